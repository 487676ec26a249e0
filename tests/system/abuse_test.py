"""Strangers who speak HTTP wrongly, on purpose or not, byte by byte over connections of their own: each is
refused or closed, nothing that they hide in a request is answered, and whoever asks for an ordinary page
meanwhile is given it as before. The RFCs named are 9110 and 9112. RADSLAG_LONG opens 10,000 idle
connections and waits until those who do not read are closed."""

import http.client
import os
import random
import re
import resource
import shutil
import socket
import struct
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

from commands_test import NOTES
from forms_test import Page
from forum import LONG, Forum, Serving, is_sanitized

IDLE = 10_000 if LONG else 300
NEVER_READING = 100 if LONG else 12
PATIENCE = 60  # seconds; how long anything may take on a busy machine
HOST = b"Host: localhost\r\n"
END = b"Connection: close\r\n\r\n"
# What a request of another's connection would look like to us, if we took the bytes for one.
HIDDEN = b"GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n"
REFUSED = {400}


def asking(*lines, target=b"/healthz", method=b"GET", version=b"HTTP/1.1"):
    """A request with the usual host and these lines in its head."""
    return b" ".join([method, target, version]) + b"\r\n" + HOST + b"".join(line + b"\r\n" for line in lines) + b"\r\n"


def chunked(body, *lines):
    return asking(b"Transfer-Encoding: chunked", *lines) + body


class Answered:
    """One response that came over a raw connection."""

    def __init__(self, status, head, body):
        self.status, self.head, self.body = status, head, body

    def __repr__(self):
        return f"{self.status} {self.body[:60]!r}"


def answers_in(heard):
    """The responses in these bytes, one after the other; what is no response fails."""
    answers = []
    while heard:
        head, end, heard = heard.partition(b"\r\n\r\n")
        status = re.match(rb"HTTP/1\.1 (\d{3}) ", head)
        if not end or not status:
            raise AssertionError(f"no response: {head[:200]!r}")
        length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
        size = int(length[1]) if length else 0
        if int(status[1]) != 100:
            answers.append(Answered(int(status[1]), head, heard[:size]))
        heard = heard[size:]
    return answers


class Line:
    """A connection that says exactly what it is told to say."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.heard = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def say(self, bytes):
        """False when the other side has closed meanwhile."""
        try:
            self.socket.sendall(bytes)
        except (BrokenPipeError, ConnectionResetError):
            return False
        return True

    def say_no_more(self):
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # closed already

    def hear(self):
        """False when nothing more will come."""
        try:
            bytes = self.socket.recv(1 << 16)
        except ConnectionResetError:
            return False
        self.heard += bytes
        return bool(bytes)

    def hear_to_the_end(self):
        """All responses until the other side closes."""
        while self.hear():
            pass
        return answers_in(self.heard)

    def hear_until(self, words):
        while words not in self.heard and self.hear():
            pass
        return words in self.heard

    def break_off(self):
        """Ends at once with a reset, as a machine does that loses its network."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


class Abuse(unittest.TestCase):
    """One small register served for all walks of a class; `others_are_served` is what they all ask."""

    options = ()

    @classmethod
    def setUpClass(cls):
        folder = tempfile.mkdtemp(prefix="radslag-abuse-")
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        cls.uploads = Path(folder) / "uploads"
        cls.uploads.mkdir()
        forum = Forum(Path(folder) / "data")
        notes = Path(folder) / "vägar.txt"
        notes.write_text(NOTES)
        ended = forum.take_in(notes)
        if ended.status != 0:
            raise AssertionError(repr(ended))
        # A sanitized program keeps what was freed for a while, and would hide whether memory comes back.
        sanitizer = os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1:thread_local_quarantine_size_kb=16:" \
                                                         "allocator_release_to_os_interval_ms=200"
        cls.server = Serving(forum, *cls.options, environment={"TMPDIR": str(cls.uploads), "ASAN_OPTIONS": sanitizer})
        cls.server.__enter__()
        cls.addClassCleanup(cls.server.__exit__)
        cls.page = cls.server.get("/meetings").body
        cls.kept = http.client.HTTPConnection("127.0.0.1", cls.server.port, timeout=PATIENCE)
        cls.kept.connect()
        cls.kept.auto_open = 0
        cls.addClassCleanup(cls.kept.close)

    def setUp(self):
        self.addCleanup(self.check_server)

    def check_server(self):
        self.assertIsNone(self.server.process.poll(), "it still runs")
        self.assertEqual([line for line in self.server.said().splitlines()
                          if '"level":"error"' in line or "Sanitizer" in line], [])

    def line(self):
        line = Line(self.server.port)
        self.addCleanup(line.socket.close)
        return line

    def others_are_served(self):
        """A page over a connection that is kept all the time, and one over a connection of its own."""
        self.kept.request("GET", "/meetings")
        answer = self.kept.getresponse()
        self.assertEqual((answer.status, answer.read()), (200, self.page), "over the kept connection")
        answer = self.server.get("/meetings")
        self.assertEqual((answer.status, answer.body), (200, self.page), "over a new connection")

    def files_open(self):
        return len(os.listdir(f"/proc/{self.server.process.pid}/fd"))

    def memory(self):
        kinds = self.server.memory()
        return kinds["RssAnon"] + kinds["RssShmem"]

    def until(self, holds, what):
        end = time.monotonic() + PATIENCE
        while not holds():
            self.assertLess(time.monotonic(), end, what)
            time.sleep(0.05)

    def refused(self, said, statuses=REFUSED, may_close=False):
        """Says it with a hidden request after it: there is one answer, of these, or none; then the end."""
        with Line(self.server.port) as line:
            line.say(said + HIDDEN)
            self.others_are_served()
            line.say_no_more()
            answers = line.hear_to_the_end()
        if may_close and not answers:
            return
        self.assertEqual([answer.status for answer in answers if answer.status not in statuses], [], answers)
        self.assertEqual(len(answers), 1, f"what was hidden is answered: {answers}")
        self.assertIn(b"\r\nConnection: close", answers[0].head)

    def clear(self, said, *statuses):
        """Says it and an ordinary request after it: both are answered, each by itself."""
        with Line(self.server.port) as line:
            line.say(said + asking(b"Connection: close", target=b"/readyz"))
            self.others_are_served()
            answers = line.hear_to_the_end()
        self.assertEqual([answer.status for answer in answers], [*statuses, 200], answers)

    def walk(self, cases, check):
        for what, *how in cases:
            with self.subTest(what):
                check(*how)


class Requests(Abuse):
    def test_a_length_that_two_readers_could_take_differently_is_refused(self):
        body = b"0\r\n\r\n"
        self.walk([
            ("a length and chunks", asking(b"Content-Length: 5", b"Transfer-Encoding: chunked") + body),
            ("chunks and a length", asking(b"Transfer-Encoding: chunked", b"Content-Length: 5") + body),
            ("two lengths", asking(b"Content-Length: 5", b"Content-Length: 6") + body),
            ("one length twice", asking(b"Content-Length: 5", b"Content-Length: 5") + body),
            ("two lengths in a line", asking(b"Content-Length: 5, 6") + body),
            ("one length twice in a line", asking(b"Content-Length: 5, 5") + body),
            ("a length below nothing", asking(b"Content-Length: -5") + body),
            ("a length with a plus", asking(b"Content-Length: +5") + body),
            ("a length in hex", asking(b"Content-Length: 0x5") + body),
            ("a length with a point", asking(b"Content-Length: 5.0") + body),
            ("a length in two words", asking(b"Content-Length: 5 5") + body),
            ("no length where one is named", asking(b"Content-Length:") + body),
            ("a length that is no number", asking(b"Content-Length: five") + body),
            ("a length in other digits", asking("Content-Length: ٥".encode()) + body),
            ("a length with bytes that are no text", asking(b"Content-Length: 5\xff") + body),
            ("a length over 64 bits", asking(b"Content-Length: 18446744073709551621") + body),
            ("a length of 100 digits", asking(b"Content-Length: " + b"9" * 100) + body),
            ("a space before the colon of the length", asking(b"Content-Length : 5") + body),
            ("a tab before the colon of the length", asking(b"Content-Length\t: 5") + body),
        ], self.refused)

    def test_a_coding_that_two_readers_could_take_differently_is_refused(self):
        body = b"0\r\n\r\n"
        self.walk([(str(coding), asking(*coding) + body) for coding in [
            [b"Transfer-Encoding: chunked, identity"], [b"Transfer-Encoding: identity, chunked"],
            [b"Transfer-Encoding: chunked, chunked"], [b"Transfer-Encoding: gzip, chunked"],
            [b"Transfer-Encoding: identity"], [b"Transfer-Encoding: xchunked"], [b"Transfer-Encoding: chunkedx"],
            [b'Transfer-Encoding: "chunked"'], [b"Transfer-Encoding: chunked;q=1"], [b"Transfer-Encoding: chunked,"],
            [b"Transfer-Encoding: ,chunked"], [b"Transfer-Encoding:"], [b"Transfer-Encoding: chunk ed"],
            [b"Transfer-Encoding: \x0bchunked"], [b"Transfer-Encoding: chunked\x0c"], [b"Transfer-Encoding: \x00chunked"],
            [b"Transfer-Encoding: \xa0chunked"], [b"Transfer-Encoding: chunked\xff"], [b"Transfer-Encoding: \xff"],
            [b"Transfer-Encoding : chunked"], [b"Transfer-Encoding\t: chunked"], [b" Transfer-Encoding: chunked"],
            [b"Transfer-Encoding\x00: chunked"], [b"Transfer\xe2\x80\x90Encoding: chunked"],
            [b"Transfer-Encoding: chunked", b"Transfer-Encoding: chunked"],
            [b"Transfer-Encoding: chunked", b"Transfer-Encoding: identity"],
            [b"Transfer-Encoding: identity", b"Transfer-Encoding: chunked"],
            [b"Transfer-Encoding: \xff", b"Transfer-Encoding: identity"],
        ]], self.refused)
        old = asking(b"Transfer-Encoding: chunked", version=b"HTTP/1.0") + body
        self.refused(old)

    def test_what_is_odd_but_clear_is_answered_and_so_is_what_follows(self):
        form = b"Content-Type: text/plain"
        self.walk([
            ("chunks in capitals", asking(b"TRANSFER-ENCODING: CHUNKED") + b"3\r\nabc\r\n0\r\n\r\n", 200),
            ("spaces and tabs around the coding", asking(b"Transfer-Encoding: \t chunked \t") + b"0\r\n\r\n", 200),
            ("no space after the colon", asking(b"Transfer-Encoding:chunked") + b"0\r\n\r\n", 200),
            ("a folded line (9112 5.2)", asking(b"Transfer-Encoding:\r\n chunked") + b"0\r\n\r\n", 200),
            ("a folded line of no meaning", asking(b"X-Folded: a\r\n b\r\n\tc"), 200),
            ("sizes in either case, with noughts before", chunked(b"00a\r\n0123456789\r\nA\r\n0123456789\r\n000\r\n\r\n"), 200),
            ("words with a chunk", chunked(b'3;a=b;c="d";e\r\nabc\r\n0;last\r\n\r\n'), 200),
            ("lines after the chunks", chunked(b"3\r\nabc\r\n0\r\nX-After: a\r\nX-Also: b\r\n\r\n"), 200),
            ("a length with noughts before", asking(b"Content-Length: 0003") + b"abc", 200),
            ("a body with a question that has none", asking(form, b"Content-Length: 3") + b"abc", 200),
            ("a body for an address that is not there", asking(b"Content-Length: 3", target=b"/nowhere") + b"abc", 404),
            ("the whole address as target", asking(target=b"http://localhost/healthz"), 200),
            ("an empty line before the request (9112 2.2)", b"\r\n" + asking(), 200),
            ("words that are no text in a line of no meaning", asking(b"User-Agent: R\xe4vbrowser"), 200),
            ("an offer of another protocol", asking(b"Upgrade: h2c", b"Connection: Upgrade, HTTP2-Settings"), 200),
            ("a question whether the server is there", asking(target=b"*", method=b"OPTIONS"), 204),
        ], self.clear)

    def test_chunks_that_are_none_are_refused(self):
        whole = b"0\r\n\r\n"
        self.walk([(str(chunk[:40]), chunked(chunk + whole)) for chunk in [
            b"zz\r\nabc\r\n", b"-1\r\nabc\r\n", b"+3\r\nabc\r\n", b"0x3\r\nabc\r\n", b" 3\r\nabc\r\n", b"\r\nabc\r\n",
            b"3\nabc\n", b"3\r\nabc\n", b"3\rabc\r\n", b"3\r\nabcdef\r\n", b"4\r\nabc\r\n", b"3\r\nabc", b"3;\x00\r\nabc\r\n",
            b"3 x\r\nabc\r\n", b"3;a=b=c\r\nabc\r\n", b"10000000000000000\r\nabc\r\n",
            b"fffffffffffffffff\r\nabc\r\n", b"8000000000000000000000000000000\r\nabc\r\n"]], self.refused)
        self.walk([
            ("a line after the chunks that is none", chunked(b"0\r\nno line\r\n\r\n")),
            ("a length after the chunks", chunked(b"0\r\nContent-Length: 5\r\n\r\n")),
            ("a coding after the chunks", chunked(b"0\r\nTransfer-Encoding: chunked\r\n\r\n")),
        ], self.refused)

    def test_chunks_that_never_end_are_closed(self):
        self.walk([
            ("no last chunk", chunked(b"3\r\nabc\r\n")),
            ("the last line of the last chunk is missing", chunked(b"3\r\nabc\r\n0\r\n")),
            ("a size and nothing more", chunked(b"ffffffffffffffff\r\nabc")),
            ("half a size", chunked(b"3")),
            ("words in quotation marks without end", chunked(b'3;a="b\r\nabc\r\n0\r\n\r\n')),
        ], self.cut_off)

    def cut_off(self, said):
        """What is not whole when the client ends is not answered, or refused."""
        with Line(self.server.port) as line:
            line.say(said)
            self.others_are_served()
            line.say_no_more()
            answers = line.hear_to_the_end()
        self.assertIn([answer.status for answer in answers], ([], [400], [413]), answers)

    def test_a_line_that_two_readers_could_end_differently_is_refused(self):
        self.walk([
            ("line ends without CR", b"GET /healthz HTTP/1.1\nHost: localhost\n\n"),
            ("one line end without CR", b"GET /healthz HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n"),
            ("line ends without LF", b"GET /healthz HTTP/1.1\rHost: localhost\r\r"),
            ("a CR in a value", asking(b"X: a\rb")),
            ("a CR before a line that counts", asking(b"X: a\rTransfer-Encoding: chunked")),
            ("a CR too many", b"GET /healthz HTTP/1.1\r\r\n" + HOST + b"\r\n"),
            ("NUL in the target", asking(target=b"/healthz\x00")),
            ("NUL in a name", asking(b"X\x00Y: a")),
            ("NUL in a value", asking(b"X: a\x00b")),
            ("NUL before it all", b"\x00" + asking()),
            ("a control character in a value", asking(b"X: a\x08b")),
            ("DEL in a value", asking(b"X: a\x7fb")),
            ("a control character in the target", asking(target=b"/health\x01z")),
            ("a space before the colon", asking(b"X : a")),
            ("a space in a name", asking(b"X Y: a")),
            ("no name", asking(b": a")),
            ("no colon", asking(b"X")),
            ("a space before the first line", b"GET /healthz HTTP/1.1\r\n " + HOST + b"\r\n"),
            ("a name with letters that have none there", asking("Å: a".encode())),
        ], self.refused)

    def test_a_request_names_one_host(self):
        start = b"GET /healthz HTTP/1.1\r\n"
        self.walk([
            ("none", start + b"\r\n"), ("two", start + HOST * 2 + b"\r\n"),
            ("two that differ", start + HOST + b"Host: evil.example\r\n\r\n"),
            ("two in different case", start + HOST + b"HOST: evil.example\r\n\r\n"),
            ("a second one that is no text", start + HOST + b"Host: \xff\r\n\r\n"),
            *((f"{name!r}", start + b"Host: " + name + b"\r\n\r\n") for name in (
                b"", b"a b", b"a,b", b"a/b", b"a\\b", b"user@a", b"a:b", b"a:80:80", b"a:99999999", b":80", b"[::1", b"[x]",
                b"<script>", b'a"b', b"\xff", "å.example".encode(), b"a?b", b"a#b", b"http://a")),
        ], self.refused)
        self.clear(start + b"Host: [::1]:8080\r\n\r\n", 200)
        with Line(self.server.port) as line:
            line.say(b"GET /healthz HTTP/1.0\r\n\r\n")
            self.assertEqual([answer.status for answer in line.hear_to_the_end()], [200], "HTTP/1.0 has none")

    def test_the_target_is_an_address_of_ours(self):
        self.walk([(str(target), asking(target=target), {400, 404}) for target in [
            b"healthz", b"//evil.example/", b"//healthz", b"http://", b"http:///healthz", b"http://user@localhost/healthz",
            b"http://a b/healthz", b"ftp://localhost/healthz", b"file:///etc/passwd", b"localhost:80", b"*",
            b"/healthz#x", b"\\healthz", b"/\xc3\xa5", b"/\xff", b"/health z", b"",
        ]], self.refused)
        self.walk([(str(target), asking(target=target), 404 if b"?" not in target else 400) for target in [
            b"/%zz", b"/%", b"/%4", b"/%00", b"/meetings/%00", b"/meetings/%ff", b"/meetings/%c0%af", b"/%e0%80%af",
            b"/documents/%2e%2e%2f%2e%2e%2fetc/passwd", b"/assets/%2e%2e/%2e%2e/etc/passwd", b"/assets/..%2fapp.css",
            b"/assets/../../etc/passwd", b"/../etc/passwd", b"/%2e%2e/", b"/./meetings/.", b"/meetings//", b"/meetings%2f",
            b"/meetings/%0d%0aX-Split:%20a", b"/meetings/%F0%9F%98%80", b"/%u0041", b"/meetings/" + b"a/" * 2000,
        ]], self.not_closed)
        self.walk([(str(query), asking(target=b"/search?" + query), {400}) for query in [
            b"q=%zz", b"q=%", b"q=%4", b"q=%00", b"q=%ff", b"q=%c0%af", b"q=%ed%a0%80", b"%ff=q",
            b"&".join(b"a=1" for _ in range(1001))]], self.refused)

    def not_closed(self, said, status):
        """An answer of that kind, and the next request is answered too."""
        self.clear(said, status)

    def test_a_feed_names_the_host_of_the_target_and_no_other(self):
        with Line(self.server.port) as line:
            line.say(asking(b"Connection: close", target=b"http://named.example/feed.atom"))
            answer, = line.hear_to_the_end()
        self.assertEqual(answer.status, 200)
        self.assertIn(b"http://named.example/", answer.body)
        self.assertNotIn(b"http://localhost", answer.body, "what the target names counts (9112 3.2.2)")

    def test_other_versions_and_other_protocols_are_refused(self):
        hello = bytes.fromhex("16030100c8010000c40303") + random.Random(1).randbytes(192)
        self.walk([(str(said[:30]), said) for said in [
            asking(version=b"HTTP/1.2"), asking(version=b"HTTP/2.0"), asking(version=b"HTTP/3.0"),
            asking(version=b"HTTP/0.9"), asking(version=b"HTTP/1"), asking(version=b"HTTP/1.10"),
            asking(version=b"http/1.1"), asking(version=b"HTTP/1.1 x"), asking(version=b"ICY/1.1"),
            b"GET /healthz\r\n", b"GET /healthz \r\n\r\n", b"GET  /healthz HTTP/1.1\r\n\r\n",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes.fromhex("000000040000000000"),
            b"PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n" + asking(), bytes.fromhex("0d0a0d0a000d0a515549540a") + b"\x21\x11",
            b"SSH-2.0-OpenSSH_9.2\r\n", b"EHLO example.org\r\n", hello, b"\r\n\r\n\r\n\r\n", b"nonsense\r\n\r\n",
            random.Random(2).randbytes(5000)]], self.refused)

    def test_methods_that_are_not_known_are_said_to_be_so(self):
        self.walk([(str(method), asking(method=method), {501}) for method in [
            b"TRACE", b"BREW", b"get", b"PROPFIND", b"M" * 5000, b"GETGET", b"!#$%&'*+-.^_`|~"]], self.refused)
        for connect in (asking(method=b"CONNECT", target=b"localhost:443"), asking(method=b"CONNECT")):
            self.refused(connect, {501})
        self.walk([(str(method), asking(method=method)) for method in [b"G\x00T", b"G(T", b"", "GËT".encode()]],
                  self.refused)
        for method in (b"PUT", b"DELETE", b"PATCH", b"POST"):
            with self.subTest(method):
                self.clear(asking(b"Content-Length: 3", method=method) + b"abc", 405)

    def test_nobody_is_told_to_go_on_who_need_not(self):
        """Expect: 100-continue (9110 10.1.1) where the body is not wanted, or the client is of old."""
        for lines in ([b"Expect: 100-continue", b"Content-Length: 2000000"], [b"Expect: 100-Continue", b"Content-Length: 5"],
                      [b"Expect: 100-continue", b"Transfer-Encoding: chunked"]):
            with self.subTest(lines), Line(self.server.port) as line:
                line.say(asking(*lines, method=b"POST", target=b"/nowhere"))
                self.others_are_served()
                answer, = line.hear_to_the_end()
                self.assertEqual(answer.status, 404, "without its body")
                self.assertNotIn(b"100 Continue", line.heard)
        with Line(self.server.port) as line:
            line.say(asking(b"Expect: 100-continue", b"Content-Length: 3", b"Connection: close"))
            self.assertTrue(line.hear_until(b"HTTP/1.1 100 Continue\r\n\r\n"))
            line.say(b"abc")
            self.assertEqual([answer.status for answer in line.hear_to_the_end()], [200])
        with Line(self.server.port) as line:
            line.say(asking(b"Expect: 100-continue", b"Content-Length: 3", version=b"HTTP/1.0") + b"abc")
            self.assertEqual([answer.status for answer in line.hear_to_the_end()], [200])
            self.assertNotIn(b"100 Continue", line.heard)
        self.clear(asking(b"Expect: coffee", b"Content-Length: 3") + b"abc", 200)

    def test_a_thousand_requests_at_once_are_answered_in_their_order(self):
        addresses = [b"/healthz", b"/nowhere", b"/readyz", b"/meetings?year=2023"]
        asked = [addresses[i % 4] for i in range(1000)]
        with Line(self.server.port) as line:
            whole = b"".join(asking(target=target) for target in asked[:-1]) + asking(b"Connection: close", target=asked[-1])
            sender = threading.Thread(target=line.say, args=(whole,))
            sender.start()
            self.others_are_served()
            answers = line.hear_to_the_end()
            sender.join()
        self.assertEqual(len(answers), 1000)
        self.assertEqual([answer.status for answer in answers], [404 if a == b"/nowhere" else 200 for a in asked])
        kinds = {a: {answer.body for asked_for, answer in zip(asked, answers) if asked_for == a} for a in addresses}
        self.assertEqual(len(kinds[b"/healthz"]), 1)
        self.assertTrue(all(b"2023" in body for body in kinds[b"/meetings?year=2023"]))


class TooMuch(Abuse):
    def test_a_head_without_end_is_refused(self):
        a_megabyte = 1 << 20
        before = self.memory()
        self.walk([
            ("one line of 1 MB", asking(b"X: " + b"x" * a_megabyte), {431}, True),
            ("1 MB without a line end", b"GET /healthz HTTP/1.1\r\n" + HOST + b"x" * a_megabyte, {400, 431}, True),
            ("10,000 lines", asking(*(b"X-%d: y" % i for i in range(10_000))), {431}, True),
            ("10,000 lines of one name", asking(*[b"A:b"] * 10_000), {431}, True),
            ("10,000 cookies", asking(*[b"Cookie: a=b"] * 10_000), {431}, True),
            ("one line folded 10,000 times", asking(b"X: a" + b"\r\n b" * 10_000), {431}, True),
            ("a target of 1 MB", asking(target=b"/" + b"x" * a_megabyte), {400, 414, 431}, True),
            ("a query of 1 MB", asking(target=b"/search?q=" + b"x" * a_megabyte), {400, 414, 431}, True),
            ("a method of 1 MB", asking(method=b"M" * a_megabyte), {400, 431}, True),
            ("1 MB of line ends", b"\r\n" * (a_megabyte // 2) + asking(), {400}, True),
            ("1 MB of noughts before a size", chunked(b"0" * a_megabyte + b"3\r\nabc\r\n0\r\n\r\n"), {400}, True),
            ("1 MB of words with a chunk", chunked(b"3;" + b"x" * a_megabyte + b"\r\nabc\r\n0\r\n\r\n"), {400}, True),
            ("1 MB of lines after the chunks", chunked(b"0\r\n" + b"X: y\r\n" * (a_megabyte // 6) + b"\r\n"), {400, 431}, True),
            ("a body of 2 MB where none is wanted", asking(b"Content-Length: 2000000", method=b"POST") + b"x" * 2_000_000,
             {405, 413}, True),
        ], self.refused)
        self.until(lambda: self.memory() < before + (200_000 if is_sanitized() else 20_000), "the memory comes back")

    def test_what_fits_is_taken(self):
        self.clear(asking(b"X: " + b"x" * 15_000), 200)
        self.clear(asking(*(b"X-%d: y" % i for i in range(1000))), 200)
        self.clear(asking(target=b"/healthz?" + b"&".join(b"a=1" for _ in range(1000))), 200)

    def test_an_upload_that_is_broken_off_leaves_nothing(self):
        visitor = self.server.get("/inputs/new")
        cookie = "; ".join(value.split(";")[0] for value in visitor.headers.get_all("Set-Cookie"))
        token = Page(visitor.text).values_of("/inputs/new")["form_token"]
        self.until(lambda: self.files_open() < 100, "what began with the server is over")
        files = self.files_open()
        start = (b'--B\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n' + token.encode() +
                 b'\r\n--B\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n')
        head = asking(b"Cookie: " + cookie.encode(), b"Content-Type: multipart/form-data; boundary=B",
                      b"Content-Length: 5000000", method=b"POST", target=b"/inputs/new")
        for end in (Line.break_off, Line.say_no_more):
            line = self.line()
            line.say(head + start + b"x" * 1_000_000)
            self.until(lambda: any(path.is_file() for path in self.uploads.rglob("*")), "it is being kept")
            self.others_are_served()
            end(line)
            self.until(lambda: not any(self.uploads.iterdir()), "nothing is left of it")
            line.socket.close()
        for _ in range(50):
            line = self.line()
            line.say(head + start + b"x" * 10_000)
            line.break_off()
        self.others_are_served()
        self.until(lambda: not any(self.uploads.iterdir()), "nothing is left of them")
        self.until(lambda: self.files_open() <= files, "their files are closed")

    def test_who_ends_half_of_the_connection_is_answered_when_all_was_said(self):
        with Line(self.server.port) as line:
            line.say(asking(target=b"/meetings"))
            line.say_no_more()
            answer, = line.hear_to_the_end()
            self.assertEqual((answer.status, answer.body), (200, self.page))
        for half in (b"G", b"GET /healthz HTTP/1.1\r\n", b"GET /healthz HTTP/1.1\r\nHost: loc", asking()[:-2],
                     asking(b"Content-Length: 10") + b"abc"):
            with self.subTest(half), Line(self.server.port) as line:
                line.say(half)
                self.others_are_served()
                line.say_no_more()
                self.assertEqual(line.hear_to_the_end(), [])
        for half in (b"", b"GET /healthz HT", asking(b"Content-Length: 10") + b"abc", asking(target=b"/meetings")):
            for _ in range(20):
                line = self.line()
                line.say(half)
                line.break_off()
        self.others_are_served()


class Slow(Abuse):
    """They all wait at the same time, so that the test takes as long as the most patient limit."""

    def test_who_sends_slowly_or_never_reads_is_closed_and_keeps_nobody_waiting(self):
        before = self.memory()
        dribbling = {"a head, byte by byte": asking(b"X: " + b"x" * 10_000),
                     "a name, byte by byte": b"GET /healthz HTTP/1.1\r\n" + b"x" * 10_000}
        slow_bodies = {"a body, byte by byte": asking(b"Content-Length: 10000"),
                       "chunks, byte by byte": asking(b"Transfer-Encoding: chunked")}
        lines = {name: self.line() for name in (*dribbling, *slow_bodies)}
        rest = {**dribbling, **{name: b"1\r\nx\r\n" * 5_000 for name in slow_bodies}}
        for name, head in slow_bodies.items():
            lines[name].say(head)
        readers = [self.never_reading() for _ in range(NEVER_READING)]
        begun, open_still = time.monotonic(), dict(lines)
        while open_still and time.monotonic() < begun + PATIENCE:
            for name, line in list(open_still.items()):
                at = int((time.monotonic() - begun) * 10)
                if not line.say(rest[name][at:at + 1]) or self.is_closed(line):
                    open_still.pop(name)
            self.others_are_served()
            time.sleep(0.1)
        self.assertEqual(list(open_still), [], "who sends slowly is closed")
        for line in lines.values():
            self.assertNotIn(200, [answer.status for answer in answers_in(line.heard)])
        grown = self.memory() - before
        print(f"\n    {NEVER_READING} who never read, each with 1,000 pages asked for: {grown} kB of memory beside {before}")
        self.assertLess(grown, 300_000 if is_sanitized() else 30_000)
        if LONG:
            self.until_closed(readers)
        for line in readers:
            line.socket.close()
        self.others_are_served()

    def never_reading(self):
        """Asks for 1,000 pages and reads none of them."""
        line = self.line()
        line.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.socket.settimeout(0.2)
        try:
            line.socket.sendall(asking(target=b"/meetings") * 1000)
        except TimeoutError:
            pass  # the server takes no more before its answers are taken
        line.socket.settimeout(PATIENCE)
        return line

    @staticmethod
    def is_closed(line):
        """Whether the other side has closed; takes what came."""
        line.socket.setblocking(False)
        try:
            while bytes := line.socket.recv(1 << 16):
                line.heard += bytes
            return True
        except BlockingIOError:
            return False
        except ConnectionResetError:
            return True
        finally:
            line.socket.settimeout(PATIENCE)

    def until_closed(self, readers):
        """A piece of 64 kB may take 15 s and a second for each kB (limits.hpp)."""
        state = lambda line: struct.unpack("B", line.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1))[0]
        end = time.monotonic() + 15 + 64 + PATIENCE
        while any(state(line) == 1 for line in readers):  # TCP_ESTABLISHED
            self.assertLess(time.monotonic(), end, "who never reads is closed")
            self.others_are_served()
            time.sleep(1)


class Proxied(Abuse):
    options = ("--trusted-proxy", "127.0.0.0/8")

    def test_nobody_behind_a_proxy_passes_for_the_machine_itself(self):
        """What the proxy adds to the line of its client counts, whatever the client wrote into it."""
        self.assertEqual(self.server.get("/metrics").status, 200, "from the machine itself")
        for written in (b"203.0.113.7", b"127.0.0.1, 203.0.113.7", b"\xff, 203.0.113.7", b"\xc3, 203.0.113.7", b"\xff", b""):
            with self.subTest(written), Line(self.server.port) as line:
                line.say(asking(b"X-Forwarded-For: " + written, b"Connection: close", target=b"/metrics"))
                answer, = line.hear_to_the_end()
                self.assertEqual(answer.status, 404)


class Idle(Abuse):
    def setUp(self):
        super().setUp()
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = IDLE + 500
        if hard != resource.RLIM_INFINITY and hard < wanted:
            print(f"\n    SKIPPED: {IDLE} connections need {wanted} files, and the hard limit here is {hard}", file=sys.stderr)
            self.skipTest(f"the hard limit of files is {hard}")
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))

    def test_many_who_connect_and_say_nothing_keep_nobody_out(self):
        self.others_are_served()
        self.until(lambda: self.files_open() < 100, "what began with the server is over")
        files, before = self.files_open(), self.memory()
        first = self.open_idle(b"")
        said = self.open_idle(b"GET /healthz HTTP/1.1\r\nHos")
        self.others_are_served()  # who came before them has been let in by now
        used = self.memory() - before
        opened = len(first) + len(said)
        print(f"\n    {opened} idle connections: {used} kB of memory beside {before} kB, "
              f"{self.files_open() - files} of them open")
        self.assertLess(used, (60 if is_sanitized() else 12) * min(opened, 4096) + 10_000, "kB")
        answered = self.answered_among(said)
        self.assertEqual(answered & {"other"}, set(), "each is answered or closed")
        self.assertIn("answered", answered, "the latest of them at least")
        for line in (*first, *said):
            line.close()
        self.others_are_served()
        self.until(lambda: self.files_open() <= files + 2, "their files are closed")
        self.until(lambda: self.memory() < before + used // 2 + 20_000, "their memory comes back")
        print(f"    after they left: {self.memory() - before} kB more than before")

    def open_idle(self, said):
        """Half of the connections, which say so much and no more; others are served all the while."""
        lines = []
        for i in range(IDLE // 2):
            line = socket.create_connection(("127.0.0.1", self.server.port), timeout=PATIENCE)
            self.addCleanup(line.close)
            try:
                line.sendall(said)
            except OSError:
                pass  # closed for others already
            lines.append(line)
            if i % 200 == 199:
                self.others_are_served()
        return lines

    def answered_among(self, lines):
        """What becomes of them when they say the rest."""
        became = set()
        for line in lines[-100:] + lines[:100]:
            try:
                line.sendall(b"t: localhost\r\nConnection: close\r\n\r\n")
                heard = b""
                while bytes := line.recv(1 << 16):
                    heard += bytes
            except OSError:
                became.add("closed")
                continue
            answers = answers_in(heard)
            became.add("closed" if not answers else "answered" if answers[0].status in (200, 503) else "other")
        return became


if __name__ == "__main__":
    unittest.main()
