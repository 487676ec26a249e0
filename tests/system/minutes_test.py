"""The way of a meeting's notes: written as a draft, commented by members, approved by the chair, drawn
up, published whole or by point, corrected by notes. Who reads what on each step, on every way out."""

import re
import subprocess
import unittest

from colleagues import MEMBER, Colleagues
from forms_test import PASSWORD, Client, Page
from forum import PROGRAM, needs_postgres, run
from inputs_test import BODY, new_database
from secrecy_test import words_of

CHAIR, OTHER = "ordforande@example.org", "dalarna@example.org"
CLOSED = "The notes of this meeting are closed"


class MinutesTest(Colleagues):
    members = {MEMBER: "Region Skåne", OTHER: "Region Dalarna"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        ended = run("user", "add", CHAIR, "--role", "chair", "--body", BODY, *cls.forum.place())
        if ended.status != 0:
            raise AssertionError(repr(ended))
        subprocess.run([PROGRAM, "user", "password", CHAIR, *map(str, cls.forum.place())],
                       input=PASSWORD.encode(), check=True, capture_output=True)
        cls.chair, cls.other = (Client(cls.server.port, mail=mail) for mail in (CHAIR, OTHER))

    def meeting(self, title="Vägforum i mars", **more):
        place = self.loop.do("/meetings/new", **{"body": self.body, "title": title, "day": "2023-03-28",
                                                 "state": "held", "readers": "public", **more})
        return re.search(r"/meetings/([a-z2-7]{13})", place)[1]

    def point(self, meeting, title, **more):
        self.loop.do(f"/meetings/{meeting}/points/new", title=title, dialogue="on", **more)
        return self.forum.rows(f"SELECT id FROM point WHERE meeting = '{meeting}' AND title = '{title}'")[0][0]

    def say(self, meeting, point, text, **more):
        self.loop.do(f"/meetings/{meeting}/turns/new", **{"point": point, "section": "discussion", "text": text, **more})
        return self.forum.rows(f"SELECT id FROM turn WHERE meeting = '{meeting}' AND text = '{text}'")[0][0]

    def begin(self, meeting):
        address = f"/meetings/{meeting}/minutes"
        answer = self.secretary.post(address, Page(self.secretary.get(address).text).values_of(address))
        self.assertEqual(answer.status, 303, answer.text)
        return self.forum.rows(f"SELECT id FROM minute WHERE meeting = '{meeting}'")[0][0]

    def begun(self, **more):
        """A meeting whose draft holds two points with one thing said in each."""
        meeting = self.meeting(**more)
        minute = self.begin(meeting)
        points = [self.point(meeting, title) for title in ("Vinterväghållning", "Cykelvägar")]
        turns = [self.say(meeting, point, text, organisation="Region Dalarna")
                 for point, text in zip(points, ("Saltet räcker inte.", "Cyklarna kommer inte fram."))]
        return meeting, minute, points, turns

    def step(self, minute, name, client=None, **fields):
        """A form of the way, sent as it stands but for `fields`."""
        client, address = client or self.secretary, f"/minutes/{minute}/{name}"
        answer = client.post(address, {**Page(client.get(address).text).values_of(address), **fields})
        self.assertEqual(answer.status, 303, Page(answer.text).errors)

    def out_for_comment(self, minute, until="2023-04-10"):
        self.step(minute, "comment-round", until=until, lets_others_in="on")

    def comment(self, minute, client, text, turn=""):
        self.step(minute, "comments/new", client, text=text, turn=turn)

    def ask_for_approval(self, meeting, minute):
        person = self.person(CHAIR)
        self.step(minute, "approval", approver_1=person)

    def person(self, mail):
        return self.forum.rows(f"SELECT person FROM account WHERE mail = '{mail}'")[0][0]

    def approve(self, meeting, minute, client=None):
        client, action = client or self.chair, f"/minutes/{minute}/approve"
        values = Page(client.get(f"/meetings/{meeting}/minutes").text).values_of(action)
        answer = client.post(action, values)
        self.assertEqual(answer.status, 303, answer.text)

    def approved(self):
        meeting, minute, points, turns = self.begun()
        self.ask_for_approval(meeting, minute)
        self.approve(meeting, minute)
        return meeting, minute, points, turns

    def texts(self, meeting, client):
        """What the page says, without its markup."""
        return re.sub(r"<[^>]+>", "", client.get(f"/meetings/{meeting}").text)

    def test_a_draft_is_read_by_the_secretariat_alone_until_it_is_sent_out(self):
        meeting, minute, _, turns = self.begun()
        self.assertIn("Saltet räcker inte.", self.texts(meeting, self.secretary))
        self.assertIn("Saltet räcker inte.", self.texts(meeting, self.chair))
        self.assertIn("read by the secretariat and the chair", self.texts(meeting, self.secretary))
        for client in (self.nobody, self.member):
            page = self.texts(meeting, client)
            self.assertIn("Vinterväghållning", page, "the agenda is theirs")
            self.assertNotIn("Saltet", page)
            self.assertIn("being written", page)
            self.assertNotIn("Send out for comment", client.get(f"/meetings/{meeting}/minutes").text)
            self.assertEqual(client.get(f"/minutes/{minute}/comments/new").status // 100, 3 if client is self.nobody else 4)
        self.out_for_comment(minute)
        self.assertIn("Saltet räcker inte.", self.texts(meeting, self.member))
        self.assertNotIn("Saltet", self.texts(meeting, self.nobody))
        self.assertNotIn(turns[0], self.nobody.get(f"/meetings/{meeting}").text)
        word = words_of("", self.member.get(f"/meetings/{meeting}.docx").body)
        self.assertIn("read by the members and the secretariat", word)
        self.assertIn("Saltet räcker inte.", word)
        self.assertNotIn("Saltet", words_of("", self.nobody.get(f"/meetings/{meeting}.docx").body))

    def test_a_decision_of_a_draft_is_withheld_too(self):
        meeting, minute, points, _ = self.begun()
        self.loop.do(f"/meetings/{meeting}/decisions/new", point=points[0], text="Mer salt köps in.")
        self.assertIn("Mer salt", self.texts(meeting, self.secretary))
        self.assertNotIn("Mer salt", self.texts(meeting, self.nobody))
        self.step(minute, "draw-up")
        self.step(minute, "publish")
        self.assertIn("Mer salt", self.texts(meeting, self.nobody))

    def test_members_comment_passages_and_are_answered(self):
        meeting, minute, _, turns = self.begun()
        self.out_for_comment(minute)
        self.comment(minute, self.member, "Vi sa att saltet tar slut i februari.", turns[0])
        self.comment(minute, self.other, "Stämmer.")
        page = self.secretary.get(f"/meetings/{meeting}/minutes").text
        self.assertIn("Vi sa att saltet tar slut i februari.", page)
        self.assertIn("<blockquote>Saltet räcker inte.</blockquote>", page)
        self.assertRegex(page, r"2 of \d+ who may comment have done so\. Whoever says nothing until 10 April 2023 consents\.")
        comment = self.forum.rows(f"SELECT id FROM minute_comment WHERE minute = '{minute}' AND turn = '{turns[0]}'")[0][0]
        action = f"/minute-comments/{comment}/answer"
        values = Page(self.secretary.get(action).text).values_of(action)
        answer = self.secretary.post(action, {**values, "outcome": "not_taken", "answer": ""})
        self.assertEqual(answer.status, 422)
        self.assertIn("Say why it is not taken up.", answer.text)
        self.loop.do(action, outcome="taken", answer="Ändrat.")
        self.assertIn("taken up", self.member.get(f"/meetings/{meeting}/minutes").text)
        self.assertNotIn("Stämmer.", self.nobody.get(f"/meetings/{meeting}/minutes").text)

    def test_a_comment_that_comes_too_late_is_not_lost(self):
        _, minute, _, _ = self.begun()
        self.out_for_comment(minute)
        address = f"/minutes/{minute}/comments/new"
        fields = {**Page(self.member.get(address).text).values_of(address), "text": "Ordet är fel."}
        self.ask_for_approval(None, minute)
        answer = self.member.post(address, fields)
        self.assertEqual(answer.status, 422)
        self.assertIn("Ordet är fel.", answer.text)
        self.assertIn("The notes have gone on meanwhile", answer.text)

    def test_the_chair_approves_what_then_stands(self):
        meeting, minute, points, turns = self.begun()
        self.ask_for_approval(meeting, minute)
        waits = re.compile(rf'href="/meetings/{meeting}/minutes">[^<]*</a>: waits for your approval')
        self.assertRegex(self.chair.get("/desk").text, waits)
        edit = f"/turns/{turns[0]}/edit"
        for address, fields in ((edit, {"text": "Saltet räcker."}),
                                (f"/meetings/{meeting}/turns/new", {"text": "Nytt.", "point": points[0]}),
                                (f"/points/{points[0]}/edit", {"title": "Annat"})):
            answer = self.secretary.post(address, self.loop.fill(address, **fields))
            self.assertEqual(answer.status, 422, address)
            self.assertIn(CLOSED, answer.text)
            self.assertIn(next(iter(fields.values())), answer.text, "what was typed stays")
        self.assertEqual(self.secretary.post(f"/minutes/{minute}/approve", self.loop.fill(edit)).status, 404,
                         "who was not asked does not approve")
        self.approve(meeting, minute)
        page = self.secretary.get(f"/meetings/{meeting}/minutes").text
        self.assertIn("the text is unchanged since", page)
        self.assertIn("approved 1 April 2023", self.texts(meeting, self.nobody))
        self.assertNotRegex(self.chair.get("/desk").text, waits)

    def test_paragraphs_of_a_protocol_run_over_the_year(self):
        self.loop.do(f"/bodies/{self.body}/edit", minutes_shape="protocol")
        try:
            for day, marks in (("2022-10-04", ("§ 1 ", "§ 2 ")), ("2022-11-08", ("§ 3 ", "§ 4 ")),
                               ("2021-12-01", ("§ 1 ", "§ 2 "))):
                meeting, minute, points, _ = self.begun(day=day, title=f"Protokollsmöte {day}")
                hidden = self.point(meeting, "Hemlig punkt", readers="secretariat", ground="31 kap. 16 §")
                self.assertNotIn("§ 1 Vinter", self.secretary.get(f"/meetings/{meeting}").text, "the text is open")
                self.step(minute, "draw-up")
                page = self.secretary.get(f"/meetings/{meeting}").text
                for mark, title in zip(marks, ("Vinterväghållning", "Cykelvägar")):
                    self.assertIn(f"{mark}{title}", page)
                numbers = self.forum.rows(f"SELECT coalesce(paragraph, 0) FROM point WHERE id = '{hidden}'")
                self.assertEqual(numbers, [("0",)], "what others do not read leaves no gap")
            word = words_of("", self.secretary.get(f"/meetings/{meeting}.docx").body)
            self.assertIn("§ 1 Vinterväghållning", word)
        finally:
            self.loop.do(f"/bodies/{self.body}/edit", minutes_shape="notes")

    def test_what_is_sent_back_is_open_again(self):
        meeting, minute, _, turns = self.begun()
        self.ask_for_approval(meeting, minute)
        self.step(minute, "send-back", self.chair, reason="Punkt 2 saknar beslutet.")
        page = self.secretary.get(f"/meetings/{meeting}/minutes").text
        self.assertIn("Punkt 2 saknar beslutet.", page)
        self.loop.do(f"/turns/{turns[0]}/edit", text="Saltet räcker inte till.")
        self.ask_for_approval(meeting, minute)
        self.approve(meeting, minute)

    def test_an_act_before_the_close_is_not_undone_after_it(self):
        meeting, minute, _, turns = self.begun()
        place = self.loop.do(f"/turns/{turns[0]}/edit", text="Saltet tog slut.")
        entry = re.search(r"saved=(\d+)", place)[1]
        token = self.loop.fill(f"/meetings/{meeting}/edit")["form_token"]
        self.ask_for_approval(meeting, minute)
        answer = self.secretary.post(f"/acts/{entry}/undo", {"form_token": token})
        self.assertEqual(answer.status, 409)
        self.assertIn("Saltet tog slut.", self.texts(meeting, self.secretary))

    def test_publishing_by_point_and_whole(self):
        meeting, minute, points, turns = self.approved()
        self.step(minute, "draw-up")
        self.assertNotIn("Saltet", self.texts(meeting, self.nobody))
        address = f"/minutes/{minute}/publish"
        values = self.loop.fill(address)
        del values[f"point_{points[1]}"]
        answer = self.secretary.post(address, values)
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        page = self.texts(meeting, self.nobody)
        self.assertIn("Saltet räcker inte.", page)
        self.assertNotIn("Cyklarna", page)
        self.assertIn("drawn up 1 April 2023", page)
        self.step(minute, "publish")
        self.assertIn("Cyklarna kommer inte fram.", self.texts(meeting, self.nobody))
        self.assertEqual(self.forum.rows(f"SELECT state FROM minute WHERE id = '{minute}'"), [("published",)])
        facts = self.forum.rows("SELECT drawn_up_at IS NOT NULL AND dispatched_at IS NOT NULL FROM record_facts "
                                f"WHERE id = '{minute}'")
        self.assertIn(facts, ([("1",)], [("t",)]))
        self.assertEqual(self.secretary.get(address).status, 404, "nothing is left to publish")

    def test_what_the_law_withholds_is_not_published_with_the_rest(self):
        meeting, minute, points, _ = self.begun()
        self.say(meeting, points[0], "Hemlig leverantör.", readers="secretariat", ground="31 kap. 16 §")
        hidden = self.point(meeting, "Upphandlingen", readers="secretariat", ground="31 kap. 16 §")
        self.say(meeting, hidden, "Budet var lågt.")
        self.step(minute, "draw-up")
        self.step(minute, "publish")
        page = self.texts(meeting, self.nobody)
        self.assertIn("Saltet räcker inte.", page)
        for words in ("Hemlig leverantör", "Upphandlingen", "Budet"):
            self.assertNotIn(words, page)
            self.assertIn(words, self.texts(meeting, self.secretary))

    def test_a_correction_stands_beside_the_text(self):
        meeting, minute, _, turns = self.approved()
        self.step(minute, "draw-up")
        self.step(minute, "publish")
        self.step(minute, "corrections/new", turn=turns[0], text="Det var sanden.")
        page = self.texts(meeting, self.nobody)
        self.assertIn("Saltet räcker inte.", page)
        self.assertIn("Correction 1 April 2023: Det var sanden.", page)
        word = words_of("", self.server.get(f"/meetings/{meeting}.docx", "en").body)
        for text in ("approved 1 April 2023, drawn up 1 April 2023", "Saltet räcker inte.",
                     "[Correction 1 April 2023: Det var sanden.]"):
            self.assertIn(text, word)
        self.assertIn("Rättelse 1 april 2023:", self.server.get(f"/meetings/{meeting}", "sv").text)

    def test_wrong_input_is_named_and_kept(self):
        meeting, minute, _, turns = self.begun()
        address = f"/minutes/{minute}/comment-round"
        answer = self.secretary.post(address, self.loop.fill(address, until="2023-03-01"))
        self.assertEqual(answer.status, 422)
        self.assertIn("This day has passed. Choose a later one.", answer.text)
        self.assertIn("All members of the body can then read the draft: things said 2", answer.text)
        self.out_for_comment(minute)
        self.assertEqual(self.nobody.post(f"/minutes/{minute}/comments/new", {"text": "x"}).status // 100, 4)
        address = f"/minutes/{minute}/approval"
        person = self.person(CHAIR)
        answer = self.secretary.post(address, self.loop.fill(address, approver_1=person, approver_2=person))
        self.assertEqual(answer.status, 422)
        self.assertIn("This person stands in the list already.", answer.text)
        answer = self.secretary.post(address, self.loop.fill(address, approver_1=turns[0]))
        self.assertEqual(answer.status, 422)
        version = self.loop.fill(address, approver_1=person)
        self.out_for_comment(minute, "2023-04-12")
        self.assertEqual(self.secretary.post(address, version).status, 409, "somebody else went on meanwhile")

    def test_notes_that_were_read_in_are_not_begun_again(self):
        meeting = self.forum.rows("SELECT id FROM meeting WHERE document IS NOT NULL ORDER BY id")[0][0]
        address = f"/meetings/{meeting}/minutes"
        page = self.secretary.get(address).text
        self.assertIn("There is nothing to follow here.", page)
        token = self.loop.fill(f"/meetings/{meeting}/edit")
        self.assertEqual(self.secretary.post(address, token).status, 409)

    def test_whoever_speaks_in_a_draft_is_named_when_it_is_published(self):
        meeting, minute, points, _ = self.begun()
        self.loop.do("/people/new", name="Tora Lind")
        self.say(meeting, points[0], "Vi sandar i stället.", speaker_1="Tora Lind", organisation="")
        self.assertNotIn("Tora Lind", self.texts(meeting, self.nobody))
        self.step(minute, "draw-up")
        self.step(minute, "publish")
        self.assertIn("Tora Lind", self.texts(meeting, self.nobody))

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class MinutesOnPostgresTest(MinutesTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
