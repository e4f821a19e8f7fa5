"""A form post → an edit, made against what the form showed.

A slow reader never overwrites a fast one: what a post leaves as the form showed it is no change, and what it changed
is carried over, word by word, into what the document says by now.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from groundplan.toolkit.model import Question, Worksheet
from groundplan.words import say
from groundplan.workbook.address import Address, BadAddressError
from groundplan.workbook.document import Document
from groundplan.workbook.intents import Intent, Refusal, SetText, question_intents
from groundplan.workbook.rows import act_intents

__all__ = ["Outcome", "Post", "Refusal", "apply_post"]

PICK = "pick:"


@dataclass(frozen=True, slots=True)
class Post:
    """What a browser sent: texts by field name (an address), the checkbox groups it showed, the buttons pressed."""

    fields: Mapping[str, Sequence[str]]
    shown: frozenset[str] = frozenset()
    acts: Sequence[str] = ()

    def only(self, belongs: Callable[[str], bool]) -> Post:
        """The part of the post that is about questions whose id `belongs` says yes to."""
        return Post(
            {name: texts for name, texts in self.fields.items() if name.startswith(PICK) or belongs(_question(name))},
            frozenset(name for name in self.shown if belongs(_question(name))),
            tuple(act for act in self.acts if belongs(_question(act.partition(" ")[2]))),
        )

    def again(self) -> Post:
        """The same post sent once more: a row that a button has moved must not move twice."""
        return Post(self.fields, self.shown, tuple(act for act in self.acts if act.split(" ")[0] not in ("up", "down")))

    @property
    def is_empty(self) -> bool:
        """Whether the post is about no question at all."""
        return not self.acts and not self.shown and all(name.startswith(PICK) for name in self.fields)

    def questions(self, worksheet: str) -> set[tuple[str, str]]:
        """The (worksheet, question) pairs that the post is about."""
        names = [*self.fields, *self.shown, *(act.partition(" ")[2] for act in self.acts)]
        return {(worksheet, _question(name)) for name in names if not name.startswith(PICK)}


def _question(name: str) -> str:
    """The question's id in an address, however the rest of it is spelled."""
    return name.partition(" ")[0].partition("/")[2].partition("/")[0]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a post came to: the update to log (empty when nothing changed), the addresses it touched, those where
    somebody else's change met it, and what was refused."""

    update: bytes = b""
    touched: tuple[Address, ...] = ()
    merged: tuple[Address, ...] = ()
    refused: tuple[Refusal, ...] = field(default=())

    @classmethod
    def nothing(cls) -> Outcome:
        """An outcome that changed nothing: a repeated post."""
        return cls()


def apply_post(present: Document, base: Document, worksheet: Worksheet, post: Post, *, apart: bool = False) -> Outcome:
    """Take a post, made when the document said `base`, into `present`, which is changed in place.

    `apart` says that others wrote since the form was shown: the update is then made so that it builds on nothing of
    theirs, and a later form can name it without them (`groundplan.workbook.revision`).

    Fields that cannot be taken are refused one by one, with their text; the rest is applied. Raises nothing for
    anything a browser can send.
    """
    intents, refused = _intents(base, present, worksheet, post)
    wanted = [intent for intent in intents if intent.changes(base)]
    clashing = [intent for intent in wanted if isinstance(intent, SetText) and intent.met(base, present)]

    def write(document: Document) -> None:
        for intent in wanted:
            intent.write(document)

    if not wanted:
        return Outcome(refused=tuple(refused))
    if clashing or apart:
        update = (base if clashing else present).fork().edit(write)
        present.apply(update)
    else:
        update = present.edit(write)
    return Outcome(
        update=update,
        touched=tuple(dict.fromkeys(intent.address for intent in wanted)),
        merged=tuple(intent.address for intent in clashing),
        refused=tuple(refused),
    )


def _intents(base: Document, present: Document, worksheet: Worksheet, post: Post) -> tuple[list[Intent], list[Refusal]]:
    refused: list[Refusal] = []
    fields: dict[str, dict[Address, Sequence[str]]] = {}
    questions = {question.id: question for question in worksheet.questions()}
    for name, texts in post.fields.items():
        if name.startswith(PICK):
            continue
        address = _address(name, worksheet, questions)
        if isinstance(address, str):
            refused.extend(_stray(name, address, texts))
        else:
            fields.setdefault(address.question, {})[address] = texts
    shown = _shown(post, worksheet, questions)
    intents: list[Intent] = []
    for question_id in dict.fromkeys([*fields, *(address.question for address in shown)]):
        question = questions[question_id]
        here = {address for address in shown if address.question == question_id}
        made = question_intents(question, worksheet.id, fields.get(question_id, {}), here, base, present)
        intents += made.intents
        refused += made.refused
    for act in post.acts:
        intents += _act(act, post, worksheet, questions, present)
    return intents, refused


def _address(name: str, worksheet: Worksheet, questions: Mapping[str, Question]) -> Address | str:
    """The address of a field, or the sentence that says why there is none."""
    try:
        address = Address.parse(name)
    except BadAddressError as error:
        return error.sentence
    if address.worksheet != worksheet.id or address.question not in questions:
        return say(
            "The worksheet “{worksheet}” has no question “{question}”, so this text was not saved: "
            "copy it, and put it where it belongs.",
            worksheet=worksheet.title,
            question=address.question,
        )
    return address


def _stray(name: str, sentence: str, texts: Sequence[str]) -> list[Refusal]:
    """Refusals for fields with no place here; what holds no text is passed over."""
    parts = [part[:80] for part in name.split("/")[:4]]
    address = Address(parts[0], parts[1]) if len(parts) >= 2 else Address("", name[:80])
    return [Refusal(address, text, sentence) for text in texts if text.strip()]


def _shown(post: Post, worksheet: Worksheet, questions: Mapping[str, Question]) -> set[Address]:
    found = (_address(name, worksheet, questions) for name in post.shown)
    return {address for address in found if isinstance(address, Address)}


def _act(
    act: str, post: Post, worksheet: Worksheet, questions: Mapping[str, Question], present: Document
) -> list[Intent]:
    verb, _space, rest = act.partition(" ")
    spelled, _space, origin = rest.partition(" ")
    address = _address(spelled, worksheet, questions)
    if isinstance(address, str):
        return []
    text = next(iter(post.fields.get(PICK + origin, ())), "")
    return act_intents(verb, address, questions[address.question], present, origin, text)
