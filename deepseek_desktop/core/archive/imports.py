"""Imports: what comes in stays hidden until all of it is here, then it is seen at once.

New conversations are written in portions, so that the journals of what runs are written in
between; until the end they are hidden as if they were in the bin. What older conversations get is
kept aside and added with the last transaction, which also lets the new ones be seen. A process
that dies before leaves the archive as it was: the next one to open it deletes what is hidden.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from time import monotonic
from typing import Any
from uuid import uuid4

from msgspec.structs import asdict

from deepseek_desktop.core.archive.access import Queue, Read, Write
from deepseek_desktop.core.archive.import_undoing import PORTION_S, forget, undo_some
from deepseek_desktop.core.archive.merging import HEAD, Rows, merged
from deepseek_desktop.core.archive.queries import insert
from deepseek_desktop.core.archive.rows import time_of, time_text
from deepseek_desktop.core.archive.sessions import Session
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.importing import Added, PastImport, Remark
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.words import words

_TABLES = {
    *("folder", "tag", "lane", "turn", "attachment", "basis", "reply", "choice", "verdict"),
}


class Imports:
    """Takes in conversations from elsewhere; raises `ArchiveError` like the archive."""

    def __init__(
        self,
        write: Write,
        read: Read,
        queue: Queue,
        session: Session,
        clear_out: Callable[[], None],
    ) -> None:
        """`clear_out` removes what an index still has of what was taken back."""
        self._write = write
        self._read = read
        self._queue = queue
        self._session = session
        self._clear_out = clear_out
        self._active = ""

    async def past(self, checksum: str) -> PastImport | None:
        """Return the last import of the file with this checksum."""
        return await self._read(lambda c: _past(c, checksum))

    async def begin(self, file_name: str, checksum: str) -> str:
        """Begin an import and return its id; one at a time, whichever process it is."""
        for run_id in await self._write(self._dead):
            await self.undo(run_id)
        values = {"file_name": file_name, "file_hash": checksum, "session": self._session.id}
        self._active = await self._write(lambda c: _begin(c, values))
        return self._active

    async def add(
        self, run_id: str, conversations: Sequence[KeptConversation]
    ) -> tuple[Added, Counter[Remark]]:
        """Take in conversations, hidden until the end; return what is new of them."""
        added, remarks = Added(), Counter[Remark]()
        at = 0
        while at < len(conversations):
            rest = conversations[at:]
            work = partial(_add_some, run_id=run_id, session=self._session.id, kept=rest)
            count, more, noted = await self._write(work)
            at += count
            added += more
            remarks += noted
        return added, remarks

    async def end(self, run_id: str, added: Added) -> tuple[Added, int]:
        """Let all of an import be seen; return what was added, and how much had no place left.

        `added` is what `add` returned in all: what is kept aside comes on top of it.
        """
        result = await self._write(lambda c: _end(c, run_id, added))
        self._active = ""
        return result

    async def undo(self, run_id: str) -> None:
        """Delete what an import has brought so far; one that has ended stays."""
        self._active = ""
        while await self._write(lambda c: undo_some(c, run_id)):
            pass
        self._clear_out()

    def sweep(self) -> None:
        """Delete what imports of dead processes left, in portions, without anybody waiting."""
        self._queue(self._sweep)

    def _sweep(self, connection: sqlite3.Connection) -> None:
        dead = self._dead(connection)
        if dead and (undo_some(connection, dead[0]) or len(dead) > 1):
            self.sweep()

    def _dead(self, connection: sqlite3.Connection) -> list[str]:
        """Return the imports that nobody goes on with."""
        rows = connection.execute(_UNFINISHED).fetchall()
        return [
            row["id"]
            for row in rows
            if row["id"] != self._active
            and (row["session"] == self._session.id or self._session.is_dead(row["session"]))
        ]


def _past(connection: sqlite3.Connection, checksum: str) -> PastImport | None:
    row = connection.execute(
        "SELECT file_name, ended_at FROM import_run WHERE file_hash = ? AND ended_at IS NOT NULL "
        "ORDER BY ended_at DESC LIMIT 1",
        (checksum,),
    ).fetchone()
    return None if row is None else PastImport(row["file_name"], time_of(row["ended_at"]))


def _begin(connection: sqlite3.Connection, values: Mapping[str, Any]) -> str:
    if connection.execute(_UNFINISHED).fetchone() is not None:
        raise ArchiveError(_AT_WORK)
    run_id = uuid4().hex
    at = time_text(datetime.now(UTC))
    insert(connection, "import_run", {**values, "id": run_id, "begun_at": at})
    return run_id


def _add_some(
    connection: sqlite3.Connection, run_id: str, session: str, kept: Sequence[KeptConversation]
) -> tuple[int, Added, Counter[Remark]]:
    """Take in as many as fit into a portion, at least one."""
    due = monotonic() + PORTION_S
    added, remarks, count = Added(), Counter[Remark](), 0
    for each in kept:
        result = merged(connection, each, session)
        if result.is_new:
            _add_hidden(connection, run_id, result.rows)
        elif result.rows:
            values = {"run_id": run_id, "rows": json.dumps(result.rows, ensure_ascii=False)}
            insert(connection, "import_late", values)
        # What is kept aside is counted when it is added: the file may hold it twice.
        added += Added() if result.rows and not result.is_new else result.added
        remarks += result.remarks
        count += 1
        if monotonic() >= due:
            break
    return count, added, remarks


def _add_hidden(connection: sqlite3.Connection, run_id: str, rows: Rows) -> None:
    (conversation,) = (values for table, values in rows if table == "conversation")
    _insert_all(connection, [row for row in rows if row[0] == "folder"])
    insert(connection, "conversation", conversation | {"deleted_at": time_text(datetime.now(UTC))})
    pending = {"conversation_id": conversation["id"], "run_id": run_id}
    insert(connection, "import_pending", pending)
    _insert_all(connection, [row for row in rows if row[0] not in {"folder", "conversation"}])


def _insert_all(connection: sqlite3.Connection, rows: Rows) -> Counter[str]:
    """Add rows, and return how many were new, by table."""
    inserted: Counter[str] = Counter()
    for table, values in rows:
        if table == HEAD:
            connection.execute(
                "UPDATE conversation SET head = :turn WHERE id = :conversation", values
            )
        elif table in _TABLES:
            inserted[table] += _insert_new(connection, table, values)
    return inserted


def _insert_new(connection: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> int:
    """Add a row unless one of its id is there: a file may hold the same thing twice."""
    if table == "attachment":  # a view, which knows no conflicts
        there = "SELECT 1 FROM attachment WHERE turn_id = :turn_id AND position = :position"
        if connection.execute(there, values).fetchone() is not None:
            return 0
        insert(connection, table, values)
        return 1
    names = ", ".join(values)
    places = ", ".join(f":{name}" for name in values)
    return connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({places}) ON CONFLICT DO NOTHING", values
    ).rowcount


def _end(connection: sqlite3.Connection, run_id: str, added: Added) -> tuple[Added, int]:
    gone = 0
    late = "SELECT rows FROM import_late WHERE run_id = ? ORDER BY number"
    for row in connection.execute(late, (run_id,)).fetchall():
        connection.execute("SAVEPOINT late")
        try:
            added += _added_late(_insert_all(connection, json.loads(row["rows"])))
        except sqlite3.IntegrityError:  # what it belongs to was deleted for good meanwhile
            connection.execute("ROLLBACK TO late")
            gone += 1
        connection.execute("RELEASE late")
    connection.execute(
        "UPDATE conversation SET deleted_at = NULL WHERE id IN "
        "(SELECT conversation_id FROM import_pending WHERE run_id = ?)",
        (run_id,),
    )
    forget(connection, run_id)
    connection.execute(
        "UPDATE import_run SET ended_at = ?, counts = ? WHERE id = ?",
        (time_text(datetime.now(UTC)), json.dumps(asdict(added)), run_id),
    )
    return added, gone


def _added_late(inserted: Counter[str]) -> Added:
    has_grown = inserted.total() > 0
    return Added(
        grown=int(has_grown),
        known=int(not has_grown),
        turns=inserted["turn"],
        replies=inserted["reply"],
        verdicts=inserted["verdict"],
    )


_UNFINISHED = "SELECT id, session FROM import_run WHERE ended_at IS NULL"
_AT_WORK = words(
    "errors", "Another import is still running. Wait until it has ended, or cancel it, then retry."
)
