"""Checks an export by the standards alone and with no code of the program: every file by its SHA-256, every
act by its fields, the log by its signature, and every record by the act that wrote it last.

    python3 export_reader.py DIR [KEY]
"""

import base64
import csv
import hashlib
import json
import sys
from pathlib import Path

from log_reader import Log, Wrong, leaf_hash, root
from receipt_reader import canonical

MANIFESTS = ("tagmanifest-sha256.txt", "manifest-sha256.txt")


def sha256_of(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def listed(folder, manifest):
    for line in (folder / manifest).read_text().splitlines():
        digest, _, path = line.partition("  ")
        yield digest, path


def check_files(folder):
    """Every file is listed and is what its line says; how many there are."""
    names = {MANIFESTS[0]}
    for manifest in MANIFESTS:
        for digest, path in listed(folder, manifest):
            if sha256_of(folder / path) != digest:
                raise Wrong(path)
            names.add(path)
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    if there != names:
        raise Wrong(f"listed or there, not both: {sorted(there ^ names)}")
    return len(there)


def check_sizes(folder):
    """files.csv tells the size of each file under data/."""
    with open(folder / "files.csv", newline="", encoding="utf-8") as file:
        sizes = {row["path"]: (int(row["bytes"]), row["sha256"]) for row in csv.DictReader(file)}
    told = {path: ((folder / path).stat().st_size, digest) for digest, path in listed(folder, MANIFESTS[1])}
    if sizes != told:
        raise Wrong("files.csv")
    info = dict(line.split(": ", 1) for line in (folder / "bag-info.txt").read_text().splitlines())
    if info["Payload-Oxum"] != f"{sum(size for size, _ in sizes.values())}.{len(sizes)}":
        raise Wrong("Payload-Oxum")


def log_of(folder, key=None):
    data = folder / "data"
    key = key or (data / "ledger/key").read_text().strip()
    return Log(lambda path: (data / path.lstrip("/")).read_bytes(), key)


def commitment(field):
    if "commitment" in field:
        return base64.b64decode(field["commitment"])
    return hashlib.sha256(base64.b64decode(field["salt"]) + canonical([field["path"], field["value"]])).digest()


def acts_in(folder):
    with open(folder / "data/ledger/acts.jsonl", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def check_acts(folder, leaves):
    """Every act leads to its root and to its leaf; the newest image of each row, by table and id."""
    newest = {}
    numbers = 0
    for act, leaf in zip(acts_in(folder), leaves, strict=True):
        paths = [field["path"] for field in act["fields"]]
        if paths != sorted(paths, key=str.encode):
            raise Wrong(f"the fields of act {act['number']} stand in another order")
        found = base64.b64encode(root([leaf_hash(commitment(field)) for field in act["fields"]])).decode()
        if found != act["root"]:
            raise Wrong(f"the fields of act {act['number']} do not lead to its root")
        if leaf != canonical({"n": act["number"], "root": act["root"], "v": 1}):
            raise Wrong(f"act {act['number']} is not the one in the log")
        for name in ("time", "who", "verb", "object"):
            if not any(field["path"] == name and field.get("value") == act[name] for field in act["fields"]):
                raise Wrong(f"act {act['number']} tells another {name}")
        images = {}
        for field in act["fields"]:
            if "/" in field["path"]:
                table, row, column = field["path"].split("/", 2)
                images.setdefault((table, row), {})[column] = field
        newest.update(images)
        numbers += 1
    return numbers, newest


def rows_of(folder, table):
    with open(folder / f"data/records/{table}.jsonl", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def check_records(folder, newest):
    """Every record is as the last act on it left it, and none is missing; how many there are."""
    left = {row for row, image in newest.items() if "@gone" not in image}
    count = 0
    for file in sorted((folder / "data/records").glob("*.jsonl")):
        for row in rows_of(folder, file.stem):
            image = newest[file.stem, row["id"]]
            for column, value in row.items():
                if column in image and "commitment" not in image[column] and image[column]["value"] != value:
                    raise Wrong(f"{file.stem}/{row['id']}/{column}")
            left.remove((file.stem, row["id"]))
            count += 1
    if left:
        raise Wrong(f"no act deleted {sorted(left)[:3]}, and they are not there")
    return count


def check(folder, key=None):
    """What was looked at, by its name. Raises Wrong for the first that does not hold. Of what is public the acts
    say nothing: of them there is the log alone."""
    folder = Path(folder)
    files = check_files(folder)
    check_sizes(folder)
    leaves = log_of(folder, key).check()
    if not (folder / "data/ledger/acts.jsonl").exists():
        return {"files": files, "acts": len(leaves)}
    acts, newest = check_acts(folder, leaves)
    return {"files": files, "acts": acts, "records": check_records(folder, newest)}


if __name__ == "__main__":
    print(check(*sys.argv[1:]))
