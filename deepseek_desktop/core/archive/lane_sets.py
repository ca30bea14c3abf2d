"""The sets of lanes that a person keeps to compare with them again."""

from __future__ import annotations

import json
import sqlite3

from deepseek_desktop.core.archive.access import Read, Write
from deepseek_desktop.core.archive.rows import storable
from deepseek_desktop.core.domain.book import by_name
from deepseek_desktop.core.domain.comparison import settings_of, settings_record
from deepseek_desktop.core.domain.lane_set import LaneSet, choice_of, choice_record


class LaneSets:
    """All sets of lanes; raises `ArchiveError` like the archive."""

    def __init__(self, write: Write, read: Read) -> None:
        self._write = write
        self._read = read

    async def all(self) -> tuple[LaneSet, ...]:
        """Return all sets by their names."""
        return await self._read(_all)

    async def keep(self, lane_set: LaneSet) -> None:
        """Store a set in the place of the earlier one of its id."""
        await self._write(lambda c: _keep(c, lane_set))

    async def drop(self, set_id: str) -> None:
        """Forget a set."""
        await self._write(lambda c: _drop(c, set_id))


def _all(connection: sqlite3.Connection) -> tuple[LaneSet, ...]:
    rows = connection.execute("SELECT * FROM lane_set").fetchall()
    return tuple(by_name(map(_set_of, rows)))


def _set_of(row: sqlite3.Row) -> LaneSet:
    lanes = tuple(choice_of(record) for record in json.loads(row["lanes"]))
    settings = settings_of(json.loads(row["settings"]))
    return LaneSet(row["id"], row["name"], lanes, settings, bool(row["begins"]))


def _keep(connection: sqlite3.Connection, lane_set: LaneSet) -> None:
    lanes = [choice_record(choice) for choice in lane_set.lanes]
    if lane_set.begins:
        connection.execute("UPDATE lane_set SET begins = 0")
    texts = (lane_set.name, _json(lanes), _json(settings_record(lane_set.settings)))
    connection.execute(
        "INSERT INTO lane_set (id, name, lanes, settings, begins) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, lanes = excluded.lanes, "
        "settings = excluded.settings, begins = excluded.begins",
        (lane_set.id, *map(storable, texts), lane_set.begins),
    )


def _drop(connection: sqlite3.Connection, set_id: str) -> None:
    connection.execute("DELETE FROM lane_set WHERE id = ?", (set_id,))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
