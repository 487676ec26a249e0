"""The rights, as a matrix: each role against each address of the route list, and each role against
each audience on every way out. What a role may do and read is written down here once more, from what
the field says of the roles, not from the program's table. Prints how many cells were looked at."""

import re
import subprocess
import time
import unittest

from colleagues import Served
from forms_test import MAIL, PASSWORD, Client, Page
from forum import LONG, PROGRAM, needs_postgres, run
from inputs_test import BODY, Loop, new_database
from secrecy_test import RECORDS, kind_of, words_of

OTHER_BODY = "Broutskottet"
ROLES = ("reader", "member", "substitute", "party_administrator", "officer", "secretary", "chair", "registrar",
         "auditor", "system_administrator")
# Who may do what an address asks for, by the word in the route list.
MAY = {
    "anyone": {"nobody", *ROLES},
    "signed in": set(ROLES),
    "see history": set(ROLES) - {"reader", "system_administrator"},
    "import notes": {"secretary"},
    "edit meetings": {"secretary", "chair"},
    "comment notes": {"member", "substitute", "party_administrator", "officer", "secretary", "chair"},
    "edit commitments": {"officer", "secretary", "chair"},
    "edit matters": {"officer", "secretary"},
    "send inputs": {"member", "substitute", "party_administrator", "officer", "secretary", "chair"},
    "answer inputs": {"officer", "secretary", "chair"},
    "sort inputs": {"officer", "secretary", "chair"},
    "edit people": {"secretary"},
    "edit bodies": {"secretary"},
    "give access": {"party_administrator", "secretary"},
    "found bodies": {"secretary", "system_administrator"},
    "prepare": {"member", "substitute", "party_administrator", "secretary", "chair"},
    "draft positions": {"member", "secretary", "chair"},
    "take a stand": {"member", "substitute", "party_administrator"},
    "release": {"secretary", "chair"},
    "propose points": {"member", "substitute", "party_administrator", "chair"},
    "administer": {"system_administrator"},
}
SITS = set(ROLES) - {"system_administrator"}
KEEPS = {"secretary", "chair", "registrar", "auditor"}
# A word that stands in something for that audience alone, and who reads it.
WORDS = {
    "offentligord": {"nobody", "stranger", *ROLES},  # public
    "ledamotsord": SITS,                             # of a meeting for members
    "kansliord": KEEPS,                              # of a meeting for the secretariat
    "sekretessord": KEEPS,                           # withheld by a law, at a public meeting
    "smalpunktsord": KEEPS,                          # under a point that is withheld
    "utkastsord": KEEPS,                             # in notes that are written
    "remissord": SITS,                               # in notes that are out for comment
    "beredningsord": MAY["prepare"],                 # in what the body prepares for another
    "förslagsord": {"secretary", "chair"},           # in a point that is proposed to those who prepare
}


class RightsTest(Served):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.secretary = Client(cls.server.port, mail=MAIL)
        cls.loop = Loop(cls.secretary, cls.body)
        cls.loop.do("/bodies/new", name=OTHER_BODY, kind="committee", roster="none")
        cls.readers = {"nobody": cls.anonymous()}
        for role in ROLES:
            held = () if role == "system_administrator" else ("--body", BODY)
            cls.readers[role] = cls.account(f"{role.replace('_', '-')}@example.org", role, *held)
        cls.readers["stranger"] = cls.account("annan@example.org", "secretary", "--body", OTHER_BODY)
        cls.meetings = {}
        cls.write_words()

    @classmethod
    def anonymous(cls):
        client = Client.__new__(Client)
        client.port, client.language, client.cookies = cls.server.port, "en", {}
        return client

    @classmethod
    def account(cls, mail, role, *held):
        ended = run("user", "add", mail, "--role", role, *held, *cls.forum.place())
        if ended.status != 0:
            raise AssertionError(repr(ended))
        subprocess.run([PROGRAM, "user", "password", mail, *map(str, cls.forum.place())],
                       input=PASSWORD.encode(), check=True, capture_output=True)
        return Client(cls.server.port, mail=mail)

    @classmethod
    def meeting(cls, title, readers):
        place = cls.loop.do("/meetings/new", body=cls.body, title=title, day="2023-03-28", state="held", readers=readers)
        cls.meetings[title] = re.search(r"/meetings/([a-z2-7]{13})", place)[1]
        return cls.meetings[title]

    @classmethod
    def say(cls, meeting, word, point="", **more):
        cls.loop.do(f"/meetings/{meeting}/turns/new", point=point, section="discussion" if point else "",
                    text=f"Vi sa {word} i dag.", **more)

    @classmethod
    def point(cls, meeting, title, **more):
        cls.loop.do(f"/meetings/{meeting}/points/new", title=title, dialogue="on", **more)
        return cls.forum.rows(f"SELECT id FROM point WHERE meeting = '{meeting}' AND title = '{title}'")[0][0]

    @classmethod
    def write_words(cls):
        open_to_all = cls.meeting("Öppet", "public")
        point = cls.point(open_to_all, "Vinter")
        cls.say(open_to_all, "offentligord", point)
        ground = {"readers": "secretariat", "ground": "18 kap. 1 § OSL"}
        cls.say(open_to_all, "sekretessord", point, **ground)
        hidden = cls.point(open_to_all, "Upphandling smalpunktsord", **ground)
        cls.say(open_to_all, "smalpunktsord", hidden)
        for word, readers in (("ledamotsord", "members"), ("kansliord", "secretariat")):
            meeting = cls.meeting(word, readers)
            cls.say(meeting, word, cls.point(meeting, f"Punkt {word}"))
        cls.loop.do(f"/bodies/{cls.body}/series/new", name="Serie kansliord", month_9="on")
        for word in ("utkastsord", "remissord"):
            meeting = cls.meeting(f"Anteckningar {len(word)}", "public")
            address = f"/meetings/{meeting}/minutes"
            cls.secretary.post(address, Page(cls.secretary.get(address).text).values_of(address))
            point = cls.point(meeting, "Snö")
            cls.say(meeting, word, point)
            cls.loop.do(f"/meetings/{meeting}/decisions/new", point=point, text=f"Beslut om {word}.")
        minute = cls.forum.rows(f"SELECT id FROM minute WHERE meeting = '{meeting}'")[0][0]
        cls.loop.do(f"/minutes/{minute}/comment-round", until="2023-04-10", lets_others_in="on")
        (other,), = cls.forum.rows(f"SELECT id FROM body WHERE name = '{OTHER_BODY}'")
        cls.loop.do(f"/bodies/{cls.body}/edit", prepares_for=other)
        cls.loop.do(f"/bodies/{cls.body}/positions/new", title="Salt, ett beredningsord", text="Ett beredningsord till.")
        Loop(cls.readers["chair"], cls.body).do(f"/bodies/{cls.body}/proposals/new", title="Sand, ett förslagsord",
                                                dialogue="on", expected_outcome="Ett förslagsord till.")

    def routes(self):
        ended = self.forum.command("routes")
        self.assertEqual(ended.status, 0, repr(ended))
        return [line.split("\t") for line in ended.out.splitlines()]

    def filled(self, pattern):
        """The address with the first record that its parameter can be; none where there is none."""
        names = re.findall(r"\{([^}]+)\}", pattern)
        if not names:
            return pattern
        query = RECORDS.get(kind_of(pattern))
        rows = self.forum.rows(query + " ORDER BY 1 LIMIT 1") if query and len(names) == 1 else []
        return pattern.replace("{%s}" % names[0], rows[0][0]) if rows else None

    def test_no_role_gets_through_an_address_that_it_has_no_right_to(self):
        cells = refused = 0
        for method, pattern, right in self.routes():
            if right == "monitor":
                continue  # for programs on the same machine, whoever they are
            self.assertIn(right, MAY, f"say who may {right}")
            address = self.filled(pattern) or re.sub(r"\{[^}]+\}", "aaaaaaaaaaaaa", pattern)
            for role, client in self.readers.items():
                if role == "stranger" or role in MAY[right]:
                    continue
                if method == "GET":
                    answer = client.get(address)
                else:
                    answer = client.post(address, {"form_token": self.token(client)})
                cells, refused = cells + 1, refused + 1
                wanted = (303, 401, 403, 404) if role == "nobody" else (401, 403, 404)
                self.assertIn(answer.status, wanted, f"{role} {method} {pattern}, which is for who may {right}")
                if answer.status == 303:
                    self.assertTrue(answer.getheader("Location").startswith("/login"), f"{role} {method} {pattern}")
        print(f"rights: {cells} cells of role and address refused")
        self.assertGreater(refused, 500)

    def token(self, client):
        """A token of the reader's own, so that nothing but the right is in the way."""
        if not hasattr(client, "own_token"):
            page = Page(client.get("/account" if "radslag_session" in str(client.cookies) else "/inputs/new").text)
            found = [form["form_token"]["value"] for form in page.forms.values() if "form_token" in form]
            client.own_token = found[0] if found else "none"
        return client.own_token

    def test_a_right_opens_the_addresses_that_ask_for_it(self):
        """What is denied first must be there for whoever may: a record of the body, or a list."""
        opened = {}
        for method, pattern, right in self.routes():
            address = self.filled(pattern)
            if method != "GET" or not address or right == "monitor" or "{" in pattern and not pattern.startswith("/meetings"):
                continue
            for role in MAY[right] - {"nobody"}:
                status = self.readers[role].get(address).status
                opened[right, role] = opened.get((right, role), 0) + (status in (200, 202))
        for right in ("edit meetings", "edit matters", "found bodies", "signed in", "anyone"):
            for role in MAY[right] - {"nobody"}:
                self.assertGreater(opened.get((right, role), 0), 0, f"{role} finds nothing that asks to {right}")
        print(f"rights: {len(opened)} pairs of right and role opened")

    def ways_out(self):
        """Every address of the route list that can be asked for, about the records of the words."""
        about = {
            "meetings": list(self.meetings.values()),
            "points": [id for (id,) in self.forum.rows("SELECT point FROM turn WHERE text LIKE 'Vi sa %' AND point IS NOT NULL")],
            "turns": [id for (id,) in self.forum.rows("SELECT id FROM turn WHERE text LIKE 'Vi sa %'")],
            "decisions": [id for (id,) in self.forum.rows("SELECT id FROM decision WHERE text LIKE 'Beslut om %'")],
            "minutes": [id for (id,) in self.forum.rows("SELECT id FROM minute")],
            "bodies": [self.body],
            "series": [id for (id,) in self.forum.rows("SELECT id FROM series")],
            "positions": [id for (id,) in self.forum.rows("SELECT id FROM joint_position")],
            "proposals": [id for (id,) in self.forum.rows("SELECT id FROM point_proposal")],
            "audiences": [id for (id,) in self.forum.rows("SELECT audience FROM joint_position UNION SELECT audience "
                                                          "FROM point_proposal")],
        }
        for method, pattern, _ in self.routes():
            names = re.findall(r"\{([^}]+)\}", pattern)
            if method != "GET":
                continue
            if pattern == "/history/{table}/{id}":
                for table, first in (("meeting", "meetings"), ("point", "points"), ("turn", "turns"), ("decision", "decisions"),
                                     ("series", "series"), ("joint_position", "positions"), ("point_proposal", "proposals"),
                                     ("audience", "audiences")):
                    yield from (f"/history/{table}/{id}" for id in about[first])
            elif not names:
                yield pattern
            elif len(names) == 1:
                for id in about.get(kind_of(pattern), []):
                    yield pattern.replace("{%s}" % names[0], id)

    PRINTS = True  # PDFs take seconds each, and are the same on both engines

    def told(self, client, role, address):
        """What the reader is told there; of a PDF when it is made."""
        is_print = address.endswith(".pdf")
        if is_print and not self.PRINTS:
            return ""
        end = time.monotonic() + 120
        answer = client.get(address)
        while answer.status == 202 and time.monotonic() < end:
            time.sleep(0.2)
            answer = client.get(address)
        self.assertLess(answer.status, 500, f"{role} {address}")
        self.assertTrue(not is_print or answer.status in (200, 404), f"{role} {address}: {answer.status}")
        return words_of(answer.getheader("Content-Type") or "", answer.body)

    def test_each_audience_is_read_by_its_own_on_every_way_out(self):
        addresses = list(dict.fromkeys(self.ways_out()))
        cells, found = 0, {word: set() for word in WORDS}
        for role, client in self.readers.items():
            for address in addresses:
                told = self.told(client, role, address)
                for word, readers in WORDS.items():
                    cells += 1
                    if word in told:
                        found[word].add(role)
                        self.assertIn(role, readers, f"{role} reads {word} at {address}")
        for word, readers in WORDS.items():
            self.assertEqual(found[word], readers, f"who reads {word}")
        print(f"rights: {cells} cells of role, address and audience, on {len(addresses)} addresses")


# The views that decide are the same text on both engines, and other walks ask them on PostgreSQL; the
# matrix takes most of a minute.
@unittest.skipUnless(LONG, "the same statements decide on both engines: in the long run")
@needs_postgres
class RightsOnPostgresTest(RightsTest):
    PRINTS = False

    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
