"""A comment survives rewording, hiding, moving and the going of its question: the talk is found, and its wording."""

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from groundplan.web.toolkits.actions import make_edition, publish
from groundplan.web.toolkits.packing import pack
from groundplan.web.workbooks.models import Comment
from groundplan.web.writing import write

TOOLKIT = Path(__file__).parents[1] / "toolkit"


@pytest.fixture
def change(cast):
    def post(deed, target="", **fields):
        fields = {"deed": deed, "target": target, **fields}
        assert cast.client(cast.owner).post(cast.url("words/all/"), fields).status_code == 302

    return post


@pytest.fixture
def next_version(cast, tmp_path):
    """Puts the workbook on a version of its toolkit in which `old` stands as `new` in a worksheet's file."""

    def upgrade(*changes, without="", version="2"):
        folder = tmp_path / version
        shutil.copytree(TOOLKIT, folder)
        for name, old, new in (("toolkit.yaml", 'version: "1"', f'version: "{version}"'), *changes):
            text = (folder / name).read_text("utf-8")
            assert old in text, old
            (folder / name).write_text(text.replace(old, new), "utf-8")
        if without:
            (folder / without).unlink()
        cast.workbook.refresh_from_db()
        published = publish(pack(folder))
        words = {"library": "Mill River Library"}
        cast.workbook.edition = write(
            lambda: make_edition(
                cast.workbook.library, published, words=words, solo=False, previous=cast.workbook.edition
            )
        )
        cast.workbook.save()

    return upgrade


def link(cast, question):
    soup = BeautifulSoup(cast.client(cast.owner).get(cast.url("sheet/all/")).content, "html.parser")
    found = soup.select_one(f'[data-question="all/{question}"] .talk a')
    return found.get_text() if found else None


def test_reworded_both_wordings_are_told(cast, talk, say, change):
    say(cast.owner, "What is it for?")
    change("reword", "all/mission", label="Why are we here?", help="")
    page = talk(cast.member)
    assert page.soup.select_one(".asked .label").get_text() == "Why are we here?"
    assert "Begun when the question was worded: “Mission”" in page.text()
    assert page.threads == [[("Ana", "What is it for?")]]
    assert link(cast, "mission") == "1 comment: Why are we here?"
    assert "Why are we here?" in talk(cast.member, "").text()
    change("restore", "all/mission")
    assert "Begun when" not in talk(cast.member).text()


def test_moved_it_moves_along(cast, talk, say, change):
    say(cast.owner, "What is it for?")
    change("down", "all/mission")
    assert link(cast, "mission") == "1 comment: Mission"
    assert talk(cast.member).soup.select_one(".where a")["href"].endswith("sheet/all/#all--mission--question")


def test_hidden_the_talk_is_reachable_and_goes_on(cast, talk, say, change, text_of):
    say(cast.owner, "Do we need this?")
    say(cast.owner, "And this?", "all/name/")
    change("hide", "all/mission")
    overview = talk(cast.member, "")
    assert overview.entries == {"open": ["And this?"], "nowhere": ["Do we need this?"]}
    assert "This question is hidden at your library." in overview.text()
    shelf = cast.client(cast.member).get(cast.url("shelf/"))
    assert "1 open thread of comments is about what no worksheet shows." in text_of(shelf)
    page = talk(cast.member)
    assert "What was said about it stays here." in page.text()
    page.press("reply", text="No")
    talk(cast.owner).press("resolve")
    assert talk(cast.member, "").entries == {"open": ["And this?"], "resolved": ["Do we need this?"]}
    assert "open thread of comments" not in text_of(cast.client(cast.member).get(cast.url("shelf/")))
    change("show", "all/mission")
    assert "hidden" not in talk(cast.member).text()


def test_a_hidden_section_hides_its_questions(cast, talk, say, change):
    say(cast.owner, "Far away", "all/goals/")
    change("hide", "all/section:second")
    assert talk(cast.owner, "").entries == {"open": [], "nowhere": ["Far away"]}


def test_a_question_of_our_own_that_was_removed_keeps_its_wording(cast, talk, say, change):
    change("add_question", section="first", type="text", label="Who has the keys?")
    sheet = cast.written().access.edition.toolkit.worksheet("all")
    ours = next(question.id for question in sheet.questions() if question.id.startswith("x-"))
    say(cast.owner, "I do", f"all/{ours}/")
    change("remove", f"all/{ours}")
    page = talk(cast.member, "")
    assert page.entries["nowhere"] == ["I do"]
    assert "Who has the keys?" in page.text()
    page = talk(cast.member, f"all/{ours}/")
    assert "The worksheet does not ask this any more." in page.text()
    page.press("reply", text="And I")
    assert not talk(cast.member, f"all/{ours}/").has("begin")
    assert talk(cast.member, f"all/{ours}/").threads == [[("Ana", "I do"), ("Bo", "And I")]]


def test_a_comment_written_while_its_question_was_removed_is_kept(cast, talk, say, change):
    change("add_question", section="first", type="text", label="Who has the keys?")
    sheet = cast.written().access.edition.toolkit.worksheet("all")
    ours = next(question.id for question in sheet.questions() if question.id.startswith("x-"))
    page = talk(cast.member, f"all/{ours}/")
    change("remove", f"all/{ours}")
    page.press("begin", text="I was still writing")
    assert talk(cast.owner, "").entries["nowhere"] == ["I was still writing"]


def test_a_question_by_another_name_in_the_next_version_takes_its_talk_along(cast, talk, say, next_version):
    say(cast.owner, "What is it for?")
    before = Comment.objects.get()
    next_version(("worksheets/all.yaml", "{id: mission, type", "{id: purpose, formerly: [mission], type"))
    assert link(cast, "purpose") == "1 comment: Mission"
    assert talk(cast.member, "all/purpose/").threads == [[("Ana", "What is it for?")]]
    assert talk(cast.member, "").entries == {"open": ["What is it for?"]}
    talk(cast.member, "all/purpose/").press("begin", text="New talk")
    # The old address, in a mail say, leads to the same talk.
    assert [len(thread) for thread in talk(cast.member, "all/mission/").threads] == [1, 1]
    assert Comment.objects.get(id=before.id).thread.question == "mission"


def test_withdrawn_in_the_next_version_it_is_told(cast, talk, say, next_version):
    say(cast.owner, "What is it for?", "all/name/")
    next_version(("worksheets/all.yaml", "{id: name, type", '{id: name, withdrawn: "2", type'))
    assert "withdrawn in version 2" in talk(cast.member, "").text()
    assert talk(cast.member, "all/name/").threads == [[("Ana", "What is it for?")]]


def test_a_worksheet_that_is_gone_leaves_its_talk(cast, talk, say, next_version):
    say(cast.owner, "How was it?", "talk/heard/")
    next_version(without="worksheets/talk.yaml")
    overview = talk(cast.member, "")
    assert overview.entries["nowhere"] == ["How was it?"]
    assert "This worksheet is not in the present version of the toolkit." in overview.text()
    page = talk(cast.member, "talk/heard/")
    assert page.threads == [[("Ana", "How was it?")]]
    page.press("reply", text="Good")


def test_private_from_now_on_what_was_said_before_is_read_and_nothing_begins(cast, talk, say, next_version):
    say(cast.owner, "What is it for?", "all/name/")
    next_version(("worksheets/all.yaml", "{id: name, type", "{id: name, private: yes, type"))
    page = talk(cast.member, "all/name/")
    assert page.threads == [[("Ana", "What is it for?")]]
    assert not page.has("begin")
    page.press("resolve")


def test_a_line_that_was_removed_is_still_named(cast, form_on, talk, say):
    client = cast.client(cast.owner)
    form_on(client, cast.url("sheet/all/")).send(client, **{"all/strengths/r1": "Teens know us"})
    say(cast.owner, "All?", "all/strengths/", row="r1")
    form_on(client, cast.url("sheet/all/")).send(client, act="remove all/strengths/r1")
    told = "About: a line that was removed: Teens know us"
    assert told in talk(cast.member, "all/strengths/").text()
    assert told in talk(cast.member, "").text()
    say(cast.owner, "Which?", "all/strengths/", row="r9")
    assert "About: a line that is not there any more" in talk(cast.member, "all/strengths/").text()


def test_each_filling_of_a_sheet_has_its_own_talk(cast, talk, say):
    client = cast.client(cast.owner)
    there = client.post(cast.url("sheet/talk/again"), {"title": "The director"}).url
    key = there.rstrip("/").rpartition("/")[2]
    say(cast.owner, "The first", "talk/heard/")
    say(cast.owner, "The second", f"talk/heard/on/{key}/")
    assert talk(cast.member, "talk/heard/").threads == [[("Ana", "The first")]]
    second = talk(cast.member, f"talk/heard/on/{key}/")
    assert second.threads == [[("Ana", "The second")]]
    assert second.soup.select_one(".where a")["href"] == f"{there}#talk--heard--question"
    assert ": The director" in talk(cast.member, "").text()
    soup = BeautifulSoup(client.get(there).content, "html.parser")
    assert soup.select_one('[data-question="talk/heard"] .talk a')["href"] == second.path


def test_a_stranger_does_not_find_what_no_sheet_shows(cast, talk, say, change):
    say(cast.owner, "Do we need this?")
    change("hide", "all/mission")
    for path in ("", "all/mission/"):
        talk(cast.stranger, path, 404)
