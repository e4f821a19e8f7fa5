"""`move`: a SQLite installation goes over to PostgreSQL whole, or not at all, and stays as it is where it was."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from urllib.parse import urlsplit

import psycopg
import pytest
from sheets import post, ready

import databases
from serving import PROGRAM, environment, run, serving, wait_until

pytestmark = pytest.mark.skipif(
    not databases.on_postgresql(), reason="needs PostgreSQL: set GROUNDPLAN_TEST_DATABASE_URL"
)
EMBEDDED = {"DATABASE_URL": ""}


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """An installation on SQLite, with answers in two sheets, to be copied."""
    home = tmp_path_factory.mktemp("pattern") / "an installation"
    wish = ("--library", "Mill River Library", "--department", "Teens", "--person", "Ana", "--json")
    workbook = json.loads(run(home, "workbook", "new", *wish, **EMBEDDED).stdout)["workbook"]
    for sheet, question, text in (
        ("look-back", "happened", "é 𝄞 😀 مكتبة"),
        ("connected-learning-plan", "mission", "For all"),
    ):
        assert run(home, "workbook", "answer", workbook, sheet, question, text, **EMBEDDED).returncode == 0
    home.joinpath("workbook").write_text(workbook)
    return home


@pytest.fixture
def home(pattern, tmp_path):
    return shutil.copytree(pattern, tmp_path / pattern.name)


@pytest.fixture
def empty(tmp_path):
    """The address of an empty database."""
    return databases.of(tmp_path / "a database elsewhere")


def shown(home, **settings):
    return json.loads(run(home, "workbook", "show", (home / "workbook").read_text(), "--json", **settings).stdout)


def tables(url):
    with closing(psycopg.connect(url)) as there:
        return there.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()[0]


def digest(home):
    """The database's content, statement by statement."""
    with closing(sqlite3.connect(home / "groundplan.sqlite3")) as database:
        return hashlib.sha256("\n".join(database.iterdump()).encode()).hexdigest()


def test_everything_goes_over_and_nothing_changes_where_it_was(home, empty):
    before = digest(home)
    done = run(home, "move", "--to", empty, "--json", **EMBEDDED)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert (told["workbooks"], told["edits"], told["rows"]["accounts.person"]) == (1, 2, 1)
    assert told["to"] == f"127.0.0.1{urlsplit(empty).path}"
    assert shown(home, DATABASE_URL=empty) == shown(home, **EMBEDDED)
    assert digest(home) == before
    assert not [*home.glob("*moving*")]
    more = run(home, "workbook", "answer", told_workbook(home), "look-back", "happened", "More", DATABASE_URL=empty)
    assert (more.returncode, more.stderr) == (0, "")
    again = run(home, "move", "--to", empty, **EMBEDDED)
    assert again.returncode == 2
    assert "name an empty one" in again.stderr


def told_workbook(home):
    return (home / "workbook").read_text()


def test_it_says_what_to_do_next_and_no_password(home, tmp_path):
    url = urlsplit(databases.of(tmp_path / "there"))
    done = run(home, "move", "--to", "-", text=f"{url.geturl()}\n", **EMBEDDED)
    assert (done.returncode, done.stderr) == (0, "")
    assert "set DATABASE_URL" in done.stdout
    assert f"{url.username}:{url.password}" not in done.stdout


def test_the_way_back_takes_everything_too(home, empty, tmp_path):
    assert run(home, "move", "--to", empty, **EMBEDDED).returncode == 0
    occupied = run(home, "move", "--to", "sqlite", DATABASE_URL=empty)
    assert occupied.returncode == 2
    assert "name an empty one" in occupied.stderr
    kept = shown(home, **EMBEDDED)
    for path in home.glob("groundplan.sqlite3*"):
        path.unlink()
    done = run(home, "move", "--to", "sqlite", DATABASE_URL=empty)
    assert (done.returncode, done.stderr) == (0, "")
    assert "unset DATABASE_URL" in done.stdout
    assert shown(home, **EMBEDDED) == kept


def test_a_form_that_was_open_before_can_still_be_saved_after(tmp_path, empty):
    """The history is the same one, so a revision that a page knows stays good."""
    home = tmp_path / "served"
    with serving(home, **EMBEDDED) as server:
        client, where, revision = ready(server)
        revision = post(client, where, {"look-back/happened": "before"}, "edit-one", revision).json()["revision"]
        assert run(home, "move", "--to", empty, **EMBEDDED).returncode == 2
        client.close()
    assert run(home, "move", "--to", empty, **EMBEDDED).returncode == 0
    with serving(home, DATABASE_URL=empty) as server:
        client, where, _revision = ready(server)
        saved = post(client, where, {"look-back/happened": "after"}, "edit-two", revision)
        assert saved.json()["saved"]
        client.close()


def test_while_a_server_runs_nothing_is_moved(tmp_path, empty):
    home = tmp_path / "served"
    with serving(home, **EMBEDDED):
        done = run(home, "move", "--to", empty, **EMBEDDED)
    assert done.returncode == 2
    assert "already runs" in done.stderr
    assert tables(empty) == 0


@pytest.mark.parametrize("address", ["mysql://a:s3cret@b/c", "postgres://", "there", "postgres://a:s3cret@b:x/c", ""])
def test_what_is_no_address_is_refused_without_repeating_it(home, address):
    done = run(home, "move", "--to", address, **EMBEDDED)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "s3cret" not in line


def test_a_database_that_does_not_answer_is_named(home):
    done = run(home, "move", "--to", "postgres://a:s3cret@127.0.0.1:1/there", **EMBEDDED)
    (line,) = done.stderr.splitlines()
    assert "cannot use its database 127.0.0.1/there" in line
    assert "s3cret" not in line


def test_killed_in_the_middle_the_target_is_empty_and_the_source_untouched(home, empty):
    """While a table that comes late is locked by somebody, the move waits in its transaction, and is killed there."""
    before = digest(home)
    with closing(psycopg.connect(empty)) as there:
        # The first thing a move asks for: whoever makes the table of migrations meanwhile waits for this one.
        there.execute("CREATE TABLE django_migrations (id int)")
        moving = subprocess.Popen([*PROGRAM, "move", "--to", empty], env={**environment(home), **EMBEDDED},
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
        with closing(psycopg.connect(empty, autocommit=True)) as looking:
            waits = (
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            wait_until(lambda: looking.execute(waits).fetchone()[0] or moving.poll() is not None)
        assert moving.poll() is None
        moving.kill()
        moving.communicate(timeout=30)
        there.rollback()
    assert tables(empty) == 0
    assert digest(home) == before
    assert run(home, "move", "--to", empty, **EMBEDDED).returncode == 0
    assert shown(home, DATABASE_URL=empty) == shown(home, **EMBEDDED)
    assert not [*home.glob("*moving*")]
