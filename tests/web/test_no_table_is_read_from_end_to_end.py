"""What pages and saves ask the database is found by an index: what one library waits for must not grow with the others.

The statements are caught as they are sent, and the database itself is asked how it would go about each of them.
"""

import json
import re
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groundplan.web.home.actions import set_up
from groundplan.web.jobs.models import Job
from groundplan.web.jobs.runner import run_due
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.quoting import found
from groundplan.web.sources import background, citing
from groundplan.web.sources.actions import About, add_text
from groundplan.web.sources.models import FoundStatement, Source
from groundplan.web.sources.queries import shelf
from groundplan.web.workbooks import log, queries
from groundplan.web.workbooks.actions import Opening, Sent, save
from groundplan.web.workbooks.citations import citations_of
from groundplan.web.workbooks.models import Workbook
from groundplan.workbook.edits import Post

ASKED = ("SELECT", "UPDATE", "DELETE", "WITH")
PAGES = (
    "",
    "sheet/all/",
    "read/onward/",
    "plan/",
    "plan/checks/",
    "shelf/",
    "settings/",
    "download/",
    "words/all/",
    "confirm/",
    "into-plan/talk/",
)


@contextmanager
def statements():
    """Every statement that the block sends, with its values in it. What is prepared goes past Django on SQLite, so it is
    SQLite that tells there."""
    caught = []
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connection.connection.set_trace_callback(caught.append)
        try:
            yield caught
        finally:
            connection.connection.set_trace_callback(None)
        return
    with CaptureQueriesContext(connection) as context:
        yield caught
    caught += [each["sql"] for each in context.captured_queries]


def scans(statement):
    """The tables that a statement reads from end to end."""
    return _scans_on_sqlite(statement) if connection.vendor == "sqlite" else _scans_on_postgresql(statement)


def _scans_on_sqlite(statement):
    with connection.cursor() as cursor:
        rows = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    return [row[3] for row in rows if row[3].startswith("SCAN ") and row[3] != "SCAN CONSTANT ROW"]


def _scans_on_postgresql(statement):
    """A few rows are always read as they lie; told not to, PostgreSQL still does where no index leads to them."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement.replace('%', '%%')}", ())
        plan = cursor.fetchone()[0]
        cursor.execute("SET LOCAL enable_seqscan = on")
    (whole,) = json.loads(plan) if isinstance(plan, str) else plan
    return [_told(node) for node in _nodes(whole["Plan"]) if _reads_all(node)]


def _nodes(node):
    yield node
    for each in node.get("Plans", ()):
        yield from _nodes(each)


def _reads_all(node):
    kind = node["Node Type"]
    if kind in ("Index Scan", "Index Only Scan"):
        return "Index Cond" not in node
    return kind == "Seq Scan"


def _told(node):
    return f"{node['Node Type']} {node['Relation Name']}"


@contextmanager
def no_table_is_scanned():
    """Fails with the statements of the block that read a whole table."""
    queries._remembered.clear()
    log._held.clear()
    with statements() as caught:
        yield
    asked = [each for each in caught if each.startswith(ASKED)]
    assert asked
    assert {each: found for each in asked if (found := scans(each))} == {}


@pytest.fixture
def busy(cast):
    """The owner in two workbooks of her library, both written in, beside another library that does the same."""
    opening = Opening("Mill River Library", "Reference Desk", False, date(2027, 1, 1), locale="en_US")
    elsewhere = Opening("Hill Library", "Young Adult Department", False, date(2027, 1, 1), locale="en_US")
    _other, second = set_up("Ben", opening, "small")
    stranger, theirs = set_up("Dee", elsewhere, "small")
    grant(Workbook.objects.get(id=second).library, cast.owner, second, Right.EDITOR)
    for person, workbook in ((cast.owner, cast.workbook.id), (cast.owner, second), (stranger, theirs)):
        post = Post({"all/strengths/r1": ["Teens know us"]})
        assert not save(
            person.id, workbook, Sent("all", "", post, f"edit-of-{workbook}"[:40], "1.0", "1.0", None)
        ).refused
    return cast


def test_a_table_read_as_a_whole_is_told(busy):
    """The other tests can fail: a question that no index answers is caught, here and on the other database."""
    with pytest.raises(AssertionError, match=r"workbooks_workbook"), no_table_is_scanned():
        list(Workbook.objects.filter(paper="a4"))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_a_workbook_asks_by_index(busy, path):
    client = busy.client(busy.owner)
    with no_table_is_scanned():
        assert client.get(busy.url(path)).status_code == 200


def test_asking_somebody_to_confirm_and_her_answer_go_by_index(busy, form_on):
    client, page = busy.client(busy.owner), busy.url("confirm/")
    form_on(client, busy.url("sheet/all/")).send(client, **{"all/mission": "We open doors."})
    with no_table_is_scanned():
        key = re.search(r'name="statement" value="([^"]+)"', client.get(page).content.decode())[1]
        asked = {"deed": "ask", "who": "Rosa", "statement": key, "edit": "edit-0001"}
        link = re.search(r"/c/[\w-]+/", client.post(page, asked).content.decode())[0]
    with no_table_is_scanned():
        said = re.search(r'name="(said-[^"]+)"', client.get(link).content.decode())[1]
        other = {"name": "Rosa", said: "other", said.replace("said", "words"): "We open more doors."}
        assert client.post(link, other).status_code == 302
    with no_table_is_scanned():
        deed = re.search(r'value="(take:[^"]+)"', client.get(page).content.decode())[1]
        taken = {"deed": deed, "seen": "We open more doors.", "words": "We open more doors."}
        assert client.post(page, taken).status_code == 302
        noted = {"deed": "in-person", "who": "Lee", "day": "2026-11-01", "edit": "edit-0002", "statement": key}
        assert client.post(page, noted).status_code in (302, 409)


def test_the_list_of_workbooks_asks_by_index(busy):
    client = busy.client(busy.owner)
    with no_table_is_scanned():
        assert client.get("/").status_code == 200


def test_a_save_asks_by_index_also_against_an_older_form(busy, form_on):
    client = busy.client(busy.owner)
    older = form_on(client, busy.url("sheet/all/"))
    form_on(client, busy.url("sheet/all/")).send(client, **{"all/strengths/r2": "So do their friends"})
    with no_table_is_scanned():
        assert older.send(client, **{"all/strengths/r1": "Teens trust us"}, as_script=True).status_code == 200


def test_a_form_sent_again_asks_by_index(busy, form_on):
    client = busy.client(busy.owner)
    form = form_on(client, busy.url("sheet/all/"))
    form.send(client, **{"all/strengths/r2": "So do their friends"})
    with no_table_is_scanned():
        assert form.send(client, **{"all/strengths/r2": "So do their friends"}, as_script=True).status_code == 200


def test_marking_a_page_as_read_asks_by_index(busy):
    client = busy.client(busy.owner)
    with no_table_is_scanned():
        assert client.post(busy.url("read/onward/done")).status_code == 302


@pytest.fixture
def read(busy, settings, tmp_path):
    """Documents in two libraries, one of them read twice; gives where those of the cast's library are."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    stranger = Workbook.objects.get(library__name="Hill Library").library
    dee = stranger.grants.first().person
    for person, library in ((busy.owner, busy.workbook.library_id), (dee, stranger.id)):
        for at in range(3):
            add_text(person, library, f"Teens know us\n\nNumber {at}", About(f"Plan {at}"), f"edit-{at}")
    run_due()
    return f"/library/{busy.workbook.library_id}/sources/", Source.objects.filter(library=busy.workbook.library_id)


def test_a_librarys_documents_are_found_by_index(busy, read):
    at, rows = read
    client = busy.client(busy.owner)
    for path in ("", "add/", "search/?q=teens", "state/", "{}/", "{}/?page=1&q=teens", "{}/file"):
        with no_table_is_scanned():
            assert client.get(at + path.format(rows[0].id)).status_code == 200
    for deed in ("change", "read-again", "remove"):
        with no_table_is_scanned():
            assert client.post(f"{at}{rows[0].id}/", {"deed": deed, "title": "X"}).status_code == 302


def test_adding_a_document_and_reading_it_ask_by_index(busy, read):
    at, _rows = read
    client = busy.client(busy.owner)
    with no_table_is_scanned():
        posted = {"deed": "text", "title": "X", "text": "Teens know us, too", "edit": "edit-9"}
        assert client.post(f"{at}add/", posted).status_code == 302
    job = Job.objects.get(state="waiting")
    with no_table_is_scanned():
        background.read(job.arguments)


def test_lines_of_all_documents_are_found_by_index(busy, read):
    with no_table_is_scanned():
        citing.lines(shelf(busy.owner.id, busy.workbook.library_id))


def test_a_stranger_is_turned_away_by_index(busy):
    client = busy.client(busy.stranger)
    with no_table_is_scanned():
        assert client.get(busy.url("sheet/all/")).status_code == 404


@pytest.fixture
def quoting(busy, read):
    """A mission cited from a document that has a newer edition, with a line found in that one; and the form that cites."""
    _at, rows = read
    old, new = rows.order_by("added")[:2]
    Source.objects.filter(id=new.id).update(replaces=old)
    FoundStatement.objects.create(
        library_id=new.library_id,
        source=new,
        number=1,
        kind="mission",
        text="Teens know us",
        passage="p1",
        whose="library",
    )
    form = {"deed": "cite", "text": "Teens trust us", "origin": "document", "source": old.id, "edit": "edit-0001"}
    client = busy.client(busy.owner)
    assert client.post(busy.url("from/all/mission/"), form).status_code == 302
    return client, form


QUOTING = ("sheet/all/", "plan/", "plan/thread/", "shelf/", "from/all/mission/", "found/", "found/editions/")


@pytest.mark.parametrize("path", QUOTING)
def test_where_words_come_from_is_found_by_index(busy, quoting, path):
    client, _form = quoting
    with no_table_is_scanned():
        assert client.get(busy.url(path)).status_code == 200


def test_citing_taking_what_was_found_and_undoing_it_ask_by_index(busy, quoting):
    client, form = quoting
    access = queries.access(busy.owner.id, busy.workbook.id)
    key = found.findings(access).candidates[0].key
    (citation,) = (each.id for here in citations_of(access).values() for each in here)
    with no_table_is_scanned():
        for address, fields in (
            ("from/all/mission/", form),
            ("from/all/mission/", {**form, "then": "add", "text": "And so do we", "edit": "edit-0002"}),
            ("from/all/mission/", {"deed": "take-away", "citation": citation}),
            ("from/all/mission/", {"deed": "put-back", "citation": citation}),
            ("found/editions/", {"deed": "same", "citation": citation}),
            ("found/editions/", {"deed": "changed", "citation": citation, "edit": "edit-0003"}),
            ("found/", {"deed": f"take:{key}", f"words:{key}": "Teens know us", "edit": "edit-0004"}),
            ("found/", {"deed": "undo", "key": key}),
        ):
            assert client.post(busy.url(address), fields).status_code == 302
