"""`backup` and `restore`: everything that was committed comes back, elsewhere too, and nothing half."""

import hashlib
import io
import json
import re
import subprocess
import threading
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image
from sheets import answers, hidden, post, ready

import databases
from groundplan.web.operations.archive import Manifest, Stored, reading, writing
from serving import begin, run, serving, settle, signed_in, token, wait_until

MEMBER = "tables/workbooks.logentry.jsonl"


@pytest.fixture
def filled(terminal, workbook):
    """A workbook with answers in several sheets."""
    terminal.done(
        "workbook", "answer", workbook, "connected-learning-plan", "mission", "é 𝄞 😀 図書館 مكتبة\n\nFor all"
    )
    terminal.done("workbook", "answer", workbook, "connected-learning-plan", "strengths", "One\nTwo")
    terminal.done("workbook", "answer", workbook, "look-back", "happened", "A lot")
    return workbook


def shown(home, workbook):
    return json.loads(run(home, "workbook", "show", workbook, "--json").stdout)


def test_everything_comes_back_in_another_folder_and_goes_on_there(terminal, filled, tmp_path):
    told = terminal.json("backup", tmp_path / "all.zip")
    assert (told["workbooks"], told["edits"], told["pictures"]) == (1, 3, 0)
    assert (tmp_path / "all.zip").stat().st_mode & 0o077 == 0
    there = tmp_path / "elsewhere"
    done = run(there, "restore", str(tmp_path / "all.zip"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 workbook, 3 edits, 0 pictures" in done.stdout
    assert shown(there, filled) == shown(terminal.home, filled)
    more = run(there, "workbook", "answer", filled, "look-back", "happened", "And more")
    assert (more.returncode, more.stderr) == (0, "")
    assert "And more" in json.dumps(shown(there, filled))
    assert "And more" not in json.dumps(shown(terminal.home, filled))
    # A restored installation is backed up and restored like any other: nothing hangs on where its log began.
    assert run(there, "backup", str(tmp_path / "again.zip")).returncode == 0
    third = tmp_path / "a third place"
    assert run(third, "restore", str(tmp_path / "again.zip")).returncode == 0
    assert shown(third, filled) == shown(there, filled)


def test_the_file_holds_no_key(terminal, filled, tmp_path):
    terminal.done("backup", tmp_path / "all.zip")
    key = (terminal.home / "secret").read_bytes()
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert not any(key in archive.read(name) for name in archive.namelist())


@pytest.mark.skipif(not databases.on_postgresql(), reason="needs PostgreSQL: set GROUNDPLAN_TEST_DATABASE_URL")
def test_a_backup_of_one_kind_of_database_is_restored_on_the_other(terminal, filled, tmp_path):
    terminal.done("backup", tmp_path / "all.zip")
    embedded = tmp_path / "embedded"
    done = run(embedded, "restore", str(tmp_path / "all.zip"), DATABASE_URL="")
    assert (done.returncode, done.stderr) == (0, "")
    assert (embedded / "groundplan.sqlite3").exists()
    told = run(embedded, "workbook", "show", filled, "--json", DATABASE_URL="").stdout
    assert json.loads(told) == shown(terminal.home, filled)
    assert run(embedded, "backup", str(tmp_path / "back.zip"), DATABASE_URL="").returncode == 0
    there = tmp_path / "a server again"
    assert run(there, "restore", str(tmp_path / "back.zip")).returncode == 0
    assert shown(there, filled) == shown(terminal.home, filled)
    full = run(there, "restore", str(tmp_path / "back.zip"))
    assert full.returncode == 2
    assert "name an empty database" in full.stderr


def test_people_go_on_writing_and_what_was_acknowledged_before_is_in_it(tmp_path):
    home = tmp_path / "home"
    with serving(settle(home)) as server:
        client, where, revision = ready(server)
        saved, stop = [], threading.Event()

        def write():
            number = 0
            while not stop.is_set():
                line = f"line {number}"
                assert post(client, where, {f"look-back/keep/r{number}": line}, f"edit-{number}", revision).json()[
                    "saved"
                ]
                saved.append(line)
                number += 1

        writer = threading.Thread(target=write)
        writer.start()
        while len(saved) < 20:
            pass
        before = list(saved)
        done = run(home, "backup", str(tmp_path / "all.zip"))
        stop.set()
        writer.join(30)
        assert (done.returncode, done.stderr) == (0, "")
        refused = run(home, "restore", str(tmp_path / "all.zip"), "--replace")
        assert refused.returncode == 2
        assert "already runs" in refused.stderr
        client.close()
    there = tmp_path / "there"
    assert run(there, "restore", str(tmp_path / "all.zip")).returncode == 0
    kept = [item["text"] for item in answers(there)["keep"]]
    assert kept[: len(before)] == before
    assert kept == saved[: len(kept)]


def test_a_form_from_before_the_restore_is_told_and_its_text_is_shown(tmp_path):
    home, there = tmp_path / "home", tmp_path / "there"
    with serving(settle(home)) as server:
        client, where, revision = ready(server)
        revision = post(client, where, {"look-back/happened": "before"}, "edit-one", revision).json()["revision"]
        assert run(home, "backup", str(tmp_path / "all.zip")).returncode == 0
        client.close()
    assert run(there, "restore", str(tmp_path / "all.zip")).returncode == 0
    with serving(there) as server:
        client, _home = signed_in(server)
        page = client.get(f"{where}sheet/look-back/")
        stale = {"look-back/happened": "typed in an old tab", "edit": "edit-two", "revision": revision,
                 "csrfmiddlewaretoken": token(page.text)}  # fmt: skip
        told = client.post(f"{where}sheet/look-back/", data=stale)
        assert told.status_code == 409
        assert "typed in an old tab" in told.text
        client.close()


def test_pictures_come_along(terminal, tmp_path):
    there = tmp_path / "there"
    terminal.done("toolkit", "publish", Path(__file__).parents[1] / "web" / "toolkit")
    wish = ("--library", "Mill River Library", "--person", "Ana", "--toolkit", "small")
    workbook = terminal.json("workbook", "new", *wish)["workbook"]
    drawn = io.BytesIO()
    Image.new("RGB", (30, 20), "teal").save(drawn, "PNG")
    with serving(terminal.home) as server:
        client, _home = signed_in(server)
        page = client.get(f"/w/{workbook}/sheet/all/").text
        posted = {"edit": "edit-picture", "revision": hidden(page, "revision"), "csrfmiddlewaretoken": token(page)}
        picture = {"all/photo/file/file": ("a.png", drawn.getvalue(), "image/png")}
        assert client.post(f"/w/{workbook}/sheet/all/", data=posted, files=picture).status_code == 200
        terminal.done("backup", tmp_path / "all.zip")
        client.close()
    (kept,) = [path for path in (terminal.home / "uploads").rglob("*") if path.is_file()]
    done = json.loads(run(there, "restore", str(tmp_path / "all.zip"), "--json").stdout)
    assert done["pictures"] == 1
    (restored,) = [path for path in (there / "uploads").rglob("*") if path.is_file()]
    assert restored.read_bytes() == kept.read_bytes()
    assert restored.relative_to(there) == kept.relative_to(terminal.home)
    kept.unlink()
    assert "is in the database and no longer in the folder" in terminal.done("backup", tmp_path / "without.zip")


def test_a_librarys_documents_come_along_and_are_read_there(terminal, tmp_path):
    there = tmp_path / "there"
    terminal.json("workbook", "new", "--library", "Mill River Library", "--person", "Ana")
    library = terminal.json("library", "list")["libraries"][0]["library"]
    at = f"/library/{library}/sources/"
    with serving(terminal.home) as server:
        client, _home = signed_in(server)
        page = client.get(f"{at}add/").text
        fields = {"deed": "files", "edit": "edit-document", "csrfmiddlewaretoken": token(page)}
        file = {"file": ("plan.txt", b"Our mission\n\nWe bring people together.", "text/plain")}
        document = client.post(f"{at}add/", data=fields, files=file).url.path
        wait_until(lambda: "We bring people together." in client.get(document).text)
        terminal.done("backup", tmp_path / "all.zip")
        client.close()
    (kept,) = [path for path in (terminal.home / "uploads").rglob("*") if path.is_file()]
    done = json.loads(run(there, "restore", str(tmp_path / "all.zip"), "--json").stdout)
    assert (done["pictures"], done["documents"]) == (0, 1)
    (restored,) = [path for path in (there / "uploads").rglob("*") if path.is_file()]
    assert restored.read_bytes() == kept.read_bytes()
    assert restored.relative_to(there) == kept.relative_to(terminal.home)
    with serving(there) as server:
        client, _home = signed_in(server)
        assert "We bring people together." in client.get(document).text
        assert client.get(f"{document}file").content == kept.read_bytes()
        client.close()
    kept.unlink()
    assert "is in the database and no longer in the folder" in terminal.done("backup", tmp_path / "without.zip")


def test_a_document_that_unpacks_to_far_more_than_it_is_spoils_no_backup(tmp_path):
    """Files are not packed: what somebody made to shrink to a thousandth counts for what it is."""
    with writing(tmp_path / "all.zip") as out:
        checksum = out.put("uploads/sources/x", (b"a" * 1024 * 1024 for _ in range(40)))
        files = (Stored("sources/x", checksum),)
        out.finish(Manifest("now", "1", (), (), files))
    with reading(tmp_path / "all.zip") as backup:
        backup.verify()


@pytest.mark.embedded
def test_what_is_there_is_put_aside_only_when_asked_and_is_kept(terminal, filled, tmp_path):
    terminal.done("backup", tmp_path / "all.zip")
    terminal.done("workbook", "answer", filled, "look-back", "happened", "since the backup")
    assert "--replace" in terminal.refused("restore", tmp_path / "all.zip")
    assert "since the backup" in json.dumps(shown(terminal.home, filled))
    told = terminal.json("restore", tmp_path / "all.zip", "--replace")
    assert "since the backup" not in json.dumps(shown(terminal.home, filled))
    before = tmp_path / "before"
    before.mkdir()
    (before / "groundplan.sqlite3").write_bytes(Path(told["aside"]).read_bytes())
    assert "since the backup" in json.dumps(shown(before, filled))


@pytest.mark.embedded
def test_killed_at_any_time_the_installation_is_the_one_before_or_the_one_after(terminal, filled, tmp_path):
    terminal.done("backup", tmp_path / "all.zip")
    after = shown(terminal.home, filled)
    terminal.done("workbook", "answer", filled, "look-back", "happened", "since the backup")
    began = time.monotonic()
    terminal.done("restore", tmp_path / "all.zip", "--replace")
    lasts = time.monotonic() - began
    assert shown(terminal.home, filled) == after
    seen = []
    for part in range(10):
        terminal.done("workbook", "answer", filled, "look-back", "happened", "since the backup")
        killed = begin(terminal.home, "restore", str(tmp_path / "all.zip"), "--replace")
        with suppress(subprocess.TimeoutExpired):
            killed.wait(lasts * (part + 1) / 10)
        killed.kill()
        killed.wait()
        seen.append(answers(terminal.home)["happened"])
    assert set(seen) <= {"A lot", "since the backup"}
    with serving(terminal.home):
        assert list(terminal.home.glob("*.restoring*")) == []


@pytest.mark.embedded
def test_a_damaged_database_is_put_aside_too(terminal, filled, tmp_path):
    terminal.done("backup", tmp_path / "all.zip")
    before = shown(terminal.home, filled)
    (terminal.home / "groundplan.sqlite3").write_bytes(b"SQLite format 3\0 and then nothing")
    assert "--replace" in terminal.refused("restore", tmp_path / "all.zip")
    terminal.done("restore", tmp_path / "all.zip", "--replace")
    assert shown(terminal.home, filled) == before


def rewritten(path, change):
    """The same backup with some members changed: `change` maps a name to what becomes of its bytes."""
    made = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change.get(name, lambda data: data)(source.read(name)))
    return made


def listed(**changes):
    """Changes to the list in a backup; a member's own change is hidden by putting its checksum right."""
    return lambda data: json.dumps({**json.loads(data), **changes}).encode()


def cut_off(path):
    path.write_bytes(path.read_bytes()[:-400])
    return path


def one_bit(path):
    data = bytearray(path.read_bytes())
    data[data.index(b"tables/workbooks.logentry.jsonl") + 200] ^= 1
    path.write_bytes(data)
    return path


def no_zip(path):
    path.write_bytes(b"not a zip at all" * 100)
    return path


def absent(path):
    return path.with_name("nowhere.zip")


def leads_out(path):
    files = [{"name": "../../evil.png", "sha256": hashlib.sha256(b"").hexdigest()}]
    return rewritten(path, {"manifest.json": listed(files=files)})


def bomb(path):
    return rewritten(path, {MEMBER: lambda data: b"0" * 400_000_000})


def with_the_list_put_right(path, name, change):
    """A backup whose table `name` is changed, with the checksum of what it became: only the rows themselves can tell."""
    member = f"tables/{name}.jsonl"
    with zipfile.ZipFile(path) as archive:
        told = json.loads(archive.read("manifest.json"))
        changed = change(archive.read(member))
    for table in told["tables"]:
        if table["name"] == name:
            table["sha256"] = hashlib.sha256(changed).hexdigest()
    return rewritten(path, {member: lambda data: changed, "manifest.json": lambda data: json.dumps(told).encode()})


def another_row(path):
    """A row whose time of making is changed: it is caught when the database is read again."""

    def first_value(data):
        rows = [json.loads(line) for line in data.splitlines()]
        rows[0][rows[0].index("A lot") if "A lot" in rows[0] else 1] = "no such id"
        return b"".join(json.dumps(row).encode() + b"\n" for row in rows)

    return with_the_list_put_right(path, "workbooks.logentry", first_value)


def no_libraries(path):
    """Workbooks of a library that is not in the backup."""
    return with_the_list_put_right(path, "libraries.library", lambda data: b"")


DAMAGES = {
    cut_off: "cut off or damaged",
    one_bit: "no whole backup",
    no_zip: "cut off or damaged",
    absent: "no such file",
    leads_out: "a name that Groundplan never gives",
    bomb: "far more than it can",
    another_row: "no whole backup",
    no_libraries: "refers to what is not there",
    lambda path: rewritten(path, {MEMBER: lambda data: data.replace(b"a", b"b", 1)}): "was changed",
    lambda path: rewritten(path, {"manifest.json": lambda data: b"[]"}): "cannot be read",
    lambda path: rewritten(path, {"manifest.json": listed(groundplan_backup=2)}): "cannot be read",
    lambda path: rewritten(path, {"manifest.json": listed(migrations=[["workbooks", "9999_later"]])}): "newer than",
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.anywhere
def test_what_is_no_whole_backup_is_refused_and_leaves_nothing_behind(terminal, filled, tmp_path, damage):
    terminal.done("backup", tmp_path / "all.zip")
    there = tmp_path / "there"
    done = run(there, "restore", str(damage(tmp_path / "all.zip")))
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert DAMAGES[damage] in line
    assert "nothing was restored" in line
    assert {path.name for path in there.iterdir()} <= {"secret", "lock"}
    assert not (tmp_path / "evil.png").exists()


def test_a_backup_that_cannot_be_written_is_told_and_leaves_the_one_before(terminal, filled, tmp_path):
    (tmp_path / "all.zip").mkdir()
    assert "could not be written" in terminal.refused("backup", tmp_path / "all.zip")
    assert "could not be written" in terminal.refused("backup", tmp_path / "no folder" / "all.zip")
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".new")] == []


@pytest.mark.embedded
def test_a_folder_that_cannot_take_the_pictures_is_told_and_nothing_is_restored(terminal, filled, tmp_path):
    terminal.done("backup", tmp_path / "all.zip")
    there = tmp_path / "there"
    there.mkdir()
    (there / "uploads").write_text("a file where the folder should be")
    name = f"{'0' * 8}-{'0' * 4}-{'0' * 4}-{'0' * 4}-{'0' * 12}"
    files = [{"name": f"{name}/{name}.png", "sha256": hashlib.sha256(b"a picture").hexdigest()}]
    made = rewritten(tmp_path / "all.zip", {"manifest.json": listed(files=files)})
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(f"uploads/{name}/{name}.png", b"a picture")
    done = run(there, "restore", str(made))
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "cannot use its data folder" in line
    assert not list(there.glob("groundplan.sqlite3*"))


def test_what_people_said_to_each_other_comes_back(tmp_path):
    home, there = tmp_path / "home", tmp_path / "there"
    with serving(settle(home)) as server:
        client, where, _revision = ready(server)
        about = f"{where}comments/look-back/happened/"
        form = {"csrfmiddlewaretoken": client.headers["x-form"]}
        said = client.post(about, data={**form, "deed": "begin", "text": "é 図書館, @Ana", "edit": "edit-1"})
        thread = re.search(r'id="thread-([^"]+)"', said.text)[1]
        client.post(about, data={**form, "deed": "reply", "target": thread, "text": "Yes", "edit": "edit-2"})
        client.post(about, data={**form, "deed": "resolve", "target": thread, "seen": "2"})
        shown = main_of(client.get(about).text)
        client.close()
    assert shown.index("é 図書館, ") < shown.index("@Ana") < shown.index("Yes") < shown.index("Resolved by Ana")
    assert run(home, "backup", str(tmp_path / "all.zip")).returncode == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        tables = {name: len(archive.read(name).splitlines()) for name in archive.namelist() if ".jsonl" in name}
    counted = [tables[f"tables/workbooks.{name}.jsonl"] for name in ("thread", "comment", "mention")]
    assert counted == [1, 2, 0]
    assert run(there, "restore", str(tmp_path / "all.zip")).returncode == 0
    with serving(there) as server:
        client, _home = signed_in(server)
        assert main_of(client.get(about).text) == shown
        client.close()


def main_of(page):
    """The words of a page's main part."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<main")[2].partition("</main>")[0]).split())
