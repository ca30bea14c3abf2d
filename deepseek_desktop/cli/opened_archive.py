"""The archive for commands that ask nobody."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path

from deepseek_desktop.cli.printing import safe_line
from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.backup import Why
from deepseek_desktop.core.domain.errors import ArchiveError, Failure
from deepseek_desktop.desk import settings_store
from deepseek_desktop.log_file import logging_to


@asynccontextmanager
async def opened_archive(data_dir: Path) -> AsyncIterator[Archive]:
    """Open the archive of a data folder, which is made if it is not there."""
    settings_store(data_dir)  # makes the folder, or says why not
    with logging_to(data_dir, frozenset):
        async with Archive(data_dir) as archive:
            for failure in (archive.restored, archive.read_only):
                if isinstance(failure, Failure):
                    sys.stderr.write(f"{safe_line(failure.sentence)}\n")
            yield archive
            await back_up_daily(archive)


async def back_up_daily(archive: Archive) -> None:
    """Make a backup where something is new and the newest backup is a day old.

    What fails is logged, and told by a window, or by the command that makes backups.
    """
    if archive.read_only is None:
        with suppress(ArchiveError):
            await archive.backups.make_if_changed(Why.CLOSING, _DAY)


_DAY = timedelta(days=1)
