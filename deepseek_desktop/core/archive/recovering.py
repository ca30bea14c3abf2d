"""What can be done about an archive's file from outside; nothing of it is ever deleted."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from deepseek_desktop.core.archive import opening
from deepseek_desktop.core.archive.backups import restoring
from deepseek_desktop.core.archive.backups.exchanging import begin_anew
from deepseek_desktop.core.archive.backups.folder import folder_of
from deepseek_desktop.core.archive.backups.making import FreeSpace, free_space, refuse_without_space
from deepseek_desktop.core.archive.backups.reading import listed
from deepseek_desktop.core.archive.failures import translated
from deepseek_desktop.core.archive.mending.checking import check
from deepseek_desktop.core.archive.mending.salvaging import salvage
from deepseek_desktop.core.archive.sessions import Session
from deepseek_desktop.core.domain.archive_state import Checked, Salvaged
from deepseek_desktop.core.domain.backup import Backup
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.words import words

T = TypeVar("T")


class Recovery:
    """Checks an archive, and knows the ways on from one that is damaged; raises `ArchiveError`.

    What changes it is done only while nobody has it open.
    """

    def __init__(self, archive: Path, free: FreeSpace = free_space) -> None:
        self._archive = archive
        self._free = free

    @property
    def folder(self) -> Path:
        """Where the archive and its backups are."""
        return self._archive.parent

    async def check(self) -> Checked:
        """Look at all of the file, whoever has it open; nothing is changed."""
        ending = threading.Event()

        def look() -> Checked:
            opening.refuse_missing(self._archive)
            opening.newer_format(self._archive)
            return check(self._archive, lambda: not ending.is_set())

        try:
            return await self._work(look)
        except ArchiveError as error:
            raise opening.told(self._archive, error) from error
        finally:
            ending.set()  # the thread goes on after a wait that was given up

    async def backups(self) -> tuple[Backup, ...]:
        """Return all backups, the newest first."""
        return await self._work(lambda: listed(folder_of(self._archive)))

    async def restore(self, name: str) -> None:
        """Put a backup in the archive's place; what is there now is kept."""

        def restore() -> None:
            restoring.stage(self._archive, name)
            restoring.fulfil(self._archive, self._free)

        await self._work(lambda: self._alone(restore))

    async def salvage(self) -> Salvaged:
        """Put all that can be read of the archive in its place; it is kept under another name.

        Cancelled, it leaves everything as it was.
        """
        ending = threading.Event()

        def save() -> Salvaged:
            refuse_without_space(self._archive, 2, self._free)
            return salvage(self._archive, lambda: not ending.is_set())

        try:
            return await self._work(lambda: self._alone(save))
        finally:
            ending.set()

    async def set_aside(self) -> str:
        """Keep the archive's file under another name and return that; a new one is made then.

        Where there was no file a new one is made, too: an archive without anything in it.
        """
        return await self._work(lambda: self._alone(lambda: begin_anew(self._archive)))

    def _alone(self, work: Callable[[], T]) -> T:
        session = Session(self._archive.parent / "sessions", uuid4().hex)
        session.begin()
        try:
            if not session.is_alone():
                raise ArchiveError(_IN_USE)
            return work()
        finally:
            session.end()

    async def _work(self, work: Callable[[], T]) -> T:
        return await translated(asyncio.to_thread(work))


_IN_USE = words(
    "errors",
    "The archive is open elsewhere, so it cannot be exchanged now. Close all windows and what runs "
    "in terminals, then try again.",
)
