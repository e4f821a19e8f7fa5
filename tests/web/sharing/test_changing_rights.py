"""Changing rights and taking them away: by owners, with an undo, and never the last owner's."""

import threading
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.db import connection, connections
from django.test import Client

from groundplan.web.accounts.models import Person
from groundplan.web.audit.queries import lines
from groundplan.web.home.actions import set_up
from groundplan.web.libraries import actions as rights
from groundplan.web.libraries.actions import LastOwnerError, grant
from groundplan.web.libraries.models import Grant, Right
from groundplan.web.libraries.queries import only_hers, right_on
from groundplan.web.sharing import actions
from groundplan.web.toolkits.actions import publish
from groundplan.web.toolkits.packing import pack
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Workbook
from groundplan.web.writing import write


def right_of(cast, person):
    return right_on(cast.workbook.library_id, cast.workbook.id, person.id)


def press(cast, who, follow=True, **fields):
    return cast.client(who).post(cast.url("sharing/"), fields, follow=follow)


def test_everybody_of_the_workbook_sees_who_is_there(cast, with_right, text_of):
    for person in (cast.owner, cast.member, with_right("viewer")):
        page = text_of(cast.client(person).get(cast.url("sharing/")))
        assert "Ana" in page
        assert "Bo" in page
        assert ("Invite somebody" in page) is (person == cast.owner)
        assert ("Take the right away" in page) is (person == cast.owner)


def test_the_way_there_stands_on_every_page_of_the_workbook(cast):
    for person, label in ((cast.owner, "Share"), (cast.member, "People")):
        soup = BeautifulSoup(cast.client(person).get(cast.url()).content, "html.parser")
        assert soup.find("a", string=label)["href"] == cast.url("sharing/")


def test_an_owner_changes_a_right(cast, text_of):
    page = press(cast, cast.owner, deed="change", id=cast.member.id, right="viewer")
    assert "The right is changed." in text_of(page)
    assert right_of(cast, cast.member) is Right.VIEWER
    assert lines(cast.workbook.library_id)[0][0].what == "gave Bo the right “may read” on Young Adult Department"


def test_what_a_right_allows_is_asked_at_every_request(cast, form_on):
    client = cast.client(cast.member)
    form = form_on(client, cast.url("sheet/all/"))
    press(cast, cast.owner, deed="change", id=cast.member.id, right="viewer")
    assert form.send(client, **{"all/name": "too late"}).status_code == 403
    press(cast, cast.owner, deed="take", id=cast.member.id)
    assert form.send(client, **{"all/name": "too late"}).status_code == 404


def test_a_right_taken_away_can_be_given_back(cast, text_of):
    client = cast.client(cast.owner)
    page = client.post(cast.url("sharing/"), {"deed": "take", "id": cast.member.id}, follow=True)
    assert "Bo cannot open this workbook any more." in text_of(page)
    assert cast.client(cast.member).get(cast.url()).status_code == 404
    page = client.post(cast.url("sharing/"), {"deed": "give-back"}, follow=True)
    assert "Bo can open this workbook again." in text_of(page)
    assert right_of(cast, cast.member) is Right.EDITOR
    assert client.post(cast.url("sharing/"), {"deed": "give-back"}).status_code == 404


def test_the_undo_is_no_way_to_a_right_once_one_owns_nothing(cast, with_right):
    second = with_right("owner")
    client = cast.client(second)
    client.post(cast.url("sharing/"), {"deed": "take", "id": cast.member.id})
    press(cast, cast.owner, deed="change", id=second.id, right="editor")
    assert client.post(cast.url("sharing/"), {"deed": "give-back"}).status_code == 403
    assert right_of(cast, cast.member) is None


def test_the_undo_of_one_workbook_does_nothing_on_another(cast, elsewhere):
    grant(elsewhere.workbook.library, cast.owner, elsewhere.workbook.id, Right.OWNER)
    client = cast.client(cast.owner)
    client.post(cast.url("sharing/"), {"deed": "take", "id": cast.member.id})
    assert client.post(f"/w/{elsewhere.workbook.id}/sharing/", {"deed": "give-back"}).status_code == 404
    assert not Grant.objects.filter(person=cast.member).exists()


def test_somebody_leaves_and_what_she_wrote_stays(cast, form_on, text_of):
    client = cast.client(cast.member)
    form_on(client, cast.url("sheet/all/")).send(client, **{"all/name": "Bo was here"})
    page = client.post(cast.url("sharing/"), {"deed": "leave"}, follow=True)
    assert "You have left the workbook." in text_of(page)
    assert "No workbook here is shared with you at present." in text_of(page)
    assert cast.answers().get("name") == "Bo was here"


@pytest.mark.parametrize(
    "fields",
    [
        {"deed": "leave"},
        {"deed": "take", "id": "OWNER"},
        {"deed": "change", "id": "OWNER", "right": "editor"},
        {"deed": "change", "id": "OWNER", "right": "viewer"},
    ],
)
def test_the_last_owner_cannot_vanish(cast, text_of, fields):
    given = {name: str(cast.owner.id) if value == "OWNER" else value for name, value in fields.items()}
    page = press(cast, cast.owner, **given)
    assert page.status_code == 409
    assert "Somebody has to own this workbook: make somebody else an owner first." in text_of(page)
    assert right_of(cast, cast.owner) is Right.OWNER


def test_one_of_two_owners_may_go(cast):
    press(cast, cast.owner, deed="change", id=cast.member.id, right="owner")
    assert press(cast, cast.owner, follow=False, deed="leave").url == "/"
    assert press(cast, cast.member, deed="leave").status_code == 409


def test_an_account_that_ends_takes_no_workbooks_last_owner_with_it(cast):
    with pytest.raises(LastOwnerError, match=r"own this workbook|look after this library"):
        write(lambda: rights.leave_everything(cast.owner.id))
    assert {each.thing for each in only_hers(cast.owner.id)} == {cast.workbook.id, cast.workbook.library_id}
    write(lambda: rights.leave_everything(cast.member.id))
    assert not Grant.objects.filter(person=cast.member).exists()
    write(lambda: rights.leave_everything(cast.owner.id, {cast.workbook.id, cast.workbook.library_id}))
    assert not Grant.objects.exists()


@pytest.fixture
def two_owners(transactional_db, settings):
    """A workbook with two owners, in a database in which two really write at once."""
    publish(pack(Path(__file__).parents[1] / "toolkit"))
    opening = Opening("Mill River Library", "Teen Room", False, date(2027, 1, 1))
    ana, workbook_id = set_up("Ana", opening, "small")
    workbook = Workbook.objects.get(id=workbook_id)
    bo = Person.objects.create_named("Bo")
    grant(workbook.library, bo, workbook.id, Right.OWNER)
    grant(workbook.library, bo, workbook.library_id, Right.OWNER)
    return workbook, (ana, bo)


def at_once(*deeds):
    """What came of deeds that began at the same moment."""
    gate, came = threading.Barrier(len(deeds)), []

    def run(deed):
        gate.wait()
        try:
            came.append(deed())
        except LastOwnerError:
            came.append("last")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


GOING = {
    "leave": lambda person, workbook: actions.leave(person, workbook),
    "demote": lambda person, workbook: actions.change_right(person, workbook, person.id, Right.VIEWER),
    "account": lambda person, workbook: write(lambda: rights.leave_everything(person.id)),
}


@pytest.mark.parametrize("go", GOING)
def test_of_two_owners_who_go_at_once_one_stays(two_owners, go):
    if connection.vendor == "sqlite":
        pytest.skip("the embedded database has one writer: two never write at once")
    workbook, people = two_owners
    for _ in range(8):
        Grant.objects.filter(thing=workbook.id).delete()
        for person in people:
            grant(workbook.library, person, workbook.id, Right.OWNER)
            grant(workbook.library, person, workbook.library_id, Right.OWNER)
        came = at_once(*(partial(GOING[go], person, workbook.id) for person in people))
        assert came.count("last") == 1
        assert Grant.objects.filter(thing=workbook.id, right=Right.OWNER).count() == 1


@pytest.mark.parametrize("right", ["editor", "commenter", "viewer"])
@pytest.mark.parametrize("deed", ["change", "take", "give-back", "withdraw"])
def test_only_owners_change_rights(cast, with_right, invited, right, deed):
    invited()
    person = with_right(right)
    client = cast.client(person)
    session = client.session
    session["taken"] = {"at": str(cast.workbook.id), "library": cast.workbook.library_id.hex,
                        "person": person.id.hex, "name": "Gus", "rights": [[cast.workbook.id.hex, "owner"]]}  # fmt: skip
    session.save()
    answer = client.post(cast.url("sharing/"), {"deed": deed, "id": person.id, "right": "owner"})
    assert answer.status_code == 403
    assert (right_of(cast, person), right_of(cast, cast.owner)) == (Right(right), Right.OWNER)


def test_ids_of_another_library_are_nobody_here(cast, elsewhere):
    """Whoever is nobody on this workbook cannot be given or lose a right through it."""
    before = set(Grant.objects.values_list("id", "right"))
    for whom in (elsewhere.owner.id, cast.stranger.id, elsewhere.workbook.id, "x", ""):
        for fields in ({"deed": "change", "id": whom, "right": "owner"}, {"deed": "take", "id": whom}):
            assert press(cast, cast.owner, **fields).status_code == 404
    assert set(Grant.objects.values_list("id", "right")) == before


def test_more_than_a_form_has_means_nothing(cast):
    press(cast, cast.owner, deed="change", id=cast.member.id, right="viewer", library="x", thing="y", owner="1")
    assert right_of(cast, cast.member) is Right.VIEWER
    for right in ("admin", "OWNER", "", "owner\n", "superuser"):
        assert press(cast, cast.owner, deed="change", id=cast.member.id, right=right).status_code == 404
    assert press(cast, cast.owner, deed="become", id=cast.member.id).status_code == 404


def test_a_stranger_gets_404_and_changes_nothing(cast, elsewhere):
    for client in (cast.client(cast.stranger), cast.client(elsewhere.owner), Client()):
        for deed in ("change", "take", "withdraw", "leave", "give-back"):
            fields = {"deed": deed, "id": cast.member.id, "right": "viewer"}
            assert client.post(cast.url("sharing/"), fields).status_code == 404
    assert right_of(cast, cast.member) is Right.EDITOR
