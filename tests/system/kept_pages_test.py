"""Pages that are kept for readers who are not signed in: the same for all of them, never stale, and
never those of somebody else."""

import re
import unittest

from forum import Case, Serving, generate_notes, run


class KeptPages(Case):
    def walk(self, forum):
        """A change made by another process is on every page at once, in both languages."""
        first, second = generate_notes.write(self.folder / "notes", 2, seed=5, size=4000)
        self.assert_done(forum.take_in(first))
        with Serving(forum) as server:
            for language in ("sv", "en"):
                self.assertEqual(server.get("/meetings", language).body,
                                 server.get("/meetings", language).body)
            swedish, english = (server.get("/meetings", tongue) for tongue in ("sv", "en"))
            self.assertIn('lang="sv"', swedish.text)
            self.assertIn('lang="en"', english.text)
            before = self.meetings(swedish)
            self.assert_done(forum.take_in(second))
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


if __name__ == "__main__":
    unittest.main()
