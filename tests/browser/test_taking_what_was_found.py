"""Journey 3: a document is dropped in, its lines are shown beside their place, and stand in the worksheet as quotations."""

import re

import pytest

pytest.importorskip("groundplan.sources.statements", reason="nothing is found without it")
pytestmark = [pytest.mark.browser, pytest.mark.embedded]

PLAN = """Mill River Library: Strategic Plan 2019 to 2022

Our Mission

Mill River Library brings people and knowledge together and makes room for what they do with it.

Strategic Priorities

1. Grow young readers in every neighbourhood

2. Open our doors when families can come

3. Be a place where teens make things
"""


@pytest.fixture
def reader(visitor, tmp_path):
    """The owner of a workbook whose library has the plan, read, and the beginning of the workbook's addresses."""

    def come(**how):
        ana = visitor(**how)
        base = re.match(r".*/w/[^/]+/", ana.set_up())[0]
        page = ana.page
        file = tmp_path / "plan.txt"
        file.write_text(PLAN, encoding="utf-8")
        page.goto(base)
        ana.follow('.ways a:text-is("Documents")')
        ana.follow('main a.button[href$="/add/"]')
        page.set_input_files("#file", file)
        ana.follow('button[value="files"]')
        for _ in range(200):
            page.goto(f"{base}found/")
            if page.locator(".found").count():
                return ana, base
            page.wait_for_timeout(100)
        raise AssertionError("nothing was found")

    return come


def test_by_keyboard_lines_are_ticked_taken_and_stand_as_quotations(reader):
    ana, base = reader()
    page = ana.page
    assert "Grow young readers in every neighbourhood" in page.inner_text("#priority .beside >> nth=0")
    ana.look()
    for _ in range(4):
        ana.tab_to("input[name=tick]:not(:checked)", most=80)
        page.keyboard.press("Space")
    ana.tab_to('footer button[value="take"]', most=80)
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    assert "4 lines were settled." in page.inner_text("#just")
    ana.look()
    page.goto(f"{base}plan/")
    quoted = page.locator("figure.quoted")
    assert "brings people and knowledge together" in quoted.nth(0).inner_text()
    assert quoted.nth(1).locator("li").count() == 3
    assert "Its years have ended." not in quoted.nth(0).inner_text()
    ana.look()


def test_without_script_a_line_is_corrected_another_set_aside_and_all_of_it_undone(reader):
    ana, base = reader(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = ana.page
    first = page.locator("#priority .found").nth(0)
    first.locator("summary").click()
    first.locator("textarea").fill("Grow all young readers")
    with page.expect_event("load"):
        first.locator('button[value^="take:"]').click()
    with page.expect_event("load"):
        page.locator("#priority .found").nth(0).locator('button[value^="aside:"]').click()
    assert "1 line was settled." in page.inner_text("#just")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    ana.look()
    page.goto(f"{base}sheet/connected-learning-plan/")
    line = page.locator('[name^="connected-learning-plan/priorities/"]').first
    assert line.input_value().strip() == "Grow all young readers"
    page.goto(f"{base}found/")
    page.click(".done summary")
    while page.locator(".done button").count():
        if not page.locator(".done button").first.is_visible():
            page.click(".done summary")
        ana.follow(".done button >> nth=0")
    assert page.locator("#priority .found").count() == 3
    page.goto(f"{base}from/connected-learning-plan/priorities/")
    assert page.locator(".source-of-it").count() == 0
