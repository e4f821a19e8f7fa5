"""A private calendar: what a program reads, without signing in, from an address that only its owner knows.

It has what she could read at that moment, asked anew each time: a right that ended is gone from it. Programs are told
apart by what they read and not by time: an answer is only called unchanged when it is, word for word.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groundplan.publish.dated import Entry, Origin, step_entry
from groundplan.web.accounts.limits import limited
from groundplan.web.accounts.models import Person
from groundplan.web.hosts import link
from groundplan.web.links.queries import DeadLinkError, find
from groundplan.web.steps.queries import CALENDAR, opened_by
from groundplan.web.workbooks.documents_out import OF_A_PLAN
from groundplan.web.workbooks.stamps import stamps_of
from groundplan.words import words


@require_safe
@limited("calendar", looking=True)
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """The steps of the person whose address it is, as a calendar."""
    from groundplan.publish.calendar import calendar_file

    found = find(CALENDAR, token)
    person = Person.objects.filter(id=found.thing).first()
    if person is None:
        raise DeadLinkError
    entries = list(_entries(request, person))
    with translation.override(str(found.facts.get("language", "en"))):
        data = calendar_file(entries, _("My steps"))
    etag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    response = HttpResponse(data, content_type=OF_A_PLAN["ics"][0])
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    if entries:
        last = max(entry.stamp.changed for entry in entries)
        response.headers["Last-Modified"] = http_date(last.timestamp())
    # Only by the tag: a right that ended, or a name that changed, changes what is in it and no entry's time.
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def _entries(request: HttpRequest, person: Person) -> Iterator[Entry]:
    for opened in opened_by(person):
        workbook = opened.written.access.workbook
        dated = [(goal, step) for goal, step in opened.steps() if step.by]
        if not dated:
            continue
        url = link(request, reverse("plan", kwargs={"workbook": workbook.id}))
        origin = Origin(workbook.id, workbook.called, url, stamps_of(opened.written))
        say = words(workbook.locale.replace("_", "-"))
        for goal, step in dated:
            yield step_entry(step, goal, origin, say)
