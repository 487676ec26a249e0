"""Triage: what nobody has been asked to answer stands there with what is proposed and why, is sorted
many at once or not at all, and what notes show as raised becomes inputs by one act."""

import re
import unittest

from colleagues import Served
from forms_test import MAIL, Client, Page
from forum import needs_postgres
from inputs_test import Loop, new_database

TRIAGE = "/inputs/triage"


class TriageTest(Served):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client = Client(cls.server.port, mail=MAIL)
        cls.loop = Loop(cls.client, cls.body)
        audience = cls.forum.rows("SELECT id FROM audience WHERE kind = 'public'")[0][0]
        cls.loop.do("/matters/new", title="Uppdrag om vinterunderhåll av broar", number_1="N2022/01234",
                    audience=audience, owner="Region Gävleborg")
        cls.matter = cls.forum.rows("SELECT id FROM matter WHERE title LIKE 'Uppdrag om vinter%'")[0][0]

    def item(self, input_id, client=None):
        """What the triage says of one input: its part of the page."""
        page = (client or self.client).get(TRIAGE).text
        found = re.search(rf'<article[^>]*id="{input_id}".*?</article>', page, re.S)
        return found[0] if found else None

    def sort(self, *ids, **changed):
        page = Page(self.client.get(TRIAGE).text)
        fields = page.values_of(TRIAGE)
        for each in ids:
            fields[f"take_{each}"] = "on"
        return self.client.post(TRIAGE, {**fields, **changed})

    def row(self, input_id):
        return self.forum.rows("SELECT coalesce(i.matter, '-'), coalesce(o.name, '-') FROM input i LEFT JOIN input_authority a ON a.input = i.id "
                               f"LEFT JOIN organisation o ON o.id = a.organisation WHERE i.id = '{input_id}'")[0]

    def test_what_names_a_number_is_proposed_its_matter_and_owner(self):
        for text in ("I uppdraget (n2022/01234) saknas våra vägar.", "(”)(n2022/01234)(", "Se n2022/01234."):
            sent = self.loop.send(text)
            self.assertIn("Because it names n2022/01234.", self.item(sent), text)
        sent = self.loop.send("I n2022/01234 saknas våra vägar.")
        item = self.item(sent)
        self.assertIn("Region Gävleborg", item)
        self.assertEqual(self.row(sent)[0], "-")
        answer = self.sort(sent)
        self.assertEqual(answer.status, 303, answer.text[-500:])
        self.assertEqual(self.row(sent), (self.matter, "Region Gävleborg"))
        self.assertIsNone(self.item(sent))

    def test_words_and_those_who_said_the_same_are_reasons_too(self):
        first = self.loop.send("Vinterunderhållet av broarna i inlandet är för svagt.")
        self.assertIn("Because it says: Vinterunderhållet, broarna.", self.item(first))
        self.assertEqual(self.sort(first).status, 303)
        again = self.loop.send("Underhållet av broarna på vintern i inlandet är alldeles för svagt.", "Region Skåne")
        other = self.loop.send("På vintern är underhållet av broarna i inlandet för svagt.", "Region Västmanland")
        number = self.forum.rows(f"SELECT number FROM input WHERE id = '{first}'")[0][0]
        self.assertIn(f"Because input {number}, which says the same, has it.", self.item(again))
        page = self.client.get(TRIAGE).text
        self.assertIn("2 that say the same, likely", page)
        self.assertEqual(self.sort(again, other, **{f"matter_{other}": ""}).status, 303)
        self.assertEqual(self.row(again), (self.matter, "Region Gävleborg"))
        self.assertEqual(self.row(other), ("-", "Region Gävleborg"))

    def test_all_that_is_ticked_is_sorted_or_nothing(self):
        one = self.loop.send("I N2022/01234 saknas Hälsingland.")
        other = self.loop.send("I N2022/01234 saknas Medelpad.", "Region Skåne")
        stale = Page(self.client.get(TRIAGE).text).values_of(TRIAGE)
        self.loop.do(f"/inputs/{other}/edit", title="En annan rad")
        before = self.forum.count("ledger_entries")
        answer = self.client.post(TRIAGE, {**stale, f"take_{one}": "on", f"take_{other}": "on"})
        self.assertEqual(answer.status, 409)
        self.assertIn("meanwhile", answer.text)
        self.assertIn("checked", re.search(rf'<input[^>]*name="take_{one}"[^>]*>', answer.text)[0])
        self.assertEqual(self.forum.count("ledger_entries"), before)
        self.assertEqual(self.row(one)[0], "-")
        self.assertEqual(self.sort().status, 422)
        # What was not proposed cannot be chosen.
        answer = self.sort(one, **{f"matter_{one}": "aaaaaaaaaaaaa", f"authority_{one}": "aaaaaaaaaaaaa"})
        self.assertEqual(answer.status, 303)
        self.assertEqual(self.row(one), ("-", "-"))

    def test_strangers_see_no_triage(self):
        nobody = Client.__new__(Client)
        nobody.port, nobody.language, nobody.cookies = self.server.port, "en", {}
        self.assertEqual(nobody.get(TRIAGE).status, 303)

    def test_what_notes_show_as_raised_becomes_inputs_by_one_act(self):
        meeting = self.forum.rows("SELECT meeting FROM turn WHERE raises IS NOT NULL AND (side IS NULL OR side <> "
                                  "'state') AND NOT EXISTS (SELECT 1 FROM input i WHERE i.turn = turn.id) "
                                  "GROUP BY meeting ORDER BY count(*) DESC, meeting LIMIT 1")[0][0]
        address = f"/meetings/{meeting}/raised"
        page = Page(self.client.get(address).text)
        self.assertIn(f'href="{address}"', self.client.get(f"/meetings/{meeting}").text)
        turns = [name for name in page.forms[address] if name.startswith("turn_")]
        self.assertTrue(turns)
        token = {"form_token": page.forms[address]["form_token"]["value"]}
        self.assertEqual(self.client.post(address, token).status, 422)
        before = self.forum.count("ledger_entries")
        answer = self.client.post(address, {**token, turns[0]: "on"})
        self.assertEqual(answer.status, 303)
        self.assertEqual(self.forum.count("ledger_entries"), before + 1)
        turn = turns[0].removeprefix("turn_")
        made = self.forum.rows("SELECT i.id, i.kind = t.raises, i.text = t.text, i.meeting FROM input i JOIN turn t ON "
                               f"t.id = i.turn WHERE t.id = '{turn}'")
        self.assertEqual(len(made), 1)
        self.assertIn(made[0][1:3], [("1", "1"), (1, 1), ("t", "t")])
        self.assertIsNotNone(self.item(made[0][0]))
        self.assertNotIn(turns[0], Page(self.client.get(address).text).forms[address])
        self.assertEqual(self.client.post(address, {**token, turns[0]: "on"}).status, 422)

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class TriageOnPostgresTest(TriageTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
