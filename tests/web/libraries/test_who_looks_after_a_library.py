"""Who looks after a library: whoever founded it; and on an installation of an earlier release, its first owner."""

from datetime import date
from importlib import import_module

from django.apps import apps
from django.test import Client

from groundplan.web.accounts.models import Person
from groundplan.web.home import actions
from groundplan.web.home.entry import new_token
from groundplan.web.libraries.models import Grant, Library
from groundplan.web.libraries.queries import admins_of
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Workbook

OPENING = Opening("Mill River Library", "Teens", False, date(2027, 1, 1))


def appoint():
    import_module("groundplan.web.libraries.migrations.0002_admins_branches_and_leads").appoint(apps, None)


def test_the_owner_of_the_oldest_workbook_becomes_admin_of_a_library_of_before(cast, elsewhere_of_before):
    appoint()
    assert admins_of(cast.workbook.library_id) == ["Ana"]
    assert admins_of(elsewhere_of_before.id) == ["Fay"]
    assert [each.leads for each in Library.objects.order_by("created")] == [True, False, False]
    before = set(Grant.objects.values_list("id", flat=True))
    appoint()
    assert set(Grant.objects.values_list("id", flat=True)) == before


def test_a_library_without_a_workbook_of_before_stays_without_admin(cast, elsewhere_of_before):
    appoint()
    assert admins_of(Library.objects.get(name="Empty").id) == []


def test_the_first_run_founds_a_library_whatever_others_are_called(cast):
    """Whoever knows a library's name is not one of its people."""
    Grant.objects.all().delete()
    Person.objects.all().delete()
    client = Client()
    client.get(f"/enter/{new_token()}/")
    client.post("/first/", {"library": "Mill River Library", "kind": "solo", "person": "Eve"})
    mine = Workbook.objects.exclude(id=cast.workbook.id).get()
    assert mine.library_id != cast.workbook.library_id
    assert admins_of(mine.library_id) == ["Eve"]
    assert Client().get("/").status_code == 403


def test_a_first_run_pressed_twice_founds_one(db):
    first, again = (actions.first_run("Ana", OPENING) for _ in range(2))
    assert first == again
    assert (Library.objects.count(), Library.objects.get().leads) == (1, True)


def test_a_second_library_does_not_lead_by_itself(cast):
    actions.set_up("Fay", Opening("Hill Library", "Teens", False, date(2027, 1, 1)), "small")
    assert [each.leads for each in Library.objects.order_by("created")] == [True, False]


def test_a_stranger_of_that_name_is_no_admin(cast):
    Person.objects.create_named("Ana")
    stranger = Person.objects.filter(name="Ana").order_by("-created").first()
    assert cast.client(stranger).get(f"/library/{cast.workbook.library_id}/").status_code == 404
