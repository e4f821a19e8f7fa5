"""One's own data as an outline, to be read: the same that `data.json` holds, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundplan.dates import day
from groundplan.publish.outline import Block, Cell, Heading, ListBlock, ListItem, Outline, Paragraph, Table, plain

Data = Mapping[str, Any]


def legible(data: Data, language: str) -> Outline:
    """The whole page; `data` is as `groundplan.web.people.archive` makes it, `language` that of the reader."""
    blocks = [*_account(data["account"], language), *_rights(data["rights"])]
    for workbook in data["workbooks"]:
        blocks += _workbook(workbook, language)
    blocks += _documents(data["documents"], language)
    blocks += _learning(data["learning"])
    blocks += _put_down(data["put_down"], language)
    return Outline(
        title=_("What Groundplan keeps about {name}").format(name=data["account"]["name"]),
        subtitle=_("Made on {day}").format(day=day(data["made"].date(), language)),
        blocks=tuple(blocks),
        language=language,
        notices=tuple(data["left_out"]),
        contents=_("What is here"),
    )


def _account(account: Data, language: str) -> Iterator[Block]:
    ways = [
        *([_("a password")] if account["password"] else []),
        *([ngettext("a passkey", "%(num)s passkeys", account["passkeys"]) % {"num": account["passkeys"]}]
          if account["passkeys"] else []),
        *([_("an app that makes codes")] if account["app"] else []),
        *account["signed_on_at"],
    ]  # fmt: skip
    facts = [
        (_("Name"), account["name"]),
        (_("Sign-in name"), account["sign_in_name"] or ""),
        (_("E-mail address"), ", ".join(account["addresses"])),
        (_("Signs in with"), ", ".join(ways) or _("the link that this computer prints")),
        (_("Here since"), day(account["since"].date(), language)),
        (_("Browsers signed in at present"), str(account["browsers"])),
        (_("Letters about your steps"), _letters(account["reminders"])),
        (_("Private address of your calendar"), ", ".join(
            _("in use since {day}").format(day=day(made.date(), language)) for made in account["calendar_since"]
        )),
    ]  # fmt: skip
    yield Heading(1, _("Your account"))
    yield _table((_("What"), _("As it is kept")), [fact for fact in facts if fact[1]])


def _letters(wish: Data | None) -> str:
    """When she wants letters about her steps, in words."""
    if not wish or not wish["rhythm"]:
        return ""
    often = _("once a week") if wish["rhythm"] == "week" else _("on the working day before")
    return _("{often}, from {opens}:00 until {closes}:00").format(
        often=often, opens=wish["opens"], closes=wish["closes"]
    )


def _rights(rights: list[Data]) -> Iterator[Block]:
    yield Heading(1, _("Your libraries and workbooks"))
    words = {"owner": _("owner"), "editor": _("may write"), "commenter": _("may comment"), "viewer": _("may read")}
    rows = [
        (each["library"], each["department"] if each["workbook"] else _("the library itself"), words[each["right"]])
        for each in rights
    ]
    if rows:
        yield _table((_("Library"), _("Workbook"), _("Your right")), rows)
    else:
        yield Paragraph(plain(_("None at present.")), "hint")


def _documents(added: list[Data], language: str) -> Iterator[Block]:
    if added:
        yield Heading(1, _("Documents that you added"))
        rows = [(_when(each["at"], "UTC", language), each["library"], each["title"], each["text"]) for each in added]
        yield _table((_("When"), _("Library"), _("Document"), _("What you pasted")), rows, (2, 3, 4, 6))


def _learning(records: list[Data]) -> Iterator[Block]:
    if records:
        yield Heading(1, _("Your record of learning"))
        rows = [(each["event"], each["day"], f"{each['amount']} {each['unit']}") for each in records]
        yield _table((_("Event"), _("Date"), _("How many")), rows)


def _workbook(workbook: Data, language: str) -> Iterator[Block]:
    yield Heading(1, f"{workbook['library']} · {workbook['department']}")
    if workbook["private_answers"]:
        yield Heading(2, _("What you wrote to yourself"))
        rows = [(_place(each), each["words"]) for each in workbook["private_answers"]]
        yield _table((_("Question"), _("Your answer")), rows)
    yield Heading(2, _("What you wrote and changed"))
    changes = [
        (_when(each["at"], workbook["time_zone"], language), _place(each), _told(each, "before"), _told(each, "after"))
        for each in workbook["changes"]
    ]
    if changes:
        yield _table((_("When"), _("Question"), _("Before"), _("After")), changes, (2, 3, 4, 4))
    else:
        yield Paragraph(plain(_("Nothing so far.")), "hint")
    yield from _beside_answers(workbook, language)
    if workbook["pages_read"]:
        yield Heading(2, _("Pages that you marked as read"))
        yield _list([page["title"] for page in workbook["pages_read"]])
    if workbook["pictures"]:
        yield Heading(2, _("Pictures that you added"))
        yield _list([f"{each['file']} ({each['worksheet']}: {each['question']})" for each in workbook["pictures"]])


def _beside_answers(workbook: Data, language: str) -> Iterator[Block]:
    """What she said about answers and the plan, each kind under its heading."""
    if workbook["comments"]:
        yield Heading(2, _("What you said about answers"))
        said = [
            (_when(each["at"], workbook["time_zone"], language), each["question"], each["text"])
            for each in workbook["comments"]
        ]
        yield _table((_("When"), _("Question"), _("Comment")), said, (2, 3, 6))
    if workbook["citations"]:
        yield Heading(2, _("Where you said that words come from"))
        cited = [
            (_when(each["at"], workbook["time_zone"], language), each["question"], each["quote"], _source(each))
            for each in workbook["citations"]
        ]
        yield _table((_("When"), _("Question"), _("Words"), _("Where from")), cited, (2, 3, 4, 3))
    if workbook["asked_to_confirm"]:
        yield Heading(2, _("Whom you asked to confirm something"))
        asked = [
            (_when(each["at"], workbook["time_zone"], language), each["who"], each["address"], each["note"])
            for each in workbook["asked_to_confirm"]
        ]
        yield _table((_("When"), _("Who"), _("E-mail address"), _("What you wrote to them")), asked, (2, 3, 3, 4))
    if workbook["handed_over"]:
        yield Heading(2, _("What you handed over"))
        handed = [
            (_when(each["at"], workbook["time_zone"], language), each["from"], each["to"], each["because"])
            for each in workbook["handed_over"]
        ]
        yield _table((_("When"), _("From"), _("To"), _("Why")), handed, (2, 3, 3, 4))
    if workbook["left_as_it_is"]:
        yield Heading(2, _("What you left as it is in the plan, and why"))
        left = [
            (_when(each["at"], workbook["time_zone"], language), each["because"]) for each in workbook["left_as_it_is"]
        ]
        yield _table((_("When"), _("Your reason")), left, (2, 6))


def _put_down(lines: list[Data], language: str) -> Iterator[Block]:
    if lines:
        yield Heading(1, _("What was put down about what you did"))
        yield _table((_("When"), _("What")), [(_when(each["at"], "UTC", language), each["what"]) for each in lines])


def _place(each: Data) -> str:
    occasion = f" ({each['occasion']})" if each["occasion"] else ""
    return f"{each['worksheet']}{occasion}: {each['question']}"


def _source(each: Data) -> str:
    """What she named as the source, or who confirmed it, as she wrote it down."""
    source: str = each["title"] or _("not named")
    return (
        _("%(source)s; confirmed by %(who)s") % {"source": source, "who": each["confirmed"]}
        if each["confirmed"]
        else source
    )


def _told(each: Data, side: str) -> str:
    """The words of one side of a change; a picture is among the pictures."""
    words: str = each[side]
    return _("a picture") if words and each["address"].endswith("/file/file") else words


def _when(at: datetime, zone: str, language: str) -> str:
    there = at.astimezone(ZoneInfo(zone))
    return f"{day(there.date(), language, 'medium')}, {there:%H:%M}"


def _table(header: tuple[str, ...], rows: Sequence[Sequence[str]], widths: tuple[int, ...] = ()) -> Table:
    return Table(header, tuple(tuple(Cell(plain(text)) for text in row) for row in rows), widths=widths)


def _list(texts: list[str]) -> ListBlock:
    return ListBlock(tuple(ListItem(plain(text)) for text in texts))
