"""`groundplan workbook …`: new, list, show, answer, as FORMATS §4 has them."""

import uuid

import pytest

from serving import serving

PLAN = "connected-learning-plan"


def answers(terminal, workbook, sheet=PLAN):
    shown = terminal.json("workbook", "show", workbook)
    return next(each for each in shown["worksheets"] if each["id"] == sheet)


def test_a_new_workbook_is_listed_and_shown(terminal, workbook):
    assert str(uuid.UUID(workbook)) == workbook
    (listed,) = terminal.json("workbook", "list")["workbooks"]
    assert listed == {"workbook": workbook, "library": "Mill River Library", "department": "Young Adult Department"}
    shown = terminal.json("workbook", "show", workbook)
    assert [shown[key] for key in ("workbook", "library", "department")] == [
        workbook,
        "Mill River Library",
        "Young Adult Department",
    ]
    assert shown["toolkit"]["id"] == "starter"
    assert set(shown["worksheets"][0]) >= {"id", "title", "answers", "shelf", "asked"}
    assert workbook in terminal.done("workbook", "list")
    assert "Mill River Library" in terminal.done("workbook", "show", workbook)


def test_without_a_department_one_person_counts(terminal):
    made = terminal.json("workbook", "new", "--library", "Hill Library", "--person", "Bo")["workbook"]
    assert terminal.json("workbook", "show", made)["department"] == ""


def test_an_answer_is_the_same_edit_as_typing_it(terminal, workbook):
    assert (
        terminal.done("workbook", "answer", workbook, PLAN, "mission", "We help é 𝄞 😀 図書館 مكتبة").strip()
        == "Saved."
    )
    terminal.done("workbook", "answer", workbook, PLAN, "vision", "-", text="From standard input\nin two lines\n")
    sheet = answers(terminal, workbook)
    assert sheet["answers"]["mission"] == "We help é 𝄞 😀 図書館 مكتبة"
    assert sheet["answers"]["vision"] == "From standard input\nin two lines\n"
    assert sheet["asked"]["mission"]


def test_lines_become_rows_and_choices_are_named_by_id_or_in_words(terminal, workbook):
    terminal.done("workbook", "answer", workbook, PLAN, "strengths", "Teens know us\n\nA room of our own")
    terminal.done("workbook", "answer", workbook, PLAN, "goals", "Ask ten teens")
    terminal.done("workbook", "answer", workbook, PLAN, "priorities-written", "none written")
    terminal.done("workbook", "answer", workbook, "self-assessment", "interests/ask", "It is our habit")
    found = answers(terminal, workbook)["answers"]
    assert [item["text"] for item in found["strengths"]] == ["Teens know us", "A room of our own"]
    assert [(goal["text"], goal["horizon"]) for goal in found["goals"]] == [("Ask ten teens", "month")]
    assert found["priorities-written"]["options"] == ["none"]
    assert answers(terminal, workbook, "self-assessment")["answers"]["interests"] == {"ask": "our-habit"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["workbook", "show", "nothing"], "There is no workbook nothing here"),
        (["workbook", "show", str(uuid.UUID(int=7))], "There is no workbook 00000000"),
        (["workbook", "new", "--library", " ", "--person", "Ana"], "Write what your library is called"),
        (["workbook", "new", "--library", "L", "--person", "Ana", "--toolkit", "no-such"], "No toolkit “no-such”"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(terminal, arguments, sentence):
    assert sentence in terminal.refused(*arguments)


def test_a_question_that_is_not_there_is_refused_with_its_name(terminal, workbook):
    assert "no question “nowhere”" in terminal.refused("workbook", "answer", workbook, PLAN, "nowhere", "lost?")
    assert "not among the choices" in terminal.refused(
        "workbook", "answer", workbook, "self-assessment", "interests/ask", "splendid"
    )
    assert "that you can open" in terminal.refused("workbook", "answer", workbook, "no-sheet", "mission", "lost?")


def test_while_a_server_runs_commands_go_through_it(terminal):
    with serving(terminal.home) as server:
        made = terminal.json("workbook", "new", "--library", "L", "--department", "D", "--person", "Ana")["workbook"]
        terminal.done("workbook", "answer", made, PLAN, "mission", "through the door")
        assert answers(terminal, made)["answers"]["mission"] == "through the door"
        assert "no workbook" in terminal.refused("workbook", "show", "nothing")
        assert server.process.poll() is None
        second = terminal.refused("serve", "--no-open")
        assert "already runs on the data folder" in second
        assert server.url in second
    assert answers(terminal, made)["answers"]["mission"] == "through the door"
    assert not (terminal.home / "server.json").exists()


@pytest.mark.embedded
def test_the_database_in_the_data_folder_is_for_its_owner_only(terminal, workbook):
    assert (terminal.home / "groundplan.sqlite3").stat().st_mode & 0o077 == 0


def test_the_data_folder_is_for_its_owner_only(terminal, workbook):
    assert terminal.home.stat().st_mode & 0o077 == 0
    assert (terminal.home / "secret").stat().st_mode & 0o077 == 0


def test_djangos_own_commands_can_write(terminal, workbook):
    assert "No migrations to apply" in terminal.done("manage", "migrate")
    assert "manage" in terminal.done("--help")
