"""Files that are broken, disguised or made to hurt: each is refused by a sentence that names it and
says what to do, nothing of it is kept, and the rest of the batch goes on."""

import functools
import json
import os
import random
import unittest

import files
from commands_test import NOTES
from forum import Case, Serving, is_sanitized, run

# A sanitizer keeps freed memory in quarantine (256 MB by default) and shadows the rest.
MEMORY = 1_500_000 if is_sanitized() else 200_000  # kB

LINES = NOTES.splitlines()

# Name, content, what the sentence says in English and in Swedish.
REFUSED = [
    ("bomb.docx", lambda: files.docx_bomb(420), "too large to be read", "för stor"),
    ("many bombs.docx", lambda: files.docx_bomb_of_paragraphs(420),
     "holds more than 200000 paragraphs", "stycken"),
    ("locked.pdf", lambda: files.pdf(LINES, encrypted=True), "protected by a password", "lösenord"),
    ("empty.txt", lambda: b"", "is empty (0 bytes)", "tom"),
    ("picture.docx", lambda: files.PNG, "is a picture (PNG)", "bild"),
    ("cut.docx", lambda: files.docx(LINES)[:-200], "is damaged", "skadad"),
    ("noise.docx", lambda: random.Random(1).randbytes(5000), "is of no kind that can be read", ""),
    ("noise.txt", lambda: random.Random(2).randbytes(5000), "is of no kind that can be read", ""),
    ("noise.pdf", lambda: b"%PDF-1.7\n" + random.Random(3).randbytes(5000), "is damaged", "skadad"),
    ("holes.txt", lambda: bytes(5_000_000), "is of no kind that can be read", ""),
    ("deep.docx", lambda: files.docx_nested(100_000), "is nested too deeply", ""),
    ("zip.docx", lambda: b"PK\x05\x06" + bytes(18), "", ""),
]
REFUSED = [(name, functools.cache(content), *said) for name, content, *said in REFUSED]


class HostileFiles(Case):
    def make_all(self):
        paths = [self.file(name, content()) for name, content, _, _ in REFUSED]
        paths.append(files.sparse(self.folder / "large.txt", (100 << 20) + 1))
        return paths

    def test_each_is_refused_by_a_sentence_that_names_it_and_says_what_to_do(self):
        for name, content, english, swedish in REFUSED:
            with self.subTest(name):
                path = self.file(name, content())
                ended = self.assert_failed(run("extract", path))
                self.assertEqual(ended.out, "")
                self.assertIn(name, ended.said)
                self.assertIn(english, ended.said)
                self.assertEqual(len(ended.said.splitlines()), 1, "one sentence, no log")
                self.assertRegex(ended.said, r"(Save|Split|Open|Look|Unpack|send)\b")
                self.assertLess(ended.memory, MEMORY)

    def test_the_sentence_comes_in_swedish_too(self):
        for name, content, _, swedish in REFUSED:
            with self.subTest(name):
                ended = self.assert_failed(run("extract", self.file(name, content()), language="sv"))
                self.assertRegex(ended.said, r"^(Filen|Ett|En) ")
                self.assertIn(name, ended.said)
                self.assertIn(swedish, ended.said)

    def test_a_file_over_the_size_is_refused_before_it_is_read(self):
        path = files.sparse(self.folder / "large.txt", (100 << 20) + 1)
        for command in (["extract"], ["import", "--data", self.folder / "data"]):
            with self.subTest(command[0]):
                ended = self.assert_failed(run(*command, path))
                self.assertIn("is larger than 100 MB", ended.said)
                self.assertIn("large.txt", ended.said)
                self.assertLess(ended.memory, MEMORY)

    def test_nothing_of_them_is_kept_and_the_rest_of_the_batch_goes_on(self):
        bad = self.make_all()
        first = self.file("first.docx", files.docx(LINES))
        last = self.file("last.txt", NOTES.replace("14 mars", "15 mars"))
        ended = self.assert_failed(self.forum().take_in(first, *bad, self.folder / "absent.txt", last))
        self.assertIn(f"2 taken in, 0 proposed, 0 known, 0 differing, {len(bad) + 1} refused.",
                      ended.said)
        self.assertLess(ended.memory, MEMORY)
        for path in bad:
            self.assertIn(path.name, ended.said)
        forum = self.forum()
        self.assertEqual(forum.rows("SELECT document_name FROM import ORDER BY imported_at, id"),
                         [("first.docx",), ("last.txt",)])
        self.assertEqual(forum.count("document"), 2)
        self.assertEqual(len(forum.kept_documents()), 2)
        self.assertEqual(sorted(p.name for p in forum.folder.iterdir() if "radslag.db" not in p.name),
                         ["documents"])
        self.assert_checks_clean(forum)

    def test_extract_of_a_batch_goes_on_after_each_of_them(self):
        bad = self.make_all()
        good = self.file("good.txt", NOTES)
        ended = self.assert_failed(run("extract", *bad, good))
        lines = [json.loads(line) for line in ended.out.splitlines()]
        self.assertEqual([line["file"] for line in lines], [str(p) for p in (*bad, good)])
        self.assertEqual([("error" in line) for line in lines], [True] * len(bad) + [False])
        self.assertEqual(lines[-1]["date"], "2023-03-14")

    def test_100_000_paragraphs_are_read_within_bounds(self):
        path = self.file("long.docx", files.docx(
            LINES + [f"- Rad {number} i bilagan om vägarna." for number in range(100_000)]))
        ended = run("extract", path, timeout=120)
        if ended.status != 0:
            self.assert_failed(ended)
            self.assertIn("long.docx", ended.said)
        else:
            self.assertEqual(json.loads(ended.out)["date"], "2023-03-14")
        self.assertLess(ended.memory, MEMORY)

    def test_the_locked_pdf_is_read_when_it_is_saved_without_a_password(self):
        ended = self.assert_done(run("extract", self.file("open.pdf", files.pdf(LINES))))
        self.assertEqual(json.loads(ended.out)["date"], "2023-03-14")

    def test_a_text_is_read_alike_in_every_character_set(self):
        expected = self.extracted("utf-8.txt", NOTES.encode())
        self.assertEqual(expected["date"], "2023-03-14")
        self.assertIn("Vägarnas skick", json.dumps(expected, ensure_ascii=False))
        for name, content in (
                ("utf-16.txt", NOTES.encode("utf-16")),
                ("utf-16-be.txt", b"\xfe\xff" + NOTES.encode("utf-16-be")),
                ("utf-16-without-mark.txt", NOTES.encode("utf-16-le")),
                ("utf-8-mark.txt", NOTES.encode("utf-8-sig")),
                ("windows.txt", NOTES.encode("windows-1252")),
                ("windows-lines.txt", NOTES.replace("\n", "\r\n").encode("utf-16"))):
            with self.subTest(name):
                self.assertEqual(self.extracted(name, content), expected)

    def extracted(self, name, content):
        return json.loads(self.assert_done(run("extract", self.file(name, content))).out)


class HostileNames(Case):
    def test_a_path_in_a_name_leads_nowhere(self):
        inside = self.folder / "a" / "b"
        inside.mkdir(parents=True)
        path = self.file("notes.txt", NOTES)
        # A name cannot hold "/", but what looks like it can, and so can a path on the way.
        disguised = self.file("..\\..\\etc\\passwd.txt", NOTES.replace("14 mars", "15 mars"))
        forum = self.forum()
        self.assert_done(forum.take_in(inside / ".." / ".." / "notes.txt", disguised))
        self.assertEqual(forum.rows("SELECT name FROM document ORDER BY name"),
                         [("..\\..\\etc\\passwd.txt",), ("notes.txt",)])
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()),
                         ["..\\..\\etc\\passwd.txt", "a", "data", "notes.txt"])
        for name in forum.kept_documents():
            self.assertRegex(name, r"^[0-9a-f]{64}$")
        with Serving(forum) as server:
            for (row,) in forum.rows("SELECT id FROM document"):
                answer = server.get(f"/documents/{row}/original")
                self.assertEqual(answer.status, 200)
                self.assertNotRegex(answer.getheader("Content-Disposition", ""), r'[\\/]')
        self.assertTrue(path.exists())

    def test_an_archive_that_points_outside_writes_nothing_there(self):
        path = self.file("notes.docx", files.docx(
            LINES, extra=[("../../outside.txt", b"x"), ("/tmp/radslag-outside.txt", b"x"),
                          ("word/../../outside.xml", b"x")]))
        self.assert_done(self.forum().take_in(path))
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["data", "notes.docx"])
        self.assertFalse(os.path.exists("/tmp/radslag-outside.txt"))

    def test_a_name_from_an_old_machine_does_not_stop_the_batch(self):
        old = os.path.join(os.fsencode(self.folder), "möte.txt".encode("latin-1"))
        with open(old, "wb") as file:
            file.write(NOTES.encode())
        other = self.file("other.txt", NOTES.replace("14 mars", "15 mars"))
        forum = self.forum()
        self.assert_done(forum.take_in(os.fsdecode(old), other))
        self.assertEqual(forum.count("document"), 2)
        for line in self.assert_done(run("extract", os.fsdecode(old), other)).out.splitlines():
            self.assertEqual(json.loads(line)["participants"][0]["name"], "Greta Sundkvist")

    def test_a_name_cannot_write_on_the_terminal(self):
        path = self.file("red\x1b[31m\nnext.txt", NOTES)
        ended = self.assert_done(self.forum().take_in(path))
        self.assertNotIn("\x1b", ended.said)
        self.assertIn("next.txt: taken into", ended.said)
        (name,) = self.forum().rows("SELECT name FROM document")[0]
        self.assertNotRegex(name, r"[\x00-\x1f]")


if __name__ == "__main__":
    unittest.main()
