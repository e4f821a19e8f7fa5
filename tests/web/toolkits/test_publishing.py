"""Publishing a toolkit: whole, once per version, and never with errors."""

import shutil
from pathlib import Path

import pytest

from groundplan.web.toolkits.actions import ToolkitHasErrorsError, VersionTakenError, publish
from groundplan.web.toolkits.models import PublishedToolkit
from groundplan.web.toolkits.packing import pack
from groundplan.web.toolkits.queries import published_toolkit

SMALL = Path(__file__).parents[1] / "toolkit"


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(SMALL, tmp_path / "toolkit"))


@pytest.mark.django_db
def test_the_same_folder_again_is_the_same_version(folder):
    first = publish(pack(folder))
    again = publish(pack(folder))
    assert first.id == again.id
    assert published_toolkit(first.id).title == "A small toolkit"


@pytest.mark.django_db
def test_other_content_under_the_same_version_is_refused_and_changes_nothing(folder):
    first = publish(pack(folder))
    page = folder / "modules/one/01-welcome.md"
    page.write_text(page.read_text() + "\nOne more line.\n")
    with pytest.raises(VersionTakenError, match="raise `version`"):
        publish(pack(folder))
    assert PublishedToolkit.objects.get().checksum == first.checksum


@pytest.mark.django_db
def test_a_toolkit_with_errors_is_refused_whether_they_show_in_reading_or_in_rendering(folder):
    (folder / "modules/one/03-long.md").write_text("---\nid: long\ntitle: Long\n---\n" + "word " * 60_000)
    with pytest.raises(ToolkitHasErrorsError, match="1 of its faults is an error"):
        publish(pack(folder))
    (folder / "modules/one/03-long.md").write_text("---\nid: [broken\n---\n")
    with pytest.raises(ToolkitHasErrorsError):
        publish(pack(folder))
    assert not PublishedToolkit.objects.exists()


def test_what_an_import_keeps_for_itself_and_hidden_files_stay_behind(folder, tmp_path):
    before = pack(folder)
    (folder / "imported.json").write_text("{}")
    (folder / "modules/one/01-welcome.md.new").write_text("another version, to choose from")
    (folder / ".git").mkdir()
    (folder / ".git/config").write_text("secret")
    (tmp_path / "outside").write_text("secret")
    (folder / "media").mkdir(exist_ok=True)
    (folder / "media/link.png").symlink_to(tmp_path / "outside")
    assert pack(folder) == before
