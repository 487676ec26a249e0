"""Pages and API as data: each file of cases/ is a request and, after a line "---", the response that
is expected of a register with the two notes of notes/ on 1 April 2023. script/rebaseline writes the
responses anew; what changed is then read in the diff.

A request is its first line and headers as HTTP writes them, and a body after an empty line, with
these words more:
    {meeting.1}   an id: the first meeting by day. NAMES says what else there is, and in which order.
    {etag}        the ETag that the same request without this header brings.
    {token}       in the body: the form token of the page at the same address, or at that of
                  "Form: ADDRESS".
    As: MAIL      is asked by the account with that address, signed in.
    Show: whole   shows all headers and the page with its frame; else the telling headers, the title
                  and what stands in <main>.
A response shows ids by those names, one tag a line, and {…} for what is new each time."""

import html.parser
import http.client
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "system"))
from forum import PROGRAM, Forum, Serving  # noqa: E402

TODAY = "2023-04-01"
ADMINISTRATOR = "admin@example.org"
PASSWORD = "vinterdäck på grusväg"
TELLING = ("content-type", "location", "etag", "allow", "content-disposition", "content-encoding",
           "cache-control", "vary", "set-cookie")
NAMES = {
    "body": "SELECT id FROM body ORDER BY name",
    "meeting": "SELECT id FROM meeting ORDER BY day",
    "document": "SELECT id FROM document ORDER BY name",
    "point": "SELECT p.id FROM point p JOIN meeting m ON m.id = p.meeting ORDER BY m.day, p.position",
    "section": "SELECT s.id FROM section s JOIN point p ON p.id = s.point JOIN meeting m ON "
               "m.id = p.meeting ORDER BY m.day, p.position, s.position",
    "turn": "SELECT t.id FROM turn t JOIN meeting m ON m.id = t.meeting ORDER BY m.day, t.position",
    "decision": "SELECT d.id FROM decision d JOIN meeting m ON m.id = d.meeting ORDER BY m.day, d.position",
    "commitment": "SELECT id FROM commitment ORDER BY said_on, place_begin, text",
    "deadline": "SELECT d.id FROM deadline d JOIN meeting m ON m.id = d.meeting ORDER BY m.day, d.place_begin",
    "person": "SELECT id FROM person ORDER BY name",
    "organisation": "SELECT id FROM organisation ORDER BY name",
    "number": "SELECT id FROM registry_number ORDER BY number",
    "reference": "SELECT r.id FROM reference r JOIN meeting m ON m.id = r.meeting ORDER BY m.day, r.position",
}
# What is new each time, or with each change of a style sheet.
CHANGING = ((r"(/assets/[\w-]+(?:\.[\w-]+)*?)\.[0-9a-f]{12}\.", r"\1.{hash}."),
            (r'^(etag: )"[0-9a-f]{32}(-gz)?"$', r"\1{etag\2}"),
            (r"^(x-request-id: ).*$", r"\1{id}"), (r"^(date: ).*$", r"\1{now}"),
            (r"^(content-length: ).*$", r"\1{size}"),
            (r'(name="form_token" value=")[^"]*', r"\1{token}"),
            (r"(radslag_(?:session|form)=)[\w-]+", r"\1{secret}"),
            (r"(urn:radslag:request:)[a-z2-7]{13}", r"\1{id}"))


class Register:
    """The register of all cases, served until close()."""

    def __init__(self, folder):
        self.forum = Forum(Path(folder) / "data")
        notes = sorted((HERE / "notes").iterdir())
        for ended in (self.forum.command("init", "--name", "Vägforum", "--roster", "se-regions",
                                         "--admin", ADMINISTRATOR, "--test"),
                      self.forum.take_in("--today", "2023-03-20", *notes)):
            if ended.status != 0:
                raise AssertionError(f"The register was not made: {ended}")
        self.ids = {f"{{{name}.{number}}}": row[0] for name, query in NAMES.items()
                    for number, row in enumerate(self.forum.rows(query), 1)}
        subprocess.run([PROGRAM, "user", "password", ADMINISTRATOR, *map(str, self.forum.place())],
                       input=PASSWORD.encode(), check=True, capture_output=True)
        self.server = Serving(self.forum, "--today", TODAY)
        self.server.__enter__()
        self.sessions = {}

    def close(self):
        self.server.__exit__()

    def with_ids(self, text):
        for name, value in self.ids.items():
            text = text.replace(name, value)
        return text

    def with_names(self, text):
        for name, value in self.ids.items():
            text = text.replace(value, name)
        return text

    def ask(self, method, path, headers, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers:
                connection.putheader(name, value)
            if body:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body or None)
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    def session_of(self, mail):
        """The cookies of the account, signed in with its password."""
        if mail not in self.sessions:
            response, form = self.ask("GET", "/login", [], b"")
            fields = urlencode({"form_token": token_in(form), "mail": mail, "password": PASSWORD})
            response, _ = self.ask("POST", "/login", [
                ("Content-Type", "application/x-www-form-urlencoded"),
                ("Cookie", "; ".join(cookies_of(response)))], fields.encode())
            self.sessions[mail] = cookies_of(response)
        return self.sessions[mail]

    def response_to(self, request):
        """The response as the case shows it."""
        head, _, body = self.with_ids(request).partition("\n\n")
        first, *lines = head.splitlines()
        method, path = first.split(" ")
        headers = dict([part.strip() for part in line.split(":", 1)] for line in lines)
        whole = headers.pop("Show", "") == "whole"
        cookies = headers.pop("Cookie", "").split("; ")
        if "As" in headers:
            cookies += self.session_of(headers.pop("As"))
        page_with_form = headers.pop("Form", path)
        if "{token}" in body:
            headers_of_form = {**headers, "Cookie": "; ".join(filter(None, cookies))}
            response, form = self.ask("GET", page_with_form, headers_of_form.items(), b"")
            cookies += cookies_of(response)
            body = body.replace("{token}", token_in(form))
        if any(cookies):
            headers["Cookie"] = "; ".join(filter(None, cookies))
        if "{etag}" in headers.get("If-None-Match", ""):
            plain = {name: value for name, value in headers.items() if name != "If-None-Match"}
            tag = self.ask(method, path, plain.items(), b"")[0].getheader("ETag")
            headers["If-None-Match"] = headers["If-None-Match"].replace("{etag}", tag)
        response, content = self.ask(method, path, headers.items(), body.strip().encode())
        return self.with_names(shown(response, content, whole))


def token_in(form):
    found = re.search(r'name="form_token" value="([^"]+)"', form.decode())
    return found[1] if found else ""


def cookies_of(response):
    """What the response sets, as a request sends it back."""
    return [value.split(";")[0] for name, value in response.getheaders()
            if name.lower() == "set-cookie"]


class Title(html.parser.HTMLParser):
    """The <title> of a page; a picture has one of its own, with an id."""

    def __init__(self, page):
        super().__init__()
        self.inside, self.text = False, ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.inside = tag == "title" and not attributes

    def handle_data(self, data):
        self.text += data if self.inside else ""

    def handle_endtag(self, tag):
        self.inside = False


def shown(response, content, whole):
    lines = [f"{response.status} {response.reason}"]
    lines += [f"{name.lower()}: {value}" for name, value in response.getheaders()
              if whole or name.lower() in TELLING]
    text = ("\n".join(lines) + "\n\n" + shown_body(response, content, whole)).rstrip() + "\n"
    for pattern, name in CHANGING:
        text = re.sub(pattern, name, text, flags=re.M)
    return text


def shown_body(response, content, whole):
    if response.getheader("Content-Encoding"):
        return f"{{{response.getheader('Content-Encoding')}}}"
    text = content.decode("utf-8", "replace")
    if not response.getheader("Content-Type", "").startswith("text/html") or not text:
        return text.replace("\r\n", "\n")
    if not whole:
        main = re.search(r"<main\b.*</main>", text, re.S)
        text = f"title: {Title(text).text}\n{main[0] if main else text}"
    return re.sub(r"(</(?:li|tr|section)>|>(?=<[a-z]))(?!\n)", r"\1\n", text)


def cases():
    return sorted((HERE / "cases").glob("*.txt"))


class Pages(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="radslag-pages-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.register = Register(cls.folder.name)
        cls.addClassCleanup(cls.register.close)

    def test_every_request_gets_the_response_that_is_expected(self):
        self.assertGreater(len(cases()), 30)
        for case in cases():
            with self.subTest(case.name):
                request, _, expected = case.read_text().partition("\n---\n")
                self.assertEqual(self.register.response_to(request), expected,
                                 f"\n{case.name}: if this is meant, run script/rebaseline")


def rebaseline():
    with tempfile.TemporaryDirectory(prefix="radslag-pages-") as folder:
        register = Register(folder)
        try:
            for case in cases():
                request = case.read_text().partition("\n---\n")[0].rstrip("\n")
                before = case.read_text()
                after = f"{request}\n---\n{register.response_to(request)}"
                case.write_text(after)
                if after != before:
                    print(f"changed: {case.relative_to(HERE)}")
        finally:
            register.close()


if __name__ == "__main__":
    if sys.argv[1:] == ["--rebaseline"]:
        rebaseline()
    else:
        unittest.main()
