"""The commands about reports: save one, open one, ask the same again."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from deepseek_desktop.cli.as_json import reply_object
from deepseek_desktop.cli.asking import ended_by_signals
from deepseek_desktop.cli.attaching import refuse_keys
from deepseek_desktop.cli.finding import refuse_running, short_ids, stored_conversation
from deepseek_desktop.cli.limits import stop_at_limits
from deepseek_desktop.cli.opened_archive import opened_archive
from deepseek_desktop.cli.printing import (
    TurnPrinter,
    damage,
    letters_of,
    safe_line,
    trouble,
    write,
)
from deepseek_desktop.core.domain.as_shown import shown_branch
from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.opening import opened
from deepseek_desktop.core.interchange.page_words import Voice
from deepseek_desktop.core.interchange.report import Extent, Report, keys_in, report_of
from deepseek_desktop.core.interchange.report_files import (
    page_and_record,
    stem_of,
    write_report,
)
from deepseek_desktop.core.interchange.report_names import is_data
from deepseek_desktop.core.interchange.report_reading import read_report_file
from deepseek_desktop.core.runs.asking_again import Again, again, ask_again
from deepseek_desktop.core.runs.comparison import Stops
from deepseek_desktop.core.runs.lane import LaneEnded, LaneEvent, TurnStarted
from deepseek_desktop.core.runs.opening_report import keep_report
from deepseek_desktop.desk import Desk, open_desk

_DONE, _FAILED = 0, 1


def use_report(
    arguments: argparse.Namespace, data_dir: Path, environment: Mapping[str, str]
) -> int:
    """Do what was typed about reports; return the exit code.

    A report that is opened is a conversation then; `arguments.shown` is its id.
    """
    match arguments.command:
        case "report":
            return asyncio.run(_save(arguments, data_dir, environment))
        case "run-again":
            return asyncio.run(_run_again(arguments, data_dir, environment))
        case _:
            arguments.shown = asyncio.run(_open(arguments, data_dir))
            return _DONE


async def _save(
    arguments: argparse.Namespace, data_dir: Path, environment: Mapping[str, str]
) -> int:
    async with open_desk(data_dir, environment) as desk:
        conversation = await stored_conversation(desk.archive, arguments.conversation)
        refuse_running(conversation)
        report = await _report(arguments, conversation, desk)
        if not arguments.save_anyway:
            await _refuse_keys(report, desk)
    page, record = write_report(report, _place(arguments.out, report.title), Voice())
    if arguments.json:
        _print_json({"page": str(page), "record": str(record)})
    else:
        write(sys.stdout, f"{safe_line(str(page))}\n{safe_line(str(record))}\n")
    if conversation.settings.veiled.intersection(turn.id for turn in report.conversation.turns):
        sys.stderr.write(f"{_NOT_JUDGED}\n")
    return _DONE


async def _open(arguments: argparse.Namespace, data_dir: Path) -> str:
    read = read_report_file(arguments.report)
    async with opened_archive(data_dir) as archive:
        conversation_id = await keep_report(opened(read), archive)
        short = short_ids([summary.id for summary in await archive.summaries()])
    report = read.report
    if arguments.json:
        _print_json(
            {
                "conversation_id": conversation_id,
                "title": report.title,
                "made_at": report.made_at.isoformat(),
                "app_version": report.app_version,
                "is_intact": read.is_intact,
                "sha256": read.checksum,
            }
        )
    else:
        shown = f"“{safe_line(report.title)}” is in the archive: {short[conversation_id]}"
        write(sys.stdout, f"{shown}\n")
    if not read.is_intact:
        sys.stderr.write(f"{_CHANGED}\n")
    return conversation_id


async def _run_again(
    arguments: argparse.Namespace, data_dir: Path, environment: Mapping[str, str]
) -> int:
    unkept: list[str] = []
    with ended_by_signals():
        async with open_desk(data_dir, environment) as desk:
            wanted = await _again(arguments.conversation, desk)
            if not arguments.send_anyway:
                await _load_keys(wanted.conversation, desk)
                _refuse_to_send_keys(wanted, desk)
            means = desk.means
            await stop_at_limits(arguments, desk, means)
            letters = letters_of(wanted.conversation.lanes)
            printer = None if arguments.json else TurnPrinter(sys.stdout, letters)

            def publish(event: LaneEvent) -> None:
                if isinstance(event, LaneEnded) and event.unkept is not None:
                    unkept.append(event.unkept.sentence)
                if printer is not None and isinstance(event, TurnStarted):
                    write(sys.stdout, f"> {safe_line(event.turn.question.heading)}\n")
                if printer is not None:
                    printer.show(event)

            asked = await ask_again(wanted, means, publish, Stops())
    replies = [reply for turn in asked.turns for reply in turn.replies]
    if arguments.json:
        turns = [
            {"turn_id": turn.id, "lanes": [reply_object(reply) for reply in turn.replies]}
            for turn in asked.turns
        ]
        _print_json({"conversation_id": asked.id, "title": asked.title, "turns": turns})
    said = [sentence for reply in replies if (sentence := trouble(reply) or damage(reply))]
    for sentence in (*said, *unkept):
        sys.stderr.write(f"{sentence}\n")
    if left := len(wanted.questions) - len(asked.turns):
        sys.stderr.write(
            f"Not asked, since an answer before is missing: {left} of the questions.\n"
        )
    return _FAILED if left or unkept or any(map(trouble, replies)) else _DONE


async def _report(arguments: argparse.Namespace, conversation: Conversation, desk: Desk) -> Report:
    shown = shown_branch(conversation)
    path = [state.id for state in shown.path]
    if arguments.turn is not None and arguments.turn > len(path):
        raise SettingError(_NO_TURN, typed=str(arguments.turn), count=str(len(path)))
    verdicts = await desk.archive.verdicts.of_conversation(conversation.id)
    extent = Extent(
        "" if arguments.turn is None else path[arguments.turn - 1],
        has_reasoning=not arguments.without_thinking,
        has_verdicts=not arguments.without_verdicts,
    )
    return report_of(conversation, shown, verdicts, extent, datetime.now(UTC))


async def _refuse_keys(report: Report, desk: Desk) -> None:
    await _load_keys(report.conversation, desk)
    if (key := keys_in(report, desk.keys.known())) is not None:
        raise SettingError(_KEY, shown=key.shown)


def _refuse_to_send_keys(wanted: Again, desk: Desk) -> None:
    known = tuple(desk.keys.known())
    for question in wanted.questions:
        refuse_keys(question, "", known)
    for lane in wanted.conversation.lanes:
        refuse_keys(wanted.questions[0], lane.setup.system_prompt, known)


async def _load_keys(conversation: Conversation, desk: Desk) -> None:
    for provider in {lane.model.provider for lane in conversation.lanes}:
        await desk.providers.ready(provider)
    for profile in desk.providers.profiles:
        desk.providers.has_key(profile)  # a key is known from when it is looked for


async def _again(typed: str, desk: Desk) -> Again:
    if is_data(typed):
        conversation = opened(read_report_file(Path(typed)))
    else:
        conversation = await stored_conversation(desk.archive, typed)
    turns = {turn.id: turn for turn in conversation.turns}
    questions = [turns[state.id].question for state in shown_branch(conversation).path]
    return again(conversation, questions, desk.means)


def _place(out: Path | None, title: str) -> Path:
    """Return where a report goes; a name that nobody typed is one that is free."""
    if out is not None and not out.is_dir():
        return out
    folder, stem = out or Path(), stem_of(title)
    number, path = 1, folder / stem
    while any(each.exists() for each in page_and_record(path)):
        number += 1
        path = folder / f"{stem} {number}"
    return path


def _print_json(value: dict[str, Any]) -> None:
    write(sys.stdout, json.dumps(value, ensure_ascii=False, indent=2) + "\n")


_CHANGED = words(
    "errors",
    "This report was changed after it was made: its checksums do not match what is in it.",
)
_NOT_JUDGED = words("errors", "The report tells who answered, and you have not judged yet.")
_NO_TURN = words("errors", "There is no question {typed}: {count} are shown in this conversation.")
_KEY = words(
    "errors",
    "The report would hold what looks like a key: {shown}. Nothing was saved. If that is meant, "
    "add --save-anyway.",
)
