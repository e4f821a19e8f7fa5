"""Inviting: a link and a code that let somebody in, once or for several, until they end or are taken back."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from groundplan.web.accounts.models import Person
from groundplan.web.audit.queries import lines
from groundplan.web.libraries.models import Grant, Right
from groundplan.web.libraries.queries import right_on
from groundplan.web.links.actions import make
from groundplan.web.links.models import Link
from groundplan.web.sharing import actions

WISH = {"deed": "invite", "who": "Hal", "right": "editor", "days": "7", "how_many": "one"}


def right_of(cast, person):
    return right_on(cast.workbook.library_id, cast.workbook.id, person.id)


def told(library):
    return [f"{line.who} {line.what}" for line in lines(library)[0]]


def test_an_owner_gets_a_link_and_a_code_once(cast, text_of):
    client = cast.client(cast.owner)
    page = client.post(cast.url("sharing/"), WISH)
    soup = BeautifulSoup(page.content, "html.parser")
    link = soup.select_one("#link")["value"]
    assert re.fullmatch(r"http://testserver/join/[\w-]{32}/", link)
    assert re.search(r"\b[2-9B-Z]{4}-[2-9B-Z]{4}\b", text_of(page))
    again = text_of(client.get(cast.url("sharing/")))
    assert "Hal can read and write · one person" in again
    assert link not in again
    token = link.split("/")[-2]
    assert not Link.objects.filter(hash__contains=token).exists()
    assert "no-store" in page.headers["Cache-Control"]


def test_somebody_new_is_at_work_with_three_fields(cast, invited, newcomer, new_browser, text_of):
    invitation = invited()
    browser = new_browser()
    page = browser.get(invitation.path)
    shown = text_of(page)
    assert "Library Mill River Library" in shown
    assert "Workbook of Young Adult Department" in shown
    assert "Invited by Ana" in shown
    assert "You can read and write" in shown
    opened = browser.press(invitation.path, newcomer)
    assert (opened.status_code, opened.url) == (302, cast.url())
    assert "Signed in as Hal" in text_of(browser.get(opened.url))
    assert right_of(cast, Person.objects.get(handle="hal")) is Right.EDITOR
    assert told(cast.workbook.library_id)[:2] == [
        "Hal signed in (with a link or code to join)",
        "Hal joined Young Adult Department as “may write”, with a link or code from Ana",
    ]


def test_a_code_leads_to_the_same_door(cast, invited, newcomer, new_browser, text_of):
    code = invited("commenter").code
    browser = new_browser()
    sent = browser.press("/join/", {"code": f" {code.lower().replace('-', ' ')} "})
    assert sent.status_code == 302
    assert code not in sent.url
    assert "You can read and comment" in text_of(browser.get(sent.url))
    opened = browser.press(sent.url, newcomer)
    assert opened.url == cast.url()
    assert right_of(cast, Person.objects.get(handle="hal")) is Right.COMMENTER


def test_who_is_signed_in_comes_in_as_herself(cast, invited, text_of):
    client = cast.client(cast.stranger)
    path = invited("viewer").path
    page = client.get(path)
    assert "Come in as Cyd" in text_of(page)
    assert not BeautifulSoup(page.content, "html.parser").select("main [name=password]")
    assert client.post(path).url == cast.url()
    assert right_of(cast, cast.stranger) is Right.VIEWER


def test_who_has_a_sign_in_is_brought_back_after_it(invited):
    path = invited().path
    page = BeautifulSoup(Client().get(path).content, "html.parser")
    link = page.find("a", string="I have a sign-in: sign in first")
    assert link["href"] == f"/account/sign-in/?next={path.replace('/', '%2F')}"


def test_looking_changes_nothing(cast, invited):
    path = invited().path
    before = list(Link.objects.order_by("id").values())
    for client in (Client(), cast.client(cast.stranger)):
        for headers in ({}, {"sec-purpose": "prefetch"}, {"user-agent": "Slackbot-LinkExpanding"}):
            assert client.get(path, headers=headers).status_code == 200
            assert client.head(path, headers=headers).status_code == 200
    assert list(Link.objects.order_by("id").values()) == before
    assert not Grant.objects.filter(person=cast.stranger).exists()
    assert Person.objects.count() == 3


def test_a_link_for_one_lets_one_in(cast, invited, with_right):
    path = invited().path
    late = Person.objects.create_named("Ida")
    assert cast.client(cast.stranger).post(path).status_code == 302
    refused = cast.client(late).post(path)
    assert refused.status_code == 404
    assert not Grant.objects.filter(person=late).exists()


def test_a_link_for_several_lets_a_team_in_and_ends_there(cast, invited, monkeypatch):
    monkeypatch.setattr(actions, "SEVERAL", 2)
    path = invited(several=True).path
    came = [cast.client(Person.objects.create_named(name)).post(path).status_code for name in ("Ida", "Jon", "Kim")]
    assert came == [302, 302, 404]


def test_accepting_twice_changes_nothing_and_uses_nothing_up(cast, invited):
    path = invited(several=True).path
    client = cast.client(cast.stranger)
    assert [client.post(path).url for _ in range(2)] == [cast.url()] * 2
    assert Link.objects.exclude(purpose="code-of-a-link").get().uses == 1
    assert Grant.objects.filter(person=cast.stranger).count() == 1


@pytest.mark.parametrize("right", ["viewer", "commenter", "editor"])
def test_a_right_that_one_has_is_never_lowered(cast, invited, right):
    path = invited(right).path
    for person, has in ((cast.owner, Right.OWNER), (cast.member, Right.EDITOR)):
        assert cast.client(person).post(path).url == cast.url()
        assert right_of(cast, person) is has
    assert cast.client(cast.stranger).post(path).status_code == 302


def test_a_right_that_one_has_is_raised(cast, invited, with_right):
    viewer = with_right("viewer")
    cast.client(viewer).post(invited("editor").path)
    assert right_of(cast, viewer) is Right.EDITOR


def refused(client, path, newcomer):
    looked, came = client.get(path), client.post(path, newcomer)
    return (looked.status_code, came.status_code) == (404, 404) and not Person.objects.filter(handle="hal").exists()


def test_an_expired_link_and_its_code_are_dead(cast, invited, newcomer, text_of):
    invitation = invited(days=1)
    Link.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert refused(Client(), invitation.path, newcomer)
    page = text_of(Client().get(invitation.path))
    assert "This link opens nothing" in page
    assert "Ask the person who gave it to you for a new one." in page
    typed = Client().post("/join/", {"code": invitation.code})
    assert typed.status_code == 422


def test_a_link_taken_back_is_dead_and_so_is_its_code_and_its_pass(cast, invited, newcomer, text_of):
    invitation = invited()
    waiting = Client().post("/join/", {"code": invitation.code}).url
    client = cast.client(cast.owner)
    link = BeautifulSoup(client.get(cast.url("sharing/")).content, "html.parser").select_one("[value=withdraw]")
    form = {"deed": "withdraw", "id": link.find_parent("form").select_one("[name=id]")["value"]}
    assert "open nothing any more" in text_of(client.post(cast.url("sharing/"), form, follow=True))
    for path in (invitation.path, waiting):
        assert refused(Client(), path, newcomer)
    assert Client().post("/join/", {"code": invitation.code}).status_code == 422
    assert client.post(cast.url("sharing/"), form).status_code == 404


def test_an_invitation_dies_with_its_makers_ownership_and_does_not_come_back(cast, invited, newcomer, with_right):
    second = with_right("owner")
    path = invited(giver=second).path
    owner = cast.client(cast.owner)
    owner.post(cast.url("sharing/"), {"deed": "change", "id": second.id, "right": "editor"})
    assert refused(Client(), path, newcomer)
    owner.post(cast.url("sharing/"), {"deed": "change", "id": second.id, "right": "owner"})
    assert refused(Client(), path, newcomer)


def test_an_invitation_dies_with_its_makers_account(cast, invited, newcomer, with_right):
    second = with_right("owner")
    path = invited(giver=second).path
    second.delete()
    assert refused(Client(), path, newcomer)
    assert cast.client(cast.owner).get(cast.url("sharing/")).status_code == 200


def test_what_is_missing_is_told_and_what_was_typed_stays(invited, text_of):
    path = invited().path
    page = Client().post(path, {"name": "Hal", "handle": "a b", "password": "short"})
    assert page.status_code == 422
    assert BeautifulSoup(page.content, "html.parser").select_one("#id_name")["value"] == "Hal"
    assert "Use 3 to 60 letters" in text_of(page)


def test_a_name_taken_in_the_same_moment_is_told_and_uses_nothing_up(invited, newcomer, monkeypatch):
    invitation = invited()
    Person.objects.create(name="Hal", handle="hal")
    monkeypatch.setattr("groundplan.web.accounts.forms.is_taken", lambda handle: False)
    page = Client().post(invitation.path, newcomer)
    assert page.status_code == 422
    assert Link.objects.exclude(purpose="code-of-a-link").get().uses == 0
    assert Person.objects.filter(handle="hal").count() == 1


@pytest.mark.parametrize(
    "wrong", [{"right": "admin"}, {"right": ""}, {"days": "3650"}, {"how_many": "9"}, {"who": "x" * 121}]
)
def test_what_an_invitation_cannot_be_is_refused(cast, wrong):
    page = cast.client(cast.owner).post(cast.url("sharing/"), {**WISH, **wrong})
    assert page.status_code == 422
    assert not Link.objects.exists()


def test_there_is_an_end_to_open_invitations(cast, invited, monkeypatch, text_of):
    monkeypatch.setattr(actions, "MOST_OPEN", 1)
    invited()
    page = cast.client(cast.owner).post(cast.url("sharing/"), WISH)
    assert page.status_code == 422
    assert "1 invitations are open already" in text_of(page)


@pytest.mark.parametrize("code", ["", "AAAA", "<script>", "٤٤٤٤٤٤٤٤", "K7XM-9PQR" * 3, "\x00"])
def test_a_code_that_is_none_is_told_in_a_sentence(db, code):
    page = Client().post("/join/", {"code": code})
    assert page.status_code == 422
    assert b"aria-errormessage" in page.content


@pytest.mark.parametrize("token", ["x", ":", "a:b:c", "0" * 64, "K7XM-9PQR", "..", "%00", "é:ü:ß"])
def test_a_forged_link_opens_nothing(db, newcomer, token):
    assert refused(Client(), f"/join/{token}/", newcomer)


def test_a_code_in_the_place_of_a_link_opens_nothing(invited, newcomer):
    assert refused(Client(), f"/join/{invited().code}/", newcomer)


def test_a_pass_ends_after_an_hour(invited, newcomer, monkeypatch):
    path = Client().post("/join/", {"code": invited().code}).url
    monkeypatch.setattr("groundplan.web.home.joining.PASS_LASTS", timedelta(seconds=-1))
    assert refused(Client(), path, newcomer)


def test_codes_can_be_tried_only_so_often(db, text_of):
    client = Client()
    tried = [client.post("/join/", {"code": f"AAAA-{number:04}"}).status_code for number in range(65)]
    assert tried == [422] * 60 + [429] * 5
    assert "Wait a few minutes" in text_of(client.post("/join/", {"code": "x"}))


def test_a_link_for_something_else_is_no_invitation(cast, newcomer):
    _link, token = make("password-code", cast.owner.id, timedelta(days=1), library=cast.workbook.library_id)
    assert refused(Client(), f"/join/{token}/", newcomer)


@pytest.mark.parametrize("right", ["editor", "commenter", "viewer"])
def test_only_owners_invite(cast, with_right, right):
    person = with_right(right)
    page = cast.client(person).post(cast.url("sharing/"), {**WISH, "right": "owner"})
    assert page.status_code == 403
    assert not Link.objects.exists()


def test_a_stranger_gets_404_and_no_link(cast, elsewhere):
    for client in (cast.client(cast.stranger), cast.client(elsewhere.owner), Client()):
        assert client.get(cast.url("sharing/")).status_code == 404
        assert client.post(cast.url("sharing/"), WISH).status_code == 404
    assert not Link.objects.exists()


def test_a_form_from_elsewhere_lets_nobody_in(invited, newcomer):
    assert Client(enforce_csrf_checks=True).post(invited().path, newcomer).status_code == 403
    assert not Person.objects.filter(handle="hal").exists()


HOSTILE = [
    "<script>alert(1)</script>",
    '" onfocus="alert(1)',
    "{{ 7*7 }}",
    "Аna",
    "\u202eanA",
    "نور",
    "a\u0000b",
    "%s%(x)s{x}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_somebody_is_called_stays_words(cast, invited, newcomer, name, text_of):
    # Zero bytes are refused by every form before they come near a table.
    invitation = invited(who=name.replace("\0", ""))
    came = Client().post(invitation.path, {**newcomer, "name": name})
    owner = cast.client(cast.owner)
    pages = [owner.get(cast.url("sharing/")), owner.get(f"/library/{cast.workbook.library_id}/")]
    pages.append(owner.get(f"/library/{cast.workbook.library_id}/list/"))
    for page in pages:
        assert page.status_code == 200
        soup = BeautifulSoup(page.content, "html.parser")
        assert [each.get("src") for each in soup.select("script")] == ["/static/web/groundplan.js"]
        assert not soup.select("[onfocus]")
        assert "49" not in text_of(page)
        assert "\u202e" not in page.content.decode().replace(name, "") or came.status_code == 422
    if came.status_code == 302:
        assert Person.objects.get(handle="hal").name.isprintable()
