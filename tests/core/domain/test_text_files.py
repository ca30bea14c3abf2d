from __future__ import annotations

import os
from pathlib import Path

import pytest

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.core.domain.text_files import LIMIT_MB, read_attachment

_WESTERN = "Ärger über Straßen: “naïve” café, élan & œuvre, 5 €\n"
_CHINESE = "# 说明\nx = 1  # 注意力机制，动态地关注输入。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (_WESTERN + _CHINESE, "utf-8"),
        (_WESTERN + _CHINESE, "utf-8-sig"),
        (_WESTERN + _CHINESE, "utf-16"),
        (_WESTERN + _CHINESE, "utf-32"),
        (_CHINESE, "gb18030"),
        (_WESTERN, "cp1252"),
        ("x = 'ü'\n", "latin-1"),
    ],
)
def test_a_text_is_read_whatever_its_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))

    assert read_attachment(path) == Attachment("notes.txt", text)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 stuff", "is a PDF"),
        (b"PK\x03\x04stuff", "office document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is not text"),
        (b"text\0with a null", "is not text"),
        (b"\x01\x02\x03\x04", "is not text"),
        (b"\xff\xfea", "is not text"),
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"x" * (LIMIT_MB * 1024 * 1024 + 1), f"at most {LIMIT_MB} MB"),
    ],
)
def test_what_cannot_go_along_says_which_file_and_why(
    tmp_path: Path, data: bytes, says: str
) -> None:
    path = tmp_path / "report.bin"
    path.write_bytes(data)

    with pytest.raises(DeskError) as caught:
        read_attachment(path)

    assert str(caught.value).startswith("report.bin ")
    assert says in str(caught.value)


def test_a_folder_a_missing_file_and_a_pipe_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name, says in (("folder", "is a folder"), ("missing", "cannot be read")):
        with pytest.raises(DeskError, match=says):
            read_attachment(tmp_path / name)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(DeskError, match="is not text"):  # and does not wait for it
            read_attachment(tmp_path / "pipe")
