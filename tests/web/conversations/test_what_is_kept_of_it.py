"""What an asking leaves behind: names can be erased, a person takes her own part out, a file of the workbook has what
came of it and no link."""

import io
import json
import zipfile

from groundplan.web.conversations.models import Asking, Reply
from groundplan.web.people.actions import leave
from groundplan.web.people.archive import archive_of
from groundplan.web.workbooks import erasing
from groundplan.web.workbooks.models import Confirmation
from groundplan.workbook.erasure import Erasure

YES = {"Nobody": ("yes", "")}


def test_a_name_is_erased_from_what_was_asked_and_answered(cast, asked, her):
    rosa = her(asked(note="Dear Rosa,"))
    rosa.answer(Nobody=("other", "Rosa says: nobody is bored."), Welcome=("no", "Ask Rosa"))
    erasing.erase(cast.owner.id, cast.workbook.id, Erasure("Rosa", "the director"))
    kept = str([*Asking.objects.values(), *Reply.objects.values()])
    assert "Rosa" not in kept
    assert Asking.objects.get().note == "Dear the director,"
    assert Reply.objects.get(said="other").words == "the director says: nobody is bored."


def test_a_person_takes_out_whom_she_asked_and_what_she_wrote_to_them(cast, asked):
    asked(note="Five minutes?")
    with zipfile.ZipFile(io.BytesIO(archive_of(cast.owner))) as archive:
        data = json.loads(archive.read("data.json"))
        page = archive.read("index.html").decode()
    [one] = data["workbooks"][0]["asked_to_confirm"]
    assert (one["who"], one["note"]) == ("Rosa Alder, director", "Five minutes?")
    assert "Five minutes?" in page
    with zipfile.ZipFile(io.BytesIO(archive_of(cast.member))) as archive:
        assert json.loads(archive.read("data.json"))["workbooks"][0]["asked_to_confirm"] == []


def test_when_whoever_asked_leaves_the_link_ends_and_the_confirmation_stays(cast, asked, her):
    rosa = her(asked(person=cast.member))
    rosa.answer(**YES)
    leave(cast.member.id, {})
    assert rosa.client.get(rosa.path).status_code == 404
    assert Confirmation.objects.get().who == "Rosa Alder, director"
    assert Asking.objects.get().asked_by_id is None


def test_without_the_one_who_asked_the_teams_page_still_tells_of_it(cast, asked, her, text_of):
    her(asked(person=cast.member)).answer(**YES)
    leave(cast.member.id, {})
    told = text_of(cast.client(cast.owner).get(cast.url("confirm/")))
    assert "Rosa Alder, director has answered" in told
