"""Which answer an edition shows where, and what is on the shelf: whatever it shows nowhere, in sight."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from groundplan.toolkit.model import Question, Worksheet
from groundplan.words import say
from groundplan.workbook.address import Address, BadAddressError
from groundplan.workbook.answers import Answers, Value


@dataclass(frozen=True, slots=True)
class Shelved:
    """An answer without a place: where it was written, what it says, and why it is here, in words."""

    address: Address
    value: Value
    why: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A worksheet's answers divided into those that it shows and those on the shelf."""

    shown: Answers
    shelf: tuple[Shelved, ...]


def place(answers: Answers, worksheet: Worksheet) -> Placed:
    """Divide the answers of one document as the worksheet shows them. Nothing is dropped: every value and every
    loose text is in one of the two."""
    shown = {question.id for question in worksheet.shown_questions()}
    questions = {question.id: question for question in worksheet.questions()}
    kept = {key: value for key, value in answers.values.items() if key in shown}
    shelf = [
        Shelved(Address(worksheet.id, key), value, why_not_shown(questions.get(key)))
        for key, value in answers.values.items()
        if key not in shown
    ]
    shelf += [_loose(worksheet, questions, spelling, text) for spelling, text in answers.loose.items()]
    return Placed(
        Answers(answers.worksheet, answers.revision, MappingProxyType(kept), answers.loose),
        tuple(shelf),
    )


def why_not_shown(question: Question | None) -> str:
    """Why a sheet does not show a question: it is not on it any more, withdrawn, or hidden."""
    if question is None:
        return say("The worksheet does not ask this any more.")
    if question.withdrawn:
        return say("This question was withdrawn in version {version} of the toolkit.", version=question.withdrawn)
    return say("This question is hidden at your library.")


def _loose(worksheet: Worksheet, questions: dict[str, Question], spelling: str, text: str) -> Shelved:
    try:
        address = Address.parse(spelling)
    except BadAddressError:
        # A client of another make may have named a text as it liked: its words are shown all the same.
        why = say("This text stands under a name that cannot be read.")
        return Shelved(Address(worksheet.id, "unknown"), text, why)
    if address.question in questions and address.row:
        return Shelved(address, text, say("It was removed from its worksheet."))
    return Shelved(address, text, why_not_shown(None))
