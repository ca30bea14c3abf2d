"""The commands about what is stored: list, show, rename, delete, and the bin."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from deepseek_desktop.cli.as_json import conversation_object, summary_object
from deepseek_desktop.cli.finding import (
    found_id,
    found_turn,
    refuse_running,
    short_ids,
    stored_conversation,
)
from deepseek_desktop.cli.opened_archive import opened_archive
from deepseek_desktop.cli.ordering import listed_as, marks_of, order, why_none
from deepseek_desktop.cli.printing import safe_line, write
from deepseek_desktop.cli.showing import ConversationPrinter, when
from deepseek_desktop.core.domain.as_shown import shown_branch
from deepseek_desktop.core.domain.conversation import MOST_IN_TITLE, Binned
from deepseek_desktop.core.domain.errors import ArchiveError, SettingError
from deepseek_desktop.core.domain.words import words

_DONE, _NOT_DONE = 0, 1
_USUAL_LIMIT = 20


def use_library(arguments: argparse.Namespace, data_dir: Path) -> int:
    """Do what was typed about stored conversations; return the exit code."""
    match arguments.command:
        case "conversations":
            asyncio.run(_list(arguments, data_dir))
        case "show":
            asyncio.run(_show(arguments, data_dir))
        case "diff":
            from deepseek_desktop.cli.differing import diff  # noqa: PLC0415 it needs the parser

            diff(arguments, data_dir)
        case "tag" | "move" | "pin":
            asyncio.run(order(arguments, data_dir))
        case "rename":
            asyncio.run(_rename(arguments, data_dir))
        case "delete":
            asyncio.run(_delete(arguments.conversation, data_dir))
        case _ if arguments.empty:
            return _empty(data_dir, is_sure=arguments.yes)
        case _ if arguments.restore is not None:
            asyncio.run(_restore(arguments.restore, data_dir))
        case _:
            _say(_binned_lines(asyncio.run(_bin_content(data_dir))))
    return _DONE


async def _list(arguments: argparse.Namespace, data_dir: Path) -> None:
    async with opened_archive(data_dir) as archive:
        known = listed_as(arguments, await archive.summaries())
    limit = arguments.limit or (len(known) if arguments.json else _USUAL_LIMIT)
    listed = known[:limit]
    if arguments.json:
        objects = {"conversations": [summary_object(summary) for summary in listed]}
        write(sys.stdout, json.dumps(objects, ensure_ascii=False, indent=2) + "\n")
        return
    ids = short_ids([summary.id for summary in known])
    models = {s.id: safe_line(", ".join(map(str, s.models))) for s in listed}
    width = max(map(len, models.values()), default=0)
    _say(
        f"{ids[s.id]}  {when(s.created_at)}  {models[s.id]:{width}}  {safe_line(s.title)}"
        f"{marks_of(s)}"
        for s in listed
    )
    if len(listed) < len(known):
        sys.stderr.write(
            f"{len(known) - len(listed)} older ones are there: --limit N lists more.\n"
        )
    if not known:
        sys.stderr.write(f"{why_none(arguments)}\n")


async def _show(arguments: argparse.Namespace, data_dir: Path) -> None:
    async with opened_archive(data_dir) as archive:
        conversation = await stored_conversation(archive, arguments.conversation)
    shown = shown_branch(conversation)
    if arguments.branch:
        shown.end_at(shown.branches.last_below(found_turn(arguments.branch, conversation)))
    if arguments.json:
        shape = conversation_object(conversation, shown, has_all=arguments.all)
        write(sys.stdout, json.dumps(shape, ensure_ascii=False, indent=2) + "\n")
        return
    printer = ConversationPrinter(
        sys.stdout,
        conversation,
        shown,
        has_reasoning=arguments.reasoning,
        veiled=frozenset() if arguments.reveal else conversation.settings.veiled,
    )
    printer.print_head()
    if arguments.all:
        printer.print_tree()
    else:
        printer.print_branch()


async def _rename(arguments: argparse.Namespace, data_dir: Path) -> None:
    title = " ".join(arguments.title.split())
    if not title or len(title) > MOST_IN_TITLE:
        raise SettingError(_NO_TITLE, limit=str(MOST_IN_TITLE))
    async with opened_archive(data_dir) as archive:
        conversation = await stored_conversation(archive, arguments.conversation)
        await archive.rename(conversation.id, title)
    _say([f"“{safe_line(conversation.title)}” is called “{safe_line(title)}” now."])


async def _delete(typed: str, data_dir: Path) -> None:
    async with opened_archive(data_dir) as archive:
        conversation = await stored_conversation(archive, typed)
        refuse_running(conversation)
        await archive.bin.put_conversation(conversation.id)
        binned = await archive.bin.content()
    short = short_ids([thing.id for thing in binned])[conversation.id]
    _say(
        [
            f"“{safe_line(conversation.title)}” is in the bin. Take it out again with: "
            f"deepseek-desktop bin --restore {short}"
        ]
    )


async def _bin_content(data_dir: Path) -> tuple[Binned, ...]:
    async with opened_archive(data_dir) as archive:
        return await archive.bin.content()


async def _restore(typed: str, data_dir: Path) -> None:
    async with opened_archive(data_dir) as archive:
        things = {thing.id: thing for thing in await archive.bin.content()}
        thing = things[found_id(typed, things, "deepseek-desktop bin")]
        await archive.bin.restore(thing.id)
    _say([f"“{safe_line(thing.text)}” is out of the bin."])


def _empty(data_dir: Path, *, is_sure: bool) -> int:
    """Delete for good what is in the bin now, when a person says so."""
    things = asyncio.run(_bin_content(data_dir))
    if things and not is_sure:
        if not sys.stdin.isatty():
            raise SettingError(_NOBODY_TO_ASK)
        _say(_binned_lines(things))
        sys.stdout.write(
            f"Delete this for good ({_count(len(things), 'entry', 'entries')})? [y/N] "
        )
        sys.stdout.flush()
        if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
            _say(["Nothing was deleted."])
            return _NOT_DONE
    asyncio.run(_delete_for_good([thing.id for thing in things], data_dir))
    _say(["The bin is empty."])
    return _DONE


async def _delete_for_good(ids: Iterable[str], data_dir: Path) -> None:
    async with opened_archive(data_dir) as archive:
        stays: ArchiveError | None = None
        for binned_id in ids:
            try:
                await archive.bin.empty(binned_id)
            except ArchiveError as error:
                stays = error
    if stays is not None:
        raise stays


def _binned_lines(things: Iterable[Binned]) -> list[str]:
    things = tuple(things)
    ids = short_ids([thing.id for thing in things])
    lines = []
    for thing in things:
        questions = _count(thing.questions, "question", "questions")
        text = safe_line(thing.text)
        what = f"{questions} of “{safe_line(thing.title)}”: {text}" if thing.is_turn else text
        kind = "" if thing.is_turn else f"conversation, {questions}: "
        lines.append(f"{ids[thing.id]}  {when(thing.deleted_at)}  {kind}{what}")
    return lines or ["The bin is empty."]


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _say(lines: Iterable[str]) -> None:
    write(sys.stdout, "".join(f"{line}\n" for line in lines))


_NO_TITLE = words("errors", "A title has 1 to {limit} characters.")
_NOBODY_TO_ASK = words(
    "errors", "What is in the bin would be gone for good. If you want that, add --yes."
)
