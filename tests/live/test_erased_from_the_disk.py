"""An erased name is nowhere in the installation's files; a server that is killed meanwhile has erased it, or not begun."""

import httpx
import psycopg
import pytest
from sheets import answers, hidden, post, ready

import databases
from serving import Server, serving, settle

NAME = "Zebulon"
EDITS = 130

# A server that kills itself at the end of an erasure, before the commit, once, when a file in its folder asks it to.
DYING = """
import os, signal, sys
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "groundplan.web.settings"
import django
django.setup()
from groundplan.cli.main import main
from groundplan.web.workbooks import erasing

flag = Path(os.environ["GROUNDPLAN_HOME"]) / "die"
record = erasing.record
def record_and_die(*given, **named):
    record(*given, **named)
    if flag.exists():
        flag.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
erasing.record = record_and_die
sys.exit(main(sys.argv[1:]))
"""


def write(server):
    """The name in many entries, letter by letter, in what is there now and in what was removed; and a snapshot."""
    client, home, revision = ready(server)
    for number in range(EDITS):
        text = f"{number} {NAME} and more"[: number + 1]
        field = "look-back/happened" if number % 2 else f"look-back/keep/r{number % 7}"
        told = post(client, home, {field: text}, f"edit-{number}", revision).json()
        assert told["saved"], told
        revision = told["revision"]
    return client, home


def erase(client, home):
    fields = {"text": NAME, "instead": "a teen", "deed": "erase", "sure": "yes"}
    return client.post(f"{home}erase/", data={**fields, "csrfmiddlewaretoken": client.headers["x-form"]})


def bytes_of(folder):
    """Everything that lies in the data folder, in small letters."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()).lower()


def in_the_database(home):
    """How many rows of any table on the server hold the name, as text or as bytes."""
    count = 0
    with psycopg.connect(databases.of(home)) as server:
        tables = server.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        for (table,) in tables.fetchall():
            columns = server.execute(
                "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s", [table]
            )
            for column, kind in columns.fetchall():
                text = f"encode(\"{column}\", 'escape')" if kind == "bytea" else f'"{column}"::text'
                found = server.execute(f'SELECT count(*) FROM "{table}" WHERE {text} ILIKE %s', [f"%{NAME[:5]}%"])
                count += found.fetchone()[0]
    return count


def traces(home):
    return in_the_database(home) if databases.on_postgresql() else bytes_of(home).count(NAME[:5].lower().encode())


def test_nothing_of_the_name_is_left_while_the_server_runs_and_after_it(tmp_path):
    home = tmp_path / "an installation"
    with serving(settle(home)) as server:
        client, address = write(server)
        assert traces(home)
        assert "It is erased from" in erase(client, address).text
        assert traces(home) == 0
        assert "a teen" in client.get(f"{address}sheet/look-back/").text
        client.close()
    assert traces(home) == 0


def test_a_server_that_is_killed_in_the_middle_has_changed_nothing(tmp_path):
    home = tmp_path / "an installation"
    server = Server(settle(home), code=DYING)
    client, address = write(server)
    (home / "die").touch()
    with pytest.raises(httpx.HTTPError):
        erase(client, address)
    server.process.wait(30)
    server.process.stdout.close()
    client.close()
    assert NAME in str(answers(home))
    with serving(home) as again:
        client, address, _revision = ready(again)
        page = client.get(f"{address}sheet/look-back/").text
        assert hidden(page, "revision") == f"1.{EDITS}"
        assert "It is erased from" in erase(client, address).text
        assert hidden(client.get(f"{address}sheet/look-back/").text, "revision") == f"2.{EDITS}"
        client.close()
    assert traces(home) == 0
