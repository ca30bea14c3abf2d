"""Typing while four lanes stream, against typing into a bare field: from the key to its paint.

A key is due at a time that nothing else knows of; what it takes counts from then, so that the
wait for whatever the loop is busy with is part of it. Between the keys are gaps in which drafts
are stored and the context gauge is brought up to date.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.desk import Desk
from deepseek_desktop.ui.widgets.composing.prompt_edit import PromptEdit
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.benchmarks.paced_host import Pace, paced_host
from tests.benchmarks.real_window import open_tab, run, until
from tests.benchmarks.showing import end, p99

_LANES, _RATE = 4, 200
_KEYS, _MANY_KEYS, _BARE_KEYS = 60, 150, 40
_GAPS_MS = (40, 420)  # between two keys; drafts and gauge wait for rests within that
_LIMIT_MS = 50
_UNSEEN_S = 5
_LOOK_MS = 5
_SHOWN_FIRST = 2_000  # characters of each reply before it is measured


@dataclass(slots=True)
class Typing:
    """What keys took in ms from when they were due: on the clock, and of that in work."""

    waited: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)


def measure() -> list[Figure]:
    """Return how long a person waits for what they type."""
    return _measured(_KEYS)


def measure_at_length() -> list[Figure]:
    """Return the same of more keys."""
    return _measured(_MANY_KEYS)


def _measured(keys: int) -> list[Figure]:
    with paced_host() as base_url:
        ours, bare = run(partial(_measure, base_url, keys))
    name = f"typing while {_LANES} lanes stream"
    work_ms, bare_work_ms = p99(ours.worked), p99(bare.worked)
    return [
        limited(
            f"{name}: p50", median(ours.waited), median(bare.waited), limit_ms=_LIMIT_MS, unit="ms"
        ),
        limited(f"{name}: p99", p99(ours.waited), p99(bare.waited), limit_ms=_LIMIT_MS, unit="ms"),
        limited(f"{name}: p99 cpu", work_ms, bare_work_ms, limit_ms=_LIMIT_MS),
    ]


async def _measure(base_url: str, keys: int, folder: Path) -> tuple[Typing, Typing]:
    ours, bare = Typing(), Typing()
    models = [f"host/{Pace(_RATE, seed=number).model}" for number in range(_LANES)]
    edit = _Bare()
    with _painting(PromptEdit), _painting(_Bare):
        edit.resize(800, 60)
        edit.show()
        await _type(edit, bare, _BARE_KEYS // 2)
        async with open_tab(folder, models, partial(_add_host, base_url)) as tab:
            tab.ask(Question("How can one prove that no value gets lost?"))
            await until(lambda: _shown(tab) >= _SHOWN_FIRST)
            await _type(tab.composer.findChild(PromptEdit), ours, keys)
            assert _shown(tab) > _SHOWN_FIRST  # it streamed to the end
            assert tab.state.is_running
            tab.stop_all_asked.emit()
            await until(lambda: not tab.state.is_running)
        await _type(edit, bare, _BARE_KEYS // 2)
    end(edit)
    return ours, bare


def _add_host(base_url: str, desk: Desk) -> None:
    desk.providers.add(Profile("host", base_url))


def _shown(tab: ConversationTab) -> int:
    """Return how much the shortest reply has said by now."""
    ids = tab.state.replies.running_ids
    replies = [reply for each in ids if (reply := tab.state.reply(each))]
    return min((len(reply.answer) for reply in replies), default=0) if len(ids) == _LANES else 0


class _Bare(QPlainTextEdit):
    """The floor."""


@dataclass(slots=True)
class _Painted:
    """When a field was painted last, by both clocks, and how much is typed in it."""

    at_s: float = 0.0
    cpu_s: float = 0.0
    length: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)


_painted = _Painted()
_looks: deque[tuple[float, float]] = deque(maxlen=200)
"""How far both clocks were whenever the loop came round."""


@contextmanager
def _painting(kind: type[QPlainTextEdit]) -> Iterator[None]:
    """Note when fields of a kind have been painted."""
    paint = kind.paintEvent

    def note(edit: QPlainTextEdit, event: QPaintEvent) -> None:
        paint(edit, event)
        _painted.at_s, _painted.cpu_s = perf_counter(), thread_time()
        _painted.length = len(edit.toPlainText())
        _painted.changed.set()

    kind.paintEvent = note  # type: ignore[method-assign] # only watched
    yield
    kind.paintEvent = paint  # type: ignore[method-assign] # as it was


async def _type(edit: QPlainTextEdit | None, typing: Typing, keys: int) -> None:
    assert edit is not None
    random = Random(7)
    edit.activateWindow()
    edit.setFocus()
    edit.clear()
    looker = QTimer(edit)
    looker.timeout.connect(lambda: _looks.append((perf_counter(), thread_time())))
    looker.start(_LOOK_MS)
    for number in range(1, keys + 1):
        await _press(edit, random.randint(*_GAPS_MS), number, typing)
    looker.stop()


async def _press(edit: QPlainTextEdit, gap_ms: int, length: int, typing: Typing) -> None:
    """Press a key after a while, and wait until it is seen."""
    due_s = perf_counter() + gap_ms / 1e3

    def press() -> None:
        key = Qt.Key.Key_Space if length % 6 == 0 else Qt.Key.Key_W
        text = " " if length % 6 == 0 else "w"
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.postEvent(edit, event)

    QTimer.singleShot(gap_ms, press)
    async with asyncio.timeout(_UNSEEN_S):
        while _painted.length != length:
            _painted.changed.clear()
            await _painted.changed.wait()
    typing.waited.append((_painted.at_s - due_s) * 1e3)
    looked_s = max(cpu_s for at_s, cpu_s in _looks if at_s <= due_s)
    typing.worked.append(min(typing.waited[-1], (_painted.cpu_s - looked_s) * 1e3))
