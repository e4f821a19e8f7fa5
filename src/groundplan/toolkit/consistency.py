"""What only shows when a toolkit is seen whole: things placed, related, renamed or retired that do not fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from groundplan.toolkit.model import Page, Question, RelationKind, Toolkit, Worksheet
from groundplan.toolkit.problems import Problem
from groundplan.words import say

# Circles are looked for among so many relations; no toolkit that people read has more.
_MOST_FLOWS = 200_000
# Along these an answer flows, so that a circle of them has no beginning.
_FLOWS = (RelationKind.COPIES_FROM, RelationKind.COMPUTED_FROM, RelationKind.PICKS_FROM)


def inconsistencies(toolkit: Toolkit, lines: Mapping[str, int]) -> list[Problem]:
    """Every such fault; `lines` tells where things stand: `file#key` → line."""
    found = [problem for page in toolkit.pages() for problem in _page(page, toolkit)]
    for module in toolkit.modules:
        found += _bears_on(module.bears_on, _place(module.source, "bears_on", lines), toolkit)
    for page in toolkit.pages():
        found += _bears_on(page.bears_on, _place(page.source, "bears_on", lines), toolkit)
    for sheet in toolkit.worksheets:
        found += _sheet(sheet, toolkit, lines)
    found += _numbers(toolkit, lines)
    found += _reused(toolkit, lines)
    found += _circles(toolkit)
    if not toolkit.modules and not toolkit.worksheets:
        message = say("This toolkit has no module and no worksheet.")
        hint = say("Add a folder under modules/ and list it in toolkit.yaml.")
        found.append(Problem("toolkit.yaml:1", "warning", "empty-toolkit", message, hint))
    return found


def _place(file: str, key: str, lines: Mapping[str, int]) -> str:
    return f"{file}:{lines.get(f'{file}#{key}', 1)}"


def _page(page: Page, toolkit: Toolkit) -> Iterator[Problem]:
    for placement in page.placements:
        where, sheet = f"{page.source}:{placement.line}", toolkit.worksheet(placement.worksheet)
        if sheet is None:
            message = say("The worksheet “{name}” is placed here but does not exist.", name=placement.worksheet[:60])
            yield Problem(where, "error", "unknown-worksheet", message, say("Correct its id, or add the worksheet."))
        elif sheet.withdrawn:
            message = say("The worksheet “{name}” is placed here but withdrawn.", name=sheet.id)
            yield Problem(where, "warning", "withdrawn-worksheet", message, say("Take it off the page."))


def _bears_on(targets: Iterable[str], where: str, toolkit: Toolkit) -> Iterator[Problem]:
    for target in targets:
        if not _exists(target, toolkit):
            message = say("`{key}` names “{target}”, which does not exist.", key="bears_on", target=target[:80])
            hint = say("Write a worksheet's id, or worksheet/question.")
            yield Problem(where, "warning", "unknown-target", message, hint)


def _exists(target: str, toolkit: Toolkit) -> bool:
    if target.startswith("page:"):
        return toolkit.page(target.removeprefix("page:")) is not None
    sheet_id, _slash, question = target.partition("/")
    sheet = toolkit.worksheet(sheet_id)
    return sheet is not None and (question in ("", "*") or sheet.question(question) is not None)


def _numbers(toolkit: Toolkit, lines: Mapping[str, int]) -> Iterator[Problem]:
    """Two worksheets of one module with one number: readers would fill in the wrong one."""
    first: dict[tuple[str, str], Worksheet] = {}
    for sheet in toolkit.worksheets:
        if sheet.number and not sheet.withdrawn:
            known = first.setdefault((sheet.module, sheet.number), sheet)
            if known is not sheet:
                message = say("“{name}” bears the number {number} too.", name=known.id, number=sheet.number)
                where = _place(sheet.source, "number", lines)
                yield Problem(where, "warning", "duplicate-number", message, say("Give one of the two another number."))


def _reused(toolkit: Toolkit, lines: Mapping[str, int]) -> Iterator[Problem]:
    """Ids of worksheets that are given again, or that two worksheets both say to have had."""
    living = {sheet.id for sheet in toolkit.worksheets}
    hint = say("An id is never reused: rename one of the two.")
    for name in sorted(living & set(toolkit.retired)):
        message = say("“{name}” is retired here and asked again; an id is never reused.", name=name)
        yield Problem(_place("toolkit.yaml", "retired", lines), "error", "reused-id", message, hint)
    heirs: dict[str, str] = {}
    for sheet in toolkit.worksheets:
        for former in sheet.formerly:
            where, heir = _place(sheet.source, "formerly", lines), heirs.setdefault(former, sheet.id)
            if former in living:
                message = say(
                    "“{name}” was formerly “{former}”, but a worksheet of that id is still there.",
                    name=sheet.id,
                    former=former,
                )
                yield Problem(where, "error", "reused-id", message, hint)
            elif heir != sheet.id:
                message = say("“{name}” and “{other}” both were “{former}”.", name=heir, other=sheet.id, former=former)
                yield Problem(where, "error", "two-heirs", message, say("Only one can keep its answers."))
        for target in sheet.split_into:
            if toolkit.worksheet(target) is None:
                message = say("`{key}` names “{target}”, which does not exist.", key="split_into", target=target)
                where = _place(sheet.source, "split_into", lines)
                yield Problem(where, "warning", "unknown-target", message, say("Write a worksheet's id."))


def _sheet(sheet: Worksheet, toolkit: Toolkit, lines: Mapping[str, int]) -> Iterator[Problem]:
    top = f"{sheet.source}:1"
    if sheet.module and toolkit.module(sheet.module) is None:
        message = say("The module “{name}” does not exist.", name=sheet.module[:60])
        where = _place(sheet.source, "module", lines)
        yield Problem(where, "warning", "unknown-module", message, say("Correct `module:`."))
    unread = f"{sheet.source}#unread" in lines
    if not any(True for _ in sheet.questions()) and not sheet.withdrawn and not unread:
        message = say("This worksheet asks nothing.")
        yield Problem(top, "warning", "empty-worksheet", message, say("Add a section with questions."))
    living = {question.id for question in sheet.questions()}
    for name in sorted(living & set(sheet.retired)):
        message = say("“{name}” is retired here and asked again; an id is never reused.", name=name)
        where = _place(sheet.source, "retired", lines)
        yield Problem(where, "error", "reused-id", message, say("Give the new question another id."))
    yield from _heirs(sheet)
    strands = {strand.id for strand in toolkit.strands}
    for question in sheet.questions():
        yield from _question(sheet, question, living, strands, toolkit)


def _heirs(sheet: Worksheet) -> Iterator[Problem]:
    """Two questions that both say to have been a third."""
    heirs: dict[str, str] = {}
    for question in sheet.questions():
        for former in question.formerly:
            heir = heirs.setdefault(former, question.id)
            if heir != question.id:
                message = say(
                    "“{name}” and “{other}” both were “{former}”.", name=heir, other=question.id, former=former
                )
                yield Problem(question.where, "error", "two-heirs", message, say("Only one can keep its answers."))


def _gone_again(question: Question) -> Iterator[Problem]:
    """Ids within a question that are retired or were another's, and are given again."""
    for things in (question.options, question.statements, question.scale, question.rows, question.columns):
        living = {thing.id for thing in things}
        former = {name for thing in things for name in thing.formerly}
        for name in sorted(living & {*question.retired, *former}):
            message = say("“{name}” is given again; an id is never reused.", name=name)
            yield Problem(question.where, "error", "reused-id", message, say("Give the new one another id."))


def _question(
    sheet: Worksheet, question: Question, living: set[str], strands: set[str], toolkit: Toolkit
) -> Iterator[Problem]:
    for name in question.formerly:
        if name in living:
            message = say(
                "“{name}” was formerly “{former}”, but a question of that id is still asked.",
                name=question.id,
                former=name,
            )
            hint = say("An id is never reused: rename one of the two.")
            yield Problem(question.where, "error", "reused-id", message, hint)
    yield from _gone_again(question)
    for target in question.split_into:
        if not _exists(target if "/" in target else f"{sheet.id}/{target}", toolkit):
            message = say("`{key}` names “{target}”, which does not exist.", key="split_into", target=target)
            hint = say("Write a question's id, or worksheet/question.")
            yield Problem(question.where, "warning", "unknown-target", message, hint)
    for relation in question.relations:
        only_to_see = relation.target.startswith("page:") and relation.kind is not RelationKind.SEE_ALSO
        if only_to_see or not _exists(relation.target, toolkit):
            message = say(
                "`{key}` names “{target}”, which does not exist.", key=relation.kind, target=relation.target[:80]
            )
            hint = say("Write worksheet/question, worksheet/*, or page:ID.")
            yield Problem(question.where, "warning", "unknown-target", message, hint)
    for statement in question.statements:
        if statement.group and statement.group not in strands:
            message = say(
                "The statement “{name}” belongs to “{group}”, which is no strand.",
                name=statement.id,
                group=statement.group[:60],
            )
            hint = say("Write a strand's id after `group:`.")
            yield Problem(question.where, "warning", "unknown-group", message, hint)


def _circles(toolkit: Toolkit) -> Iterator[Problem]:
    """Questions whose answers would flow back into themselves."""
    flows: dict[str, list[str]] = {}
    where: dict[str, str] = {}
    left = _MOST_FLOWS
    for sheet in toolkit.worksheets:
        for question in sheet.questions():
            name = f"{sheet.id}/{question.id}"
            where[name] = question.where
            targets = [target for kind in _FLOWS for target in question.targets(kind)]
            if left > 0:
                flows[name] = [source for target in targets for source in _sources(target, name, toolkit)]
                left -= len(flows[name])
    done: set[str] = set()
    for start in flows:
        circle = _circle_from(start, flows, done)
        if circle:
            message = say("Answers go round in a circle: {circle}.", circle=" → ".join(circle)[:300])
            yield Problem(where[start], "error", "relation-circle", message, say("Take one of these relations out."))


def _sources(target: str, asking: str, toolkit: Toolkit) -> list[str]:
    sheet_id, _slash, question = target.partition("/")
    sheet = toolkit.worksheet(sheet_id)
    if sheet is None:
        return []
    if question and question != "*":
        return [target]
    return [name for each in sheet.questions() if (name := f"{sheet_id}/{each.id}") != asking]


def _circle_from(start: str, flows: Mapping[str, list[str]], done: set[str]) -> list[str]:
    """The first circle that can be reached, found without recursion: toolkits come from strangers."""
    path: list[str] = []
    on_path: set[str] = set()
    waiting: list[tuple[str, bool]] = [(start, True)]
    while waiting:
        name, entering = waiting.pop()
        if not entering:
            on_path.discard(path.pop())
            done.add(name)
            continue
        if name in on_path:
            done.update(path)
            return [*path[path.index(name) :], name]
        if name in done:
            continue
        path.append(name)
        on_path.add(name)
        waiting.append((name, False))
        waiting.extend((source, True) for source in flows.get(name, ()))
    return []
