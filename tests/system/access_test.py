"""Who may do what in a body: the secretariat gives roles and ends them, a party's administrator does so
for the people of the party; somebody new signs in by a link, once. A mandate that ends ends the rights
that go with it on that day; what was written stays."""

import re
import unittest

from colleagues import MEMBER, Colleagues
from forms_test import Client, Page
from forum import needs_postgres, run
from inputs_test import new_database


class AccessTest(Colleagues):
    members = {MEMBER: "Region Skåne", "admin-w@example.org": "Region Dalarna"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        ended = run("user", "add", "admin-w@example.org", "--role", "party_administrator", "--party", "Region Dalarna",
                    *cls.forum.place())
        if ended.status != 0:
            raise AssertionError(repr(ended))
        cls.admin = Client(cls.server.port, mail="admin-w@example.org")
        cls.page = f"/bodies/{cls.body}/access"
        cls.parties = dict(cls.forum.rows("SELECT o.name, y.id FROM party y JOIN organisation o ON o.id = y.organisation "
                                          f"WHERE y.body = '{cls.body}'"))

    def send(self, client, mail, role, **more):
        values = Page(client.get(f"{self.page}/new").text).values_of(f"{self.page}/new")
        return client.post(f"{self.page}/new", {**values, "mail": mail, "role": role, **more})

    def given(self, client, mail, role, **more):
        answer = self.send(client, mail, role, **more)
        self.assertEqual(answer.status, 200, Page(answer.text).errors)
        found = re.search(r"/login/[\w-]+", answer.text)
        return found and found[0]

    def sign_in(self, link):
        client = Client.__new__(Client)
        client.port, client.language, client.cookies = self.server.port, "en", {}
        return client, client.get(link)

    def grant(self, mail, role):
        return self.forum.rows("SELECT g.id FROM role_grant g JOIN account a ON a.person = g.person WHERE "
                               f"a.mail = '{mail}' AND g.role = '{role}' ORDER BY g.from_day DESC")[0][0]

    def press(self, client, grant, action, source=None):
        action = f"/role-grants/{grant}/{action}"
        page = Page((source or client).get(self.page).text)
        values = page.values_of(action) if action in page.forms else {}
        token = Page(client.get("/account").text)
        own = next(form["form_token"]["value"] for form in token.forms.values() if "form_token" in form)
        return client.post(action, {**values, "form_token": own})

    def test_somebody_new_signs_in_by_a_link_once(self):
        link = self.given(self.secretary, "ny@example.org", "officer", name="Nya Handläggaren")
        self.assertTrue(link)
        client, answer = self.sign_in(link)
        self.assertEqual(answer.status, 303)
        self.assertEqual(client.get("/desk").status, 200)
        self.assertEqual(client.get("/commitments/new").status, 200, "an officer's right")
        _, again = self.sign_in(link)
        self.assertNotEqual(again.status, 303, "once")
        page = self.secretary.get(self.page).text
        self.assertIn("Nya Handläggaren", page)
        self.assertNotIn(link, page)
        self.assertEqual(self.send(self.secretary, "ny@example.org", "officer").status, 422)

    def test_an_account_that_is_there_gets_the_role_alone(self):
        self.assertIsNone(self.given(self.secretary, MEMBER, "auditor"))
        self.assertIn("auditor", self.secretary.get(self.page).text)

    def test_a_role_that_is_ended_opens_nothing_any_more(self):
        link = self.given(self.secretary, "kort@example.org", "secretary", name="Korta Vikarien")
        client, _ = self.sign_in(link)
        self.assertEqual(client.get("/meetings/new").status, 200)
        answer = self.press(self.secretary, self.grant("kort@example.org", "secretary"), "end")
        self.assertEqual(answer.status, 303)
        self.assertEqual(client.get("/meetings/new").status, 404)
        self.assertNotIn("Korta Vikarien", self.secretary.get(self.page).text)
        self.given(self.secretary, "kort@example.org", "reader")
        self.assertEqual(client.get("/meetings/new").status, 404, "another role, another right")

    def test_the_last_secretary_stays(self):
        own = self.forum.rows("SELECT g.id FROM role_grant g JOIN account a ON a.person = g.person WHERE a.mail = "
                              f"'karin@example.org' AND g.role = 'secretary' AND g.body = '{self.body}'")[0][0]
        answer = self.press(self.secretary, own, "end")
        self.assertEqual(answer.status, 422)
        self.assertIn("own role as secretary", answer.text)

    def test_a_partys_administrator_gives_to_its_own_people_alone(self):
        dalarna, skane = self.parties["Region Dalarna"], self.parties["Region Skåne"]
        page = self.admin.get(self.page).text
        self.assertNotIn("skane@example.org", page)
        link = self.given(self.admin, "kollega@example.org", "member", name="Kollegan i Falun", party=dalarna)
        client, _ = self.sign_in(link)
        self.assertEqual(client.get("/inputs/new").status, 200)
        organisation = self.forum.rows("SELECT o.name FROM person p JOIN organisation o ON o.id = p.organisation WHERE "
                                       "p.name = 'Kollegan i Falun'")
        self.assertEqual(organisation, [("Region Dalarna",)])
        for fields in ({"party": skane}, {"party": ""}, {"party": dalarna, "role": "secretary"},
                       {"party": dalarna, "role": "party_administrator"}):
            answer = self.send(self.admin, "fel@example.org", **{"role": "member", "name": "Fel", **fields})
            self.assertEqual(answer.status, 422, fields)
        self.assertEqual(self.forum.rows("SELECT id FROM account WHERE mail = 'fel@example.org'"), [])
        self.assertEqual(self.press(self.admin, self.grant(MEMBER, "member"), "end", self.secretary).status, 404)
        self.assertEqual(self.press(self.admin, self.grant("kollega@example.org", "member"), "end").status, 303)
        self.assertEqual(self.member.get(self.page).status, 404)

    def test_a_name_alone_makes_nobody_somebody_who_is_known(self):
        known = self.forum.rows("SELECT p.id, p.name FROM person p WHERE NOT EXISTS (SELECT 1 FROM account a WHERE "
                                "a.person = p.id) ORDER BY p.id")[0]
        self.given(self.admin, "lanad@example.org", "reader", name=known[1], party=self.parties["Region Dalarna"])
        person = self.forum.rows("SELECT person FROM account WHERE mail = 'lanad@example.org'")[0][0]
        self.assertNotEqual(person, known[0])

    def test_another_link_is_for_who_has_not_signed_in(self):
        first = self.given(self.secretary, "sen@example.org", "reader", name="Sena Läsaren")
        grant = self.grant("sen@example.org", "reader")
        answer = self.press(self.secretary, grant, "link")
        link = re.search(r"/login/[\w-]+", answer.text)[0]
        self.assertNotEqual(link, first)
        self.assertEqual(self.sign_in(link)[1].status, 303)
        answer = self.press(self.secretary, grant, "link")
        self.assertEqual(answer.status, 422)
        self.assertIn("has signed in already", answer.text)

    def test_wrong_input_is_named_and_kept(self):
        answer = self.send(self.secretary, "inte en adress", "reader", name="Någon")
        self.assertEqual(answer.status, 422)
        self.assertIn("This is no mail address.", answer.text)
        self.assertIn("inte en adress", answer.text)
        answer = self.send(self.secretary, "okand@example.org", "reader")
        self.assertEqual(answer.status, 422)
        self.assertIn("say who it is", answer.text)
        answer = self.send(self.secretary, "okand@example.org", "system_administrator", name="Någon")
        self.assertEqual(answer.status, 422)

    def test_rights_end_with_the_mandate_and_what_was_written_stays(self):
        party = self.parties["Region Dalarna"]
        held = ("--role", "member", "--party", "Region Dalarna", "--name", "Avgående Direktören")
        self.assertEqual(run("user", "add", "avgar@example.org", *held, *self.forum.place()).status, 0)
        link = run("user", "link", "avgar@example.org", *self.forum.place()).out.strip()
        client, _ = self.sign_in(link)
        person = self.forum.rows("SELECT person FROM account WHERE mail = 'avgar@example.org'")[0][0]
        place = self.loop.do(f"/bodies/{self.body}/mandates/new", person="Avgående Direktören", person_is=person,
                             party=party, kind="ordinary", from_day="2023-01-01")
        self.assertTrue(place)
        values = Page(client.get("/inputs/new").text).values_of("/inputs/new")
        sent = client.post("/inputs/new", {**values, "text": "Saltet tar slut.", "body": self.body})
        self.assertEqual(sent.status, 303, Page(sent.text).errors)
        mandate = self.forum.rows(f"SELECT id FROM mandate WHERE person = '{person}'")[0][0]
        self.loop.do(f"/mandates/{mandate}/edit", to_day="2023-03-31")
        ended = self.forum.rows(f"SELECT to_day FROM role_grant WHERE person = '{person}' AND party = '{party}'")
        self.assertEqual(ended, [("2023-03-31",)], "the day before today: the role is over")
        self.assertNotIn(person, [id for (id,) in self.forum.rows(
            "SELECT r.reader FROM audience_reader r JOIN audience a ON a.id = r.audience WHERE a.kind = 'members' AND "
            f"a.body = '{self.body}'")])
        self.assertNotIn("Avgående Direktören", self.secretary.get(self.page).text)
        self.assertEqual(self.forum.rows(f"SELECT count(*) FROM input WHERE person = '{person}'"), [("1",)])
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class AccessOnPostgresTest(AccessTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
