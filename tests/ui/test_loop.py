from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import AsyncGenerator, Iterator
from contextlib import nullcontext

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from deepseek_desktop.ui.loop import closed_by_signals, run_in_qt
from tests.support import until


@pytest.fixture
def _own_hooks() -> Iterator[None]:
    before = sys.get_asyncgen_hooks()
    yield
    sys.set_asyncgen_hooks(*before)


async def _stream(closed: list[bool]) -> AsyncGenerator[int, None]:
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)  # as closing a connection does
        closed.append(True)


async def _break_out_of(stream: AsyncGenerator[int, None]) -> None:
    async for _ in stream:
        break


async def test_the_hooks_are_those_of_the_running_loop(hooked: None) -> None:
    loop = asyncio.get_running_loop()

    hooks = sys.get_asyncgen_hooks()

    assert getattr(hooks.finalizer, "__self__", None) is loop
    assert getattr(hooks.firstiter, "__self__", None) is loop


async def test_a_stream_that_nobody_reads_to_its_end_is_closed(hooked: None) -> None:
    closed: list[bool] = []

    await _break_out_of(_stream(closed))
    gc.collect()

    await until(lambda: closed)


async def test_without_the_hooks_such_a_stream_is_never_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert sys.get_asyncgen_hooks() == (None, None)
    ignored: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda args: ignored.append(args.exc_value))
    closed: list[bool] = []

    await _break_out_of(_stream(closed))
    gc.collect()
    await asyncio.sleep(0.01)

    assert closed == []
    assert "async generator ignored GeneratorExit" in str(ignored[0])


@pytest.mark.usefixtures("_own_hooks")
def test_what_runs_in_qt_returns_its_result_with_the_hooks_set(qapp: QApplication) -> None:
    async def main() -> tuple[str, object]:
        await asyncio.sleep(0.001)
        return "done", sys.get_asyncgen_hooks().finalizer

    result, finalizer = run_in_qt(qapp, main())

    assert result == "done"
    assert finalizer is not None


@pytest.mark.usefixtures("_own_hooks")
@pytest.mark.parametrize("listens", [True, False])
def test_where_qt_stops_what_runs_is_ended_in_order(qapp: QApplication, listens: bool) -> None:
    if listens and sys.platform == "win32":
        pytest.skip("Windows has no such signal")
    kept: list[str] = []

    async def main() -> None:
        stopping = QTimer(interval=1)
        stopping.timeout.connect(lambda: QApplication.exit(1))  # as without a screen, and again
        closed = asyncio.Event()
        try:
            with closed_by_signals(closed.set) if listens else nullcontext():
                stopping.start()
                await closed.wait()
                kept.append("closed")
        finally:
            await asyncio.to_thread(kept.append, "stored")
            stopping.stop()

    with nullcontext() if listens else pytest.raises(asyncio.CancelledError):
        run_in_qt(qapp, main())

    assert kept == (["closed", "stored"] if listens else ["stored"])


@pytest.mark.usefixtures("_own_hooks")
def test_what_fails_in_qt_raises(qapp: QApplication) -> None:
    async def main() -> None:
        await asyncio.sleep(0.001)
        raise ValueError("not so")

    with pytest.raises(ValueError, match="not so"):
        run_in_qt(qapp, main())
