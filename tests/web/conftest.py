"""The cast: an owner, a team member, and a stranger; and a toolkit of our own, small enough to read here."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache as cache_of_results
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client

import databases
from groundplan.toolkit.read import read_toolkit
from groundplan.web.accounts.models import Person
from groundplan.web.home.actions import set_up
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.toolkits import actions as toolkit_actions
from groundplan.web.toolkits import queries as toolkits
from groundplan.web.toolkits.actions import publish
from groundplan.web.toolkits.packing import pack
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Workbook

TOOLKIT = Path(__file__).parent / "toolkit"


@dataclass
class Cast:
    """Who is there: people, a client for each, and the workbook they are about."""

    owner: Person
    member: Person
    stranger: Person
    workbook: Workbook

    def client(self, person):
        client = Client()
        client.force_login(person)
        return client

    def url(self, path=""):
        return f"/w/{self.workbook.id}/{path}"

    def written(self, person=None):
        return queries.written(queries.access((person or self.owner).id, self.workbook.id))

    def answers(self, worksheet="all", person=None):
        written = self.written(person)
        return written.filled(written.access.sheet(worksheet)).merged


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """PostgreSQL counts nothing in the tables behind the tests' backs: how it goes about a question must not hang on
    which tests came before, and of a table whose few rows it has counted it rather reads all."""
    if not databases.on_postgresql():
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"ALTER TABLE {connection.ops.quote_name(table)} SET (autovacuum_enabled = off)")


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    """What may be tried only so often is counted anew in every test; in a database, a test's counting is undone with it."""
    if not databases.on_postgresql():
        cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _toolkits_are_read_once():
    """Most tests publish one of two toolkits, and a toolkit is never changed: what was read of the same bytes is it."""
    known = {}

    def read(archive):
        content = archive.root.fp.getvalue()
        if content not in known:
            known[content] = read_toolkit(archive)
        return known[content]

    with pytest.MonkeyPatch.context() as patch:
        for module in (toolkits, toolkit_actions):
            patch.setattr(module, "read_toolkit", read)
        yield


packed = cache_of_results(pack)


@pytest.fixture
def cast(db):
    return with_toolkit(TOOLKIT, "small")


def with_toolkit(folder, name):
    """The cast with a workbook of the toolkit in that folder."""
    toolkits._editions._values.clear()
    queries._remembered.clear()
    publish(packed(folder))
    opening = Opening("Mill River Library", "Young Adult Department", False, date(2027, 1, 1), locale="en_US")
    owner, workbook_id = set_up("Ana", opening, name)
    workbook = Workbook.objects.get(id=workbook_id)
    member = Person.objects.create_named("Bo")
    grant(workbook.library, member, workbook.id, Right.EDITOR)
    return Cast(owner, member, Person.objects.create_named("Cyd"), workbook)


@dataclass
class Form:
    """A worksheet's form as a browser has it, to be filled in and sent."""

    action: str
    fields: dict
    blanks: list

    def send(self, client, *, as_script=False, **more):
        headers = {"accept": "application/json"} if as_script else {}
        return client.post(self.action, {**self.fields, **more}, headers=headers)


@pytest.fixture
def form_on():
    """Reads the worksheet's form of a page, as a browser without script would."""

    def read(client, url):
        response = client.get(url)
        assert response.status_code == 200, response.content.decode()[:500]
        soup = BeautifulSoup(response.content, "html.parser")
        form = soup.select_one("form[data-sheet]")
        fields = {}
        for control in form.select("input, textarea, select"):
            name, kind = control.get("name"), control.get("type", "")
            if not name or kind == "file" or (kind in ("radio", "checkbox") and not control.has_attr("checked")):
                continue
            if control.name == "textarea":
                value = control.text.removeprefix("\n")
            elif control.name == "select":
                chosen = control.select_one("option[selected]") or control.select_one("option")
                value = chosen.get("value", "") if chosen else ""
            else:
                value = control.get("value", "")
            fields.setdefault(name, []).append(value)
        blanks = [row["data-row"] for row in form.select("[data-blank]")]
        return Form(form["action"], fields, blanks)

    return read


@pytest.fixture
def text_of():
    """A page's words as they are read."""
    return lambda response: re.sub(r"\s+", " ", BeautifulSoup(response.content, "html.parser").get_text(" ")).strip()
