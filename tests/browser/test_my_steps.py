"""My steps: written in the plan, ticked off by keyboard and without script, printed with boxes, and in a calendar."""

import io
import re
from datetime import date, timedelta

import pytest
from ical.calendar_stream import IcsCalendarStream
from pypdf import PdfReader

pytestmark = pytest.mark.browser
SHEET = "connected-learning-plan"
DESK, PHONE = {"width": 1024, "height": 768}, {"width": 390, "height": 844}


def planned(who):
    """A plan of somebody who works alone, with two steps: one for today and one for some day."""
    page = who.page
    base = re.match(r".*/w/[^/]+/", who.set_up(department=""))[0]
    page.goto(f"{base}sheet/{SHEET}/")
    rung = page.locator(f'[data-question="{SHEET}/goals"] .rung').first
    rung.locator(".goal-text").first.fill("Ask ten teens what they want")
    rung.locator(".what input").nth(0).fill("Make a card")
    rung.locator('input[name$="/by"]').first.fill(str(date.today()))  # noqa: DTZ011 the server's own day, in this computer's zone
    rung.locator(".what input").nth(1).fill("Leave it at the desk")
    rung.locator(".who input").nth(1).fill("me")
    who.save()
    return base


def test_by_keyboard_from_the_plan_to_a_step_that_is_done(visitor, server):
    who = visitor(viewport=DESK)
    page = who.page
    base = planned(who)
    page.goto(base)
    who.tab_to('a[href="/steps/"]', most=60)
    page.keyboard.press("Enter")
    page.wait_for_url("**/steps/")
    who.look()
    labels = [" ".join(each.split()) for each in page.locator(".tick-line label").all_inner_texts()]
    assert labels == ["1 Make a card", "2 Leave it at the desk"]
    who.tab_to("#done-1")
    page.keyboard.press("Space")
    who.tab_to(".tick-save button")
    page.keyboard.press("Enter")
    page.locator(".undo-ticks:focus", has_text="Done: Make a card").wait_for()
    who.look()
    who.tab_to(".undo-ticks button")
    page.keyboard.press("Enter")
    page.locator(".message", has_text="It is as it was before.").wait_for()
    assert page.locator("#done-2").count() == 1
    who.tab_to(".step-more summary")
    page.keyboard.press("Enter")
    who.tab_to("#why-1")
    page.keyboard.type("The county prints them")
    page.keyboard.press("Enter")
    page.locator(".undo-ticks", has_text="Dropped: Make a card").wait_for()
    printed = "".join(each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages)
    assert "Leave it at the desk" in printed
    for unwanted in ("What is ticked is done", "Something else", "Take it back", "In your calendar", "Sign out"):
        assert unwanted not in printed


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_without_script_on_both_screens(visitor, server, size):
    who = visitor(java_script_enabled=False, viewport=size)
    page = who.page
    planned(who)
    page.goto(f"{re.match(r'https?://[^/]+', page.url)[0]}/steps/")
    who.look()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".step-more summary").first.click()
    who.follow('.step-more button:text-is("Drop the step") >> nth=0')
    assert "Say in a few words why it is dropped" in page.inner_text(".has-wrong")
    page.fill("#why-1", "The county prints them")
    page.check("#done-2")
    who.follow(".tick-save button")
    assert "Done: Leave it at the desk" in page.inner_text(".undo-ticks")
    assert "Dropped: Make a card" in page.inner_text(".undo-ticks")
    assert "No open step has your name at present." in page.inner_text("main")
    who.look()
    who.follow(".undo-ticks button")
    assert page.locator(".tick-line").count() == 2
    who.follow('text="Make a private address"')
    address = page.input_value("#calendar-address")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    text = page.request.get(address).text()
    (event,) = IcsCalendarStream.calendar_from_ics(text).events
    assert (event.summary, event.dtend - event.dtstart) == ("Make a card", timedelta(days=1))
    page.goto(f"{re.match(r'https?://[^/]+', page.url)[0]}/steps/")
    who.look()
    with page.expect_download() as download:
        page.click(".sheet-links >> text=PDF")
    assert download.value.suggested_filename == "my-steps.pdf"
    who.follow('text="Withdraw the address"')
    assert page.request.get(address).status == 404
