"""Who signs in by herself does so in a restored installation too, with all that she has; sessions stay behind."""

import json
import re
import time
import zipfile

import httpx
import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from authenticator import Authenticator
from serving import run, serving, signed_in, token

PASSWORD = "three words in a row"
OPENED = []


@pytest.fixture(autouse=True)
def _closed_at_the_end():
    yield
    while OPENED:
        OPENED.pop().close()


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


class Person:
    """Somebody at a browser: forms with their tokens, as a browser sends them."""

    def __init__(self, url, client=None):
        self.url = url.replace("127.0.0.1", "localhost")
        self.client = client or httpx.Client(follow_redirects=True, timeout=60)
        OPENED.append(self.client)

    def get(self, path):
        return self.client.get(self.url + path)

    def post(self, path, **fields):
        shown = self.get(path)
        return self.client.post(
            self.url + path,
            data={"csrfmiddlewaretoken": token(shown.text), **fields},
            headers={"referer": self.url + path},
        )

    def asked(self, path):
        found = re.search(r"data-options='([^']+)'", self.get(path).text)
        return json.loads(found[1])


def set_up_everything(server):
    """Ana chooses a sign-in, a passkey and an app; returns her browser, the passkey and the app's secret."""
    client, _ = signed_in(server)
    ana = Person(server.url, client)
    page = client.get(server.url + "/account/")
    fields = {"csrfmiddlewaretoken": token(page.text), "handle": "ana@library.example", "password": PASSWORD}
    client.post(server.url + "/account/own/", data=fields)
    ana = Person(server.url)
    ana.post("/account/sign-in/", login="ana@library.example", password=PASSWORD)
    ana.post("/account/confirm/?next=/account/", password=PASSWORD)
    key = Authenticator(origin=ana.url)
    made = key.create(ana.asked("/account/passkeys/add/"))
    added = ana.client.post(
        ana.url + "/account/passkeys/add/",
        data={"csrfmiddlewaretoken": token(ana.get("/account/").text), "credential": made, "name": "My phone"},
    )
    assert "Recovery codes" in added.text
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', ana.get("/account/app/").text)[1].replace(" ", "")
    shown = ana.client.post(
        ana.url + "/account/app/",
        data={"csrfmiddlewaretoken": token(ana.get("/account/").text), "code": code_of(secret)},
    )
    assert "is set up" in ana.get("/account/").text or shown.status_code == 200
    return ana, key, secret


def test_password_app_passkey_and_address_come_along_and_no_session(terminal, tmp_path):
    with serving(terminal.home) as server:
        ana, key, secret = set_up_everything(server)
        cookie = {each.name: each.value for each in ana.client.cookies.jar}
        done = run(terminal.home, "backup", str(tmp_path / "all.zip"))
        assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        names = archive.namelist()
        assert not [name for name in names if "session" in name or "letter" in name]
        assert b"ana@library.example" in archive.read("tables/account.emailaddress.jsonl")
    there = tmp_path / "elsewhere"
    restored = run(there, "restore", str(tmp_path / "all.zip"))
    assert restored.returncode == 0, restored.stderr
    with serving(there) as server:
        stale = Person(server.url)
        for name, value in cookie.items():
            stale.client.cookies.set(name, value)
        assert "Sign in" in stale.get("/account/").text
        by_app = Person(server.url)
        half = by_app.post("/account/sign-in/", login="ana@library.example", password=PASSWORD)
        assert "One more step" in half.text
        by_app.client.post(
            by_app.url + "/account/second-step/",
            data={"csrfmiddlewaretoken": token(half.text), "code": code_of(secret)},
        )
        assert "My phone" in by_app.get("/account/").text
        by_key = Person(server.url)
        key.origin = by_key.url
        page = by_key.get("/account/sign-in/")
        headers = {"accept": "application/json", "x-requested-with": "XMLHttpRequest"}
        asked = by_key.client.get(by_key.url + "/account/passkeys/sign-in/", headers=headers).json()
        by_key.client.post(
            by_key.url + "/account/passkeys/sign-in/",
            data={"csrfmiddlewaretoken": token(page.text), "credential": key.get(asked["request_options"])},
        )
        assert "My phone" in by_key.get("/account/").text
