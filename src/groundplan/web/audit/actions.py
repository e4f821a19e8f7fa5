"""Putting a deed down; called inside the write that does it, so that the two stand or fall together."""

from __future__ import annotations

import uuid

from groundplan.web.audit.deeds import DEEDS
from groundplan.web.audit.models import Entry

LONGEST_FACT = 200


def record(deed: str, library: uuid.UUID | None, actor: uuid.UUID | None, name: str = "", **facts: object) -> None:
    """Put down that `actor`, called `name`, did one of `DEEDS`; raises `KeyError` for any other deed."""
    DEEDS[deed]
    told = {key: str(value)[:LONGEST_FACT] for key, value in facts.items()}
    Entry.objects.create(library=library, actor=actor, name=name[:120], deed=deed, facts=told)
