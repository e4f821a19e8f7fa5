"""A worksheet's HTML, kept as long as nothing that it shows has changed.

A worksheet is looked at far more often than it is changed, and making its HTML is most of what a page costs. Three
things in it are new at every look: the form's token, its edit id, and the ids of its blank rows. They stand in the
kept text as marks, which nobody outside this process knows, and are filled in for each request.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.utils.translation import get_language
from markupsafe import Markup

from groundplan.toolkit.model import Phase
from groundplan.web.toolkits.queries import Kept
from groundplan.web.workbooks.citations import Cited, citations_of, cited_in, today_in
from groundplan.web.workbooks.citedview import CitedViews
from groundplan.web.workbooks.corrections import NOTHING_WAITS, Waiting, corrections_waiting
from groundplan.web.workbooks.frame import address, storage_key
from groundplan.web.workbooks.mentions import names_here
from groundplan.web.workbooks.queries import Filled, Written, forget_too
from groundplan.web.workbooks.sheets import sheet_view
from groundplan.web.workbooks.surroundings import has_goals
from groundplan.web.workbooks.threads import Counts, open_comments
from groundplan.web.workbooks.troubles import Trouble

_ROWS, _EDIT, _TOKEN = (f"mark{secrets.token_hex(8)}" for _ in range(3))
_TOKEN_FIELD = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(_TOKEN)

# Beyond this a sheet is made anew each time, so that what is kept stays within some tens of megabytes.
LONGEST_KEPT = 150_000
_kept: Kept[tuple[Any, ...], str] = Kept(256)
forget_too(_kept.clear)


def sheet_html(
    request: HttpRequest,
    written: Written,
    filled: Filled,
    *,
    phase: Phase = Phase.ANY,
    back: str = "",
    extra: Mapping[str, int] | None = None,
    trouble: Trouble | None = None,
    saved: str = "",
    removed: str = "",
    alone: bool = False,
) -> Markup:
    """The worksheet as a form with what belongs to it, or to be read by somebody who may not write; `alone` when it is
    the page's own content, `back` the id of the page that it stands beside, `removed` the address of a row that was
    removed just now and can be put back."""

    access = written.access
    talk = open_comments(access)
    cited = citations_of(access)
    # Whoever corrects something was asked about words that are cited.
    waiting = corrections_waiting(access) if cited else NOTHING_WAITS
    people = names_here(access) if access.may_write and has_goals(filled.worksheet) else ()

    def make() -> str:
        view = sheet_view(
            written,
            filled,
            phase=phase,
            back=back,
            extra=extra,
            trouble=trouble,
            saved=saved,
            removed=removed if removed.startswith(f"{filled.worksheet.id}/") else "",
            rows=_ROWS,
            edit=_EDIT,
            talk=talk,
            cited=CitedViews(access, cited, waiting),
            people=people,
        )
        component: Any = get_template("components/sheet.html" if access.may_write else "components/sheet_read.html")
        whole: Callable[..., str] = component.template.module.whole
        return str(whole(view, _TOKEN_FIELD, address(access, "preview"), storage_key(access), alone))

    as_it_is_now = not (extra or trouble or saved or removed)
    html = (
        _kept.get((*_state(written, filled, phase, back, alone, talk, cited, waiting), people), make, _is_short)
        if as_it_is_now
        else make()
    )
    return Markup(  # noqa: S704 made by the template above, which escapes
        html.replace(_ROWS, secrets.token_hex(8))
        .replace(_EDIT, secrets.token_hex(12))
        .replace(_TOKEN, get_token(request))
    )


def _is_short(html: str) -> bool:
    return len(html) <= LONGEST_KEPT


def _state(
    written: Written, filled: Filled, phase: Phase, back: str, alone: bool, talk: Counts, cited: Cited, waiting: Waiting
) -> tuple[Any, ...]:
    """Everything that a worksheet's HTML follows from, besides who can take a step: who looks at what, with which
    right, in which edition, every document that the sheet may show something of, how much is said about each question,
    where its words come from, and which corrections wait: whether the years of a document have ended changes with the
    year."""
    workbook = written.access.workbook
    here = cited_in(cited, filled)
    documents: tuple[tuple[uuid.UUID, int, int], ...] = tuple((row.id, row.epoch, row.sequence) for row in written.rows)
    return (
        workbook.id,
        written.access.person,
        written.access.right,
        workbook.edition_id,
        workbook.start,
        get_language(),
        filled.worksheet.id,
        filled.occasion,
        phase,
        back,
        alone,
        documents,
        frozenset(talk.items()),
        frozenset(here.items()),
        frozenset(waiting.items()),
        today_in(workbook).year if here else 0,
    )
