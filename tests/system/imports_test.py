"""Documents brought in and reviewed by plain HTTP, as a browser without script does it: forms, cookies
and redirects. What the script adds is tested in tests/browser."""

import html
import http.client
import re
import time
import unittest
import uuid
from urllib.parse import urlencode, urlsplit

import files
from commands_test import NOTES
from forum import Case, Serving, run

ADMIN = "admin@example.org"


class Visitor:
    """A browser without script: keeps cookies, sends forms with their token."""

    def __init__(self, server):
        self.server, self.cookies, self.page = server, {}, None

    def ask(self, method, path, body=None, content_type=None):
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
                   "Accept-Language": "sv"}
        if content_type:
            headers["Content-Type"] = content_type
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            response.text = response.read().decode()
        finally:
            connection.close()
        for cookie in response.headers.get_all("Set-Cookie", []):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        response.path = path
        self.page = response
        return response

    def go(self, path):
        return self.ask("GET", path)

    def follow(self):
        where = urlsplit(self.page.getheader("Location"))
        return self.go(where.path + ("?" + where.query if where.query else ""))

    def token(self):
        return re.search(r'name="form_token" value="([^"]+)"', self.page.text)[1]

    def post(self, path, **fields):
        body = urlencode({"form_token": self.token(), **fields})
        return self.ask("POST", path, body, "application/x-www-form-urlencoded")

    def send(self, documents, **fields):
        """Sends files by the form on /imports, and waits until all are read."""
        self.go("/imports")
        border = uuid.uuid4().hex
        parts = [(f'name="{name}"', value.encode())
                 for name, value in {"form_token": self.token(), **fields}.items()]
        parts += [(f'name="files"; filename="{name}"', content)
                  for name, content in documents.items()]
        body = b"".join(
            f"--{border}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content +
            b"\r\n" for head, content in parts) + f"--{border}--\r\n".encode()
        self.ask("POST", "/imports", body, f"multipart/form-data; boundary={border}")
        where = self.page.getheader("Location")
        for _ in range(300):
            if 'data-refresh="no"' in self.go(where).text:
                return self.page
            time.sleep(0.2)
        raise AssertionError("The files were not read in a minute:\n" + self.page.text)

    def text(self):
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.page.text)).split())

    def button(self, name, words):
        """The value of a fact's button: that of the article which says the words."""
        for article in re.findall(r"<article.*?</article>", self.page.text, re.S):
            if words in html.unescape(article):
                return re.search(rf'name="{name}" value="([^"]+)"', article)[1]
        raise AssertionError(f"No fact says {words}")


class Imports(Case):
    def setUp(self):
        super().setUp()
        self.assert_done(self.forum().command("init", "--name", "Prov", "--admin", ADMIN))
        server = Serving(self.forum())
        self.server = server.__enter__()
        self.addCleanup(server.__exit__)
        self.visitor = self.signed_in(ADMIN)

    def signed_in(self, mail):
        said = self.assert_done(run("user", "link", *self.forum().place(), mail))
        visitor = Visitor(self.server)
        visitor.go(said.out.strip())
        return visitor

    def brought_in(self, notes=NOTES):
        """The address of the proposal that the notes become."""
        page = self.visitor.send({"vägar.txt": notes.encode()})
        return re.search(r'href="(/imports/[a-z2-7]{13})"', page.text)[1]

    def test_a_stranger_finds_no_imports(self):
        stranger = Visitor(self.server)
        for path in ("/imports", self.brought_in()):
            stranger.go(path)
            self.assertNotIn("vägar.txt", stranger.page.text)
            self.assertIn(stranger.page.status, (303, 403))

    def test_without_script_all_can_be_decided(self):
        where = self.brought_in()
        visitor = self.visitor
        visitor.go(where)
        self.assertIn("bara du kommer att kunna läsa resultatet", visitor.text())

        visitor.post(where + "/facts", accept=visitor.button("accept", "Sundkvist"))
        self.assertEqual(visitor.page.status, 303)
        visitor.follow()
        self.assertIn("Godtaget av", visitor.text())

        visitor.post(where + "/facts", correct=visitor.button("correct", "ska användas i planen"))
        field = re.search(r'name="([^"]+\.speakers)"[^>]* value="([^"]+)"', visitor.page.text)
        self.assertEqual(html.unescape(field[2]), "Greta Sundkvist")
        save = re.search(r'name="save" value="([^"]+)"', visitor.page.text)[1]
        visitor.post(where + "/facts", **{"save": save, field[1]: "Ivar Ljungdahl",
                                          field[1].replace("speakers", "text"): "  "})
        self.assertEqual(visitor.page.status, 422)
        self.assertIn("Skriv något, eller avvisa det.", visitor.text())
        self.assertIn("Ivar Ljungdahl", visitor.page.text)
        visitor.post(where + "/facts", **{"save": save, field[1]: "Ivar Ljungdahl",
                                          field[1].replace("speakers", "text"): "undrar en del."})
        visitor.follow()
        visitor.post(where + "/facts", reject=visitor.button("reject", "Grusvägarna"))
        visitor.go(where)

        revision = re.search(r'name="revision" value="(\d+)"', visitor.page.text)[1]
        visitor.post(where + "/accept", revision=revision)
        self.assertRegex(visitor.page.getheader("Location"), "^/meetings/")
        visitor.follow()
        self.assertIn("undrar en del.", visitor.text())
        self.assertNotIn("Grusvägarna", visitor.text())
        self.assertEqual(self.forum().rows(
            "SELECT p.name FROM turn t JOIN person p ON p.id = t.person WHERE t.text LIKE 'undrar%'"),
            [("Ivar Ljungdahl",)])
        self.assert_checks_clean(self.forum())

    def new_version(self):
        """The meeting is here; the address of a version with a new sentence, another wording and date."""
        self.assert_done(self.forum().take_in(self.file("vägar 1.txt", NOTES)))
        newer = NOTES.replace("åtta kommuner", "tolv kommuner").replace(
            "\nNotera:", "- *Greta Sundkvist* vill se broarna också.\n\nNotera:").replace("2 maj", "30 maj")
        body = self.forum().rows("SELECT name FROM body")[0][0]
        self.assert_done(run("user", "add", "karin@example.org", "--role", "secretary", "--body", body, *self.forum().place()))
        self.visitor = self.signed_in("karin@example.org")
        return self.brought_in(newer)

    def test_a_new_version_is_taken_difference_by_difference(self):
        where = self.new_version()
        visitor = self.visitor
        visitor.go(where)
        self.assertIn("Mötet finns redan här", visitor.text())
        self.assertIn("tolv", visitor.text())
        revision = re.search(r'name="revision" value="(\d+)"', visitor.page.text)[1]
        visitor.post(where + "/accept", revision=revision)
        self.assertEqual(visitor.page.status, 409)
        self.assertIn("Inget är godtaget än.", visitor.text())

        visitor.post(where + "/facts", accept=visitor.button("accept", "vill se broarna"))
        self.assertEqual(visitor.page.status, 303)
        visitor.follow()
        visitor.post(where + "/facts", reject=visitor.button("reject", "tolv"))
        # Away, and back in another sign-in: nothing is lost.
        visitor = self.visitor = self.signed_in("karin@example.org")
        visitor.go(where)
        self.assertIn("Godtaget av karin", visitor.text())
        self.assertIn("Får stå som det är, säger karin", visitor.text())
        old = revision
        revision = re.search(r'name="revision" value="(\d+)"', visitor.page.text)[1]
        visitor.post(where + "/accept", revision=old)
        self.assertEqual(visitor.page.status, 409)
        entries = self.forum().count("ledger_entries")
        visitor.go(where)
        visitor.post(where + "/accept", revision=revision)
        self.assertRegex(visitor.page.getheader("Location"), "^/meetings/")
        self.assertEqual(self.forum().count("ledger_entries"), entries + 1)
        visitor.follow()
        self.assertIn("vill se broarna också.", visitor.text())
        self.assertIn("åtta kommuner", visitor.text())
        self.assertNotIn("tolv kommuner", visitor.text())
        self.assertEqual(self.forum().rows("SELECT count(*) FROM meeting WHERE state = 'held'"), [("1",)])
        self.assertEqual(self.forum().rows("SELECT due_to FROM commitment WHERE due_to IS NOT NULL"), [("2023-05-02",)])
        visitor.go("/imports")
        visitor.post(where + "/accept", revision=revision)
        self.assertEqual(visitor.page.status, 409, "it is done")
        self.assert_checks_clean(self.forum())

    def test_a_difference_is_decided_once_of_two_who_decide(self):
        where = self.new_version()
        self.visitor.go(where)
        button = self.visitor.button("accept", "vill se broarna")
        self.visitor.post(where + "/facts", accept=button)
        self.visitor.go(where)
        self.visitor.post(where + "/facts", reject=button)
        self.assertEqual(self.visitor.page.status, 409)
        self.assertIn("Någon annan har bestämt om det här under tiden", self.visitor.text())

    def test_enter_in_a_field_decides_about_no_other_fact(self):
        where = self.brought_in()
        visitor = self.visitor
        visitor.go(where)
        first = r'<form[^>]*/facts".*?<button[^>]* name="(\w+)" value="([^"]*)"'
        self.assertEqual(re.search(first, visitor.page.text, re.S).groups(), ("show", ""))
        visitor.post(where + "/facts", show="")
        self.assertEqual(visitor.page.status, 303)
        self.assertEqual(self.forum().count("import_decision"), 0)
        visitor.go(where)
        button = visitor.button("correct", "Grusvägarna")
        visitor.post(where + "/facts", correct=button)
        self.assertEqual(re.search(first, visitor.page.text, re.S).groups(), ("save", button))

    def test_an_old_page_overwrites_nothing(self):
        where = self.brought_in()
        visitor = self.visitor
        visitor.go(where)
        button = visitor.button("accept", "Sundkvist")
        visitor.post(where + "/facts", accept=button)
        visitor.go(where)
        visitor.post(where + "/facts", reject=button)
        self.assertEqual(visitor.page.status, 409)
        self.assertIn("Någon annan har bestämt om det här under tiden", visitor.text())
        visitor.go(where)
        visitor.post(where + "/accept", revision="0")
        self.assertEqual(visitor.page.status, 409)
        self.assertEqual(self.forum().count("meeting"), 0)

    def test_what_cannot_be_read_is_said(self):
        self.visitor.send({"bomb.docx": files.docx_bomb(420), "tom.txt": b"", "bild.docx": files.PNG,
                           "vägar.txt": NOTES.encode()})
        text = self.visitor.text()
        for sentence in ("bomb.docx", "för stor", "tom.txt är tom", "bild.docx", "3 filer togs inte emot"):
            self.assertIn(sentence, text)
        self.assertEqual(self.forum().count("import"), 1)
        self.assertEqual(len(self.forum().kept_documents()), 1)

    def test_a_form_without_files_says_so(self):
        self.visitor.go("/imports")
        self.visitor.ask("POST", "/imports", urlencode({"form_token": self.visitor.token()}),
                         "application/x-www-form-urlencoded")
        self.assertEqual(self.visitor.page.status, 422)
        self.assertIn("Välj minst en fil.", self.visitor.text())

    def test_a_proposal_thrown_away_leaves_nothing(self):
        where = self.brought_in()
        self.visitor.go(where)
        self.visitor.post(where + "/reject")
        self.assertEqual(self.visitor.page.status, 303)
        self.assertEqual(self.visitor.go(where).status, 404)
        self.assertEqual(self.forum().kept_documents(), [])


if __name__ == "__main__":
    unittest.main()
