"""Sixty plans, each with what a careful colleague would say of it, written before there was any check: how well the
checks agree with her, over (plan, check, where)."""

from pathlib import Path

import pytest
import yaml

from groundplan.plan.checks import CHECKS, check
from groundplan.words import words
from plans_as_told import addresses_of, around_of, place_of, plan_of, settled_of

FOLDER = Path(__file__).parent / "sixty"
KINDS = ("alone", "team", "unfinished", "overfull", "hostile")
LEAST = 0.95


def entries(kind):
    return yaml.load((FOLDER / f"{kind}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


PLANS = [entry for kind in KINDS for entry in entries(kind)]


def wanted(entry):
    """What the table says."""
    return {(entry["id"], each["check"], each["where"]) for each in entry.get("findings") or ()}


def found(entry):
    """What the checks say, in the table's spelling, without what was left as it is."""
    every = check(plan_of(entry), around_of(entry), words("en"), settled_of(entry))
    return {(entry["id"], each.check, place_of(each.where)) for each in every if each.settled is None}


@pytest.fixture(scope="module")
def told():
    return set().union(*map(wanted, PLANS)), set().union(*map(found, PLANS))


def test_there_are_sixty_plans_and_every_check_is_asked_for():
    assert len({entry["id"] for entry in PLANS}) == len(PLANS) == 60
    assert {name for entry in PLANS for _id, name, _where in wanted(entry)} <= set(CHECKS)


def test_the_checks_say_what_a_careful_colleague_would(told):
    table, checks = told
    for row in sorted(checks - table):
        print("not in the table:", *row)
    for row in sorted(table - checks):
        print("missed:", *row)
    both = len(table & checks)
    print(f"precision {both / len(checks):.3f}, recall {both / len(table):.3f} of {len(table)}")
    assert both / len(checks) >= LEAST
    assert both / len(table) >= LEAST


@pytest.mark.parametrize("entry", PLANS, ids=[entry["id"] for entry in PLANS])
def test_what_was_left_as_it_is_keeps_its_reason_and_comes_last(entry):
    every = check(plan_of(entry), around_of(entry), words("en"), settled_of(entry))
    left = [each.settled is not None for each in every]
    assert left == sorted(left)
    reasons = {
        (each["check"], place): each["because"]
        for each in entry.get("settled") or ()
        for place in addresses_of(each["where"], entry)
    }
    assert all(reasons[each.check, each.where] == each.settled for each in every if each.settled is not None)
