"""Gives rows that were salvaged back what they belong to, so that their text can be read."""

from __future__ import annotations

import sqlite3

_TITLE = "Salvaged"

_JOINED = (
    # Questions whose conversation was lost.
    """
    INSERT INTO conversation (id, title, created_at)
    SELECT conversation_id, coalesce(nullif(trim(substr(prompt, 1, 60)), ''), :title), asked_at
    FROM (SELECT conversation_id, prompt, asked_at, min(number) FROM turn
          WHERE conversation_id NOT IN (SELECT id FROM conversation) GROUP BY conversation_id)
    """,
    # Replies whose question was lost: their lane still knows the conversation.
    """
    INSERT OR IGNORE INTO conversation (id, title, created_at)
    SELECT DISTINCT coalesce(lane.conversation_id, 'salvaged'), :title, started_at
    FROM reply LEFT JOIN lane ON lane.id = lane_id
    WHERE turn_id NOT IN (SELECT id FROM turn)
      AND coalesce(lane.conversation_id, 'salvaged') NOT IN (SELECT id FROM conversation)
    GROUP BY 1
    """,
    """
    INSERT INTO turn (id, conversation_id, prompt, asked_at)
    SELECT turn_id, coalesce(lane.conversation_id, 'salvaged'), '', min(started_at)
    FROM reply LEFT JOIN lane ON lane.id = lane_id
    WHERE turn_id NOT IN (SELECT id FROM turn) GROUP BY turn_id
    """,
    # Replies whose lane was lost.
    """
    INSERT INTO lane (id, conversation_id, position, provider, model)
    SELECT lane_id, conversation_id, 1000 + min(reply.number), provider, model
    FROM reply JOIN turn ON turn.id = turn_id
    WHERE lane_id NOT IN (SELECT id FROM lane) GROUP BY lane_id
    """,
)
_ALONE = "UPDATE turn SET parent_id = NULL WHERE parent_id NOT IN (SELECT id FROM turn)"


def rejoin(connection: sqlite3.Connection) -> tuple[int, int]:
    """Make what salvaged rows belong to, and drop what says nothing alone; return both counts."""
    made = sum(connection.execute(sql, {"title": _TITLE}).rowcount for sql in _JOINED)
    if "parent_id" in [row[1] for row in connection.execute("PRAGMA table_info(turn)")]:
        made += connection.execute(_ALONE).rowcount
    return made, _drop_loose(connection)


def _drop_loose(connection: sqlite3.Connection) -> int:
    """Delete rows that refer to something that is not there, till there are none; count them."""
    dropped = 0
    while broken := {
        (row[0], row[2], row[3]) for row in connection.execute("PRAGMA foreign_key_check")
    }:
        for table, above, number in broken:
            keys = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
            own, other = next((key[3], key[4] or key[3]) for key in keys if key[0] == number)
            dropped += connection.execute(
                f"DELETE FROM {table} WHERE {own} IS NOT NULL "
                f"AND {own} NOT IN (SELECT {other} FROM {above})"
            ).rowcount
    return dropped
