"""The file comes back as it was added: to be kept, never drawn by a browser as a page of ours."""

import pytest


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("plan.pdf", b"%PDF-1.4 \x00\xff", "application/pdf"),
        ("plan.html", b"<script>alert(1)</script>", "application/octet-stream"),
        ("plan.xhtml", b"<script>alert(1)</script>", "application/octet-stream"),
        ("plan.md", b"[x](javascript:alert(1))", "application/octet-stream"),
        ("خطة.txt", "نص".encode(), "application/octet-stream"),
    ],
)
def test_it_is_the_same_bytes_as_an_attachment(room, name, data, media_type):
    room.upload((name, data))
    [row] = room.cast.workbook.library.sources.all()
    response = room.client().get(f"{room.at}{row.id}/file")
    assert response.content == data
    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert response["Cache-Control"] == "no-store, private"


def test_one_that_was_removed_is_not_handed_out(room):
    row = room.added()
    room.press("remove", row)
    assert room.client().get(f"{room.at}{row.id}/file").status_code == 404


def test_a_stranger_gets_no_file(room, cast):
    row = room.added()
    assert cast.client(cast.stranger).get(f"{room.at}{row.id}/file").status_code == 404
