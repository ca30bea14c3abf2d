"""What is to be written and is not yet: pieces of replies, and ends that a full disk refused."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable
from typing import Any

from deepseek_desktop.core.archive.journal import Entry, append, joined
from deepseek_desktop.core.archive.transactions import Patience, in_transaction

KEPT_LIMIT_CHARS = 64_000_000


class Backlog:
    """Filled from any thread, written by the writer's.

    Of pieces it keeps 64 million characters. What comes of a reply after that is given up, so that
    its journal has no gap; the end of the reply brings all of it, if there is one.
    """

    def __init__(self) -> None:
        self._arrived: deque[Entry] = deque()
        self._kept: list[Entry] = []
        self._kept_chars = 0
        self._given_up: set[str] = set()
        self._late: deque[Callable[[sqlite3.Connection], Any]] = deque()

    @property
    def is_empty(self) -> bool:
        """Whether everything is written."""
        return not (self._arrived or self._kept or self._late)

    @property
    def is_late(self) -> bool:
        """Whether something could not be written when it was to be."""
        return bool(self._kept or self._late)

    def add(self, entry: Entry) -> None:
        """Take a piece that arrived."""
        self._arrived.append(entry)

    def keep(self, work: Callable[[sqlite3.Connection], Any]) -> None:
        """Take work that could not be done; it is done first the next time."""
        self._late.append(work)

    def write(self, connection: sqlite3.Connection, patience: Patience) -> None:
        """Write all of it, or raise `sqlite3.Error` and keep what could not be written."""
        while self._arrived:
            self._take(self._arrived.popleft())
        while self._late:
            in_transaction(connection, self._late[0], patience)
            self._late.popleft()
        if not self._kept:
            return
        try:
            in_transaction(connection, lambda c: append(c, self._kept), patience)
        except BaseException:
            self._kept = joined(self._kept)  # many small pieces take far more room than their text
            raise
        self._kept = []
        self._kept_chars = 0

    def _take(self, entry: Entry) -> None:
        if entry.reply_id in self._given_up:
            return
        if self._kept_chars + len(entry.text) > KEPT_LIMIT_CHARS:
            self._given_up.add(entry.reply_id)
            return
        self._kept.append(entry)
        self._kept_chars += len(entry.text)
