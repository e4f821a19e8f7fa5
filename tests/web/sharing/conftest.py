"""A second library beside the cast's: its owner and admin, Fay, and its workbook."""

from datetime import date
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from groundplan.web.accounts.models import Person
from groundplan.web.home.actions import set_up
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.sharing import actions
from groundplan.web.sharing.actions import Wish
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Workbook

PASSWORD = "three words in a row"


@pytest.fixture
def elsewhere(cast):
    """Another library of the same installation."""
    opening = Opening("Hill Library", "Teen Room", False, date(2027, 1, 1), locale="en_US")
    fay, workbook = set_up("Fay", opening, "small")
    return SimpleNamespace(owner=fay, workbook=Workbook.objects.get(id=workbook))


@pytest.fixture
def with_right(cast):
    """Makes somebody with a right on the cast's workbook."""

    def make(right, name="Gus"):
        person = Person.objects.create_named(name)
        grant(cast.workbook.library, person, cast.workbook.id, Right(right))
        return person

    return make


@pytest.fixture
def invited(cast):
    """Makes an invitation to the cast's workbook and returns its path and its code."""

    def make(right="editor", days=7, several=False, giver=None, who=""):
        wish = Wish(who, Right(right), days, several)
        token, code = actions.invite(giver or cast.owner, cast.workbook.id, wish)
        return SimpleNamespace(path=f"/join/{token}/", token=token, code=code)

    return make


@pytest.fixture
def newcomer():
    """What somebody new fills in."""
    return {"name": "Hal", "handle": "hal", "password": PASSWORD}


@pytest.fixture
def new_browser():
    """A browser that sends the tokens of the pages it was given, as every browser does."""

    class Browser(Client):
        def press(self, path, fields, page=None):
            soup = BeautifulSoup(self.get(page or path).content, "html.parser")
            token = soup.select_one("main [name=csrfmiddlewaretoken]")["value"]
            return self.post(path, {**fields, "csrfmiddlewaretoken": token})

    return lambda: Browser(enforce_csrf_checks=True)
