"""The whole register in open formats: all records and documents are there and nothing that lets somebody in,
everything can be checked without the program, and what fails leaves nothing."""

import base64
import csv
import json
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

from demonstration_test import record_tables as statements_of_records
from demonstration_test import secret_word
from forum import (PROGRAM, ROOT, Case, Forum, Serving, environment, generate_notes, needs_postgres, new_database,
                   psql, run)

sys.path.insert(0, str(ROOT / "tests/ledger"))
import export_reader  # noqa: E402

TODAY = ("--today", "2026-03-10")
RECORDS = [name for name in statements_of_records() if not name.endswith("_ids")]
DERIVED = "sort_key"  # by one version of a library, and left out of the ledger too
# What lets somebody in, or is kept short: a column of a table, and a row that holds one, put beside those that
# the demonstration has. None of it is a record.
SECRETS = {
    "credential.password_hash": "INSERT INTO credential (account, password_hash, changed_at) SELECT id, "
                                "'$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGVtbGlndA', '2026-03-10' FROM account",
    "sign_in.id": "INSERT INTO sign_in (id, account, begun_at, ends_at) SELECT "
                  "'5e551001aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffff00000001', min(id), '2026', '2027' "
                  "FROM account",
    "sign_in_link.id": "INSERT INTO sign_in_link (id, account, ends_at) SELECT "
                       "'5e551002aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffff00000002', min(id), '2027' FROM account",
    "api_token.id": "INSERT INTO api_token (id, account, made_at, ends_at) SELECT "
                    "'5e551003aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffff00000003', min(id), '2026', '2027' "
                    "FROM account",
    "input_key.digest": "INSERT INTO input_key (digest, input) SELECT "
                        "'5e551004aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffff00000004', min(id) FROM input",
    "invitation_mail.uid": "INSERT INTO invitation_mail (id, meeting, person, uid, is_last, kind, told, state, "
                           "queued_at) SELECT 'aaaaaaaaaaaaa', min(meeting), min(person), 'uid-5e551005', 0, "
                           "'invitation', 'told-5e551005', 'waiting', '2026' FROM invitation",
    "invitation_mail.told": None,
    "invitation_need.diet": "INSERT INTO invitation_need (invitation, diet, access) SELECT max(id), "
                            "'diet-5e551006', 'access-5e551006' FROM invitation WHERE id NOT IN "
                            "(SELECT invitation FROM invitation_need)",
    "invitation_need.access": None,
    "input_draft.fields": "INSERT INTO input_draft (id, version, begun_by, begun_at, written_by, written_at, fields) "
                          "SELECT 'bbbbbbbbbbbbb', 1, min(id), '2026', min(id), '2026', 'draft-5e551007' FROM person",
    "job.payload": "INSERT INTO job (id, kind, payload, due, attempt, given_up) VALUES ('ccccccccccccc', 'none', "
                   "'job-5e551008', '2999', 0, 0)",
}


def execute(forum, statement):
    if forum.database:
        subprocess.run(["psql", forum.database, "-Xq", "-v", "ON_ERROR_STOP=1", "-c", statement], check=True,
                       capture_output=True)
        return
    connection = sqlite3.connect(forum.folder / "radslag.db")
    with connection:
        connection.execute(statement)
    connection.close()


def json_rows(folder, name):
    with open(folder / f"{name}.jsonl", encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines]


def csv_rows(folder, name):
    with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def as_csv(value):
    return "" if value is None else str(value)


def wait_until_followed(forum):
    """Until the server has told of each act when what is public was changed by it."""
    end = time.monotonic() + 60
    while int(forum.rows("SELECT coalesce(max(next_entry), 0) FROM open_reach")[0][0]) < forum.count("ledger_entries"):
        if time.monotonic() > end:
            raise AssertionError("the server does not follow")
        time.sleep(0.05)


def setUpModule():
    """One demonstration for all tests, to which secrets are added."""
    folder = tempfile.mkdtemp(prefix="radslag-export-")
    unittest.addModuleCleanup(shutil.rmtree, folder)
    Exported.forum_here = Forum(f"{folder}/here")
    ended = Exported.forum_here.command("demo", *TODAY)
    if ended.status != 0:
        raise AssertionError(repr(ended))
    with Serving(Exported.forum_here, *TODAY):
        wait_until_followed(Exported.forum_here)
    for statement in filter(None, SECRETS.values()):
        execute(Exported.forum_here, statement)


class Exported(Case):
    forum_here = None

    def export(self, forum=None, name="out", *options, **how):
        ended = self.assert_done((forum or self.forum_here).command("export", self.folder / name, *options, **how))
        self.assertEqual(ended.out, "")
        return self.folder / name, ended.said

    def assert_nothing_left(self, *expected):
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), sorted(expected))


class TheWholeRegister(Exported):
    def test_every_record_is_there_with_every_column(self):
        out, said = self.export()
        records = out / "data/records"
        self.assertEqual({path.name for path in records.iterdir()},
                         {f"{table}.{kind}" for table in RECORDS for kind in ("jsonl", "csv")})
        connection = sqlite3.connect(self.forum_here.folder / "radslag.db")
        total = 0
        for table in RECORDS:
            with self.subTest(table):
                told = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != DERIVED]
                columns = ", ".join(f'"{name}"' for name in told)
                kept = connection.execute(f"SELECT {columns} FROM {table} ORDER BY id").fetchall()
                rows = json_rows(records, table)
                self.assertEqual([tuple(row.values()) for row in rows], kept)
                self.assertTrue(all(list(row) == told for row in rows))
                self.assertEqual(csv_rows(records, table), [told, *[list(map(as_csv, row)) for row in kept]])
                total += len(kept)
        connection.close()
        self.assertGreater(total, 4000)
        self.assertIn(f"holds {total:,} records".replace(",", " "), re.sub(r"[\u00a0\u202f,]", " ", said))
        self.assertIn("with what is confidential", said)

    def test_no_table_is_sorted_on_the_way(self):
        connection = sqlite3.connect(self.forum_here.folder / "radslag.db")
        for table in RECORDS:
            plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {table} ORDER BY id").fetchall()
            self.assertEqual(len(plan), 1, plan)
            self.assertRegex(plan[0][3], rf"^SCAN {table} USING INDEX ")
        connection.close()

    def test_csv_is_as_the_standard_says(self):
        out, _ = self.export()
        text = (out / "data/records/turn.csv").read_bytes().decode("utf-8")
        self.assertTrue(text.startswith("id,version,meeting,"))
        self.assertTrue(text.endswith("\r\n"))
        self.assertNotRegex(re.sub(r'"(?:[^"]|"")*"', "", text), r"(?<!\r)\n")

    def test_every_file_is_what_the_manifest_says(self):
        out, _ = self.export()
        for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
            checked = subprocess.run(["sha256sum", "--strict", "--quiet", "-c", manifest], cwd=out, capture_output=True)
            self.assertEqual((checked.returncode, checked.stdout), (0, b""), checked.stderr)
        held = export_reader.check(out)
        self.assertGreater(held["files"], 150)
        self.assertEqual(held["acts"], self.forum_here.count("ledger_entries"))
        self.assertGreater(held["records"], 4000)

    def test_what_was_changed_afterwards_is_found(self):
        out, _ = self.export()
        turns = out / "data/records/turn.jsonl"
        turns.write_text(turns.read_text().replace("väg", "väd", 1))
        with self.assertRaises(export_reader.Wrong):
            export_reader.check_files(out)
        _, newest = export_reader.check_acts(out, export_reader.log_of(out).check())
        with self.assertRaisesRegex(export_reader.Wrong, "turn/"):
            export_reader.check_records(out, newest)
        acts = out / "data/ledger/acts.jsonl"
        acts.write_text(acts.read_text().replace("väg", "väd", 1))
        with self.assertRaisesRegex(export_reader.Wrong, "root"):
            export_reader.check_acts(out, export_reader.log_of(out).check())

    def test_the_log_is_the_one_that_the_server_signs(self):
        out, _ = self.export()
        with Serving(self.forum_here, *TODAY) as server:
            end = time.monotonic() + 20
            while time.monotonic() < end:
                note = server.get("/ledger/checkpoint").body
                if int(note.split(b"\n")[1]) == self.forum_here.count("ledger_entries"):
                    break
                time.sleep(0.1)
            self.assertEqual(note, (out / "data/ledger/checkpoint").read_bytes())
            self.assertEqual(server.get("/ledger/key").body, (out / "data/ledger/key").read_bytes())

    def test_documents_are_there_byte_for_byte(self):
        out, _ = self.export()
        kept = {path.name: path for path in (out / "data/documents").rglob("*") if path.is_file()}
        named = {sha256 for table in RECORDS if "sha256" in csv_rows(out / "data/records", table)[0]
                 for sha256 in (row["sha256"] for row in json_rows(out / "data/records", table))}
        self.assertEqual(set(kept), named)
        self.assertGreater(len(kept), 10)
        for name, path in kept.items():
            here = self.forum_here.folder / "documents" / name[:2] / name
            self.assertEqual(path.read_bytes(), here.read_bytes(), name)
        listed = json_rows(out / "data", "originals")
        self.assertEqual({row["file"] for row in listed}, {str(path.relative_to(out)) for path in kept.values()})
        for row in listed:
            record = next(r for r in json_rows(out / "data/records", row["record_table"]) if r["id"] == row["record"])
            self.assertEqual((row["name"], row["bytes"], row["sha256"]),
                             (record["name"], record["bytes"], record["sha256"]))
            self.assertEqual((out / row["file"]).stat().st_size, row["bytes"])

    def test_places_lead_into_the_texts_of_documents(self):
        out, _ = self.export()
        texts = {row["document"]: (out / row["file"]).read_bytes() for row in json_rows(out / "data", "texts")}
        self.assertEqual(set(texts), {row["id"] for row in json_rows(out / "data/records", "document")})
        meetings = {row["id"]: row["document"] for row in json_rows(out / "data/records", "meeting")}
        found = 0
        for turn in json_rows(out / "data/records", "turn"):
            text = texts.get(meetings[turn["meeting"]])
            if text is not None and turn["place_begin"] is not None:
                said = text[turn["place_begin"]:turn["place_end"]].decode()
                found += turn["text"].split()[0] in said
        self.assertGreater(found, 100)

    def test_it_describes_itself_to_programs(self):
        out, _ = self.export()
        package = json.loads((out / "datapackage.json").read_text())
        resources = {resource["name"]: resource for resource in package["resources"]}
        self.assertGreaterEqual(set(resources), {name for table in RECORDS for name in (table, table + ".jsonl")})
        for name, resource in resources.items():
            with self.subTest(name):
                file = out / resource["path"]
                self.assertEqual(file.stat().st_size, resource["bytes"])
                self.assertEqual("sha256:" + export_reader.sha256_of(file), resource["hash"])
                if resource["format"] == "csv":
                    self.assertTrue(resource["titles"]["sv"] and resource["titles"]["en"], "in data/exports/tables.txt")
                    self.check_schema(out, resource, resources)

    def check_schema(self, out, resource, resources):
        schema = resource["schema"]
        headings, *rows = csv_rows(out, resource["path"].removesuffix(".csv"))
        self.assertEqual([field["name"] for field in schema["fields"]], headings)
        self.assertEqual(len(rows), resource["rows"])
        keys = {tuple(row[headings.index(name)] for name in schema["primaryKey"]) for row in rows}
        self.assertEqual(len(keys), len(rows))
        for place, field in enumerate(schema["fields"]):
            values = [row[place] for row in rows]
            if field["type"] == "integer":
                self.assertTrue(all(re.fullmatch(r"-?\d+|", value) for value in values), field)
            if field.get("constraints", {}).get("required") and field["type"] == "integer":
                self.assertNotIn("", values)
        for key in schema["foreignKeys"]:
            other = resources[key["reference"]["resource"]]
            there, *others = csv_rows(out, other["path"].removesuffix(".csv"))
            known = {row[there.index("id")] for row in others} | {""}
            self.assertLessEqual({row[headings.index(key["fields"])] for row in rows}, known, key)

    def test_it_describes_itself_to_people(self):
        out, _ = self.export()
        for language, words in (("sv", "omfattas av sekretess"), ("en", "is confidential")):
            text = (out / f"README.{language}.md").read_text()
            self.assertIn(words, text)
            self.assertIn("sha256sum", text)
            self.assertNotRegex(text, r"\{(forum|time|documents|acts|tables)\}")
            for table in RECORDS:
                count = len(json_rows(out / "data/records", table))
                self.assertRegex(text, rf"(?m)^\| `{table}` \| {count} \| \w.+ \|$")
            self.assertFalse((out / "missing.csv").exists())
            paths = re.findall(r"`((?:data/)?[a-z0-9/-]+(?:\.(?:jsonl|json|csv|txt)|/))`", text)
            self.assertGreater(len(paths), 8)
            for path in paths:
                self.assertTrue((out / path).exists() or path == "missing.csv", path)
        migrations = {path.name for path in (ROOT / "src").rglob("migrations/*.sql") if "testdata" not in path.parts}
        self.assertEqual({path.name for path in (out / "data/schema").iterdir()}, migrations)

    def test_it_is_the_owners_alone(self):
        out, _ = self.export()
        self.assertEqual(out.stat().st_mode & 0o777, 0o700)
        self.assert_nothing_left("out")


class Secrets(Exported):
    def values(self, forum):
        for place in SECRETS:
            table, column = place.split(".")
            found = [row[0] for row in forum.rows(f"SELECT {column} FROM {table}") if row[0]]
            self.assertTrue(found, place)
            yield from ((place, value.encode()) for value in found)
        for key in (forum.folder / "keys").iterdir():
            secret = key.read_bytes()
            self.assertGreaterEqual(len(secret), 32)
            yield key.name, secret
            yield key.name, secret.hex().encode()
            yield key.name, base64.b64encode(secret).rstrip(b"=")

    def check(self, forum, out):
        contents = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
        self.assertGreater(len(contents), 20)
        for place, value in self.values(forum):
            if len(value) < 6:
                continue  # two letters of a need are found anywhere
            for path, content in contents.items():
                self.assertNotIn(value, content, f"{place} in {path}")

    def test_nothing_that_lets_somebody_in_goes_out(self):
        self.check(self.forum_here, self.export()[0])
        self.check(self.forum_here, self.export(None, "public", "--public")[0])

    @needs_postgres
    def test_nor_from_the_other_engine(self):
        there = Forum(self.forum_here.folder, new_database(self.addCleanup))
        self.assert_done(self.forum_here.command("copy", "--to", there.database))
        self.check(there, self.export(there)[0])

    def test_no_column_of_a_record_is_named_as_a_secret(self):
        """Records go out with all that they hold: a secret has no place in a table of records."""
        connection = sqlite3.connect(self.forum_here.folder / "radslag.db")
        columns = {f"{table}.{row[1]}" for table in RECORDS
                   for row in connection.execute(f"PRAGMA table_info({table})")}
        connection.close()
        self.assertGreater(len(columns), 400)
        hashes = {name for name in columns if name.endswith("sha256")}  # of files and texts that go out
        suspicious = re.compile(r"passw|secret|token|salt|private|hash|digest|_key$|session|diet|uid", re.I)
        self.assertEqual({name for name in columns - hashes - {f"{t}.{DERIVED}" for t in RECORDS}
                          if suspicious.search(name.split(".")[1])}, set())


class BothEngines(Exported):
    @needs_postgres
    def test_hold_the_same(self):
        there = Forum(self.forum_here.folder, new_database(self.addCleanup))
        self.assert_done(self.forum_here.command("copy", "--to", there.database))
        here, _ = self.export()
        other, _ = self.export(there, "other")
        self.assertEqual((here / "manifest-sha256.txt").read_text(), (other / "manifest-sha256.txt").read_text())
        export_reader.check(other)
        public, _ = self.export(None, "public", "--public")
        other, _ = self.export(there, "public-other", "--public")
        self.assertEqual((public / "manifest-sha256.txt").read_text(), (other / "manifest-sha256.txt").read_text())

    def check_while_writing(self, forum):
        notes = generate_notes.write(self.folder / "notes", 30, seed=5, size=6000)
        self.assert_done(forum.take_in(*notes[:2]))
        counts = []
        with Serving(forum) as server:
            writing = subprocess.Popen([PROGRAM, "import", *map(str, forum.place()), "--accept", *notes],
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                       env=environment("en"))
            while writing.poll() is None or not counts:
                out, _ = self.export(forum, f"out-{len(counts)}")
                held = export_reader.check(out)
                counts.append(held["acts"])
                shutil.rmtree(out)
            self.assertEqual(writing.returncode, 0, writing.communicate()[1])
            writing.stderr.close()
            self.assertEqual(server.get("/meetings").status, 200)
        self.assertEqual(counts, sorted(counts))
        out, _ = self.export(forum)
        self.assertEqual(export_reader.check(out)["acts"], forum.count("ledger_entries"))

    def test_give_what_was_there_at_one_moment_while_others_write(self):
        self.check_while_writing(self.forum())

    @needs_postgres
    def test_and_so_does_the_other(self):
        self.check_while_writing(self.forum_on_postgres())


class ThePublicPart(Exported):
    def test_is_what_the_api_gives(self):
        out, said = self.export(None, "out", "--public")
        self.assertIn("everybody may read", said)
        names = [path.stem for path in sorted((out / "data/records").iterdir())]
        self.assertGreaterEqual(len(names), 11)
        with Serving(self.forum_here, *TODAY) as server:
            for name in names:
                with self.subTest(name):
                    items, address = [], f"/api/v1/{name}?limit=200"
                    while address:
                        page = json.loads(server.get(address).text)
                        items += page["items"]
                        address = page["next"]
                    self.assertEqual(json_rows(out / "data/records", name), items)
                    self.assertTrue(items)
        documents = json_rows(out / "data/records", "documents")
        self.assertEqual({row["sha256"] for row in documents},
                         {path.name for path in (out / "data/documents").rglob("*") if path.is_file()})

    def test_holds_no_word_of_what_is_withheld(self):
        word = secret_word()
        whole, _ = self.export()
        self.assertIn(word, (whole / "data/records/turn.jsonl").read_text())
        out, _ = self.export(None, "public", "--public")
        mail = json_rows(whole / "data/records", "account")[0]["mail"]
        for path in out.rglob("*"):
            if path.is_file():
                for withheld in (word, mail):
                    self.assertNotIn(withheld.encode(), path.read_bytes(), path)
        self.assertFalse((out / "data/ledger/acts.jsonl").exists())

    def test_can_be_checked(self):
        out, _ = self.export(None, "out", "--public")
        held = export_reader.check(out)
        self.assertEqual(held["acts"], self.forum_here.count("ledger_entries"))
        self.assertNotIn("records", held)
        for language in ("sv", "en"):
            text = (out / f"README.{language}.md").read_text()
            self.assertNotRegex(text, r"\{\w+\}")
            self.assertIn("| `meetings` |", text)
        description = json.loads((out / "openapi.json").read_text())
        self.assertIn("Meeting", description["components"]["schemas"])


class Refusals(Exported):
    def refused(self, folder, *options, **how):
        return self.assert_failed(self.forum_here.command("export", folder, *options, **how)).said

    def test_a_folder_that_holds_something_is_left_as_it_is(self):
        mine = self.file("out/mine.txt", "precious")
        self.assertIn("is not empty", self.refused(self.folder / "out"))
        self.assertIn("är inte tom", self.refused(self.folder / "out/", language="sv"))
        self.assertEqual(mine.read_text(), "precious")
        self.assertIn("is not empty", self.refused(mine))
        self.assert_nothing_left("out")

    def test_an_empty_folder_will_do_also_with_a_slash(self):
        (self.folder / "out").mkdir()
        self.assert_done(self.forum_here.command("export", f"{self.folder}/out/"))
        export_reader.check_files(self.folder / "out")
        self.assert_nothing_left("out")

    def test_the_folder_above_must_be_there(self):
        self.assertIn("There is no folder", self.refused(self.folder / "nowhere/out"))
        self.assert_nothing_left()

    def test_where_one_may_not_write_it_is_said(self):
        self.assertIn("You may not write /sys/radslag-export", self.refused("/sys/radslag-export"))
        self.assertIn("Du får inte skriva", self.refused("/sys/radslag-export", language="sv"))

    def test_a_register_that_is_not_there(self):
        ended = self.assert_failed(self.forum("nowhere").command("export", self.folder / "out"))
        self.assertIn("there is no register", ended.said)
        self.assert_nothing_left()

    def test_its_arguments(self):
        self.assertEqual(self.forum_here.command("export").status, 2)
        self.assertEqual(run("export", self.folder / "out").status, 2)
        self.assert_nothing_left()

    def test_a_document_that_is_missing_or_has_changed_is_named(self):
        forum = Forum(self.folder / "data")
        shutil.copytree(self.forum_here.folder, forum.folder)
        victim = sorted(path for path in (forum.folder / "documents").rglob("*") if path.is_file())[0]
        whole = victim.read_bytes()
        for content, words in ((whole + b"!", "has changed"), (None, "is missing")):
            with self.subTest(words):
                victim.unlink()
                if content:
                    victim.write_bytes(content)
                said = self.assert_failed(forum.command("export", self.folder / "out")).said
                self.assertIn(victim.name, said)
                self.assertIn(words, said)
                self.assert_nothing_left("data")
                self.check_incomplete(forum, victim.name, words.split()[-1])

    def check_incomplete(self, forum, name, state):
        out, said = self.export(forum, "out", "--incomplete")
        self.assertIn("1 document is missing or has changed: missing.csv", said)
        file = f"data/documents/{name[:2]}/{name}"
        self.assertEqual(csv_rows(out, "missing"), [["file", "sha256", "state"], [file, name, state]])
        self.assertEqual((out / file).exists(), state == "changed")
        self.assertGreater(export_reader.check(out)["files"], 150)
        shutil.rmtree(out)

    def test_a_disk_that_refuses_leaves_nothing(self):
        def small_files():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

        ended = subprocess.run([PROGRAM, "export", *map(str, self.forum_here.place()), self.folder / "out"],
                               stdin=subprocess.DEVNULL, capture_output=True, env=environment("en"),
                               preexec_fn=small_files, timeout=120)
        self.assertEqual(ended.returncode, 1, ended)
        self.assertIn("cannot be written", ended.stderr.decode())
        self.assert_nothing_left()

    def test_killed_in_the_middle_there_is_no_folder_and_the_next_one_is_whole(self):
        for wanted in ("data/records/turn.csv", "data/ledger/acts.jsonl", "data/documents"):
            with self.subTest(wanted):
                process = subprocess.Popen(
                    [PROGRAM, "export", *map(str, self.forum_here.place()), self.folder / "out"],
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                end = time.monotonic() + 60
                while time.monotonic() < end and not list(self.folder.glob(f"out.*.part/whole/{wanted}")):
                    if process.poll() is not None:
                        self.fail(f"it ended before {wanted}")
                process.kill()
                process.wait()
                self.assertFalse((self.folder / "out").exists())
        self.export()
        export_reader.check(self.folder / "out")


if __name__ == "__main__":
    unittest.main()
