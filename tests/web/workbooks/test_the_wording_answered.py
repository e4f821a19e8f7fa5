"""An answer keeps the wording that it answered until it is answered anew: in JSON, on the shelf, in documents."""

import json
from argparse import Namespace

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groundplan.cli import workbook as terminal
from groundplan.web.workbooks.commands import workbook_show


@pytest.fixture
def client(cast):
    return cast.client(cast.owner)


@pytest.fixture
def change(cast, client):
    def post(deed, target="", **fields):
        response = client.post(cast.url("words/all/"), {"deed": deed, "target": target, **fields})
        assert response.status_code == 302, response.content.decode()[-1500:]

    return post


@pytest.fixture
def write(cast, client, form_on):
    def send(sheet="all", person=None, **fields):
        who = cast.client(person) if person else client
        assert form_on(who, cast.url(f"sheet/{sheet}/")).send(who, **fields).status_code == 302

    return send


@pytest.fixture
def shown(cast):
    """A worksheet as `workbook show` tells it."""

    def read(sheet="all", occasion=""):
        told = workbook_show({"workbook": str(cast.workbook.id)})["worksheets"]
        return next(each for each in told if each["id"] == sheet and bool(each["occasion"]) is bool(occasion))

    return read


@pytest.fixture
def shelf(cast, client):
    """(wording, text) of everything on the shelf's page."""

    def read():
        soup = BeautifulSoup(client.get(cast.url("shelf/")).content, "html.parser")
        return [
            (each.h2.get_text(), each.h2.find_next_sibling(["p", "ul"]).get_text())
            for each in soup.select("article.shelved")
        ]

    return read


@pytest.fixture
def own_question(cast, change, write):
    """A question of the library's own, answered and then removed; its id."""
    change("add_question", section="first", label="And our bus at {{ library }}?", type="text")
    questions = cast.written().access.edition.adapted.worksheet("all").questions()
    name = next(each.id for each in questions if each.id[:2] == "x-")
    write(**{f"all/{name}": "It is late."})
    change("remove", f"all/{name}")
    return name


def test_a_reworded_question_was_asked_in_its_old_wording_until_it_is_answered_anew(change, write, shown):
    write(**{"all/mission": "We listen.", "all/name": "beside it"})
    change("reword", "all/mission", label="Why are we here?")
    change("reword", "all/name", label="In a line")
    assert shown()["asked"] == {"mission": "Mission", "name": "One line"}
    write(**{"all/mission": "We listen to teens."})
    assert shown()["asked"] == {"mission": "Why are we here?", "name": "One line"}


def test_what_is_downloaded_as_data_tells_the_same(cast, client, change, write):
    write(**{"all/mission": "We listen."})
    change("reword", "all/mission", label="Why are we here?")
    whole = json.loads(client.get(cast.url("download/workbook.json")).content)["worksheets"]
    alone = json.loads(client.get(cast.url("download/worksheet:all.json")).content)
    assert alone["asked"] == {"mission": "Mission"}
    assert alone in whole


def test_a_part_of_an_answer_written_anew_answers_the_new_wording(change, write, shown):
    write(**{"all/rated/s1": "yes", "all/strengths/r1": "Teens know us"})
    change("reword", "all/rated", label="Rate us")
    change("reword", "all/strengths", label="What we are good at")
    write(**{"all/rated/s2": "no"})
    assert shown()["asked"] == {"strengths": "Strengths", "rated": "Rate us"}


def test_a_form_of_an_older_edition_answers_the_wording_that_it_showed(cast, client, change, form_on, shown):
    form = form_on(client, cast.url("sheet/all/"))
    change("reword", "all/mission", label="Why are we here?")
    form.send(client, **{"all/mission": "from an old page"})
    assert shown()["asked"] == {"mission": "Mission"}


def test_the_librarys_words_in_a_wording_are_those_of_that_time(cast, client, change, write, shown):
    change("reword", "all/mission", label="What is {{ library }} for?")
    write(**{"all/mission": "We listen."})
    renamed = {"library": "Hill Library", "department": "Young Adult Team", "paper": "a4", "start": "2027-03-01"}
    assert client.post(cast.url("settings/"), renamed).status_code == 302
    assert shown()["asked"] == {"mission": "What is Mill River Library for?"}
    write(**{"all/mission": "We listen to teens."})
    assert shown()["asked"] == {"mission": "What is Hill Library for?"}


def test_a_private_answer_has_its_wording_from_its_own_log(cast, change, write, shown):
    write(**{"all/secret": "mine"})
    write(person=cast.member, **{"all/secret": "a colleague's"})
    change("reword", "all/secret", label="Only for you")
    write(person=cast.member, **{"all/secret": "a colleague's, anew"})
    assert shown()["asked"] == {"secret": "To yourself"}


def test_each_occasion_has_the_wording_of_its_own_time(cast, client, write, form_on, shown):
    write("talk", **{"talk/heard": "the first time"})
    reworded = {"deed": "reword", "target": "talk/heard", "label": "What did they say?"}
    assert client.post(cast.url("words/talk/"), reworded).status_code == 302
    begun = client.post(cast.url("sheet/talk/again"), {"title": "With Dana"})
    form_on(client, begun.url).send(client, **{"talk/heard": "the second time"})
    assert shown("talk")["asked"] == {"heard": "What did you hear?"}
    assert shown("talk", occasion="with Dana")["asked"] == {"heard": "What did they say?"}


def test_an_own_question_that_was_removed_is_on_the_shelf_in_its_own_words(cast, client, own_question, shown, shelf):
    assert shelf() == [("And our bus at Mill River Library?", "It is late.")]
    sheet = shown()
    assert sheet["shelf"] == {f"all/{own_question}": "It is late."}
    assert sheet["asked"] == {own_question: "And our bus at Mill River Library?"}
    whole, one = (
        client.get(cast.url(f"download/{what}.md")).content.decode() for what in ("workbook", "worksheet:all")
    )
    assert "And our bus at Mill River Library?" in whole.partition("# The shelf")[2]
    assert "It is late." not in one


def test_the_terminal_tells_it_too(cast, own_question, monkeypatch, capsys):
    monkeypatch.setattr(terminal, "ask", lambda command, arguments: workbook_show(arguments))
    terminal.show_one(Namespace(workbook=str(cast.workbook.id), json=False))
    assert "on the shelf: And our bus at Mill River Library?: It is late." in capsys.readouterr().out


def test_a_hidden_question_is_on_the_shelf_in_the_wording_that_was_answered(change, write, shown, shelf):
    write(**{"all/name": "kept", "all/one": "a"})
    for question in ("name", "one"):
        change("reword", f"all/{question}", label="Asked otherwise")
        change("hide", f"all/{question}")
    change("reword", "all/one/a", label="Another way")
    assert shelf() == [("One line", "kept"), ("One of them", "Option A")]
    assert shown()["asked"] == {"name": "One line", "one": "One of them"}


def test_a_removed_row_keeps_its_wording_while_the_others_are_answered_anew(change, write, shown, shelf):
    write(**{"all/goals/g1/text": "Ask ten teens", "all/goals/g2/text": "Move the desk"})
    write(act="remove all/goals/g1")
    change("reword", "all/goals", label="What next")
    write(**{"all/goals/g2/text": "Move both desks"})
    assert shelf() == [("Goals", "Ask ten teens")]
    assert shown()["asked"] == {"goals": "What next", "goals/g1/text": "Goals"}


def test_the_log_is_asked_once_for_each_document_however_much_was_typed(cast, change, write, shown):
    for label in ("Why are we here?", "What for?"):
        write(**{"all/mission": f"Before {label}", "all/secret": f"Mine before {label}"})
        change("reword", "all/mission", label=label)
    with CaptureQueriesContext(connection) as queries:
        shown()
    assert sum("MAX(" in each["sql"] and "logentry" in each["sql"] for each in queries) == len(cast.written().rows) == 2


def test_a_stranger_is_told_no_wording(cast, own_question):
    stranger = cast.client(cast.stranger)
    for path in ("shelf/", "download/workbook.json", "download/worksheet:all.json", "download/workbook.md"):
        assert stranger.get(cast.url(path)).status_code == 404
