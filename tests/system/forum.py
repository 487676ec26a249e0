"""A forum in a folder of its own, worked by the real program: what the tests of the whole program
share. The program is $RADSLAG; PostgreSQL, where there is one, $RADSLAG_TEST_PG."""

import http.client
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import uuid
from pathlib import Path

ROOT = Path(os.environ.get("RADSLAG_SOURCE", Path(__file__).resolve().parents[2]))
PROGRAM = Path(os.environ.get("RADSLAG", ROOT / "build/release/radslag")).resolve()
POSTGRES = os.environ.get("RADSLAG_TEST_PG", "")
# script/test always starts one; a single test may be run without.
# script/test starts a PostgreSQL always; this is for who runs one file by hand without.
needs_postgres = unittest.skipUnless(POSTGRES, "no PostgreSQL: set RADSLAG_TEST_PG")
LONG = os.environ.get("RADSLAG_LONG", "") == "yes"
# A folder that keeps the statements that every served forum has prepared, for plans.py.
STATEMENTS = os.environ.get("RADSLAG_STATEMENTS", "")

sys.path.insert(0, str(ROOT / "bench"))
import generate_notes  # noqa: E402, F401: for the tests that need many notes


def is_sanitized():
    """Whether the program was built with AddressSanitizer, which takes memory and time of its own."""
    return b"__asan_init" in PROGRAM.read_bytes()


def environment(language):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    return {**kept, "LANG": {"sv": "sv_SE.UTF-8", "en": "en_GB.UTF-8"}[language]}


class Ended:
    """How a command ended: status, what it printed and said, and its greatest memory in kB."""

    def __init__(self, status, out, said, memory):
        self.status, self.out, self.said, self.memory = status, out, said, memory

    def __repr__(self):
        return f"status {self.status}\n{self.out[-2000:]}\n{self.said[-4000:]}"


def run(*arguments, language="en", timeout=300):
    """Runs the program to its end."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL,
                                   stdout=out, stderr=said, env=environment(language))
        watch = threading.Timer(timeout, process.kill)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        watch.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), said.seek(0)
        return Ended(process.returncode, out.read().decode(), said.read().decode("utf-8", "backslashreplace"),
                     usage.ru_maxrss)


class Forum:
    """A register in a folder. With `database`, its rows stand in PostgreSQL."""

    def __init__(self, folder, database=None):
        self.folder, self.database = Path(folder), database

    def place(self):
        return ["--data", self.folder] + (["--database", self.database] if self.database else [])

    def command(self, name, *arguments, **how):
        return run(name, *self.place(), *arguments, **how)

    def take_in(self, *files, visibility="public", **how):
        """Imports with --accept."""
        return self.command("import", "--accept", "--visibility", visibility, *files, **how)

    def rows(self, query):
        if self.database:
            answer = subprocess.run(["psql", self.database, "-XAtq", "-F", "\t", "-c", query],
                                    check=True, capture_output=True, text=True).stdout
            return [tuple(line.split("\t")) for line in answer.splitlines()]
        with sqlite3.connect(f"file:{self.folder}/radslag.db?mode=ro", uri=True) as connection:
            return [tuple(map(str, row)) for row in connection.execute(query)]

    def tables(self):
        if not self.database and not (self.folder / "radslag.db").exists():
            return []  # killed before there was anything
        source = ("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' "
                  "AND table_type = 'BASE TABLE'"
                  if self.database else
                  "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        # The index of words is each engine's own.
        return sorted(name for (name,) in self.rows(source) if not name.startswith("search_index"))

    def counts(self):
        """Rows by table."""
        union = " UNION ALL ".join(f"SELECT '{t}', count(*) FROM {t}" for t in self.tables())
        return {table: int(count) for table, count in self.rows(union)}

    def count(self, table):
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])

    def kept_documents(self):
        """Names of the originals. What a killed import was writing (".part") is none yet."""
        return sorted(p.name for p in (self.folder / "documents").rglob("*")
                      if p.is_file() and p.suffix != ".part")


class Serving:
    """The forum, served on a free port until the `with` ends."""

    def __init__(self, forum, *arguments, environment=()):
        self.forum, self.arguments, self.environment = forum, arguments, dict(environment)

    def __enter__(self):
        self.log = tempfile.TemporaryFile()
        self.started = time.monotonic()
        if STATEMENTS and "--log-level" not in self.arguments:
            self.arguments = [*self.arguments, "--log-level", "debug"]
        self.process = subprocess.Popen(
            [PROGRAM, "serve", *map(str, self.forum.place()), "--listen", "127.0.0.1:0",
             *self.arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=self.log, env={**environment("en"), **self.environment})
        try:
            self.port = self.wait_for_port()
        except BaseException:
            self.process.kill()
            raise
        return self

    def wait_for_port(self):
        while time.monotonic() < self.started + 60:
            found = re.search(r"(?:served|listens) at http://[^ :]*:(\d+)/\n", self.said())
            if found:
                return int(found[1])
            if self.process.poll() is not None:
                break
            time.sleep(0.002)
        raise AssertionError("The server did not start:\n" + self.said())

    def said(self):
        return os.pread(self.log.fileno(), 1 << 24, 0).decode()

    def get(self, path, language=None, headers=None, method="GET"):
        """The response, with its body as `.text`."""
        headers = dict(headers or {})
        if language:
            headers["Accept-Language"] = language
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, headers=headers)
            response = connection.getresponse()
            response.body = response.read()
            response.text = response.body.decode("utf-8", "replace")
            return response
        finally:
            connection.close()

    def memory(self):
        """What /proc tells of the process's memory, in kB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return {key: int(value) for key, value in re.findall(r"^(\w+):\s+(\d+) kB$", status, re.M)}

    def stop(self):
        """Asks it to stop, and gives its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if STATEMENTS and not self.log.closed:
            engine = "postgres" if self.forum.database else "sqlite"
            with open(f"{STATEMENTS}/{engine}-{uuid.uuid4().hex}", "w") as kept:
                kept.writelines(line for line in self.said().splitlines(keepends=True)
                                if '"statement prepared"' in line)
        self.log.close()


def psql(command):
    subprocess.run(["psql", POSTGRES, "-Xq", "-c", command], check=True, capture_output=True)


def new_database(clean_up):
    """The address of an empty database, which what is handed to `clean_up` drops."""
    name = "test_" + uuid.uuid4().hex
    psql(f"CREATE DATABASE {name}")
    clean_up(psql, f"DROP DATABASE {name} WITH (FORCE)")
    return re.sub(r"^(postgres(?:ql)?://[^/]*/)[^?]*", rf"\g<1>{name}", POSTGRES)


class Case(unittest.TestCase):
    """A test with a folder of its own, `self.folder`."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="radslag-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def forum(self, name="data"):
        return Forum(self.folder / name)

    def forum_on_postgres(self, name="data"):
        """A forum in a database of its own, which is dropped at the end."""
        if not POSTGRES:
            self.skipTest("RADSLAG_TEST_PG names no PostgreSQL")
        return Forum(self.folder / name, new_database(self.addCleanup))

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def assert_done(self, ended):
        self.assertEqual(ended.status, 0, ended)
        return ended

    def assert_failed(self, ended):
        self.assertEqual(ended.status, 1, ended)
        return ended

    def assert_checks_clean(self, forum):
        ended = self.assert_done(forum.command("check"))
        self.assertRegex(ended.said, r"(?m)^0 findings\.$")
