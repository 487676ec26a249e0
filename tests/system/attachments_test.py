"""Files that come with an input: kept byte for byte, given to whoever may read the input and to nobody
else, never shown in the browser. What is wrong with a form or with one file loses neither what was
typed nor the files that are good; those of a draft belong to the draft."""

import hashlib
import http.client
import os
import re
import shutil
import tempfile
import unittest
import uuid

from colleagues import Drafters
from drafts_test import DRAFTS, NEW
from forms_test import SCRIPT, Client, Page
from forum import Forum, needs_postgres
from inputs_test import new_database

PDF = b"%PDF-1.4\n" + bytes(range(256)) * 40
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50


def multipart(fields, files, field="files"):
    boundary = uuid.uuid4().hex
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
             for name, value in fields.items()]
    for name, content in files:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n' \
               "Content-Type: text/html\r\n\r\n"
        parts += [head.encode(), content, b"\r\n"]
    return b"".join(parts) + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


class AttachmentsTest(Drafters):
    def post(self, client, address, fields, *files):
        return client.ask("POST", address, *multipart(fields, files))

    def nobody(self):
        return Client(self.server.port, like=type("Nobody", (), {"cookies": {}})())

    def form(self, client, address=NEW, **fields):
        return {**Page(client.get(address).text).values_of(address), **fields}

    def files(self, table, of):
        return self.forum.rows(f"SELECT name, kind, bytes, sha256 FROM {table} WHERE {of} ORDER BY position")

    def test_they_come_with_the_input_byte_for_byte(self):
        page = self.one.get(NEW).text
        self.assertIn("At most 10 files of 20 MB each", page)
        self.assertIn('enctype="multipart/form-data"', page)
        fields = self.form(self.one, text="Se bilagorna.", body=self.body, organisation=self.dalarna)
        answer = self.post(self.one, NEW, fields, ("Siffror åäö.pdf", PDF), ("karta.png", PNG))
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        sent = answer.getheader("Location").rsplit("/", 1)[1]
        self.assertEqual(self.files("input_attachment", f"input = '{sent}'"), [
            ("Siffror åäö.pdf", "document", str(len(PDF)), hashlib.sha256(PDF).hexdigest()),
            ("karta.png", "picture", str(len(PNG)), hashlib.sha256(PNG).hexdigest())])
        page = self.nobody().get(f"/inputs/{sent}").text
        self.assertIn("Siffror åäö.pdf", page)
        first = re.search(r'href="(/attachments/[a-z2-7]{13})"', page)[1]
        answer = self.nobody().ask("GET", first)
        self.assertEqual((answer.status, answer.body), (200, PDF))
        self.assertEqual(answer.getheader("Content-Type"), "application/octet-stream")
        self.assertEqual(answer.getheader("X-Content-Type-Options"), "nosniff")
        self.assertIn("sandbox", answer.getheader("Content-Security-Policy"))
        self.assertTrue(answer.getheader("Content-Disposition").startswith("attachment; "))
        self.assertIn("filename*=UTF-8''Siffror%20%C3%A5%C3%A4%C3%B6.pdf", answer.getheader("Content-Disposition"))
        self.assertEqual(self.forum.rows("SELECT count(*) FROM input_draft WHERE waits_for IS NOT NULL"), [("0",)])

    def test_who_may_not_read_the_input_gets_no_file(self):
        stranger = self.nobody()
        fields = self.form(stranger, text="I förtroende.", body=self.body, sender="Bo Boende")
        answer = self.post(stranger, NEW, fields, ("hemligt.txt", b"Hemligt."))
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        sent = self.forum.rows("SELECT id FROM input WHERE text = 'I förtroende.'")[0][0]
        file = self.forum.rows(f"SELECT id FROM input_attachment WHERE input = '{sent}'")[0][0]
        self.assertEqual(self.secretary.ask("GET", f"/attachments/{file}").body, b"Hemligt.")
        for client in (stranger, self.skane, self.one):
            self.assertEqual(client.ask("GET", f"/attachments/{file}").status, 404)

    def test_a_wrong_field_loses_no_file_and_a_wrong_file_no_word(self):
        for client, known in ((self.one, {"organisation": self.dalarna}), (self.nobody(), {"sender": "Bo Boende"})):
            text = f"Ett långt inspel {uuid.uuid4()}."
            fields = self.form(client, text=text, body=self.body, matter="finns inte", **known)
            answer = self.post(client, NEW, fields, ("ett.txt", b"Ett."), ("tom.txt", b""), ("två.txt", b"Tva."),
                               ("virus.exe", b"MZ" + b"\0" * 200))
            self.assertEqual(answer.status, 422)
            page = Page(answer.text)
            self.assertEqual(len(page.errors), 3, page.errors)
            for words in ("tom.txt is empty", "virus.exe is a program", "Take away ett.txt", "Take away två.txt"):
                self.assertIn(words, answer.text)
            again = page.values_of(NEW)
            self.assertEqual(again["text"], text)
            drop = next(name for name in page.forms[NEW] if name.startswith("drop_"))
            answer = self.post(client, NEW, {**again, drop: "on"}, ("tre.txt", b"Tre."))
            self.assertEqual(answer.status, 422)
            again = {**Page(answer.text).values_of(NEW), "matter": ""}
            answer = self.post(client, NEW, again)
            self.assertEqual(answer.status, 303, Page(answer.text).errors)
            sent = self.forum.rows(f"SELECT id FROM input WHERE text = '{text}'")[0][0]
            self.assertEqual([name for name, *_ in self.files("input_attachment", f"input = '{sent}'")],
                             ["två.txt", "tre.txt"])

    def test_too_many_and_too_large_are_told(self):
        fields = self.form(self.one, text="Många filer.", body=self.body, organisation=self.dalarna)
        answer = self.post(self.one, NEW, fields, *[(f"{n}.txt", b"x%d" % n) for n in range(12)])
        self.assertEqual(answer.status, 422)
        self.assertIn("At most 10 files", answer.text)
        self.assertEqual(len([f for f in Page(answer.text).forms[NEW] if f.startswith("drop_")]), 10)
        answer = self.post(self.one, NEW, fields, ("stor.bin", b"\0" * 20_000_001), ("liten.txt", b"Liten."))
        self.assertEqual(answer.status, 422)
        self.assertIn("stor.bin is larger than 20 MB", answer.text)
        self.assertIn("Take away liten.txt", answer.text)

    def test_a_sign_in_that_has_ended_keeps_the_words(self):
        fields = self.form(self.one, text="Skrivet länge.", body=self.body, organisation=self.dalarna)
        ended = Client(self.server.port, like=self.one)
        del ended.cookies["radslag_session"]
        answer = self.post(ended, DRAFTS, fields, ("a.txt", b"A."))
        self.assertEqual(answer.status, 403)
        self.assertIn("Skrivet länge.", answer.text)
        self.assertEqual(self.forum.rows("SELECT count(*) FROM input WHERE text = 'Skrivet länge.'"), [("0",)])

    def test_what_nobody_may_send_is_refused_before_it_is_read(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        self.addCleanup(connection.close)
        connection.putrequest("POST", NEW)
        connection.putheader("Content-Type", "multipart/form-data; boundary=b")
        connection.putheader("Content-Length", "250000001")
        connection.endheaders()
        self.assertEqual(connection.getresponse().status, 413)

    def test_names_of_files_are_words_and_no_paths(self):
        names = ("../../etc/passwd", SCRIPT, "a" * 300 + ".txt", "%0d%0aSet-Cookie: x=1.txt", "con", ".htaccess", "🙂.txt")
        fields = self.form(self.one, text="Filer med konstiga namn.", body=self.body, organisation=self.dalarna)
        answer = self.post(self.one, NEW, fields, *[(name.replace('"', "%22"), b"x" + name.encode()) for name in names])
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        page = self.nobody().get(answer.getheader("Location"))
        self.assertNotIn(SCRIPT, page.text)
        for address in re.findall(r'href="(/attachments/[a-z2-7]{13})"', page.text):
            given = self.nobody().ask("GET", address)
            self.assertEqual(given.status, 200)
            self.assertIsNone(given.getheader("Set-Cookie"))
            self.assertNotIn("/", re.search(r'filename="([^"]*)"', given.getheader("Content-Disposition"))[1])
        outside = [p for p in self.forum.folder.rglob("passwd")]
        self.assertEqual(outside, [])
        for wrong in ("x", "a" * 13, "..%2f..%2fkeys%2fform.key"):
            self.assertIn(self.nobody().ask("GET", f"/attachments/{wrong}").status, (400, 404))

    def test_those_of_a_draft_belong_to_the_draft(self):
        fields = self.form(self.one, text="Utkast med fil.", body=self.body, organisation=self.dalarna)
        content = f"Utkastets fil {uuid.uuid4()}.".encode()
        answer = self.post(self.one, DRAFTS, fields, ("utkast.txt", content))
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        draft = answer.getheader("Location")
        page = self.other.get(draft).text
        file = re.search(r'href="(/draft-files/[a-z2-7]{13})"', page)[1]
        self.assertEqual(self.other.ask("GET", file).body, content)
        for client in (self.skane, self.secretary):
            self.assertEqual(client.ask("GET", file).status, 404)
        number = file.rsplit("/", 1)[1]
        self.assertEqual(self.one.ask("GET", f"/attachments/{number}").status, 404)
        # Two who add files both do; a conflict over the words loses none.
        mine = Page(self.one.get(draft).text).values_of(f"{draft}/send")
        theirs = Page(self.other.get(draft).text).values_of(f"{draft}/send")
        self.assertEqual(self.post(self.other, draft, {**theirs, "text": "Den andras."}, ("b.txt", b"B.")).status, 303)
        answer = self.post(self.one, draft, {**mine, "text": "Mina."}, ("c.txt", b"C."))
        self.assertEqual(answer.status, 409)
        again = Page(answer.text).values_of(f"{draft}/send")
        answer = self.post(self.one, f"{draft}/send", again)
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        sent = answer.getheader("Location").rsplit("/", 1)[1]
        self.assertEqual([name for name, *_ in self.files("input_attachment", f"input = '{sent}'")],
                         ["utkast.txt", "b.txt", "c.txt"])
        # Who wrote something else meanwhile keeps the file that came with it.
        answer = self.post(self.other, f"{draft}/send", {**theirs, "text": "Något annat."}, ("d.txt", b"D."))
        self.assertEqual(answer.status, 409)
        self.assertIn("Take away d.txt", answer.text)

    def test_a_draft_that_is_thrown_away_takes_its_files_along(self):
        contents = [f"Skräp {uuid.uuid4()}".encode() for _ in range(2)]
        drafts = []
        for files in (contents, contents[:1]):
            fields = self.form(self.one, text="Kastas.", body=self.body, organisation=self.dalarna)
            answer = self.post(self.one, DRAFTS, fields, *[(f"{n}.txt", c) for n, c in enumerate(files)])
            drafts.append(answer.getheader("Location"))
        names = [hashlib.sha256(content).hexdigest() for content in contents]
        self.assertEqual([name in self.forum.kept_documents() for name in names], [True, True])
        address = f"{drafts[0]}/discard"
        self.assertEqual(self.one.post(address, Page(self.one.get(address).text).values_of(address)).status, 303)
        self.assertEqual([name in self.forum.kept_documents() for name in names], [True, False],
                         "what another draft needs stays")

    def test_a_copy_and_a_check_include_them(self):
        fields = self.form(self.one, text="Med fil i kopian.", body=self.body, organisation=self.dalarna)
        content = f"Kopieras {uuid.uuid4()}".encode()
        self.assertEqual(self.post(self.one, NEW, fields, ("kopia.txt", content)).status, 303)
        name = hashlib.sha256(content).hexdigest()
        folder = tempfile.mkdtemp(prefix="radslag-copy-")
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        if not self.forum.database:
            ended = self.forum.command("backup", os.path.join(folder, "copy.zip"))
            self.assertEqual(ended.status, 0, repr(ended))
            back = Forum(os.path.join(folder, "back"))
            self.assertEqual(back.command("restore", os.path.join(folder, "copy.zip")).status, 0)
            self.assertIn(name, back.kept_documents())
            self.assertEqual(back.command("check").status, 0)
        path = self.forum.folder / "documents" / name[:2] / name
        kept = path.read_bytes()
        self.assertEqual(kept, content)
        try:
            path.write_bytes(b"changed")
            ended = self.forum.command("check")
            self.assertEqual(ended.status, 1)
            self.assertIn("kopia.txt", ended.out + ended.said)
        finally:
            path.write_bytes(kept)
        self.assertEqual(self.forum.command("check").status, 0)


@needs_postgres
class AttachmentsOnPostgresTest(AttachmentsTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
