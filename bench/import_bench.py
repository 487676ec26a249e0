#!/usr/bin/env python3
"""Measures an import of invented notes (generate_notes.py): as proposals and accepted, on SQLite and
on PostgreSQL. Run by script/bench, which builds first and starts a PostgreSQL.

    script/bench import [--count 1000] [--size 27000] [--seed 1] [--record]

CPU is what the program used; the database server's own is printed beside it. --record writes the
table into docs/performance.md.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import generate_notes

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = Path(os.environ.get("RADSLAG", ROOT / "build/release/radslag")).resolve()
POSTGRES = os.environ.get("RADSLAG_TEST_PG", "")
WANTED = {"proposals": 15.0, "accepted": 45.0}  # CPU seconds for 1,000 documents
WANTED_MEMORY = 200_000  # kB
PAGE = ROOT / "docs/performance.md"
BEGIN, END = "<!-- import: written by script/bench import --record -->", "<!-- end of import -->"


def psql(url, query):
    return subprocess.run(["psql", url, "-XAtqc", query], check=True, capture_output=True,
                          text=True).stdout.strip()


def run(arguments):
    """Gives CPU and wall seconds and the greatest memory in kB of one run of the program."""
    with tempfile.TemporaryFile() as said:
        began = time.monotonic()
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            sys.exit(f"The import failed:\n{said.read().decode()[-3000:]}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss


def server_seconds():
    """CPU seconds that the PostgreSQL server's processes have used, those that ended included."""
    main = int(psql(POSTGRES, "SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1)"))
    pids = [str(main)] + subprocess.run(["pgrep", "-P", str(main)], capture_output=True,
                                        text=True).stdout.split()
    ticks = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:13] + (fields[13:15] if pid == str(main) else [])))
    return ticks / os.sysconf("SC_CLK_TCK")


class Sqlite:
    name = "SQLite"

    def __init__(self, folder):
        self.place = ["--data", folder]
        self.file = Path(folder) / "radslag.db"

    def size(self):
        return sum(p.stat().st_size for p in self.file.parent.glob("radslag.db*"))

    def count(self, query):
        import sqlite3
        with sqlite3.connect(self.file) as connection:
            return connection.execute(query).fetchone()[0]

    def server_seconds(self):
        return 0.0

    def close(self):
        pass


class Postgres:
    name = "PostgreSQL"

    def __init__(self, folder):
        self.database = f"bench_{os.getpid()}_{time.monotonic_ns()}"
        psql(POSTGRES, f"CREATE DATABASE {self.database}")
        self.url = re.sub(r"^(postgres(?:ql)?://[^/]*/)[^?]*", rf"\g<1>{self.database}", POSTGRES)
        self.place = ["--data", folder, "--database", self.url]

    def size(self):
        return int(psql(self.url, f"SELECT pg_database_size('{self.database}')"))

    def count(self, query):
        return int(psql(self.url, query))

    def server_seconds(self):
        return server_seconds()

    def close(self):
        psql(POSTGRES, f"DROP DATABASE {self.database} WITH (FORCE)")


def measure(engine_type, accept, notes, folder):
    engine = engine_type(folder)
    try:
        before = engine.server_seconds()
        cpu, wall, memory = run(["import", *engine.place, *(["--accept"] if accept else []), *notes])
        served = engine.server_seconds() - before
        table = "document" if accept else "import"
        taken = engine.count(f"SELECT count(*) FROM {table}")
        if taken != len(notes):
            sys.exit(f"{taken} of {len(notes)} documents came in")
        rows = engine.count("SELECT count(*) FROM ledger_images")
        return {"engine": engine.name, "kind": "accepted" if accept else "proposals", "cpu": cpu,
                "server": served, "wall": wall, "memory": memory, "size": engine.size(),
                "rows": rows / len(notes)}
    finally:
        engine.close()


def table(results):
    lines = ["| engine | as | CPU s | server's CPU s | wall s | peak memory MB | database MB | records a document |",
             "|---|---|---:|---:|---:|---:|---:|---:|"]
    for r in results:
        lines.append(f"| {r['engine']} | {r['kind']} | {r['cpu']:.1f} | {r['server']:.1f} | {r['wall']:.1f} "
                     f"| {r['memory'] / 1000:.0f} | {r['size'] / 1e6:.1f} | {r['rows']:.0f} |")
    return "\n".join(lines)


def processor():
    names = re.findall(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    return f"{os.cpu_count()} cores of {names[0] if names else platform.machine()}"


def record(text):
    page = PAGE.read_text() if PAGE.exists() else f"# Performance\n\n{BEGIN}\n{END}\n"
    before, rest = page.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}")


def main():
    parser = argparse.ArgumentParser(description="Measures an import of invented notes")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--size", type=int, default=27_000, help="bytes a document, about")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", action="store_true", help="write docs/performance.md")
    wishes = parser.parse_args()
    engines = [Sqlite] + ([Postgres] if POSTGRES else [])
    if not POSTGRES:
        print("NOTE: RADSLAG_TEST_PG names no PostgreSQL; SQLite only", file=sys.stderr)
    results = []
    with tempfile.TemporaryDirectory(prefix="radslag-bench-") as folder:
        notes = generate_notes.write(Path(folder) / "notes", wishes.count, wishes.seed, wishes.size)
        total = sum(p.stat().st_size for p in notes)
        for engine in engines:
            for accept in (False, True):
                results.append(measure(engine, accept, notes, f"{folder}/{engine.name}{accept}"))
                print(table(results[-1:]).splitlines()[-1], file=sys.stderr)
    load = os.getloadavg()[1]
    text = (f"{wishes.count} documents of {total / wishes.count / 1000:.1f} kB, seed {wishes.seed}; "
            f"{processor()}; load of the machine meanwhile {load:.1f}.\n\n{table(results)}")
    print(text)
    if wishes.record:
        record(text)
    share = wishes.count / 1000
    slow = [r for r in results if r["cpu"] > WANTED[r["kind"]] * share or r["memory"] > WANTED_MEMORY]
    for r in slow:
        print(f"{r['engine']}, {r['kind']}: more than wanted", file=sys.stderr)
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
