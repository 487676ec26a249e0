"""How each statement of the stores finds its rows, on both engines.

The program tells its log of every statement that it prepares (`--log-level debug`). Each is explained
on a register; what goes through a whole table that grows is named. Run as a program on what the tests
of a folder gathered (forum.py, RADSLAG_STATEMENTS):

    RADSLAG=… RADSLAG_TEST_PG=… python3 plans.py FOLDER [TIMES]
"""

import contextlib
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import forum

# Tables that stay small, or whose rows go away again.
SMALL = {
    "body",               # circles that meet
    "dialogue_reach",     # one row
    "forum",              # one row
    "input_draft",        # what is not sent yet
    "input_gist_reach",   # one row
    "invitation_need",    # needs of those invited, deleted after the meeting
    "job",                # work that waits: what is done is deleted
    "open_reach",         # one row
    "organisation",       # authorities, regions, municipalities: some hundred
    "review",             # a few a year
    "role_grant",         # who may do what
    "schema_migrations",  # a row a migration
    "search_reach",       # one row
    "theme",              # at most 500
}

# Statements that go through a table that grows, by a pattern of their names, and why they may.
ALLOWED = {
    r"audience_reader\.renew": "when the roles of a person change, each audience is judged anew",
    r"audience_reader\.delete_all": "who may read what is made anew, as a whole",
    r"audience_reader\.count": "how many may read, told to whoever is about to let them",
    r"dating\.announced_for_meeting": "the index holds what waits for a next meeting alone",
    r"dialogue_\w+\.clear": "the figures are made anew, as a whole",
    r"(inputs|numbers|people)\.count": "stops at 201",
    r"merge\..*": "two records put together are looked for wherever a record can be named",
    r"search_\w+\.clear": "the index of words is made anew, as a whole",
    r"undo\..*": "whether anything names a record that is to go; the engine asks the same when it goes",
    r"unticked\.forget_all": "what is left of homework is made anew, as a whole",
    r"waiting\.for_meeting": "the index holds what waits for a next meeting alone",
}


def statements_in(lines):
    """The text of each statement by its name; several where a statement is sent in several lengths."""
    found = {}
    for line in lines:
        if '"statement prepared"' not in line:
            continue
        told = json.loads(line)
        found.setdefault(told["statement"], set()).add(told["sql"])
    return found


def parameters_of(sql):
    return max([0, *map(int, re.findall(r"\$(\d+)", sql))])


def reads_a_slice(sql):
    """Whether the statement stops after some rows, or after the first that answers it."""
    return re.search(r"\bLIMIT\b", sql) is not None


class Plans:
    """The plans of one engine."""

    def __init__(self, forum):
        self.forum = forum

    def whole_tables(self, texts):
        """Of each text, the tables that its plan reads through, with the line of the plan."""
        raise NotImplementedError

    def faults(self, statements):
        """What goes through a table that grows: (statement, table, line of the plan, text)."""
        named = [(name, sql) for name, texts in sorted(statements.items()) for sql in sorted(texts)
                 if sql.split()[0] in ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")]
        for (name, sql), found in zip(named, self.whole_tables([sql for _, sql in named]), strict=True):
            for table, line in found:
                if table not in SMALL and not any(re.fullmatch(one, name) for one in ALLOWED):
                    yield name, table, line, sql


class SqlitePlans(Plans):
    def __init__(self, forum):
        super().__init__(forum)
        self.connection = sqlite3.connect(f"file:{forum.folder}/radslag.db?mode=ro", uri=True)
        made = list(self.connection.execute("SELECT type, name, sql FROM sqlite_master"))
        self.tables = {name for kind, name, _ in made if kind == "table"}
        self.views = {name: text for kind, name, text in made if kind == "view"}

    def explained(self, sql):
        nulls = {str(number): None for number in range(1, parameters_of(sql) + 1)}
        return [row[3] for row in self.connection.execute("EXPLAIN QUERY PLAN " + sql, nulls)]

    def whole_tables(self, texts):
        for sql in texts:
            yield list(self.scanned(sql))

    def scanned(self, sql):
        for line in self.explained(sql):
            found = re.match(r"SCAN (\w+)( USING (?:COVERING )?INDEX \w+)?", line)
            # Along an index and only for a while, as a list does.
            if not found or line == "SCAN CONSTANT ROW" or (found[2] and reads_a_slice(sql)):
                continue
            if re.search(r" VIRTUAL TABLE INDEX \d+:[M=]", line):
                continue  # words or one row are looked for in the index of FTS5
            for table in self.tables_of(sql, found[1]):
                yield table, line

    def tables_of(self, sql, alias):
        """The tables that an alias of the plan may stand for. None where it is what the statement itself
        puts together, whose own tables have lines of their own."""
        if alias in self.tables:
            return {alias}
        if re.search(rf"\)\s*(AS\s+)?{alias}\b|\b{alias}\s+AS\s*(MATERIALIZED\s*)?\(", sql):
            return set()
        meant = self.named(alias, sql)
        for view, definition in self.views.items():
            if not meant and re.search(rf"\b{view}\b", sql):
                meant = self.named(alias, definition)
        return (meant or {alias}) - set(self.views)

    def named(self, alias, sql):
        """The tables and views that a text names so."""
        known = {*self.tables, *self.views}
        return {name for name in re.findall(rf"\b(\w+)\s+(?:AS\s+)?{alias}\b", sql) if name in known} | ({alias} & known)


class PostgresPlans(Plans):
    """Sequential scans are made dear, so that one is left only where no index serves."""

    def whole_tables(self, texts):
        script = "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan;\n"
        for number, sql in enumerate(texts):
            values = ", ".join(["NULL"] * parameters_of(sql))
            script += (f"PREPARE s{number} AS {sql};\n"
                       f"EXPLAIN (FORMAT JSON) EXECUTE s{number}{f'({values})' if values else ''};\n")
        answer = subprocess.run(["psql", self.forum.database, "-XAtq", "-v", "ON_ERROR_STOP=1"], input=script,
                                capture_output=True, text=True)
        if answer.returncode != 0:
            raise AssertionError(answer.stderr)
        rest = answer.stdout.strip()
        while rest:
            explained, end = json.JSONDecoder().raw_decode(rest)
            rest = rest[end:].strip()
            yield [found for top in explained for found in self.of_node(top["Plan"])]

    def of_node(self, node):
        if node["Node Type"] == "Seq Scan":
            yield node["Relation Name"], f"Seq Scan on {node['Relation Name']} {node.get('Filter', '')}"
        for under in node.get("Plans", ()):
            yield from self.of_node(under)


def main():
    folder, times = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "10"
    wrong = 0
    for engine, plans in (("sqlite", SqlitePlans), ("postgres", PostgresPlans)):
        statements = statements_in(line for file in folder.glob(f"{engine}-*") for line in open(file))
        with tempfile.TemporaryDirectory() as place, contextlib.ExitStack() as after:
            database = forum.new_database(after.callback) if engine == "postgres" else None
            register = forum.Forum(place + "/data", database)
            ended = register.command("demo", "--times", times)
            if ended.status != 0:
                sys.exit(repr(ended))
            faults = list(plans(register).faults(statements))
        print(f"{engine}: {sum(map(len, statements.values()))} statements of {len(statements)} names explained")
        print(*faults, sep="\n")
        wrong += len(faults) + (not statements)
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
