"""Programs that read: all of each collection by pages while rows come in, what has changed and what has
gone, what is wrong with a request, and that nobody learns what is not public."""

import json
import subprocess
import time
import unittest
import urllib.parse

from forms_test import MAIL
from forum import Case, Serving, needs_postgres, run
from inputs_test import new_database
from open_data import OpenData

COLLECTIONS = ("bodies", "organisations", "people", "meetings", "points", "turns", "inputs", "commitments", "matters",
               "documents", "themes")
NOBODY = "aaaaaaaaaaaaa"


class ReadApiTest(OpenData):
    def get(self, path, status=200, **headers):
        answer = self.server.get(path, language="en", headers=headers)
        self.assertEqual(answer.status, status, f"{path}: {answer.text[:500]}")
        return answer

    def read(self, path, **headers):
        answer = self.get(f"/api/v1/{path}", **headers)
        self.assertEqual(answer.getheader("Content-Type"), "application/json")
        return json.loads(answer.text)

    def refused(self, path, *fields, status=422):
        answer = self.get(path, status)
        self.assertEqual(answer.getheader("Content-Type"), "application/problem+json", path[:200])
        problem = json.loads(answer.text)
        self.assertEqual(problem["status"], status)
        self.assertEqual([error["field"] for error in problem.get("errors", [])], list(fields), answer.text[:500])
        self.assertTrue(all(error["detail"] for error in problem.get("errors", [])))
        return problem

    def walk(self, path, each=None):
        """All items of a walk that follows the links."""
        items, address = [], f"/api/v1/{path}"
        while address:
            answer = self.get(address)
            page = json.loads(answer.text)
            items += page["items"]
            link = answer.getheader("Link")
            self.assertEqual(link, f'<{page["next"]}>; rel="next"' if page["next"] else None)
            address, self.later = page["next"], page["later"]
            if each:
                each()
        return items

    def ids(self, path):
        return [item["id"] for item in self.walk(path)]

    def test_each_collection_gives_every_public_record_once(self):
        tables = dict(bodies="body", organisations="organisation", meetings="meeting", points="point", turns="turn",
                      inputs="input", matters="matter", documents="document", themes="theme")
        for name in COLLECTIONS:
            ids = self.ids(f"{name}?limit=7")
            self.assertEqual(len(ids), len(set(ids)), name)
            self.assertEqual(sorted(ids), sorted(self.ids(f"{name}?limit=200")))
            if name in tables:
                public = {id for (id,) in self.forum.rows(f"SELECT id FROM {tables[name]}")}
                self.assertLessEqual(set(ids), public)
            for id in ids[:5]:
                one = self.read(f"{name}/{id}")
                self.assertEqual(one["id"], id)
                page = one["page"].split("#")
                self.assertEqual(self.get(page[0]).status, 200)
                if len(page) == 2:
                    self.assertIn(f'id="{page[1]}"', self.get(page[0]).text)
                self.assertRegex(one["modified"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
                self.assertIs(one["demonstration"], False)

    def test_pages_stay_stable_while_rows_come_in(self):
        for name in ("meetings", "inputs"):
            if name == "inputs":
                for i in range(5):
                    self.loop.send(text=f"Inspel {i}.")
            before = set(self.ids(name))
            make = self.meeting if name == "meetings" else self.loop.send
            walked = [item["id"] for item in self.walk(f"{name}?limit=2", make)]
            self.assertEqual(len(walked), len(set(walked)), "nothing comes twice")
            self.assertLessEqual(before, set(walked), "nothing is passed over")

    def test_filters_narrow_as_the_pages_do(self):
        meeting = self.meeting(day="2098-05-05")
        self.assertEqual(self.ids("meetings?year=2098"), [meeting])
        self.assertIn(meeting, self.ids(f"meetings?body={self.body}&state=planned&limit=1"))
        self.assertNotIn(meeting, self.ids("meetings?state=held"))
        self.assertEqual(self.ids(f"meetings?body={NOBODY}"), [])
        sent = self.loop.send(text="Fler plogar.", region="Region Skåne")
        (skane,), = self.forum.rows("SELECT id FROM organisation WHERE county_letter = 'm'")
        self.assertIn(sent, self.ids(f"inputs?from={skane}"))
        self.loop.ask(sent, "Region Gotland")
        (gotland,), = self.forum.rows("SELECT id FROM organisation WHERE county_letter = 'i'")
        for query in (f"authority={gotland}", f"authority={gotland}&from={skane}", "which=open", "state=unanswered"):
            self.assertIn(sent, self.ids(f"inputs?{query}"), query)
        for query in ("which=closed", "which=late", "kind=question", f"authority={skane}"):
            self.assertNotIn(sent, self.ids(f"inputs?{query}"), query)
        one = self.read(f"inputs/{sent}")
        self.assertEqual([a["organisation"] for a in one["authorities"]], [gotland])
        self.assertEqual(one["uses"], [])
        for turn in self.walk("turns?limit=20")[:3]:
            self.assertIn(turn["id"], self.ids(f"turns?meeting={turn['meeting']}"))
        self.assertTrue(all(item["state"] == "open" for item in self.walk("commitments?state=open&limit=3")))
        self.assertEqual(len(self.ids("organisations?kind=region")), 21)
        by_which = {which: set(self.ids(f"commitments?which={which}&limit=2"))
                    for which in ("due", "late", "undated", "done", "all")}
        self.assertEqual(by_which.pop("all"), set().union(*by_which.values()))
        for (person,) in self.forum.rows("SELECT person FROM commitment_person ORDER BY person LIMIT 2"):
            found = {id for (id,) in self.forum.rows("SELECT c.commitment FROM commitment_person c WHERE "
                                                     f"c.person = '{person}'")}
            self.assertEqual(set(self.ids(f"commitments?person={person}&limit=1")), found)

    def test_what_has_changed_comes_in_the_order_of_the_acts(self):
        self.followed()
        self.walk("meetings?modified_since=2001-01-01&limit=200")
        later = self.later
        one, other = self.meeting(title="Ett"), self.meeting(title="Ett till")
        self.loop.do(f"/meetings/{one}/edit", title="Ett nytt")
        self.followed()
        news = json.loads(self.get(later).text)
        self.assertEqual([(item["id"], item["title"]) for item in news["items"]], [(other, "Ett till"), (one, "Ett nytt")])
        self.assertEqual(json.loads(self.get(news["later"]).text)["items"], [])
        since = urllib.parse.quote(news["items"][1]["modified"])
        self.assertEqual(self.ids(f"meetings?modified_since={since}"), [one])
        everything = self.walk("meetings?modified_since=2001-01-01&limit=1")
        self.assertEqual([item["id"] for item in everything], [item["id"] for item in sorted(
            everything, key=lambda item: (item["modified"], item["id"]))])

    def test_what_is_public_no_longer_leaves_its_id_alone(self):
        self.followed()
        self.walk("meetings?modified_since=2001-01-01&limit=200")
        later = self.later
        gone, narrowed = self.meeting(title="Bort"), self.meeting(title="Hemligtord")
        never = self.meeting(title="Aldrigord", readers="secretariat")
        self.followed()
        self.assertEqual([item["id"] for item in json.loads(self.get(later).text)["items"]], [gone, narrowed])
        self.loop.do(f"/meetings/{narrowed}/edit", readers="secretariat")
        self.followed()
        items = json.loads(self.get(later).text)["items"]
        self.assertEqual([(item["id"], set(item)) for item in items if item.get("gone")],
                         [(narrowed, {"id", "gone", "modified"})])
        self.assertNotIn(never, str(items))
        self.get(f"/api/v1/meetings/{narrowed}", 404)
        self.loop.do(f"/meetings/{narrowed}/edit", readers="public", lets_others_in="on")
        self.followed()
        self.assertNotIn("gone", str(json.loads(self.get(later).text)["items"][-1]))

    def test_who_hides_a_meeting_hides_all_that_is_under_it(self):
        meeting = self.meeting(state="held", day="2023-03-01")
        self.loop.do(f"/meetings/{meeting}/points/new", title="Vinter", dialogue="on")
        (point,), = self.forum.rows(f"SELECT id FROM point WHERE meeting = '{meeting}'")
        self.loop.do(f"/meetings/{meeting}/turns/new", point=point, section="discussion", text="Vi sa snöord.")
        (turn,), = self.forum.rows(f"SELECT id FROM turn WHERE meeting = '{meeting}'")
        self.followed()
        self.assertEqual(self.read(f"turns/{turn}")["point"], point)
        self.loop.do(f"/meetings/{meeting}/edit", readers="secretariat")
        self.followed()
        for name, id in (("turns", turn), ("points", point)):
            self.get(f"/api/v1/{name}/{id}", 404)
            items = self.walk(f"{name}?modified_since=2001-01-01&limit=200")
            self.assertEqual([set(item) for item in items if item["id"] == id], [{"id", "gone", "modified"}])

    def test_a_token_reads_what_its_person_reads_and_a_wrong_one_nothing(self):
        meeting = self.meeting(title="Kansliord", readers="secretariat")
        token = run("user", "token", MAIL, *self.forum.place()).out.strip()
        self.get(f"/api/v1/meetings/{meeting}", 404)
        self.assertEqual(self.read(f"meetings/{meeting}", Authorization=f"Bearer {token}")["title"], "Kansliord")
        self.assertNotIn("Kansliord", str(self.walk("meetings")))
        answer = self.get("/api/v1/meetings", 401, Authorization=f"Bearer {token}x")
        self.assertEqual(answer.getheader("WWW-Authenticate"), "Bearer")
        cookies = "; ".join(f"{name}={value}" for name, value in self.secretary.cookies.items())
        self.get(f"/api/v1/meetings/{meeting}", 404, Cookie=cookies)

    def test_who_is_protected_is_nowhere(self):
        (person, name), *_ = self.forum.rows("SELECT p.id, p.name FROM person p JOIN attendance a ON a.person = p.id "
                                             "ORDER BY p.id")
        self.assertIn(person, self.ids("people?limit=200"))
        where = "protected = {} WHERE id = '" + person + "'"
        self.write("UPDATE person SET " + where.format(1))
        try:
            self.assertNotIn(person, self.ids("people?limit=200"))
            for collection in COLLECTIONS:
                if collection != "people":
                    self.assertNotIn(f'"{person}"', json.dumps(self.walk(f"{collection}?limit=200")), collection)
        finally:
            self.write("UPDATE person SET " + where.format(0))

    def write(self, statement):
        if self.forum.database:
            subprocess.run(["psql", self.forum.database, "-Xq", "-c", statement], check=True, capture_output=True)
        else:
            subprocess.run(["sqlite3", "-cmd", ".timeout 5000", f"{self.forum.folder}/radslag.db", statement], check=True)

    def test_what_is_wrong_is_said_and_nothing_breaks(self):
        long = "a" * 10_000
        other = json.loads(self.get("/api/v1/meetings?limit=1").text)["next"].split("cursor=")[1]
        for name in COLLECTIONS:
            path = f"/api/v1/{name}"
            for limit in ("0", "201", "-1", "x", "1.5", "", "99999999999999999999", "1%0a"):
                self.refused(f"{path}?limit={limit}", "limit")
            for cursor in ("x", "%20", "AAAA", "%C3%A5", long, other[:-2], "%01"):
                self.refused(f"{path}?cursor={cursor}", "cursor")
            for since in ("", "x", "2026-02-30", "2026-13-01T00:00:00Z", "2026-01-01T00:00:00", "0", long):
                self.refused(f"{path}?modified_since={since}", "modified_since")
            self.refused(f"{path}?{long}=1", "a" * 60 + "…")
            self.refused(f"{path}?q=1&q=2&limit=1&limit=2", "q", "q", "limit")
            self.refused(f"{path}?%01%02=x", "\x01\x02")
            self.refused(f"{path}/{NOBODY}", status=404)
            self.refused(f"{path}/{long}", status=404)
            self.refused(f"{path}/%01", status=404)
            self.refused(f"{path}/{NOBODY}?a=1", "a")
            if name != "meetings":
                self.refused(f"{path}?cursor={other}", "cursor")
        self.refused(f"/api/v1/meetings?cursor={other}&body={self.body}", "cursor")
        self.refused(f"/api/v1/meetings?modified_since=2026-01-01&body={self.body}", "body")
        self.refused("/api/v1/meetings?body=x&year=20&state=gone", "body", "year", "state")
        self.refused("/api/v1/inputs?which=some&kind=&from=%C3%A5", "kind", "from", "which")
        self.refused("/api/v1/nothing", status=404)
        self.refused("/api/v1/api-info?x=1", "x")
        self.refused("/api/v1/openapi.json?x=1", "x")
        for broken in ("/api/v1/meetings?limit=%FF", "/api/v1/meetings?limit=%zz", "/api/v1/meetings?a=%00"):
            self.refused(broken, status=400)
        swedish = self.server.get("/api/v1/meetings?limit=0", language="sv").text
        self.assertIn("heltal", swedish)

    def test_an_unchanged_answer_is_not_sent_again(self):
        self.followed()
        for path in ("meetings?limit=3", f"bodies/{self.body}", "openapi.json", "api-info"):
            first = self.get(f"/api/v1/{path}")
            again = self.get(f"/api/v1/{path}", 304, **{"If-None-Match": first.getheader("ETag")})
            self.assertEqual(again.body, b"")

    def test_pages_of_other_sites_may_read_and_nothing_more(self):
        for path in ("meetings", "api-info", f"meetings/{NOBODY}", "meetings?x=1"):
            answer = self.server.get(f"/api/v1/{path}", headers={"Origin": "https://example.com"})
            self.assertEqual(answer.getheader("Access-Control-Allow-Origin"), "*", path)
            self.assertIsNone(answer.getheader("Access-Control-Allow-Credentials"))
        asked = self.server.get("/api/v1/meetings", method="OPTIONS", headers={
            "Origin": "https://example.com", "Access-Control-Request-Method": "GET"})
        self.assertEqual(asked.status, 204)
        self.assertEqual(asked.getheader("Access-Control-Allow-Methods"), "GET, HEAD")
        for path, method in (("/", "GET"), ("/meetings", "GET"), ("/api", "GET"), ("/login", "OPTIONS"),
                             ("/api/v1/inputs", "POST")):
            answer = self.server.get(path, method=method, headers={"Origin": "https://example.com"})
            self.assertIsNone(answer.getheader("Access-Control-Allow-Origin"), path)

    def test_the_api_says_what_it_is(self):
        info = self.read("api-info")
        self.assertEqual(set(info), {"apiName", "apiVersion", "apiReleased", "apiDocumentation", "apiStatus"})
        self.assertEqual(info["apiStatus"], "active")
        for language, words in (("en", "Open data"), ("sv", "Öppna data")):
            page = self.server.get("/api", language=language)
            self.assertEqual(page.status, 200)
            self.assertIn(f"<h1>{words}</h1>", page.text)
            for name in COLLECTIONS:
                self.assertIn(f"/api/v1/{name}", page.text)

    def test_the_description_has_every_address_of_the_list_and_no_other(self):
        listed = {(method.lower(), pattern) for method, pattern, _ in
                  (line.split("\t") for line in self.forum.command("routes").out.splitlines())
                  if pattern.startswith("/api/v1/")}
        description = self.read("openapi.json")
        self.assertEqual({(method, path) for path, methods in description["paths"].items() for method in methods}, listed)
        operations = [operation["operationId"] for methods in description["paths"].values()
                      for operation in methods.values()]
        self.assertEqual(len(operations), len(set(operations)))

    def test_what_is_given_is_what_the_description_says(self):
        description = self.read("openapi.json")
        self.followed()
        for name in COLLECTIONS:
            for path in (f"{name}?limit=200", f"{name}?modified_since=2001-01-01&limit=200"):
                page = self.read(path)
                schema = description["paths"][f"/api/v1/{name}"]["get"]["responses"]["200"]["content"]["application/json"]
                Fits(self, description).check(page, schema["schema"], path)


class Fits:
    """Whether a value is as a schema of the description says: what the description uses of JSON Schema."""

    TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}

    def __init__(self, case, description):
        self.case, self.description = case, description

    def check(self, value, schema, at):
        if "$ref" in schema:
            schema = self.description["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        if "anyOf" in schema:
            wanted = next(one for one in schema["anyOf"] if ("Tombstone" in one["$ref"]) == ("gone" in value))
            return self.check(value, wanted, at)
        types = schema.get("type", [])
        types = [types] if isinstance(types, str) else types
        self.case.assertIn(type(value), [self.TYPES[one] for one in types], f"{at}: {value!r}")
        if "enum" in schema:
            self.case.assertIn(value, schema["enum"], at)
        if "pattern" in schema and value is not None:
            self.case.assertRegex(value, schema["pattern"], at)
        if isinstance(value, dict) and "properties" in schema:
            self.case.assertEqual(set(value) - set(schema["properties"]), set(), at)
            self.case.assertEqual(set(schema.get("required", [])) - set(value), set(), at)
            for name, member in value.items():
                self.check(member, schema["properties"][name], f"{at}.{name}")
        if isinstance(value, list):
            for item in value:
                self.check(item, schema["items"], at)


class DemonstrationTest(Case):
    def test_the_demonstration_is_as_described_and_says_that_it_is_invented(self):
        forum = self.forum()
        self.assert_done(forum.command("demo"))
        with Serving(forum) as server:
            for _ in range(600):
                if forum.rows("SELECT 1 FROM open_reach WHERE next_entry = (SELECT count(*) FROM ledger_entries)"):
                    break
                time.sleep(0.05)
            description = json.loads(server.get("/api/v1/openapi.json").text)
            for name in COLLECTIONS:
                address = f"/api/v1/{name}?modified_since=2001-01-01&limit=200"
                while address:
                    page = json.loads(server.get(address).text)
                    Fits(self, description).check(page, {"$ref": "#/components/schemas/" + description["paths"][
                        f"/api/v1/{name}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
                        .rsplit("/", 1)[1]}, name)
                    self.assertTrue(page["items"], name)
                    self.assertTrue(all(item["demonstration"] for item in page["items"] if "gone" not in item))
                    address = page["next"]


@needs_postgres
class ReadApiOnPostgresTest(ReadApiTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
