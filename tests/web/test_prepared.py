"""Prepared queries answer what their querysets answer."""

import uuid

from groundplan.web.accounts.models import Person
from groundplan.web.libraries.models import Grant
from groundplan.web.prepared import Prepared, PreparedChange
from groundplan.web.workbooks.models import Document

COLUMNS = ("id", "person_id", "right", "library__name", "library__created")


def grants(person, right):
    return Grant.objects.filter(person_id=person, right__in=["editor", right]).order_by("id").values_list(*COLUMNS)


def test_the_rows_are_those_of_the_queryset_with_every_value_of_its_type(cast):
    prepared = Prepared(grants, uuid.UUID, str)
    for person in (cast.owner, cast.member, cast.stranger):
        for right in ("owner", "viewer", "' OR 1=1 --"):
            expected = [tuple(row) for row in grants(person.id, right)]
            assert [tuple(row) for row in prepared.rows(person.id, right)] == expected
    assert prepared.row(cast.owner.id, "owner")[3] == "Mill River Library"
    assert prepared.row(cast.stranger.id, "owner") is None


def test_a_number_is_filled_in_as_well(cast):
    Document.objects.create(library=cast.workbook.library, workbook=cast.workbook, worksheet="all", sequence=7)
    prepared = Prepared(lambda n: Document.objects.filter(sequence=n).values_list("worksheet"), int)
    assert [tuple(row) for row in prepared.rows(7)] == [("all",)]
    assert prepared.rows(8) == []


def test_an_inserted_row_is_the_one_that_the_model_would_make(db):
    add = PreparedChange(
        Person, "INSERT INTO {table} ({columns}) VALUES ({marks})", "id", "name", "email", "password", "created"
    )
    made = Person.objects.create_named("Bo")
    name = uuid.uuid4()
    add(name, "Zoë 𝄞", "", made.password, made.created)
    found = Person.objects.get(id=name)
    assert (found.name, found.handle, found.created) == ("Zoë 𝄞", None, made.created)
