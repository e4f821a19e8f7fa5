"""The first run: a person, her library, her workbook, and the starter toolkit published."""

from __future__ import annotations

import uuid

from groundplan.web.accounts.models import Person
from groundplan.web.libraries.actions import found_library, library_named
from groundplan.web.toolkits.actions import publish_starter
from groundplan.web.toolkits.queries import newest
from groundplan.web.workbooks.actions import Opening, open_workbook
from groundplan.web.workbooks.models import Workbook
from groundplan.web.workbooks.queries import workbooks_of
from groundplan.web.writing import in_turn, write


def first_run(person_name: str, opening: Opening) -> tuple[Person, uuid.UUID]:
    """The first person and her workbook; pressed twice, it is the same one."""

    def deed() -> tuple[Person, Workbook]:
        in_turn("first run")
        person = Person.objects.order_by("created").first()
        there = workbooks_of(person.id)[:1] if person else []
        if person and there:
            return person, there[0][0]
        made = person or Person.objects.create_named(person_name)
        # Always a new library: that somebody knows a library's name does not make her one of its people.
        return made, open_workbook(made, found_library(opening.library, made), publish_starter(), opening)

    person, workbook = write(deed)
    return person, workbook.id


def set_up(person_name: str, opening: Opening, toolkit: str = "") -> tuple[Person, uuid.UUID]:
    """A workbook for the person of that name in the library of that name or id, both made if they are new here: for
    whoever types commands on this computer, never for the web.

    `toolkit` is the id of a published toolkit; empty stands for the starter toolkit, published on first use. Raises
    `NoSuchToolkitError` and `AmbiguousLibraryError`.
    """

    def deed() -> tuple[Person, Workbook]:
        published = newest(toolkit) if toolkit else publish_starter()
        person = Person.objects.filter(name=person_name).first() or Person.objects.create_named(person_name)
        library = library_named(opening.library, person)
        return person, open_workbook(person, library, published, opening)

    person, workbook = write(deed)
    return person, workbook.id
