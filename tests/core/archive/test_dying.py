from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

import pytest

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.outcome import Outcome
from tests.core.archive.samples import awaited, conversation, ended, rows, turn

_ROOT = Path(__file__).parents[3]
_LOSS_LIMIT_S = 0.3


@asynccontextmanager
async def _dying_process(folder: Path) -> AsyncIterator[Process]:
    """Yield a process that journals a reply; it is dead at the end at the latest."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.core.archive.dying_process",
        str(folder),
        stdout=PIPE,
        cwd=_ROOT,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _piece(process: Process) -> str:
    """Return the next piece that the process noted."""
    assert process.stdout is not None
    return (await process.stdout.readline()).decode()


def _time_of(piece: str) -> float:
    return float(piece.split()[1])


@pytest.mark.parametrize("lives_s", [n * 0.06 for n in range(10)])
async def test_a_killed_process_loses_only_the_last_moment(tmp_path: Path, lives_s: float) -> None:
    async with _dying_process(tmp_path) as process:
        noted = [await _piece(process)]
        while _time_of(noted[-1]) < _time_of(noted[0]) + lives_s:
            noted.append(await _piece(process))
        killed_at_s = monotonic()
        process.kill()
        while piece := await _piece(process):
            noted.append(piece)

    async with Archive(tmp_path) as archive:
        (summary,) = await archive.summaries()
        (asked,) = (await archive.conversation("c")).turns

    (reply,) = asked.replies
    kept = (reply.reasoning + reply.answer).splitlines(keepends=True)
    lost = [piece for piece in noted[len(kept) :] if piece.endswith("\n")]
    assert asked.prompt == "Why?"
    assert reply.outcome is Outcome.CRASHED
    assert summary.is_interrupted
    assert [int(piece.split()[0]) for piece in kept] == list(range(len(kept)))
    assert all(_time_of(piece) > killed_at_s - _LOSS_LIMIT_S for piece in lost)
    assert rows(tmp_path, "SELECT count(*) FROM journal") == [(0,)]
    assert rows(tmp_path, "PRAGMA integrity_check") == [("ok",)]


async def test_a_reply_of_a_living_process_is_left_alone_until_it_dies(tmp_path: Path) -> None:
    async with _dying_process(tmp_path) as process:
        await _piece(process)
        async with Archive(tmp_path) as archive:
            (running,) = (await archive.conversation("c")).turns[0].replies

        process.kill()
        await process.wait()
        async with Archive(tmp_path) as archive:
            (crashed,) = (await archive.conversation("c")).turns[0].replies

    assert running.is_running
    assert crashed.outcome is Outcome.CRASHED


async def test_two_windows_may_write_at_the_same_time(tmp_path: Path) -> None:
    async with _dying_process(tmp_path) as process:
        await _piece(process)
        async with Archive(tmp_path) as archive:
            await archive.begin_turn(conversation("d"), turn("t2"), [awaited("s", "d-0")])
            await archive.finish(ended(awaited("s", "d-0"), answer="Yes."))
            await _piece(process)
            listed = await archive.summaries()

    assert [summary.id for summary in listed] == ["d", "c"]
