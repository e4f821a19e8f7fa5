"""What a document knows while questions are written out, and what stands where nothing was answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from groundplan.plan.lines import Cited
from groundplan.publish.outline import Block, Paragraph, plain
from groundplan.toolkit.model import Toolkit
from groundplan.words import Say
from groundplan.workbook.answers import Answers

# The name that an answer refers to → bytes and media type, or `None` where the picture is gone.
Pictures = Callable[[str], tuple[bytes, str] | None]


def no_picture(name: str) -> tuple[bytes, str] | None:
    """For documents that show no pictures."""
    return None


@dataclass(frozen=True)
class Setting:
    """What a question's writing out needs besides the question: the toolkit, all answers, words, and whether it is
    the blank sheet; `level` is that of the question's heading, `brief` leaves out what is not
    answered; `picture` gives the bytes and media type of an uploaded one; dates are told in `language`;
    `department` is empty for somebody who has none. `cited` has the citations of the sheet, and `today` tells whether
    the years of their documents have ended."""

    toolkit: Toolkit
    sheets: Sequence[Answers]
    say: Say
    blank: bool
    level: int = 3
    brief: bool = False
    picture: Pictures = no_picture
    language: str = "en"
    department: str = ""
    cited: Cited = field(default_factory=dict)
    today: date = date.min


def nothing(setting: Setting, lines: int) -> list[Block]:
    """Room to write on the blank sheet; on a filled one the words that say so."""
    if setting.blank:
        return [Paragraph((), "blank", lines)]
    return [Paragraph(plain(setting.say("Not answered yet.")), "hint")]


def kept(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, held on the page of what follows."""
    return [replace(block, keep=True) if isinstance(block, Paragraph) else block for block in blocks]
