"""A mail server that keeps what it gets and refuses what it is told to: for the tests of everything
that sends. It speaks SMTP (RFC 5321) with STARTTLS (RFC 3207) and AUTH (RFC 4954), as little as a
client needs.

    with SmtpSink(answers={"gone@example.org": "550 5.1.1 No such user"}) as sink:
        ... send to 127.0.0.1, sink.port ...
        (mail,) = sink.wait_for(1)
        mail.recipient, mail.message()["Subject"]

By hand or from other languages: `smtp_sink.py --help`. It prints its port, writes each mail as one
JSON object a line, and ends when its standard input does.
"""

import argparse
import base64
import email
import email.policy
import json
import socketserver
import sys
import tempfile
import threading
import time
from pathlib import Path

from certificates import made_in


class Mail:
    """One mail as it was taken: the envelope, the octets without what DATA adds to them, and how it
    came. `connection` counts the connections from 1."""

    def __init__(self, sender, recipients, octets, user, encrypted, connection):
        self.sender, self.recipients, self.octets = sender, recipients, octets
        self.user, self.encrypted, self.connection = user, encrypted, connection

    @property
    def recipient(self):
        (one,) = self.recipients
        return one

    def message(self):
        """The mail as Python's parser reads it."""
        return email.message_from_bytes(self.octets, policy=email.policy.default)

    def as_json(self):
        return json.dumps({"from": self.sender, "to": self.recipients,
                           "octets": base64.b64encode(self.octets).decode(), "user": self.user,
                           "encrypted": self.encrypted, "connection": self.connection})


class Closed(Exception):
    """The connection is to end, or has ended."""


class Conversation(socketserver.StreamRequestHandler):
    """One connection."""

    def handle(self):
        self.sink = self.server.sink
        self.number = self.sink.count_connection()
        self.user, self.encrypted = None, False
        self.reset()
        try:
            if self.sink.tls == "implicit":
                self.encrypt()
            self.at("greeting")
            self.say("220 sink.example ESMTP")
            while True:
                line = self.hear()
                verb, _, rest = line.partition(" ")
                verb = verb.upper()
                self.at(verb)
                getattr(self, "on_" + verb.lower(), self.on_unknown)(rest.strip())
        except (Closed, OSError):
            pass

    def finish(self):
        super().finish()
        self.request.close()  # after STARTTLS another one than the server knows

    def reset(self):
        self.sender, self.recipients = None, []

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def hear(self):
        line = self.rfile.readline(8192)
        if not line.endswith(b"\r\n"):
            raise Closed
        return line[:-2].decode("utf-8", "replace")

    def at(self, step):
        """Waits where it was told to."""
        if self.sink.hang == step:
            self.sink.ended.wait()
            raise Closed
        if self.sink.delay:
            self.sink.ended.wait(self.sink.delay)

    def encrypt(self):
        self.request = self.sink.context.wrap_socket(self.request, server_side=True)
        self.encrypted = True
        self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb", 0)

    def on_ehlo(self, name):
        self.reset()
        lines = ["sink.example", "8BITMIME", "SIZE 41943040"]
        if self.sink.tls == "starttls" and not self.encrypted:
            lines.append("STARTTLS")
        if self.sink.asks_for_user():
            lines.append("AUTH PLAIN LOGIN XOAUTH2")
        for line in lines[:-1]:
            self.say("250-" + line)
        self.say("250 " + lines[-1])

    def on_helo(self, name):
        self.reset()
        self.say("250 sink.example")

    def on_starttls(self, rest):
        if self.sink.tls != "starttls" or self.encrypted:
            return self.say("502 5.5.1 Not offered")
        self.say("220 2.0.0 Go ahead")
        self.encrypt()

    def ask(self, prompt):
        self.say("334 " + base64.b64encode(prompt.encode()).decode())
        return self.hear()

    def on_auth(self, rest):
        way, _, first = rest.partition(" ")
        user, secret, wanted = "", "", self.sink.password
        try:
            if way.upper() == "PLAIN":
                _, user, secret = self.decoded(first or self.ask("")).split("\0")
            elif way.upper() == "LOGIN":
                user = self.decoded(first or self.ask("Username:"))
                secret = self.decoded(self.ask("Password:"))
            elif way.upper() == "XOAUTH2":
                fields = dict(field.partition("=")[::2] for field in
                              self.decoded(first or self.ask("")).split("\1") if field)
                user, secret = fields.get("user", ""), fields.get("auth", "")
                wanted = self.sink.token and "Bearer " + self.sink.token
            else:
                return self.say("504 5.5.4 Unknown way")
        except ValueError:
            return self.say("501 5.5.2 Cannot be read")
        if user == self.sink.user and wanted and secret == wanted:
            self.user = user
            return self.say("235 2.7.0 Welcome")
        if way.upper() == "XOAUTH2":
            self.ask('{"status":"401"}')
        # A careless server repeats what it was told: what the client makes of that is its matter.
        self.say(f"535 5.7.8 Not accepted: {user} {secret}")

    @staticmethod
    def decoded(text):
        return base64.b64decode(text, validate=True).decode()

    def address(self, rest, word):
        """What stands in "FROM:<…>" or "TO:<…>"; nothing if it does not."""
        path = rest.split(" ")[0]
        if path[:len(word)].upper() != word or not path.endswith(">"):
            return None
        return path[len(word):-1]

    def on_mail(self, rest):
        sender = self.address(rest, "FROM:<")
        if sender is None or self.sender is not None:
            return self.say("501 5.5.4 Not so")
        if self.sink.asks_for_user() and self.user is None:
            return self.say("530 5.7.0 Who are you?")
        answer = self.sink.answers.get("from:" + sender)
        if answer:
            return self.say(answer)
        self.sender = sender
        self.say("250 2.1.0 Sender")

    def on_rcpt(self, rest):
        recipient = self.address(rest, "TO:<")
        if recipient is None or self.sender is None:
            return self.say("503 5.5.1 Not now")
        answer = self.sink.answers.get(recipient)
        if answer:
            for line in answer.split("\n"):
                self.say(line)
            return
        self.recipients.append(recipient)
        self.say("250 2.1.5 Recipient")

    def on_data(self, rest):
        if not self.recipients:
            return self.say("503 5.5.1 Not now")
        self.say("354 Go ahead")
        octets = self.hear_octets()
        self.at("end of DATA")
        answer = self.sink.answers.get("data:" + self.recipients[0])
        if answer:
            self.say(answer)
        else:
            self.sink.keep(Mail(self.sender, self.recipients, octets, self.user, self.encrypted,
                                self.number))
            self.say("250 2.0.0 Kept")
        self.reset()

    def hear_octets(self):
        lines = []
        while True:
            line = self.rfile.readline()
            if not line or self.sink.close_in_data:
                raise Closed
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line[1:] if line.startswith(b".") else line)

    def on_rset(self, rest):
        self.reset()
        self.say("250 2.0.0 Forgotten")

    def on_noop(self, rest):
        self.say("250 2.0.0 Well")

    def on_quit(self, rest):
        self.say("221 2.0.0 Goodbye")
        raise Closed

    def on_unknown(self, rest):
        self.say("502 5.5.1 Unknown")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False


class SmtpSink:
    """A sink at 127.0.0.1. `answers`: an address, or "from:" or "data:" and the address, to what is
    answered instead of yes (to the recipient, the sender, the end of the recipient's DATA).
    `hang`: where it falls silent: "greeting", a verb, or "end of DATA". `delay`: seconds before each
    answer. `tls`: None, "starttls" or "implicit", with a certificate of its own in
    `certificate`."""

    def __init__(self, answers=None, user=None, password=None, token=None, tls=None,
                 close_in_data=False, hang=None, delay=0, port=0, file=None, certificates=None):
        self.answers, self.user, self.password, self.token = answers or {}, user, password, token
        self.tls, self.close_in_data, self.hang, self.delay = tls, close_in_data, hang, delay
        self.file = Path(file) if file else None
        self.ended = threading.Event()
        self.changed = threading.Condition()
        self.kept, self.connections = [], 0
        self.folder = None
        if tls:
            self.folder = None if certificates else tempfile.TemporaryDirectory()
            self.certificate, self.context = made_in(Path(certificates or self.folder.name), "sink")
        self.server = Server(("127.0.0.1", port), Conversation)
        self.server.sink = self
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.server.shutdown()
        self.server.server_close()
        if self.folder:
            self.folder.cleanup()

    def asks_for_user(self):
        return self.user is not None

    def count_connection(self):
        with self.changed:
            self.connections += 1
            return self.connections

    def keep(self, mail):
        with self.changed:
            if self.file:
                with self.file.open("a") as file:
                    file.write(mail.as_json() + "\n")
            self.kept.append(mail)
            self.changed.notify_all()

    def messages(self):
        """All mails taken so far, eldest first."""
        with self.changed:
            return list(self.kept)

    def wait_for(self, count, seconds=20):
        """All mails as soon as there are `count`; fails after that time."""
        end = time.monotonic() + seconds
        with self.changed:
            while len(self.kept) < count:
                if not self.changed.wait(end - time.monotonic()) and time.monotonic() >= end:
                    raise TimeoutError(f"{len(self.kept)} mails of {count} came")
            return list(self.kept)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--answer", action="append", default=[], metavar="ADDRESS=TEXT",
                        help='"a@b.se=450 Later"; also from:ADDRESS and data:ADDRESS')
    for name in ("user", "password", "token", "hang", "file", "certificates"):
        parser.add_argument("--" + name)
    parser.add_argument("--tls", choices=("starttls", "implicit"))
    parser.add_argument("--close-in-data", action="store_true")
    parser.add_argument("--delay", type=float, default=0)
    parser.add_argument("--port", type=int, default=0)
    options = vars(parser.parse_args())
    answers = dict(answer.split("=", 1) for answer in options.pop("answer"))
    with SmtpSink(answers=answers, **options) as sink:
        print(sink.port, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
