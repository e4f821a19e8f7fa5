"""Who may comment or look, and not write: pages to be read, no control that leads nowhere, and whom to ask."""

import pytest
from bs4 import BeautifulSoup

from groundplan.web.accounts.models import Person
from groundplan.web.libraries.models import Right

ANSWERS = {
    "all/mission": "We **listen**",
    "all/name": "One line",
    "all/strengths/r1": "Teens know us",
    "all/one": "a",
    "all/many": ["a", "b"],
    "all/many/w1": "Our own",
    "all/rated/s1": "yes",
    "all/grid/g1/who": "Bo",
    "all/grid/g1/when": "2027-02-01",
    "all/goals/goal1/text": "Ask one teen a day",
    "all/goals/goal1/horizon": "month",
    "all/goals/goal1/scope": "library",
    "all/goals/goal1/know_because": "They answer",
    "all/goals/goal2/text": "Two hours a week",
    "all/goals/goal2/horizon": "quarter",
    "all/goals/goal2/builds_on": "all/goals/goal1",
    "all/goals/step1/what": "Make a card",
    "all/goals/step1/of": "goal1",
    "all/goals/step1/by": "2027-01-15",
    "all/goals/step1/state": "doing",
    "all/secret": "For Ana alone",
}
PAGES = ("", "plan/", "comments/", "download/", "shelf/", "sheet/all/", "read/welcome/", "read/onward/")


@pytest.fixture(params=[Right.COMMENTER, Right.VIEWER])
def reader(cast, right, request, form_on):
    client = cast.client(cast.owner)
    form_on(client, cast.url("sheet/all/")).send(client, act="save", **ANSWERS)
    right(cast.member, request.param)
    return cast.client(cast.member)


def soup_of(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def test_a_worksheet_is_read_with_every_answer_in_words(cast, reader):
    sheet = soup_of(reader, cast.url("sheet/all/")).select_one(".sheet")
    told = {each["id"].split("--")[1]: " ".join(each.get_text(" ").split()) for each in sheet.select(".question")}
    expected = {
        "mission": "We listen",
        "name": "One line",
        "strengths": "Teens know us",
        "weaknesses": "Nothing written yet",
        "one": "Option A",
        "many": "Some A Some B Our own",
        "rated": "We listen Always",
        "grid": "Bo Feb 1, 2027",
        "photo": "Nothing written yet",
        "goals": "In the next month Ask one teen a day Whose goal is it? The library We will know because: They answer "
        "Steps: Ask one teen a day Step Who By when How it stands Make a card Jan 15, 2027 Doing In three months "
        "Two hours a week Builds on an earlier goal: Ask one teen a day",
    }
    assert {name: words for name, words in expected.items() if words not in told[name]} == {}
    assert "alone" in told["secret"]
    assert "For Ana" not in str(sheet)
    assert sheet.select_one("#all--mission--question strong") is not None


def test_there_is_nothing_to_type_in_or_to_press_that_would_be_refused(cast, reader):
    form_of_a_page = {"/leave/"}
    for page in PAGES:
        soup = soup_of(reader, cast.url(page))
        main = soup.select_one("main")
        assert main.select("textarea, select, input:not([type=hidden])") == [], page
        for form in soup.select("form"):
            answer = reader.post(form["action"], {}) if form.get("action") not in form_of_a_page else None
            assert answer is None or answer.status_code == 302, (page, form)
        ways = [a["href"] for a in soup.select("a[href^='/']") if "/download/" not in a["href"]]
        dead = [way for way in dict.fromkeys(ways) if reader.get(way.partition("#")[0]).status_code != 200]
        assert dead == [], page


def test_every_page_says_what_right_one_has_and_whom_to_ask(cast, reader, right, request, text_of):
    may_comment = "comment on it. To write in it, ask Ana."
    may_look = "You can read this workbook. To comment on it or write in it, ask Ana."
    told = {Right.COMMENTER: may_comment, Right.VIEWER: may_look}[cast.written(cast.member).access.right]
    for page in PAGES:
        assert told in text_of(reader.get(cast.url(page)))
    second = Person.objects.create_named("Zoe")
    right(second, Right.OWNER)
    assert "ask Ana, Zoe." in text_of(reader.get(cast.url("")))
    assert soup_of(cast.client(cast.owner), cast.url("")).select_one(".standing") is None


@pytest.mark.parametrize("page", ["settings/", "words/all/", "sheet/talk/again"])
def test_pages_that_only_change_things_say_why_they_do_not_open(cast, reader, page, text_of):
    response = reader.get(cast.url(page))
    assert response.status_code == 403
    assert "ask its owner for the right to edit" in text_of(response)


def test_what_was_removed_is_read_on_the_shelf_and_not_put_back(cast, reader, form_on, text_of):
    client = cast.client(cast.owner)
    form_on(client, cast.url("sheet/all/")).send(client, act="remove all/strengths/r1")
    shelf = reader.get(cast.url("shelf/"))
    assert "Teens know us" in text_of(shelf)
    assert "Put it back" not in text_of(shelf)
    assert "Put it back" in text_of(client.get(cast.url("shelf/")))
    assert "1 answer on the shelf" in text_of(reader.get(cast.url("sheet/all/")))


def test_a_commenter_finds_the_way_to_comments_and_a_viewer_where_there_are_some(cast, reader, say):
    say(cast.owner, "Look here", "all/name/")
    links = [a.get_text() for a in soup_of(reader, cast.url("sheet/all/")).select(".talk a")]
    if cast.written(cast.member).access.may_comment:
        assert len(links) == 11
        assert links[:2] == ["Comment: Mission", "1 comment: One line"]
    else:
        assert links == ["1 comment: One line"]


def test_a_right_that_changes_changes_the_page_at_once(cast, reader, right):
    assert soup_of(reader, cast.url("sheet/all/")).select_one("form[data-sheet]") is None
    right(cast.member, Right.EDITOR)
    assert soup_of(reader, cast.url("sheet/all/")).select_one("form[data-sheet]") is not None
    right(cast.member, Right.VIEWER)
    assert soup_of(reader, cast.url("sheet/all/")).select_one("form[data-sheet]") is None


def test_one_who_wrote_to_herself_still_reads_it_when_she_may_only_look(cast, right, form_on, text_of):
    client = cast.client(cast.member)
    form_on(client, cast.url("sheet/all/")).send(client, **{"all/secret": "For Bo alone"})
    right(cast.member, Right.VIEWER)
    assert "For Bo alone" in text_of(client.get(cast.url("sheet/all/")))


def test_a_stranger_reads_nothing(cast, reader):
    stranger = cast.client(cast.stranger)
    for page in (*PAGES, "settings/", "words/all/", "sheet/talk/again"):
        assert stranger.get(cast.url(page)).status_code == 404
