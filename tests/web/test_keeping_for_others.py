"""What a deed made for others to use is kept only when it is on disk: caches never know more than the database."""

import pytest

from groundplan.web import writing
from groundplan.web.accounts.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


class DeedFailedError(Exception):
    """What goes wrong in a deed."""


def test_it_is_kept_after_the_commit_and_not_before():
    kept, during = [], []

    def deed():
        Person.objects.create_named("Ana")
        writing.keep_for_others(lambda: kept.append(Person.objects.count()))
        during.extend(kept)
        return "done"

    assert writing.write(deed) == "done"
    assert (during, kept) == ([], [1])


def test_of_a_deed_that_failed_nothing_is_kept():
    kept = []

    def deed():
        writing.keep_for_others(lambda: kept.append("made"))
        raise DeedFailedError

    with pytest.raises(DeedFailedError):
        writing.write(deed)
    assert kept == []


def test_where_one_connection_writes_for_all_the_next_deed_may_use_it_at_once(settings):
    settings.GROUNDPLAN_WRITER = "together"
    kept = []
    writing.keep_for_others(lambda: kept.append("made"))
    assert kept == ["made"]
