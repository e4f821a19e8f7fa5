"""Who a session belongs to, and how somebody proves who she is: through django-allauth, with our query for the rest."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, cast

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from groundplan.web.accounts.models import Person
from groundplan.web.prepared import Prepared

View = Callable[..., HttpResponseBase]

_FIELDS = [field.attname for field in Person._meta.concrete_fields]
_person = Prepared(lambda person: Person.objects.filter(id=person).values_list(*_FIELDS), uuid.UUID)


class PersonBackend(AuthenticationBackend):  # type: ignore[misc] # allauth is not typed
    """allauth's backend, which takes a plain name or an e-mail address, with the query of every request prepared."""

    def get_user(self, user_id: Any) -> Person | None:
        """The person with that id, or `None`."""
        found = _person.row(uuid.UUID(str(user_id)))
        return Person.from_db("default", _FIELDS, found) if found else None


def signed_in(request: HttpRequest) -> Person:
    """Who is signed in; for views that only let in who is."""
    person = request.user
    assert isinstance(person, Person), "this view must be decorated with login_required"
    return person


def shown_again(view: View) -> View:
    """`view` only for who has shown within five minutes that it is she: by password, passkey or code. A form that was
    sent waits for that, and is then done."""
    return cast("View", reauthentication_required(app="groundplan")(view))
