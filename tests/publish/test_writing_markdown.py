"""The Markdown writer."""

from markdown_it import MarkdownIt

from groundplan.publish.markdown import write
from groundplan.publish.outline import Cell, Heading, ListBlock, ListItem, Outline, Paragraph, Run, Table, plain


def text_of(page):
    """What a reader of CommonMark sees, without marks."""
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(page)
    return [
        "".join("\n" if child.type in ("softbreak", "hardbreak") else child.content for child in token.children)
        for token in tokens
        if token.type == "inline"
    ]


def written(*blocks):
    return text_of(write(Outline("T", blocks)))[1:]


def test_every_block_is_written_as_it_always_was(rich, golden):
    golden("rich.md", write(rich))


def test_no_text_turns_into_markup_by_accident():
    lines = [
        "# no heading", "1. no list", "2) nor this", "- nor this", "+ nor this", "> no quotation", "=== no rule",
        "*stars* _under_ `code`", "[x](y) ![z](w) <b>", "a | b", "&amp; &lt;", "\\*", "~~gone~~", "https://x.example/*",
        "***", "---", "```", "[a]: https://b.example/", "    no code", "#", "trailing #",
    ]  # fmt: skip
    for line in lines:
        told = line.strip()
        assert written(Paragraph(plain(line))) == [told], line
        assert written(Heading(1, line)) == [told], line
        assert written(ListBlock((ListItem(plain(line)),))) == [told], line
        assert written(Table(("A",), ((Cell(plain(line)),),)))[1:] == [told], line


def test_signs_at_the_start_of_a_line_further_down_mean_nothing_either():
    text = "one\n# two\n1. three\n- four\n> five"
    assert written(Paragraph(plain(text))) == [text]
    assert written(Paragraph((Run("one"), Run("\n- two\n3. three")))) == ["one\n- two\n3. three"]


def test_a_lists_item_may_have_lines_and_lists_of_its_own():
    inner = ListBlock((ListItem(plain("b")),), ordered=True, start=9)
    page = write(Outline("T", (ListBlock((ListItem(plain("a\nstill a"), (inner,)),), ordered=True, start=10),)))
    assert page == "# T\n\n10. a  \n    still a\n    9. b\n"


def test_a_table_is_as_wide_as_its_widest_row_and_keeps_lines():
    table = Table(("A",), ((Cell(plain("x\ny")), Cell(plain("z"))), (Cell(),)))
    assert write(Outline("T", (table,))) == "# T\n\n| A |  |\n| --- | --- |\n| x<br>y | z |\n|  |  |\n"
