"""The window's tests run on the loop that the window runs on: Qt's and asyncio's in one."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything loads Qt

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop  # after PySide6: it takes the binding that is loaded

from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.ui.loop import set_async_generator_hooks
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.ui.person import Person
from tests.ui.priced import know_models
from tests.ui.window import at_the_window

T = TypeVar("T")


class PatientBot(QtBot):
    """pytest-qt's, which waits long enough for a machine that has much else to do."""

    def waitUntil(  # noqa: N802 so Qt and pytest-qt name things
        self, callback: Callable[[], bool | None], *, timeout: int = 30_000
    ) -> None:
        """Return once `callback` is true; fail when it is not within `timeout` milliseconds."""
        super().waitUntil(callback, timeout=timeout)


class _Loop(QEventLoop):  # type: ignore[misc] # qasync has no types
    """The app's loop, which is run and stopped again for every fixture here.

    qasync lets Qt work once more after each stop; a task that took a step then would find no loop.
    """

    def run_until_complete(self, future: Awaitable[T]) -> T:
        running = asyncio.ensure_future(future, loop=self)
        running.add_done_callback(lambda _: self.stop())
        self.run_forever()
        return running.result()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take pictures only for whoever asks for them: they take minutes, and prove little."""
    if "screenshots" in config.getoption("markexpr"):
        return
    pictures = [item for item in items if item.get_closest_marker("screenshots")]
    if pictures:
        config.hook.pytest_deselected(items=pictures)
        items[:] = [item for item in items if item not in pictures]


@pytest.fixture
def anyio_backend(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Async tests get a qasync loop over the shared application.

    Around a test pytest-qt lets Qt work on. Here only the loop does: a timer of ours that comes due
    between two fixtures could start nothing.
    """
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)
    qapp.setQuitOnLastWindowClosed(False)  # as the app does; else the loop would end with it
    before = sys.get_asyncgen_hooks()
    yield "asyncio", {"loop_factory": lambda: _Loop(qapp)}
    sys.set_asyncgen_hooks(*before)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Someone who clicks and types."""
    return PatientBot(request)


@pytest.fixture
async def hooked() -> None:
    """The loop ends abandoned streams, as it does in the app."""
    set_async_generator_hooks()


@pytest.fixture
async def person(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> AsyncIterator[Person]:
    """Someone in front of a new window over an empty archive; the demo answers at once.

    A test that begins a reply sees to its end.
    """
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        yield person
        assert not any(tab.state.is_running for tab in person.window.tabs.tabs)


@pytest.fixture
def host(person: Person, fault_server: FaultServer) -> FaultServer:
    """The fault server, as the provider `host` of the window in front of `person`."""
    person.desk.providers.add(Profile("host", fault_server.base_url))
    return fault_server


@pytest.fixture
def priced_folder(tmp_path: Path, fault_server: FaultServer) -> Path:
    """A data folder that knows the models of `fault_server`, which says how long prompts are."""
    know_models(tmp_path, fault_server.base_url)
    fault_server.answer = wire.stream(
        wire.answer("So."), wire.finish(), wire.usage(prompt=150, completion=20), wire.DONE
    )
    return tmp_path
