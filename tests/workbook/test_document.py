"""A document read from its log."""

import pytest

from groundplan.workbook.document import BrokenUpdateError, Document


def written(text, name="story"):
    document = Document()
    return document.edit(lambda each: each.set_text(name, text))


@pytest.mark.parametrize("broken", [b"", b"\x00", b"not an update", bytes(range(256)), b"\xff" * 40])
def test_an_entry_that_cannot_be_read_takes_nothing_else_with_it(broken):
    document = Document.load([written("Ana's words"), broken, written("Bo's words", "name")])
    assert (document.text("story"), document.text("name")) == ("Ana's words", "Bo's words")
    assert document.left_out in (0, 1)


def test_what_was_left_out_is_counted():
    assert Document.load([written("one"), b"not an update", b"\xff" * 40]).left_out == 2
    assert Document.load([written("one")]).left_out == 0


def test_a_broken_edit_is_told_when_it_is_applied():
    with pytest.raises(BrokenUpdateError):
        Document().apply(b"not an update")
