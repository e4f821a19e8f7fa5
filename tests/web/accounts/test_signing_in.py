"""Signing in with a plain name or an e-mail address, and out again; nobody learns who has an account here."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from groundplan.web.accounts.actions import give_code
from groundplan.web.accounts.models import Person, Session
from groundplan.web.home.entry import new_token


def who(client):
    return client.session.get(SESSION_KEY, "")


@pytest.mark.parametrize("login", ["dana", "DANA", " Dana ", "ｄａｎａ"])
def test_a_plain_name_is_enough(people, sign_in, login):
    client, response = sign_in(login.strip() if login != "ｄａｎａ" else "dana")
    assert (response.status_code, response.url, who(client)) == (302, "/", str(people.dana.id))


@pytest.mark.parametrize("login", ["eli@library.example", "ELI@Library.example"])
def test_an_address_is_as_good(people, sign_in, login):
    client, response = sign_in(login)
    assert response.status_code == 302
    assert who(client) == str(people.eli.id)


def test_a_wrong_password_and_a_wrong_name_are_told_alike(people, sign_in, text_of):
    _client, wrong = sign_in("dana", "four words in a row")
    _client, unknown = sign_in("nobody", "four words in a row")
    assert text_of(wrong).replace("dana", "") == text_of(unknown).replace("nobody", "")
    assert "do not go together" in text_of(wrong)
    assert "four words" not in wrong.content.decode()


@pytest.mark.parametrize("login", ["", "é𝄞😀", "x" * 100_000, "a\x00b", "' OR 1=1 --", "<script>alert(1)</script>"])
def test_strange_names_are_refused_like_any_other(people, sign_in, login):
    client, response = sign_in(login)
    assert response.status_code in (200, 400)
    assert b"<script>alert" not in response.content
    assert not who(client)


def test_somebody_of_this_computer_has_no_password_to_guess(people, sign_in):
    for password in ("", "!", people.cast.owner.password):
        client, _response = sign_in("Ana", password)
        assert not who(client)


def test_next_leads_only_to_our_own_pages(people, sign_in):
    here = f"/w/{people.cast.workbook.id}/"
    assert sign_in("dana", next=here)[1].url == here
    for away in ("https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"):
        assert sign_in("eli@library.example", next=away)[1].url == "/"


def test_many_wrong_tries_end_and_do_not_tell_whether_the_last_was_right(people, sign_in, text_of):
    for _ in range(5):
        sign_in("dana", "wrong and wrong again")
    client, response = sign_in("dana")
    assert not who(client)
    assert "tried too often" in text_of(response)
    assert who(sign_in("eli@library.example")[0]), "another person at the same desk still comes in"


def test_a_session_known_before_signing_in_is_worth_nothing_after(people, sign_in):
    client = Client(enforce_csrf_checks=True)
    client.get(f"/enter/{new_token()}/")
    planted = client.cookies["sessionid" if "sessionid" in client.cookies else next(iter(client.cookies))].value
    sign_in("dana", client=client)
    assert who(client)
    assert planted not in [cookie.value for cookie in client.cookies.values()]
    assert Session.objects.filter(person=people.dana).count() == 1


def test_signing_out_ends_the_session_and_not_only_the_cookie(people, sign_in, settings):
    client, _response = sign_in("dana")
    copied = {name: cookie.value for name, cookie in client.cookies.items()}
    client.get("/about/")
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    left = client.post("/leave/", {"csrfmiddlewaretoken": token})
    assert left.status_code == 200
    assert left["Clear-Site-Data"] == '"cache", "storage"'
    assert not [name for name, cookie in left.cookies.items() if cookie.value], "nothing stays in the browser"
    thief = Client()
    thief.cookies.load(copied)
    assert thief.get("/account/").status_code == 302


def test_a_key_that_was_never_given_out_begins_nothing(people, settings):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "abcdefghijklmnopqrstuvwxyz012345"
    assert client.get("/account/").status_code == 302
    assert not Session.objects.exists()


def test_the_database_holds_no_key_of_a_session(people, sign_in, settings):
    client, _response = sign_in("dana")
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    row = Session.objects.get(person=people.dana)
    assert key not in f"{row.hash} {row.data}"


def test_a_new_password_signs_out_every_other_browser(people, sign_in):
    here, _ = sign_in("dana")
    there, _ = sign_in("dana")
    page = here.get("/account/password/")
    fields = {
        "oldpassword": people.password,
        "password1": "another four short words",
        "password2": "another four short words",
    }
    token = page.content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    changed = here.post("/account/password/", {**fields, "csrfmiddlewaretoken": token})
    assert changed.status_code == 302
    assert "Other browsers are signed out" in here.get("/account/").content.decode()
    assert there.get("/account/").status_code == 302
    assert Session.objects.filter(person=people.dana).count() == 1
    assert who(sign_in("dana", "another four short words")[0])


def test_signing_out_everywhere_else_leaves_this_browser(people, sign_in):
    here, there = sign_in("dana")[0], sign_in("dana")[0]
    here.handler.enforce_csrf_checks = False
    assert here.post("/account/elsewhere/").status_code == 302
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("password", "why"),
    [("sunflower", "at least 12"), ("1q2w3e4r5t6y", "too common"), ("dana-moreno-1", "too similar")],
)
def test_a_password_that_is_easily_guessed_is_refused(cast, settings, password, why, text_of):
    settings.GROUNDPLAN_FOR_MANY = True
    cast.owner.name = "Dana Moreno"
    cast.owner.save()
    response = cast.client(cast.owner).post("/account/own/", {"handle": "dana-moreno", "password": password})
    assert response.status_code == 422
    assert why in text_of(response)
    assert password not in response.content.decode().replace("dana-moreno", "")


def test_somebody_of_this_computer_sets_up_a_sign_in_of_her_own(cast, sign_in, text_of):
    client = cast.client(cast.owner)
    assert "Come in from another computer" in text_of(client.get("/account/"))
    client.post("/account/own/", {"handle": "Ana.Moreno", "password": "five words she keeps herself"})
    assert client.get("/account/").status_code == 200
    assert who(sign_in("ana.moreno", "five words she keeps herself")[0]) == str(cast.owner.id)
    at_the_computer = Client()
    at_the_computer.get(f"/enter/{new_token()}/")
    assert at_the_computer.post("/who/", {"person": str(cast.owner.id)}).status_code == 404, "not by the link any more"
    assert "Ana" not in text_of(at_the_computer.get("/"))


def test_a_sign_in_name_is_had_once(people, text_of):
    client = people.cast.client(people.cast.owner)
    for taken in ("dana", "DANA", "eli@library.example"):
        response = client.post("/account/own/", {"handle": taken, "password": "five words she keeps herself"})
        assert response.status_code == 422
        assert "has this sign-in name already" in text_of(response)


def test_a_code_from_the_admin_sets_a_new_password_once(people, sign_in, text_of):
    code = give_code(people.dana, people.cast.workbook.library_id, people.cast.owner.id)
    there, _ = sign_in("dana")
    fields = {"handle": "Dana", "code": code.lower(), "password": "a new one from the code"}
    assert Client().post("/account/code/", {**fields, "handle": "eli@library.example"}).status_code == 422
    client = Client()
    assert client.post("/account/code/", fields).url == "/account/sign-in/"
    assert "Your new password is set" in text_of(client.get("/account/sign-in/"))
    assert not who(client), "a code alone lets nobody in"
    assert there.get("/account/").status_code == 302
    again = Client().post("/account/code/", {**fields, "password": "yet another new password"})
    assert again.status_code == 422
    assert "do not go together" in text_of(again)
    assert who(sign_in("dana", "a new one from the code")[0])


def test_a_newer_code_ends_the_older_one(people):
    first = give_code(people.dana, None, people.cast.owner.id)
    give_code(people.dana, None, people.cast.owner.id)
    fields = {"handle": "dana", "code": first, "password": "a new one from the code"}
    assert Client().post("/account/code/", fields).status_code == 422


def test_codes_cannot_be_guessed_one_after_the_other(people):
    give_code(people.dana, None, people.cast.owner.id)
    fields = {"handle": "dana", "password": "a new one from the code"}
    answers = [Client().post("/account/code/", {**fields, "code": f"BCDF-GH{n:02}"}).status_code for n in range(22, 30)]
    assert answers[:5] == [422] * 5
    assert set(answers[5:]) == {429}


@pytest.mark.parametrize(
    "path", ["/account/", "/account/own/", "/account/elsewhere/", "/account/held/", "/account/password/"]
)
def test_a_stranger_is_asked_to_sign_in(people, path):
    client = Client()
    for response in (client.get(path), client.post(path, {})):
        assert response.status_code in (302, 405)
        assert response.status_code == 405 or response.url.startswith("/account/sign-in/")


def test_nothing_says_when_somebody_was_here(people, sign_in):
    sign_in("dana")
    assert "last_login" not in [field.name for field in Person._meta.get_fields()]
    assert {field.name for field in Session._meta.get_fields()} == {"id", "hash", "person", "data", "expires"}
