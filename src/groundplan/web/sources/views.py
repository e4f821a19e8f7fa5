"""The pages of a library's documents: the list, adding, one document to be read, the search."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from groundplan.publish import direction
from groundplan.sources.finding.reasons import said_again
from groundplan.web.accounts.adapter import say_next
from groundplan.web.accounts.models import Person
from groundplan.web.libraries.queries import NotFoundError
from groundplan.web.sources import actions, queries, reader, told
from groundplan.web.sources.background import KEPT_REMOVED, GoneFileError
from groundplan.web.sources.citing import number_of
from groundplan.web.sources.forms import DetailsForm
from groundplan.web.sources.frame import page_of
from groundplan.web.sources.hitview import hit_of
from groundplan.web.sources.kinds import MEDIA_TYPES, PLAIN_BYTES
from groundplan.web.sources.models import Source
from groundplan.web.sources.queries import HITS_A_PAGE, Shelf
from groundplan.web.sources.text import LONGEST_QUESTION, wanted

# Beyond the last page of anything.
LAST_PAGE = 10_000
# A browser that is told to draw a file all the same finds nothing that runs, and no way to us.
_CLOSED = "default-src 'none'; frame-ancestors 'none'; sandbox"


def person_of(request: HttpRequest) -> Person:
    """Who asks; raises `NotFoundError` where nobody is signed in."""
    if not isinstance(request.user, Person):
        raise NotFoundError
    return request.user


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sources(request: HttpRequest, library: uuid.UUID) -> HttpResponse:
    """What is on the shelf, and what was removed from it and can be put back."""
    person = person_of(request)
    if request.method == "POST":
        deed = request.POST.get("deed", "")
        if deed not in SHELF_DEEDS:
            raise NotFoundError
        say_next(request, SHELF_DEEDS[deed](person, library, _id(request.POST.get("id", ""))))
        return HttpResponseRedirect(request.path)
    mine = queries.shelf(person.id, library)
    shown = queries.documents(mine)
    removed = [(each, (each.removed + KEPT_REMOVED).date()) for each in queries.removed(mine) if each.removed]
    context = {
        "page": page_of(request, mine, _("Documents")),
        "shelf": mine,
        "documents": shown,
        "removed": removed,
        "undo": next((each for each, _until in removed if str(each.id) == request.GET.get("removed")), None),
        "waiting": any(queries.is_waited_for(each) for each in shown),
        "readable": any(each.passages for each in shown),
        "told": told,
    }
    return render(request, "sources/sources.html", context)


def _put_back(person: Person, library: uuid.UUID, source: uuid.UUID) -> str:
    return _("“{title}” is back.").format(title=actions.put_back(person, library, source))


def _delete(person: Person, library: uuid.UUID, source: uuid.UUID) -> str:
    return _("“{title}” is deleted for good.").format(title=actions.delete(person, library, source))


SHELF_DEEDS: Mapping[str, Callable[[Person, uuid.UUID, uuid.UUID], str]] = {
    "put-back": _put_back,
    "delete": _delete,
}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def source(request: HttpRequest, library: uuid.UUID, source: uuid.UUID) -> HttpResponse:
    """One document: what it is, what was found in it, and itself, to be read."""
    person = person_of(request)
    if request.method != "POST":
        return _show(request, queries.shelf(person.id, library), source)
    deed = request.POST.get("deed", "")
    if deed == "change":
        form = DetailsForm(request.POST)
        if not form.is_valid():
            return _show(request, queries.shelf(person.id, library), source, form=form)
        actions.change(person, library, source, form.about())
        say_next(request, _("It is kept."))
        return HttpResponseRedirect(request.path)
    if deed not in DEEDS:
        raise NotFoundError
    return HttpResponseRedirect(DEEDS[deed](person, library, source))


def _read_again(person: Person, library: uuid.UUID, source: uuid.UUID) -> str:
    actions.read_again(person, library, source)
    return reverse("source", kwargs={"library": library, "source": source})


def _remove(person: Person, library: uuid.UUID, source: uuid.UUID) -> str:
    actions.remove(person, library, source)
    return f"{reverse('sources', kwargs={'library': library})}?removed={source}#removed"


DEEDS: Mapping[str, Callable[[Person, uuid.UUID, uuid.UUID], str]] = {
    "read-again": _read_again,
    "remove": _remove,
}


def _show(request: HttpRequest, mine: Shelf, key: uuid.UUID, form: DetailsForm | None = None) -> HttpResponse:
    row = queries.document(mine, key)
    pages = queries.pages_of(row)
    number = min(_number(request.GET.get("page", "")), pages)
    lines = queries.statements(mine, row) if row.passages else []
    words = wanted(request.GET.get("q", ""))
    passages = queries.passages(mine, row, number) if row.passages else []
    context = {
        "page": page_of(request, mine, row.title),
        "shelf": mine,
        "document": row,
        "newer": queries.newer_editions(mine, row),
        "lines": [(each, queries.page_with(number_of(each.passage))) for each in lines],
        "workbooks": queries.workbooks_here(mine) if lines else [],
        "blocks": reader.blocks(passages, lines, words),
        "said_again": said_again,
        "question": request.GET.get("q", "")[:LONGEST_QUESTION],
        "number": number,
        "pages": pages,
        "direction": direction.of_language(row.language) if row.language else "auto",
        "form": form or DetailsForm.of(row),
        "waiting": queries.is_waited_for(row),
        "late": told.takes_too_long(row, timezone.now()),
        "until": (timezone.now() + KEPT_REMOVED).date(),
        "told": told,
    }
    return render(request, "sources/source.html", context, status=422 if form else 200)


@require_safe
@never_cache
def search(request: HttpRequest, library: uuid.UUID) -> HttpResponse:
    """Words looked for in all documents: each place with what stands around it."""
    mine = queries.shelf(person_of(request).id, library)
    question = request.GET.get("q", "")[:LONGEST_QUESTION].strip()
    answer = queries.search(mine, question)
    last = max(1, -(-len(answer.places) // HITS_A_PAGE))
    number = min(_number(request.GET.get("page", "")), last)
    begin = (number - 1) * HITS_A_PAGE
    shown = answer.places[begin : begin + HITS_A_PAGE]
    context = {
        "page": page_of(request, mine, _("Search in the documents")),
        "shelf": mine,
        "question": question,
        "answer": answer,
        "count": _count(answer),
        "hits": [hit_of(each, answer.words, question) for each in shown],
        "number": number,
        "last": last,
    }
    return render(request, "sources/search.html", context)


def _count(answer: queries.Answer) -> str:
    """In how many places it stands, in words."""
    if answer.more:
        return _("More than {n} places. The first of them are shown: add a word to find fewer.").format(
            n=len(answer.places)
        )
    places = ngettext("%(num)s place", "%(num)s places", len(answer.places)) % {"num": len(answer.places)}
    documents = ngettext("%(num)s document", "%(num)s documents", answer.documents) % {"num": answer.documents}
    return _("{places} in {documents}").format(places=places, documents=documents)


@require_safe
@never_cache
def state(request: HttpRequest, library: uuid.UUID) -> JsonResponse:
    """How far each document is read, for a page that waits."""
    mine = queries.shelf(person_of(request).id, library)
    found = queries.states(mine)
    answer: dict[str, Any] = {str(each.id): _state(each) for each in found}
    return JsonResponse({"documents": answer})


def _state(source: Source) -> dict[str, Any]:
    return {"message": told.state(source), "done": not queries.is_waited_for(source)}


@require_safe
def file(request: HttpRequest, library: uuid.UUID, source: uuid.UUID) -> HttpResponse:
    """The file as it was added, to be kept on one's own computer; no browser draws it here."""
    row = queries.document(queries.shelf(person_of(request).id, library), source)
    try:
        with default_storage.open(row.stored_as) as content:
            data = content.read()
    except OSError as error:
        raise GoneFileError from error
    named = content_disposition_header(True, row.file_name) or "attachment"
    headers = {"Content-Disposition": named, "Content-Security-Policy": _CLOSED}
    return HttpResponse(data, content_type=MEDIA_TYPES.get(row.kind, PLAIN_BYTES), headers=headers)


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise NotFoundError from None


def _number(text: str) -> int:
    """The page that is asked for, the first for anything else."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 1
    return max(1, min(number, LAST_PAGE))
