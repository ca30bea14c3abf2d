"""Ends a process when its window has been painted and has shown a key that was pressed in it.

Imported only after what is measured: the start must not find Qt loaded already.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from time import perf_counter, process_time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from typing_extensions import override


class FirstKey(QObject):
    """Presses a key at the first paint; prints what it took until the key was seen, and ends.

    `began_s` is when the process was started, by the clock of `perf_counter`.
    """

    def __init__(self, began_s: float) -> None:
        super().__init__()
        self._began_s = began_s
        self._painted_ms = 0.0
        self._field: QPlainTextEdit | None = None

    def press(self) -> None:
        """Press a key, as someone would who has waited for the window; only the first call does."""
        if self._field is not None:
            return
        self._painted_ms = process_time() * 1e3
        field = QApplication.focusWidget()
        if not isinstance(field, QPlainTextEdit):
            sys.stderr.write(f"Nothing can be typed, {field} has the focus.\n")
            os._exit(1)
        self._field = field
        field.viewport().installEventFilter(self)
        none = Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(field, QKeyEvent(kind, Qt.Key.Key_W, none, "w"))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_paint = event.type() == QEvent.Type.Paint
        if is_paint and self._field is not None and self._field.toPlainText() == "w":
            QTimer.singleShot(0, self._end)
        return False

    def _end(self) -> None:
        """End without a farewell: only the start is measured."""
        usable = {
            "paint_ms": self._painted_ms,
            "usable_ms": process_time() * 1e3,
            "wall_ms": (perf_counter() - self._began_s) * 1e3,
            "memory_mb": _memory_mb(),
        }
        sys.stdout.write(f"{json.dumps(usable)}\n")
        sys.stdout.flush()
        os._exit(0)


def _memory_mb() -> float:
    """Return this process's share of the memory in use, as `pss_mb`, which is not loaded here."""
    told = Path("/proc/self/smaps_rollup")
    lines = told.read_text("ascii").splitlines() if told.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
