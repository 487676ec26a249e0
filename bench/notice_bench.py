#!/usr/bin/env python3
"""Measures the notice of a meeting: what a PDF of 60 pages with 20 documents takes in time, CPU and
memory of all programs that make it, and how fast the server gives ordinary pages meanwhile. Run by
script/bench, which builds first.

    script/bench notice [--rounds 6] [--record]

Each of the documents has two or three pages and a picture of noise, 0.7 MB that nothing makes smaller.
Each round first asks for pages while nothing is printed, then while one notice is made: 100 a second,
as the public and as a member in turns, timed from when each was to be asked for. --record writes the
table into docs/performance.md.
"""

import argparse
import multiprocessing
import os
import random
import re
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time
import uuid
import zlib
from pathlib import Path

from import_bench import processor
from pages_bench import PAGE, PROGRAM, ROOT, Served, pages_of

sys.path.append(str(ROOT / "tests/system"))
from attachments_test import multipart  # noqa: E402
from forms_test import Client, Page  # noqa: E402

BEGIN, END = "<!-- notice: written by script/bench notice --record -->", "<!-- end of notice -->"
SECRETARY = "kansli@demo.example"  # of the demonstration
PAGES = [3] * 17 + [2] * 3  # of the documents; with our own 60
RATE = 100  # pages a second
ASKED_AGAIN = 1.0  # seconds between two questions whether it is there, as a reader asks
QUIET = 8  # seconds of a round in which nothing is printed
WANTED = 1.5  # times the 99th percentile of the quiet part


def noise(seed):
    """A PNG of 600 times 400 points, no two alike."""
    rows = b"".join(b"\0" + random.Random(seed * 1000 + row).randbytes(1800) for row in range(400))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 600, 400, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def document(number, pages):
    """A PDF as an office makes it: text, fonts and a picture."""
    text = "<p>Regionerna har svarat på frågan om underlaget, och svaren är olika långa.</p>" * 12
    html = "".join(f'<h1 style="break-before: page">Underlag {number}, del {page + 1}</h1>{text}'
                   for page in range(pages)) + '<img src="http://radslag.invalid/bild.png" width="400">'
    parts = b"".join(b"%s %d\n%s" % (name, len(content), content) for name, content in
                     ((b"document", html.encode()), (b"style", b""), (b"/bild.png", noise(number))))
    return subprocess.run([PROGRAM.parent / "radslag-print"], input=parts, check=True, capture_output=True).stdout


def signed_in(server, mail):
    """Somebody of the demonstration, by a link."""
    client = Client(server.port, like=argparse.Namespace(cookies={}))
    link = subprocess.run([PROGRAM, "user", "link", "--data", server.data, mail], check=True,
                          capture_output=True, text=True).stdout.strip()
    client.get(link)
    return client


def meeting(client, body, documents):
    """A meeting to come with ten points and all documents; gives its address."""
    def fill(action, **fields):
        return {**Page(client.get(action).text).values_of(action), **fields}

    def post(action, fields, *files):
        answer = client.ask("POST", action, *multipart(fields, files)) if files else client.post(action, fields)
        if answer.status != 303:
            sys.exit(f"{action}: {answer.status} {Page(answer.text).errors}")
        return answer.getheader("Location")
    day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 30 * 86400))
    place = post("/meetings/new", fill("/meetings/new", body=body, title=f"Mätmöte {uuid.uuid4().hex[:6]}", day=day,
                                       start_time="09:00", end_time="16:00", venue="Falun"))
    place = re.match(r"/meetings/[a-z2-7]{13}", place)[0]
    for number in range(1, 11):
        action = f"{place}/points/new"
        post(action, fill(action, number=str(number), title=f"Punkt om underlag {number}", dialogue="on",
                          planned_minutes="30", expected_outcome="Underlaget är känt."))
    action = f"{place}/attachments"
    page = Page(client.get(action).text)
    points = re.findall(r'<option value="([a-z2-7]{13})"', page.text)
    for number, content in enumerate(documents):
        post(action, {**page.values_of(action), "point": points[number // 2], "title": f"Underlag {number + 1}"},
             (f"underlag {number + 1}.pdf", content))
    return place


class Children:
    """Watches the programs that a process starts: the greatest memory of each kind, in MB."""

    def __init__(self, pid):
        self.pid, self.memory, self.ended = pid, {}, threading.Event()
        self.thread = threading.Thread(target=self.watch)

    def watch(self):
        while not self.ended.wait(0.02):
            for task in Path(f"/proc/{self.pid}/task").glob("*/children"):
                try:
                    children = task.read_text().split()
                except OSError:
                    continue
                for child in children:
                    self.look_at(child)

    def look_at(self, child):
        try:
            program = Path(f"/proc/{child}/cmdline").read_bytes()
            status = Path(f"/proc/{child}/status").read_text()
        except OSError:
            return
        peak = re.search(r"VmHWM:\s+(\d+) kB", status)
        kind = next((kind for kind in ("measure", "join", "radslag-print") if kind.encode() in program), None)
        if peak and kind:
            self.memory[kind] = max(self.memory.get(kind, 0), int(peak[1]) / 1024)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()


def cpu_of_children(pid):
    """Seconds that ended children used, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def make(client, place, language):
    """Asks for a notice until it is there; gives seconds and the PDF."""
    began = time.monotonic()
    while time.monotonic() < began + 120:
        answer = client.get(f"{place}/agenda.pdf?lang={language}")
        if answer.status == 200:
            return time.monotonic() - began, answer.body
        if answer.status != 202:
            sys.exit(f"{place}/agenda.pdf: {answer.status}")
        time.sleep(ASKED_AGAIN)
    sys.exit("the notice never came")


def ask_pages(port, cookies, paths, ended, took):
    """Asks for pages at a steady rate until told to end; sends the seconds that each took, counted from
    when it was to be asked for."""
    clients = [Client(port, like=argparse.Namespace(cookies=cookie)) for cookie in cookies]
    times, due = [], time.monotonic()
    while not ended.is_set():
        due += 1 / RATE
        time.sleep(max(0, due - time.monotonic()))
        answer = clients[len(times) % len(clients)].get(paths[len(times) % len(paths)])
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}")
        times.append(time.monotonic() - due)
    took.put(times)


class Asking:
    """Asks for pages, from a process of its own, as long as the `with` lasts; then `times`."""

    def __init__(self, *what):
        self.ended, self.took = multiprocessing.Event(), multiprocessing.Queue()
        self.process = multiprocessing.Process(target=ask_pages, args=(*what, self.ended, self.took))

    def __enter__(self):
        self.process.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.times = self.took.get(timeout=30)
        self.process.join()


def percentile(times, share):
    return sorted(times)[int(len(times) * share)] * 1000


def measure(server, documents, rounds):
    """What each notice took, the greatest memory by program, and times of pages, quiet and meanwhile."""
    secretary, member = signed_in(server, SECRETARY), signed_in(server, "dalarna@demo.example")
    body = re.search(r'<option value="([a-z2-7]{13})"', secretary.get("/meetings/new").text)[1]
    places = [meeting(secretary, body, documents) for _ in range((rounds + 1) // 2)]
    what = (server.port, [{}, member.cookies], list(pages_of(server).values()))
    made, quiet, meanwhile = [], [], []
    with Children(server.process.pid) as children:
        for number in range(rounds):
            with Asking(*what) as asking:
                time.sleep(QUIET)
            quiet += asking.times
            before = cpu_of_children(server.process.pid)
            with Asking(*what) as asking:
                seconds, pdf = make(secretary, places[number // 2], ("sv", "en")[number % 2])
            meanwhile += asking.times
            made.append((seconds, cpu_of_children(server.process.pid) - before, pdf))
    return made, children.memory, quiet, meanwhile


def table(documents, made, memory, server, quiet, meanwhile):
    pages = re.search(r"Pages: +(\d+)", subprocess.run(["pdfinfo", "-"], input=made[0][2], check=True,
                                                       capture_output=True).stdout.decode())[1]
    middle = [statistics.median(figures) for figures in list(zip(*made))[:2]]
    lines = [f"{processor()}; load of the machine meanwhile {os.getloadavg()[1]:.1f}. {pages} pages, {len(documents)} "
             f"documents of {sum(map(len, documents)) / 1e6:.1f} MB together; the PDF has {len(made[0][2]) / 1e6:.1f} MB. "
             f"Medians of {len(made)}.", "",
             "| a notice takes | |", "|---|---:|",
             f"| from the first request to the PDF | {middle[0]:.1f} s |",
             f"| CPU of the programs that make it | {middle[1]:.1f} s |",
             f"| peak memory of `radslag-print` | {memory['radslag-print']:.0f} MB |",
             f"| peak memory of `radslag-read measure`, the documents one after the other | {memory['measure']:.0f} MB |",
             f"| peak memory of `radslag-read join`, all documents in it | {memory['join']:.0f} MB |",
             f"| peak memory of the server, RssAnon + RssShmem after it all | {server.memory()[0]:.0f} MB |", "",
             f"| ordinary pages, {RATE} a second | median ms | 99th percentile ms |", "|---|---:|---:|"]
    for name, times in (("while nothing is printed", quiet), ("while a notice is made", meanwhile)):
        lines.append(f"| {name} ({len(times)}) | {percentile(times, 0.5):.2f} | {percentile(times, 0.99):.2f} |")
    ratio = percentile(meanwhile, 0.99) / percentile(quiet, 0.99)
    lines.append(f"| ratio (wanted: at most {WANTED}) | {percentile(meanwhile, 0.5) / percentile(quiet, 0.5):.2f} | "
                 f"{ratio:.2f} |")
    return "\n".join(lines), ratio


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--record", action="store_true")
    wishes = parser.parse_args()
    documents = [document(number, pages) for number, pages in enumerate(PAGES)]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([PROGRAM, "demo", "--data", folder], check=True)
        server = Served(folder)
        try:
            made, memory, quiet, meanwhile = measure(server, documents, wishes.rounds)
            text, ratio = table(documents, made, memory, server, quiet, meanwhile)
        finally:
            server.close()
    print(text)
    if wishes.record:
        before, rest = PAGE.read_text().split(BEGIN, 1)
        PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END, 1)[1]}")
    if ratio > WANTED:
        sys.exit("Past what is wanted: the 99th percentile of ordinary pages")


if __name__ == "__main__":
    main()
