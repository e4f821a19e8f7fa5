"""E-mail addresses: added, confirmed by a button, removed; a new password by letter. Only where mail is set up."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.test import Client

from groundplan.web.accounts.actions import new_person
from groundplan.web.jobs.runner import run_due
from groundplan.web.mail.models import Letter
from groundplan.web.mail.server import mail_server
from postbox import postbox

NEW = "a password from a letter"


@pytest.fixture
def post(people, settings):
    """Mail is set up; `letters()` brings what came by a real server, as (to, subject, text)."""
    settings.GROUNDPLAN_HOSTS = ["plan.library.example", "other.example"]
    with postbox() as (box, address):
        settings.GROUNDPLAN_MAIL = mail_server(address, "groundplan@library.example")

        def letters():
            run_due()
            came = [(each["To"], each["Subject"], each.get_content().replace("\r\n", "\n")) for each in box.letters]
            box.letters.clear()
            return came

        yield letters


@pytest.fixture
def dana(people, post, sign_in):
    client, _ = sign_in("dana")
    client.handler.enforce_csrf_checks = False
    client.post("/account/confirm/", {"password": people.password})
    return client


def link_in(text):
    (found,) = re.findall(r"https?://\S+", text)
    return found


def path_in(text):
    return "/" + link_in(text).split("/", 3)[3]


def add(client, address="dana@library.example"):
    return client.post("/account/addresses/", {"email": address, "action_add": "1"})


def test_an_address_is_confirmed_by_a_button_and_not_by_looking(people, dana, post, text_of):
    assert add(dana).status_code == 302
    ((to, subject, text),) = post()
    assert (to, subject) == ("dana@library.example", "Confirm your e-mail address")
    assert link_in(text).startswith("https://plan.library.example/account/addresses/")
    anybody = Client()
    assert "Is this your address?" in text_of(anybody.get(path_in(text)))
    assert not EmailAddress.objects.get(email=to).verified
    assert "is confirmed" in text_of(anybody.get(anybody.post(path_in(text)).url))
    assert EmailAddress.objects.get(email=to).verified
    assert not anybody.session.get(SESSION_KEY), "a link in a letter lets nobody in"
    assert "dana@library.example Confirmed." in text_of(dana.get("/account/addresses/"))


def test_an_address_can_be_removed(dana, post, text_of):
    add(dana)
    dana.post("/account/addresses/", {"email": "dana@library.example", "action_remove": "1"})
    assert "There is none yet" in text_of(dana.get("/account/addresses/"))
    assert not EmailAddress.objects.filter(email="dana@library.example").exists()


@pytest.mark.parametrize("address", ["", "dana", "a@b\r\nBcc: eve@evil.example", "x" * 400 + "@x.example", "é@ü"])
def test_what_is_no_address_is_told(dana, post, address, text_of):
    assert "needed" in text_of(add(dana, address))
    assert post() == []


def test_an_address_of_somebody_else_is_not_told_and_changes_nothing(people, dana, post, text_of):
    EmailAddress.objects.filter(user=people.eli).update(verified=True)
    told = []
    for address in ("eli@library.example", "free@library.example"):
        told.append(text_of(dana.get(add(dana, address).url)).replace(address, "…"))
        dana.post("/account/addresses/", {"email": address, "action_remove": "1"})
        dana.get("/account/addresses/")
    assert told[0] == told[1]
    add(dana, "eli@library.example")
    (elis,) = [text for to, _subject, text in post() if to == "eli@library.example"]
    Client().post(path_in(elis))
    assert EmailAddress.objects.get(email="eli@library.example", verified=True).user == people.eli


def ask(address, client=None, **how):
    return (client or Client()).post("/account/forgotten/", {"email": address}, **how)


def test_a_letter_brings_a_new_password_once(people, post, sign_in, text_of):
    there, _ = sign_in("eli@library.example")
    assert ask("ELI@library.example").url == "/account/forgotten/sent/"
    ((to, subject, text),) = post()
    assert (to.lower(), subject) == ("eli@library.example", "Choose a new password")
    assert link_in(text).startswith("https://plan.library.example/account/forgotten/")
    client = Client()
    form = client.get(path_in(text))
    assert form.status_code == 302, "the key does not stay in the address"
    assert "Choose a new password" in text_of(client.get(form.url))
    assert sign_in("eli@library.example")[1].status_code == 302, "looking changes nothing"
    done = client.post(form.url, {"password1": NEW, "password2": NEW})
    assert client.get(done.url).url == "/account/sign-in/"
    assert not client.session.get(SESSION_KEY)
    assert sign_in("eli@library.example", NEW)[1].status_code == 302
    assert there.get("/account/").status_code == 302, "and every other browser is signed out"
    assert "This link is used up" in text_of(Client().get(path_in(text)))
    ((_to, subject, text),) = post()
    assert subject == "How you sign in was changed"


def test_whether_an_address_is_known_is_not_told(people, post, text_of):
    known, unknown = Client(), Client()
    answers = [ask("eli@library.example", known), ask("nobody@library.example", unknown)]
    assert {(answer.status_code, answer.url) for answer in answers} == {(302, "/account/forgotten/sent/")}
    assert text_of(known.get(answers[0].url)) == text_of(unknown.get(answers[1].url))
    assert [to for to, _subject, _text in post()] == ["eli@library.example"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "evil.example"])
def test_a_letters_link_leads_to_our_own_name_whatever_host_was_claimed(people, post, host):
    ask("eli@library.example", HTTP_HOST=host)
    ((_to, _subject, text),) = post()
    assert link_in(text).startswith("https://plan.library.example/")
    ask("eli@library.example", HTTP_HOST="other.example")
    ((_to, _subject, text),) = post()
    assert link_in(text).startswith("https://other.example/")


def test_asking_again_and_again_ends(people, post):
    answers = [ask("eli@library.example").status_code for _ in range(8)]
    assert answers[0] == 302
    assert answers[-1] == 429
    assert len(post()) < 8


@pytest.mark.parametrize("path", ["forgotten/abc/def/", "forgotten/x/y-z/", "addresses/abc/", "addresses/%00:x/"])
def test_forged_links_are_told_like_old_ones(post, path, text_of):
    page = Client().get(f"/account/{path}")
    assert page.status_code in (200, 400)
    assert page.status_code == 400 or "This link is used up" in text_of(page)
    assert Client().post(f"/account/{path}", {"password1": NEW, "password2": NEW}).status_code in (200, 400, 404)


def test_who_signs_in_with_an_address_sees_it_there(people, post, sign_in, text_of):
    new_person("Fay", "fay@library.example", people.password)
    client, _ = sign_in("fay@library.example")
    client.handler.enforce_csrf_checks = False
    client.post("/account/confirm/", {"password": people.password})
    assert "fay@library.example Not confirmed yet." in text_of(client.get("/account/addresses/"))


def test_without_mail_no_page_promises_any(people, settings, sign_in, text_of):
    settings.GROUNDPLAN_MAIL = None
    client, _ = sign_in("dana")
    assert "letter" not in text_of(Client().get("/account/sign-in/"))
    assert "E-mail addresses" not in text_of(client.get("/account/"))
    for path in ("forgotten/", "forgotten/sent/", "forgotten/a/b/", "addresses/", "addresses/abc/", "forgotten/done/"):
        assert client.get(f"/account/{path}").status_code == 404
    client.handler.enforce_csrf_checks = False
    client.post("/account/password/", {"oldpassword": people.password, "password1": NEW, "password2": NEW})
    assert not Letter.objects.exists()


def test_a_stranger_is_asked_to_sign_in(post):
    for response in (Client().get("/account/addresses/"), add(Client())):
        assert response.url.startswith("/account/sign-in/")
