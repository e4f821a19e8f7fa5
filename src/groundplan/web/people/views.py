"""One's own data, and leaving."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundplan.web.accounts.confirming import confirmed
from groundplan.web.accounts.frame import page_of
from groundplan.web.accounts.limits import limited
from groundplan.web.accounts.models import Person
from groundplan.web.accounts.queries import has_sign_ins
from groundplan.web.accounts.signing_in import signed_in
from groundplan.web.page import Page
from groundplan.web.people import actions
from groundplan.web.people.archive import archive_of
from groundplan.web.people.forms import GOES, leaving_from, name_of
from groundplan.web.people.queries import owned_alone


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
@limited("data")
def data(request: HttpRequest) -> HttpResponse:
    """What the archive of one's own data holds; a press on the button makes it."""
    person = signed_in(request)
    if request.method != "POST":
        return render(request, "people/data.html", {"page": page_of(request, _("Your data"))})
    actions.put_down_taking_out(person)
    name = f"groundplan-{slugify(person.name)[:40] or 'data'}-{timezone.now():%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(archive_of(person), content_type="application/zip", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def leave(request: HttpRequest) -> HttpResponse:
    """What becomes of everything when an account is deleted; and deleting it."""
    person = signed_in(request)
    alone = owned_alone(person.id)
    errors: dict[str, str] = {}
    if request.method == "POST":
        choices, errors = leaving_from(request.POST.dict(), alone)
        if not errors:
            actions.leave(person.id, choices)
            return _gone(request)
    context = {
        "page": page_of(request, _("Delete your account")),
        "alone": [_shown(each, request.POST.get(str(each.thing), "")) for each in alone],
        "errors": errors,
        "sure": request.POST.get("sure", ""),
    }
    return render(request, "people/leave.html", context, status=422 if errors else 200)


def _shown(each: Any, chosen: str) -> dict[str, Any]:
    return {
        "id": str(each.thing),
        "name": name_of(each),
        "is_library": each.belonging.workbook is None,
        "heirs": [(str(heir.id), heir.name) for heir in each.heirs],
        "goes": GOES if each.may_go and each.belonging.workbook else "",
        "chosen": chosen,
    }


def _gone(request: HttpRequest) -> HttpResponse:
    """The page after it; her sessions are gone with her, and nothing stays in this browser."""
    request.session.flush()
    many = has_sign_ins() if Person.objects.exists() else settings.GROUNDPLAN_FOR_MANY
    response = render(request, "people/gone.html", {"page": Page(title=_("Your account is deleted")), "many": many})
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    for cookie in (settings.GROUNDPLAN_HERE_COOKIE, settings.CSRF_COOKIE_NAME):
        response.delete_cookie(cookie)
    return response
