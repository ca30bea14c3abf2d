"""Six ways in which an error can get lost, and that none of them is."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from shiboken6 import delete

from deepseek_desktop.log_file import FILE_NAME, FOLDER
from deepseek_desktop.ui.reporting import Reporter
from deepseek_desktop.ui.tasks import TaskScope
from tests.faults import canary
from tests.support import until
from tests.ui.person import Person

_FAULT = f"a fault with {canary.KEY}"


class _Sender(QObject):
    sent = Signal()


def _fail(*_: object) -> None:
    raise ValueError(_FAULT)


async def _fail_later() -> None:
    raise ValueError(_FAULT)


class _FailingInDel:
    def __del__(self) -> None:
        raise ValueError(_FAULT)


@pytest.fixture
async def reporter(person: Person) -> AsyncIterator[Reporter]:
    """What the app sets up, over the window in front of `person`."""
    with Reporter() as reporter:
        reporter.show = person.window.notice.show_problem
        reporter.known_keys = lambda: [canary.KEY]
        yield reporter


def _in_a_slot(_: TaskScope) -> None:
    QTimer.singleShot(0, _fail)


def _in_a_task_that_somebody_keeps(tasks: TaskScope) -> None:
    _kept.append(tasks.start(_fail_later(), name="failing"))


def _in_a_callback_of_the_loop(_: TaskScope) -> None:
    asyncio.get_running_loop().call_soon(_fail)


def _in_a_task_that_nobody_keeps(_: TaskScope) -> None:
    async def forget() -> None:
        asyncio.ensure_future(_fail_later())  # noqa: RUF006 that is the fault
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        gc.collect()

    _kept.append(asyncio.ensure_future(forget()))


def _in_del(_: TaskScope) -> None:
    _FailingInDel()


def _in_a_thread(_: TaskScope) -> None:
    threading.Thread(target=_fail).start()


def _in_a_slot_of_a_dead_object(_: TaskScope) -> None:
    sender, label = _Sender(), QLabel("dead")
    sender.sent.connect(lambda: label.setText(_FAULT))
    delete(label)
    sender.sent.emit()


_kept: list[asyncio.Future[None]] = []

_FAULTS = (
    _in_a_slot,
    _in_a_task_that_somebody_keeps,
    _in_a_callback_of_the_loop,
    _in_a_task_that_nobody_keeps,
    _in_del,
    _in_a_thread,
    _in_a_slot_of_a_dead_object,
)


@pytest.mark.parametrize("cause", _FAULTS, ids=lambda fault: fault.__name__.strip("_"))
async def test_no_unexpected_error_gets_lost(
    person: Person, reporter: Reporter, cause: Callable[[TaskScope], None]
) -> None:
    async with TaskScope(reporter.report) as tasks:
        cause(tasks)
        await until(lambda: person.notice)

    person.click(person.button("copyReport"))
    report = QGuiApplication.clipboard().text()
    log = _log(person.desk.data_dir)
    assert person.notice.startswith("Something went wrong in the app itself.")
    for text in (report, log):
        assert "ValueError: a fault" in text or "already deleted" in text
        assert "Traceback" in text
        canary.assert_absent(text.encode(), "the report or the log")
    assert person.lanes, "and the window goes on"


async def test_an_error_in_a_thread_is_shown_by_the_thread_of_the_window(
    person: Person, reporter: Reporter
) -> None:
    showing: list[threading.Thread] = []
    reporter.show = lambda *_: showing.append(threading.current_thread())

    threading.Thread(target=_fail).start()
    await until(lambda: showing)

    assert showing == [threading.main_thread()]


def _log(data_dir: Path) -> str:
    return (data_dir / FOLDER / FILE_NAME).read_text("utf-8")
