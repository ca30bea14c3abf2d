"""The archive: everything that was asked and answered, in one SQLite file."""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar
from uuid import uuid4

from deepseek_desktop.core.archive import lanes, queries, schema, turns
from deepseek_desktop.core.archive.bin import Bin
from deepseek_desktop.core.archive.drafts import Drafts
from deepseek_desktop.core.archive.failures import translated
from deepseek_desktop.core.archive.journal import Channel, Entry, entry_of, facts_entry
from deepseek_desktop.core.archive.lane_sets import LaneSets
from deepseek_desktop.core.archive.listing import Listing
from deepseek_desktop.core.archive.personas import Personas
from deepseek_desktop.core.archive.prompts import SavedPrompts
from deepseek_desktop.core.archive.searching import Search
from deepseek_desktop.core.archive.sessions import Session
from deepseek_desktop.core.archive.shelves import Shelves
from deepseek_desktop.core.archive.spending import Spendings
from deepseek_desktop.core.archive.uncollected import Uncollected
from deepseek_desktop.core.archive.verdicts import Verdicts
from deepseek_desktop.core.archive.writer import Writer
from deepseek_desktop.core.domain.comparison import ComparisonSettings
from deepseek_desktop.core.domain.conversation import Conversation, Summary, Turn
from deepseek_desktop.core.domain.events import StreamEvent
from deepseek_desktop.core.domain.reply import Reply

log = logging.getLogger(__name__)

T = TypeVar("T")

FILE_NAME = "archive.db"
_BUSY_LIMIT_S = 30.0


class Archive:
    """Writes through one thread and reads through another; every method may be awaited.

    Entering opens the file, makes or migrates it, and marks replies whose process died as
    crashed. Leaving writes everything that is queued.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._session = Session(folder / "sessions", uuid4().hex)
        self._writer = Writer(self._connect)
        self._reader = ThreadPoolExecutor(1, "archive-reader")
        self._reading: sqlite3.Connection | None = None
        self._interrupted = 0
        self.bin = Bin(self._write, self._read, self.mark_interrupted)
        self.drafts = Drafts(self._write, self._read, self._queue)
        self.prompts = SavedPrompts(self._write, self._read)
        self.personas = Personas(self._write, self._read)
        self.lane_sets = LaneSets(self._write, self._read)
        self.verdicts = Verdicts(self._write, self._read)
        self.search = Search(self._read)
        self.shelves = Shelves(self._write, self._read)
        self._listing = Listing()
        self._uncollected = Uncollected()
        self.spending = Spendings(self._write, self._read)

    @property
    def interrupted(self) -> int:
        """How many replies were found interrupted when the archive was opened."""
        return self._interrupted

    async def __aenter__(self) -> Self:
        self._writer.start()
        try:
            self._interrupted = await self.mark_interrupted()
        except BaseException:
            await self._close()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._close()

    async def begin_turn(
        self, conversation: Conversation, turn: Turn, replies: Iterable[Reply]
    ) -> None:
        """Store a prompt (and, before its first, its conversation) and the replies it awaits."""
        awaited = tuple(replies)
        session = self._session.id
        await self._write(lambda c: turns.insert_turn(c, conversation, turn, awaited, session))

    async def begin_replies(self, turn_id: str, *replies: Reply) -> None:
        """Store that a turn gets more replies, which are those that are shown."""
        session = self._session.id

        def begin(connection: sqlite3.Connection) -> None:
            queries.refuse_deleted(connection, turn_id)
            for reply in replies:
                queries.insert_reply(connection, turn_id, reply, session)
                turns.keep_choice(connection, turn_id, reply.lane_id, None)

        await self._write(begin)

    def note_waiting(self, reply_id: str) -> None:
        """Put into the journal that a reply is not asked for yet; never blocks."""
        self._writer.journal(Entry(reply_id, Channel.WAITS))

    async def begin_lane(self, reply: Reply) -> None:
        """Store that a reply that had to wait is asked for now."""
        await self._write(lambda connection: queries.begin_lane(connection, reply))

    def note(self, reply_id: str, event: StreamEvent) -> None:
        """Put what `event` adds to a reply into the journal; never blocks."""
        if entry := entry_of(reply_id, event):
            self._writer.journal(entry)

    def note_facts(self, reply: Reply) -> None:
        """Put what is known of a running reply besides its text into the journal; never blocks."""
        self._writer.journal(facts_entry(reply))

    async def finish(self, reply: Reply) -> None:
        """Fold an ended reply into its row; happens even if the wait for it is cancelled."""
        await self._write(lambda connection: queries.fold(connection, reply))

    async def mark_interrupted(self) -> int:
        """Mark replies whose process has died as crashed, with their text; return how many."""
        return await self._write(lambda c: queries.mark_crashed(c, self._session))

    async def summaries(
        self, ids: Collection[str] | None = None, since: int | None = None
    ) -> tuple[Summary, ...]:
        """Return what the library lists, last asked first: all, or what it has of `ids`.

        With `since`, the number of a turn, also where something was asked after that.
        """
        with self._uncollected:
            return await self._read(lambda c: self._listing.summaries(c, ids, since))

    async def conversation(self, conversation_id: str) -> Conversation:
        """Return a conversation with all its turns; raise `ArchiveError` if there is none."""
        return await self._read(lambda c: turns.conversation(c, conversation_id))

    async def keep_lanes(self, conversation: Conversation) -> None:
        """Store who answers in a conversation from now on, and how."""
        await self._write(lambda c: lanes.keep_lanes(c, conversation))

    async def keep_settings(self, conversation_id: str, settings: ComparisonSettings) -> None:
        """Store how the lanes of a conversation are asked and shown."""
        await self._write(lambda c: lanes.keep_settings(c, conversation_id, settings))

    async def keep_head(self, conversation_id: str, turn_id: str | None) -> None:
        """Store which turn ends the branch that is shown; None: the newest."""
        await self._write(lambda c: turns.keep_head(c, conversation_id, turn_id))

    async def keep_choice(self, turn_id: str, lane_id: str, reply_id: str | None) -> None:
        """Store which reply of a lane is shown; None: the newest."""
        await self._write(lambda c: turns.keep_choice(c, turn_id, lane_id, reply_id))

    async def rename(self, conversation_id: str, title: str, before: str | None = None) -> bool:
        """Give a conversation another title, maybe only if it is `before`; say whether it was."""
        return await self._write(lambda c: turns.rename(c, conversation_id, title, before))

    async def keep_whole(self, conversation: Conversation, forked_from: str = "") -> None:
        """Store a conversation that has ended replies only; `forked_from` is a turn's id."""
        session = self._session.id
        await self._write(lambda c: turns.insert_whole(c, conversation, forked_from, session))

    async def _write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return await translated(asyncio.wrap_future(self._writer.submit(work)))

    def _queue(self, work: Callable[[sqlite3.Connection], None]) -> None:
        self._writer.submit(work).add_done_callback(_log_failure)

    async def _read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        loop = asyncio.get_running_loop()
        return await translated(loop.run_in_executor(self._reader, self._look_up, work))

    def _look_up(self, work: Callable[[sqlite3.Connection], T]) -> T:
        if self._reading is None:
            self._reading = _connection(f"{self._path.absolute().as_uri()}?mode=ro")
            self._reading.execute("PRAGMA query_only = ON")
        self._reading.execute("BEGIN")
        try:
            return work(self._reading)
        finally:
            self._reading.execute("ROLLBACK")

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # SQLite gives its side files the rights of the file, so the file gets them first.
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = _connection(self._path.absolute().as_uri())
        try:
            schema.prepare(connection)
            self._session.begin()
        except BaseException:
            connection.close()
            raise
        return connection

    async def _close(self) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._reader, self._shut)
        self._reader.shutdown()

    def _shut(self) -> None:
        self._writer.close()
        if self._reading is not None:
            self._reading.close()
        self._session.end()


def _log_failure(done: Future[None]) -> None:
    if not done.cancelled() and (error := done.exception()) is not None:
        log.error("Something could not be stored.", exc_info=error)


def _connection(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, timeout=_BUSY_LIMIT_S, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    # Text damaged on disk shall be readable as far as it is whole.
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    return connection
