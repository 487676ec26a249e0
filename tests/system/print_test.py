"""The minutes as PDF: queued, tagged for everybody's reader, kept, and never for more readers than
the record."""

import re
import shutil
import sqlite3
import subprocess
import time
import unittest

from commands_test import NOTES
from forum import Case, Serving, run

SECRET = "Hemligheten heter blåklocka."


# What `script/bootstrap test` installs, so that script/test skips none; a single file can be run on a machine
# without, where the program says that it makes no PDF.
needs_weasyprint = unittest.skipUnless(shutil.which("weasyprint"), "NOTE: weasyprint is not installed, PDFs are not tested")


@needs_weasyprint
class Minutes(Case):
    def setUp(self):
        super().setUp()
        self.forum_ = self.forum()
        self.assert_done(self.forum_.command("init", "--name", "Vägforum", "--admin", "a@example.org",
                                             "--test"))
        self.assert_done(self.forum_.take_in(self.file("vägar.txt", NOTES)))
        ((self.meeting, self.body),) = self.forum_.rows(
            "SELECT id, body FROM meeting WHERE state = 'held'")

    def pdf(self, server, **how):
        """Asks until the PDF is there; the first answer says that it is being made."""
        path = f"/meetings/{self.meeting}/minutes.pdf"
        first = server.get(path, **how)
        self.assertEqual(first.status, 202, first.text)
        self.assertEqual(first.getheader("Refresh"), "2")
        until = time.monotonic() + 90
        while time.monotonic() < until:
            answer = server.get(path, **how)
            if answer.status == 200:
                return answer
            self.assertEqual(answer.status, 202, answer.text)
            time.sleep(0.5)
        raise AssertionError("the PDF never came:\n" + server.said())

    def text_of(self, pdf):
        path = self.file("minutes.pdf", pdf)
        return subprocess.run(["pdftotext", "-layout", path, "-"], check=True,
                              capture_output=True).stdout.decode()

    def test_the_minutes_are_a_tagged_pdf_with_their_text(self):
        with Serving(self.forum_) as server:
            answer = self.pdf(server, language="sv")
            self.assertEqual(answer.getheader("Content-Type"), "application/pdf")
            self.assertIn("filename*=UTF-8''Forum%20f%C3%B6r%20lokala%20v%C3%A4gar%2014%20mars%202023.pdf",
                          answer.getheader("Content-Disposition"))
            for sign in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang (sv)", b"/DisplayDocTitle true",
                         b'pdfuaid:part="1"'):
                self.assertIn(sign, answer.body)
            first_page = self.text_of(answer.body).split("\f")[0]
            self.assertIn("Vägarnas skick", first_page)
            self.assertRegex(first_page, r"Forum för lokala vägar 14\s+mars\s+2023")
            self.assertIn("Grusvägarna har mätts i åtta kommuner under hösten.", first_page)
            self.assertIn("Diskussion", first_page)
            self.assertRegex(first_page, r"\[Uppmaning, senast 2 maj 2023\]")
            self.assertRegex(first_page, r"1 \(\d\)")
            self.assertNotIn("Logga in", first_page)

    def test_a_kept_pdf_is_given_at_once_until_the_record_changes(self):
        with Serving(self.forum_) as server:
            first = self.pdf(server, language="sv")
            path = f"/meetings/{self.meeting}/minutes.pdf"
            again = server.get(path, language="sv")
            self.assertEqual((again.status, again.body), (200, first.body))
            self.change("UPDATE point SET title = 'Vägarnas läge' WHERE title = 'Vägarnas skick'")
            changed = self.pdf(server, language="sv")
            self.assertIn("Vägarnas läge", self.text_of(changed.body))

    def test_a_print_for_members_is_never_the_publics(self):
        self.change("UPDATE turn SET text = text || ' " + SECRET + "', audience = (SELECT id FROM "
                    "audience WHERE kind = 'members') WHERE text LIKE '%undrar hur%'")
        self.assert_done(run("user", "add", "m@example.org", *self.forum_.place(), "--role",
                             "secretary", "--body", "Forum för lokala vägar"))
        with Serving(self.forum_) as server:
            member = {"Cookie": self.signed_in(server, "m@example.org")}
            for_members = self.text_of(self.pdf(server, language="sv", headers=member).body)
            self.assertIn("blåklocka", for_members)
            self.assertIn("Endast för ledamöter", for_members)
            # The public's is made anew, though one lies there already.
            for_all = self.text_of(self.pdf(server, language="sv").body)
            self.assertIn("Vägarnas skick", for_all)
            self.assertNotIn("blåklocka", for_all)
            self.assertNotIn("blåklocka", server.get(f"/meetings/{self.meeting}").text)

    def signed_in(self, server, mail):
        """The cookie of somebody who has followed a link to sign in."""
        ended = self.assert_done(run("user", "link", mail, *self.forum_.place()))
        link = re.search(r"/login/\S+", ended.out + ended.said)[0]
        answer = server.get(link)
        return "; ".join(cookie.split(";")[0] for name, cookie in answer.getheaders()
                         if name.lower() == "set-cookie")

    def change(self, statement):
        """Changes the record behind the program's back: what is asked is how pages take it."""
        with sqlite3.connect(self.forum_.folder / "radslag.db", timeout=30) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            self.assertEqual(connection.execute(statement).rowcount, 1)


class WithoutPrinter(Case):
    def test_the_page_says_which_package_is_missing(self):
        forum = self.forum()
        self.assert_done(forum.take_in(self.file("vägar.txt", NOTES)))
        ((meeting,),) = forum.rows("SELECT id FROM meeting WHERE state = 'held'")
        printer = self.file("radslag-print", "#!/bin/sh\nexit 3\n")
        printer.chmod(0o755)
        with Serving(forum, environment={"RADSLAG_PRINT": str(printer)}) as server:
            until = time.monotonic() + 30
            while time.monotonic() < until:
                answer = server.get(f"/meetings/{meeting}/minutes.pdf", language="sv")
                if answer.status != 202:
                    break
                time.sleep(0.2)
            self.assertEqual(answer.status, 503)
            self.assertIn("weasyprint", answer.text)


if __name__ == "__main__":
    unittest.main()
