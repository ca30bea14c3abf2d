"""Brings a report into the archive, once."""

from __future__ import annotations

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.interchange.opening import opened
from deepseek_desktop.core.interchange.report_reading import ReadReport


async def keep_report(read: ReadReport, archive: Archive) -> str:
    """Store a report as a conversation, unless it is there already; return its id.

    What of it is in the bin is taken out: a person wants to see it again.
    """
    conversation = opened(read)
    if conversation.id in {summary.id for summary in await archive.summaries()}:
        return conversation.id
    binned = [b for b in await archive.bin.content() if b.conversation_id == conversation.id]
    for thing in sorted(binned, key=lambda thing: thing.is_turn):
        await archive.bin.restore(thing.id)
    if not binned:
        await archive.keep_whole(conversation)
    return conversation.id
