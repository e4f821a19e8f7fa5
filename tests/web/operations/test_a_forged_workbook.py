"""Whatever a workbook's file says that Groundplan never writes: refused in one sentence, and nothing is changed."""

import base64
import io
import re
import uuid
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from groundplan.web.operations.tables import columns_of, lines_of, ours
from groundplan.web.operations.workbook_export import file_for
from groundplan.web.operations.workbook_file import DamagedWorkbookError
from groundplan.web.operations.workbook_import import take_in
from workbook_files import forged, row_of

pytestmark = pytest.mark.django_db(transaction=True)
LOG, DOCUMENTS, EDITIONS = "workbooks.logentry", "workbooks.document", "toolkits.edition"


def clone(table):
    def change(tables):
        tables[table].append({**tables[table][0], "id": str(uuid.uuid4())})

    return change


def without(table):
    return lambda tables: tables[table].pop()


def bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("toolkit.yaml", b"\0" * (70 * 1024 * 1024))
    return base64.b64encode(packed.getvalue()).decode()


ELSEWHERE = str(uuid.uuid4())
HOSTILE = {
    "an edition of another library": row_of("workbooks.workbook", edition_id=ELSEWHERE),
    "a document that is not in it": row_of(LOG, document_id=ELSEWHERE),
    "somebody who is not in it": row_of(LOG, participant_id=ELSEWHERE),
    "an owner who is not in it": row_of("libraries.grant", person_id=ELSEWHERE),
    "private answers of another person": row_of(DOCUMENTS, participant=ELSEWHERE),
    "two workbooks": clone("workbooks.workbook"),
    "two libraries": clone("libraries.library"),
    "two owners": clone("libraries.grant"),
    "two documents that are one": clone(DOCUMENTS),
    "one id twice": lambda tables: tables[LOG].append(tables[LOG][0]),
    "an id that is none": row_of(DOCUMENTS, id="../../etc/passwd"),
    "an edit less": without(LOG),
    "an edit that is none": row_of(LOG, update=base64.b64encode(b"\xff" * 40).decode()),
    "an edit that is empty": row_of(LOG, update=""),
    "an edit that is a number": row_of(LOG, update=7),
    "an address that is none": row_of(LOG, addresses=["../x"]),
    "addresses that are none": row_of(LOG, addresses={"a": 1}),
    "a sequence from nowhere": row_of(LOG, sequence=10**6),
    "a sequence below nothing": row_of(LOG, sequence=-1),
    "a sequence beyond numbers": row_of(LOG, sequence=10**30),
    "a time that is none": row_of(LOG, at="yesterday"),
    "a time without zone": row_of(LOG, at="2027-01-01T00:00:00"),
    "an occasion that is a path": row_of(DOCUMENTS, occasion="../up"),
    "a worksheet that is a script": row_of(DOCUMENTS, worksheet="<script>"),
    "a time zone that is a path": row_of("workbooks.workbook", time_zone="../../etc/passwd"),
    "a time zone that is none": row_of("workbooks.workbook", time_zone="Moon/Crater"),
    "a locale that is a path": row_of("workbooks.workbook", locale="../.."),
    "a paper that is none": row_of("workbooks.workbook", paper="a0"),
    "a start that is none": row_of("workbooks.workbook", start="soon"),
    "a library without name": row_of("libraries.library", name=" \n "),
    "a library with a name without end": row_of("libraries.library", name="x" * 5000),
    "a name that is a list": row_of("accounts.person", name=["Ana"]),
    "half a character": row_of(EDITIONS, terms={"words": {"library": "a\ud800b"}, "solo": False}),
    "a character that ends texts": row_of(EDITIONS, terms={"words": {"library": "a\0b"}, "solo": False}),
    "overlays that are none": row_of(EDITIONS, overlays=[{"changes": [1]}]),
    "overlays without end": row_of(EDITIONS, overlays=[{"changes": {"x": {"y": ["a" * 10**6, "b"]}}}]),
    "too many overlays": row_of(EDITIONS, overlays=[{}, {}, {}]),
    "terms that are none": row_of(EDITIONS, terms=[]),
    "words that are none": row_of(EDITIONS, terms={"words": {"library": 5}, "solo": False}),
    "a toolkit that is none": row_of("toolkits.publishedtoolkit", archive=base64.b64encode(b"PK").decode()),
    "a toolkit that is a bomb": row_of("toolkits.publishedtoolkit", archive=bomb()),
    "a toolkit that is no text": row_of("toolkits.publishedtoolkit", archive="!"),
    "no workbook": lambda tables: tables["workbooks.workbook"].clear(),
}


@pytest.fixture
def file(cast, form_on, settings, tmp_path):
    """A workbook with answers, a private one, a picture and words of its own, as its owner takes it along."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    client = cast.client(cast.owner)
    drawn = io.BytesIO()
    Image.new("RGB", (3, 2), "teal").save(drawn, "PNG")
    upload = SimpleUploadedFile("a.png", drawn.getvalue(), "image/png")
    form = form_on(client, cast.url("sheet/all/"))
    form.send(client, **{"all/name": "A line", "all/secret": "Mine", "all/photo/file/file": upload})
    client.post(cast.url("words/all/"), {"deed": "reword", "target": "all/name", "label": "In one line", "help": ""})
    path = tmp_path / "ours.groundplan"
    path.write_bytes(file_for(cast.owner.id, cast.workbook.id)[1])
    return path


def everything(settings):
    """Every row of every table, and every picture."""
    rows = {model: [*lines_of(model._base_manager.all(), columns_of(model))] for model in ours()}
    return rows, sorted(path.name for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())


def answer_to(path):
    """What is said about a file; nothing where it is taken in."""
    try:
        take_in(path)
    except DamagedWorkbookError as error:
        return error.sentence
    return ""


def test_it_is_refused_in_one_sentence_and_changes_nothing(file, tmp_path, settings):
    before = everything(settings)
    told = {name: answer_to(forged(file, tmp_path / "forged.groundplan", change)) for name, change in HOSTILE.items()}
    refused = re.compile(
        r"forged\.groundplan holds no whole workbook \(.+\), so nothing was taken in: export it once more\."
    )
    assert {name: sentence for name, sentence in told.items() if not refused.fullmatch(sentence)} == {}
    assert everything(settings) == before


def test_what_is_not_forged_is_taken_in(file, tmp_path, settings):
    """The way of changing files that the other tests rely on changes nothing by itself."""
    arrived = take_in(forged(file, tmp_path / "same.groundplan"))
    assert (arrived.people, arrived.pictures) == (1, 1)
    assert arrived.edits >= 2
