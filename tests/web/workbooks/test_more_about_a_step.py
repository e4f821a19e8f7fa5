"""What a goal and a step can say besides the simple case: folded away, there on wish, and never in the way."""

import pytest
from bs4 import BeautifulSoup

from groundplan.toolkit.model import Horizon, Question, QuestionType
from groundplan.web.libraries.actions import grant
from groundplan.web.libraries.models import Right
from groundplan.web.workbooks import sheet_html
from groundplan.web.workbooks.goalviews import MOST_FOLDS, GoalChoices, rungs
from groundplan.workbook.answers import GoalEntry, StepEntry

AT = "all/goals"


@pytest.fixture
def sheet(cast, form_on):
    """Writes cells of the goals question as the sheet's form does, and reads the sheet."""

    class Sheet:
        url = cast.url("sheet/all/")

        def write(self, person=None, **cells):
            client = cast.client(person or cast.owner)
            fields = {f"{AT}/{name.replace('__', '/')}": text for name, text in cells.items()}
            return form_on(client, self.url).send(client, **fields)

        def read(self, person=None, query=""):
            return BeautifulSoup(cast.client(person or cast.owner).get(self.url + query).content, "html.parser")

    found = Sheet()
    found.write(g1__text="Open a lab", g1__horizon="month", s1__of="g1", s1__what="Ask ten teens")
    return found


def step(page, row="s1"):
    return page.select_one(f'[data-row="{row}"]')


def test_a_blank_step_asks_what_who_and_when_and_nothing_else(sheet):
    page = sheet.read()
    blank = page.select_one(".steps [data-blank]")
    assert [each["name"].rpartition("/")[2] for each in blank.select("input, select, textarea")] == [
        "of", "what", "who", "by", "state"
    ]  # fmt: skip
    fold = step(page).select_one("details.more")
    assert not fold.has_attr("open")
    assert [each["name"].rpartition("/")[2] for each in fold.select("input, select, textarea")] == [
        "role", "hours", "note", "link", "why"
    ]  # fmt: skip


def test_what_is_said_there_is_kept_and_shown_and_stands_on_paper(sheet, cast):
    sheet.write(
        s1__role="Page", s1__hours="3", s1__note="By the lift", s1__link="https://mill.example/a",
        g1__who="Ana", g1__role="Teen librarian", g1__learned="Ask early", g1__ended="moved",
    )  # fmt: skip
    (goal,) = cast.answers().get("goals")
    assert (goal.who, goal.role, goal.learned, goal.ended) == ("Ana", "Teen librarian", "Ask early", "moved")
    (said,) = goal.steps
    assert (said.role, said.hours, said.note, said.link) == ("Page", "3", "By the lift", "https://mill.example/a")
    page = sheet.read()
    assert "(4 filled in)" in step(page).select_one("summary").get_text()
    assert "By the lift" in step(page).select_one(".folded").get_text()
    link = step(page).select_one("details a")
    assert (link["href"], link["rel"]) == ("https://mill.example/a", ["noopener", "noreferrer"])


@pytest.mark.parametrize("link", ["javascript:alert(1)", "the drive, third folder", "data:text/html,<script>"])
def test_what_leads_to_no_web_page_is_words_for_writers_and_readers(sheet, cast, link):
    sheet.write(s1__link=link)
    grant(cast.workbook.library, cast.member, cast.workbook.id, Right.VIEWER)
    assert not step(sheet.read()).select("a")
    read = sheet.read(cast.member)
    assert link in read.get_text()
    assert not [each for each in read.select(".goal a") if each.get("href") == link]


def test_dropped_asks_why_in_sight_and_refuses_nothing(sheet, cast):
    response = sheet.write(s1__state="dropped")
    assert response.status_code == 302
    shown = step(sheet.read())
    reason = shown.select_one("label.reason input")
    assert reason["name"] == f"{AT}/s1/why"
    assert reason.find_parent("details")["class"] == ["rung"]
    sheet.write(s1__why="No room for it")
    assert cast.answers().get("goals")[0].steps[0].why == "No room for it"


def test_a_step_can_mend_a_weakness_where_there_is_one(sheet, cast, form_on):
    client = cast.client(cast.owner)
    assert not step(sheet.read()).select_one('select[name$="/mends"]')
    form = form_on(client, sheet.url)
    row = next(name for name in form.fields if name.startswith("all/weaknesses/"))
    form.send(client, **{row: "A quiet Friday"})
    picks = step(sheet.read()).select('select[name$="/mends"] option')
    assert [each.get_text() for each in picks] == ["", "A quiet Friday"]
    sheet.write(s1__mends=row)
    assert cast.answers().get("goals")[0].steps[0].mends == row
    grant(cast.workbook.library, cast.member, cast.workbook.id, Right.VIEWER)
    assert "The weakness that it mends: A quiet Friday" in " ".join(sheet.read(cast.member).get_text(" ").split())
    # The weakness goes; what the step said of it is kept when the sheet is saved again.
    remove = {"edit": "remove01", "revision": cast.answers().revision, "act": f"remove {row}"}
    client.post(sheet.url, remove)
    sheet.write(s1__note="Still here")
    assert cast.answers().get("goals")[0].steps[0].mends == row


def test_who_is_offered_from_those_who_work_here_and_read_anew_when_they_change(sheet, cast):
    page = sheet.read()
    offered = page.find(id="all--goals--people")
    assert [each["value"] for each in offered.select("option")] == ["Ana", "Bo"]
    assert {each["list"] for each in page.select(".who input")} == {"all--goals--people"}
    grant(cast.workbook.library, cast.stranger, cast.workbook.id, Right.COMMENTER)
    again = sheet.read().find(id="all--goals--people")
    assert [each["value"] for each in again.select("option")] == ["Ana", "Bo", "Cyd"]


def test_names_are_asked_for_where_there_are_goals_to_write_and_nowhere_else(sheet, cast, monkeypatch):
    asked = []
    monkeypatch.setattr(sheet_html, "names_here", lambda reader: asked.append(reader.right) or ("Ana",))
    sheet.read()
    assert asked == [Right.OWNER]
    cast.client(cast.owner).get(cast.url("sheet/kwl/"))
    grant(cast.workbook.library, cast.member, cast.workbook.id, Right.VIEWER)
    sheet.read(cast.member)
    assert asked == [Right.OWNER]


def views(goals, steps, **extra):
    value = tuple(
        GoalEntry(f"g{at}", "Goal", "month", steps=tuple(StepEntry(f"s{at}-{n}", "Step") for n in range(steps)))
        for at in range(goals)
    )
    choices = GoalChoices(horizons=[Horizon("month", "Month", 1)])
    ids = iter(range(10_000))
    question = Question("goals", QuestionType.GOALS, "Goals")
    (rung,) = rungs("ws/goals", question, value, choices, extra, lambda: f"new{next(ids)}")
    return [each for goal in rung.goals for each in goal.steps if not each.blank]


def test_in_a_long_plan_folds_come_when_they_are_asked_for(db):
    assert all(each.more for each in views(MOST_FOLDS // 10, 10))
    long = views(MOST_FOLDS // 10 + 1, 10, **{"ws/goals/s3-4": 1})
    assert [each.id for each in long if each.more] == ["s3-4"]
    assert [each.id for each in long if each.unfold] == ["s3-4"]


def test_without_script_the_button_saves_and_opens_the_fold(sheet, cast):
    page = sheet.read()
    blank = page.select_one(".steps [data-blank]")
    act = blank.select_one('button[value^="more "]')["value"]
    row = blank["data-row"]
    client = cast.client(cast.owner)
    fields = {"edit": "abcd1234", "revision": cast.answers().revision, f"{AT}/{row}/of": "g1",
              f"{AT}/{row}/what": "Print a card", "act": act}  # fmt: skip
    response = client.post(sheet.url, fields)
    assert response.status_code == 302
    there, _hash, anchor = response.url.partition("#")
    fold = BeautifulSoup(client.get(there).content, "html.parser").find(id=anchor)
    assert fold.name == "details"
    assert fold.has_attr("open")


def test_what_cannot_be_saved_is_named_by_its_step(sheet, cast):
    client = cast.client(cast.owner)
    fields = {"edit": "abcd1234", "revision": cast.answers().revision, f"{AT}/s1/note": "x" * 1_000_001}
    response = client.post(sheet.url, fields)
    assert response.status_code == 422
    summary = BeautifulSoup(response.content, "html.parser").select_one(".summary")
    assert "Note" in summary.get_text()


def test_a_stranger_sees_none_of_it(sheet, cast):
    assert cast.client(cast.stranger).get(sheet.url).status_code == 404
