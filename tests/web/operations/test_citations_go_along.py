"""Where words come from goes along with a workbook, in words: documents stay, and so does where a letter reached her."""

import uuid
import zipfile
from datetime import UTC, date, datetime

import pytest

from groundplan.web.libraries.models import Grant
from groundplan.web.operations.workbook_export import file_for
from groundplan.web.operations.workbook_file import DamagedWorkbookError
from groundplan.web.operations.workbook_import import take_in
from groundplan.web.quoting.actions import cite, take_away
from groundplan.web.quoting.queries import Place
from groundplan.web.quoting.quotation import Citing
from groundplan.web.quoting.stating import Stated
from groundplan.web.workbooks import models, queries
from groundplan.web.workbooks.citations import citations_of
from groundplan.workbook.citations import How, Origin
from workbook_files import forged, row_of

pytestmark = pytest.mark.django_db(transaction=True)
DOCUMENT = Stated(
    Origin.DOCUMENT, "Strategic plan", date(2024, 1, 31), 2024, 2027, 3, source=uuid.uuid4(), passage="p7"
)


@pytest.fixture
def cited(cast):
    """A citation that somebody confirmed, one that was taken away, and a proposal."""

    def said(text, edit, stated=DOCUMENT):
        citing = Citing(Place("all", "mission"), text, stated, edit, None)
        return cite(cast.owner.id, cast.workbook.id, citing).citations

    (first,) = said("For everybody", "edit-one")
    take_away(cast.owner.id, cast.workbook.id, said("For everybody", "edit-two", Stated(Origin.DOCUMENT, "A secret")))
    here = {"library_id": cast.workbook.library_id, "workbook_id": cast.workbook.id}
    at = datetime(2026, 5, 4, tzinfo=UTC)
    models.Confirmation.objects.create(
        **here, citation_id=first, who="Rosa Alder", how=How.BY_CODE, address="rosa@example.org", on=at.date(), at=at
    )
    models.Proposal.objects.create(
        **here, key="found:1", origin="found", worksheet="all", question="mission", text="For all", standing="open",
        facts={"page": 3}, made=at,
    )  # fmt: skip
    return cast


@pytest.fixture
def file(cited, tmp_path):
    path = tmp_path / "ours.groundplan"
    path.write_bytes(file_for(cited.owner.id, cited.workbook.id)[1])
    return path


def test_they_arrive_in_words_and_lead_to_no_document(file):
    with zipfile.ZipFile(file) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"A secret" not in everything
    assert b"rosa@example.org" not in everything
    arrived = take_in(file)
    there = Grant.objects.get(thing=arrived.workbook).person
    ((place, (found,)),) = citations_of(queries.access(there.id, arrived.workbook)).items()
    assert place == ("all", "", "mission")
    assert (found.title, found.page, found.source, found.passage) == ("Strategic plan", 3, "", "p7")
    assert [each.who for each in found.confirmations] == ["Rosa Alder"]
    assert models.Citation.objects.get(workbook=arrived.workbook).made_by == there
    assert models.Proposal.objects.get(workbook=arrived.workbook).facts == {"page": 3}


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("citation", "origin", "hearsay"),
        ("citation", "begins", 7),
        ("citation", "page", -1),
        ("citation", "quote", "x" * 20_001),
        ("citation", "worksheet", "../all"),
        ("citation", "row", "a b"),
        ("citation", "edit", "<b>"),
        ("citation", "title", "x" * 301),
        ("confirmation", "how", "by_rumour"),
        ("confirmation", "citation_id", "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"),
        ("proposal", "standing", "won"),
        ("proposal", "facts", ["x"]),
        ("proposal", "facts", {"x": "x" * 60_000}),
        ("proposal", "text", "\0"),
        # What those rely on who settle or undo it.
        ("proposal", "origin", "confirmation"),
        ("proposal", "facts", {"citations": ["x"]}),
        ("proposal", "facts", {"citations": 7}),
        ("proposal", "facts", {"revision": "first", "before": "", "rows": []}),
        ("proposal", "facts", {"revision": ["1.1"], "before": "", "rows": []}),
        ("proposal", "facts", {"revision": "1.1", "rows": []}),
        ("proposal", "facts", {"revision": "1.1", "before": 7, "rows": []}),
        ("proposal", "facts", {"revision": "1.1", "before": "", "rows": ["a b"]}),
        ("proposal", "facts", {"revision": "1.1", "before": "", "rows": 7}),
    ],
)
def test_what_groundplan_never_writes_is_not_taken_in(file, tmp_path, table, column, value):
    changed = forged(file, tmp_path / "forged.groundplan", row_of(f"workbooks.{table}", **{column: value}))
    before = models.Citation.objects.count()
    with pytest.raises(DamagedWorkbookError):
        take_in(changed)
    assert models.Citation.objects.count() == before


@pytest.mark.parametrize(
    "facts",
    [
        {"how": "by_link", "on": "2026-05-04"},
        {"who": "", "how": "by_link", "on": "2026-05-04"},
        {"who": ["Rosa"], "how": "by_link", "on": "2026-05-04"},
        {"who": "R" * 201, "how": "by_link", "on": "2026-05-04"},
        {"who": "Rosa", "how": "by_rumour", "on": "2026-05-04"},
        {"who": "Rosa", "how": "by_link", "on": "yesterday"},
        {"who": "Rosa", "how": "by_link", "on": 20260504},
    ],
)
def test_somebodys_word_is_taken_in_whole_or_not_at_all(file, tmp_path, facts):
    change = row_of("workbooks.proposal", origin="confirmation", facts=facts)
    with pytest.raises(DamagedWorkbookError):
        take_in(forged(file, tmp_path / "forged.groundplan", change))
    whole = {**facts, "who": "Rosa", "how": "by_link", "on": "2026-05-04"}
    change = row_of("workbooks.proposal", origin="confirmation", facts=whole)
    assert take_in(forged(file, tmp_path / "whole.groundplan", change))


def test_what_undoes_a_proposal_leads_to_the_citations_that_arrived(file, tmp_path, cited):
    first = models.Citation.objects.get(removed=None)
    elsewhere = str(uuid.uuid4())
    change = row_of("workbooks.proposal", facts={"citations": [str(first.id), elsewhere]})
    arrived = take_in(forged(file, tmp_path / "forged.groundplan", change))
    here = models.Citation.objects.get(workbook=arrived.workbook)
    assert models.Proposal.objects.get(workbook=arrived.workbook).facts == {"citations": [str(here.id)]}


def test_a_stranger_takes_nothing_along(cited):
    assert cited.client(cited.stranger).get(cited.url("take-along/")).status_code == 404
