"""Long answers are Markdown underneath: every word of them comes out, whatever its signs."""

import pytest

from effort import at_most
from groundplan.publish import markup
from groundplan.publish.markup import DEEPEST_LIST, LONGEST_FORMATTED, MOST_LINES, authored, authored_line, blocks, runs
from groundplan.publish.outline import Cell, ListBlock, ListItem, Paragraph, Quotation, Run, Table, plain


def words(found):
    """All text of blocks, in order."""
    told = []
    for block in found:
        if isinstance(block, ListBlock):
            for item in block.items:
                told += ["".join(run.text for run in item.runs), *words(item.children)]
        elif isinstance(block, Table):
            told += [*block.header, *("".join(run.text for run in cell.runs) for row in block.rows for cell in row)]
        else:
            told.append("".join(run.text for run in block.runs))
    return told


def test_each_of_her_lines_stays_a_line():
    assert words(blocks("one\ntwo\n\nthree")) == ["one\ntwo", "three"]


def test_a_toolkits_lines_flow_together_in_lists_and_quotations_too():
    assert words(authored("one\ntwo\n\n- a\n  b\n  - c\n    d\n\n> e\n> f")) == ["one two", "a b", "c d", "e f"]
    assert authored_line("one\n*two*\n") == (Run("one"), Run(" "), Run("two", italic=True))


def test_a_heading_in_an_answer_is_bold_words():
    assert blocks("# Big *plans*") == (Paragraph((Run("Big ", bold=True), Run("plans", bold=True, italic=True))),)


def test_a_list_begins_to_count_where_she_began():
    assert blocks("2024. was good\n2025. is better") == (
        ListBlock((ListItem(plain("was good")), ListItem(plain("is better"))), ordered=True, start=2024),
    )


def test_a_quotation_keeps_the_lists_and_tables_in_it():
    found = blocks("> first\n>\n> second\n>\n> - third\n>\n> | a | b |\n> |---|---|\n> | c | d |")
    assert isinstance(found[0], Quotation)
    assert words(found) == ["first\nsecond", "third", "a", "b", "c", "d"]


def test_a_list_keeps_the_quotations_code_and_tables_in_it():
    found = blocks("- first\n\n  > second\n\n      third\n\n  | a |\n  |---|\n  | b |\n- fourth")
    assert words(found) == ["first\nsecond\nthird", "fourth", "a", "b"]
    assert found[1] == Table(("a",), ((Cell(plain("b")),),))


def test_lists_deeper_than_can_be_drawn_stand_beside_their_parent():
    found = blocks("".join(f"{'  ' * depth}- level {depth}\n" for depth in range(12)))
    assert words(found) == [f"level {depth}" for depth in range(12)]

    def deepest(block):
        return 1 + max((deepest(child) for item in block.items for child in item.children), default=0)

    assert deepest(found[0]) == DEEPEST_LIST


@pytest.mark.parametrize(
    "text",
    [
        "> " * 200 + "deep",
        "".join(f"{'  ' * depth}- level {depth}\n" for depth in range(200)).strip(),
        "[note]: https://mill.example/ kept",
        "[x](javascript:alert(1))",
        "[x](data:text/html,hello)",
        "<script>alert(1)</script>",
        "<b>not bold</b> &c",
        "a ** b * c _ d ` e",
        "[[[[[[",
    ],
)
def test_what_is_no_markdown_stays_as_it_was_typed(text):
    assert "\n".join(words(blocks(text))) == text


def test_an_address_that_cannot_be_opened_from_outside_is_told_beside_its_words():
    assert runs("[here](/w/1) and ![a kite](kite.png)") == (
        Run("here"),
        Run(" (/w/1)"),
        Run(" and "),
        Run("a kite (kite.png)"),
    )


def test_a_rule_and_code_keep_their_signs():
    assert words(blocks("***\n\n```\ncode  here\n```")) == ["***", "code  here"]


def test_a_text_of_a_megabyte_stays_plain_and_takes_little_work():
    text = "*[word](\n" * 120_000
    with at_most(1_000_000):
        found = blocks(text)
    assert "\n".join(words(found)) == text.strip("\n")
    assert all(block.runs[0].text.count("\n") < MOST_LINES for block in found)


@pytest.mark.parametrize("sign", ["[", "![", "[x][", "*a ", "*_", "`a ", "<a", "&", "- a\n", "# a\n", "a\n===\n"])
def test_what_takes_long_to_read_is_never_given_to_the_parser(monkeypatch, sign):
    monkeypatch.setattr(markup, "_reader", None)
    text = sign * (LONGEST_FORMATTED // len(sign) - 1)
    assert "\n".join(words(blocks(text))) == text.strip("\n")
    assert "".join(run.text for run in runs(text)) == text


def test_a_list_of_hostile_lines_takes_little_work():
    lines = ["![" * 9_990] * 20 + ["[" * 40 + "a*" * 30] * 480
    with at_most(3_000_000):
        for line in lines:
            runs(line)
