#!/usr/bin/env python3
"""Measures whether the memory of the server stays flat under mixed load: the demonstration is served from
one core while the other asks as the public, a member, the secretary and programs do, at a steady rate. Run
by script/bench, which builds first.

    script/bench load [--minutes 30] [--rate 100] [--times 10] [--record]

Every ten seconds RssAnon + RssShmem of the server is read. After the warm-up, a fifth of the time, the
median of the last quarter is put beside that of the first; the register itself grows meanwhile by what is
sent and changed. It ends with 1 when it grew by more than is wanted, or when any request was answered
with an error. A run of a few minutes sees no more than caches that fill. --record writes the tables into
docs/performance.md.
"""

import argparse
import http.client
import itertools
import json
import multiprocessing
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from urllib.parse import quote, urlencode

from import_bench import processor
from inputs_bench import text_of
from pages_bench import MATTER, PAGE, PROGRAM, ROOT, Served, latest_held

sys.path.append(str(ROOT / "tests/system"))
from forms_test import Page  # noqa: E402

BEGIN, END = "<!-- load: written by script/bench load --record -->", "<!-- end of load -->"
SECRETARY, MEMBER = "kansli@demo.example", "dalarna@demo.example"  # of the demonstration
EVERY = 10  # seconds between two looks at the memory
WARM_UP = 0.2  # of the time: until the caches of all connections to the database are full
WANTED_GROWTH = 0.1  # of the first quarter
# Of a hundred requests. What an edit takes is two: the form, and what is changed in it.
SHARES = {"page, anonymous": 33, "page, member": 22, "page, secretary": 6, "page, over a new connection": 4, "API": 12,
          "search": 8, "feed or calendar": 5, "file of a list": 3, "input posted": 3, "form and edit": 4}
NOTICE_EVERY = 30  # seconds between two PDFs of notices
WORDS = ("strategi", "väg", "bredband", '"kommer att"', "livs*", "dalarna -skåne", "inget som finns")


class Reader:
    """Somebody over one kept connection, opened anew when the server has closed it."""

    def __init__(self, port, language, link=None, headers=()):
        self.port, self.headers = port, {"Accept-Language": language, "Accept-Encoding": "gzip", **dict(headers)}
        self.connection, self.cookies = None, {}
        if link and self.ask("GET", link)[0] != 303:
            raise RuntimeError("the link signs nobody in")

    def take_cookies(self, answer):
        for value in answer.headers.get_all("Set-Cookie", []):
            name, _, rest = value.split(";")[0].partition("=")
            self.cookies[name] = rest
        if self.cookies:
            self.headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def ask(self, method, path, body=None, **headers):
        """The status, and the response with its body."""
        for is_last in (False, True):
            if self.connection is None:
                self.connection, is_last = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60), True
            try:
                self.connection.request(method, path, body, {**self.headers, **headers})
                answer = self.connection.getresponse()
                answer.body = answer.read()
                self.take_cookies(answer)
                if answer.will_close:
                    self.leave()
                return answer.status, answer
            except (http.client.HTTPException, OSError):
                self.leave()
                if is_last or method != "GET":
                    raise

    def leave(self):
        if self.connection:
            self.connection.close()
        self.connection = None


class Load:
    """What the other core asks for, one request after the other."""

    def __init__(self, port, links, token, addresses):
        self.random, self.numbers, self.addresses = random.Random(1), itertools.count(1), addresses
        self.anonymous = [Reader(port, language) for language in ("sv", "en", "sv", "en-GB")]
        self.member, self.secretary = Reader(port, "sv", links[MEMBER]), Reader(port, "sv", links[SECRETARY])
        self.program = Reader(port, "en", headers={"Authorization": f"Bearer {token}"})
        self.fresh = lambda: Reader(port, "sv")
        self.followed = "/api/v1/meetings?modified_since=2001-01-01"

    def one(self, kind):
        """Asks once, or twice where a form is filled in; gives the statuses."""
        choose = self.random.choice
        if kind == "page, anonymous":
            return [choose(self.anonymous).ask("GET", choose(self.addresses["pages"]))[0]]
        if kind == "page, member":
            return [self.member.ask("GET", choose(self.addresses["pages"] + ["/desk", "/inputs/new"]))[0]]
        if kind == "page, secretary":
            return [self.secretary.ask("GET", choose(self.addresses["pages"] + self.addresses["forms"]))[0]]
        if kind == "page, over a new connection":
            reader = self.fresh()
            status = reader.ask("GET", choose(self.addresses["pages"]))[0]
            reader.leave()
            return [status]
        if kind == "API":
            return [self.ask_api()]
        if kind == "search":
            reader = choose([*self.anonymous, self.member])
            return [reader.ask("GET", "/search?" + urlencode({"q": choose(WORDS), "page": choose("1112")}))[0]]
        if kind == "feed or calendar":
            return [choose(self.anonymous).ask("GET", choose(self.addresses["feeds"]))[0]]
        if kind == "file of a list":
            return [choose(self.anonymous).ask("GET", choose(self.addresses["files"]))[0]]
        return [self.send_input()] if kind == "input posted" else self.edit()

    def ask_api(self):
        if self.random.random() < 0.2:  # what has changed since the last time
            status, answer = self.program.ask("GET", self.followed, **{"Accept-Encoding": "identity"})
            if status == 200:
                page = json.loads(answer.body)
                self.followed = page["next"] or page["later"]
            return status
        return self.program.ask("GET", self.random.choice(self.addresses["api"]))[0]

    def send_input(self):
        body = json.dumps({"text": text_of(next(self.numbers)), "organisation": "Region Dalarna", **self.addresses["to"]})
        return self.program.ask("POST", "/api/v1/inputs", body.encode(), **{"Content-Type": "application/json"})[0]

    def edit(self):
        """The secretary changes a record by its form, so that every page of it is built anew."""
        action = self.random.choice(self.addresses["forms"])
        status, answer = self.secretary.ask("GET", action, **{"Accept-Encoding": "identity"})
        if status != 200:
            return [status]
        values = Page(answer.body.decode()).values_of(action)
        words = "title" if "title" in values else "text"
        values[words] = re.sub(r" \(\d+\)$", "", values[words]) + f" ({next(self.numbers)})"
        status = self.secretary.ask("POST", action, urlencode(values).encode(),
                                    **{"Content-Type": "application/x-www-form-urlencoded"})[0]
        return [200, 303 if status == 303 else 422 if status == 200 else status]


def run_load(load, rate, ended, told):
    """Until told to end, at a steady rate; sends counts of statuses and seconds by kind."""
    if os.cpu_count() > 1:
        os.sched_setaffinity(0, {1})
    kinds = random.Random(2).choices(list(SHARES), list(SHARES.values()), k=10_000)
    statuses, took, faults = defaultdict(Counter), defaultdict(list), []
    due = notice_due = time.monotonic()
    for kind in itertools.cycle(kinds):
        if ended.is_set():
            break
        due = max(due, time.monotonic() - 1) + 1 / rate  # who falls behind does not catch up for ever
        time.sleep(max(0, due - time.monotonic()))
        if time.monotonic() > notice_due:
            notice_due, kind = time.monotonic() + NOTICE_EVERY, "PDF of a notice"
        begun = time.monotonic()
        try:
            if kind == "PDF of a notice":
                statuses[kind][load.secretary.ask("GET", load.random.choice(load.addresses["notices"]))[0]] += 1
            else:
                statuses[kind].update(load.one(kind))
        except Exception as fault:  # whatever it is, it is no answer, and is told
            statuses[kind][0] += 1
            faults.append(f"{kind}: {fault!r}")
        took[kind].append(time.monotonic() - begun)
        told["requests"] += 1
    told["took"] = {kind: (statistics.median(some) * 1000, sorted(some)[int(len(some) * 0.99)] * 1000)
                    for kind, some in took.items()}
    told["statuses"], told["faults"] = {kind: dict(counts) for kind, counts in statuses.items()}, faults[:20]


def said(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], check=True, capture_output=True, text=True).stdout.strip()


def addresses_of(server, data, token):
    """What is asked for, by kind, of this register."""
    program = Reader(server.port, "en", headers={"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"})
    def ids(collection):
        return [item["id"] for item in json.loads(program.ask("GET", f"/api/v1/{collection}?limit=30")[1].body)["items"]]
    some = {name: ids(name) for name in ("bodies", "meetings", "people", "organisations", "matters", "inputs", "commitments",
                                         "themes")}
    lists = ("/meetings", "/people", "/organisations", "/commitments?which=all", "/inputs?which=all", "/matters", "/horizon",
             "/numbers", "/bodies")
    edited = [f"/meetings/{id}/edit" for id in some["meetings"][:8]] + [f"/commitments/{id}/edit"
                                                                       for id in some["commitments"][:8]]
    return {
        "pages": ["/", "/dialogue", "/regions", "/regions/w", "/regions/m", *lists, latest_held(server),
                  server.leads_to("/matters?number=" + quote(MATTER)),
                  *(f"/{name}/{id}" for name in ("meetings", "people", "organisations", "matters", "inputs", "themes")
                    for id in some[name][:15])],
        "forms": edited,
        "api": [f"/api/v1/{name}{query}" for name in some for query in ("", "?limit=200", f"/{some[name][0]}")]
        + ["/api/v1/openapi.json"],
        "feeds": ["/feed.atom", "/calendar.ics", "/regions/w/feed.atom", "/regions/m/calendar.ics",
                  *(f"/bodies/{id}/{what}" for id in some["bodies"] for what in ("feed.atom", "calendar.ics"))],
        "files": [f"{path.split('?')[0]}.{kind}" for path in lists for kind in ("csv", "xlsx")],
        "notices": [notice for notice in (f"/meetings/{id}/agenda.pdf" for id in some["meetings"])
                    if program.ask("GET", notice)[0] in (200, 202)][:5],
        "to": {"body": first_body_of_inputs(server.port, data)},
    }


def first_body_of_inputs(port, data):
    """The name of a body that the member may send inputs to."""
    member = Reader(port, "sv", said("user", "link", "--data", data, MEMBER))
    page = member.ask("GET", "/inputs/new", **{"Accept-Encoding": "identity"})[1].body.decode()
    body = next(filter(None, Page(page).forms["/inputs/new"]["body"]["choices"]))
    return re.search(rf'<option value="{body}"[^>]*>([^<]*)<', page)[1]


def measure(data, minutes, rate):
    """Samples (seconds, MB, requests so far), what was told, CPU ms a request, and the peak."""
    server = Served(data)
    if os.cpu_count() > 1:
        for task in os.listdir(f"/proc/{server.process.pid}/task"):
            os.sched_setaffinity(int(task), {0})
    try:
        server.settle()
        token = said("user", "token", MEMBER, "--data", data)
        links = {mail: said("user", "link", "--data", data, mail) for mail in (SECRETARY, MEMBER)}
        load = Load(server.port, links, token, addresses_of(server, data, token))
        with multiprocessing.Manager() as manager:
            ended, told = manager.Event(), manager.dict(requests=0)
            process = multiprocessing.Process(target=run_load, args=(load, rate, ended, told))
            before, begun = server.cpu(), time.monotonic()
            process.start()
            samples = []
            while time.monotonic() < begun + minutes * 60:
                time.sleep(EVERY)
                samples.append((time.monotonic() - begun, server.memory()[0], told["requests"]))
            ended.set()
            process.join()
            told = dict(told)
        return samples, told, (server.cpu() - before) / told["requests"] * 1000
    finally:
        server.close()


def quarters(samples):
    """The median of the first and of the last quarter after the warm-up, in MB."""
    settled = [memory for _, memory, _ in samples[max(1, int(len(samples) * WARM_UP)):]]
    quarter = max(1, len(settled) // 4)
    return statistics.median(settled[:quarter]), statistics.median(settled[-quarter:])


def table(samples, told, cpu, rate, times):
    first, last = quarters(samples)
    errors = errors_of(told)
    lines = [f"{processor()}; load of the machine meanwhile {os.getloadavg()[2]:.1f}. {samples[-1][0] / 60:.0f} minutes, "
             f"{told['requests']} times something was asked for ({rate} a second wanted), {errors} errors; the demonstration "
             f"{times} times as large, {cpu:.2f} ms of CPU each.", "",
             "| RssAnon + RssShmem | MB |", "|---|---:|",
             f"| median of the first quarter after the warm-up | {first:.1f} |",
             f"| median of the last quarter | {last:.1f} |",
             f"| growth (wanted: at most {WANTED_GROWTH:.0%}) | {last / first - 1:+.1%} |",
             f"| greatest | {max(memory for _, memory, _ in samples):.1f} |", "",
             "| asked for | times | median ms | 99th percentile ms |", "|---|---:|---:|---:|"]
    for kind, counts in sorted(told["statuses"].items()):
        middle, late = told["took"][kind]
        lines.append(f"| {kind} | {sum(counts.values())} | {middle:.2f} | {late:.2f} |")
    return "\n".join(lines)


def errors_of(told):
    """How many answers were none of those that are wanted."""
    return sum(count for counts in told["statuses"].values() for status, count in counts.items()
               if status not in (200, 201, 202, 303))


def record(text):
    before, rest = PAGE.read_text().split(BEGIN, 1)
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END, 1)[1]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--rate", type=float, default=100, help="a second")
    parser.add_argument("--times", type=int, default=10, help="how many times the demonstration")
    parser.add_argument("--record", action="store_true")
    wishes = parser.parse_args()
    if wishes.minutes * 60 < 4 * EVERY:
        parser.error(f"--minutes: at least {4 * EVERY / 60:.1f}, so that each quarter has a look at the memory")
    with tempfile.TemporaryDirectory() as data:
        said("demo", "--data", data, *(("--times", wishes.times) if wishes.times > 1 else ()))
        samples, told, cpu = measure(data, wishes.minutes, wishes.rate)
    text = table(samples, told, cpu, f"{wishes.rate:.0f}", wishes.times)
    print(text)
    print("\nMB every ten seconds: " + " ".join(f"{memory:.1f}" for _, memory, _ in samples))
    if wishes.record:
        record(text)
    first, last = quarters(samples)
    missed = [f"growth of memory {last / first - 1:+.1%}"] * (last > first * (1 + WANTED_GROWTH))
    missed += [f"{errors_of(told)} errors {told['statuses']} {told['faults']}"] * (errors_of(told) > 0)
    if missed:
        sys.exit(f"Past what is wanted: {'; '.join(missed)}")


if __name__ == "__main__":
    main()
