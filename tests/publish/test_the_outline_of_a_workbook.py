"""The whole workbook as one document."""

from groundplan.publish.outline import Heading, ListBlock, ListItem, plain


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
