"""Where pictures are kept: whole and on the disk, or in a store, or told why not."""

import errno
import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from groundplan.web import uploads
from groundplan.web.uploads import Folder, NoS3Error, UnknownPlaceError, place

NAME = "one/two.png"


def test_without_a_setting_pictures_lie_in_the_data_folder():
    assert place("") == {"BACKEND": "groundplan.web.uploads.Folder"}


@pytest.mark.parametrize(
    ("told", "bucket", "prefix"),
    [("s3://pictures", "pictures", ""), ("s3://my.bucket-1/", "my.bucket-1", ""), ("s3://pics/a/b/", "pics", "a/b")],
)
def test_a_store_is_named_by_its_bucket_and_a_prefix(told, bucket, prefix):
    assert place(told)["OPTIONS"] == {"bucket_name": bucket, "location": prefix}


@pytest.mark.parametrize("told", ["s3://a", "s3://-bucket", "s3://key:word@bucket", "https://bucket", "x" * 5000])
def test_what_is_no_place_is_refused(told):
    with pytest.raises(UnknownPlaceError):
        place(told)


def test_a_store_without_what_speaks_with_it_is_told(monkeypatch):
    monkeypatch.setattr(uploads, "find_spec", lambda name: None)
    with pytest.raises(NoS3Error, match="install the extra s3"):
        place("s3://pictures")


def test_a_file_is_on_the_disk_before_it_has_its_name(tmp_path, monkeypatch):
    done = []
    monkeypatch.setattr(uploads.os, "fsync", lambda file: done.append("synced"))
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda path, to: (done.append("named"), replace(path, to)))
    folder = Folder(location=tmp_path)
    assert folder.save(NAME, ContentFile(b"whole")) == NAME
    with folder.open(NAME) as file:
        assert file.read() == b"whole"
    # The new folder's own entry, the file, its name, and the entry of that.
    assert done == ["synced", "synced", "named", "synced"]


def test_a_disk_that_fills_up_leaves_no_part_of_a_file(tmp_path, monkeypatch):
    def full(file):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(uploads.os, "fsync", full)
    with pytest.raises(OSError):
        Folder(location=tmp_path).save(NAME, ContentFile(b"whole"))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
