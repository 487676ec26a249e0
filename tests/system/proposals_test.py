"""Proposed points: a party proposes one for a coming meeting, the secretary takes it into the agenda,
keeps it for a later meeting or declines it with words, and whoever proposed it is told. Nobody else
reads it, on any way out; the point that was made of it says who proposed it to those alone who may."""

import re
import subprocess
import unittest

from colleagues import Served
from forms_test import MAIL, PASSWORD, Client, Page
from forum import PROGRAM, needs_postgres, run
from inputs_test import BODY, Loop, new_database
from lists_test import rows_of_csv, rows_of_workbook
from secrecy_test import words_of

HELD = "förslagsord"   # in what is proposed
PROPOSE = {"skane": ("member", "Region Skåne"), "colleague": ("substitute", "Region Skåne"),
           "halland": ("party_administrator", "Region Halland")}
# Who has a role in the body and no part in a proposal of Region Skåne's.
OUTSIDE = ("reader", "member", "officer", "registrar", "auditor")


class ProposalsTest(Served):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.secretary = Client(cls.server.port, mail=MAIL)
        cls.loop = Loop(cls.secretary, cls.body)
        cls.nobody = Client.__new__(Client)
        cls.nobody.port, cls.nobody.language, cls.nobody.cookies = cls.server.port, "en", {}
        for name, (role, party) in PROPOSE.items():
            setattr(cls, name, cls.account(f"{name}@example.org", role, "--party", party))
        cls.chair = cls.account("ordf@example.org", "chair", "--body", BODY)
        cls.outside = {"nobody": cls.nobody, "halland": cls.halland,
                       "system": cls.account("system@example.org", "system_administrator")}
        for role in OUTSIDE:
            cls.outside[role] = cls.account(f"{role}@example.org", role, "--body", BODY)
        cls.space = f"/bodies/{cls.body}/proposals"

    @classmethod
    def account(cls, mail, role, *held):
        ended = run("user", "add", mail, "--role", role, *held, *cls.forum.place())
        if ended.status != 0:
            raise AssertionError(repr(ended))
        subprocess.run([PROGRAM, "user", "password", mail, *map(str, cls.forum.place())],
                       input=PASSWORD.encode(), check=True, capture_output=True)
        return Client(cls.server.port, mail=mail)

    def meeting(self, title="Vägforum i maj", day="2023-05-04", readers="public", **more):
        place = self.loop.do("/meetings/new", body=self.body, title=title, day=day, readers=readers, **more)
        return re.search(r"/meetings/([a-z2-7]{13})", place)[1]

    def propose(self, client=None, title=f"Saltet, ett {HELD}", meeting="", **more):
        place = self.do(client or self.skane, f"{self.space}/new", title=title, meeting=meeting,
                        **{"dialogue": "on", "expected_outcome": f"Vi vill enas om saltet, ett {HELD}.",
                           "planned_minutes": "25", **more})
        return re.search(r"/proposals/([a-z2-7]{13})", place)[1]

    def send(self, client, address, form=None, **fields):
        return client.post(address, {**Page(client.get(form or address).text).values_of(address), **fields})

    def do(self, client, address, form=None, **fields):
        answer = self.send(client, address, form, **fields)
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        return answer.getheader("Location")

    def undo(self, client, place):
        entry = re.search(r"saved=(\d+)", place)[1]
        forms = Page(client.get("/account").text).forms.values()
        token = next(form["form_token"]["value"] for form in forms if "form_token" in form)
        return client.post(f"/acts/{entry}/undo", {"form_token": token}).status

    def text(self, client, address):
        return re.sub(r"<[^>]+>", "", client.get(address).text.split("<main")[-1].split("</main>")[0])

    def waiting_at(self, meeting, client=None):
        page = (client or self.secretary).get(f"/meetings/{meeting}/edit").text
        return re.findall(r"/proposals/([a-z2-7]{13})/decline", page)

    def take(self, proposal, meeting, client=None, **more):
        return self.do(client or self.secretary, f"/proposals/{proposal}/take", meeting=meeting, **more)

    def point_of(self, proposal):
        (point,), = self.forum.rows(f"SELECT point FROM point_proposal WHERE id = '{proposal}'")
        return point

    def at(self, client, meeting, point):
        return client.get(f"/meetings/{meeting}").text.split(f'id="p-{point}"')[1].split("</section>")[0]

    def test_a_proposed_point_is_taken_into_the_agenda_and_the_proposer_is_told(self):
        meeting = self.meeting(title="Vägforum i juni", day="2023-06-08")
        for client in (self.skane, self.colleague, self.chair):
            self.assertIn(f"{self.space}/new?meeting={meeting}", client.get(f"/meetings/{meeting}").text)
            self.assertIn(f"{self.space}/new", client.get(f"/bodies/{self.body}/plan").text)
        for client in (self.outside["officer"], self.outside["registrar"], self.nobody):
            self.assertNotIn(f"{self.space}/new", client.get(f"/meetings/{meeting}").text)
            self.assertNotIn(f"{self.space}/new", client.get(f"/bodies/{self.body}/plan").text)
        form = Page(self.skane.get(f"{self.space}/new?meeting={meeting}").text).values_of(f"{self.space}/new")
        self.assertEqual((form["meeting"], form["readers"]), (meeting, "preparing"))
        proposal = self.propose(meeting=meeting, information="on")
        for client in (self.skane, self.colleague, self.secretary, self.chair):
            page = self.text(client, f"/proposals/{proposal}")
            for words in (f"ett {HELD}", "Region Skåne", "Information, Dialogue", "25", "Vägforum i juni", "It is open"):
                self.assertIn(words, page)
            self.assertIn(f"/proposals/{proposal}", client.get(self.space).text)
        self.assertIn(proposal, self.waiting_at(meeting))
        for client in (self.secretary, self.chair):
            self.assertIn(f"/proposals/{proposal}/take", client.get("/desk").text)
        place = self.take(proposal, meeting, number="4")
        point = self.point_of(proposal)
        self.assertEqual(self.forum.rows("SELECT title, number, information, dialogue, decision, planned_minutes FROM "
                                         f"point WHERE id = '{point}'"),
                         [(f"Saltet, ett {HELD}", "4", "1", "1", "0", "25")])
        self.assertNotIn(proposal, self.waiting_at(meeting))
        for client in (self.skane, self.colleague):
            page = self.text(client, f"/proposals/{proposal}")
            self.assertRegex(page, r"Taken into the agenda on 1 April 2023")
            self.assertIn(f"4. Saltet, ett {HELD}", page)
            self.assertRegex(self.text(client, "/desk"), rf"Saltet, ett {HELD}.*taken into the agenda.*Vägforum i juni")
            self.assertIn(f"#p-{point}", client.get(f"/proposals/{proposal}").text)
        for client in (self.skane, self.secretary, self.chair):
            self.assertIn("Proposed by Region Skåne", self.at(client, meeting, point))
            self.assertNotIn("Proposed by", words_of("", client.get(f"/meetings/{meeting}.docx").body), "a file is handed on")
        for name, client in self.outside.items():
            at = self.at(client, meeting, point)
            self.assertIn(HELD, at, "the point itself is read as the meeting is")
            self.assertNotIn("Proposed by", at, name)
            self.assertNotIn("Region Skåne", at, name)
        self.assertEqual(self.undo(self.secretary, place), 303)
        self.assertEqual(self.forum.rows(f"SELECT id FROM point WHERE id = '{point}'"), [])
        self.assertIn(proposal, self.waiting_at(meeting))

    def test_nobody_else_finds_it_on_any_way_out(self):
        meeting = self.meeting()
        word = "undanord"
        proposal = self.propose(title=f"Ett {word}", meeting=meeting, expected_outcome=f"Ett {word} till.")
        (audience,), = self.forum.rows(f"SELECT audience FROM point_proposal WHERE id = '{proposal}'")
        own = [f"/proposals/{proposal}", *(f"/proposals/{proposal}/{act}" for act in ("edit", "take", "keep", "decline")),
               f"/history/point_proposal/{proposal}", f"/history/audience/{audience}", f"/history/record_facts/{proposal}"]
        others = [self.space, f"{self.space}.csv", f"{self.space}.xlsx", f"{self.space}/new", f"/bodies/{self.body}",
                  f"/bodies/{self.body}/plan", f"/meetings/{meeting}", f"/meetings/{meeting}/edit",
                  f"/meetings/{meeting}.docx", f"/history/meeting/{meeting}", "/desk", f"/search?q={word}"]
        for name, client in self.outside.items():
            for address in own:
                self.assertIn(client.get(address).status, (303, 404) if name == "nobody" else (404,), f"{name} {address}")
            for address in others:
                answer = client.get(address)
                words = words_of(answer.getheader("Content-Type") or "", answer.body).replace(f"q={word}", "")
                words = words.replace(f'value="{word}"', "").replace(f"q%3D{word}", "")
                if not address.startswith("/search"):
                    self.assertNotIn(word, words, f"{name} {address}")
                self.assertNotIn(proposal, words, f"{name} {address}")
            for act in ("withdraw", "take", "keep", "decline", "reopen"):
                answer = client.post(f"/proposals/{proposal}/{act}", {"form_token": "x"})
                self.assertIn(answer.status, (303, 401, 403, 404), f"{name} {act}")
        for client in (self.skane, self.colleague, self.secretary, self.chair):
            self.assertIn(word, self.text(client, f"/history/point_proposal/{proposal}"))
        # A colleague who cannot decide, and those who decide and cannot change what it says.
        self.assertEqual(self.colleague.get(f"/proposals/{proposal}/take").status, 404)
        self.assertEqual(self.secretary.get(f"/proposals/{proposal}/edit").status, 404)

    def test_it_is_declined_with_words_or_kept_for_a_later_meeting(self):
        first, second = self.meeting(title="Vägforum i augusti", day="2023-08-10"), self.meeting(title="Vägforum i november", day="2023-11-09")
        proposal = self.propose(title="Sanden", meeting=first)
        address = f"/proposals/{proposal}/decline"
        answer = self.send(self.secretary, address, answer=" ")
        self.assertEqual(answer.status, 422)
        self.assertEqual(len(Page(answer.text).errors), 1)
        place = self.do(self.chair, f"/proposals/{proposal}/keep", meeting=second)
        self.assertIn("Vägforum i november", self.text(self.skane, f"/proposals/{proposal}"))
        self.assertNotIn(proposal, self.waiting_at(first))
        self.assertIn(proposal, self.waiting_at(second))
        self.assertEqual(self.undo(self.chair, place), 303)
        self.assertIn(proposal, self.waiting_at(first))
        place = self.do(self.secretary, address, answer="Det hör till vinterforumet.")
        page = self.text(self.skane, f"/proposals/{proposal}")
        self.assertIn("Declined on 1 April 2023", page)
        self.assertIn("Det hör till vinterforumet.", page)
        self.assertIn("Det hör till vinterforumet.", self.text(self.colleague, "/desk"))
        self.assertNotIn("Det hör till vinterforumet.", self.text(self.halland, "/desk"))
        self.assertEqual(self.secretary.get(address).status, 404)
        answer = self.send(self.secretary, f"/proposals/{proposal}/reopen", f"/proposals/{proposal}")
        self.assertEqual(answer.status, 303)
        self.assertIn(proposal, self.waiting_at(first))
        history = self.text(self.skane, f"/history/point_proposal/{proposal}")
        for words in ("Declined", "Kept for a later meeting", "Opened again", "Why it was declined"):
            self.assertIn(words, history)

    def test_what_suits_any_meeting_waits_at_the_next_one(self):
        later = self.meeting(title="Vägforum i december", day="2023-12-07")
        proposal = self.propose(title="Plogarna")
        (next_one,) = self.forum.rows("SELECT id FROM meeting WHERE body = '%s' AND state IN ('planned', 'called') AND "
                                      "day >= '2023-04-01' ORDER BY day, id LIMIT 1" % self.body)[0]
        self.assertIn(proposal, self.waiting_at(next_one))
        if next_one != later:
            self.assertNotIn(proposal, self.waiting_at(later))
        soonest = self.meeting(title="Extra vägforum", day="2023-04-02")
        self.assertIn(proposal, self.waiting_at(soonest))
        self.assertNotIn(proposal, self.waiting_at(next_one))
        # What was proposed for a meeting that was held meanwhile comes along by itself.
        left = self.propose(title="Skyltarna", meeting=soonest)
        self.loop.do(f"/meetings/{soonest}/edit", state="held")
        self.assertIn(left, self.waiting_at(next_one))
        self.assertIn(proposal, self.waiting_at(next_one))
        self.assertEqual(self.waiting_at(soonest), [])

    def test_a_meeting_that_has_begun_is_refused_by_name(self):
        begun = self.meeting(title="Vägforum i mars", day="2023-03-02")
        self.assertNotIn(f"{self.space}/new", self.skane.get(f"/meetings/{begun}").text)
        answer = self.send(self.skane, f"{self.space}/new", title="", meeting=begun, planned_minutes="0",
                           expected_outcome="Kvar.", presenter="Ingen Alls")
        self.assertEqual(answer.status, 422)
        self.assertEqual(len(Page(answer.text).errors), 5, Page(answer.text).errors)
        self.assertIn("Vägforum i mars has begun already. Choose a coming meeting.", answer.text)
        self.assertIn("Kvar.", answer.text)
        self.assertIn("Ingen Alls", answer.text)
        proposal = self.propose(title="Gropar")
        for act in ("take", "keep"):
            answer = self.send(self.secretary, f"/proposals/{proposal}/{act}", meeting=begun)
            self.assertEqual(answer.status, 422)
            self.assertIn("Vägforum i mars has begun already.", answer.text)
        cancelled = self.meeting(title="Vägforum i september", day="2023-09-14", state="cancelled")
        answer = self.send(self.skane, f"/proposals/{proposal}/edit", meeting=cancelled)
        self.assertIn("Vägforum i september is cancelled. Choose a coming meeting.", answer.text)
        hidden = self.meeting(title="Slutet möte", day="2023-09-15", readers="secretariat")
        answer = self.send(self.skane, f"/proposals/{proposal}/edit", meeting=hidden)
        self.assertEqual(answer.status, 422)
        self.assertNotIn("Slutet möte", answer.text)

    def test_two_at_once_meet_and_nothing_typed_is_lost(self):
        proposal = self.propose(title="Bommar")
        edit = f"/proposals/{proposal}/edit"
        late = Page(self.skane.get(edit).text).values_of(edit)
        place = self.do(self.colleague, edit, title="Bommar och broar")
        answer = self.skane.post(edit, {**late, "title": "Bommar vid broar"})
        self.assertEqual(answer.status, 409)
        for title in ("Bommar och broar", "Bommar vid broar"):
            self.assertIn(title, answer.text)
        self.assertEqual(self.undo(self.colleague, place), 303)
        late = Page(self.skane.get(edit).text).values_of(edit)
        meeting = self.meeting()
        decide = Page(self.secretary.get(f"/proposals/{proposal}/decline").text).values_of(f"/proposals/{proposal}/decline")
        self.take(proposal, meeting, self.chair)
        answer = self.skane.post(edit, {**late, "title": "Bommar för sent"})
        self.assertEqual(answer.status, 422)
        self.assertIn("is not open any more", answer.text)
        self.assertIn("Bommar för sent", answer.text)
        answer = self.secretary.post(f"/proposals/{proposal}/decline", {**decide, "answer": "Nej tack."})
        self.assertEqual(answer.status, 422)
        self.assertIn("Nej tack.", answer.text)
        point = self.point_of(proposal)
        delete = f"/points/{point}/delete"
        self.assertEqual(self.send(self.secretary, delete, f"/points/{point}/edit").status, 409, "the proposal leads to it")
        self.do(self.secretary, f"/proposals/{proposal}/reopen", f"/proposals/{proposal}")
        self.assertEqual(self.send(self.secretary, delete, f"/points/{point}/edit").status, 303)

    def test_whoever_would_present_it_presents_the_point_for_the_party(self):
        meeting = self.meeting(title="Vägforum i juli", day="2023-07-06")
        for name in ("Svante Sandberg", "Svante Sandbärg"):
            self.loop.do("/people/new", name=name, organisation="Region Skåne")
        ids = dict(self.forum.rows("SELECT name, id FROM person WHERE name LIKE 'Svante Sandb%'"))
        proposal = self.propose(title="Sandlagren", presenter="Svante Sandberg")
        self.assertIn(f'/people/{ids["Svante Sandberg"]}', self.secretary.get(f"/proposals/{proposal}").text)
        form = Page(self.skane.get(f"/proposals/{proposal}/edit").text).values_of(f"/proposals/{proposal}/edit")
        self.assertEqual(form["presenter"], "Svante Sandberg")
        # Who is merged into somebody else would present it under that name.
        self.do(self.secretary, f'/people/{ids["Svante Sandbärg"]}/merge', other="Svante Sandberg", stays="this")
        self.assertIn("Svante Sandbärg", self.text(self.skane, f"/proposals/{proposal}"))
        self.take(proposal, meeting)
        self.assertEqual(self.forum.rows("SELECT r.person, o.name FROM presenter r JOIN organisation o ON o.id = "
                                         f"r.organisation WHERE r.point = '{self.point_of(proposal)}'"),
                         [(ids["Svante Sandbärg"], "Region Skåne")])

    def test_it_is_withdrawn_by_who_proposed_it_and_stays_to_be_read(self):
        proposal = self.propose(title="Räcken")
        withdraw, edit = f"/proposals/{proposal}/withdraw", f"/proposals/{proposal}/edit"
        self.assertIn(self.secretary.post(withdraw, {"form_token": "x"}).status, (403, 404))
        place = self.do(self.colleague, withdraw, edit)
        self.assertIn("Withdrawn", self.text(self.secretary, f"/proposals/{proposal}"))
        self.assertEqual(self.skane.get(edit).status, 404)
        self.assertEqual(self.secretary.get(f"/proposals/{proposal}/take").status, 404)
        self.assertEqual(self.undo(self.colleague, place), 303)
        self.assertEqual(self.skane.get(edit).status, 200)

    def test_who_reads_it_is_chosen_and_whoever_proposes_reads_it(self):
        meeting = self.meeting(title="Vägforum i oktober", day="2023-10-05")
        proposal = self.propose(title="Cykelbanor", readers="members", meeting=meeting)
        for name in OUTSIDE:
            self.assertIn("Cykelbanor", self.text(self.outside[name], f"/proposals/{proposal}"), name)
            self.assertIn("Cykelbanor", self.text(self.outside[name], self.space), name)
        for name in ("nobody", "system"):
            self.assertIn(self.outside[name].get(f"/proposals/{proposal}").status, (303, 404), name)
        self.take(proposal, meeting)
        at = self.at(self.outside["officer"], meeting, self.point_of(proposal))
        self.assertIn("Proposed by Region Skåne", at)
        self.assertNotIn("Proposed by", self.at(self.nobody, meeting, self.point_of(proposal)))
        # For no party: those who prepare the meeting would read it, and not the member.
        member = self.outside["member"]
        form = Page(member.get(f"{self.space}/new").text).forms[f"{self.space}/new"]
        self.assertEqual(form["readers"]["choices"], ["members"])
        answer = self.send(member, f"{self.space}/new", title="Broar", dialogue="on", expected_outcome="Lagas.", readers="preparing")
        self.assertEqual(answer.status, 422)
        self.assertIn("You propose for no party, and could not read it yourself.", answer.text)
        own = self.propose(member, title="Tunnlar", readers="members")
        self.assertIn("Tunnlar", self.text(self.halland, f"/proposals/{own}"))
        self.assertEqual(self.halland.get(f"/proposals/{own}/edit").status, 404)
        narrow = self.propose(self.chair, title="Färjor", readers="preparing")
        self.assertEqual(self.skane.get(f"/proposals/{narrow}").status, 404)
        self.assertEqual(self.secretary.get(f"/proposals/{narrow}").status, 200)

    def test_the_list_is_filtered_sorted_and_taken_along(self):
        proposal = self.propose(self.halland, title="Hallandsvägen")
        self.do(self.secretary, f"/proposals/{proposal}/decline", answer="Den är lagad.")
        page = self.text(self.halland, f"{self.space}?state=declined&sort=-number")
        self.assertIn("Hallandsvägen", page)
        self.assertNotIn("Hallandsvägen", self.text(self.halland, f"{self.space}?state=proposed"))
        for sort in ("number", "-number", "meeting", "-meeting"):
            self.assertIn("Hallandsvägen", self.text(self.halland, f"{self.space}?sort={sort}"))
        rows = rows_of_csv(self.halland.get(f"{self.space}.csv?state=declined").body)
        self.assertEqual(rows[0][:3], ["No.", "Title", "Kind"])
        self.assertIn("Hallandsvägen", [row[1] for row in rows])
        self.assertTrue(any("Den är lagad." in row.values() for row in
                            rows_of_workbook(self.halland.get(f"{self.space}.xlsx?state=declined").body)))
        numbers = [int(row[0]) for row in rows_of_csv(self.secretary.get(f"{self.space}.csv?sort=number").body)[1:]]
        self.assertEqual(numbers, sorted(set(numbers)), "each has a number of its own")
        self.assertIn("Föreslagna punkter", self.server.get("/manual/calling", "sv").text)
        self.assertEqual(self.outside["system"].get(self.space).status, 404)

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class ProposalsOnPostgresTest(ProposalsTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
