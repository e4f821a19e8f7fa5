"""An owner erases a name from all answers and their history; where, who and when stay, and it cannot be undone."""

import re
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from groundplan.web.audit.models import Entry
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.operations.tables import columns_of, lines_of, ours
from groundplan.web.workbooks import erasing, log
from groundplan.web.workbooks.commenting import Place, begin
from groundplan.web.workbooks.models import (
    Citation,
    Comment,
    Confirmation,
    Document,
    LogEntry,
    Proposal,
    Snapshot,
)
from groundplan.web.workbooks.queries import NotFoundError
from groundplan.workbook.erasure import Erasure

NAME = "Zebulon"
TEEN = "a teen"
ERASE = {"text": NAME, "instead": TEEN}


def tables():
    """Everything that the database holds of ours, as one text; bytes of the log as the letters in them."""
    held = []
    for model in ours():
        held += lines_of(model._base_manager.all(), columns_of(model))
    for model, column in ((LogEntry, "update"), (Snapshot, "state")):
        held += [bytes(each) for each in model.objects.values_list(column, flat=True)]
    return b"\n".join(held).decode("utf-8", "replace").lower()


@pytest.fixture
def written(cast, form_on):
    """Answers with the name in many places, by two people, and one answer without it."""
    owner, member = cast.client(cast.owner), cast.client(cast.member)
    sheet = cast.url("sheet/all/")
    form_on(owner, sheet).send(owner, **{"all/mission": "We listen", "all/name": "Zebulo"})
    form_on(owner, sheet).send(owner, **{"all/name": f"{NAME} said so"})
    form_on(member, sheet).send(
        member, **{"all/strengths/r1": "ZEBULON’s club", "all/strengths/r2": "Open late", "all/secret": f"Ask {NAME}"}
    )
    form_on(member, sheet).send(member, **{"all/weaknesses/r1": f"Too little for {NAME}"})
    form_on(member, sheet).send(member, **{"all/weaknesses/r1": "Too little"})
    form_on(owner, sheet).send(
        owner, **{"all/goals/g1/text": "Ask", "all/goals/s1/what": f"Call {NAME}", "all/goals/s1/of": "g1"}
    )
    form_on(owner, sheet).send(owner, **{"all/photo/file/caption": f"{NAME} at work", "all/secret": "Nothing"})
    form_on(owner, sheet).send(owner, **{"all/mission": "We listen\n\nand act"})
    return cast


def who_and_when():
    return sorted(
        LogEntry.objects.values_list("document", "sequence", "participant", "at", "edit", "edition", "addresses"),
        key=str,
    )


def test_the_page_asks_and_shows_where_it_stands_and_changes_nothing(written, text_of):
    client, before = written.client(written.owner), tables()
    assert "Erase a name everywhere" in text_of(client.get(written.url("settings/")))
    assert "What is to be erased?" in text_of(client.get(written.url("erase/")))
    response = client.post(written.url("erase/"), {**ERASE, "deed": "look"})
    soup = BeautifulSoup(response.content, "html.parser")
    found = [re.sub(r"\s+", " ", each.get_text(" ")).strip() for each in soup.select(".found li")]
    assert sorted(found) == [
        "Every kind of question · A picture Zebulon at work",
        "Every kind of question · Goals Call Zebulon",
        "Every kind of question · One line Zebulon said so",
        "Every kind of question · Strengths ZEBULON ’s club",
    ]
    assert {each.get_text() for each in soup.select("mark")} == {NAME, "ZEBULON"}
    told = text_of(response)
    assert "In the history of 1 answer that says something else now." in told
    assert "In 1 answer that a colleague wrote to herself." in told
    assert "It cannot be undone." in told
    assert before == tables()
    assert NAME not in response.request["QUERY_STRING"]


def test_it_goes_from_answers_history_and_snapshots_and_the_rest_stays(written, text_of):
    client, kept = written.client(written.owner), who_and_when()
    before = written.answers()
    rows = {row.id: row.epoch for row in Document.objects.all()}
    response = client.post(written.url("erase/"), {**ERASE, "deed": "erase", "sure": "yes"}, follow=True)
    assert "It is erased from 6 places, history included." in text_of(response)
    assert NAME.lower() not in tables()
    assert "zebulo" not in tables()
    after = written.answers()
    assert after.get("mission") == before.get("mission") == "We listen\n\nand act"
    assert after.get("name") == "a teen said so"
    assert [(each.id, each.text) for each in after.get("strengths")] == [("r1", "a teen’s club"), ("r2", "Open late")]
    assert after.get("photo").caption == "a teen at work"
    assert after.get("goals")[0].steps[0].what == "Call a teen"
    assert written.answers(person=written.member).get("secret") == "Ask a teen"
    assert after.get("secret") == "Nothing"
    assert who_and_when() == kept
    changed = {row.id for row in Document.objects.all() if row.epoch != rows[row.id]}
    assert changed == set(Document.objects.exclude(participant=str(written.owner.id)).values_list("id", flat=True))
    team = Document.objects.get(participant="team")
    assert log.content_at(team, 1).text("mission") == "We listen"
    assert log.content_at(team, 1).text("name") == ""


def test_it_is_put_down_without_the_name(written):
    written.client(written.owner).post(written.url("erase/"), {**ERASE, "deed": "erase", "sure": "yes"})
    entry = Entry.objects.get(deed="name-erased")
    assert (entry.library, entry.actor, entry.name) == (written.workbook.library_id, written.owner.id, "Ana")
    assert entry.facts == {"instead": TEEN, "count": "6"}


def test_twice_finds_nothing_more_to_do(written, text_of):
    client = written.client(written.owner)
    client.post(written.url("erase/"), {**ERASE, "deed": "erase", "sure": "yes"})
    before = tables()
    response = client.post(written.url("erase/"), {**ERASE, "deed": "erase", "sure": "yes"}, follow=True)
    assert "It is erased" in text_of(client.get(written.url("erase/"))) or "nothing to erase" in text_of(response)
    assert Entry.objects.filter(deed="name-erased").count() == 1
    assert set(Document.objects.values_list("epoch", flat=True)) == {1, 2}
    assert erasing.erase(written.owner.id, written.workbook.id, Erasure(NAME, TEEN)) == 0
    assert before.count("name-erased") == tables().count("name-erased")


def test_without_the_tick_nothing_is_erased(written, text_of):
    client = written.client(written.owner)
    before = tables()
    response = client.post(written.url("erase/"), {**ERASE, "deed": "erase"})
    assert response.status_code == 422
    assert "Tick that you know that this cannot be undone." in text_of(response)
    assert tables() == before


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": "a"}, "Write at least 2 letters"),
        ({"text": ""}, "Write at least 2 letters"),
        ({"text": "x" * 121}, "Write at most 120 characters"),
        ({"instead": f"not {NAME}"}, "without what is to be erased"),
        ({"instead": " "}, "without what is to be erased"),
    ],
)
def test_what_cannot_be_erased_is_told(cast, text_of, fields, told):
    response = cast.client(cast.owner).post(cast.url("erase/"), {**ERASE, "deed": "erase", "sure": "yes", **fields})
    assert response.status_code == 422
    assert told in text_of(response)


def test_a_form_that_was_open_is_told_and_its_text_handed_back(written, form_on):
    client = written.client(written.member)
    form = form_on(client, written.url("sheet/all/"))
    written.client(written.owner).post(written.url("erase/"), {**ERASE, "deed": "erase", "sure": "yes"})
    response = form.send(client, **{"all/mission": "Typed meanwhile"})
    assert response.status_code == 409
    assert "the history of this worksheet was begun anew" in response.content.decode()
    assert "Typed meanwhile" in response.content.decode()
    again = form_on(client, written.url("sheet/all/"))
    assert again.send(client, **{"all/mission": "Typed meanwhile"}).status_code == 302
    assert written.answers().get("mission") == "Typed meanwhile"
    as_script = form.send(client, as_script=True, **{"all/mission": "Typed meanwhile"})
    assert (as_script.status_code, as_script.json()["saved"]) == (409, False)


def test_a_sheet_without_the_name_stays_open(written, form_on):
    client = written.client(written.member)
    form = form_on(client, written.url("sheet/kwl/"))
    form.send(client, **{"kwl/know": "A little"})
    form = form_on(client, written.url("sheet/kwl/"))
    written.client(written.owner).post(written.url("erase/"), {**ERASE, "deed": "erase", "sure": "yes"})
    assert form.send(client, **{"kwl/know": "A little more"}).status_code == 302


def test_the_name_of_a_filling_goes_and_its_address_with_it(cast, form_on):
    client = cast.client(cast.owner)
    url = client.post(cast.url("sheet/talk/again"), {"title": f"{NAME}’s mother"}).url
    form_on(client, url).send(client, **{"talk/heard": f"{NAME} reads"})
    assert client.post(cast.url("erase/"), {**ERASE, "deed": "erase", "sure": "yes"}).status_code == 302
    assert NAME.lower() not in tables()
    row = Document.objects.get(worksheet="talk")
    assert row.title == "a teen’s mother"
    assert row.occasion == f"talk-{url.rstrip('/')[-6:]}"
    page = client.get(cast.url(f"sheet/talk/on/{row.occasion}/")).content.decode()
    assert "a teen reads" in page
    assert "a teen’s mother" in page


def test_what_is_changed_elsewhere_is_named_with_the_way_there(written):
    client = written.client(written.owner)
    client.post(
        written.url("words/all/"), {"deed": "reword", "target": "all/mission", "label": f"What does {NAME} want?"}
    )
    settings = {"library": f"{NAME} Library", "kind": "solo", "paper": "a4", "start": "2027-01-01"}
    assert client.post(written.url("settings/"), settings).status_code == 302
    response = client.post(written.url("erase/"), {**ERASE, "deed": "look"})
    links = [each["href"] for each in BeautifulSoup(response.content, "html.parser").select("#found h2 ~ ul a")]
    assert written.url("settings/") in links
    assert written.url("words/all/") in links


def test_after_a_restore_began_a_new_epoch_the_earlier_one_is_cleaned_too(written, form_on):
    for row in Document.objects.all():
        log.begin_epoch(row)
    client = written.client(written.owner)
    form_on(client, written.url("sheet/all/")).send(client, **{"all/name": "Nobody"})
    kept = who_and_when()
    assert erasing.erase(written.owner.id, written.workbook.id, Erasure(NAME, TEEN)) == 6
    assert NAME.lower() not in tables()
    assert who_and_when() == kept
    assert written.answers().get("name") == "Nobody"
    assert written.answers().get("mission") == "We listen\n\nand act"


def test_other_workbooks_of_the_library_keep_their_text(written, form_on):
    from datetime import date

    from groundplan.web.home.actions import set_up
    from groundplan.web.workbooks.actions import Opening

    opening = Opening("Mill River Library", "Children", False, date(2027, 1, 1))
    ana, other = set_up("Ana", opening, "small")
    client = written.client(ana)
    form_on(client, f"/w/{other}/sheet/all/").send(client, **{"all/name": f"{NAME} here"})
    erasing.erase(written.owner.id, written.workbook.id, Erasure(NAME, TEEN))
    assert f"{NAME} here" in client.get(f"/w/{other}/sheet/all/").content.decode()


@pytest.mark.parametrize("right", [Right.EDITOR, Right.COMMENTER, Right.VIEWER])
def test_who_does_not_own_it_cannot_erase(written, right, text_of):
    grant(written.workbook.library, written.member, written.workbook.id, right)
    client, before = written.client(written.member), tables()
    for response in (
        client.get(written.url("erase/")),
        client.post(written.url("erase/"), {**ERASE, "deed": "erase", "sure": "yes"}),
    ):
        assert response.status_code == 403
        assert "Only an owner of this workbook can erase" in text_of(response)
    assert "Erase a name" not in text_of(client.get(written.url("settings/")))
    assert tables() == before


def test_a_stranger_gets_404_and_erases_nothing(written):
    client, before = written.client(written.stranger), tables()
    assert client.get(written.url("erase/")).status_code == 404
    for deed in ("look", "erase"):
        assert client.post(written.url("erase/"), {**ERASE, "deed": deed, "sure": "yes"}).status_code == 404
    with pytest.raises(NotFoundError):
        erasing.erase(written.stranger.id, written.workbook.id, Erasure(NAME, TEEN))
    assert tables() == before


def test_a_failure_in_the_middle_leaves_everything_as_it_was(written, monkeypatch):
    before = tables()

    def fail(*_given, **_named):
        raise RuntimeError

    monkeypatch.setattr(erasing, "record", fail)
    with pytest.raises(RuntimeError):
        erasing.erase(written.owner.id, written.workbook.id, Erasure(NAME, TEEN))
    assert tables() == before
    assert written.answers().get("name") == f"{NAME} said so"


def test_script_in_the_name_is_text(cast, form_on):
    client = cast.client(cast.owner)
    form_on(client, cast.url("sheet/all/")).send(client, **{"all/name": "<script>alert(1)</script> said"})
    response = client.post(cast.url("erase/"), {"text": "<script>alert(1)", "instead": "<b>x", "deed": "look"})
    assert b"<script>alert" not in response.content
    assert b"&lt;script&gt;alert(1)" in response.content


def test_it_goes_from_comments_too_and_who_is_named_in_them_stays_named(cast, text_of):
    begin(cast.owner.id, cast.workbook.id, Place("all", "mission"), f"@Bo, is {NAME} well?", "first-comment")
    client = cast.client(cast.owner)
    assert "In 1 comment." in text_of(client.post(cast.url("erase/"), {**ERASE, "deed": "look"}))
    client.post(cast.url("erase/"), {**ERASE, "deed": "erase", "sure": "yes"})
    assert NAME.lower() not in tables()
    assert Comment.objects.get().text == f"@[{cast.member.id.hex}], is a teen well?"
    client.post(
        cast.url("erase/"),
        {"text": cast.member.id.hex[:6], "instead": "x", "anywhere": "on", "deed": "erase", "sure": "yes"},
    )
    assert Comment.objects.get().text == f"@[{cast.member.id.hex}], is a teen well?"


def test_it_goes_from_quotations_their_sources_and_who_confirmed_them(cast, text_of):
    at = datetime(2026, 5, 4, tzinfo=UTC)
    here = {"library_id": cast.workbook.library_id, "workbook_id": cast.workbook.id}
    place = {"worksheet": "all", "question": "mission"}
    citation = Citation.objects.create(
        **here,
        **place,
        origin="document",
        quote=f"{NAME} said so",
        title=f"About {NAME}",
        where=f"beside {NAME}",
        made=at,
    )
    Confirmation.objects.create(**here, citation=citation, who=NAME, how="in_person", on=at.date(), at=at)
    Proposal.objects.create(
        **here,
        **place,
        key="k",
        origin="confirmation",
        text=f"{NAME} would",
        standing="open",
        facts={"by": [NAME]},
        made=at,
    )
    client = cast.client(cast.owner)
    assert "In 6 quotations, or what is said" in text_of(client.post(cast.url("erase/"), {**ERASE, "deed": "look"}))
    client.post(cast.url("erase/"), {**ERASE, "deed": "erase", "sure": "yes"})
    assert NAME.lower() not in tables()
    assert Citation.objects.get().quote == f"{TEEN} said so"
    assert Proposal.objects.get().facts == {"by": [TEEN]}
