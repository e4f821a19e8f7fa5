"""The starter toolkit's workbook with two statements in its plan, and a link for the director."""

import re
import secrets
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from groundplan.web.conversations import queries
from groundplan.web.mail.server import mail_server
from web.quoting.conftest import PLAN, answer, cast, cited, document, quote, soup_of, written

__all__ = ["answer", "cast", "cited", "document", "quote", "soup_of", "written"]

MISSION = "Nobody in this town should be bored."
PRIORITIES = "Welcome\nFirst jobs"


@pytest.fixture
def statements(cast):
    """What can be confirmed, by its words."""

    def read():
        return {each.text: each for each in queries.statements(cast.written())}

    return read


@pytest.fixture
def stated(cast, answer):
    """A mission and two priorities, typed in freely."""
    answer(MISSION)
    answer(PRIORITIES, "priorities")


@pytest.fixture
def wish(statements):
    """What a team's form sends when it asks somebody."""

    def make(*texts, **more):
        known = statements()
        fields = {
            "deed": "ask",
            "who": "Rosa Alder, director",
            "origin": "conversation",
            "edit": secrets.token_hex(8),
            "statement": [known[text].key for text in texts or [MISSION, "Welcome"]],
        }
        return {**fields, **more}

    return make


@pytest.fixture
def asked(cast, wish, stated):
    """Asks somebody as the owner does, and gives the path of her link."""

    def make(*texts, person=None, **more):
        response = cast.client(person or cast.owner).post(cast.url("confirm/"), wish(*texts, **more))
        assert response.status_code == 200, response.content.decode()[:3000]
        url = BeautifulSoup(response.content, "html.parser").select_one("#link")["value"]
        return re.search(r"/c/[\w-]+/", url)[0]

    return make


class Her:
    """Somebody at a browser of her own, without an account."""

    def __init__(self, path, client=None):
        self.path, self.client = path, client or Client()

    def page(self):
        response = self.client.get(self.path)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    def statements(self):
        """The ids of the statements on the page, by their words."""
        return {
            each.select_one(".words").get_text().strip(): each.select_one("input[type=radio]")["id"].split("-", 1)[1]
            for each in self.page().select(".asked-about")
            if each.select_one("input[type=radio]")
        }

    def fields(self, **said):
        """What her form sends: `said` names a statement by its first word and gives (said, words or remark)."""
        soup = self.page()
        known = self.statements()
        sent = {name: soup.select_one(f"[name={name}]")["value"] for name in ("seen", "name", "office")}
        for first, (verdict, text) in said.items():
            key = next(key for words, key in known.items() if words.startswith(first))
            sent |= {f"said-{key}": verdict, f"words-{key}": text, f"remark-{key}": text}
        return sent

    def answer(self, more=None, **said):
        return self.client.post(self.path, {**self.fields(**said), **(more or {})})


@pytest.fixture
def her():
    return Her


@pytest.fixture
def mail(settings):
    settings.GROUNDPLAN_MAIL = mail_server("smtp+plain://127.0.0.1:9", "plan@library.example")
    settings.GROUNDPLAN_HOSTS = ["plan.example.org"]
    settings.GROUNDPLAN_FOR_MANY = True


@pytest.fixture
def plan():
    return SimpleNamespace(sheet=PLAN)
