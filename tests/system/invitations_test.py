"""The invitations to a meeting: who holds a mandate is invited once, each answers for himself, for
his party or is answered for; whoever cannot come names a substitute, who is invited in turn."""

import re
import time
import unittest

from colleagues import Colleagues
from forms_test import Client, Page
from forum import Serving, needs_postgres
from inputs_test import new_database

ROOM, REMOTE, ABSENT = "room", "remote", "absent"


class InvitationsTest(Colleagues):
    members = {**Colleagues.members, "dalarna@example.org": "Region Dalarna"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.parties = dict(cls.forum.rows(
            f"SELECT o.county_letter, y.id FROM party y JOIN organisation o ON o.id = y.organisation WHERE "
            f"y.body = '{cls.body}' AND o.county_letter IN ('m', 'w')"))
        cls.person = cls.forum.rows("SELECT person FROM account WHERE mail = 'skane@example.org'")[0][0]
        cls.people = {"": cls.person}
        for name in ("Ett Ombud", "Andra Ombudet", "Tredje Ombudet", "Utanför Kretsen"):
            place = cls.loop.do("/people/new", name=name)
            cls.people[name] = re.search(r"/people/([a-z2-7]{13})", place)[1]
        own = cls.forum.rows(f"SELECT name FROM person WHERE id = '{cls.person}'")[0][0]
        cls.seat(own, "m", "ordinary")
        cls.seat("Ett Ombud", "m", "substitute")
        cls.seat("Andra Ombudet", "m", "substitute")
        cls.seat("Tredje Ombudet", "w", "ordinary")

    @classmethod
    def sign_all_in(cls):
        super().sign_all_in()
        cls.dalarna = Client(cls.server.port, mail="dalarna@example.org")

    @classmethod
    def seat(cls, name, letter, kind, **more):
        address = f"/bodies/{cls.body}/mandates/new"
        is_one = {"person_is": cls.people[name]} if name in cls.people else {"person_is": cls.person}
        cls.loop.do(address, person=name, party=cls.parties[letter], kind=kind, **is_one, **more)

    def meeting(self, day="2023-05-04", **more):
        place = self.loop.do("/meetings/new", **{"body": self.body, "title": "Vägforum i maj", "day": day,
                                                 "start_time": "09:00", "end_time": "12:00", "venue": "Borlänge", **more})
        return re.match(r"/meetings/([a-z2-7]{13})", place)[1]

    def call(self, meeting):
        address = f"/meetings/{meeting}/invitations"
        return self.secretary.post(address, self.token(address))

    def token(self, address):
        """What the button sends; of a page that shows none, what it would send."""
        page = Page(self.secretary.get(address).text)
        if address in page.forms:
            return page.values_of(address)
        return {"form_token": Page(self.secretary.get("/people/new").text).values_of("/people/new")["form_token"]}

    def called(self, **more):
        meeting = self.meeting(**more)
        answer = self.call(meeting)
        self.assertEqual(answer.status, 303, answer.text)
        return meeting

    def invitation(self, meeting, name=""):
        rows = self.forum.rows(f"SELECT id FROM invitation WHERE meeting = '{meeting}' AND person = "
                               f"'{self.people[name]}'")
        return rows[0][0] if rows else None

    def address(self, meeting, name=""):
        return f"/invitations/{self.invitation(meeting, name)}/answer"

    def answer(self, client, address, answer, **more):
        return client.post(address, {**Page(client.get(address).text).values_of(address), "answer": answer, **more})

    def answers(self, meeting):
        return dict(self.forum.rows(f"SELECT p.name, coalesce(v.answer, '') FROM invitation v JOIN person p ON "
                                    f"p.id = v.person WHERE v.meeting = '{meeting}'"))

    def test_whoever_holds_an_ordinary_mandate_is_invited_once(self):
        meeting = self.meeting()
        page = self.secretary.get(f"/meetings/{meeting}/invitations").text
        self.assertIn("Who is not invited yet", page)
        self.assertEqual(self.forum.rows(f"SELECT count(*) FROM invitation WHERE meeting = '{meeting}'"), [("0",)])
        self.assertEqual(self.call(meeting).status, 303)
        self.assertEqual(sorted(self.answers(meeting).values()), ["", ""])
        self.assertIn("Tredje Ombudet", self.answers(meeting))
        self.assertEqual(self.forum.rows(f"SELECT state FROM meeting WHERE id = '{meeting}'"), [("called",)])
        again = self.call(meeting)
        self.assertEqual(again.status, 409)
        self.assertIn("Nobody is left to invite", again.text)
        self.assertEqual(len(self.answers(meeting)), 2)

    def test_it_stands_on_the_desk_until_it_is_answered(self):
        meeting = self.called()
        address = self.address(meeting)
        self.assertIn(address, self.member.get("/desk").text)
        self.assertIn(address, self.member.get(f"/meetings/{meeting}").text)
        self.assertIn("Borlänge", self.member.get(address).text)
        self.assertEqual(self.answer(self.member, address, REMOTE).status, 303)
        self.assertNotIn(address, self.member.get("/desk").text)
        page = self.secretary.get(f"/meetings/{meeting}/invitations").text
        self.assertIn("takes part remotely", page)
        self.assertIn("has not answered", page)
        self.assertEqual(self.answer(self.member, address, ROOM).status, 303, "one may think again")
        self.assertIn("comes to the room", self.secretary.get(f"/meetings/{meeting}/invitations").text)

    def test_who_came_begins_with_what_was_answered(self):
        meeting = self.called()
        self.answer(self.member, self.address(meeting), ABSENT, substitute=self.people["Ett Ombud"])
        self.answer(self.secretary, self.address(meeting, "Ett Ombud"), REMOTE)
        address = f"/meetings/{meeting}/attendance"
        values = Page(self.secretary.get(address).text).values_of(address)
        own, stands_in, silent = (f"presence_{self.invitation(meeting, name)}"
                                  for name in ("", "Ett Ombud", "Tredje Ombudet"))
        self.assertEqual([values[name] for name in (own, stands_in, silent)], ["absent", "remote", ""])
        answer = self.secretary.post(address, {**values, stands_in: "present"})
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        noted = ("SELECT p.name, a.presence, coalesce(s.name, '') FROM attendance a JOIN person p ON p.id = a.person "
                 f"LEFT JOIN person s ON s.id = a.substitute_for WHERE a.meeting = '{meeting}' ORDER BY 2")
        own_name = self.forum.rows(f"SELECT name FROM person WHERE id = '{self.person}'")[0][0]
        self.assertEqual(self.forum.rows(noted), [(own_name, "absent", ""), ("Ett Ombud", "present", own_name)])
        again = Page(self.secretary.get(address).text).values_of(address)
        self.assertEqual(again[stands_in], "present")
        answer = self.secretary.post(address, again)
        self.assertEqual(answer.status, 422)
        self.assertIn("Nothing has been chosen that is not noted already.", answer.text)
        stale = self.secretary.post(address, {**values, stands_in: "remote"})
        self.assertEqual(stale.status, 303)
        self.assertEqual(self.secretary.post(address, {**again, own: "flög"}).status, 422)
        self.assertEqual(self.member.get(address).status, 404)
        self.assertEqual(len(self.forum.rows(noted)), 2, "each has one line")

    def test_the_list_goes_out_as_a_sheet(self):
        meeting = self.called()
        self.answer(self.member, self.address(meeting), ABSENT, substitute=self.people["Ett Ombud"])
        self.answer(self.secretary, self.address(meeting, "Ett Ombud"), REMOTE)
        lines = self.secretary.get(f"/meetings/{meeting}/invitations.csv").text.splitlines()
        self.assertIn("Person;Organisation;Their answer;Comes instead of;Presence;Needs to take part", lines[0])
        own = self.forum.rows(f"SELECT name FROM person WHERE id = '{self.person}'")[0][0]
        self.assertIn(f"Ett Ombud;Region Skåne;Remotely;{own};;", lines)
        self.assertIn("Tredje Ombudet;Region Dalarna;has not answered;;;", lines)
        sheet = self.secretary.get(f"/meetings/{meeting}/invitations.xlsx")
        self.assertIn("spreadsheetml", sheet.getheader("Content-Type"))
        for ending in ("csv", "xlsx"):
            self.assertEqual(self.member.get(f"/meetings/{meeting}/invitations.{ending}").status, 404)
        self.assertIn(f"/meetings/{meeting}/invitations.xlsx", self.secretary.get(f"/meetings/{meeting}/invitations").text)

    def test_what_somebody_needs_is_for_the_secretariat_and_is_forgotten(self):
        meeting = self.called(day="2023-05-06")
        told = f"SELECT n.diet, n.access FROM invitation_need n JOIN invitation v ON v.id = n.invitation WHERE v.meeting = '{meeting}'"
        address = self.address(meeting)
        answer = self.answer(self.member, address, ROOM, diet="Inga nötter", access="x" * 301)
        self.assertEqual(answer.status, 422)
        self.assertIn("Inga nötter", answer.text, "what was typed comes back")
        self.answer(self.member, address, ROOM, diet="Inga nötter", access="Hörslinga")
        self.answer(self.dalarna, self.address(meeting, "Tredje Ombudet"), ROOM, diet="Fisk")
        self.assertEqual(self.forum.rows(told), [("Inga nötter", "Hörslinga")], "one's own alone is told")
        self.assertIn("Inga nötter", self.member.get(address).text)
        self.assertNotIn("Inga nötter", self.secretary.get(f"/meetings/{meeting}/invitations").text)
        meals = self.secretary.get(f"/meetings/{meeting}/meals.csv").text.splitlines()
        self.assertEqual(meals[1:], ["Nothing special;1", "Inga nötter;1"])
        listed = self.secretary.get(f"/meetings/{meeting}/invitations.csv").text
        self.assertIn("In the room;;;Hörslinga", listed)
        for ending in ("csv", "xlsx"):
            self.assertEqual(self.member.get(f"/meetings/{meeting}/meals.{ending}").status, 404)
        self.assertEqual(self.forum.rows("SELECT count(*) FROM ledger_images WHERE table_name = 'invitation_need'"),
                         [("0",)], "it is in no history")
        self.answer(self.member, address, REMOTE)
        self.assertEqual(self.forum.rows(told), [("", "Hörslinga")])
        with Serving(self.forum, "--today", "2023-05-06") as server:
            Client(server.port).get("/")
            self.assertEqual(self.forum.rows(told), [("", "Hörslinga")], "the meeting is today")
        with Serving(self.forum, "--today", "2023-05-07"):
            end = time.monotonic() + 20
            while self.forum.rows(told) and time.monotonic() < end:
                time.sleep(0.05)
        self.assertEqual(self.forum.rows(told), [])
        self.sign_all_in()

    def test_a_meeting_to_come_leads_to_the_notes_of_the_one_before(self):
        before = self.meeting(day="2023-03-30", title="Mötet före", state="held")
        coming = self.meeting(day="2023-05-05")
        page = self.nobody.get(f"/meetings/{coming}").text
        self.assertRegex(page, rf'<a href="/meetings/{before}">The notes of 30 March 2023</a>')
        self.assertNotIn("The previous meeting", self.nobody.get(f"/meetings/{before}").text)

    def test_a_substitute_is_invited_and_answers_in_turn(self):
        meeting = self.called()
        address = self.address(meeting)
        self.assertIsNone(self.invitation(meeting, "Ett Ombud"))
        answer = self.answer(self.member, address, ABSENT, substitute=self.people["Ett Ombud"])
        self.assertEqual(answer.status, 303)
        first = self.address(meeting, "Ett Ombud")
        # A substitute's substitute; a colleague of the party answers for the first.
        self.assertEqual(self.answer(self.member, first, ABSENT,
                                     substitute=self.people["Andra Ombudet"]).status, 303)
        second = self.address(meeting, "Andra Ombudet")
        # Nobody who is invited may be named: so nobody can come back to who named him.
        for named in (self.person, self.people["Ett Ombud"], self.people["Utanför Kretsen"],
                      self.people["Tredje Ombudet"], "x"):
            refused = self.answer(self.member, second, ABSENT, substitute=named)
            self.assertEqual(refused.status, 422, named)
            self.assertIn('href="#substitute"', refused.text)
        self.assertEqual(self.answer(self.member, second, ROOM).status, 303)
        page = self.secretary.get(f"/meetings/{meeting}/invitations").text
        self.assertIn("Ett Ombud comes instead", page)
        self.assertRegex(page, r"Seats</dt><dd>2<")
        self.assertRegex(page, r"In the room</dt><dd>1<")
        # The first comes after all: those who were named are invited no more.
        self.assertEqual(self.answer(self.member, address, ROOM).status, 303)
        self.assertEqual((self.invitation(meeting, "Ett Ombud"), self.invitation(meeting, "Andra Ombudet")),
                         (None, None))
        refused = self.answer(self.member, address, ROOM, substitute=self.people["Ett Ombud"])
        self.assertEqual(refused.status, 422)
        self.assertIn("needs no substitute", refused.text)

    def test_nobody_else_answers_or_reads(self):
        meeting = self.called()
        address = self.address(meeting)
        fields = Page(self.member.get(address).text).values_of(address)
        token = Page(self.dalarna.get("/inputs/new").text).values_of("/inputs/new")["form_token"]
        self.assertEqual(self.dalarna.get(address).status, 404)
        self.assertEqual(self.dalarna.post(address, {**fields, "form_token": token, "answer": ROOM}).status, 404)
        self.assertIn(self.nobody.get(address).status, (303, 404))
        self.assertIn(self.nobody.post(address, {**fields, "answer": ROOM}).status, (303, 403, 404))
        for client in (self.member, self.dalarna, self.nobody):
            self.assertIn(client.get(f"/meetings/{meeting}/invitations").status, (303, 404))
        self.assertEqual(set(self.answers(meeting).values()), {""})
        # The secretariat answers for who has told it by another way.
        self.assertEqual(self.answer(self.secretary, address, ABSENT).status, 303)

    def test_two_who_answer_at_once_meet(self):
        meeting = self.called()
        address = self.address(meeting)
        old = Page(self.member.get(address).text).values_of(address)
        self.assertEqual(self.answer(self.secretary, address, ABSENT).status, 303)
        answer = self.member.post(address, {**old, "answer": REMOTE})
        self.assertEqual(answer.status, 409)
        self.assertIn("Cannot come", answer.text)
        self.assertEqual(self.member.post(address, {**Page(answer.text).values_of(address), "answer": REMOTE}).status, 303)

    def test_what_is_over_calls_nobody_and_takes_no_answers(self):
        past = self.meeting(day="2023-03-01")
        answer = self.call(past)
        self.assertEqual(answer.status, 409)
        self.assertIn("The meeting is over", answer.text)
        dayless = self.meeting(day="")
        self.assertIn("without a day", self.call(dayless).text)
        meeting = self.called()
        address = self.address(meeting)
        edit = f"/meetings/{meeting}/edit"
        self.loop.do(edit, state="cancelled")
        answer = self.answer(self.member, address, ROOM)
        self.assertEqual(answer.status, 409)
        self.assertNotIn(address, self.member.get("/desk").text)

    def test_a_protected_identity_is_invited_and_named_nowhere(self):
        edit = f"/people/{self.people['Tredje Ombudet']}/edit"
        self.loop.do(edit, protected="on")
        try:
            meeting = self.meeting()
            page = f"/meetings/{meeting}/invitations"
            before = self.secretary.get(page).text
            self.assertEqual(self.call(meeting).status, 303)
            address = self.address(meeting, "Tredje Ombudet")
            for text in (before, self.secretary.get(page).text, self.secretary.get(address).text,
                         self.dalarna.get(address).text):
                self.assertIn("Protected identity", text)
                self.assertNotIn("Tredje Ombudet", text)
            self.assertEqual(self.answer(self.dalarna, address, ROOM).status, 303)
            mine = self.address(meeting)
            self.loop.do(f"/people/{self.people['Ett Ombud']}/edit", protected="on")
            offered = self.member.get(mine).text
            self.loop.do(f"/people/{self.people['Ett Ombud']}/edit", protected="")
            self.assertNotIn("Ett Ombud", offered)
            self.assertIn("Andra Ombudet", offered)
        finally:
            self.loop.do(edit, protected="")

    def test_two_who_turn_out_to_be_one_are_invited_once(self):
        day = "2023-06-01"
        for name in ("Karl Dubbel", "Carl Dubbel"):
            place = self.loop.do("/people/new", name=name)
            self.people[name] = re.search(r"/people/([a-z2-7]{13})", place)[1]
            self.seat(name, "w", "ordinary", from_day=day, to_day=day)
        meeting = self.called(day=day)
        answered = self.address(meeting, "Carl Dubbel")
        self.assertEqual(self.answer(self.dalarna, answered, REMOTE).status, 303)
        self.loop.do(f"/people/{self.people['Karl Dubbel']}/merge", other="Carl Dubbel", stays="this")
        left = self.forum.rows(
            f"SELECT p.name, v.answer FROM invitation v JOIN person p ON p.id = v.person WHERE v.meeting = "
            f"'{meeting}' AND p.name LIKE '%arl Dubbel'")
        self.assertEqual(left, [("Karl Dubbel", REMOTE)])

    def test_the_call_can_be_taken_back(self):
        meeting = self.meeting()
        answer = self.call(meeting)
        page = self.secretary.get(answer.getheader("Location"))
        undo = re.search(r'action="(/acts/\d+/undo)"', page.text)
        self.assertIsNotNone(undo, page.text[:3000])
        done = self.secretary.post(undo[1], Page(page.text).values_of(undo[1]))
        self.assertEqual(done.status, 303, done.text)
        self.assertEqual(self.answers(meeting), {})
        self.assertEqual(self.forum.rows(f"SELECT state FROM meeting WHERE id = '{meeting}'"), [("planned",)])

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class InvitationsOnPostgresTest(InvitationsTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
