"""Lines, places and addresses as plain values, so that a room above can show them and cite."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from groundplan.sources.model import Kind
from groundplan.web.libraries.queries import NotFoundError
from groundplan.web.sources import citing, queries
from groundplan.web.sources.citing import Facts


@pytest.fixture
def told_of(room, reads_as, a_mission, styles):
    reads_as(
        ("Plan", 1, (), styles.heading),
        ("Ours", 2, ("Plan",), styles.heading),
        ("We bring people and knowledge together.", 2, ("Plan", "Ours")),
        ("Listening", 3, ("Plan",), styles.item),
        title="Strategic plan",
        pages=3,
        language="en",
        statements=[a_mission(), a_mission("Listening", "p4", kind=Kind.PRIORITY, page=3)],
    )
    return room.added("plan.pdf", "%PDF", dated="2024-05-01", begins="2024", ends="2027")


def shelf(room, cast):
    return queries.shelf(cast.owner.id, room.library)


def test_lines_come_with_their_document_heading_and_address(room, cast, told_of):
    [mission, priority] = citing.lines(shelf(room, cast))
    assert mission.source == Facts(told_of.id, room.library, "Strategic plan", date(2024, 5, 1), 2024, 2027, "en")
    assert (mission.statement.kind, mission.statement.text) == (Kind.MISSION, "We bring people and knowledge together.")
    assert mission.heading == ("Plan", "Ours")
    assert mission.address == f"{room.at}{told_of.id}/#p3"
    assert priority.statement.kind is Kind.PRIORITY
    assert [each.statement.kind for each in citing.lines(shelf(room, cast), kinds=[Kind.PRIORITY])] == [Kind.PRIORITY]
    assert citing.lines(shelf(room, cast), kinds=[Kind.VALUE]) == []
    assert len(citing.lines(shelf(room, cast), source=told_of.id)) == 2
    with pytest.raises(FrozenInstanceError):
        mission.source.title = "Another"


def test_a_document_knows_when_its_years_have_passed(told_of):
    facts = citing.facts(told_of)
    assert not facts.has_ended(date(2027, 12, 31))
    assert facts.has_ended(date(2028, 1, 1))


def test_an_older_edition_says_that_it_is_one(room, cast, told_of):
    room.added("newer.pdf", "%PDF-2", query=f"?replaces={told_of.id}")
    newer, older = citing.lines(shelf(room, cast))[0].source, citing.lines(shelf(room, cast))[-1].source
    assert (newer.is_old, newer.replaces) == (False, told_of.id)
    assert (older.is_old, older.id) == (True, told_of.id)


def test_a_place_is_found_by_its_passage(room, cast, told_of):
    facts, passage = citing.passage(shelf(room, cast), told_of.id, "p3")
    assert facts.title == "Strategic plan"
    assert (passage.id, passage.page, passage.heading) == ("p3", 2, ("Plan", "Ours"))
    assert citing.address(facts, "p3") == f"{room.at}{told_of.id}/#p3"
    assert citing.address(facts) == f"{room.at}{told_of.id}/"
    for name in ("p99", "p", "3", "p-1", "px", "", "p" + "9" * 40):
        with pytest.raises(NotFoundError):
            citing.passage(shelf(room, cast), told_of.id, name)


def test_what_is_removed_has_no_lines_and_no_places(room, cast, told_of):
    room.press("remove", told_of)
    assert citing.lines(shelf(room, cast)) == []
    with pytest.raises(NotFoundError):
        citing.passage(shelf(room, cast), told_of.id, "p3")


def test_a_stranger_is_told_of_none(room, cast, told_of):
    assert citing.found(cast.stranger.id, room.library) == []
    assert len(citing.found(cast.owner.id, room.library)) == 2
