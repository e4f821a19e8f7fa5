"""Whose a step is: what people write under “who”, and near misses that must not be taken for it."""

import pytest

from groundplan.plan.whose import Somebody

ROSA = Somebody("Rosa María Álvarez", ("Ken Lee", "Ann Howe", "Anna Berg"))

# name | colleagues | what stands under “who”
HERS = [
    ("Rosa María Álvarez", "Ken Lee", "Rosa María Álvarez"),
    ("Rosa María Álvarez", "Ken Lee", "rosa maria alvarez"),
    ("Rosa María Álvarez", "Ken Lee", "Rosa"),
    ("Rosa María Álvarez", "Ken Lee", " ROSA  "),
    ("Rosa María Álvarez", "Ken Lee", "Rosa María"),
    ("Rosa María Álvarez", "Ken Lee", "Rosa Alvarez"),
    ("Rosa María Álvarez", "Ken Lee", "Álvarez, Rosa"),
    ("Rosa María Álvarez", "Ken Lee", "Rosa A."),
    ("Rosa María Álvarez", "Ken Lee", "R. Álvarez"),
    ("Rosa María Álvarez", "Ken Lee", "Ms. Álvarez"),
    ("Rosa María Álvarez", "Ken Lee", "Sra. Alvarez"),
    ("Rosa María Álvarez", "Ken Lee", "RA"),
    ("Rosa María Álvarez", "Ken Lee", "R.A."),
    ("Rosa María Álvarez", "Ken Lee", "RMA"),
    ("Rosa María Álvarez", "Ken Lee", "Rosa (teen librarian)"),
    ("Rosa María Álvarez", "Ken Lee", "Rosa, teen librarian"),
    ("Rosa María Álvarez", "Ken Lee", "Rosa?"),
    ("Rosa María Álvarez", "Ken Lee", "@Rosa"),
    ("Rosa María Álvarez", "Ken Lee", "Rosa and Ken"),
    ("Rosa María Álvarez", "Ken Lee", "Ken and Rosa"),
    ("Rosa María Álvarez", "Ken Lee", "Rosa/Ken"),
    ("Rosa María Álvarez", "Ken Lee", "Ken & Rosa"),
    ("Rosa María Álvarez", "Ken Lee", "Ken + Rosa"),
    ("Rosa María Álvarez", "Ken Lee", "Ken; Rosa; the pages"),
    ("Rosa María Álvarez", "Ken Lee", "Ken\nRosa"),
    ("Rosa María Álvarez", "Ken Lee", "Rosa with a volunteer"),
    ("Rosa María Álvarez", "Ken Lee", "Rosa or Ken"),
    ("Rosa María Álvarez", "Ken Lee", "Ken y Rosa"),
    ("José", "", "JOSE"),
    ("Zoë Kühn", "", "zoe kuhn"),
    ("Łukasz", "", "Lukasz"),
    ("Siân O’Neill", "", "Sian O'Neill"),
    ("Strauß", "", "STRAUSS"),
    ("نورا الهاشمي", "كين", "نورا"),
    ("نورا الهاشمي", "كين", "كين ونورا"),
    ("نورا الهاشمي", "كين", "نُورا"),
    ("רוזה לוי", "קן", "קן ורוזה"),
    ("רוזה לוי", "קן", "\u2067רוזה\u2069"),
    ("राम", "", "राम"),
    ("김민지", "", "김민지"),
    ("Mary Ann Lee", "Mary Hill", "Mary Ann"),
    ("Ann", "Anna", "Ann"),
    ("Anna", "Ann", "Anna"),
    ("Don", "", "Don"),
]
NOT_HERS = [
    ("Ann", "Anna", "Anna"),
    ("Anna", "Ann", "Ann"),
    ("Ann", "Mary Ann", "Mary Ann"),
    ("Ann Howe", "Ann Berg", "Ann"),
    ("Ann Howe", "Ann Berg", "Ann Berg"),
    ("Ann Howe", "Ann Hill", "Ann H."),
    ("Ann Howe", "Al Howe", "Howe"),
    ("Ann Howe", "Al Howe", "A. Howe"),
    ("Ann Howe", "Al Hill", "AH"),
    ("Rosa Álvarez", "Ken Lee", "Ken"),
    ("Rosa Álvarez", "Ken Lee", "Rosanna"),
    ("Rosa Álvarez", "Ken Lee", "Ros"),
    ("Rosa Álvarez", "Ken Lee", "Rosa Parks"),
    ("Rosa Álvarez", "Ken Lee", "Rosa’s manager"),
    ("Rosa Álvarez", "Ken Lee", "ask Rosa"),
    ("Rosa Álvarez", "Ken Lee", "not Rosa"),
    ("Rosa Álvarez", "Ken Lee", "R"),
    ("Rosa Álvarez", "Ken Lee", "ra"),
    ("Rosa Álvarez", "Ken Lee", ""),
    ("Rosa Álvarez", "Ken Lee", "   "),
    ("Rosa Álvarez", "Ken Lee", "me"),
    ("Rosa Álvarez", "Ken Lee", "I"),
    ("Rosa Álvarez", "Ken Lee", "everybody"),
    ("Rosa Álvarez", "Ken Lee", "the team"),
    ("Yvonne Adams", "Ken Lee", "YA"),
    ("Ian Thomas", "Ken Lee", "IT"),
    ("राम", "", "रम"),
    ("Rosa", "", "🦊"),
    ("🦊", "", "🦊🦊"),
    ("Rosa", "", "/&,;"),
    ("Rosa", "", "x" * 100_000),
    ("Rosa", "", "(" * 5000),
]


@pytest.mark.parametrize(("name", "others", "who"), HERS)
def test_these_mean_her(name, others, who):
    assert Somebody(name, tuple(filter(None, [others]))).owns(who)


@pytest.mark.parametrize(("name", "others", "who"), NOT_HERS)
def test_these_do_not(name, others, who):
    assert not Somebody(name, tuple(filter(None, [others]))).owns(who)


@pytest.mark.parametrize("who", ["", " ", "me", "Me", "I", "myself", "ich", "moi", "أنا", "me and Ken"])
def test_where_she_works_alone_these_are_hers_too(who):
    assert Somebody("Rosa", alone=True).owns(who)
    assert not Somebody("Rosa", ("Ken",)).owns(who)


@pytest.mark.parametrize("who", ["Ken", "the director", "meeting", "I.T."])
def test_working_alone_does_not_make_everything_hers(who):
    assert not Somebody("Rosa", alone=True).owns(who)


def test_two_of_the_very_same_name_both_see_it():
    """Nobody can tell which of them is meant: better twice than not at all."""
    assert Somebody("Ann Howe", ("Ann Howe",)).owns("Ann Howe")
    assert not Somebody("Ann Howe", ("Ann Howe",)).owns("Ann")
