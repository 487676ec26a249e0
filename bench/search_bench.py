#!/usr/bin/env python3
"""Measures what a search takes: the time to its answer over one kept connection, on a register many times
as large as the demonstration. Run by script/bench, which builds first.

    script/bench search [--times 100] [--rounds 40] [--data DIR] [--database postgresql://...]

Words are taken by how many of the entries have them: in most, in 10 %, 1 % and 0.1 % of them, and three words
together. Each is asked with another page of the answer out of reach each time, so that nothing is kept of it.
"""

import argparse
import http.client
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

from import_bench import processor
from pages_bench import PROGRAM

WANTED = {"sqlite": {"most": 10, "three words": 20}, "postgresql": {"most": 20}}  # ms, p95; others below
WANTED_OTHERWISE = {"sqlite": 20, "postgresql": 60}
QUESTIONS = {"most": dict(q="och"), "10 %": dict(q="kommun"), "1 %": dict(q="bredband"), "0.1 %": dict(q="arbetsmarknadsdepartementet"),
             "three words": dict(q="region väg behov"), "a word and two filters": dict(q="väg", organisation="Region Dalarna", **{"from": "2016"}),
             "phrase": dict(q='"tar med sig"'), "beginning": dict(q="infra*"), "newest first": dict(q="och", sort="date"),
             "nothing, with a suggestion": dict(q="livsmedesl")}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--database")
    wishes = parser.parse_args()
    engine = "postgresql" if wishes.database else "sqlite"
    place = ["--database", wishes.database] if wishes.database else []
    with tempfile.TemporaryDirectory() as folder:
        data = wishes.data or Path(folder) / "many"
        if not wishes.data:
            subprocess.run([PROGRAM, "demo", "--data", data, "--times", str(wishes.times), *place], check=True)
            subprocess.run([PROGRAM, "reindex", "--data", data, *place], check=True)
        server = subprocess.Popen([PROGRAM, "serve", "--data", data, *place, "--listen", "127.0.0.1:0",
                                   "--log-level", "error"], stderr=subprocess.PIPE, text=True)
        try:
            port = int(re.search(r":(\d+)/", server.stderr.readline()).group(1))
            time.sleep(3)
            missed = measure(http.client.HTTPConnection("127.0.0.1", port, timeout=60), engine, wishes.rounds)
        finally:
            server.terminate()
            server.wait()
    if missed:
        sys.exit(f"Past what is wanted: {', '.join(missed)}")


def measure(connection, engine, rounds):
    """Prints a line a question; gives those that take longer than is wanted."""
    print(f"{processor()}; {engine}\n\n| question | hits | median ms | p95 ms | wanted |\n|---|---:|---:|---:|---:|")
    missed = []
    for name, asked in QUESTIONS.items():
        taken, body = [], ""
        for round_ in range(rounds):
            started = time.perf_counter()
            connection.request("GET", "/search?" + urlencode({**asked, "lang": "en", "asked": round_}))
            body = connection.getresponse().read().decode()
            taken.append((time.perf_counter() - started) * 1000)
        found = re.search(r'role="status">([^<]*?) hits?<', body)
        late = statistics.quantiles(taken[2:], n=20)[-1]
        wanted = WANTED[engine].get(name, WANTED_OTHERWISE[engine])
        print(f"| {name} | {found.group(1) if found else '?'} | {statistics.median(taken):.1f} | {late:.1f} | {wanted} |")
        if late > wanted:
            missed.append(name)
    return missed


if __name__ == "__main__":
    main()
