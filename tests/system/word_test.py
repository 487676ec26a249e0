"""The notes of a meeting as a Word file: whole and readable by another reader and by our own, never with
more than its reader may read, and made out of the template that the secretary of the body has laid in."""

import hashlib
import http.client
import io
import json
import os
import re
import tempfile
import time
import unittest
import xml.etree.ElementTree as xml
import zipfile
from pathlib import Path

from attachments_test import multipart
from colleagues import Colleagues
from forms_test import Page
from forum import ROOT, Case, Serving, needs_postgres, run
from inputs_test import new_database

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SECRET = "blåklocka"
REAL = Path(os.environ.get("RADSLAG_SHARED", ROOT / "../shared")) / "data/notes/docs/forum-2016-11-18.txt"


class Word:
    """A Word file taken apart by Python's own readers; every part of it must be good XML."""

    def __init__(self, content):
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        assert self.archive.testzip() is None
        self.parts = {name: self.archive.read(name) for name in self.archive.namelist()}
        self.trees = {name: xml.fromstring(part) for name, part in self.parts.items()
                      if name.endswith((".xml", ".rels"))}

    def paragraphs(self, part="word/document.xml"):
        """Style and words of each."""
        found = []
        for paragraph in self.trees[part].iter(W + "p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            words = "".join(text.text or "" for text in paragraph.iter(W + "t"))
            found.append(("" if style is None else style.get(W + "val"), words))
        return found

    def words(self):
        return "\n".join(words for name in self.trees for _, words in self.paragraphs(name))

    def dangling(self):
        """Ids of styles, lists, relations and footnotes that are named and not there."""
        text = self.trees["word/document.xml"]
        relations = {each.get("Id") for each in self.trees["word/_rels/document.xml.rels"]}
        styles = {each.get(W + "styleId") for each in self.trees["word/styles.xml"].iter(W + "style")}
        missing = {each.get(W + "val") for tag in ("pStyle", "rStyle")
                   for each in text.iter(W + tag)} - styles
        r = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
        missing |= {each.get(r) for each in text.iter() if each.get(r)} - relations
        for name in self.parts:
            if name != "[Content_Types].xml" and not name.startswith("_rels") and name.endswith(".xml"):
                if f'PartName="/{name}"'.encode() not in self.parts["[Content_Types].xml"]:
                    missing.add(name)
        notes = {each.get(W + "id") for part in self.trees if "footnotes.xml" in part
                 for each in self.trees[part].iter(W + "footnote")}
        return missing | {each.get(W + "id") for each in text.iter(W + "footnoteReference")} - notes


def template(body, header="", more=(), kind="document"):
    """A template as Word would write it."""
    main = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}.main+xml"
    header_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    spaces = f'xmlns:w="{W[1:-1]}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
                               'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               '<Default Extension="xml" ContentType="application/xml"/>'
                               f'<Override PartName="/word/document.xml" ContentType="{main}"/><Override '
                               f'PartName="/word/header1.xml" ContentType="{header_type}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
                       f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {spaces}><w:body>{body}<w:sectPr><w:headerReference "
                             'w:type="default" r:id="rId1"/></w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship '
                                        f'Id="rId1" Type="{office}/header" Target="header1.xml"/>'
                                        "</Relationships>",
        "word/header1.xml": f"<w:hdr {spaces}><w:p><w:r><w:t>{header}</w:t></w:r></w:p></w:hdr>",
        "word/media/logo.png": "\x89PNG",
        **dict(more)}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


NOTES = paragraph("{{anteckningar}}")
SPLIT = ("<w:p><w:r><w:t>Plats: {{</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>pla</w:t></w:r>"
         "<w:r><w:t>ts}} Ordf: {{ordförande}}</w:t></w:r></w:p>")


def ask(port, method, path, body=None, **headers):
    """The answer with its body as bytes."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, body, {"Accept-Language": "en", **headers})
        answer = connection.getresponse()
        answer.body = answer.read()
        answer.text = answer.body.decode("utf-8", "replace")
        return answer
    finally:
        connection.close()


def facts_of(file):
    """What our own reader finds in a file: points, what was said, commitments, and the rest."""
    ended = run("extract", file)
    if ended.status != 0:
        raise AssertionError(repr(ended))
    found = json.loads(ended.out)
    return {"points": [(each["number"], each["title"]) for each in found["items"]],
            "turns": sorted((each["text"].rstrip("."), each["speakers"]) for each in found["radslag"]["turns"]),
            "commitments": sorted((each["text"], each["who"], each["due"]) for each in found["commitments"]),
            "decisions": {each["text"] for each in found["decisions"]},
            "footnotes": len(found["radslag"]["footnotes"]),
            "present": sorted((each["name"], each["org"]) for each in found["participants"]),
            "meeting": (found["date"], found["next_meeting"], found["chair"])}


class WordTest(Colleagues):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.meeting = cls.forum.rows(
            f"SELECT id FROM meeting WHERE body = '{cls.body}' AND document IS NOT NULL")[0][0]
        cls.address, cls.page = f"/meetings/{cls.meeting}.docx", f"/bodies/{cls.body}/template"

    def ask(self, client, method, path, body=None, **headers):
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        return ask(client.port, method, path, body, Cookie=cookies, **headers)

    def word(self, client=None, address=None):
        answer = self.ask(client or self.nobody, "GET", address or self.address)
        self.assertEqual(answer.status, 200, answer.text[-500:])
        self.assertEqual(answer.getheader("Content-Type"), KIND)
        found = Word(answer.body)
        self.assertEqual(found.dangling(), set())
        return found

    def send(self, files):
        fields = Page(self.secretary.get(self.page).text).values_of(self.page)
        body, kind = multipart(fields, files, field="template")
        return self.ask(self.secretary, "POST", self.page, body, **{"Content-Type": kind})

    def lay_in(self, content, name="Mall.docx"):
        answer = self.send([(name, content)])
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        self.addCleanup(self.take_away)
        return answer

    def take_away(self):
        action = f"{self.page}/remove"
        page = Page(self.secretary.get(self.page).text)
        if action in page.forms:
            self.assertEqual(self.secretary.post(action, page.values_of(action)).status, 303)

    def test_the_notes_stand_in_it_in_their_shape(self):
        answer = self.ask(self.nobody, "GET", self.address)
        self.assertIn("private", answer.getheader("Cache-Control"))
        self.assertRegex(answer.getheader("Content-Disposition"), r"^attachment; .*\.docx$")
        etag = answer.getheader("ETag")
        self.assertEqual(self.ask(self.nobody, "GET", self.address, **{"If-None-Match": etag}).status, 304)
        found = self.word().paragraphs()
        self.assertEqual(found[0], ("Title", "Minnesanteckningar - Forum för lokala vägar, 14 mars 2023"))
        for expected in (("Heading1", "1. Vägarnas skick – Information"), ("Heading2", "Discussion"),
                         ("", "Chair: Greta Sundkvist"), ("", "Greta Sundkvist"), ("", "Note:"),
                         ("", "Next meeting: 9 June 2023"), ("", "Decided:"),
                         ("ListBullet", "Forumet beslutar att ärendet tas upp på nästa möte"),
                         ("ListBullet", "Grusvägarna har mätts i åtta kommuner under hösten."),
                         ("ListBullet", 'Åsa Öhrn framhåller att vägar under < 3 meter & "enskilda" vägar '
                                        "saknas.")):
            self.assertIn(expected, found)
        self.assertIn(self.address, self.nobody.get(f"/meetings/{self.meeting}").text)

    def test_our_own_reader_finds_what_was_written(self):
        notes = next((ROOT / "tests/pages/notes").glob("vägforum*"))
        with tempfile.NamedTemporaryFile(suffix=".docx") as file:
            file.write(self.ask(self.nobody, "GET", self.address + "?lang=sv").body)
            file.flush()
            self.assertEqual(facts_of(file.name), facts_of(notes))

    def test_nobody_reads_more_in_it_than_on_the_page(self):
        turn = self.forum.rows(f"SELECT id FROM turn WHERE meeting = '{self.meeting}' AND text LIKE "
                               "'%undrar hur%'")[0][0]
        edit = f"/turns/{turn}/edit"
        before = Page(self.secretary.get(edit).text).values_of(edit)
        self.loop.do(edit, text=f"Det heter {SECRET}.", readers="members")
        self.assertNotIn(SECRET, self.word().words())
        words = self.word(self.secretary).words()
        self.assertIn(f"[For members only] Greta Sundkvist, Region Halland: Det heter {SECRET}.", words)
        self.assertEqual(self.nobody.get("/meetings/aaaaaaaaaaaaa.docx").status, 404)
        self.loop.do(edit, text=before["text"], readers=before["readers"])

    def test_the_bodys_template_is_used(self):
        made = template(paragraph("{{Titel}}") + SPLIT + paragraph("{{närvarande}}") + NOTES,
                        header="{{forum}}, {{dag}}")
        self.lay_in(made)
        sha256 = hashlib.sha256(made).hexdigest()
        self.assertEqual(self.forum.rows("SELECT name, sha256 FROM note_template WHERE in_force = 1"),
                         [("Mall.docx", sha256)])
        page = self.secretary.get(self.page).text
        self.assertIn("Mall.docx", page)
        self.assertEqual(page.count("in the template</span>"), 7)
        self.assertEqual(self.ask(self.secretary, "GET", f"{self.page}.docx").body, made)
        found = self.word()
        self.assertEqual(found.parts["word/media/logo.png"], "\x89PNG".encode())
        self.assertEqual(found.paragraphs("word/header1.xml"), [("", "Forum för lokala vägar, 14 March 2023")])
        words = [words for _, words in found.paragraphs()]
        self.assertEqual(words[0], "Minnesanteckningar - Forum för lokala vägar, 14 mars 2023")
        self.assertEqual(words[1], "Plats:  Ordf: Greta Sundkvist")
        self.assertIn("Greta Sundkvist, Ordförande, Region Halland", words)
        self.assertNotIn("Chair: Greta Sundkvist", words, "the template says it")
        self.assertIn("1. Vägarnas skick – Information", words)
        self.take_away()
        self.assertEqual(self.word().paragraphs()[0][0], "Title")

    def test_another_template_ends_the_one_before_and_can_be_taken_back(self):
        self.lay_in(template(paragraph("Ett") + NOTES))
        answer = self.lay_in(template(paragraph("Två") + NOTES, kind="template"), "Två.dotx")
        self.assertEqual(self.word().paragraphs()[0], ("", "Två"))
        entry = re.search(r"saved=(\d+)", answer.getheader("Location"))[1]
        token = Page(self.secretary.get(self.page).text).values_of(self.page)["form_token"]
        self.assertEqual(self.secretary.post(f"/acts/{entry}/undo", {"form_token": token}).status, 303)
        self.assertEqual(self.word().paragraphs()[0], ("", "Ett"))
        history = re.search(r'href="(/history/note_template/[a-z2-7]{13})"', self.secretary.get(self.page).text)[1]
        self.assertIn("Word template taken in", self.secretary.get(history).text)

    def test_all_that_is_wrong_with_a_template_is_said_at_once(self):
        before = self.forum.count("ledger_entries")
        for content, *expected in (
                (template(paragraph("{{datum}} {{ort}}")), "{{notes}}", "{{datum}}, {{ort}}", "{{närvarande}}"),
                (template(paragraph("Här: {{notes}}")), "a paragraph of its own"),
                (template(NOTES, more=[("word/vbaProject.bin", "x")]), "macros"),
                (template(NOTES, more=[("word/x.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>')]), "document type"),
                (template(NOTES)[:200], "no Word document"), (b"PK", "no Word document"),
                (b"x" * 10_000_001, "10 MB")):
            answer = self.send([("Fel.docx", content)])
            self.assertEqual(answer.status, 422, expected)
            said = " ".join(Page(answer.text).errors)
            for words in expected:
                self.assertIn(words, said)
        answer = self.send([])
        self.assertEqual(answer.status, 422)
        self.assertIn("Choose a file.", " ".join(Page(answer.text).errors))
        self.assertEqual(self.forum.count("ledger_entries"), before, "nothing is stored")

    def test_only_the_secretary_lays_it_in(self):
        self.lay_in(template(NOTES))
        for address in (self.page, f"{self.page}.docx"):
            self.assertIn(self.member.get(address).status, (403, 404))
            self.assertIn(self.nobody.get(address).status, (303, 403, 404))
        self.take_away()
        self.assertEqual(self.secretary.get(f"{self.page}.docx").status, 404)

    def test_the_register_checks_clean(self):
        self.lay_in(template(NOTES))
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class WordOnPostgresTest(WordTest):
    @classmethod
    def database(cls):
        return new_database(cls)


class RoundTrip(Case):
    """Whole meetings go out and are read in again."""

    def word_of(self, server, meeting):
        answer = ask(server.port, "GET", f"/meetings/{meeting}.docx?lang=sv")
        self.assertEqual(answer.status, 200)
        self.assertEqual(Word(answer.body).dangling(), set())
        return answer.body, self.file("ut.docx", answer.body)

    def test_the_demonstrations_largest_meeting(self):
        forum = self.forum()
        self.assert_done(forum.command("demo"))
        meeting, sha256 = forum.rows(
            "SELECT m.id, d.sha256 FROM meeting m JOIN document d ON d.id = m.document JOIN turn t ON "
            "t.meeting = m.id GROUP BY m.id, d.sha256 ORDER BY count(*) DESC, m.id LIMIT 1")[0]
        original = self.file("in.txt", (forum.folder / "documents" / sha256[:2] / sha256).read_bytes())
        with Serving(forum) as server:
            ask(server.port, "GET", "/meetings")
            began = time.monotonic()
            content, written = self.word_of(server, meeting)
            print(f"word: {len(content)} bytes in {1000 * (time.monotonic() - began):.0f} ms")
            robots = ask(server.port, "GET", f"/meetings/{meeting}.docx").getheader("X-Robots-Tag")
        self.assertIn("Demonstration, påhittat", Word(content).words())
        self.assertEqual(robots, "noindex")
        before, after = facts_of(original), facts_of(written)
        for what in ("points", "commitments", "decisions", "present"):
            self.assertEqual(after[what], before[what])
        said = forum.rows(f"SELECT text FROM turn WHERE meeting = '{meeting}'")
        self.assertEqual([text for text, _ in after["turns"]], sorted(text.rstrip(".") for (text,) in said))

    # The real notes lie beside the project, not in it; the demonstration's take the same way everywhere.
    @unittest.skipUnless(REAL.exists(), f"NOTE: {REAL} is not there, real notes are not tried")
    def test_real_notes(self):
        forum = self.forum()
        self.assert_done(forum.command("init", "--name", "Forum", "--admin", "a@example.org", "--test"))
        self.assert_done(forum.take_in(REAL))
        meeting = forum.rows("SELECT id FROM meeting WHERE document IS NOT NULL")[0][0]
        with Serving(forum) as server:
            content, written = self.word_of(server, meeting)
        self.assertEqual(facts_of(written), facts_of(REAL))
        marks = Word(content).trees["word/document.xml"].iter(W + "footnoteReference")
        self.assertEqual(len(list(marks)), 9)


if __name__ == "__main__":
    unittest.main()
