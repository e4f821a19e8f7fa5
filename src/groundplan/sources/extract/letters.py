"""Bytes as text, whatever they were written in: what the file declares is tried first, and believed only if it fits."""

from __future__ import annotations

import codecs
import re

from groundplan.intake.cell import UnfitError
from groundplan.sources.extract.limits import MOST_WRITTEN, MUCH

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""")
# What a page declares as Latin-1 is written in Windows's own letters nearly always; browsers take it so.
_NOT_WRITTEN = ("unicode_escape", "raw_unicode_escape", "idna", "punycode", "utf_7")
_TAKEN_FOR = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8"}


def decoded(data: bytes) -> str:
    """The text of these bytes; what is no letter in any likely way becomes the sign for that.

    Raises `UnfitError` for far more than anybody writes.
    """
    if len(data) > MOST_WRITTEN:
        raise UnfitError(MUCH)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    for name in (_declared(data), "utf-8"):
        if name:
            try:
                return data.decode(name)
            except UnicodeDecodeError:
                continue
    return data.decode("cp1252", "replace")


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:2048])
    if not found:
        return ""
    try:
        known = codecs.lookup(found[1].decode("ascii"))
    except LookupError:
        return ""
    # Python knows encodings that are no letters at all, and dangerous ones among them.
    if not getattr(known, "_is_text_encoding", False) or known.name.replace("-", "_") in _NOT_WRITTEN:
        return ""
    return _TAKEN_FOR.get(known.name, known.name)
