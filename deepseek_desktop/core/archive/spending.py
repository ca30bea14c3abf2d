"""What requests used and cost, summed up over the whole archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from deepseek_desktop.core.archive.access import Read, Write
from deepseek_desktop.core.archive.queries import insert
from deepseek_desktop.core.archive.rows import reply_values, time_text, usage_of
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.spending import Charge, Money, Spent
from deepseek_desktop.core.domain.usage import Usage

_COLUMNS = (
    "prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens, reported_cost_usd, "
    "json_extract(cost, '$.amount') AS amount, json_extract(cost, '$.currency') AS currency"
)
COUNTS = """
    copied_from IS NULL AND outcome IS NOT NULL AND coalesce(
        first_byte_s, cost, reported_cost_usd, prompt_tokens, completion_tokens
    ) IS NOT NULL
"""
"""The condition that a reply counts: what a copy says was paid for elsewhere, and where no host
began to answer, nothing was paid for."""

_SINCE = f"""
    SELECT {_COLUMNS}, provider, started_at AS at FROM reply
    WHERE started_at >= :since AND {COUNTS}
    UNION ALL
    SELECT {_COLUMNS}, provider, at FROM expense WHERE at >= :since
"""
_OF_CONVERSATION = f"SELECT {_COLUMNS}, provider FROM expense WHERE conversation_id = ?"
_EXPENSE = (
    "provider",
    "model",
    "prompt_tokens",
    "completion_tokens",
    "reasoning_tokens",
    "cached_tokens",
    "cost",
    "reported_cost_usd",
)


class Spendings:
    """What was spent by when; raises `ArchiveError` like the archive."""

    def __init__(self, write: Write, read: Read) -> None:
        self._write = write
        self._read = read

    async def note_expense(self, conversation_id: str, purpose: str, reply: Reply) -> None:
        """Store what a request cost that is no reply to a person, like one for a title."""
        known = reply_values(reply)
        values = {
            **{name: known[name] for name in _EXPENSE},
            "conversation_id": conversation_id,
            "purpose": purpose,
            "at": known["started_at"],
        }
        await self._write(lambda c: insert(c, "expense", values))

    async def sums(
        self,
        moments: Collection[datetime],
        conversations: Collection[str] = (),
        free: Collection[str] = (),
    ) -> tuple[tuple[Spent, ...], Mapping[str, Spent]]:
        """Return what was spent since each of `moments`, and in conversations besides replies.

        Replies count once they have ended, also those that were deleted since. The providers in
        `free` cost nothing.
        """
        texts, known = [time_text(moment) for moment in moments], frozenset(free)
        return await self._read(
            lambda c: (_since(c, texts, known), {i: _beside(c, i, known) for i in conversations})
        )


def _beside(connection: sqlite3.Connection, conversation_id: str, free: frozenset[str]) -> Spent:
    return _summed(connection.execute(_OF_CONVERSATION, (conversation_id,)), free)


def _since(
    connection: sqlite3.Connection, moments: list[str], free: frozenset[str]
) -> tuple[Spent, ...]:
    rows = connection.execute(_SINCE, {"since": min(moments)}).fetchall()
    return tuple(_summed((r for r in rows if r["at"] >= moment), free) for moment in moments)


def _summed(rows: Iterable[sqlite3.Row], free: frozenset[str]) -> Spent:
    return Spent.of(_charge(row, is_free=row["provider"] in free) for row in rows)


def _charge(row: sqlite3.Row, *, is_free: bool) -> Charge:
    amount = row["amount"]
    estimate = None if amount is None else Money(Decimal(amount), row["currency"])
    return Charge.of(usage_of(row) or Usage(), estimate, is_free=is_free)
