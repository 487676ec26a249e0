"""Reads a ledger's log and checks it, by the standards alone and with no code of the program: RFC 9162 §2,
C2SP's signed-note, tlog-checkpoint and tlog-tiles, and openssl for Ed25519.

    python3 log_reader.py http://localhost:8080 [VERIFIER_KEY]
"""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

# What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410).
ED25519_DER = bytes.fromhex("302a300506032b6570032100")
WIDTH = 256


class Wrong(Exception):
    """The log is not what it says that it is."""


def leaf_hash(leaf):
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(hashes):
    """RFC 9162 §2.1.1, over hashes of leaves."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    while len(hashes) > 1:
        pairs = [node_hash(hashes[i], hashes[i + 1]) for i in range(0, len(hashes) - 1, 2)]
        hashes = pairs + ([hashes[-1]] if len(hashes) % 2 else [])
    return hashes[0]


def is_signed(note, key):
    """Whether a line of signature of the key stands below the note."""
    name, number, encoded = key.split("+", 2)
    encoded = base64.b64decode(encoded)
    if encoded[:1] != b"\x01" or len(encoded) != 33:
        raise Wrong("no Ed25519 key")
    if hashlib.sha256(name.encode() + b"\n" + encoded).digest()[:4].hex() != number:
        raise Wrong("the key has not the number that it says")
    text, _, signatures = note.rpartition("\n\n")
    for line in signatures.splitlines():
        signer, _, signature = line.removeprefix("— ").partition(" ")
        signature = base64.b64decode(signature)
        if signer == name and signature[:4].hex() == number and verified(text + "\n", signature[4:], encoded[1:]):
            return True
    return False


def verified(text, signature, key):
    with tempfile.TemporaryDirectory() as folder:
        files = {"key": ED25519_DER + key, "text": text.encode(), "signature": signature}
        for file, content in files.items():
            (Path(folder) / file).write_bytes(content)
        return subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key", "-rawin",
                               "-in", "text", "-sigfile", "signature"], cwd=folder, capture_output=True).returncode == 0


def path_of(index, width):
    groups = []
    while True:
        groups.insert(0, f"{index % 1000:03}")
        index //= 1000
        if not index:
            break
    return "/".join([*("x" + group for group in groups[:-1]), groups[-1]]) + (f".p/{width}" if width < WIDTH else "")


class Log:
    """A log that is read over `get(path)`, which gives bytes."""

    def __init__(self, get, key):
        self.get, self.key = get, key
        note = get("/ledger/checkpoint").decode()
        if not is_signed(note, key):
            raise Wrong("the checkpoint is not signed by the key")
        origin, size, encoded = note.split("\n")[:3]
        if origin != key.split("+")[0] or not re.fullmatch("0|[1-9][0-9]*", size):
            raise Wrong("the checkpoint is of another log")
        self.size, self.root = int(size), base64.b64decode(encoded)

    def widths(self, size):
        return [min(WIDTH, size - first) for first in range(0, size, WIDTH)]

    def leaves(self):
        found = []
        for index, width in enumerate(self.widths(self.size)):
            bundle = self.get(f"/ledger/tile/entries/{path_of(index, width)}")
            while bundle:
                length = int.from_bytes(bundle[:2], "big")
                found.append(bundle[2:2 + length])
                bundle = bundle[2 + length:]
        return found

    def row(self, level):
        """All hashes at 8 · level."""
        size = self.size >> 8 * level
        tiles = [self.get(f"/ledger/tile/{level}/{path_of(index, width)}")
                 for index, width in enumerate(self.widths(size))]
        return [tile[at:at + 32] for tile in tiles for at in range(0, len(tile), 32)]

    def check(self):
        """Reads all of it; the leaves."""
        leaves = self.leaves()
        if [json.loads(leaf)["n"] for leaf in leaves] != list(range(self.size)):
            raise Wrong("the entries are not numbered without gaps")
        hashes = [leaf_hash(leaf) for leaf in leaves]
        if root(hashes) != self.root:
            raise Wrong("the entries do not lead to the root")
        if self.row(0) != hashes:
            raise Wrong("the tiles hold other hashes than the entries give")
        above = [root(hashes[first:first + WIDTH]) for first in range(0, self.size - self.size % WIDTH, WIDTH)]
        if self.row(1) != above:
            raise Wrong("the tiles do not lie upon each other")
        return leaves


def main():
    def get(path):
        with urllib.request.urlopen(sys.argv[1].rstrip("/") + path) as answer:
            return answer.read()

    key = sys.argv[2] if len(sys.argv) > 2 else get("/ledger/key").decode().strip()
    log = Log(get, key)
    log.check()
    print(f"{log.size} entries lead to {log.root.hex()}, signed by {key}")


if __name__ == "__main__":
    main()
