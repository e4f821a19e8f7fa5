"""Putting a deed down; called inside the write that does it, so that the two stand or fall together."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from groundplan.web.audit.deeds import DEEDS
from groundplan.web.audit.models import LEFT, Entry

LONGEST_FACT = 200


def record(deed: str, library: uuid.UUID | None, actor: uuid.UUID | None, name: str = "", **facts: object) -> None:
    """Put down that `actor`, called `name`, did one of `DEEDS`; raises `KeyError` for any other deed."""
    DEEDS[deed]
    told = {key: str(value)[:LONGEST_FACT] for key, value in facts.items()}
    Entry.objects.create(library=library, actor=actor, name=name[:120], deed=deed, facts=told)


def forget(actor: uuid.UUID, names: Collection[str], libraries: Collection[uuid.UUID]) -> None:
    """Take somebody's name out of the list: as the one who did something, and, in her libraries, as the one to whom
    it was done. What was done stays."""
    Entry.objects.filter(actor=actor).update(actor=None, name=LEFT)
    about = Entry.objects.filter(library__in=list(libraries), facts__who__in=[name for name in names if name])
    for entry in about:
        entry.facts = {**entry.facts, "who": LEFT}
        entry.save(update_fields=["facts"])
