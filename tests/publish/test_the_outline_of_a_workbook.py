"""The whole workbook as one document."""

from groundplan.publish.outline import Heading, ListBlock, ListItem, plain
from groundplan.publish.workbooks import workbook_outline
from groundplan.workbook.answers import Answers


def parts(outline):
    return [block for block in outline.blocks if isinstance(block, Heading) and block.level == 1]


def test_it_holds_the_plan_and_every_sheet_that_was_begun_each_on_a_page_of_its_own(bound):
    assert bound.title == "A small toolkit"
    assert bound.contents == "Contents"
    assert [(part.text, part.fresh) for part in parts(bound)] == [
        ("Our plan", True),
        ("3. Every kind of question", True),
        ("3. Every kind of question: with Dana", True),
        ("Not begun yet", True),
    ]


def test_a_sheets_title_names_the_sheet_and_the_state_that_is_shown(bound):
    assert [(part.address, part.revision) for part in parts(bound)][1:3] == [("all", "1.57"), ("all", "2.3")]


def test_what_no_question_shows_stands_on_the_shelf(bound, under):
    assert under(bound, "The shelf") == [ListBlock((ListItem(plain("Typed while the row was removed")),))]


def test_what_is_on_the_shelf_stands_under_the_wording_that_it_answered(toolkit, plan, under):
    frame = {"library": "L", "department": "D", "language": "en", "paper": "letter"}
    loose = {"all/x-bus": "At five", "all/x-odd": "Nobody knows", "all/x-bus/r1": "At six"}
    asked = {"all/x-bus": "And our bus?", "all/x-bus/r1": "And our bus?"}
    outline = workbook_outline(toolkit, [Answers("all", "1.0", {}, loose)], plan, asked=[asked], **frame)
    assert under(outline, "The shelf") == [ListBlock((ListItem(plain("Nobody knows")),))]
    assert under(outline, "And our bus?") == [ListBlock((ListItem(plain("At five")), ListItem(plain("At six"))))]


def test_only_what_was_answered_is_told(bound):
    texts = [block.text for block in bound.blocks if isinstance(block, Heading)]
    assert texts[texts.index("3. Every kind of question: with Dana") :] == [
        "3. Every kind of question: with Dana",
        "About us",
        "One line",
        "Not begun yet",
    ]


def test_sheets_that_were_not_begun_are_named(bound):
    assert bound.blocks[-1] == ListBlock((ListItem(plain("Not begun")),))
