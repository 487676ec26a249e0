"""A copy of the register, taken while people read and write, is whole; and nothing else is taken
for one."""

import hashlib
import os
import random
import subprocess
import threading
import unittest
import zipfile
from pathlib import Path

from forum import PROGRAM, Case, Forum, Serving, environment, generate_notes

DOCUMENTS = 60


def records(forum):
    """Rows by table, but for what a server that starts puts there: jobs that wait, and what is made of
    the records when they are there."""
    return {table: count for table, count in forum.counts().items()
            if table not in ("job", "ledger_nodes") and not table.startswith(("search_", "open_"))}


class Backup(Case):
    def setUp(self):
        super().setUp()
        self.notes = generate_notes.write(self.folder / "notes", DOCUMENTS, seed=3, size=6000)
        self.copy = self.folder / "copy.zip"

    def small_forum(self):
        forum = self.forum()
        self.assert_done(forum.take_in(*self.notes[:3]))
        return forum

    def restored(self, copy, name="restored"):
        forum = Forum(self.folder / name)
        self.assert_done(forum.command("restore", copy))
        return forum

    def test_a_quiet_register_comes_back_as_it_was(self):
        forum = self.small_forum()
        ended = self.assert_done(forum.command("backup", self.copy))
        self.assertIn("with 3 documents", ended.said)
        back = self.restored(self.copy)
        self.assertEqual(records(back), records(forum))
        self.assertEqual(back.kept_documents(), forum.kept_documents())
        for table in ("person", "point", "commitment", "ledger_entries"):
            query = f"SELECT * FROM {table} ORDER BY id"
            self.assertEqual(back.rows(query), forum.rows(query), table)
        self.assert_checks_clean(back)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()),
                         ["copy.zip", "data", "notes", "restored"])

    def test_mails_as_they_came_in_come_back_too(self):
        forum = self.small_forum()
        octets = b"From: anna@dalarna.example\r\nSubject: Hej\r\n\r\nJag kommer.\r\n"
        name = hashlib.sha256(octets).hexdigest()
        kept = Path("mail") / name[:2] / name
        (forum.folder / kept).parent.mkdir(parents=True)
        (forum.folder / kept).write_bytes(octets)
        self.assertIn("with 3 documents", self.assert_done(forum.command("backup", self.copy)).said)
        back = self.restored(self.copy)
        self.assertEqual((back.folder / kept).read_bytes(), octets)
        (forum.folder / kept).write_bytes(octets + b"!")
        self.copy.unlink()
        self.assert_done(forum.command("backup", self.copy))
        ended = Forum(self.folder / "other").command("restore", self.copy)
        self.assertEqual(ended.status, 1)
        self.assertIn(str(kept), ended.said, "a mail that is not what its name says")

    def test_copies_are_whole_while_people_read_and_an_import_writes(self):
        forum = self.small_forum()
        with Serving(forum) as server:
            writing = subprocess.Popen(
                [PROGRAM, "import", "--data", forum.folder, "--accept", "--visibility", "public",
                 *self.notes], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, env=environment("en"))
            ended, failures = threading.Event(), []
            reader = threading.Thread(target=self.read_on, args=(server, ended, failures))
            reader.start()
            try:
                copies = self.copies_until_done(forum, writing)
            finally:
                said = writing.communicate()[1].decode()
                ended.set()
                reader.join()
            self.assertEqual(writing.returncode, 0, said)
            self.assertEqual(failures, [])
        self.assertEqual(forum.count("document"), DOCUMENTS)
        self.assertGreater(len(copies), 1)
        held = []
        for copy in copies:
            back = self.restored(copy, copy.stem)
            self.assert_checks_clean(back)
            counts = back.counts()
            held.append(counts["document"])
            self.assertEqual(counts["document"], counts["document_text"])
            self.assertGreaterEqual(len(back.kept_documents()), counts["document"])
            self.assertEqual(counts["ledger_entries"], counts["document"] + 1, "one an import")
            self.assert_done(back.take_in(*self.notes))
            self.assertEqual(back.count("document"), DOCUMENTS)
            self.assertEqual(records(back), records(forum))
        print(f"\n    copies held {held} of {DOCUMENTS} documents")
        self.assertEqual(held, sorted(held))

    def copies_until_done(self, forum, writing):
        copies = []
        while writing.poll() is None or not copies:
            copies.append(self.folder / f"copy-{len(copies)}.zip")
            self.assert_done(forum.command("backup", copies[-1]))
        copies.append(self.folder / f"copy-{len(copies)}.zip")
        self.assert_done(forum.command("backup", copies[-1]))
        # Restoring takes its time: the first, the last and a few between are enough.
        return copies[:: max(1, len(copies) // 4)]

    @staticmethod
    def read_on(server, ended, failures):
        while not ended.is_set():
            for path in ("/", "/meetings", "/people", "/commitments"):
                status = server.get(path).status
                if status != 200:
                    failures.append((path, status))

    def test_a_copy_is_restored_beside_a_register_that_serves(self):
        forum = self.small_forum()
        self.assert_done(forum.command("backup", self.copy))
        with Serving(forum) as server:
            ended = self.assert_failed(forum.command("restore", self.copy))
            self.assertIn("is not empty", ended.said)
            back = self.restored(self.copy)
            with Serving(back) as other:
                for path in ("/", "/meetings", "/people", "/commitments"):
                    self.assertEqual(other.get(path).text, server.get(path).text, path)
                self.assert_checks_clean(back)
                self.assert_done(back.take_in(*self.notes[3:6]))
                self.assertEqual(other.get("/readyz").status, 200)
            self.assertEqual(server.stop(), 0)
        self.assertEqual(forum.count("document"), 3, "what the copy takes in stays in the copy")
        self.assertEqual(back.count("document"), 6)

    def test_a_register_on_postgres_can_be_copied_or_says_how(self):
        forum = self.forum_on_postgres()
        self.assert_done(forum.take_in(self.notes[0]))
        ended = self.assert_failed(forum.command("backup", self.copy))
        self.assertRegex(ended.said, r"pg_dump|PostgreSQL")
        self.assertFalse(self.copy.exists())

    def test_a_copy_is_never_written_over(self):
        forum = self.small_forum()
        self.copy.write_text("precious")
        ended = self.assert_failed(forum.command("backup", self.copy))
        self.assertIn("is there already", ended.said)
        self.assertEqual(self.copy.read_text(), "precious")

    def test_a_copy_is_not_restored_over_anything(self):
        forum = self.small_forum()
        self.assert_done(forum.command("backup", self.copy))
        before = forum.counts()
        ended = self.assert_failed(forum.command("restore", self.copy))
        self.assertIn("is not empty", ended.said)
        self.assertEqual(forum.counts(), before)
        elsewhere = self.folder / "elsewhere"
        self.file("elsewhere/mine.txt", "precious")
        self.assert_failed(Forum(elsewhere).command("restore", self.copy))
        self.assertEqual([p.name for p in elsewhere.iterdir()], ["mine.txt"])

    def test_what_is_no_whole_copy_is_refused_and_leaves_nothing(self):
        forum = self.small_forum()
        self.assert_done(forum.command("backup", self.copy))
        for name, content in self.damaged_copies(self.copy.read_bytes()):
            with self.subTest(name):
                path = self.file(name, content)
                before = sorted(p.name for p in self.folder.iterdir())
                ended = self.assert_failed(Forum(self.folder / "back").command("restore", path))
                self.assertIn(name, ended.said)
                self.assertIn("is no whole copy of a register", ended.said)
                self.assertEqual(sorted(p.name for p in self.folder.iterdir()), before)
        missing = self.assert_failed(
            Forum(self.folder / "back").command("restore", self.folder / "absent.zip"))
        self.assertIn("absent.zip", missing.said)
        self.assertFalse((self.folder / "back").exists())

    def damaged_copies(self, whole):
        yield "cut.zip", whole[:len(whole) // 2]
        yield "empty.zip", b""
        yield "noise.zip", random.Random(1).randbytes(10_000)
        with zipfile.ZipFile(self.copy) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
            data_of = {info.filename: info.header_offset + 30 + len(info.filename)
                       for info in archive.infolist()}
        document = next(name for name in entries if name.startswith("documents/"))
        for name in ("radslag.db", document):
            flipped = bytearray(whole)
            for place in range(40, 60):
                flipped[data_of[name] + place] ^= 0xFF
            yield f"flipped-{os.path.basename(name)[:10]}.zip", bytes(flipped)
        yield "without-database.zip", self.zipped({document: entries[document]})
        yield "other-document.zip", self.zipped({**entries, document: b"not the same"})
        yield "outside.zip", self.zipped({**entries, "../../outside.txt": b"x"})
        yield "no-database.zip", self.zipped({**entries, "radslag.db": b"no database at all"})

    def zipped(self, entries):
        path = self.folder / "made.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in entries.items():
                archive.writestr(name, content)
        content = path.read_bytes()
        path.unlink()
        return content


if __name__ == "__main__":
    unittest.main()
