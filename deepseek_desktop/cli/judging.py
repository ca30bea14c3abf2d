"""The command that judges the newest answers of a stored comparison."""

from __future__ import annotations

import argparse
import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from string import ascii_uppercase
from uuid import uuid4

from deepseek_desktop.cli.finding import refuse_running, stored_conversation
from deepseek_desktop.cli.opened_archive import opened_archive
from deepseek_desktop.cli.printing import safe_line, write
from deepseek_desktop.cli.verdict_arguments import BOTH_BAD, TIE
from deepseek_desktop.core.domain.as_shown import shown_branch
from deepseek_desktop.core.domain.conversation import Conversation, Turn
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Choice, Reason, Verdict, newest_of_pairs
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.evaluation.tell_tales import names_itself

_CHOICES = {TIE: Choice.TIE, BOTH_BAD: Choice.BOTH_BAD}


def judge(arguments: argparse.Namespace, data_dir: Path) -> int:
    """Store what was typed in the place of an earlier verdict on the same two replies."""
    asyncio.run(_judge(arguments, data_dir))
    return 0


async def _judge(arguments: argparse.Namespace, data_dir: Path) -> None:
    async with opened_archive(data_dir) as archive:
        conversation = await stored_conversation(archive, arguments.conversation)
        refuse_running(conversation)
        turn, answers = _answers(conversation)
        letters = sorted(arguments.between or [*answers][:2])
        if len(set(letters)) != 2 or not answers.keys() >= set(letters):
            raise SettingError(_NO_PAIR, lanes=", ".join(answers) or "–")
        choice = _choice(arguments.better, letters)
        left, right = (answers[letter] for letter in letters)
        stored = newest_of_pairs(await archive.verdicts.of_conversation(conversation.id))
        before = stored.get(frozenset((left.id, right.id)))
        named = [r.id for r in (left, right) if names_itself(r.answer, r.identity, turn.prompt)]
        verdict = Verdict(
            before.id if before else uuid4().hex,
            turn.id,
            left.id,
            right.id,
            choice,
            datetime.now(UTC),
            frozenset(map(Reason, arguments.reason or ())),
            arguments.note.strip(),
            named=frozenset(named),
            has_sides=False,
        )
        await archive.verdicts.keep(verdict)
    write(sys.stdout, f"{_said(verdict, letters, (left, right))}\n")


def _answers(conversation: Conversation) -> tuple[Turn, dict[str, Reply]]:
    """Return the last turn that is shown, and the answers that it has, by the lanes' letters."""
    shown = shown_branch(conversation)
    if not shown.path:
        raise SettingError(_NO_PAIR, lanes="–")
    turn = shown.path[-1].turn
    answers = {}
    for letter, lane in zip(ascii_uppercase, conversation.lanes, strict=False):
        reply = shown.shown(turn.id, lane.id)
        if reply is not None and reply.answer:
            answers[letter] = reply
    return turn, answers


def _choice(better: str, letters: list[str]) -> Choice:
    if better in _CHOICES:
        return _CHOICES[better]
    if better not in letters:
        raise SettingError(_NO_CHOICE, one=letters[0], other=letters[1])
    return (Choice.LEFT, Choice.RIGHT)[letters.index(better)]


def _said(verdict: Verdict, letters: list[str], replies: tuple[Reply, Reply]) -> str:
    left, right = (
        f"{letter} ({safe_line(str(reply.identity.asked))})"
        for letter, reply in zip(letters, replies, strict=True)
    )
    match verdict.choice:
        case Choice.LEFT:
            return f"{left} is better than {right}."
        case Choice.RIGHT:
            return f"{right} is better than {left}."
        case Choice.TIE:
            return f"{left} and {right} are equally good."
        case Choice.BOTH_BAD:
            return f"{left} and {right} are both bad."


_NO_PAIR = words(
    "errors",
    "A verdict is about two answers to the newest question. Lanes that have one: {lanes}. Say "
    "which two with --between.",
)
_NO_CHOICE = words(
    "errors", "A verdict takes {one}, {other}, tie or both-bad: give --better one of these."
)
