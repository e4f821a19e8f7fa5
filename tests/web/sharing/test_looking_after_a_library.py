"""A library's page for its admin: names and places, people and their rights, further workbooks; never what was written."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from groundplan.web.accounts.actions import new_person
from groundplan.web.accounts.models import Person
from groundplan.web.audit.queries import lines
from groundplan.web.home.actions import set_up
from groundplan.web.libraries.actions import branch_of, department_of, grant
from groundplan.web.libraries.models import Branch, Department, Grant, Library, Right
from groundplan.web.libraries.queries import right_on
from groundplan.web.sharing import library_deeds
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Workbook

PASSWORD = "three words in a row"


@pytest.fixture
def admin(cast):
    """Jo looks after the library and has no right on any workbook."""
    person = Person.objects.create_named("Jo")
    grant(cast.workbook.library, person, cast.workbook.library_id, Right.OWNER)
    return person


@pytest.fixture
def at(cast):
    return f"/library/{cast.workbook.library_id}/"


def told(cast):
    """What was done, without the sign-ins of these tests' own browsers."""
    found = [f"{line.who} {line.what}" for line in lines(cast.workbook.library_id)[0]]
    return [each for each in found if "signed in" not in each]


def test_who_opened_the_library_looks_after_it(cast, at, text_of):
    page = text_of(cast.client(cast.owner).get(at))
    assert "Mill River Library You look after this library" in page
    assert "A small toolkit 1" in page
    assert "Ana (own it: write, and say who else comes in), Bo (read and write)" in page
    soup = BeautifulSoup(cast.client(cast.owner).get(cast.url()).content, "html.parser")
    assert soup.find("a", string="Library")["href"] == at
    assert not BeautifulSoup(cast.client(cast.member).get(cast.url()).content, "html.parser").find(
        "a", string="Library"
    )


def test_an_admin_without_a_right_sees_names_and_nothing_that_was_written(cast, admin, at, form_on, text_of):
    owner = cast.client(cast.owner)
    form_on(owner, cast.url("sheet/all/")).send(owner, **{"all/mission": "secret sauce"})
    client = cast.client(admin)
    page = client.get(at)
    assert "secret sauce" not in text_of(page)
    assert cast.url() not in page.content.decode()
    for path in ("", "plan/", "sheet/all/", "download/plan.md", "shelf/", "settings/", "sharing/", "words/all/"):
        assert client.get(cast.url(path)).status_code == 404


def test_the_library_gets_another_name_on_every_page(cast, admin, at, text_of):
    opening = Opening("Mill River Library", "Bookmobile", False, date(2027, 1, 1), locale="en_US")
    second = set_up("Ana", opening, "small")[1]
    page = cast.client(admin).post(at, {"deed": "rename", "name": "River\u202e Library\n"}, follow=True)
    assert "The library has its new name" in text_of(page)
    owner = cast.client(cast.owner)
    for workbook in (cast.workbook.id, second):
        assert "River Library" in text_of(owner.get(f"/w/{workbook}/"))
        assert Workbook.objects.get(id=workbook).edition.terms["words"]["library"] == "River Library"
    assert told(cast)[0] == "Jo gave the library the name “River Library”"


def test_only_the_admin_changes_the_librarys_name_in_the_settings(cast, text_of):
    fields = {"library": "Mine Now", "department": "Young Adult Department", "paper": "letter", "start": "2027-01-01"}
    member = cast.client(cast.member)
    page = member.get(cast.url("settings/"))
    assert not BeautifulSoup(page.content, "html.parser").select("[name=library]")
    assert "To have it changed, ask Ana." in text_of(page)
    assert member.post(cast.url("settings/"), fields).status_code == 302
    assert Library.objects.get().name == "Mill River Library"
    assert Workbook.objects.get().edition.terms["words"]["library"] == "Mill River Library"
    assert cast.client(cast.owner).post(cast.url("settings/"), {**fields, "library": "River"}).status_code == 302
    assert Library.objects.get().name == "River"
    assert Workbook.objects.get().edition.terms["words"]["library"] == "River"


def test_departments_are_renamed_everywhere_and_removed_when_nobody_has_them(cast, admin, at, text_of):
    client = cast.client(admin)
    used, spare = cast.workbook.department, department_of(cast.workbook.library, "Spare", solo=False)
    page = client.post(at, {"deed": "rename-department", "id": used.id, "name": "Teen Room"}, follow=True)
    assert "Teen Room" in text_of(page)
    assert "Teen Room" in text_of(cast.client(cast.owner).get(cast.url("sheet/all/")))
    taken = client.post(at, {"deed": "rename-department", "id": used.id, "name": "Spare"})
    assert taken.status_code == 409
    assert "“Spare” is there already: choose another name." in text_of(taken)
    kept = client.post(at, {"deed": "remove-department", "id": used.id})
    assert kept.status_code == 409
    assert "has a workbook" in text_of(kept)
    assert client.post(at, {"deed": "remove-department", "id": spare.id}).status_code == 302
    assert [each.name for each in Department.objects.all()] == ["Teen Room"]


def test_branches_come_are_renamed_and_go_and_workbooks_stay(cast, admin, at, text_of):
    client = cast.client(admin)
    for name in ("North", "South", "North"):
        client.post(at, {"deed": "add-branch", "name": name})
    north = Branch.objects.get(name="North")
    client.post(at, {"deed": "place", "id": cast.workbook.id, "branch": north.id})
    assert "Young Adult Department, North" in text_of(cast.client(cast.owner).get(cast.url()))
    assert client.post(at, {"deed": "rename-branch", "id": north.id, "name": "South"}).status_code == 409
    client.post(at, {"deed": "rename-branch", "id": north.id, "name": "Hill"})
    assert "Young Adult Department, Hill" in text_of(cast.client(cast.owner).get(cast.url()))
    client.post(at, {"deed": "remove-branch", "id": north.id})
    assert cast.client(cast.owner).get(cast.url()).status_code == 200
    client.post(at, {"deed": "place", "id": cast.workbook.id, "branch": ""})
    assert [each.name for each in Branch.objects.all()] == ["South"]


@pytest.mark.parametrize("name", ["", "   ", "\u200b\x00", "x" * 201])
def test_a_name_that_is_none_is_refused(cast, admin, at, name, text_of):
    for deed in ("rename", "add-branch"):
        page = cast.client(admin).post(at, {"deed": deed, "name": name})
        assert page.status_code == 409
        assert "Write a name, in at most 200 characters." in text_of(page)
    assert (Library.objects.get().name, Branch.objects.count()) == ("Mill River Library", 0)


def test_there_is_an_end_to_branches_and_workbooks(cast, admin, at, monkeypatch):
    monkeypatch.setattr(library_deeds, "MOST_PLACES", 0)
    monkeypatch.setattr(library_deeds, "MOST_WORKBOOKS", 1)
    assert cast.client(admin).post(at, {"deed": "add-branch", "name": "North"}).status_code == 409
    fields = {"deed": "start", "department": "Second", "toolkit": "small", "owner": admin.id}
    assert cast.client(admin).post(at, fields).status_code == 409
    assert (Branch.objects.count(), Workbook.objects.count()) == (0, 1)


def test_another_workbook_is_started_for_a_department(cast, admin, at, text_of):
    branch = branch_of(cast.workbook.library, "North")
    client = cast.client(admin)
    fields = {"deed": "start", "department": "Bookmobile", "branch": branch.id, "toolkit": "small"}
    page = client.post(at, {**fields, "owner": cast.member.id}, follow=True)
    assert "its owner finds it at the next sign-in" in text_of(page)
    made = Workbook.objects.get(department__name="Bookmobile")
    assert (made.branch, made.library, made.locale) == (branch, cast.workbook.library, "en_US")
    assert right_on(made.library_id, made.id, cast.member.id) is Right.OWNER
    assert client.get(f"/w/{made.id}/").status_code == 404
    listed = text_of(cast.client(cast.member).get("/"))
    assert "Mill River Library · Young Adult Department You can read and write" in listed
    assert "Mill River Library · Bookmobile, North You can own it: write, and say who else comes in" in listed
    mine = client.post(at, {"deed": "start", "department": "", "toolkit": "small", "owner": admin.id})
    assert client.get(mine.url).status_code == 200
    assert "Jo started a workbook for Bookmobile, North, owned by Bo" in told(cast)


def test_a_workbook_is_started_with_what_there_is_to_choose_and_nothing_else(cast, admin, at, elsewhere):
    theirs = branch_of(elsewhere.workbook.library, "Theirs")
    good = {"deed": "start", "department": "X", "toolkit": "small", "owner": admin.id}
    for wrong in ({"owner": elsewhere.owner.id}, {"owner": cast.stranger.id}, {"owner": ""}, {"toolkit": "none"}):
        assert cast.client(admin).post(at, {**good, **wrong}).status_code == 422
    cast.client(admin).post(at, {**good, "branch": theirs.id, "library": elsewhere.workbook.library_id})
    assert not Workbook.objects.filter(branch=theirs).exists()
    assert Workbook.objects.filter(library=elsewhere.workbook.library).count() == 1


def test_a_library_nobody_works_in_yet_says_what_comes_first(cast, text_of):
    library = Library.objects.create(name="Brook Library")
    person = Person.objects.create_named("Kim")
    grant(library, person, library.id, Right.OWNER)
    client = cast.client(person)
    assert "There is no workbook yet: start the first one below." in text_of(client.get(f"/library/{library.id}/"))
    home = text_of(client.get("/"))
    assert "No workbook here is shared with you at present." in home
    assert "Libraries that you look after Brook Library" in home
    fields = {"deed": "start", "department": "Teens", "toolkit": "small", "owner": person.id}
    assert client.post(f"/library/{library.id}/", fields, follow=True).status_code == 200


def test_an_admin_makes_another_one_and_may_stop_then(cast, admin, at, text_of):
    client = cast.client(admin)
    page = client.post(f"{at}people/{cast.member.id}/", {"deed": "make-admin"}, follow=True)
    assert "Bo looks after the library too." in text_of(page)
    assert cast.client(cast.member).get(at).status_code == 200
    assert client.post(f"{at}people/{admin.id}/", {"deed": "end-admin"}).url == "/"
    assert client.get(at).status_code == 404
    assert told(cast)[:2] == ["Jo ended that Jo is admin of the library", "Jo made Bo admin of the library"]


def test_the_last_admin_cannot_go(cast, at, text_of):
    client = cast.client(cast.owner)
    for deed in ("end-admin", "remove"):
        page = client.post(f"{at}people/{cast.owner.id}/", {"deed": deed, "successor": cast.member.id})
        assert page.status_code == 409
        assert "Somebody has to look after this library" in text_of(page)
    assert right_on(cast.workbook.library_id, cast.workbook.id, cast.owner.id) is Right.OWNER


def test_somebody_is_removed_with_an_undo(cast, admin, at, text_of, invited):
    client = cast.client(admin)
    page = client.post(f"{at}people/{cast.member.id}/", {"deed": "remove"}, follow=True)
    assert "Bo has no right in this library any more." in text_of(page)
    assert cast.client(cast.member).get(cast.url()).status_code == 404
    page = client.post(at, {"deed": "put-back"}, follow=True)
    assert "Bo is back, with the rights of before." in text_of(page)
    assert right_on(cast.workbook.library_id, cast.workbook.id, cast.member.id) is Right.EDITOR
    assert client.post(at, {"deed": "put-back"}).status_code == 404
    assert told(cast)[:2] == ["Jo gave Bo back what was taken away", "Jo removed Bo from the library"]


def test_what_somebody_alone_owned_is_handed_over_when_she_is_removed(cast, admin, at, text_of, invited, newcomer):
    client, person = cast.client(admin), f"{at}people/{cast.owner.id}/"
    path = invited().path
    page = client.get(person)
    assert "Who owns “Young Adult Department” afterwards?" in text_of(page)
    assert {each["value"] for each in BeautifulSoup(page.content, "html.parser").select("#successor option")} == {
        str(admin.id),
        str(cast.member.id),
    }
    client.post(person, {"deed": "remove", "successor": cast.member.id})
    library, workbook = cast.workbook.library_id, cast.workbook.id
    assert right_on(library, workbook, cast.member.id) is Right.OWNER
    assert not Grant.objects.filter(person=cast.owner).exists()
    assert Client().post(path, newcomer).status_code == 404
    assert "Jo made Bo the owner of Young Adult Department in place of Ana" in told(cast)


def test_nobody_of_elsewhere_becomes_an_owner_by_a_removal(cast, admin, at, elsewhere):
    for successor in (elsewhere.owner.id, cast.stranger.id, cast.owner.id):
        fields = {"deed": "remove", "successor": successor}
        assert cast.client(admin).post(f"{at}people/{cast.owner.id}/", fields).status_code == 404
    assert right_on(cast.workbook.library_id, cast.workbook.id, cast.owner.id) is Right.OWNER


# -- a code for a forgotten password


@pytest.fixture
def dana(cast):
    person = new_person("Dana", "dana", PASSWORD)
    grant(cast.workbook.library, person, cast.workbook.id, Right.EDITOR)
    return person


def code_on(page):
    found = re.search(r"\b[2-9B-Z]{4}-[2-9B-Z]{4}\b", BeautifulSoup(page.content, "html.parser").get_text(" "))
    return found and found[0]


def test_somebody_who_forgot_her_password_gets_a_code(cast, admin, at, dana):
    page = cast.client(admin).post(f"{at}people/{dana.id}/", {"deed": "code"})
    code = code_on(page)
    fields = {"handle": "dana", "code": code, "password": "four other words in a row"}
    assert Client().post("/account/code/", fields).status_code == 302
    dana.refresh_from_db()
    assert dana.check_password("four other words in a row")
    assert told(cast)[0] == "Jo gave Dana a one-use code to choose a new password"
    assert code not in cast.client(admin).get(f"{at}people/{dana.id}/").content.decode()


def test_no_code_for_somebody_who_also_belongs_where_the_admin_has_no_say(cast, admin, at, dana, elsewhere):
    """Otherwise the admin of one library would come into another one as her."""
    grant(elsewhere.workbook.library, dana, elsewhere.workbook.id, Right.VIEWER)
    page = cast.client(admin).post(f"{at}people/{dana.id}/", {"deed": "code"})
    assert (page.status_code, code_on(page)) == (409, None)
    grant(elsewhere.workbook.library, admin, elsewhere.workbook.library_id, Right.OWNER)
    assert code_on(cast.client(admin).post(f"{at}people/{dana.id}/", {"deed": "code"}))


def test_no_code_for_oneself_nor_for_somebody_without_a_sign_in_nor_where_mail_helps(cast, admin, at, dana, settings):
    client = cast.client(admin)
    for person in (admin, cast.member):
        assert code_on(client.post(f"{at}people/{person.id}/", {"deed": "code"})) is None
    dana.email = "dana@library.example"
    dana.save()
    assert code_on(client.post(f"{at}people/{dana.id}/", {"deed": "code"}))
    settings.GROUNDPLAN_MAIL = "smtp://mail.example"
    assert code_on(client.post(f"{at}people/{dana.id}/", {"deed": "code"})) is None


# -- strangers, and ids of elsewhere


def every_post(cast, elsewhere):
    there = elsewhere.workbook
    branch = branch_of(there.library, "Theirs")
    person = elsewhere.owner.id
    yield "", {"deed": "rename", "name": "Taken over"}
    yield "", {"deed": "add-branch", "name": "Taken over"}
    yield "", {"deed": "rename-branch", "id": branch.id, "name": "Taken over"}
    yield "", {"deed": "remove-branch", "id": branch.id}
    yield "", {"deed": "rename-department", "id": there.department_id, "name": "Taken over"}
    yield "", {"deed": "remove-department", "id": there.department_id}
    yield "", {"deed": "place", "id": there.id, "branch": branch.id}
    yield "", {"deed": "start", "department": "X", "toolkit": "small", "owner": person}
    yield "", {"deed": "put-back"}
    for deed in ("code", "make-admin", "end-admin", "remove"):
        yield f"people/{person}/", {"deed": deed}


def rows():
    models = (Library, Branch, Department, Grant, Workbook)
    return [list(model.objects.order_by("id").values()) for model in models]


def test_a_stranger_gets_404_and_changes_nothing(cast, elsewhere, with_right):
    at = f"/library/{elsewhere.workbook.library_id}/"
    posts = list(every_post(cast, elsewhere))
    before = rows()
    for client in (Client(), cast.client(cast.stranger), cast.client(cast.owner)):
        for path in ("", f"people/{elsewhere.owner.id}/", "list/", "list.csv"):
            assert client.get(at + path).status_code == 404
        for path, fields in posts:
            assert client.post(at + path, fields).status_code == 404, (path, fields)
    assert rows() == before


def test_ids_of_another_library_in_a_form_are_nothing_here(cast, admin, at, elsewhere):
    posts = [
        (path, fields) for path, fields in every_post(cast, elsewhere) if fields["deed"] not in ("rename", "add-branch")
    ]
    before = rows()
    for path, fields in posts:
        assert cast.client(admin).post(at + path, fields).status_code in (404, 422), (path, fields)
    mine = branch_of(cast.workbook.library, "Mine")
    theirs = Branch.objects.get(name="Theirs")
    for fields in (
        {"deed": "place", "id": cast.workbook.id, "branch": theirs.id},
        {"deed": "place", "id": elsewhere.workbook.id, "branch": mine.id},
    ):
        assert cast.client(admin).post(at, fields).status_code == 404
    mine.delete()
    assert rows() == before


def test_owners_editors_and_viewers_are_no_admins(cast, at, with_right, admin):
    cast.client(admin).post(f"{at}people/{cast.owner.id}/", {"deed": "end-admin"})
    for person in (cast.owner, cast.member, with_right("viewer")):
        client = cast.client(person)
        assert client.get(at).status_code == 404
        assert client.post(f"{at}people/{person.id}/", {"deed": "make-admin"}).status_code == 404
        assert client.post(at, {"deed": "rename", "name": "Mine"}).status_code == 404
