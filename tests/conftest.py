"""What every test relies on: the sample material where it is there."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real course pages and Word sheets."""
    if not (SHARED / "samples").is_dir():
        pytest.skip("the sample material (../shared/samples) is not beside this checkout")
    return SHARED / "samples"
