"""Six lanes that stream, and six long replies opened, against six bare text fields."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from deepseek_desktop.assets import asset
from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.desk import Desk
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.pacing import INTERVAL_MS
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.offer import Offer
from tests.benchmarks.answers import answer
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.benchmarks.paced_host import paced_host
from tests.benchmarks.real_window import open_tab, run, until
from tests.benchmarks.showing import (
    append,
    application,
    bare_edit,
    cpu_ms,
    end,
    p99,
    typesetter,
)
from tests.core.archive.samples import awaited, conversation, ended, turn

_LANES = 6
_WIDTH, _HEIGHT = 1900, 900  # three lanes and a half are in view
_RATE, _TOKEN = 200, 4  # tokens a second in each lane, characters of one
_STREAMED_S = 6
_LONG = 100_000  # characters of each reply that is opened, half of them reasoning
_ROUNDS = 5
_BUSY_LIMIT_MS = 600  # of each second
_FRAME_LIMIT_MS = 60
_OPEN_LIMIT_MS = 200


def measure() -> list[Figure]:
    """Return how busy the main thread is with six streams, and what opening six replies costs."""
    application()
    return [*_streaming(), _opening()]


def _streaming() -> list[Figure]:
    with paced_host(_RATE) as base_url:
        ours_ms = run(partial(_stream, base_url))
    floor_ms = _bare_stream(len(ours_ms))
    busy = (sum(ours_ms) / _STREAMED_S, sum(floor_ms) / _STREAMED_S)
    frame = (p99(ours_ms), p99(floor_ms))
    return [
        limited("six lanes 200/s: each second", *busy, limit_ms=_BUSY_LIMIT_MS),
        limited("six lanes 200/s: frame p99", *frame, limit_ms=_FRAME_LIMIT_MS),
    ]


async def _stream(base_url: str, folder: Path) -> list[float]:
    """Return how long the main thread works in each frame while six lanes stream in the window."""

    def add_host(desk: Desk) -> None:
        desk.providers.add(Profile("host", base_url))

    frames_ms: list[float] = []
    async with open_tab(folder, [f"host/m{n}" for n in range(_LANES)], add_host) as tab:
        tab.window().resize(_WIDTH, _HEIGHT)
        tab.ask(Question("How can one prove that no value gets lost?"))
        await until(lambda: len(tab.state.replies.running_ids) == _LANES)
        await asyncio.sleep(1)  # what is done once, at the beginning
        end_s = perf_counter() + _STREAMED_S
        while perf_counter() < end_s:
            began_s = thread_time()
            await asyncio.sleep(INTERVAL_MS / 1e3)
            frames_ms.append((thread_time() - began_s) * 1e3)
        tab.stop_all_asked.emit()
        await until(lambda: not tab.state.is_running)
    return frames_ms


def _bare_stream(frames: int) -> list[float]:
    pace = round(_STREAMED_S * _RATE * _TOKEN / frames)
    texts = [answer(frames * pace, seed) for seed in range(_LANES)]
    bare, edits = _bare(["" for _ in texts])
    _painted()
    starts = range(0, frames * pace, pace)
    pieces = [[text[start : start + pace] for text in texts] for start in starts]
    floor_ms = [cpu_ms(partial(_append, edits, each)) for each in pieces]
    end(bare)
    return floor_ms


def _opening() -> Figure:
    """Read a comparison from the archive and show it, until its first paint."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        asyncio.run(_store(folder, _long()))
        costs = [(_open_ms(folder), _bare_open_ms(folder)) for _ in range(_ROUNDS + 1)]
    ours_ms, floor_ms = map(median, zip(*costs[1:], strict=True))
    return limited("six replies of 100 KB: opened", ours_ms, floor_ms, limit_ms=_OPEN_LIMIT_MS)


async def _store(folder: Path, kept: Conversation) -> None:
    async with Archive(folder) as archive:
        await archive.keep_whole(kept)


def _open_ms(folder: Path) -> float:
    stored, read_ms = asyncio.run(_read(folder))
    state = ConversationState()
    tab: list[ConversationTab] = []

    def show() -> None:
        state.begin(stored)
        tab.append(_tab(state))
        _painted()

    shown_ms = cpu_ms(show)
    end(tab[0])
    return read_ms + shown_ms


async def _read(folder: Path) -> tuple[Conversation, float]:
    async with Archive(folder) as archive:
        began_s = perf_counter()
        stored = await archive.conversation("c")
        return stored, (perf_counter() - began_s) * 1e3


def _bare_open_ms(folder: Path) -> float:
    connection = sqlite3.connect(folder / FILE_NAME)
    began_s = perf_counter()
    rows = connection.execute("SELECT reasoning || answer FROM reply").fetchall()
    read_ms = (perf_counter() - began_s) * 1e3
    connection.close()
    bare: list[QWidget] = []

    def show() -> None:
        bare.append(_bare([text for (text,) in rows])[0])
        _painted()

    shown_ms = cpu_ms(show)
    end(bare[0])
    return read_ms + shown_ms


def _long() -> Conversation:
    kept = conversation(lanes=_LANES)
    replies = tuple(
        replace(
            ended(awaited(f"r{number}", lane.id), answer=answer(_LONG // 2, number)),
            reasoning=answer(_LONG // 2, number + _LANES),
        )
        for number, lane in enumerate(kept.lanes)
    )
    return replace(kept, turns=(replace(turn(), replies=replies),))


def _tab(state: ConversationState) -> ConversationTab:
    icons = Icons(asset("icons"), lambda _: "#808080")
    offer = Offer(Offered(), [], (), Reading(typesetter()))
    tab = ConversationTab(state, offer, icons)
    tab.resize(_WIDTH, _HEIGHT)
    tab.show()
    return tab


def _bare(texts: Sequence[str]) -> tuple[QWidget, list[QPlainTextEdit]]:
    page = QWidget()
    row = QHBoxLayout(page)
    edits = [bare_edit(text) for text in texts]
    for edit in edits:
        row.addWidget(edit)
    page.resize(_WIDTH, _HEIGHT)
    page.show()
    return page, edits


def _painted() -> None:
    for _ in range(2):  # what is laid out is painted in the next turn
        application().processEvents()


def _append(edits: Sequence[QPlainTextEdit], pieces: Sequence[str]) -> None:
    for edit, piece in zip(edits, pieces, strict=True):
        append(edit, piece)
        edit.viewport().repaint()
