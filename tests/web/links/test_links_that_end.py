"""A link opens its thing until it ends, is used up, or is taken back; and only its hash is kept."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection

from groundplan.web.links import actions, queries, tokens
from groundplan.web.links.models import Link

WEEK = timedelta(days=7)
LIBRARY, THING = uuid.uuid4(), uuid.uuid4()


@pytest.fixture(autouse=True)
def _database(db):
    return db


def test_a_link_opens_what_it_was_made_for():
    made, token = actions.make("invitation", THING, WEEK, library=LIBRARY, facts={"right": "editor"})
    found = queries.find("invitation", token)
    assert (found.id, found.thing, found.library, found.facts) == (made.id, THING, LIBRARY, {"right": "editor"})
    assert actions.use("invitation", token).uses == 1


def test_looking_at_a_link_changes_nothing():
    made, token = actions.make("invitation", THING, WEEK)
    for _ in range(3):
        queries.find("invitation", token)
    assert Link.objects.get(id=made.id).uses == 0


def test_a_link_of_another_purpose_is_no_link_here():
    _made, token = actions.make("invitation", THING, WEEK)
    with pytest.raises(queries.DeadLinkError):
        queries.find("cohort", token)
    with pytest.raises(queries.DeadLinkError):
        actions.use("cohort", token)
    assert queries.find(["cohort", "invitation"], token)


@pytest.mark.parametrize("token", ["", "x", "é𝄞\x00", "a" * 100_000])
def test_what_is_no_token_opens_nothing(token):
    with pytest.raises(queries.DeadLinkError):
        queries.find("invitation", token)


def test_a_link_ends_by_itself():
    _made, token = actions.make("invitation", THING, timedelta(seconds=-1))
    with pytest.raises(queries.DeadLinkError):
        actions.use("invitation", token)


def test_a_link_that_is_used_up_lets_nobody_else_in():
    _made, token = actions.make("invitation", THING, WEEK, most_uses=2)
    actions.use("invitation", token)
    actions.use("invitation", token)
    with pytest.raises(queries.DeadLinkError):
        actions.use("invitation", token)


def test_a_link_that_is_taken_back_is_dead():
    made, token = actions.make("invitation", THING, WEEK, library=LIBRARY)
    assert not actions.withdraw(uuid.uuid4(), made.id), "only its own library can take it back"
    assert queries.find("invitation", token)
    assert actions.withdraw(LIBRARY, made.id)
    assert not actions.withdraw(LIBRARY, made.id)
    with pytest.raises(queries.DeadLinkError):
        queries.find("invitation", token)


def test_all_links_to_a_thing_are_taken_back_at_once():
    for _ in range(3):
        actions.make("invitation", THING, WEEK, library=LIBRARY)
    _other, token = actions.make("invitation", uuid.uuid4(), WEEK, library=LIBRARY)
    assert len(queries.of(LIBRARY, "invitation", THING)) == 3
    actions.withdraw_all(LIBRARY, "invitation", THING)
    assert queries.of(LIBRARY, "invitation", THING) == []
    assert queries.find("invitation", token)


def test_a_code_is_taken_however_it_is_typed():
    _made, code = actions.make("cohort", THING, WEEK, most_uses=None, to_type=True)
    for typed in (code, code.lower(), code.replace("-", ""), f"  {code.replace('-', ' ')} "):
        assert actions.use_code("cohort", typed).thing == THING
    with pytest.raises(queries.DeadLinkError):
        actions.use_code("cohort", code + "2")


def test_the_database_holds_no_token():
    _made, token = actions.make("invitation", THING, WEEK)
    _made, code = actions.make("cohort", THING, WEEK, to_type=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM links_link")
        kept = str(cursor.fetchall())
    assert token not in kept
    assert code not in kept


def test_the_hash_of_a_code_cannot_be_had_without_the_installations_key(settings):
    before = tokens.hash_of("K7XM-9PQR")
    settings.SECRET_KEY = "another"
    assert tokens.hash_of("K7XM-9PQR") != before


def test_codes_spell_nothing_and_differ():
    codes = {tokens.new_code() for _ in range(500)}
    assert len(codes) == 500
    assert not set("".join(codes)) & set("AEIOUL01")


def test_only_the_newest_links_to_a_thing_are_kept_where_nobody_lists_them():
    other = uuid.uuid4()
    actions.make("entry", other, WEEK)
    actions.make("entry", other, -WEEK)
    made = [actions.make("entry", THING, WEEK)[0].id for _ in range(4)]
    elsewhere = actions.make("invitation", THING, -WEEK)[0].id
    actions.keep_newest("entry", THING, 2)
    assert set(Link.objects.filter(thing=THING).values_list("id", flat=True)) == {*made[2:], elsewhere}
    assert Link.objects.filter(thing=other).count() == 1
