"""The command that prints where two answers of a conversation differ."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from msgspec import Struct

from deepseek_desktop.cli.agreeing import agreement_line, agreement_object, agreement_of
from deepseek_desktop.cli.difference_lines import Line, difference_lines
from deepseek_desktop.cli.finding import refuse_veiled, stored_conversation, turn_of
from deepseek_desktop.cli.opened_archive import opened_archive
from deepseek_desktop.cli.printing import letters_of, model_name, safe_line, safe_text, write
from deepseek_desktop.core.domain.as_shown import shown_branch
from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.shown_branch import ShownBranch
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.evaluation.answer_difference import difference
from deepseek_desktop.core.evaluation.difference import Difference, LeafSort, Side
from deepseek_desktop.core.evaluation.difference_words import summary
from deepseek_desktop.core.evaluation.read_answer import ReadAnswer, read_answer
from deepseek_desktop.core.markup.reading import read_parts

_COLOURS = {"-": "\x1b[31m", "+": "\x1b[32m"}
_PLAIN = "\x1b[0m"


class _Lane(Struct, frozen=True):
    letter: str
    reply: Reply


def diff(arguments: argparse.Namespace, data_dir: Path) -> None:
    """Print how two answers differ, and whether the final answers of all lanes agree."""
    conversation = asyncio.run(_conversation(arguments.conversation, data_dir))
    shown = shown_branch(conversation)
    turn_id = turn_of(shown, arguments.turn)
    refuse_veiled(conversation, turn_id, arguments)
    answered = _answered(conversation, shown, turn_id)
    pair = _chosen(answered, arguments.lanes)
    left, right = (read_answer(each.reply.answer) for each in pair)
    found = difference(left, right)
    if arguments.json:
        shape = _object(conversation, pair, found, (left, right), answered)
        write(sys.stdout, json.dumps(shape, ensure_ascii=False, indent=2) + "\n")
        return
    has_colours = sys.stdout.isatty()
    lines = [
        f"{sign} {each.letter} {safe_line(model_name(each.reply))}"
        for sign, each in zip("-+", pair, strict=True)
    ]
    lines += [""]
    lines += [
        _printed(line, has_colours=has_colours) for line in difference_lines(left, right, found)
    ]
    lines += ["", summary(found)]
    lines += [agreement_line([a.reply for a in answered], [a.letter for a in answered])]
    write(sys.stdout, "".join(f"{line}\n" for line in lines))


async def _conversation(typed: str, data_dir: Path) -> Conversation:
    async with opened_archive(data_dir) as archive:
        return await stored_conversation(archive, typed)


def _answered(conversation: Conversation, shown: ShownBranch, turn_id: str) -> list[_Lane]:
    """Return the lanes that answered a question of the branch that is shown."""
    letters = letters_of(conversation.lanes)
    replies = [(lane.id, shown.shown(turn_id, lane.id)) for lane in conversation.lanes]
    return [
        _Lane(letters[lane_id], reply)
        for lane_id, reply in replies
        if reply is not None and reply.answer and not reply.is_running
    ]


def _chosen(answered: list[_Lane], typed: str | None) -> tuple[_Lane, _Lane]:
    """Return the two lanes to compare."""
    if typed is None:
        if len(answered) < 2:
            raise SettingError(_TOO_FEW)
        return answered[0], answered[1]
    by_letter = {each.letter: each for each in answered}
    wanted = [letter.strip().upper() for letter in typed.split(",")]
    if len(set(wanted)) != 2 or not set(wanted) <= by_letter.keys():
        raise SettingError(_NO_LANES, typed=safe_line(typed)[:20], known=", ".join(by_letter))
    return by_letter[wanted[0]], by_letter[wanted[1]]


def _printed(line: Line, *, has_colours: bool) -> str:
    text = f"{line.sign or ' '} {safe_text(line.text)}"
    return f"{_COLOURS[line.sign]}{text}{_PLAIN}" if line.sign and has_colours else text


def _object(
    conversation: Conversation,
    pair: tuple[_Lane, _Lane],
    found: Difference,
    read: tuple[ReadAnswer, ReadAnswer],
    answered: list[_Lane],
) -> dict[str, Any]:
    sides = [_texts(*each) for each in zip(read, (found.left, found.right), strict=True)]
    return {
        "conversation_id": conversation.id,
        "lanes": [
            {"lane": e.letter, "reply_id": e.reply.id, "model": model_name(e.reply)} for e in pair
        ],
        "count": found.count,
        "number_count": found.number_count,
        "similarity": found.similarity,
        "is_coarse": found.is_coarse,
        "differences": [
            {"only_left": sides[0][number], "only_right": sides[1][number]}
            for number in range(found.count)
        ],
        "agreement": agreement_object(agreement_of([each.reply for each in answered]))
        | {"lanes": [each.letter for each in answered]},
    }


def _texts(answer: ReadAnswer, side: Side) -> dict[int, list[str]]:
    """Return what is marked on a side, by the number of the difference."""
    texts: dict[int, list[str]] = defaultdict(list)

    def parts(leaf: int) -> dict[int, str]:
        return dict(read_parts(answer.leaves[leaf], answer.definitions, lambda _: True))

    for mark in side.marks:
        texts[mark.difference].append(parts(mark.leaf)[mark.spot.part][slice(*mark.spot[1:])])
    for whole in side.leaves:
        if whole.sort is not LeafSort.CHANGED:
            texts[whole.difference].append("\n".join(parts(whole.leaf).values()))
    return texts


_TOO_FEW = words("errors", "Fewer than two lanes answered this question.")
_NO_LANES = words("errors", "“{typed}” does not name two lanes that answered. These did: {known}.")
