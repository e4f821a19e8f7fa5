"""Downloads: the plan, a worksheet, the whole workbook, in five formats."""

import io
import json

import pytest
from docx import Document
from pypdf import PdfReader

SCRIPTS = "é 𝄞 😀 図書館 مكتبة שלום <script>alert(1)</script>"


@pytest.fixture
def filled(cast, form_on):
    client = cast.client(cast.owner)
    form_on(client, cast.url("sheet/all/")).send(client, **{"all/mission": SCRIPTS, "all/rated/s1": "yes"})
    return client


@pytest.mark.parametrize("what", ["plan", "workbook", "worksheet:all"])
@pytest.mark.parametrize("suffix", ["docx", "pdf", "md", "html", "json"])
def test_everything_can_be_downloaded_in_every_format(cast, filled, what, suffix):
    response = filled.get(cast.url(f"download/{what}.{suffix}"))
    assert response.status_code == 200
    name = response["Content-Disposition"]
    assert name.startswith('attachment; filename="mill-river-library-')
    assert name.endswith(f'.{suffix}"')
    words = read(suffix, response.content)
    assert "é" in words
    assert ("図書館" in words) or ("[U+56F3]" in words and suffix == "pdf")
    assert "<script>alert" not in response.content.decode("utf-8", "replace") or suffix == "json"


def read(suffix, data):
    if suffix == "docx":
        return "\n".join(
            text.text or "" for text in Document(io.BytesIO(data)).element.body.iter() if text.tag.endswith("}t")
        )
    if suffix == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return data.decode()


def test_a_blank_sheet_holds_no_answers(cast, filled):
    blank = filled.get(cast.url("download/worksheet:all.html") + "?blank=1").content.decode()
    assert "Mission" in blank
    assert "é" not in blank
    assert 'class="blank"' in blank


def test_a_blank_sheet_is_told_from_the_filled_one_by_its_name(cast, filled):
    for ending, name in (("docx", "all.docx"), ("docx?blank=1", "all-blank.docx"), ("json?blank=1", "all.json")):
        response = filled.get(cast.url(f"download/worksheet:all.{ending}"))
        assert response["Content-Disposition"] == f'attachment; filename="mill-river-library-{name}"'


def test_data_tells_answers_with_the_wording_they_answered(cast, filled):
    data = json.loads(filled.get(cast.url("download/workbook.json")).content)
    sheet = next(each for each in data["worksheets"] if each["id"] == "all")
    assert data["toolkit"] == {"id": "small", "version": "1"}
    assert sheet["answers"]["mission"] == SCRIPTS
    assert sheet["asked"]["mission"] == "Mission"
    assert sheet["answers"]["rated"] == {"s1": "yes"}


def test_the_choice_of_downloads_names_every_worksheet(cast, filled, text_of):
    told = text_of(filled.get(cast.url("download/")))
    for title in ("The plan", "The whole workbook", "Every kind of question", "Know and learned", "The talk"):
        assert title in told
