"""Where every unexpected error ends, and what Qt itself has to say."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType

import deepseek_desktop
from deepseek_desktop import __version__
from deepseek_desktop.core.providers.redaction import without_keys

log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_HARMLESS = (
    "does not support propagateSizeHints",  # the offscreen platform, at each resize of a window
    "Qt depends on a UTF-8 locale, and has switched",  # and so all is well
)


_PROGRAM = Path(sys.executable if getattr(sys, "frozen", False) else deepseek_desktop.__file__)


class Reporter:
    """Puts an unexpected error into the log, and before the person.

    `show` takes a text and a report to copy; `interrupt` is what Ctrl+C does; `known_keys` are
    kept out of reports. All are set as soon as there is a window. Used as a context, it takes what
    nobody else catches: in slots, in threads, in what is cleaned up, in the running loop. Where
    the file `program` is not what it was, it is an upgrade that is told: a running program finds
    no more of its parts then.
    """

    def __init__(self, program: Path = _PROGRAM) -> None:
        self._program, self._as_started = program, _state(program)
        self.show: Callable[[str, str], None] | None = None
        self.interrupt: Callable[[], object] | None = None
        self.known_keys: Callable[[], Iterable[str]] = tuple
        self._loop: asyncio.AbstractEventLoop | None = None

    def __enter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(self.report_from_loop)
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self.report_from_slot
        threading.excepthook = self._report_from_thread
        sys.unraisablehook = self._report_unraisable
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        if self._loop is not None:
            self._loop.set_exception_handler(None)
        self._loop = self.show = self.interrupt = None

    def report(self, error: BaseException) -> None:
        """Report an error of a task."""
        log.error("An unexpected error.", exc_info=error)
        trace = "".join(traceback.format_exception(error))
        report = without_keys(f"DeepSeek Desktop {__version__}\n\n{trace}", *self.known_keys())
        if self._loop is None:
            self._tell(report)
        elif not self._loop.is_closed():
            # Not here and now: this may be another thread, or the midst of a paint event.
            self._loop.call_soon_threadsafe(self._tell, report)

    def report_from_loop(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Report what the loop could not deliver to anyone."""
        error = context.get("exception")
        self.report(error if isinstance(error, BaseException) else RuntimeError(context["message"]))

    def report_from_slot(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Report what was raised in a slot."""
        if issubclass(kind, KeyboardInterrupt) and self.interrupt is not None:
            self.interrupt()
            return
        self.report(error.with_traceback(trace))

    def _report_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        self.report(arguments.exc_value or arguments.exc_type())

    def _report_unraisable(self, arguments: sys.UnraisableHookArgs) -> None:
        self.report(arguments.exc_value or arguments.exc_type())

    def _tell(self, report: str) -> None:
        if self.show is None:
            return
        if _state(self._program) != self._as_started:
            text = QCoreApplication.translate(
                "reporting",
                "DeepSeek Desktop was updated or removed while it ran, and cannot find its parts "
                "any more. What had arrived is kept. Close it and start it again.",
            )
            self.show(text, "")
            return
        text = QCoreApplication.translate(
            "reporting",
            "Something went wrong in the app itself. What had arrived is kept. You can go on; "
            "please send us the report.",
        )
        self.show(text, report)


def _state(program: Path) -> tuple[int, int] | None:
    """Return what tells a file from one that took its place; None where there is none."""
    try:
        found = program.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Log a message of Qt."""
    level = logging.DEBUG if any(said in message for said in _HARMLESS) else _LEVELS[kind]
    logging.getLogger(f"qt.{context.category or 'default'}").log(level, "%s", message)
