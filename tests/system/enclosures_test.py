"""A document of a meeting for fewer readers than its point: chapter and section are asked for, stand on
each copy, and whoever may not read it finds neither file nor name; a point that is narrowed after its
document has come takes it along."""

import re
import unittest

import files
from forms_test import Page
from forum import needs_postgres
from inputs_test import new_database
from notices import Notices

GROUND = "39 kap. 1 §"
NAME, TITLE, INSIDE = "stenros.pdf", "Om stenros", "Lungört sida."


class EnclosuresTest(Notices):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.filled = cls.meeting()
        cls.of = cls.point(cls.filled, "1", "Broar")
        for name, content, title, more in (
                (NAME, files.pdf_of_pages([INSIDE]), TITLE, {"readers": "secretariat", "ground": GROUND}),
                ("medlem.pdf", files.pdf_of_pages(["Medlemmars sida."]), "Bara oss", {"readers": "members"}),
                ("broar.pdf", files.pdf_of_pages(["Brosida."]), "Broläget", {})):
            answer = cls.attach(cls.secretary, cls.filled, cls.of, name, content, title, **more)
            assert answer.status == 303, answer.text

    def document(self, name):
        ((document, attachment),) = self.forum.rows(
            f"SELECT d.id, a.id FROM document d JOIN attachment a ON a.document = d.id WHERE d.name = '{name}'")
        return document, attachment

    def read_by(self, document):
        """Who is given a document's page, original and history: the names of those."""
        given = []
        for name, client in (("secretary", self.secretary), ("member", self.member), ("nobody", self.nobody)):
            answers = {client.get(path).status for path in (f"/documents/{document}", f"/documents/{document}/original")}
            self.assertIn(answers, ({200}, {404}), name)
            if answers == {200}:
                given.append(name)
        return given

    def test_it_is_read_by_whom_it_is_for(self):
        for name, readers in ((NAME, ["secretary"]), ("medlem.pdf", ["secretary", "member"]),
                              ("broar.pdf", ["secretary", "member", "nobody"])):
            self.assertEqual(self.read_by(self.document(name)[0]), readers, name)

    def test_its_name_shows_to_nobody_else(self):
        document, attachment = self.document(NAME)
        for client in (self.member, self.nobody):
            for path in (f"/meetings/{self.filled}", f"/meetings/{self.filled}/print", "/meetings",
                         f"/meetings/{self.filled}/attachments", f"/enclosures/{attachment}/edit",
                         f"/history/attachment/{attachment}", f"/history/document/{document}"):
                page = client.get(path).text
                self.assertNotIn("stenros", page, path)
                self.assertNotIn(GROUND, page, path)
        self.assertIn(TITLE, self.secretary.get(f"/history/attachment/{attachment}").text)

    def test_each_copy_is_marked(self):
        document, _ = self.document(NAME)
        self.addCleanup(self.secretary.get, "/?lang=en")
        for path in (f"/meetings/{self.filled}?lang=sv", f"/documents/{document}?lang=sv"):
            self.assertIn(f"Sekretess, {GROUND}", self.secretary.get(path).text, path)
        named = self.secretary.get(f"/documents/{document}/original?lang=sv").getheader("Content-Disposition")
        self.assertIn("SEKRETESS stenros.pdf", named)
        pdf = self.pdf(self.secretary, self.filled)
        own, *joined = self.pages_of(pdf)
        self.assertIn(f"Bilaga 1.3, {TITLE}. Sekretess, {GROUND}", own, "last under its point")
        (page,) = [page for page in joined if INSIDE in page]
        self.assertIn(f"Bilaga 1.3 · sida 1 (1) · Sekretess, {GROUND}", page)

    def test_the_notice_of_others_holds_nothing_of_it(self):
        for client, numbers in ((self.nobody, ("1.1",)), (self.member, ("1.1", "1.2"))):
            pdf = self.pdf(client, self.filled)
            for words in ("stenros", "Lungört", GROUND):
                self.assertFalse(self.holds(pdf, words), words)
            self.assertIn("Bilaga 1.1, Broläget", self.pages_of(pdf)[0], "numbered as for everybody")
            self.assertEqual(tuple(re.findall(r"Bilaga (1\.\d),", self.pages_of(pdf)[0])), numbers)

    def test_a_ground_is_asked_for_and_what_was_typed_stays(self):
        answer = self.attach(self.secretary, self.filled, self.of, "a.pdf", files.pdf_of_pages(["A."]), "Underlag",
                             readers="secretariat", ground="")
        self.assertEqual(answer.status, 422)
        typed = Page(answer.text).values_of(f"/meetings/{self.filled}/attachments")
        self.assertEqual((typed["point"], typed["title"]), (self.of, "Underlag"))
        self.assertIn("by chapter and section", answer.text)
        self.assertEqual(self.forum.rows("SELECT count(*) FROM document WHERE name = 'a.pdf'"), [("0",)])
        answer = self.attach(self.secretary, self.filled, self.of, "a.pdf", files.pdf_of_pages(["A."]), "x" * 600)
        self.assertEqual(answer.status, 422)

    def test_it_is_withheld_later_moved_and_opened_again(self):
        meeting = self.meeting()
        first, second = self.point(meeting, "1", "Ett"), self.point(meeting, "2", "Två")
        self.attach(self.secretary, meeting, first, "senare.pdf", files.pdf_of_pages(["Senare."]), "Senare")
        document, attachment = self.document("senare.pdf")
        edit = f"/enclosures/{attachment}/edit"
        self.assertIn(edit, self.secretary.get(f"/meetings/{meeting}/attachments").text)
        self.assertEqual(Page(self.secretary.get(edit).text).values_of(edit)["readers"], "as_above")
        before = Page(self.secretary.get(edit).text).values_of(edit)
        self.loop.do(edit, title="Senare del", point=second, readers="secretariat", ground=GROUND)
        self.assertEqual(self.read_by(document), ["secretary"])
        self.assertNotIn("Senare", self.nobody.get(f"/meetings/{meeting}").text)
        conflict = self.secretary.post(edit, {**before, "title": "Andras ord"})
        self.assertEqual(conflict.status, 409)
        self.assertIn("Andras ord", conflict.text)
        self.loop.do(edit, title="Senare del", point=second, readers="as_above")
        self.assertEqual(self.read_by(document), ["secretary", "member", "nobody"])
        self.assertEqual(self.forum.rows(f"SELECT point FROM attachment WHERE id = '{attachment}'"), [(second,)])

    def test_a_point_that_is_narrowed_later_takes_its_document_along(self):
        meeting = self.meeting()
        point = self.point(meeting, "1", "Öppen först")
        self.attach(self.secretary, meeting, point, "efteråt.pdf", files.pdf_of_pages(["Efteråt."]), "Efteråt")
        document, _ = self.document("efteråt.pdf")
        self.assertEqual(self.read_by(document), ["secretary", "member", "nobody"])
        self.loop.do(f"/points/{point}/edit", readers="secretariat", ground=GROUND)
        self.assertEqual(self.read_by(document), ["secretary"])
        self.loop.do(f"/points/{point}/edit", readers="members", ground="")
        self.assertEqual(self.read_by(document), ["secretary", "member"])

    def test_nobody_else_edits_it(self):
        _, attachment = self.document("broar.pdf")
        for client in (self.member, self.nobody):
            self.assertIn(client.get(f"/enclosures/{attachment}/edit").status, (303, 403, 404))
        for wrong in ("aaaaaaaaaaaaa", "x"):
            self.assertEqual(self.secretary.get(f"/enclosures/{wrong}/edit").status, 404)

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class EnclosuresOnPostgresTest(EnclosuresTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
