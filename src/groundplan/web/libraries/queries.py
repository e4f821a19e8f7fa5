"""Who may do what: every reading of rights."""

from __future__ import annotations

import uuid

from django.db.models import OuterRef, Subquery

from groundplan.web.libraries.models import Grant, Right

WRITERS = (Right.OWNER, Right.EDITOR)
COMMENTERS = (*WRITERS, Right.COMMENTER)


def rights_of(person_id: uuid.UUID) -> Subquery:
    """A person's right on each row of a query of things that have a library, `None` for what is none of hers: rows
    and rights are then read together."""
    mine = Grant.objects.filter(library_id=OuterRef("library_id"), person_id=person_id, thing=OuterRef("id"))
    return Subquery(mine.values("right")[:1])
