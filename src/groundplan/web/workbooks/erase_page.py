"""The page on which an owner erases a name everywhere: first where it stands, then, on a second press, gone."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from groundplan.errors import GroundplanError
from groundplan.web.accounts.adapter import said, say_next
from groundplan.web.workbooks import erasing, queries
from groundplan.web.workbooks.actions import one_line
from groundplan.web.workbooks.erasing import Findings, Standing
from groundplan.web.workbooks.frame import address, frame
from groundplan.web.workbooks.queries import Access
from groundplan.workbook.erasure import Erasure, ErasureStaysError

# Of what was found, so much is shown one by one, and so many characters around each.
MOST_SHOWN = 200
AROUND = 60


@dataclass(frozen=True, slots=True)
class Found:
    """An answer in which the text stands: its sheet and question, and (words, whether they are what is looked for)."""

    sheet: str
    label: str
    url: str
    parts: Sequence[tuple[str, bool]]


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """Ask what is to go, show where it stands, and erase it. What is looked for is in no address and in no log."""
    owner = erasing.owner_access(request.user.pk, workbook)
    values, errors = _values(request), dict[str, str]()
    findings = None
    if request.method == "POST":
        wanted, errors = _wanted(values)
        if wanted and values["deed"] == "erase" and not values["sure"]:
            errors["sure"] = _("Tick that you know that this cannot be undone.")
        elif wanted and values["deed"] == "erase":
            count = erasing.erase(owner.person, workbook, wanted)
            say_next(request, _told(count))
            return HttpResponseRedirect(request.path)
        findings = _shown(owner, wanted, erasing.look(owner, wanted)) if wanted else None
    written = queries.written(owner)
    page = frame(request, written, _("Erase a name everywhere"), messages=said(request))
    context = {"page": page, "values": values, "errors": errors, "findings": findings, "settings": page.settings_url}
    return render(request, "workbooks/erase.html", context, status=422 if errors else 200)


def _values(request: HttpRequest) -> dict[str, str]:
    if request.method != "POST":
        return {"text": "", "instead": _("a teen"), "anywhere": "", "sure": "", "deed": ""}
    given = {name: request.POST.get(name, "") for name in ("text", "instead", "anywhere", "sure", "deed")}
    return {**given, "text": " ".join(given["text"].split()), "instead": one_line(given["instead"])}


def _wanted(values: Mapping[str, str]) -> tuple[Erasure | None, dict[str, str]]:
    """What is to be erased, or what is wrong with it, by field."""
    try:
        return Erasure(values["text"], values["instead"], anywhere=bool(values["anywhere"])), {}
    except ErasureStaysError as error:
        return None, {"instead": error.sentence}
    except GroundplanError as error:
        return None, {"text": error.sentence}


def _told(count: int) -> str:
    if not count:
        return _("It stands nowhere in this workbook, so there was nothing to erase.")
    return ngettext(
        "It is erased from %(count)s place, history included.",
        "It is erased from %(count)s places, history included.",
        count,
    ) % {"count": count}


def _shown(owner: Access, erasure: Erasure, findings: Findings) -> dict[str, Any]:
    """What was found as the page tells it."""
    return {
        "count": findings.count,
        "answers": [_found(owner, erasure, each) for each in findings.answers[:MOST_SHOWN]],
        "more": max(len(findings.answers) - MOST_SHOWN, 0),
        "titles": findings.titles,
        "history": findings.history,
        "private": findings.private,
        "others": findings.others,
        "sources": findings.sources,
        "elsewhere": [_elsewhere(owner, kind, sheet) for kind, sheet in findings.elsewhere],
        "documents": findings.documents,
    }


def _found(owner: Access, erasure: Erasure, each: Standing) -> Found:
    toolkit = owner.edition.toolkit
    sheet = toolkit.worksheet(each.worksheet)
    name = each.name.partition("/")[0]
    question = sheet.question(name) if sheet else None
    shown = sheet is not None and name in {asked.id for asked in sheet.shown_questions()}
    title = sheet.title if sheet else each.worksheet
    where = {"worksheet": each.worksheet, **({"occasion": each.occasion} if each.occasion else {})}
    url = address(owner, "sheet-occasion" if each.occasion else "sheet", **where) if shown else address(owner, "shelf")
    return Found(
        f"{title}: {each.title}" if each.title else title,
        question.label if question else name,
        url,
        _parts(each.text, erasure.places(each.text)),
    )


def _parts(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The text around the first place, with every place in it told apart."""
    begin, end = max(places[0][0] - AROUND, 0), min(places[0][1] + AROUND, len(text))
    parts, at = [("… " if begin else "", False)], begin
    for start, stop in places:
        if stop <= end:
            parts += [(text[at:start], False), (text[start:stop], True)]
            at = stop
    return [*parts, (text[at:end] + (" …" if end < len(text) else ""), False)]


def _elsewhere(owner: Access, kind: str, sheet: str) -> tuple[str, str]:
    if kind == "settings":
        return _("The library’s or department’s name, or your own words, in the settings"), address(owner, "settings")
    title = owner.sheet(sheet).title
    return _("Your own wording of “{sheet}”").format(sheet=title), address(owner, "words", worksheet=sheet)
