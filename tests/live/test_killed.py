"""The server killed: what was acknowledged is there, and what is repeated is there once, every time."""

import sqlite3
import threading
from contextlib import closing

import httpx
import psycopg
import pytest
from sheets import answers, post, ready

import databases
from groundplan.workbook.document import Document
from serving import Server, settle

# Fifty on the embedded database, whose way of writing is ours; that PostgreSQL keeps a commit needs no proof of ours,
# only that we wait for it.
ROUNDS = 10 if databases.on_postgresql() else 50

# A server that kills itself between the commit and the reply, once, when a file in its folder asks it to.
DYING = """
import os, signal, sys
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "groundplan.web.settings"
import django
django.setup()
from groundplan.cli.main import main
from groundplan.web.workbooks import actions

flag = Path(os.environ["GROUNDPLAN_HOME"]) / "die"
save = actions.save
def save_and_die(*arguments):
    saved = save(*arguments)
    if flag.exists():
        flag.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return saved
actions.save = save_and_die
sys.exit(main(sys.argv[1:]))
"""


def test_what_was_acknowledged_is_there_after_kill_9(tmp_path):
    """Each round types into one list until the server is killed under it; every line acknowledged so far must be found."""
    acknowledged: list[str] = []
    for number in range(10):
        server = Server(settle(tmp_path))
        client, home, revision = ready(server)
        killer = threading.Timer(0.01 + number * 0.01, server.kill)
        try:
            for turn in range(1000):
                if turn == 6:
                    killer.start()
                line = f"round {number} line {turn}"
                reply = post(
                    client, home, {f"look-back/keep/r{number}x{turn}": line}, f"edit-{number}-{turn}", revision
                )
                if reply.status_code == 200 and reply.json()["saved"]:
                    acknowledged.append(line)
        except httpx.HTTPError:
            pass
        killer.join()
        client.close()
    told = {item["text"] for item in answers(tmp_path)["keep"]}
    assert len(acknowledged) > 50
    assert [line for line in acknowledged if line not in told] == []


def answer_in_log(home):
    """The document rebuilt from the database alone, without the server that was killed."""
    url = databases.of(home)
    with closing(psycopg.connect(url) if url else sqlite3.connect(home / "groundplan.sqlite3")) as database:
        log = database.cursor()
        log.execute('SELECT "update" FROM workbooks_logentry ORDER BY sequence')
        return Document.load([row[0] for row in log.fetchall()]).text("happened")


def test_what_was_acknowledged_survives_every_kill_and_what_was_not_is_there_once_when_sent_again(tmp_path):
    """Each round saves one answer, and is killed between the commit of another and its reply."""
    server = Server(settle(tmp_path), code=DYING)
    client, home, revision = ready(server)
    found = 0
    for number in range(ROUNDS):
        answer = {"look-back/happened": f"answer {number}"}
        assert post(client, home, answer, f"edit-number-{number}", revision).json()["saved"]
        fields = {f"look-back/change/row{number}": f"line {number}"}
        (tmp_path / "die").touch()
        with pytest.raises(httpx.HTTPError):
            post(client, home, fields, f"edit-of-round-{number}", revision)
        server.process.wait(30)
        server.process.stdout.close()
        client.close()
        found += answer_in_log(tmp_path) == f"answer {number}"
        server = Server(settle(tmp_path), code=DYING)
        client, home, now = ready(server)
        assert post(client, home, fields, f"edit-of-round-{number}", revision).json()["saved"]
        revision = now
    client.close()
    server.stop()
    assert found == ROUNDS
    texts = [item["text"] for item in answers(tmp_path)["change"]]
    assert sorted(texts) == sorted(f"line {number}" for number in range(ROUNDS))
