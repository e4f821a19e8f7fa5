"""People who sign in from anywhere: Dana has a sign-in name, Eli an e-mail address."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from groundplan.web.accounts.actions import new_person
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right

PASSWORD = "three words in a row"


@pytest.fixture
def people(cast, settings):
    """Dana and Eli may write in the cast's workbook; the installation is one for many."""
    settings.GROUNDPLAN_FOR_MANY = True
    dana, eli = new_person("Dana", "dana", PASSWORD), new_person("Eli", "eli@library.example", PASSWORD)
    for person in (dana, eli):
        grant(cast.workbook.library, person, cast.workbook.id, Right.EDITOR)
    return SimpleNamespace(dana=dana, eli=eli, cast=cast, password=PASSWORD)


@pytest.fixture
def sign_in():
    """Signs somebody in through the page, as a browser that sends no more than it was given."""

    def through_the_page(login, password=PASSWORD, client=None, **more):
        client = client or Client(enforce_csrf_checks=True)
        page = BeautifulSoup(client.get("/account/sign-in/").content, "html.parser")
        token = page.select_one("[name=csrfmiddlewaretoken]")["value"]
        fields = {"login": login, "password": password, "csrfmiddlewaretoken": token, **more}
        return client, client.post("/account/sign-in/", fields)

    return through_the_page
