"""A document is read from its last snapshot and what came after, and says the same as its whole log would."""

import pytest

from groundplan.web.workbooks import log
from groundplan.web.workbooks.models import Document, LogEntry, Snapshot
from groundplan.workbook.document import Document as Content
from groundplan.workbook.edits import Post, apply_post

EDITS = 130


@pytest.fixture
def row(cast):
    """A document with more edits than lie between two snapshots, the last of each list line's wordings counting."""
    access = cast.written().access
    sheet, workbook = access.sheet("all"), access.workbook
    row = Document.objects.create(library_id=workbook.library_id, workbook_id=workbook.id, worksheet="all")
    content = Content()
    for number in range(1, EDITS + 1):
        made = apply_post(content, content, sheet, Post({f"all/strengths/r{number % 7}": [f"Line {number}"]}))
        log.append(row, content, made.update, participant=cast.owner.id, edit=f"edit-{number}",
                   edition=workbook.edition_id, touched=made.touched)  # fmt: skip
    return row


def lines(cast, content):
    return {item.text for item in content.answers(cast.written().access.sheet("all"), "").values["strengths"]}


def test_every_revision_says_the_same_with_snapshots_and_without(cast, row):
    wanted = {n: {f"Line {each}" for each in range(max(1, n - 6), n + 1)} for n in (1, 99, 100, 101, EDITS)}
    assert Snapshot.objects.filter(document_id=row.id).values_list("sequence", flat=True).get() == log.SNAPSHOT_EVERY
    assert {n: lines(cast, log.content_at(row, n)) for n in wanted} == wanted
    Snapshot.objects.all().delete()
    assert {n: lines(cast, log.content_at(row, n)) for n in wanted} == wanted


def test_later_edits_of_ones_own_are_read_too_and_no_others(cast, row):
    content = log.content_at(row, 10, ["edit-12", "edit-9"])
    assert lines(cast, content) == {f"Line {each}" for each in (4, 6, 7, 8, 9, 10, 12)}


def test_what_an_epoch_began_with_counts_and_what_was_before_does_not_twice(cast, row):
    log.begin_epoch(row)
    assert (row.epoch, row.sequence) == (2, EDITS)
    assert lines(cast, log.content_at(row, row.sequence)) == {f"Line {each}" for each in range(EDITS - 6, EDITS + 1)}


def test_another_librarys_entries_under_the_same_document_are_not_read(cast, row):
    """Its library is part of every question to the log: a row that strayed, or was forged, says nothing here."""
    stray = Document(library_id=row.id, id=row.id, epoch=1, sequence=row.sequence)
    assert list(log._updates(stray, row.sequence, ())) == []


def test_a_stranger_reads_nothing_of_it(cast, row):
    client = cast.client(cast.stranger)
    assert client.get(cast.url("sheet/all/")).status_code == 404
    assert LogEntry.objects.filter(document_id=row.id).count() == EDITS
