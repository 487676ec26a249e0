"""The dialogue in figures, served: empty at first, kept up while others write, the same on every node,
and, of the notes that the whole register is made for, the same as a count by an independent script."""

import csv
import io
import os
import re
import time
import unittest
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

from forum import ROOT, Case, Serving, generate_notes

SHARED = Path(os.environ.get("RADSLAG_SHARED", ROOT.parent / "shared"))
DOCUMENT = SHARED / "data/notes/docs/forum-2016-11-18.txt"

NOTES = """Minnesanteckningar, Vägforum, 14 mars 2023

Deltagare:

- Marit Fjällbäck, Region Dalarna
- Olle Strand, Näringsdepartementet

1. Grusvägarna – information och dialog

- Olle Strand berättar om medlen för grusvägar.

Diskussion:

- Marit Fjällbäck, Region Dalarna menar att medlen inte räcker.
- Olle Strand tar med sig frågan om medlen.
"""


def rows_of(server, path):
    """The rows of a list's CSV, each by its headings in English."""
    text = server.get(path, "en").body.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def main_text(page):
    """What stands in <main>, as words."""
    main = page.text[page.text.index("<main"):page.text.index("</main>")]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main)))


class Figures(Case):
    def found(self, forum):
        self.assert_done(forum.command("init", "--name", "Vägforum", "--roster", "se-regions",
                                       "--admin", "a@example.org", "--test"))

    def whole(self, server):
        """The page once the figures hold everything."""
        for _ in range(200):
            page = server.get("/dialogue", "en")
            self.assertEqual(page.status, 200)
            if 'role="status"' not in page.text:
                return page
            self.assertEqual(page.headers["Cache-Control"], "no-store")
            time.sleep(0.05)
        self.fail("the figures lag for ten seconds")

    def test_without_meetings_the_page_says_what_will_come(self):
        self.found(self.forum())
        with Serving(self.forum()) as server:
            page = self.whole(server)
            self.assertIn('class="empty"', page.text)
            self.assertIn("No public meeting has been held yet.", main_text(page))
            self.assertIn("Inget offentligt möte har hållits än.", server.get("/dialogue", "sv").text)

    def walk(self, forum):
        self.found(forum)
        with Serving(forum) as server:
            self.whole(server)
            self.assert_done(forum.take_in(self.file("notes.txt", NOTES)))
            page = self.whole(server)
            words = main_text(page)
            self.assertIn("Of the words in the notes 71% are dialogue", words)
            self.assertIn("Of 1 points announced as dialogue 1 had a region speak", words)
            self.assertIn("20 of 21 regions were never heard", words)
            self.assertNotIn("Region Dalarna,", words[words.index("were never heard"):][:600])
            self.assertEqual(self.whole(server).headers["Cache-Control"], "no-cache")
            self.assertIn("71%", server.get("/", "en").text, "the start page tells the same")
            (point,) = rows_of(server, "/dialogue/points.csv")
            self.assertEqual((point["Words of information"], point["Words in discussions"]), ("7", "17"))
            self.assertEqual((point["Of these the regions'"], point["Of these the state's"]), ("9", "8"))
            self.assertEqual(len(rows_of(server, "/dialogue/points.csv?led=both&marked=yes")), 1)
            self.assertEqual(rows_of(server, "/dialogue/points.csv?led=less"), [])
            self.assertEqual(rows_of(server, "/dialogue/points.csv?year=2022"), [])

    def test_figures_follow_what_others_write(self):
        self.walk(self.forum())

    def test_figures_follow_what_others_write_on_postgres(self):
        self.walk(self.forum_on_postgres())

    def test_every_node_shows_the_same_figures(self):
        forum = self.forum_on_postgres()
        self.found(forum)
        with Serving(forum) as one, Serving(forum) as other:
            for notes in generate_notes.write(self.folder / "notes", 4, seed=7, size=4000):
                self.assert_done(forum.take_in(notes))
            texts = {main_text(self.whole(server)) for server in (one, other)}
            self.assertEqual(len(texts), 1)
            self.assertEqual(len(rows_of(one, "/dialogue/points.csv")),
                             len(rows_of(other, "/dialogue/points.csv")))
        self.assertEqual(forum.count("dialogue_meeting"), 4)

    def test_what_is_not_public_is_in_no_figure(self):
        forum = self.forum()
        self.found(forum)
        self.assert_done(forum.take_in(self.file("notes.txt", NOTES), visibility="members"))
        with Serving(forum) as server:
            self.assertIn('class="empty"', self.whole(server).text)
            self.assertEqual(rows_of(server, "/dialogue/points.csv"), [])


def numbers_in(words):
    """The whole numbers of a cell, as either language groups them."""
    return [int(re.sub(r"\D", "", found)) for found in re.findall(r"\d+(?:[\s,\u00a0\u202f]\d{3})*", words)]


class Measure:
    """One measure of the page: its words, definitions, the rows of its table, and links to lists."""

    def __init__(self, text):
        self.name = re.search(r'aria-labelledby="([^"]+)"', text)[1]
        self.terms = re.findall(r"<dt[^>]*>(.*?)</dt><dd[^>]*>(.*?)</dd>", text, re.S)
        body = text[text.index("<tbody"):text.index("</tbody>")] if "<tbody" in text else ""
        self.rows = [[Measure.cell(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
                     for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.S)]
        self.counted = [(unescape(href), numbers_in(number)[0]) for href, number in re.findall(
            r'<a href="(/dialogue/[^"]+)">[^<]*</a> \(([^)]+)\)', text)]

    @staticmethod
    def cell(text):
        """Words, and where the cell leads to."""
        links = [unescape(link) for link in re.findall(r'href="([^"]+)"', text)]
        return unescape(re.sub(r"<[^>]*>", " ", text)).strip(), links[0] if links else None

    @staticmethod
    def all(page):
        return {measure.name: measure for measure in
                (Measure(text) for text in re.findall(r'<section class="measure".*?</section>', page.text, re.S))}


class EveryNumber(Case):
    """Each number on the page stands beside its definition and leads to a list that has as many, in
    both languages, for all and for one body and year."""

    def setUp(self):
        super().setUp()
        self.assert_done(self.forum().command("demo", "--today", "2026-03-11"))

    def list_of(self, link):
        path, _, query = link.partition("?")
        return rows_of(self.server, f"{path}.csv?{query}")

    @staticmethod
    def sum_of(rows, *headings):
        return sum(int(row[heading] or 0) for row in rows for heading in headings)

    def merged(self, region):
        """Inputs of the region that are put together with others: it is heard, they are not counted again."""
        scope = dict(parse_qsl(self.scope))
        return int(self.forum().rows(
            "SELECT count(*) FROM input i JOIN organisation o ON o.id = i.organisation WHERE i.merged_into IS NOT NULL "
            f"AND o.name = '{region}' AND i.received_at LIKE '{scope.get('year', '')}%' AND i.body LIKE "
            f"'{scope.get('body', '')}%'")[0][0])

    def check(self, measure, row):
        """The numbers of a row against the list that the row leads to."""
        number = lambda column: numbers_in(row[column][0])[0]  # noqa: E731
        link = row[0][1]
        self.assertIsNotNone(link, f"{measure.name}: {row[0][0]} leads nowhere")
        if measure.name == "heard":
            self.assertEqual(self.server.get(link).status, 200)
            sent = [each for each in self.inputs if each["From"] == row[0][0]]
            return self.assertEqual(number(3), len(sent) + self.merged(row[0][0]), row)
        if measure.name == "early":
            return self.assertEqual(self.server.get(link).status, 200)
        if measure.name == "years":
            points = self.list_of(link.replace("/dialogue", "/dialogue/points"))
            self.assertEqual(number(1), len({each["Address"].split("#")[0] for each in points}), row)
            return self.assertEqual(number(4), self.sum_of(points, "Words of information", "Words in discussions"))
        rows = self.list_of(link)
        if measure.name == "talk":
            return self.assertEqual(number(3), self.sum_of(rows, "Words of information", "Words in discussions"))
        if measure.name == "sides":
            return self.assertEqual(number(5), self.sum_of(rows, "Words in discussions"))
        self.assertEqual(number(1), len(rows), f"{measure.name}: {row} {link}")
        if measure.name == "planned":
            self.assertEqual(number(3), self.sum_of(rows, "Minutes"))
        if measure.name == "promise":
            for column in (2, 5):
                found = self.list_of(row[column][1]) if row[column][1] else []
                self.assertEqual(number(column), len(found), row)

    def walk(self, scope, language):
        page = self.server.get(f"/dialogue?{scope}", language)
        self.assertEqual(page.status, 200)
        self.assertNotIn('role="status"', page.text, "the figures are whole")
        self.inputs, self.scope = rows_of(self.server, f"/dialogue/inputs.csv?{scope}"), scope
        measures = Measure.all(page)
        for name, measure in measures.items():
            if not measure.rows:
                continue
            self.assertGreater(len(measure.terms), 0, f"{name} has no definition")
            for term, words in measure.terms:
                self.assertTrue(term.strip() and words.strip(), f"{name}: an empty definition")
            for row in measure.rows:
                self.check(measure, row)
            for link, count in measure.counted:
                self.assertEqual(count, len(self.list_of(link)), link)
        return {name for name, measure in measures.items() if measure.rows}

    def test_each_number_has_its_definition_and_its_list(self):
        with Serving(self.forum(), "--today", "2026-03-11") as server:
            self.server = server
            bodies = self.forum().rows("SELECT DISTINCT body FROM dialogue_year WHERE body <> ''")
            self.assertGreater(len(bodies), 1)
            for scope in ["", "year=2025", *(f"body={body}" for (body,) in bodies), f"year=2025&body={bodies[0][0]}"]:
                walked = [self.walk(scope, language) for language in ("sv", "en")]
                self.assertEqual(walked[0], walked[1])
                self.assertGreaterEqual(len(walked[0]), 8, scope)

    def test_a_body_is_chosen_in_the_address_and_shared_by_its_lists(self):
        with Serving(self.forum(), "--today", "2026-03-11") as server:
            page = server.get("/dialogue", "en")
            bodies = re.findall(r'href="/dialogue\?body=([a-z2-7]{13})"', page.text)
            self.assertEqual(len(bodies), 2)
            alone = server.get(f"/dialogue?body={bodies[0]}", "en")
            self.assertRegex(alone.text, rf'aria-current="[a-z]+" href="/dialogue\?body={bodies[0]}"')
            for kind in ("points", "inputs", "answers", "matters"):
                self.assertRegex(alone.text, rf'href="/dialogue/{kind}\?body={bodies[0]}')
            both = [len(rows_of(server, f"/dialogue/points.csv?body={body}")) for body in bodies]
            self.assertEqual(sum(both), len(rows_of(server, "/dialogue/points.csv")))
            for nonsense in ("aaaaaaaaaaaaa", "x", "'; --"):
                answer = server.get(f"/dialogue?body={nonsense.replace(' ', '%20')}", "en")
                self.assertEqual(answer.status, 200)
                self.assertEqual(main_text(answer), main_text(page), "what is no body counts as not said")

    def test_a_body_without_public_figures_is_not_offered(self):
        forum = self.forum("members")
        self.assert_done(forum.command("init", "--name", "Vägforum", "--roster", "se-regions", "--admin",
                                       "a@example.org", "--test"))
        self.assert_done(forum.take_in(self.file("open.txt", NOTES)))
        self.assert_done(forum.command("import", "--accept", "--visibility", "members", "--body", "Sluten krets",
                                       self.file("closed.txt", NOTES.replace("14 mars", "15 mars"))))
        (closed,) = forum.rows("SELECT id FROM body WHERE name = 'Sluten krets'")[0]
        with Serving(forum) as server:
            for path in ("/dialogue", "/dialogue/points", f"/dialogue?body={closed}"):
                self.assertNotIn("Sluten krets", server.get(path, "en").text, path)
            self.assertEqual(rows_of(server, f"/dialogue/points.csv?body={closed}"), [])


# The notes belong to others and lie beside the project, not in it.
@unittest.skipUnless(DOCUMENT.exists(), f"{DOCUMENT} is not at hand")
class RealNotes(Case):
    """Counted by hand: lines of the document, words that hold a letter or digit. No code is shared
    with the program, and the reading of notes has no part in it."""

    # Which of a point's paragraphs in discussions the notes give to regions, by their order.
    REGIONAL = {"1": (1, 2), "4": (0,), "6": (1,)}

    def setUp(self):
        super().setUp()
        forum = self.forum()
        self.assert_done(forum.command("init", "--name", "Forum", "--roster", "se-regions", "--admin",
                                       "a@example.org", "--test"))
        self.assert_done(forum.command("import", "--today", "2017-01-27", "--accept", "--visibility",
                                       "public", DOCUMENT))

    def by_hand(self):
        """The word counts of the paragraphs that stand in discussions, by the number of the point."""
        found, point, talking = {}, None, False
        for line in DOCUMENT.read_text().splitlines():
            line = line.strip()
            if heading := re.match(r"(\d)\. \S", line):
                point, talking = heading[1], False
            elif line == "Diskussion:":
                talking = True
            elif line and not line.startswith("- "):
                talking = False
            elif line and talking:
                found.setdefault(point, []).append(
                    sum(1 for word in line.split() if re.search(r"[^\W_]", word)))
        return found

    def test_three_figures_are_those_counted_by_hand(self):
        counted = self.by_hand()
        with Serving(self.forum(), "--today", "2017-01-27") as server:
            points = {row["Number"]: row for row in rows_of(server, "/dialogue/points.csv")}
            words = main_text(server.get("/dialogue", "en"))
        self.assertEqual(len(points), 9)
        number = lambda row, column: int(points[row][column])
        print()
        for row in points:
            said, talked = number(row, "Words of information"), number(row, "Words in discussions")
            state, regions = (number(row, f"Of these the {whose}") for whose in ("state's", "regions'"))
            print(f"    point {row}: {talked} of {said + talked} words are dialogue; of these the "
                  f"state {state}, the regions {regions}")
        for row in points:
            with self.subTest(f"point {row}: words in discussions"):
                self.assertEqual(number(row, "Words in discussions"), sum(counted.get(row, [])))
            with self.subTest(f"point {row}: the regions' words"):
                self.assertEqual(number(row, "Of these the regions'"),
                                 sum(counted[row][i] for i in self.REGIONAL.get(row, ())))
        dialogue = sum(map(sum, counted.values()))
        every = sum(number(row, "Words of information") for row in points) + dialogue
        self.assertIn(f"Of the words in the notes {round(100 * dialogue / every)}% are dialogue", words)


if __name__ == "__main__":
    unittest.main()
