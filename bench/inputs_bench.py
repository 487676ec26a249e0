#!/usr/bin/env python3
"""Measures durable inputs over HTTP: how many a second the server takes in with 1 and with 64
connections, as a ratio to the raw commits a second of the same database on the same disk in the same
run; the CPU that each costs; and that every one that was acknowledged is there once. Run by
script/bench, which builds first.

    script/bench inputs [--seconds 8] [--slower 1] [--record]

Each input is POSTed to /api/v1/inputs, and its 201 means that it is on the disk with its ledger
entry. A raw commit writes one row of 1 kB: on SQLite by python's sqlite3 with the journal as ours
(WAL, synchronous=FULL), on PostgreSQL by pgbench over one connection to the same cluster, which waits for
its disk. The rounds take turns, since the
disk and what else runs on the machine change; the median of the ratios counts. What follows an input later
(the index of search, the figures of the dialogue, the tree of the ledger) waits while others send: its CPU
is told beside.

All of it is measured on the disk that is there, and once more on one whose every sync takes `--slower`
milliseconds longer (slow_disk.c), since a disk of a server room is seldom as fast as that of a bench.
"""

import argparse
import contextlib
import itertools
import json
import os
import re
import selectors
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from import_bench import processor
from pages_bench import PAGE, PROGRAM, ROOT, Served

BEGIN, END = "<!-- inputs: written by script/bench inputs --record -->", "<!-- end of inputs -->"
WANTED = {1: 0.4, 64: 1.0}  # of the raw commits a second
WANTED_CPU = 0.25  # ms an input, where a raw commit takes less than SLOW_DISK
SLOW_DISK = 0.2  # ms a raw commit
SETTLED = 0.6  # seconds in which nothing is done, when nothing follows any more
LONGEST_FOLLOWING = 120
MAIL = "bench@example.org"
BODY = "Mätforum"
PGBENCH = "/usr/lib/postgresql/15/bin/pgbench"
RAW_COMMITS = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                         "CREATE TABLE IF NOT EXISTS raw (id INTEGER PRIMARY KEY, text TEXT)")
row, commits, begun = "x" * 1000, 0, time.monotonic()
while time.monotonic() < begun + float(sys.argv[2]):
    connection.execute("INSERT INTO raw (text) VALUES (?)", (row,))
    commits += 1
print(commits / (time.monotonic() - begun))
"""
WORDS = """tåg buss spår väg bro hamn linje trafik pendling biljett plan medel stöd skola vård bredband
kultur bygd stad skog jordbruk energi vatten klimat arbete utbildning företag forskning""".split()


def run(*arguments, **more):
    ended = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, **more)
    if ended.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))}: {ended.stderr}")
    return ended.stdout.strip()


def text_of(number):
    """Three sentences, all different, as an input has them."""
    some = [WORDS[(number * step + step) % len(WORDS)] for step in (1, 3, 5, 7, 11, 13)]
    return (f"Vi vill att {some[0]} och {some[1]} planeras tillsammans, nummer {number}. I dag är {some[2]} "
            f"ett problem för {some[3]}. Staten bör avsätta medel för {some[4]} och {some[5]} senast nästa år.")


class Sender:
    """One connection that sends inputs, each when the last is answered."""

    def __init__(self, port, token, numbers):
        self.token, self.numbers = token, numbers
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sent, self.refused, self.got = [], 0, b""

    def fileno(self):
        return self.socket.fileno()

    def send(self):
        body = json.dumps({"text": text_of(next(self.numbers)), "body": BODY, "organisation": "Region Dalarna"},
                          ensure_ascii=False).encode()
        self.socket.sendall(b"POST /api/v1/inputs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            b"Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n%s"
                            % (self.token, len(body), body))

    def hear(self):
        """Takes what has come; true once the answer is whole."""
        self.got += self.socket.recv(65536)
        head, end, body = self.got.partition(b"\r\n\r\n")
        if not end or len(body) < int(re.search(rb"(?i)content-length: (\d+)", head)[1]):
            return False
        if head.startswith(b"HTTP/1.1 201 "):
            self.sent.append(re.search(rb'"number":(\d+)', body)[1])
        else:
            self.refused += 1
        self.got = b""
        return True


def send(server, token, connections, seconds, numbers):
    """Inputs a second, CPU ms an input, numbers acknowledged, how many were refused. One thread sends over
    all connections: whatever it takes of the processors is taken from the server."""
    senders = [Sender(server.port, token, numbers) for _ in range(connections)]
    before, begun = server.cpu(), time.monotonic()
    with selectors.DefaultSelector() as waiting:
        for sender in senders:
            waiting.register(sender, selectors.EVENT_READ)
            sender.send()
        left = connections
        while left:
            for key, _ in waiting.select():
                if not key.fileobj.hear():
                    continue
                if time.monotonic() < begun + seconds:
                    key.fileobj.send()
                else:
                    left -= 1
                    waiting.unregister(key.fileobj)
    took = time.monotonic() - begun
    cpu = server.cpu() - before
    for sender in senders:
        sender.socket.close()
    sent = [number for sender in senders for number in sender.sent]
    return len(sent) / took, cpu / max(1, len(sent)) * 1000, sent, sum(sender.refused for sender in senders)


def follow(server):
    """CPU seconds until nothing follows what was sent: until the server does as good as nothing."""
    begun, ended = server.cpu(), time.monotonic() + LONGEST_FOLLOWING
    while time.monotonic() < ended:
        before = server.cpu()
        time.sleep(SETTLED)
        if server.cpu() - before < 0.05 * SETTLED:
            return before - begun
    sys.exit(f"what follows inputs was not done after {LONGEST_FOLLOWING} s")


@contextlib.contextmanager
def disk(folder, slower):
    """For programs that are started in it every sync takes so many milliseconds longer."""
    if not slower:
        yield
        return
    library = folder / "slow_disk.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", library, Path(__file__).parent / "slow_disk.c"],
                   check=True)
    for each in (folder, library):
        each.chmod(0o755)  # PostgreSQL runs as a user of its own
    os.environ.update(LD_PRELOAD=str(library), RADSLAG_SLOW_DISK=str(round(slower * 1000)))
    try:
        yield
    finally:
        del os.environ["LD_PRELOAD"], os.environ["RADSLAG_SLOW_DISK"]


class Sqlite:
    name = "SQLite"

    def __init__(self, folder):
        self.folder = folder
        self.place = ["--data", folder / "data"]

    def raw(self, seconds):
        """Commits a second."""
        return float(subprocess.run([sys.executable, "-c", RAW_COMMITS, self.folder / "raw.db", str(seconds)],
                                    check=True, capture_output=True, text=True).stdout)

    def count(self):
        rows = sqlite3.connect(self.folder / "data/radslag.db").execute("SELECT number FROM input")
        return [row[0] for row in rows]

    def close(self):
        pass


class Postgres:
    name = "PostgreSQL"

    def __init__(self, folder):
        self.folder = folder
        self.url = self.cluster("start")
        self.psql("CREATE TABLE raw (id bigserial PRIMARY KEY, text text)")
        self.place = ["--data", folder / "data", "--database", self.url]
        (folder / "raw.sql").write_text("INSERT INTO raw (text) VALUES (repeat('x', 1000));\n")

    def cluster(self, what):
        """A cluster of its own, for those of tests do not wait for the disk."""
        return subprocess.run([ROOT / "script/postgres", what, self.folder / "postgres"], check=True,
                              capture_output=True, text=True,
                              env={**os.environ, "RADSLAG_PG_FSYNC": "on"}).stdout.strip()

    def psql(self, sql):
        return subprocess.run(["psql", "-qAt", self.url, "-c", sql], check=True, capture_output=True,
                              text=True).stdout

    def raw(self, seconds):
        told = subprocess.run([PGBENCH, "-n", "-c", "1", "-T", str(max(1, round(seconds))), "-f",
                               self.folder / "raw.sql", self.url], check=True, capture_output=True,
                              text=True).stdout
        return float(re.search(r"tps = ([\d.]+)", told)[1])

    def count(self):
        return [int(line) for line in self.psql("SELECT number FROM input").split()]

    def close(self):
        self.cluster("stop")


def measure(engine, seconds):
    """Rows for the table, and what is wrong."""
    run("init", "--name", BODY, "--admin", MAIL, "--test", *engine.place)
    notes = engine.folder / "notes.txt"  # whose body the inputs are sent to
    notes.write_text("Minnesanteckningar Mätforum den 14 mars 2023\n\nNärvarande\nEva Ek, Region Dalarna\n\n"
                     "1. Inledning\nOrdföranden hälsar välkommen.\n")
    run("import", "--accept", "--body", BODY, notes, *engine.place)
    run("user", "add", MAIL, "--role", "secretary", "--body", BODY, *engine.place)
    token = run("user", "token", MAIL, *engine.place).encode()
    server = Served(*engine.place[1:2], more=engine.place[2:])
    numbers, acknowledged, refused, rounds = itertools.count(1), [], 0, {}
    try:
        send(server, token, 4, 1, numbers)  # warm
        for _ in range(4):
            for connections in WANTED:
                raw = engine.raw(seconds / 4)
                rate, cpu, sent, no = send(server, token, connections, seconds / 4, numbers)
                later = follow(server) / max(1, len(sent)) * 1000
                acknowledged += sent
                refused += no
                rounds.setdefault(connections, []).append((raw, rate, cpu, later))
    finally:
        server.close()
    wrong = [f"{refused} inputs were refused"] * (refused > 0)
    kept = sorted(engine.count())
    if len(set(kept)) != len(kept) or not set(map(int, acknowledged)) <= set(kept):
        wrong.append("an acknowledged input is not there once")
    run("check", *engine.place)  # ends the bench when it finds something
    rows = []
    for connections, some in rounds.items():
        raw, rate, cpu, later = (statistics.median(column) for column in zip(*some))
        ratio = statistics.median(rate / raw for raw, rate, *_ in some)
        rows.append((engine.name, connections, raw, rate, ratio, WANTED[connections], cpu, later))
        if 1000 / raw >= SLOW_DISK and ratio < WANTED[connections]:
            wrong.append(f"{engine.name}, {connections} connections: {ratio:.2f} of the raw commits")
        if 1000 / raw < SLOW_DISK and cpu > WANTED_CPU:
            wrong.append(f"{engine.name}, {connections} connections: {cpu:.2f} ms of CPU an input")
    return rows, wrong


def table_of(rows):
    lines = [f"{processor()}; load of the machine meanwhile {os.getloadavg()[0]:.1f}.", "",
             "| engine | connections | raw commit ms | raw commits/s | inputs/s | ratio | wanted | CPU ms an input "
             "| CPU ms that follows |", "|---|---:|---:|---:|---:|---:|---:|---:|---:|"]
    for name, connections, raw, rate, ratio, wanted, cpu, later in rows:
        lines.append(f"| {name} | {connections} | {1000 / raw:.2f} | {raw:.0f} | {rate:.0f} | {ratio:.2f} | "
                     f"{wanted} | {cpu:.2f} | {later:.2f} |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=8, help="for each number of connections")
    parser.add_argument("--slower", type=float, default=1, help="milliseconds that each sync takes longer")
    parser.add_argument("--record", action="store_true")
    wishes = parser.parse_args()
    rows, wrong = [], []
    for slower, make in itertools.product((0, wishes.slower), (Sqlite, Postgres)):
        with tempfile.TemporaryDirectory(dir=os.environ.get("RADSLAG_BENCH_DIR")) as folder, \
                disk(Path(folder), slower):
            engine = make(Path(folder))
            try:
                some, amiss = measure(engine, wishes.seconds)
            finally:
                engine.close()
            rows += some
            wrong += amiss
    table = table_of(rows)
    print(table)
    if wishes.record:
        page = PAGE.read_text()
        page = re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: f"{BEGIN}\n{table}\n{END}", page,
                      flags=re.S)
        PAGE.write_text(page)
    for line in wrong:
        print("FALLS SHORT:", line, file=sys.stderr)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
