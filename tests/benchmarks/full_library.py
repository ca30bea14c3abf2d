"""An archive with many conversations, written past the app: asking so often would take hours."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import thread_time

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.archive import FILE_NAME
from deepseek_desktop.core.archive.rows import time_text
from deepseek_desktop.core.archive.search.index import index_some

_MODELS = ("deepseek-reasoner", "deepseek-chat", "qwq-32b", "r1-distill-llama-70b")
_HOSTS = ("deepseek", "openrouter", "ollama")
_WORDS = ("prime", "proof", "rust", "loop", "质数", "证明", "cache", "tree", "graph", "parser")
_YEARS = 2
_ANSWER = "Because. " * 60


def fill(folder: Path, conversations: int, *, turns: int = 3) -> None:
    """Write conversations of two years: half of them compare, some have tags, folders, pins."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        schema.prepare(connection, lambda: None)
        connection.execute("BEGIN IMMEDIATE")
        _fill(connection, conversations, turns, datetime.now(UTC))
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def index_all(folder: Path) -> None:
    """Bring all words into the index, or that is done while something else is measured."""
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        index_by_portions(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def index_by_portions(connection: sqlite3.Connection) -> list[float]:
    """Bring all words into the index; return what each portion takes of a processor, in seconds."""
    portions_s = []
    is_more = True
    while is_more:
        began_s = thread_time()
        connection.execute("BEGIN IMMEDIATE")
        is_more = index_some(connection)
        connection.execute("COMMIT")
        portions_s.append(thread_time() - began_s)
    return portions_s


def _fill(connection: sqlite3.Connection, count: int, turns: int, now: datetime) -> None:
    chance = random.Random(5)
    step = timedelta(days=365 * _YEARS) / count
    connection.executemany(
        "INSERT INTO folder (id, name) VALUES (?, ?)",
        [(f"f{n}", name) for n, name in enumerate(("Work", "Study", "Hobby"))],
    )
    connection.executemany(
        "INSERT INTO conversation (id, title, created_at, folder_id, pinned_at, is_unread) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                f"c{n}",
                f"{' '.join(chance.choices(_WORDS, k=4))} {n}",
                time_text(now - step * (count - n)),
                f"f{n % 3}" if n % 5 == 0 else None,
                time_text(now) if count - n in {5, 40, 300} else None,
                int(count - n in {2, 9, 10}),
            )
            for n in range(count)
        ),
    )
    connection.executemany(
        "INSERT INTO lane (id, conversation_id, position, provider, model) VALUES (?, ?, ?, ?, ?)",
        (
            (f"l{n}-{at}", f"c{n}", at, chance.choice(_HOSTS), chance.choice(_MODELS))
            for n in range(count)
            for at in range(1 + n % 2)
        ),
    )
    for turn in range(turns):
        connection.executemany(
            "INSERT INTO turn (id, conversation_id, prompt, asked_at, parent_id) "
            "VALUES (?, ?, ?, ?, ?)",
            _turns(count, turn, now, step),
        )
    connection.executemany(
        "INSERT INTO tag (conversation_id, name) VALUES (?, ?)",
        ((f"c{n}", name) for n in range(0, count, 4) for name in ("maths", "to do")[: 1 + n % 8]),
    )
    connection.execute(
        "INSERT INTO reply (id, turn_id, lane_id, session, provider, model, parameters, reasoning, "
        "answer, outcome, flaws, started_at) SELECT 'r' || turn.id || lane.id, turn.id, lane.id, "
        "'s', lane.provider, lane.model, '{}', :text, :text, 'complete', '{}', asked_at "
        "FROM turn JOIN lane ON lane.conversation_id = turn.conversation_id",
        {"text": _ANSWER},
    )
    connection.execute(
        "UPDATE reply SET outcome = 'crashed' WHERE number % 997 = 0 AND number < 90000"
    )


def _turns(
    count: int, turn: int, now: datetime, step: timedelta
) -> Iterator[tuple[str, str, str, str, str | None]]:
    for n in range(count):
        at = time_text(now - step * (count - n) + timedelta(minutes=turn))
        yield (
            f"t{n}-{turn}",
            f"c{n}",
            "How many primes are there? " * 10,
            at,
            f"t{n}-{turn - 1}" if turn else None,
        )
