"""Saving as one types: honest about what is on the disk, and nothing is lost on the way."""

import re

import pytest
from test_first_five_minutes import fresh_link

pytestmark = pytest.mark.browser
SHEET = "look-back"
FIELD = f'[name="{SHEET}/happened"]'
STATUS = f'[data-question="{SHEET}/happened"] [data-status]'


@pytest.fixture
def at_the_sheet(visitor):
    who = visitor()
    who.set_up()
    who.page.goto(re.match(r".*/w/[^/]+/", who.page.url)[0] + f"sheet/{SHEET}/")
    return who


def test_without_the_line_it_says_so_keeps_the_text_over_a_reload_and_saves_in_the_end(at_the_sheet):
    page = at_the_sheet.page
    page.context.set_offline(True)
    page.fill(FIELD, "typed without a line")
    page.locator(f'{STATUS}[data-state="trying"]').wait_for()
    assert page.inner_text(STATUS) == "Not saved yet, still trying"
    page.context.set_offline(False)
    page.context.route(
        "**/sheet/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    assert page.input_value(FIELD) == "typed without a line"
    with page.expect_event("load"):  # once it is saved, the page loads itself anew
        page.context.unroute("**/sheet/**")
    assert page.evaluate("sessionStorage.length") == 0
    assert page.input_value(FIELD) == "typed without a line"


def test_a_lost_reply_doubles_nothing(at_the_sheet):
    page = at_the_sheet.page
    lost = []

    def lose_the_first_reply(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    page.context.route("**/sheet/**", lose_the_first_reply)
    page.fill(FIELD, "once and only once")
    at_the_sheet.saved(f"{SHEET}/happened")
    page.reload()
    assert lost
    assert page.input_value(FIELD) == "once and only once"


def test_two_tabs_in_one_answer_lose_nothing(at_the_sheet):
    first = at_the_sheet.page
    second = first.context.new_page()
    second.goto(first.url)
    first.fill(FIELD, "The first tab wrote this.")
    at_the_sheet.saved(f"{SHEET}/happened")
    second.fill(FIELD, "The second tab wrote that.")
    second.locator(".met").wait_for()
    assert second.input_value(FIELD) == "The second tab wrote that."
    told = second.inner_text(".met")
    assert "Both texts are kept" in told
    second.type(FIELD, " And went on.")
    second.locator(f'{STATUS}[data-state="saved"]').wait_for()
    first.reload()
    text = first.input_value(FIELD)
    for part in ("first tab", "second tab", "And went on."):
        assert text.count(part) == 1


def test_a_further_line_is_there_at_once_and_is_saved(at_the_sheet):
    page = at_the_sheet.page
    lines = page.locator(f'[data-rows="{SHEET}/keep"] textarea')
    before = lines.count()
    page.click(f'button[data-add="{SHEET}/keep"]')
    assert lines.count() == before + 1
    page.keyboard.type("a fresh line")
    at_the_sheet.saved(f"{SHEET}/keep")
    page.reload()
    assert "a fresh line" in [lines.nth(number).input_value() for number in range(lines.count())]


def test_long_text_has_its_tools_and_a_preview(at_the_sheet):
    page = at_the_sheet.page
    page.fill(FIELD, "strong")
    page.focus(FIELD)
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+B")
    assert page.input_value(FIELD) == "**strong**"
    bar = page.locator(f'[data-question="{SHEET}/happened"] .toolbar')
    assert bar.locator("button").all_inner_texts() == ["Bold", "List", "Link", "Preview"]
    bar.locator("text=Preview").click()
    page.locator(".preview strong").wait_for()
    at_the_sheet.look()
    bar.locator("text=Go on writing").click()
    assert page.input_value(FIELD) == "**strong**"


def test_signing_out_sends_what_is_unsaved_first(at_the_sheet, visitor, server):
    page = at_the_sheet.page
    page.fill(FIELD, "the last words before going home")
    page.click("text=Sign out")
    page.locator("text=You are signed out").wait_for()
    assert page.evaluate("sessionStorage.length") == 0
    again = visitor()
    again.page.goto(fresh_link(server))
    again.page.goto(re.match(r".*/w/[^/]+/", again.page.url)[0] + f"sheet/{SHEET}/")
    assert again.page.input_value(FIELD) == "the last words before going home"


def test_signing_out_waits_while_something_cannot_be_saved(at_the_sheet):
    page = at_the_sheet.page
    page.context.route(
        "**/sheet/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    page.fill(FIELD, "not yet on the disk")
    page.click("text=Sign out")
    page.locator("text=you are still signed in").wait_for()
    assert page.input_value(FIELD) == "not yet on the disk"


@pytest.mark.parametrize("script", [True, False])
def test_going_on_from_a_page_saves_the_worksheet_beside_it(visitor, script):
    who = visitor(java_script_enabled=script)
    who.set_up()
    page = who.page
    page.goto(re.match(r".*/w/[^/]+/", page.url)[0] + "read/one-teen-one-interest/")
    page.fill("textarea.goal-text", "typed, and straight on")
    page.click(".onward button")
    page.wait_for_url(lambda url: "one-teen" not in url)
    page.go_back()
    page.reload()
    assert page.input_value("textarea.goal-text") == "typed, and straight on"


def test_going_on_saves_every_worksheet_of_the_page(at_the_sheet):
    page = at_the_sheet.page
    page.goto(re.match(r".*/w/[^/]+/", page.url)[0] + "read/looking-back/")
    sheets = page.locator("form[data-sheet]")
    assert sheets.count() == 2
    for number in range(2):
        sheets.nth(number).locator("textarea").first.fill(f"typed in sheet {number}")
    page.click(".onward button")
    page.wait_for_url(lambda url: "looking-back" not in url)
    page.go_back()
    page.reload()
    assert [sheets.nth(number).locator("textarea").first.input_value() for number in range(2)] == [
        "typed in sheet 0",
        "typed in sheet 1",
    ]


def test_save_stays_where_one_is_and_says_so(at_the_sheet):
    page = at_the_sheet.page
    page.fill(FIELD, "staying here")
    page.click(".sheet-foot button")
    page.locator("[data-form-status]", has_text="Saved").wait_for()
    assert "saved=" not in page.url
    page.reload()
    assert page.input_value(FIELD) == "staying here"


def test_a_button_brings_one_back_to_its_question(at_the_sheet):
    """Focus is on the question whose button was pressed, and on the way back after a removal."""
    page = at_the_sheet.page
    lines = page.locator(f'[data-rows="{SHEET}/keep"] [data-line]')
    lines.nth(0).fill("one")
    lines.nth(1).fill("two")
    at_the_sheet.saved(f"{SHEET}/keep")
    page.locator(f'[data-rows="{SHEET}/keep"] button:has-text("Down")').nth(0).click()
    page.wait_for_url("**saved=**")
    assert page.evaluate("document.activeElement.id") == f"{SHEET}--keep--question"
    assert [lines.nth(number).input_value() for number in range(2)] == ["two", "one"]
    page.locator(f'[data-rows="{SHEET}/keep"] button:has-text("Remove")').nth(0).click()
    page.wait_for_url("**removed=**")
    assert "undo" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "removed=" not in url)
    assert [lines.nth(number).input_value() for number in range(2)] == ["two", "one"]


@pytest.mark.parametrize("script", [True, False])
def test_a_further_goal_is_shown_on_its_own_horizon(visitor, script):
    who = visitor(java_script_enabled=script)
    who.set_up()
    page = who.page
    page.goto(re.match(r".*/w/[^/]+/", page.url)[0] + "sheet/connected-learning-plan/")
    rung = page.locator(".rung").nth(2)
    rung.locator("summary").first.click()
    rung.locator(".goal-text").fill("a first one")
    if not script:
        page.click(".sheet-foot button")
    rung.locator("text=Add a goal here").click()
    page.wait_for_url("**more=**")
    goals = rung.locator(".goal-text")
    assert [goals.nth(number).input_value() for number in range(2)] == ["a first one", ""]
    page.keyboard.type("and a second")
    assert goals.nth(1).input_value() == "and a second"


def test_a_date_that_cannot_be_read_is_not_called_saved(at_the_sheet):
    page = at_the_sheet.page
    page.goto(page.url.replace(SHEET, "connected-learning-plan"))
    goals = page.locator('[data-question="connected-learning-plan/goals"]')
    goals.locator("details.more").first.locator("summary").click()
    due = goals.locator('details.more input[type="date"]').first
    due.focus()
    page.keyboard.type("02")
    goals.locator("details.more").first.locator("summary").click()
    told = goals.locator("[data-status]", has_text="cannot be read")
    told.wait_for()
    page.click(".sheet-foot button")
    assert goals.locator("details.more").first.get_attribute("open") is not None


def test_what_is_worked_out_follows_while_one_answers(at_the_sheet):
    page = at_the_sheet.page
    page.goto(re.match(r".*/w/[^/]+/", page.url)[0] + "sheet/self-assessment/")
    counted = page.locator(".computed").first
    assert "Nothing to show yet" in counted.inner_text()
    page.check('[name="self-assessment/interests/ask"][value="our-habit"]')
    page.locator(".computed", has_text="It is our habit").first.wait_for()
    assert page.is_checked('[name="self-assessment/interests/ask"][value="our-habit"]')
