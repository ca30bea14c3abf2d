"""Repaints at a human pace, however fast a model writes."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer

INTERVAL_MS = 50


class Pacer(QObject):
    """Collects marks and hands them over together, at most every 50 ms; idle it does nothing.

    After a rest a mark is handed over with the next turn of the loop: a person waits for it.
    """

    def __init__(
        self, flush: Callable[[frozenset[str]], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._flush = flush
        self._marks: set[str] = set()
        self._flushed_at_s = -math.inf
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.flush_now)

    def mark(self, name: str) -> None:
        """Note that `name` changed."""
        self._marks.add(name)
        if not self._timer.isActive():
            rested_ms = (monotonic() - self._flushed_at_s) * 1e3
            self._timer.start(0 if rested_ms >= INTERVAL_MS else INTERVAL_MS)

    def flush_now(self) -> None:
        """Hand over what is marked, without waiting."""
        self._timer.stop()
        marks, self._marks = frozenset(self._marks), set()
        if marks:
            self._flushed_at_s = monotonic()
            self._flush(marks)
