"""Journey 4: a sheet for the talk with the director, a draft, a link; she corrects it on her phone, without script and
without an account, and it stands in the plan as confirmed. Also in person, and from what has been said and done."""

import re

import pytest

PHONE = {"width": 390, "height": 844}
pytestmark = pytest.mark.browser
PLAN = "sheet/connected-learning-plan/"
DRAFT = "Nobody in this town should be bored."


@pytest.fixture
def ana(visitor):
    who = visitor()
    who.home = who.set_up()
    return who


def talk_sheet(who, name="Rosa Alder, director"):
    """A sheet for the talk with somebody, questions ticked, notes and a draft on it; by keyboard where it matters."""
    who.page.goto(f"{who.home}sheet/the-conversation/again")
    who.look()
    who.page.fill('[name="title"]', name)
    who.follow("main button")
    sheet = who.page.url
    who.page.check('[value="director"]')
    who.page.check('[value="say-about-us"]')
    who.page.check('[value="fight"]')
    who.page.fill('[name="the-conversation/present"]', "Rosa and me")
    who.page.fill('[name="the-conversation/notes"]', "Three years from now: nobody bored. Parents see it.")
    who.page.fill('[name="the-conversation/statement"]', DRAFT)
    who.saved("the-conversation/statement")
    return sheet


def into_the_plan(who, sheet, target="connected-learning-plan/vision"):
    who.page.goto(sheet)
    who.look()
    who.follow(".onward-from-it a >> nth=0")
    who.look()
    who.page.check(f'[name="into"][value="{target}"]')
    who.follow("main button.save")
    who.look()


def ask(who):
    """Make the link for what is ticked; gives it."""
    who.follow("text=Make the link")
    who.look()
    assert who.page.evaluate("document.activeElement.id") == "made"
    return who.page.input_value("#link")


def test_a_talk_becomes_a_statement_that_she_corrects_on_her_phone_and_the_plan_says_so(ana, visitor):
    sheet = talk_sheet(ana)
    assert "Nothing is quoted yet: the talk works without." in ana.page.inner_text("main")
    into_the_plan(ana, sheet)
    assert ana.page.input_value("#id_who") == "Rosa Alder, director"
    link = ask(ana)
    rosa = visitor(java_script_enabled=False, viewport=PHONE)
    rosa.page.goto(link)
    rosa.look()
    assert rosa.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert not rosa.page.locator("textarea >> nth=0").is_visible()
    rosa.page.check("text=Not quite")
    rosa.page.locator("textarea >> nth=0").fill("Nobody in this county should be bored.")
    rosa.follow("text=Send my answer")
    assert "your answer has reached Ana" in rosa.page.inner_text("main")
    rosa.look()
    ana.page.goto(f"{ana.home}confirm/")
    ana.look()
    assert "Nobody in this county should be bored." in ana.page.inner_text("main")
    assert DRAFT in ana.page.locator('[name="statement"] + .statement').first.inner_text(), "nothing is taken silently"
    ana.follow(".settle >> text=Put it into the plan")
    ana.look()
    ana.page.goto(f"{ana.home}plan/")
    told = ana.page.inner_text("main")
    assert "Nobody in this county should be bored." in told
    assert re.search(r"Confirmed by Rosa Alder, director on [^.]*, through a link\.", told)
    assert "“Nobody in this town" not in told
    rosa.page.goto(link)
    assert "The library has decided on this one since" in rosa.page.inner_text("main")
    rosa.look()


def test_she_says_yes_and_what_is_quoted_stands_beside_the_next_talk(ana, visitor):
    sheet = talk_sheet(ana)
    into_the_plan(ana, sheet)
    link = ask(ana)
    rosa = visitor(java_script_enabled=False, viewport=PHONE)
    rosa.page.goto(link)
    rosa.page.check("text=Yes, that is what we want")
    rosa.follow("text=Send my answer")
    ana.page.goto(f"{ana.home}plan/")
    ana.look()
    assert re.search(r"Confirmed by Rosa Alder, director on [^.]*, through a link\.", ana.page.inner_text("main"))
    ana.page.goto(ana.home)
    ana.look()
    ana.follow("text=1 of 1 who were asked to confirm")
    ana.follow("text=Take the link back")
    ana.look()
    rosa.page.goto(link)
    assert "This link opens nothing" in rosa.page.inner_text("h1")
    rosa.look()
    ana.page.goto(f"{ana.home}sheet/the-conversation/")
    ana.look()
    assert DRAFT in ana.page.inner_text(".beside-talk")


def test_by_keyboard_only_in_person(ana):
    ana.page.goto(ana.home + PLAN)
    ana.page.fill('[name="connected-learning-plan/mission"]', "We open doors.")
    ana.saved("connected-learning-plan/mission")
    ana.page.goto(f"{ana.home}confirm/?of=connected-learning-plan/mission")
    ana.look()
    keyboard = ana.page.keyboard
    ana.tab_to('[name="statement"]')
    assert ana.page.is_checked('[name="statement"]')
    ana.tab_to("#id_who")
    keyboard.type("Lee Moss, manager")
    ana.tab_to("#id_origin")
    keyboard.press("ArrowUp")
    ana.tab_to('[value="in-person"]')
    with ana.page.expect_event("load"):
        keyboard.press("Enter")
    assert "Noted: one statement is confirmed." in ana.page.inner_text("main")
    ana.look()
    ana.page.goto(f"{ana.home}plan/")
    assert "Confirmed in person by Lee Moss, manager on" in ana.page.inner_text("main")


def test_she_answers_by_keyboard_only(ana, visitor):
    sheet = talk_sheet(ana)
    into_the_plan(ana, sheet)
    rosa = visitor()
    rosa.page.goto(ask(ana))
    rosa.tab_to('[type="radio"]')
    rosa.page.keyboard.press("ArrowDown")
    rosa.page.keyboard.press("ArrowDown")
    rosa.tab_to("textarea")
    rosa.page.keyboard.type("That was before my time.")
    rosa.tab_to("main button.save")
    with rosa.page.expect_event("load"):
        rosa.page.keyboard.press("Enter")
    assert "your answer has reached Ana" in rosa.page.inner_text("main")
    ana.page.goto(f"{ana.home}confirm/")
    assert "That was before my time." in ana.page.inner_text("main")


def test_what_has_been_said_and_done_is_our_reading_until_somebody_confirms_it(ana):
    ana.page.goto(f"{ana.home}sheet/said-and-done/")
    ana.look()
    row = ana.page.locator('[name$="/what"] >> nth=0').get_attribute("name").removesuffix("/what")
    ana.page.fill(f'[name="{row}/what"]', "Open until eight in exam weeks")
    ana.page.select_option(f'[name="{row}/kind"]', "minutes")
    ana.page.fill(f'[name="{row}/dated"]', "May 2019")
    ana.page.fill(f'[name="{row}/source"]', "The board")
    ana.page.fill('[name^="said-and-done/together/"] >> nth=0', "People finish what they start here.")
    ana.saved("said-and-done/together")
    into_the_plan(ana, f"{ana.home}sheet/said-and-done/", "connected-learning-plan/mission")
    assert "Our reading, not confirmed yet." in ana.page.inner_text("main")
    assert "Minutes, May 2019, The board" in ana.page.inner_text("main")
    ana.page.goto(f"{ana.home}plan/")
    assert "Our reading, not confirmed yet." in ana.page.inner_text("main")
    ana.page.goto(f"{ana.home}confirm/?of=connected-learning-plan/mission")
    ana.page.fill("#id_who", "Rosa Alder, director")
    ana.follow("text=Note that it is confirmed")
    ana.page.goto(f"{ana.home}plan/")
    told = ana.page.inner_text("main")
    assert "Our reading" not in told
    assert "Confirmed in person by Rosa Alder, director" in told
