"""Keeping text, against bare SQLite that writes the same as safely."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from deepseek_desktop.core.archive import schema, turns
from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.archive.journal import Channel, Entry
from deepseek_desktop.core.archive.writer import FLUSH_INTERVAL_S, Writer
from deepseek_desktop.core.domain.conversation import Conversation, Lane, Turn
from deepseek_desktop.core.domain.events import AnswerDelta
from deepseek_desktop.core.domain.identity import Identity, ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Timings
from tests.benchmarks.figures import Figure, interleaved, seconds

_AT = datetime(2025, 1, 20, tzinfo=UTC)
_TALK = Conversation("c", "About c", _AT, (Lane("l", ModelRef("p", "m")),))
_ASKED = Turn("t", "Why?", _AT)
_PIECES_PER_S = 100
_PIECES = 1000
_ENDINGS = 60
_ROUNDS = 5
_ANSWER = "Because. " * 500


def measure() -> list[Figure]:
    """Return what the journal costs and how long the end of a reply takes to be safe."""
    with TemporaryDirectory(prefix="deepseek-desktop-bench-") as folder:
        return [_journal(Path(folder)), asyncio.run(_finish(Path(folder)))]


def _journal(folder: Path) -> Figure:
    """Measure flushes of as many pieces as arrive in one interval, without the waiting."""
    per_flush = round(_PIECES_PER_S * FLUSH_INTERVAL_S)
    flushes = _PIECES // per_flush
    with (
        closing(opened(folder / "ours.db")) as ours,
        closing(opened(folder / "bare.db")) as bare,
    ):
        writer = Writer(lambda: ours)
        numbers = iter(range(1, 1_000_000))

        def journal() -> None:
            for _ in range(flushes):
                for _ in range(per_flush):
                    writer.journal(Entry("r0", Channel.ANSWER, " piece"))
                assert writer._flush(ours)

        def insert() -> None:
            for _ in range(flushes):
                bare.execute("BEGIN IMMEDIATE")
                bare.execute(
                    "INSERT INTO journal VALUES (?, ?, ?, ?)",
                    ("r0", next(numbers), "answer", " piece" * per_flush),
                )
                bare.execute("COMMIT")

        ours_s, floor_s = interleaved(lambda: seconds(journal), lambda: seconds(insert), _ROUNDS)
    return Figure("archive: journal", ours_s * 1e3, "ms/1000", floor_s * 1e3, budget=2)


async def _finish(folder: Path) -> Figure:
    """Measure the wait for one reply to be folded, its journal written before."""
    ours, floor = [], []
    with closing(opened(folder / "bare-finish.db")) as bare:
        async with Archive(folder / "data") as archive:
            await archive.begin_turn(_TALK, _ASKED, [_reply(n) for n in range(_ENDINGS)])
            for number in range(_ENDINGS):
                archive.note(f"r{number}", AnswerDelta(_ANSWER))
                # An empty write, so that the journal is on disk before the clock runs.
                await archive.begin_turn(_TALK, Turn(f"t{number}", "", _AT), [])
                began_s = perf_counter()
                await archive.finish(_reply(number, _ANSWER, Outcome.COMPLETE))
                ours.append(perf_counter() - began_s)
                floor.append(seconds(partial(_update, bare, f"r{number}")))
    return Figure("archive: finish", median(ours) * 1e3, "ms", median(floor) * 1e3, budget=2)


def _update(connection: sqlite3.Connection, reply_id: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "UPDATE reply SET answer = ?, outcome = 'complete' WHERE id = ?", (_ANSWER, reply_id)
    )
    connection.execute("COMMIT")


def _reply(number: int, answer: str = "", outcome: Outcome | None = None) -> Reply:
    identity = Identity("p", "m")
    return Reply(f"r{number}", "l", identity, Timings(_AT), answer=answer, outcome=outcome)


def opened(path: Path) -> sqlite3.Connection:
    """Return a connection with the same tables and the same safety, and replies to write to."""
    connection = sqlite3.connect(path, isolation_level=None)
    schema.prepare(connection, lambda: None)  # a new file is not migrated
    replies = [_reply(number) for number in range(_ENDINGS)]
    connection.execute("BEGIN IMMEDIATE")
    turns.insert_turn(connection, _TALK, _ASKED, replies, "session")
    connection.execute("COMMIT")
    return connection
