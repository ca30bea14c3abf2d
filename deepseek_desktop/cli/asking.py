"""The commands that ask: one model, or several side by side."""

from __future__ import annotations

import asyncio
import json
import signal
import string
import sys
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from deepseek_desktop.cli.as_json import reply_object
from deepseek_desktop.cli.printing import TurnPrinter, damage, remarks, trouble, write
from deepseek_desktop.core.domain.conversation import LaneSetup, Turn
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.runs.comparison import Stops
from deepseek_desktop.core.runs.lane import LaneEnded, LaneEvent
from deepseek_desktop.core.runs.turn import new_conversation, take_turn
from deepseek_desktop.desk import open_desk


async def ask(
    prompt: str,
    models: tuple[ModelRef, ...],
    setups: tuple[LaneSetup, ...],
    data_dir: Path,
    environment: Mapping[str, str],
    *,
    as_json: bool,
) -> int:
    """Ask `models`, each with its setup, and print what they say; return the exit code."""
    unkept: list[str] = []
    letters = string.ascii_uppercase if len(models) > 1 else [""]
    printer = None if as_json else TurnPrinter(sys.stdout, letters)

    def publish(event: LaneEvent) -> None:
        if isinstance(event, LaneEnded) and event.unkept is not None:
            unkept.append(event.unkept.sentence)
        if printer is not None:
            printer.show(event)

    with _ended_by_sigterm():
        async with open_desk(data_dir, environment) as desk:
            _say_problems(desk.settings.problems)
            conversation = new_conversation(models, prompt, desk.means, setups)
            turn = await take_turn(conversation, prompt, desk.means, publish, Stops())
    if as_json:
        _print_json(turn, is_comparison=len(models) > 1)
    said = [sentence for reply in turn.replies if (sentence := trouble(reply) or damage(reply))]
    noted = () if as_json else chain.from_iterable(map(remarks, turn.replies))
    for sentence in (*noted, *said, *unkept):
        sys.stderr.write(f"{sentence}\n")
    return 1 if unkept or any(map(trouble, turn.replies)) else 0


def _print_json(turn: Turn, *, is_comparison: bool) -> None:
    objects = [reply_object(reply) for reply in turn.replies]
    shown = {"lanes": objects} if is_comparison else objects[0]
    write(sys.stdout, json.dumps(shown, ensure_ascii=False, indent=2) + "\n")


def _say_problems(problems: tuple[Failure, ...]) -> None:
    for problem in problems:
        sys.stderr.write(f"{problem.sentence}\n")


class _ended_by_sigterm:  # noqa: N801 used like a function, in a with statement
    """Makes SIGTERM cancel the running task, so that what had arrived is stored."""

    def __enter__(self) -> None:
        task = asyncio.current_task()
        if sys.platform != "win32" and task is not None:
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)

    def __exit__(self, *_: object) -> None:
        if sys.platform != "win32":
            asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM)
