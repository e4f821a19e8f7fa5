"""A cohort in the browser: a code, a library at work after one form, a sheet that is shared, and a certificate."""

import re

import pytest

pytestmark = pytest.mark.browser
PASSWORD = "three words in a row"


@pytest.fixture
def facilitator(visitor):
    """The first person of the installation, whose library may lead, with a cohort opened from the keyboard."""
    who = visitor()
    who.set_up()
    who.page.goto(f"{who.server.url}/cohorts/open/")
    who.look()
    who.tab_to('[name="name"]')
    who.page.keyboard.type("Spring 2027")
    who.page.locator('[name^="day:"]').first.fill("2027-03-15")
    who.tab_to("button.save")
    with who.page.expect_event("load"):
        who.page.keyboard.press("Enter")
    who.look()
    who.cohort = who.page.url
    return who


def code_of(who):
    who.follow('button:has-text("Make a join code")')
    who.look()
    return who.page.inner_text("kbd")


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_a_code_leads_to_work_and_a_shared_sheet_to_the_facilitator(facilitator, visitor, script):
    code = code_of(facilitator)
    her = visitor(java_script_enabled=script)
    page = her.page
    page.goto(f"{her.server.url}/join/")
    her.look()
    page.fill('[name="code"]', code.lower())
    her.follow("button.save")
    her.look()
    for name, text in {"library": "Lake Library", "department": "Teen Room", "name": "Ida", "handle": "ida"}.items():
        page.fill(f'[name="{name}"]', text)
    page.fill('[name="password"]', PASSWORD)
    her.follow("button.save")
    her.look()
    home = page.url
    page.goto(f"{home}sheet/look-back/")
    page.fill('[name="look-back/happened"]', "Eleven teens came")
    if script:
        her.saved("look-back/happened")
    else:
        her.follow("form[data-sheet] button.save")
    page.goto(home)
    her.follow("text=Your cohort: Spring 2027")
    her.look()
    page.locator('[name="finished"]').first.check()
    page.check('[name="shared"][value="look-back"]')
    her.follow("button.save")

    leads = facilitator.page
    leads.goto(facilitator.cohort)
    row = leads.locator("tbody tr")
    assert re.search(r"Lake Library", row.inner_text())
    assert row.locator(".tick-cell >> text=✓").count() == 1
    facilitator.follow("tbody a")
    assert "Eleven teens came" in leads.inner_text("main")
    facilitator.look()
    leads.fill("#text", "What brought them?")
    facilitator.follow('button:has-text("Add the comment")')
    page.goto(f"{home}comments/")
    assert "What brought them?" in page.inner_text("main")

    leads.goto(f"{facilitator.cohort}learning/")
    facilitator.look()
    leads.locator('[name="person"]').first.check()
    leads.fill('[name="day"]', "2027-03-15")
    leads.fill('[name="amount"]', "1.5")
    facilitator.follow('button:has-text("Write it down")')
    page.goto(f"{her.server.url}/account/learning/")
    her.look()
    assert "1.5 hours" in page.inner_text("main")
