"""An invitation by letter, where mail is set up: the link goes to one address, and lets one person in."""

import re

import pytest
from django.test import Client

from groundplan.web.links.models import Link
from groundplan.web.mail.models import Letter
from groundplan.web.mail.server import mail_server

WISH = {
    "deed": "invite",
    "who": "Hal",
    "right": "editor",
    "days": "7",
    "how_many": "one",
    "email": "hal@library.example",
}


@pytest.fixture
def mail(settings):
    settings.GROUNDPLAN_MAIL = mail_server("smtp+plain://127.0.0.1:9", "plan@library.example")
    settings.GROUNDPLAN_HOSTS = ["plan.example.org"]
    settings.GROUNDPLAN_FOR_MANY = True


def path_in(letter):
    return re.search(r"https://plan\.example\.org(/join/[\w-]+/)", letter.text)[1]


def test_the_link_goes_to_the_address_and_is_shown_nowhere(cast, mail, text_of):
    client = cast.client(cast.owner)
    told = text_of(client.post(cast.url("sharing/"), WISH, follow=True))
    assert "A letter with the link is on its way to hal@library.example." in told
    assert "Hal can read and write" in told, "it can be taken back like any other"
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == ("hal@library.example", "Ana invites you to a workbook of Mill River Library")
    assert path_in(letter).split("/")[2] not in told
    assert "read and write" in letter.text


def test_opening_the_letters_link_does_nothing_and_its_button_lets_in_once(cast, mail):
    cast.client(cast.owner).post(cast.url("sharing/"), WISH)
    path = path_in(Letter.objects.get())
    for _ in range(2):
        assert Client().get(path).status_code == 200
    assert Link.objects.get(purpose="invitation").uses == 0
    new = {"name": "Hal", "handle": "hal", "password": "three words in a row"}
    assert Client().post(path, new).url == cast.url()
    assert Client().post(path, {**new, "handle": "hal.two"}).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"email": "hal at the library"}, "does not look like an e-mail address"),
        ({"email": "hal@library.example\r\nBcc: all@library.example"}, "does not look like an e-mail address"),
        ({"how_many": "several"}, "A letter invites one person"),
    ],
)
def test_what_cannot_be_sent_is_said_and_nothing_is_made(cast, mail, wrong, sentence, text_of):
    response = cast.client(cast.owner).post(cast.url("sharing/"), {**WISH, **wrong})
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert not Letter.objects.exists()
    assert not Link.objects.filter(purpose="invitation").exists()


def test_a_name_cannot_write_another_header(cast, mail):
    cast.owner.name = "Ana\r\nBcc: all@library.example"
    cast.owner.save()
    cast.client(cast.owner).post(cast.url("sharing/"), WISH)
    assert "\n" not in Letter.objects.get().subject


def test_where_no_mail_is_set_up_no_page_offers_it(cast, text_of):
    client = cast.client(cast.owner)
    assert "Send it to an e-mail address" not in text_of(client.get(cast.url("sharing/")))
    assert "The link" in text_of(client.post(cast.url("sharing/"), WISH))
    assert not Letter.objects.exists()


def test_a_stranger_sends_no_letter(cast, mail):
    for person, status in ((cast.member, 403), (cast.stranger, 404)):
        assert cast.client(person).post(cast.url("sharing/"), WISH).status_code == status
    assert not Letter.objects.exists()
