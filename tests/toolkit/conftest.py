"""Writing a toolkit for a test, file by file."""

import pytest

INDEX = 'id: t\ntitle: T\nversion: "1"\nmodules: [one]\n'
MODULE = "id: one\ntitle: One\n"


@pytest.fixture
def toolkit(tmp_path):
    """Writes a small good toolkit with the given files changed, and returns its folder."""

    def write(files=None):
        whole = {"toolkit.yaml": INDEX, "modules/one/module.yaml": MODULE, **(files or {})}
        for name, content in whole.items():
            path = tmp_path / "toolkit" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / "toolkit"

    return write


@pytest.fixture
def sheet_file():
    """A worksheet's file with the given lines as its questions."""

    def write(*questions, head=""):
        lines = "".join(f"      - {line}\n" for line in questions)
        return f"id: ws\ntitle: Sheet\n{head}sections:\n  - id: s\n    title: S\n    questions:\n{lines}"

    return write
