"""What the forms of the page say: which steps were ticked, and when somebody wants to be reminded."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from babel.dates import format_time, get_day_names
from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from groundplan.plan.reminding import Hours, Rhythm
from groundplan.web.steps.actions import LONGEST_REASON, Tick
from groundplan.web.steps.models import Reminding
from groundplan.workbook.answers import StepState

# More than anybody has open at once; what a form says beyond is passed over.
MOST_TICKS = 500
_OPEN: Mapping[str, StepState] = {"todo": "todo", "doing": "doing"}
_ACTS: Mapping[str, StepState] = {"todo": "todo", "doing": "doing", "drop": "dropped"}


def numbered(steps: Sequence[str]) -> dict[str, str]:
    """Which step each number of the page's form stands for, and how it stood on it."""
    parts = (each[:400].partition(" ") for each in steps)
    return {number: key for number, _space, key in parts}


def ticks_from(
    posted: Mapping[str, str], done: Sequence[str], steps: Mapping[str, str]
) -> tuple[list[Tick], dict[str, str]]:
    """The ticks of the page's form, and what is wrong, by the number of the step.

    `done` are the numbers that are ticked, and the button pressed may say something else about one of them; `steps` are
    as `numbered` has them.
    """
    act, _space, about = posted.get("act", "").partition(" ")
    wanted: dict[str, StepState] = dict.fromkeys(done[:MOST_TICKS], "done")
    if act in _ACTS:
        wanted[about] = _ACTS[act]
    # Enter in the line of a reason presses the form's first button: a reason is given for nothing else.
    given = [name.removeprefix("why-") for name, why in posted.items() if name.startswith("why-") and why.strip()]
    wanted |= {number: "dropped" for number in given[:MOST_TICKS] if number not in wanted}
    ticks, wrong = [], {}
    for number, state in wanted.items():
        found = _step(steps.get(number, ""))
        if found is None:
            continue
        why = " ".join(posted.get(f"why-{number}", "").split())[:LONGEST_REASON] if state == "dropped" else None
        if why == "":
            wrong[number] = _("Say in a few words why it is dropped: who comes after you will want to know.")
        ticks.append(Tick(*found, state, why))
    return ticks, wrong


def _step(spelled: str) -> tuple[uuid.UUID, str, StepState] | None:
    """Which step a field stands for, and how it stood."""
    workbook, _space, rest = spelled.partition(" ")
    address, _space, was = rest.partition(" ")
    begun = _OPEN.get(was)
    try:
        return (uuid.UUID(workbook), address, begun) if begun else None
    except ValueError:
        return None


# Only a browser that was made to says anything else than the page offers.
_CHOOSE = gettext_lazy("Choose one of those that are shown.")
_NOT_SHOWN = {"required": _CHOOSE, "invalid": _CHOOSE, "invalid_choice": _CHOOSE, "invalid_list": _CHOOSE}


class RemindingForm(forms.Form):
    """How often, on which days and between which hours somebody wants letters about her steps."""

    rhythm = forms.ChoiceField(required=False, error_messages=_NOT_SHOWN)
    days = forms.MultipleChoiceField(required=False, error_messages=_NOT_SHOWN)
    opens = forms.TypedChoiceField(coerce=int, error_messages=_NOT_SHOWN)
    closes = forms.TypedChoiceField(coerce=int, error_messages=_NOT_SHOWN)

    def __init__(self, data: Any = None, *, row: Reminding) -> None:
        initial = {"rhythm": row.rhythm, "days": list(row.days), "opens": row.opens, "closes": row.closes}
        super().__init__(data, initial=initial, auto_id="reminding-%s")
        self.fields["rhythm"].choices = [  # type: ignore[attr-defined] # a field of choices
            ("", _("No letters")),
            (Rhythm.WEEK.value, _("Once a week, on my first working day: what the week brings")),
            (Rhythm.DAY.value, _("On the working day before a step is due")),
        ]
        names = get_day_names("wide", locale=_locale())
        self.fields["days"].choices = [(str(day), names[day - 1]) for day in range(1, 8)]  # type: ignore[attr-defined] # a field of choices
        for name, hours in (("opens", range(24)), ("closes", range(1, 25))):
            self.fields[name].choices = [(hour, hour_in_words(hour)) for hour in hours]  # type: ignore[attr-defined] # a field of choices

    def clean(self) -> dict[str, Any]:
        """At least one day, and hours that end after they begin."""
        given = super().clean() or {}
        if given.get("rhythm") and not given.get("days") and "days" not in self.errors:
            self.add_error("days", _("Choose at least one working day, or no letters."))
        if "opens" in given and "closes" in given and given["opens"] >= given["closes"]:
            self.add_error("closes", _("The hours end before they begin: look again."))
        return given

    def wish(self) -> tuple[Rhythm | None, Hours]:
        """What she wants."""
        given = self.cleaned_data
        hours = Hours([int(day) for day in given["days"]], given["opens"], given["closes"])
        return (Rhythm(given["rhythm"]) if given["rhythm"] else None), hours


def hour_in_words(hour: int) -> str:
    """A whole hour as people of the present language write it."""
    return _("midnight") if hour == 24 else format_time(time(hour), "short", locale=_locale())


def _locale() -> str:
    return (get_language() or "en").replace("-", "_")
