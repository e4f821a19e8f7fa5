"""Every word that people see is translated: the whole product in a language in which a word that is not shows.

See `marked_words`. Each test walks one face of the product and collects what it finds unmarked; the list is empty.
"""

import argparse
import importlib
import inspect
import io
import itertools
import json
import pkgutil
import re
import sqlite3
import time
import zipfile
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator as Steps
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from babel.dates import format_date, get_day_names
from bs4 import BeautifulSoup, Comment, Doctype
from django.core.cache import cache
from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.utils import OperationalError
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from PIL import Image

import groundplan
import marked_toolkit
from authenticator import Authenticator
from groundplan import words
from groundplan.cli.main import main, parser
from groundplan.errors import GroundplanError
from groundplan.sources.model import Kind, Whose
from groundplan.toolkit.model import Phase, QuestionType, Role
from groundplan.web import writing
from groundplan.web.accounts.models import Person
from groundplan.web.accounts.provider import SignOn
from groundplan.web.audit.actions import record
from groundplan.web.audit.deeds import DEEDS, WORDS
from groundplan.web.cohorts.models import Credit, Membership
from groundplan.web.cohorts.taking_part import join
from groundplan.web.conversations.models import Asking
from groundplan.web.home.actions import set_up
from groundplan.web.home.entry import new_token
from groundplan.web.installation import RunningServer
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Grant, Library, Right
from groundplan.web.mail.models import Letter
from groundplan.web.mail.server import mail_server
from groundplan.web.plans.models import Settlement
from groundplan.web.quoting import found
from groundplan.web.sources.background import TooMuchTextError
from groundplan.web.sources.models import FoundStatement, Source, SourcePassage
from groundplan.web.steps import reminders
from groundplan.web.steps.models import Reminding
from groundplan.web.toolkits import queries as toolkits
from groundplan.web.toolkits.actions import publish
from groundplan.web.toolkits.packing import pack
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Citation, Confirmation, Document, Thread, Workbook
from groundplan.web.workbooks.models import Comment as Said
from groundplan.web.workbooks.models import Proposal as Proposed
from groundplan.words import speaking
from groundplan.workbook import intents
from groundplan.workbook.citations import How, Origin
from marked_words import LANGUAGE, marked, unmarked, write_catalogue

START = date(2027, 1, 1)
# Today, and the last days of what lasts a week: on both sides of midnight.
SOON = [(datetime.now(UTC) + timedelta(days)).date() for days in (-1, 0, 1, 6, 7, 8, 29, 30, 31, 119, 120)]
HEARD = {"accept-language": LANGUAGE}
ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "data-label")


@pytest.fixture
def speech(tmp_path, monkeypatch, settings):
    """The marked language, for Django and for everybody else."""
    write_catalogue(tmp_path / "locale")
    monkeypatch.setattr(words, "CATALOGUES", tmp_path / "locale")
    words.forget()
    settings.LANGUAGES = [("en", "English"), (LANGUAGE, "Marked")]
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    yield
    words.forget()


@pytest.fixture
def house(db, speech, tmp_path):
    """A library of the marked language: an owner, a reader, and a workbook."""
    toolkits._editions._values.clear()
    queries._remembered.clear()
    with speaking(LANGUAGE):
        publish(pack(marked_toolkit.write(tmp_path / "toolkit")))
        owner, workbook_id = set_up("‹Ana›", Opening("‹Mill River›", "‹YA›", False, START, locale=LANGUAGE), "marked")
    workbook = Workbook.objects.get(id=workbook_id)
    reader = Person.objects.create_named("‹Bo›")
    grant(workbook.library, reader, workbook.id, Right.VIEWER)
    return SimpleNamespace(owner=owner, reader=reader, workbook=workbook)


def without_dates(text):
    """The text without the days that these tests write, in any width: calendars bring their own month names."""
    for width in ("full", "long", "medium"):
        for given in (timezone.now().date(), START, date(2027, 1, 15), date(2027, 2, 1), date(2027, 4, 1), *SOON):
            text = text.replace(format_date(given, width, LANGUAGE), "")
    return text


class Walk:
    """One person's way through the pages; `found` holds every unmarked word with where it stood."""

    def __init__(self, person=None, workbook=None, **options):
        self.client = Client(headers=HEARD, **options)
        if person:
            self.client.force_login(person)
        self.home = f"/w/{workbook.id}/" if workbook else ""
        self.found = []
        self.seen = set()
        self.texts = 0

    def get(self, path, status=200, **options):
        return self._look(self.client.get(path, **options), path, status)

    def post(self, path, fields=None, status=200, **options):
        return self._look(self.client.post(path, fields or {}, **options), path, status)

    def _look(self, response, path, status):
        assert response.status_code == status, (path, response.status_code, response.content.decode()[-1500:])
        if status != 404 and response.resolver_match:
            self.seen.add(response.resolver_match.url_name)
        for where, text in texts_of(response):
            self.texts += 1
            # Days are looked for in what is left of a text only: most have no unmarked word at all.
            if unmarked(text) and (plain := unmarked(without_dates(text))):
                self.found.append((f"{path} {status} {where}", " ".join(plain)))
        return response


def texts_of(response):
    """Every text of an answer that a person sees or hears, with what it stands in."""
    kind = response.headers.get("Content-Type", "")
    if kind.startswith("text/html"):
        yield from texts_of_page(response.content)
    elif kind.startswith("application/json"):
        yield from sentences_of(response.json())


def texts_of_page(html):
    soup = BeautifulSoup(html, "html.parser")
    for node in soup.find_all(string=True):
        if (
            node.parent.name not in ("script", "style", "kbd")
            and not isinstance(node, Comment | Doctype)
            and node.strip()
        ):
            yield f"<{node.parent.name}>", str(node)
    for element in soup.find_all(True):
        for name, value in element.attrs.items():
            button = (
                name == "value" and element.name == "input" and element.get("type") in ("submit", "button", "reset")
            )
            if name in ATTRIBUTES or name.startswith("data-say-") or button:
                yield f"<{element.name} {name}>", value


def sentences_of(data):
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("sentence", "message", "hint") and isinstance(value, str):
                yield f'"{key}"', value
            else:
                yield from sentences_of(value)
    elif isinstance(data, list):
        for each in data:
            yield from sentences_of(each)


def fields_of(response):
    """A worksheet's form as a browser has it."""
    form = BeautifulSoup(response.content, "html.parser").select_one("form[data-sheet]")
    hidden = {each["name"]: each.get("value", "") for each in form.select("input[type=hidden]") if each.get("name")}
    return {name: hidden[name] for name in ("revision", "own_revision", "edition", "edit", "phase")}


ANSWERS = {
    "all/mission": "‹We listen›",
    "all/name": "‹A line›",
    "all/strengths/r1": "‹Strong›",
    "all/weaknesses/r1": "‹Weak›",
    "all/priorities/r1": "‹First›",
    "all/wishes/r1": "‹Space›",
    "all/one": "a",
    "all/many": ["a", "b"],
    "all/many/w1": "‹Own›",
    "all/rated/s1": "yes",
    "all/rated/s2": "no",
    "all/grid/g1/who": "‹Bo›",
    "all/grid/g1/how": "a",
    "all/fixed/r1/x": "‹Cell›",
    "all/photo/file/caption": "‹Caption›",
    "all/photo/file/alt": "‹Alt›",
    "all/secret": "‹Secret›",
    "all/again": "‹Again›",
    "all/goals/goal1/text": "‹A goal›",
    "all/goals/goal1/horizon": "month",
    "all/goals/goal1/scope": "library",
    "all/goals/goal1/due": "2027-02-01",
    "all/goals/goal1/answers_to": ["all/priorities/r1"],
    "all/goals/goal1/moves": ["interests"],
    "all/goals/goal1/know_because": "‹Seen›",
    "all/goals/goal1/cost": "‹Nothing›",
    "all/goals/goal2/text": "‹A later goal›",
    "all/goals/goal2/horizon": "quarter",
    "all/goals/goal2/builds_on": "all/goals/goal1",
    "all/goals/step1/what": "‹A step›",
    "all/goals/step1/of": "goal1",
    "all/goals/step1/who": "‹Bo›",
    "all/goals/step1/by": "2027-01-15",
    "all/goals/step1/state": "done",
}


def fill(walk):
    for sheet, answers in (("all", ANSWERS), ("kwl", {"kwl/know": "‹Little›", "kwl/old": "‹Old answer›"})):
        url = f"{walk.home}sheet/{sheet}/"
        walk.post(url, {**fields_of(walk.get(url)), **answers, "act": "save"}, 302)


def picture():
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, "PNG")
    return SimpleUploadedFile("a.png", file.getvalue(), "image/png")


# Addresses that give no words: health, pictures, and the door for commands, which has a test of its own.
WORDLESS = {"healthz", "media", "picture", "control", "take-along", "source-file"}


def test_every_page_is_in_the_readers_language(house, settings, monkeypatch):
    out = Walk()
    out.get("/", 403)
    out.get(f"/enter/{new_token()}/", 302)
    out.get("/")
    out.get("/about/")
    out.post("/who/", {"person": str(house.owner.id)}, 302)
    walk = Walk(house.owner, house.workbook)
    home = walk.home
    walk.get("/", 302)
    for path in ("", "plan/", "shelf/", "settings/", "settings/?saved=1", "download/", "sheet/all/", "sheet/talk/"):
        walk.get(home + path)
    fill(walk)
    walk.post(f"{home}read/welcome/done", status=302)
    for path in ("", "plan/?saved=1", "read/welcome/", "read/onward/?saved=all", "read/last/", "shelf/", "download/"):
        walk.get(home + path)
    walk.get(f"{home}sheet/all/?saved=all&more=all/strengths")
    walk.post(f"{home}sheet/all/", {**fields_of(walk.get(f"{home}sheet/all/")), "all/photo/file/file": picture()}, 302)
    walk.get(f"{home}sheet/all/")
    walk.post(f"{home}preview", {"text": "‹Typed›"})
    walk.post(f"{home}settings/", {"kind": "named"}, 422)
    walk.get("/about/")
    walk.get(f"{home}sheet/talk/again")
    again = walk.post(f"{home}sheet/talk/again", {"title": "‹Director›"}, 302)
    walk.get(again.url)
    for what in ("plan", "workbook", "worksheet:all"):
        walk.get(f"{home}download/{what}.md")
    goals_again(walk, house)
    talk(walk, Walk(house.reader, house.workbook))
    where_words_come_from(walk, Walk(house.reader, house.workbook))
    looking_it_over(walk, Walk(house.reader, house.workbook))
    what_was_found(walk, house)
    handing_over(walk, Walk(house.reader, house.workbook))
    her_steps(walk, Walk(house.reader, house.workbook), out, house.owner, settings)
    having_it_confirmed(walk, Walk(house.reader, house.workbook), out, house.owner, settings)
    read_every_page(walk)
    second = set_up("‹Ana›", Opening("‹Second›", "", True, START, locale=LANGUAGE), "marked")[1]
    walk.get("/")
    for path in ("", "confirm/", "sheet/talk/", "into-plan/talk/"):
        walk.get(f"/w/{second}/{path}")
    looking_after(walk, house)
    documents(walk, house)
    coming_in(sharing(walk, house), out)
    newcomer = Walk()
    cohort(walk, house, newcomer)
    erasing(walk)
    about_her_account(walk, house.owner)
    walk.post("/leave/")
    leaving(walk)
    settings.GROUNDPLAN_FOR_MANY = True
    signing_in(out)
    her_second_step(walk, house.owner)
    by_a_sign_on(out, house.owner, settings, monkeypatch)
    by_letter(out, walk, house.owner, settings)
    settings.GROUNDPLAN_FOR_MANY = False
    seen = out.seen | walk.seen | newcomer.seen | first_run(settings)
    assert sorted(set(out.found + walk.found + newcomer.found)) == []
    assert walk.texts > 2000
    addresses = {pattern.name for group in get_resolver().url_patterns for pattern in group.url_patterns}
    assert addresses - seen - WORDLESS == set(), "these pages were not walked"


def about_her_account(walk, person):
    """Her account without and with a sign-in of her own, her password, and what was held for her."""
    walk.get("/account/")
    walk.post("/account/own/", {"handle": "‹a b›", "password": ""}, 422)
    walk.post("/account/own/", {"handle": "анна", "password": "three words in a row"}, 302)
    walk.get("/account/")
    walk.get("/account/password/")
    walk.get("/account/password/first/", 302)
    wrong = {"oldpassword": "not this one at all", "password1": "", "password2": ""}
    walk.post("/account/password/", wrong)
    fields = {
        "oldpassword": "three words in a row",
        "password1": "four words in a row",
        "password2": "four words in a row",
    }
    walk.post("/account/password/", fields, 302)
    walk.get("/account/")
    walk.post("/account/elsewhere/", status=302)
    walk.get("/account/")
    walk.get("/account/confirm/")
    walk.get("/account/here/", 204)
    her_own(walk)
    for whose in (person, house_mate()):
        session = walk.client.session
        held = {"person": whose.id.hex, "path": walk.home, "fields": [["all/mission", "‹Typed before lunch›"]]}
        session["held"] = {**held, "at": time.time()}
        session.save()
        walk.get("/account/held/")
    walk.post("/account/held/", status=302)
    person.password = "!"
    person.save()
    walk.client.force_login(person)
    walk.get("/account/")
    walk.get("/account/password/first/")


def sharing(walk, house):
    """Who can open the workbook, every deed there, and what goes wrong; gives the path of an invitation."""
    there = f"{walk.home}sharing/"
    walk.get(there)
    walk.post(there, {"deed": "invite", "right": "none"}, 422)
    wish = {"deed": "invite", "who": "‹Cy›", "right": "commenter", "days": "7", "how_many": "several"}
    made = walk.post(there, wish)
    page = BeautifulSoup(made.content, "html.parser")
    newest = BeautifulSoup(walk.post(there, {**wish, "how_many": "one", "who": ""}).content, "html.parser")
    unused = newest.select_one("form:has([value=withdraw]) [name=id]")["value"]
    walk.post(there, {"deed": "withdraw", "id": unused}, 302)
    walk.get(there)
    walk.post(there, {"deed": "leave"}, 409)
    who = str(house.reader.id)
    for fields in ({"deed": "change", "id": who, "right": "editor"}, {"deed": "take", "id": who}):
        walk.post(there, fields, 302)
        walk.get(there)
    walk.post(there, {"deed": "give-back"}, 302)
    walk.get(there)
    reader = Walk(house.reader, house.workbook)
    reader.get(there)
    reader.get(f"{walk.home}settings/")
    reader.post(there, {"deed": "take", "id": str(house.owner.id)}, 403)
    reader.post(there, {"deed": "leave"}, 302)
    grant(house.workbook.library, house.reader, house.workbook.id, Right.VIEWER)
    walk.found += reader.found
    return page.select_one("#link")["value"].removeprefix("http://testserver"), page.select_one("kbd").text


def coming_in(invitation, out):
    """By a link and by a code, as somebody new."""
    path, code = invitation
    new = Walk()
    new.get(path)
    new.post(path, {"name": "", "handle": "", "password": ""}, 422)
    out.get("/join/")
    out.post("/join/", {"code": "‹none›"}, 422)
    out.post("/join/", {"code": ""}, 422)
    out.get("/join/none/", 404)
    out.get(path)
    out.get(out.post("/join/", {"code": code}, 302).url)
    new.get(new.post(path, {"name": "‹Cy›", "handle": "су-су", "password": "three words in a row"}, 302).url)
    new.get(path)
    out.found += new.found


def looking_after(walk, house):
    """The library, one of its people, and the list of what was done."""
    there = f"/library/{house.workbook.library_id}/"
    walk.get(there)
    for fields in (
        {"deed": "rename", "name": "‹Brook›"},
        {"deed": "add-branch", "name": "‹North›"},
        {"deed": "start", "department": "‹D›", "toolkit": "marked", "owner": str(house.reader.id)},
    ):
        walk.post(there, fields, 302)
        walk.get(there)
    branch = BeautifulSoup(walk.get(there).content, "html.parser").select_one("[name=branch] option:not([value=''])")
    place = {"id": str(house.workbook.id), "branch": branch["value"]}
    department = str(house.workbook.department_id)
    for fields in (
        {"deed": "place", **place},
        {"deed": "rename-branch", "id": branch["value"], "name": "‹South›"},
        {"deed": "remove-branch", "id": branch["value"]},
        {"deed": "rename-department", "id": department, "name": "‹Teens›"},
    ):
        walk.post(there, fields, 302)
        walk.get(there)
    walk.post(there, {"deed": "rename", "name": ""}, 409)
    walk.post(there, {"deed": "rename-department", "id": department, "name": "‹D›"}, 409)
    walk.post(there, {"deed": "remove-department", "id": department}, 409)
    walk.post(there, {"deed": "start", "owner": "none"}, 422)
    one = f"{there}people/{house.reader.id}/"
    walk.get(one)
    walk.post(one, {"deed": "code"}, 409)
    house.reader.handle = "‹bo›"
    house.reader.save()
    walk.get(one)
    walk.post(one, {"deed": "code"})
    for deed in ("make-admin", "end-admin", "remove"):
        walk.post(one, {"deed": deed}, 302)
        walk.get(there)
    walk.post(there, {"deed": "put-back"}, 302)
    walk.get(there)
    house.reader.handle = None
    house.reader.save()
    me = f"{there}people/{house.owner.id}/"
    walk.get(me)
    walk.post(me, {"deed": "end-admin"}, 409)
    for deed, sentence in DEEDS.items():
        facts = dict.fromkeys(re.findall(r"\{(\w+)\}", str(sentence)), "‹x›")
        known = {name: next(iter(told)) for name, told in WORDS.items() if name in facts}
        record(deed, house.workbook.library_id, None, "", **{**facts, **known})
    walk.get(f"{there}list/")
    walk.get(f"{there}list.csv")
    Grant.objects.filter(thing=house.workbook.id, person=house.owner).update(right=Right.EDITOR)
    walk.get(f"{walk.home}settings/")
    walk.get("/")
    Grant.objects.filter(thing=house.workbook.id, person=house.owner).update(right=Right.OWNER)


# Days of which no test knows: when something was written, or an archive made. And what is no word of ours.
WHEN = re.compile(r"\d.*\d{4}.*|.*\d{4},? \d\d:\d\d")
ARCHIVED = {"pictures", "png"}


def documents(walk, house):
    """A library's documents: none, several, waiting, read, failed, a scan, searched, removed and put back."""
    there = f"/library/{house.workbook.library_id}/sources/"
    walk.get(there)
    walk.get(f"{there}add/")
    add = f"{there}add/"
    for deed in ("files", "text"):
        walk.post(add, {"deed": deed, "edit": "edit-1"}, 422)
    wrong = {"title": "‹T›", "text": "‹x›", "begins": "2027", "ends": "2024", "dated": "‹soon›"}
    walk.post(add, {"deed": "text", "edit": "edit-1", **wrong}, 422)
    walk.post(add, {"deed": "text", "edit": "edit-1", **wrong, "begins": "1", "ends": "9999"}, 422)
    files = [SimpleUploadedFile(f"‹{n}›.{ending}", b"x") for n, ending in enumerate(("doc", "png", "exe", "pdf"))]
    walk.post(add, {"deed": "files", "edit": "edit-1", "file": files}, 422)
    # The endings of the files' own names.
    walk.found = [found for found in walk.found if found[1] not in ("doc", "png", "exe")]
    several = [SimpleUploadedFile(f"‹{n}›.txt", f"‹{n}›".encode()) for n in range(2)]
    walk.post(add, {"deed": "files", "edit": "edit-1", "file": several}, 302)
    pasted = {"deed": "text", "edit": "edit-2", "title": "‹Plan›", "text": "‹Our mission›\n\n‹We listen›"}
    one = walk.post(add, {**pasted, "dated": "2027-01-15", "begins": "2019", "ends": "2020"}, 302).url
    for path in (there, one, f"{there}state/"):
        walk.get(path)
    rows = {row.title: row for row in Source.objects.all()}
    _as_if_read(rows["‹Plan›"])
    failed = TooMuchTextError().sentence
    Source.objects.filter(title="‹0›").update(state="failed", trouble=failed)
    Source.objects.filter(title="‹1›").update(state="read", pages=2, unread=[1, 2])
    for row in rows.values():
        walk.get(f"{there}{row.id}/")
        walk.get(f"{add}?replaces={row.id}")
    walk.get(there)
    for begins, ends in ((2027, 0), (0, 2027), (2026, 2028)):
        Source.objects.update(begins=begins, ends=ends)
        walk.get(there)
    walk.post(add, {**pasted, "edit": "edit-3", "text": "‹Newer›", "replaces": str(rows["‹Plan›"].id)}, 302)
    for path in (one, f"{one}?page=2&q=‹listen›", there):
        walk.get(path)
    for question in ("", "t", "listen", "nowhere", "passage"):
        walk.get(f"{there}search/?q=‹{question}›" if question else f"{there}search/")
    walk.get(f"{there}search/?q=‹passage›&page=2")
    walk.post(one, {"deed": "change", "title": "", "ends": "1"}, 422)
    walk.post(one, {"deed": "change", "title": "‹Plan›"}, 302)
    walk.get(one)
    walk.get(f"{one}file")
    walk.get(walk.post(one, {"deed": "read-again"}, 302).url)
    Source.objects.filter(title="‹Plan›").update(turned=datetime(2026, 1, 1, tzinfo=UTC))
    walk.get(one)
    walk.get(walk.post(one, {"deed": "remove"}, 302).url)
    for deed in ("put-back", "delete"):
        Source.objects.filter(title="‹Plan›").update(removed=timezone.now())
        walk.post(there, {"deed": deed, "id": str(rows["‹Plan›"].id)}, 302)
        walk.get(there)


def _as_if_read(row):
    """A document of two parts, with a heading, a list, a table, a page that is a picture, and lines of every kind."""
    here = {"library_id": row.library_id, "source": row}
    styles = ["heading", "text", "item", "row", *["text"] * 400]
    SourcePassage.objects.bulk_create(
        SourcePassage(**here, number=n, page=n // 50 + 1, heading=["‹H›"], style=style,
                      text=f"‹passage› {n} | ‹listen›", folded=f"‹passage› {n} | ‹listen›")
        for n, style in enumerate(styles, 1)
    )  # fmt: skip
    FoundStatement.objects.bulk_create(
        FoundStatement(**here, number=n, kind=kind, whose=whose, text="‹passage›", passage="p2", page=1, reason="‹r›")
        for n, (kind, whose) in enumerate(itertools.product(Kind, Whose), 1)
    )
    row.state, row.passages, row.pages, row.unread = "read", len(styles), 9, [4]
    row.save()


def erasing(walk):
    """A name that stands everywhere, looked for, refused and erased."""
    walk.get(walk.post(f"{walk.home}sheet/talk/again", {"title": "‹7355›"}, 302).url)
    walk.post(f"{walk.home}words/all/", {"deed": "reword", "target": "all/mission", "label": "‹7355?›"}, 302)
    walk.get(f"{walk.home}erase/")
    sheet = f"{walk.home}sheet/all/"
    mate = Walk(house_mate(), Workbook.objects.get(id=walk.home.split("/")[2]))
    Grant.objects.filter(person=house_mate()).update(right=Right.EDITOR)
    for text in ("‹7355 11›", "‹Bo›"):
        mate.post(sheet, {**fields_of(mate.get(sheet)), "all/name": text, "all/secret": "‹7355›"}, 302)
    walk.post(sheet, {**fields_of(walk.get(sheet)), "all/mission": f"‹{'11 ' * 30}7355{' 11' * 30}›"}, 302)
    zeb = {"text": "7355", "instead": "‹a teen›"}
    for wrong in ({}, {"text": "7355"}, {"text": "a", "instead": "‹x›"}, {"text": "7355", "instead": "‹7355›"},
                  {"text": "‹x›" * 50, "instead": "‹x›"}, {**zeb, "deed": "erase"}):  # fmt: skip
        walk.post(f"{walk.home}erase/", wrong, 422)
    walk.post(f"{walk.home}erase/", {**zeb, "deed": "look"})
    walk.post(f"{walk.home}erase/", {"text": "‹nowhere›", "instead": "‹x›", "deed": "look"})
    for _ in range(2):
        walk.post(f"{walk.home}erase/", {**zeb, "deed": "erase", "sure": "yes"}, 302)
        walk.get(f"{walk.home}erase/")
    mate.get(f"{mate.home}erase/", 403)
    walk.found += mate.found


def her_own(walk):
    """What is hers, taken out as it is read, and the page on leaving."""
    walk.post("/account/confirm/?next=/account/data/", {"password": "four words in a row"}, 302)
    walk.get("/account/data/")
    taken = walk.client.post("/account/data/", headers=HEARD)
    with zipfile.ZipFile(io.BytesIO(taken.content)) as packed:
        page, readme = packed.read("index.html").decode(), packed.read("README.txt").decode()
    texts = [("archive", text) for _where, text in texts_of_page(page)]
    for where, text in [*texts, *(("README", line.strip()) for line in readme.splitlines())]:
        plain = [
            word
            for word in unmarked(WHEN.sub("", without_dates(re.sub(r"[0-9a-f-]{36}", "", text))))
            if word not in ARCHIVED
        ]
        walk.found += [(where, " ".join(plain))] if plain else []
    Grant.objects.create(library=library_of(walk), person=house_mate(), thing=library_of(walk).id, right=Right.OWNER)
    walk.get("/account/delete/")
    walk.post("/account/delete/", status=422)
    walk.post("/account/delete/", {"sure": "yes"}, 422)


def library_of(walk):
    return Workbook.objects.get(id=walk.home.split("/")[2]).library


def leaving(walk):
    """The page after an account is deleted."""
    walk.client.force_login(house_mate())
    Grant.objects.filter(person=house_mate()).delete()
    walk.post("/account/delete/", {"sure": "yes"})


def house_mate():
    return Person.objects.get(name="‹Bo›")


def signing_in(out):
    """Ways in for somebody who is signed out."""
    out.get("/")
    out.get("/account/sign-in/")
    out.get("/account/sign-in/?idle=1")
    out.get("/account/sign-in/?next=/account/held/")
    out.post("/account/sign-in/", {"login": "‹nobody›", "password": "‹nothing›"})
    out.post("/account/sign-in/", {})
    out.get("/account/code/")
    out.post("/account/code/", {"handle": "‹nobody›", "code": "‹x›", "password": "three words in a row"}, 422)
    out.get("/account/inactive/")
    for _ in range(30):
        last = out.client.post("/account/code/", {"handle": "‹nobody›"}, headers=HEARD)
    assert last.status_code == 429
    out.post("/account/code/", {"handle": "‹nobody›"}, 429)


def goals_again(walk, house):
    """Another goal, a smaller one before it, and the look back on a horizon that has ended."""
    plan, back, sheet = f"{walk.home}plan/", f"{walk.home}plan/look-back/", f"{walk.home}sheet/all/"
    new = {"text": "‹Another›", "horizon": "quarter", "edit": "another-1"}
    walk.get(f"{plan}goal/?builds_on=all/goals/goal1")
    walk.post(f"{plan}goal/", {**new, "text": ""}, 422)
    added = walk.post(f"{plan}goal/", new, 302)
    undo = fields_of_undo(walk.get(added.url))
    walk.get(walk.post(f"{plan}undo/", undo, 302).url)
    said = {f"all/goals/step1/{name}": f"‹{name}›" for name in ("role", "hours", "note", "why")}
    said |= {"all/goals/step1/link": "‹Link›", "all/goals/step1/mends": "all/weaknesses/r1"}
    said |= {f"all/goals/goal1/{name}": f"‹{name}›" for name in ("who", "role", "learned", "why")}
    walk.post(sheet, {**fields_of(walk.get(sheet)), **said, "act": "more all/goals/step1"}, 302)
    walk.get(f"{sheet}?more=all/goals/step1")
    split = f"{plan}split/all/goals/goal2/"
    walk.get(split)
    walk.post(split, {"text": " ", "edit": "split-001"}, 422)
    walk.get(walk.post(split, {"text": "‹Smaller›", "horizon": "month", "edit": "split-001"}, 302).url)
    walk.get(back)
    walk.get(f"{back}?early=month")
    Workbook.objects.filter(id=house.workbook.id).update(start="2026-01-01")
    walk.get(plan)
    walk.get(back)
    ended = {"goal": ["all/goals/goal1", "all/goals/goal2"], "edit": "back-0001", "horizon": "month"}
    ended |= {"how all/goals/goal1": "done", "learned all/goals/goal1": "‹Learned›", "how all/goals/goal2": "moved"}
    walk.post(back, {**ended, "due all/goals/goal2": "‹soon›"}, 422)
    walk.get(walk.post(back, {**ended, "due all/goals/goal2": "2099-01-01"}, 302).url)
    walk.get(f"{back}?did=nothing&met=1")
    for path in ("plan/", "sheet/all/", "download/plan.md", "download/workbook.md"):
        walk.get(walk.home + path)
        Walk(house.reader, house.workbook).get(walk.home + path)
    Workbook.objects.filter(id=house.workbook.id).update(start=START)


def fields_of_undo(response):
    """The form that takes back what was done just now."""
    form = BeautifulSoup(response.content, "html.parser").select_one("#just form")
    return {each["name"]: each["value"] for each in form.select("input[name]")}


def talk(walk, reader):
    """A thread begun, replied to, changed, removed, resolved and opened again, and what of it could not be taken."""
    about, all_of_it = f"{walk.home}comments/all/strengths/", f"{walk.home}comments/"
    walk.get(about)
    walk.get(all_of_it)
    said = {"text": "‹Hello›", "row": "r1"}
    walk.post(about, {"deed": "begin", "edit": "edit-1", **said}, 302)
    thread = str(Thread.objects.get().id)
    walk.post(about, {"deed": "reply", "edit": "edit-2", "target": thread, "text": "@‹Bo›"}, 302)
    first, _second = Said.objects.order_by("at")
    Said.objects.update(at=datetime(2027, 1, 15, tzinfo=UTC))
    for deed, target, more, status in (
        ("begin", "", {"text": "", "edit": "edit-3"}, 422),
        ("reply", thread, {"text": "‹x›" * 4000, "edit": "edit-4"}, 422),
        ("reword", str(first.id), {"text": "‹Hallo›", "seen": "1"}, 302),
        ("reword", str(first.id), {"text": "‹Hullo›", "seen": "1"}, 409),
        ("resolve", thread, {"seen": "1"}, 409),
        ("remove", str(first.id), {}, 302),
        ("resolve", thread, {"seen": "2"}, 302),
    ):
        walk.post(about, {"deed": deed, "target": target, **more}, status)
    walk.get(f"{about}?removed={first.id}")
    walk.get(all_of_it)
    walk.post(about, {"deed": "reopen", "target": thread}, 302)
    for path in (about, all_of_it, f"{walk.home}sheet/all/", f"{walk.home}comments/all/secret/"):
        walk.get(path)
        reader.get(path)
    for path in ("", "plan/", "shelf/", "sheet/kwl/", "sheet/talk/", "comments/all/name/"):
        reader.get(walk.home + path)
    reader.get(f"{walk.home}settings/", 403)
    reader.post(about, {"deed": "begin", "edit": "edit-5", **said}, 403)
    occasion = Document.objects.exclude(occasion="").get().occasion
    walk.get(f"{walk.home}comments/talk/heard/on/{occasion}/")
    hidden = {"deed": "hide", "target": "all/strengths"}
    walk.post(f"{walk.home}words/all/", hidden, 302)
    for path in (about, all_of_it, f"{walk.home}shelf/"):
        walk.get(path)
    walk.post(f"{walk.home}words/all/", {**hidden, "deed": "show"}, 302)
    assert sorted(set(reader.found)) == []


def where_words_come_from(walk, reader):
    """An answer cited from everywhere that it can come from, changed, taken away and put back, and what was wrong."""
    about = f"{walk.home}from/all/mission/"
    walk.get(about)
    reader.get(about)
    document = {"deed": "cite", "origin": "document", "title": "‹Plan›", "begins": "2024", "ends": "2025", "page": "3"}
    for number, more in enumerate(
        (
            {**document, "dated": "2027-01-15"},
            {**document, "begins": "2024", "ends": "", "where": "‹cover›"},
            {**document, "begins": "", "dated": "2027-01-15", "title": "‹x›", "page": ""},
            {**document, "text": "‹Other words›", "then": "keep"},
            {"deed": "cite", "origin": "conversation", "title": "‹Rosa›", "dated": "2027-01-15"},
            {"deed": "cite", "origin": "said_and_done", "title": "‹minutes›"},
            {"deed": "cite", "origin": "none_written"},
            {"deed": "cite", "origin": "none_written", "title": "‹Rosa›"},
        ),
        1,
    ):
        said = {"text": "‹Words›", "edit": f"from-{number}", "then": "replace", **more}
        walk.post(about, said, 302)
    cited = Citation.objects.order_by("made").first()
    for how in How:
        Confirmation.objects.create(
            library_id=cited.library_id, workbook_id=cited.workbook_id, citation=cited, who="‹Rosa›", how=how,
            on=date(2027, 1, 15), at=timezone.now(),
        )  # fmt: skip
    wrong = {**document, "edit": "from-9", "text": "‹x›"}
    walk.post(about, wrong, 409)
    for more in (
        {"title": ""}, {"title": "", "origin": "conversation"}, {"origin": ""}, {"begins": "‹7›"}, {"page": "‹x›"},
        {"dated": "‹x›"}, {"begins": "2027"}, {"text": ""}, {"text": "‹x›" * 9000},
    ):  # fmt: skip
        walk.post(about, {**wrong, **more}, 422)
    one = str(cited.id)
    walk.post(about, {**document, "deed": "change", "citation": one, "seen": "no", "title": "‹New›"}, 409)
    walk.post(about, {"deed": "take-away", "citation": one}, 302)
    walk.get(f"{about}?removed={one}")
    walk.post(about, {"deed": "put-back", "citation": one}, 302)
    for path in (
        "from/all/mission/?saved=1",
        "from/all/mission/?met=1",
        "sheet/all/",
        "plan/",
        "plan/thread/",
        "plan/glance/",
        "shelf/",
    ):
        walk.get(walk.home + path)
        reader.get(walk.home + path)
    reader.post(about, wrong, 403)
    occasion = Document.objects.exclude(occasion="").first().occasion
    walk.get(f"{walk.home}from/talk/hopes/on/{occasion}/")
    for path in ("download/plan.md", "download/workbook.md"):
        walk.get(walk.home + path)
    hidden = {"deed": "hide", "target": "all/mission"}
    walk.post(f"{walk.home}words/all/", hidden, 302)
    for path in (about, f"{walk.home}shelf/"):
        walk.get(path)
        reader.get(path)
    walk.post(f"{walk.home}words/all/", {**hidden, "deed": "show"}, 302)


def looking_it_over(walk, reader):
    """The plan looked over, a weakness taken up in each way, and everything left as it is, taken up and put back."""
    page = f"{walk.home}plan/checks/"
    fields = {
        **fields_of(walk.get(f"{walk.home}sheet/all/")),
        "all/weaknesses/w1": "‹Loud›",
        "all/weaknesses/w2": "‹Dark›",
    }
    walk.post(f"{walk.home}sheet/all/", fields, 302)
    weakness = f"{walk.home}plan/weakness/all/weaknesses/w1/"
    for path in (page, weakness, f"{walk.home}plan/"):
        walk.get(path)
        reader.get(path)
    made = walk.post(weakness, {"deed": "goal", "text": "‹Curtains›", "row": "curtains", "edit": "weak-1"}, 302)
    walk.get(made.url)
    step = {"deed": "step", "text": "‹Measure›", "row": "measure", "edit": "weak-2"}
    for more in ({"text": ""}, {"goal": "‹x›"}):
        walk.post(weakness, {**step, "goal": "all/goals/curtains", **more}, 422)
    walk.get(walk.post(weakness, {**step, "goal": "all/goals/curtains"}, 302).url)
    walk.get(f"{walk.home}plan/")
    for deed in ("remove", "restore"):
        undone = walk.post(weakness, {"deed": deed, "made": "all/goals/measure", "edit": f"weak-{deed}"}, 302)
        walk.get(undone.url)
    other = weakness.replace("w1", "w2")
    leave = {"deed": "leave", "check": "untouched-weakness", "place": "all/weaknesses/w2", "because": "‹May›"}
    for because in ("", "‹x›" * 900):
        walk.post(other, {**leave, "because": because}, 422)
        walk.post(page, {**leave, "because": because}, 422)
    walk.get(walk.post(other, leave, 302).url)
    walk.post(page, {**leave, "because": "‹June›"}, 409)
    walk.post(page, {**leave, "place": "‹x›"}, 409)
    walk.post(page, {**leave, "check": "horizons", "place": "horizon/year"}, 302)
    Settlement.objects.update(made=datetime(2027, 1, 15, tzinfo=UTC))
    for path in (page, other, f"{walk.home}plan/", f"{walk.home}download/plan.md"):
        walk.get(path)
        reader.get(path)
    left = str(Settlement.objects.first().id)
    for deed in ("take-up", "leave-again"):
        walk.get(walk.post(page, {"deed": deed, "left": left}, 302).url)
    reader.post(page, leave, 403)
    assert sorted(set(reader.found)) == []


def what_was_found(walk, house):
    """Lines found in a document, looked at, taken, set aside and undone; and its newer edition."""
    library, at = house.workbook.library, datetime(2027, 1, 15, tzinfo=UTC)
    walk.get(f"{walk.home}found/")
    walk.get(f"{walk.home}found/editions/")

    def document(title, texts, replaces=None):
        source = Source.objects.create(
            library=library, title=title, added=at, turned=at, file_name="‹x›", kind="txt", size=1, state="read",
            stored_as=title, edit=title, passages=len(texts), replaces=replaces,
        )  # fmt: skip
        for number, text in enumerate(texts, 1):
            SourcePassage.objects.create(
                library=library, source=source, number=number, heading=["‹Head›"], style="text", text=text, folded=text
            )
        return source

    texts = [f"‹{word} words of ours›" for word in ("first", "second", "third", "fourth", "fifth", "sixth")]
    old = document("‹Found›", texts)
    kinds = ("mission", "mission", "priority", "mission", "mission", "value")
    for number, (text, kind) in enumerate(zip(texts, kinds, strict=True), 1):
        FoundStatement.objects.create(
            library=library, source=old, number=number, kind=kind, text=text, passage=f"p{number}", reason="‹So›",
            whose="other" if number in (2, 4) else "library", owner="‹City›" if number == 2 else "",
            confidence=0.3 * (number % 4),
        )  # fmt: skip
    about = f"{walk.home}found/"
    walk.get(about)
    keys = [each.key for each in found.findings(queries.access(house.owner.id, house.workbook.id)).candidates]
    walk.post(about, {"deed": f"take:{keys[0]}", "edit": "found-0", f"words:{keys[0]}": ""}, 422)
    for number, key in enumerate(keys[:3], 1):
        deed = "aside" if number == 2 else "take"
        words = {f"words:{key}": texts[0] if number == 1 else "‹others›", "then:mission": "keep"}
        walk.post(about, {"deed": f"{deed}:{key}", "edit": f"found-{number}", **words}, 302)
    for query in ("?just=found-1", "?saved=1", "?none=1"):
        walk.get(about + query)
    walk.post(about, {"deed": "undo", "key": keys[1]}, 302)
    walk.get(f"{walk.home}from/all/mission/")
    Citation.objects.filter(source=old.id).update(quote="‹a› ‹changed› ‹line› ‹that› ‹is› ‹said› ‹otherwise› ‹now›")
    for number, quote in enumerate(("‹gone away›", "‹the same›", "‹a› ‹changed› ‹line› ‹that› ‹is› ‹elsewhere›"), 1):
        cited = Citation.objects.filter(source=old.id).first()
        cited.id, cited.quote, cited.edit = uuid4(), quote, f"more-{number}"
        cited.save(force_insert=True)
    document("‹Newer›", ["‹the same›", "‹a› ‹changed› ‹line› ‹that› ‹is› ‹not› ‹said› ‹otherwise›"], old)
    walk.get(f"{walk.home}found/editions/")
    walk.get(f"{walk.home}found/editions/?done=1")
    walk.get(f"{walk.home}plan/thread/")
    walk.get(f"{walk.home}plan/glance/")


def handing_over(walk, reader):
    """Goals and steps that go from one name to another, and all that can be wrong about it."""
    page, sheet, row = f"{walk.home}plan/hand-over/", f"{walk.home}sheet/all/", "all/goals/handed"
    said = {f"{row}/text": "‹A goal›", f"{row}/who": "‹Rosa›", f"{row}/partners": "‹Museum›", f"{row}/horizon": "month"}
    said |= {f"{row}/{name}": "‹Text›" for name in ("who_agrees", "desk_cover", "know_because")}
    for step, by in ((f"{row}1", "2027-02-01"), (f"{row}2", "")):
        said |= {f"{step}/of": "handed", f"{step}/what": "‹Step›", f"{step}/who": "‹Rosa›", f"{step}/by": by}
    walk.post(sheet, {**fields_of(walk.get(sheet)), **said}, 302)
    reader.get(f"{page}?giver=‹Rosa›")
    shown = BeautifulSoup(walk.get(f"{page}?giver=‹Rosa›").content, "html.parser")
    wish = {"giver": "‹Rosa›", "edit": "handing1", "because": "‹Why›", "post": "‹Post›", "taker": "‹Lee›"}
    wish["chosen"] = [each["value"] for each in shown.select("[name=chosen]")]
    for more in ({"taker": ""}, {"taker": "‹rosa›"}, {"chosen": []}):
        walk.post(page, {**wish, **more}, 422)
    done = walk.post(page, wish, 302).url
    for path in (page, f"{page}?giver=", f"{page}?giver=‹nobody›", done):
        walk.get(path)
        reader.get(path)
    for more in ({"act": f"remove {row}1"}, {f"{row}2/state": "dropped"}):
        walk.post(sheet, {**fields_of(walk.get(sheet)), **more}, 302)
        walk.get(done)
    walk.post(done, status=302)
    walk.get(page)
    walk.post(sheet, {**fields_of(walk.get(sheet)), "act": f"remove {row}"}, 302)


def having_it_confirmed(walk, reader, out, owner, settings):
    """Statements put into the plan, asked about, answered, noted in person, and everything that can go wrong with it."""
    page, said_and_done = f"{walk.home}confirm/", f"{walk.home}into-plan/kwl/"
    for path in (f"{walk.home}into-plan/talk/", said_and_done):
        walk.get(path)
        walk.post(path, {"text": "‹x›", "edit": "into-0"}, 422)
        walk.post(path, {"text": "", "edit": "into-0", "into": "all/mission"}, 422)
        walk.post(path, {"text": "‹x›", "edit": "into-0", "into": "all/mission", "dated": "2999-01-01"}, 422)
        words = {"text": "‹Put together›", "title": "‹Rosa›", "edit": "into-1", "into": "all/priorities"}
        walk.get(walk.post(path, words, 302).url)
    occasion = Document.objects.exclude(occasion="").first().occasion
    walk.get(f"{walk.home}into-plan/talk/on/{occasion}/")
    walk.get(f"{walk.home}from/talk/hopes/on/{occasion}/")
    for path in ("sheet/talk/", "sheet/kwl/", "plan/"):
        walk.get(walk.home + path)
        reader.get(walk.home + path)
    reader.get(page)
    keys = [each["value"] for each in BeautifulSoup(walk.get(page).content, "html.parser").select("[name=statement]")]
    wish = {"deed": "ask", "who": "‹Rosa›, ‹director›", "edit": "asking-1", "statement": keys[:3], "note": "‹Please›"}
    for more in ({"who": ""}, {"statement": []}, {"note": "‹x›" * 900}, {"origin": "‹x›"}):
        walk.post(page, {**wish, **more}, 422)
    walk.post(page, {**wish, "statement": ["‹x›"]}, 409)
    walk.post(page, {**wish, "deed": "in-person", "day": "‹x›"}, 422)
    made = walk.post(page, wish)
    her = re.search(r"/c/[\w-]+/", BeautifulSoup(made.content, "html.parser").select_one("#link")["value"])[0]
    form = out.get(her)
    replies = [each["name"] for each in BeautifulSoup(form.content, "html.parser").select("[value=yes]")]
    signed = {"name": "‹Rosa›", "office": "‹director›", "seen": "0"}
    says = dict(zip(replies, ("yes", "other", "no"), strict=False))
    texts = {each.replace("said", kind): "‹Otherwise›" for each in replies for kind in ("words", "remark")}
    for more in ({"name": ""}, {"code": "BBBB-2222"}, {replies[1].replace("said", "words"): "‹x›" * 9000}):
        out.post(her, {**signed, **says, **texts, **more}, 422)
    out.post(her, signed, 422)
    out.post(her, {**signed, **says, **texts}, 302)
    out.get(f"{her}?thanks=1")
    out.post(her, {**signed, **says, **texts, "name": "‹Lee›"}, 409)
    walk.get(page)
    walk.get(walk.home)
    correction = Proposed.objects.get(origin="confirmation")
    settles = {"seen": correction.text, "words": ""}
    walk.get(f"{walk.home}sheet/all/")
    walk.post(page, {**settles, "deed": f"take:{correction.id}"}, 422)
    walk.post(page, {**settles, "deed": f"take:{correction.id}", "words": "‹x›", "seen": "‹x›"}, 409)
    walk.get(walk.post(page, {**settles, "deed": f"leave:{correction.id}"}, 302).url)
    walk.get(walk.post(page, {**settles, "deed": f"reopen:{correction.id}"}, 302).url)
    walk.get(walk.post(page, {**settles, "deed": f"take:{correction.id}", "words": "‹Mixed›"}, 302).url)
    Proposed.objects.filter(id=correction.id).update(standing="open")
    walk.get(walk.post(page, {**settles, "deed": f"take:{correction.id}", "words": correction.text}, 302).url)
    out.get(her)
    keys = [each["value"] for each in BeautifulSoup(walk.get(page).content, "html.parser").select("[name=statement]")]
    wish = {**wish, "statement": keys[:3]}
    walk.post(page, {**wish, "deed": "in-person", "edit": "noted-1", "day": "2999-01-15"}, 422)
    walk.post(page, {**wish, "deed": "in-person", "edit": "noted-1", "day": str(timezone.now().date())}, 302)
    walk.get(page)
    noted = Confirmation.objects.filter(how=How.IN_PERSON).latest("at")
    walk.get(walk.post(page, {"deed": f"take-back:{noted.id}"}, 302).url)
    walk.get(walk.post(page, {"deed": f"withdraw:{Asking.objects.get().id}"}, 302).url)
    out.get(her, 404)
    by_letter_to_be_confirmed(walk, out, page, wish, owner, settings)


def her_steps(walk, reader, out, owner, settings):
    """Her steps ticked off, dropped and taken back, her calendar, and letters that remind her."""
    sheet = f"{walk.home}sheet/all/"
    rows = {"all/goals/g1/text": "‹Goal›", "all/goals/g1/horizon": "month"}
    today = timezone.now().date()
    for number, gap in enumerate((None, 0, 1, 30, 120, -1, 6), 1):
        row = f"all/goals/s{number}"
        rows |= {f"{row}/of": "g1", f"{row}/what": f"‹Step {number}›", f"{row}/who": "‹Ana›, ‹Bo›"}
        rows |= {f"{row}/by": str(today + timedelta(days=gap))} if gap is not None else {}
    rows |= {"all/goals/s2/state": "doing", "all/goals/s3/note": "‹Note›", "all/goals/s3/link": "‹On the shelf›"}
    walk.post(sheet, {**fields_of(walk.get(sheet)), **rows, "edit": "steps-0001"}, 302)
    workbook = walk.home.split("/")[2]
    key = {"step": [f"{n} {workbook} all/goals/s{n} todo" for n in range(1, 8)], "edit": "steps-0002"}
    walk.get("/steps/")
    reader.get("/steps/")
    reader.post("/steps/tick", {**key, "done": "1"}, 403)
    walk.post("/steps/tick", {**key, "act": "drop 1"}, 422)
    for more in (
        {},
        {"done": ["1", "3"]},
        {"act": "undo"},
        {"act": "doing 1"},
        {"done": "1"},
        {"act": "drop 4", "why-4": "‹x›"},
    ):
        walk.get(walk.post("/steps/tick", {**key, "edit": f"steps-{uuid4().hex[:8]}", **more}, 302).url)
    walk.get(
        walk.post(
            "/steps/tick", {"edit": "steps-0009", "done": "1", "step": f"1 {workbook} all/goals/no todo"}, 302
        ).url
    )
    made = BeautifulSoup(walk.post("/steps/calendar", {"deed": "make"}).content, "html.parser")
    feed = re.sub("^http://[^/]+", "", made.select_one("#calendar-address")["value"])
    out.get(feed)
    walk.get("/steps/list.docx")
    for path in (feed, f"{walk.home}download/plan.ics"):
        told = re.findall(
            r"^(?:SUMMARY|DESCRIPTION|NAME):(.*)$", out.client.get(path).content.decode().replace("\r\n ", ""), re.M
        )
        plain = re.sub(r"https?://[^\\]+|\\[n,;]|\r", " ", " ".join(told))
        assert unmarked(plain) == [], plain
    walk.get("/steps/")
    walk.get(walk.post("/steps/calendar", {"deed": "withdraw"}, 302).url)
    out.get(feed, 404)
    settings.GROUNDPLAN_MAIL = mail_server("smtp+plain://127.0.0.1:9", "plan@library.example")
    walk.get("/steps/")
    owner.emailaddress_set.create(email="ana@library.example", verified=True, primary=True)
    wish = {"rhythm": "week", "days": ["1", "2", "3", "4", "5", "6", "7"], "opens": "0", "closes": "24"}
    walk.post("/steps/reminding", {**wish, "days": []}, 422)
    walk.post("/steps/reminding", {**wish, "closes": "0", "opens": "9"}, 422)
    walk.get(walk.post("/steps/reminding", wish, 302).url)
    for rhythm in ("week", "day"):
        Reminding.objects.update(rhythm=rhythm, told=None)
        reminders.remind({})
        letter = Letter.objects.latest("made")
        text = re.sub(r"https?://\S+", "", without_dates(letter.text))
        assert unmarked(f"{letter.subject} {text}") == [], letter.text
        Letter.objects.all().delete()
    token = reminders.token_for(Reminding.objects.get())
    out.get(f"/steps/no-letters/{token}/")
    out.post(f"/steps/no-letters/{token}/", {})
    walk.get(walk.post("/steps/reminding", {**wish, "rhythm": ""}, 302).url)
    settings.GROUNDPLAN_MAIL = None
    owner.emailaddress_set.all().delete()
    # Her own address, the name of a time zone, and what calendars call the days.
    hers = {"ana library example", "ana library example UTC"}
    hers |= {" ".join(unmarked(name)) for name in get_day_names("wide", locale=LANGUAGE).values()}
    for each in (walk, reader):
        each.found = [found for found in each.found if found[1] not in hers]
    assert reader.found == []


def by_letter_to_be_confirmed(walk, out, page, wish, owner, settings):
    """The letters: the link's, a code's, and that of an answer."""
    settings.GROUNDPLAN_MAIL = mail_server("smtp+plain://127.0.0.1:9", "plan@library.example")
    owner.email = "ana@library.example"
    owner.save()
    walk.get(page)
    walk.post(page, {**wish, "edit": "asking-2", "email": "‹x›"}, 422)
    walk.get(walk.post(page, {**wish, "edit": "asking-2", "email": "rosa@library.example", "told": "on"}, 302).url)
    her = re.search(r"/c/[\w-]+/", Letter.objects.latest("made").text)[0]
    said = BeautifulSoup(out.get(her).content, "html.parser").select_one("[value=yes]")["name"]
    for status in (200, 200, 200, 429):
        out.post(her, {"deed": "code"}, status)
    code = re.search(r"[2-9B-Z]{4}-[2-9B-Z]{4}", Letter.objects.latest("made").text)[0]
    out.post(her, {"name": "‹Rosa›", "seen": "0", "code": code, said: "yes"}, 302)
    walk.get(page)
    for letter in Letter.objects.all():
        text = re.sub(r"https?://\S+|[2-9B-Z]{4}-[2-9B-Z]{4}", "", letter.text)
        assert unmarked(f"{letter.subject} {text}") == [], text
    for each in (out, walk):
        # What was typed, and the part of it that she is shown, has no letters that could be marked.
        each.found = [found for found in each.found if found[1] not in ("rosa library example", "r library example")]
    Asking.objects.update(email="")
    Letter.objects.all().delete()
    owner.email, settings.GROUNDPLAN_MAIL = "", None
    owner.save()


def her_second_step(walk, person):
    """Passkeys, an app and recovery codes, set up and removed, and what they ask at sign-in."""
    person.handle = "анна"
    person.set_password("three words in a row")
    person.save()
    walk.client.force_login(person)
    cache.clear()
    walk.post("/account/computer/", {"own": "1"}, 302)
    walk.get("/account/")
    walk.post("/account/computer/", {"own": "0"}, 302)
    walk.get("/account/")
    walk.get("/account/passkeys/add/", 302)
    walk.post("/account/confirm/", {"password": "three words in a row"}, 302)
    walk.get("/account/passkeys/", 302)
    walk.get("/account/ways/", 302)
    walk.post("/account/passkeys/add/", {"name": "‹Key›", "credential": "x"})
    key = Authenticator()
    options = BeautifulSoup(walk.get("/account/passkeys/add/").content, "html.parser").select_one("[data-options]")
    made = key.create({"publicKey": {**json.loads(options["data-options"])["publicKey"]}})
    Steps.objects.create(user=person, type="webauthn", data={"name": "‹Key›", "credential": json.loads(made)})
    walk.get("/account/app/")
    walk.post("/account/app/", {"code": "1"})
    walk.found = [
        found for found in walk.found if not found[0].endswith("<code>")
    ]  # the app's secret: letters by chance
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    number = Steps.objects.get(user=person, type="webauthn").pk
    for path in (f"passkeys/{number}/name/", f"passkeys/{number}/remove/", "app/remove/", "codes/", "codes/new/", ""):
        walk.get(f"/account/{path}")
    for path in ("confirm/", "second-step/again/", "passkeys/again/"):
        walk.get(f"/account/{path}")
    walk.post("/account/second-step/again/", {"code": "1"})
    walk.post("/account/passkeys/again/", {"credential": "x"}, 422)
    half = Walk()
    half.post("/account/sign-in/", {"login": person.handle, "password": "three words in a row"}, 302)
    half.get("/account/second-step/")
    half.post("/account/second-step/", {"code": "1"})
    half.post("/account/second-step/", {"credential": "x"})
    out = Walk()
    out.post("/account/passkeys/sign-in/", {}, 422)
    out.post("/account/passkeys/sign-in/", {"credential": "x"}, 422)
    walk.found += half.found + out.found
    walk.seen |= half.seen | out.seen


def by_a_sign_on(out, person, settings, monkeypatch):
    """A city's sign-on: its button, the way there, what goes wrong, and doing without it."""
    settings.GROUNDPLAN_SIGN_ON_NAME, settings.GROUNDPLAN_SIGN_ON_URL = "‹City›", "https://city.example"
    config = dict.fromkeys(("authorization_endpoint", "token_endpoint"), "https://city.example/")
    monkeypatch.setattr(SignOn, "openid_config", config)
    out.get("/account/sign-in/")
    out.post("/account/sign-on/")
    out.get("/account/sign-on/back/?state=‹none›", 422)
    monkeypatch.setattr(SignOn, "openid_config", {})
    out.post("/account/sign-on/", status=502)
    hers = Walk(Person.objects.create_named("‹Mia›"))
    SocialAccount.objects.create(user=Person.objects.get(name="‹Mia›"), provider="sign-on", uid="1")
    hers.get("/account/")
    hers.get("/account/sign-on/remove/")
    hers.post("/account/sign-on/remove/", status=422)
    hers.post("/account/sign-on/connect/", status=502)
    out.found += hers.found
    out.seen |= hers.seen


def by_letter(out, walk, person, settings):
    """Her addresses and a new password by letter, where mail is set up; and the letters."""
    settings.GROUNDPLAN_MAIL = mail_server("smtp://‹mail›", "plan@library.example")
    walk.client.force_login(person)
    walk.post("/account/confirm/", {"password": "three words in a row"}, 302)
    walk.get("/account/addresses/")
    walk.post("/account/addresses/", {"email": "", "action_add": "1"})
    for address in ("ana@library.example", "ana@library.example", "anna@library.example"):
        walk.client.post("/account/addresses/", {"email": address, "action_add": "1"}, headers=HEARD)
    invite = {"deed": "invite", "right": "editor", "days": "7", "how_many": "one"}
    walk.post(f"{walk.home}sharing/", {**invite, "email": "‹x›"}, 422)
    walk.get(walk.post(f"{walk.home}sharing/", {**invite, "email": "ana@library.example"}, 302).url)
    out.get("/account/addresses/‹none›/")
    out.get("/account/sign-in/")
    out.get("/account/forgotten/")
    out.post("/account/forgotten/", {"email": "‹x›"})
    out.post("/account/forgotten/", {"email": "ana@library.example"}, 302)
    out.get("/account/forgotten/sent/")
    out.get("/account/forgotten/‹a›/‹b›/")
    out.get("/account/forgotten/done/", 302)
    said = {letter.subject: letter.text for letter in Letter.objects.all()}
    for subject, text in said.items():
        plain = re.sub(r"https?://\S+|Groundplan|testserver", "", f"{subject}\n{text}")
        if words_left := unmarked(plain):
            out.found.append((subject, " ".join(words_left)))
    paths = [re.search(r"http://testserver(/\S+)", text)[1] for text in said.values() if "http://testserver" in text]
    assert len(paths) >= 2, said
    for path in paths:
        page = out.client.get(path, headers=HEARD)
        out.get(page.url if page.status_code == 302 else path)
    for each in (out, walk):
        # What she typed: an address has no letters that could be marked.
        each.found = [found for found in each.found if found[1] not in ("ana library example", "anna library example")]


def cohort(walk, house, newcomer):
    """A cohort opened and led, a team in it, the record of learning, and joining by its code."""
    library = house.workbook.library
    Library.objects.filter(id=library.id).update(leads=True)
    walk.get("/cohorts/")
    walk.get("/cohorts/open/?toolkit=marked")
    plan = {
        "name": "‹Spring›",
        "sponsor": "‹State›",
        "welcome": "‹Hello›",
        "toolkit": "marked",
        "library": str(library.id),
    }
    walk.post("/cohorts/open/", {**plan, "name": "", "day:one": "‹soon›"}, 422)
    there = walk.post("/cohorts/open/", {**plan, "day:one": "2027-01-15", "note:one": "‹On the telephone›"}, 302).url
    walk.get("/cohorts/")
    walk.get(there)
    shown = BeautifulSoup(walk.post(f"{there}deed/", {"deed": "code"}).content, "html.parser")
    code = shown.select_one("kbd").text
    walk.get(f"{there}settings/")
    for path in ("report/", "learning/", "blank/", "transcript.csv"):
        walk.get(there + path)
    door = newcomer.post("/join/", {"code": code}, 302).url
    newcomer.get(door)
    newcomer.post(door, {}, 422)
    new = {"library": "‹Lake›", "solo": "on", "name": "‹Ida›", "handle": "ида", "password": "three words in a row"}
    theirs = newcomer.post(door, new, 302).url
    newcomer.get(theirs)
    newcomer.get(newcomer.post("/join/", {"code": code}, 302).url)
    membership = Membership.objects.get()
    newcomer.get(f"{theirs}cohort/")
    said = {"membership": str(membership.id), "finished": ["one"], "shared": ["all"]}
    newcomer.post(f"{theirs}cohort/", said, 302)
    newcomer.get(f"{theirs}cohort/?saved=1")
    walk.get(f"{walk.home}cohort/")
    sheet = f"{there}shared/{membership.id}/all/"
    walk.get(sheet)
    walk.post(sheet, {"question": "mission", "text": "", "edit": "edit-1"}, 422)
    walk.post(sheet, {"question": "mission", "text": "‹Well said›", "edit": "edit-1"}, 302)
    Said.objects.update(at=datetime(2027, 1, 15, tzinfo=UTC))
    walk.get(sheet)
    walk.get(f"{there}blank/all.md")
    ida = str(Person.objects.get(name="‹Ida›").id)
    given = {"event": "‹Spring›", "day": "2027-01-15", "person": [ida], "edit": "edit-2"}
    walk.post(f"{there}learning/", {"amount": "‹x›"}, 422)
    for unit, amount in (("hours", "1"), ("credits", "1.5"), ("ceu", "2")):
        walk.post(f"{there}learning/", {**given, "amount": amount, "unit": unit, "edit": f"edit-{unit}"}, 302)
    walk.get(f"{there}learning/")
    newcomer.get("/account/learning/")
    newcomer.get(f"/certificate/{Credit.objects.first().id}.pdf")
    walk.get("/account/learning/")
    walk.post(f"{there}learning/{Credit.objects.first().id}/back/", status=302)
    for at in range(5):
        opening = Opening(f"‹Library {at}›", "", True, START, locale=LANGUAGE)
        person, workbook = set_up(f"‹Person {at}›", opening, "marked")
        join(Workbook.objects.get(id=workbook), person, membership.cohort)
    walk.get(f"{there}report/")
    walk.get(there)
    walk.post(f"{there}deed/", {"deed": "stop-leading"}, 422)
    walk.post(f"{there}deed/", {"deed": "password", "target": ida})
    walk.post(f"{there}deed/", {"deed": "password", "target": str(house.owner.id)}, 404)
    walk.post(f"{there}deed/", {"deed": "facilitator", "target": str(house.reader.id)}, 302)
    walk.get(there)
    walk.post(f"{there}deed/", {"deed": "close"}, 302)
    walk.get(there)
    newcomer.post(f"{theirs}cohort/leave/", {"membership": str(membership.id)}, 302)
    newcomer.get(f"{theirs}cohort/")


def read_every_page(walk):
    """All pages read, everything reworded, hidden, moved and added, with what there is to undo."""
    for page in ("onward", "last"):
        walk.post(f"{walk.home}read/{page}/done", status=302)
    walk.get(walk.home)
    words_page = f"{walk.home}words/all/"
    walk.get(words_page)
    for fields in (
        {"deed": "reword", "target": "all/mission", "label": "‹Why?›", "help": "‹In one breath›"},
        {"deed": "reword", "target": "all/section:first", "label": "‹Now›"},
        {"deed": "hide", "target": "all/name"},
        {"deed": "show", "target": "all/name"},
        {"deed": "down", "target": "all/mission"},
        {"deed": "up", "target": "all/mission"},
        {"deed": "add_question", "section": "first", "type": "text", "label": "‹Ours›"},
        {"deed": "add_section", "label": "‹Our section›"},
        {"deed": "restore", "target": "all/mission"},
        {"deed": "hide", "target": "all/section:second"},
        {"deed": "hide", "target": "all/name"},
    ):
        walk.post(words_page, fields, 302)
        walk.get(f"{words_page}?changed=1")
    edition = BeautifulSoup(walk.get(words_page).content, "html.parser").select_one(".undo [name=edition]")["value"]
    walk.get(walk.post(words_page, {"deed": "undo", "edition": edition}, 302).url)
    walk.get(walk.post(words_page, {"deed": "redo", "edition": edition}, 302).url)
    walk.get(f"{walk.home}shelf/")
    walk.post(words_page, {"deed": "reword", "target": "all/mission", "label": ""}, 422)
    walk.post(words_page, {"deed": "hide", "target": "all/‹none›"}, 422)


def first_run(settings):
    """The three questions, asked where nobody is yet."""
    Grant.objects.all().delete()
    Person.objects.all().delete()
    walk = Walk()
    walk.get(f"/enter/{new_token()}/", 302)
    walk.get("/first/")
    walk.post("/first/", {"library": "", "department": "", "person": ""}, 422)
    assert walk.found == []
    return walk.seen


def test_every_refusal_is_in_the_writers_language(house, monkeypatch):
    monkeypatch.setattr(intents, "MOST_ROWS", 4)
    monkeypatch.setattr(intents, "LONGEST_BYTES", 200)
    walk = Walk(house.owner, house.workbook)
    url = f"{walk.home}sheet/all/"
    fill(walk)
    wrong = {
        "all/mission": "‹long›" * 100,
        "all/name/row": "‹no rows here›",
        "all/strengths": "‹no lines›",
        "all/one": "zzz",
        "all/rated/s1": "zzz",
        "all/rated/s9": "zzz",
        "all/grid/g1/when": "‹soon›",
        "all/grid/g1/hours": "‹many›",
        "all/grid/g1/how": "zzz",
        "all/grid/g1/none": "‹no column›",
        "all/photo/file/size": "‹no part›",
        "all/count": "‹no typing›",
        "all/goals/goal1/scope": "zzz",
        "all/goals/goal1/none": "‹no part›",
        "all/gone": "‹no question›",
        "all/NOT AN ADDRESS": "‹no address›",
        **{f"all/weaknesses/n{number}": "‹x›" for number in range(5)},
        **{f"all/goals/n{number}/text": "‹x›" for number in range(5)},
    }
    fields = fields_of(walk.get(url))
    answer = walk.post(url, {**fields, **wrong}, 422, headers={"accept": "application/json"})
    told = {refusal["sentence"] for refusal in answer.json()["refused"]}
    assert len({sentence for sentence in told if marked_apart(sentence)}) >= 12
    few = {name: text for name, text in wrong.items() if len(text) < 100 and "/n" not in name}
    fresh = {**fields_of(walk.get(url)), **few}
    walk.post(url, fresh, 422)
    walk.post(f"{walk.home}sheet/all/?page=onward", {**fields_of(walk.get(url)), **few}, 422)
    # What the checks quote is what was typed: a choice, an id or an address that nobody marked.
    assert {text for _where, text in walk.found} <= {"zzz", "all NOT AN ADDRESS", "all", "gone"}, walk.found


def marked_apart(sentence):
    return sentence.startswith("⟦") and sentence.endswith("⟧")


def test_texts_that_met_are_shown_in_the_readers_language(house):
    house.workbook.refresh_from_db()
    walk = Walk(house.owner, house.workbook)
    url = f"{walk.home}sheet/all/"
    early, late = fields_of(walk.get(url)), fields_of(walk.get(url))
    walk.post(url, {**early, "all/name": "‹First›"}, 302)
    both = walk.post(url, {**late, "all/name": "‹Second›"})
    assert (
        marked("Somebody else changed this at the same time. Both texts are kept; please look.")
        in both.content.decode()
    )
    assert walk.found == []


def test_every_error_page_is_in_the_readers_language(house, settings, monkeypatch):
    walk = Walk(house.owner, house.workbook, raise_request_exception=False)
    sheet = f"{walk.home}sheet/all/"
    fields = fields_of(walk.get(sheet))
    walk.get("/nowhere/", 404)
    walk.get("/w/nothing/", 404)
    walk.get(f"{walk.home}sheet/none/", 404)
    walk.get(f"{walk.home}download/plan.123", 422)
    walk.get("/enter/spent/", 403)
    walk.post(sheet, {**fields, "revision": "1.999", "all/name": "‹kept›"}, 409)
    walk.post(sheet, {**fields, "revision": "1.999", "all/name": "‹kept›"}, 409, headers={"accept": "application/json"})
    walk.post(sheet, {**fields, "revision": "‹what›", "all/name": "‹kept›"}, 422)
    walk.post(sheet, {**fields, "edit": "", "all/name": "‹kept›"}, 422)
    walk.post(sheet, {**fields, "all/photo/file/file": SimpleUploadedFile("a.png", b"no picture")}, 422)
    walk.post(sheet, b"x", 400, content_type="multipart/form-data")
    reader = Walk(house.reader, house.workbook)
    reader.post(sheet, {**fields, "all/name": "‹kept›"}, 403)
    careful = Walk(house.owner, house.workbook, enforce_csrf_checks=True)
    careful.post(sheet, {**fields, "all/name": "‹kept›"}, 403)
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
    walk.post(sheet, fields, 413)
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
    for status, error in ((400, SuspiciousOperation()), (500, RuntimeError("not for people")), (507, disk_full())):
        monkeypatch.setattr(queries, "access", raising(error))
        walk.post(sheet, {**fields, "all/name": "‹kept›"}, status)
    assert walk.found + reader.found + careful.found == []
    assert walk.texts > 100


def raising(error):
    def fail(*_given):
        raise error

    return fail


def disk_full():
    cause = sqlite3.OperationalError()
    cause.sqlite_errorname = "SQLITE_FULL"
    error = OperationalError()
    error.__cause__ = cause
    return error


def test_commands_through_the_door_are_answered_in_the_terminals_language(house, settings):
    settings.GROUNDPLAN_CONTROL_SECRET = "s3cret"
    walk = Walk(workbook=house.workbook)
    secret = {"headers": {"authorization": "Bearer s3cret"}, "content_type": "application/json"}
    for command, arguments in (
        ("workbook-show", {"workbook": "‹none›"}),
        ("workbook-new", {"library": "", "person": ""}),
        ("workbook-new", {"library": "‹L›", "person": "‹P›", "toolkit": "‹none›"}),
        (
            "workbook-answer",
            {"workbook": str(house.workbook.id), "worksheet": "all", "question": "rated", "text": "‹x›"},
        ),
        ("export", {"workbook": str(house.workbook.id), "what": "plan", "suffix": "‹exe›"}),
        ("library-lead", {"library": "‹none›", "leads": True}),
        ("library-new", {"name": ""}),
    ):
        walk.post(f"/control/{command}", arguments, 422, **secret)
    assert walk.found == []
    assert walk.texts == 7


@pytest.mark.parametrize("what", ["plan", "workbook", "worksheet:all", "worksheet:all?blank=1", "worksheet:kwl"])
@pytest.mark.parametrize("filled", [True, False])
def test_an_exported_document_is_in_its_workbooks_language(house, what, filled):
    walk = Walk(house.owner, house.workbook)
    if filled:
        fill(walk)
    what, _question, query = what.partition("?")
    text = walk.client.get(f"{walk.home}download/{what}.md?{query}").content.decode()
    text = without_dates(text)
    assert "⟦" in text or (filled and what == "worksheet:kwl")
    assert unmarked(text.replace("[x]", "")) == []


# -- the command line


@pytest.fixture
def terminal(speech, monkeypatch, capsys):
    """Runs a command in a terminal of the marked language; gives the exit code and what is unmarked of its lines."""
    monkeypatch.setenv("LC_ALL", f"{LANGUAGE}.UTF-8")
    monkeypatch.setenv("COLUMNS", "2000")

    def run(*arguments):
        code = main([str(each) for each in arguments])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return run


FAULTY = {
    "toolkit.yaml": "id: X\ntitle: ‹T›\nversion: '1'\nmodules: [one, One!, one, two]\nhorizons: [{id: a, months: x}]\n"
    "strands: {}\nlinks: [{id: l, title: ‹L›, url: nowhere}]\nterms: {'!': {default: ‹d›}}\nauthors: {}\nnuber: 3\n",
    "modules/one/module.yaml": "id: one\ntitle: []\nbears_on: [none]\n",
    "modules/one/01-p.md": "no front matter\n",
    "modules/one/02-q.md": "---\nid: q\ntitle: ‹Q›\n---\n[‹a›](page:none) ![‹b›](no.png)\n\n"
    "<div data-worksheet='none' data-phase='later'></div>\n",
    "modules/one/03-q.md": "---\nid: q\ntitle: ‹Q›\nid: r\n---\n",
    "modules/one/04-latin.md": "---\nid: l\ntitle: ‹caf\xe9›\n---\n".encode("cp1252"),
    "modules/one/05-binary.md": b"\x00",
    "modules/zero/module.yaml": "[]\n",
    "worksheets/a.yaml": "",
    "worksheets/b.yaml": "id: a\ntitle: ‹B›\nsections: []\n",
    "worksheets/c.yaml": "id: c\ntitle: ‹C›\nretired: [q1]\nmodule: none\nsections:\n  - id: s\n    questions:\n"
    "      - {id: q1, type: magic, label: ‹L›, role: king}\n      - {id: q1, type: text, label: ‹L›}\n"
    "      - {id: q2, type: choice, label: ‹L›, formerly: [q1], private: maybe}\n      - {id: q3, type: computed}\n"
    "      - {id: q4, type: list, label: ‹L›, relations: [{copies_from: c/q5}, {see_also: none}]}\n"
    "      - {id: q5, type: list, label: ‹L›, relations: [{copies_from: c/q4}]}\n"
    "      - {id: x-own, type: rating, label: ‹L›}\n"
    "      - {id: q6, type: rating, label: ‹L›, statements: [{id: s, label: ‹S›, group: none}, {id: s}], scale: 3}\n",
}


def test_what_a_check_finds_is_told_in_the_terminals_language(terminal, tmp_path):
    for name, content in FAULTY.items():
        path = tmp_path / "faulty" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    code, printed = terminal("toolkit", "check", tmp_path / "faulty")
    lines = printed.splitlines()
    assert code == 1
    assert len(lines) > 35
    told = {word for line in lines for word in unmarked(without_quotes(line))}
    known = {word for kind in (*Role, *QuestionType, *Phase) for word in unmarked(kind)}
    assert told <= known | {"note", "quiz", "sphere", "principle", "sum", "tally", "copy"}


def without_quotes(line):
    """A line of `toolkit check` without its place, and without what it quotes from the files: ids and entries."""
    said = line.partition(": ")[2] or line
    return re.sub(r"`[^`]*`|“[^”]*”|\w+/q\d|ｍｏｄｕｌｅｓ/\w*|worksheets/\S*", " ", said)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("toolkit", "show", "{marked}"), 0),
        (("toolkit", "check", "{marked}"), 0),
        (("toolkit", "check", "{none}"), 2),
        (("toolkit", "new", "{marked}"), 2),
        (("toolkit", "new", "{fresh}"), 0),
        (("toolkit", "import", "{none}", "--to", "{fresh}"), 2),
        (("toolkit", "import", "{site}", "--to", "{fresh}"), 0),
        (("sources", "read", "{document}"), 0),
        (("sources", "read", "{none}"), 2),
        (("serve", "--workers", "2"), 2),
    ],
)
def test_commands_speak_the_terminals_language(terminal, tmp_path, arguments, code):
    places = {"marked": marked_toolkit.write(tmp_path / "m"), "none": tmp_path / "n", "fresh": tmp_path / "f"}
    places["document"] = tmp_path / "d.txt"
    places["document"].write_text("Mission: ‹To lend books to all of us.›\n", encoding="utf-8")
    places["site"] = tmp_path / "s"
    places["site"].mkdir()
    (places["site"] / "page.md").write_text(ANNOUNCED, encoding="utf-8")
    given, printed = terminal(*(each.format(**places) for each in arguments))
    for place in places.values():
        printed = printed.replace(str(place), "")
    assert given == code
    assert "⟦" in printed
    # Ids, and the label that the document has.
    assert set(unmarked(printed)) <= {"marked", "know-want-learned", "k-w-l", "Mission", "p"}


ANNOUNCED = """\
---
title: ‹A page›
---
<div class="callout activity" markdown="1">
#### Worksheet 1: ‹K-W-L›
Write what you know, what you want to learn, and later what you learned.
</div>

<div class="callout activity" markdown="1">
#### Worksheet 2: ‹Nothing›
</div>
"""


def helps(parser):
    """Every text of a parser's help and of its commands'."""
    yield parser.description or ""
    for group in parser._action_groups:
        yield group.title
    for action in parser._actions:
        yield action.help or ""
        if isinstance(action, argparse._SubParsersAction):
            yield from (each.help for each in action._choices_actions)
            for command in action.choices.values():
                yield from helps(command)


# What Python's own parser says.
ARGPARSE = {
    "positional arguments",
    "options",
    "show this help message and exit",
    "show program's version number and exit",
}


def test_help_is_in_the_terminals_language(speech):
    with speaking(LANGUAGE):
        told = set(helps(parser())) - ARGPARSE
    assert len(told) > 30
    assert [text for text in told if unmarked(text)] == []


# -- errors


def every_error():
    """Every class of error of the house."""
    for module in pkgutil.walk_packages(groundplan.__path__, "groundplan."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)
    found, waiting = set(), [GroundplanError]
    while waiting:
        for each in waiting.pop().__subclasses__():
            if each.__module__.startswith("groundplan.") and each not in found:
                found.add(each)
                waiting.append(each)
    return found


FOLDER = Path("‹folder›")
WHY = OSError(28, "‹No space›")

# Class → facts to raise it with, as the code does.
RAISED = {
    "AlreadyRunningError": (FOLDER, RunningServer("‹url›", "", 1)),
    "AmbiguousLibraryError": ("‹x›",),
    "AnswerStandsError": (),
    "AnsweredMeanwhileError": (),
    "BadAddressError": ("‹x›",),
    "BadEditIdError": (),
    "BadRevisionError": ("‹x›",),
    "BadWordingError": (),
    "BegunAnewError": (),
    "BrokenUpdateError": (),
    "CannotSaveError": (FOLDER, WHY),
    "CannotWriteBackupError": (FOLDER, WHY),
    "CannotWriteError": (FOLDER, WHY),
    "CitationChangedError": (),
    "CohortFullError": (),
    "CommentChangedError": (),
    "DamagedBackupError": (FOLDER, "‹what›"),
    "DamagedFileError": ("‹sentence›", "‹what›"),
    "DamagedSourceError": ("‹plan.pdf›",),
    "DamagedWorkbookError": (FOLDER, "‹what›"),
    "DatabaseNotEmptyError": (),
    "DayToComeError": (),
    "DeadLinkError": (),
    "EmptyCommentError": (),
    "ErasureStaysError": (),
    "ErasureTooLongError": (),
    "ErasureTooShortError": (),
    "ForeignPictureError": (),
    "ForgedRevisionError": ("‹x›",),
    "GoneFileError": (),
    "HomeError": (FOLDER, WHY),
    "IncompleteError": ({"library": "‹sentence›"},),
    "InstallationNotEmptyError": (FOLDER,),
    "LastFacilitatorError": (),
    "LastOwnerError": (),
    "LeftMeanwhileError": ("‹x›",),
    "LockedSourceError": ("‹plan.pdf›",),
    "LongCommentError": (10_001,),
    "LongQuoteError": (20_001,),
    "LongReasonError": (2_001,),
    "LongWordsError": (),
    "LostCommitError": (),
    "LostWayError": ("‹City›",),
    "MailServerError": ("‹sentence›",),
    "ManyCitationsError": (),
    "ManyFilesError": (),
    "ManyLinesError": (),
    "MayNotCommentError": (),
    "MayNotEraseError": (),
    "MayNotShareError": (),
    "MayNotWriteError": (),
    "NameTakenError": ("‹x›",),
    "NewerBackupError": ("‹version›",),
    "NewerWorkbookError": ("‹version›",),
    "NoAddressError": (),
    "NoAnswerError": (RunningServer("‹url›", "", 1),),
    "NoBackupFolderError": (FOLDER,),
    "NoCodeForThemError": (),
    "NoFormError": (),
    "NoGoalChosenError": (),
    "NoMailAddressError": ("‹x›",),
    "NoNameError": (),
    "NoPasswordCodeError": (),
    "NoPortError": ("‹host›", 1, WHY),
    "NoProxyError": ("‹x›",),
    "NoReasonError": (),
    "NoS3Error": (),
    "NoSuchElementError": ("‹x›",),
    "NoSuchFormatError": ("‹exe›",),
    "NoSuchLibraryError": ("‹x›",),
    "NoSuchPersonError": ("‹x›",),
    "NoSuchToolkitError": ("‹x›",),
    "NoSuchWorkbookError": ("‹x›",),
    "NoTargetError": (),
    "NoTitleError": (Origin.CONVERSATION,),
    "NoToolkitError": (FOLDER,),
    "NobodyNamedError": (),
    "NobodyTakesError": (),
    "NotADayError": ("‹x›",),
    "NotAPageError": ("‹x›",),
    "NoGoalWordsError": (),
    "NotAPictureError": (),
    "NotAYearError": ("‹x›",),
    "NotEmptyError": (FOLDER,),
    "NotFoundError": (),
    "NotHandedOverError": (FOLDER,),
    "NotPutDownError": ("‹sentence›",),
    "NotSetError": (),
    "NotSettledError": (),
    "NotStartedError": ("", 1),
    "NotTakenError": ("‹sentence›",),
    "NotYourWordsError": (),
    "NothingChosenError": (),
    "NothingFoundError": (),
    "NothingHandedError": (),
    "NothingInItError": ("‹plan.pdf›",),
    "NothingQuotedError": (),
    "NothingSaidError": (),
    "NothingToImportError": ([FOLDER],),
    "NothingWrittenError": (),
    "NowhereToError": (),
    "OneProcessError": (),
    "OnlyTheOwnerError": (),
    "OtherFormatError": ("‹plan.pdf›",),
    "OtherToolkitError": (),
    "OverlayTooLargeError": (),
    "PictureOfTextError": ("‹plan.pdf›",),
    "PictureTooLargeError": (),
    "PrivateAnswerError": (),
    "RefusedError": ("‹what the server said›",),
    "SameHandsError": (),
    "SameWordsError": (),
    "SettingError": ("‹SETTING›", "‹x›", "‹like›"),
    "SettledAlreadyError": (),
    "ShelfFullError": (),
    "SilentSignOnError": ("‹City›",),
    "SourceTooLargeError": ("‹plan.pdf›",),
    "SpentLinkError": (),
    "StatementChangedError": (),
    "StillUsedError": ("‹x›",),
    "StoreError": (),
    "TargetNotEmptyError": ("‹there›",),
    "ThreadGrewError": (),
    "TooLargeForBrowserError": (),
    "TooLongForPdfError": (),
    "TooManyAddedError": (),
    "TooManyAskedError": (),
    "TooManyCodesError": (),
    "TooManyCommentsError": (),
    "TooManyHandOversError": (),
    "TooManyInLibraryError": (3,),
    "TooManyInvitationsError": (),
    "TooManyLettersError": (),
    "TooManyOccasionsError": (),
    "TooManyPagesError": ("‹plan.pdf›",),
    "TooManyStatementsError": (),
    "TooMuchError": (),
    "TooMuchInItError": (),
    "TooMuchTextError": (),
    "ToolkitHasErrorsError": ("‹title›", 2),
    "ToolkitTooLargeError": (FOLDER,),
    "TurnedAwayError": ("‹City›",),
    "UnknownDatabaseError": (),
    "UnknownFormatError": (FOLDER,),
    "UnknownPlaceError": ("‹x›",),
    "UnopenedDocumentError": (FOLDER,),
    "UnreadableAgainError": (FOLDER, "‹what›"),
    "UnreadableCommandError": ("‹x›",),
    "UnreadableKindError": ("‹plan.pdf›",),
    "UnusableDatabaseError": (FOLDER, "‹why›"),
    "UnusableKeyError": (FOLDER,),
    "UnusableNameError": (),
    "VersionTakenError": ("‹id›", "‹1›"),
    "WithoutNameError": (),
    "WrongCodeError": (),
    "WrongConfirmingCodeError": (),
    "YearsTurnedError": (2027, 2024),
}


def test_every_error_says_its_sentence_in_the_language_of_whoever_gets_it(speech):
    classes = {each.__name__: each for each in every_error()}
    assert sorted(classes) == sorted(RAISED), "an error without facts here, or facts without their error"
    for name, facts in RAISED.items():
        english = classes[name](*facts).sentence
        with speaking(LANGUAGE):
            sentence = classes[name](*facts).sentence
        assert unmarked(sentence) == [], sentence
        assert inspect.getdoc(classes[name]), name
        if name not in (
            "DamagedFileError",
            "IncompleteError",
            "MailServerError",
            "NotPutDownError",
            "NotTakenError",
            "RefusedError",
        ):
            assert sentence != english
            assert sentence.startswith("⟦")


def test_what_a_deed_says_while_it_is_written_is_said_in_the_askers_language(speech, monkeypatch):
    monkeypatch.setattr(writing.transaction, "atomic", nullcontext)
    monkeypatch.setattr(writing.transaction, "get_rollback", lambda: False)

    def deed():
        raise queries.MayNotWriteError

    writer = writing._Writer()
    with speaking(LANGUAGE), pytest.raises(queries.MayNotWriteError, match=r"^⟦"):
        writer.run(deed)
    with pytest.raises(queries.MayNotWriteError, match=r"^You can read"):
        writer.run(deed)
    monkeypatch.setattr(writing.transaction, "get_rollback", lambda: True)
    with speaking(LANGUAGE), pytest.raises(writing.LostCommitError, match=r"^⟦"):
        writer.run(lambda: None)


# -- the walk itself can fail


def test_an_unmarked_word_on_a_page_is_found(house, monkeypatch):
    monkeypatch.setattr("groundplan.web.workbooks.frame.department_in_words", lambda access: "only me")
    walk = Walk(house.owner, house.workbook)
    walk.get(walk.home)
    assert "only me" in {text for _where, text in walk.found}


@pytest.mark.parametrize(
    "html",
    [
        "<p>⟦Ｓ⟧ Save</p>",
        "<title>Save</title>",
        '<button aria-label="Save">⟦Ｓ⟧</button>',
        '<form data-say-saved="Save"></form>',
        '<input type="submit" value="Save">',
        '<img alt="Save">',
        '<input placeholder="‹x› Save">',
        "<select><option value=x>Save</option></select>",
    ],
)
def test_an_unmarked_word_is_found_wherever_it_stands(html):
    assert [word for _where, text in texts_of_page(html) for word in unmarked(text)] == ["Save"]
