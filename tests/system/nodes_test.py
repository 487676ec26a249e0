"""Two nodes serve one register in PostgreSQL. What is made confidential on one is not served by the
other from a page that it keeps, not even while it is cut off from the database."""

import http.client
import os
import re
import selectors
import socket
import threading
import time
import unittest
from urllib.parse import parse_qs, urlsplit

from forms_test import Client, Page
from forum import POSTGRES, Case, Forum, Serving, generate_notes, needs_postgres, run
from secrecy_test import Reader


class Line:
    """The way from a node to PostgreSQL, which lets through, is silent, or is cut."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.pairs, self.lock, self.is_open = [], threading.Lock(), threading.Event()
        self.is_open.set()
        self.refuses = False
        threading.Thread(target=self.accept, daemon=True).start()

    @staticmethod
    def to_database():
        address = urlsplit(POSTGRES)
        asked = parse_qs(address.query)
        folder = asked.get("host", [""])[0]
        port = address.port or int(asked.get("port", ["5432"])[0])
        if not folder:
            return socket.create_connection((address.hostname or "127.0.0.1", port))
        server = socket.socket(socket.AF_UNIX)
        server.connect(os.path.join(folder, f".s.PGSQL.{port}"))
        return server

    def accept(self):
        while True:
            try:
                node, _ = self.listener.accept()
            except OSError:
                return
            if self.refuses:
                node.close()
                continue
            server = self.to_database()
            with self.lock:
                self.pairs.append((node, server))
            threading.Thread(target=self.carry, args=(node, server), daemon=True).start()

    def carry(self, node, server):
        other = {node: server, server: node}
        try:
            with selectors.DefaultSelector() as waiting:
                for end in other:
                    waiting.register(end, selectors.EVENT_READ)
                while True:
                    for key, _ in waiting.select():
                        self.is_open.wait()
                        piece = key.fileobj.recv(1 << 16)
                        if not piece:
                            return
                        other[key.fileobj].sendall(piece)
        except (OSError, ValueError):
            pass  # cut
        finally:
            node.close(), server.close()

    def fall_silent(self):
        self.is_open.clear()

    def cut(self):
        self.refuses = True
        with self.lock:
            for pair in self.pairs:
                for end in pair:
                    try:
                        end.shutdown(socket.SHUT_RDWR)
                    except OSError:
                        pass  # closed already
            self.pairs.clear()

    def mend(self):
        self.refuses = False
        self.is_open.set()

    def close(self):
        self.listener.close()
        self.cut()
        self.is_open.set()


@needs_postgres
class NodesTest(Case):
    def setUp(self):
        super().setUp()
        self.register = self.forum_on_postgres()
        (notes,) = generate_notes.write(self.folder / "notes", 1, seed=7, size=4000)
        self.assert_done(self.register.take_in(notes))
        (body,), = self.register.rows("SELECT name FROM body")
        (meeting,), = self.register.rows("SELECT id FROM meeting WHERE state = 'held'")
        (self.turn,), = self.register.rows("SELECT text FROM turn WHERE audience IS NULL ORDER BY position LIMIT 1")
        self.address = f"/meetings/{meeting}"
        self.assert_done(run("user", "add", "anna@region.example", "--role", "secretary", "--body", body,
                             *self.register.place()))
        self.line = Line()
        self.addCleanup(self.line.close)
        name = urlsplit(self.register.database).path
        user = urlsplit(self.register.database).username or "radslag"
        far = Forum(self.register.folder, f"postgresql://{user}@127.0.0.1:{self.line.port}{name}?sslmode=disable")
        self.near = self.enterContext(Serving(self.register))
        self.far = self.enterContext(Serving(far))
        link = self.assert_done(run("user", "link", *self.register.place(), "anna@region.example")).out.strip()
        reader = Reader(self.near, link)
        self.addCleanup(reader.connection.close)
        self.secretary = Client(self.near.port, "en", like=reader)

    def set_readers(self, readers, **more):
        edit = self.address + "/edit"
        values = Page(self.secretary.get(edit).text).values_of(edit)
        answer = self.secretary.post(edit, {**values, "readers": readers, **more})
        self.assertEqual(answer.status, 303, Page(answer.text).errors)

    def publish(self):
        self.set_readers("public", lets_others_in="on")
        for node in (self.near, self.far):
            pages = [node.get(self.address, "en") for _ in range(2)]
            self.assertEqual([page.status for page in pages], [200, 200])
            self.assertIn(self.words(), self.text(pages[0]))
            self.assertEqual(pages[0].headers["ETag"], pages[1].headers["ETag"])

    def words(self):
        return " ".join(self.turn.split())[:40]

    @staticmethod
    def text(page):
        return " ".join(re.sub("<[^>]*>", "", page.text).split())

    def status_within(self, seconds):
        """What the far node answers, or None while it says nothing. It never gives the meeting."""
        connection = http.client.HTTPConnection("127.0.0.1", self.far.port, timeout=seconds)
        try:
            connection.request("GET", self.address, headers={"Accept-Language": "en"})
            answer = connection.getresponse()
            text = answer.read().decode()
            self.assertNotIn(self.words(), " ".join(re.sub("<[^>]*>", "", text).split()))
            return answer.status
        except TimeoutError:
            return None
        finally:
            connection.close()

    def until_it_is_gone(self):
        end = time.monotonic() + 90
        while (status := self.status_within(30)) != 404:
            self.assertIn(status, (None, 503))
            self.assertLess(time.monotonic(), end)
            time.sleep(0.1)

    def test_what_is_narrowed_on_one_is_gone_from_the_other(self):
        self.publish()
        self.set_readers("members")
        for node in (self.near, self.far):
            self.assertEqual(node.get(self.address, "en").status, 404)

    def test_a_node_that_is_cut_off_serves_no_kept_page(self):
        self.publish()
        self.line.cut()
        self.set_readers("members")
        time.sleep(1)
        self.assertEqual(self.status_within(30), 503)
        problem = self.far.get("/api/v1/meetings")
        self.assertEqual((problem.status, problem.headers["Content-Type"]), (503, "application/problem+json"))
        self.assertEqual(self.near.get(self.address, "en").status, 404)
        self.line.mend()
        self.until_it_is_gone()

    def test_what_is_sent_to_a_node_that_is_cut_off_comes_back_and_can_be_sent_again(self):
        far = Client(self.far.port, "en", like=self.secretary)
        edit = self.address + "/edit"
        values = {**Page(far.get(edit).text).values_of(edit), "title": "Ett möte med nytt namn"}
        self.line.cut()
        kept = far.post(edit, values)
        self.assertEqual(kept.status, 503)
        self.assertEqual(kept.getheader("Retry-After"), "5")
        self.assertIn("Ett möte med nytt namn", kept.text)
        self.assertIn("send it again", kept.text)
        self.line.mend()
        again = Page(kept.text).values_of(edit)
        end = time.monotonic() + 90
        while (answer := far.post(edit, again)).status != 303:
            self.assertEqual(answer.status, 503)
            self.assertLess(time.monotonic(), end)
            time.sleep(0.1)
        self.assertIn("Ett möte med nytt namn", self.near.get(self.address, "en").text)

    def test_a_node_whose_database_has_fallen_silent_serves_no_kept_page(self):
        self.publish()
        self.line.fall_silent()
        self.set_readers("members")
        time.sleep(1)
        self.assertIn(self.status_within(3), (None, 503))
        self.line.mend()
        self.until_it_is_gone()


if __name__ == "__main__":
    unittest.main()
