"""The ladder and the map in a browser: by keyboard through the goals, without script, at the desk and on a phone."""

import os
import re

import pytest

pytestmark = pytest.mark.browser
PLAN = "connected-learning-plan"
GOALS = (
    ("Ask every teen who comes on Thursdays what they would like to make", "Make a card"),
    ("Open the room on Thursdays", "Ask the director"),
    ("Learn to cut sound with them", "Find a course"),
    ("A podcast made by teens", "Record the first one"),
)


@pytest.fixture
def planned(visitor):
    """A goal on each horizon, each with a step, the last one building on the first."""

    def come(**how):
        who = visitor(**how)
        page = who.page
        who.set_up()
        base = re.match(r".*/w/[^/]+/", page.url)[0]
        page.goto(f"{base}sheet/{PLAN}/")
        rungs = page.locator(f'[data-question="{PLAN}/goals"] .rung')
        for number, (goal, step) in enumerate(GOALS):
            rung = rungs.nth(number)
            if rung.get_attribute("open") is None:
                rung.locator("summary").first.click()
            rung.locator(".goal-text").fill(goal)
            rung.locator(".what input").nth(0).fill(step)
        who.save()
        page.goto(f"{base}plan/")
        shoot(page, "plan")
        who.follow("text=The plan at a glance")
        return who

    return come


def shoot(page, name):
    """Keep what is seen, where somebody wants to look at it."""
    if folder := os.environ.get("GROUNDPLAN_SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_by_keyboard_from_goal_to_goal_and_on_to_the_thread(planned):
    who = planned()
    page = who.page
    who.look()
    shoot(page, "desk")
    for number, (goal, _step) in enumerate(GOALS, 1):
        who.tab_to('.drawing a[href*="#goal-"]') if number == 1 else page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.querySelector('title').textContent")
        assert name.startswith(f"{number} {goal} · ")
    shoot(page, "focus")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/thread/#goal-*")
    assert GOALS[3][0] in page.inner_text("article:target")


def test_without_script_on_a_phone_and_in_the_dark_the_picture_scrolls_within_its_region(planned):
    who = planned(java_script_enabled=False)
    page = who.page
    page.set_viewport_size({"width": 390, "height": 844})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        who.look()
        shoot(page, f"phone-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    region = page.locator(".drawing").first
    assert region.evaluate("each => each.scrollWidth > each.clientWidth && getComputedStyle(each).overflowX === 'auto'")
    assert page.locator("table.facts-table").first.inner_text().count("To do") == len(GOALS)
