"""How the places of a workbook are named in a Word file, so that an edited copy can be read back.

Word takes 40 word characters for a bookmark and renames what does not fit: a name is a digest, and the record of the
export (`bookmarks`) tells which place it stands for.
"""

from __future__ import annotations

import hashlib
import re

from groundplan.publish.outline import Heading, Outline
from groundplan.workbook.revision import BadRevisionError, Revision

_TITLE = re.compile(r"gpw_([0-9a-f]{10})(?:_(\d{1,6})_(\d{1,12}))?\Z", re.ASCII)


def bookmark(address: str) -> str:
    """The bookmark of an answer's place: `gp_` and ten characters, which every word processor keeps."""
    return f"gp_{_digest(address)}"


def title_bookmark(worksheet: str, revision: str = "") -> str:
    """The bookmark of a worksheet's title: `gpw_`, ten characters for the sheet, and the epoch and sequence that the
    answers are of; the blank sheet's has none."""
    name = f"gpw_{_digest(worksheet)}"
    try:
        shown = Revision.parse(revision)
    except BadRevisionError:
        return name
    return f"{name}_{shown.epoch}_{shown.sequence}"


def read_title_bookmark(name: str, worksheets: tuple[str, ...]) -> tuple[str, Revision | None] | None:
    """Which of the worksheets a title's bookmark stands for, and the revision shown; `None` for any other name."""
    found = _TITLE.match(name)
    sheet = next((each for each in worksheets if found and _digest(each) == found[1]), None)
    if found is None or sheet is None:
        return None
    return sheet, Revision(int(found[2]), int(found[3])) if found[2] else None


def bookmarks(outline: Outline) -> dict[str, str]:
    """Bookmark → address (for a title: the worksheet's id), for the record of an export."""
    headings = [block for block in outline.blocks if isinstance(block, Heading) and block.address]
    names = dict(zip(names_of(headings), (heading.address for heading in headings), strict=True))
    if outline.worksheet:
        names[title_bookmark(outline.worksheet, outline.revision)] = outline.worksheet
    return names


def names_of(headings: list[Heading]) -> list[str]:
    """Each heading's bookmark; a place that comes again (a sheet filled twice) is numbered, for names are unique."""
    names: list[str] = []
    seen: dict[str, int] = {}
    for heading in headings:
        is_title = "/" not in heading.address
        name = title_bookmark(heading.address, heading.revision) if is_title else bookmark(heading.address)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return names


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:10]
