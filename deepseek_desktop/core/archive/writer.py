"""The one thread that writes: jobs in order, and the journal every 250 milliseconds."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, TypeVar

from deepseek_desktop.core.archive.journal import Entry, append

log = logging.getLogger(__name__)

FLUSH_INTERVAL_S = 0.25

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[sqlite3.Connection], Any]
    future: Future[Any]


_FLUSH_SOON = object()
_CLOSE = object()


class Writer:
    """Owns the writing connection. A freeze of the window does not hold up its journal."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._queue: SimpleQueue[object] = SimpleQueue()
        self._entries: deque[Entry] = deque()
        self._unwritten: list[Entry] = []
        self._is_flush_asked = False
        self._thread = threading.Thread(target=self._run, name="archive-writer")

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def submit(self, work: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Queue `work`; what it writes is one transaction. Cannot be cancelled once queued."""
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        self._queue.put(_Job(work, future))
        return future

    def journal(self, entry: Entry) -> None:
        """Note text that arrived; on disk within the flush interval. Never blocks."""
        self._entries.append(entry)
        if not self._is_flush_asked:
            self._is_flush_asked = True
            self._queue.put(_FLUSH_SOON)

    def close(self) -> None:
        """Write everything queued, then end the thread. Blocks: call it from a worker."""
        self._queue.put(_CLOSE)
        self._thread.join()

    def _run(self) -> None:
        connection: sqlite3.Connection | None = None
        due: float | None = None
        while True:
            try:
                timeout = None if due is None else max(0.0, due - monotonic())
                item = self._queue.get(timeout=timeout)
            except Empty:
                item = None
            if item is _FLUSH_SOON:
                due = due or monotonic() + FLUSH_INTERVAL_S
                continue
            if connection is None and item is not _CLOSE:
                connection = self._opened(item)
            if connection is not None:
                # What was said before a job was queued is written before it.
                due = None if self._flush(connection) else monotonic() + FLUSH_INTERVAL_S
            if item is _CLOSE:
                break
            if isinstance(item, _Job) and connection is not None:
                _perform(item, connection)
        if connection is not None:
            connection.close()

    def _opened(self, item: object) -> sqlite3.Connection | None:
        try:
            return self._connect()
        except Exception as error:  # noqa: BLE001 handed over to whoever waits for the job
            if isinstance(item, _Job):
                item.future.set_exception(error)
            return None

    def _flush(self, connection: sqlite3.Connection) -> bool:
        """Append to the journal; on failure keep the entries for the next time."""
        self._is_flush_asked = False
        while self._entries:
            self._unwritten.append(self._entries.popleft())
        if not self._unwritten:
            return True
        try:
            _in_transaction(connection, lambda c: append(c, self._unwritten))
        except sqlite3.Error as error:
            log.warning("The journal could not be written: %s", error)
            return False
        self._unwritten.clear()
        return True


def _perform(job: _Job, connection: sqlite3.Connection) -> None:
    try:
        result = _in_transaction(connection, job.work)
    except Exception as error:  # noqa: BLE001 handed over to whoever waits for the job
        job.future.set_exception(error)
    else:
        job.future.set_result(result)


def _in_transaction(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result
