"""My steps: what is hers from every workbook, in quiet words, and ticking it off from the page."""

import secrets
import uuid
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
import time_machine
from bs4 import BeautifulSoup

from groundplan.web.home.actions import set_up
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Grant, Right
from groundplan.web.toolkits.actions import publish
from groundplan.web.toolkits.packing import pack
from groundplan.web.workbooks.actions import Opening, Sent, save
from groundplan.web.workbooks.models import Document, LogEntry, Workbook
from groundplan.workbook.edits import Post
from steps_of_a_page import fields_of

TOOLKIT = Path(__file__).parents[1] / "toolkit"
NOW = "2027-01-11T10:00:00Z"


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def groups(client):
    soup = BeautifulSoup(client.get("/steps/").content, "html.parser")
    return {
        section.h2.text: [" ".join(label.text.split()) for label in section.select(".tick-line label")]
        for section in soup.select(".my-ticks section")
    }


def test_hers_are_grouped_by_when_they_are_due(cast, planned):
    steps = [
        {"what": "In a year", "who": "Ana", "by": "2028-02-29"},
        {"what": "Some day", "who": "ana"},
        {"what": "On Sunday", "who": "ANA", "by": "2027-01-17"},
        {"what": "Next week", "who": "Ana / Bo", "by": "2027-01-18"},
        {"what": "Long ago", "who": "Bo and Ana", "by": "2026-12-24"},
        {"what": "Bo's alone", "who": "Bo", "by": "2027-01-12"},
        {"what": "Nobody's", "by": "2027-01-12"},
        {"what": "Today", "who": "Ana", "by": "2027-01-11"},
        {"what": "Over", "who": "Ana", "by": "2027-01-12", "state": "done"},
        {"what": "Let go", "who": "Ana", "by": "2027-01-12", "state": "dropped", "why": "No bus"},
    ]
    planned(*steps)
    assert groups(cast.client(cast.owner)) == {
        "This week": ["1 Today", "2 On Sunday"],
        "This month": ["3 Next week"],
        "The day has passed": ["4 Long ago"],
        "Later": ["5 In a year"],
        "Without a day": ["6 Some day"],
    }


def test_steps_of_a_goal_that_has_ended_are_over(cast, planned):
    planned({"what": "Never mind", "who": "Ana"}, ended="dropped", why="No money")
    assert groups(cast.client(cast.owner)) == {}


def test_they_come_from_every_workbook_that_is_open_to_her_and_from_no_other(cast, planned, monday):
    monday.shift(60)
    other_owner, other = set_up("Eve", Opening("Hill Library", "", True, date(2027, 1, 1)), "small")
    workbook = Workbook.objects.get(id=other)
    planned({"what": "Here", "who": "Bo"})
    planned({"what": "There", "who": "Bo"}, person=other_owner, workbook=workbook)
    assert groups(cast.client(cast.member)) == {"Without a day": ["1 Here"]}
    grant(workbook.library, cast.member, other, Right.VIEWER)
    assert groups(cast.client(cast.member)) == {"Without a day": ["1 Here", "2 There"]}
    Grant.objects.filter(person=cast.member, thing=cast.workbook.id).delete()
    assert groups(cast.client(cast.member)) == {"Without a day": ["1 There"]}


def test_what_names_nobody_is_hers_where_she_works_alone(cast, planned):
    planned({"what": "Mine anyhow"}, {"what": "Mine as well", "who": "me"})
    assert groups(cast.client(cast.owner)) == {}
    Grant.objects.filter(person=cast.member).delete()
    assert groups(cast.client(cast.owner)) == {"Without a day": ["1 Mine anyhow", "2 Mine as well"]}


def test_a_stranger_sees_nothing_of_it(cast, planned):
    (address,) = planned({"what": "Make a card", "who": "Cyd"})
    client = cast.client(cast.stranger)
    assert groups(client) == {}
    sent = {"step": f"1 {cast.workbook.id} {address} todo", "done": "1", "edit": secrets.token_hex(12)}
    assert client.post("/steps/tick", sent).status_code == 404
    assert cast.answers().get("goals")[0].steps[0].state == "todo"


def test_each_says_what_it_is_for_and_hostile_text_stays_text(cast, planned):
    planned(
        {"what": "<script>alert(1)</script>", "who": "Ana", "note": "<img onerror=x>", "link": "javascript:alert(1)"},
        {"what": "Read", "who": "Ana", "link": "https://example.org/a?b=1&c=2", "note": "Chapter 3"},
        {"what": "קרא", "who": "Ana", "link": "on the shelf"},
        goal="Ask <b>ten</b>",
    )
    response = cast.client(cast.owner).get("/steps/")
    soup = BeautifulSoup(response.content, "html.parser")
    assert b"<script>alert" not in response.content
    assert b"<img onerror" not in response.content
    links = [link["href"] for link in soup.select(".step-note a")]
    assert links == ["https://example.org/a?b=1&c=2"]
    assert "Mill River Library · Young Adult Department" in soup.text
    to_goal = soup.select_one(".ticked-off a")["href"]
    assert to_goal.startswith(cast.url("sheet/all/#"))
    sheet = BeautifulSoup(cast.client(cast.owner).get(cast.url("sheet/all/")).content, "html.parser")
    assert sheet.find(id=to_goal.partition("#")[2])["role"] == "group"


def test_ticking_goes_through_the_worksheets_door_and_is_taken_back_with_one_press(cast, planned, step_at, text_of):
    one, two = planned({"what": "Make a card", "who": "Ana"}, {"what": "Print it", "who": "Ana", "state": "doing"})
    client = cast.client(cast.owner)
    fields = fields_of(client)
    before = LogEntry.objects.count()
    response = client.post("/steps/tick", fields | {"done": ["1", "2"], "act": "save"}, follow=True)
    assert (step_at(one).state, step_at(two).state) == ("done", "done")
    assert LogEntry.objects.count() == before + 1
    entry = LogEntry.objects.order_by("sequence").last()
    assert (entry.participant_id, sorted(entry.addresses)) == (cast.owner.id, sorted([f"{one}/state", f"{two}/state"]))
    assert "Done: Make a card" in text_of(response)
    assert groups(client) == {}
    undo = fields_of(client, "undo-ticks")
    response = client.post("/steps/tick", undo | {"act": "undo"}, follow=True)
    assert (step_at(one).state, step_at(two).state) == ("todo", "doing")
    assert "It is as it was before." in text_of(response)
    assert "Take it back" not in text_of(response)


def test_a_form_that_is_sent_twice_is_one(cast, planned, step_at):
    (one,) = planned({"what": "Make a card", "who": "Ana"})
    client = cast.client(cast.owner)
    fields = fields_of(client) | {"done": "1"}
    client.post("/steps/tick", fields)
    count = LogEntry.objects.count()
    assert client.post("/steps/tick", fields).status_code == 302
    assert (LogEntry.objects.count(), step_at(one).state) == (count, "done")


def test_one_can_begin_and_think_better_of_it(cast, planned, step_at):
    (one,) = planned({"what": "Make a card", "who": "Ana"})
    client = cast.client(cast.owner)
    client.post("/steps/tick", fields_of(client) | {"act": "doing 1"})
    assert step_at(one).state == "doing"
    client.post("/steps/tick", fields_of(client) | {"act": "todo 1"})
    assert step_at(one).state == "todo"


def test_dropping_asks_for_a_reason_and_forgets_nothing_that_was_said(cast, planned, step_at):
    one, two = planned({"what": "Make a card", "who": "Ana"}, {"what": "Print it", "who": "Ana"})
    client = cast.client(cast.owner)
    response = client.post("/steps/tick", fields_of(client) | {"act": "drop 1", "done": "2"})
    assert response.status_code == 422
    soup = BeautifulSoup(response.content, "html.parser")
    said = soup.select_one(".summary[tabindex] a")
    assert "Say in a few words why it is dropped" in said.text
    assert soup.select_one(said["href"]).has_attr("aria-invalid")
    assert soup.select_one("#done-2").has_attr("checked")
    assert (step_at(one).state, step_at(two).state) == ("todo", "todo")
    client.post("/steps/tick", fields_of(client) | {"act": "drop 1", "why-1": "  The bus\nwas cut "})
    assert (step_at(one).state, step_at(one).why) == ("dropped", "The bus was cut")
    client.post("/steps/tick", fields_of(client, "undo-ticks") | {"act": "undo"})
    assert (step_at(one).state, step_at(one).why) == ("todo", "")


def test_enter_in_the_line_of_a_reason_drops_the_step(cast, planned, step_at):
    (one,) = planned({"what": "Make a card", "who": "Ana"})
    client = cast.client(cast.owner)
    client.post("/steps/tick", fields_of(client) | {"act": "save", "why-1": "No bus"})
    assert (step_at(one).state, step_at(one).why) == ("dropped", "No bus")


def test_what_a_colleague_brought_on_meanwhile_is_left_as_it_is(cast, planned, step_at, text_of):
    one, two = planned({"what": "Make a card", "who": "Ana, Bo"}, {"what": "Print it", "who": "Ana, Bo"})
    hers, his = cast.client(cast.owner), cast.client(cast.member)
    shown = fields_of(hers)
    his.post("/steps/tick", fields_of(his) | {"act": "drop 1", "why-1": "Done by the county"})
    response = hers.post("/steps/tick", shown | {"done": ["1", "2"]}, follow=True)
    assert (step_at(one).state, step_at(one).why, step_at(two).state) == ("dropped", "Done by the county", "done")
    assert "“Make a card” was left as it is: meanwhile it says “Dropped”." in text_of(response)


def test_a_step_that_is_gone_is_told_of(cast, planned, text_of):
    planned({"what": "Make a card", "who": "Ana"})
    client = cast.client(cast.owner)
    gone = f"{cast.workbook.id} all/goals/none todo"
    response = client.post("/steps/tick", {"edit": "a" * 24, "step": f"1 {gone}", "done": "1"}, follow=True)
    assert "is not in the plan any more" in text_of(response)


def test_who_may_only_read_sees_her_steps_and_changes_none(cast, planned, step_at):
    (one,) = planned({"what": "Agree", "who": "Bo"})
    Grant.objects.filter(person=cast.member).update(right=Right.VIEWER)
    client = cast.client(cast.member)
    assert groups(client) == {"Without a day": ["1 Agree"]}
    assert BeautifulSoup(client.get("/steps/").content, "html.parser").select_one("#done-1").has_attr("disabled")
    sent = {"step": f"1 {cast.workbook.id} {one} todo", "done": "1", "edit": "a" * 24}
    assert client.post("/steps/tick", sent).status_code == 403
    assert step_at(one).state == "todo"


def test_a_right_that_ended_on_one_workbook_keeps_no_tick_from_the_other(cast, planned, step_at, text_of, monday):
    monday.shift(60)
    eve, other = set_up("Eve", Opening("Hill Library", "", True, date(2027, 1, 1)), "small")
    workbook = Workbook.objects.get(id=other)
    grant(workbook.library, cast.owner, other, Right.EDITOR)
    (here,) = planned({"what": "Here", "who": "Ana"})
    planned({"what": "There", "who": "Ana"}, person=eve, workbook=workbook)
    client = cast.client(cast.owner)
    shown = fields_of(client)
    Grant.objects.filter(person=cast.owner, thing=other).delete()
    response = client.post("/steps/tick", shown | {"done": ["1", "2"]}, follow=True)
    assert step_at(here).state == "done"
    assert "1 step is in a workbook in which you cannot write any more" in text_of(response)


@pytest.mark.parametrize("sent", [
    {}, {"done": "1"}, {"done": "1", "step": "1 x"}, {"done": "1", "step": f"1 {uuid.uuid4()} a todo" * 300},
    {"done": "1", "step": f"1 {uuid.uuid4()} all/goals/x done"}, {"act": "drop"}, {"act": "doing 99"},
    {"done": [str(n) for n in range(2000)]},
])  # fmt: skip
def test_a_form_that_says_nothing_changes_nothing(cast, planned, sent, text_of):
    planned({"what": "Make a card", "who": "Ana"})
    count = LogEntry.objects.count()
    response = cast.client(cast.owner).post("/steps/tick", {"edit": "a" * 24, **sent}, follow=True)
    assert response.status_code == 200
    assert "nothing was changed" in text_of(response)
    assert LogEntry.objects.count() == count


@pytest.mark.parametrize("edit", ["", "x", "é" * 10, "a" * 200, "a b c d e"])
def test_a_form_without_its_number_saves_nothing(cast, planned, edit, step_at):
    (one,) = planned({"what": "Make a card", "who": "Ana"})
    client = cast.client(cast.owner)
    assert client.post("/steps/tick", fields_of(client) | {"edit": edit, "done": "1"}).status_code == 422
    assert step_at(one).state == "todo"


def test_a_goal_that_she_keeps_to_herself_is_ticked_in_her_own_document(cast, tmp_path):
    copytree(TOOLKIT, tmp_path / "toolkit")
    index, sheet = tmp_path / "toolkit/toolkit.yaml", tmp_path / "toolkit/worksheets/all.yaml"
    index.write_text(index.read_text().replace("id: small", "id: private", 1))
    sheet.write_text(sheet.read_text().replace("label: Goals, steps: 3", "label: Goals, steps: 3, private: yes"))
    publish(pack(tmp_path / "toolkit"))
    opening = Opening("Hill Library", "", True, date(2027, 1, 1))
    eve, other = set_up("Eve", opening, "private")
    fields = {"all/goals/g/text": ["A goal"], "all/goals/s/of": ["g"], "all/goals/s/what": ["To myself"]}
    save(eve.id, other, Sent("all", "", Post(fields), "a" * 24, "1.0", "1.0", None))
    client = cast.client(eve)
    client.post("/steps/tick", fields_of(client) | {"done": "1"})
    (document,) = Document.objects.filter(workbook=other, sequence__gt=0)
    assert (document.participant, document.sequence) == (str(eve.id), 2)
    assert groups(client) == {}


def test_it_can_be_printed_with_boxes_in_the_same_order(cast, planned):
    planned({"what": "Second", "who": "Ana", "by": "2027-02-01"}, {"what": "First", "who": "Ana", "by": "2027-01-12"})
    client = cast.client(cast.owner)
    pdf, word = client.get("/steps/list.pdf"), client.get("/steps/list.docx")
    assert pdf.content.startswith(b"%PDF")
    assert word.content.startswith(b"PK")
    assert client.get("/steps/list.exe").status_code == 404


def test_of_more_text_than_one_pdf_is_made_of_there_is_a_list_in_word_only(cast, planned, text_of):
    planned({"what": "Read this", "who": "Ana", "note": "All of it. " * 80_000})
    planned({"what": "And this", "who": "Ana", "note": "All of it. " * 80_000})
    client = cast.client(cast.owner)
    refused = client.get("/steps/list.pdf")
    assert (refused.status_code, "too much text here for one PDF" in text_of(refused)) == (422, True)
    assert client.get("/steps/list.docx").status_code == 200
