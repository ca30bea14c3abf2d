"""Lanes, questions and verdicts as values for JSON; replies are in `reply_record`."""

from __future__ import annotations

from string import ascii_uppercase

from deepseek_desktop.core.domain.conversation import Conversation, Turn
from deepseek_desktop.core.domain.verdict import Verdict
from deepseek_desktop.core.interchange.reply_record import Record


def letter_of(number: int) -> str:
    """Return what a lane is called by its place, from 0."""
    return ascii_uppercase[number] if number < len(ascii_uppercase) else str(number + 1)


def lane_records(conversation: Conversation) -> list[Record]:
    """Return the lanes of a conversation, in order."""
    return [
        {
            "id": lane.id,
            "letter": letter_of(number),
            "provider": lane.model.provider,
            "model": lane.model.model,
            "instructions": lane.setup.system_prompt,
            "parameters": dict(lane.setup.parameters),
        }
        for number, lane in enumerate(conversation.lanes)
    ]


def question_record(turn: Turn) -> Record:
    """Return what was asked in a turn, and after what; its replies are another matter."""
    return {
        "id": turn.id,
        "parent_id": turn.parent_id,
        "asked_at": turn.asked_at.isoformat(),
        "prompt": turn.prompt,
        "attachments": [{"name": each.name, "text": each.text} for each in turn.attachments],
        "bases": {
            lane_id: {"reply": basis.reply_id, "is_partial": basis.is_partial}
            for lane_id, basis in turn.bases.items()
        },
        "left_out": turn.left_out,
    }


def verdict_record(verdict: Verdict) -> Record:
    """Return what was judged of two replies."""
    return {
        "id": verdict.id,
        "turn": verdict.turn_id,
        "left": verdict.left,
        "right": verdict.right,
        "choice": verdict.choice,
        "reasons": sorted(verdict.reasons),
        "note": verdict.note,
        "is_blind": verdict.is_blind,
        "named": sorted(verdict.named),
        "has_sides": verdict.has_sides,
        "made_at": verdict.made_at.isoformat(),
    }
