"""Journey 3: a document is dropped in, its lines are shown beside their place, and stand in the worksheet as quotations."""

import re

import pytest
import typst

pytestmark = [pytest.mark.browser, pytest.mark.embedded]

PLAN = """
#set document(title: "Strategic Plan 2019 to 2022")
#set page(header: [Mill River Library #h(1fr) Strategic Plan])
= Mill River Library
== Strategic Plan 2019 to 2022
#pagebreak()
= Our mission
Mill River Library brings people and knowledge together and makes room for what they do with it.
#pagebreak()
= Strategic priorities
== 1. Grow young readers in every neighbourhood
We bring stories to where children are: kitchens, buses, waiting rooms and the ferry. Whoever meets a child in our town
can borrow a bag of books that was made for the two of them, and whoever teaches one finds somebody here who has time.
We shall know that it works when a child tells us what to read next, and when nobody remembers a first visit that felt
like a test. Every branch has a person who does this and is missed when she is away.
== 2. Open our doors when families can come
Evenings and Sundays, in every branch, before anything else is bought.
== 3. Be a place where teens make things
A room, a budget and people who stay long enough to be known.
"""


@pytest.fixture
def reader(visitor, tmp_path):
    """The owner of a workbook whose library has the plan, read, and the beginning of the workbook's addresses."""

    def come(**how):
        ana = visitor(**how)
        base = re.match(r".*/w/[^/]+/", ana.set_up())[0]
        page = ana.page
        file = tmp_path / "plan.pdf"
        file.write_bytes(typst.compile(PLAN.encode()))
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
    assert "From: Strategic Plan 2019 to 2022, page 2." in quoted.nth(0).inner_text()
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
