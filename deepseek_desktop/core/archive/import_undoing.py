"""Takes an import back that did not come to its end."""

from __future__ import annotations

import sqlite3
from time import monotonic

from deepseek_desktop.core.archive.merging import IMPORTED

PORTION_S = 0.03
"""How long one transaction takes in more; the journal waits for it."""

_OF_TURNS = ("basis", "choice", "attachment", "verdict", "reply")


def undo_some(connection: sqlite3.Connection, run_id: str) -> bool:
    """Delete a portion of what an import hid; return whether there is more."""
    due = monotonic() + PORTION_S
    hidden = "SELECT conversation_id FROM import_pending WHERE run_id = ?"
    for row in connection.execute(hidden, (run_id,)).fetchall():
        _delete(connection, row["conversation_id"])
        if monotonic() >= due:
            return True
    forget(connection, run_id)
    connection.execute("DELETE FROM import_run WHERE id = ? AND ended_at IS NULL", (run_id,))
    return False


def _delete(connection: sqlite3.Connection, conversation_id: str) -> None:
    of_turns = "DELETE FROM {} WHERE turn_id IN (SELECT id FROM turn WHERE conversation_id = ?)"
    for table in _OF_TURNS:
        connection.execute(of_turns.format(table), (conversation_id,))
    for table in ("turn", "lane", "tag", "import_pending"):
        connection.execute(f"DELETE FROM {table} WHERE conversation_id = ?", (conversation_id,))
    connection.execute("DELETE FROM conversation WHERE id = ?", (conversation_id,))
    connection.execute(
        "DELETE FROM folder WHERE id LIKE ? || '%' "
        "AND id NOT IN (SELECT folder_id FROM conversation WHERE folder_id IS NOT NULL)",
        (IMPORTED,),
    )


def forget(connection: sqlite3.Connection, run_id: str) -> None:
    """Drop what was noted of an import only until its end."""
    for table in ("import_pending", "import_late"):
        connection.execute(f"DELETE FROM {table} WHERE run_id = ?", (run_id,))
