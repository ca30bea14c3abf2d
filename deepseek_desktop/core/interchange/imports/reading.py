"""Reads a file of any known kind: JSON, lines of JSON, a zip with JSON in it, our own archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.archive_file import is_archive
from deepseek_desktop.core.interchange.imports import own, zip_entries
from deepseek_desktop.core.interchange.imports.json_values import JsonValues
from deepseek_desktop.core.interchange.imports.remarks import Remarks
from deepseek_desktop.core.interchange.imports.source import Source
from deepseek_desktop.core.interchange.imports.telling import Telling
from deepseek_desktop.core.interchange.imports.texts import texts

_DATABASE = b"SQLite format 3\0"
_START = 256


class Reading:
    """Reads what is in a file; `formats` and `remarks` are known when it is read."""

    def __init__(self, source: Source, name: str, now: datetime) -> None:
        self.remarks = Remarks()
        self._source = source
        self._name = name
        self._telling = Telling(now, self.remarks)
        self._formats: set[str] = set()

    @property
    def formats(self) -> tuple[str, ...]:
        """Which formats were found, by name."""
        return tuple(sorted(self._formats | self._telling.formats))

    def conversations(self) -> Iterator[KeptConversation]:
        """Yield all conversations; raise `SettingError` for a file that is to be refused."""
        file = self._source.file
        start = file.read(_START)
        file.seek(0)
        if start.startswith(_DATABASE):
            raise SettingError(_A_DATABASE, file=self._name)
        if start.startswith(zip_entries.MARK):
            yield from self._of_zip()
            self._telling.check_known(self._name)
        elif is_archive(start):
            self._formats.add(own.NAME)
            for kept in own.conversations(file, self.remarks):
                self._source.tell(file.tell())
                yield kept
        else:
            yield from self._of_json(file.read)
            self._telling.check_known(self._name)
        self._source.check_unchanged()

    def _of_zip(self) -> Iterator[KeptConversation]:
        with zip_entries.entries(self._source.file, self._name) as entries:
            for info, archive in entries:
                with archive.open(info) as opened:
                    entry = zip_entries.Entry(opened, info, self._name)
                    yield from self._of_json(entry.read)

    def _of_json(self, read: Callable[[int], bytes]) -> Iterator[KeptConversation]:
        more = texts(read)

        def told() -> str:
            text = more()
            self._source.tell(self._source.file.tell())
            return text

        try:
            yield from self._telling.conversations(JsonValues(told, self.remarks))
        except SettingError as error:
            if "file" in error.failure.facts:
                raise
            raise SettingError(error.failure.text, file=self._name) from error


_A_DATABASE = words(
    "errors",
    "{file} is a database. Such files are not opened; have the app that it belongs to export its "
    "chats as JSON, then import that.",
)
