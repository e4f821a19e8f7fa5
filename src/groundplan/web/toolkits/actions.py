"""Publishing toolkits and making editions; each deed is called inside a write (groundplan.web.writing)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from groundplan.errors import GroundplanError
from groundplan.toolkit.model import Toolkit
from groundplan.toolkit.overlay import Overlay
from groundplan.toolkit.read import read_toolkit
from groundplan.toolkit.report import problems_of
from groundplan.web.libraries.models import Library
from groundplan.web.toolkits.models import Edition, PublishedToolkit
from groundplan.web.toolkits.packing import MOST_BYTES, ToolkitTooLargeError, checksum, pack
from groundplan.web.toolkits.queries import starter_folder
from groundplan.words import say, say_n

# When a toolkit counts as published that came with a workbook.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class ToolkitHasErrorsError(GroundplanError):
    """A toolkit with errors is not published."""

    def __init__(self, title: str, count: int) -> None:
        super().__init__(
            say_n(
                "“{title}” was not published, because {n} of its faults is an error: "
                "`groundplan toolkit check DIR` lists them with file and line.",
                "“{title}” was not published, because {n} of its faults are errors: "
                "`groundplan toolkit check DIR` lists them with file and line.",
                count,
                title=title,
            )
        )


class VersionTakenError(GroundplanError):
    """A published version never changes."""

    def __init__(self, toolkit: str, version: str) -> None:
        super().__init__(
            say(
                "Version {version} of “{toolkit}” is already published here with other content: "
                "raise `version` in toolkit.yaml and publish again.",
                version=version,
                toolkit=toolkit,
            )
        )


def publish(archive: bytes) -> PublishedToolkit:
    """Publish a packed toolkit; the same content again is the same version.

    Raises `ToolkitHasErrorsError` and `VersionTakenError`.
    """
    toolkit = _without_errors(archive)
    published, fresh = PublishedToolkit.objects.get_or_create(
        toolkit=toolkit.id,
        version=toolkit.version,
        defaults={"title": toolkit.title, "checksum": checksum(archive), "archive": archive},
    )
    if not fresh and published.checksum != checksum(archive):
        raise VersionTakenError(toolkit.id, toolkit.version)
    return published


def take_in(archive: bytes) -> PublishedToolkit:
    """A packed toolkit that came with a workbook from elsewhere; content that is here already is used as it is.

    It is checked as at publishing. Where its version has other content here, it gets a version of its own. It is never
    the newest one of its toolkit: what a file brings must not become what other people are offered. Call inside a
    write. Raises `ToolkitHasErrorsError`, `ToolkitTooLargeError`, and what a damaged zip makes Python raise.
    """
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        if sum(each.file_size for each in packed.infolist()) > MOST_BYTES:
            raise ToolkitTooLargeError(Path("toolkit"))
    content = checksum(archive)
    known = PublishedToolkit.objects.filter(checksum=content).defer("archive").first()
    if known is not None:
        return known
    toolkit = _without_errors(archive)
    taken = PublishedToolkit.objects.filter(toolkit=toolkit.id, version=toolkit.version).exists()
    made = PublishedToolkit.objects.create(
        toolkit=toolkit.id,
        version=f"{toolkit.version[:30]}+{content[:8]}" if taken else toolkit.version,
        title=toolkit.title,
        checksum=content,
        archive=archive,
    )
    PublishedToolkit.objects.filter(id=made.id).update(published=LONG_AGO)
    return made


def _without_errors(archive: bytes) -> Toolkit:
    """The toolkit in an archive; raises `ToolkitHasErrorsError`."""
    reading = read_toolkit(zipfile.Path(io.BytesIO(archive)))
    errors = sum(problem.severity == "error" for problem in problems_of(reading))
    if errors:
        raise ToolkitHasErrorsError(reading.toolkit.title, errors)
    return reading.toolkit


def publish_starter() -> PublishedToolkit:
    """The starter toolkit as it comes with this program; what is published already is left as it is."""
    archive = pack(starter_folder())
    known = PublishedToolkit.objects.filter(checksum=checksum(archive)).defer("archive").first()
    return known or publish(archive)


def make_edition(
    library: Library,
    published: PublishedToolkit,
    *,
    words: dict[str, str],
    solo: bool,
    overlays: Sequence[Overlay] = (),
    previous: Edition | None = None,
    note: str = "",
) -> Edition:
    """A new edition: toolkit version + overlays + the library's words; nothing that exists is changed."""
    layers: list[dict[str, Any]] = [overlay.to_json() for overlay in overlays]
    return Edition.objects.create(
        library=library,
        published=published,
        overlays=layers,
        terms={"words": words, "solo": solo},
        previous=previous,
        note=note,
    )
