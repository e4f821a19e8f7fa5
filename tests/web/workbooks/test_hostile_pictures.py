"""Pictures made to do harm: each costs a sentence at most, and what is kept is an image and nothing else."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT
from PIL import Image

import hostile_pictures as hostile
from groundplan.intake.confined import Limits
from groundplan.web.workbooks import pictures
from groundplan.web.workbooks.models import Picture


@pytest.fixture
def send(cast, form_on, settings, tmp_path):
    """Puts a file into the sheet's form as the owner does, with a text beside it."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    client = cast.client(cast.owner)

    def through_the_page(data, name="a.png", kind="image/png"):
        form = form_on(client, cast.url("sheet/all/"))
        upload = SimpleUploadedFile(name or "x", data, kind)
        return form.send(client, **{"all/photo/file/file": upload, "all/name": "typed beside it"})

    through_the_page.client = client
    through_the_page.kept = lambda: [path for path in tmp_path.rglob("*") if path.is_file()]
    return through_the_page


@pytest.mark.parametrize("what", hostile.NO_PICTURES)
def test_what_is_no_picture_is_told_and_leaves_nothing_behind(send, text_of, what):
    response = send(hostile.NO_PICTURES[what])
    assert response.status_code == 422
    assert "typed beside it" in text_of(response)
    assert "no PNG or JPEG picture" in text_of(response)
    assert send.kept() == []
    assert not Picture.objects.exists()


@pytest.mark.parametrize("bomb", [hostile.of_half_a_billion_dots, hostile.with_a_swollen_text])
def test_a_bomb_is_told_and_the_next_picture_is_kept(send, text_of, bomb):
    response = send(bomb())
    assert response.status_code == 422
    assert "was not kept" in text_of(response)
    assert "typed beside it" in text_of(response)
    assert send(hostile.drawn()).status_code in (200, 302)
    assert Picture.objects.count() == 1


@pytest.mark.parametrize("bomb", [hostile.of_many_frames, hostile.with_a_swollen_profile])
def test_what_swells_is_an_ordinary_picture_or_none(send, bomb):
    """Pillow leaves alone what it does not need; either is well, as long as it is over soon and the file small."""
    assert send(bomb()).status_code in (200, 302, 422)
    assert sum(path.stat().st_size for path in send.kept()) < 100_000


def test_a_picture_that_takes_for_ever_is_given_up(send, text_of, monkeypatch):
    monkeypatch.setattr(pictures, "LIMITS", Limits(seconds=1))
    response = send(hostile.of_endless_scans(), "a.jpg")
    assert response.status_code == 422
    assert "took too much time or memory" in text_of(response)
    assert "typed beside it" in text_of(response)


def test_a_picture_that_takes_too_much_memory_is_given_up(send, text_of, monkeypatch):
    monkeypatch.setattr(pictures, "LIMITS", Limits(memory=24 * 1024 * 1024))
    response = send(hostile.png(6_000, 6_000))
    assert response.status_code == 422
    assert "took too much time or memory" in text_of(response)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_of_a_file_that_is_two_things_only_the_picture_is_kept(send, kind):
    send(hostile.with_a_page_behind_it(kind))
    (kept,) = send.kept()
    assert b"polyglot" not in kept.read_bytes()
    assert kept.suffix == {"PNG": ".png", "JPEG": ".jpg"}[kind]


def test_notes_and_places_do_not_survive_and_the_picture_stands_upright(send):
    send(hostile.with_a_script_in_its_notes())
    send(hostile.with_a_place(), "a.jpg", "image/jpeg")
    for kept in send.kept():
        data = kept.read_bytes()
        assert not re.search(rb"alert|php|SECRET|Exif", data)
    (photograph,) = [path for path in send.kept() if path.suffix == ".jpg"]
    with Image.open(photograph) as shown:
        assert shown.size == (40, 60)


@pytest.mark.parametrize(("name", "kind"), [("a.html", "text/html"), ("a.svg", "image/svg+xml"), ("a", "a/b\r\nX: y")])
def test_a_picture_is_served_as_what_it_is_whatever_was_said_of_it(send, cast, name, kind):
    send(hostile.drawn("JPEG"), name, kind)
    picture = Picture.objects.get()
    shown = send.client.get(cast.url(f"picture/{picture.id}"))
    assert shown["Content-Type"] == "image/jpeg"
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert "script-src 'self'" in shown["Content-Security-Policy"]


@pytest.mark.parametrize("name", hostile.NAMES, ids=range(len(hostile.NAMES)))
def test_no_name_of_a_file_is_ever_used(send, cast, tmp_path, name):
    """The name is written into the request as it is: Django's own client would put it right first."""
    page = send.client.get(cast.url("sheet/all/")).content.decode()
    fields = dict(
        re.findall(r'<input type="hidden" name="(revision|own_revision|edition|edit|shown)" value="([^"]*)"', page)
    )
    parts = [
        *(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode() for key, value in fields.items()),
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="all/photo/file/file"; filename="{name}"\r\n'.encode()
        + b"Content-Type: image/png\r\n\r\n" + hostile.drawn() + b"\r\n",
        f"--{BOUNDARY}--\r\n".encode(),
    ]  # fmt: skip
    response = send.client.generic("POST", cast.url("sheet/all/"), b"".join(parts), content_type=MULTIPART_CONTENT)
    assert response.status_code in (200, 302, 400, 422)
    # A name that no header holds, and none at all, are no file.
    assert len(send.kept()) == (1 if 0 < len(name) < 1_000 else 0)
    for kept in send.kept():
        assert re.fullmatch(rf"uploads/{cast.workbook.id}/[0-9a-f-]{{36}}\.png", str(kept.relative_to(tmp_path)))
    whole = b"".join(response.streaming_content) if response.streaming else response.content
    for page in (whole, send.client.get(cast.url("sheet/all/")).content):
        assert b"<script>alert" not in page
        assert b"onerror=alert(1)>" not in page
    assert "evil" not in str(Picture.objects.values_list("stored_as", flat=True))


def test_a_stranger_adds_no_picture(cast, send, form_on):
    form = form_on(send.client, cast.url("sheet/all/"))
    upload = SimpleUploadedFile("a.png", hostile.drawn(), "image/png")
    assert form.send(cast.client(cast.stranger), **{"all/photo/file/file": upload}).status_code == 404
    assert send.kept() == []
