"""The demonstration: filled once, whole, clean, said to be invented, and with nothing of what the law
withholds on any public page."""

import re
import unittest
from datetime import date, timedelta
from html import unescape

from forum import LONG, ROOT, Case, Serving

TODAY = "2026-03-11"

# Tables of records that the demonstration leaves empty.
EMPTY = {
    "response": "responses come with soundings and consultations",
    "minute_comment": "its notes come from documents that were approved when they came in",
    "minute_approval": "the same",
    "correction": "the same",
    "note_template": "a template is laid in by whoever has one",
}


def secret_word():
    source = (ROOT / "src/demonstration/actions.hpp").read_text()
    return re.search(r'secret_word = "(\w+)"', source)[1]


def record_tables():
    source = (ROOT / "src/app/record_tables_store.cpp").read_text()
    return re.findall(r'\{"check\.(\w+)",', source)


class Demonstration(Case):
    def fill(self, forum=None, today=TODAY, *more):
        return self.assert_done((forum or self.forum()).command("demo", "--today", today, *more))

    def kept(self):
        """Rows by table, but for those of the figures, which follow the day."""
        return {table: rows for table, rows in self.forum().counts().items()
                if not table.startswith("dialogue_")}

    def test_it_is_filled_once(self):
        self.assertIn("acts", self.fill().said)
        before = self.kept()
        self.assert_checks_clean(self.forum())
        for day in (TODAY, "2026-03-12", "2026-07-01"):
            self.assertIn("here already, nothing changed", self.fill(today=day).said)
            self.assertEqual(self.kept(), before)

    def test_any_day_will_do(self):
        first = date.fromisoformat("2026-01-01")
        for days in range(0, 365, 3 if LONG else 73):
            today = str(first + timedelta(days=days))
            with self.subTest(today):
                forum = self.forum(today)
                self.fill(forum, today)
                self.assertEqual(forum.rows("SELECT count(*) FROM meeting WHERE state = 'held'"),
                                 [("16",)])

    def test_every_table_of_records_has_rows(self):
        self.fill()
        counts = self.forum().counts()
        tables = [table for table in record_tables() if not table.endswith("_ids")]
        self.assertGreater(len(tables), 40)
        for table in tables:
            with self.subTest(table):
                self.assertEqual(counts[table] == 0, table in EMPTY)

    def test_it_tells_two_years(self):
        self.fill()
        forum = self.forum()
        self.assertEqual(forum.count("body"), 3)
        held = forum.rows("SELECT day FROM meeting WHERE state = 'held' ORDER BY day")
        planned = forum.rows("SELECT day FROM meeting WHERE state IN ('planned', 'called') ORDER BY day")
        self.assertEqual((len(held), len(planned)), (16, 6))
        today = date.fromisoformat(TODAY)
        self.assertTrue(all(date.fromisoformat(day) < today for (day,) in held))
        self.assertTrue(all(date.fromisoformat(day) > today for (day,) in planned))
        self.assertGreater(today - date.fromisoformat(held[0][0]), timedelta(days=650))
        for kind in ("used", "partly_used", "not_used", "passed_on", "waiting"):
            uses = forum.rows(f"SELECT count(*) FROM input_use WHERE kind = '{kind}'")
            self.assertGreater(int(uses[0][0]), 3, kind)
        for kind in ("promise", "request", "takes_along", "homework"):
            rows = forum.rows("SELECT count(*), sum(CASE WHEN state = 'done' THEN 1 ELSE 0 END) "
                              f"FROM commitment WHERE kind = '{kind}'")
            self.assertGreater(int(rows[0][0]), 4, kind)
        self.assertEqual(forum.rows("SELECT count(*) FROM person WHERE demonstration = 0"),
                         [("0",)])
        late = forum.rows("SELECT count(*) FROM commitment WHERE state = 'open' AND due_to < "
                          f"'{TODAY}' AND kind <> 'homework'")
        self.assertGreater(int(late[0][0]), 2)
        twice = forum.rows("SELECT member FROM organisation_member GROUP BY constellation, member "
                           "HAVING count(*) > 1")
        self.assertEqual(twice, [])
        empty_seat = forum.rows(
            "SELECT count(*) FROM party p JOIN organisation o ON o.id = p.organisation JOIN body b "
            "ON b.id = p.body WHERE o.county_letter IS NOT NULL AND b.prepares_for IS NOT NULL AND "
            "b.kind = 'forum' AND "
            "NOT EXISTS (SELECT 1 FROM mandate m WHERE m.party = p.id AND m.kind = 'ordinary' AND "
            f"(m.to_day IS NULL OR m.to_day >= '{TODAY}'))")
        self.assertEqual(empty_seat, [("1",)])

    def test_acts_are_dated_as_the_story_goes(self):
        self.fill()
        times = [time for (time,) in
                 self.forum().rows("SELECT time FROM ledger_entries ORDER BY id")]
        self.assertEqual(times, sorted(times))
        self.assertLess(times[0], "2024-02")
        self.assertLess(times[-1], "2026-03-12")

    def test_the_same_day_gives_the_same_story(self):
        first, second = self.forum("first"), self.forum("second")
        for forum in (first, second):
            self.fill(forum)
        for question in ("SELECT id, day, title FROM meeting ORDER BY id",
                         "SELECT id, text, side FROM turn ORDER BY id",
                         "SELECT id, number, title, received_at FROM input ORDER BY id",
                         "SELECT id, text, due_words, state FROM commitment ORDER BY id",
                         "SELECT text, said_at FROM input_use ORDER BY id",
                         "SELECT name, sha256 FROM document ORDER BY id"):
            self.assertEqual(first.rows(question), second.rows(question), question)

    def test_both_engines_hold_the_same(self):
        postgres = self.forum_on_postgres("beside")
        for forum in (self.forum(), postgres):
            self.fill(forum)
            self.assert_checks_clean(forum)
        other = postgres.counts()
        for table, count in self.forum().counts().items():
            self.assertEqual(other[table], count, table)

    def test_real_records_stand_beside_it_and_no_person_is_matched(self):
        forum = self.forum()
        self.assert_done(forum.command("init", "--name", "Vägforum", "--roster", "se-regions",
                                       "--admin", "a@example.org"))
        notes = self.file("notes.txt", "Minnesanteckningar - Forum för lokala vägar, 14 mars 2023\n"
                          "\nDeltagare:\n\n- Marit Fjällbäck, Region Dalarna\n\n1. Vägar - dialog\n"
                          "\n- *Marit Fjällbäck* undrar om vägarna.\n")
        refused = self.assert_failed(forum.command("demo", "--today", TODAY))
        self.assertIn("--today is for demonstrations", refused.said)
        self.assert_done(forum.command("demo"))
        self.assert_done(forum.take_in(notes))
        self.assertEqual(forum.rows("SELECT demonstration FROM person WHERE name = "
                                    "'Marit Fjällbäck' ORDER BY demonstration"), [("0",), ("1",)])
        self.assertEqual(forum.rows("SELECT name FROM forum"), [("Vägforum",)])
        self.assertIn("nothing changed", self.assert_done(forum.command("demo")).said)
        self.assert_checks_clean(forum)
        with Serving(forum) as server:
            text = server.get("/meetings", language="en").text
            self.assertIn("Beside its own records this forum holds a demonstration", text)

    def test_many_times_as_many_meetings_for_measuring(self):
        self.fill(self.forum(), TODAY, "--times", "3")
        self.assertEqual(self.forum().rows("SELECT count(*) FROM meeting WHERE state = 'held'"),
                         [("48",)])
        self.assert_checks_clean(self.forum())


class OnTheSite(Case):
    """Crawls the demonstration as the public."""

    def crawl(self, server, most=1500):
        seen, waiting = {}, ["/"]
        while waiting and len(seen) < most:
            path = waiting.pop()
            if path in seen:
                continue
            answer = server.get(path, language="en")
            seen[path] = answer
            if "text/html" not in (answer.getheader("Content-Type") or ""):
                continue
            for found in re.findall(r'href="(/[^"#]*)', answer.text):
                found = unescape(found)
                if "lang=" not in found and not found.startswith(("/assets", "/login")):
                    waiting.append(found)
        return seen

    def test_every_page_says_that_it_is_invented_and_none_shows_what_is_withheld(self):
        self.assert_done(self.forum().command("demo", "--today", TODAY))
        word = secret_word().encode()
        held = self.forum().rows(f"SELECT count(*) FROM turn WHERE text LIKE '%{secret_word()}%'")
        self.assertEqual(held, [("1",)])
        with Serving(self.forum(), "--today", TODAY) as server:
            pages = self.crawl(server)
            self.assertGreater(len(pages), 300)
            for path, answer in pages.items():
                self.assertNotIn(word, answer.body, path)
                if "text/html" in (answer.getheader("Content-Type") or ""):
                    self.assertIn("Demonstration, invented", answer.text, path)
                    self.assertIn('<meta name="robots" content="noindex">', answer.text, path)
            for table in ("turn", "commitment"):
                (found,) = self.forum().rows(
                    f"SELECT id FROM {table} WHERE text LIKE '%{secret_word()}%'")
                self.assertFalse(any(found[0] in path for path in pages), table)


if __name__ == "__main__":
    unittest.main()
