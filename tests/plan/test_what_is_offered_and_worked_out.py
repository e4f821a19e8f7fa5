"""What one worksheet has for another: lines to take over, the ends of a rating, sums, copies and counts."""

import pytest

from groundplan.plan.offers import MOST_OFFERS, computed, offers
from groundplan.toolkit.model import (
    Choice,
    Column,
    Question,
    QuestionType,
    Relation,
    RelationKind,
    Role,
    Section,
    Toolkit,
    Worksheet,
)
from groundplan.workbook.answers import Answers, Chosen, Item, Rated, Row

SCALE = tuple(Choice(each, each.title()) for each in ("never", "seldom", "sometimes", "often", "always"))
STATEMENTS = tuple(Choice(each, f"We {each}.") for each in ("ask", "listen", "show", "share"))
SOURCES = (
    Question("rated", QuestionType.RATING, "Rated", statements=STATEMENTS, scale=SCALE),
    Question("lines", QuestionType.LIST, "Lines"),
    Question("wishes", QuestionType.LIST, "Wishes", role=Role.TEENS_WISHES),
    Question("story", QuestionType.LONG_TEXT, "Story"),
    Question("costs", QuestionType.TABLE, "Costs", columns=(
        Column("what", "What"), Column("money", "Money", "number"), Column("hours", "Hours", "number"))),
    Question("seats", QuestionType.TEXT, "Seats"),
    Question("picked", QuestionType.CHOICE, "Picked", options=SCALE, many=True),
)  # fmt: skip
TOOLKIT = Toolkit("t", "T", "1", worksheets=(Worksheet("from", "The first sheet", (Section("only", "", SOURCES),)),))
STANDING = Rated({"ask": "always", "listen": "often", "show": "never", "share": "sometimes"})


def asking(kind, *targets, role=None, computation=None):
    relations = tuple(Relation(kind, target) for target in targets)
    return Question("q", QuestionType.LIST, "Q", role=role, relations=relations, computation=computation)


def offered(question, **values):
    return [(each.text, each.origin, each.why) for each in offers(TOOLKIT, question, [Answers("from", "1.1", values)])]


def worked_out(computation, *targets, **values):
    question = asking(RelationKind.COMPUTED_FROM, *targets, computation=computation)
    return computed(TOOLKIT, question, [Answers("from", "1.1", values)])


@pytest.mark.parametrize(
    ("role", "texts"),
    [
        (Role.STRENGTHS, [("We ask.", "from/rated/ask", "The first sheet: Always")]),
        (Role.WEAKNESSES, [("We show.", "from/rated/show", "The first sheet: Never")]),
    ],
)
def test_a_rating_offers_what_stands_at_its_very_ends(role, texts):
    assert offered(asking(RelationKind.PICKS_FROM, "from/rated", role=role), rated=STANDING) == texts


def test_a_rating_offers_everything_rated_to_any_other_question():
    told = offered(asking(RelationKind.PICKS_FROM, "from/rated"), rated=STANDING)
    assert [text for text, _origin, _why in told] == ["We ask.", "We listen.", "We show.", "We share."]


def test_the_middle_of_a_scale_is_neither_strength_nor_weakness():
    middle = Rated({"ask": "sometimes"})
    for role in (Role.STRENGTHS, Role.WEAKNESSES):
        assert offered(asking(RelationKind.PICKS_FROM, "from/rated", role=role), rated=middle) == []


def test_a_whole_sheet_offers_lines_that_mean_the_same_or_nothing_special():
    written = {"lines": (Item("a", " One "), Item("b", " ")), "wishes": (Item("c", "Music"),), "story": "Long ago"}
    own = ("One", "from/lines/a", "The first sheet: Lines")
    wish = ("Music", "from/wishes/c", "The first sheet: Wishes")
    for target in ("from/*", "from"):
        assert offered(asking(RelationKind.PICKS_FROM, target, role=Role.STRENGTHS), **written) == [own]
        assert offered(asking(RelationKind.PICKS_FROM, target, role=Role.TEENS_WISHES), **written) == [own, wish]


def test_a_copy_is_offered_whatever_its_type_and_once():
    question = asking(RelationKind.COPIES_FROM, "from/story", "from/lines", "from/*")
    assert offered(question, story="Long ago", lines=(Item("a", "One"),)) == [
        ("Long ago", "from/story", "The first sheet: Story"), ("One", "from/lines/a", "The first sheet: Lines")
    ]  # fmt: skip


def test_no_more_is_offered_than_can_be_looked_through():
    many = tuple(Item(f"i{number}", f"line {number}") for number in range(200))
    assert len(offered(asking(RelationKind.PICKS_FROM, "from/lines"), lines=many)) == MOST_OFFERS


def test_what_is_not_there_offers_nothing():
    for target in ("no-such/lines", "from/no-such", "", "from/lines"):
        assert offered(asking(RelationKind.PICKS_FROM, target)) == []


def test_a_sum_adds_one_column_or_tells_each():
    rows = (
        Row("1", {"what": "Kits", "money": "$1,200.50", "hours": "2 h"}),
        Row("2", {"money": "- 0.5", "hours": "many"}),
    )
    assert worked_out("sum", "from/costs", costs=rows) == "- Money: 1200\n- Hours: 2"
    assert worked_out("sum", "from/costs", costs=(Row("1", {"money": "3"}), Row("2", {"money": "4.25"}))) == "7.25"
    assert worked_out("sum", "from/seats", seats="about 12 chairs") == "12"
    assert worked_out("sum", "from/seats", seats="enough") == ""


def test_a_copy_lists_the_lines_with_their_signs_as_they_are():
    assert worked_out("copy", "from/lines", lines=(Item("a", "5 * [x](y)\n<b>"), Item("b", ""))) == (
        "- 5 \\* \\[x\\](y) \\<b\\>"
    )


def test_a_tally_counts_in_the_words_of_the_scale_and_in_its_order():
    rated = Rated({**STANDING.values, "listen": "always"})
    picked, lines = Chosen(("often", "never")), (Item("a", "One"), Item("b", "Two"))
    told = worked_out("tally", "from/rated", "from/picked", "from/lines", rated=rated, picked=picked, lines=lines)
    assert told.splitlines() == [
        "- **Rated** Never: 1, Sometimes: 1, Always: 2", "- **Picked** Never: 1, Often: 1", "- **Lines** 2"
    ]  # fmt: skip


def test_nothing_is_worked_out_from_nothing():
    assert [worked_out(each, "from/*") for each in ("sum", "copy", "tally")] == ["", "", ""]
