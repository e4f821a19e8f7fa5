"""A code sent to the address that was invited: once, for a quarter of an hour, and only for this asking."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from groundplan.web.links.models import Link
from groundplan.web.mail.models import Letter
from groundplan.web.operations.workbook_export import file_for
from groundplan.web.workbooks.models import Confirmation, Proposal

YES = {"Nobody": ("yes", "")}


@pytest.fixture
def invited(cast, wish, stated, mail, her):
    """Rosa, to whom the link went by letter."""

    def make(email="rosa@library.example", **more):
        cast.client(cast.owner).post(cast.url("confirm/"), wish(email=email, **more))
        letter = Letter.objects.latest("made")
        path = re.search(r"/c/[\w-]+/", letter.text)[0]
        Letter.objects.all().delete()
        return her(path)

    return make


def code_for(rosa, **said):
    response = rosa.client.post(rosa.path, {**rosa.fields(**said), "deed": "code"})
    assert response.status_code == 200
    return re.search(r"[2-9B-Z]{4}-[2-9B-Z]{4}", Letter.objects.latest("made").text)[0]


def test_with_the_code_it_is_confirmed_by_code_at_that_address(invited, text_of):
    rosa = invited()
    code = code_for(rosa, **YES)
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == (
        "rosa@library.example",
        "A code to confirm your answer to Mill River Library",
    )
    assert rosa.answer({"code": f" {code.lower()} "}, **YES).status_code == 302
    confirmation = Confirmation.objects.get()
    assert (confirmation.how, confirmation.address) == ("by_code", "rosa@library.example")


@pytest.mark.django_db(transaction=True)
def test_where_the_code_went_is_in_no_file_that_is_taken_along(invited, cast):
    rosa = invited()
    said = {"Nobody": ("other", "Nobody in this county should be bored.")}
    assert rosa.answer({"code": code_for(rosa, **said)}, **said).status_code == 302
    assert Proposal.objects.get().facts["how"] == "by_code"
    with zipfile.ZipFile(io.BytesIO(file_for(cast.owner.id, cast.workbook.id)[1])) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Nobody in this county should be bored." in everything
    assert b"rosa@library.example" not in everything


def test_asking_for_a_code_keeps_what_is_typed_and_shows_only_a_part_of_the_address(invited, text_of):
    rosa = invited()
    fields = rosa.fields(Nobody=("other", "Nobody here is bored."))
    response = rosa.client.post(rosa.path, {**fields, "deed": "code"})
    told = text_of(response)
    assert "A code is on its way" in told
    assert "Nobody here is bored." in told
    assert "r…@library.example" in told
    assert "rosa@library.example" not in response.content.decode()
    assert not Confirmation.objects.exists()


def test_a_code_works_once_and_for_its_own_link_only(invited):
    rosa = invited()
    code = code_for(rosa, **YES)
    other = invited("lee@library.example", who="Lee Moss")
    assert other.answer({"code": code}, **YES).status_code == 422
    assert rosa.answer({"code": code}, **YES).status_code == 302
    assert rosa.answer({"code": code}, Welcome=("yes", "")).status_code == 422
    assert Confirmation.objects.count() == 1


def test_a_code_ends_after_a_quarter_of_an_hour_and_with_the_next_one(invited):
    rosa = invited()
    first, second = code_for(rosa), code_for(rosa)
    assert rosa.answer({"code": first}, **YES).status_code == 422
    Link.objects.filter(purpose="confirming-code").update(expires=timezone.now())
    assert rosa.answer({"code": second}, **YES).status_code == 422
    lasts = [each.expires - each.made for each in Link.objects.filter(purpose="confirming")]
    assert all(each > timedelta(days=29) for each in lasts)


def test_a_wrong_code_spends_nothing_and_an_answer_that_fails_does_not_spend_the_right_one(invited):
    rosa = invited()
    code = code_for(rosa)
    assert rosa.answer({"code": "BBBB-2222"}, **YES).status_code == 422
    assert rosa.answer({"code": code, "name": ""}, **YES).status_code == 422
    assert rosa.answer({"code": code}, **YES).status_code == 302


def test_what_was_confirmed_by_link_becomes_by_code_and_not_less_afterwards(invited):
    rosa = invited()
    rosa.answer(**YES)
    assert Confirmation.objects.get().how == "by_link"
    rosa.answer({"code": code_for(rosa, **YES)}, **YES)
    assert Confirmation.objects.get().how == "by_code"
    rosa.answer({}, **YES, Welcome=("yes", ""))
    assert sorted(Confirmation.objects.values_list("how", flat=True)) == ["by_code", "by_link"]


def test_only_a_few_codes_are_sent_within_an_hour(invited, text_of):
    rosa = invited()
    statuses = [rosa.client.post(rosa.path, {"deed": "code"}).status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    assert Letter.objects.count() == 3
    Link.objects.filter(purpose="confirming-code").update(made=timezone.now() - timedelta(hours=2))
    assert rosa.client.post(rosa.path, {"deed": "code"}).status_code == 200


def test_nobody_chooses_where_a_code_goes(invited, asked):
    rosa = invited()
    rosa.client.post(rosa.path, {"deed": "code", "email": "eve@elsewhere.example", "address": "eve@elsewhere.example"})
    assert {each.to for each in Letter.objects.all()} == {"rosa@library.example"}
    without = asked()
    assert Client().post(without, {"deed": "code"}).status_code == 404
    assert Letter.objects.count() == 1


def test_a_stranger_with_the_code_alone_gets_nowhere(invited):
    code = code_for(invited())
    assert Client().get(f"/join/{code}/").status_code == 404
    assert Client().post("/join/", {"code": code}).status_code == 422
    assert Client().get(f"/c/{code}/").status_code == 404
