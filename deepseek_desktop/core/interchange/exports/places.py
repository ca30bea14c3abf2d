"""Where an export goes: a file, a folder of files, or a stream; whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.files import WholeFile
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.exports.names import Names, is_reserved


class Place(Protocol):
    """Takes what is written, one piece after the other."""

    def begin(self, title: str, at: datetime) -> BinaryIO:
        """Return what to write a piece to; `title` and `at` may name it."""

    def finish(self) -> None:
        """Take the piece as complete."""

    def keep(self) -> None:
        """Put all of it where it belongs."""

    def drop(self) -> None:
        """Leave nothing of it behind; what was there before stays as it was."""


class OneFile:
    """A file, for one piece."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._whole: WholeFile | None = None

    def begin(self, title: str, at: datetime) -> BinaryIO:  # noqa: ARG002 a person named it
        """Return the file, which is not in its place yet."""
        self._whole = WholeFile(self._path)
        return self._whole.file

    def finish(self) -> None:
        """Wait for the end."""

    def keep(self) -> None:
        """Put the file into its place."""
        if self._whole is not None:
            self._whole.keep()

    def drop(self) -> None:
        """Take the file away, unless it is kept."""
        if self._whole is not None:
            self._whole.drop()


class Folder:
    """A folder with a file for each piece; files of other names that are in it already stay."""

    def __init__(self, path: Path, suffix: str) -> None:
        self._path = path
        self._names = Names(suffix)
        self._temporary: Path | None = None
        self._file: BinaryIO | None = None

    def begin(self, title: str, at: datetime) -> BinaryIO:
        """Return a file with a name of its own."""
        if self._temporary is None:
            made = tempfile.mkdtemp(dir=self._path.parent, prefix=".export-")
            self._temporary = Path(made)
        self._file = (self._temporary / self._names.name_for(title, at)).open("wb")
        return self._file

    def finish(self) -> None:
        """Have the file on the disk."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()

    def keep(self) -> None:
        """Put the folder into its place, or its files into the folder that is there."""
        if self._temporary is None:
            return
        if not self._path.exists():
            self._temporary.replace(self._path)
            return
        for file in sorted(self._temporary.iterdir()):
            file.replace(self._path / file.name)
        self._temporary.rmdir()

    def drop(self) -> None:
        """Take away what is not in its place."""
        if self._file is not None:
            self._file.close()
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)


class Stream:
    """A stream that is there already, like the output of a command."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def begin(self, title: str, at: datetime) -> BinaryIO:  # noqa: ARG002 a stream has no name
        """Return the stream."""
        return self._out

    def finish(self) -> None:
        """Wait for the end."""

    def keep(self) -> None:
        """Have all of it written."""
        self._out.flush()

    def drop(self) -> None:
        """Do nothing: what was written to a stream cannot be taken back."""


def refuse_place(
    path: Path, *, is_folder: bool, may_replace: bool, never: Iterable[Path] = ()
) -> None:
    """Raise `SettingError` with one sentence where nothing can or should be written.

    `never` are files that are not to be replaced, whatever a person says.
    """
    try:
        _refuse(path, is_folder=is_folder, never={each.resolve() for each in never})
        is_there = any(path.iterdir()) if path.is_dir() else path.exists()
    except (OSError, ValueError, RuntimeError) as error:  # a loop of links, a zero byte in a name
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise SettingError(_UNUSABLE, file=str(path), reason=reason) from error
    if is_there and not may_replace:
        raise SettingError(_THERE, file=str(path))


def _refuse(path: Path, *, is_folder: bool, never: set[Path]) -> None:
    if is_reserved(path.name):
        raise SettingError(_RESERVED, name=path.name)
    if not path.parent.is_dir():
        raise SettingError(_NO_FOLDER, folder=str(path.parent))
    if path.resolve() in never:
        raise SettingError(_OWN, file=str(path))
    if path.is_dir() and not is_folder:
        raise SettingError(_IS_FOLDER, file=str(path))
    if path.exists() and not (path.is_dir() if is_folder else path.is_file()):
        raise SettingError(_NO_FILE if not is_folder else _NO_FOLDER_BUT_FILE, file=str(path))


_RESERVED = words(
    "errors", "“{name}” is a name that Windows keeps for a device. Choose another name."
)
_NO_FOLDER = words("errors", "There is no folder {folder}. Choose one that is there.")
_OWN = words("errors", "{file} belongs to this app and is not to be replaced. Choose another name.")
_IS_FOLDER = words("errors", "{file} is a folder. Choose a name for a file in it.")
_NO_FILE = words("errors", "{file} is no ordinary file. Choose another name.")
_NO_FOLDER_BUT_FILE = words(
    "errors", "Many conversations go into a folder, and {file} is a file. Choose another name."
)
_THERE = words(
    "errors",
    "{file} is there already, so nothing was saved. Choose another name, or replace it with "
    "--force.",
)
_UNUSABLE = words("errors", "{file} cannot be written: {reason}.")
