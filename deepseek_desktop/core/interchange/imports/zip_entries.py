"""Zip files as exports come in: their JSON is read in memory, nothing is ever unpacked to disk."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, BinaryIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 it is an exception

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words

MARK = b"PK"
MOST_ENTRIES = 10_000
MOST_RATIO = 100
_RATIO_FROM = 1024 * 1024  # small texts may well be squeezed more
_MOST_BYTES = 8 * 1024**3
_END, _END_LENGTH, _MOST_COMMENT = b"PK\x05\x06", 22, 65_535
_JSON = {".json", ".jsonl", ".ndjson"}
_TALKS = "conversations"


@contextmanager
def entries(file: BinaryIO, name: str) -> Iterator[list[tuple[ZipInfo, ZipFile]]]:
    """Give the entries that hold conversations; raise `SettingError` for what cannot be trusted."""
    _check_count(file, name)
    try:
        with ZipFile(file) as archive:
            listed = [info for info in archive.infolist() if not info.is_dir()]
            _check(listed, name)
            yield [(info, archive) for info in _wanted(listed, name)]
    except (BadZipFile, LargeZipFile, NotImplementedError, ZlibError, EOFError) as error:
        raise SettingError(_DAMAGED, file=name) from error


class Entry:
    """An entry that is read piece by piece, whatever it says of its own size."""

    def __init__(self, opened: IO[bytes], info: ZipInfo, name: str) -> None:
        self._opened = opened
        self._most = max(_RATIO_FROM, info.compress_size * MOST_RATIO)
        self._read = 0
        self._name = name

    def read(self, size: int) -> bytes:
        """Return more of it; raise `SettingError` where it is far more than it was packed from."""
        piece = self._opened.read(size)
        self._read += len(piece)
        if self._read > min(self._most, _MOST_BYTES):
            raise SettingError(_BOMB, file=self._name)
        return piece


def _check_count(file: BinaryIO, name: str) -> None:
    """Look how many entries there are before they are listed: listing them takes memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_LENGTH - _MOST_COMMENT))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_LENGTH:
        raise SettingError(_DAMAGED, file=name)
    if int.from_bytes(tail[at + 10 : at + 12], "little") > MOST_ENTRIES:
        raise SettingError(_TOO_MANY, file=name, most=str(MOST_ENTRIES))


def _check(listed: list[ZipInfo], name: str) -> None:
    names = [info.filename for info in listed]
    if len(names) > MOST_ENTRIES:
        raise SettingError(_TOO_MANY, file=name, most=str(MOST_ENTRIES))
    if len(set(names)) < len(names):
        raise SettingError(_UNSOUND, file=name)
    for info in listed:
        if info.flag_bits & 0x1:
            raise SettingError(_LOCKED, file=name)
        if stat.S_ISLNK(info.external_attr >> 16):
            raise SettingError(_UNSOUND, file=name)


def _wanted(listed: list[ZipInfo], name: str) -> list[ZipInfo]:
    texts = [info for info in listed if PurePosixPath(info.filename).suffix.lower() in _JSON]
    # Beside the conversations there is the account, with name and address: nobody needs that.
    talks = [i for i in texts if PurePosixPath(i.filename).name.lower().startswith(_TALKS)]
    if not texts:
        raise SettingError(_NOTHING, file=name)
    return sorted(talks or texts, key=lambda info: info.filename)


_DAMAGED = words("errors", "{file} is damaged: it cannot be unpacked. Download it again.")
_TOO_MANY = words("errors", "{file} has more than {most} entries, which no export has.")
_UNSOUND = words(
    "errors",
    "{file} has two entries of one name, or links, which no export has. Nothing was imported.",
)
_LOCKED = words("errors", "{file} is encrypted. Unpack it yourself, then import the JSON in it.")
_BOMB = words(
    "errors",
    "{file} unpacks to more than a hundred times its size, which no export does. Nothing was "
    "imported.",
)
_NOTHING = words(
    "errors",
    "{file} holds no JSON file. A zip inside of a zip is not opened: unpack it, then import what "
    "is in it.",
)
