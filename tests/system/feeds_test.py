"""Feeds, read by a program that is not ours (feedparser) and by the grammar of RFC 4287; and what is in the
calendars of a region, a person and a matter."""

import time
import unittest

import feedparser
from calendars_test import by_icalendar
from forum import Case, Serving, needs_postgres
from inputs_test import new_database
from open_data import OpenData
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
# Of RFC 4287, appendix B, what a feed of ours may hold: its elements, with how often, and their attributes.
GRAMMAR = etree.RelaxNG(etree.fromstring("""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="feed"><ref name="language"/><interleave>
    <element name="author"><element name="name"><text/></element></element>
    <ref name="id"/><ref name="title"/><ref name="updated"/><oneOrMore><ref name="link"/></oneOrMore>
    <optional><element name="subtitle"><ref name="plain"/></element></optional>
    <zeroOrMore><ref name="entry"/></zeroOrMore></interleave></element></start>
  <define name="entry"><element name="entry"><interleave>
    <ref name="id"/><ref name="title"/><ref name="updated"/><oneOrMore><ref name="link"/></oneOrMore>
    <zeroOrMore><element name="category"><attribute name="term"/><empty/></element></zeroOrMore>
    <optional><element name="summary"><ref name="plain"/></element></optional></interleave></element></define>
  <define name="language"><attribute name="xml:lang"><data type="string">
    <param name="pattern">[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*</param></data></attribute></define>
  <define name="id"><element name="id"><data type="anyURI"><param name="pattern">urn:.+</param></data></element></define>
  <define name="title"><element name="title"><ref name="plain"/></element></define>
  <define name="plain"><optional><attribute name="type"><choice><value>text</value></choice></attribute></optional>
    <text/></define>
  <define name="updated"><element name="updated"><data type="dateTime"/></element></define>
  <define name="link"><element name="link"><attribute name="rel"><choice><value>self</value><value>alternate</value>
    </choice></attribute><attribute name="type"><data type="string"><param name="pattern">.+/.+</param></data></attribute>
    <attribute name="href"><data type="anyURI"><param name="pattern">https?://.+</param></data></attribute>
    <empty/></element></define>
</grammar>"""))


def by_grammar(body):
    """Titles, ids, instants and addresses of a feed that is as RFC 4287 says."""
    tree = etree.fromstring(body)
    GRAMMAR.assertValid(tree)
    ids = [node.text for node in tree.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)), "an id comes once"
    return [(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}updated"),
             entry.find(f"{ATOM}link").get("href")) for entry in tree.iter(f"{ATOM}entry")]


def by_feedparser(body):
    feed = feedparser.parse(body)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return [(entry.id, entry.title, entry.updated, entry.link) for entry in feed.entries]


class FeedsTest(OpenData):
    def entries(self, path, client=None):
        answer = (client or self.nobody).get(path)
        self.assertEqual(answer.status, 200, path)
        self.assertEqual(answer.getheader("Content-Type"), "application/atom+xml; charset=utf-8")
        found = by_grammar(answer.body)
        self.assertEqual(by_feedparser(answer.body), found, "two readers find the same")
        self.assertLessEqual(len(found), 50)
        self.assertEqual([entry[2] for entry in found], sorted((entry[2] for entry in found), reverse=True))
        return found

    def titles(self, path, client=None):
        return [title for _, title, _, _ in self.entries(path, client)]

    def organisation(self, letter):
        return self.forum.rows(f"SELECT id FROM organisation WHERE county_letter = '{letter}'")[0][0]

    def test_what_was_made_or_changed_last_stands_first(self):
        sent = self.loop.send(text="Plogen & <bron> står \"still\".", region="Region Skåne")
        meeting = self.meeting(title="Sommarmöte")
        self.followed()
        first, second = self.entries("/feed.atom")[:2]
        self.assertEqual((first[0], first[1]), (f"urn:radslag:meeting:{meeting}", "Sommarmöte, 18 March 2099"))
        self.assertEqual(first[3], f"http://127.0.0.1:{self.server.port}/meetings/{meeting}")
        self.assertIn("Plogen & <bron> står \"still\".", second[1])
        self.assertEqual(second[0], f"urn:radslag:input:{sent}")
        self.loop.ask(sent, "Region Gotland")
        self.followed()
        again = self.entries("/feed.atom")
        self.assertEqual(again[0][0], second[0], "the id stays, and what has changed stands first again")
        self.assertGreater(again[0][2], second[2])
        for path in (f"/bodies/{self.body}/feed.atom", "/regions/m/feed.atom"):
            self.assertEqual(self.entries(path)[0], again[0], path)
        self.assertNotIn(again[0], self.entries("/regions/w/feed.atom"))

    def test_an_unchanged_one_is_not_sent_again(self):
        self.followed()
        first = self.nobody.get("/feed.atom")
        again = self.server.get("/feed.atom", headers={"If-None-Match": first.getheader("ETag")}, language="en")
        self.assertEqual(again.status, 304)

    def test_who_may_not_read_finds_nothing(self):
        meeting = self.meeting(title="Vid öppningen")
        self.followed()
        self.assertIn("Vid öppningen, 18 March 2099", self.titles("/feed.atom"))
        self.loop.do(f"/meetings/{meeting}/edit", readers="secretariat", title="Hemligtord")
        self.meeting(title="Hemligtord från början", readers="secretariat")
        for path in ("/feed.atom", f"/bodies/{self.body}/feed.atom"):
            self.assertNotIn("ppningen", self.nobody.get(path).text, "at once, though nothing is followed yet")
            self.assertNotIn("Hemligtord", self.nobody.get(path).text)
        self.followed()
        self.assertNotIn("Hemligtord", self.nobody.get("/feed.atom").text)

    def test_pages_lead_to_their_feed(self):
        (person,), *_ = self.forum.rows("SELECT person FROM attendance WHERE person IS NOT NULL ORDER BY person")
        pages = {"/": "/feed.atom", f"/bodies/{self.body}": f"/bodies/{self.body}/feed.atom",
                 "/regions/w": "/regions/w/feed.atom", f"/people/{person}": f"/people/{person}/feed.atom"}
        for (matter,) in self.forum.rows("SELECT id FROM matter LIMIT 1"):
            pages[f"/matters/{matter}"] = f"/matters/{matter}/feed.atom"
        for page, feed in pages.items():
            self.assertIn(f'<link rel="alternate" type="application/atom+xml" href="{feed}">',
                          self.nobody.get(page).text, page)
            self.entries(feed)

    def test_what_is_not_there_is_not_found(self):
        for name in ("feed.atom", "calendar.ics"):
            for path in ("bodies/nix", "bodies/aaaaaaaaaaaaa", "regions/qq", "regions/W", "regions/aaaaaaaaaaaaa",
                         "people/aaaaaaaaaaaaa", "people/x", "matters/aaaaaaaaaaaaa", "matters/%01"):
                self.assertEqual(self.nobody.get(f"/{path}/{name}").status, 404, f"{path}/{name}")

    def test_a_region_and_a_person_have_calendars_of_what_concerns_them(self):
        meeting = self.meeting(title="Regionernas möte")
        hidden = self.meeting(title="Hemligt möte", readers="secretariat")
        events = by_icalendar(self.nobody.get("/regions/w/calendar.ics").text)
        self.assertIn(f"{meeting}@meetings.radslag", events)
        self.assertNotIn(f"{hidden}@meetings.radslag", events)
        for (person,) in self.forum.rows(f"SELECT person FROM mandate WHERE body = '{self.body}' LIMIT 1"):
            events = by_icalendar(self.nobody.get(f"/people/{person}/calendar.ics").text)
            self.assertIn(f"{meeting}@meetings.radslag", events)


class DemonstrationTest(Case):
    def test_feeds_of_the_demonstration_say_that_it_is_invented(self):
        forum = self.forum()
        self.assert_done(forum.command("demo"))
        with Serving(forum) as server:
            for _ in range(600):
                if forum.rows("SELECT 1 FROM open_reach WHERE next_entry = (SELECT count(*) FROM ledger_entries)"):
                    break
                time.sleep(0.05)
            feeds = {"/feed.atom", "/regions/w/feed.atom"}
            for folder, table in (("bodies", "body"), ("people", "person"), ("matters", "matter")):
                feeds |= {f"/{folder}/{id}/feed.atom" for (id,) in forum.rows(f"SELECT id FROM {table}")[:10]}
            told = set()
            for path in sorted(feeds):
                answer = server.get(path, language="en")
                if answer.status == 404:  # nobody knows the person from a meeting or a mandate
                    self.assertTrue(path.startswith("/people/"), path)
                    continue
                entries = by_grammar(answer.body)
                self.assertEqual(by_feedparser(answer.body), entries)
                self.assertIn("(demonstration, invented)", feedparser.parse(answer.body).feed.title)
                self.assertTrue(all(title.endswith("(demonstration, invented)") for _, title, _, _ in entries), path)
                told |= {(path.split("/")[1], id.split(":")[2]) for id, _, _, _ in entries}
            for kind in ("meeting", "input", "commitment", "document"):
                self.assertIn(kind, {kind for _, kind in told})
            for folder in ("bodies", "regions", "people", "matters"):
                self.assertIn((folder, "meeting"), told)
                self.assertIn((folder, "input"), told)
            for (matter,) in forum.rows("SELECT matter FROM reference WHERE matter IS NOT NULL LIMIT 3"):
                self.assertEqual(server.get(f"/matters/{matter}/calendar.ics").status, 200)


@needs_postgres
class FeedsOnPostgresTest(FeedsTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
