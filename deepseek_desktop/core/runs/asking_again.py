"""Asks what was asked before once more, in a conversation of its own."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import MOST_IN_TITLE, Conversation
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.shown_branch import ShownBranch
from deepseek_desktop.core.runs.comparison import Stops
from deepseek_desktop.core.runs.lane import Means, Publish
from deepseek_desktop.core.runs.turn import next_turn, take_turn

AGAIN = "Again: {title}"


class Again(Struct, frozen=True):
    """A conversation without turns, and the questions that are going to be asked in it."""

    conversation: Conversation
    questions: tuple[Question, ...]


def again(
    conversation: Conversation,
    questions: Sequence[Question],
    means: Means,
    title: str = AGAIN,
) -> Again:
    """Return what asks `questions` of the same lanes, set in the same way; nothing is stored yet.

    Each lane goes on from its own answers: what was handed from one to another is not repeated.
    `title` has a place for the one that it was.
    """
    lane_ids = {lane.id: uuid4().hex for lane in conversation.lanes}
    named = title.format(title=conversation.title.removeprefix(title.format(title="")))
    anew = Conversation(
        id=uuid4().hex,
        title=named[:MOST_IN_TITLE],
        created_at=means.now(),
        lanes=tuple(replace(lane, id=lane_ids[lane.id]) for lane in conversation.lanes),
        settings=conversation.settings.as_copied(lane_ids),
    )
    return Again(anew, tuple(questions))


async def ask_again(wanted: Again, means: Means, publish: Publish, stops: Stops) -> Conversation:
    """Ask one question after the other, as long as all lanes that are asked answer.

    In a race it is enough that one does.
    """
    conversation = wanted.conversation
    for question in wanted.questions:
        settings = conversation.settings
        awake = [lane for lane in conversation.lanes if settings.is_asked(lane.id)]
        turn = next_turn(question, _shown(conversation), awake or conversation.lanes, means)
        taken = await take_turn(conversation, turn, means, publish, stops)
        conversation = replace(conversation, turns=(*conversation.turns, taken))
        asked = [reply for reply in taken.replies if reply.outcome is not Outcome.OUTRUN]
        if not asked or not all(reply.is_answered for reply in asked):
            break
    return conversation


def _shown(conversation: Conversation) -> ShownBranch:
    replies = {reply.id: reply for turn in conversation.turns for reply in turn.replies}
    shown = ShownBranch(replies.get)
    shown.put_back(conversation.turns)
    return shown
