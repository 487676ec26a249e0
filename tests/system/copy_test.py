"""A register moves from SQLite to PostgreSQL and back: all of it is there, it goes on where it was, and
what cannot be copied changes nothing."""

import re
import shutil
import tempfile
import unittest

from forum import Case, Forum, Serving, needs_postgres, new_database, run

PAGES = ("/", "/meetings", "/regions/w", "/inputs", "/commitments")
TODAY = ("--today", "2026-03-10")


@needs_postgres
class CopyTest(Case):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.mkdtemp(prefix="radslag-copy-")
        cls.addClassCleanup(shutil.rmtree, folder)
        cls.here = Forum(f"{folder}/here")
        ended = cls.here.command("demo")
        if ended.status != 0:
            raise AssertionError(repr(ended))

    def setUp(self):
        super().setUp()
        self.there = Forum(self.here.folder, new_database(self.addCleanup))

    def assert_status(self, status, ended):
        self.assertEqual(ended.status, status, ended)
        return ended

    def copy(self, source, to, status=0):
        return self.assert_status(status, source.command("copy", "--to", to))

    def pages(self, forum):
        with Serving(forum, *TODAY) as server:
            return [server.get(page, "sv").text for page in PAGES]

    def hits(self, forum):
        """What search finds, once its index is made."""
        self.assert_status(0, forum.command("reindex"))
        with Serving(forum, *TODAY) as server:
            page = server.get("/search?q=v%C3%A4gar", "sv").text
        found = re.findall(r'href="(/(?:meetings|inputs|matters)/[^"]+)"', page.split("<main")[1])
        self.assertGreater(len(found), 5)
        return found

    def test_there_and_back_it_is_the_same(self):
        out = self.copy(self.here, self.there.database).out
        back = Forum(self.folder / "back")
        self.assertEqual(self.copy(self.there, back.folder).out, out, "the same counts and checksums")
        rows = {line.split("\t")[0]: int(line.split("\t")[1]) for line in out.splitlines()}
        self.assertEqual({table: rows[table] for table in ("turn", "input", "ledger_entries")},
                         {table: self.here.count(table) for table in ("turn", "input", "ledger_entries")})
        self.assertGreater(rows["turn"], 500)
        for forum in (self.there, back):
            self.assertIn("0 findings", self.assert_status(0, forum.command("check")).said)
        self.assertEqual(self.pages(self.there), self.pages(self.here))
        self.assertEqual(self.hits(self.there), self.hits(self.here))
        self.assertEqual(self.pages(back), self.pages(self.here))
        self.assertEqual(back.kept_documents(), self.here.kept_documents())

    def test_it_goes_on_after_the_last_act(self):
        self.copy(self.here, self.there.database)
        before = self.there.count("ledger_entries")
        body = self.there.rows("SELECT name FROM body ORDER BY name")[0][0]
        self.assert_status(0, run("user", "add", "ny@example.org", "--role", "secretary", "--body", body,
                                  "--demonstration", *self.there.place()))
        self.assertGreater(self.there.count("ledger_entries"), before)
        back = Forum(self.folder / "back")
        self.copy(self.there, f"{back.folder}/")
        self.assertEqual(back.count("account"), self.here.count("account") + 1)
        self.assertIn("0 findings", self.assert_status(0, back.command("check")).said)

    def test_what_is_there_is_not_written_over(self):
        self.copy(self.here, self.there.database)
        other = self.forum("other")
        self.assert_status(0, other.command("init", "--name", "Ett annat", "--admin", "a@example.org"))
        before = self.there.counts()
        said = self.copy(other, self.there.database, status=1).said
        self.assertIn("there is a register already", said)
        self.assertEqual(self.there.counts(), before)
        self.assertIn("is not empty", self.copy(self.here, other.folder, status=1).said)
        self.assertEqual(other.count("forum"), 1)

    def test_what_fails_leaves_nothing(self):
        self.assertIn("there is no register", self.copy(self.forum("nowhere"), self.folder / "new", status=1).said)
        self.assertFalse((self.folder / "nowhere").exists())
        self.assertEqual(list(self.folder.iterdir()), [])
        said = self.copy(self.here, "postgresql://nobody:hemligt@127.0.0.1:1/x", status=1).said
        self.assertIn("127.0.0.1", said)
        self.assertNotIn("hemligt", said)

    def test_its_arguments(self):
        self.assertEqual(run("copy", "--data", self.here.folder).status, 2)


if __name__ == "__main__":
    unittest.main()
