from __future__ import annotations

import asyncio
from itertools import pairwise
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from deepseek_desktop.ui.pacing import INTERVAL_MS, LONGEST_MS, Pacer
from tests.support import until

_EARLY_MS = 5  # how much too early a precise timer of Qt may be


def _is_waiting(pacer: Pacer) -> bool:
    return any(timer.isActive() for timer in pacer.findChildren(QTimer))


async def test_many_marks_are_one_flush(qapp: QApplication) -> None:
    flushed: list[frozenset[str]] = []
    pacer = Pacer(flushed.append)

    for number in range(1000):
        pacer.mark(f"reply {number % 3}")
    assert flushed == []
    await until(lambda: flushed)

    assert flushed == [frozenset({"reply 0", "reply 1", "reply 2"})]


async def test_a_steady_stream_is_flushed_at_most_every_50_ms(qapp: QApplication) -> None:
    at_ms: list[float] = []
    pacer = Pacer(lambda _: at_ms.append(monotonic() * 1000))

    while len(at_ms) < 5:
        pacer.mark("reply")
        await asyncio.sleep(0)

    gaps = [later - earlier for earlier, later in pairwise(at_ms)]
    assert all(gap >= INTERVAL_MS - _EARLY_MS for gap in gaps), gaps


async def test_after_a_rest_a_mark_is_flushed_in_the_next_turn(qapp: QApplication) -> None:
    flushed: list[frozenset[str]] = []
    pacer = Pacer(flushed.append)

    pacer.mark("first")
    assert flushed == []
    assert [timer.interval() for timer in pacer.findChildren(QTimer)] == [0]
    await until(lambda: flushed)
    pacer.mark("soon after")

    assert [timer.interval() for timer in pacer.findChildren(QTimer)] == [INTERVAL_MS]


async def test_while_nothing_changes_nothing_is_done(qapp: QApplication) -> None:
    flushed: list[frozenset[str]] = []
    pacer = Pacer(flushed.append)
    assert not _is_waiting(pacer)

    pacer.mark("reply")
    assert _is_waiting(pacer)
    await until(lambda: flushed)

    assert not _is_waiting(pacer)
    pacer.flush_now()
    assert len(flushed) == 1


def test_what_cannot_wait_is_flushed_at_once_and_once(qapp: QApplication) -> None:
    flushed: list[frozenset[str]] = []
    pacer = Pacer(flushed.append)
    pacer.mark("reply")

    pacer.flush_now()

    assert flushed == [frozenset({"reply"})]
    assert not _is_waiting(pacer)


def test_a_mark_made_while_flushing_waits_for_the_next_time(qapp: QApplication) -> None:
    flushed: list[frozenset[str]] = []

    def flush(marks: frozenset[str]) -> None:
        flushed.append(marks)
        if len(flushed) == 1:
            pacer.mark("again")

    pacer = Pacer(flush)
    pacer.mark("first")

    pacer.flush_now()
    assert flushed == [frozenset({"first"})]
    assert _is_waiting(pacer)
    pacer.flush_now()

    assert flushed[1:] == [frozenset({"again"})]


def test_while_the_thread_is_busy_marks_wait_longer_and_no_longer_than_that(
    qapp: QApplication,
) -> None:
    now_s = worked_s = 0.0
    pacer = Pacer(lambda _: None, now=lambda: now_s, worked=lambda: worked_s)

    def wait_ms(share: float) -> int:
        """Flush after 100 ms of which the thread worked a share; return what comes next."""
        nonlocal now_s, worked_s
        now_s, worked_s = now_s + 0.1, worked_s + 0.1 * share
        pacer.flush_now()
        pacer.mark("reply")
        return timer.interval()

    (timer,) = pacer.findChildren(QTimer)
    pacer.mark("reply")
    pacer.flush_now()
    pacer.mark("reply")
    assert wait_ms(0.3) == INTERVAL_MS
    busy = [wait_ms(0.9) for _ in range(10)]
    assert busy == sorted(busy)
    assert busy[0] > INTERVAL_MS
    assert busy[-1] == LONGEST_MS
    calm = [wait_ms(0.1) for _ in range(20)]
    assert calm == sorted(calm, reverse=True)
    assert calm[-1] == INTERVAL_MS
