"""One worksheet with every type of question, as the tests of this room use it."""

import pytest

from groundplan.toolkit.model import Choice, Column, Question, QuestionType, Section, Worksheet


def choices(*ids: str) -> tuple[Choice, ...]:
    return tuple(Choice(each, each.title()) for each in ids)


@pytest.fixture(scope="session")
def sheet() -> Worksheet:
    questions = (
        Question("name", QuestionType.TEXT, "Name"),
        Question("story", QuestionType.LONG_TEXT, "Story"),
        Question("things", QuestionType.LIST, "Things"),
        Question("one", QuestionType.CHOICE, "One", options=choices("a", "b", "c")),
        Question("many", QuestionType.CHOICE, "Many", options=choices("a", "b", "c"), many=True, write_ins=2),
        Question("rated", QuestionType.RATING, "Rated", statements=choices("s1", "s2"), scale=choices("lo", "hi")),
        Question("grid", QuestionType.TABLE, "Grid", columns=(Column("who", "Who"), Column("when", "When", "date"))),
        Question("fixed", QuestionType.TABLE, "Fixed", columns=(Column("note", "Note"),), rows=choices("r1", "r2")),
        Question("goals", QuestionType.GOALS, "Goals"),
        Question("photo", QuestionType.FILE, "Photo"),
        Question("count", QuestionType.COMPUTED, "Count"),
        Question("secret", QuestionType.TEXT, "Hidden", hidden=True),
    )
    return Worksheet("ws", "A sheet", (Section("only", "Only", questions),))
