"""Runs asyncio and Qt as one loop."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Coroutine
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop  # after PySide6: it takes the binding that is loaded

_END_LIMIT_S = 20.0

T = TypeVar("T")


class _Loop(QEventLoop):  # type: ignore[misc] # qasync has no types
    """Goes on where Qt stops, as it does again and again when the screen is gone.

    What runs is ended as when its terminal is gone, and what had arrived is stored. Qt's own way
    out would leave the archive open, and a process that waits for it for ever.
    """

    def run_until_complete(self, future: asyncio.Future[T] | Coroutine[Any, Any, T]) -> T:
        """Return the result of `future`; raise `TimeoutError` where it does not end in time."""
        running = future if isinstance(future, asyncio.Future) else self.create_task(future)
        running.add_done_callback(self._stop)
        self.run_forever()
        if not running.done():
            ends_s = monotonic() + _END_LIMIT_S
            _hang_up(running)
            while not running.done():
                if monotonic() > ends_s:
                    raise TimeoutError("Qt has stopped, and what runs does not end.")
                self.run_forever()
        running.remove_done_callback(self._stop)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        result: T = running.result()
        return result

    def _stop(self, _: object) -> None:
        self.stop()


def _hang_up(running: asyncio.Future[Any]) -> None:
    """Have something closed by a signal, if it listens to one, or else cancel it."""
    number = getattr(signal, "SIGHUP", None)
    if number is None or signal.getsignal(number) in {signal.SIG_DFL, signal.SIG_IGN}:
        running.cancel()
    else:
        signal.raise_signal(number)


def run_in_qt(application: QApplication, main: Coroutine[Any, Any, T]) -> T:
    """Run `main` on the application's loop and return its result."""
    with asyncio.Runner(loop_factory=lambda: new_loop(application)) as runner:
        return runner.run(_hooked(main))


def new_loop(application: QApplication) -> asyncio.AbstractEventLoop:
    """Return a Qt loop that closes streams which nobody reads to their end."""
    loop: asyncio.AbstractEventLoop = _Loop(application)
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
