"""Standings as plain values for JSON: every number as it is, with what it lets one say."""

from __future__ import annotations

from typing import Any

from msgspec import to_builtins

from deepseek_desktop.core.evaluation.standings import PairTable, Standings
from deepseek_desktop.core.evaluation.strengths import Difference


def standings_record(standings: Standings) -> dict[str, Any]:
    """Return everything that is known; unknown is None."""
    record: dict[str, Any] = to_builtins(standings)
    record["pairs"] = [_pair(pair) for pair in standings.pairs]
    for group, shape in zip(standings.groups, record["groups"], strict=True):
        shape["differences"] = [_difference(one) for one in group.differences]
    record["side_bias"]["is_biased"] = standings.side_bias.is_biased
    return record


def _pair(pair: PairTable) -> dict[str, Any]:
    return {**to_builtins(pair), "finding": pair.finding.value, "better": pair.better}


def _difference(one: Difference) -> dict[str, Any]:
    return {**to_builtins(one), "is_told_apart": one.is_told_apart}
