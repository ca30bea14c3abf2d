"""The one thread that writes: jobs in order, and the journal within 250 milliseconds."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, TypeVar

from msgspec import Struct

from deepseek_desktop.core.archive.backlog import Backlog
from deepseek_desktop.core.archive.failures import is_passing, trouble_of
from deepseek_desktop.core.archive.journal import Entry
from deepseek_desktop.core.archive.transactions import Patience, empty_side_file, in_transaction
from deepseek_desktop.core.domain.errors import Failure

log = logging.getLogger(__name__)

FLUSH_INTERVAL_S = 0.18  # reading and the disk take a moment more: what came 250 ms ago is safe
RETRY_INTERVAL_S = 5.0  # the longest; the first tries come sooner

T = TypeVar("T")


class _Job(Struct, frozen=True):
    work: Callable[[sqlite3.Connection], Any]
    future: Future[Any]
    is_kept: bool
    is_bare: bool


_FLUSH_SOON = object()
_CLOSE = object()


class Writer:
    """Owns the writing connection. A freeze of the window does not hold up its journal.

    What cannot be written stays in memory and is tried again; meanwhile `note` is told why, and
    None when everything is written. `renew` returns the connection to go on with, which is another
    one where the file is not the one that was opened.
    """

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        note: Callable[[Failure | None], None] = lambda _: None,
        renew: Callable[[sqlite3.Connection], sqlite3.Connection] = lambda connection: connection,
    ) -> None:
        self._connect = connect
        self._note = note
        self._renew = renew
        self._queue: SimpleQueue[object] = SimpleQueue()
        self._backlog = Backlog()
        self._patience = Patience(lambda error: note(trouble_of(error)))
        self._wait_s = FLUSH_INTERVAL_S
        self._is_flush_asked = False
        self._thread = threading.Thread(target=self._run, name="archive-writer")

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def submit(
        self,
        work: Callable[[sqlite3.Connection], T],
        *,
        is_kept: bool = False,
        is_bare: bool = False,
    ) -> Future[T]:
        """Queue `work`; what it writes is one transaction. Cannot be cancelled once queued.

        Work that `is_kept` is done later where it fails in a passing way, although that is raised.
        Work that `is_bare` is done outside a transaction.
        """
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        self._queue.put(_Job(work, future, is_kept, is_bare))
        return future

    def journal(self, entry: Entry) -> None:
        """Note text that arrived; on disk within the flush interval. Never blocks."""
        self._backlog.add(entry)
        if not self._is_flush_asked:
            self._is_flush_asked = True
            self._queue.put(_FLUSH_SOON)

    def close(self) -> None:
        """Write everything queued, then end the thread. Blocks: call it from a worker."""
        self._patience.end()
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
                connection = self._renewed(connection, item)
            # What was said before a job was queued is written before it.
            due = None if self._flush(connection) else monotonic() + self._pause_s()
            if item is _CLOSE:
                break
            if isinstance(item, _Job) and connection is not None:
                self._perform(item, connection)
                if self._backlog.is_late:
                    due = due or monotonic() + self._pause_s()
        self._end(connection)

    def _opened(self, item: object) -> sqlite3.Connection | None:
        try:
            return self._connect()
        except Exception as error:  # noqa: BLE001 handed over to whoever waits for the job
            if isinstance(item, _Job):
                item.future.set_exception(error)
            return None

    def _renewed(self, connection: sqlite3.Connection, item: object) -> sqlite3.Connection | None:
        try:
            return self._renew(connection)
        except (sqlite3.Error, OSError) as error:
            log.warning("The archive's file is gone, and no new one could be made: %s", error)
            return connection if _is_open(connection) else self._opened(item)

    def _flush(self, connection: sqlite3.Connection | None) -> bool:
        """Write what is left over and the journal; on failure keep it for the next time."""
        self._is_flush_asked = False
        if connection is None:
            return self._backlog.is_empty
        try:
            self._backlog.write(connection, self._patience)
        except (sqlite3.Error, OSError) as error:
            log.warning("The journal could not be written: %s", error)
            self._note(trouble_of(error))
            return False
        self._wait_s = FLUSH_INTERVAL_S
        self._note(None)
        return True

    def _pause_s(self) -> float:
        self._wait_s = min(2 * self._wait_s, RETRY_INTERVAL_S)
        return self._wait_s

    def _perform(self, job: _Job, connection: sqlite3.Connection) -> None:
        try:
            if job.is_bare:
                result = job.work(connection)
            else:
                result = in_transaction(connection, job.work, self._patience)
        except Exception as error:  # noqa: BLE001 handed over to whoever waits for the job
            if job.is_kept and is_passing(error):
                self._backlog.keep(job.work)
                self._note(trouble_of(error))
            job.future.set_exception(error)
        else:
            if not self._backlog.is_late:
                self._note(None)
            job.future.set_result(result)

    def _end(self, connection: sqlite3.Connection | None) -> None:
        if not self._backlog.is_empty:
            log.error("The archive was closed before everything could be written.")
        if connection is None:
            return
        try:
            empty_side_file(connection)  # whoever copies the file alone has all of it
        except sqlite3.Error as error:
            log.warning("The archive's side file stays until the next start: %s", error)
        connection.close()


def _is_open(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1").fetchone()
    except sqlite3.Error:
        return False
    return True
