"""Every list of the register: its orders, filters, pages and files, walked as a reader would."""

import csv
import io
import re
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile
from html import unescape

from forum import Case, Serving, generate_notes

# Each list with the orders that its headings offer and with filters that it takes.
LISTS = {
    "/meetings": (("day", "body"), ("year={year}", "body={body}")),
    "/people": (("name", "organisation"), ("name=a", "organisation={organisation}", "body={body}")),
    "/organisations": (("name", "kind"), ("name=re", "kind=region", "county=w")),
    "/bodies": (("name",), ("kind=forum",)),
    "/matters": (("title", "kind", "state"), ("kind=strategy", "state=open", "owner={organisation}")),
    "/numbers": (("number",), ("number=N20", "kind=registry_number")),
    "/commitments": (("due", "said"), ("which=all", "which=late", "which=undated", "which=done",
                                       "which=all&kind=request", "which=all&body={body}",
                                       "which=all&organisation={organisation}",
                                       "which=all&person={person}")),
    "/horizon": (("day",), ("from=2010-01-01", "kind=announced", "organisation={organisation}")),
    "/inputs": (("number", "answer_by"), ("which=late", "which=closed", "which=all&kind=view",
                                          "which=all&from={organisation}",
                                          "which=all&authority={organisation}")),
    "/reviews": (("year", "title"), ()),
    "/recommendations": (("number",), ("kind=lesson", "level=regional", "reach=only_one", "state=closed",
                                       "level=local&reach=nobody&kind=recommendation")),
    "/dialogue/points": (("day",), ("year={year}", "body={body}", "planned=information", "marked=yes&led=less",
                                    "meeting={meeting}")),
    "/dialogue/inputs": (("day",), ("year={year}", "outcome=used", "outcome=late")),
    "/dialogue/answers": (("asked",), ("given=late", "authority={organisation}")),
    "/dialogue/matters": (("named",), ("year={year}", "verdict=unheard")),
    "/regions": ((), ()),
}
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def first_column(page):
    """What heads each row of the list, as words."""
    table = re.search(r"<tbody>(.*?)</tbody>", page, re.S)
    heads = re.findall(r'<th scope="row">(.*?)</th>', table[1], re.S) if table else []
    return [unescape(re.sub(r"<[^>]*>", " ", head)) for head in heads]


def rows_of_csv(body):
    text = body.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def rows_of_workbook(body):
    """The cells of a workbook as text, read as any reader of Office Open XML would."""
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        sheet = ElementTree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iter(SHEET + "row"):
        cells = {}
        for cell in row.iter(SHEET + "c"):
            words = cell.find(f"{SHEET}is/{SHEET}t")
            number = cell.find(SHEET + "v")
            column = re.match("[A-Z]+", cell.get("r"))[0]
            cells[column] = (words.text or "") if words is not None else number.text
        rows.append(cells)
    return rows


class Lists(Case):
    def setUp(self):
        super().setUp()
        self.assert_done(self.forum().command("init", "--name", "Prov", "--roster", "se-regions",
                                              "--admin", "a@example.org", "--test"))
        notes = generate_notes.write(self.folder / "notes", 60, size=6_000)
        self.assert_done(self.forum().take_in(*notes))
        row = lambda query: self.forum().rows(query)[0][0]
        self.ids = {"body": row("SELECT body FROM meeting"),
                    "meeting": row("SELECT meeting FROM turn"),
                    "year": row("SELECT substr(day, 1, 4) FROM meeting WHERE day IS NOT NULL"),
                    "organisation": row("SELECT organisation FROM commitment WHERE organisation IS NOT NULL"),
                    "person": row("SELECT person FROM commitment_person")}

    def addresses(self, path):
        """The list in each order, both ways, and under each filter."""
        orders, filters = LISTS[path]
        return ([path] + [f"{path}?sort={way}{order}" for order in orders for way in ("", "-")]
                + [f"{path}?{each.format(**self.ids)}" for each in filters]
                + [f"{path}?{each.format(**self.ids)}&sort=-{orders[-1]}" for each in filters])

    def test_every_list_sorts_filters_pages_and_goes_out_as_files(self):
        walked = 0
        with Serving(self.forum()) as server:
            for path in LISTS:
                for address in self.addresses(path):
                    with self.subTest(address):
                        self.check(server, path, address)
                        walked += 1
        print(f"\n    {walked} addresses of {len(LISTS)} lists, each as page, CSV and workbook")

    def check(self, server, path, address):
        page = server.get(address)
        self.assertEqual(page.status, 200)
        name, _, query = address.partition("?")
        table = rows_of_csv(self.file_of(server, f"{name}.csv?{query}", "text/csv; charset=utf-8"))
        book = rows_of_workbook(self.file_of(
            server, f"{name}.xlsx?{query}",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        self.assertEqual(len(table), len(book), "the same rows in both files")
        self.assertEqual(len(table[0]), len(book[0]), "the same columns")
        if path == "/regions":
            self.assertEqual(len(table), 22)
            return
        counted = re.search(r"(\d+)–(\d+) av ([\d\u00a0]+)(\+?)<", page.text)
        if not counted:
            self.assertEqual(len(table), 1, "an empty list has empty files")
            self.assertIn('class="empty"', page.text)
            return
        self.assertEqual(counted[1], "1")
        self.assertLessEqual(int(counted[2]), 25)
        if not counted[4]:
            self.assertEqual(int(counted[3]), len(table) - 1, "the count is that of the rows")
        self.walk_pages(server, address, page, len(table) - 1)

    def file_of(self, server, address, content_type):
        response = server.get(address)
        self.assertEqual(response.status, 200, address)
        self.assertEqual(response.getheader("Content-Type"), content_type)
        self.assertIn("attachment", response.getheader("Content-Disposition"))
        return response.body

    def walk_pages(self, server, address, page, rows):
        """From page to page by the link, until there is none: each row stands on one page."""
        seen = first_column(page.text)
        while following := re.search(r'rel="next" href="([^"]*)"', page.text):
            page = server.get(unescape(following[1]))
            self.assertEqual(page.status, 200)
            seen += first_column(page.text)
        self.assertEqual(len(seen), rows, address)

    def test_an_order_turned_round_is_the_list_turned_round(self):
        with Serving(self.forum()) as server:
            for path in ("/people", "/organisations", "/bodies", "/numbers"):
                order = LISTS[path][0][0]
                up = rows_of_csv(server.get(f"{path}.csv?sort={order}").body)[1:]
                down = rows_of_csv(server.get(f"{path}.csv?sort=-{order}").body)[1:]
                self.assertGreater(len(up), 0, path)
                self.assertEqual(up, down[::-1], path)

    def test_the_state_of_a_list_stands_in_its_links(self):
        with Serving(self.forum()) as server:
            page = server.get("/organisations?kind=region&sort=-name").text
            self.assertIn('aria-sort="descending"', page)
            self.assertIn('href="/organisations.csv?kind=region&amp;sort=-name"', page)
            self.assertIn('<option value="region" selected>', page)
            self.assertIn('<input type="hidden" name="sort" value="-name">', page)

    def test_csv_is_as_swedish_excel_wants_it(self):
        with Serving(self.forum()) as server:
            body = server.get(f"/meetings.csv?year={self.ids['year']}").body
        self.assertTrue(body.startswith(b"\xef\xbb\xbf"))
        self.assertNotRegex(body.replace(b"\r\n", b""), b"[\r]")
        days = [row[0] for row in rows_of_csv(body)[1:]]
        self.assertGreater(len(days), 0)
        for day in days:
            self.assertRegex(day, rf"^{self.ids['year']}-\d\d-\d\d$")

    def test_nonsense_in_the_address_is_not_an_error(self):
        with Serving(self.forum()) as server:
            for path in LISTS:
                for query in ("sort=x%27--", "page=-3", "page=99999999999", "name=%F0%9F%98%80",
                              "organisation=%3Cscript%3E", "body=x", "year=x", "which=x", "kind=x",
                              "from=2017-02-30", "county=%C3%A5", "number=%2F"):
                    with self.subTest(path, query=query):
                        response = server.get(f"{path}?{query}")
                        self.assertEqual(response.status, 200)
                        self.assertNotIn("<script>", response.text)

    def test_a_number_in_any_spelling_leads_to_its_page(self):
        (number, one), *_ = self.forum().rows("SELECT number, id FROM registry_number ORDER BY folded")
        with Serving(self.forum()) as server:
            for spelling in (number, number.lower(), "dnr%20" + number):
                answer = server.get(f"/matters?number={spelling.replace(' ', '%20')}")
                self.assertEqual(answer.status, 303, spelling)
                self.assertEqual(answer.getheader("Location"), f"/numbers/{one}")
            page = server.get(f"/numbers/{one}")
            self.assertEqual(page.status, 200)
            self.assertIn("/meetings/", page.text)
            self.assertEqual(server.get("/matters?number=X1/999").status, 200)


if __name__ == "__main__":
    unittest.main()
