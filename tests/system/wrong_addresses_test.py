"""Addresses that nobody meant: every address of the route list with wrong words in its path, and with wrong
values for each parameter that it knows, and for all that any address knows. What comes back is a page that
says what is wrong, or a list that leaves out what it cannot be chosen by, and says so; for programs a
problem document. Never a fault of ours, an empty page, what was asked come back unescaped, or a word of the
machinery. A new route joins by itself. RADSLAG_LONG tries every value at every address, as two readers."""

import html
import itertools
import json
import re
import shutil
import tempfile
import unittest
import zlib
from pathlib import Path
from urllib.parse import quote

from forum import LONG, ROOT, Forum, Serving, run
from secrecy_test import APART, HISTORY, RECORDS, TILES, Reader, kind_of

NOBODY = "aaaaaaaaaaaaa"  # the id of no record
SCRIPT = "<script>alert(1)</script>"
LONGEST = "a" * 10_000
# Written as they stand in an address.
WORDS = {
    "an id of nothing": NOBODY, "a word": "xyz", "nothing but a space": "%20", "control characters": "a%01%02%1Fb",
    "a tab and lines": "%09%0A%0D", "DEL": "%7F", "a control character of Latin-1": "%C2%85", "markup": quote(SCRIPT),
    "quotation marks": "%27%22%60", "a piece of SQL": quote("' OR 1=1 --"), "another": quote("1; DROP TABLE person"),
    "10,000 letters": LONGEST, "below nothing": "-1", "a great number": "99999999999999999999", "a broken number": "1e309",
    "half a pair": "%F0%9F%98%80%EF%BF%BF", "from right to left": "%E2%80%AE", "wildcards": "%25_%2A%5B", "a backslash": "%5C",
    "a header": "x%0D%0ASet-Cookie:%20a=b", "a way up": "..%2F..%2Fetc%2Fpasswd", "a format": "%7B0%7D%25s%25n",
}
VALUES = {
    **WORDS, "nothing": "", "no day": "2026-02-30", "no month": "2026-13-01", "an hour that is none": "2026-01-01T99:99:99Z",
    "a day before all days": "0000-00-00", "a day after all days": "9999-12-31", "another site": "https://evil.example/",
    "a script as address": "javascript:alert(1)", "a list": "a,b,c",
}
# That any handler asks for, and those of the frame.
NAMES = sorted({name for file in (ROOT / "src").rglob("*.cpp") if not file.name.endswith("_test.cpp")
                for name in re.findall(r'query\.(?:get|find|given|has|all)\("(\w+)"\)', file.read_text())}
               | {"lang", "sort", "page", "saved", "theme", "to", "format", "cursor", "limit", "modified_since"})
# Give parts of pages, which scripts ask for: they may be empty, and have no heading.
PARTS = re.compile(r"/suggest/|/meetings/\w+/write\?")
AT_A_TIME = 40 if LONG else 2  # values of each parameter; as many words of a path
# 429: of /login, which is closed for a while after so many; 431: of two words of 10,000 letters.
NOT_THERE = (400, 401, 403, 404, 410, 429, 431)
IS_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# What no reader has to know of: names of the engine and of faults.
MACHINERY = re.compile(r"(?i)sqlite|\bSELECT [\w.*]+(,| FROM\b)|syntax error|no such (column|table)|std::|boost[:.]|basic_string|exception|"
                       r"libpq|stack trace|constraint failed|bad_\w+|nlohmann|invalid input syntax|/src/|terminate called")


def some(table, seed):
    """A part of the table that is another for each address, and the same in each run."""
    most = min(AT_A_TIME, len(table))
    start = zlib.crc32(seed.encode()) % len(table)
    return list(itertools.islice(itertools.cycle(table.items()), start, start + most))


class WrongAddresses(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.mkdtemp(prefix="radslag-wrong-")
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        cls.forum = Forum(Path(folder) / "data")
        made, cls.listed = cls.forum.command("demo"), cls.forum.command("routes")
        linked = run("user", "link", *cls.forum.place(), "kansli@demo.example")
        for ended in (made, cls.listed, linked):
            if ended.status != 0:
                raise AssertionError(repr(ended))
        cls.server = Serving(cls.forum)
        cls.server.__enter__()
        cls.addClassCleanup(cls.server.__exit__)
        cls.public, cls.secretary = Reader(cls.server), Reader(cls.server, linked.out.strip())

    def setUp(self):
        self.usual, self.asked = {}, 0

    def routes(self):
        """Of each GET its pattern, its address with the first record of its kind, its right, and who asks."""
        for line in self.listed.out.splitlines():
            method, pattern, right = line.split("\t")
            if method != "GET":
                continue
            readers = [self.public, self.secretary] if LONG else [self.public if right == "anyone" else self.secretary]
            yield pattern, self.filled(pattern), right, readers

    def filled(self, pattern):
        names = re.findall(r"\{([^}]+)\}", pattern)
        if pattern == HISTORY:
            return f"/history/meeting/{self.forum.rows('SELECT id FROM meeting')[0][0]}"
        if pattern in TILES:
            return TILES[pattern]
        if not names or pattern in APART or kind_of(pattern) not in RECORDS:
            return re.sub(r"\{[^}]+\}", NOBODY, pattern)
        rows = self.forum.rows(RECORDS[kind_of(pattern)] + " ORDER BY 1 LIMIT 1")
        return pattern.replace("{%s}" % names[0], quote(rows[0][0]) if rows else NOBODY)

    def ask(self, reader, address):
        """The answer, after what holds for every answer."""
        self.asked += 1
        status, kind, body = reader.get(address)
        shown = address[:300]
        self.assertLess(status, 500, shown)
        self.assertNotIn("a", reader.cookies, f"{shown}: a header of the address' own")
        self.assertTrue(body or status in (204, 303, 304) or PARTS.match(address), f"{shown}: {status} and nothing to read")
        if address.startswith("/api/v1/") and status >= 400:
            self.assertEqual(kind, "application/problem+json", shown)
            problem = json.loads(body)
            self.assertEqual(problem["status"], status)
            self.assertTrue(problem["title"].strip(), shown)
        if kind.startswith(("text/", "application/json", "application/problem+json", "application/atom+xml")):
            self.check_words(shown, status, kind, body.decode())
        return status, kind, body

    def check_words(self, address, status, kind, text):
        control = IS_CONTROL.search(text)
        self.assertIsNone(control, f"{address}: {control and text[max(0, control.start() - 200):control.end() + 50]!r}")
        told = MACHINERY.search(text)
        if told and told[0] not in self.usual.get(address.split("?")[0], ""):
            self.fail(f"{address} tells of the machinery: {text[max(0, told.start() - 200):told.end() + 200]!r}")
        if kind.startswith("text/html"):
            self.assertNotIn(SCRIPT, text, address)
            self.assertNotIn('href="javascript:', text, address)
        if kind.startswith("text/html") and not PARTS.match(address):
            heading = re.search(r"(?s)<h1[^>]*>(.*?)</h1>", text)
            self.assertTrue(heading and re.sub(r"<[^>]*>", "", heading[1]).strip(), f"{address}: {status} without a heading")

    def assert_no_faults(self):
        self.assertEqual([line for line in self.server.said().splitlines()
                          if '"level":"error"' in line or "Sanitizer" in line], [])

    def test_wrong_words_in_a_path_lead_nowhere_and_the_page_says_so(self):
        paths = 0
        for pattern, _, right, readers in self.routes():
            names = re.findall(r"\{([^}]+)\}", pattern)
            if not names:
                continue
            paths += 1
            for (what, word), reader in itertools.product(some(WORDS, pattern), readers):
                with self.subTest(pattern, word=what):
                    status, kind, body = self.ask(reader, re.sub(r"\{[^}]+\}", word, pattern))
                    # Who is not signed in is asked to, before anything is looked for.
                    to_sign_in = (303,) if reader is self.public and right != "anyone" else ()
                    self.assertIn(status, (*NOT_THERE, *to_sign_in), body[:300])
        self.assert_no_faults()
        print(f"\n    {paths} addresses with words in their path, asked for {self.asked} times")
        self.assertGreater(paths, 100)

    def test_wrong_values_of_parameters_break_no_page(self):
        known = 0
        for pattern, address, _, readers in self.routes():
            for reader in readers:
                names = self.names_of(reader, pattern, address)
                known += len(names)
                if not LONG and pattern.endswith((".csv", ".xlsx")):
                    names = []  # it reads its address as its list does, and gets all of them at once below
                for name in names:
                    for what, value in some(VALUES, f"{pattern} {name}"):
                        with self.subTest(pattern, name=name, value=what):
                            self.ask(reader, f"{address}?{name}={value}")
                    with self.subTest(pattern, name=name, value="twice"):
                        self.ask(reader, f"{address}?{name}=a&{name}=2026-01-01")
                for what, value in some(VALUES, pattern):
                    if value != LONGEST:
                        with self.subTest(pattern, value=what):
                            self.ask(reader, f"{address}?" + "&".join(f"{name}={value}" for name in NAMES))
                with self.subTest(pattern, value="a name that nobody knows"):
                    self.ask(reader, f"{address}?{quote(SCRIPT)}=1&%01=%02&=&&x&{'a' * 500}=b")
        self.assert_no_faults()
        print(f"\n    {known} parameters of addresses, asked for {self.asked} times")
        self.assertGreater(known, 400)

    def names_of(self, reader, pattern, address):
        """The parameters that the page itself leads to: those of its forms and links; of a file, its list's."""
        page = re.sub(r"\.(csv|xlsx)$", "", address)
        status, kind, body = reader.get(page)
        if pattern.startswith("/api/v1/"):
            return self.names_of_api(pattern)
        if status != 200 or not kind.startswith("text/html"):
            return ["lang"]
        text = body.decode()
        self.usual[address] = " ".join(match[0] for match in MACHINERY.finditer(text))
        own = re.escape(html.escape(page))
        queries = re.findall(rf'href="{own}\?([^"#]*)"', text)
        forms = re.findall(rf'(?s)<form(?![^>]*method="post")[^>]*action="{own}"[^>]*>(.*?)</form>', text)
        names = {pair.split("=")[0] for query in queries for pair in html.unescape(query).split("&")}
        names |= {name for form in forms for name in re.findall(r'name="(\w+)"', form)}
        return sorted(names | {"page", "sort"} if names - {"lang"} else names | {"lang"})

    def names_of_api(self, pattern):
        if not hasattr(self, "described"):
            self.described = json.loads(self.public.get("/api/v1/openapi.json")[2])["paths"]
        described = self.described.get(pattern) or self.described.get(pattern.removeprefix("/api/v1"))
        return [each["name"] for each in described["get"].get("parameters", []) if each.get("in") == "query"]

    def test_a_list_says_what_it_cannot_be_chosen_by(self):
        """Of a choice that is none and a day that is none; what is typed to search by may be anything."""
        said = {"choice": "This is not among the choices.", "day": "This is no day."}
        found = {"choice": 0, "day": 0}
        for pattern, address, _, (reader, *_) in self.routes():
            if "{" in pattern or pattern == "/search":
                continue
            status, kind, body = reader.get(f"{address}?lang=en")
            form = re.search(r'(?s)<form class="filters"[^>]*>(.*?)</form>', body.decode()) if status == 200 and \
                kind.startswith("text/html") else None
            if not form:
                continue
            for what, pattern_of_field in (("choice", r'<select[^>]*name="(\w+)"'), ("day", r'<input[^>]*name="(\w+)"[^>]*type="date"|'
                                                                                     r'<input[^>]*type="date"[^>]*name="(\w+)"')):
                for names in re.findall(pattern_of_field, form[1]):
                    name = names if isinstance(names, str) else names[0] or names[1]
                    with self.subTest(address, name=name):
                        page = self.ask(reader, f"{address}?lang=en&{name}=2026-02-30")[2].decode()
                        self.assertIn(said[what], page)
                        self.assertNotIn(said[what], self.ask(reader, f"{address}?lang=en&{name}=")[2].decode())
                        found[what] += 1
        self.assertGreater(found["choice"], 20)
        self.assertGreater(found["day"], 0)

    def test_an_address_that_cannot_be_read_is_told_so_in_the_readers_words(self):
        for address in ("/?q=%zz", "/meetings?year=%", "/search?q=%00", "/search?q=%ff", "/people?name=%C0%AF"):
            for language, words in (("sv", "Den här adressen går inte att läsa"), ("en", "This address cannot be read")):
                with self.subTest(address, language=language):
                    answer = self.server.get(address, language=language)
                    self.assertEqual(answer.status, 400)
                    self.check_words(address, 400, answer.getheader("Content-Type"), answer.text)
                    self.assertIn(words, answer.text)
                    self.assertIn(f'lang="{language}"', answer.text)
        answer = self.server.get("/api/v1/meetings?year=%zz", language="en")
        self.assertEqual((answer.status, answer.getheader("Content-Type")), (400, "application/problem+json"))

    def test_a_question_of_10_000_characters_is_answered_in_words(self):
        for address in ("/search?q=", "/people?name=", "/organisations?name=", "/people?organisation=", "/matters?number=",
                        "/numbers?number=", "/commitments?person=", "/inputs?from=", "/horizon?organisation="):
            for letters in (LONGEST, "a%20" * 2500, "%C3%A5" * 1666, "%22" * 3333):
                with self.subTest(address, begins=letters[:6]):
                    status, kind, body = self.ask(self.public, address + letters)
                    self.assertIn(status, (200, 400))
                    self.assertTrue(kind.startswith("text/html"))
                    self.assertLess(len(body), 200_000, "it is not said again and again")
        status, _, body = self.ask(self.public, f"/search?lang=en&q={LONGEST}")
        self.assertEqual(status, 400)
        self.assertIn("The question is too long. Write fewer words.", body.decode())


if __name__ == "__main__":
    unittest.main()
