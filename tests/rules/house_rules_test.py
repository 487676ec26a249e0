"""The rules of the house that the compiler does not know: which file may include which, where SQL and
markup may stand, what a route must name. That no sentence lacks its Swedish, and no Swedish its
sentence, is tested in src/platform/i18n/i18n_test.cpp."""

import os
import re
import subprocess
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


STATEMENT = re.compile(r"constexpr (?:db::)?Statement (\w+)\s*=?\s*\{(.*?)\};", re.S)
CALL_FOR_READER = re.compile(r"(\w+), \{((?:[^{}]*, )?)reader\.key\b")


def literals(text):
    """What stands in the string literals of a piece of C++, one after another."""
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def uses_beside_readers(sql, key):
    """Where a statement uses a parameter otherwise than to find the rows of a reader."""
    return [sql[max(0, use.start() - 30):use.end()] for use in re.finditer(re.escape(key) + r"\b", sql)
            if not sql[:use.start()].endswith("reader = ")]


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
        for path in sources(".cpp", ".hpp"):
            if feature_of(path) == "platform" and "db" in path.parts:
                continue
            if is_test(path) or path.name.endswith("store.cpp"):
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

    def test_the_readers_key_is_joined_with_the_readers_and_compared_with_nothing_else(self):
        """Pages for peers depend on it: docs/decisions/0017-pages-for-peers.md."""
        given = 0
        for path in sources(".cpp"):
            if is_test(path):
                continue
            text = path.read_text()
            if "platform/site/peers.hpp" in text:
                self.assertNotIn("reader.key", text, path)
            if not path.name.endswith("store.cpp"):
                continue
            statements = {name: literals(sql) for name, sql in STATEMENT.findall(text)}
            pieces = literals("".join(re.findall(r"constexpr db::Sql \w+ =(.*?);", text, re.S)))
            for sql in [*statements.values(), pieces]:
                for key in set(re.findall(r"\breader = (\$\d+)\b", sql)):
                    self.assertEqual(uses_beside_readers(sql, key), [], f"{path}: {key} in {sql}")
            for name, parameters in CALL_FOR_READER.findall(text):
                if name in statements:
                    given += 1
                    key = f"${parameters.count(',') + 1}"
                    self.assertEqual(uses_beside_readers(statements[name], key), [],
                                     f"{path}: {name} is given the reader as {key}")
        self.assertGreater(given, 100)

    def test_readers_views_take_their_reader_from_the_audiences(self):
        for path in sources(".sql"):
            for view in re.findall(r"CREATE VIEW \w+_reader AS(.*?);", path.read_text(), re.S):
                for alias in re.findall(r"(\w+)\.reader(?: AS reader|\n)", view):
                    self.assertRegex(view, rf"\b(?:audience|\w+)_reader {alias}\b", path)


class Markup(unittest.TestCase):
    TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"')
    TAG = re.compile(r"</?[a-z][a-z0-9]*(>|\s+[a-z-]+=)")

    def test_tags_are_written_by_the_builder_only(self):
        for path in sources(".cpp", ".hpp"):
            inside = path.relative_to(SRC).parts
            # A sheet is no page: platform/sheet writes the XML of a workbook, read back by its tests.
            if is_test(path) or inside[:2] in (("platform", "html"), ("platform", "sheet")):
                continue
            for text in self.TEXT.findall(path.read_text()):
                self.assertNotRegex(text, self.TAG, f"{path}")

    def test_pages_of_features_are_made_in_pages_and_views(self):
        allowed = re.compile(r"(pages|views?|parts|api|sentences)\.(cpp|hpp)$")
        for path in sources(".cpp", ".hpp"):
            if is_test(path) or feature_of(path) in ("platform", "app", ""):
                continue
            if "platform/html/" in path.read_text():
                self.assertRegex(path.name, allowed, f"{path} includes the builder of pages")


class Routes(unittest.TestCase):
    ROUTE = re.compile(r'\{\s*(?:http::)?Method::(\w+),\s*"(/[^"]*)",\s*(?:http::)?Right::(\w+),')

    def routes(self):
        for path in sources(".cpp"):
            if path.name == "routes.cpp" and not is_test(path):
                yield path, path.read_text()

    def test_every_route_names_its_right(self):
        count = 0
        for path, text in self.routes():
            methods = len(re.findall(r"\bMethod::\w+", text))
            named = self.ROUTE.findall(text)
            self.assertEqual(len(named), methods, f"{path}: a route without its Right")
            count += methods
        self.assertGreater(count, 10)

    def test_every_change_asks_for_a_form_token(self):
        # The router asks whatever the route says: there is nothing by which a route could opt out.
        header = (SRC / "platform/http/router.hpp").read_text()
        self.assertIn("asks_for_token() const { return !is_safe(method); }", header)
        router = (SRC / "platform/http/router.cpp").read_text()
        self.assertRegex(router, r"asks_for_token\(\)")
        for path, text in self.routes():
            for method, pattern, _ in self.ROUTE.findall(text):
                if method in ("get", "head"):
                    self.assertNotRegex(pattern, r"/(delete|remove|save|send|accept|logout)$",
                                        f"{path}: {pattern} changes something and is no POST")

    def test_every_form_that_is_posted_carries_the_token(self):
        for path in sources(".cpp", ".hpp"):
            if is_test(path) or path.relative_to(SRC).parts[:2] == ("platform", "html"):
                continue
            self.assertNotRegex(path.read_text(), r'"method",\s*"post"', f"{path}: use html::post_form")
        self.assertRegex((SRC / "platform/html/fields.cpp").read_text(),
                         r"post_form\([^{]*\{[^}]*form_token_field")


class Files(unittest.TestCase):
    # May be longer than 500 lines, and why they are whole all the same.
    LONG = {
        "platform/http/connection.cpp": "one connection's life, from first byte to last",
        "documents/html.cpp": "one walk through a tree whose every kind of node is a case",
        "notes/acts.cpp": "one reading of a sentence that promises or asks, case by case",
        "platform/http/server_test.cpp": "the server's promises, one after another",
    }

    def test_files_can_be_held_in_the_head(self):
        for path in sources(".cpp", ".hpp"):
            lines = path.read_text().count("\n")
            name = str(path.relative_to(SRC))
            self.assertTrue(lines <= 500 or name in self.LONG, f"{name} has {lines} lines")
            self.assertLessEqual(lines, 700, f"{name} has {lines} lines")
        for name in self.LONG:
            self.assertTrue((SRC / name).exists(), f"{name} is named here and is not there")

    def test_files_begin_by_saying_what_they_are(self):
        for path in sources(".cpp", ".hpp"):
            self.assertTrue(path.read_text().startswith("//"), f"{path}")

    def test_no_folder_is_a_drawer(self):
        for path in SRC.rglob("*"):
            self.assertNotRegex(path.stem, r"^(utils?|helpers?|common|misc|manager)$")


class Pages(unittest.TestCase):
    LINK = re.compile(r"\]\((?!https?:)([^)#]+)")

    def test_links_of_the_documentation_lead_somewhere(self):
        pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "tests").rglob("*.md")]
        for page in pages:
            for link in self.LINK.findall(page.read_text()):
                self.assertTrue((page.parent / link).exists(), f"{page} links to {link}")


class Words(unittest.TestCase):
    """What is written is about the product: not about how or where it was written."""

    LEFT_BEHIND = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
    PLACES = re.compile(r"(?<![\w.])/(work|root|home)/\w")
    WRITERS = re.compile(r"\b(chat ?bots?|co-?pilot|language model|coding assistant|"
                         r"prompt engineer\w*|vibe[- ]cod\w*)\b", re.I)

    def test_nothing_tells_of_the_workshop(self):
        names = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True,
                               text=True).stdout.split("\0")
        texts = [ROOT / name for name in names if re.search(
            r"\.(cpp|hpp|py|mjs|sql|md|txt|css|json|po|cmake|sh)$|^(script|\.ci)/", name)]
        if not texts:
            self.skipTest("NO GIT: which files are the project's cannot be asked")
        for path in texts:
            if path == Path(__file__).resolve() or path.parent.name in ("gold", "docs", "words"):
                continue
            if path.name == "package-lock.json" or not path.exists():
                continue
            text = path.read_text(errors="replace")
            for rule in (self.LEFT_BEHIND, self.PLACES, self.WRITERS):
                found = rule.search(text)
                self.assertFalse(found, f"{path}: {found and found.group(0)}")


if __name__ == "__main__":
    unittest.main()
