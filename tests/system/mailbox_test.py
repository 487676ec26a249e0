"""Mails that are taken from a mailbox, by the real program from a server of the tests: what they lead
to, that none is lost or taken for two, and what is said when the server does wrong."""

import contextlib
import hashlib
import json
import os
import re
import signal
import tempfile
import threading
import time
import unittest
from pathlib import Path

from forum import LONG, Serving, needs_postgres
from imap_box import ImapBox
from inputs_test import new_database
from invitation_mails_test import SENDER, SITE, Answering

USER, PASSWORD, TODAY = "kansli", "hemlig%fras med\"tecken", "2023-04-01"


def a_mail(subject, octets=0):
    """A mail that asks for nothing; as large as that, about."""
    line = b"x" * 70 + b"\r\n"
    return f"From: anna@dalarna.example\r\nSubject: {subject}\r\n\r\nHej.\r\n".encode() + line * (octets // len(line))


class Boxed(Answering):
    """The forum takes its mails from `box`."""

    tls = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.secret = Path(folder.name) / "password"
        cls.secret.write_text(PASSWORD + "\n")
        cls.box = ImapBox(user=USER, password=PASSWORD, tls=cls.tls)
        cls.box.__enter__()
        cls.addClassCleanup(cls.box.__exit__)
        super().setUpClass()

    @classmethod
    def mailbox_options(cls):
        scheme = "imaps" if cls.tls == "implicit" else "imap"
        safe = ("--mail-in-authorities", str(cls.box.certificate)) if cls.tls else ("--mail-in-tls", "none")
        return ("--mail-in", f"{scheme}://127.0.0.1:{cls.box.port}/INBOX", "--mail-in-user", USER,
                "--mail-in-password-file", str(cls.secret), "--mail-in-interval", "1", *safe)

    @classmethod
    def sending(cls):
        return ("--base-url", SITE, "--mail-server", f"smtp://127.0.0.1:{cls.sink.port}", "--mail-from", SENDER,
                "--mail-tls", "none")

    @classmethod
    def options(cls):
        return (*cls.sending(), *cls.mailbox_options())

    def bring(self, octets):
        """Into the mailbox, where the program finds it."""
        return self.box.put(octets)

    def outcomes(self, octets):
        """What was made of the mail: as many as it was kept times, none before it is read."""
        sha256 = hashlib.sha256(octets).hexdigest()
        return [made for (made,) in self.forum.rows(
            f"SELECT outcome FROM mail_in WHERE sha256 = '{sha256}' AND outcome IS NOT NULL")]

    def made_of(self, octets):
        self.bring(octets)
        self.until(lambda: self.outcomes(octets))
        return self.outcomes(octets)

    def log(self):
        return [json.loads(line) for line in self.server.said().splitlines() if line.startswith("{")]

    def reasons(self, message="the mailbox cannot be read"):
        return [line.get("reason", "") for line in self.log() if message in line.values()]

    def metric(self, name):
        return int(re.search(rf"(?m)^{name} (\d+)$", self.server.get("/metrics").text)[1])

    def until(self, holds, seconds=60):
        end = time.monotonic() + seconds
        while not holds():
            self.assertLess(time.monotonic(), end, self.server.said()[-4000:])
            time.sleep(0.05)

    def restart(self):
        type(self).server = Serving(self.forum, "--today", TODAY, *self.options())
        self.server.__enter__()
        self.addClassCleanup(self.server.__exit__)


class MailboxTest(Boxed):
    def test_a_calendar_answers(self):
        meeting, mails = self.invited()
        self.assertEqual(self.made_of(self.reply(mails["anna"])), ["answered"])
        self.assertEqual(self.made_of(self.reply(mails["bo"], "DECLINED")), ["answered"])
        self.assertEqual(self.answers(meeting), {"Anna Ek": "room", "Bo Alm": "absent", "Cia Gran": ""})

    def test_a_report_of_delivery_marks_the_mail(self):
        meeting, mails = self.invited()
        self.assertEqual(self.made_of(self.report(mails["bo"])), ["undelivered"])
        self.assertEqual(self.states(meeting)["Bo Alm"], "invitation refused")
        self.assertIn("Mailbox is gone", self.page(meeting))

    def test_all_else_is_kept_as_it_came(self):
        octets = a_mail("Något annat") + b"\xff. \r\n.\r\nA004 OK Done\r\n* 1 FETCH (UID 1 BODY[] {3}\r\n)\r\n\n"
        self.assertEqual(self.made_of(octets), ["other"])
        sha256 = hashlib.sha256(octets).hexdigest()
        self.assertEqual((self.forum.folder / "mail" / sha256[:2] / sha256).read_bytes(), octets)

    def test_mails_that_cannot_be_read_do_not_stand_in_the_way(self):
        for octets in (b"", b"\0", b"\r\n", b"Subject: " + b"x" * 100_000):
            self.assertEqual(len(self.made_of(octets)), 1, octets[:20])
        self.assertEqual(self.made_of(a_mail("Bakom dem")), ["other"])

    def test_the_same_mail_twice_is_one(self):
        meeting, mails = self.invited()
        octets = self.reply(mails["anna"], "DECLINED")
        self.assertEqual(self.made_of(octets), ["answered"])
        self.bring(octets)
        self.made_of(a_mail("Efter den andra"))
        self.assertEqual(self.outcomes(octets), ["answered"])
        self.assertEqual(self.answers(meeting)["Anna Ek"], "absent")

    def test_people_who_read_the_mailbox_find_it_as_it_was(self):
        octets = a_mail("Oläst")
        self.made_of(octets)
        self.assertIn(octets, self.box.mails.values())
        self.assertEqual(self.box.seen, set())
        self.assertLessEqual(set(self.box.verbs), {"CAPABILITY", "AUTHENTICATE", "SELECT", "EXAMINE", "FETCH",
                                                   "UID_FETCH", "LOGOUT"})

    def test_a_mail_is_fetched_once_and_each_look_takes_one_connection(self):
        self.made_of(a_mail("En gång"))
        uid, visits = max(self.box.mails), self.box.connections
        self.box.wait_until(lambda: self.box.connections > visits + 3)
        self.assertEqual(self.box.fetched.count(uid), 1)
        self.assertLessEqual(self.box.open, 1)

    def test_a_mailbox_that_was_made_anew_is_taken_again(self):
        before = a_mail("Före")
        self.made_of(before)
        with self.box.changed:
            self.box.mails.clear()
            self.box.fetched.clear()
            self.box.validity += 1
            self.box.put(before)
        self.made_of(a_mail("Efter"))
        self.assertEqual(self.box.fetched, [1, 2])
        self.assertEqual(self.outcomes(before), ["other"])

    def test_a_mailbox_that_is_full_is_taken_whole(self):
        count, wanted = self.forum.count("mail_in"), 520  # more than one look takes
        with self.box.changed:
            self.box.mails.clear()
            self.box.fetched.clear()
            self.box.validity += 1
            for number in range(wanted):
                self.box.put(a_mail(f"Nummer {number}"), uid=10 + number * 3 + number % 3)
        self.until(lambda: self.forum.count("mail_in") >= count + wanted, 200)
        self.assertEqual(self.forum.count("mail_in"), count + wanted)
        self.assertEqual(self.box.fetched, sorted(self.box.mails))
        self.assertEqual(self.reasons(), [])

    def test_what_is_too_large_is_left_and_said_once(self):
        left = "a mail was left in the mailbox"
        before = len(self.reasons(left))
        with self.box.changed:
            told = self.bring(a_mail("Stort"))
            self.box.sizes[told] = 29 << 20
            untold = self.bring(a_mail("Större än det säger", 29 << 20))
            self.box.sizes[untold] = 1000
        self.made_of(a_mail("Bakom de stora"))
        self.assertNotIn(told, self.box.fetched)
        self.assertEqual(self.reasons(left)[before:], ["it is too large"] * 2)
        self.assertGreaterEqual(self.metric("radslag_mailbox_mails_left"), 2)
        self.assertNotIn("Stort", self.server.said())
        del self.box.mails[untold]

    def test_a_killed_program_loses_nothing_and_doubles_nothing(self):
        wanted, mails = 60 if LONG else 6, []
        for number in range(wanted):
            # From the octet that ends the mail to the mark lies less than a tenth of a second.
            pause = number % 6 * 0.015

            def kill(_):
                self.box.after_giving = None
                time.sleep(pause)
                os.kill(self.server.process.pid, signal.SIGKILL)

            self.box.after_giving = kill
            mails.append(a_mail(f"Mord {number}"))
            self.bring(mails[-1])
            self.server.process.wait(60)
            self.restart()
        self.sign_all_in()
        self.made_of(a_mail("Efter morden"))
        for octets in mails:
            self.until(lambda: self.outcomes(octets))
            self.assertEqual(self.outcomes(octets), ["other"])
        self.assertEqual([path.name for path in (self.forum.folder / "mail" / "arriving").iterdir()], [])
        again = sum(self.box.fetched.count(uid) > 1 for uid in self.box.mails)
        print(f"\n    {wanted} kills around the mark: {again} mails were fetched again, none kept twice")

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class MailboxOnPostgresTest(MailboxTest):
    @classmethod
    def database(cls):
        return new_database(cls)

    def test_two_nodes_that_look_at_once_keep_each_mail_once(self):
        mails, met = [a_mail(f"Nod {number}") for number in range(40)], []
        both = threading.Barrier(2, action=lambda: met.append(1))

        def wait_for_the_other():
            with contextlib.suppress(threading.BrokenBarrierError):
                both.wait(5)

        with Serving(self.forum, "--today", TODAY, *self.options()) as other:
            self.box.faults["UID_FETCH"] = wait_for_the_other
            with self.box.changed:
                for octets in mails:
                    self.bring(octets)
            for octets in mails:
                self.until(lambda: self.outcomes(octets))
            del self.box.faults["UID_FETCH"]
            both.abort()
            self.made_of(a_mail("Efter noderna"))
            self.assertNotIn("cannot be read", other.said())
        self.assertGreater(len(met), len(mails) // 2)
        for octets in mails:
            self.assertEqual(self.outcomes(octets), ["other"])
        self.assertEqual(self.reasons(), [])


class FaultsTest(Boxed):
    """What the server does wrong has nothing to do with the engine of the database."""

    def test_each_fault_is_said_once_and_got_over(self):
        for step, fault, words in (
                ("AUTHENTICATE", "no", "does not accept the user kansli with the secret in"),
                ("SELECT", "no", "does not open the folder INBOX to kansli"),
                ("EXAMINE", "no", "does not open the folder INBOX to kansli"),
                ("greeting", "close", "breaks off, or answers otherwise"),
                ("greeting", "rubbish", "breaks off, or answers otherwise"),
                ("FETCH", "rubbish", "breaks off, or answers otherwise"),
                ("UID_FETCH", "rubbish", "breaks off, or answers otherwise"),
                ("middle", "close", "breaks off, or answers otherwise")):
            with self.subTest(step=step, fault=fault):
                before, octets = len(self.reasons()), a_mail(f"{step} {fault}")
                self.box.faults[step] = fault
                times = self.box.reached_steps.count(step)
                self.bring(octets)
                self.box.wait_until(lambda: self.box.reached_steps.count(step) >= times + 2)
                self.until(lambda: self.metric("radslag_mailbox_failed_looks") >= 2)
                said = self.reasons()[before:]
                self.assertEqual(len(said), 1, said)
                self.assertIn(words, said[0])
                self.assertEqual(self.outcomes(octets), [])
                del self.box.faults[step]
                self.until(lambda: self.outcomes(octets))
                self.until(lambda: self.metric("radslag_mailbox_failed_looks") == 0)
        self.assertNotIn("hemlig", self.server.said())

    def test_a_wrong_password_is_put_right_without_a_restart(self):
        self.secret.write_text("gammal fras\n")
        try:
            self.until(lambda: "does not accept the user" in (self.reasons() or [""])[-1])
        finally:
            self.secret.write_text(PASSWORD + "\n")
        self.made_of(a_mail("Efter bytet"))
        for secret in (PASSWORD, "gammal fras", PASSWORD[:6]):
            self.assertNotIn(secret, self.server.said())

    def test_a_stop_does_not_wait_for_a_server_that_hangs(self):
        for step in ("greeting", "AUTHENTICATE", "FETCH", "middle"):
            with self.subTest(step=step):
                self.box.faults[step] = "hang"
                times = self.box.reached_steps.count(step)
                octets = a_mail(f"Häng {step}")
                self.bring(octets)
                self.box.wait_until(lambda: self.box.reached_steps.count(step) > times)
                began = time.monotonic()
                self.assertEqual(self.server.stop(), 0)
                self.assertLess(time.monotonic() - began, 8)
                self.assertEqual(self.reasons(), [])
                del self.box.faults[step]
                self.restart()
                self.until(lambda: self.outcomes(octets))
        self.sign_all_in()


class EncryptedTest(Boxed):
    tls = "implicit"

    def test_mails_come_over_an_encrypted_connection(self):
        self.assertEqual(self.made_of(a_mail("Krypterat")), ["other"])
        self.assertEqual(self.reasons(), [])


class StartTlsTest(EncryptedTest):
    tls = "starttls"


class TrustTest(Boxed):
    """Another server, or other options: each time the program starts anew."""

    def served(self, box, *options, scheme="imap", folder="INBOX"):
        if self.server.process.poll() is None:
            self.server.stop()
        type(self).server = Serving(
            self.forum, "--today", TODAY, *self.sending(), "--mail-in",
            f"{scheme}://127.0.0.1:{box.port}/{folder}", "--mail-in-user", USER, "--mail-in-interval", "1", *options)
        self.server.__enter__()
        self.addCleanup(self.server.__exit__)

    def said_of(self, box, *options, **where):
        self.served(box, "--mail-in-password-file", str(self.secret), *options, **where)
        self.until(self.reasons)
        self.assertNotIn(PASSWORD, self.server.said())
        return self.reasons()[0]

    def test_a_server_without_encryption_hears_no_secret(self):
        with ImapBox(user=USER, password=PASSWORD) as box:
            self.assertIn("offers no encryption", self.said_of(box))
            self.assertNotIn("AUTHENTICATE", box.verbs)

    def test_a_certificate_that_is_not_to_be_trusted_is_not(self):
        with ImapBox(user=USER, password=PASSWORD, tls="implicit") as box:
            self.assertIn("is not to be trusted", self.said_of(box, scheme="imaps"))
            self.assertIn("holds no certificates in PEM",
                          self.said_of(box, "--mail-in-authorities", str(self.secret), scheme="imaps"))
            self.assertEqual(box.verbs, [])

    def test_a_server_without_a_known_way_or_folder_or_that_is_not_there_is_told_apart(self):
        bare = ("--mail-in-tls", "none")
        with ImapBox(user=USER, password=PASSWORD, ways=("CRAM-MD5",)) as box:
            self.assertIn("lets nobody sign in by PLAIN", self.said_of(box, *bare))
        with ImapBox(user=USER, password=PASSWORD) as box:
            self.assertIn("does not open the folder Svar 2023", self.said_of(box, *bare, folder="Svar%202023"))
        self.assertIn("cannot be reached", self.said_of(box, *bare))

    def test_a_token_is_shown_instead_of_a_password(self):
        token = self.secret.parent / "token"
        token.write_text("ya29.nyckel\n")
        with ImapBox(user=USER, token="ya29.nyckel") as box:
            octets = a_mail("Med nyckel")
            box.put(octets)
            self.served(box, "--mail-in-tls", "none", "--mail-in-token-file", str(token))
            self.until(lambda: self.outcomes(octets))
            token.write_text("ya29.gammal\n")
            self.until(self.reasons)
        self.assertIn(f"does not accept the user {USER} with the secret in {token}", self.reasons()[0])
        self.assertNotIn("ya29", self.server.said())

    def test_a_folder_of_another_name_is_read(self):
        with ImapBox(user=USER, password=PASSWORD, folder='Svar 100% \\"2023\\"') as box:
            octets = a_mail("I en annan mapp")
            box.put(octets)
            self.served(box, "--mail-in-tls", "none", "--mail-in-password-file", str(self.secret),
                        folder="Svar%20100%25%20%222023%22")
            self.until(lambda: self.outcomes(octets))
        self.assertEqual(box.seen, set())

    def test_wrong_options_end_the_start_with_the_way_out(self):
        for options, words in (
                (("--mail-in", "imaps://mail.example.org/INBOX"), "--mail-in-user: name in one line"),
                (("--mail-in", "imap://mail.example.org", "--mail-in-user", "a", "--mail-in-password-file",
                  str(self.secret), "--mail-in-tls", "none"), "--mail-in-tls: none is for a mail server on this"),
                (("--mail-in", "pop3://mail.example.org", "--mail-in-user", "a"), "is no address of a mailbox"),
                (("--mail-in", "127.0.0.1:0", "--mail-in-user", "a"), "nobody signs in where mail is brought")):
            ended = self.forum.command("serve", *self.sending(), *options)
            self.assertEqual(ended.status, 1, ended)
            self.assertIn(words, ended.said)


if __name__ == "__main__":
    unittest.main()
