"""Whose answers can be judged blind, and what is seen of those that nobody knows yet."""

from __future__ import annotations

from collections.abc import Mapping

from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.evaluation.blind_answer import blind_answer
from deepseek_desktop.ui.models.conversation_state import ConversationState


def replies_in(state: ConversationState, turn_id: str) -> list[Reply]:
    """Return the replies that are shown in a turn."""
    replies = (state.shown.shown(turn_id, lane.id) for lane in state.lanes)
    return [reply for reply in replies if reply is not None]


def candidates(state: ConversationState) -> Mapping[str, str]:
    """Return by lane the model of which an answer to the last question may be seen."""
    settings = state.arrangement.settings
    answering = {reply.lane_id for reply in replies_in(state, state.turns[-1].id)}
    return {
        lane.id: str(lane.model)
        for lane in state.lanes
        if lane.id not in settings.hidden and (lane.id in answering or settings.is_asked(lane.id))
    }


def unknown_before(state: ConversationState) -> dict[str, str]:
    """Return what is seen of earlier answers of which nobody knows who gave them, either."""
    veiled = state.arrangement.settings.veiled
    turns = [each.id for each in state.turns[:-1] if each.id in veiled]
    return {r.id: blind_answer(r.answer) for n in turns for r in replies_in(state, n)}
