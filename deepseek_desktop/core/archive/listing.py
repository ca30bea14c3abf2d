"""What the library lists of all conversations, read anew after each change."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from functools import partial
from typing import Any, TypeAlias

from deepseek_desktop.core.archive.queries import HAS_BEGINNING
from deepseek_desktop.core.archive.rows import time_of
from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.core.domain.identity import ModelRef

_Row: TypeAlias = tuple[Any, ...]

_CONVERSATIONS = f"""
    SELECT conversation.id, title, created_at, last_asked_at, folder.name, pinned_at, is_unread,
           last_turn
    FROM conversation LEFT JOIN folder ON folder.id = folder_id
    WHERE {HAS_BEGINNING} AND {{these}}
    ORDER BY max(created_at, coalesce(last_asked_at, created_at)) DESC, last_turn DESC
"""
_NEWER = "SELECT id FROM conversation WHERE last_turn > ?"
_LANES = (
    "SELECT conversation_id, provider, model FROM lane WHERE {these} "
    "ORDER BY conversation_id, position"
)
_TAGS = "SELECT conversation_id, name FROM tag WHERE {these}"
# The outcomes stand here as in the condition of the index, else SQLite would not take it.
_INTERRUPTED = """
    SELECT DISTINCT turn.conversation_id FROM reply JOIN turn ON turn.id = reply.turn_id
    WHERE reply.outcome IN ('crashed', 'unasked') AND NOT EXISTS (
        SELECT 1 FROM reply AS newer
        WHERE newer.turn_id = reply.turn_id AND newer.lane_id = reply.lane_id
          AND newer.number > reply.number
    ) AND {these}
"""
_RUNNING = """
    SELECT DISTINCT turn.conversation_id FROM reply JOIN turn ON turn.id = reply.turn_id
    WHERE reply.outcome IS NULL AND {these}
"""
ALL = (_CONVERSATIONS, _LANES, _TAGS, _INTERRUPTED, _RUNNING)
"""What is read for a list, each with a place for the condition which conversations."""


class Listing:
    """Makes summaries; those of rows that did not change are the same objects as before.

    So reading fifty thousand again costs little besides SQL, and whoever shows them sees at once
    which ones changed. Belongs to the thread that reads.
    """

    def __init__(self) -> None:
        self._known: dict[object, tuple[_Row, Summary]] = {}
        self._models: dict[_Row, tuple[ModelRef, ...]] = {}

    def summaries(
        self,
        connection: sqlite3.Connection,
        ids: Collection[str] | None = None,
        since: int | None = None,
    ) -> tuple[Summary, ...]:
        """Return conversations that have begun and are not deleted, last asked first.

        Those of `ids`, or all; with `since` also those in which something was asked after a turn.
        """
        if ids is not None and since is not None:
            newer = connection.execute(_NEWER, (since,))
            ids = {*ids, *(row["id"] for row in newer)}
        rows = partial(_rows, connection, ids=ids)
        lanes: dict[object, _Row] = {}
        for key, provider, model in rows(_LANES):
            lanes[key] = (*lanes.get(key, ()), (provider, model))
        tags: dict[object, _Row] = {}
        for key, name in rows(_TAGS):
            tags[key] = (*tags.get(key, ()), name)
        interrupted = {row[0] for row in rows(_INTERRUPTED)}
        running = {row[0] for row in rows(_RUNNING)}
        known, listed = self._known, []
        self._known = {} if ids is None else known
        for row in rows(_CONVERSATIONS, of="conversation.id"):
            key = row[0]
            models = self._refs(lanes.get(key, ()))
            whole = (*row, models, tags.get(key, ()), key in interrupted, key in running)
            before = known.get(key)
            kept = before if before and before[0] == whole else (whole, _summary(whole))
            self._known[key] = kept
            listed.append(kept[1])
        return tuple(listed)

    def _refs(self, lanes: _Row) -> tuple[ModelRef, ...]:
        """Return the models of lanes; the same models are the same tuple."""
        if lanes not in self._models:
            self._models[lanes] = tuple(ModelRef(str(at), str(name)) for at, name in lanes)
        return self._models[lanes]


def _summary(row: _Row) -> Summary:
    key, title, created_at, asked_at, folder, pinned_at, is_unread, newest = row[:8]
    models, tags, is_interrupted, is_running = row[8:]
    return Summary(
        id=key,
        title=title,
        created_at=time_of(created_at),
        models=models,
        is_interrupted=is_interrupted,
        asked_at=None if asked_at is None else time_of(asked_at),
        newest=newest or 0,
        folder=folder,
        tags=tuple(sorted(tags, key=str.casefold)) if tags else (),
        is_pinned=pinned_at is not None,
        is_unread=bool(is_unread),
        is_running=is_running,
    )


def _rows(
    connection: sqlite3.Connection,
    sql: str,
    *,
    of: str = "conversation_id",
    ids: Collection[str] | None,
) -> Iterable[_Row]:
    these = "TRUE" if ids is None else f"{of} IN (SELECT value FROM json_each(:ids))"
    cursor = connection.cursor()
    cursor.row_factory = None  # plain tuples: they are compared, and there are many
    values = {} if ids is None else {"ids": json.dumps(list(ids))}
    return cursor.execute(sql.format(these=these), values)
