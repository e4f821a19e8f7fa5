"""What every test relies on: the sample material where it is there, and a database for what it starts."""

from pathlib import Path

import pytest

import databases

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real course pages and Word sheets."""
    if not (SHARED / "samples").is_dir():
        pytest.skip("the sample material (../shared/samples) is not beside this checkout")
    return SHARED / "samples"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Around all of a test, its fixtures too: what it started is gone by the end, and so may its databases be."""
    with databases.lent(embedded=item.get_closest_marker("embedded") is not None):
        return (yield)
