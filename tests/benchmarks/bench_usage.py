"""Adding up what many replies used and cost, against bare sums over the same rows."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from tests.benchmarks.figures import Figure, seconds
from tests.benchmarks.full_library import index_all

_REPLIES, _MANY = 20_000, 100_000
_MODELS = 8
_DAYS = 365
_AT = datetime(2025, 1, 20, tzinfo=UTC)
_TEXT = "Because. " * 110  # 2 KB in all: 100,000 messages of 200 MB
_ROUNDS = 5
_SUMS = """
    SELECT sum(prompt_tokens), sum(completion_tokens), sum(reasoning_tokens), sum(cached_tokens),
        sum(json_extract(cost, '$.amount')) FROM reply
"""


def measure() -> list[Figure]:
    """Return how long a year of replies takes to be added up by day and model."""
    return _measured(_REPLIES)


def measure_at_length() -> list[Figure]:
    """Return the same of 100,000 replies."""
    return _measured(_MANY)


def _measured(replies: int) -> list[Figure]:
    with TemporaryDirectory(prefix="deepseek-desktop-bench-") as name:
        folder = Path(name)
        return [asyncio.run(_added_up(folder, replies))]


async def _added_up(folder: Path, replies: int) -> Figure:
    async with Archive(folder):
        pass
    path = folder / FILE_NAME
    _fill(path, replies)
    index_all(folder)
    ours, floor = [], []
    with closing(sqlite3.connect(path)) as bare:
        async with Archive(folder) as archive:
            for _ in range(_ROUNDS + 1):
                began_s = perf_counter()
                uses = await archive.usage.since(None)
                ours.append(perf_counter() - began_s)
                floor.append(seconds(partial(_bare_sums, bare)))
    assert sum(use.spent.requests for use in uses) == replies
    return Figure(
        f"usage of {replies:,} replies",
        median(ours[1:]) * 1e3,
        "ms",
        median(floor[1:]) * 1e3,
        budget=4,
    )


def _bare_sums(connection: sqlite3.Connection) -> None:
    connection.execute(_SUMS).fetchall()


def _fill(path: Path, replies: int) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO conversation (id, title, created_at) VALUES ('c', 'c', ?)",
            (_AT.isoformat(),),
        )
        connection.execute(
            "INSERT INTO lane (id, conversation_id, position, provider, model) "
            "VALUES ('l', 'c', 0, 'p', 'm')"
        )
        connection.execute(
            "INSERT INTO turn (id, conversation_id, number, prompt, asked_at) "
            "VALUES ('t', 'c', 1, 'Why?', ?)",
            (_AT.isoformat(),),
        )
        connection.executemany(
            """
            INSERT INTO reply (
                id, turn_id, lane_id, session, provider, model, parameters, reasoning, answer,
                outcome, flaws, prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens,
                started_at, first_byte_s, cost
            ) VALUES (?, 't', 'l', '', 'p', ?, '{}', ?, ?, 'complete', '{}', ?, ?, ?, ?, ?, 0.2, ?)
            """,
            _rows(replies),
        )


def _rows(replies: int) -> Iterator[tuple[object, ...]]:
    step = timedelta(days=_DAYS) / replies
    for number in range(replies):
        cost = {"amount": f"0.{number:09}", "currency": "USD", "source": "a page", "as_of": "now"}
        counts = (1000 + number % 999, 500, None if number % 3 else 200, 100)
        at = (_AT + number * step).isoformat(timespec="milliseconds")
        model = f"m{number % _MODELS}"
        yield (f"r{number}", model, _TEXT, _TEXT, *counts, at, json.dumps(cost))
