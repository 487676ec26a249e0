"""One bit after another is turned over behind the program's back: in fields of records, in the ledger and
its tree, in documents and their texts. `radslag verify` finds each and names the row, the entry or the
document. What is derived, or lasts for a while only, is turned over as well and counted apart: indexes and
sort keys, search, sessions, jobs. RADSLAG_LONG turns over 10,000."""

import random
import shutil
import sqlite3
import subprocess
import tempfile
import unittest
from collections import Counter
from pathlib import Path

from colleagues import MEMBER
from forms_test import MAIL, TODAY, Client
from forum import LONG, ROOT, Serving, run
from inputs_test import BODY, Loop, founded

FLIPS = 10_000 if LONG else 60
LEDGER = ("ledger_entries", "ledger_images", "ledger_nodes")


class Place:
    """Where a bit can be turned over: one value of a row, or the bytes of a file."""

    def __init__(self, kind, size, table="", key=(), column="", file=None):
        self.kind, self.size, self.table, self.key, self.column, self.file = kind, size, table, key, column, file


class BitFlipsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="radslag-flips-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.forum = founded(cls.folder)
        run("user", "add", MEMBER, "--role", "member", "--party", "Region Skåne", *cls.forum.place())
        with Serving(cls.forum, "--today", TODAY) as server:
            body = cls.forum.rows(f"SELECT id FROM body WHERE name = '{BODY}'")[0][0]
            loop = Loop(Client(server.port, mail=MAIL), body)
            loop.authorities = lambda one: cls.forum.rows(
                "SELECT o.name, o.id FROM input_authority a JOIN organisation o ON o.id = a.organisation "
                f"WHERE a.input = '{one}'")
            loop.do("/organisations/new", name="Vägverket i norr", other_names="")
            for number in range(6):
                one = loop.send(f"Inspel {number} om salt och grus.", title=f"Salt {number}")
                loop.ask(one, "Vägverket i norr")
                loop.answer(one, "Vägverket i norr", "not_used", f"Nej {number}.")
        ended = run("verify", *cls.forum.place())
        if ended.status != 0:
            raise AssertionError(repr(ended))
        cls.database = sqlite3.connect(cls.forum.folder / "radslag.db", isolation_level=None)
        cls.addClassCleanup(cls.database.close)
        for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON",
                       "synchronous = OFF"):
            cls.database.execute("PRAGMA " + pragma)
        cls.places = list(cls.all_places())

    @classmethod
    def kind_of(cls, table, column, recorded):
        if table in LEDGER:
            return "ledger"
        if column == "sort_key":
            return "derived"
        if table in recorded:
            return "record"
        return "document" if table == "document_text" else "derived"

    @classmethod
    def all_places(cls):
        recorded = {name for (name,) in cls.database.execute("SELECT DISTINCT table_name FROM ledger_images")}
        tables = [row[1] for row in cls.database.execute("PRAGMA table_list")
                  if row[0] == "main" and row[2] == "table" and not row[1].startswith("sqlite_")]
        for table in tables:
            columns = [(row[1], row[5]) for row in cls.database.execute(f'PRAGMA table_info("{table}")')]
            key = [name for name, place in sorted(columns, key=lambda each: each[1]) if place]
            if not key:
                continue
            for column, _ in columns:
                kind = cls.kind_of(table, column, recorded)
                for size, *values in cls.database.execute(
                        f'SELECT CASE typeof("{column}") WHEN \'integer\' THEN 8 ELSE length(CAST("{column}" AS '
                        f'BLOB)) END, {", ".join(key)} FROM "{table}" WHERE "{column}" IS NOT NULL'):
                    if size:
                        yield Place(kind, size, table, tuple(zip(key, values)), column)
        for file in sorted((cls.forum.folder / "documents").rglob("*")):
            if file.is_file():
                yield Place("document", file.stat().st_size, file=file)

    def turned_over(self, place, draw):
        """Turns a bit over and gives what turns it back; nothing where another row has that key."""
        if place.file:
            bytes_ = bytearray(place.file.read_bytes())
            bytes_[draw.randrange(len(bytes_))] ^= 1 << draw.randrange(8)
            whole = place.file.read_bytes()
            mode = place.file.stat().st_mode
            place.file.chmod(0o600)
            place.file.write_bytes(bytes_)

            def back():
                place.file.write_bytes(whole)
                place.file.chmod(mode)
            return back
        where = " AND ".join(f'"{name}" = ?' for name, _ in place.key)
        keys = [value for _, value in place.key]
        old, kind = self.database.execute(
            f'SELECT CAST("{place.column}" AS BLOB), typeof("{place.column}") FROM "{place.table}" WHERE {where}',
            keys).fetchone()
        if kind == "integer":
            number = int(old)
            fresh, value = number ^ (1 << draw.randrange(62)), "?"
            old = number
        else:
            fresh = bytearray(old)
            fresh[draw.randrange(len(fresh))] ^= 1 << draw.randrange(8)
            fresh, value = bytes(fresh), "?" if kind == "blob" else "CAST(? AS TEXT)"
        update = f'UPDATE "{place.table}" SET "{place.column}" = {value} WHERE '
        try:
            self.database.execute(update + where, [fresh, *keys])
        except sqlite3.IntegrityError:
            return None
        conditions, values = [], []
        for name, known in place.key:
            conditions.append(f'"{name}" = {value}' if name == place.column else f'"{name}" = ?')
            values.append(fresh if name == place.column else known)
        return lambda: self.database.execute(update + " AND ".join(conditions), [old, *values])

    def names(self, place, said):
        """Whether what is said leads to the place."""
        if place.kind == "ledger":
            return "ledger" in said or "written by no act" in said
        if place.file:
            return "The original of" in said
        if place.kind == "document":
            return "text of" in said
        # The one row of the forum is read before anything else, and needs no name.
        return place.table in said and (place.table == "forum" or dict(place.key).get("id", "") in said)

    def test_each_bit_that_is_turned_over_is_found_and_named(self):
        draw = random.Random(20261128)
        by_kind = {}
        for place in self.places:
            by_kind.setdefault(place.kind, []).append(place)
        self.assertEqual(set(by_kind), {"record", "ledger", "document", "derived"})
        weights = {kind: [place.size for place in places] for kind, places in by_kind.items()}
        done, apart = Counter(), Counter()
        while sum(done.values()) < FLIPS:
            kind = draw.choice(("record", "ledger", "document"))
            place = draw.choices(by_kind[kind], weights[kind])[0]
            back = self.turned_over(place, draw)
            if back is None:
                apart["refused by the database"] += 1
                continue
            try:
                ended = run("verify", *self.forum.place())
                self.assertEqual(ended.status, 1, f"{place.__dict__} was not found: {ended!r}")
                self.assertTrue(self.names(place, ended.said), f"{place.__dict__} was not named: {ended!r}")
            finally:
                back()
            done[place.file and "file" or place.table] += 1
        for _ in range(FLIPS // 20):
            place = draw.choices(by_kind["derived"], weights["derived"])[0]
            if back := self.turned_over(place, draw):
                apart["derived, found" if run("verify", *self.forum.place()).status else "derived, passed over"] += 1
                back()
        self.assertEqual(run("verify", *self.forum.place()).status, 0)
        print(f"\n    {sum(done.values())} bits: {dict(done)}; apart: {dict(apart)}")


if __name__ == "__main__":
    unittest.main()
