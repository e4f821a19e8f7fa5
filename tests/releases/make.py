"""Writes what a release leaves behind: a small installation's backup, and what its people see in it.

Run it once for each release, with that release's program, before it is followed by another:

    python tests/releases/make.py path/to/groundplan tests/releases/0.1.0

It makes `0.1.0.zip`, the backup, and `0.1.0.json`, what `workbook show --json` says of each workbook. Whatever a person
can do that leaves something behind belongs here: every kind of answer, a picture, private answers, a second talk, own
words, what waits on the shelf, a log long enough for a snapshot, and an epoch that a restore began.
"""

import io
import json
import os
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import httpx
from bs4 import BeautifulSoup
from PIL import Image

TOOLKIT = Path(__file__).parents[1] / "web" / "toolkit"
MANY = 104


class Release:
    """An installation of the release, in a folder that is gone afterwards."""

    def __init__(self, program, home):
        self.program, self.home = program, home
        self.environment = {**os.environ, "GROUNDPLAN_HOME": str(home), "GROUNDPLAN_NO_OPEN": "1", "DATABASE_URL": ""}

    def __call__(self, *arguments):
        told = subprocess.run(
            [self.program, *arguments], env=self.environment, capture_output=True, text=True, check=True
        )
        return told.stdout

    @contextmanager
    def browser(self):
        """Somebody who came in by the link of a server that runs for as long."""
        process = subprocess.Popen(
            [self.program, "serve", "--no-open"], env=self.environment, stdout=subprocess.PIPE, text=True
        )
        try:
            yield Browser(*re.search(r"Groundplan is at (http://[^/]+)(\S*)", process.stdout.readline()).groups())
        finally:
            process.terminate()
            process.wait(60)
            process.stdout.close()


class Browser:
    """Fills in forms as a browser without script does."""

    def __init__(self, url, entrance):
        self.client = httpx.Client(base_url=url, follow_redirects=True, timeout=60)
        self.client.get(entrance)

    def fill(self, path, answers, files=None, act=""):
        """Send the worksheet's form at `path` with these answers in it."""
        form = BeautifulSoup(self.client.get(path).text, "html.parser").select_one("form[data-sheet]")
        fields = {}
        for control in form.select("input, textarea, select"):
            name, kind = control.get("name"), control.get("type", "")
            if not name or kind == "file" or (kind in ("radio", "checkbox") and not control.has_attr("checked")):
                continue
            if control.name == "textarea":
                value = control.text.removeprefix("\n")
            elif control.name == "select":
                chosen = control.select_one("option[selected]")
                value = chosen.get("value", "") if chosen else ""
            else:
                value = control.get("value", "")
            fields.setdefault(name, []).append(value)
        sent = {**fields, **answers, **({"act": act} if act else {})}
        self.client.post(form["action"], data=sent, files=files).raise_for_status()

    def post(self, path, shown_at="", **fields):
        """Send one of a page's small forms."""
        page = BeautifulSoup(self.client.get(shown_at or path).text, "html.parser")
        token = page.find("input", {"name": "csrfmiddlewaretoken"})["value"]
        answer = self.client.post(path, data={**fields, "csrfmiddlewaretoken": token})
        answer.raise_for_status()
        return answer


def picture():
    drawn = io.BytesIO()
    Image.new("RGB", (12, 8), "teal").save(drawn, "PNG")
    return drawn.getvalue()


EVERYTHING = {
    "all/mission": "é 𝄞 😀 図書館 مكتبة\n\n**Bold** and\n- a list",
    "all/name": "One line",
    "all/strengths/r1": "Teens know us",
    "all/strengths/r2": "A room of our own",
    "all/strengths/r3": "Removed later",
    "all/weaknesses/w1": "Evenings",
    "all/one": "b",
    "all/many": ["a", "b"],
    "all/rated/s1": "some",
    "all/rated/s2": "yes",
    "all/grid/g1/who": "Bo",
    "all/grid/g1/when": "2027-02-01",
    "all/grid/g1/hours": "3",
    "all/goals/g1/text": "Ask ten teens",
    "all/goals/g1/horizon": "month",
    "all/goals/s1/what": "Make a card",
    "all/goals/s1/of": "g1",
    "all/secret": "For my eyes only",
    "all/photo/file/alt": "A teal wall",
}


def write(browser, here):
    """What Ana does in her workbook, after it was restored from a backup."""
    sheet = f"{here}sheet/all/"
    browser.fill(sheet, EVERYTHING, {"all/photo/file/file": ("a.png", picture(), "image/png")})
    browser.fill(sheet, {}, act="remove all/strengths/r3")
    browser.fill(f"{here}sheet/kwl/", {"kwl/know": "More, since the restore"})
    for number in range(MANY):
        browser.fill(f"{here}sheet/kwl/", {"kwl/learned": f"Learned {number}"})
    browser.fill(f"{here}sheet/talk/", {"talk/heard": "Yes, if"})
    again = browser.post(f"{here}sheet/talk/again", title="The director")
    browser.fill(again.url.path, {"talk/heard": "Not now"})
    browser.post(
        f"{here}words/all/", deed="reword", target="all/mission", label="Why are we here?", help="In one breath"
    )
    browser.post(f"{here}words/all/", deed="hide", target="all/name")
    browser.post(f"{here}words/all/", deed="add_question", target="", label="Ours", type="text", section="first")
    words = BeautifulSoup(browser.client.get(f"{here}sheet/all/").text, "html.parser")
    ours = words.select_one('[name^="all/x-"]')["name"]
    browser.fill(sheet, {ours: "An answer to a question of our own"})
    settings = {"library": "Bücherei am Fluß", "department": "Junge Leute", "paper": "a4", "start": "2027-03-01"}
    browser.post(f"{here}settings/", **settings)
    browser.post(f"{here}read/welcome/done", shown_at=f"{here}read/welcome/")


def main(program, to):
    """Make both files; `to` is their path without suffix."""
    with tempfile.TemporaryDirectory() as folder:
        made = Release(program, Path(folder) / "home")
        made("toolkit", "publish", str(TOOLKIT))
        wish = ("--library", "Mill River Library", "--department", "Teens", "--person", "Ana", "--toolkit", "small")
        workbook = json.loads(made("workbook", "new", *wish, "--json"))["workbook"]
        with made.browser() as browser:
            browser.fill(f"/w/{workbook}/sheet/kwl/", {"kwl/know": "A little"})
        before = Path(folder) / "before.zip"
        made("backup", str(before))
        made("restore", str(before), "--replace")
        with made.browser() as browser:
            write(browser, f"/w/{workbook}/")
        wish = ("--library", "Hill Library", "--person", "Bo", "--toolkit", "small", "--json")
        theirs = json.loads(made("workbook", "new", *wish))["workbook"]
        made("workbook", "answer", theirs, "all", "mission", "Another library's words")
        made("backup", str(to.with_name(f"{to.name}.zip")))
        shown = [json.loads(made("workbook", "show", each, "--json")) for each in (workbook, theirs)]
        told = json.dumps(shown, ensure_ascii=False, indent=1)
        to.with_name(f"{to.name}.json").write_text(f"{told}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
