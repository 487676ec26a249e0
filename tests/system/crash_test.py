"""An import that is killed in the middle leaves a register that is whole, and can be finished."""

import os
import random
import signal
import subprocess
import time
import unittest

from forum import LONG, PROGRAM, Case, environment, generate_notes

MOMENTS = 20 if LONG else 3
DOCUMENTS = 200
SEED = int(os.environ.get("RADSLAG_SEED", time.time_ns() % 1_000_000))

# What a finished import holds, whatever happened on the way.
COUNTED = ("meeting", "point", "turn", "person", "organisation", "attendance", "commitment",
           "deadline", "reference", "document", "document_text", "import", "import_doubt",
           "ledger_entries", "ledger_images", "audience", "body")


class Crash(Case):
    def setUp(self):
        super().setUp()
        self.notes = generate_notes.write(self.folder / "notes", DOCUMENTS, seed=7, size=2500)

    def started_import(self, forum):
        return subprocess.Popen(
            [PROGRAM, "import", *map(str, forum.place()), "--accept", "--visibility", "public",
             *self.notes], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env=environment("en"), start_new_session=True)

    def counts(self, forum):
        counts = forum.counts()
        return {table: counts[table] for table in COUNTED}

    def test_an_import_that_is_killed_can_be_finished(self):
        self.check_kills(self.forum, MOMENTS)

    def test_an_import_into_postgres_that_is_killed_can_be_finished(self):
        self.check_kills(self.forum_on_postgres, 5 if LONG else 1)

    def check_kills(self, new_forum, moments):
        undisturbed = new_forum("undisturbed")
        began = time.monotonic()
        self.assert_done(undisturbed.take_in(*self.notes, timeout=900))
        length = time.monotonic() - began
        expected = self.counts(undisturbed)
        self.assertEqual(expected["document"], DOCUMENTS)
        source = random.Random(SEED)
        print(f"\n    {DOCUMENTS} files in {length:.1f} s; kills with RADSLAG_SEED={SEED}:", end="")
        kills = 0
        for attempt in range(3 * moments + 5):
            forum = new_forum(f"killed-{attempt}")
            moment = source.uniform(0.0, 0.95) * length
            if not self.kill_after(forum, moment):
                length = moment  # the import is faster now, and had ended
                continue
            kills += 1
            done = forum.count("document") if "document" in forum.tables() else 0
            print(f" {done}", end="", flush=True)
            with self.subTest(attempt=attempt, reached=done, seed=SEED):
                self.assert_checks_clean(forum)
                self.assert_done(forum.take_in(*self.notes, timeout=900))
                self.assertEqual(self.counts(forum), expected)
                self.assertEqual(forum.kept_documents(), undisturbed.kept_documents())
                self.assert_checks_clean(forum)
            if kills == moments:
                break
        print(" documents in")
        self.assertEqual(kills, moments, "too few kills came before the end")

    def kill_after(self, forum, seconds):
        """Kills the import; says whether it was still at work."""
        process = self.started_import(forum)
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.assertIn(process.returncode, (0, -signal.SIGKILL))
        return process.returncode == -signal.SIGKILL


if __name__ == "__main__":
    unittest.main()
