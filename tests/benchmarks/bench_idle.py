"""The app that nobody uses, against a bare window with a text field.

The cursor of both blinks; ours ends that when nobody has typed for ten seconds. One window of the
app is as at the first start, one shows a comparison. All rest at the same time.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory
from time import sleep

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.ui import view_state
from tests.benchmarks.answers import answer
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import Activity, activity, is_told, memory, pss_mb
from tests.core.archive.samples import awaited, conversation, ended, turn

_ROOT = Path(__file__).parents[2]
_QUIET_MS = 20  # of a second's work: no more than a blinking cursor costs
_QUIET_S = 12  # in which nothing is done
_WARM_LIMIT_S = 60
_IDLE_S, _LONG_IDLE_S = 8, 60
_MORE_MB = 60
_BUDGET = 2  # a blink repaints a field, whose surroundings are not bare
_TURNS, _LENGTH = 10, 10_000  # of the comparison that is shown, in characters of each answer


def measure() -> list[Figure]:
    """Return what a window costs that is left alone."""
    return _measured(_IDLE_S)


def measure_at_length() -> list[Figure]:
    """Return the same of a minute."""
    return _measured(_LONG_IDLE_S)


def _measured(idle_s: float) -> list[Figure]:
    if not is_told():
        return []
    with TemporaryDirectory() as compiled, ExitStack() as stack:
        empty, full = (stack.enter_context(TemporaryDirectory()) for _ in range(2))
        asyncio.run(_fill(Path(full)))
        app = (sys.executable, "-m", "deepseek_desktop", "--data-dir")
        started = {
            "bare": (sys.executable, "-m", "tests.benchmarks.idle_bare"),
            "idle": (*app, empty),
            "idle with a comparison": (*app, full),
        }
        windows = {
            name: stack.enter_context(_window(command, compiled))
            for name, command in started.items()
        }
        _wait_until_quiet(windows.values())
        before = {name: activity(pid) for name, pid in windows.items()}
        sleep(idle_s)
        spent = {name: _spent(before[name], activity(pid)) for name, pid in windows.items()}
        memory_mb = {name: pss_mb(pid) for name, pid in windows.items()}
    return [
        figure
        for name in windows
        if name != "bare"
        for figure in _figures(name, spent, memory_mb, idle_s)
    ]


def _figures(
    name: str, spent: Mapping[str, Activity], memory_mb: Mapping[str, float], idle_s: float
) -> Iterator[Figure]:
    ours, bare = spent[name], spent["bare"]
    a_minute = 60 / idle_s
    yield Figure(
        f"{name}: a minute", ours.cpu_ms * a_minute, "ms cpu", bare.cpu_ms * a_minute, _BUDGET
    )
    wakeups = ours.wakeups * a_minute, bare.wakeups * a_minute
    yield Figure(f"{name}: wake-ups a minute", wakeups[0], "times", wakeups[1], budget=1.2)
    yield from memory(f"{name}: memory", memory_mb[name], memory_mb["bare"], more_mb=_MORE_MB)


def _wait_until_quiet(windows: Collection[int]) -> None:
    """Wait until what is done after a start is over, and the cursor at rest."""
    quiet_s, before = 0, {pid: activity(pid) for pid in windows}
    for _ in range(_WARM_LIMIT_S):
        sleep(1)
        now = {pid: activity(pid) for pid in windows}
        is_quiet = all(_spent(before[pid], now[pid]).cpu_ms < _QUIET_MS for pid in windows)
        quiet_s, before = (quiet_s + 1 if is_quiet else 0), now
        if quiet_s == _QUIET_S:
            return


def _spent(before: Activity, after: Activity) -> Activity:
    return Activity(after.cpu_ms - before.cpu_ms, after.wakeups - before.wakeups)


@contextmanager
def _window(command: Sequence[str], compiled: str) -> Iterator[int]:
    """Yield the id of a process that shows a window."""
    told = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": compiled}
    told.pop("PYTHONDONTWRITEBYTECODE", None)
    process = Popen(command, cwd=_ROOT, env=told, stderr=subprocess.DEVNULL)
    try:
        yield process.pid
        if process.poll() is not None:
            raise RuntimeError(f"{command} did not stay, it ended with {process.returncode}.")
    finally:
        process.terminate()
        process.wait()


async def _fill(folder: Path) -> None:
    """Keep a comparison, and remember that it was open."""
    kept = conversation(lanes=2)
    turns: list[Turn] = []
    for number in range(_TURNS):
        replies = tuple(
            ended(awaited(f"r{number}{lane.id}", lane.id), "So. " * 500, answer(_LENGTH, number))
            for lane in kept.lanes
        )
        parent_id = turns[-1].id if turns else None
        turns.append(replace(turn(f"t{number}"), replies=replies, parent_id=parent_id))
    async with Archive(folder) as archive:
        await archive.keep_whole(replace(kept, turns=tuple(turns)))
    view_state.save(
        folder / view_state.FILE_NAME, view_state.ViewState(tabs=(kept.id,), front=kept.id)
    )
