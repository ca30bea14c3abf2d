"""Finding words among many messages, against bare SQLite that looks up and reads the same."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import thread_time
from typing import TypeVar

from deepseek_desktop.core.archive.archive import FILE_NAME
from deepseek_desktop.core.archive.search.index import indexed, is_in_step
from deepseek_desktop.core.archive.search.search import Search, _scanned
from deepseek_desktop.core.domain.query import query_of
from tests.benchmarks import big_archive
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure, interleaved
from tests.benchmarks.full_library import index_by_portions

T = TypeVar("T")

_SHOWN = 101
_LOOKED_UP_MS, _SCANNED_MS = 50.0, 500.0
_INDEXED_MS = 100
_MOST_OF_DATA, _MOST_OF_LITTLE = 40, 50  # %; few texts have more words of their own
_ASKED = 60
_ROUNDS = 5
_TURNS = 6_000  # a question and a reply each
_BARE_SCAN = """
    SELECT count(*) FROM reply WHERE reasoning LIKE '%zq::>%' OR answer LIKE '%zq::>%'
"""


def measure() -> list[Figure]:
    """Return what the index costs, and what it takes to find words with it and without it."""
    return _measured(_TURNS)


def measure_at_length() -> list[Figure]:
    """Return the same of 100,000 messages."""
    return _measured(big_archive.TURNS)


def _measured(turns: int) -> list[Figure]:
    with TemporaryDirectory(prefix="deepseek-desktop-bench-") as folder:
        path, name = Path(folder) / FILE_NAME, _messages(turns)
        text = big_archive.make(path.parent, turns)
        with closing(big_archive.opened(path.parent)) as connection:
            data = path.stat().st_size
            portions_s, (bare_s, bare_size) = index_by_portions(connection), _bare_index(connection)
            assert is_in_step(connection)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            found = _recall(connection, turns)
            print(f"  {name}, {text / 1e6:.0f} MB: {found:.1%} of Chinese words found")
            ours, bare = ((path.stat().st_size - data) / data * 100, bare_size / data * 100)
            most = _MOST_OF_DATA if turns == big_archive.TURNS else _MOST_OF_LITTLE
            longest_ms, portion_ms = max(portions_s) * 1e3, bare_s / len(portions_s) * 1e3
            of_these = f"index of {name}"
            return [
                Figure(f"{of_these}: of the data", ours, "%", bare, round(most / bare, 2)),
                Figure(f"{of_these}: all texts", sum(portions_s), "s cpu", bare_s, budget=3),
                limited(
                    f"{of_these}: longest portion", longest_ms, portion_ms, limit_ms=_INDEXED_MS
                ),
                *_look_ups(connection, turns),
                _scans(connection, turns),
            ]


def _messages(turns: int) -> str:
    return f"{2 * turns:,} messages"


def _bare_index(connection: sqlite3.Connection) -> tuple[float, int]:
    """Return the same for bare FTS5, that has all texts at once; and how large its index is."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as bare:
        bare.execute("CREATE VIRTUAL TABLE words USING fts5 (text, content = '')")
        rows = connection.execute("SELECT reasoning, answer FROM reply").fetchall()
        texts = [(indexed(text),) for row in rows for text in row]  # the same words
        began_s = thread_time()
        bare.execute("BEGIN")
        bare.executemany("INSERT INTO words (text) VALUES (?)", texts)
        bare.execute("COMMIT")
        took_s = thread_time() - began_s
        ((size,),) = bare.execute(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        )
        return took_s, size


def _cpu_s(work: Callable[[], object]) -> float:
    began_s = thread_time()
    work()
    return thread_time() - began_s


def _look_ups(connection: sqlite3.Connection, turns: int) -> Iterable[Figure]:
    search, chance = Search(_nobody_reads, lambda: None), Random(5)
    offsets = sorted(chance.sample(range(turns), _ASKED))
    texts = [_answer(connection, offset) for offset in offsets]
    words = [chance.choice(re.findall(r"[a-z]{2,}", text)) for text in texts]
    pairs = [" ".join(two) for two in zip(words, words[1:] + words[:1], strict=True)]
    signs = [sign for text in texts for sign in re.findall("[\u4e00-\u9fff]{2}", text)[:1]]
    kinds = {
        "word": words,
        "beginning": [word[:3] for word in words],
        "two words": pairs,
        "two signs": signs,
        "with conditions": [f"{word} model:r1 after:2025-03" for word in words],
    }
    for kind, asked in kinds.items():
        ours, floor = [], []
        for typed in asked:
            query = query_of(typed)
            ours.append(_cpu_s(partial(search._looked_up, connection, query, _SHOWN)))
            floor.append(_cpu_s(partial(_bare_look_up, connection, typed)))
        ours_ms, floor_ms = _p99(ours) * 1e3, _p99(floor) * 1e3
        name = f"search in {_messages(turns)}, {kind}: p99"
        yield limited(name, ours_ms, floor_ms, limit_ms=_LOOKED_UP_MS)


def _bare_look_up(connection: sqlite3.Connection, typed: str) -> None:
    """Look words up and read the texts of a page of hits."""
    asked = (word for word in typed.split() if ":" not in word)
    words = " ".join(f'"{word if word.isascii() else " ".join(word)}"' for word in asked)
    rows = connection.execute(
        "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?",
        (words, _SHOWN),
    ).fetchall()
    for row in rows:
        connection.execute(
            "SELECT answer FROM reply WHERE number = ?", (row[0] & ((1 << 48) - 1),)
        ).fetchone()


def _scans(connection: sqlite3.Connection, turns: int) -> Figure:
    def ours() -> float:
        return _cpu_s(lambda: _scanned(connection, query_of("zq::>"), _SHOWN, ()))

    def bare() -> float:
        return _cpu_s(lambda: connection.execute(_BARE_SCAN).fetchone())

    ours_ms, floor_ms = (each_s * 1e3 for each_s in interleaved(ours, bare, _ROUNDS))
    name = f"search in {_messages(turns)}, by scan"
    return limited(name, ours_ms, floor_ms, limit_ms=_SCANNED_MS)


def _recall(connection: sqlite3.Connection, turns: int) -> float:
    """Return how many of the texts that have a Chinese word the index finds, in answers."""
    search, chance = Search(_nobody_reads, lambda: None), Random(6)
    known = wanted = 0
    for length in (1, 2, 3, 4):
        for _ in range(5):
            text = _answer(connection, chance.randrange(turns))
            run = re.search(f"[\u4e00-\u9fff]{{{length}}}", text)
            if run is None:
                continue
            having = connection.execute(
                "SELECT count(*) FROM reply WHERE answer LIKE ?", (f"%{run[0]}%",)
            ).fetchone()[0]
            hits = search._looked_up(connection, query_of(f"{run[0]} in:answer"), having + 1)
            known, wanted = known + len(hits), wanted + having
    return known / wanted


def _answer(connection: sqlite3.Connection, offset: int) -> str:
    row = connection.execute("SELECT answer FROM reply WHERE number = ?", (offset + 1,)).fetchone()
    return str(row[0])


async def _nobody_reads(work: Callable[[sqlite3.Connection], T]) -> T:
    raise AssertionError(work)


def _p99(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[int(len(ordered) * 0.99)]
