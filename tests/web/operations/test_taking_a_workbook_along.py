"""The owner takes her workbook along: colleagues' private answers stay, and so does whoever is no owner."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from groundplan.web.accounts.models import Person
from groundplan.web.audit.models import Entry
from groundplan.web.libraries.models import Grant
from groundplan.web.operations.workbook_import import take_in
from groundplan.web.workbooks import queries
from groundplan.web.workbooks.models import Workbook

pytestmark = pytest.mark.django_db(transaction=True)


def picture(colour):
    drawn = io.BytesIO()
    Image.new("RGB", (3, 2), colour).save(drawn, "PNG")
    return SimpleUploadedFile("a.png", drawn.getvalue(), "image/png")


@pytest.fixture
def written(cast, form_on, settings, tmp_path):
    """Both write, each a private answer too; the owner puts a picture in and another one in its place."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    for person, secret in ((cast.owner, "The owner's own"), (cast.member, "The colleague's own")):
        client = cast.client(person)
        form_on(client, cast.url("sheet/all/")).send(client, **{"all/secret": secret, "all/name": f"By {person.name}"})
        client.post(cast.url("read/welcome/done"))
    for colour in ("teal", "red"):
        client = cast.client(cast.owner)
        form_on(client, cast.url("sheet/all/")).send(client, **{"all/photo/file/file": picture(colour)})
    Person.objects.filter(id=cast.owner.id).update(email="ana@example.org")
    return cast


def taken(cast, person):
    return cast.client(person).get(cast.url("take-along/"))


def test_a_stranger_gets_404_and_a_colleague_is_told_whom_to_ask(written, text_of):
    assert taken(written, written.stranger).status_code == 404
    answer = taken(written, written.member)
    assert answer.status_code == 403
    assert "Only the owner of this workbook can take it to another installation" in text_of(answer)


def test_that_a_whole_workbook_left_is_put_down(written):
    taken(written, written.member)
    assert not Entry.objects.filter(deed="exported").exists()
    taken(written, written.owner)
    entry = Entry.objects.get(deed="exported")
    assert (entry.library, entry.actor, entry.name) == (written.workbook.library_id, written.owner.id, "Ana")


def test_the_choice_is_shown_to_the_owner_only(written, text_of):
    offer = "Take this workbook to another installation"
    assert offer in text_of(written.client(written.owner).get(written.url("download/")))
    assert offer not in text_of(written.client(written.member).get(written.url("download/")))


def test_the_file_holds_the_teams_answers_and_the_owners_and_no_others(written, tmp_path):
    answer = taken(written, written.owner)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mill-river-library.groundplan"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        everything = {name: archive.read(name) for name in archive.namelist()}
        documents = everything["tables/workbooks.document.jsonl"].decode()
    assert str(written.owner.id) in documents
    assert str(written.member.id) not in documents
    assert b"ana@example.org" not in b"".join(everything.values())
    # The picture that was replaced is part of the history.
    assert sum(name.startswith("uploads/") for name in everything) == 2
    people = [json.loads(line)[1] for line in everything["tables/accounts.person.jsonl"].decode().splitlines()]
    assert sorted(people) == ["Ana", "Bo"]
    assert len(everything["tables/workbooks.readpage.jsonl"].splitlines()) == 1


def test_what_arrives_belongs_to_a_new_name_with_no_way_in(written, tmp_path):
    path = tmp_path / "ours.groundplan"
    path.write_bytes(taken(written, written.owner).content)
    arrived = take_in(path)
    grants = Grant.objects.filter(thing=arrived.workbook)
    (grant,) = grants
    assert (grant.person.name, grant.right) == ("Ana", "owner")
    assert grant.person_id not in (written.owner.id, written.member.id)
    assert not grant.person.has_usable_password()
    assert grant.person.email == ""
    assert Person.objects.filter(name="Bo").count() == 2
    with pytest.raises(queries.NotFoundError):
        queries.access(written.owner.id, arrived.workbook)
    answers = queries.written(queries.access(grant.person_id, arrived.workbook))
    merged = answers.filled(answers.access.sheet("all")).merged
    assert merged.get("secret") == "The owner's own"
    assert merged.get("photo").file
    assert queries.picture_of(answers.access, merged.get("photo").file) is not None
    # What is written in one is not in the other.
    workbook = Workbook.objects.get(id=arrived.workbook)
    assert workbook.library_id != written.workbook.library_id
    assert workbook.library.name == written.workbook.library.name


def test_a_private_picture_of_a_colleague_stays_with_her_answer(written, settings, tmp_path):
    """A picture goes along when a document names it that does: one that nobody's answer names does not."""
    lonely = written.workbook.pictures.first()
    other = "00000000-0000-4000-8000-000000000000"
    written.workbook.pictures.create(
        library=written.workbook.library, media_type="image/png", size=3, stored_as=f"{written.workbook.id}/{other}.png"
    )
    (settings.MEDIA_ROOT / str(written.workbook.id) / f"{other}.png").write_bytes(b"abc")
    with zipfile.ZipFile(io.BytesIO(taken(written, written.owner).content)) as archive:
        names = [name for name in archive.namelist() if name.startswith("uploads/")]
    assert f"uploads/{lonely.stored_as}" in names
    assert not [name for name in names if other in name]
