"""Pages as safe HTML: what runs never survives, what readers need does."""

import random
import re

import pytest

from effort import at_most
from groundplan.toolkit import kramdown, pages
from groundplan.toolkit.model import Link, Page, Toolkit
from groundplan.toolkit.pages import inline, markdown, minutes, render, words

TOOLKIT = Toolkit("t", "T", "1", links=(Link("there", "There", "https://example.org/a"),), media=("a.png",))


def html(body):
    return render(body, page=None, toolkit=TOOLKIT, address_of=lambda kind, name: f"/{kind}/{name}").html


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        '<div style="background:url(javascript:alert(1))" onclick="alert(1)" markdown="1">\nx\n</div>',
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<object data=x></object><embed src=x><form action=x><input></form>",
        '{: onclick="alert(1)"}\n\n*x*{: onmouseover="alert(1)" style="x"}',
        "<iframe src=javascript:alert(1)></iframe>",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content=0>",
        "<style>*{display:none}</style>",
        "<!--<img src=--><img src=x onerror=alert(1)//>",
    ],
)
def test_nothing_that_runs_survives(attack):
    made = html(attack).lower()
    for trace in ("<script", "onerror", '="javascript:', "onclick", "onmouseover", "<object", "<embed", "<form", "<base",
                  "<meta", "<style", "style=", '="data:', "<svg", "<iframe"):  # fmt: skip
        assert trace not in made
    assert "<img src" not in made.replace('<img src="/media', "")


def test_a_frame_becomes_a_card_that_loads_nothing():
    made = html('<iframe src="https://www.youtube.com/embed/x?y=1" title="A talk"></iframe>')
    assert made.count("<a ") == 1
    assert 'href="https://www.youtube.com/embed/x?y=1"' in made
    assert "A talk" in made
    assert "<small>www.youtube.com</small>" in made


def test_callouts_links_and_pictures_find_their_place():
    made = html(
        '<div class="callout case_study evil" markdown="1">\n**Bold** [out](link:there){:target="_blank"}\n</div>\n\n![A](media/a.png)\n'
    )
    assert '<div class="callout callout-case_study">' in made
    assert "<strong>Bold</strong>" in made
    assert 'href="https://example.org/a"' in made
    assert "{:" not in made
    assert '<img src="/media/a.png" alt="A" loading="lazy">' in made


def test_headings_get_the_ids_that_kramdown_gives():
    rendered = render(
        "## 1. What's *new*?\n\n## Same\n\n## Same\n\n## 日本\n", page=None, toolkit=TOOLKIT, address_of=lambda k, n: n
    )
    assert [anchor for _level, anchor, _text in rendered.headings] == ["whats-new", "same", "same-1", "section"]


def test_a_broken_link_is_told_with_its_line_and_keeps_its_words():
    page = Page("p", "m", "P", "a\n\n[gone](page:none)\n", "modules/m/01-p.md", body_line=4)
    rendered = render(page.body, page=page, toolkit=TOOLKIT, address_of=lambda k, n: n)
    (problem,) = rendered.problems
    assert (problem.where, problem.code) == ("modules/m/01-p.md:6", "broken-link")
    assert "<a>gone</a>" in rendered.html or ">gone<" in rendered.html


def test_answers_in_markdown_show_html_as_text():
    made = markdown("**b** <b onclick=x>t</b> <script>alert(1)</script>\n\n1. one\n\n[l](https://x.org)")
    assert "<strong>b</strong>" in made
    assert "&lt;b onclick=x&gt;" in made
    assert "<script>" not in made
    assert "<li>one</li>" in made
    assert inline("*a* `b`") == "<em>a</em> <code>b</code>"


def test_answers_get_no_id_and_class_of_ours():
    attack = '*a*{:#who .messages style="x" data-x="y"}\n{:.callout}\n\n## H {#own}\n\n```js\nx\n```\n\n|a|\n|:-:|\n|b|\n\nx[^1]\n\n[^1]: y'
    made = markdown(attack) + inline(attack)
    for trace in (" id=", " class=", " style=", " data-", "href"):
        assert trace not in re.sub(r"\{:.*?\}", "", made)
    # What somebody wrote is not swallowed either.
    for written in ("{:#who .messages", "{:.callout}", "{#own}", "[^1]: y"):
        assert written in made
    assert markdown('3. three\n\n[a](https://a.org "t")') == (
        '<ol start="3">\n<li>three</li>\n</ol>\n<p><a href="https://a.org" title="t" rel="noopener noreferrer">a</a></p>\n'
    )
    assert markdown("`a < b` & c") == "<p><code>a &lt; b</code> &amp; c</p>\n"


@pytest.mark.parametrize("body", ["[" * 30_000, "*a" * 15_000, "> " * 5_000 + "x", "<div markdown=1>" * 2_000, "`" * 20_000,
                                  "- " * 3_000 + "x", "|a" * 5_000 + "\n" + "|-" * 5_000])  # fmt: skip
def test_hostile_text_comes_back(body):
    assert isinstance(html(body), str)
    assert isinstance(markdown(body), str)


def test_words_and_minutes():
    assert words("**One** two, three-four l’été\n\n<div>five</div>") == 5
    assert (minutes(""), minutes("word " * 1000)) == (1, 5)


def test_a_heading_may_name_its_own_id():
    rendered = render("## Head {#own}\n\n## Head\n", page=None, toolkit=TOOLKIT, address_of=lambda k, n: n)
    assert rendered.headings == ((2, "own", "Head"), (2, "head", "Head"))


def test_links_within_a_page_lead_somewhere_or_are_told():
    page = Page("p", "m", "P", "[a](#here) [b](#gone) [c](#own)\n\n# Here\n\n<p id='own'>x</p>\n", "modules/m/01-p.md")
    rendered = render(page.body, page=page, toolkit=TOOLKIT, address_of=lambda k, n: n)
    assert rendered.links == {"internal": 2, "external": 0, "broken": 1}
    assert [problem.message for problem in rendered.problems] == ["The link to “#gone” leads nowhere."]


def test_the_same_broken_link_twice_is_told_on_both_lines():
    page = Page("p", "m", "P", "[a](page:x)\n\n[b](page:x)\n", "modules/m/01-p.md", body_line=5)
    rendered = render(page.body, page=page, toolkit=TOOLKIT, address_of=lambda k, n: n)
    assert [problem.where for problem in rendered.problems] == ["modules/m/01-p.md:5", "modules/m/01-p.md:7"]


def test_a_callout_of_no_known_kind_is_shown_as_information_and_told():
    page = Page("p", "m", "P", 'a\n\n<div class="callout magic" markdown="1">\nx\n</div>\n', "modules/m/01-p.md")
    rendered = render(page.body, page=page, toolkit=TOOLKIT, address_of=lambda k, n: n)
    assert rendered.callouts == {"info": 1}
    assert [(problem.where, problem.code) for problem in rendered.problems] == [
        ("modules/m/01-p.md:3", "unknown-callout")
    ]


def test_the_words_of_a_link_card_are_not_the_pages():
    rendered = render(
        'One two.\n\n<iframe src="https://www.example.org/x"></iframe>\n',
        page=None,
        toolkit=TOOLKIT,
        address_of=lambda k, n: n,
    )
    assert (rendered.words, rendered.embeds) == (2, 1)


@pytest.mark.parametrize(
    "body", ["[" * 400_000, "![" * 200_000, "<a " * 130_000, "*a" * 200_000, "# \n" * 130_000, "word " * 80_000]
)
def test_a_page_of_any_signs_takes_bounded_work(body):
    with at_most(12_000_000):
        html(body)


# Signs whose reading takes long, alone and together.
LABORIOUS = ("![", "^[", "[", "[x][", "[[]]", "[a](<", "<![CDATA[", "*_", "_*a*_", "*a ", "a*", "`a ", "~~a", "<a", "&", "'", '"x ',
             "<http://a.b> ", "- a\n", "* a\n  * b\n", "1. a\n", "# a\n", "a\n: b\n", "a\n===\n", "[x](y) ", "\\", "> ")  # fmt: skip


class TooMuchReadError(Exception):
    """The parser was asked to read what should stay plain."""


@pytest.fixture
def no_reader(monkeypatch):
    def refuse():
        raise TooMuchReadError

    monkeypatch.setattr(pages, "plain_reader", refuse)


@pytest.mark.parametrize("sign", LABORIOUS)
def test_what_takes_long_to_read_is_never_given_to_the_parser(no_reader, sign):
    text = sign * (19_900 // len(sign))
    assert "<p>" in markdown(text)
    assert inline(text)
    assert inline(text[:4_000])


def test_a_table_of_which_most_is_filled_up_stays_plain(no_reader):
    assert markdown("|a" * 60 + "|\n" + "|-" * 60 + "|\n" + "a\n" * 200).startswith("<p>|a")


def test_lines_after_quotations_in_quotations_stay_plain(no_reader):
    assert markdown("> " * 20 + "word word word\n" * 300).startswith("<p>&gt; &gt;")


def test_signs_among_many_brackets_are_too_many_earlier_than_alone():
    assert not kramdown.is_laborious("a* word " * 900)
    assert kramdown.is_laborious("[" * 40 + "a* word " * 400)
    assert not kramdown.is_laborious_line("a*" * 100)
    assert kramdown.is_laborious_line("[" * 40 + "a*" * 40)


def test_what_people_write_is_formatted():
    for text in (
        "> a line that somebody said\n" * 200 + "> > and another\n" * 50,
        "\n".join(f"- [Site {n}](https://site{n}.example.org/a/b-c?d=e)" for n in range(100)),
        "\n".join(f"- item {n}, it's a *good* one" for n in range(250)),
        "Teens told us they'd \"love\" a room; it's theirs (after five). " * 5
        + "\n\n"
        + "It's theirs, isn't it?  \n" * 250,
        "| a | b | c | d |\n|---|---|---|---|\n" + "| one | two | three | four |\n" * 40,
        "word " * 3_900,
    ):
        assert not kramdown.is_laborious(text), text[:40]
    assert not kramdown.is_laborious_line(
        "*See* [the list](https://a.example.org/x-y) and [that](https://b.org), it's `x`"
    )


def test_plain_text_keeps_her_lines_and_paragraphs():
    made = markdown("one <b>  \ntwo  \n  \nthree  \n" + "[" * 500)
    assert made.startswith("<p>one &lt;b&gt;<br>\ntwo  </p>\n<p>three<br>\n[[[")


def test_whatever_is_formatted_takes_little_work():
    chance = random.Random(20)
    for _text in range(150):
        parts = ("".join(chance.choices(LABORIOUS, k=chance.randint(1, 3))) for _part in range(2))
        text = "".join(part * chance.choice((1, 20, 100, 500, 2_000)) for part in parts)[:20_000]
        while kramdown.is_laborious(text):
            text = text[: len(text) * 9 // 10]
        with at_most(300_000):
            markdown(text)


def test_hundreds_of_hostile_lines_take_little_work_and_are_read_once(monkeypatch):
    lines = [f"{number} {sign * (700 // len(sign))}" for number in range(20) for sign in LABORIOUS[:25]]
    with at_most(1_000_000):
        made = [inline(line) for line in lines]
    monkeypatch.setattr(pages, "plain_reader", None)
    assert [inline(line) for line in lines] == made


def test_only_short_texts_are_remembered():
    long = "word " * 1_000
    before = pages._markdown_again.cache_info().currsize
    markdown(long)
    assert pages._markdown_again.cache_info().currsize == before
    assert pages._markdown_again.cache_info().maxsize == pages._inline_again.cache_info().maxsize == 2048
