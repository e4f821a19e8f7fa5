"""A web page and a Markdown file come back as a reader sees them: no menus, no scripts, every letter right."""

import pytest

from groundplan.sources.extract import html, markdown
from groundplan.sources.model import Style

H, T, L, R = Style.HEADING, Style.TEXT, Style.ITEM, Style.ROW


def pairs(reading):
    return [(each.style, each.text) for each in reading.passages]


def page(inside, head=""):
    return html.extract(f"<!doctype html><html><head>{head}</head><body>{inside}</body></html>".encode())


def test_headings_items_rows_and_text_are_told_apart():
    made = page(
        "<h1>About us</h1><p>We are <em>yours</em>,<br>until nine.</p><h2>Our values</h2><ul><li>Curiosity<ul><li>Doubt</ul></li>"
        "<li><p>Kindness</p><p>Always.</p></ul><ol><li>First</ol><dl><dt>Vision<dd>A town that reads</dl>"
        "<table><caption>When</caption><tr><th>What<th>When<tr><td>Teens<td><p>2025</p></table><pre>One\n two</pre>"
    )
    assert pairs(made) == [
        (H, "About us"), (T, "We are yours,\nuntil nine."), (H, "Our values"), (L, "Curiosity"), (L, "Doubt"),
        (L, "Kindness"), (T, "Always."), (L, "First"), (T, "Vision"), (T, "A town that reads"), (T, "When"),
        (R, "What | When"), (R, "Teens | 2025"), (T, "One\ntwo"),
    ]  # fmt: skip
    assert made.passages[4].heading == ("About us", "Our values")
    assert made.title == "About us"


def test_what_no_reader_sees_is_not_read():
    made = page(
        "<script>var mission</script><style>p{}</style><template>t</template><noscript>n</noscript><p hidden>h</p>"
        "<p style='display: NONE'>d</p><div aria-hidden='true'>a</div><select><option>o</select><button>b</button>"
        "<!-- c --><svg><text>s</text></svg><p>Seen.</p>",
        "<title>Plan</title><style>x</style>",
    )
    assert (pairs(made), made.title) == ([(T, "Seen.")], "Plan")


@pytest.mark.parametrize(
    "frame",
    [
        "<nav>{}</nav>", "<header>{}</header>", "<footer>{}</footer>", "<div role='navigation'>{}</div>",
        "<div role='banner'>{}</div>", "<ul class='menu main-menu'>{}</ul>", "<div id='footer'>{}</div>",
        "<div class='breadcrumbs'>{}</div>",
    ],
)  # fmt: skip
def test_menus_and_the_frame_of_every_page_are_left_out(frame):
    assert pairs(page(frame.format("<a>Home</a> <a>Hours</a>") + "<main><p>Our plan.</p></main>")) == [(T, "Our plan.")]


def test_a_frame_that_holds_the_pages_own_name_and_what_is_within_an_article_stay():
    made = page(
        "<header><h1>Our plan</h1></header><article><header><p>Adopted in May.</p></header><p>Text.</p></article>"
    )
    assert pairs(made) == [(H, "Our plan"), (T, "Adopted in May."), (T, "Text.")]


def test_a_page_that_seems_to_be_nothing_but_menu_is_read_all_the_same():
    assert pairs(page("<div class='menu'><p>Our mission is to lend books.</p></div>")) == [
        (T, "Our mission is to lend books.")
    ]


def test_a_table_that_lays_out_the_page_is_read_cell_by_cell():
    made = page("<table><tr><td><h2>Mission</h2><p>Books.</p></td><td><h2>Vision</h2><p>A town.</p></td></tr></table>")
    assert pairs(made) == [(H, "Mission"), (T, "Books."), (H, "Vision"), (T, "A town.")]


def test_a_paragraph_in_bold_does_a_headings_work():
    made = page("<h2>About</h2><p><b>Our Mission</b></p><p>Books.</p><p><strong>We lend books to all.</strong></p>")
    assert pairs(made) == [(H, "About"), (H, "Our Mission"), (T, "Books."), (T, "We lend books to all.")]
    assert made.passages[2].heading == ("About", "Our Mission")


def test_lines_that_only_breaks_part_are_paragraphs_and_their_first_in_bold_is_a_heading():
    made = page(
        "<div><b>Mission</b><br>We lend books<br>to all.<br><br>Since 1901.<br><br/><strong>Vision:</strong> A town.</div>"
    )
    assert pairs(made) == [
        (H, "Mission"), (T, "We lend books\nto all."), (T, "Since 1901."), (T, "Vision: A town."),
    ]  # fmt: skip


LETTERS = "Öffnet täglich – „früh“ und spät, für 5 €"


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("utf-8", "utf-8"), ("", "utf-8"), ("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("", "cp1252"),
        ("utf-8", "cp1252"), ("utf-16", "utf-8"), ("no-such-letters", "utf-8"), ("rot13", "utf-8"), ("unicode_escape", "utf-8"),
    ],
)  # fmt: skip
def test_letters_are_right_whatever_the_page_says_of_them(declared, written):
    head = f'<meta charset="{declared}">' if declared else ""
    assert html.extract(f"<html><head>{head}</head><body><p>{LETTERS}".encode(written)).text == LETTERS


@pytest.mark.parametrize("written", ["utf-8-sig", "utf-16"])
def test_a_mark_at_the_beginning_counts_for_more_than_what_is_declared(written):
    assert html.extract(f'<meta charset="cp1252"><p>{LETTERS}'.encode(written)).text == LETTERS


def test_a_page_that_says_it_is_xml_is_read():
    told = f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{LETTERS}</p></body></html>'
    assert html.extract(told.encode()).text == LETTERS


@pytest.mark.parametrize(
    "nothing", [b"<html>", b"<!doctype html><html><body></body></html>", b"<html><script>x</script>"]
)
def test_a_page_without_a_word_is_no_error_here(nothing):
    assert html.extract(nothing).passages == ()


def test_markdown_is_read_as_its_author_meant_it():
    made = markdown.extract(
        b"---\ntitle: 'Our plan'\nlayout: page\n---\n# Plan\n\nText with *stress* and [a link](http://example.org).\n{: .lead}\n\n"
        b'<div class="callout" markdown="1">\n## Mission\n- Lend books\n- Open late\n</div>\n\n| A | B |\n|---|---|\n| 1 | 2 |\n'
    )
    assert pairs(made) == [
        (H, "Plan"), (T, "Text with stress and a link."), (H, "Mission"), (L, "Lend books"), (L, "Open late"),
        (R, "A | B"), (R, "1 | 2"),
    ]  # fmt: skip
    assert made.title == "Our plan"


@pytest.mark.samples
def test_real_pages_of_a_course_come_back(samples):
    pages = sorted((samples / "connectedlib-site" / "modules").rglob("*.md"))
    assert len(pages) > 15
    for path in pages:
        made = markdown.extract(path.read_bytes())
        assert made.title, path.name
        # One page of this course is nothing but a frame with somebody else's page in it.
        assert made.passages or path.name == "2009-01-01-additional-resources.md", path.name
        assert not any(each.text.startswith(("#", "{:", "<div")) for each in made.passages), path.name
        listed = sum(each.style is L for each in made.passages)
        assert listed >= path.read_text(encoding="utf-8").count("\n- ") * 0.9, path.name
