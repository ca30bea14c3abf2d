"""Replies as JSON objects, for scripts."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from deepseek_desktop.core.domain.cost import cost_record
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.reply import Reply
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


def _error_object(failure: Failure) -> dict[str, Any]:
    return {
        "kind": failure.kind,
        "fault": failure.fault,
        "message": failure.sentence,
        "status": failure.status,
        "detail": failure.detail,
    }
