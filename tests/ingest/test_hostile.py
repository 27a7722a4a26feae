"""A batch of hostile inputs: each is set aside with its reason or read sanely, and what comes after it is read."""

import os
import re
import stat
from contextlib import closing

import pytest

from communique.ingest import guard
from communique.ingest.files import read_inputs
from communique.ingest.guard import Guard
from communique.ingest.rows import SetAside
from communique.reading import Document
from tests.ingest.hostile import HOSTILE, PAGE

HANGING = ("attributes.html", "large.html", "bomb.pdf", "pdf-bomb.eml")
"""Files that are waited for less long than users do."""


def assert_sane(items, pattern=None):
    assert items
    for item in items:
        if isinstance(item, SetAside):
            assert str(item).isprintable()
            assert re.search(r": \w+ .*", item.reason), "a reason has a remedy"
            assert item.origin or item.row
        else:
            assert isinstance(item, Document)
            assert "root:" not in item.text
            item.model_dump_json().encode()
    if pattern:
        assert not any(isinstance(item, Document) and not item.text for item in items)
        assert any(isinstance(item, SetAside) and re.search(pattern, item.reason) for item in items), items


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_harms_nothing(tmp_path, name, monkeypatch):
    make, pattern = HOSTILE[name]
    (tmp_path / name).write_bytes(make())
    (tmp_path / "good.html").write_bytes(PAGE)
    if name in HANGING:
        with monkeypatch.context() as impatient, closing(Guard(wait=2)) as short:
            impatient.setattr(guard, "GUARD", short)
            items = list(read_inputs([str(tmp_path / name)]))
    else:
        items = list(read_inputs([str(tmp_path / name)]))
    assert_sane(items, pattern)
    [good] = read_inputs([str(tmp_path / "good.html")])
    assert good.title == "A meeting in Apia"


def make_pipe(path):
    os.mkfifo(path)


def make_ring(path):
    path.symlink_to(path)


def make_dangling(path):
    path.symlink_to(path.parent / "nowhere")


def make_ring_of_folders(path):
    path.mkdir()
    (path / "again").symlink_to(path)


def make_pipe_in_folder(path):
    path.mkdir()
    os.mkfifo(path / "pipe.txt")


def make_locked_folder(path):
    path.mkdir(mode=0)


def make_locked_file(path):
    path.write_text("They met.")
    path.chmod(0)


def make_sparse(path):
    with path.open("wb") as file:
        file.truncate(2**40)


def make_nothing(path):
    assert not path.exists()


MADE = {
    "pipe.pdf": (make_pipe, "not a regular file"),
    "ring.html": (make_ring, "check its name"),
    "dangling.eml": (make_dangling, "no such file"),
    "folders": (make_ring_of_folders, "holds no files"),
    "pipe-within": (make_pipe_in_folder, "not a regular file"),
    "locked-folder": (make_locked_folder, "check its permissions|holds no files"),
    "locked.txt": (make_locked_file, None),
    "sparse.html": (make_sparse, "split it"),
    "sparse.pdf": (make_sparse, "split it"),
    "a\nb\x1b[31m.pdf": (make_nothing, "no such file"),
}


@pytest.mark.parametrize("name", MADE, ids=ascii)
def test_what_is_no_plain_file_harms_nothing(tmp_path, name):
    make, pattern = MADE[name]
    make(tmp_path / name)
    assert_sane(list(read_inputs([str(tmp_path / name)])), pattern)
    if (tmp_path / name).is_dir():
        (tmp_path / name).chmod(stat.S_IRWXU)


def test_a_device_is_not_opened():
    assert_sane(list(read_inputs([os.devnull])), "not a regular file")
