"""Quotations where they are read: on sheets that are kept, on the plan's page, in downloads, on the shelf."""

import json
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from groundplan.web.quoting.actions import take_away
from groundplan.web.quoting.quotation import Then
from groundplan.web.quoting.stating import Stated
from groundplan.web.workbooks import sheet_html
from groundplan.web.workbooks.citations import today_in
from groundplan.web.workbooks.models import Citation, Confirmation
from groundplan.workbook.citations import How, Origin
from web.quoting.conftest import PLAN


@pytest.fixture
def line(cast, soup_of):
    """What the sheet says beside a question of where its words come from."""

    def read(question="mission", person=None):
        soup = soup_of(cast.client(person or cast.owner).get(cast.url(f"sheet/{PLAN}/")))
        return [each.get_text() for each in soup.select(f'[data-question="{PLAN}/{question}"] .cited p')][:-1]

    return read


def test_a_kept_sheet_is_made_anew_when_something_is_cited_confirmed_or_taken_away(quote, line, cast):
    assert line() == []
    (citation,) = quote("For everybody").citations
    assert line()[0].startswith("From: Strategic plan")
    made = sheet_html._kept
    assert line() == line()
    here = {"library_id": cast.workbook.library_id, "workbook_id": cast.workbook.id}
    Confirmation.objects.create(
        **here, citation_id=citation, who="Rosa Alder", how=How.IN_PERSON, on=date(2026, 5, 4), at=timezone.now()
    )
    assert line()[0].endswith("Confirmed in person by Rosa Alder on May 4, 2026.")
    take_away(cast.owner.id, cast.workbook.id, [citation])
    assert line() == []
    assert made is sheet_html._kept


def test_an_answer_that_was_reworded_says_what_it_was_worded_after(quote, line, answer):
    quote("For everybody")
    answer("For everybody in the valley")
    assert line()[0].startswith("From: Strategic plan")
    answer("For those who need us")
    assert line()[0].startswith("Worded after: Strategic plan")


def test_a_list_says_of_which_lines_it_is_told(quote, line, answer):
    answer("Ours", "values")
    quote("Kites\nBoats", "values", then=Then.ADD)
    (told,) = line("values")
    assert told.startswith("Kites · Boats From: Strategic plan")


def test_a_line_that_was_removed_leaves_its_source_in_sight(quote, line, cast):
    quote("Kites", "values")
    quote("Boats", "values", then=Then.REPLACE, rows=[item.id for item in cast.answers(PLAN).get("values")])
    told = line("values")
    assert [each.split(":")[0] for each in told] == ["Boats From", "Worded after"]


def test_whether_its_years_have_ended_is_told_by_the_day_where_the_workbook_is(cast):
    new_year = datetime(2028, 1, 1, 3, tzinfo=UTC)
    cast.workbook.time_zone = "America/Denver"
    assert today_in(cast.workbook, new_year) == date(2027, 12, 31)
    cast.workbook.time_zone = "Nowhere/At-all"
    assert today_in(cast.workbook, new_year) == date(2028, 1, 1)


def test_the_plans_page_and_its_downloads_have_the_quotation(quote, cast, soup_of):
    quote("For everybody", stated=Stated(Origin.DOCUMENT, "Strategic plan", ends=2020))
    quote("", "vision", stated=Stated(Origin.NONE_WRITTEN))
    soup = soup_of(cast.client(cast.owner).get(cast.url("plan/")))
    quoted = soup.select_one("figure.quoted")
    assert quoted.blockquote.get_text(strip=True) == "For everybody"
    assert quoted.figcaption.get_text(strip=True) == "From: Strategic plan, until 2020. Its years have ended."
    assert "Nothing is written about it." in soup.select_one(".whole-plan").get_text()
    read = cast.client(cast.owner).get(cast.url("download/plan.md")).content.decode()
    assert "> For everybody\n>\n> — From: Strategic plan, until 2020. Its years have ended." in read
    for what in ("workbook", f"worksheet:{PLAN}"):
        read = cast.client(cast.owner).get(cast.url(f"download/{what}.md")).content.decode()
        assert "> For everybody\n>\n> — From: Strategic plan" in read
    blank = cast.client(cast.owner).get(cast.url(f"download/worksheet:{PLAN}.md?blank=1")).content.decode()
    assert "Strategic plan, until" not in blank


def test_as_data_the_worksheet_has_its_citations_and_others_have_none(quote, cast):
    quote("For everybody")
    shown = json.loads(cast.client(cast.owner).get(cast.url("download/workbook.json")).content)
    sheets = {sheet["id"]: sheet for sheet in shown["worksheets"]}
    assert sheets[PLAN]["citations"] == [
        {
            "id": str(Citation.objects.get().id),
            "address": f"{PLAN}/mission",
            "quote": "For everybody",
            "origin": "document",
            "title": "Strategic plan",
            "dated": "2024-01-31",
            "begins": 2024,
            "ends": 2027,
            "page": 3,
            "where": "left column",
        }
    ]
    assert all("citations" not in sheet for sheet in shown["worksheets"] if sheet["id"] != PLAN)


def test_a_hidden_questions_citation_is_found_on_the_shelf_and_on_its_page(quote, cast, text_of):
    quote("For everybody")
    client = cast.client(cast.owner)
    client.post(cast.url(f"words/{PLAN}/"), {"deed": "hide", "target": f"{PLAN}/mission"})
    assert "From: Strategic plan" in text_of(client.get(cast.url("shelf/")))
    page = client.get(cast.url(f"from/{PLAN}/mission/"))
    assert "From: Strategic plan" in text_of(page)
    assert not BeautifulSoup(page.content, "html.parser").select("#cite")
    client.post(cast.url(f"words/{PLAN}/"), {"deed": "show", "target": f"{PLAN}/mission"})
    assert BeautifulSoup(client.get(cast.url(f"from/{PLAN}/mission/")).content, "html.parser").select("#cite")


def test_a_save_by_script_leaves_the_line_and_says_what_it_always_said(quote, cast, form_on, line):
    quote("For everybody")
    client = cast.client(cast.owner)
    saved = form_on(client, cast.url(f"sheet/{PLAN}/")).send(client, as_script=True, **{f"{PLAN}/vision": "Wide"})
    assert saved.json()["saved"]
    assert line()[0].startswith("From: Strategic plan")


def test_a_source_that_is_not_there_any_more_leaves_the_quotation_as_it_is(quote, line, cast, text_of):
    import uuid

    gone = Stated(Origin.DOCUMENT, "Strategic plan", page=3, source=uuid.uuid4(), passage="p7")
    quote("For everybody", stated=gone)
    assert line() == ["From: Strategic plan, page 3."]
    assert "From: Strategic plan, page 3." in text_of(cast.client(cast.owner).get(cast.url("plan/")))


def test_a_page_asks_one_question_more_however_much_is_cited(quote, cast):
    for question in ("mission", "vision", "values", "priorities"):
        quote("\n".join(f"{question} {number}" for number in range(20)), question)
    client = cast.client(cast.owner)
    for path in (f"sheet/{PLAN}/", "plan/"):
        client.get(cast.url(path))
        with CaptureQueriesContext(connection) as asked:
            # Prepared queries go past what is captured on SQLite: nothing else may ask about citations.
            assert client.get(cast.url(path)).status_code == 200
        assert len([query for query in asked if "workbooks_citation" in query["sql"]]) <= 1


def test_a_stranger_reads_no_quotation(quote, cast):
    quote("For everybody")
    for path in (f"sheet/{PLAN}/", "plan/", "download/plan.md", f"from/{PLAN}/mission/"):
        assert cast.client(cast.stranger).get(cast.url(path)).status_code == 404
