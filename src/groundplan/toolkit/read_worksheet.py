"""One worksheet file → `Worksheet`, with everything that does not fit as problems (FORMATS §1, Worksheet)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from groundplan.toolkit.model import (
    Block,
    Choice,
    Column,
    ColumnType,
    Computation,
    Note,
    Phase,
    Question,
    QuestionType,
    Quiz,
    Relation,
    RelationKind,
    Role,
    Section,
    Toolkit,
    Worksheet,
)
from groundplan.toolkit.schema import Mapping, Problems, once
from groundplan.toolkit.yaml_text import Fields, Items, Text, Tree, load
from groundplan.words import mark, say

_COLUMN_TYPES = ("text", "long_text", "choice", "date", "number")
_MOST_BLANK = 50
_MOST_TARGETS = 100


def read_worksheet(text: str, file: str, fallback_id: str, base: Toolkit | None = None) -> tuple[Worksheet, Problems]:
    """The worksheet as far as it can be read; `fallback_id` names it when it does not name itself.

    `base` is the toolkit of which this is a translation: types that it does not repeat are those of the toolkit.
    """
    problems = Problems(file, partial=base is not None)
    tree, broken = load(text, file)
    problems.found += broken
    given = Mapping(tree, problems, mark("A worksheet"))
    if tree is None and not broken:
        hint = say("Write at least `id`, `title` and `sections`.")
        given.fault(1, "empty-file", say("This worksheet is empty."), hint)
    needed = isinstance(tree, Fields)
    name = given.id(needed=needed, default=fallback_id)
    whole = base.worksheet(name) if base else None
    types = {each.id: each.type.value for each in whole.questions()} if whole else {}
    worksheet = Worksheet(
        id=name,
        title=given.text("title", "" if base else fallback_id, needed=needed),
        sections=_sections(given, types),
        module=given.text("module"),
        number=given.text("number", longest=20),
        intro=given.text("intro"),
        minutes=given.number("minutes"),
        occasions=given.text("occasions", longest=200),
        formerly=given.former("formerly"),
        split_into=given.former("split_into"),
        merged_from=given.former("merged_from"),
        withdrawn=given.text("withdrawn", longest=40),
        retired=given.former("retired"),
        imported_from=given.text("imported_from"),
        source=file,
    )
    problems.lines = {key: given.line_of(key) for key in ("number", "module", "formerly", "split_into", "retired")}
    if not needed:
        problems.lines["unread"] = 1
    given.finish()
    return worksheet, problems


def _sections(given: Mapping, types: dict[str, str]) -> tuple[Section, ...]:
    taken: set[str] = set()

    def read() -> Iterator[tuple[Section, Mapping]]:
        for number, each in enumerate(given.each("sections", mark("A section")), 1):
            section = Section(
                id=each.id(default=f"section-{number}"),
                title=each.text("title"),
                blocks=_blocks(each, taken, types),
                intro=each.text("intro"),
                formerly=each.former("formerly"),
            )
            each.finish()
            yield section, each

    return once(read(), lambda section: section.id)


def _blocks(section: Mapping, taken: set[str], types: dict[str, str]) -> tuple[Block, ...]:
    """The blocks of a section; ids are unique in the whole worksheet, so `taken` goes from section to section."""
    blocks: list[Block] = []
    for each in section.each("questions", mark("A question")):
        block = _block(each, types)
        each.finish()
        if block is None or not block.id:
            continue
        if block.id in taken:
            message = say(
                "The id “{name}” is given twice in this worksheet; the second one is passed over.", name=block.id
            )
            hint = say("Give each question its own id, once and for ever.")
            each.fault(each.line, "duplicate-id", message, hint)
            continue
        taken.add(block.id)
        blocks.append(block)
    return tuple(blocks)


def _kind(each: Mapping, types: dict[str, str]) -> str:
    """What a block is; in a translation also without its saying so."""
    kind = each.text("type", needed=True)
    if kind or not each.problems.partial:
        return kind
    told = "note" if each.has("body") else "quiz" if each.has("question") else QuestionType.LONG_TEXT.value
    return types.get(each.text("id"), told)


def _block(each: Mapping, types: dict[str, str]) -> Block | None:
    kind = _kind(each, types)
    if kind == "note":
        each.what = mark("A note")
        return Note(each.id(), each.text("body", needed=True))
    if kind == "quiz":
        each.what = mark("A quiz")
        question, answer = each.text("question", needed=True), each.text("answer", needed=True)
        return Quiz(each.id(), question, answer, _choices(each, "options", mark("An option")))
    if kind not in list(QuestionType):
        if kind:
            known = ", ".join([*QuestionType, "note", "quiz"])
            message = say("“{kind}” is no type of question, so this question is asked as a long text.", kind=kind[:60])
            each.fault(each.line_of("type"), "unknown-type", message, say("Write one of: {known}.", known=known))
        kind = QuestionType.LONG_TEXT
    return _question(each, QuestionType(kind))


def _question(each: Mapping, kind: QuestionType) -> Question:
    role = each.one_of("role", Role, "", "unknown-role")
    question = Question(
        id=each.id(),
        type=kind,
        label=each.text("label", needed=True, longest=2000),
        help=each.text("help"),
        example=each.text("example"),
        placeholder=each.text("placeholder", longest=500),
        phase=Phase(each.one_of("phase", Phase, Phase.ANY, "unknown-phase")),
        private=each.yes("private"),
        role=Role(role) if role else None,
        many=each.yes("many"),
        write_ins=each.number("write_ins", most=_MOST_BLANK),
        options=_choices(each, "options", mark("An option")),
        statements=_choices(each, "statements", mark("A statement")),
        scale=_choices(each, "scale", mark("A value of the scale")),
        columns=_columns(each),
        rows=_choices(each, "rows", mark("A row")),
        minimum=each.number("min", most=_MOST_BLANK),
        starts=max(each.number("start", 3, _MOST_BLANK), each.number("min", most=_MOST_BLANK)),
        example_rows=_example_rows(each),
        steps=each.number("steps", 3, _MOST_BLANK),
        computation=_computation(each),
        relations=tuple(_relations(each)),
        meaning=each.number("meaning", 1),
        formerly=each.former("formerly"),
        split_into=each.former("split_into"),
        merged_from=each.former("merged_from"),
        retired=each.former("retired"),
        withdrawn=each.text("withdrawn", longest=40),
        where=each.where,
    )
    _needs(each, question)
    _belongs(each, question)
    return question


_NEEDED = {
    QuestionType.CHOICE: ("options",),
    QuestionType.RATING: ("statements", "scale"),
    QuestionType.TABLE: ("columns",),
}


def _needs(each: Mapping, question: Question) -> None:
    if each.problems.partial:
        return
    for key in _NEEDED.get(question.type, ()):
        if not getattr(question, key) and not (key == "options" and question.write_ins):
            message = say("A question of type {type} has no `{key}`.", type=question.type, key=key)
            each.fault(each.line, "missing-key", message, say("Add `{key}:` with at least one entry.", key=key))
    if question.type is QuestionType.COMPUTED and not question.targets(RelationKind.COMPUTED_FROM):
        message = say("A computed question does not say what it is computed from.")
        each.fault(each.line, "missing-key", message, say("Add `relations: [{computed_from: worksheet/question}]`."))
    if question.type is QuestionType.COMPUTED and not each.has("compute"):
        message = say("A computed question does not say how it is computed.")
        each.fault(each.line, "missing-key", message, say("Add `compute: sum`, `tally` or `copy`."))
    if question.role is Role.GOALS and question.type is not QuestionType.GOALS:
        message = say("The role `goals` is only understood on a question of type `goals`.")
        each.fault(each.line_of("role"), "wrong-role", message, say("Change the type, or take the role away."))


_OF_TYPE = {
    "options": (QuestionType.CHOICE,),
    "many": (QuestionType.CHOICE,),
    "write_ins": (QuestionType.CHOICE,),
    "statements": (QuestionType.RATING,),
    "scale": (QuestionType.RATING,),
    "columns": (QuestionType.TABLE,),
    "rows": (QuestionType.TABLE,),
    "example_rows": (QuestionType.TABLE,),
    "min": (QuestionType.TABLE, QuestionType.LIST, QuestionType.GOALS),
    "start": (QuestionType.TABLE, QuestionType.LIST, QuestionType.GOALS),
    "steps": (QuestionType.GOALS,),
    "compute": (QuestionType.COMPUTED,),
}


def _belongs(each: Mapping, question: Question) -> None:
    """An attribute of another type means nothing, which its author should hear."""
    if each.text("type") != question.type:
        return
    for key, types in _OF_TYPE.items():
        if each.has(key) and question.type not in types:
            message = say("`{key}` means nothing for a question of type {type}.", key=key, type=question.type)
            hint = say("It belongs to: {types}.", types=", ".join(types))
            each.fault(each.line_of(key), "unused-key", message, hint, "warning")


def _choices(given: Mapping, key: str, what: str) -> tuple[Choice, ...]:
    def read() -> Iterator[tuple[Choice, Mapping]]:
        for each in given.each(key, what):
            choice = Choice(
                id=each.id(),
                label=each.text("label", needed=True, longest=2000),
                help=each.text("help"),
                group=each.text("group", longest=80),
                formerly=each.former("formerly"),
            )
            each.finish()
            yield choice, each

    return once(read(), lambda choice: choice.id)


def _columns(given: Mapping) -> tuple[Column, ...]:
    def read() -> Iterator[tuple[Column, Mapping]]:
        for each in given.each("columns", mark("A column")):
            kind = each.one_of("type", _COLUMN_TYPES, "text", "unknown-type")
            column = Column(
                id=each.id(),
                label=each.text("label", needed=True, longest=500),
                type=cast("ColumnType", kind),
                help=each.text("help"),
                options=_choices(each, "options", mark("An option")),
                formerly=each.former("formerly"),
            )
            if kind == "choice" and not column.options and not each.problems.partial:
                message = say("A column of type {type} has no `{key}`.", type=kind, key="options")
                each.fault(
                    each.line, "missing-key", message, say("Add `{key}:` with at least one entry.", key="options")
                )
            each.finish()
            yield column, each

    return once(read(), lambda column: column.id)


def _example_rows(given: Mapping) -> tuple[dict[str, str], ...]:
    columns = given.tree("columns")
    known = {_id_of(column) for column in columns.items} if isinstance(columns, Items) else set()
    return tuple(_example_row(row, known) for row in given.each("example_rows", mark("An example row")))


def _id_of(tree: Tree) -> str:
    name = tree.fields.get("id") if isinstance(tree, Fields) else None
    return name.text if isinstance(name, Text) else ""


def _example_row(row: Mapping, columns: set[str]) -> dict[str, str]:
    cells = {name: row.text(name) for name in sorted(columns) if row.has(name)}
    row.finish()
    return cells


def _computation(given: Mapping) -> Computation | None:
    found = given.one_of("compute", ("sum", "tally", "copy"), "", "unknown-computation")
    return cast("Computation", found) if found else None


def _relations(given: Mapping) -> Iterator[Relation]:
    for each in given.each("relations", mark("A relation")):
        for kind in RelationKind:
            for target in each.texts(kind.value)[:_MOST_TARGETS]:
                yield Relation(kind, target)
        each.finish()
