"""What is asked next in a stored conversation."""

from __future__ import annotations

import argparse
from string import ascii_uppercase

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.cli.finding import found_turn, refuse_running, stored_conversation
from deepseek_desktop.cli.lane_setups import lane_setups
from deepseek_desktop.core.domain.as_shown import shown_branch
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import Conversation, Lane, LaneSetup, Turn
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.shown_branch import ShownBranch
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.core.runs.turn import new_turn, next_turn


class OnceMore(Struct, frozen=True):
    """A lane that is asked again; `cut` is the reply that it goes on with.

    `handed` is a reply whose thinking it is given.
    """

    lane: Lane
    cut: Reply | None = None
    handed: Reply | None = None


class Plan(Struct, frozen=True):
    """A turn that all lanes are to be asked; or one that is stored, of which some answer again."""

    conversation: Conversation
    turn: Turn
    again: tuple[OnceMore, ...] = ()


async def plan(arguments: argparse.Namespace, question: Question | None, means: Means) -> Plan:
    """Return what `ask --in` is to do; without a question the last one is asked again.

    Raises `SettingError` where that is not possible, `DeskError` while a reply runs elsewhere.
    """
    stored = await stored_conversation(means.archive, arguments.conversation)
    refuse_running(stored)
    conversation = replace(stored, lanes=_lanes(stored.lanes, arguments))
    shown = shown_branch(stored)
    turns = {turn.id: turn for turn in stored.turns}
    if question is not None and arguments.edit:
        before = turns[found_turn(arguments.edit, stored)]
        edited = Question(question.prompt, question.attachments or before.attachments)
        turn = new_turn(edited, means, before.parent_id, before.bases, before.left_out)
        return Plan(conversation, turn)
    if arguments.after:
        shown.end_at(found_turn(arguments.after, stored))
    if question is not None:
        lanes = conversation.asked_lanes
        context = _context(conversation, shown, arguments.context)
        return Plan(conversation, next_turn(question, shown, lanes, means, context))
    last = turns[shown.path[-1].id]
    if arguments.goes_on:
        return Plan(conversation, last, _cut_lanes(conversation, last, shown))
    if arguments.given:
        return Plan(conversation, last, _given_lanes(conversation, last, shown, arguments.given))
    return Plan(conversation, last, tuple(map(OnceMore, conversation.asked_lanes)))


def _cut_lanes(conversation: Conversation, turn: Turn, shown: ShownBranch) -> tuple[OnceMore, ...]:
    """Return the lanes whose answer was cut, each with the model that began it."""
    again = []
    for lane in conversation.lanes:
        cut = shown.shown(turn.id, lane.id)
        if cut is not None and cut.can_be_continued:
            again.append(OnceMore(lane.as_for(cut), cut))
    if not again:
        raise SettingError(_NOT_CUT)
    return tuple(again)


def _context(conversation: Conversation, shown: ShownBranch, letter: str) -> str:
    """Return the reply that all lanes go on from: of the lane that was typed, else as stored."""
    if not letter:
        return conversation.settings.context
    chosen = dict(zip(ascii_uppercase, conversation.lanes, strict=False)).get(letter.upper())
    reply = shown.shown(shown.path[-1].id, chosen.id) if chosen and shown.path else None
    if reply is None or not reply.answer:
        raise SettingError(_NO_CONTEXT, letter=letter)
    return reply.id


def _given_lanes(
    conversation: Conversation, turn: Turn, shown: ShownBranch, letter: str
) -> tuple[OnceMore, ...]:
    """Return the other lanes, each with the thinking of the one that has this letter."""
    by_letter = dict(zip(ascii_uppercase, conversation.lanes, strict=False))
    giving = by_letter.get(letter.upper())
    handed = shown.shown(turn.id, giving.id) if giving else None
    if giving is None or handed is None or not handed.reasoning.strip():
        raise SettingError(_NO_THINKING, letter=letter)
    others = (lane for lane in conversation.asked_lanes if lane is not giving)
    if not (again := tuple(OnceMore(lane, handed=handed) for lane in others)):
        raise SettingError(_NO_OTHER)
    return again


def _lanes(lanes: tuple[Lane, ...], arguments: argparse.Namespace) -> tuple[Lane, ...]:
    """Return lanes with what was typed about them; what was not stays as it is."""
    if arguments.model and len(lanes) > 1:
        raise SettingError(_SEVERAL_LANES, count=str(len(lanes)))
    setups = lane_setups(len(lanes), arguments.settings, arguments.system)
    return tuple(
        replace(
            lane,
            model=arguments.model or lane.model,
            setup=LaneSetup(
                setup.system_prompt or lane.setup.system_prompt,
                {**lane.setup.parameters, **setup.parameters},
            ),
        )
        for lane, setup in zip(lanes, setups, strict=True)
    )


_NOT_CUT = words(
    "errors", "No answer to the last question was cut, so there is none to go on with."
)
_NO_CONTEXT = words("errors", "Lane {letter} gave no last answer that others could go on from.")
_NO_THINKING = words("errors", "Lane {letter} brought no thinking that could be handed over.")
_NO_OTHER = words("errors", "There is no other lane that the thinking could be handed to.")
_SEVERAL_LANES = words(
    "errors",
    "This conversation has {count} lanes, so --model does not say which is meant. Leave it out.",
)
