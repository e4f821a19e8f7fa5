"""`jobs`: what waits and what failed is in sight, and the operator has it tried again."""

import json
import sqlite3
from contextlib import closing

import psycopg
import pytest

import databases
from serving import run, serving, wait_until

FAILED = """INSERT INTO jobs_job (id, kind, arguments, due, state, attempts, error, created, ended)
 VALUES ('{id}', '{kind}', '{{}}', '2020-01-01 00:00:00+00:00', '{state}', 12, '{error}',
 '2020-01-01 00:00:00+00:00', '2020-01-01 00:00:00+00:00')"""
ID = "0" * 31 + "{n}"


def put_in(home, n, state, kind="forget-done-jobs", error=""):
    url, file = databases.of(home), home / "groundplan.sqlite3"
    with closing(psycopg.connect(url) if url else sqlite3.connect(file)) as database, database:
        database.execute(FAILED.format(id=ID.format(n=n), kind=kind, state=state, error=error))


def test_an_installation_in_which_nothing_failed_says_so(terminal, workbook):
    assert "nothing failed" in terminal.done("jobs")
    assert terminal.json("jobs") == {"waiting": [], "given_up": []}


def test_what_was_given_up_is_told_by_the_doctor_and_tried_again(terminal, workbook):
    put_in(terminal.home, 1, "given up", error="The post office is shut.")
    done = terminal("jobs")
    assert done.returncode == 1
    assert "given up: 2020-01-01T00:00:00+00:00  forget-done-jobs  The post office is shut." in done.stdout
    told = json.loads(terminal("doctor", "--json").stdout)["findings"]
    (finding,) = [each for each in told if each["check"] == "jobs"]
    assert "The post office is shut." in finding["message"]
    assert "groundplan jobs --again" in finding["hint"]
    assert terminal.json("jobs", "--again")["again"] == 1
    # A server does it now.
    with serving(terminal.home):
        wait_until(lambda: not json.loads(terminal("jobs", "--json").stdout)["waiting"])
    assert terminal.json("jobs") == {"waiting": [], "given_up": []}


def test_what_was_given_up_can_be_forgotten(terminal, workbook):
    put_in(terminal.home, 1, "given up")
    put_in(terminal.home, 2, "waiting", kind="unheard-of")
    told = terminal.json("jobs", "--forget")
    assert (told["forgotten"], len(told["waiting"]), told["given_up"]) == (1, 1, [])


@pytest.mark.embedded
def test_a_job_that_a_killed_server_had_claimed_is_done_by_the_next_one(terminal, workbook):
    put_in(terminal.home, 3, "waiting")
    with closing(sqlite3.connect(terminal.home / "groundplan.sqlite3")) as database, database:
        claimed = "UPDATE jobs_job SET claim = id, attempts = 1, claimed_until = '2999-01-01 00:00:00+00:00'"
        database.execute(claimed)
    with serving(terminal.home) as server:
        wait_until(lambda: not json.loads(terminal("jobs", "--json").stdout)["waiting"])
        server.kill()
    assert run(terminal.home, "jobs").returncode == 0
