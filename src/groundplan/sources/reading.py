"""A document's bytes become a reading, in the confined process; what it cannot be is told in one sentence each."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from groundplan.errors import GroundplanError
from groundplan.intake.cell import UnfitError
from groundplan.intake.confined import Limits, confined
from groundplan.sources import inside
from groundplan.sources.answer import looked_at
from groundplan.sources.extract.limits import MOST_PAGES
from groundplan.sources.model import Reading
from groundplan.words import say

# What may be sent at all; a plan full of photographs has ten or twenty.
LARGEST = 40 * 1024 * 1024
LIMITS = Limits(memory=512 * 1024 * 1024, seconds=25, answer=32 * 1024 * 1024)

Work = Callable[[bytes], bytes]
# The kinds that are read, by what a file's name ends in. What the file begins with counts for more.
KINDS: dict[str, Work] = {
    ".pdf": inside.pdf,
    ".docx": inside.word,
    ".docm": inside.word,
    ".dotx": inside.word,
    ".html": inside.html,
    ".htm": inside.html,
    ".xhtml": inside.html,
    ".md": inside.markdown,
    ".markdown": inside.markdown,
    ".txt": inside.text,
    ".text": inside.text,
}
# What a browser's window for choosing a file offers.
ACCEPTED = tuple(KINDS)
# Kinds of other or older programs, each of which can save as one that is read.
OTHERS = (
    ".doc", ".dot", ".odt", ".ott", ".rtf", ".pages", ".wpd", ".wps", ".ppt", ".pptx", ".odp", ".key", ".xls", ".xlsx",
    ".ods", ".epub", ".pub", ".xps", ".eml", ".msg",
)  # fmt: skip
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".svg")

_PDF, _ZIP, _OLE, _RTF = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
# The name, in the letters of a folder within an older file, of what Word keeps when it is opened with a password.
_LOCKED = "EncryptedPackage".encode("utf-16-le")


class UnreadableKindError(GroundplanError):
    """A file of a kind that nobody here reads."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "“{name}” is of no kind that can be read here: choose a PDF, a Word file (.docx), a web page, Markdown "
                "or plain text.",
                name=_shown(name),
            )
        )


class OtherFormatError(GroundplanError):
    """A document of an older program, or of another one."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "“{name}” is in a format that is not read here: open it in the program that made it, save it as PDF or "
                ".docx, and choose that file.",
                name=_shown(name),
            )
        )


class PictureOfTextError(GroundplanError):
    """A picture, perhaps of a page."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "“{name}” is a picture, and no words can be read from it: paste or type the words that matter instead.",
                name=_shown(name),
            )
        )


class LockedSourceError(GroundplanError):
    """A document that opens only with a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "“{name}” opens only with a password: save a copy without one and choose that, or paste the words that "
                "matter.",
                name=_shown(name),
            )
        )


class DamagedSourceError(GroundplanError):
    """A document that is cut off, broken, or not what it says it is."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "“{name}” is damaged or was cut off on its way: open it on your computer, save it anew and choose that "
                "file, or paste the words that matter.",
                name=_shown(name),
            )
        )


class SourceTooLargeError(GroundplanError):
    """More bytes than a document may have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "“{name}” is larger than {most} MB: save it smaller (without its photographs, or only the pages "
                "with the plan) and choose that file, or paste the words that matter.",
                name=_shown(name),
                most=LARGEST // 1024**2,
            )
        )


class TooManyPagesError(GroundplanError):
    """More pages, or more text, than a document may have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "“{name}” holds more than {most} pages or far more text than a plan does: save only the pages that "
                "matter as a file of their own and choose that.",
                name=_shown(name),
                most=MOST_PAGES,
            )
        )


class NothingInItError(GroundplanError):
    """A file without a word and without a page."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say("There is nothing in “{name}”: choose another file, or paste the words that matter.", name=_shown(name))
        )


_WHY: dict[str, Callable[[str], GroundplanError]] = {
    "kind": UnreadableKindError,
    "other": OtherFormatError,
    "locked": LockedSourceError,
    "pages": TooManyPagesError,
    "much": TooManyPagesError,
    "nothing": NothingInItError,
}


def read(name: str, data: bytes) -> Reading:
    """The document as it was read, with what was found in it. Pages that are pictures are in `unread`, and a scan has
    no passage at all: that is no error, whoever asks offers a paste.

    Raises the errors above, `TooMuchInItError` and `ManyFilesError`.
    """
    if len(data) > LARGEST:
        raise SourceTooLargeError(name)
    work = _work_for(name, data)
    try:
        reading = looked_at(confined(work, data, LIMITS))
    except UnfitError as error:
        raise _WHY.get(error.reason, DamagedSourceError)(name) from None
    if not reading.passages and not reading.unread:
        raise NothingInItError(name)
    return reading


def _work_for(name: str, data: bytes) -> Work:
    """Who reads it: whatever the file is called, a PDF is read as a PDF and a Word file as one."""
    begin = data[:1024]
    suffix = PurePath(name).suffix.lower()
    if not begin.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise NothingInItError(name)
    if _PDF in begin:
        return inside.pdf
    if begin.startswith(_ZIP):
        return inside.word
    if begin.startswith(_OLE):
        raise LockedSourceError(name) if _LOCKED in data else OtherFormatError(name)
    if begin.startswith(_RTF) or suffix in OTHERS:
        raise OtherFormatError(name)
    if begin.startswith(_PICTURES) or suffix in PICTURES:
        raise PictureOfTextError(name)
    return _work_for_text(name, suffix, begin)


def _work_for_text(name: str, suffix: str, begin: bytes) -> Work:
    if suffix and suffix not in KINDS:
        raise UnreadableKindError(name)
    if b"\0" in begin and not begin.startswith(_WIDE):
        # No text has zeros in it: a file cut off at its front, or a program.
        raise DamagedSourceError(name) if KINDS.get(suffix) in (inside.pdf, inside.word) else UnreadableKindError(name)
    if _PAGE.match(begin):
        return inside.html
    work = KINDS.get(suffix, inside.text)
    if work in (inside.pdf, inside.word):
        raise DamagedSourceError(name)
    return work


def _shown(name: str) -> str:
    """A file's name as a sentence can hold it: its last part, nothing that cannot be seen, and not too much of it."""
    plain = "".join(each for each in PurePath(name.replace("\\", "/")).name if each.isprintable()).strip()
    return plain if len(plain) <= 80 else plain[:60] + "…" + plain[-15:]
