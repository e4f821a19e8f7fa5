"""A staff member leaves: her steps and goals go on with another name, and one page tells all of it."""

import pytest
from bs4 import BeautifulSoup

from groundplan.web.plans import whole
from groundplan.web.steps.models import HandOver
from groundplan.web.workbooks import sheet_html
from groundplan.web.workbooks.erasing import erase
from groundplan.workbook.erasure import Erasure


@pytest.fixture
def planned(cast, form_on):
    """A goal of Rosa's with a promise, a step of hers, one that she shares, and one that nobody's name is on."""
    client = cast.client(cast.owner)
    at = "all/goals"
    fields = {f"{at}/g1/text": "Open <b>a room</b>", f"{at}/g1/horizon": "month", f"{at}/g1/who": "Rosa"}
    fields |= {f"{at}/g1/partners": "The museum lends chairs"}
    for row, what, who in (("s1", "Ask", "Rosa"), ("s2", "Paint", "Rosa and Ken"), ("s3", "Book", "")):
        fields |= {f"{at}/{row}/of": "g1", f"{at}/{row}/what": what, f"{at}/{row}/who": who}
    form_on(client, cast.url("sheet/all/")).send(client, **fields)
    return cast


def page(cast, person, query=""):
    return cast.client(person).get(cast.url(f"plan/hand-over/{query}"))


def filled_in(response, **more):
    form = BeautifulSoup(response.content, "html.parser").select_one("main form")
    fields = {each["name"]: each.get("value", "") for each in form.select("input[type=hidden]")}
    chosen = [each["value"] for each in form.select("[name=chosen][checked]")]
    return {**fields, "chosen": chosen, "taker": "Lee", "because": "Rosa retires", "post": "Teen librarian", **more}


def who(cast):
    (goal,) = cast.answers().get("goals")
    return goal.who, {step.what: (step.who, step.role) for step in goal.steps}


def test_a_stranger_gets_404(planned):
    assert page(planned, planned.stranger).status_code == 404
    assert planned.client(planned.stranger).post(planned.url("plan/hand-over/")).status_code == 404


def test_whoever_has_work_in_hand_is_listed_and_so_is_what_nobodys_name_is_on(planned, text_of):
    told = text_of(page(planned, planned.member))
    assert "Rosa 3 open goals and steps" in told
    assert "Ken 1 open goal or step" in told
    assert "what nobody’s name is on 1 open goal or step" in told


def test_her_goals_and_steps_go_on_with_the_takers_name_and_colleagues_keep_theirs(planned, text_of):
    client = planned.client(planned.owner)
    done = client.post(planned.url("plan/hand-over/"), filled_in(page(planned, planned.owner, "?giver=Rosa")))
    assert done.status_code == 302
    assert who(planned) == (
        "Lee",
        {"Ask": ("Lee", "Teen librarian"), "Paint": ("Lee and Ken", "Teen librarian"), "Book": ("", "")},
    )
    told = text_of(client.get(done.url))
    for text in ("Rosa to Lee", "Rosa retires", "Open <b>a room</b>", "Ask", "Paint", "The museum lends chairs"):
        assert text in told
    assert "Rosa → Lee" in text_of(page(planned, planned.member))


def test_only_what_is_chosen_is_handed_over(planned):
    asked = page(planned, planned.owner, "?giver=Rosa")
    one = [each for each in filled_in(asked)["chosen"] if each.endswith("/s1")]
    planned.client(planned.owner).post(planned.url("plan/hand-over/"), filled_in(asked, chosen=one, post=""))
    assert who(planned) == ("Rosa", {"Ask": ("Lee", ""), "Paint": ("Rosa and Ken", ""), "Book": ("", "")})


def test_what_had_no_name_gets_one(planned):
    asked = page(planned, planned.owner, "?giver=")
    planned.client(planned.owner).post(planned.url("plan/hand-over/"), filled_in(asked, post=""))
    assert who(planned)[1]["Book"] == ("Lee", "")


def test_sent_twice_it_is_handed_over_once(planned):
    client, fields = planned.client(planned.owner), filled_in(page(planned, planned.owner, "?giver=Rosa"))
    first, second = (client.post(planned.url("plan/hand-over/"), fields) for _ in range(2))
    assert first.url == second.url
    assert HandOver.objects.count() == 1


def test_taken_back_the_names_stand_as_before_but_for_what_has_changed_since(planned, form_on):
    client = planned.client(planned.owner)
    done = client.post(planned.url("plan/hand-over/"), filled_in(page(planned, planned.owner, "?giver=Rosa")))
    form_on(client, planned.url("sheet/all/")).send(client, **{"all/goals/s1/who": "Mo"})
    assert client.post(done.url).status_code == 302
    goal, steps = who(planned)
    assert (goal, steps["Ask"][0], steps["Paint"][0]) == ("Rosa", "Mo", "Rosa and Ken")
    assert client.post(done.url).status_code == 404


def test_a_name_that_is_missing_or_the_same_is_asked_for_again_with_all_that_was_typed(planned, text_of):
    client, asked = planned.client(planned.owner), page(planned, planned.owner, "?giver=Rosa")
    for more, told in (
        ({"taker": " "}, "Say who takes it"),
        ({"taker": "rosa"}, "This is the same name"),
        ({"chosen": []}, "Choose at least one goal or step"),
    ):
        response = client.post(planned.url("plan/hand-over/"), filled_in(asked, **more))
        assert response.status_code == 422
        assert told in text_of(response)
        assert "Rosa retires" in text_of(response)
    assert HandOver.objects.count() == 0


def test_a_reader_sees_it_and_hands_nothing_over(planned, text_of):
    from groundplan.web.libraries.actions import grant
    from groundplan.web.libraries.models import Right

    grant(planned.workbook.library, planned.stranger, planned.workbook.id, Right.VIEWER)
    asked = page(planned, planned.stranger, "?giver=Rosa")
    assert "Hand it over" not in text_of(asked)
    fields = filled_in(page(planned, planned.owner, "?giver=Rosa"))
    assert planned.client(planned.stranger).post(planned.url("plan/hand-over/"), fields).status_code == 403


def test_an_empty_plan_has_nothing_to_hand_over(cast, text_of):
    assert "nothing to hand over" in text_of(page(cast, cast.owner))
    assert page(cast, cast.owner, "?giver=Nobody").status_code == 200


def test_what_is_gone_from_the_plan_is_told_in_the_words_that_it_had(planned, form_on, text_of):
    client = planned.client(planned.owner)
    done = client.post(planned.url("plan/hand-over/"), filled_in(page(planned, planned.owner, "?giver=Rosa")))
    form_on(client, planned.url("sheet/all/")).send(client, act="remove all/goals/s1")
    assert "No longer in the plan: Ask" in text_of(client.get(done.url))
    assert client.post(done.url).status_code == 302
    assert who(planned)[0] == "Rosa"


def test_hostile_ids_and_names_are_refused_or_shown_as_text(planned):
    client, fields = planned.client(planned.owner), filled_in(page(planned, planned.owner, "?giver=Rosa"))
    there = planned.url("plan/hand-over/")
    assert client.post(there, {**fields, "edit": "../x"}).status_code == 422
    done = client.post(there, {**fields, "taker": "<script>alert(1)</script>" + "x" * 9000, "because": "\0<i>"})
    assert done.status_code == 302
    assert b"<script>alert" not in client.get(done.url).content
    assert len(HandOver.objects.get().taker) == 200


@pytest.mark.parametrize("taker", ["Le\0e", "\0Lee \0", "L\r\nee"])
def test_signs_that_no_database_keeps_are_in_no_name_and_it_can_be_taken_back(planned, taker):
    client, asked = planned.client(planned.owner), page(planned, planned.owner, "?giver=Rosa")
    done = client.post(planned.url("plan/hand-over/"), filled_in(asked, taker=taker, post="Te\0en"))
    assert HandOver.objects.get().taker in ("Lee", "L ee")
    assert who(planned)[1]["Ask"][1] == "Teen"
    assert client.post(done.url).status_code == 302
    assert who(planned)[0] == "Rosa"


def test_an_erased_name_is_in_no_hand_over_and_in_no_page_that_is_kept_in_memory(planned):
    client, asked = planned.client(planned.owner), page(planned, planned.owner, "?giver=Rosa")
    done = client.post(planned.url("plan/hand-over/"), filled_in(asked, because="Rosa left, ask Rosa"))
    pages = [done.url, *(planned.url(path) for path in ("plan/", "sheet/all/", "plan/hand-over/"))]
    seen = "".join(client.get(url).content.decode() for url in pages)
    assert seen.count("Rosa") > len(pages)
    erase(planned.owner.id, planned.workbook.id, Erasure("Rosa", "a colleague"))
    assert not [made for kept in (whole._kept, sheet_html._kept) for made in kept._values.values() if "Rosa" in made]
    assert not [url for url in pages if "Rosa" in client.get(url).content.decode()]
    assert "Rosa" not in repr(HandOver.objects.values().get())
    assert client.post(done.url).status_code == 302
    assert who(planned)[0] == "a colleague"


@pytest.mark.parametrize("word", ["address", "text", "before", "after"])
def test_a_word_that_we_use_ourselves_can_be_erased_too(planned, word):
    client, asked = planned.client(planned.owner), page(planned, planned.owner, "?giver=Rosa")
    done = client.post(planned.url("plan/hand-over/"), filled_in(asked, because=f"Her {word} is known"))
    assert erase(planned.owner.id, planned.workbook.id, Erasure(word, "name")) == 1
    assert HandOver.objects.get().because == "Her name is known"
    assert client.get(done.url).status_code == 200
    assert client.post(done.url).status_code == 302
    assert who(planned)[0] == "Rosa"


def test_both_pages_belong_to_the_plan_and_lead_back_to_it(planned):
    client = planned.client(planned.owner)
    done = client.post(planned.url("plan/hand-over/"), filled_in(page(planned, planned.owner, "?giver=Rosa")))
    for url in (planned.url("plan/hand-over/"), done.url):
        soup = BeautifulSoup(client.get(url).content, "html.parser")
        assert soup.select_one("main .where a")["href"] == planned.url("plan/")
        assert [each.text for each in soup.select("header [aria-current=page]")] == ["Plan"]
