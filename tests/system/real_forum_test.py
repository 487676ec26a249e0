"""The notes that the whole register is made for: of the meeting of 18 November 2016, everything that
somebody was asked, promised or took along stands in the register after review, with its taker, and
comes back to the meeting of 10 February 2017. Needs the notes and their gold file beside the
project."""

import html
import importlib.util
import json
import os
import re
import unittest
from pathlib import Path

from forum import ROOT, Case, Serving, run
from imports_test import Visitor

SHARED = Path(os.environ.get("RADSLAG_SHARED", ROOT.parent / "shared"))
NOTES = SHARED / "data/notes"
DOCUMENT = NOTES / "docs/forum-2016-11-18.txt"
ADMIN = "a@example.org"


def scorer():
    spec = importlib.util.spec_from_file_location("score", NOTES / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The notes belong to others and lie beside the project, not in it; loop.test.mjs walks the same way
# with invented ones.
@unittest.skipUnless(DOCUMENT.exists(), f"{DOCUMENT} is not at hand")
class RealForum(Case):
    def setUp(self):
        super().setUp()
        self.assert_done(self.forum().command("init", "--name", "Forum", "--roster", "se-regions",
                                              "--admin", ADMIN, "--test"))
        server = Serving(self.forum(), "--today", "2017-01-27")
        self.server = server.__enter__()
        self.addCleanup(server.__exit__)
        self.visitor = Visitor(self.server)
        self.visitor.go(self.assert_done(run("user", "link", *self.forum().place(), ADMIN)).out.strip())
        page = self.visitor.send({DOCUMENT.name: DOCUMENT.read_bytes()}, visibility="public")
        where = re.search(r'href="(/imports/[a-z2-7]{13})"', page.text)[1]
        self.visitor.go(where)
        revision = re.search(r'name="revision" value="(\d+)"', self.visitor.page.text)[1]
        self.visitor.post(where + "/accept", revision=revision)
        self.assertEqual(self.visitor.page.status, 303)
        while doubt := re.search(r'name="take" value="([^"]+)"', self.visitor.follow().text):
            self.visitor.post(where + "/doubts", take=doubt[1])
            self.assertEqual(self.visitor.page.status, 303)

    def commitments(self):
        """Text, taker as the notes say it, id and kind."""
        return [dict(zip(("text", "who", "id", "kind"), (text, None if who == "None" else who, id, kind)))
                for text, who, id, kind in self.forum().rows("SELECT text, who, id, kind FROM commitment")]

    def test_every_commitment_is_kept_with_its_taker_and_comes_back(self):
        score = scorer()
        gold = [each for each in json.loads((NOTES / "gold/forum-2016-11-18.json").read_text())["commitments"]
                if not each.get("optional")]
        kept = self.commitments()
        hits, missing, _ = score.match(gold, kept, lambda g, p: score.text_sim(g, p["text"]), score.TEXT_MIN)
        self.assertEqual([each["text"] for each in missing], [])
        self.assertEqual(len(hits), len(gold))
        for wanted, found in hits:
            with self.subTest(wanted["text"][:60]):
                if wanted["who"] is None:
                    self.assertIsNone(found["who"])
                else:
                    self.assertGreaterEqual(score.ratio(wanted["who"], found["who"]), 0.8, found["who"])
        planned = self.forum().rows("SELECT id FROM meeting WHERE day = '2017-02-10' AND state = 'planned'")
        self.assertEqual(len(planned), 1)
        draft = self.visitor.go(f"/meetings/{planned[0][0]}").text
        returning = draft[draft.index('id="returning"'):]
        print(f"\n    {len(gold)} commitments of the gold file; on the draft of 10 February:", end="")
        carried = 0
        for wanted, found in hits:
            with self.subTest("carried: " + wanted["text"][:60]):
                # What somebody promised for another day than the next meeting waits for that day.
                self.assertIn(f'/commitments/{found["id"]}"', returning)
                if found["who"]:
                    row = returning[returning.index(found["id"]):].split("</tr>")[0]
                    self.assertIn(found["who"].split()[0], html.unescape(row))
                carried += 1
        print(f" {carried}")


if __name__ == "__main__":
    unittest.main()
