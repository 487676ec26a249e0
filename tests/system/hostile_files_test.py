"""Files that are broken, disguised or made to hurt: each is refused by a sentence that names it and
says what to do, nothing of it is kept, and the rest of the batch goes on."""

import functools
import json
import os
import random
import shutil
import socket
import subprocess
import unittest
import zipfile
from pathlib import Path

import files
from commands_test import NOTES
from forum import PROGRAM, Case, Serving, environment, is_sanitized, run

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
    ("laughs.docx", files.billion_laughs, "is damaged", "skadad"),
    ("entity.docx", lambda: files.docx_with_entities('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
     "is damaged", "skadad"),
    ("overlap.pptx", lambda: files.pptx_with_overlapping_entries(1000, 7),
     "unpacks to far more than its size allows", "packas upp"),
    ("deep.odt", lambda: files.odt_nested(100_000), "is nested too deeply", "kapslad"),
    ("deep.html", lambda: files.html_nested(1_000_000), "is nested too deeply", "kapslad"),
    ("deep.rtf", lambda: files.rtf_nested(1_000_000), "is nested too deeply", "kapslad"),
    ("long.txt", lambda: b"Vi ses. " * 4_300_000, "holds more than 6 MB of text", "6 MB"),
    ("lines.txt", lambda: b"a\n" * 1_000_000, "holds more than 200000 lines", "rader"),
    ("sheet.docx", lambda: files.other_office_file("xl/workbook.xml"), "is a spreadsheet", "kalkylblad"),
    ("program.docx", lambda: b"\x7fELF" + bytes(500), "is a program", "program"),
]
REFUSED = [(name, functools.cache(content), *said) for name, content, *said in REFUSED]


class HostileFiles(Case):
    def make_all(self):
        paths = [self.file(name, content()) for name, content, _, _ in REFUSED]
        paths.append(files.sparse(self.folder / "large.txt", (100 << 20) + 1))
        paths += [path for path, _, _ in self.make_all_that_are_no_files()]
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
                self.assertRegex(ended.said, r"(Save|Split|Open|Look|Unpack|Send|send)\b")
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

    def make_all_that_are_no_files(self):
        """Paths that lead to something else than a file, with what is said of each."""
        os.mkfifo(self.folder / "pipe.docx")
        (self.folder / "folder.docx").mkdir()
        (self.folder / "to nothing.docx").symlink_to(self.folder / "absent.docx")
        (self.folder / "to a device.docx").symlink_to("/dev/zero")
        (self.folder / "round.docx").symlink_to(self.folder / "round.docx")
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(self.folder / "socket.docx"))
        return [(self.folder / "pipe.docx", "a device, a pipe or a socket", "ett rör"),
                (self.folder / "socket.docx", "a device, a pipe or a socket", "sockel"),
                (self.folder / "to a device.docx", "a device, a pipe or a socket", "en enhet"),
                (Path("/dev/null"), "a device, a pipe or a socket", "en enhet"),
                (self.folder / "folder.docx", "is a folder", "är en mapp"),
                (self.folder / "to nothing.docx", "There is no file", "Det finns ingen fil"),
                (self.folder / "round.docx", "There is no file", "Det finns ingen fil"),
                (self.folder / "absent.docx", "There is no file", "Det finns ingen fil")]

    def test_what_is_no_file_is_never_opened(self):
        for path, english, swedish in self.make_all_that_are_no_files():
            for command in (["extract"], ["import", "--data", self.folder / "data"]):
                with self.subTest(f"{command[0]} {path.name}"):
                    ended = self.assert_failed(run(*command, path, timeout=20))
                    self.assertIn(english, ended.said)
                    self.assertIn(path.name, ended.said)
                    said = self.assert_failed(run(*command, path, language="sv", timeout=20)).said
                    self.assertIn(swedish, said)
                    self.assertIn(path.name, said)
        self.assertEqual(self.forum().count("document"), 0)

    def test_a_link_to_notes_is_read(self):
        link = self.folder / "link.txt"
        link.symlink_to(self.file("notes.txt", NOTES))
        self.assertEqual(json.loads(self.assert_done(run("extract", link)).out)["date"], "2023-03-14")

    @unittest.skipIf(os.geteuid() == 0 and not shutil.which("setpriv"), "root reads everything")
    def test_a_file_without_the_right_to_read_it_says_so(self):
        path = self.file("secret.txt", NOTES)
        path.chmod(0)
        self.folder.chmod(0o755)
        as_nobody = ["setpriv", "--reuid=65534", "--clear-groups"] if os.geteuid() == 0 else []
        for language, words in (("en", "may not be read by you"), ("sv", "Du får inte läsa filen")):
            ended = subprocess.run([*as_nobody, PROGRAM, "extract", path], capture_output=True, text=True,
                                   env=environment(language), stdin=subprocess.DEVNULL)
            self.assertEqual(ended.returncode, 1, ended.stderr)
            self.assertIn(words, ended.stderr)
            self.assertIn("secret.txt", ended.stderr)

    def test_large_files_that_are_read_stay_within_bounds(self):
        """Near the greatest size of a file, filled up with what a reader passes over. They are
        written piece by piece: what this process once held counts as the memory of its child."""
        html = "".join(f"<p>{files.escaped(line)}</p>" for line in LINES).encode()
        rtf = b"{\\rtf1 " + "\\par ".join(LINES).encode("windows-1252")
        mail_begin, mail_end = files.mail_with_attachment(NOTES)
        for name, begin, end in (("pictures.html", html + b'<img src="data:', b'">'),
                                 ("script.html", html + b"<script>", b"</script>"),
                                 ("pictures.rtf", rtf + b"{\\pict ", b"}}"),
                                 ("attachment.eml", mail_begin, mail_end)):
            with self.subTest(name):
                path = self.folder / name
                with open(path, "wb") as file:
                    file.write(begin)
                    for _ in range(95):
                        file.write((b"0f" * 38 + b"\n") * ((1 << 20) // 77))
                    file.write(end)
                self.assert_within_bounds(path)
                path.unlink()
        picture = random.Random(4).randbytes(1 << 20)
        path = self.folder / "pictures.docx"
        path.write_bytes(files.docx(LINES))
        with zipfile.ZipFile(path, "a") as archive:
            for number in range(95):
                archive.writestr(f"word/media/{number}.png", picture)
        self.assert_within_bounds(path)

    def assert_within_bounds(self, path):
        ended = self.assert_done(run("extract", path))
        self.assertEqual(json.loads(ended.out)["date"], "2023-03-14")
        self.assertLess(ended.memory, MEMORY)

    def test_mail_nested_without_end_ends(self):
        ended = run("extract", self.file("deep.eml", files.mail_nested(500_000)), timeout=60)
        self.assertIn(ended.status, (0, 1), ended)
        self.assertLess(ended.memory, MEMORY)

    def test_nothing_of_them_is_kept_and_the_rest_of_the_batch_goes_on(self):
        bad = self.make_all()
        first = self.file("first.docx", files.docx(LINES))
        last = self.file("last.txt", NOTES.replace("14 mars", "15 mars"))
        ended = self.assert_failed(self.forum().take_in(first, *bad, last))
        self.assertIn(f"2 taken in, 0 proposed, 0 known, 0 differing, {len(bad)} refused.",
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
