"""What an earlier release wrote is found whole by this one: answers, wordings, the shelf, the log, pictures."""

import json
import zipfile
from pathlib import Path

import pytest

from serving import run, serving, signed_in

pytestmark = pytest.mark.untouched
RELEASES = sorted((Path(__file__).parents[1] / "releases").glob("*.zip"))
LOG = "workbooks.logentry"


@pytest.fixture(params=RELEASES, ids=lambda path: path.stem)
def release(request):
    return request.param


@pytest.fixture
def upgraded(release, terminal):
    """This program, on what the release left."""
    terminal.done("restore", release)
    return terminal


def within(before, now, where=""):
    """Where something of before is missing or another: what came to it since may be there."""
    if isinstance(before, dict) and isinstance(now, dict):
        found = [
            within(each, now[key], f"{where}/{key}") if key in now else [f"{where}/{key}"]
            for key, each in before.items()
        ]
        return [place for places in found for place in places]
    if isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        return [place for at, each in enumerate(before) for place in within(each, now[at], f"{where}/{at}")]
    return [] if before == now else [where]


def rows(path, table):
    """A backup's rows of a table, by key, each by the names of its fields."""
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        fields = next(each["fields"] for each in manifest["tables"] if each["name"] == table)
        lines = archive.read(f"tables/{table}.jsonl").decode().splitlines()
    return {row["id"]: row for row in (dict(zip(fields, json.loads(line), strict=True)) for line in lines)}


def test_there_is_something_of_every_release_to_look_at():
    assert "0.1.0" in {path.stem for path in RELEASES}


def test_every_answer_wording_and_shelf_is_found(upgraded, release):
    before = json.loads(release.with_suffix(".json").read_text(encoding="utf-8"))
    assert len(before) == 2
    for each in before:
        assert within(each, upgraded.json("workbook", "show", each["workbook"])) == []
    assert upgraded.json("workbook", "list")["workbooks"]


def test_every_row_of_every_table_is_found(upgraded, release, tmp_path):
    upgraded.done("backup", tmp_path / "again.zip")
    with zipfile.ZipFile(release) as archive:
        names = [each["name"] for each in json.loads(archive.read("manifest.json"))["tables"]]
    assert LOG in names
    assert len(rows(release, LOG)) > 100
    for name in names:
        # Every document begins an epoch with a restore, with a snapshot of its own.
        before, now = rows(release, name), rows(tmp_path / "again.zip", name)
        changed = {"epoch"} if name == "workbooks.document" else set()
        for key, row in before.items():
            kept = {field: value for field, value in row.items() if field not in changed}
            assert within(kept, now[key], f"{name}/{key}") == []


def test_pictures_are_shown_and_people_go_on(upgraded, release):
    (picture,) = rows(release, "workbooks.picture").values()
    with zipfile.ZipFile(release) as archive:
        data = archive.read(f"uploads/{picture['stored_as']}")
    assert (upgraded.home / "uploads" / picture["stored_as"]).read_bytes() == data
    before = json.loads(release.with_suffix(".json").read_text(encoding="utf-8"))
    upgraded.done("workbook", "answer", before[0]["workbook"], "kwl", "know", "Since the upgrade")
    assert "Since the upgrade" in upgraded.done("workbook", "show", before[0]["workbook"])
    with serving(upgraded.home) as server:
        client, _where = signed_in(server)
        assert client.get("/").status_code == 200
        client.close()
    well = {each["check"]: each["well"] for each in json.loads(upgraded("doctor", "--json").stdout)["findings"]}
    assert well["log"]
    assert well["pictures"]


@pytest.mark.embedded
def test_a_backup_of_a_release_to_come_is_refused(terminal, release, tmp_path):
    later = tmp_path / "later.zip"
    with zipfile.ZipFile(release) as archive, zipfile.ZipFile(later, "w") as out:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "manifest.json":
                told = json.loads(data)
                told["migrations"].append(["workbooks", "9999_later"])
                data = json.dumps({**told, "version": "9.9.9"}).encode()
            out.writestr(name, data)
    assert "9.9.9, which is newer" in terminal.refused("restore", later)
    assert run(terminal.home, "workbook", "list").returncode == 0
