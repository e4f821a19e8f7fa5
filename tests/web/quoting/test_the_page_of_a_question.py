"""The page on which it is said where an answer comes from: as a browser without script has it."""

import pytest
from bs4 import BeautifulSoup

from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.quoting.stating import Stated
from groundplan.web.workbooks.models import Citation
from groundplan.workbook.citations import Origin
from web.quoting.conftest import PLAN

FACTS = {
    "origin": "document",
    "title": "Strategic plan",
    "dated": "2024-01-31",
    "begins": "2024",
    "ends": "2025",
    "page": "3",
}


class Page:
    """A question's page with its forms."""

    def __init__(self, client, path):
        self.client, self.path = client, path
        self.response = client.get(path)
        self.soup = BeautifulSoup(self.response.content, "html.parser")

    def fields(self, deed, number=0):
        form = [form for form in self.soup.find_all("form") if form.find("input", {"name": "deed", "value": deed})][
            number
        ]
        fields = {}
        for control in form.select("input, textarea, option[selected]"):
            if control.get("type") == "radio" and not control.has_attr("checked"):
                continue
            value = control.text.removeprefix("\n") if control.name == "textarea" else control["value"]
            if control.name == "option":
                control = control.parent
            fields.setdefault(control["name"], []).append(value)
        return fields

    def send(self, deed="cite", number=0, **typed):
        return self.client.post(self.path, {**self.fields(deed, number), **typed})


@pytest.fixture
def page(cast):
    def open_page(question="mission", person=None):
        return Page(cast.client(person or cast.owner), cast.url(f"from/{PLAN}/{question}/"))

    return open_page


def words(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").select_one("main").get_text(" ").split())


def test_words_are_pasted_with_their_source_and_stand_on_the_sheet(page, cast, written, cited, soup_of):
    sent = page().send(text="We are here for the valley.", **FACTS)
    assert sent.status_code == 302
    assert written() == "We are here for the valley."
    assert cited()[0].origin is Origin.DOCUMENT
    sheet = soup_of(cast.client(cast.member).get(cast.url(f"sheet/{PLAN}/")))
    line = sheet.select_one(f'[data-question="{PLAN}/mission"] .cited')
    assert line.p.get_text() == (
        "From: Strategic plan, 2024 to 2025, page 3 (dated January 31, 2024). Its years have ended."
    )
    assert line.a["href"] == cast.url(f"from/{PLAN}/mission/")
    assert line.a.get_text() == "Change where this comes from: The library’s mission"
    other = sheet.select_one(f'[data-question="{PLAN}/vision"] .cited a')
    assert other.get_text().startswith("Say where this comes from")


def test_the_words_are_there_already_so_that_only_their_source_is_to_be_said(page, answer, written, cited):
    answer("What we wrote")
    opened = page()
    assert opened.fields("cite")["text"] == ["What we wrote"]
    assert opened.send(**FACTS).status_code == 302
    assert written() == "What we wrote"
    assert cited()[0].quote == "What we wrote"
    answer("Kites\nBoats", "values")
    assert page("values").fields("cite")["text"] == ["Kites\nBoats"]


def test_where_they_differ_the_page_asks_and_keeps_what_was_typed(page, answer, written):
    answer("What we wrote")
    opened = page()
    asked = opened.send(text="What the plan says", **FACTS)
    assert asked.status_code == 409
    assert "There is another answer already" in words(asked)
    soup = BeautifulSoup(asked.content, "html.parser")
    assert soup.select_one("textarea").text.strip() == "What the plan says"
    assert soup.select_one(".stands blockquote").get_text(strip=True) == "What we wrote"
    assert soup.select_one("#cite-title")["value"] == "Strategic plan"
    assert opened.send(text="What the plan says", then="add", **FACTS).status_code == 302
    assert written() == "What we wrote\n\nWhat the plan says"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"title": ""}, "Say what the document is called"),
        ({"title": "", "origin": "conversation"}, "Say whom the talk was with"),
        ({"origin": "hearsay"}, "Choose where it comes from."),
        ({"begins": "99999"}, "“99999” is not a year that a plan is for"),
        ({"begins": "0"}, "“0” is not a year"),
        ({"ends": "2024–27"}, "“2024–27” is not a year"),
        ({"ends": "2020"}, "2020 is before 2024"),
        ({"page": "-1"}, "“-1” is not the number of a page"),
        ({"page": "٣"}, "“٣” is not the number of a page"),
        ({"dated": "last spring"}, "“last spring” is not a day"),
        ({"text": " "}, "There are no words here yet"),
        ({"text": "x" * 100_000}, "These words have 100000 characters"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written_or_lost(page, written, cited, typed, told):
    sent = page().send(**{"text": "Our words", **FACTS, **typed})
    assert sent.status_code == 422
    assert told in words(sent)
    assert (typed.get("text") or "Our words").strip() in BeautifulSoup(sent.content, "html.parser").textarea.text
    assert written() is None
    assert cited() == []


def test_a_source_is_changed_taken_away_and_put_back(page, quote, cited):
    quote("Kites\nBoats", "values")
    assert page("values").send("change", title="The web page", origin="document").status_code == 302
    assert {each.title for each in cited("values")} == {"The web page"}
    gone = page("values").send("take-away")
    assert cited("values") == []
    back = Page(page().client, gone.url.partition("#")[0])
    assert "It was taken away" in words(back.response)
    assert back.send("put-back").status_code == 302
    assert len(cited("values")) == 2


def test_a_source_that_somebody_changed_meanwhile_is_not_changed_unseen(page, quote, cited):
    quote("For everybody")
    opened = page()
    opened.send("change", title="The web page")
    sent = opened.send("change", title="Something else")
    assert sent.status_code == 409
    assert (
        BeautifulSoup(sent.content, "html.parser").select_one('[id^="change-"][name="title"]')["value"]
        == "Something else"
    )
    assert cited()[0].title == "The web page"


def test_who_may_only_read_reads_the_source_and_finds_no_form(page, quote, cast, soup_of):
    quote("For everybody")
    grant(cast.workbook.library, cast.stranger, cast.workbook.id, Right.VIEWER)
    seen = page(person=cast.stranger)
    assert seen.response.status_code == 200
    assert "From: Strategic plan" in words(seen.response)
    assert not seen.soup.select("main form")
    assert cast.client(cast.stranger).post(seen.path, {"deed": "cite", "text": "x"}).status_code == 403
    sheet = soup_of(cast.client(cast.stranger).get(cast.url(f"sheet/{PLAN}/")))
    answer = sheet.select_one(f"#{PLAN}--mission--question")
    assert answer.blockquote.get_text(strip=True) == "For everybody"
    assert answer.select_one(".source").get_text().startswith("From: Strategic plan")


def test_what_is_typed_into_any_field_comes_back_as_text(page, quote):
    hostile = '"><script>alert(1)</script>\u202e'
    sent = page().send(text=hostile, origin="document", title=hostile, where=hostile, begins=hostile)
    assert b"<script>alert(1)" not in sent.content
    page().send(text=hostile, origin="document", title=hostile, where=hostile)
    assert Citation.objects.get().title.startswith('"><script>')
    assert b"<script>alert(1)" not in page().response.content


def test_a_stranger_gets_404(page, quote, cast):
    quote("For everybody")
    opened = page(person=cast.stranger)
    assert opened.response.status_code == 404
    assert cast.client(cast.stranger).post(opened.path, {"deed": "cite"}).status_code == 404
    assert page("strengths").response.status_code == 404
    assert page("no-such").response.status_code == 404
    assert cast.client(cast.owner).get(cast.url(f"from/{PLAN}/mission/on/never/")).status_code == 404
    assert cast.client(cast.owner).post(cast.url(f"from/{PLAN}/mission/"), {"deed": "nonsense"}).status_code == 404


def test_the_line_in_the_document_is_a_link_for_who_may_open_it_while_it_is_there(page, quote, cast, document):
    source = document()
    quote("For everybody", stated=Stated(Origin.DOCUMENT, "Strategic plan", source=source.id, passage="p3"))
    there = f"/library/{cast.workbook.library_id}/sources/{source.id}/#p3"
    thread = cast.url("plan/thread/")

    def links(person, path):
        soup = BeautifulSoup(cast.client(person).get(path).content, "html.parser")
        return [way["href"] for way in soup.select(f'main a[href*="{source.id}"]')]

    assert links(cast.member, page().path) == links(cast.member, thread) == [there]
    grant(cast.workbook.library, cast.stranger, cast.workbook.id, Right.COMMENTER)
    assert links(cast.stranger, page().path) == links(cast.stranger, thread) == []
    assert "From: Strategic plan" in words(cast.client(cast.stranger).get(thread))
    source.delete()
    assert links(cast.member, page().path) == links(cast.member, thread) == []
    assert "From: Strategic plan" in words(cast.client(cast.member).get(thread))


def test_a_document_on_the_shelf_brings_its_title_day_and_years(page, document, cited):
    source = document()
    sent = page().send(text="For everybody", origin="document", source=str(source.id), page="2")
    assert sent.status_code == 302
    (found,) = cited()
    assert (found.title, str(found.dated), found.begins, found.ends, found.page, found.source) == (
        "Strategic plan", "2024-01-31", 2024, 2027, 2, str(source.id),
    )  # fmt: skip
    changed = page().send("change", title="As we call it")
    assert changed.status_code == 302
    assert (cited()[0].title, cited()[0].source) == ("As we call it", str(source.id))


def test_another_librarys_document_brings_nothing(page, document, cited):
    source = document()
    source.library = type(source.library).objects.create(name="Elsewhere")
    source.save()
    sent = page().send(text="For everybody", origin="document", source=str(source.id))
    assert sent.status_code == 422
    assert "Say what the document is called" in words(sent)
    assert cited() == []
