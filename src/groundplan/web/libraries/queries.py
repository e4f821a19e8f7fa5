"""Who may do what: every reading of rights."""

from __future__ import annotations

import uuid

from groundplan.web.libraries.models import Grant, Right

WRITERS = (Right.OWNER, Right.EDITOR)


def right_on(person_id: uuid.UUID, thing: uuid.UUID) -> Right | None:
    """A person's right on a thing, or `None` for a stranger."""
    found = Grant.objects.filter(person_id=person_id, thing=thing).values_list("right", flat=True).first()
    return Right(found) if found else None
