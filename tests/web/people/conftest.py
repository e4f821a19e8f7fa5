"""Dana signs in with a name and a password and may write in the cast's workbook; each has a browser of her own."""

import io
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from groundplan.web.accounts.actions import new_person
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right

PASSWORD = "three words in a row"


@pytest.fixture
def people(cast):
    dana = new_person("Dana", "dana", PASSWORD)
    grant(cast.workbook.library, dana, cast.workbook.id, Right.EDITOR)
    return SimpleNamespace(dana=dana, cast=cast)


@pytest.fixture
def confirmed():
    """A browser in which somebody has just said that it is she."""

    def come_in(login, path):
        client = Client()
        client.post("/account/sign-in/", {"login": login, "password": PASSWORD})
        response = client.post(f"/account/confirm/?next={path}", {"password": PASSWORD})
        assert (response.status_code, response.url) == (302, path), response.content.decode()[:800]
        return client

    return come_in


@pytest.fixture
def picture():
    """A picture as a browser uploads it, new at each call."""

    def make():
        file = io.BytesIO()
        Image.new("RGB", (4, 4)).save(file, "PNG")
        return SimpleUploadedFile("a.png", file.getvalue(), "image/png")

    return make
