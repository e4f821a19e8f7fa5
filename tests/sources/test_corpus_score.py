"""The labelled texts beside the project, scored here: the aims of finding, fold by fold in `python -m bench.statements`."""

import json
from collections import Counter
from pathlib import Path

import pytest
from bench.statements import KINDS, f1, hits, score

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "statements"

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(
        not CORPUS.is_dir(), reason="the labelled texts do not lie beside this checkout (../shared/corpus)"
    ),
]


@pytest.fixture(scope="module")
def outcomes():
    """Per text, what became of its labels."""
    texts = [json.loads(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*.json"))]
    assert len(texts) > 40
    return [(text, list(score(text))) for text in texts]


def counted(outcomes, *kinds):
    return Counter(outcome for _text, each in outcomes for kind, outcome, _words in each if kind in kinds)


def test_statements_of_every_kind_are_found(outcomes):
    assert f1(counted(outcomes, *KINDS)) >= 0.85
    assert f1(counted(outcomes, "mission")) >= 0.92


def test_texts_that_state_nothing_are_left_alone(outcomes):
    nothing = [each for text, each in outcomes if not any(text["truth"].values())]
    false = sum(outcome == "false" for each in nothing for _kind, outcome, _words in each)
    assert len(nothing) > 5
    assert false * 5 <= len(nothing)


def test_what_others_state_is_kept_apart(outcomes):
    others = counted(outcomes, "other")
    assert others["kept apart"] >= 17
    assert others["offered"] <= 1


@pytest.mark.parametrize(
    ("kind", "found", "label", "hit"),
    [
        ("mission", "Our mission is to lend books to everyone", "to lend books to everyone", True),
        ("mission", "To lend\n books.", "“To lend books”", True),
        ("mission", "Our mission is to lend books", "to lend books", False),
        ("mission", "To lend books, to teach, and to keep the town's memory", "To lend", False),
        ("values", "Respect", "RESPECT", True),
        ("values", "Respect: we listen", "Respect", True),
        ("values", "Resp", "Respect", True),
        ("values", "Re", "Respect", False),
        ("priorities", "Goal 1: Read", "Read", False),
    ],
)
def test_a_hit_is_what_the_corpus_calls_one(kind, found, label, hit):
    assert hits(kind, found, label) is hit
