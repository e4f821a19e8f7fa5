"""`DATABASE_URL`: the installation's data lies in the database that it names, and nowhere else."""

import socket
import sqlite3
from contextlib import closing

import psycopg
import pytest

import databases
from serving import run

pytestmark = pytest.mark.untouched
PLACES = "SELECT name FROM libraries_library"


def test_what_is_written_lies_in_the_one_database_there_is(terminal, workbook):
    url, file = databases.of(terminal.home), terminal.home / "groundplan.sqlite3"
    with closing(psycopg.connect(url) if url else sqlite3.connect(file)) as database:
        assert database.execute(PLACES).fetchall() == [("Mill River Library",)]
    assert file.exists() is not bool(url)


@pytest.mark.parametrize(
    "url", ["s3cret", "mysql://a:s3cret@b/c", "sqlite:///s3cret.db", "postgres://[s3cret", "://s3cret"]
)
@pytest.mark.parametrize("command", [("serve", "--no-open"), ("serve", "--workers", "2"), ("workbook", "list")])
def test_what_names_no_database_is_told_in_one_line_and_not_repeated(terminal, url, command):
    done = run(terminal.home, *command, DATABASE_URL=url)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("DATABASE_URL names no database that Groundplan works on")
    assert "s3cret" not in line


@pytest.mark.parametrize("command", [("serve", "--no-open"), ("workbook", "list"), ("manage", "migrate")])
def test_a_database_server_that_does_not_answer_is_told_in_one_line(terminal, command):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"postgres://groundplan:s3cret@127.0.0.1:{nobody.getsockname()[1]}/groundplan"
        done = run(terminal.home, *command, DATABASE_URL=url)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "cannot use its database 127.0.0.1/groundplan (" in line
    assert "s3cret" not in line
    assert not (terminal.home / "groundplan.sqlite3").exists()
