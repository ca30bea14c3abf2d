"""Reads what a host says a reply used and cost; nonsense is unknown, never zero."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from deepseek_desktop.core.domain.usage import Usage

_COUNT_LIMIT = 10**12
_PLACES = ("usage", "x_groq", "meta", "timings")
_COST_LIMIT_USD = Decimal(1_000_000)


def usage_in(chunk: Mapping[str, Any]) -> Usage | None:
    """Return the usage that a chunk, or a whole body, reports; None if it reports none."""
    if not any(map(chunk.get, _PLACES)):
        return None  # as nearly all chunks
    value = _object(chunk.get("usage")) or _object(_object(chunk.get("x_groq")).get("usage"))
    cached = _count(value.get("prompt_cache_hit_tokens"))
    if cached is None:
        cached = _count(_object(value.get("prompt_tokens_details")).get("cached_tokens"))
    details = _object(value.get("completion_tokens_details"))
    usage = _plausible(
        _count(value.get("prompt_tokens")),
        _count(value.get("completion_tokens")),
        _count(details.get("reasoning_tokens")),
        cached,
        _cost(value, _object(_object(chunk.get("meta")).get("usage"))),
    )
    if usage == Usage():
        usage = _timed(_object(chunk.get("timings")))
    return None if usage == Usage() else usage


def _plausible(
    prompt: int | None,
    completion: int | None,
    reasoning: int | None = None,
    cached: int | None = None,
    cost_usd: Decimal | None = None,
) -> Usage:
    """Return usage in which no part is larger than the whole it belongs to: some hosts say so."""
    return Usage(
        prompt, completion, _at_most(reasoning, completion), _at_most(cached, prompt), cost_usd
    )


def _timed(timings: Mapping[str, Any]) -> Usage:
    """Return what llama.cpp measured; there `prompt_n` leaves out what the cache already held."""
    new, cached = _count(timings.get("prompt_n")), _count(timings.get("cache_n"))
    prompt = None if new is None else new + (cached or 0)
    return _plausible(prompt, _count(timings.get("predicted_n")), cached=cached)


def _at_most(part: int | None, whole: int | None) -> int | None:
    return part if part is None or whole is None else min(part, whole)


def _cost(usage: Mapping[str, Any], meta: Mapping[str, Any]) -> Decimal | None:
    """Return what the host charged in USD: OpenRouter and AI/ML API say it, each in its place."""
    for value in (usage.get("cost"), meta.get("usd_spent")):
        if isinstance(value, str | int | float | Decimal) and not isinstance(value, bool):
            try:
                cost = Decimal(str(value))
            except (InvalidOperation, ValueError):
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
    if isinstance(value, Decimal) and 0 <= value <= _COUNT_LIMIT and value == int(value):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _COUNT_LIMIT:
        return value
    return None
