"""The archive for commands that ask nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.desk import settings_store
from deepseek_desktop.log_file import logging_to


@asynccontextmanager
async def opened_archive(data_dir: Path) -> AsyncIterator[Archive]:
    """Open the archive of a data folder, which is made if it is not there."""
    settings_store(data_dir)  # makes the folder, or says why not
    with logging_to(data_dir, frozenset):
        async with Archive(data_dir) as archive:
            yield archive
