"""What a callout asks, found by the surest sign that it gives."""

import pytest

from groundplan.toolkit.importers.callouts import callouts_on, worksheets_on
from groundplan.toolkit.importers.prompts import Prompt, plain, prompts_in

QUESTIONS = """
Think of a garden. What grew there?

Here are some more:
1. Who tended it,
   and why?
2. List the tools.
* Make a list of the plants.
* Rain
<details><summary>Answers</summary>Is this asked?</details>

Now look out of the window. What do you see (e.g. trees)?
"""


def test_questions_and_tasks_are_asked_in_the_order_of_the_page():
    found = prompts_in(QUESTIONS)
    assert found.trust == "asked"
    assert found.found == (
        Prompt("long_text", "What grew there?", "Think of a garden."),
        Prompt("long_text", "Who tended it, and why?"),
        Prompt("list", "List the tools."),
        Prompt("list", "Make a list of the plants."),
        Prompt("long_text", "What do you see (e.g. trees)?", "Now look out of the window."),
    )


def test_requests_in_running_text_are_the_last_resort():
    found = prompts_in(
        "A sheet helps. First describe your garden. If you can, list what grows in it. Read the article. "
        "Ask somebody to look — and take notes. You’ll fill out the rest later."
    )
    assert found.trust == "requested"
    assert found.found == (
        Prompt("long_text", "First describe your garden.", "A sheet helps."),
        Prompt("long_text", "If you can, list what grows in it."),
        Prompt("long_text", "Ask somebody to look — and take notes.", "Read the article."),
        Prompt("long_text", "You’ll fill out the rest later.", phase="end"),
    )


def test_a_blank_table_is_asked_and_a_filled_one_is_an_example():
    head = "Fill in the table.\n<table><tr><th></th><th>Now</th><th>Later</th></tr>"
    blank = "<table><tr><th>Now</th><th>Later</th></tr><tr><td>&nbsp;</td><td><p> </p></td></tr></table>"
    assert prompts_in(f"Write it down.\n\n{blank}").found == (
        Prompt("table", "Write it down.", columns=("Now", "Later")),
    )
    rows = "<tr><td>Beds</td><td></td><td></td></tr><tr><th>Paths</th><td></td><td></td></tr></table>"
    assert prompts_in(head + rows).found == (
        Prompt("table", "Fill in the table.", columns=("Now", "Later"), rows=("Beds", "Paths")),
    )
    full = "<tr><td>Beds</td><td>two</td><td>three</td></tr></table>"
    assert prompts_in(f"{head}{full}\n\nWhat is yours?").found == (Prompt("long_text", "What is yours?"),)


def test_two_labelled_lists_are_the_rows_and_columns_of_a_table():
    found = prompts_in("Look at these. Which go together?\n\n**Beds:**\n- one\n- two\n\n**Plants**\n* a\n* b\n* c\n")
    assert found.trust == "crossed"
    assert found.found == (
        Prompt("table", "Which go together?", "Look at these.", columns=("a", "b", "c"), rows=("one", "two")),
    )


@pytest.mark.parametrize("text", ["", "Gardens are places.", "### A heading?", "Read this.", "<p>&nbsp;</p>"])
def test_text_that_asks_nothing_has_no_prompt(text):
    assert prompts_in(text).trust == "nothing"


def test_only_callouts_that_announce_a_worksheet_are_sheets():
    body = (
        '<div class="callout info" markdown="1">\n## Not one\n</div>\n'
        '<!-- <div class="callout" markdown="1">\n## Worksheet #1: Hidden\n</div> -->\n'
        "text <div class='callout'>## Worksheet #2: In a line</div>\n\n"
        "<div class='other'>\n## Worksheet #3: No callout\n</div>\n"
        "<div class='activity callout'>\n<div>inner</div>\n### Worksheet 4 – *Real* ###\nWhat is it?\n</div>\n"
        '<div class="callout">\n## Back to [Worksheet #4: Real](https://example.org)\n</div>\n'
        '<div class="callout">\n## Worksheet #5\n'
    )
    assert [(each.number, each.title, each.again) for each in worksheets_on(body)] == [
        ("4", "Real", False), ("4", "Real", True), ("5", "Worksheet 5", False),
    ]  # fmt: skip
    assert [body[each.start :][:4] for each in callouts_on(body)] == ["<div"] * 4
    assert callouts_on(body)[-1].end == len(body)


def test_markdown_is_read_as_it_is_shown():
    written = '**Bold** _italic_ snake_case_word [a](https://x.org/a_(b)){:target="_blank"} ![p](q) `code`<br/>'
    assert plain(written) == "Bold italic snake_case_word a p code"
