"""A command that was mistyped: one line says what is wrong and where to look, and the exit code is 2."""

import pytest


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["nonsense"], "nonsense"),
        (["toolkit", "show"], "DIR"),
        (["serve", "--port", "none"], "none is no port"),
        (["workbook", "new", "--library", "L"], "--person"),
    ],
)
def test_a_mistyped_command_is_told_in_one_line(terminal, typed, told):
    line = terminal.refused(*typed)
    assert told in line
    assert "--help` tells more" in line
