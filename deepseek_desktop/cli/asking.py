"""The commands that ask: one model, several side by side, or a conversation once more."""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from deepseek_desktop.cli.as_json import reply_object
from deepseek_desktop.cli.attaching import refuse_keys, size_text
from deepseek_desktop.cli.going_on import OnceMore, Plan, plan
from deepseek_desktop.cli.lane_sets import lanes_to_compare, typed_lanes
from deepseek_desktop.cli.limits import is_held
from deepseek_desktop.cli.opened_archive import back_up_daily
from deepseek_desktop.cli.printing import (
    TurnPrinter,
    damage,
    letters_of,
    remarks,
    trouble,
    write,
)
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.comparison import USUAL
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.reply import Reply, is_in_vain
from deepseek_desktop.core.runs.comparison import Stops
from deepseek_desktop.core.runs.lane import LaneEnded, LaneEvent, Means, Publish
from deepseek_desktop.core.runs.turn import new_conversation, new_turn, retry, take_turn
from deepseek_desktop.desk import Desk, open_desk

_SHORT_ID = 8


async def ask(
    arguments: argparse.Namespace,
    question: Question | None,
    data_dir: Path,
    environment: Mapping[str, str],
) -> int:
    """Ask as the arguments of `ask` or `compare` say, print what is said; return the exit code.

    Without a question the last one of a stored conversation is asked again. Who stops it gets what
    had arrived.
    """
    unkept: list[str] = []
    ended: list[Reply] = []
    with ended_by_signals():
        async with open_desk(data_dir, environment) as desk:
            _say(problem.sentence for problem in desk.settings.problems)
            means = desk.means
            planned = await _planned(arguments, question, means)
            if not await _may_go(planned, arguments, desk, means):
                return 1
            letters = letters_of(planned.conversation.lanes)
            printer = None if arguments.json else TurnPrinter(sys.stdout, letters)

            def publish(event: LaneEvent) -> None:
                if isinstance(event, LaneEnded):
                    ended.append(event.reply)
                    unkept.extend([event.unkept.sentence] if event.unkept else [])
                if printer is not None:
                    printer.show(event)

            try:
                replies = await _answered(planned, means, publish)
            except asyncio.CancelledError:
                if arguments.json and ended:
                    _print_json(planned, sorted(ended, key=lambda r: letters[r.lane_id]))
                raise
            await back_up_daily(desk.archive)
    if arguments.json:
        _print_json(planned, replies)
    elif line := _agreement(replies, [letters[reply.lane_id] for reply in replies]):
        write(sys.stdout, f"{line}\n")
    noted = () if arguments.json else chain.from_iterable(map(remarks, replies))
    _say([*noted, *_troubles(replies), *unkept])
    if sys.stderr.isatty():
        known = planned.conversation.id[:_SHORT_ID]
        sys.stderr.write(f"Go on with: deepseek-desktop ask QUESTION --in {known}\n")
    return 1 if unkept or any(map(trouble, replies)) else 0


async def _planned(arguments: argparse.Namespace, question: Question | None, means: Means) -> Plan:
    if question is None or (arguments.command == "ask" and arguments.conversation):
        return await plan(arguments, question, means)
    if arguments.command == "compare":
        lanes, settings = await lanes_to_compare(arguments, means.archive)
    else:
        lanes, settings = typed_lanes([arguments.model], arguments), USUAL
    models = [ModelRef.parse(lane.model) for lane in lanes]
    setups = [lane.setup for lane in lanes]
    conversation = new_conversation(models, question.heading, means, setups, settings=settings)
    return Plan(conversation, new_turn(question, means))


async def _may_go(planned: Plan, arguments: argparse.Namespace, desk: Desk, means: Means) -> bool:
    """Return whether a question may be sent; what hinders that is said."""
    if not planned.again or not planned.turn.replies:
        await _check_question(planned, arguments, desk)
    return not await is_held(planned, arguments, desk, means)


async def _check_question(planned: Plan, arguments: argparse.Namespace, desk: Desk) -> None:
    """Refuse to send keys, and say how much is going to be sent, or not."""
    question = planned.turn.question
    if not arguments.send_anyway:
        for provider in {lane.model.provider for lane in planned.conversation.lanes}:
            await desk.providers.ready(provider)
        for profile in desk.providers.profiles:
            desk.providers.has_key(profile)  # a key is known from when it is looked for
        refuse_keys(question, arguments.system, desk.keys.known())
    for attachment in question.attachments:
        sys.stderr.write(f"{size_text(attachment)}\n")
    if planned.turn.left_out:
        sys.stderr.write(f"Not sent along: {planned.turn.left_out} of the oldest questions.\n")


async def _answered(planned: Plan, means: Means, publish: Publish) -> tuple[Reply, ...]:
    if not planned.again:
        taken = await take_turn(planned.conversation, planned.turn, means, publish, Stops())
        return taken.replies
    # What is asked again ends the branch that is shown, else nobody would see the new reply.
    await means.archive.keep_head(planned.conversation.id, planned.turn.id)

    async def once_more(what: OnceMore) -> Reply:
        (reply,) = await retry(
            planned.conversation.turns,
            planned.turn,
            what.lane,
            means=means,
            publish=publish,
            stops=Stops(),
            cut=what.cut,
            handed=what.handed,
        )
        return reply

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(once_more(what)) for what in planned.again]
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from failed
    replies = tuple(task.result() for task in tasks)
    await _show_again(planned, replies, means)
    return replies


async def _show_again(planned: Plan, replies: Iterable[Reply], means: Means) -> None:
    """Put back what was shown before where nothing came that is to be seen."""
    turn, conversation = planned.turn, planned.conversation
    in_vain = [r for r, o in zip(replies, planned.again, strict=True) if is_in_vain(r, o.cut)]
    for reply in in_vain:
        chosen = conversation.choices.get((turn.id, reply.lane_id))
        await means.archive.keep_choice(turn.id, reply.lane_id, chosen)
    if len(in_vain) == len(planned.again):
        await means.archive.keep_head(conversation.id, conversation.head)


def _print_json(planned: Plan, replies: Sequence[Reply]) -> None:
    objects = [reply_object(reply) for reply in replies]
    is_comparison = len(planned.conversation.lanes) > 1
    ids = {"conversation_id": planned.conversation.id, "turn_id": planned.turn.id}
    shown = ids | ({"lanes": objects} if is_comparison else objects[0])
    write(sys.stdout, json.dumps(shown, ensure_ascii=False, indent=2) + "\n")


def _agreement(replies: Sequence[Reply], letters: Sequence[str]) -> str:
    """Return whether replies agree; empty where there is only one."""
    if len(replies) < 2:
        return ""
    from deepseek_desktop.cli.agreeing import agreement_line  # noqa: PLC0415 it needs the parser

    return agreement_line(replies, letters)


def _troubles(replies: Iterable[Reply]) -> Iterator[str]:
    for reply in replies:
        if sentence := trouble(reply) or damage(reply):
            yield sentence


def _say(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        sys.stderr.write(f"{sentence}\n")


class ended_by_signals:  # noqa: N801 used like a function, in a with statement
    """Makes SIGTERM and SIGHUP cancel the running task, so that what had arrived is stored.

    A signal that whoever started us wants to be ignored, as nohup does, stays so.
    """

    def __init__(self) -> None:
        names = ("SIGTERM", "SIGHUP") if sys.platform != "win32" else ()
        numbers = [getattr(signal, name) for name in names]
        self._signals = [n for n in numbers if signal.getsignal(n) is not signal.SIG_IGN]

    def __enter__(self) -> None:
        task = asyncio.current_task()
        if task is not None:
            for number in self._signals:
                asyncio.get_running_loop().add_signal_handler(number, task.cancel)

    def __exit__(self, *_: object) -> None:
        for number in self._signals:
            asyncio.get_running_loop().remove_signal_handler(number)
