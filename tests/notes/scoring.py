"""What a reading found, compared with what a careful reader found: the same fields and the same
matching as RULES.md asks for. A label marked optional counts neither found nor missed."""

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher

TITLE, NAME, ORGANISATION, QUOTE, WHO = 0.8, 0.9, 0.9, 0.5, 0.8
KINDS = {"dialog": "dialogue", "diskussion": "dialogue", "discussion": "dialogue",
         "beslut": "decision", "info": "information"}
SAME = str.maketrans({"–": "-", "—": "-", "’": "'", "*": None, "_": None, "`": None, "#": None,
                      "\u00ad": None})


def plain(value):
    text = unicodedata.normalize("NFC", str(value or "")).casefold().translate(SAME)
    return re.sub(r"\s+", " ", text).strip(" \t.,:;")


def likeness(a, b):
    a, b = plain(a), plain(b)
    return 1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()


def same_organisation(a, b):
    a, b = (re.sub(r"\s*\([^)]*\)", "", str(one or "")) for one in (a, b))
    return bool(plain(a)) and bool(plain(b)) and likeness(a, b) >= ORGANISATION


def number(value):
    return re.sub(r"[^0-9a-zåäö.]", "", plain(value)).strip(".")


def reference(value):
    return re.sub(r"^(diarienummer|diarienr|dnr:?)\s*", "", plain(value)).replace(" ", "")


def shared_words(a, b):
    a, b = (Counter(re.findall(r"\w+", plain(one))) for one in (a, b))
    common = sum((a & b).values())
    return 2 * common / (sum(a.values()) + sum(b.values())) if common else 0.0


def quoted(label, found):
    """How alike a quote is to the label's text, or to the best of its other wordings."""
    return max(shared_words(text, found.get("text"))
               for text in [label.get("text"), *(label.get("alt_text") or [])])


def named(label, found):
    return likeness(label["name"], found["name"]) if label.get("name") and found.get("name") else 0.0


def taking_part(label, found):
    if label.get("name") or found.get("name"):
        return named(label, found)
    return float(same_organisation(label.get("org"), found.get("org")))


def headed(label, found):
    if label.get("printed", True) and number(label.get("number")) != number(found.get("number")):
        return 0.0
    return likeness(label.get("title"), found.get("title"))


def decided(label, found):
    if label.get("item") and found.get("item") and number(label["item"]) != number(found["item"]):
        return 0.0
    return quoted(label, found)


def pair(labels, found, alike, least):
    """Matches one to one, the most alike first, required labels before optional ones. Gives the
    pairs, how many required labels are missed, and what was found beyond them."""
    pairs = []
    for i, label in enumerate(labels):
        for j, one in enumerate(found):
            likes = alike(label, one)
            if likes >= least:
                pairs.append((-likes, bool(label.get("optional")), i, j))
    used_labels, used_found, matched = set(), set(), []
    for _, _, i, j in sorted(pairs):
        if i not in used_labels and j not in used_found:
            used_labels.add(i)
            used_found.add(j)
            matched.append((labels[i], found[j]))
    missed = sum(not label.get("optional") for i, label in enumerate(labels)
                 if i not in used_labels)
    return matched, missed, [one for j, one in enumerate(found) if j not in used_found]


class Scores:
    """Right, wrong and missed by field, summed over documents."""

    def __init__(self):
        self.fields = {}

    def count(self, field, right, wrong, missed):
        counts = self.fields.setdefault(field, [0, 0, 0])
        for k, value in enumerate((right, wrong, missed)):
            counts[k] += value

    def f1(self, field):
        right, wrong, missed = self.fields.get(field, (0, 0, 0))
        return 2 * right / (2 * right + wrong + missed) if right or wrong or missed else 1.0

    def table(self):
        lines = [f"{'field':<26} {'F1':>6} {'right':>6} {'wrong':>6} {'missed':>6}"]
        for field, counts in self.fields.items():
            lines.append(f"{field:<26} {self.f1(field):>6.3f} " +
                         " ".join(f"{value:>6}" for value in counts))
        return "\n".join(lines)

    def match(self, field, labels, found, alike, least):
        matched, missed, extra = pair(labels, found, alike, least)
        required = [(label, one) for label, one in matched if not label.get("optional")]
        self.count(field, len(required), len(extra), missed)
        return required

    def match_sets(self, field, labels, found):
        labels, found = Counter(labels), Counter(found)
        right = sum((labels & found).values())
        self.count(field, right, sum(found.values()) - right, sum(labels.values()) - right)

    def agree(self, field, pairs, same):
        right = sum(bool(same(label, one)) for label, one in pairs)
        self.count(field, right, len(pairs) - right, len(pairs) - right)


def score(scores, label, found):
    """Adds one document to the scores."""
    left_out = set(label.get("unscored") or [])
    title = found.get("title")
    right = bool(title) and max(
        likeness(one, title) for one in [label.get("title"), *(label.get("alt_titles") or [])]) >= TITLE
    scores.count("title", int(right), int(bool(title) and not right), int(not right))
    score_dates(scores, label, found)
    chairs = [[one["chair"]] if (one.get("chair") or {}).get("name") else []
              for one in (label, found)]
    scores.match("chair", *chairs, named, NAME)
    if "participants" not in left_out:
        scores.match("participants", label["participants"], found["participants"], taking_part, NAME)
    if "people" not in left_out:
        score_people(scores, label["people"], [one for one in found["people"] if one.get("name")])
    if "items" not in left_out:
        score_items(scores, label["items"], found["items"])
    score_acts(scores, label, found)


def score_dates(scores, label, found):
    def deadlines(one):
        return sorted({entry["date"] for entry in one["deadlines"] if entry.get("date")})

    def own(one, key):
        return [one[key]] if one.get(key) else []

    scores.match_sets("date", own(label, "date"), own(found, "date"))
    scores.match_sets("next meeting", own(label, "next_meeting"), own(found, "next_meeting"))
    scores.match_sets("deadlines", deadlines(label), deadlines(found))
    scores.match_sets("all dates", *(own(one, "date") + own(one, "next_meeting") + deadlines(one)
                                     for one in (label, found)))


def score_people(scores, labels, found):
    scores.match("people", labels, found, named, NAME)
    matched, _, extra = pair(labels, found, named, NAME)
    right = wrong = missed = 0
    met = {id(label) for label, _ in matched}
    for label, one in matched:
        if label.get("optional"):
            continue
        if same_organisation(label.get("org"), one.get("org")):
            right += 1
            continue
        wrong += bool(one.get("org"))
        missed += bool(label.get("org"))
    wrong += sum(bool(one.get("org")) for one in extra)
    missed += sum(bool(label.get("org")) and not label.get("optional") and id(label) not in met
                  for label in labels)
    scores.count("person and organisation", right, wrong, missed)


def score_items(scores, labels, found):
    def kinds(one):
        return sorted({KINDS.get(plain(kind), plain(kind)) for kind in one.get("kind") or []})

    pairs = scores.match("items", labels, found, headed, TITLE)
    for label, one in pairs:
        scores.match_sets("kinds of items", kinds(label), kinds(one))
    scores.agree("first words of items",
                 [(label, one) for label, one in pairs if label.get("first_words_of_body")],
                 lambda label, one: plain(label["first_words_of_body"])[:20] ==
                 plain(one.get("first_words_of_body"))[:20])


def score_acts(scores, label, found):
    pairs = scores.match("commitments", label["commitments"], found["commitments"], quoted, QUOTE)
    scores.agree("who of commitments", pairs,
                 lambda a, b: plain(a.get("who")) == plain(b.get("who")) or
                 (a.get("who") and b.get("who") and likeness(a["who"], b["who"]) >= WHO))
    scores.agree("due of commitments", pairs,
                 lambda a, b: (a.get("due") or None) == (b.get("due") or None))
    scores.match_sets("references", *([reference(text) for text in one["references"]]
                                      for one in (label, found)))
    scores.match("decisions", label["decisions"], found["decisions"], decided, QUOTE)
