"""A real server's standard error: JSON throughout when asked for, and nothing in it that somebody wrote."""

import json
import sqlite3
from contextlib import closing

import httpx
import psycopg
from sheets import post, ready

import databases
from serving import serving, settle

MARK = "zxqmark"


def tell(home, statement):
    url = databases.of(home)
    with closing(psycopg.connect(url) if url else sqlite3.connect(home / "groundplan.sqlite3")) as database, database:
        database.execute(statement)


def log_of(server):
    """Everything that the server wrote after its first line, once it has stopped."""
    server.process.terminate()
    told = server.process.stdout.read()
    server.process.wait(30)
    server.process.stdout.close()
    return told


def test_every_line_is_json_and_an_accident_is_one_of_them(tmp_path):
    with serving(settle(tmp_path), GROUNDPLAN_LOG="json") as server:
        client, where, revision = ready(server)
        assert post(client, where, {"look-back/happened": MARK}, "edit-one", revision).json()["saved"]
        client.get(f"{where}sheet/look-back/?q={MARK}", headers={"user-agent": MARK})
        tell(tmp_path, "ALTER TABLE workbooks_logentry RENAME TO hidden")
        broken = post(client, where, {"look-back/happened": f"{MARK} 2"}, "edit-two", revision)
        assert broken.status_code == 500
        client.close()
        told = log_of(server)
    assert MARK not in told
    assert server.entrance.rstrip("/").rpartition("/")[2] not in told
    lines = [json.loads(line) for line in told.splitlines()]
    requests = [line for line in lines if line["event"] == "request"]
    assert {"healthz", "enter", "sheet"} & {line["route"] for line in requests}
    assert all(
        set(line) <= {"time", "level", "event", "request", "method", "route", "status", "ms"} for line in requests
    )
    (accident,) = [line for line in lines if line["event"] == "request.failed"]
    assert accident["request"] == broken.headers["x-request-id"]
    assert accident["error"].startswith(("OperationalError", "ProgrammingError"))
    assert any("groundplan.web.workbooks" in place for place in accident["at"])


def test_without_asking_for_it_there_is_no_line_for_a_request(tmp_path):
    with serving(settle(tmp_path)) as server:
        client, _where, _revision = ready(server)
        client.close()
        assert log_of(server) == ""


def test_health_says_503_while_the_database_cannot_be_read_and_no_more_than_that(tmp_path):
    with serving(settle(tmp_path)) as server:
        well = httpx.get(f"{server.url}/healthz")
        assert (well.status_code, well.json(), well.headers["cache-control"]) == (200, {"ok": True}, "no-store")
        tell(tmp_path, "ALTER TABLE libraries_library RENAME TO hidden")
        ill = httpx.get(f"{server.url}/healthz")
        assert (ill.status_code, ill.json()) == (503, {"ok": False})
        tell(tmp_path, "ALTER TABLE hidden RENAME TO libraries_library")
        assert httpx.get(f"{server.url}/healthz").status_code == 200
        assert "database.unreadable" in log_of(server)
