"""Brings a file of another app, or of another archive of ours, into the archive.

The file is read by a process of its own, which has limits of memory and time and is ended when
nobody wants it any more. What it finds is hidden in the archive until all of it is there.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import assert_never

from msgspec import Struct

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.backup import Why
from deepseek_desktop.core.domain.errors import DeskError, SettingError
from deepseek_desktop.core.domain.importing import (
    Added,
    ImportPhase,
    ImportProgress,
    ImportReport,
    PastImport,
    Remark,
)
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.imports.messages import (
    Checked,
    Done,
    Found,
    Looked,
    ReaderMessage,
    Refused,
)
from deepseek_desktop.core.interchange.imports.process import read_for_parent
from deepseek_desktop.core.runs.reading_process import ReadingProcess, started

log = logging.getLogger(__name__)

MEMORY_LIMIT_BYTES = 1024**3
"""How much memory the reading process may take, where the system can hold it to that."""

SILENCE_LIMIT_S = 120.0
"""How long the reading process may say nothing: it tells of each hundredth of a file."""


class Wishes(Struct, frozen=True):
    """What an import asks and tells.

    `is_wanted_again` is asked about a file that was imported already. `publish` is told how far it
    is.
    """

    is_wanted_again: Callable[[PastImport], Awaitable[bool]]
    publish: Callable[[ImportProgress], None]


async def import_file(path: Path, archive: Archive, wishes: Wishes) -> ImportReport:
    """Import a file and return what became of it.

    Raises `SettingError` for a file that is refused and `ArchiveError` where the archive says no.
    Then, and when it is cancelled, nothing of the file is in the archive. A backup is made before.
    """
    async with started(_reader(path)) as reader:
        checksum = await _checksum(reader, wishes)
        past = await archive.imports.past(checksum)
        if past is not None and not await wishes.is_wanted_again(past):
            return ImportReport(path.name, before=past)
        taking = _Taking(path.name, checksum, archive, wishes)
        try:
            return await taking.all_of(reader)
        except BaseException:
            if taking.run_id:
                await asyncio.shield(_undone(archive, taking.run_id))
            raise


async def _checksum(reader: ReadingProcess, wishes: Wishes) -> str:
    while True:
        message: ReaderMessage = await reader.next()
        match message:
            case Checked(checksum):
                return checksum
            case Looked(share):
                wishes.publish(ImportProgress(ImportPhase.CHECKING, share))
            case Refused() as refused:
                raise refused.error
            case Found() | Done():
                raise AssertionError("read before it was asked to")


class _Taking:
    """Takes in what the reader finds; what can be read at all is worth a backup before."""

    def __init__(self, file_name: str, checksum: str, archive: Archive, wishes: Wishes) -> None:
        self.run_id = ""
        self._file_name = file_name
        self._checksum = checksum
        self._archive = archive
        self._publish = wishes.publish
        self._added = Added()
        self._remarks: Counter[Remark] = Counter()

    async def all_of(self, reader: ReadingProcess) -> ImportReport:
        """Take in all, let it be seen, and return what became of it."""
        await reader.go_on()
        while True:
            message: ReaderMessage = await reader.next()
            match message:
                case Found(conversations):
                    await self._begin()
                    added, remarks = await self._archive.imports.add(self.run_id, conversations)
                    self._added += added
                    self._remarks += remarks
                case Looked(share):
                    self._publish(ImportProgress(ImportPhase.READING, share, self._added))
                case Done() as done:
                    return await self._ended(done)
                case Refused() as refused:
                    raise refused.error
                case Checked():
                    continue
                case _:
                    assert_never(message)

    async def _begin(self) -> None:
        if not self.run_id:
            await self._archive.backups.make_if_changed(Why.IMPORT)
            self.run_id = await self._archive.imports.begin(self._file_name, self._checksum)

    async def _ended(self, done: Done) -> ImportReport:
        self._publish(ImportProgress(ImportPhase.ENDING, 1.0, self._added))
        await self._begin()
        async with asyncio.TaskGroup() as tasks:
            ending = tasks.create_task(self._archive.imports.end(self.run_id, self._added))
            with suppress(asyncio.CancelledError):
                # Too late to be cancelled: all of it is there then, and is told.
                await asyncio.shield(ending)
        added, gone = ending.result()
        remarks = self._remarks + Counter(done.remarks) + Counter({Remark.GONE: gone})
        return ImportReport(self._file_name, done.formats, added, remarks, done.keys)


def _reader(path: Path) -> ReadingProcess:
    return ReadingProcess(
        read_for_parent,
        (str(path), datetime.now(UTC), MEMORY_LIMIT_BYTES),
        silence_s=SILENCE_LIMIT_S,
        silent=SettingError(_SILENT, file=path.name),
        died=SettingError(_DIED, file=path.name),
    )


async def _undone(archive: Archive, run_id: str) -> None:
    try:
        await archive.imports.undo(run_id)
    except DeskError:  # what is left is hidden, and goes when the archive is opened again
        log.warning("What an import had brought could not be deleted yet.", exc_info=True)


_SILENT = words(
    "errors",
    "{file} takes too long to read, so it was given up. Nothing of it was imported.",
)
_DIED = words(
    "errors",
    "{file} could not be read within the limits of memory and time of an import. Nothing of it "
    "was imported. Export less at once, or split it.",
)
