"""Exports conversations: one after the other out of the archive, written in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from msgspec import Struct

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.exports.making import Making


class Progress(Struct, frozen=True):
    """How many of the conversations are written."""

    done: int
    total: int


class Exported(Struct, frozen=True):
    """What came of an export.

    `gone` counts conversations that were deleted meanwhile, `with_keys` those in which something
    looks like a key.
    """

    count: int
    gone: int = 0
    with_keys: int = 0


async def _yes(_with_keys: int) -> bool:
    return True


async def export(
    archive: Archive,
    ids: Sequence[str],
    making: Making,
    publish: Callable[[Progress], None] = lambda _progress: None,
    may_hold_keys: Callable[[int], Awaitable[bool]] = _yes,
) -> Exported | None:
    """Write conversations; raise `DeskError` where that is not possible.

    `may_hold_keys` is asked before anything is in its place, if something looks like a key in so
    many of them; None is returned where it says no. Then, and when it fails or is cancelled,
    nothing is left of it, and what was there before is as it was.
    """
    loop = asyncio.get_running_loop()
    thread = ThreadPoolExecutor(1, "export")
    is_kept = False
    count = 0
    try:
        await loop.run_in_executor(thread, making.begin)
        for number, conversation_id in enumerate(ids):
            publish(Progress(number, len(ids)))
            if (kept := await _kept(archive, conversation_id)) is not None:
                await loop.run_in_executor(thread, making.add, kept)
                count += 1
        if not count:
            raise ArchiveError(_NOTHING)
        if making.with_keys and not await may_hold_keys(making.with_keys):
            return None
        await loop.run_in_executor(thread, making.keep)
        is_kept = True
        publish(Progress(len(ids), len(ids)))
    finally:
        if not is_kept:
            making.stop()
            # The same thread, so that nothing is taken away while it is still written.
            await asyncio.shield(loop.run_in_executor(thread, making.drop))
        thread.shutdown(wait=False)
    return Exported(count, len(ids) - count, making.with_keys)


async def _kept(archive: Archive, conversation_id: str) -> KeptConversation | None:
    """Return a conversation; None where it was deleted meanwhile."""
    try:
        kept = await archive.kept.of(conversation_id)
    except ArchiveError:
        if conversation_id in await archive.kept.ids():
            raise
        return None
    return kept if kept.conversation.turns else None


_NOTHING = words("errors", "There is nothing to export: no conversation with a question is there.")
