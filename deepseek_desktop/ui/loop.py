"""Runs asyncio and Qt as one loop."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop  # after PySide6: it takes the binding that is loaded

T = TypeVar("T")


def run_in_qt(application: QApplication, main: Coroutine[Any, Any, T]) -> T:
    """Run `main` on the application's loop and return its result."""
    with asyncio.Runner(loop_factory=lambda: new_loop(application)) as runner:
        return runner.run(_hooked(main))


def new_loop(application: QApplication) -> asyncio.AbstractEventLoop:
    """Return a Qt loop that closes streams which nobody reads to their end."""
    loop: asyncio.AbstractEventLoop = QEventLoop(application)
    return loop


async def _hooked(main: Coroutine[Any, Any, T]) -> T:
    set_async_generator_hooks()
    return await main


def set_async_generator_hooks() -> None:
    """Let the running loop finish abandoned async generators.

    WORKAROUND: qasync 0.28 never sets them, so each `break` out of a stream leaks a connection.
    """
    loop: Any = asyncio.get_running_loop()
    sys.set_asyncgen_hooks(
        firstiter=loop._asyncgen_firstiter_hook,  # noqa: SLF001 there is no public way
        finalizer=loop._asyncgen_finalizer_hook,  # noqa: SLF001 as above
    )


class closed_by_signals:  # noqa: N801 used like a function, in a with statement
    """Lets SIGTERM, SIGINT and SIGHUP `close` the window as a person would.

    A signal that whoever started us wants to be ignored, as nohup does, stays so.
    """

    def __init__(self, close: Callable[[], object]) -> None:
        self._close = close
        names = ("SIGTERM", "SIGINT", "SIGHUP") if sys.platform != "win32" else ()
        numbers = [getattr(signal, name) for name in names]
        self._signals = [n for n in numbers if signal.getsignal(n) is not signal.SIG_IGN]

    def __enter__(self) -> None:
        loop = asyncio.get_running_loop()
        for number in self._signals:
            loop.add_signal_handler(number, self._close)

    def __exit__(self, *_: object) -> None:
        loop = asyncio.get_running_loop()
        for number in self._signals:
            loop.remove_signal_handler(number)
