"""An account is deleted: the name goes, contributions stay, and nothing is left without an owner."""

from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from groundplan.web.accounts.models import Person, Session
from groundplan.web.audit.actions import record
from groundplan.web.audit.models import Entry
from groundplan.web.audit.queries import lines
from groundplan.web.home.actions import set_up
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Department, Grant, Library, Right
from groundplan.web.links.actions import make
from groundplan.web.links.models import Link
from groundplan.web.people.actions import NotSettledError, leave
from groundplan.web.toolkits.models import Edition
from groundplan.web.workbooks.actions import Opening, keep_picture
from groundplan.web.workbooks.models import Document, LogEntry, Picture, ReadPage, Workbook
from groundplan.web.workbooks.queries import NotFoundError

URL = "/account/delete/"
SURE = {"sure": "yes"}


@pytest.fixture
def written(people, form_on):
    """Dana wrote with the others and to herself."""
    cast = people.cast
    client, owner = cast.client(people.dana), cast.client(cast.owner)
    sheet = cast.url("sheet/all/")
    form_on(client, sheet).send(client, **{"all/mission": "We listen", "all/secret": "Dana’s own"})
    form_on(owner, sheet).send(owner, **{"all/name": "Ana’s line, with Dana", "all/secret": "Ana’s own"})
    client.post(cast.url("read/welcome/done"))
    return cast


def test_the_page_says_what_goes_and_what_stays_and_deletes_nothing(written, people, confirmed, text_of):
    told = text_of(confirmed("dana", URL).get(URL))
    for each in ("What goes", "What stays", "what you wrote together with others, without your name", "backups"):
        assert each in told
    assert "What has no owner but you" not in told
    assert Person.objects.filter(id=people.dana.id).exists()


def test_her_name_goes_and_what_she_wrote_with_others_stays(written, people, confirmed, text_of):
    elsewhere = Client()
    elsewhere.force_login(people.dana)
    client = confirmed("dana", URL)
    response = client.post(URL, SURE)
    assert "Your account is deleted" in text_of(response)
    assert "storage" in response["Clear-Site-Data"]
    assert not Person.objects.filter(name="Dana").exists()
    assert not Session.objects.filter(person_id=people.dana.id).exists()
    assert not Grant.objects.filter(person_id=people.dana.id).exists()
    assert not ReadPage.objects.exists()
    assert not Document.objects.filter(participant=str(people.dana.id)).exists()
    assert b"Dana\xe2\x80\x99s own" not in b"".join(
        bytes(each) for each in LogEntry.objects.values_list("update", flat=True)
    )
    assert written.answers().get("mission") == "We listen"
    assert written.answers().get("name") == "Ana’s line, with Dana"
    assert written.answers(person=written.owner).get("secret") == "Ana’s own"
    assert LogEntry.objects.get(sequence=1, document__participant="team").participant_id is None
    for browser in (client, elsewhere):
        assert browser.get("/account/").status_code == 302
        assert browser.get(written.url()).status_code == 404


def test_she_cannot_sign_in_any_more_and_her_name_is_free(written, confirmed, text_of):
    confirmed("dana", URL).post(URL, SURE)
    response = Client().post("/account/sign-in/", {"login": "dana", "password": "three words in a row"})
    assert "do not go together" in text_of(response)


def test_the_list_of_what_was_done_keeps_the_deed_without_the_name(written, people, confirmed):
    library = written.workbook.library_id
    record("joined", library, people.dana.id, "Dana")
    record("right-given", library, written.owner.id, "Ana", who="Dana", right="editor", what="plan")
    record("right-given", library, written.owner.id, "Ana", who="Bo", right="editor", what="plan")
    confirmed("dana", URL).post(URL, SURE)
    told = {(line.who, line.what) for line in lines(library)[0]}
    assert {
        ("Ana", "gave Bo the right “may write” on plan"),
        ("Ana", "gave somebody who left the right “may write” on plan"),
        ("somebody who left", "deleted their account"),
    } <= told
    assert {who for who, _what in told} == {"Ana", "somebody who left"}
    assert "Dana" not in str(list(Entry.objects.values_list("name", "facts", "actor")))
    assert str(people.dana.id) not in str(list(Entry.objects.values_list("name", "facts", "actor")))


def test_links_that_she_made_or_that_let_her_in_are_gone(written, people, confirmed):
    from datetime import timedelta

    make("invitation", written.workbook.id, timedelta(days=1), maker=people.dana.id, facts={"from": "Dana"})
    make("password-code", people.dana.id, timedelta(days=1), maker=written.owner.id)
    make("invitation", written.workbook.id, timedelta(days=1), maker=written.owner.id)
    confirmed("dana", URL).post(URL, SURE)
    assert list(Link.objects.values_list("maker", flat=True)) == [written.owner.id]


def test_her_private_pictures_go_from_the_disk_and_others_stay(written, people, form_on, confirmed, picture):
    client = written.client(people.dana)
    form_on(client, written.url("sheet/all/")).send(client, **{"all/photo/file/file": picture()})
    private = keep_picture(people.dana.id, written.workbook.id, picture())
    row = Document.objects.get(participant=str(people.dana.id))
    from groundplan.web.workbooks import log

    content = log.take(row)
    update = content.edit(lambda document: document.set_value("portrait", "file/file", private))
    log.append(
        row,
        content,
        update,
        participant=people.dana.id,
        edit="own-picture",
        edition=written.workbook.edition_id,
        touched=(),
    )
    place = Picture.objects.get(id=private).stored_as
    confirmed("dana", URL).post(URL, SURE)
    assert not default_storage.exists(place)
    assert Picture.objects.count() == 1
    assert default_storage.exists(Picture.objects.get().stored_as)


def test_without_the_tick_nothing_is_deleted(written, people, confirmed, text_of):
    response = confirmed("dana", URL).post(URL)
    assert response.status_code == 422
    assert "Tick that you know that this cannot be undone." in text_of(response)
    assert Person.objects.filter(id=people.dana.id).exists()


def test_who_has_a_password_is_asked_for_it_first(people):
    client = Client()
    client.force_login(people.dana)
    for response in (client.get(URL), client.post(URL, SURE)):
        assert (response.status_code, response.url) == (302, "/account/confirm/?next=%2Faccount%2Fdelete%2F")
    assert Person.objects.filter(id=people.dana.id).exists()


def test_who_is_signed_out_deletes_nobody(people):
    before = Person.objects.count()
    assert Client().post(URL, SURE).status_code == 302
    assert Person.objects.count() == before


def test_the_only_owner_hands_the_workbook_over(written, people, text_of):
    client, thing = written.client(written.owner), str(written.workbook.id)
    told = text_of(client.get(URL))
    assert "Mill River Library · Young Adult Department" in told
    assert "Bo owns it next" in told
    assert "Dana owns it next" in told
    assert "It is deleted with my account" not in told
    response = client.post(URL, SURE)
    assert response.status_code == 422
    assert "Choose what becomes of this: Mill River Library · Young Adult Department." in text_of(response)
    for wrong in (str(written.stranger.id), str(written.owner.id), "goes", "x", "\x00"):
        assert client.post(URL, {**SURE, thing: wrong}).status_code == 422
    library, next_one = str(written.workbook.library_id), str(written.member.id)
    assert client.post(URL, {**SURE, thing: next_one}).status_code == 422, "somebody looks after the library, too"
    assert client.post(URL, {**SURE, thing: next_one, library: next_one}).status_code == 200
    assert Grant.objects.get(thing=written.workbook.id, right=Right.OWNER).person == written.member
    for entry in Entry.objects.filter(deed="right-given"):
        assert (entry.actor, entry.name, entry.facts["who"]) == (None, "(left)", "Bo")
    assert written.answers(person=written.member).get("mission") == "We listen"


def test_with_a_second_owner_there_is_nothing_to_choose(written):
    for thing in (written.workbook.id, written.workbook.library_id):
        grant(written.workbook.library, written.member, thing, Right.OWNER)
    client = written.client(written.owner)
    assert b"What has no owner" not in client.get(URL).content
    assert client.post(URL, SURE).status_code == 200
    with pytest.raises(NotSettledError):
        leave(written.member.id, {})


def test_a_workbook_that_nobody_else_opens_goes_with_her_when_she_says_so(cast, form_on, text_of, picture):
    person, workbook = set_up("Eve", Opening("Hill Library", "Children", False, date(2027, 1, 1)), "small")
    client = cast.client(person)
    form_on(client, f"/w/{workbook}/sheet/all/").send(
        client, **{"all/mission": "Eve’s", "all/photo/file/file": picture()}
    )
    client.post(f"/w/{workbook}/words/all/", {"deed": "add_section", "label": "Ours", "target": ""})
    place = Picture.objects.get(workbook_id=workbook).stored_as
    library = Workbook.objects.get(id=workbook).library_id
    told = text_of(client.get(URL))
    assert "Nobody else can open this workbook" in told
    assert client.post(URL, SURE).status_code == 422
    assert client.post(URL, {**SURE, str(workbook): "goes"}).status_code == 200
    assert not Workbook.objects.filter(id=workbook).exists()
    assert not default_storage.exists(place)
    for model in (Department, Edition, Document, LogEntry, Grant):
        assert not model.objects.filter(library_id=library).exists()
    assert not Library.objects.filter(id=library).exists()
    assert Workbook.objects.filter(id=cast.workbook.id).exists()


def test_the_librarys_admin_can_have_it_where_nobody_else_opens_it(cast):
    person, workbook = set_up("Eve", Opening("Hill Library", "Children", False, date(2027, 1, 1)), "small")
    library = Workbook.objects.get(id=workbook).library
    grant(library, cast.stranger, library.id, Right.OWNER)
    client = cast.client(person)
    page = client.get(URL).content.decode()
    assert "Cyd owns it next" in page
    assert "It is deleted with my account" in page
    assert client.post(URL, {**SURE, str(workbook): str(cast.stranger.id)}).status_code == 200
    assert Grant.objects.get(thing=workbook).person == cast.stranger
    assert Library.objects.filter(id=library.id).exists()


def test_the_only_admin_of_a_library_with_others_in_it_names_another(written, text_of):
    library = written.workbook.library
    grant(library, written.owner, library.id, Right.OWNER)
    grant(library, written.member, written.workbook.id, Right.OWNER)
    client = written.client(written.owner)
    assert "Mill River Library (the library itself)" in text_of(client.get(URL))
    assert client.post(URL, {**SURE, str(library.id): "goes"}).status_code == 422
    assert client.post(URL, {**SURE, str(library.id): str(written.member.id)}).status_code == 200
    assert Grant.objects.get(thing=library.id).person == written.member


def test_the_deed_itself_leaves_nothing_without_an_owner(written):
    for choices in ({}, {written.workbook.id: None}, {written.workbook.id: written.stranger.id}):
        with pytest.raises(NotSettledError):
            leave(written.owner.id, choices)
    assert Grant.objects.get(thing=written.workbook.id, right=Right.OWNER).person == written.owner


def test_two_presses_delete_once(written, people):
    leave(people.dana.id, {})
    with pytest.raises(NotFoundError):
        leave(people.dana.id, {})


def test_a_stranger_deletes_nobody_but_herself(written, people):
    client = written.client(written.stranger)
    before = set(Person.objects.values_list("name", flat=True))
    fields = {**SURE, "person": str(people.dana.id), str(written.workbook.id): str(written.stranger.id)}
    assert client.post(URL, fields).status_code == 200
    assert set(Person.objects.values_list("name", flat=True)) == before - {"Cyd"}
    assert Grant.objects.get(thing=written.workbook.id, right=Right.OWNER).person == written.owner


def test_a_failure_in_the_middle_leaves_everything(written, people, monkeypatch):
    from groundplan.web.people import actions

    def fail(*_given):
        raise RuntimeError

    monkeypatch.setattr(actions, "_close", fail)
    with pytest.raises(RuntimeError):
        leave(people.dana.id, {})
    assert Person.objects.filter(name="Dana").exists()
    assert Document.objects.filter(participant=str(people.dana.id)).exists()
