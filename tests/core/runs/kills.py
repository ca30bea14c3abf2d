"""Kills a process in the middle of four streams, and looks at what it left behind."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
from asyncio.subprocess import PIPE
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.checksums import damaged_replies
from tests.faults.looking import archived_prompts, archived_replies, journal_entries
from tests.faults.server import Answer, Request, Script, Send, Wait
from tests.faults.wire import DONE, answer, finish, head, reasoning

MODELS = ("m0", "m1", "m2", "m3")
SHORT, LONG = "Shortly?", "At length?"
PIECES_PER_S = 100

_ROOT = Path(__file__).parents[3]
_SHORT_PIECES, _LONG_PIECES, _REASONING_PIECES = 20, 1_000, 10


@dataclass(frozen=True, slots=True)
class Lost:
    """What a kill cost one stream: pieces that had come, and how long before it the first came."""

    pieces: int
    seconds: float


def host() -> Answer:
    """Return what answers a short question at once, and a long one at the pace of a fast model."""
    scripts = {
        SHORT: (Send(head() + b"".join(_chunks(_SHORT_PIECES)) + finish() + DONE),),
        LONG: (Send(head()), *_paced(_chunks(_LONG_PIECES))),
    }

    def script(request: Request) -> Script:
        return scripts[request.json["messages"][-1]["content"]]

    return script


async def kill(
    folder: Path, base_url: str, *, lives_s: float = 60.0, pieces: int = 1_000_000
) -> tuple[Lost, ...]:
    """Kill a process that asks, so long after its begin or when so many pieces have come.

    Return what each stream lost. Raises `AssertionError` where it left behind anything but a prefix
    of what had come.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.core.runs.dying_asker", str(folder), base_url),
        stdout=PIPE,
        cwd=_ROOT,
    )
    assert process.stdout is not None
    lines = [await process.stdout.readline()]
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(lives_s):
                said = 0
                while said < pieces and lines[-1]:
                    lines.append(await process.stdout.readline())
                    said += b'"said"' in lines[-1]
    finally:
        killed_at_s = monotonic()
        process.kill()
        await process.wait()
    whole = (b"".join(lines) + await process.stdout.read()).split(b"\n")[:-1]
    return await _left_behind(folder, [json.loads(line) for line in whole], killed_at_s)


async def _left_behind(
    folder: Path, happened: Sequence[dict[str, Any]], killed_at_s: float
) -> tuple[Lost, ...]:
    async with Archive(folder) as archive:
        interrupted = archive.interrupted
    asked = [line["asked"] for line in happened if "asked" in line]
    assert archived_prompts(folder)[: len(asked)] == tuple(asked), "a prompt is lost"
    assert journal_entries(folder) == 0
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert damaged_replies(connection) == []
    ended = {line["ended"] for line in happened if "ended" in line}
    replies = archived_replies(folder)
    assert sum(reply["outcome"] == "crashed" for reply in replies) == interrupted
    lost = [
        _lost(reply, happened, killed_at_s)
        for reply in replies
        if not _is_whole(reply, is_ended=reply["id"] in ended)
    ]
    return tuple(each for each in lost if each is not None)


def _is_whole(reply: dict[str, Any], *, is_ended: bool) -> bool:
    """Whether a reply had ended; one that was told to have ended must have."""
    is_whole = bool(reply["outcome"] == "complete")
    assert reply["outcome"] in {"complete", "crashed"}
    assert is_whole or not is_ended, "a reply that had ended is lost"
    if is_whole:
        assert reply["prompt"] == SHORT
        assert reply["reasoning"] + reply["answer"] == "".join(_texts(_SHORT_PIECES))
    return is_whole


def _lost(
    reply: dict[str, Any], happened: Sequence[dict[str, Any]], killed_at_s: float
) -> Lost | None:
    """Return what a stream lost; None where nothing had come of it."""
    kept = reply["reasoning"] + reply["answer"]
    sent = _texts(_SHORT_PIECES if reply["prompt"] == SHORT else _LONG_PIECES)
    said = [line for line in happened if line.get("reply") == reply["id"] and "said" in line]
    assert "".join(sent).startswith(kept), "there is a gap"
    assert "".join(line["said"] for line in said) == "".join(sent[: len(said)])
    in_reasoning = "".join(sent[:_REASONING_PIECES])
    assert reply["reasoning"] == kept[: len(in_reasoning)], "thinking and answer are mixed up"
    held_pieces = kept.count(" ")
    lost = said[held_pieces:]
    if not said:
        return None
    return Lost(len(lost), killed_at_s - lost[0]["at"] if lost else 0.0)


def _texts(pieces: int) -> list[str]:
    return [f"{number} " for number in range(pieces)]


def _chunks(pieces: int) -> list[bytes]:
    return [
        reasoning(text) if number < _REASONING_PIECES else answer(text)
        for number, text in enumerate(_texts(pieces))
    ]


def _paced(chunks: Sequence[bytes]) -> list[Send | Wait]:
    return [step for chunk in chunks for step in (Send(chunk), Wait(1 / PIECES_PER_S))]
