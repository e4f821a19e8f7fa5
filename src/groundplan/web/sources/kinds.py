"""The kinds of document that can be read, by the ending of a file's name: what they are called and sent as."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from pathlib import PurePath

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundplan.errors import GroundplanError
from groundplan.sources.reading import (
    KINDS,
    OTHERS,
    PICTURES,
    OtherFormatError,
    PictureOfTextError,
    UnreadableKindError,
)

PDF, WORD, HTML, MARKDOWN, TEXT = "pdf", "docx", "html", "md", "txt"

# Ending → kind; each ending that the readers know has its own.
_ENDINGS: Mapping[str, str] = {
    ".pdf": PDF, ".docx": WORD, ".docm": WORD, ".dotx": WORD, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".md": MARKDOWN, ".markdown": MARKDOWN, ".txt": TEXT, ".text": TEXT,
}  # fmt: skip
NAMES: Mapping[str, Promise] = {
    PDF: _("PDF"),
    WORD: _("Word"),
    HTML: _("Web page"),
    MARKDOWN: _("Markdown"),
    TEXT: _("Plain text"),
}
# What a browser would draw as a page is sent as plain bytes: it is somebody's file, not a page of ours.
MEDIA_TYPES: Mapping[str, str] = {
    PDF: "application/pdf",
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PLAIN_BYTES = "application/octet-stream"


def kind_of(file_name: str) -> str:
    """The kind that a file's name says it is; what is in it is looked at when it is read.

    Raises what `groundplan.sources.reading` would raise for the name.
    """
    ending = PurePath(file_name).suffix.lower()
    if ending in KINDS:
        return _ENDINGS.get(ending, TEXT)
    raise _refusal(ending)(file_name)


def _refusal(ending: str) -> type[GroundplanError]:
    if ending in OTHERS:
        return OtherFormatError
    return PictureOfTextError if ending in PICTURES else UnreadableKindError


# The folder in which all of them lie.
DOCUMENTS = "sources/"


def place_of(library: uuid.UUID, source: uuid.UUID, kind: str) -> str:
    """Where a document's file is kept."""
    return f"{DOCUMENTS}{library}/{source}.{kind}"


# What `place_of` gives, for whoever puts files back.
PLACE = re.compile(rf"{DOCUMENTS}[0-9a-f-]{{36}}/[0-9a-f-]{{36}}\.(?:{'|'.join(NAMES)})")
