"""Reads what a host says a reply used and cost; nonsense is unknown, never zero."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from deepseek_desktop.core.domain.usage import Usage

_COUNT_LIMIT = 10**12
_COST_LIMIT_USD = Decimal(1_000_000)


def usage_in(chunk: Mapping[str, Any]) -> Usage | None:
    """Return the usage that a chunk, or a whole body, reports; None if it reports none."""
    value = _object(chunk.get("usage"))
    cached = _count(value.get("prompt_cache_hit_tokens"))
    if cached is None:
        cached = _count(_object(value.get("prompt_tokens_details")).get("cached_tokens"))
    completion = _object(value.get("completion_tokens_details"))
    usage = Usage(
        prompt_tokens=_count(value.get("prompt_tokens")),
        completion_tokens=_count(value.get("completion_tokens")),
        reasoning_tokens=_count(completion.get("reasoning_tokens")),
        cached_tokens=cached,
        reported_cost_usd=_cost(value, _object(_object(chunk.get("meta")).get("usage"))),
    )
    return None if usage == Usage() else usage


def _cost(usage: Mapping[str, Any], meta: Mapping[str, Any]) -> Decimal | None:
    """Return what the host charged in USD: OpenRouter and AI/ML API say it, each in its place."""
    for value in (usage.get("cost"), meta.get("usd_spent")):
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            try:
                cost = Decimal(str(value))
            except InvalidOperation:
                continue
            if cost.is_finite() and 0 <= cost <= _COST_LIMIT_USD:
                return cost
    return None


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _count(value: object) -> int | None:
    """Return a token count that can be one."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 14:
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _COUNT_LIMIT:
        return value
    return None
