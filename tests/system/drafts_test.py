"""Drafts of inputs: kept as typed, gone on with by colleagues of the same party, sent once whoever
presses first, thrown away after being asked; and read by nobody else on any way."""

import re
import threading
import unittest

from colleagues import Drafters
from forms_test import SCRIPT, Client, Page
from forum import needs_postgres
from inputs_test import new_database

NEW, DRAFTS = "/inputs/new", "/inputs/drafts"
SECRET = "gammelgäddan"


class DraftsTest(Drafters):
    def begin(self, client=None, **fields):
        """A new draft's address."""
        client = client or self.one
        page = Page(client.get(NEW).text)
        answer = client.post(DRAFTS, {**page.values_of(NEW), "text": "Första utkastet.", "body": self.body,
                                      "organisation": self.dalarna, **fields})
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        return answer.getheader("Location")

    def form(self, client, draft):
        answer = client.get(draft)
        self.assertEqual(answer.status, 200)
        return Page(answer.text).values_of(f"{draft}/send")

    def inputs(self, text):
        return self.forum.rows(f"SELECT id FROM input WHERE text = '{text}'")

    def test_a_colleague_goes_on_and_sends(self):
        acts = self.forum.count("ledger_entries")
        draft = self.begin(title="Om gäddan", text="Gäddan\r\nleker.", matter="finns inte")
        for client in (self.one, self.other):
            for page in (DRAFTS, "/desk"):
                self.assertIn(f'href="{draft}"', client.get(page).text)
        fields = self.form(self.other, draft)
        self.assertEqual((fields["title"], fields["text"], fields["matter"]),
                         ("Om gäddan", "Gäddan\nleker.", "finns inte"))
        # What cannot be sent yet is kept all the same.
        answer = self.other.post(f"{draft}/send", fields)
        self.assertEqual(answer.status, 422)
        self.assertIn('href="#matter"', answer.text)
        answer = self.other.post(draft, {**fields, "text": "", "title": "x" * 3000})
        self.assertEqual(answer.status, 303)
        self.assertIn("andra", self.one.get(DRAFTS).text)
        fields = self.form(self.one, draft)
        self.assertEqual((fields["text"], len(fields["title"])), ("", 3000))
        self.assertEqual(self.forum.count("ledger_entries"), acts)
        answer = self.one.post(f"{draft}/send", {**fields, "text": "Gäddan har lekt.", "title": "Om gäddan",
                                                 "matter": ""})
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        self.assertEqual(self.forum.count("ledger_entries"), acts + 1)
        sent = self.inputs("Gäddan har lekt.")
        self.assertEqual(answer.getheader("Location"), f"/inputs/{sent[0][0]}")
        self.assertNotIn(draft, self.one.get(DRAFTS).text)
        self.assertEqual(self.other.get(draft).getheader("Location"), f"/inputs/{sent[0][0]}")

    def test_two_who_keep_at_once_meet_with_both_texts(self):
        draft = self.begin()
        mine, theirs = self.form(self.one, draft), self.form(self.other, draft)
        self.assertEqual(self.other.post(draft, {**theirs, "text": "Den andras ord."}).status, 303)
        for address in (draft, f"{draft}/send"):
            answer = self.one.post(address, {**mine, "text": "Mina\r\nord."})
            self.assertEqual(answer.status, 409)
            for words in ("Den andras ord.", "Mina\nord."):
                self.assertIn(words, answer.text)
        again = Page(answer.text).values_of(f"{draft}/send")
        self.assertEqual(again["text"], "Mina\nord.")
        self.assertEqual(self.one.post(draft, again).status, 303)
        self.assertEqual(self.form(self.other, draft)["text"], "Mina\nord.")

    def test_it_is_sent_once_whoever_presses(self):
        draft = self.begin(text="En gång räcker.")
        forms = [self.form(client, draft) for client in (self.one, self.other)]
        answers = []

        def press(client, fields):
            answers.append(Client(self.server.port, like=client).post(f"{draft}/send", fields))

        threads = [threading.Thread(target=press, args=(client, fields))
                   for client, fields in zip((self.one, self.other) * 4, forms * 4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        sent = self.inputs("En gång räcker.")
        self.assertEqual(len(sent), 1)
        self.assertEqual({(a.status, a.getheader("Location")) for a in answers}, {(303, f"/inputs/{sent[0][0]}")})
        # Whoever wrote something else gets it back, to follow up with.
        answer = self.one.post(f"{draft}/send", {**forms[0], "text": "Vi hade mer att säga."})
        self.assertEqual(answer.status, 409)
        self.assertIn("has been sent meanwhile", answer.text)
        self.assertIn("En gång räcker.", answer.text)
        left = Page(answer.text).values_of(NEW)
        self.assertEqual((left["text"], left["follows"]), ("Vi hade mer att säga.", sent[0][0]))
        self.assertEqual(self.one.post(NEW, left).status, 303)
        self.assertEqual(len(self.inputs("Vi hade mer att säga.")), 1)

    def test_it_is_thrown_away_after_being_asked_and_what_another_writes_stays(self):
        draft = self.begin(text="Skräp.")
        mine = self.form(self.other, draft)
        asked = self.one.get(f"{draft}/discard")
        self.assertIn("Skräp.", asked.text)
        token = Page(asked.text).values_of(f"{draft}/discard")
        self.assertEqual(self.other.post(draft, {**mine, "text": "Guld."}).status, 303)
        again = self.one.post(f"{draft}/discard", token)
        self.assertEqual(again.status, 409)
        self.assertIn("Guld.", again.text)
        answer = self.one.post(f"{draft}/discard", Page(again.text).values_of(f"{draft}/discard"))
        self.assertEqual((answer.status, answer.getheader("Location")), (303, DRAFTS))
        self.assertEqual(self.other.get(draft).status, 404)
        for address in (draft, f"{draft}/send"):
            answer = self.other.post(address, {**mine, "text": "Mitt guld."})
            self.assertEqual(answer.status, 409)
            self.assertEqual(Page(answer.text).values_of(NEW)["text"], "Mitt guld.")

    def test_nobody_else_reads_it(self):
        draft = self.begin(title=SECRET, text=f"Om {SECRET}.")
        number = draft.rsplit("/", 1)[1]
        stranger = Client(self.server.port, like=type("Nobody", (), {"cookies": {}})())
        for client in (self.skane, self.secretary, stranger):
            for page in (DRAFTS, "/desk", "/", "/inputs?which=all", "/inputs/triage", "/regions/w", "/inputs.csv",
                         f"/organisations/{self.dalarna}", f"/history/input_draft/{number}", draft,
                         f"{draft}/discard", f"/inputs/{number}"):
                answer = client.get(page)
                self.assertNotIn(SECRET, answer.text, page)
                if not page.startswith(draft):  # where the page offers itself in the other language
                    self.assertNotIn(draft, answer.text, page)
        self.assertEqual((self.skane.get(draft).status, self.secretary.get(draft).status), (404, 404))
        self.assertEqual(stranger.get(draft).status, 303)
        token = Page(self.skane.get(NEW).text).values_of(NEW)
        for address in (draft, f"{draft}/send", f"{draft}/discard"):
            answer = self.skane.post(address, {**token, "version": "1", "text": "Kapat."})
            self.assertIn(answer.status, (404, 409))
            self.assertNotIn(SECRET, answer.text)
        self.assertIn(SECRET, self.other.get(draft).text)
        self.assertEqual(self.inputs("Kapat."), [])

    def test_one_without_a_party_keeps_it_alone(self):
        draft = self.begin(self.secretary, organisation="Region Dalarna", text="Kansliets anteckning.")
        self.assertIn("Nobody but you", self.secretary.get(draft).text)
        self.assertEqual(self.one.get(draft).status, 404)
        answer = self.secretary.post(f"{draft}/send", self.form(self.secretary, draft))
        self.assertEqual(answer.status, 303, Page(answer.text).errors)

    def test_strange_words_are_kept_as_words_or_refused(self):
        for words in (SCRIPT, "שלום", "🙂", "'; DROP TABLE input_draft; --", '{"a": 1}', "å" * 50_000):
            draft = self.begin(text=words, title=words[:50], organisation="", body="nothing such", matter="finns inte")
            page = self.one.get(draft).text
            self.assertNotIn(SCRIPT, page)
            self.assertEqual(Page(page).values_of(f"{draft}/send")["text"], words)
            answer = self.one.post(f"{draft}/send", Page(page).values_of(f"{draft}/send"))
            self.assertEqual(answer.status, 422)
        for words in ("abc\u202edef", "abc\x01def", "x" * 100_001):
            answer = self.one.post(draft, {**self.form(self.one, draft), "text": words})
            self.assertEqual(answer.status, 422)
            self.assertIn('href="#text"', answer.text)
        for version in ("", "0", "-1", "x", "9" * 40):
            answer = self.one.post(draft, {**self.form(self.one, draft), "version": version})
            self.assertEqual(answer.status, 409)
        for number in ("x", "a" * 13, "%00", "..%2f"):
            self.assertIn(self.one.get(f"{DRAFTS}/{number}").status, (400, 404))

    def test_a_draft_keeps_its_call_and_says_when_it_has_closed(self):
        page = Page(self.secretary.get("/rounds/new").text)
        answer = self.secretary.post("/rounds/new", {**page.values_of("/rounds/new"), "title": "Om isar",
                                                     "text": "Hur var isen?", "body": self.body,
                                                     "closes_on": "2023-12-01"})
        call = re.match(r"/rounds/([a-z2-7]{13})", answer.getheader("Location"))[1]
        token = Page(self.secretary.get("/rounds/new").text).values_of("/rounds/new")
        self.assertEqual(self.secretary.post(f"/rounds/{call}/open", token).status, 303)
        address = f"{NEW}?round={call}"
        page = Page(self.one.get(address).text)
        drafts = []
        for text in ("Isen höll.", "Isen brast."):
            answer = self.one.post(DRAFTS, {**page.values_of(NEW), "text": text, "organisation": self.dalarna})
            drafts.append(answer.getheader("Location"))
            self.assertIn("It answers the call Om isar", self.one.get(drafts[-1]).text)
        fields = self.form(self.one, drafts[0])
        self.assertEqual(self.one.post(drafts[0], fields).status, 303)
        answer = self.one.post(f"{drafts[0]}/send", self.form(self.one, drafts[0]))
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        before = self.form(self.one, drafts[1])
        self.assertEqual(self.secretary.post(f"/rounds/{call}/close", token).status, 303)
        self.assertIn("takes inputs no more", self.one.get(drafts[1]).text)
        # Kept once more, it still knows its call.
        self.assertEqual(self.one.post(drafts[1], self.form(self.one, drafts[1])).status, 303)
        self.assertIn("takes inputs no more", self.one.get(drafts[1]).text)
        # Who had it open before is told, and sends it then without the call.
        answer = self.one.post(f"{drafts[1]}/send", {**before, "version": self.form(self.one, drafts[1])["version"]})
        self.assertEqual(answer.status, 422)
        self.assertIn("takes inputs no more", answer.text)
        answer = self.one.post(f"{drafts[1]}/send", Page(answer.text).values_of(f"{drafts[1]}/send"))
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        rounds = self.forum.rows("SELECT coalesce(round, '-') FROM input WHERE text LIKE 'Isen %' ORDER BY text DESC")
        self.assertEqual(rounds, [(call,), ("-",)])

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class DraftsOnPostgresTest(DraftsTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
