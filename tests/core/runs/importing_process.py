"""Imports a file up to a point, says so, and waits there until it is killed.

Run as `python importing_process.py FOLDER FILE PHASE`.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.importing import ImportPhase, ImportProgress
from deepseek_desktop.core.runs.importing import Wishes, import_file


async def _import(folder: Path, path: Path, phase: str) -> None:
    def publish(progress: ImportProgress) -> None:
        is_begun = progress.phase is not ImportPhase.READING or progress.added.conversations
        if progress.phase == phase and is_begun:
            sys.stdout.write(f"{progress.added.conversations}\n")
            sys.stdout.flush()
            sys.stdin.read()  # nobody writes there

    async def again(_: object) -> bool:
        return True

    async with Archive(folder) as archive:
        await import_file(path, archive, Wishes(again, publish))


if __name__ == "__main__":
    asyncio.run(_import(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
