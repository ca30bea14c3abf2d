"""Reads an archive file line by line; see `archive_record` for its format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.archive_record import CHECKSUM, FORMAT, VERSION, Head
from deepseek_desktop.core.interchange.fields import Fields, parsed

_MOST_IN_LINE = 512 * 1024 * 1024
_MOST_IN_HEAD = 64 * 1024
_BOM = b"\xef\xbb\xbf"
_OPENING = b'"conversations":['


class ArchiveFile:
    """The lines of an archive file, read one after the other.

    Raises `SettingError` for a file that is none, or none of a version that is known; while its
    lines are read, where it ends before its end or where the last line contradicts the others.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        first = file.readline(_MOST_IN_HEAD).removeprefix(_BOM).rstrip()
        self.head = _head(first)

    def lines(self) -> Iterator[bytes]:
        """Yield each conversation as it is in the file; `archive_reading` reads it."""
        sums, count = sha256(), 0
        while line := self._file.readline(_MOST_IN_LINE):
            if line.startswith(b"]"):
                self._check_end(line, count, sums.hexdigest())
                return
            text = line.strip().removesuffix(b",")
            if not text:
                continue
            sums.update(f"{_claimed(text)}\n".encode())
            count += 1
            yield text
        raise SettingError(_TORN)

    def _check_end(self, line: bytes, count: int, found: str) -> None:
        try:
            end = json.loads(b"{" + line.removeprefix(b"]").lstrip(b", "))
        except ValueError as error:
            raise SettingError(_TORN) from error
        if end.get("count") != count or end.get(CHECKSUM) != found:
            raise SettingError(_TORN)


def is_archive(start: bytes) -> bool:
    """Whether a file that begins with these bytes says that it is an archive file."""
    start = start.removeprefix(_BOM).lstrip()
    return start.startswith(b'{"format":"' + FORMAT.encode() + b'"')


def _head(line: bytes) -> Head:
    if not is_archive(line) or not line.endswith(_OPENING):
        raise SettingError(_NO_ARCHIVE)
    try:
        fields = Fields.of(parsed(line.decode("utf-8") + "]}"), "")
        version = fields.count("version")
        if version == VERSION:
            return Head(fields.time("made_at"), fields.name("app_version"))
    except (UnicodeDecodeError, SettingError) as error:
        raise SettingError(_NO_ARCHIVE) from error
    raise SettingError(_OTHER_VERSION, found=str(version), known=str(VERSION))


def _claimed(line: bytes) -> str:
    """Return the checksum at the end of a line without reading the rest, which may be long."""
    return line[-66:-2].decode("ascii", "replace")


_NO_ARCHIVE = words("errors", "This is no archive file of DeepSeek Desktop.")
_OTHER_VERSION = words(
    "errors",
    "This file is in format {found}, and this version of the app knows {known}. Update the app.",
)
_TORN = words(
    "errors", "This file was cut off or changed: not all that was written to it is still there."
)
