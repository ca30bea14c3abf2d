"""Journals a reply until it is killed; each line it prints is a piece that was noted before.

Run as `python dying_process.py FOLDER`. A piece is its number and the time of noting it.
"""

from __future__ import annotations

import asyncio
import sys
from itertools import count
from pathlib import Path
from time import monotonic

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.events import AnswerDelta, ReasoningDelta
from tests.core.archive.samples import awaited, conversation, turn

_PACE_S = 0.002  # a fast model's
_REASONING_PIECES = 60


async def _journal(folder: Path) -> None:
    async with Archive(folder) as archive:
        await archive.begin_turn(conversation(), turn(), [awaited()])
        for number in count():
            piece = f"{number} {monotonic():.4f}\n"
            kind = ReasoningDelta if number < _REASONING_PIECES else AnswerDelta
            archive.note("r", kind(piece))
            sys.stdout.write(piece)
            sys.stdout.flush()
            await asyncio.sleep(_PACE_S)


if __name__ == "__main__":
    asyncio.run(_journal(Path(sys.argv[1])))
