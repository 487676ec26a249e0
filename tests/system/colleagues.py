"""A forum that is served, by itself or to its secretary, to a member from a region and to somebody
without an account."""

import shutil
import subprocess
import tempfile
import unittest

from forms_test import MAIL, PASSWORD, TODAY, Client
from forum import PROGRAM, Serving, run
from inputs_test import BODY, Loop, founded

MEMBER = "skane@example.org"


class Served(unittest.TestCase):
    """Set up once for all tests of a class: `forum`, `server` and `body`."""

    members = {}  # the region of each, by mail address

    @classmethod
    def setUpClass(cls):
        folder = tempfile.mkdtemp(prefix="radslag-served-")
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        cls.forum = founded(folder, cls.database())
        for mail, region in cls.members.items():
            ended = run("user", "add", mail, "--role", "member", "--party", region, *cls.forum.place())
            if ended.status != 0:
                raise AssertionError(repr(ended))
            subprocess.run([PROGRAM, "user", "password", mail, *map(str, cls.forum.place())],
                           input=PASSWORD.encode(), check=True, capture_output=True)
        cls.server = Serving(cls.forum, "--today", TODAY, *cls.options(), environment=cls.environment())
        cls.server.__enter__()
        cls.addClassCleanup(cls.server.__exit__)
        cls.body = cls.forum.rows(f"SELECT id FROM body WHERE name = '{BODY}'")[0][0]

    @classmethod
    def database(cls):
        """SQLite; a class of tests on PostgreSQL gives its own."""
        return None

    @classmethod
    def options(cls):
        """What the server is told besides."""
        return ()

    @classmethod
    def environment(cls):
        """What its environment has besides."""
        return ()


class Colleagues(Served):
    """And who works there: `secretary`, `member` of Region Skåne, `nobody`, `loop`."""

    members = {MEMBER: "Region Skåne"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sign_all_in()

    @classmethod
    def sign_all_in(cls):
        """Once more too, where a server with a later day has ended what was signed in."""
        cls.secretary = Client(cls.server.port, mail=MAIL)
        cls.member = Client(cls.server.port, mail=MEMBER)
        cls.nobody = Client.__new__(Client)
        cls.nobody.port, cls.nobody.language, cls.nobody.cookies = cls.server.port, "en", {}
        cls.loop = Loop(cls.secretary, cls.body)


class Drafters(Served):
    """And who writes inputs: `one` and `other` of Region Dalarna (`dalarna`), `skane`, `secretary`."""

    members = {"ett@example.org": "Region Dalarna", "andra@example.org": "Region Dalarna",
               MEMBER: "Region Skåne"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.secretary = Client(cls.server.port, mail=MAIL)
        cls.one, cls.other, cls.skane = (Client(cls.server.port, mail=mail) for mail in cls.members)
        cls.dalarna = cls.forum.rows("SELECT id FROM organisation WHERE county_letter = 'w'")[0][0]
