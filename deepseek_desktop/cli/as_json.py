"""Replies and conversations as JSON objects, for scripts."""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.conversation import Conversation, Summary, Turn
from deepseek_desktop.core.domain.cost import cost_record
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.shown_branch import ShownBranch
from deepseek_desktop.core.domain.token_estimate import estimate_tokens
from deepseek_desktop.core.domain.usage import tokens_per_second


def reply_object(reply: Reply) -> dict[str, Any]:
    """Return a reply as the object that `--json` prints; unknown is null."""
    timings = asdict(reply.timings) | {
        "started_at": reply.timings.started_at.isoformat(),
        "thinking_s": reply.timings.thinking_s(),
        "tokens_per_second": tokens_per_second(reply.usage, reply.timings),
    }
    usage = None
    if reply.usage is not None:
        reported = reply.usage.reported_cost_usd
        usage = asdict(reply.usage) | {
            "answer_tokens": reply.usage.answer_tokens,
            "reported_cost_usd": None if reported is None else str(reported),
        }
    return {
        "identity": asdict(reply.identity),
        "reasoning": reply.reasoning,
        "answer": reply.answer,
        "usage": usage,
        "cost": None if reply.cost is None else cost_record(reply.cost),
        "timings": timings,
        "tool_calls": [asdict(call) for call in reply.tool_calls],
        "credits_left": reply.credits_left,
        "retried": [_error_object(failure) for failure in reply.retried],
        "outcome": reply.outcome,
        "finish_reason": reply.finish_reason,
        "flaws": dict(reply.flaws),
        "error": None if reply.failure is None else _error_object(reply.failure),
    }


def summary_object(summary: Summary) -> dict[str, Any]:
    """Return a conversation as the list of all of them has it."""
    return {
        "id": summary.id,
        "title": summary.title,
        "created_at": summary.created_at.isoformat(),
        "models": [str(model) for model in summary.models],
        "is_interrupted": summary.is_interrupted,
        "asked_at": None if summary.asked_at is None else summary.asked_at.isoformat(),
        "folder": summary.folder,
        "tags": list(summary.tags),
        "is_pinned": summary.is_pinned,
        "is_unread": summary.is_unread,
        "is_running": summary.is_running,
    }


def conversation_object(
    conversation: Conversation, shown: ShownBranch, *, has_all: bool
) -> dict[str, Any]:
    """Return a conversation as an object: the branch that is `shown`, or all turns and replies."""
    path = {state.id for state in shown.path}
    turns = [turn for turn in conversation.turns if has_all or turn.id in path]
    return {
        "id": conversation.id,
        "title": conversation.title,
        "created_at": conversation.created_at.isoformat(),
        "lanes": [
            {
                "id": lane.id,
                "model": str(lane.model),
                "system_prompt": lane.setup.system_prompt,
                "parameters": dict(lane.setup.parameters),
            }
            for lane in conversation.lanes
        ],
        "turns": [
            _turn_object(turn, shown, has_all=has_all) | {"is_shown": turn.id in path}
            for turn in turns
        ],
    }


def _turn_object(turn: Turn, shown: ShownBranch, *, has_all: bool) -> dict[str, Any]:
    chosen = {
        lane_id: shown.shown(turn.id, lane_id) for lane_id in {r.lane_id for r in turn.replies}
    }
    ids = {reply.id for reply in chosen.values() if reply is not None}
    return {
        "id": turn.id,
        "parent_id": turn.parent_id,
        "bases": {lane_id: asdict(basis) for lane_id, basis in turn.bases.items()},
        "asked_at": turn.asked_at.isoformat(),
        "prompt": turn.prompt,
        "attachments": [_attachment_object(attachment) for attachment in turn.attachments],
        "left_out": turn.left_out,
        "replies": [
            _reply_ids(reply) | {"is_shown": reply.id in ids} | reply_object(reply)
            for reply in turn.replies
            if has_all or reply.id in ids
        ],
    }


def _reply_ids(reply: Reply) -> dict[str, Any]:
    return {
        "id": reply.id,
        "lane_id": reply.lane_id,
        "continued": reply.continued,
        "copied_from": reply.copied_from,
    }


def _attachment_object(attachment: Attachment) -> dict[str, Any]:
    tokens = estimate_tokens(attachment.text)
    return {"name": attachment.name, "text": attachment.text, "estimated_tokens": tokens}


def _error_object(failure: Failure) -> dict[str, Any]:
    return {
        "kind": failure.kind,
        "fault": failure.fault,
        "message": failure.sentence,
        "status": failure.status,
        "detail": failure.detail,
    }
