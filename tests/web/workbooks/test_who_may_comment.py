"""Who may do what with comments: every role × every address and deed, written by hand."""

import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import get_resolver

from groundplan.web.accounts.models import Person
from groundplan.web.home.actions import set_up
from groundplan.web.libraries.models import Right
from groundplan.web.workbooks import talking
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Comment, Mention, Thread

# What each may, as the status that she gets. `own` is a comment of her own; the one who has none of her own here gets
# what anybody gets who asks for it. Strangers, owners elsewhere and the signed out are told that there is nothing.
ROLES = ("owner", "editor", "commenter", "viewer", "stranger", "owner elsewhere", "signed out")
TABLE = {
    # deed                       owner editor commenter viewer stranger elsewhere out
    "GET comments":             (200,  200,   200,      200,   404,     404,      404),
    "GET talk":                 (200,  200,   200,      200,   404,     404,      404),
    "GET talk-occasion":        (200,  200,   200,      200,   404,     404,      404),
    "POST comments":            (405,  405,   405,      405,   405,     405,      405),
    "begin talk":               (302,  302,   302,      403,   404,     404,      404),
    "begin talk-occasion":      (302,  302,   302,      403,   404,     404,      404),
    "reply":                    (302,  302,   302,      403,   404,     404,      404),
    "reword own":               (302,  302,   302,      403,   404,     404,      404),
    "remove own":               (302,  302,   302,      403,   404,     404,      404),
    "put_back own":             (302,  302,   302,      403,   404,     404,      404),
    "reword another's":         (403,  403,   403,      403,   404,     404,      404),
    "remove another's":         (403,  403,   403,      403,   404,     404,      404),
    "put_back another's":       (403,  403,   403,      403,   404,     404,      404),
    "resolve":                  (302,  302,   302,      403,   404,     404,      404),
    "reopen":                   (302,  302,   302,      403,   404,     404,      404),
    "no such deed":             (404,  404,   404,      404,   404,     404,      404),
}  # fmt: skip
CHANGING = {deed for deed in TABLE if not deed.startswith(("GET", "POST"))}


@pytest.fixture
def people(cast, right):
    """Somebody of each role: owner, editor, … by name; the one who wrote the thread is another editor."""
    found = {"owner": cast.owner, "editor": cast.member, "stranger": cast.stranger, "signed out": None}
    for role in (Right.COMMENTER, Right.VIEWER):
        found[role.value] = Person.objects.create_named(role.value)
        right(found[role.value], role)
    elsewhere = Opening("Hill Library", "Teens", False, date(2027, 1, 1), locale="en_US")
    found["owner elsewhere"], _workbook = set_up("Eli", elsewhere, "small")
    return found


@pytest.fixture
def scene(cast, people, right):
    """A thread of another's comment, and a comment of each person's own in it, whatever her right is now."""
    other = Person.objects.create_named("Fay")
    right(other, Right.EDITOR)
    client = cast.client(cast.owner)
    there = client.post(cast.url("sheet/talk/again"), {"title": "The director"}).url
    cast.client(other).post(cast.url("comments/all/mission/"), {"deed": "begin", "text": "Theirs", "edit": "edit-0000"})
    thread = Thread.objects.get()
    theirs = Comment.objects.get()
    own = {
        role: Comment.objects.create(
            library=cast.workbook.library, workbook=cast.workbook, thread=thread, author=person,
            text="Own", at=theirs.at, edit=f"own-{role}",
        )
        for role, person in people.items()
        if person is not None
    }  # fmt: skip
    occasion = there.rstrip("/").rpartition("/")[2]
    return {"thread": thread, "theirs": theirs, "own": own, "occasion": occasion}


def ask(cast, people, scene, role, deed):
    person = people[role]
    client = cast.client(person) if person else Client()
    what, _space, which = deed.partition(" ")
    paths = {
        "comments": cast.url("comments/"),
        "talk": cast.url("comments/all/mission/"),
        "talk-occasion": cast.url(f"comments/talk/heard/on/{scene['occasion']}/"),
    }
    if what == "GET":
        return client.get(paths[which])
    if what == "POST":
        return client.post(paths[which], {})
    own = scene["own"].get(role)
    target = {
        "own": own.id if own else uuid.uuid4(),
        "another's": scene["theirs"].id,
    }.get(which, scene["thread"].id)
    fields = {"deed": what, "target": str(target), "text": "Said", "edit": f"edit-{uuid.uuid4()}"[:40], "seen": "9999"}
    return client.post(paths.get(which, paths["talk"]), {**fields, "seen": "1"} if what == "reword" else fields)


@pytest.mark.parametrize("deed", TABLE)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says(cast, people, scene, role, deed):
    if deed == "reopen":
        Thread.objects.update(resolved=True)
    before = state()
    expected = TABLE[deed][ROLES.index(role)]
    response = ask(cast, people, scene, role, deed)
    assert response.status_code == expected, response.content.decode()[-1000:]
    if expected != 302:
        assert state() == before
    elif deed != "put_back own":
        assert state() != before
    if expected == 404:
        assert not any(word in response.content.decode() for word in ("Theirs", "Own", "Fay"))


def state():
    return [list(model.objects.order_by("id").values()) for model in (Thread, Comment, Mention)]


def test_every_deed_and_every_address_stands_in_the_table():
    assert {deed.split(" ")[0] for deed in CHANGING} - {"no"} == set(talking._DEEDS)
    addresses = {pattern.name for group in get_resolver().url_patterns for pattern in group.url_patterns}
    about = {name for name in addresses if name and name.startswith(("talk", "comments"))}
    assert {deed.split(" ")[1] for deed in TABLE if deed.startswith("GET")} == about


@pytest.mark.parametrize("deed", ["reply", "reword own", "remove own", "put_back own", "resolve", "reopen"])
def test_an_id_of_another_workbook_is_none_here(cast, people, scene, deed):
    """Who owns a workbook elsewhere and asks there for a thread of this one finds nothing: ids open nothing."""
    theirs = cast.client(people["owner elsewhere"])
    home = theirs.get("/").url
    what, _space, which = deed.partition(" ")
    target = scene["own"]["owner elsewhere"].id if which else scene["thread"].id
    before = state()
    fields = {"deed": what, "target": str(target), "text": "Said", "edit": "edit-1234", "seen": "9999"}
    assert theirs.post(f"{home}comments/all/mission/", fields).status_code == 404
    assert state() == before
    theirs.post(f"{home}comments/all/mission/", {"deed": "begin", "text": "In our own", "edit": "edit-1235"})
    assert "In our own" not in cast.client(cast.owner).get(cast.url("comments/")).content.decode()
    assert "Theirs" not in theirs.get(f"{home}comments/").content.decode()


def test_what_was_refused_is_still_there_to_be_copied(cast, people, scene):
    page = ask(cast, people, scene, "viewer", "begin talk").content.decode()
    assert "You can read what is said here but not comment on it" in page
    assert "Said" in page
