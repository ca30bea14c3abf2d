"""Replies as rows of the archive, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypeVar

from msgspec.structs import asdict

from deepseek_desktop.core.archive.checksums import checksum_of
from deepseek_desktop.core.domain.conversation import Lane, LaneSetup
from deepseek_desktop.core.domain.cost import cost_from_record, cost_record
from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.errors import Failure, Fault
from deepseek_desktop.core.domain.events import Flaw
from deepseek_desktop.core.domain.identity import Identity, ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.parameters import checked_parameters
from deepseek_desktop.core.domain.reply import Beat, Reply, ToolCall
from deepseek_desktop.core.domain.usage import Timings, Usage

T = TypeVar("T")
D = TypeVar("D")

_NO_FACTS = {
    "id",
    "lane_id",
    "reasoning",
    "answer",
    "checksum",
    "tool_calls",
    "outcome",
    "failure",
    "finish_reason",
    "pieces",
    "started_at",
    "system_prompt",
    "continued",
    "copied_from",
    "handed",
    "pace",
}


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
        "sent_model": reply.identity.sent_model,
        "parameters": _json(reply.identity.parameters),
        "effects": _json(reply.identity.effects),
        "thinking": reply.identity.thinking,
        "effort": reply.identity.effort,
        "reasoning_place": reply.identity.reasoning_place,
        "card": None if reply.identity.card is None else _json(reply.identity.card),
        "reasoning": reply.reasoning,
        "answer": reply.answer,
        "checksum": None if reply.is_running else checksum_of(reply.reasoning, reply.answer),
        "outcome": reply.outcome,
        "finish_reason": reply.finish_reason,
        "failure": None if reply.failure is None else _json(asdict(reply.failure)),
        "flaws": _json(reply.flaws),
        "pieces": reply.pieces,
        "credits_left": reply.credits_left,
        "tool_calls": tool_calls_text(reply.tool_calls),
        "retried": _json([asdict(failure) for failure in reply.retried]),
        "system_prompt": None if reply.system_prompt is None else storable(reply.system_prompt),
        "continued": reply.continued,
        "copied_from": reply.copied_from,
        "handed": reply.handed,
        "pace": json.dumps([[b.at_s, b.reasoning, b.answer] for b in reply.pace]),
        **_usage_values(usage),
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
            parameters=_read(row["parameters"], dict, {}),
            sent_model=row["sent_model"],
            effects=_read(row["effects"], _effects, {}),
            thinking=None if row["thinking"] is None else bool(row["thinking"]),
            effort=row["effort"],
            reasoning_place=row["reasoning_place"],
            card=_read(row["card"], dict, None),
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
        usage=usage_of(row),
        finish_reason=row["finish_reason"],
        flaws=_read(row["flaws"], _flaws, {}),
        outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
        failure=_read(row["failure"], _failure_of, None),
        pieces=row["pieces"],
        cost=_read(row["cost"], cost_from_record, None),
        tool_calls=_read(row["tool_calls"], _tool_calls, ()),
        credits_left=row["credits_left"],
        retried=_read(row["retried"], _failures, ()),
        system_prompt=row["system_prompt"],
        continued=row["continued"],
        copied_from=row["copied_from"],
        handed=row["handed"],
        pace=_read(row["pace"], _beats, ()),
    )


def _read(text: str | None, made_of: Callable[[Any], T], unknown: D) -> T | D:
    """Return what is stored as JSON; what a disk or another program has spoilt is not known.

    The words of a reply can be read all the same, and its checksum is about them.
    """
    if text is None:
        return unknown
    try:
        return made_of(json.loads(text))
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        return unknown


def _effects(record: Mapping[str, str]) -> dict[str, Effect]:
    return {name: Effect(effect) for name, effect in record.items()}


def _flaws(record: Mapping[str, int]) -> dict[Flaw, int]:
    return {Flaw(kind): count for kind, count in record.items()}


def _tool_calls(records: Iterable[Mapping[str, str]]) -> tuple[ToolCall, ...]:
    return tuple(ToolCall(**call) for call in records)


def _failures(records: Iterable[Mapping[str, Any]]) -> tuple[Failure, ...]:
    return tuple(map(_failure_of, records))


def _beats(records: Iterable[tuple[float, int, int]]) -> tuple[Beat, ...]:
    return tuple(Beat(*beat) for beat in records)


def fact_values(reply: Reply) -> dict[str, Any]:
    """Return what is known of a reply besides its text and its end, as column values."""
    return {n: value for n, value in reply_values(reply).items() if n not in _NO_FACTS}


def tool_calls_text(calls: Iterable[ToolCall]) -> str:
    """Return tool calls as the JSON of their column."""
    return _json([asdict(call) for call in calls])


def lane_of(row: sqlite3.Row) -> Lane:
    """Return the lane that a row holds."""
    parameters = checked_parameters(json.loads(row["parameters"]))
    setup = LaneSetup(row["system_prompt"], parameters)
    return Lane(row["id"], ModelRef(row["provider"], row["model"]), setup)


def lane_values(lane: Lane) -> dict[str, Any]:
    """Return a lane as column values."""
    return {
        "id": lane.id,
        "provider": lane.model.provider,
        "model": lane.model.model,
        "system_prompt": storable(lane.setup.system_prompt),
        "parameters": storable(_json(lane.setup.parameters)),
    }


def _usage_values(usage: Usage) -> dict[str, Any]:
    cost = usage.reported_cost_usd
    return asdict(usage) | {"reported_cost_usd": None if cost is None else str(cost)}


def usage_of(row: sqlite3.Row) -> Usage | None:
    """Return what a row says of tokens and of the host's own figure; None where it says nothing."""
    reported = row["reported_cost_usd"]
    usage = Usage(
        prompt_tokens=row["prompt_tokens"],
        completion_tokens=row["completion_tokens"],
        reasoning_tokens=row["reasoning_tokens"],
        cached_tokens=row["cached_tokens"],
        reported_cost_usd=None if reported is None else Decimal(reported),
    )
    return None if usage == Usage() else usage


def _failure_of(values: Mapping[str, Any]) -> Failure:
    return Failure(
        kind=values["kind"],
        fault=Fault(values["fault"]),
        text=values["text"],
        facts=values["facts"],
        status=values["status"],
        detail=values["detail"],
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
