"""Journey 5: from the self-assessment to strengths, weaknesses, goals on every horizon, and out of the house."""

import re

import pytest

pytestmark = pytest.mark.browser
PLAN = "connected-learning-plan"


@pytest.mark.parametrize("script", [True, False])
def test_from_where_we_stand_to_a_plan(visitor, server, script):
    who = visitor(java_script_enabled=script)
    page = who.page
    who.set_up()
    base = re.match(r".*/w/[^/]+/", page.url)[0]
    page.goto(base + "sheet/self-assessment/")
    who.look()
    page.check('input[name="self-assessment/interests/ask"] >> nth=3')
    page.check('input[name="self-assessment/interests/shape"] >> nth=0')
    if script:
        who.saved("self-assessment/interests")
    else:
        who.save()
    page.goto(base + f"sheet/{PLAN}/")
    who.look()
    who.follow(f'[data-question="{PLAN}/strengths"] .offers button')
    who.follow(f'[data-question="{PLAN}/weaknesses"] .offers button')
    assert "without their names" in page.input_value(f'[data-question="{PLAN}/strengths"] .lines textarea >> nth=0')
    rungs = page.locator(f'[data-question="{PLAN}/goals"] .rung')
    assert rungs.count() == 4
    assert [rungs.nth(number).get_attribute("open") is not None for number in range(4)] == [True, False, False, False]
    rungs.nth(0).locator(".goal-text").fill("Ask one teen a day")
    rungs.nth(0).locator(".what input").nth(0).fill("Make a card")
    rungs.nth(3).locator("summary").first.click()
    rungs.nth(3).locator(".goal-text").fill("Two hours a week for this")
    if script:
        who.saved(f"{PLAN}/goals")
    who.save()
    page.goto(base + "plan/")
    who.look()
    told = page.inner_text(".whole-plan")
    for text in ("Ask one teen a day", "Make a card", "Two hours a week for this", "IN A YEAR", "without their names"):
        assert text.lower() in told.lower()
    with page.expect_download() as download:
        page.click(".sheet-links >> text=PDF")
    assert download.value.suggested_filename.endswith("-plan.pdf")
    assert download.value.path().read_bytes().startswith(b"%PDF")
    # Which goal serves what, and what none serves.
    page.goto(base + "plan/")
    who.follow(".plan-ways >> text=at a glance")
    who.look()
    ladder, chart = (page.locator("main svg").nth(number).text_content() for number in range(2))
    assert "Ask one teen a day" in ladder
    assert "No goal so far" in chart
    # What a colleague would ask; that it may stay as it is stands in test_looking_the_plan_over.py.
    page.goto(base + "plan/")
    who.follow(".plan-ways >> text=Look it over")
    who.look()
    assert 1 <= page.locator("main > .findings > .finding").count() <= 3
    # Her own step.
    who.follow("nav >> text=Plan")
    who.follow(".plan-ways >> text=My steps")
    who.look()
    assert "Make a card" in page.inner_text("main")


def test_the_plan_grows_by_keyboard_alone(visitor, server):
    """From the self-assessment to a plan in hand: whose goal it is, and who takes which step until when."""
    who = visitor()
    page = who.page
    press, type_in, tab_to = page.keyboard.press, page.keyboard.type, who.tab_to
    who.set_up()
    tab_to('.doors a[href$="/sheet/self-assessment/"]', most=200)
    press("Enter")
    page.wait_for_url("**/sheet/self-assessment/")
    tab_to('input[name="self-assessment/interests/ask"]')
    for _ in range(3):
        press("ArrowDown")
    tab_to('input[name="self-assessment/interests/shape"]')
    press("Space")
    who.saved("self-assessment/interests")
    assert page.is_checked('input[name="self-assessment/interests/ask"] >> nth=3')
    who.look()
    page.go_back()
    tab_to(f'.doors a[href$="/sheet/{PLAN}/"]', most=200)
    press("Enter")
    page.wait_for_url(f"**/sheet/{PLAN}/")
    for part in ("strengths", "weaknesses"):
        tab_to(f'[data-question="{PLAN}/{part}"] .offers button', most=200)
        press("Enter")
        page.locator(f'[data-question="{PLAN}/{part}"]:focus').wait_for()
    assert "without their names" in page.input_value(f'[data-question="{PLAN}/strengths"] .lines textarea >> nth=0')
    goals = f'[data-question="{PLAN}/goals"] .rung'
    tab_to(f"{goals}:nth-of-type(1) .goal-text")
    type_in("Ask one teen a day")
    tab_to(f"{goals}:nth-of-type(1) .scope input")
    press("ArrowDown")
    tab_to(f"{goals}:nth-of-type(1) .what input")
    type_in("Make a card")
    press("Tab")
    type_in("Bo")
    press("Tab")
    type_in("03152099")
    who.saved(f"{PLAN}/goals")
    tab_to(f"{goals}:nth-of-type(4) > summary", most=200)
    press("Enter")
    tab_to(f"{goals}:nth-of-type(4) .goal-text")
    type_in("Two hours a week for this")
    who.saved(f"{PLAN}/goals")
    who.look()
    tab_to(".sheet-foot button", most=200)
    press("Enter")
    page.locator("[data-form-status]", has_text="Saved").wait_for()
    tab_to('.ways a[href$="/plan/"]', most=200)
    press("Enter")
    page.wait_for_url("**/plan/")
    who.look()
    told = " ".join(page.inner_text(".whole-plan").split())
    for text in (
        "Ask one teen a day Young Adult Department ·",
        "Make a card · Bo · Mar 15, 2099",
        "Two hours a week for this",
    ):
        assert text in told
    tab_to('.sheet-links a[href*="pdf"]', most=200)
    with page.expect_download() as download:
        press("Enter")
    assert download.value.suggested_filename.endswith("-plan.pdf")


def test_every_page_of_the_workbook_passes_axe_on_both_screens_and_in_the_dark(visitor, server):
    who = visitor()
    who.set_up()
    base = re.match(r".*/w/[^/]+/", who.page.url)[0]
    paths = ["", "plan/", "shelf/", "settings/", "download/", "words/connected-learning-plan/", "read/interests/", "read/equity/",
             "sheet/what-we-have/", "sheet/who-stands-beside/", "sheet/equity-here/", "sheet/the-conversation/", "sheet/the-ask/"]  # fmt: skip
    for path in paths:
        who.page.set_viewport_size({"width": 1024, "height": 768})
        who.page.goto(base + path)
        who.look()
        who.page.set_viewport_size({"width": 390, "height": 844})
        who.look()
        wide = who.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, f"{path or 'home'} is {wide} wide on a phone"
        who.page.emulate_media(color_scheme="dark")
        who.look()
        who.page.emulate_media(color_scheme="light")
    who.page.goto(server.url + "/about/")
    who.look()
    who.page.goto(base + "nowhere/")
    who.look()
