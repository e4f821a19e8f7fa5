"""The archive that a Word file is: its parts, each unpacked only as far as it may be."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lxml import etree

from groundplan.intake.cell import UnfitError
from groundplan.sources.extract.limits import DAMAGED, KIND, LOCKED, MUCH, OTHER

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Parts of one file; bytes of one part, unpacked; and how much smaller it may have been: text packs to a tenth.
_MOST_PARTS = 5_000
_LARGEST_PART = 64 * 1024 * 1024
_MOST_PACKED = 150
_LEFT_ALONE = 4 * 1024 * 1024
_WORD = re.compile(r"word/document\d*\.xml")
# The same words, in the stricter of the two dialects that Word writes.
_STRICT, _USUAL = b"http://purl.oclc.org/ooxml/wordprocessingml/main", W_NAMESPACE.encode()
# What other programs' files hold that are archives too.
_OTHERS = (
    "ppt/presentation.xml",
    "xl/workbook.xml",
    "content.xml",
    "index.xml",
    "META-INF/container.xml",
    "Index/Document.iwa",
)


class Archive:
    """A Word file's parts. Raises `UnfitError` for what is none, or unpacks to more than a document holds."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise UnfitError(DAMAGED) from None
        self._parts = {each.filename.lstrip("/").replace("\\", "/"): each for each in self._zip.infolist()}
        if len(self._parts) > _MOST_PARTS:
            raise UnfitError(MUCH)
        self._main = next(filter(_WORD.fullmatch, self._parts), "")
        if not self._main:
            raise UnfitError(OTHER if any(name in self._parts for name in _OTHERS) else KIND)

    def document(self) -> etree._Element:
        """The text itself."""
        root = self.part(self._main)
        if root is None:
            raise UnfitError(DAMAGED)
        return root

    def part(self, name: str) -> etree._Element | None:
        """A part as XML, nothing where there is none. No entity of it is followed, and no address."""
        if name not in self._parts:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(self._unpacked(self._parts[name]).replace(_STRICT, _USUAL), parser)
        except etree.XMLSyntaxError:
            raise UnfitError(DAMAGED) from None

    def _unpacked(self, part: zipfile.ZipInfo) -> bytes:
        """The bytes of a part; what the archive says of its size is not believed."""
        if part.flag_bits & 1:
            raise UnfitError(LOCKED)
        most = min(_LARGEST_PART, max(part.compress_size * _MOST_PACKED, _LEFT_ALONE))
        try:
            with self._zip.open(part) as packed:
                data = packed.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            raise UnfitError(DAMAGED) from None
        if len(data) > most:
            raise UnfitError(MUCH)
        return data
