#!/usr/bin/env python3
"""Runs the walks of a folder and says in the end which files of them took longest.
    walks.py FOLDER PATTERN"""

import collections
import sys
import time
import unittest


class Timed(unittest.TextTestResult):
    """Counts to each file the time from the end of the walk before, so that what a class prepares
    is in it."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.last, self.seconds = time.monotonic(), collections.Counter()

    def stopTest(self, test):
        super().stopTest(test)
        now = time.monotonic()
        self.seconds[type(test).__module__] += now - self.last
        self.last = now


def main():
    folder, pattern = sys.argv[1:]
    walks = unittest.defaultTestLoader.discover(folder, pattern)
    result = unittest.TextTestRunner(verbosity=2, resultclass=Timed).run(walks)
    for file, seconds in result.seconds.most_common():
        print(f"{file}: {seconds:.0f} s", file=sys.stderr)
    sys.exit(0 if result.wasSuccessful() and result.testsRun > 0 else 1)


if __name__ == "__main__":
    main()
