"""`groundplan sources …`: what a document says; works on a file and needs no installation and no Django."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from groundplan.cli import printing
from groundplan.errors import GroundplanError
from groundplan.sources.finding.reasons import said_again
from groundplan.sources.model import Kind, Reading, Statement, Style, Whose
from groundplan.words import mark, say, say_n


class UnopenedDocumentError(GroundplanError):
    """A document's file is missing, or not to be opened by whoever asks."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("There is no file to be read at {path}: give the path of a document that you may open.", path=path)
        )


KINDS: Mapping[Kind, str] = {
    Kind.MISSION: mark("Mission"),
    Kind.VISION: mark("Vision"),
    Kind.VALUE: mark("Values"),
    Kind.PRIORITY: mark("Strategic priorities"),
    Kind.DEPARTMENT_MISSION: mark("Mission of a department"),
}


def add_to(groups: Any) -> None:
    """Add the commands to the command line."""
    sources = groups.add_parser("sources", help=say("read what a library has written before"))
    commands = sources.add_subparsers(title=say("commands"), metavar="COMMAND", required=True)
    reading = commands.add_parser("read", help=say("list a document's passages and the statements found in it"))
    reading.add_argument("file", type=Path, metavar="FILE", help=say("a .pdf, .docx, .html, .md or .txt file"))
    reading.add_argument("--json", action="store_true", help=say("print one JSON object"))
    reading.set_defaults(run=read)


def read(parsed: argparse.Namespace) -> int:
    """`sources read`."""
    from groundplan.sources.reading import read as read_document

    try:
        data = parsed.file.read_bytes()
    except OSError as error:
        raise UnopenedDocumentError(parsed.file) from error
    reading = read_document(parsed.file.name, data)
    printing.show(parsed, told(reading), list(map(_visible, _lines(reading))))
    return 0


def told(reading: Reading) -> dict[str, Any]:
    """The reading as the command line tells it (FORMATS §4)."""
    return {
        "title": reading.title,
        "pages": reading.pages,
        "language": reading.language,
        "passages": [
            {
                "id": each.id,
                "page": each.page,
                "heading": list(each.heading),
                "text": each.text,
                "style": str(each.style),
            }
            for each in reading.passages
        ],
        "statements": [
            {
                "kind": str(each.kind),
                "text": each.text,
                "passage": each.passage,
                "page": each.page,
                "whose": str(each.whose),
                "owner": each.owner,
                "confidence": round(each.confidence, 2),
                "reason": said_again(each.reason),
            }
            for each in reading.statements
        ],
        "unread": list(reading.unread),
    }


def _lines(reading: Reading) -> Iterator[str]:
    """What a person at a terminal reads: the statements under their kinds, then how much else there is."""
    if reading.title:
        yield reading.title
    for kind, title in KINDS.items():
        found = [each for each in reading.statements if each.kind is kind]
        if found:
            yield ""
            yield say(title)
        for each in found:
            yield from _statement(each)
    if not reading.statements:
        yield say("No statement was found.")
    yield ""
    headings = sum(each.style is Style.HEADING for each in reading.passages)
    yield say_n(
        "{n} passage, {headings} of them headings.",
        "{n} passages, {headings} of them headings.",
        len(reading.passages),
        headings=headings,
    )
    if reading.unread:
        pages = ", ".join(map(str, reading.unread))
        yield say("These pages hold pictures and no text: {pages}.", pages=pages)


def _statement(each: Statement) -> Iterator[str]:
    yield f"  “{' '.join(each.text.split())}”"
    where = say("page {page}", page=each.page) if each.page else say("passage {passage}", passage=each.passage)
    whose = "" if each.whose is Whose.LIBRARY or not each.owner else f"{each.owner}; "
    yield f"    {whose}{where}; {said_again(each.reason)}"


def _visible(line: str) -> str:
    """Signs that steer a terminal, or turn a line around, are spelled out: a stranger wrote the document."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in line)
