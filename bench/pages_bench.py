#!/usr/bin/env python3
"""Measures what pages cost: CPU a request of the server, on the demonstration and on a register many
times as large. Run by script/bench, which builds first.

    script/bench pages [--times 100] [--requests 2000] [--record]

CPU is the server process's own (user and system), the median of ten rounds, answers uncompressed over one kept connection;
gzip is stated beside it. Each page is asked for as the public is given it, kept since the register
last changed; as a member who is signed in is given it once another one who may see the same has
looked; and as it is built anew for a member, once after each act (docs/decisions/0017). Growth is the
ratio between the two registers in one run. --record writes the tables into docs/performance.md.
"""

import argparse
import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from import_bench import processor

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = Path(os.environ.get("RADSLAG", ROOT / "build/release/radslag")).resolve()
PAGE = ROOT / "docs/performance.md"
BEGIN, END = "<!-- pages: written by script/bench pages --record -->", "<!-- end of pages -->"
WANTED = {"start": 0.3, "meeting": 0.3, "region": 0.3, "list": 0.15, "matter": 0.5, "dialogue": 1.0,
          "desk": 0.5}  # ms of CPU
WANTED_GROWTH = 1.3
WANTED_MEMORY = 64.0  # MB, RssAnon + RssShmem


MEMBER = "dalarna@demo.example"  # of the demonstration
MATTER = "LI2024/00412"  # the matter of the demonstration that most was said and sent of


class Served:
    """The program serving a register, and one kept connection to it."""

    def __init__(self, data, more=()):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--data", data, "--listen", "127.0.0.1:0", "--log-level", "error", *more],
            stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        self.port = int(re.search(r":(\d+)/", line).group(1))
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.headers = {}
        self.data = data
        self.asked = 0

    def sign_in(self):
        """From now on a member asks."""
        link = subprocess.run([PROGRAM, "user", "link", "--data", self.data, MEMBER], check=True,
                              capture_output=True, text=True).stdout.strip()
        self.connection.request("GET", link)
        answer = self.connection.getresponse()
        answer.read()
        self.headers["Cookie"] = answer.headers["Set-Cookie"].split(";")[0]

    def get(self, path, gzip=False):
        self.connection.request("GET", path, headers={
            **self.headers, **({"Accept-Encoding": "gzip"} if gzip else {})})
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            sys.exit(f"{path}: {answer.status}")
        return body

    def get_anew(self, path, gzip=False):
        """The same at an address that nobody has asked for, so that nothing is kept of it."""
        self.asked += 1
        return self.get(f"{path}?asked={self.asked}", gzip)

    def leads_to(self, path):
        """Where an address that names one thing sends its reader."""
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != 303:
            sys.exit(f"{path}: {answer.status}, not one that it names")
        return answer.headers["Location"]

    def cpu(self):
        """CPU seconds used so far by all threads, user and system."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def settle(self):
        """Waits until the server does nothing by itself any more: what follows a start, such as the
        figures of the dialogue and the words of inputs, is no cost of a page."""
        for _ in range(600):
            before = self.cpu()
            time.sleep(0.5)
            if self.cpu() - before < 0.005:
                return
        sys.exit("The server has not come to rest within five minutes.")

    def memory(self):
        """RssAnon + RssShmem, and VmRSS, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        of = {name: int(kb) / 1024 for name, kb in re.findall(r"(\w+):\s+(\d+) kB", status)}
        return of["RssAnon"] + of["RssShmem"], of["VmRSS"]

    def close(self):
        self.connection.close()
        self.process.terminate()
        self.process.wait()


def first_link(page, pattern):
    found = re.search(pattern, page.decode())
    if not found:
        sys.exit(f"no link like {pattern}")
    return found.group(0)


def pages_of(server):
    """The pages to measure, by name: the meeting is the latest one that has been held."""
    return {"start": "/", "meeting": latest_held(server), "region": "/regions/w",
            "list": "/meetings", "matter": server.leads_to("/matters?number=" + quote(MATTER)),
            "dialogue": "/dialogue"}


def latest_held(server):
    year = time.gmtime().tm_year
    for since in (year, year - 1, year - 2):
        listed = server.get(f"/meetings?year={since}").decode()
        held = re.search(r'href="(/meetings/[a-z2-7]{13})"(?:(?!</tr>).)*?hållet', listed, re.S)
        if held:
            return held.group(1)
    return first_link(server.get("/meetings"), r"/meetings/[a-z2-7]{13}")


def measure(servers, paths, requests, gzip, ask):
    """CPU a request in ms on each server: the median of ten rounds, in turns, since what else
    runs on the machine takes its caches and makes each change of threads dearer. `ask`: how a
    server is asked for a path."""
    rounds = 10
    taken = [[] for _ in servers]
    for _ in range(rounds):
        for i, (server, path) in enumerate(zip(servers, paths)):
            ask(server, path, gzip)
            before = server.cpu()
            for _ in range(requests // rounds):
                ask(server, path, gzip)
            taken[i].append((server.cpu() - before) / (requests // rounds) * 1000)
    return [statistics.median(some) for some in taken]


def measure_pages(servers, pages, requests, ask=Served.get):
    """For each server, by page: CPU plain, CPU with gzip, bytes."""
    figures = [{} for _ in servers]
    for name in pages[0]:
        paths = [some[name] for some in pages]
        plain = measure(servers, paths, requests, False, ask)
        gzipped = measure(servers, paths, requests, True, ask)
        for i, server in enumerate(servers):
            figures[i][name] = (plain[i], gzipped[i], len(server.get(paths[i])))
    return figures


def measure_all(registers, requests):
    """What the public is given, what a member is given, and what it costs to build that, each of both
    registers; and the memory of the last one's server after it all."""
    servers = [Served(data) for data in registers]
    try:
        pages = [pages_of(server) for server in servers]
        for server in servers:
            server.settle()
        kept = measure_pages(servers, pages, requests)
        for server in servers:
            server.sign_in()
        for_peers = measure_pages(servers, pages, requests)
        with_desk = [{**some, "desk": "/desk"} for some in pages]
        built = measure_pages(servers, with_desk, requests, Served.get_anew)
        return kept, for_peers, built, servers[-1].memory()
    finally:
        for server in servers:
            server.close()


def table(title, one, many, times):
    lines = [f"| {title} | kB | CPU ms | with gzip ms | kB at {times}× | CPU ms at {times}× | growth "
             "| wanted |", "|---|---:|---:|---:|---:|---:|---:|---:|"]
    for name in one:
        plain, gzipped, size = one[name]
        larger, _, larger_size = many[name]
        lines.append(f"| {name} | {size / 1024:.0f} | {plain:.2f} | {gzipped:.2f} | "
                     f"{larger_size / 1024:.0f} | {larger:.2f} | {larger / plain:.2f} | "
                     f"{WANTED[name]} |")
    return "\n".join(lines)


def past(one, many):
    """Names of the pages that cost or grow more than is wanted."""
    return [name for name in one if one[name][0] > WANTED[name] or
            many[name][0] > WANTED_GROWTH * one[name][0]]


def record(text):
    page = PAGE.read_text()
    before, rest = page.split(BEGIN, 1)
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END, 1)[1]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--record", action="store_true")
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        registers = [Path(folder) / "one", Path(folder) / "many"]
        subprocess.run([PROGRAM, "demo", "--data", registers[0]], check=True)
        subprocess.run([PROGRAM, "demo", "--data", registers[1], "--times", str(wishes.times)],
                       check=True)
        *measured, memory = measure_all(registers, wishes.requests)
    titles = ("kept, for the public", "kept, for members alike", "built anew, for a member")
    text = "\n".join([
        f"{processor()}; load of the machine meanwhile {os.getloadavg()[1]:.1f}.", "",
        *(line for title, (one, many) in zip(titles, measured)
          for line in (table(title, one, many, wishes.times), "")),
        f"Memory at {wishes.times}× after the run: RssAnon + RssShmem {memory[0]:.1f} MB (wanted: "
        f"under {WANTED_MEMORY:.0f}), VmRSS {memory[1]:.1f} MB."])
    print(text)
    if wishes.record:
        record(text)
    missed = [f"{name} ({title})" for title, (one, many) in zip(titles, measured)
              for name in past(one, many)]
    if memory[0] > WANTED_MEMORY:
        missed.append("memory")
    if missed:
        sys.exit(f"Past what is wanted: {', '.join(missed)}")


if __name__ == "__main__":
    main()
