"""Repaints at a human pace, however fast a model writes."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import monotonic, thread_time

from PySide6.QtCore import QObject, Qt, QTimer

INTERVAL_MS = 50
LONGEST_MS = 200
_BUSY, _CALM = 0.55, 0.4  # of the time, for which the thread worked
_LONGER, _SHORTER = 1.25, 0.9


class Pacer(QObject):
    """Collects marks and hands them over together, at most every 50 ms; idle it does nothing.

    After a rest a mark is handed over with the next turn of the loop: a person waits for it. While
    the thread is busy most of the time marks wait longer, up to 200 ms: what is typed, or clicked,
    comes first. `now` and `worked` give seconds: on the clock, and those the thread has worked.
    """

    def __init__(
        self,
        flush: Callable[[frozenset[str]], None],
        parent: QObject | None = None,
        *,
        now: Callable[[], float] = monotonic,
        worked: Callable[[], float] = thread_time,
    ) -> None:
        super().__init__(parent)
        self._flush = flush
        self._now = now
        self._worked = worked
        self._marks: set[str] = set()
        self._flushed_at_s = -math.inf
        self._worked_s = 0.0
        self._interval_ms: float = INTERVAL_MS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.flush_now)

    def mark(self, name: str) -> None:
        """Note that `name` changed."""
        self._marks.add(name)
        if not self._timer.isActive():
            rested_ms = (self._now() - self._flushed_at_s) * 1e3
            self._timer.start(0 if rested_ms >= self._interval_ms else round(self._interval_ms))

    def flush_now(self) -> None:
        """Hand over what is marked, without waiting."""
        self._timer.stop()
        marks, self._marks = frozenset(self._marks), set()
        if marks:
            self._adapt()
            self._flush(marks)

    def _adapt(self) -> None:
        """Let more or less time pass until the next time, as the thread was busy since the last."""
        now_s, worked_s = self._now(), self._worked()
        passed_s, share = now_s - self._flushed_at_s, 0.0
        if passed_s > 0:
            share = (worked_s - self._worked_s) / passed_s
        self._flushed_at_s, self._worked_s = now_s, worked_s
        if share > _BUSY:
            self._interval_ms = min(self._interval_ms * _LONGER, LONGEST_MS)
        elif share < _CALM:
            self._interval_ms = max(self._interval_ms * _SHORTER, INTERVAL_MS)
