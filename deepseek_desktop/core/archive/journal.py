"""The journal: text as it arrives, appended, never changed, until its reply is folded."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from deepseek_desktop.core.archive.rows import storable


class Channel(StrEnum):
    """What a journal entry does to its reply."""

    REASONING = "reasoning"
    ANSWER = "answer"
    RELABEL = "relabel"  # all answer text so far was reasoning


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of one reply."""

    reply_id: str
    channel: Channel
    text: str = ""


def append(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Write entries behind those that are there; neighbours of one channel become one row.

    Entries that could not be written before their reply was folded are in its row already.
    """
    for reply_id, runs in _runs(entries).items():
        if not _is_running(connection, reply_id):
            continue
        last = connection.execute(
            "SELECT coalesce(max(seq), 0) FROM journal WHERE reply_id = ?", (reply_id,)
        ).fetchone()[0]
        connection.executemany(
            "INSERT INTO journal (reply_id, seq, channel, text) VALUES (?, ?, ?, ?)",
            [
                (reply_id, last + number, channel.value, storable("".join(texts)))
                for number, (channel, texts) in enumerate(runs, start=1)
            ],
        )


def replay(connection: sqlite3.Connection, reply_id: str) -> tuple[str, str]:
    """Return the reasoning and the answer that the journal holds of a reply."""
    reasoning: list[str] = []
    answer: list[str] = []
    rows = connection.execute(
        "SELECT channel, text FROM journal WHERE reply_id = ? ORDER BY seq", (reply_id,)
    )
    for name, text in rows:
        match Channel(name):
            case Channel.REASONING:
                reasoning.append(text)
            case Channel.ANSWER:
                answer.append(text)
            case Channel.RELABEL:
                reasoning += answer
                answer.clear()
            case unknown:
                assert_never(unknown)
    return "".join(reasoning), "".join(answer)


def forget(connection: sqlite3.Connection, reply_id: str) -> None:
    """Remove the entries of a reply whose text is folded into its row."""
    connection.execute("DELETE FROM journal WHERE reply_id = ?", (reply_id,))


def _is_running(connection: sqlite3.Connection, reply_id: str) -> bool:
    return bool(
        connection.execute(
            "SELECT count(*) FROM reply WHERE id = ? AND outcome IS NULL", (reply_id,)
        ).fetchone()[0]
    )


def _runs(entries: Iterable[Entry]) -> dict[str, list[tuple[Channel, list[str]]]]:
    runs: dict[str, list[tuple[Channel, list[str]]]] = {}
    for entry in entries:
        of_reply = runs.setdefault(entry.reply_id, [])
        if of_reply and of_reply[-1][0] is entry.channel is not Channel.RELABEL:
            of_reply[-1][1].append(entry.text)
        else:
            of_reply.append((entry.channel, [entry.text]))
    return runs
