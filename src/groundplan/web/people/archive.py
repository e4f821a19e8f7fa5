"""One archive with all that is kept about a person and all that she wrote, to be read without Groundplan.

It is a zip: `README.txt` says what is in it, `index.html` is for reading, `data.json` for programs, and in `pictures/`
are those that she put into answers. No password, key or token is in it, nor what others wrote to themselves.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from groundplan.publish.html import write as write_html
from groundplan.web.accounts.models import Person, Session
from groundplan.web.accounts.queries import account_of
from groundplan.web.audit.queries import of_person
from groundplan.web.cohorts.queries import credits_of
from groundplan.web.people.legible import legible
from groundplan.web.people.own_words import (
    Contribution,
    askings_of,
    citations_of,
    comments_of,
    contributions,
    hand_overs_of,
    reasons_of,
)
from groundplan.web.people.queries import belongings_of
from groundplan.web.sources.citing import Added, added_by
from groundplan.web.steps.queries import kept_of
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.frame import department_in_words
from groundplan.web.workbooks.queries import Access, Written
from groundplan.web.workbooks.reading import in_words
from groundplan.workbook.address import Address
from groundplan.workbook.answers import to_json

FORMAT = 1
# The whole archive is held in memory on its way to the browser.
MOST_TEXT = 20_000_000
MOST_PICTURES = 60_000_000
_LEARNING = (
    "event", "title", "sponsor", "presenter", "day", "amount", "unit", "category", "supervisor", "confirmed",
)  # fmt: skip


@dataclass(slots=True)
class Room:
    """How much more goes into one archive, and what did not; text in characters, pictures in bytes."""

    text: int
    pictures: int
    left_out: list[str] = field(default_factory=list)


def archive_of(person: Person) -> bytes:
    """The archive of one person, in the language of whoever asks."""
    room = Room(MOST_TEXT, MOST_PICTURES)
    pictures: dict[str, bytes] = {}
    data = _data(person, room, pictures)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _readme(person, room))
        archive.writestr("index.html", write_html(legible(data, get_language() or "en")))
        archive.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=1, default=_plain))
        for name, content in pictures.items():
            archive.writestr(zipfile.ZipInfo(name, timezone.now().timetuple()[:6]), content)
    return packed.getvalue()


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _readme(person: Person, room: Room) -> str:
    lines = [
        _("What Groundplan keeps about {name}, and what she wrote in it.").format(name=person.name),
        "",
        _("index.html   to be read: open it in any browser, no network is needed"),
        _("data.json    the same for programs (UTF-8)"),
        _("pictures/    the pictures that were put into answers"),
        "",
        _("Of workbooks that can be opened at present, it has everything that was written or changed under this name."),
        _("Passwords, keys and codes are not in it, and nothing that colleagues wrote to themselves."),
        _("Keep it as carefully as the workbook itself: it may hold what your library has not published."),
        *(["", *room.left_out] if room.left_out else []),
    ]
    return "\r\n".join(lines) + "\r\n"


def _data(person: Person, room: Room, pictures: dict[str, bytes]) -> dict[str, Any]:
    belongings = belongings_of(person.id)
    workbooks = [each.workbook for each in belongings if each.workbook]
    return {
        "groundplan_own_data": FORMAT,
        "made": timezone.now(),
        "account": _account(person),
        "rights": [
            {
                "library": each.library.name,
                "department": each.workbook.department.name if each.workbook else "",
                "workbook": str(each.workbook.id) if each.workbook else None,
                "right": each.right.value,
            }
            for each in belongings
        ],
        "workbooks": [_workbook(queries.access(person.id, each.id), room, pictures) for each in workbooks],
        "learning": [
            {
                "library": each.library.name,
                **{name: str(getattr(each, name) or "") for name in _LEARNING},
            }
            for each in credits_of(person.id)
        ],
        "documents": [_document(each, room) for each in added_by(person.id)],
        "put_down": [{"at": line.at, "what": line.what} for line in of_person(person.id)],
        "left_out": room.left_out,
    }


def _account(person: Person) -> dict[str, Any]:
    account = account_of(person)
    addresses = [person.email, *EmailAddress.objects.filter(user=person).values_list("email", flat=True)]
    return {
        "id": str(person.id),
        "name": person.name,
        "sign_in_name": person.handle,
        "addresses": sorted({address for address in addresses if address}),
        "since": person.created,
        "password": account.has_password,
        "passkeys": account.passkeys,
        "app": account.has_app,
        "signed_on_at": list(account.signed_on_at),
        "browsers": Session.objects.filter(person=person, expires__gt=timezone.now()).count(),
        **kept_of(person.id),
    }


def _workbook(access: Access, room: Room, pictures: dict[str, bytes]) -> dict[str, Any]:
    written = queries.written(access)
    toolkit = access.edition.toolkit
    pages = {page.id: page.title for page in toolkit.pages()}
    changes = [_within(room, each) for each in contributions(written)]
    return {
        "id": str(access.workbook.id),
        "library": access.workbook.library.name,
        "department": department_in_words(access),
        "time_zone": access.workbook.time_zone,
        "toolkit": {"title": toolkit.title, "version": toolkit.version},
        "right": access.right.value,
        "pages_read": [{"id": page, "title": pages.get(page, page)} for page in sorted(queries.read_pages(access))],
        "private_answers": list(_private(written)),
        "changes": [asdict(each) for each in changes],
        "pictures": list(_pictures(access, changes, room, pictures)),
        **{key: part(access) for key, part in PARTS.items()},
    }


# What other tables of a workbook hold of a person's own words: the entry in data.json → a reading of them.
PARTS: Mapping[str, Callable[[Access], Sequence[Mapping[str, Any]]]] = {
    "comments": comments_of,
    "citations": citations_of,
    "asked_to_confirm": askings_of,
    "handed_over": hand_overs_of,
    "left_as_it_is": reasons_of,
}


def _document(each: Added, room: Room) -> dict[str, Any]:
    """A document that she added; the text of one that she pasted, as long as it is open to her and there is room."""
    room.text -= len(each.text)
    text = each.text if room.text >= 0 else ""
    if text != each.text:
        room.left_out.append(_("There was no room for the text of “{title}”.").format(title=each.title))
    return {**asdict(each), "text": text}


def _within(room: Room, each: Contribution) -> Contribution:
    """The contribution, without its texts once there is no more room for any."""
    room.text -= len(each.before) + len(each.after)
    if room.text >= 0:
        return each
    told = _("There was more text than one archive holds: of the last changes only the places and times are here.")
    if told not in room.left_out:
        room.left_out.append(told)
    return replace(each, before="", after="")


def _private(written: Written) -> Iterable[dict[str, Any]]:
    """What she wrote to herself, as it says now."""
    for filled in written.sheets():
        for question in filled.worksheet.questions():
            value = filled.own.get(question.id)
            if value is not None:
                address = Address(filled.worksheet.id, question.id)
                yield {
                    "worksheet": filled.worksheet.title,
                    "occasion": filled.title,
                    "question": question.label,
                    "address": str(address),
                    "words": in_words(question, value, address),
                    "value": to_json(value),
                }


def _pictures(
    access: Access, changes: Sequence[Contribution], room: Room, pictures: dict[str, bytes]
) -> Iterable[dict[str, str]]:
    """The pictures that she put into answers, as far as they are there still."""
    names = {each.after: each for each in changes if each.address.endswith("/file/file") and each.after}
    for name, change in names.items():
        found = queries.picture_of(access, name)
        if found is None:
            continue
        data, media_type = found
        room.pictures -= len(data)
        if room.pictures < 0:
            room.left_out.append(_("There was no room for the picture {name}.").format(name=name))
            continue
        file = f"pictures/{name}.{'png' if media_type == 'image/png' else 'jpg'}"
        pictures[file] = data
        yield {"file": file, "worksheet": change.worksheet, "question": change.question}
