"""Hours and credits, typed by the facilitator and computed from nothing; certificates, transcripts, and the report."""

import csv
import io
import re
import uuid
from datetime import date
from decimal import Decimal

import pytest
from pypdf import PdfReader

from groundplan.web.accounts.models import Person
from groundplan.web.cohorts import actions, queries, report
from groundplan.web.cohorts.actions import Given
from groundplan.web.cohorts.models import Credit
from groundplan.web.home.actions import set_up
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Workbook

FORM = {
    "event": "Spring 2027", "title": "Small first", "sponsor": "State Library", "presenter": "Fay", "day": "2027-03-15",
    "amount": "1.5", "unit": "hours", "category": "Youth services", "supervisor": "", "confirmed": "", "edit": "e1",
}  # fmt: skip
GIVEN = Given("Spring 2027", "State Library", date(2027, 3, 15), "", "Fay", Decimal("1.5"), "hours", "")


def write_down(led, *people, **more):
    client = led.client(led.facilitator)
    return client.post(led.url("learning/"), {**FORM, "person": [str(each.id) for each in people], **more})


def test_a_line_is_written_for_everybody_who_is_ticked(led, text_of):
    assert write_down(led, led.cast.owner, led.neighbour).status_code == 302
    told = text_of(led.client(led.facilitator).get(led.url("learning/")))
    assert told.count("1.5 hours") == 2
    assert {each.person for each in Credit.objects.all()} == {led.cast.owner, led.neighbour}
    assert {each.library_id for each in Credit.objects.all()} == {led.cast.workbook.library_id, led.theirs.library_id}


def test_a_form_that_is_sent_twice_writes_once(led):
    write_down(led, led.cast.owner)
    write_down(led, led.cast.owner)
    assert Credit.objects.count() == 1
    write_down(led, led.cast.owner, edit="e2")
    assert Credit.objects.count() == 2


def test_only_people_of_the_cohort_get_one(led):
    write_down(led, led.cast.stranger, led.facilitator)
    assert not Credit.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"amount": "-1"}, "less than nothing"),
        ({"amount": "lots"}, "as a number"),
        ({"amount": "1e9"}, "more than a record holds"),
        ({"amount": "NaN"}, "as a number"),
        ({"amount": "1.234"}, "two digits"),
        ({"day": "soon"}, "like 2027-03-15"),
        ({"event": ""}, "Name the event"),
        ({"unit": "points"}, "Choose hours, credits or CEUs"),
        ({"person": []}, "Tick whoever took part"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_lost(led, wrong, sentence, text_of):
    fields = {**FORM, "person": [str(led.cast.owner.id)], **wrong}
    response = led.client(led.facilitator).post(led.url("learning/"), fields)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert b"Youth services" in response.content
    assert not Credit.objects.exists()


def test_a_line_written_by_mistake_is_taken_back(led):
    write_down(led, led.cast.owner)
    line = Credit.objects.get()
    led.client(led.facilitator).post(led.url(f"learning/{line.id}/back/"))
    assert not Credit.objects.exists()


def test_the_certificate_says_what_states_ask_for(led):
    write_down(led, led.cast.owner)
    line = Credit.objects.get()
    for client in (led.client(led.cast.owner), led.client(led.facilitator)):
        got = client.get(f"/certificate/{line.id}.pdf")
        assert got["Content-Type"] == "application/pdf"
        assert "certificate-ana" in got["Content-Disposition"]
    read = PdfReader(io.BytesIO(got.content))
    text = re.sub(r"\s+", " ", read.pages[0].extract_text())
    for words in ("Certificate of participation", "Ana", "Mill River Library", "Spring 2027", "Small first", "State Library",
                  "Fay", "March 15, 2027", "1.5 hours", "Youth services", "Supervisor’s confirmation"):  # fmt: skip
        assert words in text, words
    assert len(read.pages) == 1
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"] is True or read.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_supervisor_who_has_confirmed_is_named(led):
    write_down(led, led.cast.owner, supervisor="Dee Rector", confirmed="2027-04-01")
    got = led.client(led.cast.owner).get(f"/certificate/{Credit.objects.get().id}.pdf")
    text = re.sub(r"\s+", " ", PdfReader(io.BytesIO(got.content)).pages[0].extract_text())
    assert "Confirmed by the supervisor, Dee Rector, on April 1, 2027." in text
    assert "Supervisor’s confirmation: name" not in text


@pytest.mark.parametrize("name", ["図書館 😀", "<b>Ana</b>", "مكتبة", "x" * 120])
def test_no_name_breaks_a_certificate(led, name):
    led.cast.owner.name = name
    led.cast.owner.save()
    write_down(led, led.cast.owner, event=name)
    got = led.client(led.cast.owner).get(f"/certificate/{Credit.objects.get().id}.pdf")
    assert got.content.startswith(b"%PDF")


def test_she_finds_her_own_record_and_nobody_elses(led, text_of):
    write_down(led, led.cast.owner)
    assert "Spring 2027" in text_of(led.client(led.cast.owner).get("/account/learning/"))
    assert "Nothing is written down yet" in text_of(led.client(led.neighbour).get("/account/learning/"))
    line = Credit.objects.get()
    for person in (led.neighbour, led.cast.member, led.cast.stranger):
        assert led.client(person).get(f"/certificate/{line.id}.pdf").status_code == 404
        assert led.client(person).post(led.url(f"learning/{line.id}/back/")).status_code == 404
    assert led.client(led.facilitator).get(f"/certificate/{uuid.uuid4()}.pdf").status_code == 404


def test_the_transcript_is_a_table_that_no_spreadsheet_runs(led):
    write_down(led, led.cast.owner, event="=HYPERLINK(1)", title="@SUM(1)", presenter="-1+1")
    got = led.client(led.facilitator).get(led.url("transcript.csv"))
    head, line = list(csv.reader(io.StringIO(got.content.decode("utf-8-sig"))))
    assert head[:3] == ["Participant", "Library", "Event"]
    assert line[:3] == ["Ana", "Mill River Library", "'=HYPERLINK(1)"]
    assert line[3] == "'@SUM(1)"
    mine = led.client(led.cast.owner).get("/account/learning/?as=csv")
    assert list(csv.reader(io.StringIO(mine.content.decode("utf-8-sig"))))[1] == line


@pytest.fixture
def many(led, joined):
    """Brings in that many libraries more, each with one person."""

    def come(number):
        for at in range(number):
            opening = Opening(f"Library {at}", "", True, date(2027, 1, 1), locale="en_US")
            person, workbook = set_up(f"Person {at}", opening, "small")
            joined(Workbook.objects.get(id=workbook), person, led.cohort)

    return come


def test_a_report_of_few_libraries_would_speak_of_each(led, text_of):
    assert "There is a report from five libraries on" in text_of(led.client(led.facilitator).get(led.url("report/")))


def test_small_numbers_and_their_complements_are_hidden(led, many, text_of):
    many(8)
    client = led.client(led.facilitator)

    def report_of(module):
        found = report.lines(queries.members(led.cohort.id), [module], queries.credits_in(led.cohort.id))
        return found[2].number

    module = led.cast.written().access.edition.toolkit.modules[0]
    people = list(Person.objects.filter(name__startswith="Person").order_by("name"))
    seen = []
    for person in [led.cast.owner, led.neighbour, *people]:
        client_of = led.client(person)
        workbook = Workbook.objects.get(id__in=person.grants.values("thing"))
        membership = str(workbook.memberships.get().id)
        client_of.post(f"/w/{workbook.id}/cohort/", {"membership": membership, "finished": [module.id]})
        seen.append(report_of(module))
    hidden, nearly = "fewer than 5", "nearly all"
    assert seen == [hidden] * 4 + ["5"] + [nearly] * 4 + ["10"]
    told = text_of(client.get(led.url("report/")))
    assert "Libraries 10" in told
    for name in ("Ana", "Hal", "Person 3", "Library 2", "Mill River"):
        assert name not in told


def test_hours_of_few_people_are_hidden(led, many):
    many(8)
    people = [person.id for member in queries.members(led.cohort.id) for person in member.people]
    actions.give_credit(led.facilitator.id, led.cohort.id, people[:4], GIVEN, "a")
    lines = {
        line.what: line.number
        for line in report.lines(queries.members(led.cohort.id), [], queries.credits_in(led.cohort.id))
    }
    assert lines["Hours of learning"] == "of fewer than 5 people"
    actions.give_credit(led.facilitator.id, led.cohort.id, people[:6], GIVEN, "b")
    lines = {
        line.what: line.number
        for line in report.lines(queries.members(led.cohort.id), [], queries.credits_in(led.cohort.id))
    }
    assert lines["Hours of learning"] == "15"


def test_the_report_is_a_table_too(led, many):
    many(5)
    got = led.client(led.facilitator).get(led.url("report/?as=csv"))
    rows = list(csv.reader(io.StringIO(got.content.decode("utf-8-sig"))))
    assert rows[0] == ["Libraries", "7"]


def test_a_person_who_leaves_takes_her_record_along(led):
    write_down(led, led.neighbour)
    led.neighbour.delete()
    assert not Credit.objects.exists()
