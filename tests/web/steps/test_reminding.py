"""Reminders by letter: only for who asked, within her hours, once, and never about what she may not read."""

from datetime import date

import pytest
import time_machine
from allauth.account.models import EmailAddress
from bs4 import BeautifulSoup
from django.db import DatabaseError
from django.test import Client

from groundplan.web.home.actions import set_up
from groundplan.web.jobs.models import Job
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Grant, Right
from groundplan.web.mail.models import Letter
from groundplan.web.mail.server import mail_server
from groundplan.web.people.actions import leave
from groundplan.web.steps import reminders
from groundplan.web.steps.models import Reminding
from groundplan.web.work import recurring
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Workbook

WISH = {"rhythm": "day", "days": ["1", "2", "3", "4", "5"], "opens": "9", "closes": "17"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2027-01-11T10:00:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def mail(settings):
    settings.GROUNDPLAN_MAIL = mail_server("smtp+plain://127.0.0.1:9", "plan@library.example")
    settings.GROUNDPLAN_HOSTS = ["plan.example.org"]


@pytest.fixture
def asked(cast):
    """Ana wants letters, and has confirmed an address."""
    EmailAddress.objects.create(user=cast.owner, email="ana@library.example", verified=True, primary=True)
    Reminding.objects.create(person=cast.owner, rhythm="day")


def run():
    reminders.remind({})
    letters = list(Letter.objects.order_by("made").values_list("to", "subject", "text"))
    Letter.objects.all().delete()
    return letters


def test_the_working_day_before_a_step_is_due_one_letter_leaves(cast, planned, asked, clock):
    planned(
        {"what": "Make a card", "who": "Ana", "by": "2027-01-12"}, {"what": "Later", "who": "Ana", "by": "2027-01-13"}
    )
    ((to, subject, text),) = run()
    assert (to, subject) == ("ana@library.example", "A step of yours is due soon")
    assert text.startswith(
        "Good day,\n\n– Jan 12, 2027: Make a card (Ask ten teens, Young Adult Department)\n\n"
        "All your steps, to be ticked off:\nhttps://plan.example.org/steps/\n\n"
        "You asked for this letter. For no more of them, open this and press the button:\n"
        "https://plan.example.org/steps/no-letters/"
    )
    assert text.endswith("\n\nGroundplan, plan.example.org\n")
    assert run() == []
    clock.move_to("2027-01-12T10:00:00Z")
    assert "Later" in run()[0][2]


def test_a_weeks_letter_leaves_on_its_first_working_day_and_tells_of_the_week(cast, planned, asked, clock):
    Reminding.objects.update(rhythm="week")
    planned({"what": "Today", "who": "Ana", "by": "2027-01-11"}, {"what": "Sunday", "who": "Ana", "by": "2027-01-17"},
            {"what": "Next week", "who": "Ana", "by": "2027-01-18"}, {"what": "Long ago", "who": "Ana", "by": "2026-12-01"})  # fmt: skip
    ((_to, subject, text),) = run()
    assert subject == "Your steps this week"
    assert [name for name in ("Today", "Sunday", "Next week", "Long ago") if name in text] == ["Today", "Sunday"]
    for day in range(12, 18):
        clock.move_to(f"2027-01-{day}T10:00:00Z")
        assert run() == []
    clock.move_to("2027-01-18T10:00:00Z")
    assert "Next week" in run()[0][2]


def test_nothing_is_sent_where_nothing_is_due(cast, planned, asked):
    planned({"what": "Some day", "who": "Ana"}, {"what": "Bo's", "who": "Bo", "by": "2027-01-12"},
            {"what": "Done", "who": "Ana", "by": "2027-01-12", "state": "done"})  # fmt: skip
    assert run() == []
    assert Reminding.objects.get().told == date(2027, 1, 11)


def test_nothing_is_sent_to_who_did_not_ask(cast, planned):
    EmailAddress.objects.create(user=cast.owner, email="ana@library.example", verified=True)
    planned({"what": "Make a card", "who": "Ana", "by": "2027-01-12"})
    assert run() == []
    Reminding.objects.create(person=cast.owner, rhythm="")
    assert run() == []


def test_nothing_is_sent_to_an_address_that_is_not_confirmed(cast, planned, asked):
    EmailAddress.objects.update(verified=False)
    planned({"what": "Make a card", "who": "Ana", "by": "2027-01-12"})
    assert run() == []
    EmailAddress.objects.update(verified=True)
    assert len(run()) == 1


def test_nothing_is_sent_where_no_mail_is_set_up(cast, planned, asked, settings):
    settings.GROUNDPLAN_MAIL = None
    planned({"what": "Make a card", "who": "Ana", "by": "2027-01-12"})
    assert run() == []
    assert Reminding.objects.get().told is None


@pytest.mark.parametrize(("zone", "now", "leaves"), [
    ("America/New_York", "2027-01-11T13:59:00Z", False),
    ("America/New_York", "2027-01-11T14:00:00Z", True),
    ("America/New_York", "2027-01-11T21:59:00Z", True),
    ("America/New_York", "2027-01-11T22:00:00Z", False),
    ("Pacific/Kiritimati", "2027-01-10T19:00:00Z", True),
    ("Nowhere/Land", "2027-01-11T09:00:00Z", True),
    ("../../etc/passwd", "2027-01-11T09:00:00Z", True),
])  # fmt: skip
def test_letters_leave_within_working_hours_where_the_workbook_is(cast, planned, asked, clock, zone, now, leaves):
    Workbook.objects.update(time_zone=zone)
    planned({"what": "Make a card", "who": "Ana", "by": "2027-01-12"})
    clock.move_to(now)
    assert bool(run()) is leaves


def test_a_right_that_ended_ends_what_is_told(cast, planned, asked):
    eve, other = set_up("Eve", Opening("Hill Library", "", True, date(2027, 1, 1)), "small")
    workbook = Workbook.objects.get(id=other)
    grant(workbook.library, cast.owner, other, Right.VIEWER)
    planned({"what": "There", "who": "Ana", "by": "2027-01-12"}, person=eve, workbook=workbook)
    Grant.objects.filter(person=cast.owner, thing=other).delete()
    assert run() == []


def test_a_right_that_ends_while_the_letter_is_written_keeps_it_back(cast, planned, asked, monkeypatch):
    planned({"what": "Make a card", "who": "Ana", "by": "2027-01-12"})
    read = reminders.steps_of

    def and_then_out(person, now):
        found = read(person, now)
        Grant.objects.filter(person=cast.owner).delete()
        return found

    monkeypatch.setattr(reminders, "steps_of", and_then_out)
    assert run() == []


def test_two_processes_at_once_send_one_letter(cast, planned, asked, monkeypatch):
    """The other one has written after this one has read, and before it writes."""
    planned({"what": "Make a card", "who": "Ana", "by": "2027-01-12"})
    read, others = reminders.steps_of, []

    def another_first(person, now):
        found = read(person, now)
        if not others:
            others.append(True)
            reminders.remind({})
        return found

    monkeypatch.setattr(reminders, "steps_of", another_first)
    assert len(run()) == 1


def test_killed_before_its_commit_nothing_is_kept_and_the_next_round_sends_it(cast, planned, asked, monkeypatch):
    planned({"what": "Make a card", "who": "Ana", "by": "2027-01-12"})

    def killed(*_arguments):
        raise DatabaseError

    with monkeypatch.context() as patched:
        patched.setattr(reminders, "send", killed)
        assert run() == []
    assert Reminding.objects.get().told is None
    assert len(run()) == 1


def test_what_goes_wrong_for_one_keeps_no_letter_from_another(cast, planned, asked, caplog):
    EmailAddress.objects.create(user=cast.member, email="bo@library.example", verified=True)
    Reminding.objects.create(person=cast.member, rhythm="fortnight")
    planned({"what": "Make a card", "who": "Ana and Bo", "by": "2027-01-12"})
    assert [to for to, _subject, _text in run()] == ["ana@library.example"]
    assert "reminder.accident" in caplog.text


def test_hostile_words_stay_on_their_line(cast, planned, asked):
    planned({"what": "Bcc: all@example.org\r\n\r\nevil " + "x" * 5000, "who": "Ana", "by": "2027-01-12"}, goal="a\nb")
    ((_to, subject, text),) = run()
    assert subject == "A step of yours is due soon"
    line = text.splitlines()[2]
    assert line.startswith("– Jan 12, 2027: Bcc: all@example.org evil xxx")
    assert line.endswith("… (a b, Young Adult Department)")


def test_a_long_week_is_told_in_part(cast, planned, asked):
    for n in range(3):
        planned(*({"what": f"Step {n}-{m}", "who": "Ana", "by": "2027-01-12"} for m in range(20)))
    ((_to, _subject, text),) = run()
    assert text.count("– Jan 12") == 50
    assert "and 10 more" in text


def test_it_comes_round_every_half_hour():
    rules = {each.kind: str(each.rule) for each in recurring(None)}
    assert rules["remind"] == "every 1800 s"


def test_the_form_says_when_and_the_first_letter_comes_another_day(cast, planned, clock, text_of):
    client = cast.client(cast.owner)
    EmailAddress.objects.create(user=cast.owner, email="ana@library.example", verified=True)
    planned(
        {"what": "Make a card", "who": "Ana", "by": "2027-01-12"}, {"what": "Next", "who": "Ana", "by": "2027-01-13"}
    )
    response = client.post("/steps/reminding", WISH | {"opens": "8", "closes": "20"}, follow=True)
    assert "Letters come from the next working day on." in text_of(response)
    row = Reminding.objects.get()
    assert (row.rhythm, row.days, row.opens, row.closes) == ("day", "12345", 8, 20)
    assert run() == []
    clock.move_to("2027-01-12T10:00:00Z")
    assert "Next" in run()[0][2]
    client.post("/steps/reminding", WISH | {"rhythm": ""})
    clock.move_to("2027-01-13T10:00:00Z")
    assert run() == []


@pytest.mark.parametrize(("wish", "told"), [
    ({"days": []}, "Choose at least one working day"),
    ({"opens": "17", "closes": "9"}, "The hours end before they begin"),
    ({"opens": "9", "closes": "9"}, "The hours end before they begin"),
])  # fmt: skip
def test_hours_that_cannot_be_are_asked_for_again(cast, wish, told, text_of):
    response = cast.client(cast.owner).post("/steps/reminding", WISH | wish)
    assert response.status_code == 422
    assert told in text_of(response)
    assert not Reminding.objects.exists()


@pytest.mark.parametrize("wish", [
    {"days": ["8"]}, {"days": ["1", "x"]}, {"opens": "24"}, {"opens": ""}, {"closes": "0"}, {"closes": "25"},
    {"rhythm": "hour"}, {"rhythm": "x" * 5000}, {"opens": "٩"},
])  # fmt: skip
def test_what_the_form_does_not_offer_is_not_kept(cast, wish):
    assert cast.client(cast.owner).post("/steps/reminding", WISH | wish).status_code == 422
    assert not Reminding.objects.exists()


def test_the_page_says_where_letters_go_or_why_there_are_none(cast, text_of, settings):
    client = cast.client(cast.owner)
    assert "Letters only go to an address that you have confirmed, and there is none yet." in text_of(
        client.get("/steps/")
    )
    EmailAddress.objects.create(user=cast.owner, email="ana@library.example", verified=True)
    assert "They go to ana@library.example, within your working hours (UTC)" in text_of(client.get("/steps/"))
    settings.GROUNDPLAN_MAIL = None
    page = client.get("/steps/")
    assert "No mail server is set up on this installation" in text_of(page)
    assert not BeautifulSoup(page.content, "html.parser").select('[name="rhythm"]')


def test_the_letters_own_link_ends_them_by_a_button_and_not_by_being_opened(cast, planned, asked, text_of):
    planned({"what": "Make a card", "who": "Ana", "by": "2027-01-12"})
    path = next(line for line in run()[0][2].splitlines() if "/no-letters/" in line).removeprefix(
        "https://plan.example.org"
    )
    browser = Client()
    assert "Press the button" in text_of(browser.get(path))
    assert Reminding.objects.get().rhythm == "day"
    assert "You get no more letters" in text_of(browser.post(path))
    assert Reminding.objects.get().rhythm == ""
    for bad in ("none", path.split("/")[-2][:-1], "a:b:c", "x" * 3000):
        assert browser.post(f"/steps/no-letters/{bad}/").status_code == 404


def test_a_mailbox_can_end_them_for_her(cast, planned, asked):
    """By the header that mailboxes know, with no page opened and no form of ours (RFC 8058)."""
    planned({"what": "Make a card", "who": "Ana", "by": "2027-01-12"})
    reminders.remind({})
    letter = Letter.objects.get()
    assert letter.way_out in letter.text
    browser = Client(enforce_csrf_checks=True)
    path = letter.way_out.removeprefix("https://plan.example.org")
    assert browser.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Reminding.objects.get().rhythm == ""
    assert browser.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200


def test_a_strangers_wish_is_her_own(cast, asked):
    cast.client(cast.stranger).post("/steps/reminding", WISH | {"rhythm": "week"})
    assert Reminding.objects.get(person=cast.owner).rhythm == "day"
    assert Client().post("/steps/reminding", WISH).status_code == 302
    assert Reminding.objects.count() == 2


def test_who_leaves_gets_no_more_letters(cast, planned, clock):
    EmailAddress.objects.create(user=cast.member, email="bo@library.example", verified=True)
    Reminding.objects.create(person=cast.member, rhythm="day")
    planned({"what": "Help", "who": "Bo", "by": "2027-01-12"})
    leave(cast.member.id, {})
    assert run() == []
    assert not Reminding.objects.exists()
    assert not Job.objects.filter(kind="send-mail").exists()
