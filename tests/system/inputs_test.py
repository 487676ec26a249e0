"""The loop from an input to its answer, over the forms that people use: two authorities, one that
passes an input on and gets it back, an answer that is taken back, an owner who leaves, a sender who
withdraws. Each has one clear state. And what was acknowledged is there once, whenever the server is
killed."""

import os
import random
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest
import uuid
from pathlib import Path

import forum
from forms_test import MAIL, PASSWORD, TODAY, Client, Page
from forum import LONG, PROGRAM, ROOT, Case, Forum, Serving, needs_postgres, run

BODY = "Forum för lokala vägar"
SEED = int(os.environ.get("RADSLAG_SEED", time.time_ns() % 1_000_000))
KILLS = 50 if LONG else 3


def new_database(cls):
    """An empty database for the time of a test class."""
    return forum.new_database(cls.addClassCleanup)


def founded(folder, database=None):
    """A forum with notes, its 21 regions and a secretary who can sign in."""
    forum = Forum(Path(folder) / "data", database)
    notes = sorted((ROOT / "tests/pages/notes").iterdir())
    for ended in (forum.command("init", "--name", "Forum", "--roster", "se-regions", "--admin",
                                "admin@example.org", "--test"),
                  forum.take_in("--today", "2023-03-20", *notes)):
        if ended.status != 0:
            raise AssertionError(repr(ended))
    for (body,) in forum.rows("SELECT name FROM body"):
        ended = run("user", "add", MAIL, "--role", "secretary", "--body", body, *forum.place())
        if ended.status != 0:
            raise AssertionError(repr(ended))
    subprocess.run([PROGRAM, "user", "password", MAIL, *map(str, forum.place())],
                   input=PASSWORD.encode(), check=True, capture_output=True)
    return forum


class Loop:
    """What the secretary does with inputs, as its browser sends it."""

    def __init__(self, client, body):
        self.client, self.body = client, body

    def fill(self, address, **fields):
        page = Page(self.client.get(address).text)
        return {**page.values_of(address), **fields}

    def do(self, address, **fields):
        answer = self.client.post(address, self.fill(address, **fields))
        if answer.status != 303:
            raise AssertionError(f"{address}: {answer.status} {Page(answer.text).errors}")
        return answer.getheader("Location")

    def send(self, text="Saltet räcker inte.", region="Region Dalarna", **more):
        place = self.do("/inputs/new", text=text, organisation=region, body=self.body, **more)
        return re.fullmatch(r"/inputs/([a-z2-7]{13})", place)[1]

    def ask(self, input_id, *authorities, **more):
        named = {f"authority_{i + 1}": name for i, name in enumerate(authorities)}
        self.do(f"/inputs/{input_id}/edit", **named, **more)

    def answer(self, input_id, authority, use, text="Så gjorde vi.", **more):
        address = f"/inputs/{input_id}/answer"
        form = Page(self.client.get(address).text).forms[address]
        ids = dict(self.authorities(input_id))
        assert ids[authority] in form["authority"]["choices"], form["authority"]
        self.do(address, authority=ids[authority], use=use, text=text, **more)

    def authorities(self, input_id):
        raise NotImplementedError


class InputsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="radslag-inputs-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.forum = founded(cls.folder, cls.database())
        cls.server = Serving(cls.forum, "--today", TODAY)
        cls.server.__enter__()
        cls.addClassCleanup(cls.server.__exit__)
        cls.client = Client(cls.server.port)
        body = cls.forum.rows(f"SELECT id FROM body WHERE name = '{BODY}'")[0][0]
        cls.loop = Loop(cls.client, body)
        cls.loop.authorities = cls.authorities_of
        for name in ("Vägverket i norr", "Banmyndigheten", "Brorådet"):
            cls.loop.do("/organisations/new", name=name, other_names="")
        cls.loop.do("/people/new", name="Ägare Ek", organisation="Banmyndigheten")
        cls.loop.do("/people/new", name="Efterträdare Ask", organisation="Banmyndigheten")

    @classmethod
    def database(cls):
        return None

    @classmethod
    def authorities_of(cls, input_id):
        return cls.forum.rows("SELECT o.name, o.id FROM input_authority a JOIN organisation o ON o.id "
                              f"= a.organisation WHERE a.input = '{input_id}'")

    def state(self, input_id):
        return self.forum.rows(f"SELECT state FROM input WHERE id = '{input_id}'")[0][0]

    def standings(self, input_id):
        return dict(self.forum.rows("SELECT o.name, a.state FROM input_authority a JOIN organisation o "
                                    f"ON o.id = a.organisation WHERE a.input = '{input_id}'"))

    def page(self, input_id):
        answer = self.client.get(f"/inputs/{input_id}")
        self.assertEqual(answer.status, 200)
        return answer.text

    def test_an_input_of_two_authorities_that_is_passed_on_and_passed_back(self):
        one = self.loop.send()
        self.assertEqual(self.state(one), "unanswered")
        self.loop.ask(one, "Vägverket i norr", "Banmyndigheten")
        self.loop.answer(one, "Vägverket i norr", "not_used", "Det ligger utanför uppdraget.")
        self.assertEqual(self.state(one), "in_progress")
        self.loop.answer(one, "Banmyndigheten", "passed_on", "Brorådet vet mer.", passed_to="Brorådet")
        self.assertEqual(self.standings(one), {"Vägverket i norr": "ended", "Banmyndigheten": "passed_on",
                                               "Brorådet": "owes"})
        self.loop.answer(one, "Brorådet", "passed_on", "Nej, det är banans fråga.",
                         passed_to="Banmyndigheten")
        self.assertEqual(self.standings(one), {"Vägverket i norr": "ended", "Banmyndigheten": "owes",
                                               "Brorådet": "passed_on"})
        self.assertEqual(self.state(one), "in_progress")
        self.assertIn("Nej, det är banans fråga.", self.page(one))
        self.loop.answer(one, "Banmyndigheten", "used", "Det kom med.", pointer_text="Banplanen",
                         pointer_place="avsnitt 4")
        self.assertEqual(self.state(one), "closed")
        self.assertIn("Banplanen", self.page(one))

    def test_an_answer_that_is_taken_back_is_owed_again(self):
        one = self.loop.send()
        self.loop.ask(one, "Banmyndigheten")
        self.loop.answer(one, "Banmyndigheten", "partly_used", "En del kom med.",
                         pointer_text="Banplanen", missing="Målen")
        self.assertEqual(self.state(one), "closed")
        use = self.forum.rows(f"SELECT id FROM input_use WHERE input = '{one}'")[0][0]
        self.loop.do(f"/uses/{use}/withdraw", words="Avsnittet ströks.")
        self.assertEqual(self.standings(one), {"Banmyndigheten": "owes"})
        self.assertEqual(self.state(one), "unanswered")
        self.assertIn("Avsnittet ströks.", self.page(one))
        self.assertEqual(self.client.get(f"/uses/{use}/withdraw").status, 404)
        region = self.client.get("/regions/w").text
        self.assertIn(f"/inputs/{one}", region)

    def test_whom_an_answer_that_is_taken_back_was_passed_on_to_owes_nothing(self):
        one = self.loop.send()
        self.loop.ask(one, "Banmyndigheten")
        self.loop.answer(one, "Banmyndigheten", "passed_on", "Fel plats.", passed_to="Brorådet")
        use = self.forum.rows(f"SELECT id FROM input_use WHERE input = '{one}'")[0][0]
        self.loop.do(f"/uses/{use}/withdraw", words="Det var vårt ändå.")
        self.assertEqual(self.standings(one), {"Banmyndigheten": "owes", "Brorådet": "released"})

    def test_a_sender_withdraws_an_input_that_was_used(self):
        one = self.loop.send()
        self.loop.ask(one, "Banmyndigheten", "Brorådet")
        self.loop.answer(one, "Banmyndigheten", "used", "Det kom med.", pointer_text="Banplanen")
        self.loop.do(f"/inputs/{one}/withdraw", words="Frågan är löst.")
        self.assertEqual(self.state(one), "withdrawn")
        self.assertEqual(self.standings(one), {"Banmyndigheten": "ended", "Brorådet": "released"})
        page = self.page(one)
        self.assertIn("Frågan är löst.", page)
        self.assertIn("Det kom med.", page)
        self.assertEqual(self.client.get(f"/inputs/{one}/answer").status, 404)
        self.assertEqual(self.client.get(f"/inputs/{one}/withdraw").status, 404)

    def test_an_owner_who_leaves_hands_over(self):
        open_one, closed = self.loop.send(), self.loop.send("Gruset tar slut.")
        for one in (open_one, closed):
            self.loop.ask(one, "Banmyndigheten", owner="Ägare Ek")
        self.loop.answer(closed, "Banmyndigheten", "not_used", "Nej.")
        leaves = self.forum.rows("SELECT id FROM person WHERE name = 'Ägare Ek'")[0][0]
        self.loop.do(f"/people/{leaves}/hand-over", successor="Efterträdare Ask")
        owner = {one: self.forum.rows("SELECT p.name FROM input i JOIN person p ON p.id = i.owner WHERE "
                                      f"i.id = '{one}'")[0][0] for one in (open_one, closed)}
        self.assertEqual(owner, {open_one: "Efterträdare Ask", closed: "Ägare Ek"})
        self.assertEqual(self.client.get(f"/people/{leaves}/hand-over").status, 404)

    def test_who_says_the_same_is_shown_and_answered_at_once(self):
        one = self.loop.send("Gränspendlarna saknas i sysselsättningsstatistiken, räkna med dem.")
        two = self.loop.send("Vi vill att sysselsättningsstatistiken räknar med gränspendlarna.",
                             "Region Jämtland Härjedalen")
        hidden = self.loop.send("Räkna med gränspendlarna i sysselsättningsstatistiken!")
        other = self.loop.send("Gränspendlarna betalar skatt i två länder.")
        for each in (one, two):
            self.loop.ask(each, "Banmyndigheten")
        self.loop.ask(hidden, "Banmyndigheten", readers="secretariat")
        reader = self.server.get(f"/inputs/{one}", "sv").text
        self.assertIn("Andra som har sagt samma sak", reader)
        self.assertIn(two, reader)
        self.assertNotIn(hidden, reader)
        self.assertNotIn(other, reader)
        self.assertIn(hidden, self.page(one))
        self.loop.answer(one, "Banmyndigheten", "not_used", "Det är en annan myndighets statistik.",
                         **{f"also_{two}": "on", f"line_{two}": "Tack för exemplet från fjällen."})
        self.assertEqual([self.state(each) for each in (one, two, hidden)],
                         ["closed", "closed", "unanswered"])
        self.assertIn("Tack för exemplet från fjällen.", self.page(two))
        self.assertNotIn("Tack för exemplet från fjällen.", self.page(one))

    def test_a_sentence_becomes_an_input_that_somebody_takes_along(self):
        turn, text = self.forum.rows("SELECT t.id, t.text FROM turn t JOIN meeting m ON m.id = t.meeting "
                                     f"JOIN body b ON b.id = m.body WHERE b.name = '{BODY}' ORDER BY "
                                     "t.id LIMIT 1")[0]
        meeting = self.forum.rows(f"SELECT meeting FROM turn WHERE id = '{turn}'")[0][0]
        place = self.loop.do(f"/turns/{turn}/take-along", title="Om sentensen", person="Ägare Ek",
                             organisation="Banmyndigheten")
        one = re.match(r"/inputs/([a-z2-7]{13})", place)[1]
        self.assertEqual(self.standings(one), {"Banmyndigheten": "owes"})
        commitment, due = self.forum.rows("SELECT c.id, c.due_kind FROM commitment c JOIN "
                                          "commitment_input s ON s.commitment = c.id WHERE s.input = "
                                          f"'{one}'")[0]
        self.assertEqual(due, "next_meeting")
        self.assertIn(f"/inputs/{one}", self.client.get(f"/meetings/{meeting}").text)
        self.assertIn(f"/inputs/{one}", self.client.get(f"/commitments/{commitment}").text)
        page = self.page(one)
        self.assertIn(f"/meetings/{meeting}#t-{turn}", page)
        self.assertIn(f"/commitments/{commitment}", page)
        # Once more: the same input, another who takes it along.
        again = self.loop.do(f"/turns/{turn}/take-along", organisation="Brorådet")
        self.assertTrue(again.startswith(f"/inputs/{one}"))
        self.assertEqual(self.standings(one), {"Banmyndigheten": "owes", "Brorådet": "owes"})

    def test_without_an_account_the_secretariat_reads_it_first(self):
        stranger = Client(self.server.port, like=self.client)
        stranger.cookies = {}
        address = "/inputs/new"
        page = Page(stranger.get(address).text)
        fields = {**page.values_of(address), "text": "Bron gungar.", "body": self.loop.body,
                  "sender": "Bo Boende, Byalaget"}
        self.assertEqual(stranger.post(address, {**fields, "sender": ""}).status, 422)
        answer = stranger.post(address, fields)
        self.assertEqual(answer.status, 303)
        followed = answer.getheader("Location")
        self.assertIn("Bron gungar.", stranger.get(followed).text)
        one = self.forum.rows("SELECT id FROM input WHERE text = 'Bron gungar.'")[0][0]
        self.assertEqual(stranger.get(f"/inputs/{one}").status, 404)
        self.assertNotIn("Bron gungar.", stranger.get("/inputs?which=all").text)
        self.assertEqual(stranger.get(followed[:-1] + "x").status, 404)
        self.loop.ask(one, "Banmyndigheten", readers="public")
        self.assertEqual(stranger.get(f"/inputs/{one}").status, 200)
        self.assertIn(f"/inputs/{one}", stranger.get(followed).text)
        self.assertNotIn("Bo Boende", stranger.get(f"/inputs/{one}").text)
        # Nor is the name on the page of an input that says the same.
        same = self.loop.send("Bron gungar.")
        page = stranger.get(f"/inputs/{same}").text
        self.assertIn(f"/inputs/{one}", page)
        self.assertNotIn("Bo Boende", page)
        for _ in range(12):
            last = stranger.post(address, fields).status
        self.assertEqual(last, 429)

    def test_the_sender_is_told_again_once_when_what_it_was_used_in_moves(self):
        meeting = self.forum.rows(f"SELECT id FROM meeting WHERE body = '{self.loop.body}' AND day IS NOT NULL "
                                  "ORDER BY day DESC LIMIT 1")[0][0]
        self.loop.do(f"/meetings/{meeting}/decisions/new", text="Bron byggs om.")
        decision = self.forum.rows("SELECT id FROM decision WHERE text = 'Bron byggs om.'")[0][0]
        audience = self.forum.rows("SELECT id FROM audience WHERE kind = 'public'")[0][0]
        self.loop.do("/matters/new", title="Plan för broar", number_1="N2023/00042", audience=audience)
        matter = self.forum.rows("SELECT id FROM matter WHERE title = 'Plan för broar'")[0][0]
        sent = self.loop.send("Bron måste byggas om.")
        self.loop.ask(sent, "Region Gävleborg")
        self.loop.answer(sent, "Region Gävleborg", "used", pointer_decision=decision, pointer_matter="n2023/00042")
        page = f"/inputs/{sent}"
        self.assertIn("Bron byggs om.", self.client.get(page).text)
        self.assertNotIn("Told again", self.client.get(page).text)
        for text in ("Bron byggs om 2027.", "Bron byggs om 2028."):
            self.loop.do(f"/decisions/{decision}/edit", text=text)
            self.assertEqual(self.client.get(page).text.count("Told again, for the decision has changed"), 1)
        self.loop.do(f"/matters/{matter}/edit", title="Plan för alla broar")
        self.assertNotIn("reported or closed", self.client.get(page).text)
        for state in ("reported", "closed"):
            self.loop.do(f"/matters/{matter}/edit", state=state)
        self.assertEqual(self.client.get(page).text.count("Told again, for the matter"), 1)
        self.assertEqual(self.forum.rows(f"SELECT count(*) FROM input_telling WHERE input = '{sent}'")[0][0] in (2, "2"),
                         True)

    def test_an_answer_that_points_nowhere_says_so(self):
        sent = self.loop.send("Vägen är för smal.")
        self.loop.ask(sent, "Region Gävleborg")
        address = f"/inputs/{sent}/answer"
        ids = dict(self.loop.authorities(sent))
        for more, field in (({}, "pointer_text"), ({"pointer_matter": "N1999/9"}, "pointer_matter")):
            fields = self.loop.fill(address, authority=ids["Region Gävleborg"], use="used", text="Så.", **more)
            answer = self.client.post(address, fields)
            self.assertEqual(answer.status, 422)
            self.assertIn(f'href="#{field}"', answer.text)

    def number(self, input_id):
        return self.forum.rows(f"SELECT number FROM input WHERE id = '{input_id}'")[0][0]

    def merge(self, input_id, into, **more):
        return self.loop.do(f"/inputs/{input_id}/merge", into=self.number(into), **more)

    def split(self, input_id, *titles, **more):
        """Marks every place and names the parts."""
        address = f"/inputs/{input_id}/split"
        page = Page(self.client.get(address).text)
        marks = {name: "on" for name in page.forms[address] if name.startswith("cut_")}
        answer = self.client.post(address, {**page.values_of(address), **marks})
        self.assertEqual(answer.status, 200, Page(answer.text).errors)
        fields = Page(answer.text).values_of(address)
        named = {f"title_{i + 1}": title for i, title in enumerate(titles)}
        self.assertEqual(int(fields["parts"]), len(titles))
        return address, {**fields, **named, **more}

    def parts(self, input_id):
        return [id for (id,) in self.forum.rows(f"SELECT id FROM input WHERE part_of = '{input_id}' ORDER BY number")]

    def test_who_says_the_same_is_answered_together_and_each_is_told(self):
        stays = self.loop.send("Fjällvägen behöver vindskydd.")
        joins = self.loop.send("Sätt upp vindskydd vid fjällvägen.", "Region Jämtland Härjedalen")
        self.loop.ask(stays, "Banmyndigheten", answer_by="2023-09-01")
        self.loop.ask(joins, "Banmyndigheten", "Brorådet", answer_by="2023-06-01", owner="Ägare Ek")
        self.merge(joins, stays, words="De säger detsamma.")
        self.assertEqual(self.standings(stays), {"Banmyndigheten": "owes", "Brorådet": "owes"})
        self.assertEqual(self.standings(joins), {"Banmyndigheten": "released", "Brorådet": "released"})
        row = self.forum.rows("SELECT i.answer_by, p.name FROM input i JOIN person p ON p.id = i.owner WHERE i.id = "
                              f"'{stays}'")[0]
        self.assertEqual(row, ("2023-06-01", "Ägare Ek"))
        page = self.page(joins)
        self.assertIn("De säger detsamma.", page)
        self.assertIn(f'href="/inputs/{stays}"', page)
        self.assertIn(f'href="/inputs/{joins}"', self.page(stays))
        # In the list of all it stands once, in its sender's own list it stands.
        everything = self.client.get("/inputs?which=all").text
        self.assertIn(f'href="/inputs/{stays}"', everything)
        self.assertNotIn(f'href="/inputs/{joins}"', everything)
        sender = self.forum.rows(f"SELECT organisation FROM input WHERE id = '{joins}'")[0][0]
        letter = self.forum.rows(f"SELECT county_letter FROM organisation WHERE id = '{sender}'")[0][0]
        self.assertIn(f'href="/inputs/{joins}"', self.client.get("/inputs?which=all&from=Region+Jämtland+Härjedalen"
                                                                 .replace("ä", "%C3%A4")).text)
        self.loop.answer(stays, "Banmyndigheten", "used", "Vindskydden byggs.", pointer_text="Vägplanen")
        self.assertEqual([self.state(each) for each in (stays, joins)], ["in_progress"] * 2)
        self.loop.answer(stays, "Brorådet", "not_used", "Inga broar där.")
        self.assertEqual([self.state(each) for each in (stays, joins)], ["closed"] * 2)
        self.assertIn("Vindskydden byggs.", self.page(joins))
        region = self.client.get(f"/regions/{letter}").text
        self.assertIn(f'href="/inputs/{joins}"', region)
        self.assertIn("Inga broar där.", region)
        self.assertEqual(self.client.get(f"/inputs/{joins}/answer").getheader("Location"), f"/inputs/{joins}")
        # An answer that is taken back is owed for both.
        use = self.forum.rows(f"SELECT id FROM input_use WHERE input = '{stays}' AND kind = 'not_used'")[0][0]
        self.loop.do(f"/uses/{use}/withdraw", words="Det finns en bro.")
        self.assertEqual([self.state(each) for each in (stays, joins)], ["in_progress"] * 2)
        # Apart again, each has its own state, and who was asked through the other is let go.
        self.loop.do(f"/inputs/{joins}/unmerge", words="Det var en annan väg.")
        self.assertEqual(self.standings(joins), {"Banmyndigheten": "owes", "Brorådet": "owes"})
        self.assertEqual(self.standings(stays), {"Banmyndigheten": "ended", "Brorådet": "released"})
        self.assertEqual([self.state(each) for each in (stays, joins)], ["closed", "unanswered"])
        self.assertIn("Det var en annan väg.", self.page(joins))
        self.assertNotIn("Vindskydden byggs.", self.page(joins))
        self.assertIn("Merged", self.client.get(f"/history/input/{joins}").text)

    def test_what_cannot_be_put_together_says_why(self):
        one, answered, other = (self.loop.send(f"Inspel om färjor {n}.") for n in range(3))
        hidden = self.loop.send("Färjorna, i förtroende.")
        self.loop.ask(hidden, "Brorådet", readers="secretariat")
        self.loop.ask(answered, "Brorådet")
        self.loop.answer(answered, "Brorådet", "not_used", "Nej.")
        withdrawn = self.loop.send("Färjor, förhastat.")
        self.loop.do(f"/inputs/{withdrawn}/withdraw", words="Fel.")
        address = f"/inputs/{one}/merge"
        for into in ("", "x", "0", "-3", "999999", "9" * 30, "<script>", self.number(one), self.number(hidden),
                     self.number(withdrawn)):
            answer = self.client.post(address, self.loop.fill(address, into=into))
            self.assertEqual(answer.status, 422, into)
            self.assertIn('href="#into"', answer.text)
            self.assertNotIn("<script>alert", answer.text)
        answer = self.client.post(f"/inputs/{answered}/merge",
                                  self.loop.fill(f"/inputs/{answered}/merge", into=self.number(one)))
        self.assertEqual(answer.status, 422)
        self.assertIn("an answer of its own", answer.text)
        # Under the one that has an answer it is answered at once.
        stale = self.loop.fill(address, into=self.number(other))
        self.merge(one, answered)
        self.assertEqual(self.state(one), "closed")
        answer = self.client.post(address, stale)
        self.assertEqual(answer.status, 409)
        # Nothing goes under what is put together with another; who joined goes along.
        answer = self.client.post(f"/inputs/{other}/merge",
                                  self.loop.fill(f"/inputs/{other}/merge", into=self.number(one)))
        self.assertEqual(answer.status, 422)
        # Asking about it is asking elsewhere.
        edit = f"/inputs/{one}/edit"
        answer = self.client.post(edit, self.loop.fill(edit, authority_1="Banmyndigheten"))
        self.assertEqual(answer.status, 422)
        self.assertIn(f"input {self.number(answered)} instead", answer.text)
        self.assertEqual(self.server.get(address).status, 303)

    def test_a_sender_who_withdraws_withdraws_its_own_alone(self):
        stays, joins, third = (self.loop.send(f"Isvägen {n}.") for n in range(3))
        self.loop.ask(stays, "Banmyndigheten")
        self.loop.ask(joins, "Brorådet")
        self.merge(third, joins)
        self.merge(joins, stays)
        self.assertEqual(self.forum.rows("SELECT count(*) FROM input WHERE merged_into = "
                                         f"'{stays}'")[0][0] in (2, "2"), True)
        self.loop.do(f"/inputs/{joins}/withdraw", words="Isen gick.")
        self.assertEqual(self.state(joins), "withdrawn")
        self.assertEqual(self.standings(stays), {"Banmyndigheten": "owes", "Brorådet": "released"})
        self.loop.do(f"/inputs/{stays}/withdraw", words="Vägen är klar.")
        self.assertEqual([self.state(each) for each in (stays, third)], ["withdrawn", "unanswered"])
        self.assertEqual(self.forum.rows(f"SELECT merged_into IS NULL FROM input WHERE id = '{third}'")[0][0]
                         in ("1", "t", 1), True)

    def test_one_that_says_several_things_is_divided_in_the_senders_words(self):
        text = "Bron skakar. Färjan går för sällan!\nOch skyltarna fattas."
        whole = self.loop.send(text)
        self.loop.ask(whole, "Banmyndigheten", "Brorådet", title="Tre saker", answer_by="2023-06-01")
        address = f"/inputs/{whole}/split"
        empty = self.loop.fill(address)
        self.assertEqual(self.client.post(address, empty).status, 422)
        page = Page(self.client.get(address).text)
        marks = [name for name in page.forms[address] if name.startswith("cut_")]
        self.assertEqual(len(marks), 2)
        address, fields = self.split(whole, "Bron", "Färjan", "Skyltarna")
        for name, wrong in (("title_1", ""), ("title_2", "x" * 500), ("matter_3", "N1999/7"), ("theme_1", "none such"),
                            ("title_3", "abc\u202edef")):
            answer = self.client.post(address, {**fields, name: wrong})
            self.assertEqual(answer.status, 422, name)
            self.assertIn(f'href="#{name}"', answer.text)
            self.assertEqual(Page(answer.text).values_of(address)["title_2" if name != "title_2" else "title_1"],
                             "Färjan" if name != "title_2" else "Bron")
        before = self.forum.count("ledger_entries")
        stale = self.loop.fill(f"/inputs/{whole}/merge", into="1")
        self.assertEqual(self.client.post(address, fields).status, 303)
        self.assertEqual(self.forum.count("ledger_entries"), before + 1)
        parts = self.parts(whole)
        self.assertEqual([text for (text,) in self.forum.rows(f"SELECT text FROM input WHERE part_of = '{whole}' ORDER BY number")],
                         ["Bron skakar.", "Färjan går för sällan!", "Och skyltarna fattas."])
        rows = self.forum.rows("SELECT count(*) FROM input p JOIN input w ON w.id = p.part_of WHERE w.id = "
                               f"'{whole}' AND p.received_at = w.received_at AND p.organisation = w.organisation AND "
                               "p.answer_by = w.answer_by AND p.audience = w.audience")
        self.assertEqual(rows[0][0] in (3, "3"), True)
        for part in parts:
            self.assertEqual(self.standings(part), {"Banmyndigheten": "owes", "Brorådet": "owes"})
            self.assertIn(f'href="/inputs/{whole}"', self.page(part))
            self.assertIn(f'href="/inputs/{part}"', self.page(whole))
        self.assertEqual(self.standings(whole), {"Banmyndigheten": "released", "Brorådet": "released"})
        self.assertEqual(self.client.post(address, fields).status, 409)
        self.assertEqual(self.client.post(f"/inputs/{whole}/merge", stale).status, 409)
        self.assertEqual(self.state(whole), "unanswered")
        for part, state in zip(parts, ("in_progress", "in_progress", "closed")):
            for authority in ("Banmyndigheten", "Brorådet"):
                self.loop.answer(part, authority, "not_used", f"Nej till {part}.")
            self.assertEqual(self.state(whole), state)
        region = self.client.get("/regions/w").text
        for each in (whole, *parts):
            self.assertIn(f'href="/inputs/{each}"', region)
        self.assertNotIn(f'href="/inputs/{whole}"', self.client.get("/inputs?which=all").text)
        self.assertIn("All parts answered", self.page(whole))

    def test_parts_follow_a_sender_who_withdraws_the_whole(self):
        whole = self.loop.send("Rälsen rostar. Bommen klämmer.")
        address, fields = self.split(whole, "Rälsen", "Bommen")
        self.assertEqual(self.client.post(address, fields).status, 303)
        self.loop.do(f"/inputs/{whole}/withdraw", words="Löst.")
        self.assertEqual([self.state(each) for each in (whole, *self.parts(whole))], ["withdrawn"] * 3)

    def test_an_answer_that_is_being_written_is_never_lost(self):
        stays, joins = self.loop.send("Tunneln är mörk."), self.loop.send("Mörkt i tunneln.")
        whole = self.loop.send("Kajen spricker. Kranen gnisslar.")
        for each in (stays, joins, whole):
            self.loop.ask(each, "Banmyndigheten")
        ids = dict(self.authorities_of(stays))
        written = {each: self.loop.fill(f"/inputs/{each}/answer", authority=ids["Banmyndigheten"], use="not_used",
                                        text=f"Ett långt svar till {each}.") for each in (joins, whole)}
        self.merge(joins, stays)
        address, fields = self.split(whole, "Kajen", "Kranen")
        self.assertEqual(self.client.post(address, fields).status, 303)
        parts = self.parts(whole)
        for each, instead in ((joins, stays), (whole, parts[1])):
            address = f"/inputs/{each}/answer"
            answer = self.client.post(address, written[each])
            self.assertEqual(answer.status, 409)
            page = Page(answer.text)
            again = page.values_of(address)
            self.assertEqual(again["text"], f"Ett långt svar till {each}.")
            self.assertIn(instead, page.forms[address]["instead"]["choices"])
            self.assertEqual(self.client.post(address, {**again, "instead": "aaaaaaaaaaaaa"}).status, 422)
            self.assertEqual(self.client.post(address, {**again, "instead": instead}).status, 303)
            self.assertEqual(self.forum.rows("SELECT text FROM input_use WHERE input = "
                                             f"'{instead}'"), [(f"Ett långt svar till {each}.",)])
        self.assertEqual([self.state(each) for each in (joins, whole)], ["closed", "in_progress"])
        self.assertEqual(self.client.get(f"/inputs/{whole}/answer").getheader("Location"), f"/inputs/{whole}")

    def test_putting_together_can_be_undone_while_nothing_has_followed(self):
        one, two = self.loop.send("Grinden är låst."), self.loop.send("Låst grind.")
        self.loop.ask(one, "Banmyndigheten")
        place = self.merge(one, two)
        entry = re.search(r"saved=(\d+)", place)[1]
        token = Page(self.client.get("/themes/new").text).forms["/themes/new"]["form_token"]["value"]
        self.assertEqual(self.client.post(f"/acts/{entry}/undo", {"form_token": token}).status, 303)
        self.assertEqual(self.standings(one), {"Banmyndigheten": "owes"})
        self.assertEqual(self.standings(two), {})
        self.assertEqual(self.forum.rows(f"SELECT count(*) FROM input_merge WHERE input = '{one}'")[0][0] in (0, "0"), True)

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class InputsOnPostgresTest(InputsTest):
    @classmethod
    def database(cls):
        return new_database(cls)


class Killed(Case):
    """Twenty send inputs and answers while the server is killed again and again."""

    CLIENTS = 20

    def test_what_was_acknowledged_is_there_once(self):
        forum = founded(self.folder / "killed")
        source = random.Random(SEED)
        acknowledged = {"input": [], "input_use": []}
        client = None
        print(f"\n    {KILLS} kills with RADSLAG_SEED={SEED}:", end="")
        kills = 0
        # On a slow machine the first ones may come before any answer has.
        while kills < KILLS or (not acknowledged["input_use"] and kills < KILLS + 20):
            kills += 1
            server = Serving(forum, "--today", TODAY)
            server.__enter__()
            client = Client(server.port, like=client) if client else Client(server.port)
            body = forum.rows(f"SELECT id FROM body WHERE name = '{BODY}'")[0][0]
            stop = threading.Event()
            threads = [threading.Thread(target=self.work, args=(Client(server.port, like=client), body,
                                                                acknowledged, stop))
                       for _ in range(self.CLIENTS)]
            for thread in threads:
                thread.start()
            time.sleep(source.uniform(0.05, 1.0))
            server.process.send_signal(signal.SIGKILL)
            stop.set()
            for thread in threads:
                thread.join()
            server.process.wait()
            server.log.close()
            print(f" {len(acknowledged['input'])}", end="", flush=True)
        print(" inputs")
        self.assertGreater(len(acknowledged["input"]), KILLS)
        self.assertGreater(len(acknowledged["input_use"]), 0)
        for table, texts in acknowledged.items():
            kept = [text for (text,) in forum.rows(f"SELECT text FROM {table}")]
            self.assertEqual(len(kept), len(set(kept)), f"{table}: something is there twice")
            self.assertEqual(set(texts) - set(kept), set(), f"{table}: acknowledged and lost")
        self.assert_checks_clean(forum)

    @staticmethod
    def work(client, body, acknowledged, stop):
        """Sends, asks and answers until the server goes away."""
        loop = Loop(client, body)
        try:
            fields = loop.fill("/inputs/new", organisation="Region Dalarna", body=body)
            while not stop.is_set():
                text = f"Inspel {uuid.uuid4()}"
                answer = client.post("/inputs/new", {**fields, "text": text})
                if answer.status != 303:
                    continue
                acknowledged["input"].append(text)
                address = answer.getheader("Location")
                loop.do(f"{address}/edit", authority_1="Region Skåne")
                said = f"Svar {uuid.uuid4()}"
                loop.do(f"{address}/answer", use="not_used", text=said)
                acknowledged["input_use"].append(said)
        except (OSError, KeyError, IndexError, AssertionError):
            if not stop.is_set():
                time.sleep(0.2)  # the kill comes in a moment, or the error would show below
        except Exception as error:  # noqa: BLE001: http.client's own, of a connection that was cut
            if error.__class__.__module__ != "http.client":
                raise


if __name__ == "__main__":
    unittest.main()
