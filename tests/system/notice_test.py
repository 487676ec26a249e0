"""The notice of a meeting as one PDF: the agenda in our own pages, tagged; the documents of its points
numbered, with a stamp on each page; files that have no pages attached. Whoever may not read a point or
a document finds nothing of it in the file, however deep they look."""

import json
import sqlite3
import unittest

import files
from forms_test import Page
from forum import needs_postgres
from inputs_test import new_database
from notices import Notices

HIDDEN, SECRET, IN_FILE = "Sekretspunkten", "blåklocka", "Kungsljus"
TABLE = files.docx(["En tabell."])
# What a stranger's PDF may hold that acts by itself.
ACTIONS = (b"/OpenAction << /S /JavaScript /JS (app.alert\\('hej'\\)) >> /AA << /WC << /S /JavaScript "
           b"/JS (app.alert\\('adjo'\\)) >> >> /Names << /EmbeddedFiles << /Names [(dold.txt) 4 0 R] >> "
           b"/JavaScript << /Names [(a) << /S /JavaScript /JS (app.beep\\(0\\)) >>] >> >>")
ACTING = files.pdf_of_pages(
    ["Levande sida."], catalog=ACTIONS,
    page=b"/AA << /O << /S /Launch /F (kalkyl.exe) >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect "
         b"[0 0 9 9] /A << /S /Launch /F (kalkyl.exe) >> >> << /Type /Annot /Subtype /Link /Rect [9 9 20 20] "
         b"/A << /S /URI /URI (https://example.org/karta) >> >>]",
    more=[b"<< /Type /Filespec /F (dold.txt) /EF << /F 5 0 R >> >>",
          b"<< /Type /EmbeddedFile /Length 10 >>\nstream\nDold text.\nendstream"])


class NoticeTest(Notices):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.filled = cls.fill()

    @classmethod
    def fill(cls):
        """A meeting with open points that have documents, and a hidden one that has another."""
        meeting = cls.meeting()
        first = cls.point(meeting, "1", "Vägarnas läge", information="on", planned_minutes="45",
                          expected_outcome="Vi vet hur det står till.", questions_until="2023-04-27")
        hidden = cls.point(meeting, "2", HIDDEN, readers="secretariat", ground="18 kap. 1 §", planned_minutes="15")
        third = cls.point(meeting, "3", "Vinterväghållning", dialogue="on", planned_minutes="30")
        for point, name, content, title in (
                (third, "salt.pdf", ACTING, ""),
                (first, "läge.pdf", files.pdf_of_pages([f"Lagessida {n}." for n in (1, 2, 3)]), "Lägesrapport"),
                (hidden, f"{SECRET}.pdf", files.pdf_of_pages([f"{IN_FILE} sida."]), f"Om {SECRET}"),
                (first, "tabell.docx", TABLE, "Tabeller")):
            answer = cls.attach(cls.secretary, meeting, point, name, content, title)
            assert answer.status == 303, answer.text
        return meeting

    def bookmarks(self, pdf):
        """Title and page of each, from top to bottom."""
        found = []

        def walk(outlines):
            for one in outlines:
                found.append((one["title"], one["destpageposfrom1"]))
                walk(one["kids"])
        walk(json.loads(self.tool("qpdf", "--json", "--json-key=outlines", pdf))["outlines"])
        return found

    def change(self, statement):
        """Changes the record behind the program's back: what is asked is how prints take it."""
        if self.forum.database:
            self.tool("psql", self.forum.database, "-Xqc", statement)
        else:
            with sqlite3.connect(self.forum.folder / "radslag.db", timeout=30) as connection:
                self.assertEqual(connection.execute(statement).rowcount, 1)

    def test_agenda_and_documents_are_one_pdf(self):
        page = self.nobody.get(f"/meetings/{self.filled}?lang=en").text
        self.assertIn(f'href="/meetings/{self.filled}/agenda.pdf">Notice (PDF)', page)
        pdf = self.pdf(self.nobody, self.filled)
        self.tool("qpdf", "--check", pdf)
        own, *joined = self.pages_of(pdf)
        for words in ("Kallelse till möte", "Vägforum i maj", "torsdag 4 maj 2023", "Tid 09.00–12.00", "Plats Falun",
                      "svarar på mötets sida", f"Adress http://forum.example.org/meetings/{self.filled}", "1. Vägarnas läge", "Information 09.00–09.45, 45 min",
                      "Väntat resultat: Vi vet hur det står till.", "Frågor anmäls senast 27 april 2023",
                      "3. Vinterväghållning", "Dialog 09.45–10.15, 30 min",
                      "Bilaga 1.1, Lägesrapport", "Bilaga 1.2, Tabeller", "Bilaga 3.1, salt.pdf",
                      "3 sidor, från sidan 2", "Bifogad till denna PDF som fil.", "1 sida, från sidan 5",
                      "inte uppmärkta för skärmläsare", "1 (5)"):
            self.assertIn(words, own)
        for page, stamp, text in zip(joined, ("1.1 · sida 1 (3)", "1.1 · sida 2 (3)", "1.1 · sida 3 (3)", "3.1 · sida 1 (1)"),
                                     ("Lagessida 1.", "Lagessida 2.", "Lagessida 3.", "Levande sida."), strict=True):
            self.assertIn(f"Bilaga {stamp}", page)
            self.assertIn(text, page)

    def test_it_speaks_the_readers_language(self):
        own, first, *_ = self.pages_of(self.pdf(self.nobody, self.filled, "en"))
        for words in ("Notice of a meeting", "Thursday 4 May 2023", "09:00–09:45, 45 min", "Document 1.1, Lägesrapport",
                      "3 pages, from page 2", "Attached to this PDF as a file."):
            self.assertIn(words, own)
        self.assertIn("Document 1.1 · page 1 (3)", first)

    def test_bookmarks_lead_to_points_and_documents(self):
        self.assertEqual(self.bookmarks(self.pdf(self.nobody, self.filled)), [
            ("Forum för lokala vägar 4 maj 2023", 1), ("Dagordning", 1), ("1. Vägarnas läge", 1),
            ("3. Vinterväghållning", 1), ("Bilagor", 1), ("Bilaga 1.1, Lägesrapport", 2), ("Bilaga 3.1, salt.pdf", 5)])

    def test_other_files_are_attached_byte_for_byte(self):
        pdf = self.pdf(self.nobody, self.filled)
        self.assertIn("1 embedded files\n1: 1.2 tabell.docx", self.tool("pdfdetach", "-list", pdf).decode())
        out = self.folder / "out.docx"
        self.tool("pdfdetach", "-save", 1, "-o", out, pdf)
        self.assertEqual(out.read_bytes(), TABLE)
        self.assertTrue(self.holds(pdf, "Bilaga 1.2, Tabeller"))
        self.assertIn(b"/AFRelationship /Supplement", self.inside(pdf))

    def test_our_own_pages_are_tagged(self):
        pdf = self.pdf(self.nobody, self.filled)
        self.assertRegex(self.tool("pdfinfo", pdf).decode(), r"Tagged: +yes")
        inside = self.inside(pdf)
        for sign in (b"/StructTreeRoot", b"/Lang (sv)", b"/DisplayDocTitle true", b'pdfuaid:part="1"'):
            self.assertIn(sign, inside)
        structure = self.tool("pdfinfo", "-struct-text", pdf).decode()
        self.assertIn("Vinterväghållning", structure)
        self.assertNotIn("sida 1 (3)", structure, "the stamps are no text of ours")

    def test_what_acts_by_itself_does_not_ride_along(self):
        inside = self.inside(self.pdf(self.nobody, self.filled))
        for gone in (b"JavaScript", b"app.", b"/Launch", b"kalkyl", b"dold.txt", b"Dold text", b"/OpenAction", b"/AA"):
            self.assertNotIn(gone, inside)
        self.assertIn(b"https://example.org/karta", inside, "a link to the web stays")

    def test_who_may_not_read_a_point_finds_nothing_of_it(self):
        for_all, for_members, for_secretary = (self.pdf(client, self.filled)
                                               for client in (self.nobody, self.member, self.secretary))
        for words in (HIDDEN, SECRET, IN_FILE, "18 kap. 1 §"):
            self.assertFalse(self.holds(for_all, words), words)
            self.assertTrue(self.holds(for_secretary, words), words)
        self.assertEqual(for_all.read_bytes(), for_members.read_bytes())
        self.assertEqual([words for words, _ in self.bookmarks(for_secretary) if words.startswith("Bilaga")],
                         ["Bilaga 1.1, Lägesrapport", f"Bilaga 2.1, Om {SECRET}", "Bilaga 3.1, salt.pdf"])
        self.assertIn("Dialog 10.00–10.30, 30 min", " ".join(self.pages_of(for_secretary)))
        self.assertFalse(self.holds(for_all, "10.00"), "no gap in the times tells of it")

    def test_who_may_not_read_a_document_finds_nothing_of_it(self):
        meeting = self.meeting()
        point = self.point(meeting, "1", "Broar")
        self.attach(self.secretary, meeting, point, f"{SECRET}.pdf", files.pdf_of_pages([f"{IN_FILE} bro."]), f"Om {SECRET}")
        self.attach(self.secretary, meeting, point, "bro.pdf", files.pdf_of_pages(["Bron."]), "Bron")
        ((document, audience),) = self.forum.rows(f"SELECT id, audience FROM document WHERE name = '{SECRET}.pdf' AND id IN "
                                                  f"(SELECT document FROM attachment WHERE meeting = '{meeting}')")
        self.change("UPDATE document SET audience = (SELECT min(id) FROM audience WHERE kind = 'secretariat') "
                    f"WHERE id = '{document}'")
        self.addCleanup(self.change, f"UPDATE document SET audience = '{audience}' WHERE id = '{document}'")
        pdf = self.pdf(self.nobody, meeting)
        for words in (SECRET, IN_FILE, "Bilaga 1.2"):
            self.assertFalse(self.holds(pdf, words), words)
        self.assertIn("Bilaga 1.1, Bron", self.pages_of(pdf)[0])
        self.assertIn("Bilaga 1.2, Bron", self.pages_of(self.pdf(self.secretary, meeting))[0])

    def test_a_kept_one_is_given_until_something_changes(self):
        meeting = self.meeting()
        point = self.point(meeting, "1", "Broar")
        first = self.pdf(self.nobody, meeting)
        path = f"/meetings/{meeting}/agenda.pdf?lang=sv"
        again = self.nobody.get(path)
        self.assertEqual((again.status, again.body), (200, first.read_bytes()))
        self.attach(self.secretary, meeting, point, "bro.pdf", files.pdf_of_pages(["Bron."]))
        self.assertEqual(self.nobody.get(path).status, 202)
        self.assertIn("Bron.", self.pages_of(self.pdf(self.nobody, meeting))[1])

    def test_what_cannot_be_joined_goes_along_as_a_file(self):
        meeting = self.meeting()
        point = self.point(meeting, "1", "Broar")
        plain, locked = self.folder / "plain.pdf", self.folder / "locked.pdf"
        plain.write_bytes(files.pdf_of_pages(["Skyddad sida."]))
        self.tool("qpdf", "--encrypt", "", "nyckel", 256, "--modify=none", "--", plain, locked)
        self.attach(self.secretary, meeting, point, "skyddad.pdf", locked.read_bytes())
        self.attach(self.secretary, meeting, point, "borta.pdf", files.pdf_of_pages(["Borta."]))
        self.attach(self.secretary, meeting, "", "hela.pdf", files.pdf_of_pages(["Om hela mötet."]))
        ((name,),) = self.forum.rows("SELECT sha256 FROM document WHERE name = 'borta.pdf'")
        lost = self.forum.folder / "documents" / name[:2] / name
        lost.rename(lost.with_suffix(".away"))
        self.addCleanup(lost.with_suffix(".away").rename, lost)
        pdf = self.pdf(self.nobody, meeting)
        own, joined = self.pages_of(pdf)
        self.assertIn("den är skyddad, så att sidorna inte kan läggas in här", own)
        self.assertIn("Inte med i denna PDF", own)
        self.assertIn("Bilaga 1 hela.pdf", own)
        self.assertIn("Om hela mötet.", joined)
        self.assertIn("1 embedded files\n1: 1.1 skyddad.pdf", self.tool("pdfdetach", "-list", pdf).decode())

    def test_pages_that_cannot_be_put_together_go_along_as_files(self):
        meeting = self.meeting()
        self.attach(self.secretary, meeting, self.point(meeting, "1", "Broar"), "bro.pdf", files.pdf_of_pages(["Bron."]))
        (self.folder / "fails").touch()
        pdf = self.pdf(self.nobody, meeting)
        self.assertFalse((self.folder / "fails").exists())
        (own,) = self.pages_of(pdf)
        self.assertIn("Bifogad till denna PDF som fil: sidorna kunde inte läsas.", own)
        self.assertIn("1: 1.1 bro.pdf", self.tool("pdfdetach", "-list", pdf).decode())

    def test_a_meeting_that_was_held_has_what_it_was_called_to(self):
        ((held,), *_) = self.forum.rows("SELECT id FROM meeting WHERE state = 'held' ORDER BY id")
        own = " ".join(self.pages_of(self.pdf(self.nobody, held)))
        self.assertIn("Kallelse till möte", own)
        self.assertNotIn("Diskussion", own)

    def test_there_is_none_without_an_agenda_or_for_strangers(self):
        meeting = self.meeting()
        for path in (f"/meetings/{meeting}/agenda.pdf", "/meetings/aaaaaaaaaaaaa/agenda.pdf", "/meetings/x/agenda.pdf"):
            self.assertEqual(self.secretary.get(path).status, 404)
        self.point(meeting, "1", HIDDEN, readers="secretariat", ground="18 kap. 1 §")
        self.assertEqual(self.nobody.get(f"/meetings/{meeting}/agenda.pdf").status, 404)

    def test_documents_are_attached_by_whoever_may_edit_the_meeting(self):
        meeting = self.meeting()
        point = self.point(meeting, "1", "Broar")
        answer = self.attach(self.secretary, meeting, point, "", b"", "Underlag")
        self.assertEqual(answer.status, 422)
        typed = Page(answer.text).values_of(f"/meetings/{meeting}/attachments")
        self.assertEqual((typed["point"], typed["title"]), (point, "Underlag"), "what was typed stays")
        self.assertIn("Choose at least one file.", answer.text)
        answer = self.attach(self.secretary, meeting, point, "bild.docx", files.PNG)
        self.assertIn("is a picture (PNG)", answer.text)
        for wrong in ("aaaaaaaaaaaaa", "x"):
            self.assertEqual(self.attach(self.secretary, meeting, wrong, "a.pdf", ACTING).status, 422)
        self.assertIn(self.attach(self.member, meeting, point, "a.pdf", ACTING).status, (403, 404))
        self.assertEqual(self.forum.rows(f"SELECT count(*) FROM attachment WHERE meeting = '{meeting}'"), [("0",)])
        self.assertEqual(self.attach(self.secretary, meeting, point, "a.pdf", ACTING, "Underlag").status, 303)
        self.assertRegex(self.nobody.get(f"/meetings/{meeting}").text, r'<a href="/documents/\w+">Underlag</a>')

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class NoticeOnPostgresTest(NoticeTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
