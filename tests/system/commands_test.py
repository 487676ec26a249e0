"""What the commands promise: exit status, what changes and what does not, in which language."""

import json
import os
import pty
import subprocess
import unittest
from pathlib import Path
from urllib.parse import quote

from forum import PROGRAM, Case, Serving, environment, run

NOTES = """Minnesanteckningar - Forum för lokala vägar, 14 mars 2023

Deltagare:

- Greta Sundkvist, Region Halland
- Ivar Ljungdahl, Länsstyrelsen Kalmar

Ordförande: Greta Sundkvist

1. Vägarnas skick - *information*

*Ivar Ljungdahl*, *Länsstyrelsen Kalmar* inleder och berättar om mätningarna.

- Grusvägarna har mätts i åtta kommuner under hösten.

Diskussion:

- *Greta Sundkvist* undrar hur mätningarna ska användas i planen.

Notera:

- *Ivar Ljungdahl* skickar ut mätningarna senast den 2 maj 2023.

2. Ärende dnr N2022/01234/RTS - *dialog*

- *Greta Sundkvist* redogör för ärendet.

Nästa möte är den 9 juni 2023.
"""

COMMANDS = ["init", "extract", "import", "demo", "serve", "check", "migrate", "reindex", "backup", "restore",
            "export"]


class TheCommandLine(Case):
    def test_every_command_explains_itself(self):
        overview = self.assert_done(run("--help")).out
        for command in COMMANDS:
            with self.subTest(command):
                self.assertIn(f"  {command} ", overview)
                own = self.assert_done(run(command, "--help")).out
                self.assertIn("Usage:", own)
                self.assertEqual("--data" in own, command != "extract")

    def test_wrong_usage_ends_with_2_and_says_why_on_stderr(self):
        for wrong in ([], ["frobnicate"], ["import"], ["import", "--data", self.folder],
                      ["check", "--nonsense"], ["extract"], ["extract", "--format", "xml", "a"],
                      ["init", "--data", self.folder / "x", "--name", "A"],
                      ["import", "--data", self.folder / "x", "--visibility", "all", "a.txt"],
                      ["import", "--data", self.folder / "x", "--today", "tomorrow", "a.txt"],
                      ["serve", "--data", self.folder / "x", "--listen", "nowhere"],
                      ["serve", "--data", self.folder / "x", "--tls-cert", "only.pem"]):
            with self.subTest(" ".join(map(str, wrong))):
                ended = run(*wrong)
                self.assertEqual(ended.status, 2, ended)
                self.assertEqual(ended.out, "")
                self.assertTrue(ended.said.strip())
        self.assertFalse((self.folder / "x").exists(), "wrong usage made a folder")

    def test_messages_come_in_the_language_of_the_environment(self):
        missing = self.folder / "borta.txt"
        english = self.assert_failed(run("extract", missing, language="en")).said
        swedish = self.assert_failed(run("extract", missing, language="sv")).said
        self.assertIn("There is no file", english)
        self.assertNotEqual(english, swedish)
        self.assertIn("Det finns ingen fil", swedish)
        for said in (english, swedish):
            self.assertIn("borta.txt", said)


    def test_data_goes_to_stdout_and_words_to_stderr(self):
        notes = self.file("vägar.txt", NOTES)
        extracted = self.assert_done(run("extract", notes))
        self.assertEqual(extracted.said, "")
        json.loads(extracted.out)
        for name, arguments in (("import", [notes]), ("check", []), ("migrate", []),
                                ("backup", [self.folder / "copy.zip"]), ("export", [self.folder / "out"])):
            with self.subTest(name):
                ended = self.assert_done(self.forum().command(name, *arguments))
                self.assertEqual(ended.out, "")
                self.assertTrue(ended.said)

    def test_long_work_shows_how_far_it_is_on_a_terminal_only(self):
        notes = [self.file(f"vägar {i}.txt", NOTES.replace("14 mars", f"{i} mars")) for i in (2, 3)]
        for arguments in (["import", *notes], ["check"], ["backup", self.folder / "copy.zip"],
                          ["export", self.folder / "out"]):
            with self.subTest(arguments[0]):
                shown = self.on_a_terminal(arguments[0], *self.forum().place(), *arguments[1:])
                self.assertRegex(shown, r"\r\x1b\[K\d+ ?/ ?\d+", "progress, written over")
        quiet = self.forum("other").take_in(*notes)
        self.assertNotIn("\r", quiet.said)
        self.assertNotIn("\x1b", quiet.said)

    def on_a_terminal(self, *arguments):
        """What the command says on a terminal."""
        ours, its = pty.openpty()
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=its, env=environment("en"))
        os.close(its)
        said = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # how Linux says that the other end is closed
                piece = b""
            if not piece:
                break
            said += piece
        os.close(ours)
        self.assertEqual(process.wait(timeout=60), 0, said.decode())
        return said.decode()


class Settings(Case):
    def setUp(self):
        super().setUp()
        self.notes = self.file("vägar.txt", NOTES)

    def audience(self, forum):
        return forum.rows("SELECT a.kind FROM document d JOIN audience a ON a.id = d.audience")

    def test_stand_in_a_section_for_each_command(self):
        settings = self.file("own.toml", '[serve]\nlisten="127.0.0.1:0"\n'
                                         '[import]\naccept=true\nvisibility="public"\n')
        self.assert_done(self.forum().command("import", "--config", settings, self.notes))
        self.assertEqual(self.audience(self.forum()), [("public",)])
        self.assert_done(self.forum().command("check", "--config", settings))

    def test_are_found_beside_the_data_and_give_way_to_the_command_line(self):
        self.file("data/radslag.toml", '[import]\naccept=true\nvisibility="public"\n')
        self.assert_done(self.forum().command("import", "--visibility", "secretariat", self.notes))
        self.assertEqual(self.audience(self.forum()), [("secretariat",)])

    def test_that_cannot_be_used_are_wrong_usage(self):
        for name, text in (("absent.toml", None), ("misspelt.toml", '[import]\nvisiblity="public"\n'),
                           ("wrong.toml", '[import]\nvisibility="everybody"\n'),
                           ("noise.toml", "no settings at all\n")):
            with self.subTest(name):
                settings = self.file(name, text) if text else self.folder / name
                ended = self.forum().command("import", "--config", settings, self.notes)
                self.assertEqual(ended.status, 2, ended)
                self.assertRegex(ended.said, r"absent.toml|visib|no settings")
        self.assertFalse(self.forum().folder.exists())


class Founding(Case):
    def found(self, *more):
        return self.forum().command("init", "--name", "Vägforum", "--admin", "greta@example.org",
                                    *more)

    def test_a_forum_is_founded_once(self):
        self.assert_done(self.found("--roster", "se-regions"))
        before = self.forum().counts()
        self.assertEqual(before["forum"], 1)
        self.assertIn("Vägforum", self.assert_failed(self.found()).said)
        self.assertEqual(self.forum().counts(), before)

    def test_an_administrator_without_mail_address_is_refused(self):
        ended = self.assert_failed(
            self.forum().command("init", "--name", "Vägforum", "--admin", "greta"))
        self.assertIn("greta is no mail address", ended.said)
        self.assertEqual(self.forum().count("forum"), 0)

    def test_the_21_regions_have_a_page_once_their_forum_has_met(self):
        self.assert_done(self.found("--roster", "se-regions"))
        self.assert_done(self.forum().take_in(self.file("vägar.txt", NOTES)))
        self.assertEqual(self.forum().count("party"), 21)
        with Serving(self.forum()) as server:
            for letter in "c d e f g h i k m n o s t u w x y z ab ac bd".split():
                self.assertEqual(server.get(f"/regions/{letter}").status, 200, letter)
            for code, letter in (("SE110", "ab"), ("01", "ab"), ("W", "w"), ("se312", "w")):
                answer = server.get(f"/regions/{code}")
                self.assertEqual(answer.status, 303, code)
                self.assertEqual(answer.getheader("Location"), f"/regions/{letter}", code)
            for code in ("q", "b", "ÅÄÖ", "se999"):
                self.assertEqual(server.get("/regions/" + quote(code)).status, 404, code)

    def test_today_is_refused_for_a_real_forum_and_taken_for_a_test(self):
        notes = self.file("vägar.txt", NOTES)
        self.assert_done(self.found())
        ended = self.assert_failed(self.forum().take_in("--today", "2023-04-01", notes))
        self.assertIn("--today is for demonstrations", ended.said)
        self.assertEqual(self.forum().count("meeting"), 0)
        self.assert_failed(self.forum().command("serve", "--listen", "127.0.0.1:0", "--today",
                                                "2023-04-01", timeout=20))
        trial = self.forum("trial")
        self.assert_done(trial.command("init", "--name", "Prov", "--admin", "a@example.org",
                                       "--test"))
        self.assert_done(trial.take_in("--today", "2023-04-01", notes))
        self.assertEqual(trial.rows("SELECT substr(imported_at, 1, 10) FROM import"),
                         [("2023-04-01",)])

    def test_a_folder_that_cannot_be_made_is_said_so(self):
        taken = self.file("taken", "a file where the folder should be")
        for command in (["check"], ["migrate"], ["import", self.file("vägar.txt", NOTES)]):
            ended = self.assert_failed(self.forum("taken").command(*command))
            self.assertIn(f"the folder {taken} cannot be made", ended.said)

    def test_every_command_makes_an_empty_folder_ready(self):
        for command in ("check", "migrate"):
            with self.subTest(command):
                forum = self.forum(command)
                forum.folder.mkdir()
                self.assert_done(forum.command(command))
                self.assertIn("meeting", forum.tables())
                self.assert_done(forum.command("init", "--name", "Vägforum",
                                               "--admin", "greta@example.org"))


class Importing(Case):
    def setUp(self):
        super().setUp()
        self.notes = self.file("vägar.txt", NOTES)

    def test_an_empty_folder_is_made_ready_first(self):
        self.assertFalse(self.forum().folder.exists())
        ended = self.assert_done(self.forum().take_in(self.notes))
        self.assertIn("vägar.txt: taken into", ended.said)
        self.assertIn("Everybody can read the result.", ended.said)
        self.assertEqual(self.forum().rows("SELECT day FROM meeting ORDER BY day"),
                         [("2023-03-14",), ("2023-06-09",)])
        self.assertEqual(self.forum().count("document"), 1)
        self.assert_checks_clean(self.forum())

    def test_the_same_file_twice_changes_nothing(self):
        for accept in ([], ["--accept"]):
            with self.subTest(accept=accept):
                forum = self.forum("data" + "".join(accept))
                self.assert_done(forum.command("import", *accept, self.notes))
                before, kept = forum.counts(), forum.kept_documents()
                self.assertEqual(before["import"], 1)
                ended = self.assert_done(forum.command("import", *accept, self.notes))
                self.assertIn("is here already", ended.said)
                self.assertEqual(forum.counts(), before)
                self.assertEqual(forum.kept_documents(), kept)

    def test_the_same_file_under_another_name_changes_nothing(self):
        self.assert_done(self.forum().take_in(self.notes))
        before = self.forum().counts()
        self.assert_done(self.forum().take_in(self.file("copy of vägar.txt", NOTES)))
        self.assertEqual(self.forum().counts(), before)

    def test_a_new_version_of_a_known_meeting_is_a_difference_and_no_double(self):
        self.assert_done(self.forum().take_in(self.notes))
        before = self.forum().counts()
        newer = self.file("vägar 2.txt", NOTES.replace("Vägarnas skick", "Vägarnas och broarnas skick"))
        ended = self.assert_done(self.forum().take_in(newer))
        self.assertIn("another version of a meeting that is here", ended.said)
        self.assertIn("Vägarnas och broarnas skick", ended.said)
        after = self.forum().counts()
        self.assertEqual(self.forum().rows("SELECT state FROM import ORDER BY imported_at"),
                         [("accepted",), ("differs",)])
        for table in ("meeting", "point", "turn", "person", "commitment", "deadline",
                      "ledger_entries"):
            self.assertEqual(after[table], before[table], table)
        self.assert_checks_clean(self.forum())

    def test_a_doubtful_match_is_kept_apart_and_listed(self):
        elsewhere = self.file("vägar april.txt", NOTES.replace("14 mars", "15 april")
                              .replace("Region Halland", "Region Skåne"))
        self.assert_done(self.forum().take_in(self.notes))
        ended = self.assert_done(self.forum().take_in(elsewhere))
        self.assertRegex(ended.said, r"    Greta Sundkvist: Somebody of that name is known elsewhere")
        self.assertIn("1 doubtful thing is kept apart for review.", ended.said)
        self.assertEqual(
            self.forum().rows("SELECT o.name FROM person p JOIN organisation o ON o.id = p.organisation "
                              "WHERE p.name = 'Greta Sundkvist' ORDER BY o.name"),
            [("Region Halland",), ("Region Skåne",)])
        self.assertEqual(self.forum().rows("SELECT kind, words, state FROM import_doubt"),
                         [("person", "Greta Sundkvist", "open")])

    def test_a_day_that_is_promised_stands_once_on_the_horizon(self):
        self.assert_done(self.forum().take_in(self.notes))
        self.assertEqual(self.forum().rows("SELECT due_to FROM commitment WHERE due_kind = 'day'"),
                         [("2023-05-02",)])
        self.assertEqual(self.forum().rows("SELECT due_to FROM deadline"), [])

    def test_without_accept_there_are_proposals_only(self):
        ended = self.assert_done(self.forum().command("import", self.notes))
        self.assertIn("proposed for", ended.said)
        counts = self.forum().counts()
        self.assertEqual(counts["import"], 1)
        for table in ("meeting", "point", "turn", "person", "document", "commitment", "reference"):
            self.assertEqual(counts[table], 0, table)
        self.assert_done(self.forum().take_in(self.notes))
        self.assertGreater(self.forum().count("meeting"), 0, "a proposal can be accepted later")
        self.assertEqual(self.forum().rows("SELECT state FROM import"), [("accepted",)])

    def test_only_what_is_public_stands_on_the_site(self):
        for visibility in ("public", "members", "secretariat"):
            with self.subTest(visibility):
                forum = self.forum(visibility)
                self.assert_done(forum.take_in(self.notes, visibility=visibility))
                with Serving(forum) as server:
                    self.check_visibility(forum, server, visibility == "public")

    def check_visibility(self, forum, server, is_public):
        pages = [f"/{kind}s/{row[0]}" for kind in ("meeting", "document", "commitment")
                 for row in forum.rows(f"SELECT id FROM {kind}")]
        pages += [page + "/original" for page in pages if page.startswith("/documents/")]
        self.assertGreaterEqual(len(pages), 4)
        for page in pages:
            self.assertEqual(server.get(page).status, 200 if is_public else 404, page)
        for page in ("/", "/meetings", "/people", "/organisations", "/commitments", "/horizon"):
            text = server.get(page).text
            for secret in ("Vägarnas skick", "Sundkvist", "mätningarna"):
                if not is_public:
                    self.assertNotIn(secret, text, page)
        self.assertEqual("Greta Sundkvist" in server.get("/people").text, is_public)
        for kind, table in (("people", "person"),):
            for (row,) in forum.rows(f"SELECT id FROM {table}"):
                self.assertEqual(server.get(f"/{kind}/{row}").status, 200 if is_public else 404)

    def test_the_asked_body_is_made_once_for_all_its_notes(self):
        later = self.file("vägar juni.txt", NOTES.replace("14 mars 2023", "9 juni 2023")
                          .replace("den 9 juni 2023.", "den 12 september 2023."))
        self.assert_done(self.forum().take_in("--body", "Vägrådet", self.notes, later))
        self.assertEqual(self.forum().rows("SELECT name FROM body"), [("Vägrådet",)])
        self.assertEqual(self.forum().rows("SELECT day FROM meeting ORDER BY day"),
                         [("2023-03-14",), ("2023-06-09",), ("2023-09-12",)])

    def test_both_engines_hold_the_same(self):
        other = self.file("broar.txt", NOTES.replace("Forum för lokala vägar", "Broforum")
                          .replace("14 mars", "15 mars"))
        postgres = self.forum_on_postgres("beside")
        for forum in (self.forum(), postgres):
            self.assert_done(forum.take_in(self.notes, other))
            self.assert_done(forum.take_in(self.notes, other))
            self.assert_checks_clean(forum)
        self.assertEqual(postgres.counts(), self.forum().counts())
        titles = "SELECT title FROM point ORDER BY title, id"
        self.assertEqual(postgres.rows(titles), self.forum().rows(titles))
        with Serving(postgres) as server:
            self.assertIn("Greta Sundkvist", server.get("/people").text)


class Extracting(Case):
    def test_one_file_prints_one_object(self):
        ended = self.assert_done(run("extract", self.file("vägar.txt", NOTES)))
        structure = json.loads(ended.out)
        self.assertNotIn("file", structure)
        self.assertEqual(structure["date"], "2023-03-14")
        self.assertEqual(structure["next_meeting"], "2023-06-09")
        self.assertEqual([item["title"] for item in structure["items"]][0], "Vägarnas skick")
        self.assertIn("Greta Sundkvist", json.dumps(structure["people"], ensure_ascii=False))
        self.assertIn("N2022/01234/RTS", structure["references"])

    def test_many_files_print_a_line_each_and_the_failed_one_its_error(self):
        good, bad = self.file("vägar.txt", NOTES), self.file("tom.txt", b"")
        ended = self.assert_failed(run("extract", good, bad, good))
        lines = ended.out.splitlines()
        self.assertEqual(len(lines), 3)
        for line, path in zip(lines, (good, bad, good)):
            self.assertTrue(line.startswith('{"file":'), line[:80])
            self.assertEqual(json.loads(line)["file"], str(path))
        self.assertEqual(list(json.loads(lines[1])), ["file", "error"])
        self.assertIn("tom.txt", json.loads(lines[1])["error"])
        self.assertEqual(json.loads(lines[0])["date"], "2023-03-14")

    def test_text_shows_points_and_promises_for_people_to_read(self):
        ended = self.assert_done(run("extract", "--format", "text", self.file("v.txt", NOTES)))
        self.assertIn("1. Vägarnas skick", ended.out)
        self.assertIn("2023-05-02", ended.out)

    def test_extract_stores_nothing(self):
        notes = self.file("vägar.txt", NOTES)
        self.assert_done(run("extract", notes))
        self.assertEqual([p.name for p in Path(self.folder).iterdir()], ["vägar.txt"])


if __name__ == "__main__":
    unittest.main()
