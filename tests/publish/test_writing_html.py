"""The writer of a web page that needs nothing else."""

from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from groundplan.publish.html import write
from groundplan.publish.outline import Heading, ListBlock, ListItem, Outline, Paragraph, Run, Table, plain

ARABIC = "مكتبة المدينة"


def page(*blocks, **frame):
    return BeautifulSoup(write(Outline("T", blocks, **frame)), "html.parser")


def test_every_block_is_written_as_it_always_was(rich, golden):
    golden("rich.html", write(rich))


def test_nothing_is_fetched_and_nothing_runs(rich):
    soup = BeautifulSoup(write(rich), "html.parser")
    assert soup.find(["script", "link", "iframe"]) is None
    assert all(image["src"].startswith("data:image/") for image in soup("img"))
    assert "url(" not in soup.style.string


def test_whatever_people_wrote_is_text():
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    soup = page(
        Heading(1, hostile, code=hostile),
        Paragraph((Run(hostile, href=f"https://x.example/{hostile}"),)),
        ListBlock((ListItem(plain(hostile)),)),
        Table((hostile,), ()),
        subtitle=hostile,
        language=hostile,
        contents=hostile,
    )
    assert soup.find(["script", "img"]) is None
    assert soup.get_text().count("<script>alert(1)</script>") == 8


def test_a_text_runs_the_way_it_is_read():
    soup = page(
        Paragraph(plain(ARABIC)),
        Paragraph(plain(f"English, {ARABIC}")),
        Heading(1, ARABIC),
        ListBlock((ListItem(plain(ARABIC)),)),
    )
    assert [each.get("dir") for each in soup.select("p, h2, ul, li")] == ["rtl", None, "rtl", "rtl", "rtl"]
    soup = page(Paragraph(plain(ARABIC)), Paragraph(plain("English")), Paragraph(plain("1, 2")), language="ar")
    assert soup.html["dir"] == "rtl"
    assert [each.get("dir") for each in soup("p")] == [None, "ltr", None]


def test_the_contents_lead_to_the_parts(bound):
    soup = BeautifulSoup(write(bound), "html.parser")
    links = soup.select("nav a")
    assert [soup.select_one(link["href"]).get_text() for link in links] == [link.get_text() for link in links]
    assert len(links) == 4


@pytest.mark.parametrize("which", ["filled", "blank", "planned", "bound", "rich"])
def test_headings_leave_no_gap_and_tables_name_their_columns(request, which):
    soup = BeautifulSoup(write(request.getfixturevalue(which)), "html.parser")
    levels = [int(each.name[1]) for each in soup.select("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(head.get("scope") in ("col", "row") for head in soup("th"))
    assert all(image["alt"] for image in soup("img"))
