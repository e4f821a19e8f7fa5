"""Journey 10, on paper: what the browser prints of a worksheet is everything that stands in it, to the last word."""

import io
import re

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser
PLAN = "connected-learning-plan"
ASK = "the-ask"


def words(count, last):
    """So many words, of which the last one tells that nothing was cut off."""
    return " ".join([*(["We", "are", "listening", "to", "teens"] * count)[: count - 1], last])


LONG, SHORT = words(600, "enoughoutcome"), words(60, "enoughrisk")
PLANNED = {
    ".lines textarea": "enoughline",
    ".goal-text": "enoughgoal",
    ".what input": "enoughstep",
    ".who input": "enoughwho",
    '[name$="/partners"]': "enoughpartners",
}
CELLS = {"what": "enoughwhat", "desk": "enoughdesk"}


def printed_text(page, paper="Letter"):
    """What is on the printed pages, without spaces and line ends: a word may stand where its line was broken."""
    printed = PdfReader(io.BytesIO(page.pdf(format=paper)))
    return "".join("".join(each.extract_text().split()) for each in printed.pages)


def base_of(who):
    who.set_up()
    return re.match(r".*/w/[^/]+/", who.page.url)[0]


def fill_the_ask(page, base):
    page.goto(f"{base}sheet/{ASK}/")
    page.fill(f'[name="{ASK}/good"]', LONG)
    page.fill(f'[name="{ASK}/risk"]', SHORT)
    for column, last in CELLS.items():
        page.locator(f'[data-question="{ASK}/costs"] [name$="/{column}"]').first.fill(words(60, last))
    return ["enoughoutcome", "enoughrisk", *CELLS.values()]


def fill_the_plan(page, base):
    page.goto(f"{base}sheet/{PLAN}/")
    rung = page.locator(".rung").first
    rung.locator(".more summary").first.click()
    for place, last in PLANNED.items():
        page.locator(place).first.fill(words(60, last))
    rung.locator('[name$="/due"]').first.fill("2027-03-04")
    rung.locator(".more summary").first.click()
    return [*PLANNED.values(), "Dueon"]


@pytest.mark.parametrize("fill", [fill_the_ask, fill_the_plan])
def test_what_is_being_typed_is_printed_to_the_last_word(visitor, fill):
    who = visitor()
    expected = fill(who.page, base_of(who))
    for paper in ("Letter", "A4"):
        printed = printed_text(who.page, paper)
        assert [printed.count(word) for word in expected] == [1] * len(expected)
    assert who.page.locator(".more[open]").count() == 0
    who.look()


@pytest.mark.parametrize("fill", [fill_the_ask, fill_the_plan])
def test_what_was_saved_is_printed_to_the_last_word_without_script(visitor, fill):
    who = visitor(java_script_enabled=False)
    expected = fill(who.page, base_of(who))
    who.page.click(".sheet-foot button")
    who.page.wait_for_url(re.compile("saved="))
    sheet = who.page.url.partition("?")[0]
    for where in (sheet, sheet.replace(f"sheet/{ASK}/", "read/time-money-desk/")):
        who.page.goto(where)
        printed = printed_text(who.page)
        assert [printed.count(word) for word in expected] == [1] * len(expected)


def test_what_was_changed_since_the_page_was_loaded_is_what_is_printed(visitor):
    who = visitor()
    base = base_of(who)
    fill_the_ask(who.page, base)
    who.saved(f"{ASK}/good")
    who.page.goto(f"{base}sheet/{ASK}/")
    who.page.fill(f'[name="{ASK}/good"]', "changedoutcome")
    who.page.fill(f'[name="{ASK}/risk"]', "")
    printed = printed_text(who.page)
    assert "changedoutcome" in printed
    assert "enoughoutcome" not in printed
    assert "enoughrisk" not in printed
    who.page.click(f'[data-question="{ASK}/good"] .toolbar >> text=Preview')
    who.page.locator(".preview").wait_for()
    assert who.page.locator(f'[name="{ASK}/good"]').is_hidden()
    assert printed_text(who.page).count("changedoutcome") == 1


@pytest.mark.parametrize("script", [True, False])
def test_a_blank_sheet_has_room_to_write(visitor, script):
    who = visitor(java_script_enabled=script)
    who.page.goto(f"{base_of(who)}sheet/{ASK}/")
    who.page.emulate_media(media="print")
    fields = who.page.locator('.sheet textarea:visible, .sheet input[type="text"]:visible')
    assert fields.count() == who.page.locator('.sheet textarea, .sheet input[type="text"]').count()
    assert who.page.locator(f'[name="{ASK}/good"]').bounding_box()["height"] > 90
