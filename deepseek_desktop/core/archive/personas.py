"""The personas that a person keeps to use them again."""

from __future__ import annotations

import json
import sqlite3

from deepseek_desktop.core.archive.access import Read, Write
from deepseek_desktop.core.archive.rows import storable
from deepseek_desktop.core.domain.book import by_name
from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.parameters import checked_parameters
from deepseek_desktop.core.domain.persona import Persona


class Personas:
    """All personas; raises `ArchiveError` like the archive."""

    def __init__(self, write: Write, read: Read) -> None:
        self._write = write
        self._read = read

    async def all(self) -> tuple[Persona, ...]:
        """Return all personas by their names."""
        return await self._read(_all)

    async def keep(self, persona: Persona) -> None:
        """Store a persona in the place of the earlier one of its id."""
        await self._write(lambda c: _keep(c, persona))

    async def drop(self, persona_id: str) -> None:
        """Forget a persona."""
        await self._write(lambda c: _drop(c, persona_id))


def _all(connection: sqlite3.Connection) -> tuple[Persona, ...]:
    rows = connection.execute("SELECT * FROM persona").fetchall()
    return tuple(by_name(map(_persona_of, rows)))


def _persona_of(row: sqlite3.Row) -> Persona:
    parameters = checked_parameters(json.loads(row["parameters"]))
    setup = LaneSetup(row["system_prompt"], parameters)
    return Persona(row["id"], row["name"], setup, row["model"])


def _keep(connection: sqlite3.Connection, persona: Persona) -> None:
    parameters = json.dumps(dict(persona.setup.parameters), ensure_ascii=False, sort_keys=True)
    texts = (persona.name, persona.setup.system_prompt, parameters, persona.model)
    connection.execute(
        "INSERT INTO persona (id, name, system_prompt, parameters, model) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, model = excluded.model, "
        "system_prompt = excluded.system_prompt, parameters = excluded.parameters",
        (persona.id, *map(storable, texts)),
    )


def _drop(connection: sqlite3.Connection, persona_id: str) -> None:
    connection.execute("DELETE FROM persona WHERE id = ?", (persona_id,))
