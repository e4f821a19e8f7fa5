"""Who a session belongs to."""

from __future__ import annotations

import uuid

from django.contrib.auth.backends import ModelBackend

from groundplan.web.accounts.models import Person
from groundplan.web.prepared import Prepared

_FIELDS = [field.attname for field in Person._meta.concrete_fields]
_person = Prepared(lambda person: Person.objects.filter(id=person).values_list(*_FIELDS), uuid.UUID)


class PersonBackend(ModelBackend):
    """Django's own backend, with the one query that every request asks prepared."""

    def get_user(self, user_id: object) -> Person | None:
        """The person with that id, or `None`."""
        found = _person.row(uuid.UUID(str(user_id)))
        return Person.from_db("default", _FIELDS, found) if found else None
