"""`groundplan toolkit new|check|show|import`: exit codes, one JSON object, one sentence."""

import json
import os

import pytest

from groundplan.cli.main import main

PAGE = "---\nid: welcome\ntitle: Welcome\n---\n[gone](page:nowhere)\n"


@pytest.fixture
def folder(tmp_path, capsys):
    assert main(["toolkit", "new", str(tmp_path / "ours")]) == 0
    capsys.readouterr()
    return tmp_path / "ours"


@pytest.fixture
def typed(capsys):
    """Runs a command: exit code, what it prints, what it complains of."""

    def run(*arguments):
        code = main(["toolkit", *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_a_new_toolkit_has_no_problem(typed, tmp_path):
    code, out, err = typed("new", tmp_path / "ours", "--json")
    assert (code, json.loads(out), err) == (0, {"toolkit": str(tmp_path / "ours")}, "")
    assert typed("check", tmp_path / "ours") == (0, "No problems.\n", "")
    code, out, _err = typed("check", tmp_path / "ours", "--json")
    assert (code, json.loads(out)) == (0, {"problems": []})


def test_check_exits_with_1_where_something_is_to_be_mended(typed, folder):
    (folder / "modules/first/01-welcome.md").write_text(PAGE)
    code, out, err = typed("check", folder)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "modules/first/01-welcome.md:5: warning: The link to “page:nowhere” leads nowhere. Link to page:ID, worksheet:ID, "
        "module:ID, link:ID or media/FILE, or to a whole address.",
        "1 problem, 0 of them errors.",
    ]
    code, out, _err = typed("check", folder, "--json")
    assert (code, [each["code"] for each in json.loads(out)["problems"]]) == (1, ["broken-link"])


def test_show_tells_what_is_there_whatever_is_wrong_with_it(typed, folder):
    code, out, _err = typed("show", folder)
    assert code == 0
    assert out.splitlines()[0] == "My toolkit (ours 1)"
    assert out.splitlines()[-1] == "No problems."
    (folder / "modules/first/01-welcome.md").write_text(PAGE)
    code, out, _err = typed("show", folder)
    assert (code, out.splitlines()[-1]) == (0, f"1 problem: `groundplan toolkit check {folder}` lists it.")
    code, out, _err = typed("show", folder, "--json")
    assert (code, list(json.loads(out))) == (0, ["id", "title", "version", "modules", "worksheets", "problems"])


@pytest.mark.parametrize("command", ["check", "show"])
@pytest.mark.parametrize("flags", [(), ("--json",)])
def test_what_is_no_toolkit_is_one_sentence_and_2(typed, tmp_path, command, flags):
    (tmp_path / "file").write_text("")
    (tmp_path / "toolkit.yaml").mkdir()
    for place in (tmp_path / "nowhere", tmp_path / "file", tmp_path):
        code, out, err = typed(command, place, *flags)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(f"There is no toolkit in {place}: ")


def test_new_stands_only_in_an_empty_place(typed, folder, tmp_path):
    (tmp_path / "file").write_text("")
    for place, told in (
        (folder, "is not empty"),
        (tmp_path / "file", "is not empty"),
        (tmp_path / "file/in", "cannot be"),
    ):
        code, out, err = typed("new", place)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert told in err


def test_nothing_to_import_is_one_sentence_and_2(typed, tmp_path):
    code, out, err = typed("import", tmp_path / "nowhere", "--to", tmp_path / "to", "--json")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"There is no page to import in {tmp_path / 'nowhere'}: ")


def test_an_import_tells_where_to_look(typed, tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\nText\n")
    code, out, err = typed("import", tmp_path / "a.md", "--to", tmp_path / "to")
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"Pages: 1; worksheets: 0; both are in {tmp_path / 'to'}.", "No problems."]


def test_signs_that_steer_a_terminal_are_spelled_out(typed, folder):
    file = folder / "modules/first/01-welcome.md"
    file.write_text('---\nid: welcome\ntitle: "\\e[31mRed \\u202e"\nlevel: "\\e[31m"\n---\nText\n')
    for command in ("check", "show"):
        _code, out, _err = typed(command, folder)
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "\\x1b[31m" in out


def test_a_name_that_is_no_text_can_be_printed(typed, folder):
    try:
        os.close(os.open(os.fsencode(folder / "worksheets") + b"/\xff.yaml", os.O_CREAT))
    except OSError:
        pytest.skip("this file system takes only names that are text")
    code, out, _err = typed("check", folder)
    assert code == 1
    assert out.startswith("worksheets/\\xff.yaml:1: error: ")
