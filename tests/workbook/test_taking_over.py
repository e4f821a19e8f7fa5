"""Texts offered from elsewhere: taken over once, never over what is there."""

from groundplan.workbook.document import Document
from groundplan.workbook.edits import Post, apply_post

FROM = "other/source/r1"


def take(document, sheet, question, text):
    return apply_post(
        document, document, sheet, Post({f"pick:{FROM}": [text]}, frozenset(), [f"pick ws/{question} {FROM}"])
    )


def test_a_line_is_added_with_where_it_comes_from_and_only_once(sheet):
    document = Document()
    take(document, sheet, "things", "A strength")
    assert not take(document, sheet, "things", "A strength").update
    (item,) = document.answers(sheet, "1.1").get("things")
    assert (item.text, item.origin) == ("A strength", FROM)


def test_a_copy_stands_beneath_what_is_there_already_and_only_once(sheet):
    document = Document()
    apply_post(document, document, sheet, Post({"ws/story": ["Mine."]}))
    take(document, sheet, "story", "Theirs.")
    assert not take(document, sheet, "story", "Theirs.").update
    assert document.text("story") == "Mine.\n\nTheirs."


def test_a_copy_into_one_line_stays_one_line(sheet):
    document = Document()
    take(document, sheet, "name", "Two\nlines")
    assert document.text("name") == "Two lines"


def test_nothing_can_be_taken_into_a_question_that_takes_nothing(sheet):
    document = Document()
    for question in ("one", "rated", "grid", "photo", "count"):
        assert not take(document, sheet, question, "x").update
