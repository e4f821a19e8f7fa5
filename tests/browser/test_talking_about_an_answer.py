"""A commenter and the owner talk about an answer: by keyboard, with a name, resolved and opened again; without script."""

import re
import sqlite3
import uuid

import pytest
from test_first_five_minutes import fresh_link

pytestmark = [pytest.mark.browser, pytest.mark.embedded]
SHEET = "connected-learning-plan"
MISSION = f'[data-question="{SHEET}/mission"]'


def add_person(server, name, right):
    """Somebody with a right on the only workbook: how people are invited is another room's business."""
    database = sqlite3.connect(server.home / "groundplan.sqlite3", timeout=20)
    with database:
        workbook, library = database.execute("SELECT id, library_id FROM workbooks_workbook").fetchone()
        person = uuid.uuid4().hex
        database.execute(
            "INSERT INTO accounts_person (id, password, handle, name, email, created) "
            "VALUES (?, '!', NULL, ?, '', datetime('now'))",
            (person, name),
        )
        database.execute(
            'INSERT INTO libraries_grant (id, library_id, person_id, thing, "right") VALUES (?, ?, ?, ?, ?)',
            (uuid.uuid4().hex, library, person, workbook, right),
        )
    database.close()


@pytest.fixture
def two(visitor, server):
    """The owner, with an answer on the sheet, and a commenter; gives both and the workbook's address."""

    def come(**how):
        ana = visitor(**how)
        base = re.match(r".*/w/[^/]+/", ana.set_up())[0]
        ana.page.goto(f"{base}sheet/{SHEET}/")
        ana.page.fill(f'[name="{SHEET}/mission"]', "We listen first.")
        ana.save()
        add_person(server, "Bo", "commenter")
        bo = visitor(**how)
        bo.page.goto(fresh_link(server))
        bo.follow('button.person:text-is("Bo")')
        return ana, bo, base

    return come


def test_by_keyboard_from_the_sheet_to_a_thread_that_is_done(two):
    ana, bo, base = two()
    page = bo.page
    page.goto(f"{base}sheet/{SHEET}/")
    assert "You can read this workbook and comment on it. To write in it, ask Ana." in page.inner_text(".standing")
    assert page.locator("main textarea, main input:not([type=hidden])").count() == 0
    bo.look()
    bo.tab_to(f'.talk a[href$="/{SHEET}/mission/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/comments/**")
    bo.look()
    assert page.inner_text(".asked .answer") == "We listen first."
    bo.tab_to("#text")
    page.keyboard.type("To whom?")
    bo.tab_to("#begin button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/comments/**#comment-*")
    # The focus is on what was just said, so that the next Tab goes on from there.
    page.locator(".comment:focus").wait_for()
    assert "To whom?" in page.evaluate("document.activeElement.innerText")
    bo.look()

    page = ana.page
    page.goto(f"{base}sheet/{SHEET}/")
    assert page.locator(f"#{SHEET}--mission--question .talk a").inner_text().startswith("1 comment")
    ana.tab_to(f'.talk a[href$="/{SHEET}/mission/"]', most=100)
    page.keyboard.press("Enter")
    page.wait_for_url("**/comments/**")
    ana.tab_to(".thread .deeds > details > summary")
    page.keyboard.press("Enter")
    ana.tab_to("textarea[id^=reply]")
    page.keyboard.type("To teens, @Bo.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#comment-*")
    assert page.inner_text(".mention") == "@Bo"

    page = bo.page
    page.goto(f"{base}comments/")
    assert "To teens, @Bo." in page.inner_text("#mentions")
    bo.look()
    bo.follow("#mentions .entry a")
    bo.tab_to(".thread > .deeds button[aria-label^=Resolve]")
    page.keyboard.press("Enter")
    page.wait_for_url("**?shown=*")
    page.locator(".thread:focus").wait_for()
    assert "Resolved by Bo" in page.inner_text("details.done[open]")
    bo.look()
    bo.tab_to("details.done button[aria-label^=Reopen]")
    page.keyboard.press("Enter")
    page.locator("details.done").wait_for(state="detached")
    assert "Reopened by Bo" in page.inner_text(".thread")


@pytest.mark.parametrize("size", [{"width": 1024, "height": 768}, {"width": 390, "height": 844}], ids=["desk", "phone"])
def test_without_script_on_both_screens(two, size):
    ana, bo, base = two(java_script_enabled=False, viewport=size)
    for who in (ana, bo):
        who.page.goto(f"{base}sheet/{SHEET}/")
        who.follow(f'.talk a[href$="/{SHEET}/mission/"]')
        who.page.fill("#text", "Something")
        who.follow("#begin button")
        who.look()
    page = bo.page
    page.locator(".thread").nth(1).locator("summary", has_text="Change").click()
    page.locator(".thread").nth(1).locator("textarea[id^=reword]").fill("Something else")
    bo.follow("text=Save the change")
    assert "Something else" in page.inner_text(".thread:nth-of-type(3)")
    bo.follow(".thread:nth-of-type(3) button[aria-label^=Remove]")
    assert "Your comment was removed." in page.inner_text("#removed")
    bo.look()
    bo.follow("#removed button")
    assert "Something else" in page.inner_text("main")
    page.fill("#text", "x" * 10_001)
    bo.follow("#begin button")
    assert page.input_value("#text") == "x" * 10_001
    # The same page once more, as axe has it, is not what a post gave; the form and its words are looked at above.
    assert "fit into one" in page.inner_text(".summary")
    for path in ("comments/", "", "plan/", "shelf/", f"sheet/{SHEET}/", f"comments/{SHEET}/goals/"):
        page.goto(base + path)
        bo.look()
        # Without script nothing can be measured in the page: a picture of all of it is as wide as what it holds.
        assert page.locator("body").bounding_box()["width"] <= size["width"]


def test_words_that_were_not_sent_wait_in_their_tab(two):
    ana, _bo, base = two()
    page = ana.page
    about = f"{base}comments/{SHEET}/mission/"
    page.goto(about)
    page.click("#text")
    page.keyboard.type("Half a")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.click(".ways a >> nth=0")
    page.wait_for_url(base)
    assert asked == ["beforeunload"]
    page.goto(about)
    assert page.input_value("#text") == "Half a"
    page.click("#text")
    page.keyboard.press("End")
    page.keyboard.type(" sentence")
    ana.follow("#begin button")
    # Sent and acknowledged: nothing asked, nothing left over.
    assert asked == ["beforeunload"]
    assert page.input_value("#text") == ""
    assert page.evaluate("Object.keys(sessionStorage).length") == 0
    assert page.inner_text(".said") == "Half a sentence"
    page.click(".thread > .deeds > details > summary")
    page.fill("textarea[id^=reply]", "A reply begun")
    # The button of another form takes nothing away from it.
    ana.follow("button[aria-label^=Resolve]")
    assert page.input_value("textarea[id^=reply]") == "A reply begun"
    assert page.locator("textarea[id^=reply]").is_visible()
