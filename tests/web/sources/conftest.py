"""A library's documents: the cast's shelf, files as a browser sends them, and reading done when a test says so."""

import secrets
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from groundplan.sources import reading
from groundplan.sources.model import Kind, Passage, Reading, Statement, Style, Whose
from groundplan.web.accounts.models import Person
from groundplan.web.jobs.runner import run_due
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.sources.models import Source

MISSION = "We bring people and knowledge together."
PLAN = f"Mill River Library Strategic Plan\n\nOur mission\n\n{MISSION}\n\nWe listen to teens at the café first.\n"


@pytest.fixture(autouse=True)
def _files_of_its_own(settings, tmp_path):
    """What is uploaded in a test lies in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "uploads"


class Room:
    """The shelf of the cast's library as a browser without script has it."""

    def __init__(self, cast):
        self.cast = cast
        self.library = cast.workbook.library_id
        self.at = f"/library/{self.library}/sources/"
        self._browsers = {}

    def client(self, person=None):
        """The browser of somebody, the owner's by default: the same each time."""
        person = person or self.cast.owner
        if person.pk not in self._browsers:
            self._browsers[person.pk] = self.cast.client(person)
        return self._browsers[person.pk]

    def form(self, deed, client, path="", query=""):
        """The hidden fields of the form with a deed on one of the pages."""
        page = client.get(f"{self.at}{path}{query}")
        assert page.status_code == 200, page.content.decode()[-1500:]
        soup = BeautifulSoup(page.content, "html.parser")
        form = next(each for each in soup.find_all("form") if each.select_one(f"button[value={deed}]"))
        hidden = {each["name"]: each["value"] for each in form.select("input[type=hidden]")}
        return {**hidden, "deed": deed}

    def upload(self, *files, client=None, query="", **more):
        """Add files; each a (name, bytes or text)."""
        client = client or self.client()
        sent = [SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data) for name, data in files]
        fields = {**self.form("files", client, "add/", query), **more}
        return client.post(f"{self.at}add/", {**fields, "file": sent})

    def paste(self, title="Minutes of the board", text=PLAN, client=None, query="", **more):
        client = client or self.client()
        fields = {**self.form("text", client, "add/", query), "title": title, "text": text, **more}
        return client.post(f"{self.at}add/", fields)

    def press(self, deed, source, client=None, **more):
        client = client or self.client()
        return client.post(f"{self.at}{source.id}/", {"deed": deed, **more})

    def look(self, source, client=None, query=""):
        response = (client or self.client()).get(f"{self.at}{source.id}/{query}")
        assert response.status_code == 200, response.content.decode()[-1500:]
        return BeautifulSoup(response.content, "html.parser")

    def read(self):
        """Do what waits in the background."""
        return run_due()

    def added(self, name="plan.txt", text=PLAN, **more):
        """A document that is added and read; gives its row."""
        before = set(Source.objects.values_list("id", flat=True))
        response = self.upload((name, text), **more)
        assert response.status_code == 302, response.content.decode()[-1500:]
        self.read()
        return Source.objects.exclude(id__in=before).get()


@pytest.fixture
def room(cast):
    return Room(cast)


@pytest.fixture
def with_right(cast):
    """Makes somebody with a right on the cast's workbook."""

    def make(right, thing=None):
        person = Person.objects.create_named(right.title())
        grant(cast.workbook.library, person, thing or cast.workbook.id, Right(right))
        return person

    return make


def told(soup):
    """A page's words as they are read."""
    return " ".join(soup.select_one("main").get_text(" ").split())


@pytest.fixture
def words():
    return told


@pytest.fixture
def reads_as(monkeypatch):
    """Has every document read as the given passages and statements: what the readers do is tested beside them."""

    def set_to(*passages, statements=(), **facts):
        made = tuple(
            Passage(f"p{n}", *each) if isinstance(each, tuple) else Passage(f"p{n}", each)
            for n, each in enumerate(passages, 1)
        )
        found = Reading(passages=made, statements=tuple(statements), **facts)
        monkeypatch.setattr(reading, "read", lambda name, data: found)
        return found

    return set_to


@pytest.fixture
def a_mission():
    """A statement as the finder gives it."""

    def make(text=MISSION, passage="p3", **more):
        return Statement(**{
            "kind": Kind.MISSION, "text": text, "passage": passage, "page": 2, "whose": Whose.LIBRARY,
            "owner": "", "confidence": 0.9, "reason": "It stands under the heading “Our mission”.", **more,
        })  # fmt: skip

    return make


@pytest.fixture
def a_form_id():
    return secrets.token_hex(8)


STYLES = SimpleNamespace(heading=Style.HEADING, text=Style.TEXT, item=Style.ITEM, row=Style.ROW)


@pytest.fixture
def styles():
    return STYLES
