"""The archive: everything that was asked and answered, in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from deepseek_desktop.core.archive import lanes, opening, queries, turns
from deepseek_desktop.core.archive.backups.backups import Backups
from deepseek_desktop.core.archive.backups.making import FreeSpace, free_space
from deepseek_desktop.core.archive.bin import Bin
from deepseek_desktop.core.archive.drafts import Drafts
from deepseek_desktop.core.archive.health import Health
from deepseek_desktop.core.archive.held_file import HeldFile
from deepseek_desktop.core.archive.imports import Imports
from deepseek_desktop.core.archive.journal import Channel, Entry, entry_of, facts_entry
from deepseek_desktop.core.archive.kept import Kept
from deepseek_desktop.core.archive.lane_sets import LaneSets
from deepseek_desktop.core.archive.listing import Listing
from deepseek_desktop.core.archive.mending.mending import Mending
from deepseek_desktop.core.archive.personas import Personas
from deepseek_desktop.core.archive.prompts import SavedPrompts
from deepseek_desktop.core.archive.search.search import Search
from deepseek_desktop.core.archive.shelves import Shelves
from deepseek_desktop.core.archive.spending import Spendings
from deepseek_desktop.core.archive.uncollected import Uncollected
from deepseek_desktop.core.archive.usage import UsageByDay
from deepseek_desktop.core.archive.verdicts import Verdicts
from deepseek_desktop.core.domain.backup import Why
from deepseek_desktop.core.domain.comparison import ComparisonSettings
from deepseek_desktop.core.domain.conversation import Conversation, Summary, Turn
from deepseek_desktop.core.domain.errors import ArchiveError, Failure
from deepseek_desktop.core.domain.events import StreamEvent
from deepseek_desktop.core.domain.reply import Reply

T = TypeVar("T")

FILE_NAME = "archive.db"


class Archive:
    """Writes through one thread and reads through another; every method may be awaited.

    Entering opens the file, makes or migrates it, and marks replies whose process died as
    crashed; a backup that was chosen takes its place before. Leaving writes everything that is
    queued. `free` tells how much room there is on the disk.
    """

    def __init__(self, folder: Path, free: FreeSpace = free_space) -> None:
        self.health = Health()
        self._held = HeldFile(folder / FILE_NAME, self.health, free, self._back_up)
        self._write, self._read = self._held.write, self._held.read
        self._queue, self._journal = self._held.queue, self._held.writer.journal
        self._interrupted = 0
        self.backups = Backups(lambda: self._held.path, self._read, free)
        self.mending = Mending(self._write, self.backups)
        self.bin = Bin(
            self._write,
            self._read,
            self.mark_interrupted,
            self._held.empty_side_file,
            self._held.indexing.purge,
        )
        self.drafts = Drafts(self._write, self._read, self._queue)
        self.prompts = SavedPrompts(self._write, self._read)
        self.personas = Personas(self._write, self._read)
        self.lane_sets = LaneSets(self._write, self._read)
        self.verdicts = Verdicts(self._write, self._read)
        self.search = Search(self._held.read_beside, self._held.indexing.rebuild)
        self.shelves = Shelves(self._write, self._read)
        self._listing = Listing()
        self.kept = Kept(self._read)
        self._uncollected = Uncollected()
        self.spending = Spendings(self._write, self._read)
        self.usage = UsageByDay(self._read)
        self.imports = Imports(
            self._write,
            self._read,
            self._queue,
            self._held.session,
            self._held.indexing.clear_out,
        )

    @property
    def interrupted(self) -> int:
        """How many replies were found interrupted when the archive was opened."""
        return self._interrupted

    @property
    def path(self) -> Path:
        """Its file."""
        return self._held.path

    @property
    def restored(self) -> str | Failure | None:
        """Which backup took the archive's place when it was opened, or why a chosen one did not."""
        return self._held.restored

    @property
    def read_only(self) -> Failure | None:
        """Why the archive may only be read; None where it may be written."""
        return None if self._held.read_only is None else self._held.read_only.failure

    @property
    def files(self) -> tuple[Path, ...]:
        """The file, and those that SQLite may put beside it."""
        names = (f"{self.path.name}{ending}" for ending in ("", "-wal", "-shm", "-journal"))
        return tuple(map(self.path.with_name, names))

    async def __aenter__(self) -> Self:
        try:
            await self._held.open()
            if self._held.read_only is None:
                self._interrupted = await self.mark_interrupted()
        except ArchiveError as error:
            await self._close()
            raise opening.told(self.path, error) from error
        except BaseException:
            await self._close()
            raise
        if self._held.read_only is None:
            self.imports.sweep()
            self._held.catch_up()
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
        session = self._held.session.id
        await self._write(lambda c: turns.insert_turn(c, conversation, turn, awaited, session))

    async def begin_replies(self, turn_id: str, *replies: Reply) -> None:
        """Store that a turn gets more replies, which are those that are shown."""
        session = self._held.session.id

        def begin(connection: sqlite3.Connection) -> None:
            queries.refuse_deleted(connection, turn_id)
            for reply in replies:
                queries.insert_reply(connection, turn_id, reply, session)
                turns.keep_choice(connection, turn_id, reply.lane_id, None)

        await self._write(begin)

    def note_waiting(self, reply_id: str) -> None:
        """Put into the journal that a reply is not asked for yet; never blocks."""
        self._journal(Entry(reply_id, Channel.WAITS))

    async def begin_lane(self, reply: Reply) -> None:
        """Store that a reply that had to wait is asked for now."""
        await self._write(lambda connection: queries.begin_lane(connection, reply))

    def note(self, reply_id: str, event: StreamEvent) -> None:
        """Put what `event` adds to a reply into the journal; never blocks."""
        if entry := entry_of(reply_id, event):
            self._journal(entry)

    def note_facts(self, reply: Reply) -> None:
        """Put what is known of a running reply besides its text into the journal; never blocks."""
        self._journal(facts_entry(reply))

    async def finish(self, reply: Reply) -> None:
        """Fold an ended reply into its row; happens even if the wait for it is cancelled.

        Where the disk refuses, that is raised, and it is folded as soon as it can be.
        """
        await self._held.write_for_certain(lambda c: queries.fold(c, reply))

    async def mark_interrupted(self) -> int:
        """Mark replies whose process has died as crashed, with their text; return how many."""
        return await self._write(lambda c: queries.mark_crashed(c, self._held.session))

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
        session = self._held.session.id
        await self._write(lambda c: turns.insert_whole(c, conversation, forked_from, session))

    def _back_up(self, why: Why) -> None:
        self.backups.make_here(why)

    async def _close(self) -> None:
        await self._held.close(self.backups.close)
