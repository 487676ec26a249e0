"""Checks lines of proofs that src/ledger/appends_test.cpp writes, by RFC 9162 alone.

    python3 proofs_reader.py FILE
"""

import sys
from collections import Counter

from receipt_reader import is_consistent, is_included


def check(lines):
    """How many of each kind hold; raises ValueError for the first that does not."""
    held = Counter()
    for line in lines:
        kind, number, size, one, root, *proof = line.split()
        holds = {"included": is_included, "consistent": is_consistent}[kind]
        hashes = [bytes.fromhex(each) for each in proof]
        number, size, one, root = int(number), int(size), bytes.fromhex(one), bytes.fromhex(root)
        right = (holds(number, size, one, hashes, root) if kind == "included"
                 else holds(number, size, one, root, hashes))
        if not right:
            raise ValueError(line)
        held[kind] += 1
    return held


if __name__ == "__main__":
    with open(sys.argv[1], encoding="ascii") as file:
        print(dict(check(file)))
