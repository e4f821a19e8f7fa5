"""A shared computer: who walks away is signed out, what she typed is saved first, or waits in its tab for her."""

import pytest

pytestmark = pytest.mark.browser
FIELD = '[name="look-back/happened"]'
PASSWORD = "three words in a row"


def sign_in(who):
    who.page.fill('[name="login"]', "ana")
    who.page.fill('[name="password"]', PASSWORD)
    who.follow("button.save")


@pytest.fixture
def at_a_shared_desk(visitor):
    """Ana, who gave herself a sign-in, at a desk that others use too, with a worksheet open and a clock to turn."""
    who = visitor()
    home = who.set_up()
    who.page.click(".leave a")
    who.look()
    who.page.fill('[name="handle"]', "ana")
    who.page.fill('[name="password"]', PASSWORD)
    who.follow("button.save")
    who.follow(".leave button")
    who.look()
    who.follow("text=Sign in")
    who.look()
    who.page.clock.install()
    sign_in(who)
    who.sheet = f"{home}sheet/look-back/"
    who.page.goto(who.sheet)
    return who


def test_she_is_asked_first_and_a_key_is_answer_enough(at_a_shared_desk):
    page = at_a_shared_desk.page
    page.clock.fast_forward("19:30")
    page.get_by_role("alertdialog").wait_for()
    at_a_shared_desk.look()
    page.keyboard.press("Shift")
    page.get_by_role("alertdialog").wait_for(state="detached")
    page.clock.fast_forward("10:00")
    page.reload()
    assert page.is_visible(FIELD)


def test_what_was_typed_is_saved_and_then_she_is_signed_out(at_a_shared_desk):
    page = at_a_shared_desk.page
    page.fill(FIELD, "typed before lunch")
    with page.expect_event("load"):
        page.clock.fast_forward("20:10")
    assert "Nobody had been at work here" in page.inner_text("main")
    assert page.evaluate("sessionStorage.length") == 0
    at_a_shared_desk.look()
    page.go_back()
    assert "typed before lunch" not in page.content()
    page.goto(at_a_shared_desk.server.url)
    page.get_by_role("link", name="Sign in").click()
    sign_in(at_a_shared_desk)
    page.goto(at_a_shared_desk.sheet)
    assert page.input_value(FIELD) == "typed before lunch"


def test_without_the_line_the_page_is_locked_and_her_text_waits(at_a_shared_desk):
    page = at_a_shared_desk.page
    page.context.set_offline(True)
    page.fill(FIELD, "typed on the train")
    page.clock.fast_forward("20:10")
    page.clock.run_for(20_000)
    page.get_by_role("dialog", name="Locked").wait_for()
    assert not page.is_visible(FIELD)
    assert "It waits in this tab for Ana" in page.inner_text(".locked")
    page.click("[data-try]")
    page.clock.run_for(10_000)
    page.get_by_text("Still not saved").wait_for()
    page.context.set_offline(False)
    at_a_shared_desk.look()
    with page.expect_event("load"):
        page.click("[data-try]")
    assert "You are signed out" in page.inner_text("h1")
    page.goto(f"{at_a_shared_desk.server.url}/account/sign-in/")
    sign_in(at_a_shared_desk)
    page.goto(at_a_shared_desk.sheet)
    assert page.input_value(FIELD) == "typed on the train"


def test_a_locked_text_can_be_thrown_away(at_a_shared_desk):
    page = at_a_shared_desk.page
    page.context.set_offline(True)
    page.fill(FIELD, "nobody needs this")
    page.clock.fast_forward("20:10")
    page.clock.run_for(20_000)
    page.get_by_role("dialog", name="Locked").wait_for()
    page.context.route(
        "**/sheet/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    page.context.set_offline(False)
    with page.expect_event("load"):
        page.click("[data-discard]")
    assert page.evaluate("sessionStorage.length") == 0
    page.context.unroute_all()
    page.goto(f"{at_a_shared_desk.server.url}/account/sign-in/")
    sign_in(at_a_shared_desk)
    page.goto(at_a_shared_desk.sheet)
    assert page.input_value(FIELD) == ""


def test_without_script_a_late_form_waits_on_the_server(at_a_shared_desk, visitor):
    plain = visitor(java_script_enabled=False)
    page = plain.page
    page.goto(f"{plain.server.url}/account/sign-in/")
    sign_in(plain)
    page.goto(at_a_shared_desk.sheet)
    page.fill(FIELD, "typed without a script")
    at_a_shared_desk.page.goto(f"{plain.server.url}/account/")
    at_a_shared_desk.follow("text=Sign out in every other browser")
    plain.follow("form[data-sheet] button.save")
    assert "What you had typed is kept" in page.inner_text("main")
    sign_in(plain)
    assert "Your text is still here" in page.inner_text("h1")
    plain.look()
    plain.follow("button.save")
    assert page.input_value(FIELD) == "typed without a script"
