"""The data can be divided by library: keys that meet nowhere, constraints that begin with the library, no way across."""

from datetime import date

import pytest
from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, OneToOneField, UniqueConstraint, UUIDField

from groundplan.web.accounts.models import Person, Session
from groundplan.web.home.actions import set_up
from groundplan.web.jobs.models import Job, Recurrence
from groundplan.web.libraries.models import Department, Grant, Library
from groundplan.web.mail.models import Letter
from groundplan.web.steps.models import Reminding
from groundplan.web.toolkits.models import Edition, PublishedToolkit
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Document, LogEntry, Workbook

# Who writes, in which browsers and whether she wants letters, what is given to everybody, and what the installation itself does: the only rows that no library owns.
SHARED = {Person, Session, PublishedToolkit, Job, Recurrence, Letter, Reminding}
# The ground floor knows no room above it: its rows name their library by its plain id, and lead nowhere.
GROUND = {model for room in ("links", "audit") for model in apps.get_app_config(room).get_models()}
MODELS = sorted(
    (model for model in apps.get_models() if model.__module__.startswith("groundplan.")),
    key=lambda model: model.__name__,
)
OWNED = [model for model in MODELS if model not in SHARED | GROUND | {Library}]


def name_of(model):
    return model.__name__


def ways_of(model):
    return [field for field in model._meta.get_fields(include_hidden=True) if isinstance(field, ForeignKey)]


def unique_sets(model):
    """Every set of fields that must be unique together, the primary key apart."""
    alone = [(field.name,) for field in model._meta.local_fields if field.unique and not field.primary_key]
    told = [tuple(each.fields) for each in model._meta.constraints if isinstance(each, UniqueConstraint)]
    return [*alone, *told, *model._meta.unique_together]


def test_every_room_is_looked_at():
    assert {"Document", "Edition", "Grant", "LogEntry", "Picture", "Workbook"} <= {name_of(model) for model in OWNED}


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_primary_keys_are_uuids_made_here(model):
    key = model._meta.pk
    assert type(key) is UUIDField
    assert callable(key.default)


@pytest.mark.parametrize("model", OWNED, ids=name_of)
def test_every_row_names_its_library(model):
    library = model._meta.get_field("library")
    assert isinstance(library, ForeignKey)
    assert library.related_model is Library
    assert not library.null


@pytest.mark.parametrize("model", OWNED, ids=name_of)
def test_unique_constraints_begin_with_the_library(model):
    assert [fields for fields in unique_sets(model) if fields[0] != "library"] == []


@pytest.mark.parametrize("model", OWNED, ids=name_of)
def test_ways_lead_to_rows_of_a_library_or_to_what_everybody_shares(model):
    """A row that another one points to has a library of its own, the same one, or belongs to nobody."""
    assert not [field for field in model._meta.get_fields() if isinstance(field, ManyToManyField | OneToOneField)]
    assert {field.related_model for field in ways_of(model)} <= {Library, *OWNED} | SHARED


@pytest.mark.parametrize("model", sorted(GROUND, key=name_of), ids=name_of)
def test_the_ground_floor_names_its_library_and_leads_nowhere(model):
    assert type(model._meta.get_field("library")) is UUIDField
    assert ways_of(model) == []
    assert all(index.fields[0].lstrip("-") == "library" for index in model._meta.indexes)


@pytest.mark.parametrize("model", sorted(SHARED, key=name_of), ids=name_of)
def test_what_everybody_shares_leads_into_no_library(model):
    assert {field.related_model for field in ways_of(model)} <= {Person}


def test_rows_that_belong_together_are_of_one_library(cast, form_on):
    """What two libraries with one toolkit write, followed along every way: a row's library is that of what it leads to."""
    elsewhere = Opening("Hill Library", "Young Adult Department", False, date(2027, 1, 1), locale="en_US")
    stranger, theirs = set_up("Cyd", elsewhere, "small")
    for person, workbook in ((cast.owner, cast.workbook.id), (stranger, theirs)):
        client = cast.client(person)
        form_on(client, f"/w/{workbook}/sheet/all/").send(client, **{"all/strengths/r1": "Teens know us"})
        client.post(f"/w/{workbook}/words/all/", {"deed": "add_section", "label": "Ours", "target": ""})
    followed, strays = set(), []
    for model in OWNED:
        for row in model.objects.all():
            for field in ways_of(model):
                there = getattr(row, field.name)
                if field.related_model in OWNED and there is not None:
                    followed.add((name_of(model), field.name))
                    strays += [(row, field.name)] if there.library_id != row.library_id else []
    assert {("Workbook", "department"), ("Workbook", "edition"), ("Document", "workbook"), ("LogEntry", "document"),
            ("LogEntry", "edition"), ("Edition", "previous")} <= followed  # fmt: skip
    assert strays == []
    for model in (Grant, Department, Edition, Workbook, Document, LogEntry):
        assert len({row.library_id for row in model.objects.all()}) == 2
