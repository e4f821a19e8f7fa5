"""The reader: a document's passages as headings, lists and tables, its pages marked, its found lines marked in words."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

import attacks
from groundplan.sources.finding import reasons
from groundplan.sources.model import Kind, Whose
from groundplan.web.sources import reader
from groundplan.web.sources.citing import place
from groundplan.web.sources.models import FoundStatement, SourcePassage


@pytest.fixture
def thick(room, reads_as, styles):
    """A document of ten thousand passages."""
    reads_as(*((f"Passage number {n}", n // 20 + 1) for n in range(1, 10_001)), pages=501)
    return room.added("thick.pdf", b"%PDF" + b" " * 100_000)


def test_headings_lists_tables_and_pages_are_shown_as_what_they_are(room, reads_as, styles):
    reads_as(
        ("Plan", 1, (), styles.heading),
        ("Deep down", 1, ("Plan", "a", "b"), styles.heading),
        ("Text\nof two lines", 1, ("Plan",)),
        ("first", 1, ("Plan",), styles.item),
        ("second", 1, ("Plan",), styles.item),
        ("What | Who", 2, ("Plan",), styles.row),
        ("Talks | Bo", 2, ("Plan",), styles.row),
        pages=2,
        language="es",
    )
    page = room.look(room.added())
    shown = page.select_one(".passages")
    assert (shown["lang"], shown["dir"]) == ("es", "ltr")
    # No level is left out, whatever the document does.
    assert [(each.name, each.text, each["id"]) for each in shown.select("h3, h4, h5, h6")] == [
        ("h3", "Plan", "p1"),
        ("h4", "Deep down", "p2"),
    ]
    assert [(each["id"], each.text) for each in shown.select("ul > li")] == [("p4", "first"), ("p5", "second")]
    assert [[cell.text for cell in row.select("td")] for row in shown.select("tr")] == [
        ["What", "Who"],
        ["Talks", "Bo"],
    ]
    assert [(each["id"], each.text) for each in shown.select(".page-begins")] == [
        ("page-1", "Page 1"),
        ("page-2", "Page 2"),
    ]
    assert shown.select_one("#p3").text == "Text\nof two lines"


def test_found_lines_are_listed_on_top_and_marked_in_their_place(room, reads_as, a_mission, words):
    reads_as(
        ("Plan", 1),
        ("Ours", 2),
        ("Here: We bring people and knowledge together. And more.", 2),
        ("The county serves all.", 3),
        pages=3,
        statements=[
            a_mission(),
            a_mission(
                "The county serves all.", "p4", page=3, kind=Kind.MISSION, whose=Whose.OTHER, owner="Lake County"
            ),
        ],
    )
    row = room.added()
    page = room.look(row)
    listed = page.select(".found-lines li")
    assert [each.select_one("a").text for each in listed] == ["a mission (the library’s)", "a mission (Lake County)"]
    assert [each.select_one("a")["href"] for each in listed] == [f"{room.at}{row.id}/#p3", f"{room.at}{row.id}/#p4"]
    assert "It stands under the heading “Our mission”." in listed[0].text
    assert [each.text for each in page.select(".passages mark")] == [
        "We bring people and knowledge together.",
        "The county serves all.",
    ]
    # Told in words in the text itself, not by a colour.
    assert page.select_one("#p3").text == (
        "Here: seems to be: a mission (the library’s) We bring people and knowledge together. And more."
    )


def test_from_the_lines_a_way_leads_to_choosing_them_for_each_workbook_that_one_writes_in(room, with_right):
    row = room.added()
    (way,) = room.look(row).select(".found-lines .deeds-line a")
    assert (way.text, way["href"]) == ("Choose lines for your worksheets", f"/w/{room.cast.workbook.id}/found/")
    admin = with_right("owner", thing=room.library)
    assert room.look(row, client=room.client(admin)).select(".found-lines .deeds-line a") == []


def test_why_a_line_was_found_is_said_in_the_readers_language_whatever_was_spoken_when_it_was_read(
    room, reads_as, a_mission, monkeypatch
):
    reads_as("We listen.", statements=[a_mission("We listen.", "p1", reason="It stands under “Our mission”.")])
    row = room.added()
    monkeypatch.setattr(reasons, "say", lambda sentence, **facts: f"<{sentence.format(**facts)}>")
    assert room.look(row).select_one(".found-lines .quiet-line").text == "<It stands under “Our mission”.>"


def test_a_line_of_several_passages_is_marked_in_all_of_them(room, reads_as, a_mission):
    reads_as("Plan", "Before. We do", "three things", "and a fourth.", statements=[
        a_mission("We do\n\nthree things\n\nand a fourth.", "p2")
    ])  # fmt: skip
    page = room.look(room.added())
    assert [each.text for each in page.select(".passages mark")] == ["We do", "three things", "and a fourth."]
    assert len(page.select(".passages .seems")) == 1


def test_lines_in_a_table_and_lines_that_share_words_are_marked_once(room, reads_as, a_mission, styles):
    reads_as(
        ("Mission | We listen. | 2027", 1, (), styles.row),
        "We listen, then act.",
        statements=[
            a_mission("We listen.", "p1", page=1),
            a_mission("We listen, then act.", "p2"),
            a_mission("then act.", "p2", kind=Kind.VALUE),
            a_mission("nowhere", "p2"),
        ],
    )
    page = room.look(room.added())
    assert [each.text for each in page.select(".passages mark")] == ["We listen.", "We listen, then act."]
    assert page.select_one("#p1 td:nth-of-type(2)").text == "seems to be: a mission (the library’s) We listen."
    assert len(page.select(".found-lines li")) == 4


def test_where_nothing_was_found_it_is_said_so_and_that_it_is_no_fault(room, words):
    page = room.look(room.added("notes.txt", "The roof was mended."))
    assert "No line was found that says what the library is for." in words(page)


def test_a_thick_document_is_read_part_by_part_and_its_pages_stay_light(room, thick, words):
    client = room.client()
    with CaptureQueriesContext(connection) as asked:
        response = client.get(f"{room.at}{thick.id}/?page=7")
    assert len(asked) <= 9, [each["sql"][:90] for each in asked]
    assert len(response.content) < 60_000
    page = BeautifulSoup(response.content, "html.parser")
    assert [each["id"] for each in page.select(".passages > p[id^=p]")][:2] == ["page-61", "p1201"]
    assert "Part 7 of 50" in words(page)
    assert page.find("a", string="The next part")["href"].endswith("?page=8#read")
    assert place(thick.library_id, thick.id, 1201) == f"{room.at}{thick.id}/?page=7#p1201"
    for asked_for, part in (("0", 1), ("51", 50), ("x", 1), ("-1", 1), ("9" * 30, 1)):
        assert f"Part {part} of 50" in words(room.look(thick, query=f"?page={asked_for}"))


def test_the_number_of_passages_changes_nothing_in_how_often_the_database_is_asked(room, reads_as, a_mission):
    def asked_for(row):
        with CaptureQueriesContext(connection) as asked:
            room.look(row)
        return len(asked)

    reads_as("One", statements=[a_mission("One", "p1")])
    few = room.added("few.txt")
    reads_as(
        *(f"Passage {n}" for n in range(1, 150)), statements=[a_mission(f"Passage {n}", f"p{n}") for n in range(1, 99)]
    )
    assert asked_for(few) == asked_for(room.added("many.txt", "x" * 9000))


def test_what_runs_from_right_to_left_is_set_so(room, reads_as):
    reads_as("رسالتنا", ("نجمع الناس", 0), language="ar")
    page = room.look(room.added("خطة.txt"))
    assert page.select_one("h1")["dir"] == "auto"
    assert (page.select_one(".passages")["lang"], page.select_one(".passages")["dir"]) == ("ar", "rtl")
    assert page.select_one("#p1")["dir"] == "auto"


def test_what_stands_everywhere_is_marked_where_it_helps_and_the_page_stays_light(room, reads_as, a_mission):
    reads_as("a" * 8_000, "Here a mission: an apple a day.", statements=[a_mission("an apple a day.", "p2")])
    shown = room.look(room.added(), query="?q=a").select_one(".passages")
    assert shown.select_one("#p1").get_text() == "a" * 8_000
    assert len(shown.select("#p1 mark")) == reader.MOST_HITS
    second = list(reader.blocks(
        [SourcePassage(number=2, text="Here a mission: an apple a day.", style="text")],
        [FoundStatement(passage="p2", text="an apple a day.")],
        ["a"],
    )[0].passages[0].cells[0])  # fmt: skip
    assert "".join(each.text for each in second) == "Here a mission: an apple a day."
    assert [(each.text, each.is_hit, each.line is not None) for each in second] == [
        ("Here ", False, False), ("a", True, False), (" mission: ", False, False), ("a", True, True),
        ("n ", False, True), ("a", True, True), ("pple ", False, True), ("a", True, True), (" d", False, True),
        ("a", True, True), ("y.", False, True),
    ]  # fmt: skip
    assert [each.begins for each in second].index(True) == 3


def test_script_in_title_headings_text_owner_and_reason_is_text(room, reads_as, a_mission, styles):
    for each in attacks.TEXTS:
        reads_as(
            (each, 1, (), styles.heading),
            (each, 1, (each,)),
            (each, 1, (each,), styles.item),
            (f"{each} | {each}", 1, (each,), styles.row),
            title=each,
            statements=[a_mission(each, "p2", owner=each, reason=each, kind=Kind.VALUE)],
        )
        row = room.added(f"{each.replace('/', '')}.txt")
        for path in ("", f"{row.id}/", f"{row.id}/?q=zq", "search/?q=zq", f"add/?replaces={row.id}"):
            page = room.client().get(room.at + path).content.decode()
            assert attacks.runs(page) == [], path
            assert attacks.MARK in page
        room.press("remove", row)
        assert attacks.runs(room.client().get(f"{room.at}?removed={row.id}").content.decode()) == []


def test_a_stranger_reads_nothing(room, cast):
    row = room.added()
    client = cast.client(cast.stranger)
    for path in ("", f"{row.id}/", f"{row.id}/file", "search/?q=teens", "add/", "state/"):
        assert client.get(room.at + path).status_code == 404
