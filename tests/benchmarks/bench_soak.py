"""A day in fast motion: four streams a minute, tabs that come and go, and nothing that grows.

What is there at the end is measured against what was there when the window had become warm; both
times one empty tab is open.
"""

from __future__ import annotations

import asyncio
import gc
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter, thread_time

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.draft import Draft, LaneChoice
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.desk import Desk
from deepseek_desktop.ui.main_window import MainWindow
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import descriptors, is_told, memory, pss_mb
from tests.benchmarks.real_window import open_tab, run, until
from tests.benchmarks.short_host import short_host

_LANES, _TURNS = 2, 2  # of each minute: four streams
_DAY = 24 * 60
_WARM, _LONG_WARM = 15, 60  # minutes that do not count: what is kept for the next time is there
_WITHIN_S = 35
_OPEN = 6  # tabs at a time
_MORE_MB = 8  # what memory is torn into
_ROW_MB, _ROW_OBJECTS = 0.005, 20  # of the library, for each conversation
_MORE = 2  # of things that come and go
_MODELS = tuple(f"host/m{number}" for number in range(_LANES))


def measure() -> list[Figure]:
    """Return what as many minutes as fit into some seconds leave behind."""
    return _measured(_WITHIN_S, _WARM)


def measure_at_length() -> list[Figure]:
    """Return what a day leaves behind: 5,760 streams."""
    return _measured(None, _LONG_WARM)


@dataclass(frozen=True, slots=True)
class _Left:
    """What is there while nothing is going on."""

    memory_mb: float
    descriptors: int
    threads: int
    tasks: int
    objects: int
    python_objects: int


def _measured(within_s: float | None, warm_minutes: int) -> list[Figure]:
    with short_host() as base_url:
        warm, end, streams_ms = run(partial(_day, base_url, within_s, warm_minutes))
    minutes = len(streams_ms)
    print(f"  soak: {minutes * _LANES * _TURNS:,} streams")
    part = max(1, minutes // 4)
    first_ms, last_ms = (
        sum(some) / len(some) / _LANES / _TURNS for some in (streams_ms[:part], streams_ms[-part:])
    )
    return [
        *_figures(warm, end, minutes),
        Figure("soak: a stream, last", last_ms, "ms cpu", first_ms, 1.2),
    ]


def _figures(warm: _Left, end: _Left, minutes: int) -> Iterator[Figure]:
    more_mb = _MORE_MB + minutes * _ROW_MB
    yield from memory("soak: memory", end.memory_mb, warm.memory_mb, more_mb=more_mb)
    for name in ("descriptors", "threads", "tasks", "objects"):
        after, before = getattr(end, name), getattr(warm, name)
        if before:
            budget = round(1 + max(_MORE / before, _MORE / 100), 2)
            yield Figure(f"soak: {name}", after, name, before, budget)
    before = warm.python_objects
    budget = round(1.05 + minutes * _ROW_OBJECTS / before, 2)
    yield Figure("soak: objects of Python", end.python_objects, "objects", before, budget)


async def _day(
    base_url: str, within_s: float | None, warm_minutes: int, folder: Path
) -> tuple[_Left, _Left, list[float]]:
    async with open_tab(folder, _MODELS, partial(_add_host, base_url)) as first:
        window = first.window()
        assert isinstance(window, MainWindow)
        person = _Person(window)
        for _ in range(warm_minutes):
            await person.live_a_minute()
        warm = await _left(person)
        costs_ms: list[float] = []
        end_s = None if within_s is None else perf_counter() + within_s
        while len(costs_ms) < _DAY and (end_s is None or perf_counter() < end_s):
            began_s = thread_time()
            await person.live_a_minute()
            costs_ms.append((thread_time() - began_s) * 1e3)
        return warm, await _left(person), costs_ms


def _add_host(base_url: str, desk: Desk) -> None:
    desk.providers.add(Profile("host", base_url))


async def _left(person: _Person) -> _Left:
    await person.close_all()
    await asyncio.sleep(1)  # what is put off: drafts, what is open, backups
    for _ in range(3):  # what one search finds may hold what the next one finds
        gc.collect()
        await asyncio.sleep(0)
    widgets = QApplication.allWidgets()
    return _Left(
        memory_mb=pss_mb(),
        descriptors=descriptors() if is_told() else 0,
        threads=threading.active_count(),
        tasks=len(asyncio.all_tasks()),
        objects=len(widgets) + len(person.window.findChildren(QObject)),
        python_objects=len(gc.get_objects()),
    )


class _Person:
    """Asks in a new tab each minute, looks at an old one now and then, and closes some."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._chance = Random(9)
        self._asked: deque[str] = deque(maxlen=100)
        self._minutes = 0

    async def live_a_minute(self) -> None:
        """Ask, look something up, tidy up."""
        tab = self.window._open_tabs.open_draft(self._draft(), self.window.tabs)
        for number in range(_TURNS):
            tab.composer.fill(f"And step {number}?")
            tab.ask(Question(f"What is step {number} of {self._chance.randrange(10**6)}?"))
            await until(partial(_has_answered, tab, number + 1))
        self._asked.append(tab.state.id)
        self._minutes += 1
        if self._minutes % 4 == 0:  # as often at the end as at the beginning
            await self._look_up(self._chance.choice(self._asked))
        while len(self.window.tabs.tabs) > _OPEN:
            self.window.tabs.close_asked.emit(self.window.tabs.tabs[0])
        await asyncio.sleep(0)

    async def close_all(self) -> None:
        """Close all tabs; the window opens an empty one."""
        for tab in self.window.tabs.tabs:
            self.window.tabs.close_asked.emit(tab)
        await until(lambda: len(self.window.tabs.tabs) == 1)

    async def _look_up(self, conversation_id: str) -> None:
        self.window._open_tabs.open_stored(conversation_id)
        await until(lambda: _front_id(self.window) == conversation_id)

    def _draft(self) -> Draft:
        return Draft("", Question(), (), tuple(map(LaneChoice, _MODELS)))


def _front_id(window: MainWindow) -> str:
    front = window.tabs.front
    return front.state.id if front is not None and front.state.has_begun else ""


def _has_answered(tab: ConversationTab, turns: int) -> bool:
    shown = tab.state.turns
    return len(shown) == turns and not tab.state.is_running and len(shown[-1].reply_ids) == _LANES
