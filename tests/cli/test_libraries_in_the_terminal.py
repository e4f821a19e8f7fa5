"""`groundplan library`: what whoever runs an installation does with its libraries."""

import re

import pytest

CODE = re.compile(r"\b[2-9B-Z]{4}-[2-9B-Z]{4}\b")


def test_an_installation_without_libraries_says_so(terminal):
    assert terminal.json("library", "list") == {"libraries": []}
    assert "There is no library here yet" in terminal.done("library", "list")


def test_the_first_library_leads_and_who_opened_it_looks_after_it(terminal, workbook):
    (library,) = terminal.json("library", "list")["libraries"]
    assert {name: library[name] for name in ("name", "leads", "workbooks", "people", "admins")} == {
        "name": "Mill River Library",
        "leads": True,
        "workbooks": 1,
        "people": 1,
        "admins": ["Ana"],
    }
    assert "1 workbook, 1 person, looked after by Ana, may lead cohorts" in terminal.done("library", "list")


def test_a_second_workbook_of_a_library_makes_no_second_library_and_no_second_admin(terminal, workbook):
    terminal.json("workbook", "new", "--library", "Mill River Library", "--person", "Bo")
    (library,) = terminal.json("library", "list")["libraries"]
    assert (library["workbooks"], library["people"], library["admins"]) == (2, 2, ["Ana"])


def test_a_new_library_comes_with_an_invitation(terminal, workbook):
    made = terminal.json("library", "new", "Hill Library")
    assert re.fullmatch(r"/join/[\w-]{32}/", made["address"])
    assert CODE.fullmatch(made["code"])
    hill = terminal.json("library", "list")["libraries"][1]
    assert (hill["name"], hill["leads"], hill["admins"]) == ("Hill Library", False, [])
    told = terminal.done("library", "invite", "Hill Library")
    assert "looks after Hill Library" in told
    assert CODE.search(told)


def test_a_library_is_told_apart_by_its_id_where_two_have_one_name(terminal, workbook):
    second = terminal.json("library", "new", "Mill River Library")["library"]
    for command in (("library", "lead"), ("library", "invite")):
        assert "Several libraries here are called “Mill River Library”" in terminal.refused(
            *command, "Mill River Library"
        )
    refused = terminal.refused("workbook", "new", "--library", "Mill River Library", "--person", "Bo")
    assert "Several libraries here" in refused
    assert terminal.json("library", "lead", second)["leads"] is True
    terminal.json("workbook", "new", "--library", second, "--person", "Bo")
    listed = {each["library"]: each for each in terminal.json("library", "list")["libraries"]}
    assert (listed[second]["leads"], listed[second]["workbooks"]) == (True, 1)
    assert "may not lead cohorts any more" in terminal.done("library", "unlead", second)


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_a_name_that_is_none_is_refused(terminal, name):
    assert "Write the library's name" in terminal.refused("library", "new", name)
    assert terminal.json("library", "list") == {"libraries": []}


def test_a_library_that_is_not_there_is_named(terminal):
    assert "There is no library Nowhere here" in terminal.refused("library", "lead", "Nowhere")
