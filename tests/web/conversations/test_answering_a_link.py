"""She who was asked answers through the link: without an account, by its button, and as often as she likes until it ends."""

import pytest
from django.test import Client
from django.utils import timezone

from groundplan.web.audit.models import Entry
from groundplan.web.conversations.models import Asking, Reply
from groundplan.web.libraries.actions import take_right
from groundplan.web.links.models import Link
from groundplan.web.workbooks.models import Citation, Confirmation, Proposal, Workbook

YES = {"Nobody": ("yes", "")}


def test_the_page_shows_the_statements_chosen_and_nothing_else_of_the_workbook(asked, her, text_of):
    path = asked()
    told = text_of(Client().get(path))
    for words in ("Nobody in this town should be bored.", "Welcome", "Mill River Library", "Ana", "Priority"):
        assert words in told
    for words in ("First jobs", "Signed in as", "Bo", "Put it into the plan", "Connected learning at our library"):
        assert words not in told
    assert {each["href"] for each in her(path).page().select("main a[href]")} == set()


def test_it_is_kept_out_of_search_engines_caches_and_other_sites(asked):
    response = Client().get(asked())
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_yes_is_recorded_by_link_with_her_name_and_the_day(asked, her, cited):
    rosa = her(asked())
    assert rosa.answer(**YES).url == f"{rosa.path}?thanks=1"
    [citation] = cited("mission")
    [confirmation] = citation.confirmations
    assert (confirmation.who, confirmation.how.value) == ("Rosa Alder, director", "by_link")
    assert confirmation.on == timezone.localdate()
    assert Citation.objects.filter(question="priorities").count() == 1
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("how", ["get", "head", "options"])
def test_whoever_only_fetches_the_link_changes_nothing(asked, how):
    path = asked()
    before = Link.objects.get(purpose="confirming").uses
    for headers in ({}, {"sec-purpose": "prefetch"}, {"user-agent": "MailScanner/7"}):
        getattr(Client(headers=headers), how)(f"{path}?thanks=1&deed=answer")
    assert not Confirmation.objects.exists()
    assert Link.objects.get(purpose="confirming").uses == before
    assert Asking.objects.get().answered is None


def test_not_quite_becomes_a_proposal_and_changes_no_answer(asked, her, written, cited):
    rosa = her(asked())
    rosa.answer(Nobody=("other", "Nobody in this county should be bored."))
    proposal = Proposal.objects.get()
    assert (proposal.text, proposal.replaces) == (
        "Nobody in this county should be bored.",
        "Nobody in this town should be bored.",
    )
    assert (proposal.origin, proposal.standing, proposal.question) == ("confirmation", "open", "mission")
    assert proposal.facts["who"] == "Rosa Alder, director"
    assert written("mission") == "Nobody in this town should be bored."
    assert cited("mission")[0].confirmations == ()


def test_no_with_a_remark_reaches_the_team_and_changes_nothing(asked, her, cast, written, text_of):
    her(asked()).answer(Welcome=("no", "That was the plan before last."))
    assert not Confirmation.objects.exists()
    assert not Proposal.objects.exists()
    assert written("priorities") == ["Welcome", "First jobs"]
    told = text_of(cast.client(cast.member).get(cast.url("confirm/")))
    assert "No That was the plan before last." in told.replace("“", "").replace("”", "")


def test_she_may_leave_a_statement_out(asked, her):
    her(asked()).answer(Welcome=("yes", ""))
    assert [each.said for each in Reply.objects.order_by("position")] == ["", "yes"]


def test_sent_twice_counts_once(asked, her):
    rosa = her(asked())
    fields = rosa.fields(Nobody=("other", "Nobody here is bored."), Welcome=("yes", ""))
    assert {rosa.client.post(rosa.path, fields).status_code for _ in range(2)} == {302}
    assert (Proposal.objects.count(), Confirmation.objects.count(), Asking.objects.get().version) == (1, 1, 1)
    assert Entry.objects.filter(deed="confirmation-answered").count() == 1


def test_she_changes_her_answer_through_the_same_link(asked, her, cited):
    rosa = her(asked())
    rosa.answer(**YES)
    rosa.answer(Nobody=("other", "Nobody is bored in Mill River."))
    assert cited("mission")[0].confirmations == ()
    assert Proposal.objects.get().text == "Nobody is bored in Mill River."
    rosa.answer(Nobody=("other", "Nobody is bored at Mill River."))
    assert [each.text for each in Proposal.objects.all()] == ["Nobody is bored at Mill River."]
    rosa.answer(**YES)
    assert len(cited("mission")[0].confirmations) == 1
    assert not Proposal.objects.exists()


def test_what_the_team_has_settled_she_cannot_change_any_more(asked, her, text_of):
    rosa = her(asked())
    rosa.answer(Nobody=("other", "Nobody is bored."))
    fields = rosa.fields(Nobody=("other", "Everybody is bored."))
    Proposal.objects.update(standing="accepted")
    assert "The library has decided on this one since" in text_of(rosa.client.get(rosa.path))
    assert rosa.client.post(rosa.path, fields).status_code == 422
    assert Proposal.objects.get().text == "Nobody is bored."


def test_where_all_is_settled_there_is_nothing_more_to_send(asked, her):
    rosa = her(asked("Nobody in this town should be bored."))
    rosa.answer(Nobody=("other", "Nobody is bored."))
    assert rosa.page().select("main button")
    Proposal.objects.update(standing="rejected")
    assert rosa.page().select("main button") == []


def test_two_who_answer_through_one_link_at_once_are_told(asked, her, text_of):
    """A forwarded link: the second one sees what the first one said before hers counts."""
    path = asked()
    first, second = her(path), her(path)
    late = second.fields(Nobody=("no", "Never said that."))
    first.answer(**YES)
    response = second.client.post(path, late)
    assert response.status_code == 409
    told = text_of(response)
    assert "Another answer came through this link" in told
    assert "Your answer so far: Yes, that is what we want" in told
    assert "Never said that." in told, "what was typed is still there"
    assert Confirmation.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " "}, "Write your name"),
        ({"name": "\u200b\u0000"}, "Write your name"),
        ({"code": "K7XM-9PQR"}, "This code is not right"),
    ],
)
def test_what_is_missing_is_told_with_everything_still_in_its_field(asked, her, fields, sentence, text_of):
    rosa = her(asked())
    response = rosa.answer(fields, Nobody=("other", "Nobody is bored in our town."))
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert "Nobody is bored in our town." in text_of(response)
    assert not Proposal.objects.exists()


def test_not_quite_wants_other_words(asked, her, text_of):
    rosa = her(asked())
    response = rosa.answer(Nobody=("other", "  nobody in this TOWN should be  bored. "))
    assert response.status_code == 422
    assert "the words are as they were" in text_of(response)


def test_an_answer_that_says_nothing_is_told(asked, her, text_of):
    response = her(asked()).answer()
    assert response.status_code == 422
    assert "Nothing is chosen yet" in text_of(response)


def test_a_statement_of_another_asking_or_an_invented_one_cannot_be_answered(asked, her, answer, cast):
    answer("To be the town's living room.", "vision")
    other = her(asked("To be the town's living room."))
    rosa = her(asked())
    theirs = next(iter(other.statements().values()))
    fields = rosa.fields()
    for key in (theirs, "00000000-0000-4000-8000-000000000000", "x", "'; --"):
        response = rosa.client.post(rosa.path, {**fields, f"said-{key}": "yes"})
        assert response.status_code == 422
    assert not Confirmation.objects.exists()


def dead(path, cast, how):
    link = Link.objects.get(purpose="confirming")
    if how == "never was":
        return "/c/" + "A" * 32 + "/"
    if how == "withdrawn":
        asking = Asking.objects.get()
        cast.client(cast.owner).post(cast.url("confirm/"), {"deed": f"withdraw:{asking.id}"})
    if how == "expired":
        Link.objects.filter(id=link.id).update(expires=timezone.now())
    if how == "asker has no right any more":
        take_right(cast.workbook.library_id, cast.workbook.id, cast.member.id)
    if how == "workbook deleted":
        Workbook.objects.filter(id=cast.workbook.id).delete()
    if how == "statements taken away":
        Citation.objects.update(removed=timezone.now())
    return path


@pytest.mark.parametrize(
    "how",
    ["never was", "withdrawn", "expired", "asker has no right any more", "workbook deleted", "statements taken away"],
)
def test_every_dead_link_looks_the_same(asked, cast, her, how):
    path = asked(person=cast.member)
    fields = her(path).fields(**YES)
    never = Client().get("/c/" + "B" * 32 + "/")
    path = dead(path, cast, how)
    client = Client()
    for response in (client.get(path), client.post(path, fields), client.post(path, {"deed": "code"})):
        assert response.status_code == 404
        assert without_token(response) == without_token(never)
    assert not Confirmation.objects.exists()


def without_token(response):
    from bs4 import BeautifulSoup

    return BeautifulSoup(response.content, "html.parser").select_one("main h1, main p").get_text()


HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def test_scripts_and_texts_of_any_direction_stand_as_they_were_written(asked, her, cast):
    rosa = her(asked(note=HOSTILE))
    assert "<script>alert" not in rosa.client.get(rosa.path).content.decode()
    rosa.answer({"name": HOSTILE, "office": "\u202eroteerid"}, Nobody=("other", f"المكتبة للجميع {HOSTILE}"))
    for page in (rosa.client.get(rosa.path), cast.client(cast.owner).get(cast.url("confirm/"))):
        html = page.content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "المكتبة للجميع" in html
        assert 'dir="auto"' in html


def test_huge_names_and_texts_are_told_or_cut(asked, her, text_of):
    rosa = her(asked())
    response = rosa.answer(Nobody=("other", "x" * 20_000))
    assert response.status_code == 422
    assert "longer than 10000 characters" in text_of(response)
    assert rosa.answer({"name": "Rosa " * 500}, **YES).status_code == 302
    assert len(Confirmation.objects.get().who) <= 200


def test_a_form_of_another_site_is_turned_away(asked, her):
    rosa = her(asked(), Client(enforce_csrf_checks=True))
    assert rosa.answer(**YES).status_code == 403
    assert not Confirmation.objects.exists()


def test_tries_are_counted(asked, her):
    rosa = her(asked())
    fields = rosa.fields(**YES)
    statuses = [rosa.client.post(rosa.path, {**fields, "code": f"BBBB-{n:04}"}).status_code for n in range(25)]
    assert statuses[0] == 422
    assert statuses[-1] == 429


def test_her_answer_is_put_down_for_the_admin_without_what_she_said(asked, her):
    her(asked()).answer(**YES)
    entry = Entry.objects.get(deed="confirmation-answered")
    assert (entry.actor, entry.name) == (None, "Rosa Alder")
    assert "bored" not in str(entry.facts)
