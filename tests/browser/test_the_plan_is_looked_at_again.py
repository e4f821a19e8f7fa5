"""Journey 5, later on: another goal in thirty seconds, a smaller one before a big one, and the look back that opens the next."""

import re
from datetime import UTC, datetime, timedelta

import pytest

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1024, "height": 768}, {"width": 390, "height": 844}


@pytest.mark.parametrize("script", [True, False])
def test_a_goal_is_added_split_and_looked_back_on_by_keyboard_and_on_a_phone(visitor, server, script):
    who = visitor(java_script_enabled=script, viewport=DESK if script else PHONE)
    page = who.page
    base = re.match(r".*/w/[^/]+/", who.set_up())[0]
    begin(who, base)

    # Another goal: two fields, and its place on the sheet.
    who.tab_to(".another > summary", most=200)
    page.keyboard.press("Enter")
    who.tab_to(".another textarea")
    page.keyboard.type("Open a lab on Fridays")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    press_on(who)
    fits(who)
    assert "Open a lab on Fridays" in page.inner_text("#just")
    page.click("#just >> text=Say more about it")
    page.wait_for_url("**/sheet/connected-learning-plan/#*")
    goal = page.locator(".goal:target")
    assert goal.locator(".goal-text").input_value() == "Open a lab on Fridays"
    assert goal.evaluate("goal => goal.closest('details').open")

    # A smaller goal first: the steps that were chosen move along.
    page.goto(base + "plan/")
    with page.expect_event("load"):
        page.locator(".goal-card", has_text="Ask one teen a day").get_by_text("A smaller goal first").click()
    fits(who)
    who.tab_to("#text")
    page.keyboard.type("Print ten cards")
    who.tab_to("input[name=step]")
    page.keyboard.press("Space")
    who.tab_to("form.split-goal .save")
    press_on(who)
    fits(who)
    card = page.locator(".goal-card", has_text="Ask one teen a day")
    assert "Builds on: Print ten cards" in card.inner_text()
    smaller = page.locator(".goal-card:has(h5:text-is('Print ten cards'))")
    assert "Make a card" in smaller.inner_text()
    who.follow("#just .deed button")
    assert page.locator(".goal-card h5", has_text="Print ten cards").count() == 0
    fits(who)

    # The month is over: what became of it, what was learned, and what comes next.
    begun(who, base, datetime.now(UTC).date() - timedelta(days=45))
    page.goto(base + "plan/")
    fits(who)
    with page.expect_event("load"):
        page.click("text=Look back on it")
    fits(who)
    who.tab_to("input[value=done]")
    page.keyboard.press("Space")
    who.tab_to('textarea[name^="learned "]')
    page.keyboard.type("Cards beat surveys")
    who.tab_to("form.look-back .save")
    press_on(who)
    fits(who)
    assert "Open a lab on Fridays" not in page.inner_text(".comes-next > ul, .comes-next > p")
    who.tab_to(".comes-next .another > summary", most=200)
    page.keyboard.press("Enter")
    who.tab_to(".comes-next textarea")
    page.keyboard.type("Show the director the cards")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    fits(who)
    press_on(who)
    told = page.inner_text(".whole-plan")
    assert "What we learned: Cards beat surveys" in told
    onward = page.locator(".goal-card", has_text="Show the director the cards").last
    assert "Builds on: Ask one teen a day" in onward.inner_text()
    assert "Look back on it" not in page.inner_text("main")
    fits(who)


@pytest.mark.parametrize("script", [True, False])
def test_more_about_a_step_comes_on_wish_and_dropping_one_asks_why(visitor, server, script):
    who = visitor(java_script_enabled=script, viewport=PHONE if script else DESK)
    page = who.page
    base = re.match(r".*/w/[^/]+/", who.set_up())[0]
    begin(who, base)
    page.goto(base + "sheet/connected-learning-plan/")
    written, blank = (page.locator(".goal .steps li").nth(number) for number in (0, 1))
    if script:
        written.locator("select").first.select_option("dropped")
        assert written.locator("details.more").get_attribute("open") is not None
        written.locator('input[name$="/why"]').fill("No room for it")
        blank.locator(".what input").fill("Ask the caretaker")
        who.saved("connected-learning-plan/goals")
        with page.expect_event("load"):
            blank.get_by_text("More about this step").click()
    else:
        written.locator("select").first.select_option("dropped")
        blank.locator(".what input").fill("Ask the caretaker")
        who.follow(".sheet-foot .save")
        written.locator('label.reason input[name$="/why"]').fill("No room for it")
        blank.locator("details.more > summary").click()
    fold = blank.locator("details.more[open]")
    fold.locator('input[name$="/link"]').fill("https://mill.example/cards")
    fits(who)
    if script:
        who.saved("connected-learning-plan/goals")
    else:
        who.follow(".sheet-foot .save")
    page.goto(base + "sheet/connected-learning-plan/")
    assert written.locator('label.reason input[name$="/why"]').input_value() == "No room for it"
    assert blank.locator("details a").get_attribute("href") == "https://mill.example/cards"
    fits(who)


def begin(who, base):
    """The simple plan: a goal for this month with its first step."""
    page = who.page
    page.goto(base + "plan/")
    form = page.locator(".simple-plan form")
    form.get_by_label("One goal for this month").fill("Ask one teen a day")
    form.get_by_label("The first step").fill("Make a card")
    who.follow(".simple-plan .save")


def begun(who, base, day):
    page = who.page
    page.goto(base + "settings/")
    page.fill("input[name=start]", day.isoformat())
    who.follow("main form button.save")


def press_on(who):
    """Enter on the button that has the focus, until the next page is there."""
    with who.page.expect_event("load"):
        who.page.keyboard.press("Enter")


def fits(who):
    """Axe finds nothing, and nothing stands beyond the edge."""
    who.look()
    assert who.page.evaluate("document.documentElement.scrollWidth") <= who.page.viewport_size["width"]
