"""A quotation to be made: its words, where it goes, what was done then, and what can be wrong with it."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from groundplan.errors import GroundplanError
from groundplan.toolkit.model import Question, QuestionType
from groundplan.web.quoting.queries import Place
from groundplan.web.quoting.stating import Stated
from groundplan.words import say
from groundplan.workbook.citations import Origin

# A quotation is read wherever its answer is: what is longer is a document.
LONGEST_QUOTE = 20_000
MOST_LINES = 100
# Of one question on one occasion, those that were taken away with them.
MOST_CITATIONS = 400


class Then(StrEnum):
    """What becomes of an answer that stands where words are pasted."""

    KEEP = "keep"
    REPLACE = "replace"
    ADD = "add"


class AnswerStandsError(GroundplanError):
    """Words are to be pasted where another answer stands, and nobody said what is to become of it."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "There is another answer already, so nothing was changed yet: choose whether it stays, makes room for "
                "these words, or has them below it."
            )
        )


class NothingQuotedError(GroundplanError):
    """A source is given for no words."""

    def __init__(self) -> None:
        super().__init__(say("There are no words here yet: paste or write them, then save."))


class LongQuoteError(GroundplanError):
    """A quotation is longer than one can be."""

    def __init__(self, length: int) -> None:
        super().__init__(
            say(
                "These words have {length} characters, and a quotation has at most {most}. Nothing was saved: quote "
                "the lines that matter.",
                length=length,
                most=LONGEST_QUOTE,
            )
        )


class ManyLinesError(GroundplanError):
    """More lines are pasted at once than a list takes at once."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "These are more than {most} lines, the most that are taken at once: paste them in parts.",
                most=MOST_LINES,
            )
        )


class ManyCitationsError(GroundplanError):
    """A question has all the citations that it can have."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "It has been said {most} times already where the words of this answer come from, the most there can "
                "be.",
                most=MOST_CITATIONS,
            )
        )


class NotTakenError(GroundplanError):
    """The answer could not take the words: there is no room, or they are no text."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


class CitationChangedError(GroundplanError):
    """A citation is to be changed from something that it does not say any more."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "Somebody changed this while you were reading, so it was left as it is. What you wrote is below: look "
                "at both, then save."
            )
        )


@dataclass(frozen=True, slots=True)
class Citing:
    """Words for the answer of a question, and where they come from.

    For a list every line of `text` is one. `revision` is the one that the form showed, empty for the present; `rows`
    are the lines of a list that it showed, which `Then.REPLACE` takes away where `text` does not have them.
    """

    place: Place
    text: str
    stated: Stated
    edit: str
    then: Then | None = None
    revision: str = ""
    edition: uuid.UUID | None = None
    rows: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """What was done: the citations, and whether somebody else's change met this one, so that both texts stay.

    What undoes it: `rows` are new lines of a list, `before` is what a text said, and `revision` the one it has now,
    which is empty where the answer was left as it is.
    """

    citations: tuple[uuid.UUID, ...]
    met: bool = False
    rows: tuple[str, ...] = ()
    before: str = ""
    revision: str = ""


def quotes_of(citing: Citing, question: Question) -> list[str]:
    """The words as they were typed, line by line for a list, without what no database keeps."""
    text = citing.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    text = text.encode("utf-8", "replace").decode("utf-8")
    if len(text) > LONGEST_QUOTE:
        raise LongQuoteError(len(text))
    if not any(each.isprintable() and not each.isspace() for each in text):
        if citing.stated.origin is Origin.NONE_WRITTEN:
            return []
        raise NothingQuotedError
    if question.type is not QuestionType.LIST:
        return [text]
    lines = [*dict.fromkeys(line.strip() for line in text.splitlines() if line.strip())]
    if len(lines) > MOST_LINES:
        raise ManyLinesError
    return lines
