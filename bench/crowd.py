"""An installation for many: libraries with people, workbooks in each library's own words, and what is written in them.

What a worksheet says is written once, edit by edit, as a person's saves make it. Every workbook then gets the same
updates under ids of its own: the rows go into their tables in bulk, and the pages that show them are the real ones.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.loading import toolkit_with_page
from bench.words import WORDS

SHEETS = 8
EDITS = 12
READ_PAGES = 3
COMMENTS = 4
# What a worksheet that was filled says: to be seen on its page.
SEEN = "We help people finish what they start"
PLAN_SHEET = "connected-learning-plan"
# Libraries whose rows are made in memory and put into the database together.
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is: libraries, in each of them people and workbooks, of which the first `written` are filled."""

    libraries: int
    people: int = 5
    workbooks: int = 5
    written: int = 5


@dataclass(frozen=True, slots=True)
class Given:
    """What all workbooks have in common: the toolkit's row, its pages, and each worksheet's edits."""

    published: uuid.UUID
    pages: list[str]
    histories: dict[str, list[tuple[bytes, list[str]]]]
    password: str


class Rows:
    """Rows by table, in the order in which they can be put in."""

    def __init__(self) -> None:
        self._rows: dict[Any, list[Any]] = {}

    def add(self, row: Any) -> Any:
        """Keep a row, which has its id already, and return it."""
        self._rows.setdefault(type(row), []).append(row)
        return row

    def put(self) -> None:
        """Put them all into the database, inside a write."""
        from groundplan.web.operations.tables import columns_of, insert

        for model, rows in self._rows.items():
            columns = columns_of(model)
            insert(model, columns, ([getattr(row, name) for name in columns] for row in rows))


def fill(home: Path, size: Size) -> list[dict[str, str]]:
    """Set up Django on `home` and whatever DATABASE_URL names, fill it, and return each written workbook's `path` with
    the `cookies` of somebody who may open it; run in a process of its own."""
    os.environ["GROUNDPLAN_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "groundplan.web.settings"
    import django

    django.setup()
    from django.contrib.auth.hashers import make_password
    from django.db import connection

    from groundplan.web.serving import migrate
    from groundplan.web.toolkits.actions import publish
    from groundplan.web.toolkits.packing import pack
    from groundplan.web.writing import write

    migrate()
    folder = toolkit_with_page(home, 600)
    published = write(lambda: publish(pack(folder)))
    pages, histories = _written_once(folder)
    # One password for all, since hashing is meant to be slow.
    given = Given(published.id, pages, histories, make_password(secrets.token_urlsafe(12)))
    made: list[dict[str, str]] = []
    for first in range(0, size.libraries, _AT_ONCE):
        numbers = range(first, min(first + _AT_ONCE, size.libraries))
        made += write(lambda numbers=numbers: _libraries(given, size, numbers))
    if connection.vendor == "postgresql":
        # What its own housekeeping does within a minute.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    return made


def _libraries(given: Given, size: Size, numbers: Iterable[int]) -> list[dict[str, str]]:
    """Some libraries; returns their written workbooks, each with the cookies of the library's first person."""
    rows = Rows()
    made = [_library(rows, given, size, number) for number in numbers]
    rows.put()
    return [
        {"path": f"/w/{workbook.id}/", "cookies": cookies}
        for person, workbooks in made
        for cookies in [_signed_in(person)]
        for workbook in workbooks
    ]


def _library(rows: Rows, given: Given, size: Size, number: int) -> tuple[Any, list[Any]]:
    """One library with everything in it; returns its first person and its written workbooks."""
    from django.utils import timezone

    from groundplan.web.accounts.models import Person
    from groundplan.web.libraries.models import Department, Grant, Library, Right
    from groundplan.web.workbooks.models import Workbook

    now = timezone.now()
    library = rows.add(Library(name=f"{WORDS[number % len(WORDS)].title()} {number} Library", created=now))
    people = [
        rows.add(Person(name=f"Ana {at}", handle=f"ana-{number}-{at}", password=given.password, created=now))
        for at in range(size.people)
    ]
    rows.add(Grant(library=library, person=people[0], thing=library.id, right=Right.OWNER))
    made = []
    for at in range(size.workbooks):
        department = rows.add(Department(library=library, name=f"Teens at branch {at}"))
        edition = _edition(rows, given, library, department)
        workbook = rows.add(
            Workbook(library=library, department=department, edition=edition, start=now.date(), created=now)
        )
        for person in people:
            right = Right.OWNER if person is people[at % len(people)] else Right.EDITOR
            rows.add(Grant(library=library, person=person, thing=workbook.id, right=right))
        if at < size.written:
            _work(rows, given, workbook, people)
            made.append(workbook)
    return people[0], made


def _edition(rows: Rows, given: Given, library: Any, department: Any) -> Any:
    from django.utils import timezone

    from groundplan.web.toolkits.models import Edition

    words = {"words": {"library": library.name, "department": department.name}, "solo": False}
    return rows.add(
        Edition(library=library, published_id=given.published, terms=words, overlays=[], created=timezone.now())
    )


def _work(rows: Rows, given: Given, workbook: Any, people: list[Any]) -> None:
    """Everything that people have written and read in one workbook."""
    from django.utils import timezone

    from groundplan.web.workbooks.models import Document, LogEntry, ReadPage

    now = timezone.now()
    library = workbook.library_id
    for sheet, updates in given.histories.items():
        document = rows.add(
            Document(library_id=library, workbook_id=workbook.id, worksheet=sheet, sequence=len(updates), created=now)
        )
        for number, (update, touched) in enumerate(updates, 1):
            rows.add(
                LogEntry(
                    library_id=library, document_id=document.id, epoch=1, sequence=number, update=update,
                    participant_id=people[number % len(people)].id, at=now, edit=secrets.token_hex(12),
                    edition_id=workbook.edition_id, addresses=touched,
                )
            )  # fmt: skip
    _talk(rows, workbook, people)
    for person in people:
        for page in given.pages[:READ_PAGES]:
            rows.add(ReadPage(library_id=library, workbook_id=workbook.id, person_id=person.id, page=page))


def _talk(rows: Rows, workbook: Any, people: list[Any]) -> None:
    """What people have said to each other about one answer."""
    from django.utils import timezone

    from groundplan.web.workbooks.models import Comment, Thread

    now = timezone.now()
    here = {"library_id": workbook.library_id, "workbook_id": workbook.id}
    thread = rows.add(
        Thread(**here, worksheet=PLAN_SHEET, question="mission", edition_id=workbook.edition_id, began=now)
    )
    for number in range(COMMENTS):
        author = people[number % len(people)].id
        text = f"{' '.join(WORDS)} {number}"
        rows.add(Comment(**here, thread_id=thread.id, author_id=author, text=text, at=now, edit=secrets.token_hex(12)))


def _signed_in(person: Any) -> str:
    """The cookies of somebody who has just signed in on a computer of her own; call it inside a write."""
    from django.conf import settings
    from django.contrib import auth

    from groundplan.web.accounts.sessions import SessionStore

    session = SessionStore()
    session[auth.SESSION_KEY] = str(person.pk)
    session[auth.BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[auth.HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.set_expiry(settings.SESSION_COOKIE_AGE)
    session.create()
    cookies = {
        settings.SESSION_COOKIE_NAME: session.session_key,
        settings.CSRF_COOKIE_NAME: secrets.token_hex(16),
    }
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def _written_once(folder: Path) -> tuple[list[str], dict[str, list[tuple[bytes, list[str]]]]]:
    """The toolkit's pages, and for each of the worksheets its edits: update and addresses touched."""
    from groundplan.toolkit.read import read_toolkit

    toolkit = read_toolkit(folder).toolkit
    sheets = sorted(toolkit.worksheets, key=lambda sheet: sheet.id != PLAN_SHEET)
    histories = {sheet.id: history for sheet in sheets if (history := _history(sheet))}
    chosen = dict(list(histories.items())[:SHEETS])
    assert len(chosen) == SHEETS
    return [page.id for page in toolkit.pages()], chosen


def _history(sheet: Any) -> list[tuple[bytes, list[str]]]:
    """A worksheet's edits, one answer each, begun anew where all have one; none where it asks for no text."""
    from groundplan.workbook.document import Document
    from groundplan.workbook.edits import Post, apply_post

    fields = _fields(sheet)
    document, made = Document(), []
    while fields and len(made) < EDITS:
        name = fields[len(made) % len(fields)]
        text = f"{SEEN}, {' '.join(WORDS)}, {len(made)}."
        outcome = apply_post(document, document, sheet, Post({name: [text]}))
        assert outcome.update
        assert not outcome.refused
        made.append((outcome.update, [str(address) for address in outcome.touched]))
    return made


def _fields(sheet: Any) -> list[str]:
    """Where text can be typed into a worksheet by the team: its texts, two lines of each list, a goal and a step."""
    from groundplan.toolkit.model import QuestionType

    kinds = {
        QuestionType.TEXT: ("",),
        QuestionType.LONG_TEXT: ("",),
        QuestionType.LIST: ("/r1", "/r2"),
        QuestionType.GOALS: ("/g1/text", "/g1/outcome", "/g2/text"),
    }
    asked = [each for each in sheet.questions() if not each.private]
    return [f"{sheet.id}/{each.id}{place}" for each in asked for place in kinds.get(each.type, ())]


def main() -> None:
    """Fill the folder named first; the numbers after it are the size. Prints the workbooks as JSON."""
    print(json.dumps(fill(Path(sys.argv[1]), Size(*map(int, sys.argv[2:])))))


if __name__ == "__main__":
    main()
