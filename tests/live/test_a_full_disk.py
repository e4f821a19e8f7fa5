"""The disk is full: one clear sentence, nothing written before is lost, and the server goes on."""

import pytest
from sheets import answers, post, ready

from serving import Server, run, settle

# A server whose database may not grow beyond the number of pages in a file of its folder: to SQLite, a full disk.
NARROW = """
import os, sys
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "groundplan.web.settings"
import django
django.setup()
from django.db.backends.signals import connection_created
from groundplan.cli.main import main

limit = Path(os.environ["GROUNDPLAN_HOME"]) / "pages"

def narrow(connection, **_):
    if limit.exists():
        with connection.cursor() as cursor:
            if limit.read_text() == "soon":
                cursor.execute("PRAGMA page_count")
                limit.write_text(str(cursor.fetchone()[0] + 60))
            cursor.execute(f"PRAGMA max_page_count={limit.read_text()}")

connection_created.connect(narrow)
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.embedded
def test_a_full_disk_is_told_loses_nothing_and_is_over_when_there_is_room(tmp_path):
    server = Server(settle(tmp_path))
    client, home, revision = ready(server)
    client.close()
    server.stop()
    (tmp_path / "pages").write_text("soon")
    server = Server(tmp_path, code=NARROW)
    client, home, revision = ready(server)
    saved = []
    for number in range(200):
        line = f"line {number} " + "x" * 5000
        reply = post(client, home, {f"look-back/keep/row{number}": line}, f"edit-number-{number}", revision)
        if reply.status_code != 200:
            break
        saved.append(line)
    assert 0 < len(saved) < 200
    assert reply.status_code == 507
    assert reply.json()["saved"] is False
    assert "disk is full" in reply.json()["sentence"]
    page = client.post(
        f"{home}sheet/look-back/",
        data={"look-back/happened": "typed in vain " * 500, "edit": "by-hand", "revision": revision,
              "csrfmiddlewaretoken": client.headers["x-form"]},
    )  # fmt: skip
    assert page.status_code == 507
    assert "typed in vain" in page.text
    assert client.get(f"{home}sheet/look-back/").status_code == 200
    client.close()
    server.stop()
    (tmp_path / "pages").unlink()
    server = Server(tmp_path, code=NARROW)
    client, home, revision = ready(server)
    again = {f"look-back/keep/row{len(saved)}": line}
    assert post(client, home, again, f"edit-number-{len(saved)}", revision).json()["saved"]
    client.close()
    server.stop()
    assert [item["text"] for item in answers(tmp_path)["keep"]] == [*saved, line]


def test_a_data_folder_that_cannot_be_used_is_told_in_one_line(tmp_path):
    (tmp_path / "taken").write_text("a file where the folder should be")
    done = run(tmp_path / "taken", "serve", "--no-open")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "cannot use its data folder" in line
