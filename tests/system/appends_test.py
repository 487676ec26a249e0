"""Entries appended at random on both engines, each with a proof that an entry is in the ledger and that the
ledger begins with an earlier one; checked by a verifier that shares no code with the program
(tests/ledger/proofs_reader.py). RADSLAG_LONG appends 100,000."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from forum import LONG, PROGRAM, ROOT

sys.path.insert(0, str(ROOT / "tests/ledger"))
import proofs_reader  # noqa: E402

APPENDS = 100_000 if LONG else 1_000
PROVER = Path(PROGRAM).parent / "src/ledger_test"


@unittest.skipUnless(PROVER.exists(), "what makes the proofs is built with the tests only")
class AppendsTest(unittest.TestCase):
    def prove(self, engine):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "proofs"
            ended = subprocess.run(
                [PROVER, f"--gtest_filter=Engines/ManyAppends.AreProvedEach/{engine}"], capture_output=True,
                env={**os.environ, "RADSLAG_APPENDS": str(APPENDS), "RADSLAG_PROOFS": str(file)})
            self.assertEqual(ended.returncode, 0, ended.stdout[-2000:])
            if b"SKIPPED" in ended.stdout:
                self.skipTest("needs PostgreSQL")
            with file.open(encoding="ascii") as lines:
                self.assertEqual(proofs_reader.check(lines), {"included": APPENDS, "consistent": APPENDS})
            lines = file.read_text(encoding="ascii").splitlines()[-2:]
        for line in lines: # and the verifier can say no
            words = line.split()
            words[3] = words[3][::-1]
            with self.assertRaises(ValueError):
                proofs_reader.check([" ".join(words)])

    def test_on_sqlite(self):
        self.prove("sqlite")

    def test_on_postgres(self):
        self.prove("postgres")


if __name__ == "__main__":
    unittest.main()
