"""Receipts of inputs and answers: given to whoever may read them, checked by a program that shares no
code with ours (tests/ledger/receipt_reader.py) and by `radslag verify`, and refused as soon as one
letter of what they show is another."""

import copy
import json
import sys
import tempfile
import time
import unittest
from pathlib import Path

from colleagues import Colleagues
from forum import ROOT, needs_postgres, run
from inputs_test import new_database

sys.path.insert(0, str(ROOT / "tests/ledger"))
import receipt_reader  # noqa: E402
from log_reader import Wrong  # noqa: E402


class ReceiptsTest(Colleagues):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.key = cls.server.get("/ledger/key").text.strip()
        cls.loop.authorities = lambda one: cls.forum.rows(
            "SELECT o.name, o.id FROM input_authority a JOIN organisation o ON o.id = a.organisation "
            f"WHERE a.input = '{one}'")
        cls.loop.do("/organisations/new", name="Vägverket i norr", other_names="")

    def receipt(self, address, client=None):
        """Of an act just done: once the ledger's tree has it."""
        end = time.monotonic() + 20
        while (answer := (client or self.nobody).get(address)).status == 503 and time.monotonic() < end:
            time.sleep(0.05)
        self.assertEqual(answer.status, 200, address)
        return answer.text

    def verify(self, text, key=None, *more):
        file = self.folder / "receipt.json"
        file.write_text(text, encoding="utf-8")
        return run("verify", file, "--key", key or self.key, *more)

    def answered(self):
        one = self.loop.send("Saltet räcker inte ”i år” \\ \t€.", title="Salt")
        self.loop.ask(one, "Vägverket i norr")
        self.loop.answer(one, "Vägverket i norr", "not_used", "Det ligger utanför uppdraget.")
        return one, self.forum.rows(f"SELECT id FROM input_use WHERE input = '{one}'")[0][0]

    def test_a_receipt_of_an_input_is_checked_by_others(self):
        one = self.loop.send("Saltet räcker inte ”i år” \\ \t€.", title="Salt")
        text = self.receipt(f"/inputs/{one}/receipt.json")
        shown = receipt_reader.check(text, self.key)
        self.assertEqual(shown[f"input/{one}/text"], "Saltet räcker inte ”i år” \\ \t€.")
        self.assertEqual(shown[f"input/{one}/title"], "Salt")
        self.assertEqual(shown["verb"], "input.receive")
        ended = self.verify(text)
        self.assertEqual(ended.status, 0, repr(ended))
        self.assertIn(f"input/{one}/title\tSalt", ended.out)
        page = self.receipt(f"/inputs/{one}/receipt")
        self.assertIn("Salt", page)
        self.assertIn(json.loads(text)["checkpoint"].split("\n")[0], page)

    def test_a_receipt_of_an_answer(self):
        one, use = self.answered()
        shown = receipt_reader.check(self.receipt(f"/uses/{use}/receipt.json"), self.key)
        self.assertEqual(shown[f"input_use/{use}/text"], "Det ligger utanför uppdraget.")
        self.assertEqual(shown[f"input_use/{use}/kind"], "not_used")
        self.assertEqual(shown[f"input_use/{use}/input"], one)
        self.assertIn(f'href="/uses/{use}/receipt"', self.nobody.get(f"/inputs/{one}").text)

    def test_it_stays_right_when_the_ledger_has_grown(self):
        one = self.loop.send("Först.")
        text = self.receipt(f"/inputs/{one}/receipt.json")
        for number in range(5):
            self.loop.send(f"Sedan {number}.")
        self.assertEqual(self.verify(text).status, 0)
        later = self.receipt(f"/inputs/{one}/receipt.json")
        self.assertEqual(receipt_reader.check(later, self.key), receipt_reader.check(text, self.key))

    def test_sorting_an_input_changes_nothing_in_its_receipt(self):
        one = self.loop.send("Sorteras.")
        before = receipt_reader.check(self.receipt(f"/inputs/{one}/receipt.json"), self.key)
        self.loop.ask(one, "Vägverket i norr")
        self.assertEqual(receipt_reader.check(self.receipt(f"/inputs/{one}/receipt.json"), self.key), before)

    def test_one_letter_more_is_found(self):
        one = self.loop.send("Som det sades.")
        whole = json.loads(self.receipt(f"/inputs/{one}/receipt.json"))
        changes = [
            (lambda r: r["shown"][-1].update(value="Som det inte sades."), "is not what was entered"),
            (lambda r: r["shown"][0].update(index=r["shown"][0]["index"] + 1), "is not what was entered"),
            (lambda r: r["shown"][0].update(salt=r["shown"][1]["salt"]), "is not what was entered"),
            (lambda r: r["entry"].update(number=0), "not in the ledger that was signed"),
            (lambda r: r["entry"].update(root=r["shown"][0]["salt"]), "not in the ledger that was signed"),
            (lambda r: r["entry"]["proof"].append(r["shown"][0]["salt"]), "not in the ledger that was signed"),
            (lambda r: r.update(checkpoint=r["checkpoint"].replace("radslag/", "radslag/x")), "not signed"),
            (lambda r: r.update(checkpoint=r["checkpoint"].replace("\n", "\n1", 1)), "not signed"),
        ]
        for change, words in changes:
            receipt = copy.deepcopy(whole)
            change(receipt)
            text = json.dumps(receipt)
            ended = self.verify(text)
            self.assertEqual(ended.status, 1, words)
            self.assertIn(words, ended.said)
            with self.assertRaises(Wrong):
                receipt_reader.check(text, self.key)

    def test_what_is_no_receipt_is_told(self):
        one = self.loop.send("Sänds.")
        good = self.receipt(f"/inputs/{one}/receipt.json")
        for text in ("", "{}", "[]", "inget", good[:-20], good.replace("radslag-receipt-1", "2"),
                     json.dumps({**json.loads(good), "shown": []}), "[" * 100_000, "x" * (1 << 21)):
            ended = self.verify(text)
            self.assertEqual(ended.status, 1, text[:40])
            self.assertRegex(ended.said, "no receipt|too large")
        self.assertIn("no key of a ledger", self.verify(good, "not a key").said)
        for wrong in ((), ("--key", self.key), (self.folder / "receipt.json", *self.forum.place()),
                      ("--checkpoint", self.folder / "receipt.json", *self.forum.place())):
            self.assertEqual(run("verify", *wrong).status, 2, wrong)
        self.assertEqual(run("verify", self.folder / "receipt.json").status, 2)
        self.assertIn("There is no file", run("verify", self.folder / "none", "--key", self.key).said)

    def test_who_may_not_read_the_input_gets_no_receipt(self):
        self.assertEqual(self.nobody.get("/inputs/aaaaaaaaaaaaa/receipt").status, 404)
        self.assertEqual(self.nobody.get("/uses/aaaaaaaaaaaaa/receipt.json").status, 404)
        self.assertEqual(self.nobody.get("/inputs/followed/none/receipt").status, 404)

    def test_who_sent_it_without_an_account_gets_one_too(self):
        form = self.loop.__class__(self.nobody, self.body)
        place = form.do("/inputs/new", text="Från någon utan konto.", sender="Någon i Falun", body=self.body)
        self.assertRegex(place, "^/inputs/followed/")
        text = self.receipt(place + "/receipt.json")
        shown = receipt_reader.check(text, self.key)
        self.assertIn("Från någon utan konto.", shown.values())
        self.assertNotIn("Någon i Falun", text)
        one = next(path.split("/")[1] for path in shown if path.startswith("input/"))
        self.assertEqual(self.nobody.get(f"/inputs/{one}/receipt").status, 404)
        self.assertIn("Från någon utan konto.", self.receipt(place + "/receipt"))

    def test_the_register_is_compared_with_a_checkpoint_that_somebody_kept(self):
        self.loop.send("Innan.")
        note = self.folder / "checkpoint"
        note.write_text(self.server.get("/ledger/checkpoint").text, encoding="utf-8")
        self.loop.send("Efter.")
        place = [*self.forum.place(), "--checkpoint", note, "--key", self.key]
        ended = run("verify", *place)
        self.assertEqual(ended.status, 0, repr(ended))
        self.assertIn("The ledger begins with the", ended.said)
        note.write_text(note.read_text(encoding="utf-8").replace("\n", "\n1", 1), encoding="utf-8")
        ended = run("verify", *place)
        self.assertEqual(ended.status, 1)
        self.assertIn("no checkpoint that this key has signed", ended.said)


@needs_postgres
class ReceiptsOnPostgresTest(ReceiptsTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
