"""Reading: the page in the library's words, its worksheet beside it, and the way on."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groundplan.web.libraries.models import Grant, Right
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.queries import read_pages


def test_a_page_speaks_the_librarys_words_and_keeps_quotations(cast, text_of):
    told = text_of(cast.client(cast.owner).get(cast.url("read/welcome/")))
    assert "Welcome to Young Adult Department" in told
    assert "At Mill River Library, Young Adult Department means you. “Youth services” in a quotation stays." in told


def test_a_page_is_announced_in_the_language_that_its_author_wrote_in(cast, monkeypatch):
    """A screen reader reads Arabic in Arabic, and from the right, also where the buttons around it are English."""

    def announced():
        page = BeautifulSoup(cast.client(cast.owner).get(cast.url("read/welcome/")).content, "html.parser")
        words = page.select_one(".reading h1").parent
        return page.html["lang"], words["lang"], words["dir"]

    assert announced() == ("en", "en", "ltr")
    opened = queries.open_edition

    def in_arabic(edition):
        found = opened(edition)
        other = replace(found)
        vars(other)["toolkit"] = replace(found.toolkit, language="ar_EG")  # as if it had been worked out so
        return other

    monkeypatch.setattr(queries, "open_edition", in_arabic)
    assert announced() == ("en", "ar-EG", "rtl")


def test_the_worksheet_beside_a_page_asks_what_belongs_to_this_moment(cast, form_on):
    form = form_on(cast.client(cast.owner), cast.url("read/welcome/"))
    assert "kwl/know" in form.fields
    assert "kwl/learned" not in form.fields


def test_saving_beside_a_page_comes_back_to_the_page(cast, form_on):
    client = cast.client(cast.owner)
    response = form_on(client, cast.url("read/welcome/")).send(client, **{"kwl/know": "a little"})
    assert response.url.startswith(cast.url("read/welcome/"))
    assert cast.answers("kwl").get("know") == "a little"


def test_read_marks_the_page_and_goes_on(cast, text_of):
    client = cast.client(cast.owner)
    assert client.post(cast.url("read/welcome/done")).url == cast.url("read/onward/")
    assert client.post(cast.url("read/onward/done")).url == cast.url()
    assert "You have read every page" in text_of(client.get(cast.url()))
    assert "You have read every page" not in text_of(cast.client(cast.member).get(cast.url()))
    client.post(cast.url("read/onward/done"), {"read": "no"})
    assert "Go on where you left off Onward" in text_of(client.get(cast.url()))


def test_home_leads_to_what_was_written_last_and_names_what_is_unread(cast, form_on, text_of):
    client = cast.client(cast.owner)
    form_on(client, cast.url("sheet/kwl/")).send(client, **{"kwl/know": "a little"})
    told = text_of(client.get(cast.url()))
    assert "Go on where you left off Know and learned You wrote last in this worksheet. Write on" in told
    assert "Not marked as read yet: Welcome to Young Adult Department About 4 minutes to read. Read on" in told
    assert "Start here" in text_of(cast.client(cast.member).get(cast.url()))
    for page in ("welcome", "onward"):
        client.post(cast.url(f"read/{page}/done"))
    assert "Write on You have read every page." in text_of(client.get(cast.url()))


def test_home_tells_minutes_and_progress_in_sentences(cast, text_of):
    told = text_of(cast.client(cast.owner).get(cast.url()))
    assert "Start here Welcome to Young Adult Department About 4 minutes to read." in told
    assert "0 of 2 pages; about 5 minutes left" in told


@pytest.mark.parametrize("path", ["read/welcome/", "read/nowhere/", "", "plan/", "shelf/", "settings/", "download/",
                                  "words/all/", "download/plan.pdf", "media/x.png", "picture/abc"])  # fmt: skip
def test_a_stranger_gets_404_everywhere(cast, path):
    assert cast.client(cast.stranger).get(cast.url(path)).status_code == 404


@pytest.mark.parametrize("path", ["read/nowhere/", "sheet/none/", "words/none/", "media/../../etc/passwd", "media/no.png",
                                  "download/worksheet:none.pdf", "download/nothing.docx"])  # fmt: skip
def test_what_is_not_there_says_so_to_the_owner_too(cast, text_of, path):
    response = cast.client(cast.owner).get(cast.url(path))
    assert response.status_code == 404
    assert "There is nothing at this address" in text_of(response)


def test_reading_writes_nothing_to_the_database(cast):
    client = cast.client(cast.owner)
    with CaptureQueriesContext(connection) as seen:
        client.get(cast.url("read/onward/"))
        client.get(cast.url("sheet/all/"))
    assert [query["sql"] for query in seen if not query["sql"].startswith("SELECT")] == []


def test_the_preview_shows_long_text_as_it_will_look_and_runs_nothing(cast):
    response = cast.client(cast.owner).post(
        cast.url("preview"), {"text": "**bold** [x](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n- a\n- b"}
    )
    html = response.content.decode()
    assert "<strong>bold</strong>" in html
    assert "<li>a</li>" in html
    assert "href" not in html
    assert "<img" not in html


def test_a_kept_sheet_is_fresh_for_every_look_and_for_every_change(cast, form_on):
    """The HTML of a sheet is kept; tokens, edit ids and blank rows are not, nor anything that somebody changed."""
    owner, member = cast.client(cast.owner), cast.client(cast.member)
    first, second = form_on(owner, cast.url("sheet/all/")), form_on(owner, cast.url("sheet/all/"))
    assert first.fields["edit"] != second.fields["edit"]
    assert set(first.blanks).isdisjoint(second.blanks)
    assert len(set(first.blanks)) == len(first.blanks)
    for client in (owner, member):
        assert not re.search(rb"mark[0-9a-f]{16}", client.get(cast.url("sheet/all/")).content)
    form_on(member, cast.url("sheet/all/")).send(member, **{"all/name": "Bo was here"})
    assert form_on(owner, cast.url("sheet/all/")).fields["all/name"] == ["Bo was here"]
    form_on(member, cast.url("sheet/all/")).send(member, **{"all/secret": "for Bo alone"})
    assert form_on(owner, cast.url("sheet/all/")).fields["all/secret"] == [""]
    assert form_on(member, cast.url("sheet/all/")).fields["all/secret"] == ["for Bo alone"]


def button(client, url, text):
    """The address to which a button of the sheet's form posts it."""
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    found = next(each for each in soup.find_all("button") if each.get_text(strip=True).startswith(text))
    assert soup.find("form", id=found["form"]).has_attr("data-sheet")
    return found["formaction"]


def test_read_saves_what_was_typed_beside_the_page_and_goes_on(cast, form_on):
    client = cast.client(cast.owner)
    url = cast.url("read/welcome/")
    form = form_on(client, url)
    form.action = button(client, url, "Read. Go on to")
    assert form.send(client, **{"kwl/know": "typed, then read"}).url == cast.url("read/onward/")
    assert cast.answers("kwl").get("know") == "typed, then read"
    assert read_pages(cast.written().access) == {"welcome"}


def test_read_stays_on_the_page_while_something_cannot_be_saved(cast, form_on, text_of):
    client = cast.client(cast.owner)
    url = cast.url("read/onward/")
    form = form_on(client, url)
    form.action = button(client, url, "Read.")
    stayed = form.send(client, **{"all/grid/g1/when": "soon", "all/name": "and this"})
    assert stayed.status_code == 422
    assert "soon" in text_of(stayed)
    assert cast.answers().get("name") == "and this"
    assert read_pages(cast.written().access) == set()


def test_signing_out_saves_what_was_typed(cast, form_on, text_of):
    client = cast.client(cast.owner)
    for path, name in (("read/welcome/", "kwl/know"), ("sheet/all/", "all/name"), ("plan/", "all/mission")):
        form = form_on(client, cast.url(path))
        form.action = button(client, cast.url(path), "Sign out")
        left = form.send(client, **{name: "the last words"})
        assert (left.status_code, left.url) == (307, "/leave/")
        sheet, _slash, question = name.partition("/")
        assert cast.answers(sheet).get(question) == "the last words"
    assert "You are signed out" in text_of(client.post(left.url, form.fields))


def test_enter_in_a_line_presses_save(cast):
    soup = BeautifulSoup(cast.client(cast.owner).get(cast.url("read/onward/")).content, "html.parser")
    first = next(each for each in soup.find_all("button") if each.get("form") == "all--form")
    assert (first["value"], first.get("formaction")) == ("save", None)


def test_who_may_only_look_marks_a_page_as_read(cast):
    Grant.objects.filter(person=cast.member).update(right=Right.VIEWER)
    client = cast.client(cast.member)
    soup = BeautifulSoup(client.get(cast.url("read/welcome/")).content, "html.parser")
    form = soup.select_one("form#onward")
    assert soup.select_one(".onward button")["form"] == "onward"
    assert client.post(form["action"]).url == cast.url("read/onward/")
