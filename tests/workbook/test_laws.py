"""Replicas that start the same empty answers, tick, move, remove and type at once converge and lose no text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from groundplan.workbook.document import Document
from groundplan.workbook.edits import Post, apply_post
from groundplan.workbook.placement import place

WORDS = st.sampled_from(["teen", "é", "𝄞", "😀", "مكتبة", "図書館", "zine club", "two\nlines", "**bold**"])
ROWS = st.sampled_from(["r1", "r2", "r3"])


@st.composite
def posts(draw, mark):
    """One post of one replica; every text it types carries a word that is found nowhere else."""
    kind = draw(st.sampled_from(["text", "line", "cell", "goal", "step", "tick", "rate", "remove", "move"]))
    row = draw(ROWS)
    text = f"{draw(WORDS)} {mark}"
    fields, acts, shown = {}, [], set()
    if kind == "text":
        fields = {"ws/story": [text]}
    elif kind == "line":
        fields = {f"ws/things/{row}": [text]}
    elif kind == "cell":
        fields = {f"ws/grid/{row}/who": [text]}
    elif kind == "goal":
        fields = {f"ws/goals/{row}/text": [text], f"ws/goals/{row}/horizon": ["month"]}
    elif kind == "step":
        fields = {f"ws/goals/{row}/text": ["A goal"], f"ws/goals/s{row}/what": [text], f"ws/goals/s{row}/of": [row]}
    elif kind == "tick":
        fields, shown = {"ws/many": [draw(st.sampled_from("abc"))]}, {"ws/many"}
    elif kind == "rate":
        fields = {"ws/rated/s1": [draw(st.sampled_from(["lo", "hi"]))]}
    elif kind == "remove":
        acts = [f"remove ws/{draw(st.sampled_from(['things', 'grid', 'goals']))}/{row}"]
    else:
        acts = [f"{draw(st.sampled_from(['up', 'down']))} ws/things/{row}"]
    return Post(fields, frozenset(shown), acts), (mark if text in [t for ts in fields.values() for t in ts] else "")


@st.composite
def histories(draw):
    """What up to three replicas do, each starting from nothing, and orders in which the updates arrive."""
    replicas = []
    for replica in range(draw(st.integers(2, 3))):
        number = draw(st.integers(1, 5))
        replicas.append([draw(posts(f"w{replica}x{turn}")) for turn in range(number)])
    return replicas


def everything(document, sheet):
    placed = place(document.answers(sheet, "1.1"), sheet)
    return f"{placed.shown.values} {[each.value for each in placed.shelf]}"


def said(document):
    """Every text of a document, in one string."""
    return str([document.texts(question) for question in document.questions()])


@settings(max_examples=150, deadline=None)
@given(history=histories(), data=st.data())
def test_replicas_converge_in_any_order_and_twice_and_lose_no_text(sheet, history, data):
    updates, typed = [], []
    for replica in history:
        document = Document()
        own = {}
        for post, mark in replica:
            before = said(document)
            outcome = apply_post(document, document, sheet, post)
            updates += [outcome.update] if outcome.update else []
            own = {**own, mark: True} if mark else own
            # A replica that replaces its own text has not lost it: only what it left standing must be found.
            overwritten = [word for word in own if word and word in before and word not in said(document)]
            for word in overwritten:
                own.pop(word)
        typed += list(own)
    orders = [data.draw(st.permutations(updates * 2)) for _ in range(2)]
    ends = [Document.load(order) for order in [updates, *orders]]
    assert ends[0].answers(sheet, "1.1") == ends[1].answers(sheet, "1.1") == ends[2].answers(sheet, "1.1")
    told = everything(ends[0], sheet)
    assert [word for word in typed if word not in told] == []


@settings(max_examples=200, deadline=None)
@given(
    base=st.lists(WORDS, max_size=8).map(" ".join),
    ours=st.lists(WORDS, max_size=8).map(lambda words: " ".join(["OURS", *words])),
    theirs=st.lists(WORDS, max_size=8).map(lambda words: " ".join([*words, "THEIRS"])),
)
def test_two_posts_against_one_revision_keep_both_texts(sheet, base, ours, theirs):
    start = Document()
    apply_post(start, start, sheet, Post({"ws/story": [base]}))
    present = start.fork()
    apply_post(present, start, sheet, Post({"ws/story": [theirs]}))
    outcome = apply_post(present, start, sheet, Post({"ws/story": [ours]}))
    text = present.text("story")
    assert "OURS" in text
    assert "THEIRS" in text
    assert [str(address) for address in outcome.merged] == ["ws/story"]
    assert Document.load([present.snapshot_bytes()]).text("story") == text


@settings(max_examples=100, deadline=None)
@given(history=histories())
def test_answers_that_were_kept_are_those_that_are_read_anew(sheet, history):
    """An edit reads only the questions that it changed: what that gives is what reading everything gives."""
    document = Document()
    for replica in history:
        for post, _mark in replica:
            apply_post(document, document, sheet, post)
            assert document.answers(sheet, "1.1") == Document.load([document.snapshot_bytes()]).answers(sheet, "1.1")


@settings(max_examples=150, deadline=None)
@given(data=st.data(), ticks=st.lists(st.sampled_from(["a", "b", "c"]), min_size=2, max_size=12))
def test_edits_that_build_on_each_other_are_found_however_late_the_first_comes(sheet, data, ticks):
    """Each edit here needs all those before it: an order in which the first comes last is the hardest there is."""
    document, updates = Document(), []
    for number, tick in enumerate(ticks):
        updates.append(apply_post(document, document, sheet, Post({"ws/many": [tick]}, frozenset({"ws/many"}))).update)
        updates.append(apply_post(document, document, sheet, Post({"ws/story": [f"{tick} {number}"]})).update)
    whole = [update for update in updates if update]
    for order in (whole[::-1], data.draw(st.permutations(whole))):
        assert Document.load(order).answers(sheet, "1.1") == document.answers(sheet, "1.1")
