"""What is withheld is nowhere: one turn of the demonstration holds a secret word that its secretariat
alone may read, a region's draft of an input holds another, which nobody else may read, and a point that it
proposes holds one that those read beside it who prepare the meeting. Every address
of the route list, filled in with every record, is asked for as the public, as a member and as the
secretary. A new route joins by itself; one whose parameters are of a
kind not known here fails the test until it is said what they are."""

import http.client
import io
import re
import subprocess
import tempfile
import time
import unittest
import zipfile
from pathlib import Path
from urllib.parse import quote, urlencode

from attachments_test import multipart
from forms_test import Page
from forum import LONG, ROOT, Case, Serving, run

SECRET = re.search(r'secret_word = "(\w+)"',
                   (ROOT / "src/demonstration/actions.hpp").read_text()).group(1)
DRAFTED = "myrlogg"  # in a draft of another region than the member's
NOTED = "gruslogg"  # in notes that the secretariat still writes
ENCLOSED = "klinkerlogg"  # the name and the text of a document of an open point
PROPOSED = "skärlogg"  # in a point that another region than the member's proposes
HELD = "grynlogg"  # in a position that the regions prepare, and in what one of them holds instead
WITHHELD = (SECRET, DRAFTED, NOTED, ENCLOSED, PROPOSED, HELD)
# Which records stand for {id} (or another name) after each first segment of an address.
RECORDS = {
    "attendance": "SELECT id FROM attendance", "bodies": "SELECT id FROM body", 
    "commitments": "SELECT id FROM commitment", "documents": "SELECT id FROM document", "imports": "SELECT id FROM import",
    "inputs": "SELECT id FROM input", "invitations": "SELECT id FROM invitation", "matters": "SELECT id FROM matter",
    "minutes": "SELECT id FROM minute", "minute-comments": "SELECT id FROM minute_comment",
    "role-grants": "SELECT id FROM role_grant", "series": "SELECT id FROM series",
    "meetings": "SELECT id FROM meeting", "numbers": "SELECT id FROM registry_number",
    "organisations": "SELECT id FROM organisation", "people": "SELECT id FROM person",
    "themes": "SELECT id FROM theme", "uses": "SELECT id FROM input_use", "posts": "SELECT id FROM post_holding",
    "positions": "SELECT id FROM joint_position", "proposals": "SELECT id FROM point_proposal", "points": "SELECT id FROM point", "turns": "SELECT id FROM turn",
    "decisions": "SELECT id FROM decision", "deadlines": "SELECT id FROM deadline",
    "mandates": "SELECT id FROM mandate", "parties": "SELECT id FROM party",
    "reviews": "SELECT id FROM review", "recommendations": "SELECT id FROM input WHERE review IS NOT NULL",
    "effects": "SELECT id FROM input_effect",
    "milestones": "SELECT id FROM milestone", "rounds": "SELECT id FROM round",
    "regions": "SELECT county_letter FROM organisation WHERE county_letter IS NOT NULL",
    "inputs/drafts": "SELECT id FROM input_draft", "draft-files": "SELECT id FROM input_draft_file",
    "attachments": "SELECT id FROM input_attachment", "enclosures": "SELECT id FROM attachment",
}
# These hold no records.
APART = {"/assets/{file}", "/login/{token}", "/manual/{name}"}
HISTORY = "/history/{table}/{id}"
# A full tile of the log, which the acts of the demonstration fill.
TILES = {"/ledger/tile/entries/{tile...}": "/ledger/tile/entries/000", "/ledger/tile/{level}/{tile...}": "/ledger/tile/0/000"}
MOST = 10_000 if LONG else 25  # records of a kind that are asked for


def kind_of(pattern):
    """What of RECORDS the parameter of an address is."""
    segments = pattern.removeprefix("/api/v1").split("/")
    return "/".join(segments[1:3]) if "/".join(segments[1:3]) in RECORDS else segments[1].split(".")[0]


class Reader:
    """Somebody who reads, over one kept connection."""

    def __init__(self, server, link=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
        self.cookies = {}
        if link:
            self.get(link)

    def get(self, path):
        return self.ask("GET", path)

    def ask(self, method, path, body=None, headers=()):
        self.connection.request(method, path, body, {**dict(headers), 
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())})
        response = self.connection.getresponse()
        body = response.read()
        for cookie in response.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return response.status, response.headers.get("Content-Type", ""), body


def words_of(kind, body):
    """What a reader of such an answer reads."""
    if "spreadsheetml" in kind or body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace")
                             for name in archive.namelist())
    if "pdf" in kind:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            Path(file.name).write_bytes(body)
            return subprocess.run(["pdftotext", file.name, "-"], capture_output=True,
                                  check=True).stdout.decode("utf-8", "replace")
    return body.decode("utf-8", "replace")


def without_what_was_asked(words):
    """The words of a page less those that stand there because its reader wrote them."""
    words = re.sub(r'<input id="q"[^>]*>', "", words)
    words = re.sub(r'href="[^"]*search[^"]*"', "", words)  # of a suggestion its words stand beside it
    words = re.sub(rf"q(=|%3D){SECRET}", "", words)
    words = re.sub(rf'value="{SECRET}"', "", words)
    return words


def searches():
    """Addresses that ask the search for each withheld word: whole, as a phrase, by its beginning, narrowed, and
    misspelt, so that it would be suggested."""
    for word in WITHHELD:
        for asked in ({"q": word}, {"q": f'"en {word}"'}, {"q": word[:-1] + "*"}, {"q": word, "sort": "date"},
                      {"q": word, "kind": "turn"}, {"q": word, "from": "2010"}, {"q": f"{word} -och"},
                      {"q": word[:-1]}, {"q": word[:3] + word[4:]}, {"q": f"-{word}"}):
            yield "/search?" + urlencode(asked)


class Secrecy(Case):
    def addresses(self, forum, most=MOST):
        """Every address of the route list, filled in with at most so many of the register's records."""
        listed = self.assert_done(forum.command("routes")).out.splitlines()
        found, unknown = [], []
        for line in listed:
            method, pattern, _ = line.split("\t")
            if method != "GET" or pattern in APART:
                continue
            names = re.findall(r"\{([^}]+)\}", pattern)
            first = kind_of(pattern)
            if pattern == HISTORY:
                found += [HISTORY.replace("{table}", table).replace("{id}", id)
                          for table in ("turn", "point", "meeting", "commitment", "document", "attachment", "joint_position",
                                        "party_stand", "point_proposal")
                          for (id,) in forum.rows(f"SELECT id FROM {table}")[:most]]
            elif pattern in TILES:
                found.append(TILES[pattern])
            elif not names:
                found += [pattern, f"{pattern}?q={SECRET}", f"{pattern}?lang=en"]
                if pattern.startswith("/api/v1/"):
                    found += [f"{pattern}?limit=200", f"{pattern}?limit=200&modified_since=2001-01-01"]
            elif len(names) == 1 and first in RECORDS:
                found += [pattern.replace("{%s}" % names[0], quote(id))
                          for id in self.chosen(forum, first, most)]
            else:
                unknown.append(pattern)
        self.assertEqual(unknown, [], "say in RECORDS what stands for their parameters")
        return found

    def wait_for_index(self, reader):
        """Until the search holds all that was saved."""
        for _ in range(400):
            if "hittas inte än" not in reader.get("/search?q=grus&lang=sv")[2].decode():
                return
            time.sleep(0.05)
        self.fail("the index never holds everything")

    @staticmethod
    def chosen(forum, kind, most):
        """Some records of a kind, those that hang on the secret first."""
        all_ids = [id for (id,) in forum.rows(RECORDS[kind] + " ORDER BY 1")]
        hanging = {
            "meetings": f"SELECT meeting FROM turn WHERE text LIKE '%{SECRET}%'",
            "people": f"SELECT person FROM turn WHERE text LIKE '%{SECRET}%' AND person IS NOT NULL",
            "organisations": "SELECT organisation FROM turn WHERE organisation IS NOT NULL AND text "
                             f"LIKE '%{SECRET}%'",
            "commitments": f"SELECT id FROM commitment WHERE text LIKE '%{SECRET}%'",
            "turns": f"SELECT id FROM turn WHERE text LIKE '%{SECRET}%'",
            "points": f"SELECT point FROM turn WHERE text LIKE '%{SECRET}%'",
            "documents": "SELECT m.document FROM meeting m JOIN turn t ON t.meeting = m.id WHERE "
                         f"m.document IS NOT NULL AND t.text LIKE '%{SECRET}%'",
        }.get(kind)
        first = [id for (id,) in forum.rows(hanging)] if hanging else []
        return list(dict.fromkeys(first + all_ids))[:max(most, len(first))]

    def draft_of_another_region(self, forum, writer):
        """Somebody of another region keeps a draft with a word that is nowhere else."""
        fields = Page(writer.get("/inputs/new")[2].decode()).values_of("/inputs/new")
        body, kind = multipart({**fields, "title": DRAFTED, "text": f"En {DRAFTED}."},
                               [(f"{DRAFTED}.txt", f"En {DRAFTED} till.".encode())])
        status, _, _ = writer.ask("POST", "/inputs/drafts", body, {"Content-Type": kind})
        self.assertEqual(status, 303)
        (draft,), = forum.rows("SELECT id FROM input_draft WHERE party IS NOT NULL AND fields LIKE "
                               f"'%{DRAFTED}%'")
        (file,), = forum.rows("SELECT id FROM input_draft_file")
        for own in (f"/inputs/drafts/{draft}", f"/draft-files/{file}"):
            self.assertIn(DRAFTED, words_of("", writer.get(own)[2]))

    def proposal_of_another_region(self, forum, writer):
        """Somebody of another region proposes a point with a word that is nowhere else, for a coming meeting."""
        (body,) = forum.rows("SELECT body FROM meeting WHERE state = 'called' ORDER BY day LIMIT 1")[0]
        new = f"/bodies/{body}/proposals/new"
        meetings = Page(writer.get(new)[2].decode()).forms[new]["meeting"]["choices"]
        self.hand_of(writer)(new, title=f"Om {PROPOSED}", dialogue="on", expected_outcome=f"En {PROPOSED} till.",
                             meeting=meetings[1])
        (proposal,), = forum.rows(f"SELECT id FROM point_proposal WHERE title = 'Om {PROPOSED}'")
        self.assertIn(PROPOSED, words_of("", writer.get(f"/proposals/{proposal}")[2]))
        return [f"/proposals/{proposal}", f"/proposals/{proposal}/take", f"/history/point_proposal/{proposal}",
                f"/bodies/{body}/proposals", f"/bodies/{body}/proposals.xlsx", f"/meetings/{meetings[1]}/edit", "/desk"]

    def hand_of(self, reader):
        """What sends a form of the reader's, with these fields."""
        def do(address, **fields):
            values = Page(reader.get(address)[2].decode()).values_of(address)
            body = urlencode({**values, **fields})
            status, _, answer = reader.ask("POST", address, body,
                                           {"Content-Type": "application/x-www-form-urlencoded"})
            self.assertEqual(status, 303, Page(answer.decode()).errors)
        return do

    def position_in_the_making(self, forum, server, link, member):
        """The regions' committee drafts a position with a word that is nowhere else, for a point; one of
        them deviates, with the same word."""
        (committee,), = forum.rows("SELECT id FROM body WHERE kind = 'committee'")
        keeper = Reader(server, link)
        space = f"/bodies/{committee}/positions"
        points = Page(keeper.get(f"{space}/new")[2].decode()).forms[f"{space}/new"]["point"]["choices"]
        do = self.hand_of(keeper)
        do(f"{space}/new", title=f"Om {HELD}", text=f"En {HELD} för alla.", point=points[-1])
        (position,), = forum.rows(f"SELECT id FROM joint_position WHERE title = 'Om {HELD}'")
        do(f"/positions/{position}/edit", text=f"Två {HELD}ar för alla.")
        self.hand_of(member)(f"/positions/{position}/stand", stance="deviates", text=f"Ingen {HELD}.")
        return [f"/positions/{position}", f"/positions/{position}/release", space,
                f"/history/joint_position/{position}", *([f"/history/point/{points[-1]}"] if points[-1] else [])]

    def document_withheld(self, forum, server, link):
        """A document of an open point that only the secretariat reads, with a word that is nowhere else."""
        secretary = Reader(server, link)
        meeting, point = forum.rows("SELECT m.id, p.id FROM meeting m JOIN point p ON p.meeting = m.id JOIN audience a "
                                    "ON a.id = m.audience WHERE m.state = 'held' AND p.audience IS NULL AND a.kind = "
                                    "'public' ORDER BY m.day DESC, p.position LIMIT 1")[0]
        address = f"/meetings/{meeting}/attachments"
        fields = Page(secretary.get(address)[2].decode()).values_of(address)
        fields.pop("attachment", None)  # of the forms for what was promised
        body, kind = multipart({**fields, "point": point, "title": f"Om {ENCLOSED}", "readers": "secretariat",
                                "ground": "39 kap. 1 §"}, [(f"{ENCLOSED}.txt", f"En {ENCLOSED} till.".encode())])
        status, _, answer = secretary.ask("POST", address, body, {"Content-Type": kind})
        self.assertEqual(status, 303, Page(answer.decode()).errors)
        (document, enclosure), = forum.rows("SELECT document, id FROM attachment WHERE words LIKE "
                                            f"'%{ENCLOSED}%'")
        return [f"/meetings/{meeting}", f"/meetings/{meeting}/agenda.pdf", address, f"/documents/{document}",
                f"/documents/{document}/original", f"/enclosures/{enclosure}/edit",
                f"/history/attachment/{enclosure}", f"/history/document/{document}"]

    def notes_in_the_making(self, forum, server, link):
        """The secretariat writes notes with a word that is nowhere else; an earlier text had it too."""
        do = self.hand_of(Reader(server, link))
        (body,) = forum.rows("SELECT body FROM meeting WHERE state = 'held' ORDER BY day DESC LIMIT 1")[0]
        do("/meetings/new", body=body, title="Extra möte", day="2020-02-03", state="held", readers="public")
        (meeting,), = forum.rows("SELECT id FROM meeting WHERE title = 'Extra möte'")
        do(f"/meetings/{meeting}/minutes")
        do(f"/meetings/{meeting}/points/new", title="Grus")
        (point,), = forum.rows(f"SELECT id FROM point WHERE meeting = '{meeting}'")
        for text in (f"En {NOTED} förs.", f"En till {NOTED}."):
            do(f"/meetings/{meeting}/turns/new", point=point, section="discussion", text=text)
        (turn,), = forum.rows(f"SELECT id FROM turn WHERE text = 'En till {NOTED}.'")
        do(f"/turns/{turn}/edit", text=f"Två {NOTED}ar.")
        do(f"/meetings/{meeting}/decisions/new", point=point, text=f"En {NOTED} beslutas.")
        do(f"/turns/{turn}/take-along", organisation=forum.rows("SELECT name FROM organisation WHERE "
                                                                "county_letter = 'm'")[0][0])
        return meeting, turn, point

    def test_the_secret_word_is_on_no_way_out(self):
        forum = self.forum()
        self.assert_done(forum.command("demo"))
        self.assertTrue(forum.rows(f"SELECT id FROM turn WHERE text LIKE '%{SECRET}%'"),
                        "the demonstration holds its secret")
        region = forum.rows("SELECT name FROM organisation WHERE county_letter = 'm'")[0][0]
        self.assert_done(run("user", "add", "annan@demo.example", "--role", "member", "--party", region,
                             *forum.place()))
        secretary, member, writer, keeper = (
            self.assert_done(run("user", "link", *forum.place(), mail)).out.strip()
            for mail in ("kansli@demo.example", "dalarna@demo.example", "annan@demo.example",
                         "utskottet@demo.example"))
        asked = {}
        with Serving(forum) as server:
            writer = Reader(server, writer)
            self.draft_of_another_region(forum, writer)
            proposed = self.proposal_of_another_region(forum, writer)
            meeting, turn, point = self.notes_in_the_making(forum, server, secretary)
            secretary = self.assert_done(run("user", "link", *forum.place(), "kansli@demo.example")).out.strip()
            withheld = self.document_withheld(forum, server, secretary)
            secretary = self.assert_done(run("user", "link", *forum.place(), "kansli@demo.example")).out.strip()
            member = Reader(server, member)
            held = self.position_in_the_making(forum, server, keeper, member)
            addresses = [*held, *withheld, *proposed, f"/meetings/{meeting}", f"/meetings/{meeting}/minutes", f"/meetings/{meeting}/minutes.pdf",
                         f"/history/turn/{turn}", f"/history/point/{point}", f"/turns/{turn}/edit",
                         *searches(), *self.addresses(forum)]
            secretary = Reader(server, secretary)
            self.wait_for_index(secretary)
            found = [word for word in WITHHELD if "0 träffar" not in secretary.get(f"/search?q={quote(word)}")[2].decode()]
            self.assertEqual(found, [SECRET, NOTED, ENCLOSED], "the secretary finds what it may read")
            for reader in (member, Reader(server)):
                for word in WITHHELD:
                    for question in (word, word[:-1] + "*", f'"en {word}"'):
                        self.assertIn("0 träffar", reader.get(f"/search?q={quote(question)}")[2].decode(), question)
            # The public comes last, so that it would find what was wrongly kept of the others' pages.
            for name, reader in (("secretary", secretary), ("member", member),
                                 ("public", Reader(server))):
                asked[name] = [0] * 6
                for address in addresses:
                    status, kind, body = reader.get(address)
                    self.assertNotEqual(status, 500, f"{name}: {address}")
                    asked[name][0] += 1
                    words = without_what_was_asked(words_of(kind, body))
                    self.assertNotIn(DRAFTED, words, f"{name} reads the draft at {address}")
                    if ENCLOSED in words:
                        asked[name][4] += 1
                        self.assertEqual(name, "secretary", f"{name} reads the document at {address}")
                    if PROPOSED in words:
                        asked[name][5] += 1
                        self.assertEqual(name, "secretary", f"{name} reads what another region proposes at {address}")
                    if HELD in words:
                        asked[name][3] += 1
                        self.assertEqual(name, "member", f"{name} reads what the regions prepare at {address}")
                    if NOTED in words:
                        asked[name][2] += 1
                        self.assertEqual(name, "secretary", f"{name} reads notes in the making at {address}")
                    if SECRET in words:
                        asked[name][1] += 1
                        self.assertEqual(name, "secretary", f"{name} reads it at {address}")
        for name, (count, with_secret, with_notes, with_position, with_document, with_proposal) in asked.items():
            print(f"secrecy: {name}: {count} addresses asked for, {with_secret} with the secret word, "
                  f"{with_notes} with that of notes in the making, {with_position} with that of a position, "
                  f"{with_document} with that of a document, {with_proposal} with that of a proposed point")
        self.assertGreater(asked["secretary"][1], 1, "the secretary reads it")
        self.assertGreater(asked["secretary"][2], 4, "and the notes")
        self.assertGreater(asked["secretary"][4], 5, "and the document")
        self.assertGreater(asked["secretary"][5], 6, "and what is proposed")
        self.assertGreater(asked["member"][3], 2, "a region's member reads what the regions prepare")


if __name__ == "__main__":
    unittest.main()
