"""A goal that is too big gets a smaller one before it: one edit, which can be undone, and nothing is lost."""

import pytest
from bs4 import BeautifulSoup

from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right

FORM = ".split-goal"


@pytest.fixture
def lab(goals):
    goals.write(
        near={"text": "Count the tables", "horizon": "month"},
        big={
            "text": "Open a lab", "horizon": "quarter", "scope": "library", "due": "2027-03-20", "builds_on": "all/goals/near",
            "steps": {"s1": {"what": "Ask ten teens", "who": "Bo"}, "s2": {"what": "Buy a press", "by": "2027-03-01"}},
        },
    )  # fmt: skip
    return goals


def path(cast, row="big"):
    return cast.url(f"plan/split/all/goals/{row}/")


def test_the_form_is_prefilled_with_what_the_bigger_goal_says(cast, lab, form_at):
    form = form_at(cast.client(cast.owner), path(cast), FORM)
    assert (form.fields["text"], form.fields["horizon"], form.fields["scope"]) == ([""], ["month"], ["library"])
    assert "step" not in form.fields
    assert form.fields["later"] == [""]


def test_the_smaller_goal_takes_its_place_and_the_steps_that_were_chosen(cast, lab, form_at, text_of):
    client = cast.client(cast.owner)
    response = form_at(client, path(cast), FORM).send(client, text="Ask around", step=["s1"], later="year")
    goals = lab.by_text()
    small, big = goals["Ask around"], goals["Open a lab"]
    assert (small.horizon, small.scope, small.builds_on) == ("month", "library", "all/goals/near")
    assert [(step.what, step.who) for step in small.steps] == [("Ask ten teens", "Bo")]
    assert (big.builds_on, big.horizon) == (f"all/goals/{small.id}", "year")
    assert (big.due, big.moved_from) == ("", "2027-03-20")
    assert [step.what for step in big.steps] == ["Buy a press"]
    assert "The smaller goal stands in your plan" in text_of(client.get(response.url))


def test_it_is_undone_as_one_and_what_a_colleague_wrote_meanwhile_stays(cast, lab, form_at):
    client = cast.client(cast.owner)
    before = cast.answers().get("goals")
    response = form_at(client, path(cast), FORM).send(client, text="Ask around", step=["s1", "s2"], later="year")
    lab.write(big={"know_because": "Teens come back"})
    form_at(client, response.url, "#just form").send(client)
    goals = lab.by_text()
    assert set(goals) == {"Count the tables", "Open a lab"}
    big = goals["Open a lab"]
    assert (big.horizon, big.due, big.builds_on, big.moved_from) == ("quarter", "2027-03-20", "all/goals/near", "")
    assert [step.what for step in big.steps] == ["Ask ten teens", "Buy a press"]
    assert big.know_because == "Teens come back"
    assert len(before) == len(goals)


def test_what_was_added_to_the_smaller_goal_before_the_undo_lies_on_the_shelf(cast, lab, form_at, text_of):
    client = cast.client(cast.owner)
    response = form_at(client, path(cast), FORM).send(client, text="Ask around")
    row = lab.by_text()["Ask around"].id
    lab.write(**{row: {"steps": {"s9": {"what": "Print a card"}}}})
    form_at(client, response.url, "#just form").send(client)
    assert "Print a card" in text_of(client.get(cast.url("shelf/")))


def test_two_people_split_the_same_goal_at_once(cast, lab, form_at):
    hers, his = cast.client(cast.owner), cast.client(cast.member)
    first, second = (form_at(client, path(cast), FORM) for client in (hers, his))
    first.send(hers, text="Hers", step=["s1"])
    second.send(his, text="His", step=["s2"])
    goals = lab.by_text()
    assert [step.what for step in goals["Hers"].steps] == ["Ask ten teens"]
    assert [step.what for step in goals["His"].steps] == ["Buy a press"]
    # Big builds on his, his on hers, hers on the first: nobody's is left out of the chain, which ends.
    chain, at = [], goals["Open a lab"].builds_on
    by_address = {f"all/goals/{goal.id}": goal for goal in goals.values()}
    while at:
        chain.append(by_address[at].text)
        at = by_address[at].builds_on
    assert chain == ["His", "Hers", "Count the tables"]


def test_where_the_bigger_goal_was_removed_meanwhile_the_smaller_one_is_kept(cast, lab, form_at):
    client = cast.client(cast.owner)
    form = form_at(client, path(cast), FORM)
    removed = {"edit": "remove01", "revision": cast.answers().revision, "act": "remove all/goals/big"}
    client.post(cast.url("sheet/all/"), removed)
    form.send(client, text="Ask around", step=["s1"], later="year")
    assert set(lab.by_text()) == {"Count the tables", "Ask around"}
    back = {"edit": "restore1", "revision": cast.answers().revision, "act": "restore all/goals/big"}
    client.post(cast.url("sheet/all/"), back)
    assert [step.what for step in lab.by_text()["Open a lab"].steps] == ["Ask ten teens", "Buy a press"]


def test_nothing_typed_is_lost_where_it_cannot_be_saved(cast, lab, form_at):
    client = cast.client(cast.owner)
    form = form_at(client, path(cast), FORM)
    response = form.send(client, status=422, text=" ", step=["s2"], later="year", scope="self")
    page = BeautifulSoup(response.content, "html.parser")
    assert "There are no words here yet" in page.get_text()
    assert page.select_one("input[name=step][checked]")["value"] == "s2"
    assert page.select_one("input[name=scope][checked]")["value"] == "self"
    assert page.select_one("select[name=later] option[selected]")["value"] == "year"
    assert set(lab.by_text()) == {"Count the tables", "Open a lab"}


def test_hostile_fields_change_no_other_goal(cast, lab, form_at):
    client = cast.client(cast.owner)
    form = form_at(client, path(cast), FORM)
    form.send(client, text="<b>x</b>", step=["near", "../../x", "s1"], horizon="x" * 500, later="x" * 500)
    goals = lab.by_text()
    assert [step.what for step in goals["<b>x</b>"].steps] == ["Ask ten teens"]
    assert "Count the tables" in goals
    assert "<b>x</b>" not in client.get(cast.url("plan/")).content.decode()


def test_a_goal_that_is_not_there_cannot_be_split_nor_one_by_a_reader_or_stranger(cast, lab):
    owner = cast.client(cast.owner)
    assert owner.get(path(cast, "none")).status_code == 404
    assert owner.get(cast.url("plan/split/all/mission/big/")).status_code == 404
    sent = {"text": "x", "edit": "abcd1234"}
    assert owner.post(cast.url("plan/split/all/mission/big/"), sent).status_code == 404
    grant(cast.workbook.library, cast.member, cast.workbook.id, Right.VIEWER)
    for person, status in ((cast.member, 403), (cast.stranger, 404)):
        client = cast.client(person)
        assert client.get(path(cast)).status_code == status
        assert client.post(path(cast), sent).status_code == status


def test_every_page_about_goals_says_that_one_is_within_the_plan(cast, lab):
    client = cast.client(cast.owner)
    for url in (path(cast), cast.url("plan/goal/"), cast.url("plan/look-back/")):
        soup = BeautifulSoup(client.get(url).content, "html.parser")
        assert [each.text for each in soup.select("[aria-current=page]")] == ["Plan"]
