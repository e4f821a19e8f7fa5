"""A data folder that is damaged or read-only: one line says what, where and what to do, and nothing is changed."""

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from groundplan.web import installation
from groundplan.web.installation import Installation, RunningServer, UnusableDatabaseError, UnusableKeyError
from serving import PROGRAM, environment, serving

pytestmark = [pytest.mark.embedded, pytest.mark.untouched]
COMMANDS = [("serve", "--no-open"), ("workbook", "list")]
ZEROS = b"\0" * 64


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A data folder with something in it, made once; each test damages a copy."""
    home = tmp_path_factory.mktemp("filled") / "home"
    wish = ("--library", "Mill River Library", "--person", "Ana")
    subprocess.run([*PROGRAM, "workbook", "new", *wish], env=environment(home), check=True, capture_output=True)
    return home


@pytest.fixture
def home(terminal, filled):
    shutil.copytree(filled, terminal.home)
    return terminal.home


def state(home):
    """Every file that counts, with its content."""
    kept = (path for path in sorted(home.rglob("*")) if path.is_file() and path.name != "lock")
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in kept}


def refused(terminal, home):
    """The one line that every command says, having changed nothing."""
    before = state(home)
    lines = {terminal.refused(*command) for command in COMMANDS}
    assert state(home) == before
    (line,) = lines
    return line


@pytest.mark.parametrize(
    "left", [b"", b"a", b"x" * 39, ZEROS, "clé".encode() * 20, b"\xff" * 64, b"two words " * 10, "a folder"]
)
def test_a_key_that_cannot_be_one_is_refused(terminal, home, left):
    key = home / "secret"
    key.unlink()
    key.mkdir() if left == "a folder" else key.write_bytes(left)
    line = refused(terminal, home)
    assert str(key) in line
    assert "restore it from a backup, or remove that file" in line


def test_without_its_damaged_key_the_folder_opens_again_with_everything_in_it(terminal, home):
    (home / "secret").unlink()
    assert len(terminal.json("workbook", "list")["workbooks"]) == 1
    assert len((home / "secret").read_bytes()) == 64


def test_a_key_counts_only_once_it_is_on_the_disk(tmp_path, monkeypatch):
    synced = []
    sync = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda opened: (synced.append(str(Path(f"/proc/self/fd/{opened}").readlink())), sync(opened))
    )
    link = os.link
    monkeypatch.setattr(os, "link", lambda old, new: (synced.append("link"), link(old, new)))
    key = Installation(tmp_path).secret()
    assert [each.rpartition("secret.")[1] or each for each in synced] == ["secret.", "link", str(tmp_path)]
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]
    assert Installation(tmp_path).secret() == key
    (tmp_path / "secret").write_text(key + "\n")
    assert Installation(tmp_path).secret() == key


def test_a_full_disk_leaves_no_half_key(tmp_path, monkeypatch):
    def full(opened):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(installation.HomeError, match="No space left on device"):
        Installation(tmp_path).secret()
    assert list(tmp_path.iterdir()) == []


def cut(part):
    def damage(database):
        whole = database.read_bytes()
        database.write_bytes(whole[: part if part >= 0 else len(whole) + part])

    return damage


def a_folder(database):
    database.unlink()
    database.mkdir()


def torn_inside(database):
    whole = database.read_bytes()
    database.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))


DAMAGES = {
    "garbage": lambda database: database.write_bytes(b"no database at all " * 1000),
    "empty": cut(0),
    "cut off in its header": cut(50),
    "cut off after its header": cut(100),
    "cut off in the middle": cut(20_000),
    "its last page torn": cut(-100),
    "torn inside": torn_inside,
    "a folder": a_folder,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_database_is_refused(terminal, home, damage):
    database = home / "groundplan.sqlite3"
    DAMAGES[damage](database)
    line = refused(terminal, home)
    assert f"cannot use its database {database} (" in line
    assert "restore it from a backup" in line


def test_what_was_committed_beside_an_empty_database_is_not_dropped(home):
    database = home / "groundplan.sqlite3"
    database.write_bytes(b"")
    beside = home / "groundplan.sqlite3-wal"
    beside.write_bytes(b"committed")
    with pytest.raises(UnusableDatabaseError):
        Installation(home).look_at_database()
    assert beside.read_bytes() == b"committed"


def test_a_database_whose_last_pages_lie_beside_it_is_whole(home):
    database = home / "groundplan.sqlite3"
    open_elsewhere = sqlite3.connect(database)
    open_elsewhere.execute("CREATE TABLE more (text)")
    open_elsewhere.executemany("INSERT INTO more VALUES (?)", [("x" * 3000,)] * 100)
    open_elsewhere.commit()
    assert (home / "groundplan.sqlite3-wal").stat().st_size > 100_000
    Installation(home).look_at_database()
    open_elsewhere.close()


@pytest.mark.parametrize("command", [["manage", "migrate"], ["manage", "shell", "--no-imports", "-c", "from groundplan.web.accounts.models import Person; len(Person.objects.all())"]])  # fmt: skip
def test_djangos_own_commands_tell_of_a_damaged_database_in_one_line(terminal, home, command):
    DAMAGES["garbage"](home / "groundplan.sqlite3")
    assert "file is not a database" in terminal.refused(*command)


@pytest.mark.parametrize(
    "note",
    [
        *(json.dumps({"url": url, "secret": "s", "pid": 1}) for url in (
            "nowhere", "", "http://", "ftp://127.0.0.1:80", "http://127.0.0.1", "http://127.0.0.1:x", "http://a b:1",
            "http://[::1", "file:///etc/passwd:1",
        )),
        "", "no json", "[]", "null", "\0" * 50, '{"url": "http://127.0.0.1:1", "secret": "s", "pid": Infinity}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_a_note_of_a_server_that_cannot_be_one_is_passed_over(tmp_path, note):
    (tmp_path / "server.json").write_text(note)
    assert Installation(tmp_path).running_server() is None


def test_a_damaged_note_hinders_nobody_while_no_server_runs(terminal, home):
    (home / "server.json").write_text('{"url": "nowhere", "secret": "s", "pid": 1}')
    assert len(terminal.json("workbook", "list")["workbooks"]) == 1


@pytest.mark.parametrize("url", ["nowhere", "http://127.0.0.1:99999", "http://no.such.host.invalid:80"])
def test_a_damaged_note_beside_a_running_server_is_told_in_one_line(terminal, home, monkeypatch, url):
    monkeypatch.setattr("groundplan.cli.door.PATIENCE", 0.1)
    monkeypatch.setenv("GROUNDPLAN_HOME", str(home))
    from groundplan.cli import door

    with Installation(home).hold():
        (home / "server.json").write_text(json.dumps({"url": url, "secret": "s", "pid": 1}))
        with pytest.raises((installation.AlreadyRunningError, door.NoAnswerError)) as told:
            door.ask("workbook-list", {})
    assert "stop it" in told.value.sentence


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8000", "http://[::1]:8000", "http://localhost:80", "http://0.0.0.0:1"]
)
def test_the_note_of_a_server_is_read_as_it_was_written(tmp_path, url):
    server = RunningServer(url, "s3cret", 7)
    Installation(tmp_path).announce(server)
    assert Installation(tmp_path).running_server() == server


# -- who may only read


def powerless(home, *arguments):
    """A command by somebody whom modes bind: whoever is root gives up what lets her pass them by."""
    before = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []
    if before and not shutil.which("setpriv"):
        pytest.skip("root passes every mode by, and there is no setpriv")
    return subprocess.run(
        [*before, *PROGRAM, *arguments], env=environment(home), capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def modes():
    """Sets modes, and takes them back at the end."""
    changed = []

    def set_mode(path, mode):
        changed.append((path, path.stat().st_mode))
        path.chmod(mode)

    yield set_mode
    for path, mode in reversed(changed):
        path.chmod(mode)


@pytest.mark.parametrize("command", [*COMMANDS, ("workbook", "new", "--library", "L", "--person", "P")])
@pytest.mark.parametrize(
    ("what", "mode", "sentence"),
    [
        ("", 0o500, "cannot use its data folder"),
        ("", 0o000, "cannot use its data folder"),
        ("secret", 0o000, "cannot use its data folder"),
        ("lock", 0o400, "cannot use its data folder"),
        ("groundplan.sqlite3", 0o400, "cannot use its database"),
        ("groundplan.sqlite3", 0o000, "cannot use its database"),
    ],
)
def test_what_is_read_only_is_told_in_one_line(home, modes, command, what, mode, sentence):
    before = state(home)
    (home / "server.json").write_text("left by a server that was killed")
    modes(home / what, mode)
    told = powerless(home, *command)
    modes(home / what, 0o700)
    assert (told.returncode, told.stdout) == (2, "")
    (line,) = told.stderr.splitlines()
    assert sentence in line
    assert str(home) in line
    assert "Permission denied" in line or "readonly" in line or "unable to open" in line
    (home / "server.json").unlink(missing_ok=True)
    assert state(home) == before


def test_a_data_folder_that_is_a_file_or_cannot_be_made_is_told_in_one_line(terminal, tmp_path):
    terminal.home.write_text("a file")
    for command in COMMANDS:
        assert "cannot use its data folder" in terminal.refused(*command)
    terminal.home = tmp_path / "an installation" / "below a file"
    for command in COMMANDS:
        assert "cannot use its data folder" in terminal.refused(*command)


# -- a port that belongs to somebody else


class Page(BaseHTTPRequestHandler):
    """Another program's answer to whatever it is asked."""

    status, body = 404, b"<!doctype html><title>Not Groundplan</title>"

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_given):
        """Say nothing."""


@pytest.fixture
def another_program():
    server = HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_a_port_that_another_program_has_by_now_is_not_taken_for_the_server(terminal, home, another_program):
    note = {"url": f"http://127.0.0.1:{another_program}", "secret": "s", "pid": 1}
    (home / "server.json").write_text(json.dumps(note))
    assert len(terminal.json("workbook", "list")["workbooks"]) == 1


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, Page.body), (500, Page.body), (200, Page.body), (413, b"This is more than Groundplan takes"),
        (200, b"[]"), (422, b"[1]"), (422, b'{"other": 1}'), (200, b"\xff"), (302, b""),
    ],
)  # fmt: skip
def test_a_reply_that_is_no_doors_is_told_in_one_line(home, another_program, monkeypatch, status, body):
    from groundplan.cli import door

    monkeypatch.setenv("GROUNDPLAN_HOME", str(home))
    monkeypatch.setattr(Page, "status", status)
    monkeypatch.setattr(Page, "body", body)
    with Installation(home).hold():
        Installation(home).announce(RunningServer(f"http://127.0.0.1:{another_program}", "s", 1))
        with pytest.raises(door.NoAnswerError, match="does not take this command"):
            door.ask("workbook-list", {})


def test_a_server_that_does_not_speak_http_is_told_in_one_line(home, monkeypatch):
    from groundplan.cli import door

    def babble(listening):
        visitor, _address = listening.accept()
        visitor.recv(100_000)
        visitor.sendall(b"SSH-2.0-Nothing\r\n\r\n")
        visitor.close()

    monkeypatch.setenv("GROUNDPLAN_HOME", str(home))
    with socket.create_server(("127.0.0.1", 0)) as listening, Installation(home).hold():
        threading.Thread(target=babble, args=[listening], daemon=True).start()
        Installation(home).announce(RunningServer(f"http://127.0.0.1:{listening.getsockname()[1]}", "s", 1))
        with pytest.raises(door.NoAnswerError):
            door.ask("workbook-list", {})


def test_a_database_that_breaks_under_a_server_is_told_through_its_door(terminal, home):
    with serving(home):
        with sqlite3.connect(home / "groundplan.sqlite3") as database:
            database.execute("ALTER TABLE workbooks_workbook RENAME TO gone")
        database.close()
        line = terminal.refused("workbook", "list")
    assert f"cannot use its database {home / 'groundplan.sqlite3'} (no such table" in line


def test_a_good_folder_has_nothing_to_say(home):
    Installation(home).look_at_database()
    assert len(Installation(home).secret()) == 64
    Installation(home / "new").look_at_database()
    (home / "secret").write_text("short")
    with pytest.raises(UnusableKeyError):
        Installation(home).secret()
