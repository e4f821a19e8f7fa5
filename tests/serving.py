"""Starting a real server on an installation of its own, as a person or a nephew would."""

import atexit
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

import databases
import starting

PROGRAM = [sys.executable, "-m", "groundplan.cli"]
LONGEST_START = 60


def environment(home):
    """What a program on this installation is started with: no settings but the folder, and the database if it has one."""
    kept = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    own = {"GROUNDPLAN_HOME": str(home), "GROUNDPLAN_NO_OPEN": "1", "PYTHONWARNINGS": "ignore"}
    url = databases.of(home)
    return {**kept, **own, **({"DATABASE_URL": url} if url else {})}


# Of this process, by how they were made and whether they are on PostgreSQL: installations that are copied, each with what
# making it told.
_patterns: dict[tuple, tuple[Path, Any]] = {}


def served_once(home):
    """Make an installation on which a server has started and stopped."""
    Server(home).stop()


def settle(home, made=served_once):
    """Make an installation as `made` makes one, unless there is one: a copy, since bringing an empty database up to date
    takes longer than most tests. Returns where it is."""
    home = Path(home)
    if not (home / "secret").exists():
        pattern, _told = _pattern(made)
        shutil.copytree(pattern, home, dirs_exist_ok=True)
        if databases.on_postgresql():
            databases.copied_to(home, made)
    return home


def told_by(made):
    """What `made` returned for the installations that are settled as it makes them."""
    return _pattern(made)[1]


def _pattern(made):
    key = made, databases.on_postgresql()
    if key not in _patterns:
        pattern = Path(tempfile.mkdtemp(prefix="groundplan-pattern-")) / "an installation"
        atexit.register(shutil.rmtree, pattern.parent, ignore_errors=True)
        told = made(pattern)
        if databases.on_postgresql():
            databases.become_pattern(pattern, made)
        _patterns[key] = pattern, told
    return _patterns[key]


def _start(code, arguments, settings):
    """The program, or Python code in its place, with what it says and complains of in one `stdout`."""
    read, written = os.pipe()
    with Path(os.devnull).open() as nothing:
        process = starting.Started(arguments, settings, nothing.fileno(), written, written, code=code)
    os.close(written)
    process.stdout = os.fdopen(read)
    return process


class Server:
    """A running server: where it is, and its process."""

    def __init__(self, home, code=None, arguments=("serve", "--no-open"), **settings):
        self.home = Path(home)
        self.process = _start(code, arguments, {**environment(home), **settings})
        line = self.process.stdout.readline()
        found = re.search(r"Groundplan is at (http://127\.0\.0\.1:\d+)(\S*)", line)
        assert found, line + self.process.stdout.read()
        self.url, self.entrance = found[1], found[1] + found[2]

    def kill(self):
        """No chance to say anything: as when the power goes."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)
        self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        self.process.stdout.close()


@contextmanager
def serving(home, **how):
    server = Server(home, **how)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


def run(home, *arguments, text=None, **settings):
    """A command, as typed in a terminal; `settings` are set in its environment."""
    return starting.run(arguments, {**environment(home), **settings}, text)


def begin(home, *arguments):
    """A command that is left to itself: its process."""
    with Path(os.devnull).open("r+") as nothing:
        return starting.Started(arguments, environment(home), *[nothing.fileno()] * 3)


def signed_in(server):
    """A client that came in by the server's link and, on a fresh installation, answered the first questions."""
    client = httpx.Client(base_url=server.url, follow_redirects=True, timeout=30)
    page = client.get(server.entrance)
    if str(page.url).endswith("/first/"):
        fields = {"library": "Mill River Library", "department": "Young Adult Department", "person": "Ana"}
        page = client.post("/first/", data={**fields, "csrfmiddlewaretoken": token(page.text)})
    return client, str(page.url).removeprefix(server.url)


def token(html):
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]


def wait_until(what, patience=20.0):
    """Poll for something outside this process; there is no event to wait on across a kill."""
    end = time.monotonic() + patience
    while not (found := what()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
    return found
