"""Every form of the register, found in the list of routes, is given what people and strangers type:
nothing, too much, what is no day, markup, text from right to left, characters that cannot be seen, an
end before a start. It never fails; it says all that is wrong at once, in the reader's language, keeps
what was typed, and stores nothing then. Two who save one record meet; whoever saves can undo."""

import html
import html.parser
import http.client
import re
import shutil
import subprocess
import tempfile
import threading
import unittest
from pathlib import Path
from urllib.parse import urlencode

from forum import LONG, POSTGRES, PROGRAM, ROOT, Forum, Serving, new_database, run

MAIL, MEMBER, PARTY = "karin@example.org", "bo@example.org", "skane@example.org"
PASSWORD = "tre korta ord"
TODAY = "2023-04-01"
BODY = "Forum för lokala vägar"

# Where a route's {id} comes from, by the first part of its address.
RECORDS = {"meetings": "meeting", "points": "point", "turns": "turn", "decisions": "decision",
           "attendance": "attendance", "people": "person", "posts": "post_holding",
           "organisations": "organisation", "bodies": "body", "parties": "party",
           "mandates": "mandate", "commitments": "commitment", "deadlines": "deadline",
           "matters": "matter", "milestones": "milestone", "themes": "theme",
           "numbers": "registry_number", "inputs": "input", "uses": "input_use", "reviews": "review",
           "recommendations": "input", "effects": "input_effect", "invitations": "invitation",
           "minutes": "minute", "minute-comments": "minute_comment", "series": "series",
           "positions": "joint_position", "proposals": "point_proposal", "enclosures": "attachment"}
# What of a route is about another record than the first of its kind.
OTHERS = {"/meetings/{id}/invitations/guests/new": "called_meeting",
          "/minutes/{id}/corrections/new": "closed_minute"}
IS_FORM = re.compile(r"/(new|edit|merge|link|tick|basis|waiting|answer|withdraw|take-along|hand-over|"
                     r"comment-round|approval)$")

# What a form that makes something needs beside what it shows; {x} is the id of the first x.
GOOD = {
    "/people/new": {"name": "Anna Åkesson", "organisation": "Region Dalarna"},
    "/organisations/new": {"name": "Vägsällskapet", "other_names": "VS\nVägsällskapet i Norden"},
    "/people/{id}/posts/new": {"title": "Utvecklingsdirektör", "organisation": "Region Dalarna",
                               "from_day": "2022-01-01"},
    "/people/{id}/merge": {"other": "Anna Åkesson", "stays": "this"},
    "/organisations/{id}/merge": {"other": "Vägsällskapet", "stays": "this"},
    "/bodies/new": {"name": "Broutskottet", "kind": "committee", "roster": "none"},
    "/bodies/{id}/parties/new": {"organisation": "Vägsällskapet", "role": "guest", "side": "other"},
    "/bodies/{id}/mandates/new": {"person": "Anna Åkesson", "kind": "ordinary"},
    "/bodies/{id}/series/new": {"name": "Ordinarie möten", "month_9": "on"},
    "/meetings/new": {"body": "{body}", "title": "Vägforum i maj", "day": "2023-05-04",
                      "start_time": "09:00", "end_time": "12:00"},
    "/meetings/{id}/points/new": {"title": "Vinterväghållning", "dialogue": "on",
                                   "questions_until": "2015-04-27"},
    "/meetings/{id}/turns/new": {"text": "Saltet räcker inte.", "speaker_1": "Anna Åkesson"},
    "/meetings/{id}/decisions/new": {"text": "Frågan tas upp igen."},
    "/meetings/{id}/attendance/new": {"person": "Anna Åkesson"},
    "/meetings/{id}/invitations/guests/new": {"person": "{guest}", "slot_start": "10:00", "slot_end": "11:00"},
    "/meetings/{id}/deadlines/new": {"what": "Rapport", "due_to": "2023-06-01"},
    "/commitments/new": {"body": "{body}", "text": "Skickar underlaget.", "kind": "homework",
                         "all_parties": "on"},
    "/matters/new": {"title": "Uppdrag om broar", "number_1": "N2022/01234", "audience": "{audience}"},
    "/matters/{id}/milestones/new": {"text": "Delrapport", "due_to": "2023-09-01"},
    "/themes/new": {"name": "Broar"},
    "/inputs/new": {"body": "{body}", "text": "Saltet räcker inte.", "organisation": "Region Dalarna"},
    "/inputs/{id}/edit": {"authority_1": "Region Dalarna", "answer_by": "2023-06-01",
                          "owner": "{owner}", "owner_is": "{person}"},
    "/inputs/{id}/answer": {"use": "waiting", "text": "Vi återkommer.", "due_kind": "event",
                            "due_words": "när planen är klar"},
    "/invitations/{id}/answer": {"answer": "room"},
    "/inputs/{id}/merge": {"into": "{number}"},
    "/inputs/{id}/withdraw": {"words": "Frågan är löst."},
    "/uses/{id}/withdraw": {"words": "Beslutet ändrades."},
    "/turns/{id}/take-along": {"person": "Anna Åkesson", "organisation": "Region Dalarna"},
    "/people/{id}/hand-over": {"successor": "Anna Åkesson"},
    "/rounds/new": {"title": "Vinterväghållning", "text": "Hur gör ni?", "body": "{body}",
                    "closes_on": "2023-12-01"},
    "/reviews/new": {"title": "Vägar i sex länder", "body": "{body}", "year": "2022",
                     "organisation": "Region Dalarna"},
    "/reviews/{id}/recommendations/new": {"text_1": "Salta mindre.", "place_1": "3", "national_1": "on",
                                          "authority": "Region Dalarna"},
    "/inputs/{id}/effects/new": {"level": "national", "organisation": "Region Dalarna",
                                 "text": "Vi saltar hälften så mycket.", "acted_on": "2023-03-01"},
    "/bodies/{id}/proposals/new": {"title": "Mer grus", "dialogue": "on", "expected_outcome": "Vi enas om gruset."},
    "/bodies/{id}/positions/new": {"title": "Mer salt", "text": "Vi vill ha mer salt."},
    "/bodies/{id}/access/new": {"mail": "ny@example.org", "name": "Nya Läsaren", "role": "reader"},
    "/numbers/{id}/link": {"matter": "{matter}", "extent": "whole"},
    "/minutes/{id}/comment-round": {"until": "2023-12-01"},
    "/minutes/{id}/comments/new": {"text": "Så var det."},
    "/minutes/{id}/corrections/new": {"text": "Det var sanden."},
    "/minutes/{id}/approval": {"approver_1": "{approver}"},
    "/minute-comments/{id}/answer": {"outcome": "not_taken", "answer": "Det sades inte."},
}
# In the order in which they can be made.
FIRST = ["/people/new", "/organisations/new", "/people/{id}/posts/new", "/bodies/new",
         "/bodies/{id}/parties/new", "/bodies/{id}/mandates/new", "/bodies/{id}/series/new", "/meetings/new",
         "/meetings/{id}/points/new", "/meetings/{id}/turns/new", "/meetings/{id}/decisions/new",
         "/meetings/{id}/attendance/new", "/meetings/{id}/deadlines/new", "/commitments/new",
         "/themes/new", "/matters/new", "/matters/{id}/milestones/new", "/reviews/new",
         "/reviews/{id}/recommendations/new", "/inputs/{id}/effects/new", "/inputs/new",
         "/inputs/new", "/inputs/{id}/edit", "/inputs/{id}/answer"]
# What has come in stays: it is withdrawn, never undone.
LASTING = ("/inputs/new", "/reviews/{id}/recommendations/new", "/minutes/{id}/comments/new",
           "/minutes/{id}/corrections/new", "/bodies/{id}/access/new", "/bodies/{id}/positions/new",
           "/bodies/{id}/proposals/new")
# Members of the body have these too.
OF_MEMBERS = {"/positions/{id}/edit"}
# A pasted list is shown again as rows, to be looked through: nothing is kept yet.
PREVIEWED = {("/reviews/{id}/recommendations/new", "pasted")}
# What is answered with a page that shows something a single time.
SHOWN_ONCE = {"/bodies/{id}/access/new"}
# What is sent once is gone: the record is not there for a second one.
ONCE = re.compile(r"/(withdraw|hand-over|approval)$")

LONG_TEXT = "x" * 30_000
SCRIPT = "<script>alert(1)</script>"
DAYS = re.compile(r"(^|_)(day|from|to|on)(_\d+)?$|^due_(from|to)$|^member_(from|to)_\d+$")
TIMES = {"start_time", "end_time", "planned_start"}
PERIODS = {"to_day": "from_day", "end_day": "day"}


class Page(html.parser.HTMLParser):
    """The forms of a page: for each action its fields with name, kind, value and choices; the errors
    of the summary; and whether markup came through unescaped."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.errors, self.text = {}, [], text
        self.form = self.field = None
        self.in_errors = self.in_item = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "form":
            self.form = self.forms.setdefault(told.get("action", ""), {})
        elif tag == "div" and told.get("id") == "errors":
            self.in_errors = True
        elif tag == "li" and self.in_errors:
            self.in_item = True
            self.errors.append("")
        elif self.form is not None and told.get("name"):
            self.take(tag, told)
        elif tag == "option" and self.field is not None:
            self.field["choices"].append(told["value"])
            if "selected" in told or len(self.field["choices"]) == 1:
                self.field["value"] = told["value"]

    def take(self, tag, told):
        kind = {"textarea": "textarea", "select": "select"}.get(tag, told.get("type", "text"))
        if tag == "button":
            return
        known = self.form.get(told["name"])
        if kind == "radio" and known:
            known["choices"].append(told["value"])
            if "checked" in told:
                known["value"] = told["value"]
            return
        field = {"kind": kind, "required": "required" in told, "choices": [], "value": ""}
        if kind == "radio":
            field["choices"] = [told["value"]]
            field["value"] = told["value"] if "checked" in told else ""
        elif kind == "checkbox":
            field["value"] = "on" if "checked" in told else ""
        elif kind != "select":
            field["value"] = told.get("value") or ""
        self.form[told["name"]] = self.field = field

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag in ("select", "textarea"):
            self.field = None
        elif tag == "li":
            self.in_item = False
        elif tag == "div" and self.in_errors:
            self.in_errors = False

    def handle_data(self, data):
        if self.in_item and self.in_errors:
            self.errors[-1] += data
        elif self.field is not None and self.field["kind"] == "textarea":
            self.field["value"] += data

    def values_of(self, action):
        """What the form would send as it stands."""
        return {name: field["value"].removeprefix("\n") for name, field in self.forms[action].items()
                if field["kind"] != "checkbox" or field["value"]}


class Client:
    """Somebody who is signed in; like another, with the same sign-in."""

    def __init__(self, port, language="en", like=None, mail=MAIL):
        self.port, self.language, self.cookies = port, language, dict(like.cookies if like else {})
        if like:
            return
        page = Page(self.get("/login").text)
        token = page.forms["/login"]["form_token"]["value"]
        answer = self.post("/login", {"form_token": token, "mail": mail, "password": PASSWORD})
        if answer.status != 303:
            raise AssertionError(f"Signing in failed: {answer.status}\n{answer.text[:2000]}")

    def ask(self, method, path, body=None, kind="application/x-www-form-urlencoded"):
        headers = {"Accept-Language": self.language,
                   "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = kind
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.body = answer.read()
            answer.text = answer.body.decode("utf-8", "replace")
            for value in answer.msg.get_all("set-cookie") or []:
                name, _, rest = value.split(";")[0].partition("=")
                self.cookies[name] = rest
            return answer
        finally:
            connection.close()

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, fields):
        return self.ask("POST", path, urlencode(fields) if isinstance(fields, dict) else fields)


class FormsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.forum = cls.new_forum()
        notes = sorted((ROOT / "tests/pages/notes").iterdir())
        for ended in (cls.forum.command("init", "--name", "Forum", "--roster", "se-regions",
                                        "--admin", "admin@example.org", "--test"),
                      cls.forum.take_in("--today", "2023-03-20", *notes)):
            if ended.status != 0:
                raise AssertionError(repr(ended))
        for (body,) in cls.forum.rows("SELECT name FROM body"):
            ended = run("user", "add", MAIL, "--role", "secretary", "--body", body, *cls.forum.place())
            if ended.status != 0:
                raise AssertionError(repr(ended))
        # Who proposes points has a role that the secretary has not.
        ended = run("user", "add", MAIL, "--role", "chair", "--body", BODY, *cls.forum.place())
        if ended.status != 0:
            raise AssertionError(repr(ended))
        ended = run("user", "add", MEMBER, "--role", "member", "--body", BODY, *cls.forum.place())
        if ended.status != 0:
            raise AssertionError(repr(ended))
        ended = run("user", "add", PARTY, "--role", "member", "--party", "Region Skåne", *cls.forum.place())
        if ended.status != 0:
            raise AssertionError(repr(ended))
        for mail in (MAIL, MEMBER, PARTY):
            subprocess.run([PROGRAM, "user", "password", mail, *map(str, cls.forum.place())],
                           input=PASSWORD.encode(), check=True, capture_output=True)
        cls.server = Serving(cls.forum, "--today", TODAY)
        cls.server.__enter__()
        cls.addClassCleanup(cls.server.__exit__)
        cls.client = Client(cls.server.port)
        cls.member = Client(cls.server.port, mail=MEMBER)
        cls.swedish = Client(cls.server.port, "sv", like=cls.client)
        cls.routes, cls.ids = cls.form_routes(), {}
        cls.ids["person"] = cls.id_of("person")  # before others come, who may have a smaller id
        for route in FIRST:
            cls.make(route)
        cls.invite()
        cls.write_notes()
        cls.prepare()
        cls.attach()
        for table in (*RECORDS.values(), "audience"):
            cls.ids[table] = cls.id_of(table)

    @classmethod
    def invite(cls):
        """Calls the meeting that is to come: nobody is invited to one that is over."""
        coming = cls.forum.rows("SELECT id FROM meeting WHERE day = '2023-05-04'")[0][0]
        address = f"/meetings/{coming}/invitations"
        answer = cls.client.post(address, Page(cls.client.get(address).text).values_of(address))
        if answer.status != 303:
            raise AssertionError(f"Nobody was invited: {answer.status}")

    @classmethod
    def prepare(cls):
        """A position that the body prepares for another, and a point that is proposed in it."""
        other = cls.forum.rows("SELECT id FROM body WHERE name = 'Broutskottet'")[0][0]
        cls.post(f"/bodies/{cls.id_of('body')}/edit", prepares_for=other)
        for kind in ("positions", "proposals"):
            cls.post(f"/bodies/{cls.id_of('body')}/{kind}/new", **GOOD[f"/bodies/{{id}}/{kind}/new"])

    @classmethod
    def attach(cls):
        """A document of the meeting whose notes are there."""
        from attachments_test import multipart  # whose tests begin with what is here
        address = f"/meetings/{cls.id_of('meeting')}/attachments"
        fields = Page(cls.client.get(address).text).values_of(address)
        answer = cls.client.ask("POST", address, *multipart(fields, [("Underlag.txt", b"Underlag.")]))
        if answer.status != 303:
            raise AssertionError(f"{address}: {answer.status} {Page(answer.text).errors}")

    @classmethod
    def write_notes(cls):
        """Notes that are out for comment and have one, and notes that are closed."""
        for day, steps in (("2023-03-27", {"comment-round": {"until": "2023-12-01", "lets_others_in": "on"},
                                           "comments/new": {"text": "Stämmer."}}), ("2023-03-28", {"draw-up": {}})):
            cls.post("/meetings/new", body=cls.id_of("body"), title="Anteckningar", day=day, state="held")
            meeting = cls.forum.rows(f"SELECT id FROM meeting WHERE day = '{day}'")[0][0]
            cls.post(f"/meetings/{meeting}/minutes")
            minute = cls.forum.rows(f"SELECT id FROM minute WHERE meeting = '{meeting}'")[0][0]
            for step, fields in steps.items():
                cls.post(f"/minutes/{minute}/{step}", **fields)

    @classmethod
    def post(cls, address, **fields):
        page = Page(cls.client.get(address).text)
        answer = cls.client.post(address, {**page.values_of(address), **fields})
        if answer.status != 303:
            raise AssertionError(f"{address}: {answer.status} {Page(answer.text).errors}")

    @classmethod
    def new_forum(cls):
        folder = tempfile.mkdtemp(prefix="radslag-forms-")
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        return Forum(Path(folder) / "data")

    @classmethod
    def form_routes(cls):
        ended = cls.forum.command("routes")
        addresses = re.findall(r"^GET\s+(/\S+)", ended.out, re.M)
        return [address for address in addresses if IS_FORM.search(address)]

    @classmethod
    def id_of(cls, table):
        if table in cls.ids:
            return cls.ids[table]
        query = {"audience": "SELECT id FROM audience WHERE kind = 'public'",
                 "body": f"SELECT id FROM body WHERE name = '{BODY}'",
                 "meeting": f"SELECT m.id FROM meeting m JOIN body b ON b.id = m.body WHERE b.name = "
                            f"'{BODY}' AND m.document IS NOT NULL",
                 "person": "SELECT person FROM attendance WHERE person IS NOT NULL ORDER BY person",
                 "number": f"SELECT number FROM input WHERE id <> '{cls.ids.get('input')}'",
                 "owner": f"SELECT name FROM person WHERE id = '{cls.ids.get('person')}'",
                 "organisation": "SELECT id FROM organisation WHERE county_letter = 'z'",
                 "input": "SELECT id FROM input WHERE kind = 'recommendation' ORDER BY id",
                 "commitment": "SELECT id FROM commitment WHERE all_parties_of IS NOT NULL",
                 "minute": "SELECT id FROM minute WHERE closed_on IS NULL",
                 "called_meeting": "SELECT id FROM meeting WHERE state = 'called'",
                 "guest": "SELECT min(name) FROM person p WHERE NOT EXISTS (SELECT 1 FROM invitation v WHERE "
                          "v.person = p.id) AND name LIKE '% %' GROUP BY name HAVING count(*) = 1 ORDER BY 1",
                 "closed_minute": "SELECT id FROM minute WHERE closed_on IS NOT NULL",
                 "approver": f"SELECT person FROM account WHERE mail = '{PARTY}'"}
        rows = cls.forum.rows(query.get(table, f"SELECT id FROM {table} ORDER BY id") + " LIMIT 1")
        if not rows:
            raise AssertionError(f"There is no {table} for the forms to be about.")
        return rows[0][0]

    @classmethod
    def address(cls, route):
        record = OTHERS.get(route) or RECORDS.get(route.split("/")[1], "")
        return route.replace("{id}", cls.id_of(record)) if "{id}" in route else route

    @classmethod
    def good(cls, route, page, address):
        """What saves the form."""
        wanted = {name: re.sub(r"\{(\w+)\}", lambda found: cls.id_of(found[1]), value)
                  for name, value in GOOD.get(route, {}).items()}
        if route in ("/people/new", "/organisations/new"):
            wanted = {**wanted, "name": "Någon annan", "other_names": ""}
        return {**page.values_of(address), **wanted}

    @classmethod
    def make(cls, route):
        address = cls.address(route)
        page = Page(cls.client.get(address).text)
        answer = cls.client.post(address, {**cls.good(route, page, address), **cls.first_names(route)})
        if answer.status != 303:
            raise AssertionError(f"{route} was not saved: {answer.status} {Page(answer.text).errors}")

    @staticmethod
    def first_names(route):
        """The names by which other forms mean the person and organisation that are made first."""
        return {name: GOOD[route][name] for name in ("name", "other_names")
                if route in ("/people/new", "/organisations/new") and name in GOOD[route]}

    def acts(self):
        return self.forum.count("ledger_entries")

    def send(self, address, fields, client=None):
        """The answer, never a fault; what is refused stores nothing."""
        before = self.acts()
        answer = (client or self.client).post(address, fields)
        self.assertLess(answer.status, 500, f"{address} {str(fields)[:300]}\n{answer.text[-1500:]}")
        if answer.status not in (200, 303):
            self.assertEqual(self.acts(), before, f"{address}: stored though refused")
        self.assertNotIn(SCRIPT, answer.text, address)
        return answer

    def refused(self, address, fields, name, client=None):
        """Refused with an error at that field, what was typed still there."""
        answer = self.send(address, fields, client)
        self.assertEqual(answer.status, 422, f"{address} {name} = {str(fields.get(name))[:60]!r}")
        page = Page(answer.text)
        self.assertIn(f'href="#{name}"', answer.text, f"{address}: no error at {name}")
        shown = page.forms[address].get(name)
        if shown and shown["kind"] in ("text", "textarea"):
            # What HTML cannot hold shows as the character that stands for what cannot be shown.
            self.assertEqual(shown["value"].strip(), fields.get(name, "").strip().replace("\x01", "\ufffd"),
                             f"{address}: what was typed in {name} is gone")
        return page

    def each_form(self):
        self.assertGreater(len(self.routes), 25)
        for route in self.routes:
            address = self.address(route)
            answer = self.client.get(address)
            self.assertEqual(answer.status, 200, address)
            page = Page(answer.text)
            self.assertIn(address, page.forms, f"{address} shows no form of its own")
            yield route, address, page

    def test_each_field_is_told_what_is_wrong_with_it(self):
        for route, address, page in self.each_form():
            with self.subTest(route):
                good = self.good(route, page, address)
                for name, field in page.forms[address].items():
                    if field["kind"] == "hidden":
                        continue
                    if field["required"]:
                        self.refused(address, {**good, name: ""}, name)
                    if field["kind"] in ("select", "radio"):
                        self.refused(address, {**good, name: "nothing such"}, name)
                    if field["kind"] in ("text", "textarea"):
                        self.refused(address, {**good, name: LONG_TEXT}, name)
                        self.refused(address, {**good, name: "abc\u202edef"}, name)
                        self.refused(address, {**good, name: "abc\x01def"}, name, self.swedish)
                    if DAYS.search(name):
                        self.refused(address, {**good, name: "2026-02-30"}, name)
                        self.refused(address, {**good, name: SCRIPT}, name, self.swedish)
                        self.refused(address, {**good, name: "🙂"}, name)
                    if name in TIMES:
                        self.refused(address, {**good, name: "25:61"}, name)
                    if field["kind"] == "text" and name == "planned_minutes":
                        self.refused(address, {**good, name: "många"}, name)
                    if name in PERIODS and PERIODS[name] in page.forms[address]:
                        self.refused(address, {**good, PERIODS[name]: "2023-05-04", name: "2023-05-03"}, name)

    def test_all_that_is_wrong_is_said_at_once_in_the_users_language(self):
        for route, address, page in self.each_form():
            with self.subTest(route):
                fields, wrong = self.good(route, page, address), []
                for name, field in page.forms[address].items():
                    if field["kind"] in ("text", "textarea"):
                        fields[name] = LONG_TEXT if not DAYS.search(name) else "2026-02-30"
                        wrong.append(name)
                    elif field["kind"] in ("select", "radio"):
                        fields[name] = "nothing such"
                        wrong.append(name)
                if not wrong:
                    self.assertTrue(route.endswith("/waiting"), f"{address} has no field to be wrong")
                    continue
                told = {}
                for client in (self.client, self.swedish):
                    answer = self.send(address, fields, client)
                    self.assertEqual(answer.status, 422, address)
                    for name in wrong:
                        self.assertIn(f'href="#{name}"', answer.text, f"{address}: {name} is not told of")
                    told[client.language] = Page(answer.text).errors
                self.assertEqual(len(told["en"]), len(told["sv"]))
                for english, swedish in zip(told["en"], told["sv"]):
                    self.assertNotEqual(english, swedish, f"{address}: not translated")

    def test_strange_text_is_kept_as_text_or_refused(self):
        strange = (SCRIPT, "שלום עולם", "مرحبا", "🙂🚂", "'; DROP TABLE person; --", "a" * 150)
        for route, address, page in self.each_form():
            with self.subTest(route):
                if (IS_FORM.search(route)[1] != "new" and not LONG) or ONCE.search(route):
                    continue
                good = self.good(route, page, address)
                for name, field in page.forms[address].items():
                    if field["kind"] not in ("text", "textarea"):
                        continue
                    for text in strange:
                        before = self.acts()
                        answer = self.send(address, {**good, name: text})
                        if (route, name) in PREVIEWED:
                            self.assertEqual((answer.status, self.acts()), (200, before), f"{address} {name}")
                            continue
                        kept = 200 if route in SHOWN_ONCE else 303
                        self.assertIn(answer.status, (kept, 409, 422), f"{address} {name}")
                    raw = urlencode({**good, name: ""}).replace(f"{name}=", f"{name}=a%00b", 1)
                    answer = self.send(address, raw)
                    self.assertIn(answer.status, (400, 422), f"{address} {name}: NUL")

    def test_a_form_without_its_token_or_of_somebody_else_changes_nothing(self):
        for route, address, page in self.each_form():
            with self.subTest(route):
                fields = self.good(route, page, address)
                answer = self.send(address, {k: v for k, v in fields.items() if k != "form_token"})
                self.assertEqual(answer.status, 403, address)

    def test_two_who_save_one_record_meet(self):
        for route, address, page in self.each_form():
            with self.subTest(route):
                if not route.endswith("/edit"):
                    continue
                fields = self.good(route, page, address)
                name = next(n for n in ("name", "title", "text", "what", "from_day") if n in page.forms[address])
                one, other = (("2021-01-01", "2021-01-02") if name == "from_day" else
                              ("Den förstas text", "Den andras text"))
                first = self.send(address, {**fields, name: one})
                self.assertEqual(first.status, 303, f"{address} {Page(first.text).errors}")
                form = Page(self.swedish.get(address).text).values_of(address)
                second = self.send(address, {**fields, "form_token": form["form_token"], name: other}, self.swedish)
                self.assertEqual(second.status, 409, address)
                self.assertIn(one, second.text)
                self.assertIn(other, second.text)
                again = Page(second.text).values_of(address)
                self.assertEqual(again[name].strip(), other)
                again["form_token"] = fields["form_token"]
                self.assertEqual(self.send(address, again).status, 303, address)

    def test_what_is_saved_can_be_undone_once(self):
        for route, address, page in self.each_form():
            with self.subTest(route):
                if not route.endswith(("/edit", "/new")) or route in LASTING:
                    continue
                saved = self.send(address, self.undoable(route, page, address))
                self.assertEqual(saved.status, 303, f"{address} {Page(saved.text).errors}")
                entry = re.search(r"saved=(\d+)", saved.getheader("Location"))[1]
                fields = {"form_token": page.forms[address]["form_token"]["value"]}
                undone = self.send(f"/acts/{entry}/undo", fields)
                self.assertEqual(undone.status, 303, f"{address}: {undone.text[-600:]}")
                self.assertIn(self.send(f"/acts/{entry}/undo", fields).status, (404, 409))
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))

    def undoable(self, route, page, address):
        fields = self.good(route, page, address)
        if route in ("/bodies/new", "/themes/new"):
            fields["name"] = "Ett nytt namn"
        return fields

    def test_merging_two_persons_moves_what_they_said(self):
        for name in ("Bo Ek", "Bo Eek"):
            page = Page(self.client.get("/people/new").text)
            self.send("/people/new", {**page.values_of("/people/new"), "name": name})
        meeting = self.id_of("meeting")
        stays = self.forum.rows("SELECT id FROM person WHERE name = 'Bo Ek'")[0][0]
        for name in ("Bo Ek", "Bo Eek"):
            address = f"/meetings/{meeting}/turns/new"
            page = Page(self.client.get(address).text)
            answer = self.send(address, {**page.values_of(address), "speaker_1": name, "text": f"Sagt av {name}."})
            self.assertEqual(answer.status, 303, Page(answer.text).errors)
        address = f"/people/{stays}/merge"
        page = Page(self.client.get(address).text)
        answer = self.send(address, {**page.values_of(address), "other": "Bo Eek", "stays": "this"})
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        said = self.forum.rows(f"SELECT text FROM turn WHERE person = '{stays}' ORDER BY text")
        self.assertEqual(said, [("Sagt av Bo Eek.",), ("Sagt av Bo Ek.",)])
        goes = self.forum.rows("SELECT id FROM person WHERE name = 'Bo Eek'")[0][0]
        led = self.client.get(f"/people/{goes}")
        self.assertEqual((led.status, led.getheader("Location")), (303, f"/people/{stays}"))
        entry = re.search(r"saved=(\d+)", answer.getheader("Location"))[1]
        token = page.forms[address]["form_token"]["value"]
        self.assertEqual(self.send(f"/acts/{entry}/undo", {"form_token": token}).status, 303)
        self.assertEqual(self.forum.rows(f"SELECT text FROM turn WHERE person = '{stays}'"),
                         [("Sagt av Bo Ek.",)])

    def test_forms_are_not_there_for_who_may_not_use_them(self):
        for route in self.routes:
            if not route.endswith("/tick") and route not in LASTING and route not in OF_MEMBERS:
                with self.subTest(route):
                    self.assertEqual(self.member.get(self.address(route)).status, 404)

    def test_a_party_ticks_its_own_homework_off_and_no_others(self):
        address = f"/commitments/{self.id_of('commitment')}/tick"
        party = Client(self.server.port, mail=PARTY)
        page = Page(party.get(address).text)
        own = page.forms[address]["party"]["choices"]
        self.assertEqual(self.forum.rows("SELECT o.name FROM party p JOIN organisation o ON o.id = "
                                         f"p.organisation WHERE p.id = '{own[0]}'"), [("Region Skåne",)])
        self.assertEqual(len(own), 1)
        others = Page(self.client.get(address).text).forms[address]["party"]["choices"]
        fields = page.values_of(address)
        self.refused(address, {**fields, "party": next(o for o in others if o not in own)}, "party", party)
        self.assertEqual(self.send(address, fields, party).status, 303)
        self.assertEqual(party.get(address).status, 404)
        self.assertEqual(self.member.get(address).status, 404)

    def order(self, meeting):
        """The turns of a meeting as its form lists them: point, and texts in order."""
        page = html.unescape(self.client.get(f"/meetings/{meeting}/edit").text)
        page = page[page.index("Points and what was said"):page.index("<h2>Decisions")]
        return [(re.sub("<[^>]*>", "", part.split("</h3>")[0]).split(">")[-1],
                 re.findall(r'<a href="/turns/[a-z2-7]{13}/edit">(?:[^<:]*: )?([^<]*)</a>', part))
                for part in page.split("<h3")[1:]]

    def new_talk(self):
        """A meeting of two points, with three things said under the first and one under the other."""
        address = "/meetings/new"
        answer = self.send(address, self.good(address, Page(self.client.get(address).text), address))
        meeting = re.search(r"/meetings/([a-z2-7]{13})", answer.getheader("Location"))[1]
        turns = []
        for title, texts in (("Första", ("Ett", "Två", "Tre")), ("Andra", ("Fyra",))):
            address = f"/meetings/{meeting}/points/new"
            self.send(address, {**Page(self.client.get(address).text).values_of(address), "title": title})
            point = self.forum.rows(f"SELECT id FROM point WHERE meeting = '{meeting}' AND title = '{title}'")[0][0]
            for text in texts:
                address = f"/meetings/{meeting}/turns/new"
                values = Page(self.client.get(address).text).values_of(address)
                section = "presentation" if text == "Ett" else "discussion"
                answer = self.send(address, {**values, "point": point, "text": text, "section": section})
                turns.append(re.search(r"#([a-z2-7]{13})", answer.getheader("Location"))[1])
        return meeting, turns

    def move(self, meeting, turn, way, status=303):
        page = Page(self.client.get(f"/meetings/{meeting}/edit").text)
        fields = {**page.values_of(f"/turns/{turn}/move"), "move": way}
        answer = self.send(f"/turns/{turn}/move", fields)
        self.assertEqual(answer.status, status, answer.text[-600:])
        return answer, fields

    def test_what_was_said_moves_past_its_neighbour_and_into_the_next_point(self):
        meeting, (one, two, three, four) = self.new_talk()
        start = [("Första", ["Ett", "Två", "Tre"]), ("Andra", ["Fyra"]), ("Under no point", [])]
        self.assertEqual(self.order(meeting), start)
        words = f"SELECT title, information_words, dialogue_words FROM point WHERE meeting = '{meeting}' ORDER BY position"
        self.assertEqual(self.forum.rows(words), [("Första", "1", "2"), ("Andra", "0", "1")])
        before = self.acts()
        answer, _ = self.move(meeting, three, "up")
        self.assertEqual(self.acts(), before + 1, "one act")
        self.assertIn(f"/edit?saved=", answer.getheader("Location"))
        self.assertTrue(answer.getheader("Location").endswith("#" + three), "back to what was moved")
        self.assertEqual(self.order(meeting)[0][1], ["Ett", "Tre", "Två"])
        self.move(meeting, three, "up")
        self.assertEqual(self.order(meeting)[0][1], ["Tre", "Ett", "Två"])
        self.assertEqual(self.forum.rows(f"SELECT s.kind FROM turn t JOIN section s ON s.id = t.section WHERE t.id = '{three}'"),
                         [("presentation",)], "it has joined the section that it moved into")
        self.assertEqual(self.forum.rows(words)[0], ("Första", "2", "1"))
        self.move(meeting, three, "up", 409)
        answer, _ = self.move(meeting, two, "down")
        self.assertEqual(self.order(meeting), [("Första", ["Tre", "Ett"]), ("Andra", ["Två", "Fyra"]), start[2]])
        self.assertEqual(self.forum.rows(words), [("Första", "2", "0"), ("Andra", "0", "2")])
        entry = re.search(r"saved=(\d+)", answer.getheader("Location"))[1]
        token = Page(self.client.get("/themes/new").text).forms["/themes/new"]["form_token"]["value"]
        self.assertEqual(self.send(f"/acts/{entry}/undo", {"form_token": token}).status, 303)
        self.assertEqual(self.order(meeting)[:2], [("Första", ["Tre", "Ett", "Två"]), ("Andra", ["Fyra"])])
        self.move(meeting, four, "up")
        self.assertEqual(self.order(meeting)[0], ("Första", ["Tre", "Ett", "Två", "Fyra"]))
        self.move(meeting, four, "down")
        self.move(meeting, four, "down")
        self.assertEqual(self.order(meeting)[2], ("Under no point", ["Fyra"]))
        self.assertIn("Moved", self.client.get(f"/history/turn/{four}").text)

    def test_what_was_said_can_be_put_under_a_point_far_away(self):
        meeting, (one, *_, four) = self.new_talk()
        other = self.forum.rows(f"SELECT point FROM turn WHERE id = '{four}'")[0][0]
        address = f"/turns/{one}/edit"
        self.assertEqual(self.send(address, {**Page(self.client.get(address).text).values_of(address),
                                             "point": other}).status, 303)
        self.assertEqual(self.order(meeting)[:2], [("Första", ["Två", "Tre"]), ("Andra", ["Fyra", "Ett"])])

    def test_two_who_move_the_same_meet(self):
        meeting, (one, *_) = self.new_talk()
        _, fields = self.move(meeting, one, "down")
        second = self.send(f"/turns/{one}/move", fields, self.swedish)
        self.assertEqual(second.status, 409)
        self.assertEqual(self.order(meeting)[0][1], ["Två", "Ett", "Tre"])
        point = self.forum.rows(f"SELECT point FROM turn WHERE id = '{one}'")[0][0]
        fields = {**Page(self.client.get(f"/meetings/{meeting}/edit").text).values_of(f"/points/{point}/move"), "move": "down"}
        self.assertEqual(self.send(f"/points/{point}/move", fields).status, 303)
        self.assertEqual(self.send(f"/points/{point}/move", fields).status, 409)

    def test_what_moves_out_of_a_withheld_point_stays_withheld(self):
        meeting, (one, *_, four) = self.new_talk()
        point = self.forum.rows(f"SELECT point FROM turn WHERE id = '{one}'")[0][0]
        address = f"/points/{point}/edit"
        self.send(address, {**Page(self.client.get(address).text).values_of(address), "readers": "members"})
        for _ in range(3):
            self.move(meeting, one, "down")
        self.assertEqual(self.order(meeting)[1][1], ["Ett", "Fyra"])
        public = Client(self.server.port, like=type("Nobody", (), {"cookies": {}})())
        text = public.get(f"/meetings/{meeting}").text
        self.assertIn("Fyra", text)
        self.assertNotIn("Ett<", text)
        self.assertIn("Ett<", self.client.get(f"/meetings/{meeting}").text)

    def test_nobody_undoes_what_another_did(self):
        page = Page(self.client.get("/themes/new").text)
        saved = self.send("/themes/new", {**page.values_of("/themes/new"), "name": "Tunnlar"})
        entry = re.search(r"saved=(\d+)", saved.getheader("Location"))[1]
        token = Page(self.member.get("/account").text)
        token = next(form["form_token"]["value"] for form in token.forms.values() if "form_token" in form)
        answer = self.send(f"/acts/{entry}/undo", {"form_token": token}, self.member)
        self.assertEqual(answer.status, 404)
        self.assertEqual(len(self.forum.rows("SELECT id FROM theme WHERE name = 'Tunnlar'")), 1)

    def test_what_was_withheld_stays_so_in_history_and_suggestions(self):
        page = Page(self.client.get("/people/new").text)
        self.send("/people/new", {**page.values_of("/people/new"), "name": "Hemlig Källa"})
        address = f"/meetings/{self.id_of('meeting')}/turns/new"
        page = Page(self.client.get(address).text)
        fields = {**page.values_of(address), "speaker_1": "Hemlig Källa", "text": "Uppgiften är tystnadsord.",
                  "readers": "secretariat"}
        self.refused(address, fields, "ground")
        saved = self.send(address, {**fields, "ground": "15 kap. 1 § OSL"})
        self.assertEqual(saved.status, 303, Page(saved.text).errors)
        turn = self.forum.rows("SELECT id FROM turn WHERE text LIKE '%tystnadsord%'")[0][0]
        self.assertEqual(self.member.get(f"/history/turn/{turn}").status, 404)
        self.assertNotIn("Källa", self.member.get("/suggest/people?q=hemlig").text)
        self.assertIn("Källa", self.client.get("/suggest/people?q=hemlig").text)
        self.assertNotIn("tystnadsord", self.member.get(saved.getheader("Location")).text)
        # Opened up under other words: the first ones are not for those who could not read them.
        edit = f"/turns/{turn}/edit"
        page = Page(self.client.get(edit).text)
        opened = self.send(edit, {**page.values_of(edit), "text": "Uppgiften är lämnad.", "readers": "as_above"})
        self.assertEqual(opened.status, 303, Page(opened.text).errors)
        told = self.member.get(f"/history/turn/{turn}")
        self.assertEqual(told.status, 200)
        self.assertNotIn("tystnadsord", told.text)
        self.assertIn("was for fewer readers then", told.text)
        self.assertIn("tystnadsord", self.client.get(f"/history/turn/{turn}").text)

    def test_merging_forgets_no_column_that_names_somebody(self):
        if self.forum.database:
            self.skipTest("the columns are read out of SQLite")
        source = (ROOT / "src/people/editing/merge_store.cpp").read_text()
        source = re.sub(r'"\s*\n\s*"', "", source)
        # Who can sign in stays: the other one is never merged away.
        kept = {("account", "person"), ("role_grant", "person")}
        for table in self.forum.tables():
            for row in self.forum.rows(f"PRAGMA foreign_key_list({table})"):
                _, _, target, column, *_ = row
                if target in ("person", "organisation") and (table, column) not in kept:
                    self.assertRegex(source, rf"UPDATE {table} SET [^\"]*{column} = \$1 WHERE {column} = \$2",
                                     f"{table}.{column} still names the one that went")

    def test_a_name_that_two_have_is_asked_about(self):
        for organisation in ("Region Dalarna", "Region Gävleborg"):
            page = Page(self.client.get("/people/new").text)
            self.send("/people/new", {**page.values_of("/people/new"), "name": "Eva Ström",
                                      "organisation": organisation})
        address = f"/meetings/{self.id_of('meeting')}/attendance/new"
        page = Page(self.client.get(address).text)
        fields = {**page.values_of(address), "person": "eva  ström"}
        asked = self.refused(address, fields, "person_is")
        choices = asked.forms[address]["person_is"]["choices"]
        self.assertEqual(len(choices), 2)
        self.assertEqual(self.send(address, {**fields, "person_is": choices[1]}).status, 303)

    def test_what_many_save_at_once_is_in_the_history_once(self):
        records, edits = (50, 500) if LONG else (10, 100)
        ids = []
        for number in range(records):
            page = Page(self.client.get("/people/new").text)
            self.send("/people/new", {**page.values_of("/people/new"), "name": f"Många {number}"})
            ids.append(self.forum.rows(f"SELECT id FROM person WHERE name = 'Många {number}'")[0][0])
        acknowledged, lock = {person: [] for person in ids}, threading.Lock()
        numbers = iter(range(edits))

        def edit():
            client = Client(self.server.port, like=self.client)
            while True:
                with lock:
                    number = next(numbers, None)
                if number is None:
                    return
                person = ids[number % records]
                address = f"/people/{person}/edit"
                while True:
                    page = Page(client.get(address).text)
                    answer = client.post(address, {**page.values_of(address), "title": f"Ändring {number}."})
                    if answer.status == 303:
                        with lock:
                            acknowledged[person].append(f"Ändring {number}.")
                        break
                    if answer.status != 409:
                        raise AssertionError(f"{answer.status} {answer.text[-500:]}")

        threads = [threading.Thread(target=edit) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sum(map(len, acknowledged.values())), edits)
        for person, titles in acknowledged.items():
            page = html.unescape(self.client.get(f"/history/person/{person}").text)
            after = re.findall(r"<tr>.*?</tr>", page, re.S)
            cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.S) for row in after]
            told = sorted(row[-1] for row in cells if row and row[-1].startswith("Ändring"))
            self.assertEqual(told, sorted(titles))


class FormsOnPostgresTest(FormsTest):
    """The same records on the other engine; what is refused does not hang on it."""

    test_each_field_is_told_what_is_wrong_with_it = None
    test_all_that_is_wrong_is_said_at_once_in_the_users_language = None
    test_strange_text_is_kept_as_text_or_refused = None
    test_a_form_without_its_token_or_of_somebody_else_changes_nothing = None

    @classmethod
    def new_forum(cls):
        if not POSTGRES:
            raise unittest.SkipTest("RADSLAG_TEST_PG names no PostgreSQL")
        folder = tempfile.mkdtemp(prefix="radslag-forms-")
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        return Forum(Path(folder) / "data", new_database(cls.addClassCleanup))


if __name__ == "__main__":
    unittest.main()
