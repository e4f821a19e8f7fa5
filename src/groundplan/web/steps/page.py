"""My steps as the page and the printed list show them: in groups, numbered through, each with what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from groundplan.plan.agenda import When
from groundplan.publish.steps import Group, Listed
from groundplan.web.steps.queries import Mine
from groundplan.web.workbooks.composing import dom_id
from groundplan.web.workbooks.frame import address


@dataclass(frozen=True, slots=True)
class StepView:
    """A step on the page. `key` says which it is and how it stands, `url` is where it is written, `href` its link where
    that is an address; `ticked`, `why` and `wrong` are what a form said that could not be saved."""

    number: int
    key: str
    what: str
    state: str
    by: date | None
    goal: str
    workbook: str
    url: str
    plan_url: str
    note: str
    link: str
    href: str
    may_write: bool
    ticked: bool = False
    why: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class GroupView:
    """Steps that are due at about the same time."""

    name: str
    heading: str
    steps: Sequence[StepView]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form said that could not be saved, by the key of each step: those ticked, reasons, and what is wrong."""

    ticked: frozenset[str] = frozenset()
    why: dict[str, str] | None = None
    wrong: dict[str, str] | None = None


def headings() -> dict[When, str]:
    """What the groups are called."""
    return {
        When.WEEK: _("This week"),
        When.MONTH: _("This month"),
        When.PASSED: _("The day has passed"),
        When.NEXT: _("Next month"),
        When.LATER: _("Later"),
        When.UNDATED: _("Without a day"),
    }


def group_views(steps: Sequence[Mine], sent: Sent) -> list[GroupView]:
    """The groups that have steps, which are numbered through in the order of the list."""
    views = [(each.due, _view(number, each, sent)) for number, each in enumerate(steps, 1)]
    named = headings()
    return [
        GroupView(due.value, named[due], [view for _due, view in found])
        for due, found in groupby(views, key=lambda each: each[0])
    ]


def _view(number: int, each: Mine, sent: Sent) -> StepView:
    worksheet = each.step.address.split("/")[0]
    sheet = address(each.access, "sheet", worksheet=worksheet)
    key = " ".join((*each.key, each.step.state))
    return StepView(
        number=number,
        key=key,
        what=each.step.what,
        state=each.step.state,
        by=each.step.by,
        goal=each.goal.text,
        workbook=_named(each),
        url=f"{sheet}#{dom_id(each.goal.address)}",
        plan_url=address(each.access, "plan"),
        note=each.step.note,
        link=each.step.link,
        href=web_address(each.step.link),
        may_write=each.access.may_write,
        ticked=key in sent.ticked,
        why=(sent.why or {}).get(key, ""),
        wrong=(sent.wrong or {}).get(key, ""),
    )


def _named(each: Mine) -> str:
    workbook = each.access.workbook
    return " · ".join(dict.fromkeys((workbook.library.name, workbook.called)))


def web_address(text: str) -> str:
    """The text where it is an address on the web, else nothing: no other kind is ever followed."""
    plain = text.strip()
    try:
        parts = urlsplit(plain)
    except ValueError:
        return ""
    return plain if parts.scheme in ("http", "https") and parts.netloc and " " not in plain else ""


def printed(steps: Sequence[Mine]) -> Iterator[Group]:
    """The same groups as a document, in the language of whoever asks."""
    stands = {"doing": _("Doing")}
    for group in group_views(steps, Sent()):
        yield Group(
            group.heading,
            [
                Listed(each.number, each.what, each.by, each.goal, each.workbook, stands.get(each.state, ""),
                       each.note, each.link)
                for each in group.steps
            ],
        )  # fmt: skip
