"""A team says what it has finished and lets its facilitator read, sheet by sheet; private answers are never shared."""

import uuid

import pytest

from groundplan.web.audit import queries as audit
from groundplan.web.cohorts.models import Finished, Membership, SharedSheet
from groundplan.web.workbooks.models import Comment, Thread


def said(led, **fields):
    return {"membership": str(led.ours.id), **fields}


@pytest.fixture
def written(led, form_on):
    """The owner has written in two sheets, something private among it."""
    owner = led.client(led.cast.owner)
    form_on(owner, led.cast.url("sheet/all/")).send(
        owner, **{"all/mission": "Read and belong", "all/strengths/r1": "Teens know us"}
    )
    form_on(owner, led.cast.url("sheet/kwl/")).send(owner, **{"kwl/know": "Nobody is to see this"})
    return owner


def test_a_sheet_is_read_after_it_was_shared_and_not_before(led, written, text_of):
    facilitator = led.client(led.facilitator)
    there = led.url(f"shared/{led.ours.id}/all/")
    assert facilitator.get(there).status_code == 404
    written.post(led.cast.url("cohort/"), said(led, shared=["all"]))
    page = facilitator.get(there)
    assert "Read and belong" in text_of(page)
    assert "Nobody is to see this" not in text_of(page)
    assert facilitator.get(led.url(f"shared/{led.ours.id}/kwl/")).status_code == 404
    written.post(led.cast.url("cohort/"), said(led))
    assert facilitator.get(there).status_code == 404


def test_the_rest_of_the_workbook_stays_closed(led, written):
    written.post(led.cast.url("cohort/"), said(led, shared=["all"]))
    facilitator = led.client(led.facilitator)
    for path in ("", "sheet/all/", "plan/", "shelf/", "download/", "download/workbook.json", "settings/", "cohort/"):
        assert facilitator.get(led.cast.url(path)).status_code == 404
    assert facilitator.post(led.cast.url("preview"), {"text": "x"}).status_code == 404
    assert led.cast.answers().get("mission") == "Read and belong"


def test_private_answers_are_not_in_what_is_shared(led, written, form_on, text_of):
    private = next(
        question
        for sheet in led.cast.written().access.edition.toolkit.worksheets
        for question in sheet.questions()
        if question.private and question.type.value in ("text", "long_text")
    )
    sheet = next(
        sheet for sheet in led.cast.written().access.edition.toolkit.worksheets if private in list(sheet.questions())
    )
    form_on(written, led.cast.url(f"sheet/{sheet.id}/")).send(written, **{f"{sheet.id}/{private.id}": "For my eyes"})
    written.post(led.cast.url("cohort/"), said(led, shared=[sheet.id]))
    page = led.client(led.facilitator).get(led.url(f"shared/{led.ours.id}/{sheet.id}/"))
    assert page.status_code == 200
    assert b"For my eyes" not in page.content


def test_another_membership_opens_nothing(led, written):
    written.post(led.cast.url("cohort/"), said(led, shared=["all"]))
    facilitator = led.client(led.facilitator)
    assert facilitator.get(led.url(f"shared/{led.hills.id}/all/")).status_code == 404
    assert facilitator.get(led.url(f"shared/{uuid.uuid4()}/all/")).status_code == 404
    for person in (led.cast.owner, led.cast.stranger, led.neighbour):
        assert led.client(person).get(led.url(f"shared/{led.ours.id}/all/")).status_code == 404


def test_an_editor_says_what_is_finished_and_only_an_owner_shares(led):
    member = led.client(led.cast.member)
    member.post(led.cast.url("cohort/"), said(led, finished=["one", "zzz"], shared=["all"]))
    assert [each.module for each in Finished.objects.all()] == ["one"]
    assert not SharedSheet.objects.exists()
    member.post(led.cast.url("cohort/"), said(led))
    assert not Finished.objects.exists()


def test_another_teams_word_is_not_ours_to_say(led):
    owner = led.client(led.cast.owner)
    assert (
        owner.post(led.cast.url("cohort/"), {"membership": str(led.hills.id), "finished": ["one"]}).status_code == 404
    )
    assert owner.post(led.cast.url("cohort/leave/"), {"membership": str(led.hills.id)}).status_code == 404
    assert owner.post(led.cast.url("cohort/"), {"membership": "no id"}).status_code == 404
    assert not Finished.objects.exists()
    assert Membership.objects.count() == 2


def test_sharing_is_put_down(led):
    owner = led.client(led.cast.owner)
    owner.post(led.cast.url("cohort/"), said(led, shared=["all"]))
    owner.post(led.cast.url("cohort/"), said(led))
    told = [line.what for line in audit.lines(led.cast.workbook.library_id)[0]]
    assert any(line.startswith("shared the worksheet") and "Spring 2027" in line for line in told)
    assert any(line.startswith("stopped sharing the worksheet") for line in told)


def test_a_team_leaves_and_takes_its_word_along(led, text_of):
    owner = led.client(led.cast.owner)
    owner.post(led.cast.url("cohort/"), said(led, finished=["one"], shared=["all"]))
    assert led.client(led.cast.member).post(led.cast.url("cohort/leave/"), said(led)).status_code == 404
    assert owner.post(led.cast.url("cohort/leave/"), said(led)).status_code == 302
    assert not SharedSheet.objects.exists()
    assert "Mill River" not in text_of(led.client(led.facilitator).get(led.url()))
    assert "This workbook is in no cohort" in text_of(owner.get(led.cast.url("cohort/")))


def test_the_teams_page_has_welcome_dates_and_who_leads(led, text_of):
    told = text_of(led.client(led.cast.owner).get(led.cast.url("cohort/")))
    for words in ("Spring 2027", "Welcome", "Led by Fay", "Mar 15, 2027", "on the telephone"):
        assert words in told


def test_a_stranger_gets_404(led):
    for person in (led.cast.stranger, led.neighbour):
        client = led.client(person)
        assert client.get(led.cast.url("cohort/")).status_code == 404
        assert client.post(led.cast.url("cohort/"), said(led, finished=["one"])).status_code == 404
        assert client.post(led.cast.url("cohort/leave/"), said(led)).status_code == 404


SAID = {"question": "mission", "text": "What would **teens** say?", "edit": "edit-0001"}


def test_she_comments_on_what_is_shared_and_the_team_reads_it_beside_its_answer(led, written, text_of):
    there = led.url(f"shared/{led.ours.id}/all/")
    facilitator = led.client(led.facilitator)
    assert facilitator.post(there, SAID).status_code == 404, "not before it is shared"
    written.post(led.cast.url("cohort/"), said(led, shared=["all"]))
    assert facilitator.post(there, SAID).status_code == 302
    assert facilitator.post(there, SAID).status_code == 302, "sent twice, it is said once"
    for told in (text_of(facilitator.get(there)), text_of(written.get(led.cast.url("comments/all/mission/")))):
        assert told.count("What would teens say?") == 1
        assert "Fay" in told
    thread = Thread.objects.get()
    written.post(
        led.cast.url("comments/all/mission/"),
        {"deed": "reply", "target": str(thread.id), "text": "We asked", "edit": "edit-0002"},
    )
    assert "We asked" in text_of(facilitator.get(there))
    assert facilitator.post(there, {"thread": str(thread.id), "text": "Good", "edit": "edit-0003"}).status_code == 302
    assert Comment.objects.count() == 3


def test_what_is_said_elsewhere_in_the_workbook_is_not_hers_to_read_or_answer(led, written, text_of):
    written.post(led.cast.url("comments/kwl/know/"), {"deed": "begin", "text": "Among ourselves", "edit": "edit-0001"})
    written.post(led.cast.url("cohort/"), said(led, shared=["all"]))
    there, facilitator = led.url(f"shared/{led.ours.id}/all/"), led.client(led.facilitator)
    assert "Among ourselves" not in text_of(facilitator.get(there))
    elsewhere = {"thread": str(Thread.objects.get().id), "text": "x", "edit": "edit-0002"}
    assert facilitator.post(there, elsewhere).status_code == 404
    assert facilitator.post(there, {**SAID, "question": "know"}).status_code == 404
    assert facilitator.get(led.cast.url("comments/")).status_code == 404
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(("text", "sentence"), [("", "no words in this comment"), ("x" * 10_001, "10000 fit into one")])
def test_a_comment_that_cannot_be_taken_comes_back(led, written, text, sentence, text_of):
    written.post(led.cast.url("cohort/"), said(led, shared=["all"]))
    response = led.client(led.facilitator).post(led.url(f"shared/{led.ours.id}/all/"), {**SAID, "text": text})
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert text in response.content.decode()


def test_who_stopped_leading_says_nothing_more(led, written):
    written.post(led.cast.url("cohort/"), said(led, shared=["all"]))
    led.cohort.library.grants.filter(thing=led.cohort.id).delete()
    assert led.client(led.facilitator).post(led.url(f"shared/{led.ours.id}/all/"), SAID).status_code == 404
    assert not Comment.objects.exists()
