"""Programs that send inputs by the API: with a token and without, with members that are wrong, and
that neither a cookie alone nor a token on a page opens anything."""

import json
import http.client
import unittest

from colleagues import Served
from forms_test import MAIL, Client
from forum import needs_postgres, run
from inputs_test import BODY, new_database

MEMBER = "medlem@example.org"
ADDRESS = "/api/v1/inputs"


class ApiTest(Served):
    members = {MEMBER: "Region Skåne"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.token = cls.token_of(MEMBER)

    @classmethod
    def token_of(cls, mail, *more):
        ended = run("user", "token", mail, *cls.forum.place(), *more)
        if ended.status != 0:
            raise AssertionError(repr(ended))
        return ended.out.strip()

    def post(self, body, token=None, language="en", method="POST", address=ADDRESS, **headers):
        if token:
            headers["Authorization"] = f"Bearer {token}"
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        try:
            connection.request(method, address, body if isinstance(body, str) else json.dumps(body),
                               {"Content-Type": "application/json", "Accept-Language": language, **headers})
            answer = connection.getresponse()
            answer.text = answer.read().decode()
            return answer
        finally:
            connection.close()

    def inputs(self):
        return self.forum.count("input")

    def refused(self, answer, status, *fields):
        self.assertEqual(answer.status, status, answer.text)
        self.assertEqual(answer.getheader("Content-Type"), "application/problem+json")
        problem = json.loads(answer.text)
        self.assertEqual(problem["status"], status)
        self.assertEqual({error["field"] for error in problem.get("errors", [])}, set(fields), answer.text)
        return problem

    def test_an_input_comes_in_and_is_read_on_its_page(self):
        before = self.inputs()
        answer = self.post({"kind": "question", "text": "När plogas bron?", "body": BODY}, self.token)
        self.assertEqual(answer.status, 201, answer.text)
        told = json.loads(answer.text)
        self.assertEqual(answer.getheader("Location"), told["page"])
        page = Client(self.server.port, mail=MAIL).get(told["page"])
        self.assertEqual(page.status, 200)
        self.assertIn("När plogas bron?", page.text)
        self.assertIn("Region Skåne", page.text)
        row = self.forum.rows("SELECT i.number, i.kind, i.origin, o.name FROM input i JOIN organisation o ON "
                              f"o.id = i.organisation WHERE i.id = '{told['id']}'")
        self.assertEqual(row, [(str(told["number"]), "question", "api", "Region Skåne")])
        self.assertEqual(self.inputs(), before + 1)

    def test_a_good_example_keeps_its_shape(self):
        answer = self.post({"kind": "example", "text": "Vi delar plogbilar.", "body": BODY,
                            "example": {"who": "Tre kommuner", "where": "Österlen", "cost": "0 kr"}}, self.token)
        self.assertEqual(answer.status, 201, answer.text)
        self.assertEqual(self.forum.rows("SELECT who, place, cost FROM example WHERE id = "
                                         f"'{json.loads(answer.text)['id']}'"),
                         [("Tre kommuner", "Österlen", "0 kr")])

    def test_all_that_is_wrong_is_said_at_once_in_the_language_asked_for(self):
        before, told = self.inputs(), []
        for language in ("en", "sv"):
            answer = self.post({"text": "", "body": "Ett annat forum", "matter": "N2099/1",
                                "organisation": "Region Dalarna"}, self.token, language)
            told.append(self.refused(answer, 422, "text", "body", "matter", "organisation")["title"])
        self.assertNotEqual(*told)
        self.refused(self.post({"text": 7, "colour": "red"}, self.token), 422, "text", "colour")
        self.refused(self.post({"text": "x" * 30_000, "body": BODY}, self.token), 422, "text")
        self.refused(self.post({"text": "a\u0000b", "body": BODY}, self.token), 422, "text")
        for body in ("", "{", "[]", '"text"', "null", "{" * 5000):
            self.refused(self.post(body, self.token), 422)
        self.assertEqual(self.inputs(), before)

    def test_without_a_valid_token_nothing_is_taken_in(self):
        good = {"text": "Ingen får skicka det här.", "body": BODY}
        before = self.inputs()
        for token in (None, "x", self.token + "x", self.token.upper()):
            answer = self.post(good, token)
            self.refused(answer, 401)
            self.assertEqual(answer.getheader("WWW-Authenticate"), "Bearer")
        browser = Client(self.server.port, mail=MAIL)
        cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        self.refused(self.post(good, Cookie=cookie), 401)
        self.refused(self.post(good, Authorization=f"Basic {self.token}"), 401)
        self.assertEqual(self.inputs(), before)

    def test_a_token_opens_no_page(self):
        self.assertEqual(self.post("", self.token, method="GET", address="/desk").status, 303)
        answer = self.post("text=x", self.token, address="/inputs/new",
                           **{"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(answer.status, 403)

    def test_tokens_end(self):
        token = self.token_of(MEMBER)
        self.assertEqual(self.post({"text": "Först.", "body": BODY}, token).status, 201)
        self.assertEqual(run("user", "token", MEMBER, "--end", *self.forum.place()).status, 0)
        self.refused(self.post({"text": "Sedan.", "body": BODY}, token), 401)
        type(self).token = self.token_of(MEMBER)
        self.assertEqual(run("user", "token", "ingen@example.org", *self.forum.place()).status, 1)

    def test_the_token_is_kept_as_its_digest_alone(self):
        self.assertEqual(self.forum.rows(f"SELECT 1 FROM api_token WHERE id = '{self.token}'"), [])
        self.assertGreater(self.forum.count("api_token"), 0)


@needs_postgres
class ApiOnPostgresTest(ApiTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
