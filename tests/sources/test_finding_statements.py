"""What a library says of itself is found in texts of many shapes, and nothing where nothing is said."""

import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from built_statement_texts import BUILT
from groundplan import words
from groundplan.sources.extract.html import extract as extract_page
from groundplan.sources.extract.text import extract
from groundplan.sources.finding.reasons import BY_EVIDENCE, BY_FORM, said_again
from groundplan.sources.model import Kind, Passage, Reading, Style, Whose
from groundplan.sources.statements import find
from owned_statement_texts import WHOSE
from priority_texts import PRIORITIES
from statement_texts import TEXTS
from statement_texts_of_many_hands import SHOWN
from unusual_statement_texts import BLIND

EVERY = [*TEXTS, *BLIND, *SHOWN, *PRIORITIES, *WHOSE, *BUILT]


def plain(text):
    return " ".join(text.split()).strip(" .;")


def listed(expected):
    return [plain(each) for each in ((expected,) if isinstance(expected, str) else expected) if each]


def found_in(text):
    return find(extract(text.encode()))


def of(found, kind, whose=Whose.LIBRARY):
    return [plain(each.text) for each in found if each.kind is kind and each.whose is whose]


@pytest.mark.parametrize("text", EVERY, ids=lambda each: each.name)
def test_every_text_states_what_a_careful_reader_finds_in_it(text):
    found = found_in(text.text)
    assert {
        "mission": of(found, Kind.MISSION),
        "vision": of(found, Kind.VISION),
        "values": of(found, Kind.VALUE),
        "priorities": of(found, Kind.PRIORITY),
        "department": [plain(each.text) for each in found if each.whose is Whose.DEPARTMENT],
        "others": [plain(each.text) for each in found if each.whose is Whose.OTHER],
    } == {
        "mission": listed(text.mission),
        "vision": listed(text.vision),
        "values": listed(text.values),
        "priorities": listed(text.priorities),
        "department": listed(text.department),
        "others": listed(text.others),
    }


def test_headings_beside_the_first_of_a_page_are_priorities_though_nothing_stands_beneath_them():
    page = (
        "<h1>Our plan</h1><h2>Strategic priorities</h2><h3>Young readers</h3><p>Every child gets a card of her own.</p>"
        "<h3>Wider doors</h3><h3>A place for all</h3><h2>Contact</h2><p>Call us at the desk.</p>"
    )
    assert of(find(extract_page(page.encode())), Kind.PRIORITY) == ["Young readers", "Wider doors", "A place for all"]


@pytest.mark.parametrize("text", EVERY, ids=lambda each: each.name)
def test_margins_and_spaces_at_the_ends_of_lines_mean_nothing(text):
    found = [(each.kind, each.whose, plain(each.text)) for each in found_in(text.text)]
    set_in = "\n".join(f"    {line}" if line.strip() else line for line in text.text.split("\n"))
    for changed in (set_in, text.text.replace("\n", "  \n"), text.text.replace("\n", "\r\n")):
        assert [(each.kind, each.whose, plain(each.text)) for each in found_in(changed)] == found


def test_names_of_texts_differ():
    names = [each.name for each in EVERY]
    assert len(names) > 100
    assert len(set(names)) == len(names)


def test_a_reason_says_by_which_words_a_statement_was_told():
    [mission] = found_in("Our Mission\n\nTo lend, to teach and to listen.\n")
    assert (mission.reason, mission.confidence) == ("It stands under “Our Mission”.", 0.9)
    [vision] = found_in("The library is old. Our vision is a town that reads.\n")
    assert vision.reason == "A sentence says so: “Our vision is …”."
    [goal, *_others] = found_in("Goal 1: Read\n\nGoal 2: Learn\n")
    assert goal.reason == "It is one of those that are counted: “Goal 1 …”."


def test_a_reason_says_to_whom_else_a_statement_belongs():
    [theirs] = found_in("Friends of the Marle Library\n\nOur Mission\n\nThe Friends raise money for the library.\n")
    assert (theirs.whose, theirs.reason) == (
        Whose.OTHER,
        "It stands under “Our Mission”. It belongs to somebody else: “Friends of the Marle Library”.",
    )


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A language in which every reason is said between two signs."""
    catalogue = Catalog(locale="eo", domain="django")
    for sentence in {*BY_FORM.values(), *BY_EVIDENCE.values()}:
        catalogue.add(sentence, f"⟦{sentence}⟧")
    place = tmp_path / "eo" / "LC_MESSAGES" / "django.mo"
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(words, "CATALOGUES", tmp_path)
    words.forget()
    yield "eo"
    words.forget()


def test_a_reason_that_was_said_in_english_is_said_in_the_readers_language(elsewhere):
    """The confined process says it in English: it knows no reader."""
    reasons = {each.reason for text in EVERY for each in found_in(text.text)}
    assert len(reasons) > 50
    with words.speaking(elsewhere):
        again = {reason: said_again(reason) for reason in reasons}
    assert {each.replace("⟦", "").replace("⟧", "") for each in again.values()} == reasons
    sentences = [len(re.findall(r"⟦", each)) for each in again.values()]
    assert set(sentences) == {1, 2}
    assert {said_again(reason) for reason in reasons} == reasons
    assert said_again("Somebody wrote this.") == "Somebody wrote this."


def test_a_department_has_a_mission_of_its_own_kind():
    [mission] = found_in("Mission of Teen Services\n\nTo give teenagers a room and a say.\n")
    assert (mission.kind, mission.whose, mission.owner) == (
        Kind.DEPARTMENT_MISSION,
        Whose.DEPARTMENT,
        "Mission of Teen Services",
    )


def test_a_mission_is_offered_once_however_often_it_is_printed():
    said = "Mission\n\nTo lend, to teach and to listen.\n\n"
    assert of(found_in(said * 4), Kind.MISSION) == ["To lend, to teach and to listen"]


def passages(*given):
    return Reading(
        language="en",
        passages=tuple(
            Passage(f"p{number}", text, page, heading, style)
            for number, (text, page, heading, style) in enumerate(given, 1)
        ),
    )


def test_headings_of_a_word_file_tell_the_level_of_each_priority():
    """Where a format knows levels of headings, what is nested beneath a priority is not one."""
    top, people, places = (
        ("Strategic Priorities",),
        ("Strategic Priorities", "People"),
        ("Strategic Priorities", "Places"),
    )
    reading = passages(
        ("Strategic Priorities", 3, (), Style.HEADING),
        ("People", 3, top, Style.HEADING),
        ("We look after those who work here and those who come in.", 3, people, Style.TEXT),
        ("Pay", 3, people, Style.HEADING),
        ("Everyone is paid fairly and told how pay is set.", 3, (*people, "Pay"), Style.TEXT),
        ("Places", 4, top, Style.HEADING),
        ("We mend what we have before we build anything new.", 4, places, Style.TEXT),
        ("Contact", 4, (), Style.HEADING),
        ("Write to us.", 4, ("Contact",), Style.TEXT),
    )
    assert [(each.text, each.passage, each.page) for each in find(reading)] == [
        ("People", "p2", 3),
        ("Places", "p6", 4),
    ]


def test_a_label_and_its_statement_may_share_a_passage():
    """As in files whose paragraphs hold broken lines."""
    reading = passages(("OUR MISSION\nTo keep the harbor reading", 1, (), Style.TEXT), ("Hours", 1, (), Style.HEADING))
    [mission] = find(reading)
    assert (mission.text, mission.passage) == ("To keep the harbor reading", "p1")


def test_cells_of_a_table_hold_labels_and_statements():
    reading = passages(
        ("Mission | To keep the harbor reading.", 1, (), Style.ROW),
        ("Goal | Action", 1, (), Style.ROW),
        ("Read to children | Story time", 1, (), Style.ROW),
        ("Teach adults | Evening class", 1, (), Style.ROW),
    )
    found = find(reading)
    assert of(found, Kind.MISSION) == ["To keep the harbor reading"]
    assert of(found, Kind.PRIORITY) == ["Read to children", "Teach adults"]
