#!/usr/bin/env python3
"""Measures how many pages a second one core serves, beside nginx that gives the same bytes from a file on
the same core in the same run. Run by script/bench, which builds first.

    script/bench rates [--times 1 10 100] [--seconds 3] [--record]

The server runs on one core and the load, wrk with 16 connections, on another. The page is the latest meeting
that has been held, as the public reads it. Each figure is the median of five rounds, in turns; CPU is that of
all threads of the server. "Anew" asks at addresses that nobody has asked for, so that each page is built, and
packed to be kept. --record writes the tables into docs/performance.md.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from import_bench import processor
from pages_bench import PAGE, PROGRAM, Served, latest_held

BEGIN, END = "<!-- rates: written by script/bench rates --record -->", "<!-- end of rates -->"
ROUNDS = 5
CONNECTIONS = 16
WANTED = {"meeting, kept": 0.10, "meeting, anew": 0.3, "list of 25 rows, anew": 0.15,
          "JSON of the meeting, anew": 0.15}  # ms of CPU
WANTED_304 = 0.03  # ms of CPU more than /healthz
WANTED_GROWTH = 1.3
MOST_MEMORY = {1: 64.0, 10: 64.0, 100: 150.0}  # MB by size of the register, RssAnon + RssShmem
LIST = "/commitments?which=all"
NGINX = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors crit;
events {{ worker_connections 256; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; gzip off; gzip_static on;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi; default_type text/html; etag on;
  server {{ listen 127.0.0.1:{port}; root {folder}/files; }}
}}
"""
ASK_ANEW = """
local n = 0
local start = {start}
request = function()
  n = n + 1
  return wrk.format("GET", "{path}{sign}asked=" .. (start + n))
end
"""


class Nginx:
    """nginx on the core that the server has otherwise, with the pages as files."""

    def __init__(self, folder, port=18181):
        self.folder, self.port = Path(folder), port
        (self.folder / "files").mkdir()
        os.chmod(self.folder, 0o755)

    def start(self):
        config = self.folder / "nginx.conf"
        config.write_text(NGINX.format(folder=self.folder, port=self.port))
        self.process = subprocess.Popen(["taskset", "-c", "0", "nginx", "-e", self.folder / "errors", "-c", config])
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz").read()
                return self
            except OSError:
                time.sleep(0.05)
        sys.exit("nginx did not start: " + (self.folder / "errors").read_text())

    def cpu(self):
        """Of its worker, which is the one child."""
        (child,) = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return int(Path(f"/proc/{child}/schedstat").read_text().split()[0]) / 1e9

    def close(self):
        self.process.terminate()
        self.process.wait()


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def load(server, path, seconds, headers=(), anew=None):
    """One round of wrk: requests a second, p50, p99 (ms), CPU of the server a request (ms)."""
    command = ["taskset", "-c", "1", "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency"]
    for header in headers:
        command += ["-H", header]
    if anew:
        command += ["-s", anew]
    before = server.cpu()
    said = subprocess.run([*command, f"http://127.0.0.1:{server.port}{path}"], check=True, capture_output=True,
                          text=True).stdout
    used = server.cpu() - before
    if "Non-2xx" in said and "304" not in " ".join(headers):
        sys.exit(f"{path}: {said}")
    count = int(re.search(r"(\d+) requests in", said)[1])
    p50, p99 = (milliseconds(re.search(rf"^ +{share}% +(\S+)$", said, re.M)[1]) for share in ("50", "99"))
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), p50, p99, used / count * 1000


class Pinned(Served):
    """The program on core 0."""

    def __init__(self, data):
        super().__init__(data)
        subprocess.run(["taskset", "-a", "-p", "-c", "0", str(self.process.pid)], check=True, capture_output=True)


class Measure:
    """What is asked of one server, by name."""

    def __init__(self, server, folder):
        self.server, self.folder, self.asked = server, folder, 0
        self.page = latest_held(server)
        with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{self.page}") as answer:
            self.etag, self.bytes = answer.headers["ETag"], answer.read()
        request = urllib.request.Request(f"http://127.0.0.1:{server.port}{self.page}", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request) as answer:
            self.packed = answer.read()
        turns = json.loads(urllib.request.urlopen(f"http://127.0.0.1:{server.port}/api/v1{self.page}").read())
        self.turns = len(turns.get("turns", [])) or self.bytes.decode().count(' id="t-')
        self.cases = {
            "/healthz": ("/healthz", ()),
            "meeting, kept": (self.page, ()),
            "meeting, kept, gzip": (self.page, ("Accept-Encoding: gzip",)),
            "meeting, known already (304)": (self.page, (f"If-None-Match: {self.etag}",)),
            "meeting, anew": (self.page, None),
            "list of 25 rows, anew": (LIST, None),
            "JSON of the meeting, anew": ("/api/v1" + self.page, ()),
        }

    def round(self, name, seconds):
        path, headers = self.cases[name]
        if headers is not None:
            return load(self.server, path, seconds, headers)
        self.asked += 10_000_000
        script = Path(self.folder) / "anew.lua"
        script.write_text(ASK_ANEW.format(start=self.asked, path=path, sign="&" if "?" in path else "?"))
        return load(self.server, path, seconds, (), script)


def median(rounds):
    return tuple(map(statistics.median, zip(*rounds)))


def measure(data, folder, seconds):
    """Figures by name, of the program and of nginx with the same bytes; and the memory after it all."""
    server = Pinned(data)
    try:
        server.settle()
        asked = Measure(server, folder)
        nginx = Nginx(tempfile.mkdtemp(dir=folder))
        files = nginx.folder / "files"
        (files / "healthz").write_text("ok\n")
        (files / "page.html").write_bytes(asked.bytes)
        (files / "page.html.gz").write_bytes(asked.packed)
        nginx.start()
        same = {"meeting, kept": ("/page.html", ()), "meeting, kept, gzip": ("/page.html", ("Accept-Encoding: gzip",))}
        rounds = {name: [] for name in [*asked.cases, *(f"nginx {name}" for name in same)]}
        try:
            for _ in range(ROUNDS):
                for name in asked.cases:
                    rounds[name].append(asked.round(name, seconds))
                    if name in same:
                        path, headers = same[name]
                        rounds[f"nginx {name}"].append(load(nginx, path, seconds, headers))
        finally:
            nginx.close()
        return {name: median(some) for name, some in rounds.items()}, server.memory(), asked
    finally:
        server.close()


def table(figures, memory, asked, times):
    lines = [f"| {times}×: {asked.turns} turns, {len(asked.bytes) / 1024:.0f} kB | CPU ms | wanted | p50 ms | p99 ms | "
             "a second | of nginx |", "|---|---:|---:|---:|---:|---:|---:|"]
    for name in asked.cases:
        rate, p50, p99, cpu = figures[name]
        beside = figures.get(f"nginx {name}")
        lines.append(f"| {name} | {cpu:.3f} | {WANTED.get(name, '')} | {p50:.2f} | {p99:.2f} | {rate:.0f} | "
                     f"{f'{rate / beside[0]:.2f}' if beside else ''} |")
        if beside:
            lines.append(f"| *nginx, the same bytes* | {beside[3]:.3f} | | {beside[1]:.2f} | {beside[2]:.2f} | "
                         f"{beside[0]:.0f} | |")
    lines.append(f"\nMemory after it: RssAnon + RssShmem {memory[0]:.1f} MB, VmRSS {memory[1]:.1f} MB.")
    return "\n".join(lines)


def past(results):
    """What costs, grows or takes more than is wanted."""
    missed = []
    first, *_ = results.values()
    for times, (figures, memory, _) in results.items():
        for name, wanted in WANTED.items():
            if figures[name][3] > wanted:
                missed.append(f"{name} at {times}×: {figures[name][3]:.3f} ms for {wanted}")
            if figures[name][3] > WANTED_GROWTH * first[0][name][3]:
                missed.append(f"{name} grows by {figures[name][3] / first[0][name][3]:.2f} at {times}×")
        more = figures["meeting, known already (304)"][3] - figures["/healthz"][3]
        if more > WANTED_304:
            missed.append(f"a 304 costs {more:.3f} ms more than /healthz at {times}×")
        if memory[0] > MOST_MEMORY.get(times, 150.0):
            missed.append(f"memory at {times}×")
    return missed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--record", action="store_true")
    wishes = parser.parse_args()
    for needed in ("nginx", "wrk", "taskset"):
        if not shutil.which(needed, path=os.environ["PATH"] + ":/usr/sbin"):
            sys.exit(f"{needed} is not installed: script/bootstrap bench")
    os.environ["PATH"] += ":/usr/sbin"
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        for times in wishes.times:
            data = Path(folder) / f"register-{times}"
            subprocess.run([PROGRAM, "demo", "--data", data, "--times", str(times)], check=True)
            results[times] = measure(data, folder, wishes.seconds)
    text = "\n\n".join([f"{processor()}; load of the machine meanwhile {os.getloadavg()[1]:.1f}.",
                        *(table(*result, times) for times, result in results.items())])
    print(text)
    if wishes.record:
        before, rest = PAGE.read_text().split(BEGIN, 1)
        PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END, 1)[1]}")
    if missed := past(results):
        sys.exit("Past what is wanted: " + "; ".join(missed))


if __name__ == "__main__":
    main()
