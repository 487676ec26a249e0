"""Questions registered beforehand: for a point of a meeting to come, until a day; they stand at the
point, and that none was registered is said by itself."""

import re
import unittest

from colleagues import Colleagues
from forms_test import Page
from forum import needs_postgres
from inputs_test import new_database

NONE = "No questions were registered beforehand."


class QuestionsTest(Colleagues):
    def meeting(self):
        place = self.loop.do("/meetings/new", body=self.body, title="Vägforum", day="2023-05-04")
        return re.search(r"/meetings/([a-z2-7]{13})", place)[1]

    def point(self, meeting, until="2023-04-27", title="Öppet forum", **more):
        self.loop.do(f"/meetings/{meeting}/points/new", title=title, dialogue="on", questions_until=until, **more)
        return self.forum.rows(f"SELECT id FROM point WHERE meeting = '{meeting}' AND title = '{title}'")[0][0]

    def form(self, client, point):
        return client.get(f"/inputs/new?kind=question&point={point}")

    def register(self, client, point, text, **more):
        fields = {**Page(self.form(client, point).text).values_of("/inputs/new"), "text": text, **more}
        return client.post("/inputs/new", fields)

    def registered(self, client, point, text, **more):
        answer = self.register(client, point, text, **more)
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        return answer.getheader("Location")

    def points_of(self, page, point):
        """What the page says at the point."""
        return page.text.split(f'id="p-{point}"')[1].split("</section>")[0]

    def test_a_question_stands_at_its_point(self):
        meeting = self.meeting()
        point, other = self.point(meeting), self.point(meeting, until="", title="Vägläget")
        at = self.points_of(self.nobody.get(f"/meetings/{meeting}"), point)
        self.assertIn("Questions are registered until 27 April 2023.", at)
        self.assertIn(f"/inputs/new?kind=question&amp;point={point}", at)
        self.assertNotIn(NONE, at, "one can still come")
        form = self.form(self.member, point).text
        self.assertIn("Your question stands at the point Öppet forum of the meeting.", form)
        self.assertNotIn("To which body", form, "the meeting's own")
        place = self.registered(self.member, point, "Varför plogas inte vägen till Brantevik?")
        page = self.nobody.get(f"/meetings/{meeting}")
        at = self.points_of(page, point)
        self.assertIn(f'<a href="{place}">Varför plogas inte vägen till Brantevik?</a>, Region Skåne', at)
        self.assertNotIn("registered", self.points_of(page, other), "a point without a last day takes none")
        self.assertIn(f"/meetings/{meeting}#p-{point}", self.nobody.get(place).text)
        action = f"{place}/withdraw"
        answer = self.member.post(action, {**Page(self.member.get(action).text).values_of(action), "words": "Löst."})
        self.assertEqual(answer.status, 303)
        self.assertNotIn(place, self.nobody.get(f"/meetings/{meeting}").text, "who withdraws it asks no more")

    def test_that_none_was_registered_says_itself(self):
        meeting = self.meeting()
        point = self.point(meeting, until="2023-01-02")
        at = self.points_of(self.nobody.get(f"/meetings/{meeting}"), point)
        self.assertIn(NONE, at)
        self.assertNotIn("/inputs/new", at)
        self.assertIn("Inga frågor hade anmälts i förväg.",
                      self.points_of(self.nobody.get(f"/meetings/{meeting}?lang=sv"), point))

    def test_a_question_that_comes_too_late_is_not_lost(self):
        meeting = self.meeting()
        point = self.point(meeting)
        fields = {**Page(self.form(self.member, point).text).values_of("/inputs/new"), "text": "Hinner ni?"}
        edit = f"/points/{point}/edit"
        self.loop.do(edit, questions_until="2023-01-02")
        answer = self.member.post("/inputs/new", fields)
        self.assertEqual(answer.status, 422)
        self.assertIn("Questions to the point Öppet forum are registered no more", answer.text)
        again = Page(answer.text).values_of("/inputs/new")
        self.assertEqual((again["text"], "point" in again), ("Hinner ni?", False))
        answer = self.member.post("/inputs/new", {**again, "body": self.body})
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        self.assertIn(NONE, self.points_of(self.nobody.get(f"/meetings/{meeting}"), point))

    def test_a_draft_of_it_keeps_its_point(self):
        meeting = self.meeting()
        point = self.point(meeting)
        fields = {**Page(self.form(self.member, point).text).values_of("/inputs/new"), "text": "Vem sandar?"}
        draft = self.member.post("/inputs/drafts", fields).getheader("Location")
        shown = self.member.get(draft).text
        self.assertIn("Your question stands at the point Öppet forum of the meeting.", shown)
        answer = self.member.post(f"{draft}/send", Page(shown).values_of(f"{draft}/send"))
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        at = self.points_of(self.nobody.get(f"/meetings/{meeting}"), point)
        self.assertIn(answer.getheader("Location"), at)

    def test_whoever_has_no_account_is_read_by_the_secretariat_first(self):
        meeting = self.meeting()
        point = self.point(meeting)
        self.registered(self.nobody, point, "Får vi cykla där?", sender="Cyklisten, cykel@example.org")
        self.assertNotIn("cykla", self.nobody.get(f"/meetings/{meeting}").text)
        self.assertIn("cykla", self.points_of(self.secretary.get(f"/meetings/{meeting}"), point))

    def test_a_hidden_point_takes_none_from_others_and_shows_none(self):
        meeting = self.meeting()
        point = self.point(meeting, title="Sekretspunkten", readers="secretariat", ground="18 kap. 1 §")
        for client in (self.nobody, self.member):
            form = self.form(client, point).text
            self.assertNotIn("Sekretspunkten", form)
            answer = client.post("/inputs/new", {**Page(form).values_of("/inputs/new"), "point": point, "text": "Vad?",
                                                 "body": self.body, "sender": "Någon"})
            self.assertEqual(answer.status, 422)
            self.assertNotIn("Sekretspunkten", answer.text)
        place = self.registered(self.secretary, point, "Den hemliga frågan?", organisation="Region Dalarna")
        for client in (self.nobody, self.member):
            self.assertEqual(client.get(place).status, 404)
            for page in (f"/meetings/{meeting}", "/inputs", "/inputs.csv"):
                self.assertNotIn("hemliga frågan", client.get(page).text)
        self.assertIn("hemliga frågan", self.secretary.get(f"/meetings/{meeting}").text)

    def test_wrong_input_is_named_and_kept(self):
        meeting = self.meeting()
        address = f"/meetings/{meeting}/points/new"
        fields = {**self.loop.fill(address), "title": "Frågestund", "questions_until": "2023-05-05", "planned_minutes": "99999"}
        answer = self.secretary.post(address, fields)
        self.assertEqual(answer.status, 422)
        self.assertIn("The meeting is over by then. Choose its day or an earlier one.", answer.text)
        self.assertIn("Write a whole number from 1 to 1440.", answer.text, "all that is wrong at once")
        self.assertEqual(Page(answer.text).values_of(address)["title"], "Frågestund")
        point = self.point(meeting)
        answer = self.register(self.member, point, "En synpunkt.", kind="view")
        self.assertEqual(answer.status, 422)
        self.assertIn("What is registered for a point is a question.", answer.text)
        fields = Page(self.form(self.member, point).text).values_of("/inputs/new")
        answer = self.member.post("/inputs/new", {**fields, "text": "Vart?", "point": "aaaaaaaaaaaaa"})
        self.assertEqual(answer.status, 422)
        self.assertIn("Vart?", answer.text)

    def test_a_point_with_questions_is_not_deleted(self):
        meeting = self.meeting()
        point = self.point(meeting)
        self.registered(self.member, point, "Blir det kaffe?")
        action = f"/points/{point}/delete"
        answer = self.secretary.post(action, Page(self.secretary.get(f"/points/{point}/edit").text).values_of(action))
        self.assertEqual(answer.status, 409)
        self.assertIn("kaffe", self.nobody.get(f"/meetings/{meeting}").text)

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class QuestionsOnPostgresTest(QuestionsTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
