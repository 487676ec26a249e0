"""The register as a site: quick, small, safe and whole on every page that a reader can reach."""

import re
import shutil
import statistics
import time
import unittest
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import files
from commands_test import NOTES
from forum import ROOT, Case, Serving, generate_notes, is_sanitized

SCRIPT = "<script>alert(1)</script>"
NASTY_NOTES = (NOTES.replace("Vägarnas skick", f'Vägar {SCRIPT} & "broar" </title><img src=x onerror=alert(2)>')
               .replace("Greta Sundkvist", 'Greta <b>"Sundkvist"')
               .replace("Region Halland", "Region <script>Halland & Co")
               .replace("undrar hur mätningarna", f"undrar {SCRIPT} hur &lt;mätningarna&gt;"))
SECURITY_HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
                    "Cross-Origin-Opener-Policy": "same-origin"}
MOST_PAGES = 400


class Page(HTMLParser):
    """What the tests want to know of a page."""

    def __init__(self, text):
        super().__init__()
        self.language, self.title, self.links = None, "", []
        self.tags, self.handlers, self.ids = {}, [], set()
        self.in_title = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags[tag] = self.tags.get(tag, 0) + 1
        values = dict(attributes)
        self.handlers += [name for name in values if name.startswith("on") or name == "style"]
        if tag == "html":
            self.language = values.get("lang")
        self.in_title = tag == "title"
        self.ids.add(values.get("id"))
        for name in ("href", "src", "action"):
            if name in values:
                self.links.append(values[name])

    def handle_endtag(self, tag):
        self.in_title = False

    def handle_data(self, data):
        if self.in_title:
            self.title += data


def crawl(server, start="/"):
    """Every address that links lead to from `start`, with its response and the page that named it."""
    seen, waiting = {}, [(start, "the start")]
    while waiting and len(seen) < MOST_PAGES:
        path, source = waiting.pop(0)
        if path in seen:
            continue
        response = server.get(path)
        seen[path] = (response, source)
        if "text/html" not in response.getheader("Content-Type", ""):
            continue
        for link in Page(response.text).links:
            target = urlsplit(urljoin(f"http://here{path}", link))
            if target.netloc == "here" and target.scheme == "http":
                address = target.path + (f"?{target.query}" if target.query else "")
                waiting.append((address, path))
    return seen


class ServedCase(Case):
    def served(self, *notes):
        forum = self.forum()
        self.assert_done(forum.take_in(*notes))
        return Serving(forum)

    def served_small(self):
        return self.served(self.file("vägar.txt", NOTES))


class Speed(ServedCase):
    def test_the_first_answer_comes_at_once(self):
        self.assert_done(self.forum().take_in(*generate_notes.write(self.folder / "notes", 20)))
        times = []
        for _ in range(5):
            with Serving(self.forum()) as server:
                self.assertEqual(server.get("/").status, 200)
                times.append(time.monotonic() - server.started)
                self.assertEqual(server.stop(), 0)
        print(f"\n    cold start to first answer: median {statistics.median(times):.3f} s of "
              + " ".join(f"{t:.3f}" for t in times))
        self.assertLess(min(times), 5.0 if is_sanitized() else 0.1)

    def test_an_idle_server_is_small(self):
        with self.served(*generate_notes.write(self.folder / "notes", 20)) as server:
            for path in ("/", "/meetings", "/people", "/commitments", "/horizon"):
                self.assertEqual(server.get(path).status, 200)
            memory = server.memory()
        own = memory["RssAnon"] + memory["RssShmem"]
        print(f"\n    idle memory: RssAnon + RssShmem {own} kB, VmRSS {memory['VmRSS']} kB")
        self.assertGreater(own, 0)
        if not is_sanitized():
            self.assertLess(own, 20_000)


class Stopping(ServedCase):
    def test_a_server_that_is_told_to_stop_ends_well(self):
        with self.served_small() as server:
            self.assertEqual(server.get("/").status, 200)
            self.assertEqual(server.stop(), 0, server.said())
            self.assertIn("the server stops", server.said())
        self.assert_checks_clean(self.forum())

    def test_a_taken_port_is_said_so(self):
        with self.served_small() as server:
            ended = self.assert_failed(self.forum().command(
                "serve", "--listen", f"127.0.0.1:{server.port}", timeout=20))
            self.assertIn(str(server.port), ended.said)


class Answers(ServedCase):
    def test_the_lost_page_speaks_the_readers_language(self):
        with self.served_small() as server:
            for path in ("/nope", "/meetings/aaaaaaaaaaaaa", "/people/no-id", "/documents/%00"):
                swedish = server.get(path, language="sv-SE,sv;q=0.9,en;q=0.5")
                english = server.get(path, language="en-GB,en")
                for response, language in ((swedish, "sv"), (english, "en")):
                    self.assertIn(response.status, (400, 404), path)
                    self.assertEqual(Page(response.text).language, language, path)
                self.assertNotEqual(Page(swedish.text).title, Page(english.text).title, path)
            self.assertEqual(Page(server.get("/nope?lang=en", language="sv").text).language, "en")
            self.assertEqual(Page(server.get("/nope", language="fr").text).language, "sv")

    def test_a_page_that_has_not_changed_is_not_sent_again(self):
        with self.served_small() as server:
            for path in ("/", "/meetings", "/people"):
                first = server.get(path)
                again = server.get(path, headers={"If-None-Match": first.getheader("ETag")})
                self.assertEqual((again.status, again.body), (304, b""), path)
                self.assertEqual(again.getheader("ETag"), first.getheader("ETag"))
                other = server.get(path, headers={"If-None-Match": '"other"'})
                self.assertEqual(other.status, 200)
                self.assertIn("Cookie", first.getheader("Vary"))
                self.assertIn("Accept-Language", first.getheader("Vary"))
            before = server.get("/meetings").getheader("ETag")
            self.assert_done(self.forum().take_in(
                self.file("fler.txt", NOTES.replace("14 mars", "16 mars"))))
            after = server.get("/meetings", headers={"If-None-Match": before})
            self.assertEqual(after.status, 200, "what another process took in is seen at once")
            self.assertIn("16 mars", after.text)

    def test_an_operator_learns_how_it_goes(self):
        with self.served_small() as server:
            self.assertEqual(server.get("/healthz").status, 200)
            self.assertEqual(server.get("/readyz").status, 200)
            server.get("/meetings")
            metrics = server.get("/metrics").text
            self.assertIn('radslag_requests_total{route="/meetings",status="2xx"} 1', metrics)
            for line in metrics.splitlines():
                self.assertRegex(line, r"^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [-+.eE\d]+)$")

    def test_only_reading_is_allowed(self):
        with self.served_small() as server:
            for method in ("POST", "PUT", "DELETE"):
                response = server.get("/meetings", method=method)
                self.assertIn(response.status, (403, 404, 405), method)
            head = server.get("/meetings", method="HEAD")
            self.assertEqual((head.status, head.body), (200, b""))


class WholePages(ServedCase):
    def test_every_link_leads_somewhere_and_every_page_is_whole(self):
        region = self.forum()
        self.assert_done(region.command("init", "--name", "Vägforum", "--roster", "se-regions",
                                        "--admin", "a@example.org"))
        notes = [self.file("vägar.txt", NOTES), self.file("farliga.txt", NASTY_NOTES.replace("14 mars", "15 mars")),
                 self.file("brev.docx", files.docx(NOTES.replace("14 mars", "16 mars").splitlines()))]
        with self.served(*notes) as server:
            pages = crawl(server)
            kinds = {re.sub(r"(?<=.)/[a-z2-7]{13}", "/ID", path.split("?")[0]) for path in pages}
            self.assertLessEqual({"/", "/meetings", "/meetings/ID", "/people", "/people/ID",
                                  "/organisations", "/organisations/ID", "/commitments", "/regions",
                                  "/bodies", "/bodies/ID", "/bodies/ID/plan", "/matters", "/numbers", "/themes",
                                  "/horizon", "/documents/ID"}, kinds)
            print(f"\n    {len(pages)} addresses of {len(kinds)} kinds")
            for path, (response, source) in pages.items():
                with self.subTest(path, named_by=source):
                    self.check(response)

    def check(self, response):
        self.assertIn(response.status, (200, 202, 303))  # 202: a print that is being made
        self.check_headers(response)
        if response.status == 200 and "text/html" in response.getheader("Content-Type"):
            page = Page(response.text)
            self.assertIn(page.language, ("sv", "en"))
            self.assertTrue(page.title.strip())
            self.assertEqual(page.tags.get("h1"), 1)
            self.assertEqual(page.tags.get("main"), 1)
            self.assertEqual(page.handlers, [], "no script or style inside tags")
            self.assertNotIn("style", page.tags)

    def check_headers(self, response):
        policy = response.getheader("Content-Security-Policy", "")
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("unsafe", policy)
        self.assertIn("frame-ancestors 'none'", policy)
        for name, value in SECURITY_HEADERS.items():
            self.assertEqual(response.getheader(name), value, name)
        self.assertTrue(response.getheader("X-Request-Id"))
        self.assertIsNone(response.getheader("Server"))

    def test_errors_carry_the_same_headers(self):
        with self.served_small() as server:
            for response in (server.get("/nope"), server.get("/healthz"), server.get("/metrics"),
                             server.get("/meetings", method="POST"), server.get("/documents/%2e%2e"),
                             server.get("/assets/../../etc/passwd")):
                self.check_headers(response)

    def test_what_notes_say_is_never_taken_for_markup(self):
        with self.served(self.file("farliga.txt", NASTY_NOTES)) as server:
            shown = 0
            for path, (response, _) in crawl(server).items():
                if "text/html" not in response.getheader("Content-Type", "") or "/original" in path:
                    continue
                with self.subTest(path):
                    self.assertNotIn("<script>alert", response.text)
                    self.assertNotIn("<script>Halland", response.text)
                    self.assertNotIn("<img src=x", response.text)
                    self.assertNotIn('<b>"Sund', response.text)
                    shown += "&lt;script>" in response.text or "&lt;script&gt;" in response.text
            self.assertGreater(shown, 1, "the words themselves must be readable")

    @unittest.skipUnless(shutil.which("catdoc"), "NO CATDOC: old Word documents cannot be read here")
    def test_the_page_says_what_could_not_be_read_of_a_document(self):
        old = self.file("gammal.doc", (ROOT / "tests/documents/meeting/meeting.doc").read_bytes())
        with self.served(old) as server:
            (row,) = self.forum().rows("SELECT id FROM document")[0]
            self.assertIn("Bara texten i gammal.doc har lästs",
                          server.get(f"/documents/{row}", language="sv").text)
            self.assertIn("Only the plain text of gammal.doc was read",
                          server.get(f"/documents/{row}", language="en").text)

    def test_an_original_cannot_act_as_a_page(self):
        nasty = self.file("sida.html", f"<html><body><h1>Minnesanteckningar 14 mars 2023</h1>{SCRIPT}"
                                       f"<p>1. Vägar</p></body></html>")
        with self.served(nasty) as server:
            (row,) = self.forum().rows("SELECT id FROM document")[0]
            response = server.get(f"/documents/{row}/original")
            self.assertEqual(response.status, 200)
            self.assertEqual(response.body, nasty.read_bytes(), "byte for byte")
            self.assertIn("attachment", response.getheader("Content-Disposition", ""))
            self.assertEqual(response.getheader("X-Content-Type-Options"), "nosniff")


if __name__ == "__main__":
    unittest.main()
