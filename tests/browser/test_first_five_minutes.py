"""Journey 1: a link, three answers, a page, a worksheet, the lid closed and opened, a plan in Word."""

import re

import pytest

from serving import run

pytestmark = pytest.mark.browser


def fresh_link(server):
    """What the command prints when it is started again while the server runs."""
    done = run(server.home)
    return re.search(r"http\S+", done.stdout)[0]


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_alone_with_script(visitor, server, size):
    who = visitor(viewport={"desk": {"width": 1024, "height": 768}, "phone": {"width": 390, "height": 844}}[size])
    page = who.page
    page.goto(server.entrance)
    who.look()
    page.fill("#library", "Mill River Library")
    page.fill("#department", "Young Adult Department")
    page.fill("#person", "Ana")
    who.follow("text=Open the workbook")
    who.look()
    who.follow("text=Start reading")
    who.look()
    who.follow(".onward button")
    who.look()
    page.fill("textarea.goal-text", "Find out what three teens are into")
    who.saved("first-month/goals")
    page.fill(".steps .what input >> nth=0", "Put a card by the comics")
    who.saved("first-month/goals")
    base = re.match(r".*/w/[^/]+/", page.url)[0]
    # The lid is closed; the next day, another browser.
    again = visitor()
    again.page.goto(fresh_link(server))
    assert "Go on where you left off" in again.page.inner_text("main")
    again.follow("text=Read on")
    assert again.page.input_value("textarea.goal-text") == "Find out what three teens are into"
    again.page.goto(base + "plan/")
    again.look()
    assert "Find out what three teens are into" in again.page.inner_text("main")
    assert "Put a card by the comics" in again.page.inner_text("main")
    with again.page.expect_download() as download:
        again.page.click("a:text-is('Word')")
    assert download.value.suggested_filename == "mill-river-library-plan.docx"


def test_alone_without_script(visitor, server):
    who = visitor(java_script_enabled=False)
    page = who.page
    who.set_up(department="")
    who.look()
    who.follow("text=Start reading")
    who.look()
    who.follow(".onward button")
    who.look()
    page.fill("textarea.goal-text", "Ask three teens")
    page.fill(".steps .what input >> nth=0", "A card by the comics")
    who.follow(".sheet-foot button")
    assert page.input_value("textarea.goal-text") == "Ask three teens"
    assert page.inner_text("[data-form-status]").strip() == "Saved"
    who.look()
    who.follow(".ways >> text=Plan")
    who.look()
    assert "Ask three teens" in page.inner_text("main")
    page.fill(".simple-plan textarea", "We help people finish what they start")
    who.follow("text=Save the simple plan")
    assert "We help people finish what they start" in page.inner_text(".whole-plan")
    who.look()
    with page.expect_download() as download:
        page.click(".sheet-links >> text=PDF")
    assert download.value.suggested_filename == "mill-river-library-plan.pdf"


def test_by_keyboard_alone(visitor, server):
    who = visitor()
    page = who.page
    page.goto(server.entrance)
    who.look()
    who.tab_to("#library")
    page.keyboard.type("Mill River Library")
    who.tab_to("input[name=kind]")
    page.keyboard.press("Space")
    who.tab_to("#person")
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")
    page.wait_for_url("**/w/*/")
    who.look()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    who.tab_to(".resume .button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/read/what-this-is/")
    who.look()
    who.tab_to(".onward button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/read/one-teen-one-interest/")
    who.look()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the worksheet"
    page.keyboard.press("Enter")
    who.tab_to("textarea.goal-text")
    page.keyboard.type("A goal without a mouse")
    who.tab_to(".scope input")
    page.keyboard.press("Space")
    who.saved("first-month/goals")
    page.reload()
    assert page.input_value("textarea.goal-text") == "A goal without a mouse"
    assert page.is_checked(".scope input >> nth=0")
