"""Saying where an answer's words come from, in a browser: by keyboard, without script, on a phone; and the thread."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.embedded]
MISSION = "We bring people and knowledge together."


@pytest.fixture
def writer(visitor):
    """The owner of a workbook, and the beginning of its addresses."""

    def come(**how):
        ana = visitor(**how)
        return ana, re.match(r".*/w/[^/]+/", ana.set_up())[0]

    return come


def cite(ana, base, question, words, **facts):
    """Fill in a question's page and send it, with the pointer."""
    page = ana.page
    page.goto(f"{base}from/connected-learning-plan/{question}/")
    page.fill("#text", words)
    page.check('#cite input[value="document"]')
    for name, value in facts.items():
        page.fill(f"#cite-{name}", value)
    ana.follow("text=Save with its source")


def test_by_keyboard_words_are_pasted_with_their_source_and_stand_in_the_plan(writer):
    ana, base = writer()
    page = ana.page
    page.goto(f"{base}sheet/connected-learning-plan/")
    ana.look()
    link = '[data-question="connected-learning-plan/mission"] .cited a'
    assert page.inner_text(link).startswith("Say where this comes from")
    ana.tab_to(link)
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    ana.look()
    ana.tab_to("#text")
    page.keyboard.type(MISSION)
    ana.tab_to('#cite input[name="origin"]')
    page.keyboard.press("Space")
    ana.tab_to("#cite-title")
    page.keyboard.type("Strategic plan")
    ana.tab_to("#cite-begins")
    page.keyboard.type("2019")
    ana.tab_to("#cite-ends")
    page.keyboard.type("2022")
    ana.tab_to("#cite-page")
    page.keyboard.type("3")
    ana.tab_to("#cite .save")
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    told = "From: Strategic plan, 2019 to 2022, page 3. Its years have ended."
    assert told in page.inner_text(".source-of-it")
    ana.look()
    page.goto(f"{base}plan/")
    assert MISSION in page.inner_text("figure.quoted blockquote")
    assert page.inner_text("figure.quoted figcaption") == told
    ana.look()


def test_typing_on_the_sheet_leaves_the_line_where_it_is(writer):
    ana, base = writer()
    cite(ana, base, "mission", MISSION, title="Strategic plan")
    page = ana.page
    page.goto(f"{base}sheet/connected-learning-plan/")
    page.fill("#connected-learning-plan--mission", "We lend.")
    ana.saved("connected-learning-plan/mission")
    line = '[data-question="connected-learning-plan/mission"] .cited p'
    assert page.inner_text(line + ":first-child") == "From: Strategic plan."
    page.reload()
    assert page.inner_text(line + ":first-child") == "Worded after: Strategic plan."


@pytest.mark.parametrize("width", [1024, 390])
def test_without_script_the_page_asks_what_becomes_of_an_answer_and_keeps_what_was_typed(writer, width):
    ana, base = writer(java_script_enabled=False, viewport={"width": width, "height": 768})
    page = ana.page
    cite(ana, base, "priorities", "Grow young readers\nOpen late on Thursdays", title="Strategic plan", page="3")
    assert page.locator(".quotes li").count() == 2
    page.click(".another summary")
    page.fill("#text", "Be where teens are")
    page.check('#cite input[value="conversation"]')
    page.fill("#cite-title", "Rosa Alder")
    ana.follow("text=Save with its source")
    assert "There is another answer already" in page.inner_text(".summary")
    assert page.input_value("#text").strip() == "Be where teens are"
    page.check('input[name="then"][value="add"]')
    ana.follow("text=Save with its source")
    assert "From the talk with Rosa Alder." in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    ana.look()
    page.locator(".source-of-it").last.get_by_text("Take it away").click()
    page.wait_for_selector("#removed")
    ana.follow("#removed button")
    assert "From the talk with Rosa Alder." in page.inner_text("main")


def test_the_thread_leads_from_a_priority_to_its_goal_and_back(writer):
    ana, base = writer()
    cite(ana, base, "priorities", "Grow young readers", title="Strategic plan", page="3")
    page = ana.page
    page.goto(f"{base}sheet/connected-learning-plan/")
    goal = page.locator(".goal").first
    goal.locator('[name$="/text"]').fill("Open a room")
    ana.saved("connected-learning-plan/goals")
    page.reload()
    goal = page.locator(".goal").first
    goal.locator("summary").first.click() if goal.locator("summary").count() else None
    goal.get_by_label("Priority: Grow young readers").check()
    ana.saved("connected-learning-plan/goals")
    page.goto(f"{base}plan/")
    ana.follow("text=What it rests on")
    assert page.locator("article:target h3").inner_text() == "Open a room"
    assert "From: Strategic plan, page 3." in page.inner_text("article:target")
    ana.look()
    page.click("article:target .rests-on a >> nth=0")
    assert page.locator("article:target h3").inner_text() == "Grow young readers"
