"""Streams in the app's own window, and the same text in bare fields in the same frames."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter, thread_time
from typing import TypeAlias

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.draft import Draft, LaneChoice
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.desk import Desk
from deepseek_desktop.ui.main_window import MainWindow
from deepseek_desktop.ui.pacing import INTERVAL_MS
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from tests.benchmarks.paced_host import TOKEN, Pace
from tests.benchmarks.real_window import until
from tests.benchmarks.showing import append, application, bare_edit, cpu_ms, end

WIDTH, HEIGHT = 1900, 900  # three lanes and a half are in view
_SETTLE_S = 0.5  # what is done once, at the beginning
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Streamed:
    """The CPU time of the main thread in each frame, while so many tokens came in so long."""

    frames_ms: Sequence[float]
    tokens: float
    took_s: float

    @property
    def each_second_ms(self) -> float:
        """How busy the thread is in a second."""
        return sum(self.frames_ms) / self.took_s

    @property
    def token_us(self) -> float:
        """What a token costs."""
        return sum(self.frames_ms) / self.tokens * 1e3


Measured: TypeAlias = tuple[list[Streamed], list[Streamed]]
"""Rounds of ours, and of bare fields."""


def add_host(base_url: str, desk: Desk) -> None:
    """Let models of a host be asked, as `host/...`."""
    desk.providers.add(Profile("host", base_url))


async def streamed(window: MainWindow, paces: Sequence[Pace], streamed_s: float) -> Streamed:
    """Ask so many models in a tab of their own, and look on for a while."""
    lanes = tuple(LaneChoice(f"host/{pace.model}") for pace in paces)
    tab = window._open_tabs.open_draft(Draft("", Question(), (), lanes), window.tabs)
    tab.ask(Question("How can one prove that no value gets lost?"))
    await until(lambda: _said(tab) > sum(pace.known for pace in paces))
    await asyncio.sleep(_SETTLE_S)
    frames_ms: list[float] = []
    before, at_s = _said(tab), perf_counter()
    while perf_counter() < at_s + streamed_s:
        began_s = thread_time()
        await asyncio.sleep(INTERVAL_MS / 1e3)
        frames_ms.append((thread_time() - began_s) * 1e3)
    tokens, took_s = (_said(tab) - before) / TOKEN, perf_counter() - at_s
    tab.stop_all_asked.emit()
    await until(lambda: not tab.state.is_running)
    window.tabs.close_asked.emit(tab)
    await asyncio.sleep(0)
    return Streamed(frames_ms, tokens, took_s)


async def streamed_beside(window: MainWindow, paces: Sequence[Pace], streamed_s: float) -> Measured:
    """Stream into the window and then into bare fields, in turns; return what each round took."""
    measured: Measured = [], []
    for _ in range(_ROUNDS):
        ours = await streamed(window, paces, streamed_s / _ROUNDS)
        for rounds, each in zip(measured, (ours, await bare_streamed(paces, ours)), strict=True):
            rounds.append(each)
    return measured


async def bare_streamed(paces: Sequence[Pace], like: Streamed) -> Streamed:
    """Append what came there to bare fields, as much in each frame and as often."""
    frames = len(like.frames_ms)
    piece = max(1, round(like.tokens * TOKEN / len(paces) / frames))
    texts = [pace.text for pace in paces]
    known = [pace.known for pace in paces]
    bare, edits = bare_page([text[:at] for text, at in zip(texts, known, strict=True)])
    await asyncio.sleep(INTERVAL_MS / 1e3)  # meanwhile they are painted

    def show(frame: int) -> None:
        for edit, text, at in zip(edits, texts, known, strict=True):
            append(edit, text[at + frame * piece : at + (frame + 1) * piece])
            edit.viewport().repaint()

    frames_ms = []
    for frame in range(frames):
        frames_ms.append(cpu_ms(partial(show, frame)))
        await asyncio.sleep(INTERVAL_MS / 1e3)
    end(bare)
    return Streamed(frames_ms, frames * piece * len(paces) / TOKEN, like.took_s)


def bare_page(texts: Sequence[str]) -> tuple[QWidget, list[QPlainTextEdit]]:
    """Return a page with bare fields beside each other."""
    page = QWidget()
    row = QHBoxLayout(page)
    edits = [bare_edit(text) for text in texts]
    for edit in edits:
        row.addWidget(edit)
    page.resize(WIDTH, HEIGHT)
    page.show()
    return page, edits


def painted() -> None:
    """Let all be painted: what is laid out is painted in the next turn."""
    for _ in range(2):
        application().processEvents()


def _said(tab: ConversationTab) -> int:
    """Return how much has come; nothing before all of them speak."""
    replies = [tab.state.reply(each) for each in tab.state.replies.running_ids]
    lengths = [len(reply.reasoning) + len(reply.answer) for reply in replies if reply]
    return sum(lengths) if len(lengths) == len(tab.state.lanes) and all(lengths) else 0
