"""Databases of older programs are brought up, those of newer ones are refused with a sentence."""

import hashlib
import re
import sqlite3
import unittest

from commands_test import NOTES
from forum import ROOT, Case


def migrations():
    """All of the program, (number, name, SQL), in their order."""
    files = [p for p in (ROOT / "src").rglob("migrations/*.sql") if "testdata" not in p.parts]
    return sorted((int(p.stem[:4]), p.stem, p.read_text()) for p in files)


def for_sqlite(sql):
    """A migration without what stands in it for PostgreSQL alone (docs/sql.md)."""
    return re.sub(r"-- on PostgreSQL:\n.*?(?=-- on (?:both|SQLite):)", "", sql, flags=re.S)


class OldDatabases(Case):
    def made_by_a_program_that_knew(self, count):
        """A register whose database has the first `count` migrations."""
        forum = self.forum(f"of-{count}")
        forum.folder.mkdir()
        with sqlite3.connect(forum.folder / "radslag.db") as connection:
            connection.execute("CREATE TABLE schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
                               "checksum TEXT NOT NULL, ran_at TEXT NOT NULL) STRICT")
            for number, name, sql in migrations()[:count]:
                connection.executescript(for_sqlite(sql))
                connection.execute("INSERT INTO schema_migrations VALUES (?, ?, ?, ?)",
                                   (number, name, hashlib.sha256(sql.encode()).hexdigest(),
                                    "2020-01-01T00:00:00.000Z"))
        connection.close()
        return forum

    def test_every_older_database_is_brought_up_after_a_copy(self):
        known = migrations()
        self.assertGreater(len(known), 10)
        for count in range(1, len(known)):
            with self.subTest(migrations=count):
                forum = self.made_by_a_program_that_knew(count)
                ended = self.assert_done(forum.command("migrate"))
                last, newest = known[count - 1][0], known[-1][0]
                self.assertIn(f"The tables went from {last} to {newest}.", ended.said)
                self.assertTrue((forum.folder / f"radslag.db.before-{known[count][0]:04}").exists())
                self.assertIn("up to date", self.assert_done(forum.command("migrate")).said)

    def test_what_an_older_program_wrote_stays_and_work_goes_on(self):
        whole = self.forum("whole")
        self.assert_done(whole.command("migrate"))
        forum = self.made_by_a_program_that_knew(len(migrations()) - 1)
        self.assert_done(forum.take_in(self.file("vägar.txt", NOTES)))
        self.assertEqual(forum.tables(), whole.tables())
        self.assertEqual(forum.count("document"), 1)
        self.assert_checks_clean(forum)

    def refused(self, forum, change):
        before = self.rows_of(forum, change)
        for command in (["migrate"], ["check"], ["import", self.file("vägar.txt", NOTES)]):
            with self.subTest(command[0]):
                ended = self.assert_failed(forum.command(*command))
                self.assertRegex(ended.said, r"Install (that|the) version")
        self.assertEqual(self.rows_of(forum, None), before)
        self.assert_done(forum.command("backup", self.folder / "copy.zip"))  # a copy is always given

    def rows_of(self, forum, change):
        with sqlite3.connect(forum.folder / "radslag.db") as connection:
            if change:
                connection.execute(change)
            rows = connection.execute("SELECT * FROM schema_migrations").fetchall()
        connection.close()
        return rows

    def test_a_newer_database_is_refused_with_the_way_out(self):
        forum = self.forum()
        self.assert_done(forum.command("migrate"))
        self.refused(forum, "INSERT INTO schema_migrations VALUES (9999, '9999_later', '', '')")

    def test_a_database_with_another_history_is_refused(self):
        forum = self.forum()
        self.assert_done(forum.command("migrate"))
        self.refused(forum, "UPDATE schema_migrations SET checksum = 'other' WHERE number = 3")

    def test_postgres_is_refused_and_brought_up_alike(self):
        forum = self.forum_on_postgres()
        said = self.assert_done(forum.command("migrate")).said
        self.assertRegex(said, r"went from 0 to \d+")
        forum.rows("INSERT INTO schema_migrations VALUES (9999, '9999_later', '', '')")
        ended = self.assert_failed(forum.command("migrate"))
        self.assertTrue(re.search("newer version", ended.said), ended)


if __name__ == "__main__":
    unittest.main()
