"""Whether an installation is well: each check looks at one thing and says, where it is not, what to do."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import Count, F, Max
from django.utils import timezone

from groundplan import __version__
from groundplan.web.accounts.provider import answers
from groundplan.web.installation import Installation
from groundplan.web.jobs import queries as jobs
from groundplan.web.jobs.schedule import Daily
from groundplan.web.mail.server import MailServer, MailServerError
from groundplan.web.operations.keeping import Wanted
from groundplan.web.operations.nightly import NoBackupFolderError, scheduled
from groundplan.web.sources.models import Source
from groundplan.web.workbooks.models import Document, LogEntry, Picture
from groundplan.words import say, say_n

# A backup, a restored database beside the present one, and a day of pictures fit into this many times the data.
ROOM = 3
LEAST_ROOM = 500 * 1024 * 1024
OLDEST_BACKUP = timedelta(days=8)
# Clocks of two computers differ by a little; a time zone that is set wrongly makes hours.
CLOCKS_DIFFER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw; `hint` says what to do, and is empty where all is well."""

    check: str
    message: str
    hint: str = ""

    @property
    def is_well(self) -> bool:
        """Whether nothing has to be done."""
        return not self.hint


def examine(installation: Installation) -> list[Finding]:
    """Every check's findings, in the order of the table at the foot."""
    return [Finding(name, *found) for name, check in CHECKS.items() for found in check(installation)]


Found = Iterator[tuple[str] | tuple[str, str]]


def _versions(installation: Installation) -> Found:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        database = f"{connection.display_name} {cursor.fetchone()[0]}"
    yield (say("Groundplan {version}, Python {python}, {database}.", version=__version__,
               python=platform.python_version(), database=database),)  # fmt: skip


def _folder(installation: Installation) -> Found:
    told = say("The data folder is {folder}.", folder=installation.folder)
    if os.name == "posix" and installation.folder.stat().st_mode & 0o077:
        hint = say("Others on this computer can look into it: run `chmod 700 {folder}`.", folder=installation.folder)
        yield told, hint
    else:
        yield (told,)


def _room(installation: Installation) -> Found:
    free = shutil.disk_usage(installation.folder).free
    held = sum(path.stat().st_size for path in installation.folder.rglob("*") if path.is_file())
    told = say(
        "{free} MB are free on its disk, and {held} MB lie in it.", free=free // 1024**2, held=-(-held // 1024**2)
    )
    if free < max(LEAST_ROOM, ROOM * held):
        yield told, say("That is little: make room, before saving fails.")
    else:
        yield (told,)


def _database(installation: Installation) -> Found:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            answer = str(cursor.fetchone()[0])
        if answer != "ok":
            yield (
                say("The database is damaged ({why}).", why=answer),
                say("Restore the newest backup: `groundplan restore FILE --replace`."),
            )
            return
    yield (say("The database can be read from end to end."),)


def _log(installation: Installation) -> Found:
    """Every document's log holds as many entries as its row has counted."""
    short = Document.objects.annotate(entries=Count("log")).exclude(entries=F("sequence")).count()
    edits = LogEntry.objects.count()
    if short:
        yield (
            say_n(
                "In {n} document the log holds another number of edits than were counted.",
                "In {n} documents the log holds another number of edits than were counted.",
                short,
            ),
            say("Make a backup now, and compare it with the one before."),
        )
    else:
        yield (say_n("The log holds {n} edit, and none is missing.", "The log holds {n} edits, and none is missing.",
                     edits),)  # fmt: skip


def _pictures(installation: Installation) -> Found:
    names = list(Picture.objects.values_list("stored_as", flat=True))
    yield from _files(names, say_n("{n} picture is kept.", "{n} pictures are kept.", len(names)))


def _documents(installation: Installation) -> Found:
    """What libraries have written, and how much room it takes: it may be more than all the rest."""
    found = list(Source.objects.values_list("stored_as", "size"))
    size = -(-sum(size for _name, size in found) // 1024**2)
    told = say_n(
        "{n} document of a library is kept ({size} MB).",
        "{n} documents of libraries are kept ({size} MB).",
        len(found),
        size=size,
    )
    yield from _files([name for name, _size in found], told)


def _files(names: Collection[str], told: str) -> Found:
    missing = sum(not default_storage.exists(name) for name in names)
    if missing:
        yield (
            told,
            say_n(
                "{n} of them is no longer in the folder: restore it from a backup.",
                "{n} of them are no longer in the folder: restore them from a backup.",
                missing,
            ),
        )
    else:
        yield (told,)


def _clock(installation: Installation) -> Found:
    now = timezone.now()
    newest = LogEntry.objects.aggregate(newest=Max("at"))["newest"]
    told = say("This computer's clock says {now} (UTC).", now=f"{now:%Y-%m-%d %H:%M}")
    if newest is not None and newest > now + CLOCKS_DIFFER:
        hint = say(
            "The newest edit is from {newest}, which is yet to come: set the clock.", newest=f"{newest:%Y-%m-%d %H:%M}"
        )
        yield told, hint
    else:
        yield (told,)


def _jobs(installation: Installation) -> Found:
    """What the server does in the background: what failed for good, and what fails and is tried again."""
    over, trouble = list(jobs.given_up()[:1]), list(jobs.in_trouble()[:1])
    if over:
        count = jobs.given_up().count()
        yield (
            say_n("{n} job was given up (the last: {kind}: {why})", "{n} jobs were given up (the last: {kind}: {why})",
                  count, kind=over[0].kind, why=over[0].error),
            say("See to what it says, then have it tried again: `groundplan jobs --again`."),
        )  # fmt: skip
    elif trouble:
        count = jobs.in_trouble().count()
        yield (
            say_n("{n} job failed and is tried again (the next: {kind}: {why})",
                  "{n} jobs failed and are tried again (the next: {kind}: {why})",
                  count, kind=trouble[0].kind, why=trouble[0].error),
            say("See to what it says: it is tried again by itself."),
        )  # fmt: skip
    else:
        yield (say_n("{n} job waits, and none failed.", "{n} jobs wait, and none failed.", jobs.waiting().count()),)


def _mail(installation: Installation) -> Found:
    """Whether the mail server takes us in; no letter is sent."""
    server: MailServer | None = settings.GROUNDPLAN_MAIL
    if server is None:
        yield (say("No mail is set up."),)
        return
    told = say("Letters go out by {host}, from {sender}.", host=server.host, sender=server.sender)
    try:
        with server.opened():
            yield (told,)
    except MailServerError as error:
        yield f"{told} {error.sentence}", say("Correct GROUNDPLAN_MAIL: letters wait, and are tried again.")


def _sign_on(installation: Installation) -> Found:
    """Whether the city's or the state's sign-on answers, and as the one that was set up."""
    if not settings.GROUNDPLAN_SIGN_ON_NAME:
        yield (say("No sign-on of a city or state is set up."),)
        return
    told = say("{name} signs in at {url}.", name=settings.GROUNDPLAN_SIGN_ON_NAME, url=settings.GROUNDPLAN_SIGN_ON_URL)
    if answers():
        yield (told,)
    else:
        hint = say("It does not answer as it should: see that GROUNDPLAN_SIGN_ON_URL is what it calls its issuer.")
        yield told, hint


def _backup(installation: Installation) -> Found:
    """When the last whole backup was made, and whether the next ones come by themselves."""
    wanted, last = scheduled(), installation.last_backup()
    oldest = wanted.too_old if wanted else OLDEST_BACKUP
    if wanted is not None and not wanted.folder.is_dir():
        yield (
            say("Backups are to be made in {folder}.", folder=wanted.folder),
            NoBackupFolderError(wanted.folder).sentence,
        )
    elif last is None and wanted is not None:
        told = say("No backup has been made of it yet; they are {rule}.", rule=_in_words(wanted))
        yield told, say("Make the first one now: `groundplan backup`.")
    elif last is None:
        yield (
            say("No backup has been made of it with `groundplan backup`."),
            say("Make one, on another disk: `groundplan backup FILE`."),
        )
    else:
        told = say("The last backup is {path}, of {made}.", path=last.path, made=f"{last.made:%Y-%m-%d %H:%M}")
        if timezone.now() - last.made > oldest:
            yield told, _old_backup_hint(wanted)
        elif wanted is not None and not Path(last.path).exists():
            yield told, say("That file is not there any more: see who removes files from that folder.")
        else:
            yield (told,)


def _old_backup_hint(wanted: Wanted | None) -> str:
    if wanted is None:
        return say("That is more than a week ago: make another, and have it made every night.")
    return say(
        "That is too long ago for backups {rule}: see what `groundplan jobs` says, and that the server runs.",
        rule=_in_words(wanted),
    )


def _in_words(wanted: Wanted) -> str:
    if isinstance(wanted.rule, Daily):
        return say("made every day at {time}", time=f"{wanted.rule.at:%H:%M}")
    hours = int(wanted.rule.gap.total_seconds() // 3600)
    return say_n("made every hour", "made every {n} hours", hours)


CHECKS: dict[str, Callable[[Installation], Found]] = {
    "versions": _versions,
    "folder": _folder,
    "room": _room,
    "database": _database,
    "log": _log,
    "pictures": _pictures,
    "documents": _documents,
    "clock": _clock,
    "jobs": _jobs,
    "mail": _mail,
    "sign-on": _sign_on,
    "backup": _backup,
}
