"""Where every unexpected error ends, and what Qt itself has to say."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType

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


class Reporter:
    """Puts an unexpected error into the log, and once before the person.

    `show` takes a text and a report to copy; `interrupt` is what Ctrl+C does. Both are set as
    soon as there is a window.
    """

    def __init__(self) -> None:
        self.show: Callable[[str, str], None] | None = None
        self.interrupt: Callable[[], object] | None = None

    def report(self, error: BaseException) -> None:
        """Report an error of a task."""
        log.error("An unexpected error.", exc_info=error)
        if self.show is not None:
            trace = "".join(traceback.format_exception(error))
            text = QCoreApplication.translate(
                "reporting",
                "Something went wrong in the app itself. What had arrived is kept. You can go on; "
                "please send us the report.",
            )
            self.show(text, without_keys(f"DeepSeek Desktop {__version__}\n\n{trace}", None))

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


def log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Log a message of Qt."""
    # The offscreen platform says so at each resize of a window.
    level = logging.DEBUG if "does not support propagateSizeHints" in message else _LEVELS[kind]
    logging.getLogger(f"qt.{context.category or 'default'}").log(level, "%s", message)
