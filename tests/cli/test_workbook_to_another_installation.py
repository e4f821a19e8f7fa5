"""`workbook export` and `import`: a workbook goes to another installation whole, and a file from strangers harms nobody."""

import json
import uuid
import zipfile
from pathlib import Path

import pytest

from serving import run, serving, settle, signed_in
from workbook_files import forged, row_of, told

pytestmark = pytest.mark.untouched
RELEASE = Path(__file__).parents[1] / "releases" / "0.1.0.zip"
LOG, DOCUMENTS = "workbooks.logentry", "workbooks.document"


def restored(home):
    """Restore the release's backup into a new installation."""
    assert run(home, "restore", str(RELEASE)).returncode == 0


@pytest.fixture
def full(terminal):
    """The id of a workbook with something of everything in it, and another library's beside it."""
    settle(terminal.home, restored)
    return terminal.json("workbook", "list")["workbooks"][0]["workbook"]


@pytest.fixture
def file(terminal, full, tmp_path):
    terminal.done("workbook", "export", full, tmp_path / "ours.groundplan")
    return tmp_path / "ours.groundplan"


@pytest.fixture
def elsewhere(tmp_path, terminal):
    """A terminal at another installation, where nobody has written yet."""
    return type(terminal)(settle(tmp_path / "another installation"))


def shown(terminal, workbook):
    """What a workbook says, without its id."""
    return {**terminal.json("workbook", "show", workbook), "workbook": ""}


def test_everything_that_its_owner_sees_is_found_elsewhere_under_new_ids(terminal, full, file, elsewhere):
    done = elsewhere.json("workbook", "import", file)
    assert (done["library"], done["department"], done["owner"], done["people"]) == (
        "Bücherei am Fluß",
        "Junge Leute",
        "Ana",
        1,
    )
    assert (done["pictures"], done["pictures_missing"], done["again"]) == (1, 0, False)
    assert done["workbook"] != full
    assert shown(elsewhere, done["workbook"]) == shown(terminal, full)
    (picture,) = [path for path in (elsewhere.home / "uploads").rglob("*") if path.is_file()]
    (before,) = [path for path in (terminal.home / "uploads").rglob("*") if path.is_file()]
    assert picture.read_bytes() == before.read_bytes()
    # It lives: the picture is shown where the answer names it, and people go on writing.
    elsewhere.done("workbook", "answer", done["workbook"], "kwl", "know", "Since it came")
    with serving(elsewhere.home) as server:
        client, where = signed_in(server)
        assert where == f"/w/{done['workbook']}/"
        name = shown(terminal, full)["worksheets"][1]["answers"]["photo"]["file"]
        assert client.get(f"{where}picture/{name}").content == before.read_bytes()
        client.close()
    # And it can go on from there, with what was added.
    assert (
        elsewhere.json("workbook", "export", done["workbook"], file.with_name("on.groundplan"))["edits"]
        == done["edits"] + 1
    )
    well = {each["check"]: each["well"] for each in json.loads(elsewhere("doctor", "--json").stdout)["findings"]}
    assert well["log"]
    assert well["pictures"]


def test_the_history_goes_along_entry_by_entry(terminal, file, elsewhere):
    elsewhere.done("workbook", "import", file)
    workbook = elsewhere.json("workbook", "list")["workbooks"][0]["workbook"]
    elsewhere.done("workbook", "export", workbook, file.with_name("again.groundplan"))
    before, now = told(file)[1][LOG], told(file.with_name("again.groundplan"))[1][LOG]
    kept = ("epoch", "sequence", "update", "at", "edit", "addresses")
    assert sorted([row[name] for name in kept] for row in before) == sorted([row[name] for name in kept] for row in now)
    assert len(before) > 100
    assert not {row["id"] for row in before} & {row["id"] for row in now}


def test_a_file_holds_no_account_no_right_and_nothing_of_another_library(terminal, full, file):
    _manifest, tables = told(file)
    assert [[*row] for row in tables["accounts.person"]] == [["id", "name"]]
    assert [row["name"] for row in tables["accounts.person"]] == ["Ana"]
    every = json.dumps(tables, ensure_ascii=False)
    assert "Hill Library" not in every
    assert not [name for name, rows in tables.items() for row in rows if {"library_id", "workbook_id"} & {*row}]
    assert file.stat().st_mode & 0o077 == 0


def test_imported_twice_it_is_a_second_workbook_and_that_is_said(terminal, full, file):
    first, second = (terminal.json("workbook", "import", file) for _ in range(2))
    assert (first["again"], second["again"]) == (True, True)
    assert len({full, first["workbook"], second["workbook"]}) == 3
    assert "here twice now" in terminal.done("workbook", "import", file)
    terminal.done("workbook", "answer", second["workbook"], "kwl", "know", "Only in the second")
    assert shown(terminal, first["workbook"]) == shown(terminal, full)


def test_nobody_here_is_taken_for_somebody_in_the_file(terminal, full, file):
    """The same name is no proof; only whoever runs the command may say who the owner is."""
    assert terminal.json("workbook", "import", file)["people"] == 1
    told_twice = terminal.refused("workbook", "import", file, "--owner", "Ana")
    assert "not exactly one person" in told_twice
    assert "not exactly one person" in terminal.refused("workbook", "import", file, "--owner", "Nobody")
    mine = terminal.json("workbook", "import", file, "--owner", "Bo")
    assert (mine["owner"], mine["people"]) == ("Bo", 0)
    private = shown(terminal, mine["workbook"])["worksheets"][1]["answers"]["secret"]
    assert private == "For my eyes only"


def test_through_a_running_server_it_is_the_same(terminal, full, elsewhere, tmp_path):
    with serving(terminal.home):
        terminal.done("workbook", "export", full, tmp_path / "served.groundplan")
    with serving(elsewhere.home):
        done = elsewhere.json("workbook", "import", tmp_path / "served.groundplan")
        assert shown(elsewhere, done["workbook"])["library"] == "Bücherei am Fluß"
        assert "no whole workbook" in elsewhere.refused("workbook", "import", tmp_path / "nothing.groundplan")


def test_a_toolkit_of_the_same_version_with_other_content_gets_a_version_of_its_own(file, elsewhere, tmp_path):
    folder = tmp_path / "small"
    ours = Path(__file__).parents[1] / "web" / "toolkit"
    for path in ours.rglob("*"):
        if path.is_file():
            to = folder / path.relative_to(ours)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(path.read_bytes().replace(b"What do you know?", b"What else?"))
    elsewhere.done("toolkit", "publish", folder)
    done = elsewhere.json("workbook", "import", file)
    toolkit = shown(elsewhere, done["workbook"])["toolkit"]
    assert toolkit["id"] == "small"
    assert toolkit["version"].startswith("1+")
    # Whoever begins a workbook here gets what was published here.
    new = elsewhere.json("workbook", "new", "--library", "A", "--person", "Bo", "--toolkit", "small")["workbook"]
    assert shown(elsewhere, new)["toolkit"]["version"] == "1"


def test_names_that_lead_nowhere_are_told(terminal, full, tmp_path):
    assert "There is no workbook" in terminal.refused(
        "workbook", "export", str(uuid.uuid4()), tmp_path / "a.groundplan"
    )
    assert ".groundplan" in terminal.refused("workbook", "export", full, tmp_path / "a.zip")
    assert "could not be written" in terminal.refused("workbook", "export", full, tmp_path / "none" / "a.groundplan")


def counted(home):
    """Every table's checksum, and every picture."""
    path = home.parent / f"{uuid.uuid4()}.zip"
    assert run(home, "backup", str(path)).returncode == 0
    with zipfile.ZipFile(path) as archive:
        rows = {each["name"]: each["sha256"] for each in json.loads(archive.read("manifest.json"))["tables"]}
    return rows, sorted(each.name for each in (home / "uploads").rglob("*") if each.is_file())


def test_whatever_is_wrong_with_the_file_itself_is_refused_too(terminal, full, file, tmp_path):
    before = counted(terminal.home)
    damaged = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as archive:
        damaged[archive.getinfo(f"tables/{LOG}.jsonl").header_offset + 200] ^= 0xFF
    to = tmp_path / "forged.groundplan"
    backup = tmp_path / "all.zip"
    terminal.done("backup", backup)
    cases = {
        "a backup": lambda: backup,
        "nothing": lambda: tmp_path / "none.groundplan",
        "no zip": lambda: (to.write_bytes(b"x" * 100), to)[1],
        "cut off": lambda: (to.write_bytes(file.read_bytes()[:-400]), to)[1],
        "a flipped bit": lambda: (to.write_bytes(bytes(damaged)), to)[1],
        "a path out of the folder": lambda: forged(file, to, more=[("../../evil.py", b"x")]),
        "a table beside its list": lambda: forged(file, to, more=[("tables/accounts.account.jsonl", b"")]),
        "a picture with another name": lambda: forged(
            file, to, listed=lambda told: told["files"][0].update(name="../../evil.png")
        ),
        "a picture that is a page": lambda: forged(file, to, pictures=b"<script>alert(1)</script>"),
        "a bomb": lambda: forged(file, to, row_of("libraries.library", name="x" * 40_000_000)),
        "a checksum that is wrong": lambda: forged(
            file, to, listed=lambda told: told["tables"][0].update(sha256="0" * 64)
        ),
        "one table twice": lambda: forged(file, to, listed=lambda told: told["tables"].append(told["tables"][0])),
    }
    for name, make in cases.items():
        line = terminal.refused("workbook", "import", make())
        assert "holds no whole workbook" in line, (name, line)
    assert counted(terminal.home) == before


@pytest.mark.parametrize(
    ("change", "listed"),
    [
        (None, lambda manifest: manifest.update(groundplan_workbook=2)),
        (row_of(DOCUMENTS, mood="good"), None),
        (None, lambda manifest: manifest["tables"].append({**manifest["tables"][0], "name": "workbooks.mood"})),
    ],
)
def test_a_newer_format_is_told_from_a_damaged_file(terminal, full, file, tmp_path, change, listed):
    def newer(manifest):
        manifest["version"] = "9.9.9"
        if listed:
            listed(manifest)

    line = terminal.refused("workbook", "import", forged(file, tmp_path / "newer.groundplan", change, newer))
    assert "exported by Groundplan 9.9.9, which is newer" in line


def test_what_an_older_version_did_not_have_gets_its_default(file, elsewhere, tmp_path):
    def older(tables):
        for row in tables["workbooks.workbook"]:
            del row["paper"]

    done = elsewhere.json("workbook", "import", forged(file, tmp_path / "older.groundplan", older))
    assert shown(elsewhere, done["workbook"])["library"] == "Bücherei am Fluß"
