"""Search, served, on both engines: what is found in all forms, by filters and in which order, that nobody
finds what he may not read, that it follows what is saved, and that no question breaks it."""

import re
import tempfile
import time
import unittest
from html import unescape
from urllib.parse import urlencode

from dialogue_test import NOTES
from forum import Case, Forum, Serving, needs_postgres, new_database, run
from secrecy_test import SECRET, Reader


def question(**asked):
    return "/search?" + urlencode({"lang": "en", **asked})


def whole(ask, address):
    """The page once the index holds everything."""
    for _ in range(400):
        status, _, body = ask(address)
        text = body.decode()
        if "not found yet" not in text and "not everything is found" not in text:
            return status, text
        time.sleep(0.05)
    raise AssertionError("the index never holds everything")


def hits(text):
    """The addresses and headings of the hits, in order."""
    return [(unescape(address), unescape(re.sub("<[^>]*>", "", heading)))
            for address, heading in re.findall(r'<li><h2><a href="([^"]*)">(.*?)</a></h2>', text)]


def count(text):
    return re.search(r'role="status">([^<]*)<', text).group(1)


class Searching:
    """What holds on both engines, of one demonstration that is served."""

    @classmethod
    def setUpClass(cls):
        folder = cls.enterClassContext(tempfile.TemporaryDirectory(prefix="radslag-search-"))
        cls.register = Forum(folder, cls.new_database())
        ended = cls.register.command("demo")
        if ended.status != 0:
            raise AssertionError(repr(ended))
        cls.server = cls.enterClassContext(Serving(cls.register))
        whole(Reader(cls.server).get, question(q="x"))

    def setUp(self):
        super().setUp()
        self.public = Reader(self.server)
        self.addCleanup(self.public.connection.close)

    def test_words_are_found_in_all_their_forms_and_narrowed(self):
        ask = self.public.get
        status, text = whole(ask, question(q="strategi"))
        self.assertEqual(status, 200)
        first = hits(text)
        self.assertGreater(len(first), 10)
        for form in ("strategin", "strategier"):
            self.assertEqual(hits(ask(question(q=form))[2].decode()), first)
        self.assertIn("<mark>", text)
        livsmedel = hits(ask(question(q="livsmedel"))[2].decode())
        self.assertTrue(livsmedel)
        (dalarna,), = self.register.rows("SELECT name FROM organisation WHERE county_letter = 'w'")
        narrowed = ask(question(q="väg", organisation=dalarna, **{"from": "2016"}))[2].decode()
        self.assertTrue(hits(narrowed), "what Dalarna has said")
        for line in re.findall(r'<p class="quiet small">(.*?)</p>', narrowed):
            self.assertIn(dalarna, line)
        newest = re.findall(r'datetime="([^"]*)"', ask(question(q="strategi", sort="date"))[2].decode())
        self.assertEqual(newest, sorted(newest, reverse=True))
        self.assertIn("Did you mean", ask(question(q="livsmedesl"))[2].decode())
        page = ask("/search?q=strategi&page=2&lang=sv")[2].decode()
        self.assertIn('<ol class="hits" start="21">', page)

    def test_nobody_finds_what_he_may_not_read(self):
        link = self.assert_done(run("user", "link", *self.register.place(), "kansli@demo.example")).out.strip()
        secretary, public = Reader(self.server, link), self.public
        self.addCleanup(secretary.connection.close)
        _, text = whole(secretary.get, question(q=SECRET))
        self.assertTrue(hits(text), "the secretary finds it")
        for asked in (dict(q=SECRET), dict(q=SECRET[:-2] + "*"), dict(q=SECRET, kind="turn"), dict(q=f'"{SECRET}"')):
            text = public.get(question(**asked))[2].decode()
            self.assertEqual((count(text), hits(text)), ("0 hits", []))
        for near in (SECRET[:-1], SECRET + "s", SECRET[:5] + "x" + SECRET[6:]):
            self.assertNotIn(SECRET, public.get(question(q=near))[2].decode().replace(near, ""))

    def test_no_question_breaks_it(self):
        ask = self.public.get
        for wrong in (dict(q="a" * 3000), dict(q="a " * 50), dict(q="x", **{"from": "i går"}), dict(q="x", to="2016-02-30"),
                      dict(q="x", kind="cat"), dict(q="x", body="nothing"), dict(q="x", organisation="Ingenstans"),
                      dict(q="x", person="Ingen"), dict(q="x", state="asleep"), dict(q="x", **{"from": "2020", "to": "2010"})):
            status, _, body = ask(question(**wrong))
            self.assertEqual(status, 400, wrong)
            self.assertIn("could not be searched so", body.decode())
        for odd in ("", " ", "\t\x01\x1f", "'", '"', "''", "a'b", '" OR 1=1 --', "NEAR(a b)", "a AND NOT b", "rowid:1",
                    "* *", "(", "!:&|", "-", "--", "-väg", '-"ny väg"', "å*", "väg*", "\\", "%", "_", "ĳ𝔘é"):
            for sort in ("", "date"):
                self.assertEqual(ask(question(q=odd, sort=sort))[0], 200, repr(odd))
        self.assertLess(ask("/search?q=" + "a" * 10_000)[0], 500)
        self.assertLess(ask("/search?q=%00%ff%fe&kind=%00&from=%00&organisation=%00a")[0], 500)

    def test_it_follows_what_is_saved(self):
        ask = self.public.get
        notes = self.file("anteckningar.txt", NOTES.replace("medlen inte räcker", "knallsvamparna växer"))
        self.assertEqual(hits(ask(question(q="knallsvamp"))[2].decode()), [])
        self.assert_done(self.register.take_in(notes))
        for _ in range(200):
            found = hits(whole(ask, question(q="knallsvamp"))[1])
            if found:
                break
            time.sleep(0.05)
        self.assertTrue(any("#t-" in address for address, _ in found), found)
        self.assertTrue(any("/documents/" in address for address, _ in found), found)


class OnSqlite(Searching, Case):
    @staticmethod
    def new_database():
        return None


@needs_postgres
class OnPostgres(Searching, Case):
    @classmethod
    def new_database(cls):
        return new_database(cls.addClassCleanup)

    def test_both_engines_give_the_same_in_the_same_order(self):
        asked = [dict(q="strategi"), dict(q="väg"), dict(q="och"), dict(q="region möte"), dict(q='"tar med sig"'), dict(q="infra*"),
                 dict(q="att -det"), dict(kind="matter"), dict(q="dalarna"), dict(q="och", sort="date"), dict(q="stratgi")]
        answers = []
        for forum in (self.forum("sqlite"), self.forum_on_postgres("postgres")):
            self.assert_done(forum.command("demo", "--today", "2026-11-02"))
            with Serving(forum) as server:
                ask = Reader(server).get
                whole(ask, question(q="x"))
                answers.append([])
                for each in asked:
                    text = ask(question(**each))[2].decode()
                    # Ids are made by each forum for itself.
                    answers[-1].append((each, count(text), [(address.split("/")[1], heading) for address, heading in hits(text)]))
        for one, other in zip(*answers):
            self.assertEqual(one, other)


if __name__ == "__main__":
    unittest.main()
