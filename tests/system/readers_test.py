"""Who may read a meeting or a matter is changed in its form: what is narrowed is gone from every way
out at once, pages that were kept included; others are let in only by who is told how much they will
read; and the change stands in the history and can be undone."""

import re
import unittest

import secrecy_test
from forms_test import Client, Page
from forum import Serving, run
from secrecy_test import Reader, words_of

WORD = "enhorningsord"
IN_TABLES = {"turn": "text", "commitment": "text", "deadline": "what"}
# Ways out that show no record of a meeting or matter, or that only who keeps the register is let into.
NOT_CRAWLED = re.compile(r"^/(manual|assets|login|account|imports|history|suggest|metrics|healthz|readyz)")


class Readers(secrecy_test.Secrecy):
    test_the_secret_word_is_on_no_way_out = None

    def setUp(self):
        super().setUp()
        self.register = self.new_register()
        self.assert_done(self.register.command("demo"))
        links = [self.assert_done(run("user", "link", *self.register.place(), mail)).out.strip()
                 for mail in ("kansli@demo.example", "dalarna@demo.example")]
        self.server = Serving(self.register)
        self.server.__enter__()
        self.addCleanup(self.server.__exit__)
        known, self.member, self.public = (Reader(self.server, link) for link in (*links, None))
        for reader in (known, self.member, self.public):
            self.addCleanup(reader.connection.close)
        self.secretary = Client(self.server.port, "sv", like=known)

    def new_register(self):
        return self.forum()

    def save(self, address, status=303, client=None, **changed):
        """Sends the form as it stands, with some fields changed."""
        client = client or self.secretary
        values = Page(client.get(address).text).values_of(address)
        answer = client.post(address, {**values, **changed})
        self.assertEqual(answer.status, status, f"{address} {Page(answer.text).errors}")
        return answer

    def undo(self, answer):
        entry = re.search(r"saved=(\d+)", answer.getheader("Location"))[1]
        token = Page(self.secretary.get("/meetings/new").text).forms["/meetings/new"]["form_token"]["value"]
        undone = self.secretary.post(f"/acts/{entry}/undo", {"form_token": token})
        self.assertEqual(undone.status, 303, undone.text[-800:])

    def places(self, reader, addresses):
        """Where the reader reads the word."""
        found = []
        for address in addresses:
            status, kind, body = reader.get(address)
            self.assertLess(status, 500, address)
            if WORD in re.sub(rf"q(=|%3D){WORD}", "", words_of(kind, body)).replace(f'value="{WORD}"', ""):
                found.append(address)
        return found

    def crawled(self, record):
        """Addresses that may show the record: every route, and everything on its own page."""
        page = self.secretary.get(record).text
        linked = {link for link in re.findall(r'href="(/[^"#?]+)', page)}
        every = {a for a in self.addresses(self.register) if not NOT_CRAWLED.match(a)}
        return sorted({record, *linked, *every} - {a for a in linked if "/edit" in a})

    @staticmethod
    def at_once(places):
        """Without the figures, which follow what is let in again a moment later; what is withheld is
        gone from them at once, as from everything."""
        return [place for place in places if not place.startswith("/dialogue")]

    @staticmethod
    def chosen(forum, kind, most):
        return secrecy_test.Secrecy.chosen(forum, kind, most)[:6]

    def meeting(self):
        return self.register.rows(
            "SELECT m.id FROM meeting m JOIN audience a ON a.id = m.audience WHERE a.kind = 'public' AND EXISTS "
            "(SELECT 1 FROM commitment c WHERE c.meeting = m.id AND c.audience = m.audience) AND EXISTS (SELECT 1 "
            "FROM deadline d WHERE d.meeting = m.id) AND EXISTS (SELECT 1 FROM turn t WHERE t.meeting = m.id AND "
            "t.audience IS NULL AND t.person IS NOT NULL) ORDER BY m.day DESC LIMIT 1")[0][0]

    def audiences(self, meeting):
        return {kind for (kind,) in self.register.rows(
            f"SELECT a.kind FROM audience a WHERE a.id IN (SELECT audience FROM meeting WHERE id = '{meeting}' UNION "
            f"SELECT audience FROM commitment WHERE meeting = '{meeting}' UNION SELECT audience FROM deadline WHERE "
            f"meeting = '{meeting}' UNION SELECT audience FROM document WHERE id IN (SELECT document FROM meeting "
            f"WHERE id = '{meeting}'))")}

    def public_inputs(self, meeting):
        return self.register.rows(f"SELECT i.id FROM input i JOIN audience a ON a.id = i.audience WHERE i.meeting = "
                                  f"'{meeting}' AND a.kind = 'public' ORDER BY i.id")

    def test_a_narrowed_meeting_is_gone_from_every_way_out_at_once(self):
        meeting = self.meeting()
        edit = f"/meetings/{meeting}/edit"
        self.save(edit, title=f"Mötet om {WORD}")
        for table, column in IN_TABLES.items():
            narrow = " AND audience IS NULL AND person IS NOT NULL" if table == "turn" else ""
            (record,) = self.register.rows(f"SELECT id FROM {table} WHERE meeting = '{meeting}'{narrow} LIMIT 1")[0]
            self.save(f"/{table}s/{record}/edit", **{column: f"Talet gällde {WORD}."})
        addresses = self.crawled(f"/meetings/{meeting}") + [f"/meetings?q={WORD}", f"/commitments?q={WORD}"]
        before = self.places(self.public, addresses)
        self.assertGreater(len(before), 5, "the public reads it in many places first")
        self.assertIn("/meetings", before)

        inputs = self.public_inputs(meeting)
        self.assertTrue(inputs, "inputs were said there")
        narrowed = self.save(edit, readers="members")
        self.assertEqual(self.places(self.public, addresses), [])
        self.assertIn(f"/meetings/{meeting}", self.places(self.member, addresses))
        self.assertEqual(self.audiences(meeting), {"members"})
        self.assertEqual(self.public_inputs(meeting), [])
        told = self.secretary.get(f"/history/meeting/{meeting}").text
        self.assertIn("Alla", told)
        self.undo(narrowed)
        self.assertEqual(self.at_once(self.places(self.public, addresses)), self.at_once(before))
        self.assertEqual(self.audiences(meeting), {"public"})
        self.assertEqual(self.public_inputs(meeting), inputs)

        self.save(edit, readers="secretariat")
        self.assertEqual(self.places(self.public, addresses) + self.places(self.member, addresses), [])
        self.assertEqual(self.audiences(meeting), {"secretariat"})
        self.assert_checks_clean(self.register)
        print(f"readers: {len(addresses)} addresses asked for, the word stood at {len(before)} of them")

    def test_others_are_let_in_only_by_who_is_told(self):
        meeting = self.meeting()
        edit = f"/meetings/{meeting}/edit"
        self.save(edit, readers="secretariat")
        for language, everybody, members in (
                ("sv", "Då kan alla läsa mötet, också utanför organet: punkter", "Då kan alla ledamöter läsa mötet"),
                ("en", "Everybody can then read the meeting, outside the body too: points",
                 "All members of the body can then read the meeting")):
            client = Client(self.server.port, language, like=self.secretary)
            for readers, sentence in (("public", everybody), ("members", members)):
                told = self.save(edit, 422, client, readers=readers)
                self.assertTrue(any(sentence in error for error in Page(told.text).errors), sentence)
                self.assertIn("lets_others_in", Page(told.text).forms[edit])
                self.assertEqual(self.audiences(meeting), {"secretariat"}, "nothing is stored yet")
        self.save(edit, readers="public", lets_others_in="on")
        self.assertEqual(self.audiences(meeting), {"public"})
        self.assertEqual(self.public.get(f"/meetings/{meeting}")[0], 200)

    def test_two_who_change_the_readers_meet(self):
        edit = f"/meetings/{self.meeting()}/edit"
        values = Page(self.secretary.get(edit).text).values_of(edit)
        self.save(edit, readers="members")
        answer = self.secretary.post(edit, {**values, "readers": "secretariat"})
        self.assertEqual(answer.status, 409)
        self.assertIn("Bara organets ledamöter", answer.text)

    def test_a_narrowed_matter_is_gone_from_every_way_out_at_once(self):
        (matter,) = self.register.rows(
            "SELECT m.id FROM matter m JOIN audience a ON a.id = m.audience WHERE a.kind = 'public' AND EXISTS (SELECT 1 "
            "FROM milestone s WHERE s.matter = m.id) ORDER BY m.id LIMIT 1")[0]
        (milestone,) = self.register.rows(f"SELECT id FROM milestone WHERE matter = '{matter}' LIMIT 1")[0]
        (members,) = self.register.rows("SELECT id FROM audience WHERE kind = 'members' AND body IN (SELECT g.body FROM "
                                        "role_grant g JOIN account a ON a.person = g.person WHERE g.role = 'secretary' "
                                        "AND a.mail = 'kansli@demo.example') ORDER BY id LIMIT 1")[0]
        (public,) = self.register.rows("SELECT id FROM audience WHERE kind = 'public'")[0]
        edit = f"/matters/{matter}/edit"
        self.save(edit, title=f"Ärendet om {WORD}")
        self.save(f"/milestones/{milestone}/edit", text=f"Rapport om {WORD}")
        addresses = self.crawled(f"/matters/{matter}") + [f"/matters?q={WORD}"]
        before = self.places(self.public, addresses)
        self.assertGreater(len(before), 2)
        narrowed = self.save(edit, audience=members)
        self.assertEqual(self.places(self.public, addresses), [])
        self.undo(narrowed)
        self.assertEqual(self.at_once(self.places(self.public, addresses)), self.at_once(before))
        self.save(edit, audience=members)
        told = self.save(edit, 422, audience=public)
        self.assertIn("Då kan alla läsa ärendet", "".join(Page(told.text).errors))
        self.save(edit, audience=public, lets_others_in="on")
        self.assertEqual(self.at_once(self.places(self.public, addresses)), self.at_once(before))


class ReadersOnPostgres(Readers):
    def new_register(self):
        return self.forum_on_postgres()


if __name__ == "__main__":
    unittest.main()
