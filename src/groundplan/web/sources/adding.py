"""The page on which documents are added: files, several at once, or a text that is pasted."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from groundplan.errors import GroundplanError
from groundplan.sources.reading import ACCEPTED, LARGEST
from groundplan.web.accounts.adapter import say_next
from groundplan.web.accounts.models import Person
from groundplan.web.libraries.queries import NotFoundError
from groundplan.web.sources import actions, queries
from groundplan.web.sources.forms import FilesForm, PasteForm
from groundplan.web.sources.frame import page_of
from groundplan.web.sources.models import Source
from groundplan.web.sources.queries import Shelf
from groundplan.web.sources.sizes import LARGEST_FORM, MOST_FILES, in_mb
from groundplan.web.sources.views import person_of

FILES, TEXT = "files", "text"


@dataclass(slots=True)
class _Sent:
    """What came of a form: what was added, and a sentence for each thing that was not."""

    files: FilesForm
    text: PasteForm
    added: list[uuid.UUID] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def add(request: HttpRequest, library: uuid.UUID) -> HttpResponse:
    """Add documents. `?replaces=ID` adds a newer edition of one that is there."""
    person = person_of(request)
    mine = queries.shelf(person.id, library)
    older = _older(mine, request.POST.get("replaces") or request.GET.get("replaces", ""))
    sent = _Sent(FilesForm(auto_id="file-%s"), PasteForm(auto_id="text-%s", initial=_about(older)))
    if request.method == "POST":
        deed = request.POST.get("deed", "")
        if deed not in (FILES, TEXT):
            raise NotFoundError
        (_add_files if deed == FILES else _add_text)(request, person, mine, older, sent)
        if sent.added and not sent.refused:
            return _after(request, mine, sent.added)
    return _show(request, mine, older, sent)


def _add_files(request: HttpRequest, person: Person, mine: Shelf, older: Source | None, sent: _Sent) -> None:
    """Add each file that can be; the others are told one by one."""
    sent.files = FilesForm(request.POST, auto_id="file-%s")
    uploads = request.FILES.getlist("file")
    if not uploads:
        sent.refused.append(_("Choose a file first, or paste the text below."))
    elif len(uploads) > MOST_FILES:
        sent.refused.append(_("Choose at most {most} files at once.").format(most=MOST_FILES))
    elif sent.files.is_valid():
        for upload in uploads:
            try:
                edit, about = request.POST.get("edit", ""), sent.files.about()
                replaces = older.id if older else None
                sent.added.append(actions.add_file(person, mine.id, upload, about, edit, replaces))
            except GroundplanError as error:
                sent.refused.append(error.sentence)


def _add_text(request: HttpRequest, person: Person, mine: Shelf, older: Source | None, sent: _Sent) -> None:
    sent.text = PasteForm(request.POST, auto_id="text-%s")
    if sent.text.is_valid():
        words, edit = sent.text.cleaned_data["text"], request.POST.get("edit", "")
        try:
            replaces = older.id if older else None
            sent.added.append(actions.add_text(person, mine.id, words, sent.text.about(), edit, replaces))
        except GroundplanError as error:
            sent.refused.append(error.sentence)


def _after(request: HttpRequest, mine: Shelf, added: Sequence[uuid.UUID]) -> HttpResponseRedirect:
    if len(added) == 1:
        return HttpResponseRedirect(reverse("source", kwargs={"library": mine.id, "source": added[0]}))
    say_next(request, _told(len(added)))
    return HttpResponseRedirect(reverse("sources", kwargs={"library": mine.id}))


def _told(added: int) -> str:
    return ngettext("%(num)s document was added.", "%(num)s documents were added.", added) % {"num": added}


def _show(request: HttpRequest, mine: Shelf, older: Source | None, sent: _Sent) -> HttpResponse:
    is_wrong = bool(sent.refused or sent.files.errors or sent.text.errors)
    context = {
        "page": page_of(request, mine, _("Add documents")),
        "shelf": mine,
        "older": older,
        "files": sent.files,
        "text": sent.text,
        "refused": sent.refused,
        "added": _told(len(sent.added)) if sent.added else "",
        "edit": secrets.token_hex(8),
        "accepted": ",".join(ACCEPTED),
        "largest": LARGEST,
        "largest_mb": in_mb(LARGEST),
        "together": LARGEST_FORM,
        "together_mb": in_mb(LARGEST_FORM),
    }
    return render(request, "sources/add.html", context, status=422 if is_wrong else 200)


def _older(mine: Shelf, given: str) -> Source | None:
    """The document of which this is a newer edition; raises `NotFoundError` for one that is not there."""
    if not given:
        return None
    try:
        return queries.document(mine, uuid.UUID(given))
    except ValueError:
        raise NotFoundError from None


def _about(older: Source | None) -> dict[str, str]:
    return {"title": older.title} if older else {}
