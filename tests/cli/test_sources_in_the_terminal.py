"""`groundplan sources read`: exit codes, one JSON object, one sentence; no Django."""

import json
import os
import subprocess
import sys

import pytest

from groundplan.cli.main import main

PAGE = "Elm Library\n\nOur Mission\n\nTo lend, to teach and to listen.\n\nOur Values\n\n• Care\n• Wit\n\f\nPage two.\n"


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PAGE)
    return path


@pytest.fixture
def typed(capsys):
    """Runs a command: exit code, what it prints, what it complains of."""

    def run(*arguments):
        code = main(["sources", "read", *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_a_document_is_told_as_one_json_object(typed, document):
    code, out, err = typed(document, "--json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert (told["title"], told["pages"], told["language"]) == ("Elm Library", 2, "en")
    assert told["passages"][2] == {
        "id": "p3",
        "page": 1,
        "heading": ["Our Mission"],
        "text": "To lend, to teach and to listen.",
        "style": "text",
    }
    assert told["statements"][0] == {
        "kind": "mission",
        "text": "To lend, to teach and to listen.",
        "passage": "p3",
        "page": 1,
        "whose": "library",
        "owner": "Elm Library",
        "confidence": 0.9,
        "reason": "It stands under “Our Mission”.",
    }
    assert [(each["kind"], each["text"]) for each in told["statements"][1:]] == [("value", "Care"), ("value", "Wit")]


def test_a_statement_with_wide_spaces_and_set_in_lines_is_told_with_its_words(typed, tmp_path):
    """Whoever tidies the spaces of passages has to tidy those of statements alike, or they are lost."""
    path = tmp_path / "spaced.txt"
    path.write_text(
        "Mission\n    The library\u00a0lends  books to all\n    who come, and asks\tfor nothing.\n", encoding="utf-8"
    )
    told = json.loads(typed(path, "--json")[1])
    [mission] = told["statements"]
    assert " ".join(mission["text"].split()) == "The library lends books to all who come, and asks for nothing."
    assert mission["text"] in "\n\n".join(each["text"] for each in told["passages"])


def test_a_person_reads_the_statements_with_where_they_stand_and_why(typed, document):
    code, out, _err = typed(document)
    assert code == 0
    assert out.splitlines() == [
        "Elm Library",
        "",
        "Mission",
        "  “To lend, to teach and to listen.”",
        "    page 1; It stands under “Our Mission”.",
        "",
        "Values",
        "  “Care”",
        "    page 1; It stands under “Our Values”.",
        "  “Wit”",
        "    page 1; It stands under “Our Values”.",
        "",
        "7 passages, 2 of them headings.",
    ]


def test_a_document_that_states_nothing_says_so(typed, tmp_path):
    path = tmp_path / "hours.txt"
    path.write_text("We are open on Monday.\n")
    assert typed(path)[:2] == (0, "No statement was found.\n\n1 passage, 0 of them headings.\n")


def test_signs_that_steer_a_terminal_do_not_reach_it(typed, tmp_path):
    path = tmp_path / "sly.txt"
    path.write_text("Mission: To lend\x1b[31m books to all \u202e of us.\n")
    out = typed(path)[1]
    assert "To lend" in out
    assert [sign for sign in out if not sign.isprintable() and sign != "\n"] == []


def test_a_file_that_is_not_there_is_told_in_one_sentence(typed, tmp_path):
    code, out, err = typed(tmp_path / "gone.txt")
    assert (code, out) == (2, "")
    assert (
        err
        == f"There is no file to be read at {tmp_path / 'gone.txt'}: give the path of a document that you may open.\n"
    )


def test_the_command_needs_no_django_and_no_installation(document):
    """As its own process, with the house's path and nothing else."""
    check = (
        "import sys; from groundplan.cli.main import main; code = main(sys.argv[1:]); "
        "assert 'django' not in sys.modules, 'Django came along'; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", check, "sources", "read", str(document), "--json"],
        capture_output=True, text=True, check=False, timeout=60,
        env={name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "GROUNDPLAN"))},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["title"] == "Elm Library"
