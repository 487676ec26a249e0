"""What tests of notices share: a meeting with points and documents, its PDF, and what is in it."""

import re
import subprocess
import tempfile
import time
from pathlib import Path

from attachments_test import multipart
from colleagues import Colleagues
from forms_test import Page
from forum import PROGRAM
from print_test import needs_weasyprint


@needs_weasyprint
class Notices(Colleagues):
    """A forum whose secretariat calls meetings."""

    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory(prefix="radslag-notice-")
        cls.addClassCleanup(cls.kept.cleanup)
        cls.folder = Path(cls.kept.name)
        super().setUpClass()

    @classmethod
    def options(cls):
        return "--base-url", "http://forum.example.org/"

    @classmethod
    def environment(cls):
        """A radslag-read that fails to join once after the file `fails` was made."""
        reader = cls.folder / "radslag-read"
        reader.write_text(f"""#!/bin/sh
[ "$1" != join ] || ! rm "{cls.folder}/fails" 2>/dev/null || exit 1
exec "{PROGRAM.parent}/radslag-read" "$@"
""")
        reader.chmod(0o755)
        return {"RADSLAG_READ": str(reader)}

    @classmethod
    def meeting(cls):
        place = cls.loop.do("/meetings/new", body=cls.body, title="Vägforum i maj", day="2023-05-04",
                            start_time="09:00", end_time="12:00", venue="Falun")
        return re.search(r"/meetings/([a-z2-7]{13})", place)[1]

    @classmethod
    def point(cls, meeting, number, title, **more):
        cls.loop.do(f"/meetings/{meeting}/points/new", number=number, title=title, **more)
        ((point,),) = cls.forum.rows(f"SELECT id FROM point WHERE meeting = '{meeting}' AND title = '{title}'")
        return point

    @classmethod
    def attach(cls, client, meeting, point, name, content, title="", **more):
        action = f"/meetings/{meeting}/attachments"
        token = Page(client.get("/inputs/new").text).values_of("/inputs/new")["form_token"]
        fields = {"form_token": token, "point": point, "title": title, "readers": "as_above", **more}
        return client.ask("POST", action, *multipart(fields, [(name, content)] if name else []))

    def pdf(self, client, meeting, language="sv"):
        """Asks until it is there, and gives its file."""
        until = time.monotonic() + 120
        while time.monotonic() < until:
            answer = client.get(f"/meetings/{meeting}/agenda.pdf?lang={language}")
            if answer.status == 200:
                self.assertEqual(answer.getheader("Content-Type"), "application/pdf")
                path = self.folder / f"{meeting}-{time.monotonic_ns()}.pdf"
                path.write_bytes(answer.body)
                return path
            self.assertEqual((answer.status, answer.getheader("Refresh")), (202, "2"), answer.text)
            time.sleep(0.3)
        raise AssertionError("the PDF never came:\n" + self.server.said())

    def tool(self, *command):
        return subprocess.run(list(map(str, command)), check=True, capture_output=True).stdout

    def pages_of(self, pdf):
        """The text of each page, a space for all that is blank."""
        text = self.tool("pdftotext", "-layout", pdf, "-").decode()
        return [re.sub(r"\s+", " ", page) for page in text.split("\f")[:-1]]

    def inside(self, pdf):
        """All that the file holds, unpacked, with its attached files and its text."""
        unpacked = self.folder / "unpacked.pdf"
        self.tool("qpdf", "--qdf", "--object-streams=disable", pdf, unpacked)
        return unpacked.read_bytes() + " ".join(self.pages_of(pdf)).encode()

    def holds(self, pdf, words):
        """Whether words are in the file in any of the ways in which a PDF writes them."""
        inside = self.inside(pdf)
        wide = words.encode("utf-16-be")
        return any(form in inside for form in (words.encode(), words.encode("latin-1"), wide, wide.hex().encode()))
