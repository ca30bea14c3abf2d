"""What every test gets: plain asyncio unless a folder says otherwise, and a clean environment."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from deepseek_desktop.assets import asset
from deepseek_desktop.ui.loading_qt import import_as_python_does
from tests.faults import canary as canary_search
from tests.faults.server import FaultServer
from tests.support import abandoned_streams_closed, until

_FDS = Path("/proc/self/fd")

if find_spec("sniffio") is None:
    # httpcore tries to import it with each lock that it makes, and each time every folder is
    # searched: three seconds in all.
    sys.modules["sniffio"] = None  # type: ignore[assignment] # the import fails at once


import_as_python_does()  # as in the app; pytest-qt has loaded Qt


def pytest_collection_finish() -> None:
    _set_aside_what_stays()


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    if nextitem is not None and nextitem.path != item.path:
        _set_aside_what_stays()


def _set_aside_what_stays() -> None:
    """Keep what is alive now out of every later search for garbage.

    Thousands of tests with their parameters never go away, nor do modules and caches. Looking
    through all of them again after each test took a quarter of the time of all tests.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """Let tests that need an application of Qt have ours; the others need no Qt."""
    from deepseek_desktop.ui.application import Application  # noqa: PLC0415 as it says

    return Application


_HOST_KEYS = tuple(
    json.loads(path.read_text("utf-8"))["key_variable"]
    for path in sorted(asset("catalogue").glob("*.json"))
)


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep a developer's own keys, proxies and data out of every test."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "SSL_CERT_FILE", *_HOST_KEYS):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home/data"))


@pytest.fixture
def fault_server() -> Iterator[FaultServer]:
    """A host that does what its `answer` says; without one it hangs up after the request."""
    with FaultServer() as server:
        yield server


@dataclass(frozen=True, slots=True)
class Canary:
    """A key that may be found nowhere, and the environment variable that holds it."""

    key: str = canary_search.KEY
    variable: str = canary_search.VARIABLE


@pytest.fixture
def canary(
    fault_server: FaultServer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> Iterator[Canary]:
    """A key for `fault_server`; afterwards it may be in no file, log or output.

    Only the header that it belongs in may carry it, and must: else looking for it proves nothing.
    """
    bird = Canary()
    monkeypatch.setenv(bird.variable, bird.key)
    caplog.set_level(logging.DEBUG)

    yield bird

    canary_search.assert_sent(fault_server)
    canary_search.assert_absent_below(tmp_path)
    for when in ("setup", "call"):
        records = "\n".join(map(caplog.handler.format, caplog.get_records(when)))
        canary_search.assert_absent(records.encode(), "the log")
    printed = capfd.readouterr()
    canary_search.assert_absent((printed.out + printed.err).encode(), "the output")


@pytest.fixture
async def no_leaks() -> AsyncIterator[None]:
    """Afterwards as many tasks, threads, sockets and other files are open as before."""
    tasks, threads, files = _tasks(), _threads(), _open_files()

    yield

    await abandoned_streams_closed()
    with suppress(AssertionError):  # what is still open is told below
        await until(
            lambda: (
                _tasks() <= tasks and _threads() <= threads and len(_open_files()) <= len(files)
            ),
            2,
        )
    assert _tasks() - tasks == set()
    assert _threads() - threads == set()
    assert len(_open_files()) <= len(files), sorted(set(_open_files()) - set(files))


def _tasks() -> set[asyncio.Task[object]]:
    # The test runner makes a task for each step of a test.
    return {task for task in asyncio.all_tasks() if "TestRunner" not in repr(task)}


def _threads() -> set[threading.Thread]:
    # The loop keeps its executor for the next time; it ends with the loop.
    return {thread for thread in threading.enumerate() if not thread.name.startswith("asyncio_")}


def _open_files() -> list[str]:
    """Return what each open file descriptor is; nothing where the system does not tell."""
    if not _FDS.is_dir():
        return []
    found: list[str] = []
    for path in _FDS.iterdir():
        with suppress(OSError):  # the descriptor that lists the folder is gone by now
            found.append(str(path.readlink()))
    return found
