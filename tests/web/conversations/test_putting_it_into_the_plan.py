"""What was heard in a talk, and what was said and done, goes into the plan with where it comes from."""

import pytest
from django.test import Client

from groundplan.web.workbooks.models import Citation

TALK, TRACES = "the-conversation", "said-and-done"
MISSION = "connected-learning-plan/mission"
PRIORITIES = "connected-learning-plan/priorities"


@pytest.fixture
def talk(cast, form_on):
    """A sheet for the talk with the director, with a draft on it; gives its key."""
    client = cast.client(cast.owner)
    made = client.post(cast.url(f"sheet/{TALK}/again"), {"title": "Rosa Alder, director"})
    form_on(client, made.url).send(
        client,
        **{
            f"{TALK}/heard": "Nobody should be bored, she said.",
            f"{TALK}/statement": "Nobody here should be bored.",
        },
    )
    return made.url.split("/")[-2]


@pytest.fixture
def traces(cast, form_on):
    """Two traces and what they say together."""
    client = cast.client(cast.owner)
    form = form_on(client, cast.url(f"sheet/{TRACES}/"))
    rows = [name.removesuffix("/what") for name in form.fields if name.endswith("/what")]
    first, second = rows[:2]
    line = next(name for name in form.fields if name.startswith(f"{TRACES}/together/"))
    form.send(
        client,
        **{
            f"{first}/what": "Open until eight in exam weeks",
            f"{first}/kind": "minutes",
            f"{first}/dated": "May 2019",
            f"{first}/source": "The board",
            f"{second}/what": "A second sewing machine",
            f"{second}/kind": "budget",
            f"{second}/dated": "2022",
            line: "The library seems to want people to finish what they start.",
        },
    )


@pytest.fixture
def put(cast, soup_of):
    """Opens the page, fills it in and sends it, as a browser would."""

    def send(place, client=None, **more):
        client = client or cast.client(cast.owner)
        path = cast.url(f"into-plan/{place}/")
        form = soup_of(client.get(path)).select_one("form.plain")
        fields = {each["name"]: each.get("value", "") for each in form.select("input[type=hidden], input[type=text]")}
        fields |= {each["name"]: each.text.removeprefix("\n") for each in form.select("textarea")}
        fields["then"] = "add"
        return client.post(path, {**fields, **more}, follow=True)

    return send


def test_a_draft_from_a_talk_stands_in_the_plan_with_whom_it_is_from(talk, put, written, cited, text_of):
    response = put(f"{TALK}/on/{talk}", into=MISSION, dated="2026-11-20")
    assert "It stands in your plan, with whom it is from." in text_of(response)
    assert written("mission") == "Nobody here should be bored."
    [citation] = cited("mission")
    assert (citation.origin.value, citation.title, citation.dated.isoformat()) == (
        "conversation",
        "Rosa Alder, director",
        "2026-11-20",
    )


def test_from_there_one_asks_her_to_confirm_it(talk, put, soup_of):
    page = soup_of(put(f"{TALK}/on/{talk}", into=MISSION))
    assert page.select_one("#id_who")["value"] == "Rosa Alder, director"
    [ticked] = page.select("input[name=statement][checked]")
    assert "Nobody here should be bored." in ticked.find_parent("li").text


def test_what_was_heard_stands_beside_where_there_is_no_draft_yet(cast, form_on, text_of):
    client = cast.client(cast.owner)
    form_on(client, cast.url(f"sheet/{TALK}/")).send(client, **{f"{TALK}/heard": "First jobs, she said."})
    assert "First jobs, she said." in text_of(client.get(cast.url(f"into-plan/{TALK}/")))


def test_said_and_done_stands_there_as_our_reading_with_its_dates_and_sources(traces, put, written, cited, text_of):
    response = put(TRACES, into=MISSION)
    assert "It stands in your plan as our reading." in text_of(response)
    assert written("mission") == "The library seems to want people to finish what they start."
    [citation] = cited("mission")
    assert citation.is_our_reading
    assert citation.where == "Minutes, May 2019, The board; A budget, 2022"
    assert "Our reading" in text_of(response)


def test_in_a_list_each_line_is_a_line_of_its_own_below_what_stands_there(traces, put, answer, written, cited):
    answer("Welcome", "priorities")
    put(TRACES, into=PRIORITIES, text="People finish what they start\nEverybody has a door")
    assert written("priorities") == ["Welcome", "People finish what they start", "Everybody has a door"]
    assert len(cited("priorities")) == 2


def test_it_can_take_the_place_of_what_stands_there(traces, put, answer, written):
    answer("Something older.")
    put(TRACES, into=MISSION, then="replace", text="Something newer.")
    assert written("mission") == "Something newer."
    answer("Welcome", "priorities")
    put(TRACES, into=PRIORITIES, then="replace", text="People finish")
    assert written("priorities") == ["People finish"]


def test_sent_twice_it_stands_there_once(cast, traces, soup_of, written):
    client = cast.client(cast.owner)
    path = cast.url(f"into-plan/{TRACES}/")
    edit = soup_of(client.get(path)).select_one("[name=edit]")["value"]
    fields = {"edit": edit, "into": PRIORITIES, "then": "add", "text": "People finish"}
    for _ in range(2):
        assert client.post(path, fields).status_code == 302
    assert written("priorities") == ["People finish"]
    assert Citation.objects.count() == 1


@pytest.mark.parametrize(
    ("place", "fields", "sentence"),
    [
        (TRACES, {}, "Choose what these words are for your plan"),
        (TRACES, {"into": "connected-learning-plan/goals"}, "Choose what these words are for your plan"),
        (TRACES, {"into": "kwl/know"}, "Choose what these words are for your plan"),
        (TRACES, {"into": MISSION, "text": " \u200b "}, "There are no words here yet"),
        (TALK, {"into": MISSION, "text": "x", "title": ""}, "Say whom the talk was with"),
        (TALK, {"into": MISSION, "text": "x", "title": "Rosa", "dated": "2999-01-01"}, "cannot be a day to come"),
    ],
)
def test_what_is_missing_is_told_with_the_words_still_there(put, written, place, fields, sentence, text_of):
    response = put(place, **{"text": "Kept words", **fields})
    assert response.status_code == 422
    assert sentence in text_of(response)
    if "text" not in fields:
        assert "Kept words" in text_of(response)
    assert not Citation.objects.exists()
    assert written("mission") is None


def test_a_sheet_that_is_about_neither_has_no_such_page(cast):
    client = cast.client(cast.owner)
    for place in ("first-month/", "none/", f"{TALK}/on/none/", "connected-learning-plan/"):
        assert client.get(cast.url(f"into-plan/{place}")).status_code == 404


def test_strangers_find_nothing_and_readers_are_told(cast, traces):
    from groundplan.web.libraries.actions import grant
    from groundplan.web.libraries.models import Right

    path = cast.url(f"into-plan/{TRACES}/")
    for client in (cast.client(cast.stranger), Client()):
        assert client.get(path).status_code == 404
        assert client.post(path, {"into": MISSION, "text": "x", "edit": "edit-0001"}).status_code == 404
    grant(cast.workbook.library, cast.stranger, cast.workbook.id, Right.COMMENTER)
    assert cast.client(cast.stranger).get(path).status_code == 403
    assert not Citation.objects.exists()


def test_words_that_bear_a_script_stand_as_they_were_written(put, traces, cast):
    put(TRACES, into=MISSION, text="<script>alert(1)</script> for all", where='"><script>alert(2)</script>')
    for path in ("confirm/", f"into-plan/{TRACES}/", "plan/"):
        assert "<script>alert" not in cast.client(cast.owner).get(cast.url(path)).content.decode()
