"""Joint positions: drafted by the body that prepares for the forum, each party says for itself where it
stands, the secretary or the chair releases. Before that nobody outside finds anything, on any way out;
after it exactly what the page of the release had said."""

import re
import subprocess
import unittest

from colleagues import Served
from forms_test import MAIL, PASSWORD, Client, Page
from forum import PROGRAM, needs_postgres, run
from inputs_test import BODY, Loop, new_database
from secrecy_test import words_of

COMMITTEE = "Regionernas arbetsutskott"
FOUNDER = "utskottet@example.org"
HELD = "beredningsord"     # in drafts of a position
OWN = "reservationsord"    # in what a party holds instead
# Who has no part in what is prepared, by the roles that they have and in which bodies.
OUTSIDE = {
    "member": ("member", (BODY,)), "registrar": ("registrar", (BODY, COMMITTEE)),
    "auditor": ("auditor", (BODY, COMMITTEE)), "officer": ("officer", (BODY, COMMITTEE)),
    "reader": ("reader", (BODY, COMMITTEE)), "system": ("system_administrator", (None,)),
}
PARTIES = {"skane": ("member", "Region Skåne"), "dalarna": ("substitute", "Region Dalarna"),
           "halland": ("party_administrator", "Region Halland")}


class PositionsTest(Served):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.secretary = Client(cls.server.port, mail=MAIL)
        cls.loop = Loop(cls.secretary, cls.body)
        cls.nobody = Client.__new__(Client)
        cls.nobody.port, cls.nobody.language, cls.nobody.cookies = cls.server.port, "en", {}
        cls.keeper = cls.account(FOUNDER, "system_administrator")
        cls.inside = Loop(cls.keeper, cls.body)
        cls.inside.do("/bodies/new", name=COMMITTEE, kind="committee", roster="se-regions")
        cls.committee = cls.forum.rows(f"SELECT id FROM body WHERE name = '{COMMITTEE}'")[0][0]
        cls.inside.do(f"/bodies/{cls.committee}/edit", prepares_for=cls.body)
        cls.chair = cls.account("ordf@example.org", "chair", "--body", COMMITTEE)
        for name, (role, party) in PARTIES.items():
            setattr(cls, name, cls.account(f"{name}@example.org", role, "--party", party))
        cls.outside = {"nobody": cls.nobody, "secretary": cls.secretary}
        for name, (role, bodies) in OUTSIDE.items():
            for body in bodies:
                cls.outside[name] = cls.account(f"{name}@example.org", role, *(("--body", body) if body else ()))
        cls.space = f"/bodies/{cls.committee}/positions"

    @classmethod
    def account(cls, mail, role, *held):
        ended = run("user", "add", mail, "--role", role, *held, *cls.forum.place())
        if ended.status != 0:
            raise AssertionError(repr(ended))
        subprocess.run([PROGRAM, "user", "password", mail, *map(str, cls.forum.place())],
                       input=PASSWORD.encode(), check=True, capture_output=True)
        return Client(cls.server.port, mail=mail)

    def meeting(self, readers="public", **more):
        place = self.loop.do("/meetings/new", body=self.body, title="Vägforum i maj", day="2023-05-04", readers=readers,
                             **more)
        return re.search(r"/meetings/([a-z2-7]{13})", place)[1]

    def point(self, meeting, title="Vinterväghållning", **more):
        self.loop.do(f"/meetings/{meeting}/points/new", title=title, dialogue="on", **more)
        return self.forum.rows(f"SELECT id FROM point WHERE meeting = '{meeting}' AND title = '{title}'")[0][0]

    def draft(self, point="", title=f"Saltet, ett {HELD}", **more):
        place = self.inside.do(f"{self.space}/new", title=title, text=f"Vi vill ha mer salt.\n\nEtt {HELD} till.",
                               point=point, **more)
        return re.search(r"/positions/([a-z2-7]{13})", place)[1]

    def send(self, client, address, **fields):
        return client.post(address, {**Page(client.get(address).text).values_of(address), **fields})

    def do(self, client, address, **fields):
        answer = self.send(client, address, **fields)
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        return answer.getheader("Location")

    def stand(self, client, position, stance, text=""):
        return self.do(client, f"/positions/{position}/stand", stance=stance, text=text)

    def all_stand(self, position):
        self.stand(self.skane, position, "behind")
        self.stand(self.dalarna, position, "deviates", f"Vi vill ha sand, ett {OWN}.")
        self.stand(self.halland, position, "abstains")

    def release(self, position, client=None, **more):
        self.do(client or self.keeper, f"/positions/{position}/release", **{"readers": "point", "confirmed": "on", **more})

    def text(self, client, address):
        return re.sub(r"<[^>]+>", "", client.get(address).text.split("<main")[-1].split("</main>")[0])

    def ways_out(self, position, meeting, point):
        stands = self.forum.rows(f"SELECT id FROM party_stand WHERE joint_position = '{position}'")
        audience = self.forum.rows(f"SELECT audience FROM joint_position WHERE id = '{position}'")[0][0]
        own = [f"/positions/{position}", *(f"/positions/{position}/{act}" for act in ("edit", "stand", "release")),
               self.space, f"{self.space}/new", f"/history/joint_position/{position}", f"/history/audience/{audience}",
               f"/history/record_facts/{position}", *(f"/history/party_stand/{id}" for (id,) in stands)]
        others = [f"/bodies/{self.committee}", f"/history/body/{self.committee}", f"/meetings/{meeting}", "/desk",
                  f"/meetings/{meeting}.docx", f"/history/point/{point}", f"/history/meeting/{meeting}", "/bodies.csv",
                  f"/points/{point}/edit", "/people", "/suggest/people?q=utskottet"]
        return own, others

    def test_nobody_outside_finds_anything_before_the_release_and_then_what_was_announced(self):
        meeting = self.meeting()
        point = self.point(meeting)
        position = self.draft(point)
        self.all_stand(position)
        own, others = self.ways_out(position, meeting, point)
        for name, client in self.outside.items():
            for address in own:
                wanted = (303, 404) if name == "nobody" else (404,)
                self.assertIn(client.get(address).status, wanted, f"{name} {address}")
            for address in others:
                answer = client.get(address)
                words = words_of(answer.getheader("Content-Type") or "", answer.body)
                for word in (HELD, OWN, position):
                    self.assertNotIn(word, words, f"{name} {address}")
                self.assertNotIn(self.space, words, f"{name} is led there at {address}")
            self.assertIn(client.post(f"/positions/{position}/release", {"form_token": "x"}).status, (303, 401, 403, 404))
        for client in (self.keeper, self.chair, self.skane, self.dalarna, self.halland):
            self.assertIn(HELD, self.text(client, f"/positions/{position}"))
            self.assertIn(HELD, self.text(client, self.space))
        announced = self.text(self.keeper, f"/positions/{position}/release")
        count = "1 of 21 stand behind, 1 deviates, 1 abstains, 18 have said nothing"
        self.assertIn(count, announced)
        self.release(position)
        for name, client in self.outside.items():
            page = self.text(client, f"/positions/{position}")
            for words in (f"Saltet, ett {HELD}", f"Ett {HELD} till.", count, "Region Dalarna", OWN, COMMITTEE):
                self.assertIn(words, page, name)
                self.assertIn(words, announced + COMMITTEE, "the page of the release had said so")
            for words in ("Region Skåne", "Region Halland", "Region Gotland", FOUNDER.split("@")[0] + "@", "Drafted by"):
                self.assertNotIn(words, page, f"{name}: counted, not named")
            for address in own[4:]:
                self.assertIn(client.get(address).status, (303, 404), f"{name} {address}")
            at = client.get(f"/meetings/{meeting}").text.split(f'id="p-{point}"')[1].split("</section>")[0]
            self.assertIn(f'<a href="/positions/{position}">', at)
            self.assertIn(f"{COMMITTEE}: 1 of 21 stand behind, 1 deviates", at)
        word = words_of("", self.nobody.get(f"/meetings/{meeting}.docx").body)
        self.assertIn(f"{COMMITTEE}: 1 of 21 stand behind, 1 deviates", word)
        self.assertIn("1 av 21 står bakom, 1 avviker, 1 avstår, 18 har inte sagt något",
                      self.server.get(f"/positions/{position}", "sv").text)

    def test_each_party_speaks_for_itself_and_for_the_text_that_it_read(self):
        position = self.draft()
        page = self.text(self.skane, f"/positions/{position}")
        self.assertIn("0 of 21 stand behind, 0 deviate, 0 abstain, 21 have said nothing", page)
        self.assertIn(f"/positions/{position}", self.skane.get("/desk").text)
        for client in (self.keeper, self.chair):
            self.assertEqual(client.get(f"/positions/{position}/stand").status, 404, "they speak for no party")
        answer = self.send(self.skane, f"/positions/{position}/stand", stance="deviates", text="")
        self.assertEqual(answer.status, 422)
        self.assertIn("Write what the party holds instead.", answer.text)
        seats = dict(self.forum.rows("SELECT o.name, y.id FROM party y JOIN organisation o ON o.id = y.organisation "
                                     f"WHERE y.body = '{self.committee}'"))
        answer = self.send(self.skane, f"/positions/{position}/stand", stance="behind", party=seats["Region Dalarna"])
        self.assertEqual(answer.status, 422, "not for another party")
        self.all_stand(position)
        self.assertNotIn(f"/positions/{position}", self.skane.get("/desk").text)
        page = self.text(self.chair, f"/positions/{position}")
        self.assertRegex(page, r"Region Skåne\s*stands behind\s*\S+")
        self.assertRegex(page, r"Region Gotland\s*has said nothing")
        address = f"/positions/{position}/stand"
        late = Page(self.skane.get(address).text).values_of(address)
        self.inside.do(f"/positions/{position}/edit", text=f"Mindre salt, ett {HELD}.")
        self.assertIn("0 of 21 stand behind, 0 deviate, 0 abstain, 21", self.text(self.skane, f"/positions/{position}"))
        answer = self.skane.post(address, {**late, "stance": "behind"})
        self.assertEqual(answer.status, 409, "the text was another")
        self.assertIn("Mindre salt", answer.text)
        answer = self.skane.post(address, {**Page(answer.text).values_of(address), "stance": "behind"})
        self.assertEqual(answer.status, 303)
        entry = re.search(r"saved=(\d+)", self.stand(self.skane, position, "abstains"))[1]
        token = Page(self.skane.get(address).text).values_of(address)["form_token"]
        self.assertEqual(self.skane.post(f"/acts/{entry}/undo", {"form_token": token}).status, 303)
        self.assertIn("1 of 21 stand behind", self.text(self.skane, f"/positions/{position}"))
        stand = self.forum.rows(f"SELECT id FROM party_stand WHERE party = '{seats['Region Skåne']}' AND "
                                f"joint_position = '{position}'")[0][0]
        self.assertIn("Said where the party stands", self.text(self.chair, f"/history/party_stand/{stand}"))

    def test_what_is_released_stands_and_is_replaced_by_another(self):
        meeting = self.meeting()
        point = self.point(meeting)
        position = self.draft(point)
        edit, release = f"/positions/{position}/edit", f"/positions/{position}/release"
        undo = re.search(r"saved=(\d+)", self.stand(self.skane, position, "behind"))[1]
        seen = Page(self.chair.get(release).text).values_of(release)
        draft = Page(self.keeper.get(edit).text).values_of(edit)
        withdraw = Page(self.keeper.get(edit).text).values_of(f"/positions/{position}/withdraw")
        self.stand(self.dalarna, position, "behind")
        answer = self.chair.post(release, {**seen, "readers": "point", "confirmed": "on"})
        self.assertEqual(answer.status, 409, "more would be read than was shown")
        self.assertIn("2 of 21 stand behind", answer.text)
        self.assertEqual(self.nobody.get(f"/positions/{position}").status, 404)
        again = Page(answer.text).values_of(release)
        answer = self.chair.post(release, {**again, "confirmed": ""})
        self.assertEqual(answer.status, 422)
        self.assertIn("Tick this when you have read what stands below.", answer.text)
        answer = self.chair.post(release, {**again, "confirmed": "on"})
        self.assertEqual(answer.status, 303)
        released = re.search(r"saved=(\d+)", answer.getheader("Location"))[1]
        for client, entry, status in ((self.skane, undo, 409), (self.chair, released, 404)):
            forms = Page(client.get("/account").text).forms.values()
            token = next(form["form_token"]["value"] for form in forms if "form_token" in form)
            self.assertEqual(client.post(f"/acts/{entry}/undo", {"form_token": token}).status, status)
        self.assertEqual(self.nobody.get(f"/positions/{position}").status, 200)
        for address, fields in ((edit, draft), (f"/positions/{position}/withdraw", withdraw)):
            answer = self.keeper.post(address, fields)
            self.assertEqual(answer.status, 422, address)
            self.assertIn("has been released meanwhile", answer.text)
        for address in (edit, release):
            self.assertEqual(self.keeper.get(address).status, 404)
        facts = self.forum.rows("SELECT custodian_body, drawn_up_at IS NOT NULL AND dispatched_at IS NOT NULL FROM "
                                f"record_facts WHERE id = '{position}'")
        self.assertIn(facts, ([(self.committee, "1")], [(self.committee, "t")]))
        form = Page(self.keeper.get(f"{self.space}/new?replaces={position}").text).values_of(f"{self.space}/new")
        self.assertIn(HELD, form["title"])
        place = self.keeper.post(f"{self.space}/new", {**form, "title": "Saltet igen", "point": point})
        later = re.search(r"/positions/([a-z2-7]{13})", place.getheader("Location"))[1]
        self.assertNotIn(later, self.nobody.get(f"/positions/{position}").text)
        self.release(later)
        self.assertIn(f'<a href="/positions/{later}">Saltet igen</a>', self.nobody.get(f"/positions/{position}").text)
        at = self.text(self.nobody, f"/meetings/{meeting}")
        self.assertIn("(replaced by a later one)", at)
        answer = self.secretary.post(f"/points/{point}/delete", Page(self.secretary.get(f"/points/{point}/edit").text)
                                     .values_of(f"/points/{point}/delete"))
        self.assertEqual(answer.status, 409)

    def test_it_is_read_by_no_more_than_those_who_read_its_point(self):
        open_point = self.point(self.meeting())
        position = self.draft(open_point)
        self.release(position, readers="members")
        self.assertEqual(self.nobody.get(f"/positions/{position}").status, 404)
        self.assertIn(HELD, self.text(self.outside["member"], f"/positions/{position}"))
        closed = self.meeting("members")
        point = self.point(closed)
        self.assertNotIn(point, self.keeper.get(f"{self.space}/new").text, "who prepares does not read that meeting")
        place = self.do(self.skane, f"{self.space}/new", title="Sluten", text=f"Ett {HELD}.", point=point)
        position = re.search(r"/positions/([a-z2-7]{13})", place)[1]
        self.assertEqual(self.keeper.get(f"/positions/{position}/release").status, 404)
        self.inside.do(f"/positions/{position}/edit", title="Sluten nu")
        kept = self.forum.rows(f"SELECT meant_for FROM joint_position WHERE id = '{position}'")
        self.assertEqual(kept, [(point,)], "what one does not read one does not take away")

    def test_a_draft_holds_nothing_back_and_goes_away_whole(self):
        meeting = self.meeting()
        point = self.point(meeting)
        position = self.draft(point)
        self.all_stand(position)
        delete = f"/points/{point}/delete"
        answer = self.secretary.post(delete, Page(self.secretary.get(f"/points/{point}/edit").text).values_of(delete))
        self.assertEqual(answer.status, 303, "that it could not be deleted would tell of the draft")
        self.assertIn("It can be released when it is for a point that you read.", self.text(self.keeper, f"/positions/{position}"))
        withdraw = f"/positions/{position}/withdraw"
        answer = self.keeper.post(withdraw, Page(self.keeper.get(f"/positions/{position}/edit").text).values_of(withdraw))
        self.assertEqual(answer.status, 303)
        self.assertEqual(self.keeper.get(f"/positions/{position}").status, 404)
        for table in ("joint_position", "record_facts"):
            self.assertEqual(self.forum.rows(f"SELECT id FROM {table} WHERE id = '{position}'"), [])

    def test_wrong_input_is_named_and_kept(self):
        address = f"{self.space}/new"
        answer = self.send(self.keeper, address, title="", text="Kvar.", point="aaaaaaaaaaaaa")
        self.assertEqual(answer.status, 422)
        self.assertEqual(len(Page(answer.text).errors), 2, "all that is wrong at once")
        self.assertIn("Kvar.", answer.text)
        position = self.draft()
        edit = f"/positions/{position}/edit"
        first = Page(self.keeper.get(edit).text).values_of(edit)
        self.inside.do(edit, title="Den andra rubriken")
        answer = self.keeper.post(edit, {**first, "title": "Den tredje rubriken"})
        self.assertEqual(answer.status, 409)
        for title in ("Den andra rubriken", "Den tredje rubriken"):
            self.assertIn(title, answer.text)

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class PositionsOnPostgresTest(PositionsTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
