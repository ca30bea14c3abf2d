"""Replies as rows of the archive, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from deepseek_desktop.core.domain.cost import cost_from_record, cost_record
from deepseek_desktop.core.domain.errors import Failure, Fault
from deepseek_desktop.core.domain.events import Flaw
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Timings, Usage


def time_text(at: datetime) -> str:
    """Return a time as ISO 8601 in UTC."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def storable(text: str) -> str:
    """Return `text` without halves of characters, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def time_of(text: str) -> datetime:
    """Return the time that `time_text` wrote."""
    return datetime.fromisoformat(text)


def reply_values(reply: Reply) -> dict[str, Any]:
    """Return a reply as column values."""
    usage = reply.usage or Usage()
    return {
        "id": reply.id,
        "lane_id": reply.lane_id,
        "provider": reply.identity.provider,
        "model": reply.identity.model,
        "echoed_model": reply.identity.echoed_model,
        "fingerprint": reply.identity.fingerprint,
        "generation_id": reply.identity.generation_id,
        "upstream": reply.identity.upstream,
        "parameters": _json(reply.identity.parameters),
        "reasoning": reply.reasoning,
        "answer": reply.answer,
        "outcome": reply.outcome,
        "finish_reason": reply.finish_reason,
        "failure": None if reply.failure is None else _json(asdict(reply.failure)),
        "flaws": _json(reply.flaws),
        "pieces": reply.pieces,
        **asdict(usage),
        "reported_cost_usd": None
        if usage.reported_cost_usd is None
        else str(usage.reported_cost_usd),
        "cost": None if reply.cost is None else _json(cost_record(reply.cost)),
        **asdict(reply.timings),
        "started_at": time_text(reply.timings.started_at),
    }


def reply_of(row: sqlite3.Row) -> Reply:
    """Return the reply that a row holds."""
    return Reply(
        id=row["id"],
        lane_id=row["lane_id"],
        identity=Identity(
            provider=row["provider"],
            model=row["model"],
            echoed_model=row["echoed_model"],
            fingerprint=row["fingerprint"],
            generation_id=row["generation_id"],
            upstream=row["upstream"],
            parameters=json.loads(row["parameters"]),
        ),
        timings=Timings(
            started_at=time_of(row["started_at"]),
            first_byte_s=row["first_byte_s"],
            first_reasoning_s=row["first_reasoning_s"],
            first_answer_s=row["first_answer_s"],
            ended_s=row["ended_s"],
        ),
        reasoning=row["reasoning"],
        answer=row["answer"],
        usage=_usage(row),
        finish_reason=row["finish_reason"],
        flaws={Flaw(kind): count for kind, count in json.loads(row["flaws"]).items()},
        outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
        failure=_failure(row["failure"]),
        pieces=row["pieces"],
        cost=None if row["cost"] is None else cost_from_record(json.loads(row["cost"])),
    )


def _usage(row: sqlite3.Row) -> Usage | None:
    reported = row["reported_cost_usd"]
    usage = Usage(
        prompt_tokens=row["prompt_tokens"],
        completion_tokens=row["completion_tokens"],
        reasoning_tokens=row["reasoning_tokens"],
        cached_tokens=row["cached_tokens"],
        reported_cost_usd=None if reported is None else Decimal(reported),
    )
    return None if usage == Usage() else usage


def _failure(text: str | None) -> Failure | None:
    if text is None:
        return None
    values = json.loads(text)
    return Failure(
        kind=values["kind"],
        fault=Fault(values["fault"]),
        text=values["text"],
        facts=values["facts"],
        status=values["status"],
        detail=values["detail"],
    )


def _json(value: Mapping[str, Any] | Mapping[Flaw, int]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
