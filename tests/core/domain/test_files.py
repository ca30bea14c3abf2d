from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from deepseek_desktop.core.domain.files import open_regular, write_atomically


def test_a_file_is_written_and_written_again(tmp_path: Path) -> None:
    path = tmp_path / "list.json"

    write_atomically(path, "old")
    write_atomically(path, "深度求索")

    assert path.read_text("utf-8") == "深度求索"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text("old")
    path.chmod(0o644)

    write_atomically(path, "new")

    assert path.stat().st_mode & 0o777 == 0o600


def test_a_text_that_cannot_be_written_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text("old")

    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "half a pair: \ud83d")

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_crash_while_it_is_written_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError("no space left")

    path = tmp_path / "list.json"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="no space left"):
        write_atomically(path, "new")

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "missing" / "list.json", "new")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    pipe, file = tmp_path / "pipe", tmp_path / "file"
    os.mkfifo(pipe)
    file.write_bytes(b"1\r\n2")

    with pytest.raises(OSError, match="no ordinary file"):
        open_regular(pipe)
    with pytest.raises(IsADirectoryError):
        open_regular(tmp_path)
    with open_regular(file) as opened:
        assert opened.read() == b"1\r\n2"
