"""Beside the sheet of a talk stands what the workbook quotes, on screen and on paper; and the way onward from a draft."""

import pytest

from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.workbooks.models import Document

TALK = "sheet/the-conversation/"


@pytest.fixture
def beside(cast, soup_of):
    """The block beside a sheet, as one person sees it."""

    def read(path=TALK, person=None):
        return soup_of(cast.client(person or cast.owner).get(cast.url(path))).select_one(".beside-talk")

    return read


def words(block):
    return " ".join(block.get_text(" ").split())


def test_with_nothing_quoted_it_says_that_the_talk_works_without(beside, answer):
    answer("Typed in, from nowhere.")
    told = words(beside())
    assert "Nothing is quoted yet: the talk works without." in told
    assert "Typed in" not in told


def test_the_quotations_stand_there_with_their_sources(beside, quote):
    quote("We open doors.")
    quote("Welcome\nFirst jobs", "priorities")
    told = words(beside())
    assert "We open doors." in told
    assert "From: Strategic plan" in told
    assert "First jobs" in told
    assert "Nothing is quoted yet" not in told


def test_the_second_talk_has_them_too_and_says_with_whom_onward(beside, quote, cast, soup_of):
    quote("We open doors.")
    client = cast.client(cast.owner)
    url = client.post(cast.url(f"{TALK}again"), {"title": "Lee Moss, manager"}).url
    assert "We open doors." in words(beside(url.removeprefix(cast.url())))
    occasion = Document.objects.get(title="Lee Moss, manager").occasion
    page = soup_of(client.get(url))
    assert [each["href"] for each in page.select(".onward-from-it a")] == [
        cast.url(f"into-plan/the-conversation/on/{occasion}/"),
        cast.url("confirm/?who=Lee+Moss%2C+manager"),
    ]


def test_it_stands_beside_the_page_that_places_the_sheet(beside, quote):
    quote("We open doors.")
    assert "We open doors." in words(beside("read/the-talk/"))


def test_a_quotation_made_after_somebody_looked_is_there_the_next_time(beside, quote):
    assert "We open doors." not in words(beside())
    quote("We open doors.")
    assert "We open doors." in words(beside())


def test_said_and_done_leads_into_the_plan_and_other_sheets_have_nothing_beside_them(beside, cast, text_of):
    client = cast.client(cast.owner)
    assert "Put it into the plan as our reading" in text_of(client.get(cast.url("sheet/said-and-done/")))
    assert "From here into the plan" not in text_of(client.get(cast.url("sheet/first-month/")))
    assert beside("sheet/said-and-done/") is None
    assert beside("sheet/first-month/") is None


def test_who_may_only_read_sees_the_quotations_and_no_way_to_change_anything(beside, quote, cast, text_of):
    quote("We open doors.")
    grant(cast.workbook.library, cast.stranger, cast.workbook.id, Right.VIEWER)
    assert "We open doors." in words(beside(person=cast.stranger))
    for path in (TALK, "sheet/said-and-done/"):
        assert "into the plan" not in text_of(cast.client(cast.stranger).get(cast.url(path)))


def test_a_stranger_sees_neither(cast):
    assert cast.client(cast.stranger).get(cast.url(TALK)).status_code == 404


@pytest.mark.parametrize("blank", ["", "?blank=1"])
def test_on_paper_they_stand_at_the_end_of_the_sheet(cast, quote, blank):
    path = cast.url(f"download/worksheet:the-conversation.md{blank}")
    client = cast.client(cast.owner)
    assert "Nothing is quoted yet: the talk works without." in client.get(path).content.decode()
    quote("We open doors.")
    text = client.get(path).content.decode()
    assert text.index("What is quoted so far") > text.index("After the talk")
    assert "> We open doors." in text
    assert "Strategic plan" in text
    other = client.get(cast.url("download/worksheet:first-month.md")).content.decode()
    assert "What is quoted so far" not in other


def test_a_quotation_that_bears_a_script_stands_as_it_was_written(cast, quote):
    quote("<script>alert(1)</script> for all")
    assert "<script>alert" not in cast.client(cast.owner).get(cast.url(TALK)).content.decode()
