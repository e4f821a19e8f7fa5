"""A citation stays with its answer: on its occasion, under a name that the question had before, reworded, moved."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from groundplan.toolkit.model import Question, QuestionType, Role, Section, Worksheet
from groundplan.web.home.actions import set_up
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.quoting.actions import cite
from groundplan.web.quoting.queries import Place
from groundplan.web.quoting.quotation import Citing
from groundplan.web.toolkits.actions import publish
from groundplan.web.toolkits.packing import pack
from groundplan.web.workbooks import erasing, queries
from groundplan.web.workbooks.actions import Opening, start_occasion
from groundplan.web.workbooks.citations import citations_about, citations_of
from groundplan.web.workbooks.models import Workbook
from groundplan.workbook.citations import Citation, Origin
from groundplan.workbook.erasure import Erasure
from web.quoting.conftest import DOCUMENT, PLAN, STARTER

TALK = "the-conversation"


@pytest.fixture
def talks(cast, tmp_path):
    """A workbook whose sheet for talks asks for the mission, started a second time for a talk with Rosa."""
    folder = tmp_path / "toolkit"
    shutil.copytree(STARTER, folder)
    top, sheet = folder / "toolkit.yaml", folder / "worksheets" / f"{TALK}.yaml"
    top.write_text(top.read_text().replace("id: starter", "id: talks", 1))
    question = "      - {id: said-mission, type: long_text, role: mission, label: What it is for, in her words}\n"
    heard = "      - {id: heard, type: long_text"
    sheet.write_text(sheet.read_text().replace(heard, question + heard, 1))
    publish(pack(folder))
    opening = Opening("Hill Library", "Teen Room", False, date(2027, 1, 1), locale="en_US")
    owner, workbook_id = set_up("Dee", opening, "talks")
    cast.owner, cast.workbook = owner, Workbook.objects.get(id=workbook_id)
    return cast, start_occasion(owner.id, workbook_id, TALK, "Rosa Alder")


def test_each_filling_of_a_sheet_has_citations_of_its_own(talks, text_of):
    cast, occasion = talks
    client = cast.client(cast.owner)
    for where, words, page in (("", "From the first talk", 3), (occasion, "From the talk with Rosa", 4)):
        stated = replace(DOCUMENT, page=page)
        citing = Citing(Place(TALK, "said-mission", where), words, stated, f"edit-{where or 'first'}")
        cite(cast.owner.id, cast.workbook.id, citing)
    access = queries.access(cast.owner.id, cast.workbook.id)
    assert {place: [each.quote for each in here] for place, here in citations_of(access).items()} == {
        (TALK, "", "said-mission"): ["From the first talk"],
        (TALK, occasion, "said-mission"): ["From the talk with Rosa"],
    }
    there = f"from/{TALK}/said-mission/on/{occasion}/"
    page = client.get(cast.url(there))
    assert "From the talk with Rosa" in text_of(page)
    assert "From the first talk" not in text_of(page)
    assert cast.url(there) in client.get(cast.url(f"sheet/{TALK}/on/{occasion}/")).content.decode()
    plan = client.get(cast.url("download/plan.md")).content.decode()
    assert "> From the first talk\n>\n> — From: Strategic plan, 2024 to 2027, page 3" in plan
    assert "> From the talk with Rosa\n>\n> — From: Strategic plan, 2024 to 2027, page 4" in plan
    assert client.get(cast.url(f"from/{TALK}/said-mission/on/never/")).status_code == 404


def test_when_the_name_of_a_filling_is_erased_its_citation_goes_with_it(talks):
    cast, occasion = talks
    cite(cast.owner.id, cast.workbook.id, Citing(Place(TALK, "said-mission", occasion), "Words", DOCUMENT, "edit-one"))
    erasing.erase(cast.owner.id, cast.workbook.id, Erasure("Rosa Alder", "the director"))
    written = queries.written(queries.access(cast.owner.id, cast.workbook.id))
    ((_sheet, there, _question),) = citations_of(written.access)
    assert there != occasion
    assert there in dict(written.occasions(TALK))


def test_a_question_that_had_another_name_finds_its_citations_at_the_one_that_it_has_now():
    question = Question("mission", QuestionType.TEXT, "Mission", role=Role.MISSION, formerly=("purpose",))
    sheet = Worksheet("plan", "Plan", (Section("only", "", (question,)),), formerly=("sheet-14",))
    old = Citation("c1", "sheet-14/purpose", "Words", Origin.DOCUMENT, "Plan")
    line = replace(old, id="c2", address="sheet-14/purpose/r1")
    cited = {("sheet-14", "", "purpose"): [old, line], ("other", "", "purpose"): [old]}
    found = citations_about(cited, sheet, question)
    assert [each.address for each in found] == ["plan/mission", "plan/mission/r1"]
    assert citations_about({}, sheet, question) == []


def test_a_reworded_and_moved_question_keeps_its_citation(quote, cast, text_of):
    quote("For everybody")
    client = cast.client(cast.owner)
    words = cast.url(f"words/{PLAN}/")
    client.post(words, {"deed": "reword", "target": f"{PLAN}/mission", "label": "Why we are here", "help": ""})
    client.post(words, {"deed": "down", "target": f"{PLAN}/mission"})
    sheet = text_of(client.get(cast.url(f"sheet/{PLAN}/")))
    assert sheet.index("Why we are here") < sheet.index("From: Strategic plan")
    assert "Why we are here" in text_of(client.get(cast.url(f"from/{PLAN}/mission/")))


def test_a_stranger_sees_none_of_it(talks):
    cast, occasion = talks
    there = cast.url(f"from/{TALK}/said-mission/on/{occasion}/")
    assert cast.client(cast.stranger).get(there).status_code == 404
    grant(cast.workbook.library, cast.stranger, cast.workbook.id, Right.VIEWER)
    assert cast.client(cast.stranger).get(there).status_code == 200
