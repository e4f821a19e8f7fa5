"""Goals as they are written, and the forms on the plan's pages as a browser without script has them."""

import secrets
from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup

from groundplan.web.workbooks.models import Workbook


@dataclass
class PlainForm:
    """A form: where it is posted, and what a browser would send if nothing is typed."""

    action: str
    fields: dict

    def send(self, client, status=302, **typed):
        response = client.post(self.action, {**self.fields, **typed})
        assert response.status_code == status, response.content.decode()[-2000:]
        return response


@pytest.fixture
def form_at():
    """Reads the form that `selector` finds on a page."""

    def read(client, url, selector):
        response = client.get(url)
        assert response.status_code == 200, response.content.decode()[-2000:]
        form = BeautifulSoup(response.content, "html.parser").select_one(selector)
        assert form is not None, f"no {selector} at {url}"
        fields = {}
        for control in form.select("input, textarea, select"):
            name, kind = control.get("name"), control.get("type", "")
            if not name or (kind in ("radio", "checkbox") and not control.has_attr("checked")):
                continue
            value = control.get("value", "")
            if control.name == "textarea":
                value = control.text.removeprefix("\n")
            if control.name == "select":
                value = (control.select_one("option[selected]") or control.select_one("option")).get("value", "")
            fields[name] = [*fields.get(name, []), value]
        return PlainForm(form.get("action") or url.partition("#")[0], fields)

    return read


@pytest.fixture
def goals(cast):
    """Writes goals on the sheet, each a dict of cells with `steps`; and reads them, by their words."""

    class Goals:
        def write(self, **written):
            """`name=dict(text=…, steps={step: dict(what=…)})`, under these names."""
            fields = {}
            for name, cells in written.items():
                cells = dict(cells)
                for step, said in cells.pop("steps", {}).items():
                    fields |= {f"all/goals/{step}/{column}": text for column, text in {"of": name, **said}.items()}
                fields |= {f"all/goals/{name}/{column}": text for column, text in cells.items()}
            revision = cast.answers().revision
            sent = {
                "edit": secrets.token_hex(8),
                "revision": revision,
                "shown": [n for n in fields if "/answers_to" in n],
            }
            response = cast.client(cast.owner).post(cast.url("sheet/all/"), {**sent, **fields})
            assert response.status_code == 302, response.content.decode()[-1500:]

        def by_text(self):
            return {goal.text: goal for goal in cast.answers().get("goals") or ()}

        def begun_long_ago(self):
            Workbook.objects.filter(id=cast.workbook.id).update(start="2020-01-01")

    return Goals()
