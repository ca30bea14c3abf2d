"""Folders, tags, pins and what is unread, for one conversation or for many at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from enum import Enum
from uuid import uuid4

from deepseek_desktop.core.archive.access import Read, Write
from deepseek_desktop.core.archive.rows import storable, time_text
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.shelf import Folder, Place, tidy_name
from deepseek_desktop.core.domain.words import words

_THESE = "id IN (SELECT value FROM json_each(:ids))"


class Part(Enum):
    """What of a place is put back."""

    FOLDER = "folder"
    PIN = "pin"
    READING = "reading"
    TAGS = "tags"


_PUT_BACK = {
    Part.PIN: "pinned_at = ?",
    Part.READING: "is_unread = ?",
    # It may have been deleted meanwhile.
    Part.FOLDER: "folder_id = (SELECT id FROM folder WHERE id = ?)",
}


class Shelves:
    """Where conversations stand; raises `ArchiveError` like the archive.

    What changes several does so in one transaction: all of them or none.
    """

    def __init__(self, write: Write, read: Read) -> None:
        self._write = write
        self._read = read

    async def folders(self) -> tuple[Folder, ...]:
        """Return all folders by their names."""
        return await self._read(_folders)

    async def make_folder(self, name: str) -> Folder:
        """Return the folder of a name, a new one where there is none yet."""
        return await self._write(lambda c: _made(c, _checked(name)))

    async def rename_folder(self, folder_id: str, name: str) -> None:
        """Give a folder another name; raise `ArchiveError` where another one has it."""
        await self._write(lambda c: _rename(c, folder_id, _checked(name)))

    async def delete_folder(self, folder_id: str) -> None:
        """Forget a folder; the conversations in it stay, in none."""
        await self._write(lambda c: _delete(c, folder_id))

    async def tags(self) -> tuple[str, ...]:
        """Return the names of all tags of conversations that are not deleted."""
        return await self._read(_tags)

    async def places(self, ids: Collection[str]) -> tuple[Place, ...]:
        """Return where conversations stand."""
        return await self._read(lambda c: _places(c, ids))

    async def put_back(self, places: Sequence[Place], part: Part) -> None:
        """Let a part of where conversations stand be as it was."""
        await self._write(lambda c: _put_back(c, places, part))

    async def move(self, ids: Collection[str], folder_id: str | None) -> None:
        """Put conversations into a folder, or into none."""
        await self._set(ids, "folder_id", folder_id)

    async def pin(self, ids: Collection[str], *, is_pinned: bool) -> None:
        """Keep conversations at the top of the library, or no more."""
        await self._set(ids, "pinned_at", time_text(datetime.now(UTC)) if is_pinned else None)

    async def mark_read(self, ids: Collection[str], *, is_read: bool) -> None:
        """Note that what ended in conversations was looked at, or that it is to be."""
        await self._set(ids, "is_unread", int(not is_read))

    async def tag(self, ids: Collection[str], add: Iterable[str], drop: Iterable[str]) -> None:
        """Give tags to conversations and take others away."""
        adding = [_checked(name) for name in add]
        dropping = list(drop)
        await self._write(lambda c: _tag(c, ids, adding, dropping))

    async def _set(self, ids: Collection[str], column: str, value: str | int | None) -> None:
        values = {"ids": json.dumps(list(ids)), "value": value}
        sql = f"UPDATE conversation SET {column} = :value WHERE {_THESE}"
        await self._write(lambda c: c.execute(sql, values))


def _checked(typed: str) -> str:
    name = storable(tidy_name(typed))
    if not name:
        raise ArchiveError(_NO_NAME)
    return name


def _folders(connection: sqlite3.Connection) -> tuple[Folder, ...]:
    rows = connection.execute(
        "SELECT folder.id, name, count(conversation.id) AS held FROM folder "
        "LEFT JOIN conversation ON folder_id = folder.id AND deleted_at IS NULL GROUP BY folder.id"
    )
    folders = (Folder(row["id"], row["name"], row["held"]) for row in rows)
    return tuple(sorted(folders, key=lambda folder: folder.name.casefold()))


def _made(connection: sqlite3.Connection, name: str) -> Folder:
    connection.execute(
        "INSERT INTO folder (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING", (uuid4().hex, name)
    )
    row = connection.execute("SELECT id, name FROM folder WHERE name = ?", (name,)).fetchone()
    return Folder(row["id"], row["name"])


def _rename(connection: sqlite3.Connection, folder_id: str, name: str) -> None:
    taken = "SELECT 1 FROM folder WHERE name = ? AND id <> ?"
    if connection.execute(taken, (name, folder_id)).fetchone() is not None:
        raise ArchiveError(_NAME_TAKEN, name=name)
    connection.execute("UPDATE folder SET name = ? WHERE id = ?", (name, folder_id))


def _delete(connection: sqlite3.Connection, folder_id: str) -> None:
    connection.execute("UPDATE conversation SET folder_id = NULL WHERE folder_id = ?", (folder_id,))
    connection.execute("DELETE FROM folder WHERE id = ?", (folder_id,))


def _tags(connection: sqlite3.Connection) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT DISTINCT name FROM tag JOIN conversation ON conversation.id = conversation_id "
        "WHERE deleted_at IS NULL"
    )
    return tuple(sorted((row["name"] for row in rows), key=str.casefold))


def _places(connection: sqlite3.Connection, ids: Collection[str]) -> tuple[Place, ...]:
    where = {"ids": json.dumps(list(ids))}
    tags: dict[str, list[str]] = {}
    these = _THESE.replace("id IN", "conversation_id IN")
    for row in connection.execute(f"SELECT * FROM tag WHERE {these}", where):
        tags.setdefault(row["conversation_id"], []).append(row["name"])
    rows = connection.execute(
        f"SELECT id, folder_id, pinned_at, is_unread FROM conversation WHERE {_THESE}", where
    )
    return tuple(
        Place(
            row["id"],
            row["folder_id"],
            row["pinned_at"],
            bool(row["is_unread"]),
            tuple(tags.get(row["id"], ())),
        )
        for row in rows
    )


def _put_back(connection: sqlite3.Connection, places: Sequence[Place], part: Part) -> None:
    ids = [place.conversation_id for place in places]
    if part is Part.TAGS:
        connection.executemany("DELETE FROM tag WHERE conversation_id = ?", [(n,) for n in ids])
        for place in places:
            _tag(connection, [place.conversation_id], place.tags, ())
        return
    values = [_value(place, part) for place in places]
    sql = f"UPDATE conversation SET {_PUT_BACK[part]} WHERE id = ?"
    connection.executemany(sql, list(zip(values, ids, strict=True)))


def _value(place: Place, part: Part) -> str | int | None:
    if part is Part.READING:
        return int(place.is_unread)
    return place.pinned_at if part is Part.PIN else place.folder_id


def _tag(
    connection: sqlite3.Connection,
    ids: Collection[str],
    add: Iterable[str],
    drop: Iterable[str],
) -> None:
    where = json.dumps(list(ids))
    for name in add:
        # A tag is written everywhere as it was at first, whatever the case it is typed in.
        connection.execute(
            "INSERT INTO tag (conversation_id, name) SELECT id, "
            "coalesce((SELECT name FROM tag WHERE name = :name LIMIT 1), :name) "
            f"FROM conversation WHERE {_THESE} ON CONFLICT DO NOTHING",
            {"name": name, "ids": where},
        )
    these = _THESE.replace("id IN", "conversation_id IN")
    for name in drop:
        connection.execute(
            f"DELETE FROM tag WHERE name = :name AND {these}", {"name": name, "ids": where}
        )


_NO_NAME = words("errors", "A folder or a tag needs a name of at least one character.")
_NAME_TAKEN = words("errors", "There is a folder “{name}” already. Choose another name.")
