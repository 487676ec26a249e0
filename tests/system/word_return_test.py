"""The notes as a Word file that somebody has written in, come back: each change is shown before it is
taken, what a colleague wrote here meanwhile is brought together with it, and what is not chosen stays."""

import io
import re
import unittest
import zipfile

from attachments_test import multipart
from forms_test import Page
from forum import needs_postgres
from inputs_test import new_database
from minutes_test import MinutesTest
from word_test import NOTES, paragraph, template

MAIN = "word/document.xml"


class Edited:
    """A Word file whose text is changed as Word would."""

    def __init__(self, content):
        archive = zipfile.ZipFile(io.BytesIO(content))
        self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.text = self.parts[MAIN].decode()

    def replace(self, words, by):
        assert self.text.count(words) == 1, (words, self.text.count(words))
        self.text = self.text.replace(words, by)
        return self

    def of(self, words):
        """The paragraph that holds words."""
        (found,) = [each for each in re.findall(r"<w:p>(?:(?!<w:p>).)*?</w:p>", self.text, re.S) if words in each]
        return found

    def after(self, words, new):
        whole = self.of(words)
        return self.replace(whole, whole + paragraph(new))

    def without(self, words):
        return self.replace(self.of(words), "")

    def packed(self):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in {**self.parts, MAIN: self.text.encode()}.items():
                archive.writestr(name, content)
        return file.getvalue()


class WordReturnTest(MinutesTest):
    def notes(self):
        """A meeting with two points and what was said at them."""
        meeting = self.meeting()
        first, second = self.point(meeting, "Vinter"), self.point(meeting, "Broar")
        for point, texts in ((first, ("Saltet tar slut i mars.", "Sanden räcker till maj.", "Gruset är slut.")),
                             (second, ("Bron är låg.",))):
            for text in texts:
                self.loop.do(f"/meetings/{meeting}/turns/new", point=point, section="discussion", text=text)
        return meeting

    def fetched(self, meeting, language="sv"):
        answer = self.secretary.ask("GET", f"/meetings/{meeting}.docx?lang={language}")
        self.assertEqual(answer.status, 200)
        self.secretary.get("/?lang=en")
        return Edited(answer.body)

    def send(self, meeting, content, name="Åter.docx", client=None):
        client = client or self.secretary
        token = Page(self.secretary.get("/inputs/new").text).values_of("/inputs/new")["form_token"]
        body, kind = multipart({"form_token": token}, [(name, content)] if name else [], field="file")
        return client.ask("POST", f"/meetings/{meeting}/word", body, kind)

    def shown(self, meeting, content):
        """The changes, each with its heading, and the form with which they are taken in."""
        answer = self.send(meeting, content)
        self.assertEqual(answer.status, 200, Page(answer.text).errors)
        headings = re.findall(r'<h2 id="change-\d+">\d+\. ([^<]+)</h2>', answer.text)
        address = f"/meetings/{meeting}/word/take"
        page = Page(answer.text)
        return headings, page.values_of(address) if address in page.forms else {}, answer.text

    def take(self, meeting, fields, **more):
        answer = self.secretary.post(f"/meetings/{meeting}/word/take", {**fields, **more})
        self.assertEqual(answer.status, 303, answer.text[-300:])

    def turns(self, meeting):
        return [text for (text,) in self.forum.rows(
            f"SELECT t.text FROM turn t JOIN point p ON p.id = t.point WHERE t.meeting = '{meeting}' "
            "ORDER BY p.position, t.position")]

    def test_a_file_that_nobody_wrote_in_changes_nothing(self):
        meeting = self.notes()
        for language in ("sv", "en"):
            headings, fields, text = self.shown(meeting, self.fetched(meeting, language).packed())
            self.assertEqual((headings, fields), ([], {}))
            self.assertIn("The file says what the notes say.", text)
        self.assertIn(f"/meetings/{meeting}/word", self.secretary.get(f"/meetings/{meeting}").text)

    def test_what_is_changed_is_shown_and_then_taken_in(self):
        meeting = self.notes()
        file = self.fetched(meeting)
        file.replace("Saltet tar slut i mars.", "Saltet tar slut i april.")
        file.after("Sanden räcker till maj.", "Dalarna: Vi delar med oss.")
        file.after("Vi delar med oss.", "Och av gruset.")
        headings, fields, text = self.shown(meeting, file.packed())
        self.assertEqual(headings, ["Other words", "New paragraph", "New paragraph"])
        self.assertIn("i <mark>mars.</mark>", text)
        self.assertIn("i <mark>april.</mark>", text)
        self.assertEqual(self.turns(meeting)[0], "Saltet tar slut i mars.", "nothing is changed before it is chosen")
        self.take(meeting, fields)
        self.assertEqual(self.turns(meeting), ["Saltet tar slut i april.", "Sanden räcker till maj.", "Vi delar med oss.",
                                               "Och av gruset.", "Gruset är slut.", "Bron är låg."])
        self.assertIn("Region Dalarna", self.secretary.get(f"/meetings/{meeting}").text)
        acts = self.forum.count("ledger_entries")
        headings, _, _ = self.shown(meeting, self.fetched(meeting).packed())
        self.assertEqual(headings, [])
        self.take(meeting, fields)
        self.assertEqual(self.forum.count("ledger_entries"), acts, "sent twice is taken once")

    def test_what_is_not_ticked_stays(self):
        meeting = self.notes()
        file = self.fetched(meeting).replace("Saltet tar slut i mars.", "Saltet räcker.").replace("Bron är låg.", "Bron är hög.")
        _, fields, _ = self.shown(meeting, file.packed())
        del fields["take_1"]
        self.take(meeting, fields)
        self.assertEqual((self.turns(meeting)[0], self.turns(meeting)[-1]), ("Saltet tar slut i mars.", "Bron är hög."))

    def test_tracked_changes_count_as_done(self):
        meeting = self.notes()
        file = self.fetched(meeting).replace(
            '>Bron är låg.</w:t></w:r>',
            '>Bron är </w:t></w:r><w:del w:id="90" w:author="Ada"><w:r><w:delText>låg.</w:delText></w:r></w:del>'
            '<w:ins w:id="91" w:author="Ada"><w:r><w:t>hög.</w:t></w:r></w:ins>')
        headings, fields, _ = self.shown(meeting, file.packed())
        self.assertEqual(headings, ["Other words"])
        self.take(meeting, fields)
        self.assertEqual(self.turns(meeting)[-1], "Bron är hög.")

    def test_what_is_taken_out_goes_and_what_is_missing_is_asked(self):
        meeting = self.notes()
        file = self.fetched(meeting).replace("Gruset är slut.", "").without("Sanden räcker till maj.")
        headings, fields, text = self.shown(meeting, file.packed())
        self.assertEqual(headings, ["Paragraph taken out", "Not in the file"])
        self.assertIn("It stays unless you choose to take it out.", text)
        self.assertNotIn("take_2", fields, "nothing is lost because a mark is")
        self.take(meeting, fields)
        self.assertEqual(self.turns(meeting), ["Saltet tar slut i mars.", "Sanden räcker till maj.", "Bron är låg."])
        self.take(meeting, fields, take_2="on")
        self.assertEqual(self.turns(meeting), ["Saltet tar slut i mars.", "Bron är låg."])

    def test_what_was_written_here_meanwhile_is_brought_together(self):
        meeting = self.notes()
        file = self.fetched(meeting).replace("Saltet tar slut i mars.", "Saltet tar slut i mars, enligt Dalarna.")
        file.replace("Bron är låg.", "Bron är mycket låg.")
        turns = dict(self.forum.rows(f"SELECT text, id FROM turn WHERE meeting = '{meeting}'"))
        self.loop.do(f"/turns/{turns['Saltet tar slut i mars.']}/edit", text="Sanden tar slut i mars.")
        self.loop.do(f"/turns/{turns['Bron är låg.']}/edit", text="Bron är alltför låg.")
        self.loop.do(f"/turns/{turns['Gruset är slut.']}/edit", text="Gruset är snart slut.")
        headings, fields, text = self.shown(meeting, file.packed())
        self.assertEqual(headings, ["Other words", "Other words"], "what only changed here is no change of the file")
        self.assertIn("Both wordings stay", text)
        self.take(meeting, fields)
        self.assertEqual(self.turns(meeting), ["Sanden tar slut i mars, enligt Dalarna.", "Sanden räcker till maj.",
                                               "Gruset är snart slut.", "Bron är alltför låg.", "Bron är mycket låg."])

    def test_a_paragraph_that_went_away_here_does_not_come_back(self):
        meeting = self.notes()
        file = self.fetched(meeting).replace("Gruset är slut.", "Gruset är alldeles slut.")
        ((turn, version),) = self.forum.rows(f"SELECT id, version FROM turn WHERE meeting = '{meeting}' AND text LIKE 'Gruset%'")
        token = self.loop.fill(f"/turns/{turn}/edit")["form_token"]
        self.assertEqual(self.secretary.post(f"/turns/{turn}/delete", {"form_token": token, "version": version}).status, 303)
        headings, _, _ = self.shown(meeting, file.packed())
        self.assertEqual(headings, [])

    def test_what_belongs_to_the_template_is_no_paragraph_of_the_notes(self):
        meeting = self.notes()
        page = f"/bodies/{self.body}/template"
        body, kind = multipart(Page(self.secretary.get(page).text).values_of(page),
                               [("Mall.docx", template(NOTES + paragraph("Underskrift: {{ordförande}}")))], field="template")
        self.assertEqual(self.secretary.ask("POST", page, body, kind).status, 303)
        self.addCleanup(lambda: self.secretary.post(f"{page}/remove", Page(self.secretary.get(page).text).values_of(f"{page}/remove")))
        file = self.fetched(meeting)
        self.assertIn("Underskrift", file.text)
        self.assertEqual(self.shown(meeting, file.packed())[0], [])
        file.after("Bron är låg.", "Sist sagt.")
        headings, fields, _ = self.shown(meeting, file.packed())
        self.assertEqual(headings, ["New paragraph"])
        self.take(meeting, fields)
        self.assertEqual(self.turns(meeting)[-1], "Sist sagt.")

    def test_wrong_files_are_refused_by_name(self):
        meeting, other = self.notes(), self.notes()
        for content, words in ((b"", "Åter.docx"), (b"Hej.", "Åter.docx"),
                               (self.fetched(other).packed(), "does not come from these notes"),
                               (template(NOTES), "does not come from these notes")):
            answer = self.send(meeting, content)
            self.assertEqual(answer.status, 422, content[:20])
            self.assertIn(words, answer.text)
        answer = self.send(meeting, b"", name="")
        self.assertEqual(answer.status, 422)
        self.assertIn("Choose a file.", answer.text)

    def test_whoever_may_not_write_finds_nothing(self):
        meeting = self.notes()
        file = self.fetched(meeting).replace("Bron är låg.", "Bron är hög.").packed()
        for client in (self.member, self.nobody):
            self.assertIn(self.send(meeting, file, client=client).status, (303, 403, 404))
            self.assertIn(client.get(f"/meetings/{meeting}/word").status, (303, 403, 404))
        other = self.notes()
        _, fields, _ = self.shown(meeting, file)
        self.assertEqual(self.secretary.post(f"/meetings/{other}/word/take", fields).status, 404)
        self.assertEqual(self.turns(meeting)[-1], "Bron är låg.")


@needs_postgres
class WordReturnOnPostgresTest(WordReturnTest):
    @classmethod
    def database(cls):
        return new_database(cls)


def load_tests(loader, tests, pattern):
    """What is inherited has been tried where it stands."""
    suite = unittest.TestSuite()
    for case in (WordReturnTest, WordReturnOnPostgresTest):
        own = [name for name in vars(WordReturnTest) if name.startswith("test_")]
        suite.addTests(case(name) for name in [*own, "test_the_register_checks_clean"])
    return suite


if __name__ == "__main__":
    unittest.main()
