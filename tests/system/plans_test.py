"""No statement of the stores goes through a whole table that grows, on either engine. The pages of the
demonstration are asked for by those who see most; each statement that they prepared is explained."""

import json
import re
import unittest

import secrecy_test
from forum import LONG, Serving, needs_postgres, run
from plans import PostgresPlans, SqlitePlans, statements_in

TIMES = 10 if LONG else 1
MOST = 2  # records of a kind that are asked for
READERS = ("kansli@demo.example", "dalarna@demo.example")
# What stands for the parameters of the read API that are ids.
VALUES = {name: secrecy_test.RECORDS[kind] for name, kind in (
    ("body", "bodies"), ("meeting", "meetings"), ("point", "points"), ("organisation", "organisations"),
    ("person", "people"), ("from", "organisations"), ("authority", "organisations"), ("matter", "matters"),
    ("theme", "themes"), ("owner", "organisations"), ("parent", "themes"))}
FILTERS = re.compile(rb'href="([^"]+\?[^"]+)"')


class PlansTest(secrecy_test.Secrecy):
    plans = SqlitePlans

    def register(self):
        return self.forum()

    def walk(self, server, forum, link):
        """Every kind of page, and of a list what its own links ask for: orders, tabs, further pages."""
        reader = secrecy_test.Reader(server, link)
        self.addCleanup(reader.connection.close)
        asked = set()
        for address in self.addresses(forum, MOST):
            _, _, body = reader.get(address)
            for further in FILTERS.findall(body):
                further = further.decode().replace("&amp;", "&")
                kind = re.sub(r"=[^&]*", "", further)
                if further.startswith(("/", "?")) and "lang=" not in further and kind not in asked:
                    asked.add(kind)
                    reader.get(address.split("?")[0] + further if further.startswith("?") else further)

    def ask_by_filters(self, server, forum):
        """Each collection of the read API by each of its filters, with a value that there is."""
        reader = secrecy_test.Reader(server)
        self.addCleanup(reader.connection.close)
        described = json.loads(reader.get("/api/v1/openapi.json")[2])
        for path, methods in described["paths"].items():
            for parameter in methods["get"].get("parameters", []):
                schema, name = parameter["schema"], parameter["name"]
                if "enum" in schema:
                    values = schema["enum"]
                elif name in VALUES:
                    values = [id for (id,) in forum.rows(VALUES[name] + " ORDER BY 1 LIMIT 1")]
                else:
                    values = {"year": ["2026"], "modified_since": ["2026-01-01"]}.get(name, [])
                for value in values:
                    self.assertEqual(reader.get(f"{path}?{name}={value}")[0], 200, f"{path} {name}")

    def test_nothing_reads_a_whole_table_that_grows(self):
        forum = self.register()
        self.assert_done(forum.command("demo", "--times", TIMES))
        links = [self.assert_done(run("user", "link", *forum.place(), mail)).out.strip() for mail in READERS]
        with Serving(forum, "--log-level", "debug") as server:
            for link in [*links, None]:
                self.walk(server, forum, link)
            self.ask_by_filters(server, forum)
            statements = statements_in(server.said().splitlines())
        faults = list(self.plans(forum).faults(statements))
        print(f"plans: {sum(map(len, statements.values()))} statements of {len(statements)} names explained")
        self.assertGreater(len(statements), 250, "the log tells of statements")
        self.assertEqual(faults, [], "\n" + "\n".join(map(str, faults)))

    test_the_secret_word_is_on_no_way_out = None


@needs_postgres
class PlansOnPostgresTest(PlansTest):
    plans = PostgresPlans

    def register(self):
        return self.forum_on_postgres()


if __name__ == "__main__":
    unittest.main()
