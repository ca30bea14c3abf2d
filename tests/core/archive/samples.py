"""Things to put into an archive, and a look at the file that does not go through it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.conversation import Conversation, Lane, Turn
from deepseek_desktop.core.domain.errors import StreamBrokenError
from deepseek_desktop.core.domain.events import Flaw
from deepseek_desktop.core.domain.identity import Identity, ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Timings, Usage

AT = datetime(2025, 1, 20, 12, 30, 15, 250_000, UTC)


def conversation(name: str = "c", lanes: int = 1) -> Conversation:
    return Conversation(
        id=name,
        title=f"About {name}",
        created_at=AT,
        lanes=tuple(Lane(f"{name}-{n}", ModelRef("demo", f"model-{n}")) for n in range(lanes)),
    )


def turn(name: str = "t", prompt: str = "Why?") -> Turn:
    return Turn(name, prompt, AT)


def awaited(name: str = "r", lane: str = "c-0") -> Reply:
    """Return a reply as it stands before anything was sent."""
    return Reply(name, lane, Identity("demo", "model-0"), Timings(AT))


def ended(
    reply: Reply, reasoning: str = "", answer: str = "", outcome: Outcome = Outcome.COMPLETE
) -> Reply:
    return replace(reply, reasoning=reasoning, answer=answer, outcome=outcome)


def full_reply(name: str, lane: str) -> Reply:
    """Return a reply in which every field holds something."""
    return Reply(
        id=name,
        lane_id=lane,
        identity=Identity(
            provider="demo",
            model="model-0",
            echoed_model="model-0-q4",
            fingerprint="fp_1",
            generation_id="gen-1",
            upstream="Fireworks",
            parameters={"stream": True, "stream_options": {"include_usage": True}, "n": None},
        ),
        timings=Timings(AT, 0.125, 0.5, 8.25, 10.75),
        reasoning="First 想 then\nthink 🤔.",
        answer="Because.",
        usage=Usage(11, 250, 180, 3),
        finish_reason="stop",
        flaws={Flaw.MALFORMED_EVENT: 2, Flaw.INVALID_TEXT: 1},
        outcome=Outcome.CUT,
        failure=StreamBrokenError(
            "The connection to {host} broke (HTTP {status}).",
            status=200,
            detail="It said: {nothing}",
            host="h.example",
        ).failure,
        pieces=97,
    )


def rows(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return what a second program sees in the file."""
    with closing(sqlite3.connect(f"file:{folder / FILE_NAME}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def journalled(folder: Path, reply_id: str = "r") -> str:
    """Return the text in the journal of a reply, whatever its channel."""
    found = rows(folder, f"SELECT text FROM journal WHERE reply_id = '{reply_id}' ORDER BY seq")
    return "".join(text for (text,) in found)


async def limit_pages(archive: Archive, more: int) -> None:
    """Let the file grow by so many pages, as a disk would that is full then."""

    def limit(connection: sqlite3.Connection) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + more}")

    await archive._write(limit)
