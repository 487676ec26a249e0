"""How the loop closes, over the forms that people use: homework comes back to a point with its answers,
what somebody left behind is handed over, a promise shows as late to its owner first, an answer is late
by one rule everywhere, and a sender is told when a text moves or what it waits for gets its day."""

import re
import shutil
import tempfile
import time
import unittest

from forms_test import TODAY, Client
from forum import Serving, needs_postgres
from inputs_test import BODY, Loop, founded, new_database

WINTER = "2023-01-02"  # 60 days before 3 March


class ClosingTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="radslag-closing-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.forum = founded(cls.folder, cls.database())
        cls.body = cls.forum.rows(f"SELECT id FROM body WHERE name = '{BODY}'")[0][0]
        with Serving(cls.forum, "--today", WINTER) as server:
            loop = cls.loop_at(server)
            for name in ("Banmyndigheten", "Brorådet"):
                loop.do("/organisations/new", name=name, other_names="")
            for name in ("Ägare Ek", "Efterträdare Ask"):
                loop.do("/people/new", name=name, organisation="Banmyndigheten")
            cls.unpromised = loop.send("Broarna rostar.")
            loop.ask(cls.unpromised, "Brorådet")
            cls.promised = loop.send("Broarna måste målas.")
            loop.ask(cls.promised, "Brorådet", answer_by="2023-02-01")
        cls.server = Serving(cls.forum, "--today", TODAY)
        cls.server.__enter__()
        cls.addClassCleanup(cls.server.__exit__)
        cls.loop = cls.loop_at(cls.server)
        cls.client = cls.loop.client
        cls.public = Client(cls.server.port, like=cls.client)
        cls.public.cookies = {}

    @classmethod
    def database(cls):
        return None

    @classmethod
    def loop_at(cls, server):
        loop = Loop(Client(server.port), cls.body)
        loop.authorities = lambda one: cls.forum.rows(
            "SELECT o.name, o.id FROM input_authority a JOIN organisation o ON o.id = a.organisation "
            f"WHERE a.input = '{one}'")
        return loop

    def followed(self, address, words):
        """The page once it says the words: figures follow the ledger within a second."""
        for _ in range(200):
            text = self.public.get(address).text
            if words in text:
                break
            time.sleep(0.05)
        return text

    def made(self, place, kind):
        return re.match(rf"/{kind}/([a-z2-7]{{13}})", place)[1]

    def homework(self, text, **more):
        place = self.loop.do("/commitments/new", body=self.body, text=text, kind="homework",
                             all_parties="on", due_kind="day", due_to="2023-04-20", **more)
        return self.made(place, "commitments")

    def meeting(self, day):
        return self.made(self.loop.do("/meetings/new", body=self.body, title="Vägforum", day=day), "meetings")

    def test_homework_comes_back_to_the_point_that_is_chosen(self):
        one = self.homework("Beskriver vinterväghållningen")
        party = self.forum.rows("SELECT p.id FROM party p JOIN organisation o ON o.id = p.organisation WHERE "
                                f"o.county_letter = 'w' AND p.body = '{self.body}'")[0][0]
        self.loop.do(f"/commitments/{one}/tick", party=party, done_on="2023-04-01", text="Vi plogar själva.")
        meeting = self.meeting("2023-05-04")
        page = self.public.get(f"/meetings/{meeting}").text
        self.assertIn("What was asked for this meeting", page)
        self.assertIn("1 of 21 have answered", page)
        self.loop.do(f"/meetings/{meeting}/points/new", title="Vinterväghållning i länen", dialogue="on")
        point = self.forum.rows(f"SELECT id FROM point WHERE meeting = '{meeting}'")[0][0]
        self.assertEqual(self.loop.fill(f"/commitments/{one}/basis")["basis"], point, "proposed by its words")
        self.loop.do(f"/commitments/{one}/basis")
        page = self.public.get(f"/meetings/{meeting}").text
        self.assertIn("Basis:", page.split(f'id="p-{point}"')[1])
        self.assertNotIn("What was asked for this meeting", page)
        self.assertIn(f"/meetings/{meeting}#p-{point}", self.public.get(f"/commitments/{one}").text)

        answers = self.public.get(f"/commitments/{one}/answers").text
        self.assertIn("Vi plogar själva.", answers)
        self.assertEqual(answers.count("silent for"), 20)
        file = self.public.get(f"/commitments/{one}/answers.csv").text
        self.assertEqual(len(file.strip().splitlines()), 22)
        self.assertIn("Vi plogar själva.", file)

    def test_homework_of_the_members_is_gathered_for_them_only(self):
        one = self.homework("Beskriver de hemliga vägarna", readers="members")
        meeting = self.meeting("2023-05-11")
        for address in (f"/commitments/{one}/answers", f"/commitments/{one}/answers.csv"):
            self.assertEqual(self.public.get(address).status, 404)
            self.assertEqual(self.client.get(address).status, 200)
        self.assertNotIn("hemliga", self.public.get(f"/meetings/{meeting}").text)

    def test_what_somebody_left_behind_is_handed_over(self):
        one = self.loop.send("Bron gungar i vinden.")
        self.loop.ask(one, "Banmyndigheten", owner="Ägare Ek")
        promise = self.made(self.loop.do("/commitments/new", body=self.body, text="Mäter bron.", kind="promise",
                                         person_1="Ägare Ek"), "commitments")
        leaver, heir = (self.forum.rows(f"SELECT id FROM person WHERE name = '{name}'")[0][0]
                        for name in ("Ägare Ek", "Efterträdare Ask"))
        audience = self.forum.rows("SELECT id FROM audience WHERE kind = 'public'")[0][0]
        self.loop.do("/matters/new", title="Plan för gungande broar", audience=audience, owner="Banmyndigheten",
                     officer="Ägare Ek")
        matter = self.forum.rows("SELECT id FROM matter WHERE title = 'Plan för gungande broar'")[0][0]
        self.assertNotIn("Left without an owner", self.client.get("/desk").text)
        post = {"title": "Banchef", "organisation": "Banmyndigheten"}
        self.loop.do(f"/people/{leaver}/posts/new", **post, from_day="2020-01-01", to_day="2023-03-31")
        self.loop.do(f"/people/{heir}/posts/new", **post, from_day="2023-04-01", follows="Ägare Ek")
        desk = self.client.get("/desk").text
        self.assertIn("Left without an owner", desk)
        self.assertIn(f"/people/{leaver}/hand-over", desk)
        for address in (f"/inputs/{one}", f"/commitments/{promise}", f"/matters/{matter}"):
            self.assertIn("left the post on 31 March 2023; nobody owns this.", self.public.get(address).text)
            self.assertNotIn("hand-over", self.public.get(address).text)
            self.assertIn(f"/people/{leaver}/hand-over", self.client.get(address).text)
        address = f"/people/{leaver}/hand-over"
        fields = self.loop.fill(address)
        self.assertEqual(fields["successor"], "Efterträdare Ask")
        nothing = {name: value for name, value in fields.items() if not name.startswith("take_")}
        self.assertEqual(self.client.post(address, nothing).status, 422)
        place = self.loop.do(address)
        for column, table, id in (("owner", "input", one), ("person", "commitment", promise),
                                  ("officer", "matter", matter)):
            self.assertEqual(self.forum.rows(f"SELECT {column} FROM {table} WHERE id = '{id}'")[0][0], heir)
        self.assertNotIn("Left without an owner", self.client.get("/desk").text)
        entry = re.search(r"saved=(\d+)", place)[1]
        undone = self.client.post(f"/acts/{entry}/undo", {"form_token": fields["form_token"]})
        self.assertEqual(undone.status, 303, undone.text[-500:])
        self.assertIn("Left without an owner", self.client.get("/desk").text)

    def test_a_promise_is_late_to_the_secretariat_first_and_to_all_a_week_later(self):
        made = {}
        for day in ("2023-03-31", "2023-03-24"):  # one day and eight days ago
            place = self.loop.do("/commitments/new", body=self.body, text=f"Skickar listan {day}.", kind="promise",
                                 organisation="Region Dalarna", due_kind="day", due_to=day)
            made[day] = self.made(place, "commitments")
        late = {name: reader.get("/commitments?which=late").text
                for name, reader in (("public", self.public), ("secretary", self.client))}
        coming = self.public.get("/commitments").text
        self.assertIn("listan 2023-03-24", late["public"])
        self.assertIn("8 days late", late["public"])
        self.assertNotIn("listan 2023-03-31", late["public"])
        self.assertIn("listan 2023-03-31", coming)
        self.assertIn("listan 2023-03-31", late["secretary"])
        page = f"/commitments/{made['2023-03-31']}"
        self.assertIn("1 day late", self.client.get(page).text)
        self.assertNotIn("late", self.public.get(page).text.split("<main")[1].split("</main>")[0])
        self.assertNotIn("listan 2023-03-31", self.public.get("/commitments.csv?which=late").text)
        self.assertIn("8 days late", self.public.get("/regions/w").text)
        self.assertNotIn("1 day late", self.public.get("/regions/w").text)
        self.assertIn("1 day late", self.client.get("/regions/w").text)

    def test_an_answer_is_late_by_one_rule_in_the_list_and_in_the_figures(self):
        listed = self.public.get("/inputs?which=late").text
        self.assertIn(f"/inputs/{self.promised}", listed)
        self.assertIn(f"/inputs/{self.unpromised}", listed)
        self.assertIn("no day promised, counts as", self.public.get(f"/inputs/{self.unpromised}").text)
        figures = self.followed("/dialogue/inputs?outcome=late", f"/inputs/{self.promised}")
        self.assertIn(f"/inputs/{self.promised}", figures)
        self.assertIn(f"/inputs/{self.unpromised}", figures)
        with Serving(self.forum, "--today", "2023-03-03") as server:
            reader = Client(server.port, like=self.public)
            reader.cookies = {}
            listed = reader.get("/inputs?which=late").text
        self.assertIn(f"/inputs/{self.promised}", listed)
        self.assertNotIn(f"/inputs/{self.unpromised}", listed, "the sixtieth day itself")

    def test_the_sender_is_told_once_when_a_text_moves(self):
        one = self.loop.send("Bron behöver räcken.")
        self.loop.ask(one, "Banmyndigheten")
        self.loop.answer(one, "Banmyndigheten", "used", pointer_text="Broplanen", pointer_place="avsnitt 4")
        use = self.forum.rows(f"SELECT id FROM input_use WHERE input = '{one}'")[0][0]
        self.assertIn(f"/uses/{use}/moved", self.client.get(f"/inputs/{one}").text)
        self.assertNotIn(f"/uses/{use}/moved", self.public.get(f"/inputs/{one}").text)
        self.loop.do(f"/uses/{use}/moved", words="Står nu i avsnitt 7.")
        page = self.public.get(f"/inputs/{one}").text
        self.assertEqual(page.count("Told again, for the text has moved"), 1)
        self.assertIn("Står nu i avsnitt 7.", page)
        self.assertEqual(self.client.get(f"/uses/{use}/moved").status, 404)

    def test_an_answer_points_to_a_document_of_the_body(self):
        document, name = self.forum.rows("SELECT d.id, d.name FROM document d JOIN meeting m ON m.document = d.id "
                                         f"WHERE m.body = '{self.body}' ORDER BY d.id LIMIT 1")[0]
        one = self.loop.send("Bron behöver skyltar.")
        self.loop.ask(one, "Banmyndigheten")
        self.loop.answer(one, "Banmyndigheten", "used", pointer_document=document)
        page = self.public.get(f"/inputs/{one}").text
        self.assertIn(f'href="/documents/{document}"', page)
        self.assertIn(name, page)

    def test_an_answer_that_waits_gets_the_day_of_its_milestone(self):
        one = self.loop.send("Bron behöver ljus.")
        self.loop.ask(one, "Brorådet")
        self.loop.answer(one, "Brorådet", "waiting", due_kind="event", due_words="när broplanen är beslutad")
        audience = self.forum.rows("SELECT id FROM audience WHERE kind = 'public'")[0][0]
        self.loop.do("/matters/new", title="Broplanen", audience=audience)
        matter = self.forum.rows("SELECT id FROM matter WHERE title = 'Broplanen'")[0][0]
        self.loop.do(f"/matters/{matter}/milestones/new", text="Beslutad", due_kind="event", due_words="när den är klar")
        milestone = self.forum.rows(f"SELECT id FROM milestone WHERE matter = '{matter}'")[0][0]
        use = self.forum.rows(f"SELECT id FROM input_use WHERE input = '{one}'")[0][0]
        form = self.client.get(f"/milestones/{milestone}/waiting").text
        self.assertIn("Proposed because it says: beslutad", form)
        self.loop.do(f"/milestones/{milestone}/waiting", **{f"waits_{use}": "on"})
        self.assertNotIn("Told again", self.public.get(f"/inputs/{one}").text)
        for day in ("2023-06-20", "2023-09-01"):
            self.loop.do(f"/milestones/{milestone}/edit", due_kind="day", due_to=day)
            page = self.public.get(f"/inputs/{one}").text
            self.assertEqual(page.count("Told again, for there is a day now"), 1)
        self.assertIn("1 Sept 2023", page.replace("Sep 2023", "Sept 2023"))

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class ClosingOnPostgresTest(ClosingTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
