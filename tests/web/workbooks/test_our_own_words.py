"""Our own words: rewording, hiding, moving and adding, with undo; no answer is ever touched."""

import pytest
from bs4 import BeautifulSoup

from groundplan.web.workbooks.models import Workbook


@pytest.fixture
def client(cast):
    return cast.client(cast.owner)


@pytest.fixture
def change(cast, client):
    def post(deed, target="", **fields):
        response = client.post(cast.url("words/all/"), {"deed": deed, "target": target, **fields})
        assert response.status_code == 302, response.content.decode()[-1500:]
        cast.workbook.refresh_from_db()

    return post


@pytest.fixture
def labels(cast, client):
    def read():
        soup = BeautifulSoup(client.get(cast.url("sheet/all/")).content, "html.parser")
        return [each.get_text(strip=True) for each in soup.select(".question > .label, .question > fieldset > legend")]

    return read


def test_a_question_is_reworded_and_put_back(change, labels):
    change("reword", "all/mission", label="Why are we here?", help="In one breath")
    assert labels()[0] == "Why are we here?"
    change("restore", "all/mission")
    assert labels()[0] == "Mission"


def test_a_wording_with_the_librarys_words_in_it_keeps_its_marks_when_left_alone(cast, change):
    change("reword", "all/mission", label="Purpose", help="What Mill River Library is for")
    overlay = cast.written().access.edition.overlays[-1]
    assert set(overlay.changes["all/mission"]) == {"label"}


def test_a_wording_that_was_changed_follows_the_librarys_words_too(cast, client, change, text_of):
    change("reword", "all/mission", label="Purpose", help="Why is Mill River Library here?")
    settings = {"library": "Hill Library", "department": "Teens", "paper": "a4", "start": "2027-03-01"}
    assert client.post(cast.url("settings/"), settings).status_code == 302
    assert "Why is Hill Library here?" in text_of(client.get(cast.url("sheet/all/")))
    change("reword", "all/mission", label="Purpose", help="Why, in one breath?")
    change("reword", "all/mission", label="Purpose", help="What is Hill Library for?")
    (overlay,) = cast.written().access.edition.overlays
    assert overlay.changes["all/mission"]["help"].ours == "What is {{ library }} for?"


def test_what_is_saved_as_it_was_shown_changes_nothing(cast, client):
    before = cast.workbook.edition_id
    soup = BeautifulSoup(client.get(cast.url("words/all/")).content, "html.parser")
    forms = [form for form in soup.find_all("form") if form.find("input", value="reword")]
    assert len(forms) > 10
    for form in forms:
        fields = {each["name"]: each["value"] for each in form.find_all("input")}
        fields |= {each["name"]: each.text.removeprefix("\n") for each in form.find_all("textarea")}
        if fields["label"]:
            assert client.post(cast.url("words/all/"), fields).status_code == 302
    cast.workbook.refresh_from_db()
    assert cast.workbook.edition_id == before


def test_a_hidden_questions_answer_waits_on_the_shelf_and_comes_back(cast, client, change, labels, form_on, text_of):
    form_on(client, cast.url("sheet/all/")).send(client, **{"all/name": "kept in sight"})
    change("hide", "all/name")
    assert "One line" not in labels()
    shelf = text_of(client.get(cast.url("shelf/")))
    assert "kept in sight" in shelf
    assert "This question is hidden at your library." in shelf
    change("show", "all/name")
    assert "One line" in labels()
    assert cast.answers().get("name") == "kept in sight"
    assert "The shelf is empty." in text_of(client.get(cast.url("shelf/")))


def test_a_question_moves_within_and_between_sections(change, labels):
    change("down", "all/mission")
    assert labels()[:2] == ["One line", "Mission"]
    change("up", "all/goals")
    assert labels().index("Goals") == labels().index("Counted") + 1
    change("down", "all/goals")
    assert labels().index("Goals") == labels().index("Counted") + 1


def test_a_question_and_a_section_of_our_own_are_answered_like_any_other(cast, client, change, labels, form_on):
    change("add_section", label="Only here")
    section = next(
        each.id for each in cast.written().access.edition.adapted.worksheet("all").sections if each.id[:2] == "x-"
    )
    change("add_question", section=section, label="And our bus?", help="It stops at five.", type="text")
    assert labels()[-1] == "And our bus?"
    form = form_on(client, cast.url("sheet/all/"))
    name = next(each for each in form.fields if each.startswith("all/x-"))
    form.send(client, **{name: "It is late."})
    assert cast.answers().get(name.partition("/")[2]) == "It is late."
    change("remove", name)
    assert "And our bus?" not in labels()
    assert b"It is late." in client.get(cast.url("shelf/")).content


def test_choices_have_a_wording_too(cast, change, client):
    change("reword", "all/one/a", label="The first way")
    assert b"The first way" in client.get(cast.url("sheet/all/")).content


def test_undo_points_back_and_loses_nothing_written_since(cast, client, change, labels, form_on):
    before = cast.workbook.edition_id
    change("reword", "all/mission", label="Changed")
    form_on(client, cast.url("sheet/all/")).send(client, **{"all/mission": "written after"})
    shown = cast.workbook.edition_id
    change("undo", edition=str(shown))
    assert labels()[0] == "Mission"
    assert Workbook.objects.get(id=cast.workbook.id).edition_id == before
    assert cast.answers().get("mission") == "written after"
    change("undo", edition=str(shown))
    assert Workbook.objects.get(id=cast.workbook.id).edition_id == before


def test_undo_says_what_it_undid_and_can_be_undone(cast, client, change, labels, text_of):
    change("reword", "all/mission", label="Once")
    change("reword", "all/section:first", label="Ours at {{ library }}")
    change("hide", "all/section:first")
    shown = cast.workbook.edition_id
    undone = client.post(cast.url("words/all/"), {"deed": "undo", "edition": str(shown)}, follow=True)
    told = text_of(undone)
    assert "Undone: Every kind of question: Ours at Mill River Library – hidden Do it again" in told
    assert "Last change: Every kind of question: About Mill River Library – reworded Undo it" in told
    assert labels()[0] == "Once"
    assert undone.redirect_chain[-1][0].endswith("#redo")
    again = client.post(cast.url("words/all/"), {"deed": "redo", "edition": str(shown)}, follow=True)
    assert "Undone:" not in text_of(again)
    cast.workbook.refresh_from_db()
    assert cast.workbook.edition_id == shown


def test_nothing_is_done_again_once_something_else_was_changed(cast, client, change, labels, text_of):
    change("reword", "all/mission", label="Once")
    shown = cast.workbook.edition_id
    change("undo", edition=str(shown))
    change("reword", "all/mission", label="Otherwise")
    change("redo", edition=str(shown))
    assert labels()[0] == "Otherwise"
    assert "Undone:" not in text_of(client.get(cast.url(f"words/all/?undone={shown}")))
    assert client.get(cast.url("words/all/?undone=nonsense")).status_code == 200


@pytest.mark.parametrize("edition", [None, "", "nonsense"])
def test_undo_that_names_no_edition_undoes_nothing(cast, change, labels, edition):
    change("reword", "all/mission", label="Changed")
    change("undo", **({} if edition is None else {"edition": edition}))
    assert labels()[0] == "Changed"


def test_a_block_put_back_where_it_was_leaves_no_trace(cast, change):
    change("down", "all/mission")
    change("up", "all/mission")
    assert cast.written().access.edition.overlays[-1].is_empty


def test_the_librarys_words_are_filled_in_once_for_all_editions(cast, change):
    before = cast.written().access.edition.toolkit
    change("reword", "all/mission", label="Changed")
    after = cast.written().access.edition.toolkit
    assert after.modules is before.modules
    sheets = zip(before.worksheets, after.worksheets, strict=True)
    assert [one.id for one, other in sheets if one is not other] == ["all"]
    assert after.worksheet("all").question("mission").label == "Changed"


def test_a_post_against_an_older_edition_is_accepted(cast, client, change, form_on):
    form = form_on(client, cast.url("sheet/all/"))
    change("hide", "all/name")
    assert form.send(client, **{"all/name": "from an old page"}).status_code == 302
    assert b"from an old page" in client.get(cast.url("shelf/")).content


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"deed": "reword", "target": "all/mission", "label": " "}, "A question needs a wording"),
        ({"deed": "reword", "target": "all/nothing", "label": "x"}, "has no “"),
        ({"deed": "add_question", "section": "none", "label": "x"}, "has no “"),
        ({"deed": "add_question", "section": "first", "label": "x" * 2001}, "A question needs a wording"),
        *(
            ({"deed": deed, "target": target, "label": "x"}, "has no “")
            for deed in ("reword", "hide", "show", "up", "down", "remove", "restore")
            for target in ("other/mission", "mission")
        ),
        ({"deed": "explode", "target": "all/mission"}, "nothing at this address"),
    ],
)
def test_what_cannot_be_changed_says_why(cast, client, text_of, fields, sentence):
    response = client.post(cast.url("words/all/"), fields)
    assert response.status_code in (404, 422)
    assert sentence in text_of(response)


def test_a_script_in_a_wording_is_only_text(cast, client, change):
    change("reword", "all/name", label="<script>alert(1)</script>", help="<img src=x onerror=alert(1)>")
    html = client.get(cast.url("sheet/all/")).content
    assert b"<script>alert" not in html
    assert b"<img src=x" not in html


def test_a_stranger_changes_nothing(cast):
    response = cast.client(cast.stranger).post(cast.url("words/all/"), {"deed": "hide", "target": "all/name"})
    assert response.status_code == 404


def test_settings_change_words_everywhere_at_once(cast, client, text_of):
    posted = {"library": "Hill Library", "department": "Young Adult Team", "paper": "a4", "start": "2027-03-01"}
    assert client.post(cast.url("settings/"), posted).status_code == 302
    told = text_of(client.get(cast.url("read/welcome/")))
    assert "Welcome to Young Adult Team" in told
    assert "At Hill Library, Young Adult Team means you." in told
    cast.workbook.refresh_from_db()
    assert (cast.workbook.paper, cast.workbook.start.isoformat()) == ("a4", "2027-03-01")


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        (("Team", False), ("Team", "solo"), ("", True)),
        (("", True), ("Team", "solo"), ("Team", False)),
        (("", True), ("", "solo"), ("", True)),
        (("Team", False), ("Other", "solo"), ("Other", False)),
    ],
)
def test_of_the_departments_name_and_the_tick_what_was_changed_counts(cast, client, before, typed, after):
    for department, kind in ((before[0], "solo" if before[1] else ""), typed):
        posted = {
            "library": "Hill Library",
            "paper": "a4",
            "start": "2027-03-01",
            "department": department,
            "kind": kind,
        }
        assert client.post(cast.url("settings/"), posted).status_code == 302
    department = Workbook.objects.get(id=cast.workbook.id).department
    assert (department.name, department.solo) == after


def test_settings_that_do_not_fit_are_named(cast, client, text_of):
    response = client.post(cast.url("settings/"), {"library": "", "department": "", "paper": "x", "start": "soon"})
    assert response.status_code == 422
    for sentence in ("Write your library’s name", "Write your department’s name", "as a date", "Letter or A4"):
        assert sentence.replace("’", "'") in text_of(response).replace("’", "'")
