"""Script in every text of every form: it comes back as text on every page, in every file and in every reply."""

import io
import json
import re
import zipfile
from collections import Counter
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from markdown_it import MarkdownIt
from pypdf import PdfReader

import attacks
from groundplan.web.accounts.actions import new_person
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.workbooks.documents_out import FORMATS

# Addresses that end the walk: signing out is a deed of its own.
_NOT_HERE = re.compile(
    r"/leave/|/account/(elsewhere|sign-in|confirm|password|own|delete|data|second|sign-on|email|mfa)|/download/[^?]|/blank/|/take-along/|/static/"
)
MOST_PAGES = 110


class Walk:
    """Follows every link and sends every form, each once for each of its shapes."""

    def __init__(self, client, start):
        self.client = client
        self.pages, self.sent, self.typed, self.statuses = {}, set(), 0, Counter()
        self._start = start

    def look(self):
        """Every page that can be reached, as it is now."""
        self.pages = {}
        waiting = [self._start, "/", "/account/", "/about/", "/who/"]
        while waiting and len(self.pages) < MOST_PAGES:
            address = waiting.pop(0)
            if address in self.pages or _NOT_HERE.search(address):
                continue
            response = self.client.get(address, follow=True)
            self.statuses[response.status_code] += 1
            if not response["Content-Type"].startswith("text/html"):
                continue
            self.pages[address] = response.content.decode()
            waiting += [link for link in attacks.links(self.pages[address], address) if link not in self.pages]
        return self.pages

    def send(self):
        """Every form of the pages seen last; what each is answered with is looked at too."""
        for at, page in self.pages.items():
            for form in attacks.forms(page, at):
                if form.shape in self.sent or _NOT_HERE.search(form.address):
                    continue
                self.sent.add(form.shape)
                self.typed += form.typed
                for asked in ("text/html", "application/json"):
                    response = form.send(self.client, accept=asked)
                    self.statuses[response.status_code] += 1
                    assert response.status_code < 500, (form.address, response.content[-800:])
                    if response["Content-Type"].startswith("text/html"):
                        assert attacks.runs(response.content.decode()) == [], form.address
                    elif response.content:
                        told = response["Content-Type"], response.get("Content-Disposition", "")
                        assert told[0].startswith("application/json") or told[1].startswith("attachment"), form.address


@pytest.fixture
def attacked(cast, settings):
    """The cast's workbook after somebody typed our texts wherever one can, and again on the pages that came of it."""
    settings.GROUNDPLAN_FOR_MANY = True
    walk = Walk(cast.client(cast.owner), cast.url())
    for _ in range(2):
        walk.look()
        walk.send()
    return walk


def test_no_page_runs_what_somebody_typed(cast, attacked):
    assert attacked.typed > 60, "the walk found the fields"
    assert len(attacked.sent) > 15
    pages = attacked.look()
    assert len(pages) > 12
    documents = {("/library//sources/add/", "deed", "text"), ("/library//sources//", "deed", "change")}
    assert documents <= attacked.sent, "no document was added and looked at"
    assert {address: found for address, page in pages.items() if (found := attacks.runs(page))} == {}
    shown = "\n".join(BeautifulSoup(page, "html.parser").get_text() for page in pages.values())
    for text in ("<script>alert(1)</script>", "onerror=alert(1)", "{{7*7}}"):
        assert attacks.MARK in shown
        assert text in shown, f"{text} is nowhere to be read, so nothing was tried"


def test_no_file_runs_it_either(cast, attacked):
    client = cast.client(cast.owner)
    for what in ("plan", "workbook", "worksheet:all"):
        for suffix in FORMATS:
            response = client.get(cast.url(f"download/{what}.{suffix}"))
            if response.status_code == 404:
                continue
            assert response.status_code == 200, (what, suffix)
            assert response["Content-Disposition"].startswith("attachment")
            data = b"".join(response.streaming_content) if response.streaming else response.content
            assert LOOKS[suffix](data) == [], (what, suffix)
    assert set(LOOKS) == set(FORMATS)


def _html(data):
    page = data.decode()
    # A file that leaves the house brings its style along; it has no policy that would forbid one.
    soup = BeautifulSoup(page, "html.parser")
    for each in soup.select("head > style, head > meta[http-equiv=Content-Security-Policy]"):
        each.decompose()
    return attacks.runs(str(soup))


def _markdown(data):
    return attacks.runs(MarkdownIt("commonmark", {"html": True}).render(data.decode()))


def _word(data):
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                tree = ElementTree.fromstring(package.read(name))
                found += [
                    each.attrib
                    for each in tree.iter()
                    if re.match(r"\s*(javascript|data|vbscript):", each.get("Target", ""))
                ]
                found += [
                    each.tag
                    for each in tree.iter()
                    if each.tag.rpartition("}")[2] in ("script", "instrText", "object")
                    and "alert" in "".join(each.itertext())
                ]
            assert not name.endswith((".bin", ".html", ".js"))
    return found


def _pdf(data):
    reader = PdfReader(io.BytesIO(data))
    found = [name for name in (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile") if name in data]
    for page in reader.pages:
        for note in page.get("/Annots") or []:
            action = note.get_object().get("/A", {})
            if re.match(r"\s*(javascript|data):", str(action.get("/URI", ""))):
                found.append(str(action))
    assert attacks.MARK in "".join(page.extract_text() for page in reader.pages)
    return found


def _json(data):
    json.loads(data)
    return []


LOOKS = {"html": _html, "md": _markdown, "docx": _word, "pdf": _pdf, "json": _json}


def test_names_of_people_and_libraries_are_text_everywhere(cast, settings):
    """In the frame of every page, in lists, in comments, for a colleague too."""
    settings.GROUNDPLAN_FOR_MANY = True
    cast.owner.name = attacks.TEXTS[1]
    cast.owner.save()
    cast.workbook.library.name = attacks.TEXTS[0]
    cast.workbook.library.save()
    walk = Walk(cast.client(cast.member), cast.url())
    pages = walk.look()
    assert len(pages) > 10
    assert {address: found for address, page in pages.items() if (found := attacks.runs(page))} == {}
    assert any("&lt;script&gt;alert(1)" in page for page in pages.values())


def test_texts_in_addresses_are_text_too(cast, settings):
    settings.GROUNDPLAN_FOR_MANY = True
    client = cast.client(cast.owner)
    for text in attacks.TEXTS:
        for address in (
            "/account/sign-in/",
            "/",
            cast.url(),
            cast.url("sheet/all/"),
            cast.url("comments/"),
            cast.url("shelf/"),
        ):
            for field in ("next", "to", "page", "idle", "q", "from", "phase", "all"):
                response = client.get(address, {field: text}, follow=True)
                assert response.status_code < 500
                assert attacks.runs(response.content.decode()) == [], (address, field)


def test_what_is_refused_at_the_door_is_text_too(cast):
    """A form of another site: its texts are shown to be copied, and not run."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.owner)
    response = client.post(cast.url("sheet/all/"), {f"all/{at}{text}": text for at, text in enumerate(attacks.TEXTS)})
    assert response.status_code == 403
    assert attacks.runs(response.content.decode()) == []
    assert "alert(1)" in response.content.decode()


def test_a_stranger_who_types_it_changes_nothing(cast, attacked):
    stranger = new_person("Fay", "fay", "three words in a row")
    client = cast.client(stranger)
    before = cast.written().access.workbook, cast.answers().get("mission")
    for form in {form.shape: form for at, page in attacked.pages.items() for form in attacks.forms(page, at)}.values():
        if form.address.startswith("/w/"):
            assert form.send(client).status_code in (404, 409, 422), form.address
    assert (cast.written().access.workbook, cast.answers().get("mission")) == before
    grant(cast.workbook.library, stranger, cast.workbook.id, Right.VIEWER)
    assert client.get(cast.url("plan/")).status_code == 200


def test_what_would_run_is_found():
    for page in (
        "<script>x</script>",
        "<p onclick=x>",
        "<a href=' javascript:x'>",
        "<b style='x'>",
        "<p>zq49",
        "<base href=x>",
    ):
        assert attacks.runs(page), page
    assert attacks.runs("<script src=a.js></script><p>&lt;script&gt; zq{{7*7}}<a href=/x>") == []
