"""A worksheet as an outline: with room to write, or with what was written."""

from dataclasses import replace

import pytest

from groundplan.publish.outline import (
    Cell,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Quotation,
    Run,
    Table,
    plain,
)
from groundplan.publish.sheets import worksheet_outline
from groundplan.workbook.answers import Answers, GoalEntry, Picture, StepEntry

NOT_YET = [Paragraph(plain("Not answered yet."), "hint")]


def headings(outline):
    return [(block.level, block.code, block.text) for block in outline.blocks if isinstance(block, Heading)]


def test_it_says_whose_it_is_and_which_state_it_shows(filled):
    assert (filled.title, filled.subtitle) == ("3. Every kind of question", "Mill River Library · Teen Room")
    assert (filled.worksheet, filled.revision, filled.paper, filled.language) == ("all", "1.57", "letter", "en")


def test_a_further_filling_names_its_occasion(sheet, toolkit, answers):
    frame = {"library": "Mill River", "department": "", "language": "en", "paper": "a4"}
    outline = worksheet_outline(sheet, answers, toolkit=toolkit, sheets=[], occasion="with Dana", **frame)
    assert (outline.title, outline.subtitle) == ("3. Every kind of question: with Dana", "Mill River")


def test_questions_bear_the_numbers_that_the_screen_shows(blank):
    assert headings(blank) == [
        (1, "", "About us"),
        (2, "3.1", "Mission"),
        (2, "3.2", "One line"),
        (2, "3.3", "Strengths"),
        (2, "3.4", "One of them"),
        (2, "3.5", "Some"),
        (2, "3.6", "Rate these"),
        (1, "", "Ahead"),
        (2, "3.7", "Who and when"),
        (2, "3.8", "Week"),
        (2, "3.9", "Goals"),
        (3, "", "In the next month"),
        (3, "", "In three months"),
        (3, "", "In six months"),
        (3, "", "In a year"),
        (2, "3.10", "A picture"),
        (2, "3.11", "Counted"),
        (2, "3.12", "To yourself"),
        (1, "", "Answers to the self-checks"),
    ]


def test_each_question_names_its_place(filled):
    places = [block.address for block in filled.blocks if isinstance(block, Heading) and block.address]
    assert places[:2] == ["all/mission", "all/name"]
    assert len(places) == len(set(places)) == 12


class TestBlank:
    def test_help_flows_and_stays_with_the_lines_to_write_on(self, blank, under):
        help_text, lines = under(blank, "Mission")
        assert help_text == Paragraph(plain("What the") + plain(" ") + plain("library is for."), "hint", keep=True)
        assert lines == Paragraph((), "blank", 5)

    def test_an_example_is_quoted(self, blank, under):
        assert under(blank, "One line") == [
            Paragraph(plain("An example"), "hint", keep=True),
            Quotation(plain("The Teen Room")),
            Paragraph((), "blank", 1),
        ]

    def test_options_have_boxes_and_room_for_ones_own(self, blank, under):
        (one,), (many,) = under(blank, "One of them"), under(blank, "Some")
        assert [(item.runs[0].text, item.ticked) for item in one.items] == [("Alone", False), ("Together", False)]
        assert [item.ticked for item in many.items] == [False, False, False]
        assert set(many.items[2].runs[0].text) == {"…"}

    def test_a_rating_has_circles_to_fill(self, blank, under):
        (table,) = under(blank, "Rate these")
        assert table.header == ("Statement", "Not yet", "Always")
        assert [[cell.runs[0].text for cell in row] for row in table.rows] == [
            ["We ask", "○", "○"],
            ["We follow up", "○", "○"],
        ]
        assert table.marks
        assert table.row_headers

    def test_a_table_shows_its_example_and_empty_rows(self, blank, under):
        label, example, table = under(blank, "Who and when")
        assert label == Paragraph(plain("An example"), "hint", keep=True)
        assert example.rows == ((Cell(plain("Bo")), Cell(plain("2027-02-01"))),)
        assert table.rows == ((Cell(lines=2), Cell(lines=2)),) * 3

    def test_fixed_rows_are_named_by_their_first_column(self, blank, under):
        (table,) = under(blank, "Week")
        assert table.header == ("What", "What happens")
        assert table.rows == ((Cell(plain("Monday")), Cell(lines=2)), (Cell(plain("Tuesday")), Cell(lines=2)))
        assert table.row_headers

    def test_each_horizon_has_room_for_a_goal_with_its_steps(self, blank, under):
        text, whose, scopes, earlier, goal, steps, because, room = under(blank, "In three months")
        assert text == Paragraph((), "blank", 2, keep=True)
        assert (whose.runs, whose.keep) == (plain("Whose goal is it?"), True)
        assert [(item.runs[0].text, item.ticked) for item in scopes.items] == [
            ("Myself and my own learning", False),
            ("Teen Room", False),
            ("The library", False),
        ]
        assert (earlier.runs, goal.lines) == (plain("Builds on an earlier goal:"), 1)
        assert steps.rows == ((Cell(lines=2),) * 3,) * 3
        assert (because.keep, room.lines) == (True, 1)
        assert "earlier goal" not in repr(under(blank, "In the next month"))

    def test_passages_and_self_checks_belong_to_it(self, blank):
        texts = ["".join(run.text for run in block.runs) for block in blank.blocks if isinstance(block, Paragraph)]
        assert "Take your time." in texts
        assert "A note to read." in texts
        assert "Which is it?" in texts
        assert blank.blocks[-1] == ListBlock((ListItem(plain("The first") + plain(" ") + plain("one.")),), ordered=True)

    def test_nothing_that_somebody_wrote_is_on_it(self, blank):
        assert "Ana" not in repr(blank.blocks)
        assert blank.revision == ""


class TestFilled:
    def test_long_text_keeps_its_marks_lists_and_links(self, filled, under):
        words, numbered, more = under(filled, "Mission")
        assert words.runs == (Run("We "), Run("connect", bold=True), Run(" people:"))
        within = ListBlock((ListItem(plain("and between")),))
        assert numbered == ListBlock((ListItem(plain("near")), ListItem(plain("far"), (within,))), ordered=True)
        assert more.runs == (Run("See "), Run("us", href="https://mill.example/"), Run("."))

    def test_a_line_is_just_its_letters(self, filled, under):
        assert under(filled, "One line") == [Paragraph(plain("Plain *stars* stay"))]

    def test_a_list_is_a_list(self, filled, under):
        assert under(filled, "Strengths") == [
            ListBlock((ListItem(plain("Same staff every week")), ListItem(plain("A loud room"))))
        ]

    def test_one_choice_is_told_alone_and_many_among_the_others(self, filled, under):
        assert under(filled, "One of them") == [ListBlock((ListItem(plain("Together"), ticked=True),))]
        assert under(filled, "Some") == [
            ListBlock(
                (
                    ListItem(plain("Books"), ticked=True),
                    ListItem(plain("Tools"), ticked=False),
                    ListItem(plain("Yarn"), ticked=True),
                )
            )
        ]

    def test_a_rating_fills_its_circles(self, filled, under):
        (table,) = under(filled, "Rate these")
        assert [[cell.runs[0].text for cell in row[1:]] for row in table.rows] == [["○", "●"], ["○", "○"]]

    def test_a_table_tells_its_dates_as_people_write_them(self, filled, under):
        (table,) = under(filled, "Who and when")
        assert table.rows == ((Cell(plain("Ana")), Cell(plain("Mar 4, 2027"))), (Cell(plain("Bo")), Cell()))

    def test_fixed_rows_stand_in_their_order(self, filled, under):
        (table,) = under(filled, "Week")
        assert table.rows == ((Cell(plain("Monday")), Cell()), (Cell(plain("Tuesday")), Cell(plain("Kites"))))

    def test_a_goal_tells_its_facts_steps_and_what_it_refers_to(self, filled, under):
        facts, steps, answers_to, because, cost = under(filled, "Open the room on Thursdays")
        assert facts == Paragraph(plain("In the next month · Teen Room · Interests"), "hint", keep=True)
        assert steps.header == ("Step", "Who", "By when", "How it stands")
        assert [["".join(run.text for run in cell.runs) for cell in row] for row in steps.rows] == [
            ["Ask the director", "Ana", "Jan 15, 2027", "Done"],
            ["", "Bo", "", "To do"],
        ]
        assert answers_to.runs == (Run("Answers to: ", bold=True), Run("Strength: Same staff every week"))
        assert because.runs[1].text == "Six teens come back."
        assert cost.runs[1].text == "$40"

    def test_a_later_goal_names_the_one_that_it_builds_on(self, filled, under):
        facts, builds_on = under(filled, "Learn to record")
        assert facts.runs == plain("In a year · Myself and my own learning · Jun 1, 2027")
        assert builds_on.runs == (Run("Builds on: ", bold=True), Run("Open the room on Thursdays"))

    def test_a_goal_without_words_is_told_as_soon_as_it_says_anything(self, filled, under):
        (outcome,) = under(filled, "A goal without words yet")
        assert outcome.runs[1].text == "Only what will be different is written."

    def test_a_picture_is_drawn_with_its_alternative(self, filled, under):
        (picture,) = under(filled, "A picture")
        assert isinstance(picture, Image)
        assert (picture.alt, picture.caption, picture.media_type) == ("A kite on a table", "Thursday", "image/png")

    def test_what_is_counted_is_computed_from_the_answers(self, filled, under):
        (counted,) = under(filled, "Counted")
        assert counted == ListBlock((ListItem((Run("Rate these", bold=True), Run(" Always: 1"))),))

    def test_a_private_answer_says_so(self, filled, under):
        assert under(filled, "To yourself")[0].runs == plain("Private: only you see this answer.")

    def test_what_was_taken_out_of_it_is_not_handed_on(self, filled):
        told = repr(filled.blocks)
        assert "The shelf" not in told
        assert "Typed while the row was removed" not in told

    def test_neither_help_nor_notes_nor_hidden_questions_are_told(self, filled):
        told = repr(filled.blocks)
        for text in ("library is for", "to read", "Which is it", "Hidden here", "Asked no more"):
            assert text not in told


def test_what_is_not_answered_says_so(sheet, toolkit, under):
    frame = {"library": "L", "department": "D", "language": "en", "paper": "letter"}
    empty = worksheet_outline(sheet, Answers("all", "1.0"), toolkit=toolkit, sheets=[], **frame)
    for label in ("Mission", "One line", "Strengths", "One of them", "Rate these", "Who and when", "Goals", "Counted"):
        assert under(empty, label) == NOT_YET, label


def test_a_picture_that_is_gone_is_told_in_words(sheet, toolkit, under):
    frame = {"library": "L", "department": "D", "language": "en", "paper": "letter"}
    answers = Answers("all", "1.0", {"photo": Picture("lost", "", "A kite")})
    outline = worksheet_outline(sheet, answers, toolkit=toolkit, sheets=[], **frame)
    assert under(outline, "A picture") == [Paragraph(plain("Picture: A kite"))]


def test_a_goal_as_long_as_a_page_has_a_heading_of_a_line_and_keeps_every_word(sheet, toolkit, under):
    frame = {"library": "L", "department": "D", "language": "en", "paper": "letter"}
    text = "teen " * 2000
    answers = Answers("all", "1.0", {"goals": (GoalEntry("g", text, steps=(StepEntry("s", "One"),)),)})
    outline = worksheet_outline(sheet, answers, toolkit=toolkit, sheets=[], **frame)
    heading = next(block.text for block in outline.blocks if isinstance(block, Heading) and block.level == 3)
    assert len(heading) <= 301
    assert heading.endswith("…")
    assert under(outline, heading)[0] == Paragraph(plain(text.strip()))


@pytest.mark.parametrize("number", ["", "12"])
def test_a_sheet_without_a_number_counts_its_questions_plainly(sheet, toolkit, number):
    frame = {"library": "L", "department": "D", "language": "en", "paper": "letter"}
    outline = worksheet_outline(replace(sheet, number=number), None, toolkit=toolkit, sheets=[], **frame)
    first = next(block for block in outline.blocks if isinstance(block, Heading) and block.code)
    assert first.code == ("12.1" if number else "1")


def test_dates_and_words_follow_the_language(sheet, toolkit, answers, under):
    frame = {"library": "L", "department": "D", "language": "de", "paper": "a4"}
    outline = worksheet_outline(sheet, answers, toolkit=toolkit, sheets=[answers], **frame)
    (table,) = (block for block in under(outline, "Who and when") if isinstance(block, Table))
    assert table.rows[0][1] == Cell(plain("04.03.2027"))
