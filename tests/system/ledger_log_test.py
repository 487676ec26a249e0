"""The ledger as a log, read by a program that shares no code with ours (tests/ledger/log_reader.py):
signed, whole, growing with each act, and without a word of what was said."""

import sys
import time
import unittest

from colleagues import Colleagues
from forum import ROOT, Serving, needs_postgres
from inputs_test import new_database

sys.path.insert(0, str(ROOT / "tests/ledger"))
import log_reader  # noqa: E402


class LedgerLogTest(Colleagues):
    def get(self, path, server=None):
        answer = (server or self.server).get(path)
        self.assertEqual(answer.status, 200, path)
        return answer.body

    def key(self, server=None):
        return self.get("/ledger/key", server).decode().strip()

    def log_of(self, size, key=None):
        """The log once it has so many entries; a moment after the act it has them."""
        end = time.monotonic() + 20
        while (log := log_reader.Log(self.get, key or self.key())).size < size and time.monotonic() < end:
            time.sleep(0.05)
        self.assertGreaterEqual(log.size, size)
        return log

    def acts(self):
        return int(self.forum.rows("SELECT count(*) FROM ledger_entries")[0][0])

    def test_it_is_signed_and_whole(self):
        log = self.log_of(self.acts())
        leaves = log.check()
        self.assertEqual(len(leaves), self.acts())
        roots = [root for (root,) in self.forum.rows(
            "SELECT " + ("encode(root, 'hex')" if self.forum.database else "lower(hex(root))") +
            " FROM ledger_entries ORDER BY number")]
        self.assertEqual([log_reader.base64.b64decode(log_reader.json.loads(leaf)["root"]).hex() for leaf in leaves], roots)

    def test_it_grows_by_an_act_and_keeps_what_it_was(self):
        before = self.log_of(self.acts())
        earlier = before.check()
        self.loop.do("/people/new", name="Ny Person")
        after = self.log_of(before.size + 1)
        self.assertEqual(after.check()[:before.size], earlier)
        self.assertEqual(log_reader.root([log_reader.leaf_hash(leaf) for leaf in earlier]), before.root)

    def test_it_holds_no_word_of_what_was_said(self):
        self.loop.do("/people/new", name="Synnerligen Ovanlig")
        log = self.log_of(self.acts())
        for leaf in log.check():
            self.assertEqual(sorted(log_reader.json.loads(leaf)), ["n", "root", "v"])

    def test_more_than_a_tile(self):
        for number in range(max(0, 262 - self.acts())):
            self.loop.do("/themes/new", name=f"Tema {number}")
        log = self.log_of(257)
        log.check()
        self.assertEqual(len(log.row(1)), log.size // 256)

    def test_a_checkpoint_that_was_changed_is_refused(self):
        note = self.get("/ledger/checkpoint").decode()
        self.assertTrue(log_reader.is_signed(note, self.key()))
        origin, size, rest = note.split("\n", 2)
        self.assertFalse(log_reader.is_signed("\n".join([origin, str(int(size) + 1), rest]), self.key()))

    def test_what_is_not_there_is_not_found(self):
        self.log_of(1)
        for path in ("/ledger/tile/0/999", "/ledger/tile/9/000", "/ledger/tile/x/000", "/ledger/tile/0/0",
                     "/ledger/tile/0/000.p/0", "/ledger/tile/entries/x000/000", "/ledger/tile/entries/999",
                     "/ledger/tile/7/000", "/ledger/tile/0/x999/x999/x999/x999/x999/999"):
            self.assertEqual(self.server.get(path).status, 404, path)

    def test_the_key_stays(self):
        key = self.key()
        with Serving(self.forum, *self.options()) as again:
            self.assertEqual(self.key(again), key)
        secret = self.forum.folder / "keys/ledger.key"
        self.assertEqual(secret.stat().st_mode & 0o777, 0o600)
        self.assertNotIn(secret.read_bytes(), self.get("/ledger/key") + self.get("/ledger/checkpoint"))


@needs_postgres
class LedgerLogOnPostgresTest(LedgerLogTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()
