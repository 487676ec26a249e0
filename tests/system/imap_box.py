"""A mail server with one mailbox, for the tests of what is taken from one. It speaks IMAP (RFC 3501)
with STARTTLS, AUTHENTICATE PLAIN (RFC 4616) and XOAUTH2, as little as a reader needs, and does wrong
what it is told to.

    with ImapBox(user="kansli", password="hemligt") as box:
        uid = box.put(b"Subject: Hej\\r\\n\\r\\nHej\\r\\n")
        ... read 127.0.0.1, box.port ...
        box.wait_until(lambda: uid in box.fetched)

By hand or from other languages: `imap_box.py --help`. It prints its port and ends when its standard
input does."""

import argparse
import base64
import re
import socketserver
import sys
import tempfile
import threading
import time
from pathlib import Path

from certificates import made_in


class Closed(Exception):
    """The connection is to end, or has ended."""


class Conversation(socketserver.StreamRequestHandler):
    """One connection."""

    disable_nagle_algorithm = True

    def handle(self):
        self.box = self.server.box
        self.encrypted, self.user, self.opened, self.read_only = False, None, False, False
        with self.box.changed:
            self.box.connections += 1
            self.box.open += 1
        try:
            if self.box.tls == "implicit":
                self.encrypt()
            self.at("greeting")
            self.say("* OK box.example ready")
            while True:
                self.tag, _, rest = self.hear().partition(" ")
                verb, _, rest = rest.partition(" ")
                if verb.upper() == "UID":
                    verb, _, rest = rest.partition(" ")
                    verb = "UID_" + verb
                self.box.note(verb.upper())
                self.at(verb.upper())
                getattr(self, "on_" + verb.lower(), self.on_unknown)(rest.strip())
        except (Closed, OSError, ValueError):
            pass

    def finish(self):
        with self.box.changed:
            self.box.open -= 1
            self.box.changed.notify_all()
        try:
            super().finish()
        except OSError:
            pass
        self.request.close()  # after STARTTLS another one than the server knows

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def end(self, words, status="OK"):
        self.say(f"{self.tag} {status} {words}")

    def hear(self):
        line = self.rfile.readline(65536)
        if not line.endswith(b"\r\n"):
            raise Closed
        return line[:-2].decode("utf-8", "replace")

    def at(self, step):
        """Does wrong what it was told to at this step."""
        fault = self.box.faults.get(step)
        if callable(fault):
            fault()
        if fault == "hang":
            self.box.reached(step)
            self.box.ended.wait()
            raise Closed
        if fault == "close":
            self.box.reached(step)
            raise Closed
        if fault == "rubbish":
            self.box.reached(step)
            self.wfile.write(b"\x00\xff\x16\x03 {99999999999999999999}\r\n* * *\r\n" * 50)
            raise Closed
        if fault == "no":
            self.box.reached(step)
            self.end("[SERVERBUG] Not now", "NO")
            raise Closed

    def encrypt(self):
        self.request = self.box.context.wrap_socket(self.request, server_side=True)
        self.encrypted = True
        self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb", 0)

    def on_capability(self, rest):
        words = ["IMAP4rev1", "SASL-IR"]
        if self.box.tls == "starttls" and not self.encrypted:
            words.append("STARTTLS")
        words += ["AUTH=" + way for way in self.box.ways]
        self.say("* CAPABILITY " + " ".join(words))
        self.end("Done")

    def on_starttls(self, rest):
        if self.box.tls != "starttls" or self.encrypted:
            return self.end("Not offered", "BAD")
        self.end("Go ahead")
        self.encrypt()

    def on_authenticate(self, rest):
        way, _, first = rest.partition(" ")
        if not first:
            self.say("+ ")
            first = self.hear()
        said = base64.b64decode(first, validate=True).decode()
        if way == "PLAIN":
            _, user, secret = said.split("\0")
            right = self.box.password is not None and secret == self.box.password
        else:
            fields = dict(field.partition("=")[::2] for field in said.split("\1") if field)
            user, secret = fields.get("user", ""), fields.get("auth", "")
            right = self.box.token is not None and secret == "Bearer " + self.box.token
        if user == self.box.user and right:
            self.user = user
            return self.end("Welcome")
        # A careless server repeats what it was told: what the reader makes of that is its matter.
        self.end(f"[AUTHENTICATIONFAILED] Not accepted: {user} {secret}", "NO")

    def on_select(self, rest, read_only=False):
        self.opened = False
        if self.user is None:
            return self.end("Who are you?", "BAD")
        if rest.removeprefix('"').removesuffix('"') != self.box.folder:
            return self.end("[NONEXISTENT] No such folder", "NO")
        self.opened, self.read_only = True, read_only
        with self.box.changed:
            self.validity = self.box.validity
            self.say(f"* {len(self.box.mails)} EXISTS")
            self.say("* FLAGS (\\Seen \\Deleted)")
            self.say(f"* OK [UIDVALIDITY {self.box.validity}] Valid")
        self.end("[READ-ONLY] Opened" if read_only else "[READ-WRITE] Opened")

    def on_examine(self, rest):
        self.on_select(rest, True)

    def stay(self):
        """Whoever opened a folder that was made anew since is sent away; as long as it is open its ids
        stand for the same mails (RFC 3501, 2.3.1.1)."""
        if self.validity != self.box.validity:
            self.say("* BYE The folder was made anew")
            raise Closed

    def on_fetch(self, rest):
        """Numbers and sizes by place, in one piece."""
        asked = re.fullmatch(r"(\d+):(\d+) \(UID RFC822.SIZE\)", rest)
        if not self.opened or not asked:
            return self.end("Cannot be read", "BAD")
        with self.box.changed:
            self.stay()
            mails = [(place, uid, self.box.sizes.get(uid, len(octets))) for place, (uid, octets) in
                     enumerate(sorted(self.box.mails.items()), 1) if int(asked[1]) <= place <= int(asked[2])]
        self.say("\r\n".join([*(f"* {place} FETCH (UID {uid} RFC822.SIZE {size})" for place, uid, size in mails),
                              f"{self.tag} OK Done"]))

    def on_uid_fetch(self, rest):
        asked = re.fullmatch(r"(\d+) BODY\[\]", rest)
        if not self.opened or not asked:
            return self.end("Cannot be read", "BAD")
        with self.box.changed:
            self.stay()
            uids = sorted(self.box.mails)
            octets = self.box.mails.get(int(asked[1]))
        if octets is not None:
            self.give(uids.index(int(asked[1])) + 1, int(asked[1]), octets)
        self.end("Done")

    def give(self, number, uid, octets):
        if not self.read_only:
            self.box.seen.add(uid)
        self.wfile.write(f"* {number} FETCH (UID {uid} BODY[] {{{len(octets)}}}\r\n".encode())
        fault = self.box.faults.get("middle")
        if fault:
            self.wfile.write(octets[:len(octets) // 2])
            self.box.reached("middle")
            if fault == "hang":
                self.box.ended.wait()
            raise Closed
        self.wfile.write(octets + b")\r\n")
        self.box.gave(uid)

    def on_noop(self, rest):
        self.end("Well")

    def on_logout(self, rest):
        self.say("* BYE Goodbye")
        self.end("Done")
        raise Closed

    def on_unknown(self, rest):
        self.end("Unknown", "BAD")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False


class ImapBox:
    """A mailbox at 127.0.0.1. `folder`: as it stands between quotes in a command. `faults`: a step ("greeting", a verb, "UID_FETCH", or "middle" of a
    mail) to what goes wrong there: "hang", "close", "rubbish", "no", or a function. `sizes`: what it says of a mail
    instead of its size. `tls`: None, "starttls" or "implicit", with a certificate of its own in
    `certificate`. `after_giving` is called with the number of a mail that has been given whole."""

    def __init__(self, user="kansli", password=None, token=None, tls=None, folder="INBOX",
                 ways=("PLAIN", "XOAUTH2"), port=0, certificates=None):
        self.user, self.password, self.token, self.tls = user, password, token, tls
        self.folder, self.ways = folder, ways
        self.validity, self.mails, self.sizes, self.faults = 7, {}, {}, {}
        self.seen, self.fetched, self.verbs = set(), [], []
        self.connections, self.open, self.reached_steps = 0, 0, []
        self.after_giving = None
        self.ended = threading.Event()
        self.changed = threading.Condition(threading.RLock())
        self.folder_of_certificate = None
        if tls:
            self.folder_of_certificate = None if certificates else tempfile.TemporaryDirectory()
            self.certificate, self.context = made_in(Path(certificates or self.folder_of_certificate.name), "box")
        self.server = Server(("127.0.0.1", port), Conversation)
        self.server.box = self
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.server.shutdown()
        self.server.server_close()
        if self.folder_of_certificate:
            self.folder_of_certificate.cleanup()

    def put(self, octets, uid=None):
        """A mail that has come; its number."""
        with self.changed:
            uid = uid or max(self.mails, default=0) + 1
            self.mails[uid] = octets
            return uid

    def note(self, verb):
        with self.changed:
            self.verbs.append(verb)
            self.changed.notify_all()

    def reached(self, step):
        with self.changed:
            self.reached_steps.append(step)
            self.changed.notify_all()

    def gave(self, uid):
        with self.changed:
            self.fetched.append(uid)
            self.changed.notify_all()
        if self.after_giving:
            self.after_giving(uid)

    def wait_until(self, holds, seconds=30):
        end = time.monotonic() + seconds
        with self.changed:
            while not holds():
                self.changed.wait(0.1)
                if time.monotonic() >= end:
                    raise TimeoutError(f"it did not come to that; last commands: {self.verbs[-12:]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    for name in ("user", "password", "token", "folder", "certificates"):
        parser.add_argument("--" + name)
    parser.add_argument("--fault", action="append", default=[], metavar="STEP=WHAT",
                        help='"greeting=hang", "UID_FETCH=no"')
    parser.add_argument("--tls", choices=("starttls", "implicit"))
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("mails", nargs="*", type=Path)
    options = {name: value for name, value in vars(parser.parse_args()).items() if value is not None}
    mails, faults = options.pop("mails"), options.pop("fault")
    with ImapBox(**options) as box:
        box.faults.update(fault.split("=", 1) for fault in faults)
        for mail in mails:
            box.put(mail.read_bytes())
        print(box.port, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
