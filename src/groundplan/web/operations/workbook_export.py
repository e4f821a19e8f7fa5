"""Taking a workbook along: its owner writes it into one file, for any other installation."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.text import slugify

from groundplan import __version__
from groundplan.errors import GroundplanError
from groundplan.web.accounts.models import Person
from groundplan.web.audit.actions import record
from groundplan.web.libraries.models import Right
from groundplan.web.operations.archive import Manifest, Stored, Table, Writing, writing
from groundplan.web.operations.tables import lines_of, one_moment
from groundplan.web.operations.workbook_file import CARRIED, SUFFIX, WORKBOOK_FILE, Carried, Departing
from groundplan.web.turns import pause
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.queries import Access
from groundplan.web.writing import write
from groundplan.words import say

# An answer is held in memory until it is sent; beyond this the command writes the file.
MOST_IN_BROWSER = 256 * 1024 * 1024


class OnlyTheOwnerError(GroundplanError):
    """Somebody else than the owner wants to take a workbook along."""

    def __init__(self) -> None:
        super().__init__(say("Only the owner of this workbook can take it to another installation: ask her."))


class TooLargeForBrowserError(GroundplanError):
    """A workbook has more pictures than one download is made of."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "With its pictures this workbook is too large to be downloaded here: "
                "ask whoever runs the server for `groundplan workbook export`."
            )
        )


def file_for(person: uuid.UUID | None, workbook: uuid.UUID) -> tuple[str, bytes]:
    """The workbook's file by name and content, for its owner.

    Raises `NotFoundError` for strangers, `OnlyTheOwnerError` and `TooLargeForBrowserError`.
    """
    access = queries.access(person, workbook)
    if access.right != Right.OWNER:
        raise OnlyTheOwnerError
    with pause(), tempfile.TemporaryDirectory(prefix="groundplan-") as folder:
        path = Path(folder) / f"workbook.{SUFFIX}"
        export(access, path)
        if path.stat().st_size > MOST_IN_BROWSER:
            raise TooLargeForBrowserError
        data = path.read_bytes()
    write(lambda: _put_down(access))
    return f"{slugify(access.workbook.library.name) or 'workbook'}.{SUFFIX}", data


def _put_down(access: Access) -> None:
    """A whole workbook left the house: its library's list of what was done says so."""
    name = Person.objects.values_list("name", flat=True).get(id=access.person)
    facts = {"document": "workbook", "what": access.workbook.called, "suffix": SUFFIX}
    record("exported", access.workbook.library_id, access.person, name, **facts)


def export(owner: Access, path: Path) -> Manifest:
    """Write the workbook, as its owner sees it, into one file and return its list.

    Raises `CannotWriteBackupError` and `UnreadableAgainError`.
    """
    going = Departing(owner.workbook, owner.person)
    with writing(path, WORKBOOK_FILE) as out:
        with one_moment():
            tables = tuple(_table(out, each, going) for each in CARRIED)
            names = list(going.pictures().order_by("pk").values_list("stored_as", flat=True))
        files = tuple(_stored(out, name) for name in names if default_storage.exists(name))
        manifest = Manifest(
            made=timezone.now().isoformat(timespec="seconds"),
            version=__version__,
            migrations=(),
            tables=tables,
            files=files,
            missing=len(names) - len(files),
        )
        out.finish(manifest)
    return manifest


def _table(out: Writing, each: Carried, going: Departing) -> Table:
    rows = 0

    def counted(lines: Iterable[bytes]) -> Iterator[bytes]:
        nonlocal rows
        for line in lines:
            rows += 1
            yield line

    checksum = out.put(f"tables/{each.name}.jsonl", counted(lines_of(each.rows(going), each.columns)))
    return Table(each.name, each.columns, rows, checksum)


def _stored(out: Writing, name: str) -> Stored:
    with default_storage.open(name) as file:
        return Stored(name, out.put(f"uploads/{name}", iter(lambda: file.read(1024 * 1024), b"")))
