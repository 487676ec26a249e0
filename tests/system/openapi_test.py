"""The description of the API: linted, and in a long run put between a program and the server, where each
request and each answer is judged by it. Both judges are not ours: redocly and prism, which npm brings."""

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from forum import LONG, ROOT, Case, Serving, run

NODES = [path for path in ROOT.glob("node_modules/node-linux-*/bin/node")] + [Path(shutil.which("node") or "none")]
REDOCLY = ROOT / "node_modules/@redocly/cli/bin/cli.js"
PINNED = ROOT / "tests/prism"
PRISM = ROOT / "build/prism"  # 90 MB, brought when it is needed
MEMBER = "dalarna@demo.example"


def environment():
    return {**os.environ, "PATH": f"{NODES[0].parent}:{os.environ['PATH']}", "REDOCLY_TELEMETRY": "off",
            "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "CI": "true"}


class DescriptionTest(Case):
    @unittest.skipUnless(REDOCLY.exists(), "npm has not brought redocly: script/bootstrap test")
    def test_the_description_has_no_fault_of_the_recommended_rules(self):
        forum = self.forum()
        self.assert_done(forum.command("init", "--name", "Forum", "--roster", "se-regions", "--admin", "a@example.org",
                                       "--test"))
        for base in ((), ("--base-url", "https://forum.example.org")):
            with Serving(forum, *base) as server:
                file = self.file("openapi.json", server.get("/api/v1/openapi.json").text)
            ended = subprocess.run([NODES[0], REDOCLY, "lint", "--extends", "recommended", "--format", "json", file],
                                   env=environment(), capture_output=True, text=True, timeout=120)
            self.assertEqual(ended.returncode, 0, ended.stdout + ended.stderr)
            told = json.loads(ended.stdout[ended.stdout.index("{"):])
            self.assertEqual(told["totals"], {"errors": 0, "warnings": 0, "ignored": 0}, told)


class Prism:
    """Stands before the server and answers in its place where it or a request is not as described."""

    def __init__(self, description, port):
        self.description, self.upstream = description, port

    def __enter__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [NODES[0], PRISM / "node_modules/@stoplight/prism-cli/dist/index.js", "proxy", self.description,
             f"http://127.0.0.1:{self.upstream}", "--errors", "--port", str(self.port)],
            env=environment(), stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        for _ in range(600):
            if "listening" in self.said():
                return self
            time.sleep(0.05)
        self.__exit__()
        raise AssertionError(self.said())

    def said(self):
        return os.pread(self.log.fileno(), 1 << 24, 0).decode()

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.text = answer.read().decode()
            return answer
        finally:
            connection.close()

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.log.close()


@unittest.skipUnless(LONG, "every page through a proxy: in the long run")
class ProxyTest(Case):
    def setUp(self):
        super().setUp()
        if not (PRISM / "node_modules").exists():
            shutil.copytree(PINNED, PRISM, dirs_exist_ok=True)
            subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=PRISM,
                           env=environment(), check=True, stdout=subprocess.DEVNULL, timeout=300)

    def walk(self, prism, path, status=200):
        """All pages; what is not as described comes as a 5xx or 422 of the proxy's own."""
        ids = []
        while path:
            answer = prism.ask("GET", path)
            self.assertEqual(answer.status, status, f"{path}: {answer.text[:1000]}")
            page = json.loads(answer.text)
            ids += [item["id"] for item in page["items"] if "gone" not in item]
            path = page["next"]
            self.asked += 1
        return ids

    def test_all_requests_and_answers_are_as_described(self):
        forum, self.asked = self.forum(), 0
        self.assert_done(forum.command("demo"))
        token = self.assert_done(run("user", "token", MEMBER, *forum.place())).out.strip()
        with Serving(forum) as server:
            description = json.loads(server.get("/api/v1/openapi.json").text)
            file = self.file("openapi.json", json.dumps(description))
            with Prism(file, server.port) as prism:
                for path, methods in description["paths"].items():
                    if path.endswith("}"):
                        continue
                    if "parameters" not in methods["get"]:
                        self.assertEqual(prism.ask("GET", path).status, 200, path)
                        continue
                    ids = self.walk(prism, f"{path}?limit=50")
                    self.walk(prism, f"{path}?limit=200&modified_since=2001-01-01T00:00:00Z")
                    for id in ids[:20]:
                        answer = prism.ask("GET", f"{path}/{id}")
                        self.assertEqual(answer.status, 200, answer.text[:1000])
                        again = prism.ask("GET", f"{path}/{id}", **{"If-None-Match": answer.getheader("ETag")})
                        self.assertEqual(again.status, 304)
                    self.assertEqual(prism.ask("GET", f"{path}/aaaaaaaaaaaaa").status, 404)
                    for parameter in methods["get"]["parameters"]:
                        for value in parameter["schema"].get("enum", []):
                            self.walk(prism, f"{path}?limit=200&{parameter['name']}={value}")
                answer = prism.ask("POST", "/api/v1/inputs", json.dumps({"text": "När plogas bron?", "kind": "question",
                                   "body": forum.rows("SELECT id FROM body ORDER BY name")[0][0]}),
                                   Authorization=f"Bearer {token}", **{"Content-Type": "application/json"})
                self.assertEqual(answer.status, 201, answer.text)
                self.assertEqual(re.findall(r"(?i)violation.*", prism.said()), [])
                print(f"prism: {self.asked} pages of collections, none with a violation")


if __name__ == "__main__":
    unittest.main()
