"""Documents are open to those who write in one of the library's workbooks and to its admins, and to nobody else."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from groundplan.web.accounts.models import Person
from groundplan.web.cohorts import actions as cohorts
from groundplan.web.cohorts.actions import Plan
from groundplan.web.home.actions import set_up
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Grant, Library, Right
from groundplan.web.libraries.queries import NotFoundError
from groundplan.web.sources import citing, queries
from groundplan.web.workbooks.actions import Opening

PATHS = ("", "add/", "search/?q=teens", "state/")


@pytest.mark.parametrize(("right", "status"), [("owner", 200), ("editor", 200), ("commenter", 404), ("viewer", 404)])
def test_a_right_to_write_in_a_workbook_opens_them(room, with_right, right, status):
    row = room.added()
    client = room.client(with_right(right))
    for path in (*PATHS, f"{row.id}/", f"{row.id}/file"):
        assert client.get(room.at + path).status_code == status, path


def test_the_librarys_admin_sees_them_without_a_right_on_any_workbook(room, cast, with_right):
    admin = with_right("owner", cast.workbook.library_id)
    page = BeautifulSoup(room.client(admin).get(room.at).content, "html.parser")
    assert page.find("a", string="Library")["href"] == f"/library/{room.library}/"


def test_who_leads_a_cohort_of_the_library_does_not(room, cast):
    """A facilitator owns a cohort of the library: a right in it, and none on a workbook."""
    Library.objects.filter(id=room.library).update(leads=True)
    cohort = cohorts.open_cohort(cast.owner, room.library, Plan("Spring", "", "", "small", {}))
    gus = Person.objects.create_named("Gus")
    grant(cast.workbook.library, gus, cohort, Right.OWNER)
    for path in PATHS:
        assert room.client(gus).get(room.at + path).status_code == 404


def test_a_writer_of_another_library_and_somebody_signed_out_do_not(room, cast):
    fay, _theirs = set_up("Fay", Opening("Hill Library", "Teens", False, date(2027, 1, 1)), "small")
    for path in PATHS:
        assert room.client(fay).get(room.at + path).status_code == 404
    with pytest.raises(NotFoundError):
        queries.shelf(None, room.library)
    assert citing.found(None, room.library) == []


def test_a_right_that_is_taken_closes_them_at_once(room, cast):
    client = room.client(cast.member)
    assert client.get(room.at).status_code == 200
    Grant.objects.filter(person=cast.member).update(right=Right.COMMENTER)
    assert client.get(room.at).status_code == 404


def test_a_document_of_another_library_is_not_there(room, cast):
    fay, _theirs = set_up("Fay", Opening("Hill Library", "Teens", False, date(2027, 1, 1)), "small")
    row = room.added()
    other = Library.objects.get(name="Hill Library")
    client = room.client(fay)
    assert client.get(f"/library/{other.id}/sources/").status_code == 200
    for path in (f"{row.id}/", f"{row.id}/file", f"add/?replaces={row.id}"):
        assert client.get(f"/library/{other.id}/sources/{path}").status_code == 404
    for deed in ("remove", "read-again", "change"):
        fields = {"deed": deed, "title": "Mine"}
        assert client.post(f"/library/{other.id}/sources/{row.id}/", fields).status_code == 404
    fields = {"deed": "put-back", "id": str(row.id)}
    assert client.post(f"/library/{other.id}/sources/", fields).status_code == 404
    row.refresh_from_db()
    assert (row.title, row.removed) == ("Mill River Library Strategic Plan", None)


def test_the_way_there_is_shown_to_those_to_whom_it_opens(room, cast, with_right):
    def ways(person, path):
        return [
            a["href"] for a in BeautifulSoup(room.client(person).get(path).content, "html.parser").select(".ways a")
        ]

    assert room.at in ways(cast.member, cast.url())
    assert room.at in ways(cast.owner, f"/library/{room.library}/")
    assert room.at not in ways(with_right("commenter"), cast.url())


def test_a_stranger_gets_404(room, cast):
    assert cast.client(cast.stranger).get(room.at).status_code == 404
