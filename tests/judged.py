"""Verdicts in a real archive, written by letters: l(eft better), r(ight), t(ie), b(oth bad)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Choice, Reason, Verdict
from tests.core.archive import samples

_CHOICES = {"l": Choice.LEFT, "r": Choice.RIGHT, "t": Choice.TIE, "b": Choice.BOTH_BAD}


@dataclass(frozen=True, slots=True)
class Votes:
    """One question for each letter of `choices`, asked of two models (`PROVIDER/MODEL`).

    Every second one is seen the other way round; the letters mean `one` and `other` anyway.
    """

    one: str
    other: str
    choices: str
    reasons: frozenset[Reason] = frozenset()
    is_blind: bool = False
    is_named: bool = False
    thinking: tuple[bool | None, bool | None] = field(default=(None, None))


async def judge(archive: Archive, votes: Iterable[Votes]) -> None:
    """Store a conversation for each `Votes`, with its questions, replies and verdicts."""
    for number, each in enumerate(votes):
        turns, verdicts = [], []
        for question, letter in enumerate(each.choices):
            turn_id = f"{number}t{question}"
            replies = _replies(turn_id, number, each)
            at = samples.AT + timedelta(minutes=question)
            turns.append(Turn(turn_id, f"Question {number}.{question}?", at, replies))
            verdicts.append(_verdict(turn_id, letter, each, is_swapped=question % 2 == 1))
        whole = samples.conversation(f"{number}", lanes=2)
        await archive.keep_whole(replace(whole, turns=tuple(turns)))
        for verdict in verdicts:
            await archive.verdicts.keep(verdict)


def _replies(turn_id: str, number: int, each: Votes) -> tuple[Reply, ...]:
    made = []
    for lane, asked in enumerate((each.one, each.other)):
        provider, _, model = asked.partition("/")
        reply = samples.awaited(f"{turn_id}{lane}", f"{number}-{lane}")
        identity = Identity(provider, model, sent_model=model, thinking=each.thinking[lane])
        made.append(samples.ended(replace(reply, identity=identity), answer="So."))
    return tuple(made)


def _verdict(turn_id: str, letter: str, each: Votes, *, is_swapped: bool) -> Verdict:
    left, right, choice = f"{turn_id}0", f"{turn_id}1", _CHOICES[letter]
    if is_swapped:
        left, right = right, left
        swapped = {Choice.LEFT: Choice.RIGHT, Choice.RIGHT: Choice.LEFT}
        choice = swapped.get(choice, choice)
    return Verdict(
        f"v{turn_id}",
        turn_id,
        left,
        right,
        choice,
        samples.AT,
        each.reasons,
        is_blind=each.is_blind,
        named=frozenset({left}) if each.is_named else frozenset(),
    )
