"""Confirming hangs on what answers mean, never on ids of the starter toolkit: a toolkit without a draft has it as well."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from groundplan.web.home.actions import set_up
from groundplan.web.toolkits.actions import publish
from groundplan.web.toolkits.packing import pack
from groundplan.web.workbooks.actions import Opening
from groundplan.web.workbooks.models import Citation, Confirmation
from web.conftest import TOOLKIT


@pytest.fixture
def gil(cast):
    """Somebody in a workbook of another toolkit: a mission, a talk without a draft, no vision and no said and done."""
    publish(pack(TOOLKIT))
    person, workbook = set_up("Gil", Opening("Hill Library", "", True, date(2027, 1, 1)), "small")
    client = Client()
    client.force_login(person)
    client.home = f"/w/{workbook}/"
    return client


def test_a_statement_is_written_on_the_way_from_a_talk_and_confirmed_through_a_link(gil, her):
    page = BeautifulSoup(gil.get(f"{gil.home}into-plan/talk/").content, "html.parser")
    assert [each["value"] for each in page.select("[name=into]")] == ["all/mission"]
    words = {"text": "We open doors.", "into": "all/mission", "title": "Rosa Alder", "edit": "edit-0001"}
    there = gil.post(f"{gil.home}into-plan/talk/", words).url
    key = BeautifulSoup(gil.get(there).content, "html.parser").select_one("[name=statement][checked]")["value"]
    wish = {"deed": "ask", "who": "Rosa Alder", "statement": key, "edit": "edit-0002"}
    rosa = her(re.search(r"/c/[\w-]+/", gil.post(f"{gil.home}confirm/", wish).content.decode())[0])
    assert rosa.answer(We=("yes", "")).status_code == 302
    assert Citation.objects.get().confirmations.get() == Confirmation.objects.get()
    assert "We open doors." in gil.get(f"{gil.home}sheet/talk/").content.decode()


def test_somebody_who_is_the_department_is_not_named_as_one(gil, her):
    gil.post(
        f"{gil.home}into-plan/talk/", {"text": "We open doors.", "into": "all/mission", "title": "Rosa", "edit": "e-01"}
    )
    page = gil.get(f"{gil.home}confirm/").content
    key = BeautifulSoup(page, "html.parser").select_one("[name=statement]")["value"]
    wish = {"deed": "ask", "who": "Rosa", "statement": key, "edit": "edit-0003"}
    link = re.search(r"/c/[\w-]+/", gil.post(f"{gil.home}confirm/", wish).content.decode())[0]
    facts = [each.text for each in her(link).page().select("dt")]
    assert facts == ["Library", "Asked by"]
