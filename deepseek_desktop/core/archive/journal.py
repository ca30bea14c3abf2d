"""The journal: text as it arrives, appended, never changed, until its reply is folded."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, assert_never

from msgspec import Struct

from deepseek_desktop.core.archive.rows import fact_values, storable
from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    AnswerRelabelled,
    ReasoningDelta,
    StreamEvent,
    ToolCallDelta,
)
from deepseek_desktop.core.domain.reply import Reply, ToolCall


class Channel(StrEnum):
    """What a journal entry does to its reply."""

    REASONING = "reasoning"
    ANSWER = "answer"
    RELABEL = "relabel"  # all answer text so far was reasoning
    CALL = "call"  # JSON: more of a tool call
    FACTS = "facts"  # JSON: columns of the reply that became known
    WAITS = "waits"  # it is not asked yet, but waits for other lanes


_APPENDED = {Channel.REASONING, Channel.ANSWER}


class Entry(Struct, frozen=True):
    """A piece of one reply."""

    reply_id: str
    channel: Channel
    text: str = ""


def entry_of(reply_id: str, event: StreamEvent) -> Entry | None:
    """Return what an event adds to the journal of a reply; None where it adds nothing."""
    match event:
        case ReasoningDelta(text):
            return Entry(reply_id, Channel.REASONING, text)
        case AnswerDelta(text):
            return Entry(reply_id, Channel.ANSWER, text)
        case AnswerRelabelled():
            return Entry(reply_id, Channel.RELABEL)
        case ToolCallDelta(index, name, arguments):
            return Entry(reply_id, Channel.CALL, json.dumps([index, name, arguments]))
        case _:
            return None


def facts_entry(reply: Reply) -> Entry:
    """Return what is known of a reply besides its text, for the journal."""
    return Entry(reply.id, Channel.FACTS, json.dumps(fact_values(reply)))


class Replayed(Struct, frozen=True):
    """What the journal holds of a reply; `columns` are what else had become known.

    `waits` says that it was not asked yet.
    """

    reasoning: str
    answer: str
    tool_calls: tuple[ToolCall, ...]
    columns: dict[str, Any]
    waits: bool


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


def joined(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries that say the same in as few as can be."""
    return [
        Entry(reply_id, channel, "".join(texts))
        for reply_id, runs in _runs(entries).items()
        for channel, texts in runs
    ]


def replay(connection: sqlite3.Connection, reply_id: str, begun: str) -> Replayed:
    """Return what the journal holds of a reply; one that goes on with a cut answer has `begun`."""
    reasoning: list[str] = []
    answer: list[str] = []
    calls: dict[int, ToolCall] = {}
    columns: dict[str, Any] = {}
    waits = False
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
            case Channel.CALL:
                index, called, arguments = json.loads(text)
                known = calls.get(index, ToolCall("", ""))
                calls[index] = ToolCall(known.name + called, known.arguments + arguments)
            case Channel.FACTS:
                columns |= json.loads(text)
            case Channel.WAITS:
                waits = True
            case unknown:
                assert_never(unknown)
    said = "".join(reasoning), begun + "".join(answer)
    return Replayed(*said, tuple(calls.values()), columns, waits)


def forget(connection: sqlite3.Connection, reply_id: str) -> None:
    """Remove the entries of a reply that are folded into its row, or hold no more."""
    connection.execute("DELETE FROM journal WHERE reply_id = ?", (reply_id,))


def _is_running(connection: sqlite3.Connection, reply_id: str) -> bool:
    return bool(
        connection.execute(
            "SELECT count(*) FROM reply WHERE id = ? AND outcome IS NULL", (reply_id,)
        ).fetchone()[0]
    )


def _runs(entries: Iterable[Entry]) -> dict[str, list[tuple[Channel, list[str]]]]:
    """Return what to write of each reply: its pieces in order, then the last of its facts."""
    runs: dict[str, list[tuple[Channel, list[str]]]] = {}
    facts: dict[str, str] = {}
    for entry in entries:
        of_reply = runs.setdefault(entry.reply_id, [])
        if entry.channel is Channel.FACTS:
            facts[entry.reply_id] = entry.text  # holds all that an earlier one held
        elif of_reply and of_reply[-1][0] is entry.channel and entry.channel in _APPENDED:
            of_reply[-1][1].append(entry.text)
        else:
            of_reply.append((entry.channel, [entry.text]))
    for reply_id, text in facts.items():
        runs[reply_id].append((Channel.FACTS, [text]))
    return runs
