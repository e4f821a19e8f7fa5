"""The city's sign-on as tests use it: the running provider, somebody's browser there, and a line that can be tampered
with in between."""

import http.server
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import httpx

PROVIDER = Path(__file__).with_name("provider.py")
CLIENT, SECRET, PASSWORD = "groundplan", "a secret of two", "a city password"


class City:
    """A provider behind a line. `url` is the line's address, which the provider takes for its own; `change` maps a path to
    a function of an answer's body; `asked` lists what was asked, as (path, body)."""

    def __init__(self, address):
        self.address, self.change, self.asked, self.down = address, {}, [], False
        city = self

        class Line(http.server.BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                plain = self.path.partition("?")[0]
                city.asked.append((plain, body.decode()))
                if city.down:
                    self.send_error(503)
                    return
                passed = {k: v for k, v in self.headers.items() if k.lower() not in ("accept-encoding", "connection")}
                told = httpx.request(self.command, city.address + self.path, headers=passed, content=body, timeout=60)
                content = city.change[plain](told.content) if plain in city.change else told.content
                self.send_response(told.status_code)
                for name, value in told.headers.multi_items():
                    if name not in ("content-length", "transfer-encoding", "connection", "date", "server"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = answer  # noqa: N815 the names that the server looks for

            def log_message(self, *args):
                pass

        self.line = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Line)
        self.url = f"http://127.0.0.1:{self.line.server_port}"
        threading.Thread(target=self.line.serve_forever, daemon=True).start()

    def close(self):
        self.line.shutdown()
        self.line.server_close()

    def grant(self, where, login):
        """Somebody signs in at the city's own pages and says yes; returns where the city then sends her browser."""
        with httpx.Client(follow_redirects=True, timeout=60) as browser:
            page = browser.get(where)
            page = browser.post(
                page.url, data={"csrfmiddlewaretoken": token(page.text), "login": login, "password": PASSWORD}
            )
            fields = {
                "csrfmiddlewaretoken": token(page.text),
                "request": re.search(r'name="request" value="([^"]+)"', page.text)[1],
                "scopes": re.findall(r'name="scopes" value="([^"]+)"', page.text),
                "action": "grant",
            }
            target = re.search(r'<form[^>]*action="([^"]*authorize[^"]*)"', page.text)
            answer = browser.post(
                urljoin(str(page.url), target[1] if target else ""), data=fields, follow_redirects=False
            )
        assert answer.status_code == 302, answer.text[:2000]
        return answer.headers["location"]


def token(html):
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]


@contextmanager
def city(folder, callback, *names):
    """A running provider for one client that comes back to `callback`."""
    program = [sys.executable, PROVIDER, folder, CLIENT, SECRET, callback, *names]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        city = City(process.stdout.readline().strip())
        try:
            assert city.address, "the provider did not start"
            yield city
        finally:
            city.close()
            process.kill()
