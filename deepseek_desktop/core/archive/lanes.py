"""Which lanes a conversation has, and how they are asked and shown, in SQL."""

from __future__ import annotations

import json
import sqlite3

from deepseek_desktop.core.archive.rows import lane_values
from deepseek_desktop.core.domain.comparison import ComparisonSettings, settings_record
from deepseek_desktop.core.domain.conversation import Conversation


def keep_lanes(connection: sqlite3.Connection, conversation: Conversation) -> None:
    """Store who answers from now on, and how; a lane that never answered may be gone."""
    kept = {lane.id for lane in conversation.lanes}
    rows = connection.execute("SELECT id FROM lane WHERE conversation_id = ?", (conversation.id,))
    connection.executemany(
        "DELETE FROM lane WHERE id = :id "
        "AND NOT EXISTS (SELECT 1 FROM reply WHERE reply.lane_id = :id)",
        [{"id": row["id"]} for row in rows.fetchall() if row["id"] not in kept],
    )
    connection.executemany(
        "INSERT INTO lane "
        "(id, conversation_id, position, provider, model, system_prompt, parameters) "
        "VALUES (:id, :conversation, :position, :provider, :model, :system_prompt, :parameters) "
        "ON CONFLICT (id) DO UPDATE SET position = excluded.position, "
        "provider = excluded.provider, model = excluded.model, "
        "system_prompt = excluded.system_prompt, parameters = excluded.parameters",
        [
            lane_values(lane) | {"conversation": conversation.id, "position": position}
            for position, lane in enumerate(conversation.lanes)
        ],
    )


def keep_settings(
    connection: sqlite3.Connection, conversation_id: str, settings: ComparisonSettings
) -> None:
    """Store how the lanes are asked and shown."""
    record = json.dumps(settings_record(settings), sort_keys=True)
    connection.execute(
        "UPDATE conversation SET comparison = ? WHERE id = ?", (record, conversation_id)
    )
