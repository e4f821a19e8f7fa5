"""From what was rated to a weakness that something becomes of, and a plan looked over before it is shared."""

import re

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False])
def test_a_weakness_is_taken_up_and_the_plan_looked_over(visitor, server, script):
    who = visitor(java_script_enabled=script)
    page = who.page
    who.set_up()
    base = re.match(r".*/w/[^/]+/", page.url)[0]
    page.goto(base + "sheet/self-assessment/")
    for statement, point in (("ask", 3), ("shape", 0), ("all", 0)):
        page.check(f'input[name="self-assessment/interests/{statement}"] >> nth={point}')
    if script:
        who.saved("self-assessment/interests")
    else:
        who.follow(".sheet-foot button")
    page.goto(base + "plan/")
    assert "Offered from your self-assessment (3)" in page.inner_text(".plan-offers")
    who.look()
    page.locator(".simple-plan textarea").fill("We are for everybody in the valley.")
    who.follow('.plan-offers button[aria-label*="what we buy"]')
    who.follow('.plan-offers button[aria-label*="do not come"]')
    assert "We are for everybody in the valley." in page.inner_text(".whole-plan")
    assert page.locator(".weaknesses > li").count() == 2
    who.look()
    who.follow('.weaknesses > li >> nth=0 >> text="Make a goal of it"')
    who.look()
    page.fill("#goal-text", "Ask one teen a day what we should change")
    who.follow("text=Make the goal")
    assert "It is in the plan" in page.inner_text("#done")
    who.look()
    page.click(".more-ways > summary")
    page.fill("#step-text", "Make a card with three questions")
    who.follow("text=Make the step")
    assert "A step mends it: Make a card with three questions" in page.inner_text(".became")
    who.follow("text=← Our plan")
    who.follow('.weaknesses .three-ways a[href$="#not-now"]')
    page.fill("#leave-because", "first those who come")
    who.follow("text=Leave it for now")
    page.locator("#left", has_text="first those who come").wait_for()
    who.look()
    page.goto(base + "plan/checks/")
    assert page.locator(".findings").first.locator(".finding").count() <= 3
    who.look()
    before = page.locator(".finding").first.locator(".message-line").inner_text()
    page.click(".leave-it >> nth=0 >> summary")
    page.locator(".leave-it textarea").first.fill("we talk about it on Monday")
    who.look()
    who.follow(".leave-it button >> nth=0")
    assert page.locator(".finding").first.locator(".message-line").inner_text() != before
    page.click(".left-alone > summary")
    assert "we talk about it on Monday" in page.inner_text(".left-alone")
    who.look()
    who.follow("#left button")
    assert page.locator(".finding").first.locator(".message-line").inner_text() == before
    who.follow(".act a >> nth=0")
    assert "/sheet/" in page.url


def test_the_plan_is_looked_over_by_keyboard_alone(visitor, server):
    who = visitor()
    page = who.page
    press, type_in, tab_to = page.keyboard.press, page.keyboard.type, who.tab_to
    who.set_up()
    base = re.match(r".*/w/[^/]+/", page.url)[0]
    page.goto(base + "plan/checks/")
    tab_to(".leave-it summary")
    press("Enter")
    tab_to(".leave-it textarea")
    type_in("We begin next week")
    tab_to(".leave-it button")
    press("Enter")
    page.locator("#left", has_text="We begin next week").wait_for()
    assert "There is nothing more to ask at present." in page.inner_text("main")
    who.look()
    tab_to("#left button")
    press("Enter")
    page.locator(".leave-it").first.wait_for()
