"""Answers worked out once are kept while they are true and somebody looks at them."""

import uuid

from groundplan.web.workbooks.queries import _Remembered
from groundplan.workbook.answers import Answers

EDITION = uuid.uuid4()
ANSWERS = Answers("all", "1.1")


def test_of_more_than_fit_those_looked_at_longest_ago_are_dropped():
    kept = _Remembered(2)
    first, second, third = (uuid.uuid4() for _ in range(3))
    place = (1, 1, EDITION)
    kept.put(first, place, ANSWERS)
    kept.put(second, place, ANSWERS)
    assert kept.get(first, place) is ANSWERS
    kept.put(third, place, ANSWERS)
    assert [kept.get(each, place) for each in (first, second, third)] == [ANSWERS, None, ANSWERS]


def test_answers_of_another_place_in_the_log_or_another_edition_are_not_used():
    kept = _Remembered(2)
    document = uuid.uuid4()
    kept.put(document, (1, 1, EDITION), ANSWERS)
    assert [kept.get(document, place) for place in ((1, 2, EDITION), (2, 1, EDITION), (1, 1, uuid.uuid4()))] == [
        None
    ] * 3


def test_a_stranger_gets_nothing_out_of_what_is_remembered(cast, form_on):
    client = cast.client(cast.owner)
    form_on(client, cast.url("sheet/all/")).send(client, **{"all/strengths/r1": "Teens know us"})
    assert "Teens know us" in client.get(cast.url("sheet/all/")).content.decode()
    theirs = cast.client(cast.stranger).get(cast.url("sheet/all/"))
    assert (theirs.status_code, "Teens know us" in theirs.content.decode()) == (404, False)
