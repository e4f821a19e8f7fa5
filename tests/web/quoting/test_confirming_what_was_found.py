"""Lines found in documents as proposals: taken, corrected, set aside, and all of it undone."""

import pytest
from bs4 import BeautifulSoup

from groundplan.sources.model import Kind, Whose
from groundplan.web.accounts.models import Person
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.sources.models import FoundStatement
from groundplan.web.workbooks.models import Proposal
from groundplan.workbook.citations import Origin
from web.quoting.conftest import PLAN, TEXTS

FOUND = [
    (Kind.MISSION, TEXTS[2], 3, Whose.LIBRARY),
    (Kind.PRIORITY, TEXTS[4], 5, Whose.LIBRARY),
    (Kind.PRIORITY, TEXTS[5], 6, Whose.LIBRARY),
    (Kind.MISSION, TEXTS[6], 7, Whose.OTHER),
]


class Page:
    """The page of what was found, as a browser without script has it."""

    def __init__(self, client, path):
        self.client, self.path = client, path
        self.response = client.get(path)
        self.soup = BeautifulSoup(self.response.content, "html.parser")

    def text(self):
        return " ".join(self.soup.select_one("main").get_text(" ").split())

    def key(self, words):
        return next(each["value"] for each in self.soup.select("input[name=tick]") if words in each.parent.get_text())

    def press(self, deed, *ticks, **more):
        form = self.soup.select_one("form.findings")
        fields = {"edit": form.select_one("[name=edit]")["value"], "tick": list(ticks), "deed": deed}
        for control in form.select("textarea"):
            fields[control["name"]] = control.text.removeprefix("\n")
        for control in form.select("input[type=radio][checked]"):
            fields[control["name"]] = control["value"]
        return self.client.post(self.path, {**fields, **more})


@pytest.fixture
def page(cast):
    return lambda person=None, query="": Page(cast.client(person or cast.owner), cast.url(f"found/{query}"))


def test_each_line_stands_beside_its_place_in_the_document_foreign_ones_folded(document, page, cast):
    source = document(found=FOUND)
    soup = page().soup
    mission = soup.select_one("#mission")
    own, foreign = mission.select(".found")
    assert own.select_one(".beside").get_text("|", strip=True) == f"{TEXTS[1]}|{TEXTS[2]}|{TEXTS[3]}"
    reader = f"/library/{cast.workbook.library_id}/sources/{source.id}/#p3"
    assert own.select_one(".source a")["href"] == reader
    assert cast.client(cast.owner).get(reader.partition("#")[0]).status_code == 200
    assert "From: Strategic plan, 2024 to 2027, page 1 (dated January 31, 2024)" in own.get_text()
    assert foreign.find_parent("details", class_="foreign")
    assert "This seems to be that of: City of Mill River" in " ".join(foreign.get_text(" ").split())
    assert len(soup.select("#priority .finds > li")) == 2


def test_several_that_are_ticked_are_taken_at_once_with_their_citations(document, page, written, cited):
    document(found=FOUND)
    opened = page()
    sent = opened.press("take", opened.key(TEXTS[2]), opened.key(TEXTS[4]), opened.key(TEXTS[5]))
    assert sent.status_code == 302
    assert written() == TEXTS[2]
    assert written("priorities") == [TEXTS[4], TEXTS[5]]
    (citation,) = cited()
    assert (citation.origin, citation.title, citation.page, citation.passage) == (
        Origin.DOCUMENT, "Strategic plan", 1, "p3",
    )  # fmt: skip
    after = page(query=sent.url.partition("found/")[2].partition("#")[0])
    assert "3 lines were settled." in after.text()
    assert {row.standing for row in Proposal.objects.all()} == {"accepted"}
    assert not page().soup.select("#priority .finds")


def test_sent_twice_it_is_taken_once(document, page, written):
    document(found=FOUND)
    opened = page()
    key = opened.key(TEXTS[4])
    assert opened.press("take", key).url == opened.press("take", key).url
    assert written("priorities") == [TEXTS[4]]
    assert Proposal.objects.count() == 1


def test_corrected_words_are_taken_and_said_to_be_corrected(document, page, written, cited):
    document(found=FOUND)
    opened = page()
    key = opened.key(TEXTS[4])
    opened.press(f"take:{key}", **{f"words:{key}": "Grow all young\r\nreaders"})
    assert written("priorities") == ["Grow all young readers"]
    assert Proposal.objects.get().standing == "corrected"
    assert Proposal.objects.get().facts["found"] == TEXTS[4]
    assert cited("priorities")[0].stands_in("Grow all young readers")


@pytest.mark.parametrize(
    ("then", "text"),
    [("add", f"What we wrote\n\n{TEXTS[2]}"), ("replace", TEXTS[2]), ("keep", "What we wrote")],
)
def test_an_answer_that_stands_there_is_never_silently_replaced(document, page, answer, written, then, text):
    answer("What we wrote")
    document(found=FOUND)
    opened = page()
    assert "What stands there now" in opened.soup.select_one("#mission").get_text()
    assert opened.soup.select_one("#mission input[type=radio][checked]")["value"] == "add"
    opened.press("take", opened.key(TEXTS[2]), **{"then:mission": then})
    assert written() == text


def test_two_for_one_text_stand_one_below_the_other(document, page, answer, written):
    answer("What we wrote")
    document(found=[FOUND[0], (Kind.MISSION, TEXTS[4], 5, Whose.LIBRARY)])
    opened = page()
    opened.press("take", opened.key(TEXTS[2]), opened.key(TEXTS[4]), **{"then:mission": "replace"})
    assert written() == f"{TEXTS[2]}\n\n{TEXTS[4]}"


def test_what_is_set_aside_is_not_offered_again_until_somebody_wants_it(document, page, written):
    document(found=FOUND)
    opened = page()
    opened.press(f"aside:{opened.key(TEXTS[4])}")
    assert TEXTS[4] not in [each.get_text(strip=True) for each in page().soup.select("#priority label.tick")]
    assert written("priorities") is None
    row = Proposal.objects.get()
    assert row.standing == "rejected"
    page().client.post(page().path, {"deed": "undo", "key": row.key})
    assert page().key(TEXTS[4]) == row.key


def test_undoing_takes_out_what_was_put_in_and_leaves_what_others_wrote(document, page, answer, written, cited):
    answer("What we wrote")
    document(found=FOUND)
    opened = page()
    opened.press("take", opened.key(TEXTS[2]), opened.key(TEXTS[4]), **{"then:mission": "replace"})
    answer("A colleague's", "priorities")
    page().client.post(page().path, {"deed": "undo", "key": [row.key for row in Proposal.objects.all()]})
    assert written() == "What we wrote"
    assert written("priorities") == ["A colleague's"]
    assert cited() == cited("priorities") == []
    assert {row.standing for row in Proposal.objects.all()} == {"open"}
    opened = page()
    opened.press("take", opened.key(TEXTS[4]))
    assert written("priorities") == ["A colleague's", TEXTS[4]]


def test_not_written_down_is_said_for_a_kind(page, cited):
    page().press("none:vision")
    assert cited("vision")[0].origin is Origin.NONE_WRITTEN
    assert page().client.post(page().path, {"deed": "none:secret", "edit": "an-edit-id"}).status_code == 404


def test_what_the_toolkit_asks_for_nowhere_cannot_be_taken(document, page, cast, cited):
    cast.client(cast.owner).post(cast.url(f"words/{PLAN}/"), {"deed": "hide", "target": f"{PLAN}/values"})
    document(found=[(Kind.VALUE, "Trust", 3, Whose.LIBRARY)])
    values = page().soup.select_one("#value")
    assert "This version of the toolkit asks for it nowhere" in values.get_text()
    assert not values.select("[name=tick]")
    key = values.select_one("button")["value"].partition(":")[2]
    page().press(f"take:{key}")
    assert cited("values") == []
    page().press(f"aside:{key}")
    assert Proposal.objects.get().standing == "rejected"


def test_the_document_read_again_offers_nothing_that_was_settled_and_the_pasted_neither(document, page, quote):
    source = document(found=FOUND)
    opened = page()
    opened.press(f"aside:{opened.key(TEXTS[4])}")
    FoundStatement.objects.filter(source=source, text=TEXTS[4]).update(number=99, passage="p2")
    assert len(page().soup.select("#priority .finds > li")) == 1


def test_an_older_editions_lines_are_not_offered(document, page):
    old = document(found=FOUND)
    document(found=[FOUND[1]], title="Strategic plan 2028", replaces=old)
    assert len(page().soup.select(".finds > li")) == 1


def test_hostile_words_stay_words_and_too_many_are_refused(document, page, written):
    hostile = "<script>alert(1)</script>\"' \u202e"
    document([*TEXTS[:6], hostile], [(Kind.PRIORITY, hostile, 7, Whose.LIBRARY)], title=hostile)
    opened = page()
    assert b"<script>alert(1)" not in opened.response.content
    key = opened.key("alert(1)")
    sent = opened.press(f"take:{key}", **{f"words:{key}": "x" * 30_000})
    assert sent.status_code == 422
    assert "These words have 30000 characters" in sent.content.decode()
    assert written("priorities") is None
    assert opened.press("take", key, "found:nothing:here").status_code == 302
    assert opened.press("nonsense", key).status_code == 404
    assert written("priorities") == [hostile.strip()]


def test_another_librarys_documents_are_not_offered(document, page, cast):
    document(found=FOUND)
    elsewhere = Person.objects.create_named("Dee")
    grant(cast.workbook.library, elsewhere, cast.workbook.id, Right.VIEWER)
    assert page(elsewhere).response.status_code == 403
    assert page(cast.stranger).response.status_code == 404
    assert cast.client(cast.stranger).post(cast.url("found/"), {"deed": "take"}).status_code == 404
    assert (
        cast.client(elsewhere).post(cast.url("found/"), {"deed": "none:mission", "edit": "an-edit"}).status_code == 403
    )


def test_without_a_document_it_says_where_to_add_one(page, cast):
    assert "There is nothing to look at now." in page().text()
    assert page().soup.select_one(f'a[href="/library/{cast.workbook.library_id}/sources/"]')
