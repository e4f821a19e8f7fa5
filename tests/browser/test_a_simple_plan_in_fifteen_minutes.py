"""Whoever wants only a mission, a strength, a weakness, one goal and one step is done in fifteen minutes.

The pace is a person's, and counted, not timed: she reads every word of every screen that she comes to, thinks before
each answer, types with two fingers, and takes her time to find a button. How fast this machine is makes no difference.
"""

from dataclasses import dataclass, field

import pytest

pytestmark = pytest.mark.browser

# Slow readers of English read some 180 words a minute (Brysbaert, 2019, gives 238 on average); people who look for
# their keys type some 25 words of five letters.
WORDS_A_MINUTE = 180
LETTERS_A_MINUTE = 125
SECONDS_A_BUTTON = 8
SECONDS_TO_THINK = 45
FIFTEEN_MINUTES = 15 * 60
MOST_SCREENS = 5


@dataclass
class Newcomer:
    """Somebody at the pace of a newcomer, with what her way has taken so far."""

    who: object
    seconds: float = 0
    screens: list = field(default_factory=list)

    def reads(self):
        told = self.who.page.inner_text("body")
        self.screens.append(self.who.page.title())
        self.seconds += len(told.split()) * 60 / WORDS_A_MINUTE

    def writes(self, selector, text, thinking=SECONDS_TO_THINK):
        self.who.page.fill(selector, text)
        self.seconds += thinking + len(text) * 60 / LETTERS_A_MINUTE

    def presses(self, selector):
        self.seconds += SECONDS_A_BUTTON
        self.who.follow(selector)
        self.reads()


ANSWERS = (
    "Mill River Library opens doors to knowledge, creativity and each other for everybody in the valley.",
    "The regulars talk to me, and the comics corner is always full",
    "I plan everything by myself and never ask what they want",
    "Ask ten teens what they are into before I plan the summer",
    "Put a card and a box beside the comics",
)


@pytest.mark.parametrize("script", [True, False])
def test_a_newcomers_simple_plan_takes_less_than_fifteen_minutes_and_five_screens(visitor, server, script):
    who = visitor(java_script_enabled=script)
    page, she = who.page, Newcomer(who)
    page.goto(server.entrance)
    she.reads()
    she.writes("#library", "Mill River Library", thinking=5)
    page.check("text=No department, only me")
    she.writes("#person", "Ana", thinking=5)
    she.presses("text=Open the workbook")
    she.presses('.top a[href$="/plan/"], nav a[href$="/plan/"]')
    fields = page.locator(".simple-plan textarea:visible, .simple-plan input.line:visible")
    names = [fields.nth(number).get_attribute("name") for number in range(fields.count())]
    assert len(names) == len(ANSWERS)
    for name, text in zip(names, ANSWERS, strict=True):
        she.writes(f'[name="{name}"]', text)
    if script:
        page.locator('.simple-plan [data-state="saved"]').last.wait_for()
    she.presses(".simple-plan button.save")
    told = page.inner_text(".whole-plan")
    assert [text for text in ANSWERS if text not in told] == []
    assert len(she.screens) <= MOST_SCREENS, she.screens
    assert she.seconds <= FIFTEEN_MINUTES, f"{she.seconds / 60:.1f} minutes over {she.screens}"
