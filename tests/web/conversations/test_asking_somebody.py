"""A team asks somebody to confirm: which statements, whom, by a link that is shown once or sent by letter."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from groundplan.web.audit.models import Entry
from groundplan.web.conversations import actions
from groundplan.web.conversations.actions import MOST_OPEN
from groundplan.web.conversations.models import Asking, Reply
from groundplan.web.home.actions import set_up
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.links.models import Link
from groundplan.web.mail.models import Letter
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Citation, Workbook

MISSION = "Nobody in this town should be bored."


def test_a_stranger_finds_nothing_and_nobody_signed_out_does(cast, wish, stated):
    for client in (cast.client(cast.stranger), Client()):
        assert client.get(cast.url("confirm/")).status_code == 404
        assert client.post(cast.url("confirm/"), wish()).status_code == 404
    assert not Asking.objects.exists()


@pytest.mark.parametrize("right", ["viewer", "commenter"])
def test_who_may_only_read_sees_what_is_confirmed_and_not_whom_was_asked(cast, wish, asked, right, text_of):
    asked(MISSION, note="Between us.")
    grant(cast.workbook.library, cast.stranger, cast.workbook.id, Right(right))
    client = cast.client(cast.stranger)
    told = text_of(client.get(cast.url("confirm/")))
    assert MISSION in told
    assert "From the talk with Rosa Alder, director." in told
    assert "Whom you asked" not in told
    assert "Between us." not in told
    assert client.post(cast.url("confirm/"), wish()).status_code == 403
    assert client.post(cast.url("confirm/"), wish(deed=f"withdraw:{Asking.objects.get().id}")).status_code == 403
    assert Asking.objects.count() == 1


def test_the_link_is_shown_once_and_only_its_hash_is_kept(cast, asked):
    path = asked()
    token = path.split("/")[2]
    assert not Link.objects.filter(hash=token).exists()
    assert token not in cast.client(cast.owner).get(cast.url("confirm/")).content.decode()
    assert token not in str(Entry.objects.values_list("facts", flat=True))
    assert Client().get(path).status_code == 200


def test_words_without_a_source_get_one_as_chosen(cast, asked, cited):
    asked()
    [citation] = cited("mission")
    assert (citation.origin.value, citation.title, citation.quote) == ("conversation", "Rosa Alder, director", MISSION)
    [line] = cited("priorities")
    assert line.quote == "Welcome"
    assert line.address.count("/") == 2, "a line of a list is cited by itself"
    asked("First jobs", origin="said_and_done")
    assert [each.is_our_reading for each in cited("priorities")] == [False, True]


def test_what_is_cited_already_keeps_its_source(cast, quote, wish, cited):
    quote("We open doors.")
    response = cast.client(cast.owner).post(cast.url("confirm/"), wish("We open doors."))
    assert response.status_code == 200
    assert [each.origin.value for each in cited("mission")] == ["document"]


def test_the_same_post_twice_is_one_asking_with_a_link_that_works(cast, wish, stated, soup_of):
    fields = wish()
    client = cast.client(cast.owner)
    links = [soup_of(client.post(cast.url("confirm/"), fields)).select_one("#link")["value"] for _ in range(2)]
    paths = [re.search(r"/c/[\w-]+/", each)[0] for each in links]
    assert Asking.objects.count() == 1
    assert Citation.objects.count() == 2
    assert [Client().get(path).status_code for path in paths] == [404, 200]
    assert cast.client(cast.member).post(cast.url("confirm/"), fields).status_code == 422, "nobody else's form"


def test_a_link_taken_back_opens_nothing_and_what_was_answered_stays(cast, asked, her, cited, text_of):
    rosa = her(asked())
    rosa.answer(Nobody=("yes", ""))
    response = cast.client(cast.member).post(
        cast.url("confirm/"), {"deed": f"withdraw:{Asking.objects.get().id}"}, follow=True
    )
    assert "The link is taken back" in text_of(response)
    assert rosa.client.get(rosa.path).status_code == 404
    assert len(cited("mission")[0].confirmations) == 1
    assert [each.deed for each in Entry.objects.filter(deed__startswith="confirmation").order_by("at")] == [
        "confirmation-asked",
        "confirmation-answered",
        "confirmation-withdrawn",
    ]


def test_the_page_tells_what_became_of_each(cast, asked, her, text_of):
    her(asked()).answer(Nobody=("yes", ""))
    asked(who="Lee Moss, manager")
    asked(who="Kit, board")
    Link.objects.filter(id=Asking.objects.get(who="Kit, board").link).update(expires=timezone.now())
    Asking.objects.filter(who="Kit, board").update(ends=timezone.now() - timedelta(minutes=1))
    told = text_of(cast.client(cast.owner).get(cast.url("confirm/")))
    assert "Rosa Alder, director has answered" in told
    assert "Lee Moss, manager waiting for an answer" in told
    assert "Kit, board ended without an answer" in told
    assert "Confirmed by Rosa Alder, director on " in told


def test_a_reworded_answer_shows_that_an_earlier_wording_was_confirmed(cast, asked, her, answer, text_of):
    her(asked()).answer(Nobody=("yes", ""))
    answer("Nobody in this town should be bored, or alone.")
    told = text_of(cast.client(cast.owner).get(cast.url("confirm/")))
    assert "Rosa Alder, director confirmed an earlier wording on" in told
    assert "Nobody has confirmed these words yet." in told
    assert "Confirmed by Rosa Alder" not in told


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"statement": []}, "No statement is chosen yet"),
        ({"who": "\u200b \r\n"}, "Write who it is"),
        ({"note": "x" * 2001}, "at most 2000 characters"),
        ({"who": "x" * 201}, "at most 200 characters"),
        ({"origin": "document"}, "Choose one of these."),
    ],
)
def test_what_is_missing_is_told_where_it_is_missing(cast, wish, stated, fields, sentence, text_of):
    response = cast.client(cast.owner).post(cast.url("confirm/"), wish(**fields))
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert not Asking.objects.exists()
    assert not Link.objects.filter(purpose="confirming").exists()


def test_a_statement_reworded_in_between_is_not_asked_about_unseen(cast, wish, stated, answer, text_of):
    fields = wish()
    answer("Nobody should be bored anywhere.")
    response = cast.client(cast.owner).post(cast.url("confirm/"), fields)
    assert response.status_code == 409
    assert "A statement was changed while you were here" in text_of(response)
    assert not Reply.objects.exists()


def test_another_workbooks_statements_cannot_be_asked_about(cast, wish, stated, answer, elsewhere_key):
    response = cast.client(cast.owner).post(cast.url("confirm/"), wish(statement=[elsewhere_key, "a/b//c", "<script>"]))
    assert response.status_code == 409
    assert not Reply.objects.exists()


def test_whoever_asks_and_takes_back_sends_letters_only_so_often(cast, wish, stated, mail, text_of, monkeypatch):
    monkeypatch.setattr(actions, "MOST_LETTERS", 2)
    owner = cast.client(cast.owner)

    def write_to(name):
        response = owner.post(cast.url("confirm/"), wish(email=f"{name}@elsewhere.example"))
        for each in Asking.objects.all():
            owner.post(cast.url("confirm/"), {"deed": f"withdraw:{each.id}"})
        return response

    assert [write_to(name).status_code for name in ("ann", "ben", "cyd")] == [302, 302, 422]
    assert Letter.objects.count() == 2
    assert "You have sent 2 letters since yesterday" in text_of(write_to("dee"))
    # The link can still be passed on by hand, and a colleague may write letters of her own.
    assert owner.post(cast.url("confirm/"), wish()).status_code == 200
    colleague = cast.client(cast.member)
    assert colleague.post(cast.url("confirm/"), wish(email="eve@elsewhere.example")).status_code == 302
    Asking.objects.update(made=timezone.now() - actions.LETTERS_WITHIN)
    assert write_to("fay").status_code == 302


@pytest.fixture
def elsewhere_key(cast):
    from datetime import date

    from groundplan.web.conversations.queries import statements
    from groundplan.web.workbooks.actions import save
    from groundplan.web.workbooks.queries import access, written

    opening = Opening("Hill Library", "Teens", False, date(2027, 1, 1))
    fay, workbook = set_up("Fay", opening, "starter")
    from groundplan.web.workbooks.actions import Sent
    from groundplan.workbook.edits import Post

    post = Post({"connected-learning-plan/mission": ["Theirs alone."]})
    save(fay.id, workbook, Sent("connected-learning-plan", "", post, "edit-0001", "1.0", "1.0", None))
    return statements(written(access(fay.id, workbook)))[0].key


def test_another_workbooks_asking_cannot_be_taken_back(cast, asked):
    from datetime import date

    asked()
    fay, workbook = set_up("Fay", Opening("Hill Library", "Teens", False, date(2027, 1, 1)), "starter")
    theirs = f"/w/{workbook}/confirm/"
    for name in (Asking.objects.get().id, "x", ""):
        assert cast.client(fay).post(theirs, {"deed": f"withdraw:{name}"}).status_code == 404
    assert Link.objects.get(purpose="confirming").withdrawn is False


def test_there_is_an_end_to_how_many_are_asked_at_once(cast, asked, wish, text_of):
    asked()
    first = Asking.objects.get()
    for number in range(MOST_OPEN - 1):
        link = Link.objects.get(id=first.link)
        link.pk, link.hash = None, f"{number:064}"
        link._state.adding = True
        link.save()
        Asking.objects.create(
            library_id=first.library_id, workbook_id=first.workbook_id, who="x", made=first.made, ends=first.ends,
            link=link.pk, edit=f"edit-{number}",
        )  # fmt: skip
    response = cast.client(cast.owner).post(cast.url("confirm/"), wish())
    assert response.status_code == 422
    assert "30 people are being asked already" in text_of(response)


def test_links_go_with_the_workbook_and_with_whoever_asked(cast, asked):
    asked()
    Workbook.objects.filter(id=cast.workbook.id).delete()
    assert not Asking.objects.exists()
    assert not Reply.objects.exists()


def test_nothing_to_confirm_says_what_there_could_be(cast, text_of):
    told = text_of(cast.client(cast.owner).get(cast.url("confirm/")))
    assert "Nothing is written yet that could be confirmed" in told


def test_the_question_named_in_the_address_is_ticked(cast, stated, soup_of):
    page = soup_of(cast.client(cast.owner).get(cast.url("confirm/?of=connected-learning-plan/mission&who=Rosa")))
    ticked = [each.find_parent("li").select_one(".words").text for each in page.select("input[checked]")]
    assert ticked == [MISSION]
    assert page.select_one("#id_who")["value"] == "Rosa"


def test_by_letter_the_link_goes_to_the_address_and_is_shown_nowhere(cast, wish, stated, mail, text_of):
    fields = wish(email="rosa@library.example", note="Five minutes?")
    response = cast.client(cast.owner).post(cast.url("confirm/"), fields, follow=True)
    assert "A letter with the link is on its way to rosa@library.example" in text_of(response)
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == (
        "rosa@library.example",
        "Ana asks you: does this say what Mill River Library wants?",
    )
    path = re.search(r"https://plan\.example\.org(/c/[\w-]+/)", letter.text)[1]
    assert path not in response.content.decode()
    assert MISSION not in letter.text, "what a workbook says is behind the link"
    cast.client(cast.owner).post(cast.url("confirm/"), fields)
    assert Letter.objects.count() == 1
    assert Client().get(path).status_code == 200


def test_whoever_asked_hears_of_the_answer_by_letter_where_she_wished(cast, wish, stated, mail, her):
    cast.owner.email = "ana@library.example"
    cast.owner.save()
    cast.client(cast.owner).post(cast.url("confirm/"), wish(email="rosa@library.example", told="on"))
    path = re.search(r"/c/[\w-]+/", Letter.objects.get().text)[0]
    Letter.objects.all().delete()
    rosa = her(path)
    rosa.answer(Nobody=("other", "Nobody is bored."))
    rosa.answer(Nobody=("yes", ""))
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == ("ana@library.example", "Rosa Alder, director has answered")
    assert cast.url("confirm/") in letter.text
    assert "bored" not in letter.text


def test_without_the_wish_or_without_mail_no_letter_is_written(cast, asked, her, mail):
    cast.owner.email = "ana@library.example"
    cast.owner.save()
    her(asked()).answer(Nobody=("yes", ""))
    assert not Letter.objects.exists()


def test_an_answer_is_told_on_the_workbooks_first_page_and_beside_the_plan(cast, asked, her, text_of):
    client = cast.client(cast.member)
    rosa = her(asked())
    asked(who="Lee Moss")
    assert "who were asked to confirm" not in text_of(client.get(cast.url()))
    assert "0 of 2 who were asked have answered" in text_of(client.get(cast.url("plan/")))
    rosa.answer(Nobody=("yes", ""))
    assert "1 of 2 who were asked to confirm your plan’s words have answered" in text_of(client.get(cast.url()))
    Link.objects.filter(id=Asking.objects.get(who="Lee Moss").link).update(withdrawn=True)
    assert "1 of 1 who were asked have answered" in text_of(client.get(cast.url("plan/")))


def test_the_plans_sheet_leads_to_confirming_an_answer_that_is_there(cast, stated, soup_of):
    page = soup_of(cast.client(cast.owner).get(cast.url("sheet/connected-learning-plan/")))
    found = {each["href"] for each in page.select(".cited a") if "confirm/" in each["href"]}
    assert found == {
        cast.url(f"confirm/?of=connected-learning-plan/{question}") for question in ("mission", "priorities")
    }
