"""Files that are none, break off, lie, or want to take all memory there is."""

from __future__ import annotations

import os
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.importing import Remark
from deepseek_desktop.core.interchange.imports import json_values
from deepseek_desktop.core.interchange.imports.remarks import Remarks
from deepseek_desktop.core.interchange.imports.source import Source
from tests.core.interchange.imports import exports
from tests.core.interchange.imports.reads import read, read_file

_GOOD = exports.text_of([exports.deepseek()])
_TWO = exports.text_of([exports.deepseek("d1"), exports.deepseek("d2")])


def _sqlite() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE chat (id TEXT)")
        return connection.serialize()


def _tar() -> bytes:
    data = BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("../conversations.json"))
    return data.getvalue()


def _twins() -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("conversations.json", _GOOD)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("conversations.json", _GOOD)
    return data.getvalue()


def _link() -> bytes:
    data = BytesIO()
    info = zipfile.ZipInfo("conversations.json")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    return data.getvalue()


def _encrypted() -> bytes:
    data = bytearray(exports.zipped(conversations__json=_GOOD))
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _bomb() -> bytes:
    return exports.zipped(conversations__json=b"[" + b" " * 30_000_000 + _GOOD[1:])


def _lying_bomb() -> bytes:
    """One whose directory says that it unpacks to a kilobyte."""
    data = bytearray(_bomb())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1024).to_bytes(4, "little")
    return bytes(data)


def _crowd() -> bytes:
    return exports.packed({f"{n}.json": b"" for n in range(10_001)})


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: b"Hello, I am no JSON.", "holds no JSON"),
        (lambda: b"", "is empty"),
        (lambda: b"   \n ", "holds no JSON"),
        (lambda: b"[]", "Nothing in"),
        (lambda: b'"text"', "holds no JSON"),
        (lambda: b"\xff\xd8\xff\xe0 a picture", "holds no JSON"),
        (lambda: b"[" * 100_000, "Nothing in"),
        (lambda: b"[" * 100_000 + b"]" * 100_000, "Nothing in"),
        (lambda: b'[{"mapping": NaN}]', "Nothing in"),
        (lambda: b"[" + b"9" * 5000 + b"]", "Nothing in"),
        (lambda: b'[{"version": 7, "talks": []}]', "begins with: version 7, talks"),
        (lambda: b'{"format": "deepseek-desktop-report"}', "is a report"),
        (lambda: b'{"format":"deepseek-desktop-archive","version":9}', "no archive file"),
        (_sqlite, "is a database"),
        (_tar, "holds no JSON"),
        (lambda: b"PK\x03\x04 and no more", "is damaged"),
        (lambda: exports.zipped(conversations__json=_GOOD)[:-30], "is damaged"),
        (lambda: exports.zipped(inner__zip=exports.zipped(a__json=_GOOD)), "zip inside of a zip"),
        (_twins, "two entries of one name"),
        (_link, "links"),
        (_encrypted, "is encrypted"),
        (_bomb, "a hundred times"),
        (_lying_bomb, "is damaged"),
        (_crowd, "more than 10000 entries"),
    ],
)
def test_a_file_that_cannot_be_imported_is_refused_with_a_sentence(
    tmp_path: Path, make: Callable[[], bytes], sentence: str
) -> None:
    with pytest.raises(SettingError, match=sentence) as refused:
        read(tmp_path, make())

    assert "export.json" in str(refused.value) or "archive file" in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    assert len(read(tmp_path, _TWO.decode().encode(encoding)).conversations) == 2


@pytest.mark.parametrize(
    ("data", "remark", "count"),
    [
        (_TWO[:-100], Remark.CUT_SHORT, 1),
        (_GOOD + b"and more", Remark.CUT_SHORT, 1),
        (_GOOD[1:-1] + b"\n" + _GOOD[1:-50], Remark.CUT_SHORT, 1),
        (b"[NaN, " + _GOOD[1:], Remark.UNREADABLE, 1),
        (b"[" + b"9" * 5000 + b"," + _GOOD[1:], Remark.UNREADABLE, 1),
        (b"[" + b"[" * 20_000 + b"]" * 20_000 + b"," + _GOOD[1:], Remark.TOO_LARGE, 1),
        (b'["text", 5, ' + _GOOD[1:], Remark.UNKNOWN, 2),
        (_GOOD[:-1] + b', {"uuid": "e", "chat_messages": []}]', Remark.EMPTY, 1),
    ],
)
def test_what_is_whole_is_taken_and_the_rest_is_told(
    tmp_path: Path, data: bytes, remark: Remark, count: int
) -> None:
    found = read(tmp_path, data)

    assert found.only.title == "About d1"
    assert found.remarks == {remark: count}


def test_an_entry_beyond_the_limit_is_passed_over_without_being_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_values, "MOST_IN_VALUE", 10_000)
    large = exports.text_of(exports.deepseek("big", 'a "quoted\\" [text] ' * 200_000))

    found = read(tmp_path, b"[" + large + b"," + _GOOD[1:])

    assert found.only.title == "About d1"
    assert found.remarks == {Remark.TOO_LARGE: 1}


def test_pieces_may_end_anywhere(tmp_path: Path) -> None:
    text = exports.text_of([exports.deepseek(question='a "b\\" [想 \\u60f3] {'), exports.claude()])
    whole = read(tmp_path, text).conversations
    for size in (1, 2, 3, 7):
        pieces = [text.decode()[n : n + size] for n in range(0, len(text), size)]
        rest = iter(pieces)
        values = list(json_values.JsonValues(partial(next, rest, ""), Remarks()))
        assert len(values) == len(whole) == 2


def test_nothing_of_a_zip_is_ever_written(tmp_path: Path) -> None:
    names = ["../../x.json", "/abs.json", "C:\\x.json", "con.json", "x:ads.json", "n" * 300]
    entries = dict.fromkeys(names, _GOOD) | {"deep/conversations.json": _TWO, "user.json": b"{}"}
    path = tmp_path / "export.zip"
    path.write_bytes(exports.packed(entries))

    found = read_file(path)

    assert len(found.conversations) == 2
    assert [each.name for each in tmp_path.iterdir()] == ["export.zip"]


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")

    for name in ("folder", "loop", "pipe", "missing"):
        with pytest.raises(SettingError, match=name):
            Source(tmp_path / name, lambda *_: None)


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_bytes(_GOOD)
    with Source(path, lambda *_: None) as source:
        path.write_bytes(_TWO)
        with pytest.raises(SettingError, match="was changed"):
            source.check_unchanged()
