from __future__ import annotations

import asyncio
import logging

import pytest

from deepseek_desktop.ui import tasks as tasks_module
from deepseek_desktop.ui.tasks import TaskScope
from tests.support import until


async def _fail(text: str) -> None:
    await asyncio.sleep(0)
    raise ValueError(text)


async def test_a_failure_is_reported_once_and_ends_nothing_else() -> None:
    errors: list[BaseException] = []
    go_on = asyncio.Event()
    async with TaskScope(errors.append) as tasks:
        other = tasks.start(go_on.wait(), name="other")
        tasks.start(_fail("first"), name="failing")
        await until(lambda: errors)
        go_on.set()
        assert await other

    assert [str(error) for error in errors] == ["first"]


async def test_leaving_stops_and_awaits_what_runs() -> None:
    errors: list[BaseException] = []
    ended: list[str] = []

    async def work(name: str) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0.01)  # what storing the last words takes
            ended.append(name)

    async with TaskScope(errors.append) as tasks:
        started = [tasks.start(work(name), name=name) for name in ("a", "b")]
        await asyncio.sleep(0)

    assert sorted(ended) == ["a", "b"]
    assert all(task.cancelled() for task in started)
    assert errors == []


async def test_a_failure_while_leaving_is_reported() -> None:
    errors: list[BaseException] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise ValueError("while ending")

    async with TaskScope(errors.append) as tasks:
        tasks.start(work(), name="work")
        await asyncio.sleep(0)

    assert [str(error) for error in errors] == ["while ending"]


async def test_what_does_not_end_in_time_is_logged_and_left_behind(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tasks_module, "_END_LIMIT_S", 0.01)
    stubborn = asyncio.Event()

    async def work() -> None:
        while not stubborn.is_set():
            try:
                await stubborn.wait()
            except asyncio.CancelledError:
                logging.getLogger(__name__).debug("Not yet.")

    async with TaskScope(lambda _: None) as tasks:
        task = tasks.start(work(), name="stubborn")
        await asyncio.sleep(0)

    assert "The task stubborn did not end in time." in caplog.text
    stubborn.set()
    await task


async def test_an_empty_scope_is_left_at_once() -> None:
    async with TaskScope(lambda _: None) as tasks:
        await tasks.start(asyncio.sleep(0), name="short")

    assert asyncio.all_tasks() == {asyncio.current_task()} | {
        task for task in asyncio.all_tasks() if "TestRunner" in repr(task)
    }
