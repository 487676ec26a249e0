"""The rules of the house that the compiler does not know: which file may include which, where SQL
may stand. That no sentence lacks its Swedish is tested in src/platform/i18n/i18n_test.cpp."""

import os
import re
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("RADSLAG_SOURCE", Path(__file__).parents[2]))
SRC = ROOT / "src"
INCLUDE = re.compile(r'^#include\s+["<]([^">]+)[">]', re.M)
HEAVY = ("boost/asio", "boost/beast", "boost/json", "unicode/", "sqlite3.h", "libpq-fe.h")


def is_test(path):
    return re.search(r"(^test_|_test(_\w+)?)\.(cpp|hpp)$", path.name) is not None


def sources(*endings):
    return sorted(p for p in SRC.rglob("*") if p.suffix in endings and "testdata" not in p.parts)


def feature_of(path):
    """The folder right under src, "platform" and "app" included; none for main.cpp."""
    parts = path.relative_to(SRC).parts
    return parts[0] if len(parts) > 1 else ""


def declared_arrows():
    arrows = set()
    for line in (SRC / "features.deps").read_text().splitlines():
        line = line.split("#")[0].strip()
        if line:
            source, target = (word.strip() for word in line.split("->"))
            arrows.add((source, target))
    return arrows


def includes(path):
    return INCLUDE.findall(path.read_text())


class Arrows(unittest.TestCase):
    def test_platform_includes_no_feature(self):
        for path in sources(".cpp", ".hpp"):
            if feature_of(path) != "platform":
                continue
            for name in includes(path):
                inside = (SRC / name).exists()
                self.assertFalse(inside and not name.startswith("platform/"), f"{path}: {name}")

    def test_every_arrow_between_features_is_declared_and_used(self):
        declared = declared_arrows()
        used = set()
        for path in sources(".cpp", ".hpp"):
            source = feature_of(path)
            if source in ("platform", "app", "") or is_test(path):
                continue
            for name in includes(path):
                target = name.split("/")[0]
                if not (SRC / name).exists() or target in ("platform", source):
                    continue
                used.add((source, target))
                self.assertIn((source, target), declared, f"{path} includes {name}")
        self.assertEqual(declared - used, set(), "declared in src/features.deps, used nowhere")

    def test_arrows_have_no_cycle(self):
        arrows = declared_arrows()
        left = {feature for arrow in arrows for feature in arrow}
        while left:
            free = {f for f in left if not any(s == f and t in left for s, t in arrows)}
            self.assertTrue(free, f"a cycle among {sorted(left)}")
            left -= free

    def test_features_never_include_anothers_store_or_pages(self):
        for path in sources(".cpp", ".hpp"):
            source = feature_of(path)
            if source in ("platform", "app", ""):
                continue
            for name in includes(path):
                target, _, file = name.partition("/")
                if target == source or target == "platform" or not (SRC / name).exists():
                    continue
                forbidden = re.search(r"(store|pages|views?|routes)\.hpp$", file)
                self.assertFalse(forbidden, f"{path} includes {name}")

    def test_concepts_actions_and_stores_know_no_http_and_no_html(self):
        for path in sources(".cpp", ".hpp"):
            if feature_of(path) in ("platform", "app", "", "reader_program"):
                continue
            if re.search(r"(pages|views?|routes|parts|api)\.(cpp|hpp)$", path.name):
                continue
            for name in includes(path):
                self.assertFalse(name.startswith(("platform/http/", "platform/html/",
                                                  "platform/site/")), f"{path}: {name}")

    def test_heavy_headers_stay_out_of_headers(self):
        for path in sources(".hpp"):
            for name in includes(path):
                self.assertFalse(name.startswith(HEAVY), f"{path}: {name}")


class Sql(unittest.TestCase):
    STATEMENT = re.compile(r'"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b')

    def test_sql_stands_in_stores_only(self):
        allowed = re.compile(r"(store|readiness)\.cpp$")
        for path in sources(".cpp", ".hpp"):
            if feature_of(path) == "platform" and "db" in path.parts:
                continue
            if is_test(path) or allowed.search(path.name):
                continue
            if feature_of(path) == "ledger" and path.name.startswith(("sequencer", "reader", "check")):
                continue
            found = self.STATEMENT.search(path.read_text())
            self.assertFalse(found, f"{path}: {found and found.group(0)}")

    def test_every_statement_has_a_name_of_its_own(self):
        named = re.compile(r'db::Statement\s+\w+\s*=\s*\{\s*"([^"]+)"|\{\s*"([a-z_]+\.[a-z_]+)",\s*"')
        seen = {}
        for path in sources(".cpp"):
            if is_test(path) or feature_of(path) == "platform":
                continue
            for match in named.finditer(path.read_text()):
                name = match.group(1) or match.group(2)
                self.assertNotIn(name, seen, f"{path} and {seen.get(name)}")
                seen[name] = path
        self.assertGreater(len(seen), 50)


class Files(unittest.TestCase):
    def test_files_can_be_held_in_the_head(self):
        for path in sources(".cpp", ".hpp"):
            lines = path.read_text().count("\n")
            most = 700 if is_test(path) else 530
            self.assertLessEqual(lines, most, f"{path} has {lines} lines")

    def test_files_begin_by_saying_what_they_are(self):
        for path in sources(".cpp", ".hpp"):
            self.assertTrue(path.read_text().startswith("//"), f"{path}")

    def test_no_folder_is_a_drawer(self):
        for path in SRC.rglob("*"):
            self.assertNotRegex(path.stem, r"^(utils?|helpers?|common|misc|manager)$")


if __name__ == "__main__":
    unittest.main()
