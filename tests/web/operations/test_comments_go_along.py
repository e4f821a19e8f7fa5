"""What is said about answers goes along with a workbook: who said it, who is named, and nothing that was taken back."""

import io
import secrets
import zipfile

import pytest

from groundplan.web.libraries.models import Grant
from groundplan.web.operations.workbook_import import take_in
from groundplan.web.workbooks.models import Comment, Mention, Thread

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def said(cast):
    """A thread in which both speak, and one of a colleague who took her words back."""

    def post(person, deed, question="mission", **fields):
        fields = {"deed": deed, "edit": secrets.token_hex(8), **fields}
        assert cast.client(person).post(cast.url(f"comments/all/{question}/"), fields).status_code == 302

    post(cast.owner, "begin", text="Look, @Bo")
    thread = Thread.objects.get()
    post(cast.member, "reply", target=str(thread.id), text="Yes, @Ana: 図書館")
    post(cast.member, "resolve", target=str(thread.id), seen="2")
    post(cast.member, "begin", "name", text="Said in haste")
    post(cast.member, "remove", "name", target=str(Comment.objects.get(text="Said in haste").id))
    return cast


def test_the_talk_arrives_with_new_people_and_is_read_there(said, tmp_path, text_of):
    content = said.client(said.owner).get(said.url("take-along/")).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"Said in haste" not in b"".join(archive.read(name) for name in archive.namelist())
    path = tmp_path / "ours.groundplan"
    path.write_bytes(content)
    arrived = take_in(path)
    there = Grant.objects.get(thing=arrived.workbook).person
    page = said.client(there).get(f"/w/{arrived.workbook}/comments/all/mission/")
    told = text_of(page)
    assert told.index("Look, @Bo") < told.index("Yes, @Ana : 図書館") < told.index("Resolved by Bo")
    assert Thread.objects.filter(workbook=arrived.workbook).count() == 1
    named = {mention.person_id for mention in Mention.objects.filter(comment__workbook=arrived.workbook)}
    assert there.id in named
    assert not named & {said.owner.id, said.member.id}


def test_a_stranger_takes_no_talk_along(said):
    assert said.client(said.stranger).get(said.url("take-along/")).status_code == 404
