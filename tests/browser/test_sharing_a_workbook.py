"""An owner invites a colleague; she comes in without script, as somebody new; both see what both wrote."""

import pytest

PHONE = {"width": 390, "height": 844}
pytestmark = pytest.mark.browser
FIELD = '[name="look-back/happened"]'
PASSWORD = "three words in a row"


@pytest.fixture
def owner(visitor):
    who = visitor()
    who.home = who.set_up()
    who.sheet = f"{who.home}sheet/look-back/"
    return who


def invite(owner, who="Bo"):
    """Make an invitation on the sharing page; gives its link."""
    owner.page.goto(owner.home)
    owner.follow("text=Share")
    owner.look()
    owner.page.fill('[name="who"]', who)
    owner.follow("text=Make an invitation")
    owner.look()
    assert owner.page.evaluate("document.activeElement.id") == "made"
    return owner.page.input_value("#link")


def come_in(who, link, name="Bo", handle="bo.hill"):
    who.page.goto(link)
    who.look()
    for field, text in (("name", name), ("handle", handle), ("password", PASSWORD)):
        who.page.fill(f'[name="{field}"]', text)
    who.follow("main button.save")


def test_a_colleague_comes_in_without_script_and_both_see_each_others_text(owner, visitor):
    owner.page.goto(owner.sheet)
    owner.page.fill(FIELD, "Ana was first.")
    owner.saved("look-back/happened")
    link = invite(owner)
    colleague = visitor(java_script_enabled=False, viewport=PHONE)
    come_in(colleague, link)
    assert "Signed in as Bo" in " ".join(colleague.page.inner_text("header").split())
    colleague.page.goto(owner.sheet)
    assert colleague.page.input_value(FIELD) == "Ana was first."
    colleague.page.fill(FIELD, "Ana was first. Then Bo.")
    colleague.follow("form[data-sheet] button.save")
    owner.page.goto(owner.sheet)
    assert owner.page.input_value(FIELD) == "Ana was first. Then Bo."
    colleague.page.goto(f"{owner.home}sharing/")
    colleague.look()
    late = visitor()
    late.page.goto(link)
    assert "This link opens nothing" in late.page.inner_text("h1")
    late.look()


def test_an_invitation_is_copied_and_taken_back(owner, visitor):
    link = invite(owner, "")
    owner.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    owner.page.click("text=Copy the link")
    owner.page.get_by_text("Copied").wait_for()
    assert owner.page.evaluate("navigator.clipboard.readText()") == link
    owner.follow("text=Take it back")
    assert "open nothing any more" in owner.page.inner_text("main")
    owner.look()
    late = visitor(java_script_enabled=False)
    late.page.goto(link)
    assert "This link opens nothing" in late.page.inner_text("h1")


def test_a_code_is_typed_and_the_library_looked_after_by_keyboard(owner, visitor):
    invite(owner)
    code = owner.page.inner_text(".code")
    colleague = visitor()
    colleague.page.goto(f"{owner.server.url}/join/")
    colleague.look()
    colleague.tab_to('[name="code"]')
    colleague.page.keyboard.type(code.lower())
    with colleague.page.expect_event("load"):
        colleague.page.keyboard.press("Enter")
    come_in(colleague, colleague.page.url)
    owner.page.goto(owner.home)
    owner.follow("nav >> text=Library")
    owner.look()
    owner.page.set_viewport_size(PHONE)
    owner.look()
    owner.follow('main >> role=link[name="Bo"]')
    owner.look()
    owner.follow("text=Give a one-use code")
    owner.look()
    owner.follow("text=Remove Bo from the library")
    assert "Bo has no right in this library any more." in owner.page.inner_text("main")
    owner.look()
    colleague.page.goto(owner.sheet)
    assert "Nothing here" in colleague.page.inner_text("h1")
    owner.follow("nav >> text=What was done")
    assert "removed Bo from the library" in owner.page.inner_text("#deeds")
    owner.look()
    owner.page.set_viewport_size({"width": 1024, "height": 768})
    owner.look()
