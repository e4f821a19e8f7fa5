"""What was left as it is, and what was handed over, goes along with a workbook; what nobody wrote so is refused."""

import pytest

from groundplan.web.libraries.models import Grant
from groundplan.web.operations.workbook_export import file_for
from groundplan.web.operations.workbook_file import DamagedWorkbookError
from groundplan.web.operations.workbook_import import take_in
from groundplan.web.plans.actions import Leaving, leave
from groundplan.web.plans.models import Settlement
from groundplan.web.steps.handing import Handing, hand_over, take_back
from groundplan.web.steps.models import HandOver
from groundplan.web.workbooks import models, queries
from groundplan.web.workbooks.actions import Sent, save
from groundplan.workbook.edits import Post
from workbook_files import forged, row_of

pytestmark = pytest.mark.django_db(transaction=True)
HANDED = {"address": "all/goals/s1", "text": "Ask", "before": "Rosa", "after": "Lee"}


@pytest.fixture
def file(cast, tmp_path):
    fields = {"g1/text": "Room", "g1/horizon": "month", "s1/of": "g1", "s1/what": "Ask", "s1/who": "Rosa"}
    post = Post({f"all/goals/{name}": [text] for name, text in fields.items()})
    assert not save(cast.owner.id, cast.workbook.id, Sent("all", "", post, "edit-one", "1.0", "1.0", None)).refused
    leave(cast.owner.id, cast.workbook.id, Leaving("horizons", "horizon/year", "We start small"))
    handing = Handing("Rosa", "Lee", "Rosa retires", "", ["all/goals/s1"], "edit2")
    hand_over(cast.owner.id, cast.workbook.id, handing)
    path = tmp_path / "ours.groundplan"
    path.write_bytes(file_for(cast.owner.id, cast.workbook.id)[1])
    return path


def test_both_are_found_elsewhere_and_a_hand_over_can_be_taken_back_there(file):
    arrived = take_in(file)
    here = {"workbook": arrived.workbook}
    assert Settlement.objects.get(**here).because == "We start small"
    noted = HandOver.objects.get(**here)
    assert (noted.giver, noted.taker, noted.steps) == ("Rosa", "Lee", [HANDED])
    there = Grant.objects.get(thing=arrived.workbook).person_id
    take_back(there, arrived.workbook, noted.id)
    seen = queries.written(queries.access(there, arrived.workbook))
    (goal,) = seen.filled(seen.access.sheet("all")).merged.get("goals")
    assert [step.who for step in goal.steps] == ["Rosa"]


@pytest.mark.parametrize(
    "value",
    [
        "all/goals/s1", {"address": "all/goals/s1"}, ["all/goals/s1"], [{}], [{**HANDED, "address": ["x"]}],
        [{**HANDED, "address": "../x"}], [{**HANDED, "before": None}], [{**HANDED, "text": {"a": 1}}], [HANDED] * 2001,
    ],
)  # fmt: skip
@pytest.mark.parametrize("column", ["goals", "steps"])
def test_a_hand_over_of_things_that_nobody_could_show_is_refused(file, tmp_path, column, value):
    with pytest.raises(DamagedWorkbookError):
        take_in(forged(file, tmp_path / "forged.groundplan", row_of("steps.handover", **{column: value})))
    assert models.Workbook.objects.count() == 1


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("steps.handover", "because", "x" * 2001),
        ("steps.handover", "taker", "x" * 201),
        ("steps.handover", "edit", "<b>"),
        ("plans.settlement", "because", "x" * 2001),
        ("plans.settlement", "place", "x" * 401),
    ],
)
def test_what_is_longer_than_anybody_can_write_is_refused(file, tmp_path, table, column, value):
    with pytest.raises(DamagedWorkbookError):
        take_in(forged(file, tmp_path / "forged.groundplan", row_of(table, **{column: value})))


def test_no_more_is_kept_of_what_was_handed_over_than_is_written_here(file, tmp_path):
    change = row_of("steps.handover", steps=[{**HANDED, "more": "x"}], taker="Lee\n<b>")
    noted = HandOver.objects.get(workbook=take_in(forged(file, tmp_path / "forged.groundplan", change)).workbook)
    assert (noted.steps, noted.taker) == ([HANDED], "Lee <b>")
