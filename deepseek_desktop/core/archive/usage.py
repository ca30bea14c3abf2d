"""What every day used and cost, by host and model, added up where it is stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from datetime import date, datetime
from decimal import Decimal

from deepseek_desktop.core.archive.access import Read
from deepseek_desktop.core.archive.rows import time_text
from deepseek_desktop.core.archive.spending import COUNTS
from deepseek_desktop.core.domain.spending import Spent
from deepseek_desktop.core.domain.usage_groups import DayUse

_PICO = 12
"""Decimals of an amount that count: one token of the cheapest model costs thousands of these."""


def _parts(amount: str, name: str) -> str:
    """Return columns that add up amounts exactly: whole ones, and the rest as whole picos."""
    number = f"CAST({amount} AS REAL)"
    rest = f"CAST(round(({number} - CAST({number} AS INTEGER)) * 1e{_PICO}) AS INTEGER)"
    return f"sum(CAST({number} AS INTEGER)) AS {name}, sum({rest}) AS {name}_rest"


_COLUMNS = """
    provider, model, prompt_tokens AS prompt, completion_tokens AS completion,
    reasoning_tokens AS reasoning, cached_tokens AS cached, reported_cost_usd AS reported,
    CASE WHEN reported_cost_usd IS NULL THEN json_extract(cost, '$.amount') END AS estimate,
    CASE WHEN reported_cost_usd IS NULL THEN json_extract(cost, '$.currency') END AS currency
"""
_BY_DAY = f"""
    WITH request AS (
        SELECT {_COLUMNS}, started_at AS at FROM reply WHERE started_at >= :since AND {COUNTS}
        UNION ALL
        SELECT {_COLUMNS}, at FROM expense WHERE at >= :since
    )
    SELECT
        date(at, 'localtime') AS day, provider, model, currency,
        count(*) AS requests,
        total(prompt) AS prompt,
        total(min(cached, prompt)) AS cached,
        total(CASE WHEN cached IS NULL THEN prompt END) AS unsplit_prompt,
        total(completion) AS completion,
        total(min(reasoning, completion)) AS reasoning,
        total(CASE WHEN reasoning IS NULL THEN completion END) AS unsplit_completion,
        sum(prompt IS NULL OR completion IS NULL) AS uncounted,
        sum(reported IS NULL AND estimate IS NULL) AS unknown,
        count(reported) AS reports,
        {_parts("reported", "reported")},
        {_parts("estimate", "estimate")}
    FROM request GROUP BY day, provider, model, currency ORDER BY day, provider, model, currency
"""


class UsageByDay:
    """Reads what was used and spent day by day; raises `ArchiveError` like the archive."""

    def __init__(self, read: Read) -> None:
        self._read = read

    async def since(
        self, moment: datetime | None, free: Collection[str] = ()
    ) -> tuple[DayUse, ...]:
        """Return what was used from `moment` on (None: from the first day), the oldest day first.

        A day is one where the person is. Replies count once they have ended, also those that were
        deleted since. The providers in `free` cost nothing.
        """
        since, known = "" if moment is None else time_text(moment), frozenset(free)
        return await self._read(lambda c: _uses(c.execute(_BY_DAY, {"since": since}), known))


def _uses(rows: Iterable[sqlite3.Row], free: frozenset[str]) -> tuple[DayUse, ...]:
    return tuple(
        DayUse(
            date.fromisoformat(row["day"]),
            row["provider"],
            row["model"],
            _spent(row, is_free=row["provider"] in free),
        )
        for row in rows
    )


def _spent(row: sqlite3.Row, *, is_free: bool) -> Spent:
    estimated = {} if row["currency"] is None else {row["currency"]: _amount(row, "estimate")}
    return Spent(
        reported={"USD": _amount(row, "reported")} if row["reports"] else {},
        estimated=estimated,
        unknown=0 if is_free else row["unknown"],
        requests=row["requests"],
        prompt=int(row["prompt"]),
        cached=int(row["cached"]),
        completion=int(row["completion"]),
        reasoning=int(row["reasoning"]),
        uncounted=row["uncounted"],
        unsplit_prompt=int(row["unsplit_prompt"]),
        unsplit_completion=int(row["unsplit_completion"]),
    )


def _amount(row: sqlite3.Row, name: str) -> Decimal:
    whole, rest = row[name] or 0, row[f"{name}_rest"] or 0
    return (whole + Decimal(rest).scaleb(-_PICO)).normalize()
