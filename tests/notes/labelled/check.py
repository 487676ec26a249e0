#!/usr/bin/env python3
"""Check the labelled notes. Standard library only.

usage: check.py [SET]            check every document and its gold; one sentence per fault
       check.py --split [SET]    print which half each document belongs to
SET is a folder with docs and gold; without it, the one that this program stands in.
"""
import datetime, hashlib, json, os, re, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
WANTED = {"labelled": 30, "labelled_second": 24, "labelled_third": 20}

KEYS = {
    "": {"title", "date", "next_meeting", "chair", "participants", "people", "items", "commitments",
         "deadlines", "references", "decisions", "alt_titles", "unscored"},
    "chair": {"name", "org"},
    "participants": {"name", "org", "optional"},
    "people": {"name", "org", "role", "optional"},
    "items": {"number", "title", "kind", "first_words_of_body", "printed", "optional"},
    "commitments": {"text", "who", "due", "item", "alt_text", "optional"},
    "deadlines": {"date", "what"},
    "decisions": {"text", "item", "alt_text", "optional"},
}
KINDS = {"information", "dialogue", "decision"}


def plain(text):
    """One line of text: line-end hyphens joined, markup and bullets removed, spaces made single."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u00a0", " ")
    text = re.sub(r"(?<=[^\W\d_])-\n[ \t]*(?=[a-zåäöæøéáü])", "", text)
    text = re.sub(r"(?m)^\s*(?:[-–*•\uf0b7>]|\d+\.(?=\s[a-zåäö]))\s+(?:\[[ x]\]\s)?", " ", text)
    text = re.sub(r"\]\([^)\s]*\)|[*_`\[\]|]|(?m:^#+)", " ", text)
    text = re.sub(r"(?<=\w)[¹²³⁴⁵⁶⁷⁸⁹]|[¹²³⁴⁵⁶⁷⁸⁹]", "", text)
    text = re.sub(r"\s+([.,;:!?)])", r"\1", re.sub(r"\s+", " ", text))
    return text.strip().casefold()


def iso(value):
    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except (TypeError, ValueError):
        return False


def check(name, text, gold):
    whole, faults = plain(text), []

    def fault(sentence):
        faults.append("%s: %s" % (name, sentence))

    def found(what, value):
        if value and plain(value).strip(" .,:;") not in whole:
            fault("%s is not in the text: %s" % (what, value))

    def keys(where, entry, least=()):
        for key in set(entry) - KEYS[where]:
            fault("unknown key %s in %s." % (key, where or "the record"))
        for key in least:
            if key not in entry:
                fault("key %s is missing in %s." % (key, where or "the record"))

    keys("", gold, KEYS[""] - {"alt_titles", "unscored"})
    if faults:
        return faults

    for day in [gold["date"], gold["next_meeting"]] + [d.get("date") for d in gold["deadlines"]] \
            + [c.get("due") for c in gold["commitments"]]:
        if day is not None and not iso(day):
            fault("%s is not a date." % day)
    if gold["date"] and gold["next_meeting"] and gold["next_meeting"] <= gold["date"]:
        fault("the next meeting is not after the meeting.")

    if gold["chair"]:
        keys("chair", gold["chair"], ("name", "org"))
        if gold["chair"]["name"] not in [p["name"] for p in gold["participants"]]:
            fault("the chair is not among the participants.")
    known = {p["name"]: p["org"] for p in gold["people"]}
    if len(known) != len(gold["people"]):
        fault("a person is listed twice.")
    for where in ("participants", "people"):
        for person in gold[where]:
            keys(where, person, ("name", "org"))
            found("a name", person["name"])
            found("an organisation", person["org"])
    for person in gold["participants"]:
        if person["name"] and known.get(person["name"], "?") != person["org"]:
            fault("participant %s is not in people with the same organisation." % person["name"])

    numbers = [i["number"] for i in gold["items"]]
    if len(set(numbers)) != len(numbers):
        fault("an item number is used twice.")
    for item in gold["items"]:
        keys("items", item, ("number", "title", "kind", "first_words_of_body"))
        if not set(item["kind"]) <= KINDS:
            fault("item %s has an unknown kind." % item["number"])
        if not item.get("optional"):
            found("an item title", item["title"])
        found("the first words of item %s" % item["number"], item["first_words_of_body"])
        decided = any(d["item"] == item["number"] and not d.get("optional") for d in gold["decisions"])
        if decided and "decision" not in item["kind"]:
            fault("item %s has a decision but not that kind." % item["number"])

    for where in ("commitments", "decisions"):
        for entry in gold[where]:
            keys(where, entry, ("text", "item"))
            for quote in [entry["text"]] + entry.get("alt_text", []):
                found("a quote in %s" % where, quote)
            if entry["item"] is not None and entry["item"] not in numbers:
                fault("%s refers to item %s, which is not there." % (where, entry["item"]))
    days = {d["date"] for d in gold["deadlines"]}
    for entry in gold["commitments"]:
        if entry.get("due") and not entry.get("optional") and entry["due"] not in days:
            fault("the due date %s is not among the deadlines." % entry["due"])
    for entry in gold["deadlines"]:
        keys("deadlines", entry, ("date", "what"))
    unbroken = whole.replace(" ", "")  # a line's end may stand inside a number
    for reference in gold["references"]:
        if plain(reference).replace(" ", "") not in unbroken:
            fault("a reference is not in the text: %s" % reference)
    if len(set(gold["references"])) != len(gold["references"]):
        fault("a reference is listed twice.")
    return faults


def names(folder, ending):
    return sorted(f[:-len(ending)] for f in os.listdir(folder) if f.endswith(ending))


def read(path, mode="r"):
    with open(path, mode, **({} if "b" in mode else {"encoding": "utf-8", "newline": ""})) as handle:
        return handle.read()


def split(docs):
    order = sorted(names(docs, ".txt"),
                   key=lambda n: hashlib.sha256(read(os.path.join(docs, n + ".txt"), "rb")).hexdigest())
    half = {n: "tune" if k < len(order) // 2 else "kept" for k, n in enumerate(order)}
    for name in sorted(half):
        print("%s %s" % (half[name], name))


def faults_of(folder):
    docs, labels = os.path.join(folder, "docs"), os.path.join(folder, "gold")
    texts, golds, faults = names(docs, ".txt"), names(labels, ".json"), []
    faults += ["%s: there is no gold." % n for n in texts if n not in golds]
    faults += ["%s: there is no document." % n for n in golds if n not in texts]
    wanted = WANTED.get(os.path.basename(folder), len(texts))
    if len(texts) != wanted:
        faults.append("There are %d documents, not %d." % (len(texts), wanted))
    for name in texts:
        if name in golds:
            try:
                gold = json.loads(read(os.path.join(labels, name + ".json")))
            except ValueError as error:
                faults.append("%s: the gold is not JSON: %s" % (name, error))
                continue
            faults += check(name, read(os.path.join(docs, name + ".txt")), gold)
    return faults, len(texts)


def main(argv):
    halves = argv[:1] == ["--split"]
    folders = argv[1:] if halves else argv
    folder = os.path.abspath(folders[0]) if folders else HERE
    if len(folders) > 1 or not os.path.isdir(os.path.join(folder, "docs")):
        print(__doc__)
        return 2
    if halves:
        split(os.path.join(folder, "docs"))
        return 0
    faults, count = faults_of(folder)
    for sentence in faults:
        print(sentence)
    if not faults:
        print("%d documents, no faults." % count)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
