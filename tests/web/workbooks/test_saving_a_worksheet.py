"""Saving: what one types is there afterwards, whoever else writes, however often it is sent."""

import errno
import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from groundplan.web.uploads import Folder
from groundplan.web.workbooks.models import Document, LogEntry

EVERY_SCRIPT = "é 𝄞 😀 図書館 مكتبة <script>alert(1)</script>"


@pytest.fixture
def sheet(cast, form_on):
    return form_on(cast.client(cast.owner), cast.url("sheet/all/"))


def save(cast, form, person=None, **fields):
    return form.send(cast.client(person or cast.owner), as_script=True, **fields)


def test_a_form_saved_without_script_comes_back_filled(cast, sheet, form_on, text_of):
    client = cast.client(cast.owner)
    response = sheet.send(client, act="save", **{"all/mission": EVERY_SCRIPT, "all/name": "line"})
    assert response.status_code == 302
    after = form_on(client, response.url)
    assert after.fields["all/mission"] == [EVERY_SCRIPT]
    assert after.fields["all/name"] == ["line"]
    assert "Saved" in text_of(client.get(response.url))
    assert b"<script>alert" not in client.get(response.url).content


def test_a_script_is_told_where_the_document_is_now(cast, sheet):
    reply = save(cast, sheet, **{"all/name": "first"}).json()
    assert (reply["saved"], reply["revision"], reply["merged"], reply["refused"]) == (True, "1.1", [], [])
    assert reply["answers"]["all/name"] == "first"


def test_the_same_post_twice_is_one_edit(cast, sheet):
    first = save(cast, sheet, **{"all/name": "once"}).json()
    again = save(cast, sheet, **{"all/name": "once"}).json()
    assert first["revision"] == again["revision"]
    assert LogEntry.objects.count() == 1
    assert cast.answers().get("name") == "once"


def test_two_people_in_one_answer_keep_both_texts(cast, sheet, form_on):
    other = form_on(cast.client(cast.member), cast.url("sheet/all/"))
    save(cast, sheet, **{"all/mission": "We listen to teens."})
    reply = save(cast, other, cast.member, **{"all/mission": "We lend everything."}).json()
    mission = cast.answers().get("mission")
    assert "listen to teens" in mission
    assert "lend everything" in mission
    assert reply["merged"] == ["all/mission"]
    assert reply["answers"]["all/mission"] == mission


def test_a_slow_reader_takes_back_nothing(cast, sheet, form_on):
    other = form_on(cast.client(cast.member), cast.url("sheet/all/"))
    save(cast, sheet, **{"all/name": "fast"})
    save(cast, other, cast.member, **{"all/mission": "slow"})
    assert (cast.answers().get("name"), cast.answers().get("mission")) == ("fast", "slow")


def test_typing_on_after_a_colleague_wrote_elsewhere_doubles_nothing(cast, sheet, form_on):
    """The script's base is what the page showed and its own edits since; a colleague's are not part of it."""
    mine = dict(sheet.fields)
    other = form_on(cast.client(cast.member), cast.url("sheet/all/"))
    save(cast, other, cast.member, **{"all/mission": "A colleague’s line."})
    save(cast, sheet, **{"all/mission": "My line.", "edit": "edit-one"})
    client = cast.client(cast.owner)
    mine |= {"revision": ["1.0+edit-one"], "edit": ["edit-two"], "all/mission": ["My line. And more."]}
    reply = client.post(sheet.action, mine, headers={"accept": "application/json"}).json()
    mission = cast.answers().get("mission")
    assert reply["saved"]
    assert mission.count("My line.") == 1
    assert mission.count("A colleague’s line.") == 1
    assert "And more." in mission


def test_private_answers_are_seen_by_their_writer_only(cast, sheet, form_on, text_of):
    save(cast, sheet, **{"all/secret": "only for me", "all/name": "for all"})
    assert cast.answers().get("secret") == "only for me"
    assert cast.answers(person=cast.member).get("secret") is None
    page = cast.client(cast.member).get(cast.url("sheet/all/"))
    assert "only for me" not in page.content.decode()
    assert Document.objects.filter(participant=str(cast.owner.id)).count() == 1


def test_every_kind_of_question_is_saved_from_one_form(cast, sheet, form_on):
    goal = next(name for name in sheet.fields if name.startswith("all/goals/") and name.endswith("/text"))
    step = next(name for name in sheet.fields if name.endswith("/what"))
    grid = next(name for name in sheet.fields if name.startswith("all/grid/") and name.endswith("/who"))
    strength = next(name for name in sheet.fields if name.startswith("all/strengths/"))
    response = sheet.send(
        cast.client(cast.owner),
        **{
            "all/mission": "m", "all/one": "b", "all/many": ["a", "b"], "all/rated/s1": "yes", strength: "we ask",
            grid: "Ana", grid.replace("who", "when"): "2027-02-03", grid.replace("who", "hours"): "2,5",
            goal: "A goal", step: "A step",
        },
    )  # fmt: skip
    assert response.status_code == 302
    after = cast.answers()
    assert after.get("one").options == ("b",)
    assert after.get("many").options == ("a", "b")
    assert dict(after.get("rated").values) == {"s1": "yes"}
    assert dict(after.get("grid")[0].cells) == {"who": "Ana", "when": "2027-02-03", "hours": "2,5"}
    assert [item.text for item in after.get("strengths")] == ["we ask"]
    (kept,) = after.get("goals")
    assert (kept.text, kept.horizon, kept.steps[0].what) == ("A goal", "month", "A step")


def test_what_cannot_be_taken_is_told_and_the_rest_is_saved(cast, sheet, text_of):
    response = sheet.send(
        cast.client(cast.owner), **{"all/one": "zebra", "all/nothing": "a stray text", "all/name": "kept"}
    )
    told = text_of(response)
    assert response.status_code == 422
    assert "“zebra” is not among the choices here" in told
    assert "has no question “nothing”" in told
    assert cast.answers().get("name") == "kept"


@pytest.mark.parametrize(
    ("field", "value", "status", "sentence"),
    [
        ("revision", "nonsense", 422, "is no revision"),
        ("revision", "1.999", 409, "does not exist here"),
        ("revision", "7.0", 409, "does not exist here"),
        ("edit", "", 422, "without its edit number"),
        ("edit", "<bad>", 422, "without its edit number"),
    ],
)
def test_stale_and_forged_forms_save_nothing_and_keep_the_text_in_sight(
    cast, sheet, text_of, field, value, status, sentence
):
    words = [f"my words in line {number}." for number in range(120)]
    lines = {f"all/strengths/row{number}": text for number, text in enumerate(words)}
    response = sheet.send(cast.client(cast.owner), **{field: value, **lines})
    assert response.status_code == status
    told = text_of(response)
    assert sentence in told
    assert [text for text in words if text not in told] == []
    assert LogEntry.objects.count() == 0


def test_a_stranger_gets_404_and_writes_nothing(cast, sheet):
    assert cast.client(cast.stranger).get(cast.url("sheet/all/")).status_code == 404
    response = sheet.send(cast.client(cast.stranger), **{"all/name": "intruder"})
    assert response.status_code == 404
    assert LogEntry.objects.count() == 0


def test_a_further_line_is_shown_where_it_was_asked_for(cast, sheet, form_on):
    client = cast.client(cast.owner)
    before = [name for name in sheet.fields if name.startswith("all/weaknesses/")]
    response = sheet.send(client, act="add all/weaknesses")
    after = form_on(client, response.url)
    assert len([name for name in after.fields if name.startswith("all/weaknesses/")]) == len(before) + 1


def test_strongest_and_weakest_rows_are_offered_and_taken_over(cast, sheet, form_on, text_of):
    client = cast.client(cast.owner)
    save(cast, sheet, **{"all/rated/s1": "yes", "all/rated/s2": "no"})
    page = client.get(cast.url("sheet/all/"))
    form = form_on(client, cast.url("sheet/all/"))
    assert b"pick all/strengths all/rated/s1" in page.content
    assert b"pick all/weaknesses all/rated/s2" in page.content
    assert b"pick all/strengths all/rated/s2" not in page.content
    form.send(client, act="pick all/strengths all/rated/s1")
    (item,) = cast.answers().get("strengths")
    assert (item.text, item.origin) == ("We listen", "all/rated/s1")
    assert b"pick all/strengths all/rated/s1" not in client.get(cast.url("sheet/all/")).content


def test_counts_are_told_in_words(cast, sheet, text_of):
    save(cast, sheet, **{"all/rated/s1": "yes", "all/rated/s2": "yes"})
    assert "Always: 2" in text_of(cast.client(cast.owner).get(cast.url("sheet/all/")))


def picture(kind="PNG"):
    import io

    from PIL import Image

    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(drawn, kind)
    return drawn.getvalue()


def test_a_picture_is_kept_and_shown_to_the_workbooks_people_only(cast, sheet, form_on, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = cast.client(cast.owner)
    upload = SimpleUploadedFile("../../evil name.png", picture(), "text/html")
    sheet.send(client, **{"all/photo/file/file": upload, "all/photo/file/alt": "A teal wall"})
    kept = cast.answers().get("photo")
    assert kept.alt == "A teal wall"
    shown = client.get(cast.url(f"picture/{kept.file}"))
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    assert cast.client(cast.stranger).get(cast.url(f"picture/{kept.file}")).status_code == 404
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".png"]


def test_a_picture_for_which_there_is_no_room_is_told_and_leaves_nothing_behind(
    cast, sheet, settings, tmp_path, monkeypatch, text_of
):
    settings.MEDIA_ROOT = tmp_path

    def torn(self, name, content):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"the begin")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Folder, "_save", torn)
    upload = SimpleUploadedFile("a.png", picture(), "image/png")
    response = sheet.send(cast.client(cast.owner), **{"all/photo/file/file": upload, "all/name": "typed beside it"})
    assert response.status_code == 507
    assert "the disk is full" in text_of(response)
    assert "typed beside it" in text_of(response)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"<svg onload=alert(1)>", picture()[:40]]
)
def test_what_is_no_picture_is_refused_in_one_sentence(cast, sheet, text_of, data):
    upload = SimpleUploadedFile("a.png", data, "image/png")
    response = sheet.send(cast.client(cast.owner), **{"all/photo/file/file": upload, "all/name": "typed beside it"})
    assert response.status_code == 422
    told = text_of(response)
    assert "no PNG or JPEG picture" in told or "file is empty" in told
    assert "typed beside it" in told


def test_a_megabyte_is_saved_and_more_is_refused(cast, sheet):
    reply = save(cast, sheet, **{"all/mission": "x" * 1_000_000}).json()
    assert reply["refused"] == []
    reply = save(cast, sheet, **{"all/name": "y" * 1_000_001, "edit": "another-edit"}).json()
    assert "longer than one megabyte" in reply["refused"][0]["sentence"]


def test_each_filling_of_a_repeated_sheet_is_its_own(cast, form_on, text_of):
    client = cast.client(cast.owner)
    form_on(client, cast.url("sheet/talk/")).send(client, **{"talk/heard": "the manager spoke"})
    started = client.post(cast.url("sheet/talk/again"), {"title": "The director"})
    fresh = form_on(client, started.url)
    assert fresh.fields["talk/heard"] == [""]
    fresh.send(client, **{"talk/heard": "the director spoke"})
    assert "the director spoke" in text_of(client.get(started.url))
    assert "the director spoke" not in text_of(client.get(cast.url("sheet/talk/")))
    assert client.get(cast.url("sheet/talk/on/nobody/")).status_code == 404


def test_a_fresh_sheet_is_started_after_this_one_is_saved(cast, form_on, text_of):
    client = cast.client(cast.owner)
    form = form_on(client, cast.url("sheet/talk/"))
    button = BeautifulSoup(client.get(cast.url("sheet/talk/")).content, "html.parser").find(
        "button", string="Start a fresh sheet"
    )
    form.action = button["formaction"]
    asked = form.send(client, **{"talk/heard": "typed before the second talk"})
    assert asked.url == cast.url("sheet/talk/again")
    assert "Who is this talk with?" in text_of(client.get(asked.url))
    assert cast.answers("talk").get("heard") == "typed before the second talk"
    assert client.get(cast.url("sheet/all/again")).status_code == 404
    assert cast.client(cast.stranger).get(asked.url).status_code == 404


def test_a_forms_log_row_names_who_wrote_and_what_was_shown(cast, sheet):
    save(cast, sheet, **{"all/name": "who"})
    entry = LogEntry.objects.get()
    assert (entry.participant, entry.edition_id, entry.addresses) == (
        cast.owner,
        cast.workbook.edition_id,
        ["all/name"],
    )
    assert json.dumps(entry.addresses)
