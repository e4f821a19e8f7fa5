"""Publishing toolkits and making editions; each deed is called inside a write (groundplan.web.writing)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from groundplan.errors import GroundplanError
from groundplan.toolkit.overlay import Overlay
from groundplan.toolkit.read import read_toolkit
from groundplan.toolkit.report import problems_of
from groundplan.web.libraries.models import Library
from groundplan.web.toolkits.models import Edition, PublishedToolkit
from groundplan.web.toolkits.packing import checksum
from groundplan.words import say, say_n


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
    reading = read_toolkit(zipfile.Path(io.BytesIO(archive)))
    toolkit = reading.toolkit
    errors = sum(problem.severity == "error" for problem in problems_of(reading))
    if errors:
        raise ToolkitHasErrorsError(toolkit.title, errors)
    published, fresh = PublishedToolkit.objects.get_or_create(
        toolkit=toolkit.id,
        version=toolkit.version,
        defaults={"title": toolkit.title, "checksum": checksum(archive), "archive": archive},
    )
    if not fresh and published.checksum != checksum(archive):
        raise VersionTakenError(toolkit.id, toolkit.version)
    return published


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
