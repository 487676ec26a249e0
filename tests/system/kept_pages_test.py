"""Pages that are kept for readers who are not signed in: the same for all of them, never stale, and
never those of somebody else."""

import gzip
import re
import unittest

from forum import Case, Serving, generate_notes, run


class KeptPages(Case):
    def walk(self, forum):
        """A change made by another process is on every page at once, in both languages."""
        first, second = generate_notes.write(self.folder / "notes", 2, seed=5, size=4000)
        self.assert_done(forum.take_in(first))
        body = forum.rows("SELECT name FROM body")[0][0]
        self.assert_done(run("user", "add", "anna@region.example", "--role", "member", "--body", body,
                             *forum.place()))
        link = self.assert_done(
            run("user", "link", *forum.place(), "anna@region.example")).out.strip()
        with Serving(forum) as server:
            member = {"Cookie": server.get(link).headers["Set-Cookie"].split(";")[0]}
            seen = [self.meetings(server.get("/meetings", "sv", member)) for _ in range(2)]
            for language in ("sv", "en"):
                self.assertEqual(server.get("/meetings", language).body,
                                 server.get("/meetings", language).body)
            swedish, english = (server.get("/meetings", tongue) for tongue in ("sv", "en"))
            self.assertIn('lang="sv"', swedish.text)
            self.assertIn('lang="en"', english.text)
            before = self.meetings(swedish)
            self.assert_done(forum.take_in(second))
            self.assertEqual(self.meetings(server.get("/meetings", "sv", member)), seen[0] + 1,
                             "who is signed in sees it too")
            self.assertEqual(seen[0], seen[1])
            for language in ("sv", "en"):
                after = self.meetings(server.get("/meetings", language))
                self.assertEqual(after, before + 1, f"{language}: one more is planned")
            kept = server.get("/meetings", "sv")
            self.assertEqual(kept.headers["Cache-Control"], "no-cache")
            self.assertIn("Cookie", kept.headers["Vary"])
            self.assertIn("Accept-Language", kept.headers["Vary"])
            known = server.get("/meetings", "sv", {"If-None-Match": kept.headers["ETag"]})
            self.assertEqual((known.status, known.body), (304, b""))

    @staticmethod
    def meetings(page):
        return len(set(re.findall(r'href="(/meetings/[a-z2-7]{13})"', page.text)))

    def test_a_change_shows_at_once(self):
        self.walk(self.forum())

    def test_a_change_shows_at_once_on_postgresql(self):
        self.walk(self.forum_on_postgres())

    def test_nobody_is_given_the_page_of_another(self):
        forum = self.forum()
        self.assert_done(forum.command("demo"))
        link = self.assert_done(
            run("user", "link", *forum.place(), "kansli@demo.example")).out.strip()
        with Serving(forum) as server:
            cookie = server.get(link).headers["Set-Cookie"].split(";")[0]
            for address in ("/", "/meetings", "/regions/w", "/people", "/horizon"):
                mine = server.get(address, "sv", {"Cookie": cookie})
                public = server.get(address, "sv")
                self.assertIn("/account", mine.text, address)
                self.assertNotIn("/account", public.text, address)
                self.assertIn("/account", server.get(address, "sv", {"Cookie": cookie}).text,
                              f"{address} is kept by now, but not for who is signed in")
                self.assertNotIn("Set-Cookie", public.headers, address)
            self.assertNotEqual(server.get("/login", "sv").headers["Set-Cookie"],
                                server.get("/login", "sv").headers["Set-Cookie"],
                                "each browser has its own form")

    def test_who_may_see_the_same_is_given_what_was_built_for_another(self):
        """Content is built once for all with the same roles and audiences. Whoever comes first, each
        reader gets the page that would have been built for that reader, and nothing of another's."""
        forum = self.forum()
        self.assert_done(forum.command("demo"))
        region = forum.rows("SELECT name FROM organisation WHERE county_letter = 'm'")[0][0]
        self.assert_done(run("user", "add", "annan@demo.example", "--role", "member", "--party", region,
                             *forum.place()))
        readers = ("dalarna@demo.example", "annan@demo.example", "kansli@demo.example")
        forwards = self.pages_of(forum, readers)
        backwards = self.pages_of(forum, readers[::-1])
        for reader in readers:
            for address, page in forwards[reader].items():
                self.assertEqual(page, backwards[reader][address], f"{reader}: {address}")
        self.assertTrue(any(self.content(forwards[readers[0]][address]) ==
                            self.content(forwards[readers[1]][address]) for address in forwards[readers[0]]))
        self.assertNotEqual(forwards[readers[0]]["/meetings"], forwards[readers[2]]["/meetings"])

    def pages_of(self, forum, readers):
        """What each is given by one server, who asks in this order, plainly and compressed."""
        pages = {reader: {} for reader in readers}
        with Serving(forum) as server:
            for reader in readers:
                link = self.assert_done(run("user", "link", *forum.place(), reader)).out.strip()
                cookie = server.get(link).headers["Set-Cookie"].split(";")[0]
                for address in self.addresses(forum):
                    for language in ("sv", "en"):
                        plain = server.get(address, language, {"Cookie": cookie})
                        packed = server.get(address, language, {"Cookie": cookie,
                                                                "Accept-Encoding": "gzip"})
                        self.assertEqual(plain.status, 200, f"{reader}: {address}")
                        self.assertEqual(packed.headers["Content-Encoding"], "gzip")
                        self.assertEqual(gzip.decompress(packed.body), plain.body,
                                         f"{reader}: {address}")
                        pages[reader][address, language] = plain.text
        return {reader: {f"{address}{'?lang=en' * (language == 'en')}": page
                         for (address, language), page in of.items()} for reader, of in pages.items()}

    @staticmethod
    def addresses(forum):
        records = {"meetings": "SELECT id FROM meeting", "matters": "SELECT id FROM matter",
                   "regions": "SELECT county_letter FROM organisation WHERE county_letter IS NOT NULL"}
        return ["/", "/meetings", "/meetings?sort=body", "/regions", "/dialogue"] + [
            f"/{kind}/{id}" for kind, query in records.items() for (id,) in forum.rows(query)]

    @staticmethod
    def content(page):
        """What stands on the page without its frame and what can be done with it."""
        main = page[page.index("<main"):page.index("</main>")]
        return re.sub(r'<nav class="actions".*?</nav>', "", main, flags=re.S)


if __name__ == "__main__":
    unittest.main()
