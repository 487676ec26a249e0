"""Checks a receipt by the standards alone and with no code of the program: RFC 9162 §2.1.3.2 for both
ways to a root, RFC 8785 for what a commitment is over, C2SP's signed-note, and openssl for Ed25519.

    python3 receipt_reader.py RECEIPT.json KEY
"""

import base64
import hashlib
import json
import sys

from log_reader import Wrong, is_signed, leaf_hash, node_hash


def is_included(index, size, leaf, proof, root):
    """RFC 9162 §2.1.3.2."""
    if index >= size:
        return False
    at, last, current = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            current = node_hash(step, current)
            while not at & 1 and at:
                at >>= 1
                last >>= 1
        else:
            current = node_hash(current, step)
        at >>= 1
        last >>= 1
    return last == 0 and current == root


def is_consistent(earlier, size, earlier_root, root, proof):
    """RFC 9162 §2.1.4.2."""
    if not 0 < earlier <= size:
        return False
    if earlier == size:
        return not proof and earlier_root == root
    path = list(proof)
    if earlier & (earlier - 1) == 0:
        path.insert(0, earlier_root)
    if not path:
        return False
    at, last = earlier - 1, size - 1
    while at & 1:
        at >>= 1
        last >>= 1
    one = other = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            one, other = node_hash(step, one), node_hash(step, other)
            while not at & 1 and at:
                at >>= 1
                last >>= 1
        else:
            other = node_hash(other, step)
        at >>= 1
        last >>= 1
    return last == 0 and one == earlier_root and other == root


def canonical(value):
    """RFC 8785 for what a ledger holds: texts, integers, true, false, null."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def bytes_of(texts):
    return [base64.b64decode(text) for text in texts]


def check(text, key):
    """What the receipt shows, by path. Raises Wrong where it does not hold."""
    receipt = json.loads(text)
    note, entry = receipt["checkpoint"], receipt["entry"]
    name, size, root = note.split("\n")[:3]
    if name != key.split("+")[0] or not is_signed(note, key):
        raise Wrong("not signed")
    leaf = canonical({"n": entry["number"], "root": entry["root"], "v": 1})
    if not is_included(entry["number"], int(size), leaf_hash(leaf), bytes_of(entry["proof"]), base64.b64decode(root)):
        raise Wrong("not in the ledger")
    for field in receipt["shown"]:
        commitment = hashlib.sha256(
            base64.b64decode(field["salt"]) + canonical([field["path"], field["value"]])).digest()
        if not is_included(field["index"], entry["fields"], leaf_hash(commitment), bytes_of(field["proof"]),
                           base64.b64decode(entry["root"])):
            raise Wrong(field["path"])
    return {field["path"]: field["value"] for field in receipt["shown"]}


if __name__ == "__main__":
    for path, value in check(open(sys.argv[1], encoding="utf-8").read(), sys.argv[2]).items():
        print(path, value, sep="\t")
