"""An archive that is searched, and what its index holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.search.index import is_in_step
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.hits import Hit, Scope
from deepseek_desktop.core.domain.usage import Timings
from tests.core.archive.samples import AT, awaited, conversation, ended
from tests.support import until


async def keep(
    archive: Archive,
    name: str,
    prompt: str,
    *,
    reasoning: str = "",
    answer: str = "",
    attachments: tuple[Attachment, ...] = (),
    minutes: int = 0,
) -> None:
    """Store a conversation of a question and its reply."""
    at = AT + timedelta(minutes=minutes)
    reply = replace(awaited(f"r-{name}", f"{name}-0"), timings=Timings(at))
    await archive.begin_turn(
        conversation(name), Turn(name, prompt, at, attachments=attachments), [reply]
    )
    await archive.finish(ended(reply, reasoning, answer))


def rows_of(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Return what a query gives, asked from outside."""
    with closing(sqlite3.connect(path / FILE_NAME)) as connection:
        return connection.execute(sql).fetchall()


async def all_indexed(path: Path) -> None:
    """Wait until nothing is left to be indexed."""
    waiting = (
        "SELECT 1 FROM search_pending UNION ALL SELECT 1 FROM search_stale "
        "UNION ALL SELECT 1 FROM archive_fact WHERE name = 'index_noted' "
        "UNION ALL SELECT 1 FROM sqlite_schema WHERE name = 'search_old'"
    )
    await until(lambda: not rows_of(path, waiting))


def index_fits(path: Path) -> bool:
    """Whether the index is in step with the texts."""
    with closing(sqlite3.connect(path / FILE_NAME)) as connection:
        return is_in_step(connection)


def count_known(path: Path) -> int:
    """Return how many questions the index finds; -1 where it is damaged."""
    words = "SELECT count(*) FROM search_index WHERE search_index MATCH 'needle'"
    try:
        return int(str(rows_of(path, words)[0][0]))
    except sqlite3.DatabaseError:
        return -1


def seen(hits: tuple[Hit, ...]) -> list[tuple[str, Scope, str]]:
    """Return of hits where they are, and what was found."""
    return [(hit.conversation_id, hit.scope, hit.found) for hit in hits]
