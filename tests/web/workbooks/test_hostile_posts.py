"""Posts that no page of ours makes: each gets a sentence, and nothing that was typed is lost or broken."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from groundplan.web.workbooks.models import Picture

KEPT = "0f0f0f0f-1111-4222-8333-0123456789ab"


@pytest.fixture
def sheet(cast, form_on):
    """Posts fields into the sheet as a script does; each call is a form of its own unless one is given."""
    client = cast.client(cast.owner)

    def send(fields, form=None, **how):
        form = form or form_on(client, cast.url("sheet/all/"))
        return form.send(client, as_script=how.pop("as_script", True), **fields)

    send.client = client
    send.form = lambda: form_on(client, cast.url("sheet/all/"))
    return send


def test_what_was_typed_after_the_first_press_of_save_is_saved_by_the_second(cast, sheet):
    """A form without script keeps its edit id; the same text again is nothing new, more text is."""
    form = sheet.form()
    sheet({"all/mission": "first text"}, form)
    sheet({"all/mission": "first text and more"}, form, as_script=False)
    assert cast.answers().get("mission") == "first text and more"
    for _ in range(2):
        sheet({"all/mission": "first text and more", "all/name": "third"}, form)
    assert cast.answers().get("mission") == "first text and more"
    assert cast.answers().get("name") == "third"


def test_a_second_press_after_a_colleague_wrote_takes_nothing_back(cast, sheet, form_on):
    form = sheet.form()
    sheet({"all/mission": "first text"}, form)
    member = cast.client(cast.member)
    form_on(member, cast.url("sheet/all/")).send(member, **{"all/mission": "first text BO", "all/name": "Bo"})
    sheet({"all/mission": "first text and more"}, form)
    text = cast.answers().get("mission")
    assert text.count("first text") == 1
    assert "BO" in text
    assert "and more" in text
    assert cast.answers().get("name") == "Bo"


def test_a_line_added_before_the_second_press_is_there_once(cast, sheet):
    form = sheet.form()
    row = form.blanks[0]
    sheet({f"all/strengths/{row}": "one"}, form)
    for _ in range(2):
        sheet({f"all/strengths/{row}": "one", "all/strengths/other": "two"}, form)
    assert [item.text for item in cast.answers().get("strengths")] == ["one", "two"]


def test_buttons_of_a_form_that_one_goes_back_to_each_do_what_they_say(cast, sheet):
    """Without script, going back brings the same form again, and another of its buttons sends the same texts."""
    form = sheet.form()
    sheet({"all/strengths/r1": "one", "all/strengths/r2": "two"}, form)
    form = sheet.form()
    for act, left in [("remove r1", ["two"]), ("remove r2", []), ("restore r1", ["one"])]:
        verb, row = act.split()
        for _twice in range(2):
            response = sheet({"act": f"{verb} all/strengths/{row}"}, form, as_script=False)
            assert response.status_code == 302
            assert [item.text for item in cast.answers().get("strengths") or []] == left


@pytest.mark.parametrize("name", ["../../x y", "abc", KEPT + "x", "<script>", "x" * 500])
def test_a_forged_name_of_a_picture_is_refused_and_the_sheet_stays_open(cast, sheet, name):
    response = sheet({"all/photo/file/file": name, "all/name": "kept"})
    assert response.status_code == 422
    assert "choose the file again" in response.json()["refused"][0]["sentence"]
    assert cast.answers().get("name") == "kept"
    assert sheet.client.get(cast.url("sheet/all/")).status_code == 200


def test_a_name_that_belongs_to_no_picture_here_shows_none(cast, sheet):
    assert sheet({"all/photo/file/file": KEPT}).status_code == 200
    assert sheet.client.get(cast.url("sheet/all/")).status_code == 200
    assert sheet.client.get(cast.url(f"picture/{KEPT}")).status_code == 404


@pytest.mark.parametrize(
    "fields",
    [{"x y/z": "text"}, {"act": "remove  a/b"}, {"shown": "q a/b"}, {"/": "t"}, {"act": "up"}, {"act": "pick all"}],
)
def test_fields_that_are_no_addresses_are_told_or_passed_over(cast, sheet, fields):
    assert sheet({**fields, "all/name": "kept"}).status_code in (200, 422)
    assert cast.answers().get("name") == "kept"


@pytest.mark.parametrize("number", ["1" * 61, "1" * 7_000, "1" * 60 + "<script>\0", "12 teens"])
def test_what_is_no_number_is_refused(cast, sheet, number):
    response = sheet({"all/grid/r1/hours": number, "all/grid/r1/who": "Ana"})
    assert response.status_code == 422
    assert [dict(row.cells) for row in cast.answers().get("grid")] == [{"who": "Ana"}]


def picture():
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    return SimpleUploadedFile("a.png", drawn.getvalue(), "image/png")


def test_uploads_are_kept_only_where_the_sheet_asks_for_one_and_the_form_is_whole(cast, sheet, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for fields in (
        {"all/name": picture()},
        {"nonsense": picture()},
        {"other/photo/file/file": picture()},
        {"all/photo/file/file": picture(), "edit": ""},
        {"all/photo/file/file": picture(), "revision": "none"},
    ):
        sheet(fields, as_script=False)
    assert Picture.objects.count() == 0
    assert list(tmp_path.rglob("*.png")) == []
    sheet({"all/photo/file/file": picture()}, as_script=False)
    assert Picture.objects.count() == 1
    assert cast.answers().get("name") is None


def test_goals_and_their_references_have_a_limit(cast, sheet):
    goals = {f"all/goals/g{at}/text": f"Goal {at}" for at in range(205)}
    response = sheet(goals)
    assert response.status_code == 422
    assert len(cast.answers().get("goals")) == 200
    assert "no room for another goal" in response.json()["refused"][0]["sentence"]


def test_a_document_with_too_much_text_is_no_pdf_and_says_what_to_choose(cast, sheet, monkeypatch, text_of):
    monkeypatch.setattr("groundplan.web.workbooks.documents_out.LONGEST_PDF", 3_000)
    sheet({"all/mission": "word " * 1_000})
    response = sheet.client.get(cast.url("download/worksheet:all.pdf"))
    assert response.status_code == 422
    assert "download it as Word" in text_of(response)
    assert sheet.client.get(cast.url("download/worksheet:all.docx")).status_code == 200
