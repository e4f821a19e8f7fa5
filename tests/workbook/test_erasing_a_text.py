"""A text that is to go is found however it is spelled, and nothing else is touched; its log is as if it had never been."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.workbook.document import Document
from groundplan.workbook.erasure import Erasure, ErasureStaysError, ErasureTooLongError, ErasureTooShortError
from groundplan.workbook.rewritten import Edit, rewrite, trace

TEEN = "a teen"


@pytest.mark.parametrize(
    ("name", "text", "cleaned"),
    [
        ("Jordan", "Jordan said so. JORDAN’s idea, for jordan", "a teen said so. a teen’s idea, for a teen"),
        ("Jordan", "Jordanian, MacJordan, Jordan2", "Jordanian, MacJordan, Jordan2"),
        ("José", unicodedata.normalize("NFD", "José came, Josép did not"), unicodedata.normalize("NFD", "a teen came, Josép did not")),
        (unicodedata.normalize("NFD", "José"), "with José.", "with a teen."),
        ("José", "Jose is another name", "Jose is another name"),
        ("Ana María", "Ana\n  María and Ana", "a teen and Ana"),
        ("José", "**Jo**sé and Jo**sé** and **José** and Jos&eacute; and Jos&#233;", "**a teen** and **a teen** and **a teen** and a teen and a teen"),
        ("Jordan", "_Jordan_ [Jordan](https://x.example/jordan)", "_a teen_ [a teen](https://x.example/a teen)"),
        ("Jordan", "Jor\u00addan, Jor\u200bdan\u200f", "a teen, a teen"),
        ("יוסף", "שלום יוֹסֵף, מה", "שלום a teen, מה"),
        ("يوسف", "قال يُوسُف نعم", "قال a teen نعم"),
        ("Straße", "STRASSE", "a teen"),
        ("ss", "ß", "a teen"),
        ("as", "aß as", "aß a teen"),
        ("田中", "田中さんが言った", "a teenさんが言った"),
        ("한솔", unicodedata.normalize("NFD", "한솔 왔다"), unicodedata.normalize("NFD", "a teen 왔다")),
        ("🦊", "the 🦊 club 👩‍👧", "the a teen club 👩‍👧"),
        ("Jordan", "👍🏽Jordan👍🏽", "👍🏽a teen👍🏽"),
        ("Jordan", "", ""),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_spelled(name, text, cleaned):
    assert Erasure(name, TEEN).clean(text) == cleaned


def test_inside_of_longer_words_where_that_is_wanted():
    assert Erasure("Jordan", "T", anywhere=True).clean("Jordanian MacJordan") == "Tian MacT"


def test_what_a_replacement_makes_anew_goes_too():
    assert not Erasure("a b", "a").found(Erasure("a b", "a").clean("a b b b b b b b b b b"))
    growing = Erasure("ab", "bba", anywhere=True)
    assert not growing.found(growing.clean("aaaaaaaaab"))


@pytest.mark.parametrize("name", ["", " ", "a", ".", "--", "**", "\u200b", "&amp;"])
def test_too_little_is_refused(name):
    with pytest.raises(ErasureTooShortError):
        Erasure(name, TEEN)


def test_too_much_is_refused():
    for name, instead in (("x" * 121, TEEN), ("Jordan", "x" * 121)):
        with pytest.raises(ErasureTooLongError):
            Erasure(name, instead)


@pytest.mark.parametrize("instead", ["", "  ", "Jordan", "not JORDAN", "J**ord**an"])
def test_the_name_cannot_stand_in_its_own_place(instead):
    with pytest.raises(ErasureStaysError):
        Erasure("Jordan", instead)


ALPHABET = "abA é\u0301\u00ad*_&;ß田ש\u05b9\n"
WORDS = st.text(ALPHABET, max_size=12)


def _can_be(name, anywhere):
    try:
        return Erasure(name, "x", anywhere)
    except (ErasureTooShortError, ErasureStaysError):
        return None


ERASURES = st.builds(_can_be, st.text(ALPHABET, min_size=2, max_size=4), st.booleans()).filter(bool)


@given(ERASURES, WORDS)
def test_law_after_cleaning_nothing_is_found_and_what_stood_around_it_stays(erasure, text):
    cleaned = erasure.clean(text)
    assert not erasure.found(cleaned)
    assert (cleaned == text) == (not erasure.found(text))
    for start, end in erasure.places(text):
        assert 0 <= start < end <= len(text)


# -- the log


TEXTS = ("mission", "strengths/r1/text", "strengths/r2/text", "goals/g1/text")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(TEXTS), st.text("ab *é\u0301Jo", max_size=10) | st.sampled_from(["Jo", "x Jo y", "Jo ab Jo"])),
        st.tuples(st.sampled_from(["strengths", "goals"]), st.sampled_from(["r1/gone", "r1/position", "g1/moves/x"]), st.booleans() | st.floats(0, 9) | st.just("all/strengths/jo") | st.just("jo it is")),
    ),
    max_size=25,
)  # fmt: skip


def edits_of(steps):
    """A log as people write one, and what it says at its end."""
    document, edits = Document(), []
    for step in steps:
        if len(step) == 2:
            update = document.edit(lambda it, step=step: it.set_text(*step))
        else:
            update = document.edit(lambda it, step=step: it.set_value(*step))
        if update:
            edits.append(Edit((update,), {step[0].partition("/")[0]}))
    return document, edits


def said(document):
    questions = sorted(document.everything())
    texts = {name: text for question in questions for name, text in document.texts(question).items() if text}
    return texts, {question: dict(document.values(question)) for question in questions if document.values(question)}


@given(STEPS)
def test_law_the_end_of_the_log_is_the_same_but_for_the_text(steps):
    erasure = Erasure("Jo", "Kim")
    before, edits = edits_of(steps)
    updates, state = rewrite(edits, trace(edits, erasure), erasure)
    assert len(updates) == len(edits)
    texts, values = said(before)
    wanted = {name: erasure.clean(text) for name, text in texts.items()}
    for document in (Document.load(updates), Document.load([state])):
        now, kept = said(document)
        assert now == wanted
        assert {q: {k: v for k, v in each.items() if v != "jo it is"} for q, each in values.items()} == {
            q: {k: v for k, v in each.items() if v != "Kim it is"} for q, each in kept.items()
        }
        assert not any(erasure.found(text) for text in now.values())


@given(STEPS)
def test_law_at_no_place_of_the_history_does_the_text_stand_and_other_answers_keep_theirs(steps):
    erasure = Erasure("Jo", "Kim")
    _now, edits = edits_of(steps)
    traces = trace(edits, erasure)
    updates, _state = rewrite(edits, traces, erasure)
    for place in range(len(edits) + 1):
        then = said(Document.load(update for edit in edits[:place] for update in edit.updates))[0]
        now = said(Document.load(updates[:place]))[0]
        assert not any(erasure.found(text) for text in now.values())
        assert {name: text for name, text in then.items() if name not in traces.held} == {
            name: text for name, text in now.items() if name not in traces.held
        }
    assert not trace([Edit((update,), edit.questions) for update, edit in zip(updates, edits, strict=True)], erasure)
    if not any("jo" in str(step).lower() for step in steps):
        assert not traces


def test_nothing_of_the_text_is_left_in_the_bytes_not_even_as_it_was_typed():
    steps = [("mission", "Jord"), ("mission", "Jordan"), ("mission", "Jordan came"), ("mission", "gone"), ("name", "x")]
    _now, edits = edits_of(steps)
    erasure = Erasure("Jordan", TEEN)
    updates, state = rewrite(edits, trace(edits, erasure), erasure)
    assert b"Jord" not in b"".join(updates) + state
    assert Document.load(updates).text("mission") == "gone"
    assert trace(edits, erasure).present == {}


def test_an_entry_that_cannot_be_read_is_passed_over():
    _now, edits = edits_of([("mission", "Jordan"), ("name", "x")])
    broken = [edits[0], Edit((b"\x99\x98Jordan",), {"mission"}), edits[1]]
    erasure = Erasure("Jordan", TEEN)
    updates, state = rewrite(broken, trace(broken, erasure), erasure)
    assert said(Document.load([state]))[0] == {"mission": TEEN, "name": "x"}
    assert Document.load(updates).left_out == 0
    assert b"Jordan" not in b"".join(updates)


def test_an_entry_that_touched_more_than_it_says_is_cleaned_at_the_end():
    _now, edits = edits_of([("mission", "Jordan"), ("name", "x")])
    lying = [Edit(edits[0].updates, {"other"}), edits[1]]
    erasure = Erasure("Jordan", TEEN)
    assert said(Document.load(rewrite(lying, trace(lying, erasure), erasure)[0]))[0] == {"mission": TEEN, "name": "x"}
