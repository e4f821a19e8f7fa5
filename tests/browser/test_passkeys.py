"""Passkeys in a browser with an authenticator of its own: added, used to sign in, and used as the second step."""

import pytest

pytestmark = pytest.mark.browser
PASSWORD = "three words in a row"


@pytest.fixture
def ana(visitor):
    """Ana, who gave herself a sign-in, in a browser that knows passkeys; on `localhost`, since a passkey needs a name."""
    who = visitor()
    key = who.page.context.new_cdp_session(who.page)
    key.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    who.key, who.authenticator = key, key.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    who.server.entrance = who.server.entrance.replace("127.0.0.1", "localhost")
    who.server.url = who.server.url.replace("127.0.0.1", "localhost")
    who.home = who.set_up()
    who.page.click(".leave a")
    who.page.fill('[name="handle"]', "ana")
    who.page.fill('[name="password"]', PASSWORD)
    who.follow("button.save")
    return who


def add_a_passkey(who):
    who.follow("text=Add a passkey")
    if "Is it you?" in who.page.inner_text("h1"):
        who.look()
        who.page.fill('[name="password"]', PASSWORD)
        who.follow("button.save")
    who.look()
    who.page.fill('[name="name"]', "My phone")
    who.follow("[data-passkey]")


def sign_out(who):
    who.follow(".leave button")
    who.follow("text=Sign in")


def test_added_and_then_enough_to_sign_in_by_keyboard_alone(ana):
    add_a_passkey(ana)
    assert "Recovery codes" in ana.page.inner_text("h1")
    ana.look()
    ana.follow("text=I have kept them")
    assert "My phone" in ana.page.inner_text("main")
    ana.look()
    sign_out(ana)
    ana.page.goto(f"{ana.server.url}/account/sign-in/?next=/about/")
    ana.look()
    ana.tab_to("[data-passkey]")
    with ana.page.expect_event("load"):
        ana.page.keyboard.press("Enter")
    assert ana.page.url.endswith("/about/")
    ana.page.goto(ana.home)
    assert "Ana" in ana.page.inner_text(".leave")


def test_enter_in_the_password_means_the_password(ana):
    add_a_passkey(ana)
    sign_out(ana)
    ana.page.fill('[name="login"]', "ana")
    ana.page.fill('[name="password"]', PASSWORD)
    with ana.page.expect_event("load"):
        ana.page.keyboard.press("Enter")
    assert "One more step" in ana.page.inner_text("h1")
    ana.look()
    ana.follow("[data-passkey]")
    ana.page.goto(ana.home)
    assert "Ana" in ana.page.inner_text(".leave")


def test_a_passkey_that_does_not_come_is_told_and_the_page_stays(ana):
    sign_out(ana)
    removed = {"authenticatorId": ana.authenticator["authenticatorId"]}
    ana.key.send("WebAuthn.setUserVerified", {**removed, "isUserVerified": False})
    ana.page.click("[data-passkey]")
    ana.page.get_by_role("alert").filter(has_text="No passkey came").wait_for()
    ana.look()
    ana.page.route("**/passkeys/sign-in/", lambda route: route.abort())
    ana.page.click("[data-passkey]")
    ana.page.get_by_role("alert").filter(has_text="cannot be reached").wait_for()
    ana.page.fill('[name="login"]', "ana")
    ana.page.fill('[name="password"]', PASSWORD)
    ana.follow("button.save")
    assert "Ana" in ana.page.inner_text(".leave")


def test_the_same_passkey_is_not_added_twice(ana):
    add_a_passkey(ana)
    ana.page.goto(f"{ana.server.url}/account/passkeys/add/")
    ana.page.click("[data-passkey]")
    ana.page.get_by_role("alert").filter(has_text="in your account already").wait_for()


def test_without_script_the_sign_in_page_says_what_to_do(visitor, ana):
    plain = visitor(java_script_enabled=False)
    plain.page.goto(f"{ana.server.url}/account/sign-in/")
    plain.follow("[data-passkey]")
    assert "Passkeys need JavaScript" in plain.page.inner_text("main")
    plain.follow("text=Back to signing in")


def test_setting_up_an_app_can_be_seen_on_a_phone(ana):
    ana.page.set_viewport_size({"width": 390, "height": 844})
    ana.follow("text=Set up an app for codes")
    if "Is it you?" in ana.page.inner_text("h1"):
        ana.page.fill('[name="password"]', PASSWORD)
        ana.follow("button.save")
    ana.look()
    assert ana.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert ana.page.evaluate("document.querySelector('.qr').naturalWidth") > 0
