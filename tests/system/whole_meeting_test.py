"""One meeting from plan to published notes, with nothing but the program and two mail servers: planned,
21 regions called by mail, 18 answer (three by their calendar, one of whom names a substitute), two
questions registered, notes taken by two secretaries at once, commented by three members, approved by the
chair, drawn up, published, in the Word file and the PDF; and the next meeting leads back to it."""

import re
import threading
import time
import unittest

from forms_test import Page
from forum import needs_postgres, run
from inputs_test import BODY, new_database
from invitation_mails_test import SITE, Answering, text_of
from rights_test import RightsTest
from secrecy_test import words_of



class WholeMeetingTest(Answering):
    day = "2023-05-04"

    @classmethod
    def setUpClass(cls):
        super(Answering, cls).setUpClass()
        cls.parties = dict(cls.forum.rows(
            "SELECT o.county_letter, y.id FROM party y JOIN organisation o ON o.id = y.organisation WHERE "
            f"y.body = '{cls.body}' AND o.county_letter IS NOT NULL"))
        cls.regions = sorted(cls.parties)
        for letter in cls.regions:
            cls.add_person(f"Ombud {letter.upper()}", f"ombud@{letter}.example")
            cls.seat(f"Ombud {letter.upper()}", letter)
        cls.add_person("Ersättare W", "ersattare@w.example")
        cls.seat("Ersättare W", "w", "substitute")

    def anonymous(self):
        return RightsTest.anonymous.__func__(type(self))

    def signed_in(self, mail, *held):
        """Somebody with a role, who comes by a link."""
        self.assertEqual(run("user", "add", mail, *held, *self.forum.place()).status, 0)
        link = run("user", "link", mail, *self.forum.place()).out.strip()
        client = self.anonymous()
        self.assertEqual(client.get(link).status, 303)
        return client

    def sent_by(self, letter):
        (name,), = self.forum.rows("SELECT o.name FROM organisation o JOIN party y ON y.organisation = o.id WHERE y.id = "
                                   f"'{self.parties[letter]}'")
        return self.signed_in(f"{letter}@konto.example", "--role", "member", "--party", name)

    def fill(self, client, address, **fields):
        values = Page(client.get(address).text).values_of(address)
        answer = client.post(address, {**values, **fields})
        self.assertEqual(answer.status, 303, f"{address}: {Page(answer.text).errors}")
        return answer.getheader("Location")

    def planned(self):
        meeting = self.meeting(self.day, title="Vägforum i maj", readers="public")
        for number, title in (("1", "Vinterväghållning"), ("2", "Öppet forum")):
            self.fill(self.secretary, f"/meetings/{meeting}/points/new", number=number, title=title, dialogue="on",
                      planned_minutes="45", questions_until="2023-04-28" if number == "2" else "")
        points = dict(self.forum.rows(f"SELECT title, id FROM point WHERE meeting = '{meeting}'"))
        return meeting, points

    def called_by_mail(self, meeting):
        before = len(self.sink.messages())
        self.call(meeting)
        mails = self.sink.wait_for(before + 21, 60)[before:]
        self.assertEqual(sorted(mail.recipient for mail in mails), sorted(f"ombud@{letter}.example" for letter in self.regions))
        return {mail.recipient.split("@")[1].split(".")[0]: mail for mail in mails}

    def answered(self, meeting, mails):
        by_calendar = self.regions[:2]
        for letter, status in zip(by_calendar, ("ACCEPTED", "DECLINED")):
            self.assertEqual(self.made_of(self.reply(mails[letter], status)), ["answered"])
        self.assertEqual(self.made_of(self.reply(mails["w"], "DELEGATED", more=';DELEGATED-TO="mailto:ersattare@w.example"')),
                         ["answered"])
        self.answer(meeting, "Ersättare W", answer="room")
        others = [letter for letter in self.regions if letter not in (*by_calendar, "w")][:15]
        for i, letter in enumerate(others):
            self.answer(meeting, f"Ombud {letter.upper()}", answer="remote" if i % 3 == 0 else "room")
        answers = self.answers(meeting)
        self.assertEqual(sum(1 for name, answer in answers.items() if answer and name != "Ersättare W"), 18)
        self.assertEqual(sum(1 for answer in answers.values() if not answer), 3)

    def asked_beforehand(self, point, members):
        for client, text in zip(members, ("Varför plogas inte vägen till Brantevik?", "Blir det mer sand?")):
            self.fill_question(client, point, text)

    def fill_question(self, client, point, text):
        page = Page(client.get(f"/inputs/new?kind=question&point={point}").text)
        answer = client.post("/inputs/new", {**page.values_of("/inputs/new"), "text": text})
        self.assertEqual(answer.status, 303, Page(answer.text).errors)

    def write_together(self, meeting, points, clients):
        """Two secretaries, each a paragraph of their own and both one in the same."""
        failures = []
        form = f"/meetings/{meeting}/edit"
        tokens = {client: Page(client.get(form).text).values_of(form)["form_token"] for client in clients}

        def write(client, point, turn, base, text):
            answer = client.post(f"/meetings/{meeting}/write", {"form_token": tokens[client], "part": "1", "turn": turn, "point": point,
                                                                "base": base, f"text-{turn}": text})
            if answer.status != 200:
                failures.append(answer.text)

        shared = "a" * 12 + "a"
        write(clients[0], points["Vinterväghållning"], shared, "", "Dalarna: Saltet räcker inte till hela vintern.")
        base = "Saltet räcker inte till hela vintern."
        work = [(clients[0], shared, base, "I år: " + base),
                (clients[1], shared, base, base + " Det tar slut i februari."),
                (clients[1], "b" * 12 + "a", "", "Skåne: Hos oss snöar det aldrig.")]
        threads = [threading.Thread(target=write, args=(client, points["Vinterväghållning"], turn, base, text))
                   for client, turn, base, text in work]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])
        texts = [text for (text,) in self.forum.rows(f"SELECT text FROM turn WHERE meeting = '{meeting}' ORDER BY text")]
        self.assertEqual(texts, ["Hos oss snöar det aldrig.", "I år: Saltet räcker inte till hela vintern. Det tar slut i februari."])
        return shared

    def printed(self, client, address):
        end = time.monotonic() + 120
        answer = client.get(address)
        while answer.status == 202 and time.monotonic() < end:
            time.sleep(0.2)
            answer = client.get(address)
        self.assertEqual(answer.status, 200, address)
        return words_of("application/pdf", answer.body)

    def test_from_plan_to_published_notes(self):
        meeting, points = self.planned()
        mails = self.called_by_mail(meeting)
        self.answered(meeting, mails)
        members = [self.sent_by(letter) for letter in ("m", "w", "z")]
        self.asked_beforehand(points["Öppet forum"], members)
        notice = self.printed(self.anonymous(), f"/meetings/{meeting}/agenda.pdf")
        self.assertIn("Vinterväghållning", notice)

        # Who came, and what was said.
        self.fill(self.secretary, f"/meetings/{meeting}/attendance")
        came = self.forum.rows(f"SELECT count(*) FROM attendance WHERE meeting = '{meeting}' AND presence IN ('present', 'remote')")
        self.assertEqual(came, [("17",)], "18 answered; of them one cannot come, and one sends another")
        self.fill(self.secretary, f"/meetings/{meeting}/edit", state="held")
        self.fill(self.secretary, f"/meetings/{meeting}/minutes")
        (minute,), = self.forum.rows(f"SELECT id FROM minute WHERE meeting = '{meeting}'")
        second = self.signed_in("andra@konto.example", "--role", "secretary", "--body", BODY)
        turn = self.write_together(meeting, points, (self.secretary, second))
        self.fill(self.secretary, f"/turns/{turn}/take-along", organisation="Region Dalarna")
        self.fill(self.secretary, "/commitments/new", body=self.body, text="Räknar sin sand.", kind="homework", all_parties="on",
                  due_kind="event", due_words="till nästa möte")

        # Commented, approved, drawn up, published.
        before = len(self.sink.messages())
        self.fill(self.secretary, f"/minutes/{minute}/comment-round", until="2023-05-20", lets_others_in="on")
        asked = self.sink.wait_for(before + 4)[before:]
        self.assertEqual(sorted(mail.recipient for mail in asked),
                         ["m@konto.example", "skane@example.org", "w@konto.example", "z@konto.example"])
        self.assertEqual(asked[0].message()["Subject"], "Lämna synpunkter på anteckningarna: Vägforum i maj, 4 maj 2023")
        self.assertIn("ute för synpunkter till och med 20 maj 2023", text_of(asked[0]))
        self.assertIn(f"{SITE}/meetings/{meeting}/minutes", text_of(asked[0]))
        for client, text in zip(members, ("Det var i mars.", "Stämmer.", "Gruset nämndes också.")):
            self.fill(client, f"/minutes/{minute}/comments/new", text=text, turn=turn)
        for (comment,) in self.forum.rows(f"SELECT id FROM minute_comment WHERE minute = '{minute}'"):
            self.fill(self.secretary, f"/minute-comments/{comment}/answer", outcome="taken")
        chair = self.signed_in("ordf@konto.example", "--role", "chair", "--body", BODY)
        (person,), = self.forum.rows("SELECT person FROM account WHERE mail = 'ordf@konto.example'")
        self.fill(self.secretary, f"/minutes/{minute}/approval", approver_1=person)
        wanted = self.sink.wait_for(before + 5)[before + 4]
        self.assertEqual((wanted.recipient, wanted.message()["Subject"]),
                         ("ordf@konto.example", "Justera anteckningarna: Vägforum i maj, 4 maj 2023"))
        told = "Mails to those who were asked: 5 sent, 0 wait, 0 not delivered."
        end = time.monotonic() + 10
        while told not in self.secretary.get(f"/meetings/{meeting}/minutes").text and time.monotonic() < end:
            time.sleep(0.05)
        self.assertIn(told, self.secretary.get(f"/meetings/{meeting}/minutes").text)
        action = f"/minutes/{minute}/approve"
        approved = chair.post(action, Page(chair.get(f"/meetings/{meeting}/minutes").text).values_of(action))
        self.assertEqual(approved.status, 303)
        nobody = self.anonymous()
        self.assertNotIn("Saltet", nobody.get(f"/meetings/{meeting}").text)
        self.fill(self.secretary, f"/minutes/{minute}/draw-up")
        self.fill(self.secretary, f"/minutes/{minute}/publish")

        # Everybody reads it, on the page, in the Word file, in the PDF.
        wanted = ("Vinterväghållning", "Saltet räcker inte till hela vintern.", "Hos oss snöar det aldrig.", "Region Dalarna",
                  "Varför plogas inte vägen till Brantevik?")
        page = re.sub(r"<[^>]+>", "", nobody.get(f"/meetings/{meeting}").text)
        word = words_of("", nobody.get(f"/meetings/{meeting}.docx").body)
        pdf = re.sub(r"\s+", " ", self.printed(nobody, f"/meetings/{meeting}/minutes.pdf"))
        for text in wanted:
            for name, told in (("page", page), ("Word file", word), ("PDF", pdf)):
                self.assertIn(text, re.sub(r"\s+", " ", told), f"{text} is not in the {name}")
        self.assertIn("approved 1 April 2023, drawn up 1 April 2023", page)

        # The next one begins where this one ended.
        coming = self.meeting("2023-09-05", title="Vägforum i september", readers="public")
        page = nobody.get(f"/meetings/{coming}").text
        self.assertRegex(page, rf'<a href="/meetings/{meeting}">The notes of 4 May 2023</a>, approved 1 April 2023')
        for text in ("What comes back to this meeting", "Räknar sin sand.", "Saltet räcker inte"):
            self.assertIn(text, re.sub(r"<[^>]+>", "", page))

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class WholeMeetingOnPostgresTest(WholeMeetingTest):
    @classmethod
    def database(cls):
        return new_database(cls)


def load_tests(loader, tests, pattern):
    """On PostgreSQL: on SQLite a browser walks the same (tests/browser/meeting.test.mjs). What is inherited
    has been tried where it stands."""
    own = [name for name in vars(WholeMeetingTest) if name.startswith("test_")]
    return unittest.TestSuite(WholeMeetingOnPostgresTest(name) for name in own)


if __name__ == "__main__":
    unittest.main()
