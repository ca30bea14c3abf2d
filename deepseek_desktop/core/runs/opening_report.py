"""Brings a report into the archive, once."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import assert_never

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.conversation import Conversation, Turn
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Verdict
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.imports.messages import Refused
from deepseek_desktop.core.interchange.opening import opened
from deepseek_desktop.core.interchange.report_process import (
    Answered,
    Asked,
    Begun,
    Ended,
    Judged,
    Piece,
    read_for_parent,
)
from deepseek_desktop.core.interchange.report_reading import read_report_file
from deepseek_desktop.core.runs.reading_process import ReadingProcess, started

SMALL_BYTES = 1_000_000
"""A report up to this is read by a thread: it holds up nobody for long, and needs no process."""

MEMORY_LIMIT_BYTES = 2 * 1024**3
SILENCE_LIMIT_S = 120.0


async def conversation_in(path: Path) -> Conversation:
    """Return the report in a file as a conversation; raise `SettingError` for what is none."""
    if await asyncio.to_thread(_is_small, path):
        return await asyncio.to_thread(lambda: opened(read_report_file(path)))
    gave_up = SettingError(_GIVEN_UP)
    reader = ReadingProcess(
        read_for_parent,
        (str(path), MEMORY_LIMIT_BYTES),
        silence_s=SILENCE_LIMIT_S,
        silent=gave_up,
        died=gave_up,
    )
    async with started(reader):
        return await _put_together(reader)


async def keep_report(conversation: Conversation, archive: Archive) -> str:
    """Store what was a report, unless it is there already; return its id.

    What of it is in the bin is taken out: a person wants to see it again.
    """
    if await archive.summaries([conversation.id]):
        return conversation.id
    binned = [b for b in await archive.bin.content() if b.conversation_id == conversation.id]
    for thing in sorted(binned, key=lambda thing: thing.is_turn):
        await archive.bin.restore(thing.id)
    if not binned:
        await archive.keep_whole(conversation)
    return conversation.id


def _is_small(path: Path) -> bool:
    try:
        return path.stat().st_size <= SMALL_BYTES
    except (OSError, ValueError):  # it is read to be told what is wrong
        return True


async def _put_together(reader: ReadingProcess) -> Conversation:
    begun: Conversation | None = None
    turns: list[tuple[Turn, list[Reply]]] = []
    verdicts: list[Verdict] = []
    while True:
        piece: Piece = await reader.next()
        match piece:
            case Begun(conversation):
                begun = conversation
            case Asked(turn):
                turns.append((turn, []))
            case Answered(replies):
                turns[-1][1].extend(replies)
            case Judged(more):
                verdicts += more
            case Ended():
                break
            case Refused():
                raise piece.error
            case _:
                assert_never(piece)
    assert begun is not None
    return await asyncio.to_thread(_whole, begun, turns, verdicts)


def _whole(
    begun: Conversation, turns: list[tuple[Turn, list[Reply]]], verdicts: list[Verdict]
) -> Conversation:
    origin = begun.from_report
    return replace(
        begun,
        turns=tuple(replace(turn, replies=tuple(replies)) for turn, replies in turns),
        head=turns[-1][0].id,
        from_report=None if origin is None else replace(origin, verdicts=tuple(verdicts)),
    )


_GIVEN_UP = words(
    "errors", "This report could not be read within the limits of memory and time of a report."
)
