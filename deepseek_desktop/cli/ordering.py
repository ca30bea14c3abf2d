"""The commands that order the library: tags, folders, pins; and what a list is narrowed by."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from deepseek_desktop.cli.finding import stored_conversation
from deepseek_desktop.cli.opened_archive import opened_archive
from deepseek_desktop.cli.printing import safe_line, write
from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.core.domain.shelf import tidy_name


def listed_as(arguments: argparse.Namespace, known: Iterable[Summary]) -> tuple[Summary, ...]:
    """Return the conversations that were asked for."""
    tag, folder = arguments.tag, arguments.folder
    return tuple(
        summary
        for summary in known
        if (tag is None or _key(tag) in map(_key, summary.tags))
        and (folder is None or _key(folder) == _key(summary.folder or ""))
        and (summary.is_pinned or not arguments.pinned)
        and (summary.is_unread or not arguments.unread)
    )


def why_none(arguments: argparse.Namespace) -> str:
    """Return what to say where nothing is listed."""
    is_narrowed = arguments.pinned or arguments.unread
    if is_narrowed or arguments.tag is not None or arguments.folder is not None:
        return "No conversation is like that."
    return "There are no conversations yet."


def marks_of(summary: Summary) -> str:
    """Return what a line says behind the title of a conversation, with a blank before it."""
    states = {
        "pinned": summary.is_pinned,
        "unread": summary.is_unread,
        "being answered": summary.is_running,
        "interrupted": summary.is_interrupted,
    }
    marks = ", ".join(word for word, holds in states.items() if holds)
    parts = [f"({marks})"] if marks else []
    parts += [f"[{summary.folder}]"] if summary.folder is not None else []
    parts += [f"#{name}" for name in summary.tags]
    return f" {safe_line(' '.join(parts))}" if parts else ""


async def order(arguments: argparse.Namespace, data_dir: Path) -> None:
    """Tag, move or pin a conversation, and say so."""
    async with opened_archive(data_dir) as archive:
        conversation = await stored_conversation(archive, arguments.conversation)
        ids, shelves = [conversation.id], archive.shelves
        match arguments.command:
            case "tag":
                names = [tidy_name(name) for name in arguments.names]
                none: list[str] = []
                await shelves.tag(ids, *((none, names) if arguments.remove else (names, none)))
            case "move":
                name = tidy_name(arguments.folder)
                folder = await shelves.make_folder(name) if name else None
                await shelves.move(ids, None if folder is None else folder.id)
            case _:
                await shelves.pin(ids, is_pinned=not arguments.off)
        (summary,) = await archive.summaries(ids)
    write(sys.stdout, f"“{safe_line(summary.title)}”{marks_of(summary)}\n")


def _key(name: str) -> str:
    return tidy_name(name).casefold()
