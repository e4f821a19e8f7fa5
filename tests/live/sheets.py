"""Writing into a worksheet of a real server, as a script in a browser does."""

import json
import re

from serving import run, signed_in, token


def hidden(html, name):
    return re.search(rf'name="{name}" value="([^"]*)"', html)[1]


def post(client, home, fields, edit, revision):
    """Save; `client` may be an asynchronous one, whose answer is then to be awaited."""
    return client.post(
        f"{home}sheet/look-back/",
        data={**fields, "edit": edit, "revision": revision, "csrfmiddlewaretoken": client.headers["x-form"]},
        headers={"accept": "application/json", "x-csrftoken": client.headers["x-form"]},
    )


def ready(server):
    client, home = signed_in(server)
    page = client.get(f"{home}sheet/look-back/")
    client.headers["x-form"] = token(page.text)
    return client, home, hidden(page.text, "revision")


def answers(home, worksheet="look-back"):
    shown = json.loads(run(home, "workbook", "list", "--json").stdout)
    found = json.loads(run(home, "workbook", "show", shown["workbooks"][0]["workbook"], "--json").stdout)
    return next(sheet for sheet in found["worksheets"] if sheet["id"] == worksheet)["answers"]
