"""Calls for input and examples: drafted, with what has been told before; opened; answered by an input or
by saying that one told before answers; closed; and what came in stands at the meeting of return."""

import re
import unittest

from colleagues import Colleagues
from forms_test import Page
from forum import needs_postgres
from inputs_test import Loop, new_database


class RoundsTest(Colleagues):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.own = Loop(cls.member, cls.body)

    def draft(self, **more):
        place = self.loop.do("/rounds/new", title="Delade plogbilar", text="Hur delar ni plogbilar mellan kommuner?",
                             body=self.body, kind="call_for_examples", closes_on="2023-12-01", **more)
        return re.match(r"/rounds/[a-z2-7]{13}", place)[0]

    def press(self, client, page, what, **more):
        action = f"{page}/{what}"
        return client.post(action, {**Page(client.get(page).text).values_of(action), **more})

    def told(self):
        """A good example that Region Skåne told before."""
        page = "/inputs/new?kind=example"
        fields = {**Page(self.member.get(page).text).values_of("/inputs/new"), "body": self.body,
                  "text": "Tre kommuner delar plogbilar och förare."}
        answer = self.member.post("/inputs/new", fields)
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        return answer.getheader("Location").removeprefix("/inputs/")

    def test_a_draft_shows_what_was_told_and_is_for_those_who_call(self):
        told = self.told()
        page = self.draft()
        text = self.secretary.get(page).text
        self.assertIn(f'href="/inputs/{told}"', text)
        self.assertIn("What has been told already", text)
        for client in (self.member, self.nobody):
            self.assertEqual(client.get(page).status, 404)
            self.assertNotIn(page, client.get("/rounds").text)
        self.assertIn(page, self.secretary.get("/rounds").text)
        action = f"{page}/open"
        token = Page(self.secretary.get(page).text).values_of(action)
        self.assertIn(self.member.post(action, token).status, (403, 404))
        self.assertEqual(self.press(self.secretary, page, "open").status, 303)
        self.assertIn("Delade plogbilar", self.nobody.get(page).text)
        self.assertIn(page, self.nobody.get("/rounds").text)

    def test_an_input_answers_it(self):
        page = self.draft()
        self.press(self.secretary, page, "open")
        self.assertIn("0 of 21", self.nobody.get(page).text)
        round_id = page.removeprefix("/rounds/")
        form = f"/inputs/new?round={round_id}&kind=example"
        self.assertIn("Answer the call Delade plogbilar", self.member.get(form).text)
        fields = {**Page(self.member.get(form).text).values_of("/inputs/new"), "text": "Vi hyr in oss."}
        answer = self.member.post("/inputs/new", fields)
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        self.assertIn(answer.getheader("Location"), self.nobody.get(page).text)
        self.assertIn("1 of 21", self.nobody.get(page).text)
        self.assertEqual(self.press(self.secretary, page, "close").status, 303)
        again = self.member.post("/inputs/new", {**fields, "text": "För sent."})
        self.assertEqual(again.status, 422)
        self.assertIn("För sent.", again.text)
        self.assertIn(self.secretary.post(f"{page}/close", {"form_token": fields["form_token"]}).status, (403, 409))

    def test_what_came_in_stands_at_the_meeting_of_return(self):
        place = self.loop.do("/meetings/new", body=self.body, title="Vägforum i maj", day="2023-05-04",
                             start_time="09:00", end_time="12:00")
        meeting = re.match(r"/meetings/([a-z2-7]{13})", place)[1]
        page = self.draft(returns_to=meeting)
        self.assertNotIn(page, self.nobody.get(f"/meetings/{meeting}").text)
        self.press(self.secretary, page, "open")
        form = f"/inputs/new?round={page.removeprefix('/rounds/')}&kind=example"
        fields = {**Page(self.member.get(form).text).values_of("/inputs/new"), "text": "Vi hyr in oss."}
        self.assertEqual(self.member.post("/inputs/new", fields).status, 303)
        shown = self.nobody.get(f"/meetings/{meeting}").text
        self.assertIn(page, shown)
        self.assertIn("inputs: 1", shown)

    def test_what_was_told_before_answers_by_one_click(self):
        told = self.told()
        page = self.draft()
        self.press(self.secretary, page, "open")
        text = self.member.get(page).text
        self.assertIn("What you have told before", text)
        self.assertNotIn("What you have told before", self.nobody.get(page).text)
        self.assertEqual(self.press(self.member, page, "reuse", input=told).status, 303)
        self.assertIn("told before", self.nobody.get(page).text)
        self.assertIn("1 of 21", self.nobody.get(page).text)
        self.assertNotIn(f'value="{told}"', self.member.get(page).text)
        token = {"form_token": Page(self.member.get("/inputs/new").text).forms["/inputs/new"]["form_token"]["value"]}
        self.assertEqual(self.member.post(f"{page}/reuse", {**token, "input": told}).status, 409)
        self.assertEqual(self.member.post(f"{page}/reuse", {**token, "input": "aaaaaaaaaaaaa"}).status, 404)

    def test_wrong_input_keeps_what_was_typed(self):
        fields = {**Page(self.secretary.get("/rounds/new").text).values_of("/rounds/new"), "title": "En rad",
                  "text": "Varför?", "body": self.body, "closes_on": "2020-01-01"}
        answer = self.secretary.post("/rounds/new", fields)
        self.assertEqual(answer.status, 422)
        self.assertIn("This day has passed", answer.text)
        self.assertIn("Varför?", answer.text)

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class RoundsOnPostgresTest(RoundsTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
