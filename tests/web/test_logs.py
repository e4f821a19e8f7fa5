"""What is logged: one line an event, with a request's number and route, and never what somebody wrote."""

import io
import json
import logging
import re
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from groundplan.web import logs
from groundplan.web.environment import SettingError
from groundplan.web.workbooks import views

MARK = "zxqmark"


@pytest.fixture(params=[logs.JsonLines, logs.PlainLines], ids=["json", "plain"])
def written(request):
    """What is written to the log, in either way, while a test runs."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(request.param())
    logging.getLogger().addHandler(handler)
    requests = logging.getLogger("groundplan.requests")
    before = requests.level
    requests.setLevel(logging.INFO)
    yield stream.getvalue
    requests.setLevel(before)
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def lines(written):
    """The same, read as JSON."""
    return lambda: [json.loads(line) for line in written().splitlines() if line.startswith("{")]


def test_a_request_is_told_by_its_route_and_number(cast, written, lines):
    client = cast.client(cast.owner)
    answer = client.get(cast.url("sheet/all/"), headers={"x-request-id": "from-the-proxy-1"})
    assert answer.headers["X-Request-Id"] == "from-the-proxy-1"
    for told in lines():
        assert list(told) == ["time", "level", "event", "request", "method", "route", "status", "ms"]
        assert told["event"] == "request"
        assert (told["request"], told["method"], told["route"], told["status"]) == (
            "from-the-proxy-1",
            "GET",
            "sheet",
            200,
        )
    assert "route=sheet status=200" in written() or lines()
    assert str(cast.workbook.id) not in written()


@pytest.mark.parametrize("number", ["", "short", "x" * 65, 'a"b c d e f g', "ä" * 10])
def test_a_number_that_is_none_is_replaced(db, number):
    answer = Client().get("/healthz", headers={"x-request-id": number.encode().decode("latin-1")})
    assert answer.headers["X-Request-Id"] != number
    assert re.fullmatch(r"\d{12}", answer.headers["X-Request-Id"])


def test_nothing_that_somebody_writes_or_sends_is_in_a_log(cast, form_on, written):
    client = cast.client(cast.owner)
    for sheet in ("all", "kwl", "talk"):
        form = form_on(client, cast.url(f"sheet/{sheet}/"))
        typed = {name: MARK for name in form.fields if name.startswith(f"{sheet}/")}
        assert typed
        form.send(client, **typed)
        form.send(client, **{**typed, "revision": MARK})
        form.send(client, as_script=True, **{**typed, "edit": MARK})
    settings = dict.fromkeys(("library", "department", "paper", "start", "kind"), MARK)
    client.post(cast.url("settings/"), settings)
    client.post(cast.url("words/all/"), {"deed": "reword", "target": "all/mission", "label": MARK, "help": MARK})
    client.post(cast.url("words/all/"), {"deed": MARK, "target": MARK, "label": MARK})
    client.post(cast.url("sheet/talk/again"), {"title": MARK})
    client.post(cast.url("preview"), {"text": MARK})
    for path in (
        f"/enter/{MARK}/",
        f"/{MARK}/",
        f"/?q={MARK}",
        cast.url(f"download/{MARK}.{MARK}"),
        f"/control/{MARK}",
    ):
        client.get(path, headers={"user-agent": MARK, "referer": MARK, "accept-language": MARK, "cookie": MARK,
                                  "host": f"{MARK}.example", "authorization": MARK, "x-request-id": f"{MARK} 1"})  # fmt: skip
    stranger = Client(enforce_csrf_checks=True)
    stranger.post("/first/", dict.fromkeys(("library", "department", "person", "csrfmiddlewaretoken"), MARK))
    assert written().count("\n") > 15
    assert MARK not in written()


def test_an_accident_is_told_with_its_places_and_without_values_or_words(cast, form_on, written, monkeypatch, text_of):
    client = cast.client(cast.owner)
    client.raise_request_exception = False
    form = form_on(client, cast.url("sheet/all/"))

    def broken(person, workbook, sent, uploads):
        secret = sent.post
        try:
            raise KeyError(MARK)
        except KeyError as error:
            raise ValueError(f"{MARK} {secret}") from error

    monkeypatch.setattr(views.actions, "save", broken)
    answer = form.send(client, **{"all/mission": MARK})
    assert answer.status_code == 500
    number = answer.headers["X-Request-Id"]
    assert f"It is number {number} in the log." in text_of(answer)
    told = written()
    assert MARK not in told
    for part in (
        number,
        "request.failed",
        "ValueError",
        "KeyError, then:",
        "test_logs:",
        " broken",
        "groundplan.web.workbooks.views:",
    ):
        assert part in told


def test_a_database_tells_its_code_and_none_of_its_words(db, written):
    try:
        connection.cursor().execute(f"SELECT * FROM {MARK}")
    except DatabaseError:
        logging.getLogger("groundplan.test").exception("database.unreadable")
    told = written()
    assert MARK not in told
    assert "(SQLITE_ERROR)" in told or "(42P01)" in told


def test_of_other_peoples_libraries_only_what_is_known_to_be_empty_of_facts_is_told(written):
    logging.getLogger("django.template").error("Cannot read %s", MARK)
    logging.getLogger("asyncio").error(f"Task exception was never retrieved: {MARK}")
    logging.getLogger("groundplan.x").error("event", extra={"answer": MARK, "kind": "backup"})
    told = written()
    assert MARK not in told
    for part in ("django.template: Cannot read %s", "asyncio: test_logs:", "backup"):
        assert part in told


def test_programs_get_a_line_for_each_request_and_people_do_not():
    assert logs.configuration("")["loggers"]["groundplan.requests"]["level"] == "WARNING"
    assert logs.configuration(" JSON ")["loggers"]["groundplan.requests"]["level"] == "INFO"
    with pytest.raises(SettingError, match="GROUNDPLAN_LOG is “xml”"):
        logs.configuration("xml")


def test_no_event_of_our_own_is_filled_in_where_it_is_written():
    """Facts go in `extra`, where only known ones pass; a sentence with gaps would be told with its gaps."""
    source = Path(logs.__file__).parents[1]
    calls = [
        line.strip()
        for path in source.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if any(
            f"{name}.{how}(" in line for name in ("log", "logger") for how in ("info", "warning", "error", "exception")
        )
    ]
    assert len(calls) > 5
    assert [call for call in calls if not any(f"({quote}{word}" in call for quote in '"' for word in EVENTS)] == []


EVENTS = ("job", "request", "log.", "command", "database", "sign-on", "pictures", "source", "reminder")
