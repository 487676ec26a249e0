"""The mails of a meeting's invitations, sent by the real program to a mail server of the tests and
read there as a calendar program reads them."""

import email.policy
import re
import signal
import smtplib
import socket
import time
import unittest
from email.message import EmailMessage

import icalendar
from colleagues import Colleagues
from forms_test import Client, Page
from forum import LONG, POSTGRES, Serving, needs_postgres
from inputs_test import new_database
from smtp_sink import SmtpSink

SENDER = "kansli@forum.example"
SITE = "https://forum.example"


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def mail_options(port, lmtp):
    return ("--mail-in", f"127.0.0.1:{lmtp}", "--base-url", SITE, "--mail-server", f"smtp://127.0.0.1:{port}", "--mail-from", SENDER,
            "--mail-name", "Forumets kansli", "--mail-tls", "none")


def calendar_of(mail):
    """Its calendar object and the event in it."""
    (part,) = [part for part in mail.message().walk() if part.get_content_type() == "text/calendar"]
    read = icalendar.Calendar.from_ical(part.get_payload(decode=True))
    (event,) = read.walk("VEVENT")
    return read, event


def text_of(mail):
    return mail.message().get_body(("plain",)).get_content().replace("\r\n", "\n")


class Calling(Colleagues):
    """Region Skåne and Region Dalarna sit in the body; each person has an address of their own."""

    @classmethod
    def setUpClass(cls):
        cls.sink = SmtpSink()
        cls.sink.__enter__()
        cls.lmtp = free_port()
        cls.addClassCleanup(cls.sink.__exit__)
        super().setUpClass()
        cls.parties = dict(cls.forum.rows(
            f"SELECT o.county_letter, y.id FROM party y JOIN organisation o ON o.id = y.organisation WHERE "
            f"y.body = '{cls.body}' AND o.county_letter IN ('m', 'w')"))
        cls.people = {}

    @classmethod
    def options(cls):
        return mail_options(cls.sink.port, cls.lmtp)

    @classmethod
    def add_person(cls, name, mail=""):
        place = cls.loop.do("/people/new", name=name, mail=mail)
        cls.people[name] = re.search(r"/people/([a-z2-7]{13})", place)[1]

    @classmethod
    def seat(cls, name, letter, kind="ordinary", **more):
        cls.loop.do(f"/bodies/{cls.body}/mandates/new", person=name, person_is=cls.people[name],
                    party=cls.parties[letter], kind=kind, **more)

    def meeting(self, day, title="Vägforum", **more):
        place = self.loop.do("/meetings/new", body=self.body, title=title, day=day, start_time="09:00",
                             end_time="12:00", venue="Borlänge", **more)
        return re.match(r"/meetings/([a-z2-7]{13})", place)[1]

    def press(self, meeting, action, client=None, **fields):
        """A button of the page of invitations."""
        page = f"/meetings/{meeting}/invitations"
        values = Page(self.secretary.get("/people/new").text).values_of("/people/new")
        return (client or self.secretary).post(page + action, {"form_token": values["form_token"], **fields})

    def call(self, meeting):
        answer = self.press(meeting, "")
        self.assertEqual(answer.status, 303, answer.text)

    def tell(self, meeting, scope):
        answer = self.press(meeting, "/mails", scope=scope)
        self.assertEqual(answer.status, 303, answer.text)

    def page(self, meeting):
        return self.secretary.get(f"/meetings/{meeting}/invitations").text

    def states(self, meeting):
        return dict(self.forum.rows(
            "SELECT p.name, l.kind || ' ' || l.state FROM invitation_mail l JOIN person p ON p.id = l.person WHERE "
            f"l.meeting = '{meeting}' AND l.is_last = 1"))

    def wait_until(self, meeting, states, seconds=30):
        end = time.monotonic() + seconds
        while self.states(meeting) != states and time.monotonic() < end:
            time.sleep(0.05)
        self.assertEqual(self.states(meeting), states)

    def mails_to(self, recipient):
        return [mail for mail in self.sink.messages() if mail.recipient == recipient]


class Answering(Calling):
    """Three are called, and two of them have an address that answers come from."""

    DAY = "2023-05-04"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name, mail, letter, kind in (("Anna Ek", "anna@dalarna.example", "w", "ordinary"),
                                         ("Bo Alm", "bo@skane.example", "m", "ordinary"),
                                         ("Cia Gran", "", "m", "ordinary"),
                                         ("Dan Lind", "dan@dalarna.example", "w", "substitute"),
                                         ("Eva Rönn", "eva@dalarna.example", "w", "substitute")):
            cls.add_person(name, mail)
            cls.seat(name, letter, kind)

    def setUp(self):
        self.before = len(self.sink.messages())

    def new_mails(self, count, seconds=30):
        return self.sink.wait_for(self.before + count, seconds)[self.before:]

    def called(self, **more):
        meeting = self.meeting(self.DAY, **more)
        self.call(meeting)
        self.wait_until(meeting, {"Anna Ek": "invitation sent", "Bo Alm": "invitation sent",
                                  "Cia Gran": "invitation unreachable"})
        return meeting

    def invitation(self, meeting, name):
        return self.forum.rows(f"SELECT id FROM invitation WHERE meeting = '{meeting}' AND person = "
                               f"'{self.people[name]}'")[0][0]

    def answer(self, meeting, name, **fields):
        address = f"/invitations/{self.invitation(meeting, name)}/answer"
        answer = self.secretary.post(address, {**Page(self.secretary.get(address).text).values_of(address), **fields})
        self.assertEqual(answer.status, 303, answer.text)

    def bring(self, octets, sender="anna@dalarna.example", recipient=SENDER):
        """By LMTP, as the mail server in front does."""
        with smtplib.LMTP("127.0.0.1", self.lmtp) as client:
            return client.sendmail(sender, [recipient], octets)

    def reply(self, mail, partstat="ACCEPTED", sender=None, attendee=None, uid=None, more="", stamp="20230401T120000Z"):
        """What a calendar program answers to the mail."""
        event = calendar_of(mail)[1]
        sender = sender or mail.recipient
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", "METHOD:REPLY", "BEGIN:VEVENT",
                 f"UID:{uid or event['UID']}", f"SEQUENCE:{event['SEQUENCE']}", f"DTSTAMP:{stamp}",
                 "DTSTART:20230504T070000Z",
                 f"ATTENDEE;PARTSTAT={partstat}{more}:mailto:{attendee or mail.recipient}",
                 f"ORGANIZER:mailto:{SENDER}", "END:VEVENT", "END:VCALENDAR", ""]
        answer = EmailMessage()
        answer["From"], answer["To"], answer["Subject"] = sender, SENDER, "Re: Vägforum"
        answer["Message-ID"] = f"<{time.monotonic_ns()}@calendar.example>"
        answer.set_content("Svar")
        answer.add_alternative("\r\n".join(lines).encode(), maintype="text", subtype="calendar",
                               params={"method": "REPLY"}, cte="base64")
        return answer.as_bytes(policy=email.policy.SMTP)

    def outcome(self, before):
        """What was made of the next mail that comes in."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            made = self.forum.rows("SELECT coalesce(outcome, '') FROM mail_in ORDER BY received_at, id")
            if len(made) > before and all(outcome for (outcome,) in made):
                return made
            time.sleep(0.05)
        raise AssertionError(f"no mail came in: {made}")

    def made_of(self, octets):
        before = self.forum.rows("SELECT id FROM mail_in")
        self.bring(octets)
        self.outcome(len(before))
        known = ", ".join(f"'{one}'" for (one,) in before) or "''"
        return [outcome for (outcome,) in self.forum.rows(f"SELECT outcome FROM mail_in WHERE id NOT IN ({known})")]

    def answers(self, meeting):
        return dict(self.forum.rows(f"SELECT p.name, coalesce(v.answer, '') FROM invitation v JOIN person p ON "
                                    f"p.id = v.person WHERE v.meeting = '{meeting}'"))

    def invited(self):
        meeting = self.called()
        return meeting, {mail.recipient.split("@")[0]: mail for mail in self.new_mails(2)}

    def report(self, mail):
        """What a mail server says when it could not deliver the mail."""
        return (f"From: MAILER-DAEMON@mx.example\r\nTo: {SENDER}\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
                "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n"
                "--b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.\r\n"
                "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
                f"Final-Recipient: rfc822; {mail.recipient}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                "Diagnostic-Code: smtp; 550 Mailbox is gone\r\n\r\n"
                "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
                f"Message-ID: {mail.message()['Message-ID']}\r\n\r\n--b--\r\n").encode()


class MailsTest(Answering):
    def test_each_gets_an_invitation_of_their_own(self):
        meeting = self.called()
        first, second = sorted(self.new_mails(2), key=lambda mail: mail.recipient)
        self.assertEqual((first.recipient, second.recipient), ("anna@dalarna.example", "bo@skane.example"))
        self.assertEqual(first.sender, SENDER)
        head = first.message()
        self.assertEqual(head["Subject"], "Kallelse: Vägforum, 4 maj 2023")
        self.assertEqual(head["From"], f"Forumets kansli <{SENDER}>")
        address = f"/invitations/{self.invitation(meeting, 'Anna Ek')}/answer"
        self.assertIn(SITE + address, text_of(first))
        self.assertIn("När: 4 maj 2023, 09.00–12.00\nVar: Borlänge\n", text_of(first))
        self.assertEqual(self.secretary.get(address).status, 200)
        self.assertNotIn("Bo Alm", first.octets.decode())
        calendar, event = calendar_of(first)
        self.assertEqual(calendar["METHOD"], "REQUEST")
        self.assertEqual(event["ATTENDEE"], "mailto:anna@dalarna.example")
        self.assertEqual(event["ORGANIZER"], f"mailto:{SENDER}")
        self.assertEqual(event["SUMMARY"], "Vägforum")
        self.assertEqual(event["DTSTART"].dt.isoformat(), "2023-05-04T09:00:00+02:00")
        self.assertNotEqual(event["UID"], calendar_of(second)[1]["UID"], "it is a secret of each")
        page = self.page(meeting)
        self.assertIn("no mail address is known", page)

    def test_who_had_no_address_is_written_to_again(self):
        meeting = self.called()
        edit = f"/people/{self.people['Cia Gran']}/edit"
        self.loop.do(edit, mail="cia@skane.example")
        try:
            self.assertIn("Write again to those who were not reached (1)", self.page(meeting))
            self.tell(meeting, "undelivered")
            self.wait_until(meeting, {"Anna Ek": "invitation sent", "Bo Alm": "invitation sent",
                                      "Cia Gran": "invitation sent"})
            self.assertEqual(self.new_mails(3)[-1].recipient, "cia@skane.example")
        finally:
            self.loop.do(edit, mail="")

    def test_a_wrong_address_is_said_at_the_field(self):
        address = f"/people/{self.people['Anna Ek']}/edit"
        page = Page(self.secretary.get(address).text)
        for wrong in ("anna", "anna@", "åsa@dalarna.example", "a@b.example\nBcc: x@y.example"):
            answer = self.secretary.post(address, {**page.values_of(address), "mail": wrong})
            self.assertEqual(answer.status, 422, wrong)
            self.assertIn("Mail address", " ".join(Page(answer.text).errors), wrong)
        self.assertEqual(self.forum.rows("SELECT mail FROM person WHERE name = 'Anna Ek'"),
                         [("anna@dalarna.example",)])

    def test_a_change_is_told_when_the_secretary_says_so(self):
        meeting = self.called()
        was = {mail.recipient: calendar_of(mail)[1] for mail in self.new_mails(2)}
        self.loop.do(f"/meetings/{meeting}/edit", start_time="10:00")
        self.assertIn("Tell them what has changed (3)", self.page(meeting))
        self.assertEqual(len(self.sink.messages()), self.before + 2)
        self.tell(meeting, "changed")
        mails = self.new_mails(4)[2:]
        self.assertEqual({mail.recipient for mail in mails}, set(was))
        for mail in mails:
            self.assertEqual(mail.message()["Subject"], "Ändrat: Vägforum, 4 maj 2023")
            calendar, event = calendar_of(mail)
            self.assertEqual(calendar["METHOD"], "REQUEST")
            self.assertEqual(event["UID"], was[mail.recipient]["UID"])
            self.assertGreater(event["SEQUENCE"], was[mail.recipient]["SEQUENCE"])
            self.assertEqual(event["DTSTART"].dt.isoformat(), "2023-05-04T10:00:00+02:00")
        self.wait_until(meeting, {"Anna Ek": "change sent", "Bo Alm": "change sent",
                                  "Cia Gran": "change unreachable"})

    def test_a_guest_is_told_when_to_come(self):
        meeting = self.called()
        self.new_mails(2)
        self.add_person("Gun Gäst", "gun@vagen.example")
        form = f"/meetings/{meeting}/invitations/guests/new"
        token = Page(self.secretary.get(form).text).values_of(form)
        guest = {"person": "Gun Gäst", "person_is": self.people["Gun Gäst"], "organisation": "Region Dalarna"}
        refused = self.secretary.post(form, {**token, **guest, "slot_start": "08:00", "slot_end": "10:30"})
        self.assertEqual(refused.status, 422)
        self.assertIn("The meeting begins at 09:00.", refused.text)
        self.loop.do(form, **guest, slot_start="10:00", slot_end="10:30")
        mail = self.new_mails(3)[-1]
        self.assertEqual(mail.recipient, "gun@vagen.example")
        self.assertIn("När: 4 maj 2023, 10.00–10.30\n", text_of(mail))
        self.assertIn("Svara i din kalender.", text_of(mail))
        self.assertNotIn("/answer", text_of(mail), "a guest has no account")
        event = calendar_of(mail)[1]
        self.assertEqual([event[key].dt.strftime("%H:%M") for key in ("DTSTART", "DTEND")], ["10:00", "10:30"])
        page = self.page(meeting)
        self.assertIn("guest, 10:00–10:30", page)
        self.assertIn("<dt>Seats</dt><dd>3</dd>", page, "a guest has no seat")
        again = self.secretary.post(form, {**token, **guest})
        self.assertIn("This person is invited already.", again.text)
        self.loop.do(f"/meetings/{meeting}/edit", venue="Falun")
        self.assertIn("Tell them what has changed (4)", self.page(meeting))
        back = re.search(r"/invitations/[a-z2-7]{13}/take-back", self.page(meeting))[0]
        self.assertEqual(self.secretary.post(back, {**token, "version": "1"}).status, 303)
        self.assertEqual(self.new_mails(4)[-1].message()["Subject"], "Inte längre kallad: Vägforum, 4 maj 2023")
        self.assertNotIn("Gun Gäst", self.page(meeting))

    def test_a_cancellation_takes_the_meeting_out_of_calendars(self):
        meeting = self.called()
        was = {mail.recipient: calendar_of(mail)[1] for mail in self.new_mails(2)}
        self.loop.do(f"/meetings/{meeting}/edit", state="cancelled")
        self.assertIn("Tell them that the meeting is cancelled (3)", self.page(meeting))
        self.tell(meeting, "changed")
        for mail in self.new_mails(4)[2:]:
            self.assertEqual(mail.message()["Subject"], "Inställt: Vägforum, 4 maj 2023")
            self.assertNotIn("/answer", text_of(mail))
            calendar, event = calendar_of(mail)
            self.assertEqual((calendar["METHOD"], event["STATUS"]), ("CANCEL", "CANCELLED"))
            self.assertEqual(event["UID"], was[mail.recipient]["UID"])
            self.assertGreater(event["SEQUENCE"], was[mail.recipient]["SEQUENCE"])

    def test_a_substitute_is_told_and_told_again_when_it_is_called_off(self):
        meeting = self.called()
        self.answer(meeting, "Anna Ek", answer="absent", substitute=self.people["Dan Lind"])
        mail = self.new_mails(3)[-1]
        self.assertEqual(mail.recipient, "dan@dalarna.example")
        self.assertIn("i stället för Anna Ek", text_of(mail))
        self.answer(meeting, "Anna Ek", answer="absent", substitute=self.people["Eva Rönn"])
        last = {mail.recipient: mail for mail in self.new_mails(5)[3:]}
        self.assertEqual(set(last), {"dan@dalarna.example", "eva@dalarna.example"})
        calendar, event = calendar_of(last["dan@dalarna.example"])
        self.assertEqual((calendar["METHOD"], event["UID"]), ("CANCEL", calendar_of(mail)[1]["UID"]))
        self.answer(meeting, "Anna Ek", answer="absent", substitute=self.people["Dan Lind"])
        again = [mail for mail in self.new_mails(7)[5:] if mail.recipient == "dan@dalarna.example"]
        self.assertEqual(calendar_of(again[0])[0]["METHOD"], "REQUEST")

    def test_those_who_are_silent_are_reminded(self):
        meeting = self.called()
        self.answer(meeting, "Bo Alm", answer="room")
        self.tell(meeting, "silent")
        (mail,) = self.new_mails(3)[2:]
        self.assertEqual(mail.recipient, "anna@dalarna.example")
        self.assertEqual(mail.message()["Subject"], "Påminnelse: Vägforum, 4 maj 2023")
        self.tell(meeting, "added")
        self.wait_until(meeting, {"Anna Ek": "reminder sent", "Bo Alm": "invitation sent",
                                  "Cia Gran": "invitation unreachable"})

    def test_what_the_server_refuses_is_shown_with_its_words(self):
        self.sink.answers["bo@skane.example"] = "550 5.1.1 No such user here"
        try:
            meeting = self.meeting(self.DAY)
            self.call(meeting)
            self.wait_until(meeting, {"Anna Ek": "invitation sent", "Bo Alm": "invitation refused",
                                      "Cia Gran": "invitation unreachable"})
            self.assertIn("No such user here", self.page(meeting))
        finally:
            del self.sink.answers["bo@skane.example"]
        self.tell(meeting, "undelivered")
        self.wait_until(meeting, {"Anna Ek": "invitation sent", "Bo Alm": "invitation sent",
                                  "Cia Gran": "invitation unreachable"})

    def test_what_the_server_puts_off_is_tried_again_if_it_still_holds(self):
        put_off = {"Anna Ek": "invitation sent", "Bo Alm": "invitation waiting", "Cia Gran": "invitation unreachable"}
        self.sink.answers["bo@skane.example"] = "451 4.7.1 Come back later"
        try:
            stays, goes = (self.meeting(self.DAY) for _ in range(2))
            for meeting in (stays, goes):
                self.call(meeting)
                self.wait_until(meeting, put_off)
            page = self.secretary.get(f"/meetings/{stays}/invitations")
            self.assertIn("the mail waits to go out", page.text)
            self.assertEqual(page.getheader("Refresh"), "3")
            self.loop.do(f"/meetings/{goes}/edit", state="cancelled")
        finally:
            del self.sink.answers["bo@skane.example"]
        self.wait_until(stays, {**put_off, "Bo Alm": "invitation sent"}, seconds=60)
        self.wait_until(goes, {**put_off, "Bo Alm": "invitation needless"}, seconds=60)

    def test_the_preview_is_what_goes_out(self):
        meeting = self.meeting(self.DAY)
        before = self.secretary.get(f"/meetings/{meeting}/invitations/mails").text
        self.assertIn("Kallelse: Vägforum, 4 maj 2023", before)
        self.call(meeting)
        mail = [mail for mail in self.new_mails(2) if mail.recipient == "anna@dalarna.example"][0]
        shown = self.secretary.get(f"/meetings/{meeting}/invitations/mails").text
        self.assertIn(mail.message()["Subject"], shown)
        for line in filter(None, text_of(mail).splitlines()):
            self.assertIn(line, shown)

    def test_others_neither_see_nor_send_mails(self):
        meeting = self.called()
        for client in (self.member, self.nobody):
            self.assertIn(client.get(f"/meetings/{meeting}/invitations/mails").status, (303, 404))
        token = Page(self.member.get("/inputs/new").text).values_of("/inputs/new")["form_token"]
        answer = self.member.post(f"/meetings/{meeting}/invitations/mails", {"form_token": token, "scope": "silent"})
        self.assertEqual(answer.status, 404)
        self.assertEqual(self.press(meeting, "/mails", scope="everybody").status, 404)

    def test_a_calendar_answers(self):
        meeting, mails = self.invited()
        self.assertEqual(self.made_of(self.reply(mails["anna"])), ["answered"])
        self.assertEqual(self.made_of(self.reply(mails["bo"], "DECLINED")), ["answered"])
        self.assertEqual(self.answers(meeting), {"Anna Ek": "room", "Bo Alm": "absent", "Cia Gran": ""})
        who = self.forum.rows("SELECT who FROM ledger_entries WHERE verb = 'invitation.answer' ORDER BY number DESC "
                              "LIMIT 1")
        self.assertEqual(who, [(self.people["Bo Alm"],)], "it is the person's own act")
        self.assertEqual(self.made_of(self.reply(mails["bo"], "ACCEPTED", stamp="20230402T120000Z")), ["answered"])
        self.assertEqual(self.answers(meeting)["Bo Alm"], "room")

    def test_a_calendar_hands_on_to_a_substitute(self):
        meeting, mails = self.invited()
        more = ';DELEGATED-TO="mailto:Dan@Dalarna.example"'
        self.assertEqual(self.made_of(self.reply(mails["anna"], "DELEGATED", more=more)), ["answered"])
        self.assertEqual(self.answers(meeting), {"Anna Ek": "absent", "Bo Alm": "", "Cia Gran": "", "Dan Lind": ""})
        self.assertEqual(self.new_mails(3)[2].recipient, "dan@dalarna.example")
        more = ';DELEGATED-TO="mailto:nobody@dalarna.example"'
        self.assertEqual(self.made_of(self.reply(mails["bo"], "DELEGATED", more=more)), ["no_substitute"])
        self.assertIn("handed the invitation on to somebody who cannot stand in", self.page(meeting))

    def test_forged_and_late_answers_change_nothing(self):
        meeting, mails = self.invited()
        anna = mails["anna"]
        self.assertEqual(self.made_of(self.reply(anna, sender="eve@evil.example")), ["stranger"])
        self.assertEqual(self.made_of(self.reply(anna, attendee="bo@skane.example")), ["stranger"])
        self.assertEqual(self.made_of(self.reply(anna, uid="guessed@forum.example")), ["unknown"])
        self.assertEqual(self.made_of(self.reply(anna, "TENTATIVE")), ["tentative"])
        self.assertEqual(self.made_of(b"From: anna@dalarna.example\r\nSubject: Hej\r\n\r\nJag kommer.\r\n"), ["other"])
        self.assertEqual(self.answers(meeting), {"Anna Ek": "", "Bo Alm": "", "Cia Gran": ""})
        page = self.page(meeting)
        self.assertIn("was answered for from another mail address", page)
        self.assertIn("answered “perhaps”, which is no answer here", page)
        self.answer(meeting, "Anna Ek", answer="remote")
        self.assertEqual(self.made_of(self.reply(anna, "DECLINED", stamp="20230101T120000Z")), ["older"])
        self.assertEqual(self.made_of(self.reply(anna, "ACCEPTED", stamp="20230403T120000Z")), ["answered"])
        self.assertEqual(self.answers(meeting)["Anna Ek"], "remote")
        self.loop.do(f"/meetings/{meeting}/edit", state="cancelled")
        self.assertEqual(self.made_of(self.reply(anna, "DECLINED", stamp="20230404T120000Z")), ["too_late"])
        self.assertEqual(self.answers(meeting)["Anna Ek"], "remote")

    def test_a_mail_that_comes_twice_is_read_once(self):
        _, mails = self.invited()
        octets = self.reply(mails["anna"])
        self.assertEqual(self.made_of(octets), ["answered"])
        count = self.forum.rows("SELECT count(*) FROM mail_in")
        self.bring(octets)
        self.assertEqual(self.forum.rows("SELECT count(*) FROM mail_in"), count)

    def test_a_mail_to_somebody_else_is_refused(self):
        with self.assertRaises(smtplib.SMTPRecipientsRefused) as refused:
            self.bring(b"Subject: x\r\n\r\nx\r\n", recipient="other@forum.example")
        self.assertEqual(refused.exception.recipients["other@forum.example"][0], 550)
        self.assertEqual(self.bring(b"Subject: plus\r\n\r\nx\r\n", recipient="kansli+svar@forum.example"), {})

    def test_a_report_of_delivery_marks_the_mail(self):
        meeting, mails = self.invited()
        self.assertEqual(self.made_of(self.report(mails['bo'])), ["undelivered"])
        self.assertEqual(self.states(meeting)["Bo Alm"], "invitation refused")
        self.assertIn("Mailbox is gone", self.page(meeting))

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class MailsOnPostgresTest(MailsTest):
    @classmethod
    def database(cls):
        return new_database(cls)


class ManyTest(Calling):
    """A call to many: the page answers at once, the mails go out behind it, and a program that is
    killed meanwhile sends each at least once and the same mail when it sends it again."""

    people_count, kills, day = (2300, 50, "2099-06-01") if LONG else (130, 3, "2099-06-01")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for number in range(cls.people_count):
            cls.add_person(f"Person {number:04}", f"p{number}@many.example")
            cls.seat(f"Person {number:04}", "w", from_day=cls.day, to_day=cls.day)

    def test_a_killed_program_loses_no_mail(self):
        meeting = self.meeting(self.day)
        address = f"/meetings/{meeting}/invitations"
        token = Page(self.secretary.get(address).text).values_of(address)
        began = time.monotonic()
        answer = self.secretary.post(address, token)
        took = time.monotonic() - began
        self.assertEqual(answer.status, 303, answer.text)
        print(f"\n    {self.people_count} are called; the page answered after {1000 * took:.0f} ms (wanted: 100)")
        step = self.people_count / (self.kills + 1)
        for kill in range(1, self.kills + 1):
            self.sink.wait_for(int(kill * step), 120)
            self.server.process.send_signal(signal.SIGKILL)
            self.server.process.wait()
            self.server.__exit__()
            # By the machine's clock, which goes on where one that begins at a day would go back.
            type(self).server = Serving(self.forum, *self.options())
            self.server.__enter__()
        self.addCleanup(self.server.__exit__)
        end = time.monotonic() + 900
        waiting = f"SELECT count(*) FROM invitation_mail WHERE meeting = '{meeting}' AND state = 'waiting'"
        sent = f"SELECT count(*) FROM invitation_mail WHERE meeting = '{meeting}' AND state = 'sent'"
        while self.forum.rows(sent) != [(str(self.people_count),)] and time.monotonic() < end:
            time.sleep(0.2)
        self.assertEqual(self.forum.rows(waiting), [("0",)])
        mails = self.sink.messages()
        by_recipient = {}
        for mail in mails:
            by_recipient.setdefault(mail.recipient, set()).add(mail.message()["Message-ID"])
        self.assertEqual(set(by_recipient), {f"p{number}@many.example" for number in range(self.people_count)})
        self.assertEqual({len(ids) for ids in by_recipient.values()}, {1})
        print(f"    {self.kills} kills: {len(mails)} mails to {len(by_recipient)} people, "
              f"{len(mails) - len(by_recipient)} came twice, with the Message-ID of the first")


if __name__ == "__main__":
    unittest.main()
