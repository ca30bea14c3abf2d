"""A library of many conversations: read, shown, scrolled, narrowed, one of them opened.

The floors are bare SQLite that reads the same rows, and a bare list of as many titles.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView

from deepseek_desktop.core.archive import listing
from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.ui.main_window import MainWindow
from deepseek_desktop.ui.models.library_filter import LibraryFilter
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.widgets.library_view import LibraryView
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure, seconds
from tests.benchmarks.full_library import fill, index_all
from tests.benchmarks.real_window import open_tab, run, until
from tests.benchmarks.showing import application, cpu_ms, end, idle, p99

_COUNT, _MANY = 10_000, 50_000
_ROUNDS = 7
_FRAMES = 200
_OPENED = 15
_FRAME_MS, _OPEN_MS, _HOLD_MS = 16, 100, 50
_BEAT_S = 0.001
_TURNS = 100_000
_OF_ONE = (
    "SELECT * FROM conversation WHERE id = ?",
    "SELECT * FROM lane WHERE conversation_id = ?",
    "SELECT * FROM turn WHERE conversation_id = ?",
    "SELECT reply.* FROM reply JOIN turn ON turn.id = turn_id WHERE conversation_id = ?",
)


def measure() -> list[Figure]:
    """Return what a large library costs, and how long a click on a row takes to be a tab."""
    return run(partial(_measured, _COUNT))


def measure_at_length() -> list[Figure]:
    """Return the same of a very large one."""
    return run(partial(_measured, _MANY))


async def _measured(count: int, folder: Path) -> list[Figure]:
    fill(folder, count)
    index_all(folder)
    with closing(sqlite3.connect(folder / FILE_NAME)) as bare:
        figures = _read(folder, bare)
        async with Archive(folder) as archive:
            summaries = await archive.summaries()
        figures += _shown(summaries)
        figures += await _opened(folder, bare, count)
    of_these = f"library of {count:,}"
    return [replace(each, name=f"{of_these}: {each.name}") for each in figures]


def _read(folder: Path, bare: sqlite3.Connection) -> list[Figure]:
    """Read all rows, then again, then one: work of the thread that reads, and of no other."""
    all_ms: dict[str, list[float]] = {"first": [], "again": [], "one": []}
    floor_ms: dict[str, list[float]] = {"all": [], "one": []}
    for _ in range(_ROUNDS):
        with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
            connection.row_factory = sqlite3.Row
            read = listing.Listing().summaries
            for name, ids in (("first", None), ("again", None), ("one", ["c777"])):
                all_ms[name].append(cpu_ms(partial(read, connection, ids)))
        floor_ms["all"].append(cpu_ms(partial(_fetch, bare, "TRUE")))
        floor_ms["one"].append(cpu_ms(partial(_fetch, bare, "{of} = 'c777'")))
    first, again, one = (median(values) for values in all_ms.values())
    whole, part = (median(values) for values in floor_ms.values())
    return [
        Figure("read all", first, "ms cpu", whole, budget=5),
        Figure("read all again", again, "ms cpu", whole, budget=3),
        Figure("read one anew", one, "ms cpu", part, budget=12),
    ]


def _fetch(bare: sqlite3.Connection, these: str) -> None:
    for sql in listing.ALL:
        of = "conversation.id" if "LEFT JOIN" in sql else "conversation_id"
        bare.execute(sql.format(these=these.format(of=of))).fetchall()


def _shown(summaries: Sequence[Summary]) -> list[Figure]:
    model, floor = LibraryModel(), QStringListModel()
    ours, bare = LibraryView(model), QListView()
    bare.setUniformItemSizes(True)
    bare.setModel(floor)
    application()
    for view in (ours, bare):
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.resize(260, 800)
        view.show()
    titles = [summary.title for summary in summaries]
    numbers = count(len(summaries) // 2)

    def move_up() -> None:
        moved = summaries[next(numbers)]
        model.update([moved.id], [replace(moved, asked_at=datetime.now(UTC))])

    def move_up_bare() -> None:
        row = next(numbers)
        floor.removeRow(row)
        floor.insertRow(0)
        floor.setData(floor.index(0), titles[row])

    def show_bare() -> None:
        floor.setStringList(titles)

    def narrow_bare() -> None:
        floor.setStringList([title for title in titles if "prim" in title.casefold()])

    def narrow(letters: str) -> None:
        model.narrow(LibraryFilter(letters))

    figures = [
        _pair(
            "show all",
            lambda: _painted(ours, partial(model.show, summaries), partial(model.show, ())),
            lambda: _painted(bare, show_bare, partial(floor.setStringList, [])),
        ),
        _pair(
            "one comes to the top",
            lambda: _painted(ours, move_up),
            lambda: _painted(bare, move_up_bare),
        ),
        _pair(
            "narrow by a word",
            lambda: _painted(ours, partial(narrow, "prim"), partial(narrow, "")),
            lambda: _painted(bare, narrow_bare, show_bare),
        ),
    ]
    narrow("")
    frames, floors = _scrolled(ours), _scrolled(bare)
    figures.append(limited("scroll a page p99", p99(frames), p99(floors), limit_ms=_FRAME_MS))
    end(ours, bare)
    return figures


def _pair(name: str, ours: Callable[[], float], bare: Callable[[], float]) -> Figure:
    pairs = [(ours(), bare()) for _ in range(_ROUNDS + 1)][1:]
    ours_ms, floor_ms = (median(values) for values in zip(*pairs, strict=True))
    return limited(name, ours_ms, floor_ms, limit_ms=_HOLD_MS)


def _painted(
    view: QListView, work: Callable[[], Any], before: Callable[[], Any] = lambda: None
) -> float:
    before()
    idle()

    def whole() -> None:
        work()
        view.viewport().repaint()

    spent_ms = cpu_ms(whole)
    idle()
    return spent_ms


def _scrolled(view: QListView) -> list[float]:
    bar = view.verticalScrollBar()
    step = bar.maximum() // _FRAMES
    return [_painted(view, partial(bar.setValue, n * step)) for n in range(_FRAMES)]


async def _opened(folder: Path, bare: sqlite3.Connection, count: int) -> list[Figure]:
    """Click rows in the app's own window; until the tab is painted, in all threads."""
    async with open_tab(folder, ["demo/demo-r1"]) as first:
        window = first.window()
        assert isinstance(window, MainWindow)
        view = window.findChild(LibraryView)
        assert isinstance(view, LibraryView)
        await until(lambda: view.model().rowCount() > count)
        times_ms, floors_ms = [], []
        for number in range(_OPENED):
            name = f"c{(count - number * count // 16) - 1}"
            began_s = process_time()
            view.opened.emit(name)
            await _shown_in_front(window, name)
            times_ms.append((process_time() - began_s) * 1e3)
            await asyncio.sleep(0.3)
            floors_ms.append(seconds(partial(_fetch_one, bare, name)) * 1e3)
        longest_ms = min([await _longest_hold_ms(window._library.refresh) for _ in range(3)])
    return [
        limited("open one", median(times_ms), median(floors_ms), limit_ms=_OPEN_MS),
        limited("loop held at most", longest_ms, _BEAT_S * 1e3, limit_ms=_HOLD_MS, unit="ms"),
    ]


async def _shown_in_front(window: MainWindow, name: str) -> None:
    for _ in range(_TURNS):  # of the loop
        front = window.tabs.front
        if front is not None and front.state.id == name and front.state.has_begun:
            front.repaint()
            return
        await asyncio.sleep(0)
    raise TimeoutError("The conversation was not opened.")


def _fetch_one(bare: sqlite3.Connection, name: str) -> None:
    for sql in _OF_ONE:
        bare.execute(sql, (name,)).fetchall()


async def _longest_hold_ms(begin: Callable[[], None]) -> float:
    """Return how late the loop was at most while all is read and shown anew."""
    begin()
    longest_s, end_s = 0.0, perf_counter() + 2
    while (before_s := perf_counter()) < end_s:
        await asyncio.sleep(_BEAT_S)
        longest_s = max(longest_s, perf_counter() - before_s - _BEAT_S)
    return longest_s * 1e3
