"""How an archive gets imports: which files came in, and what of them nobody is to see yet."""

from __future__ import annotations

IMPORTS = (
    """
    CREATE TABLE import_run (
        id TEXT PRIMARY KEY,
        file_name TEXT NOT NULL,
        file_hash TEXT NOT NULL,              -- SHA-256 of the file, by which it is known again
        session TEXT NOT NULL,                -- the process that imports, while ended_at is NULL
        begun_at TEXT NOT NULL,
        ended_at TEXT,
        counts TEXT NOT NULL DEFAULT '{}'     -- JSON object: what was added
    ) STRICT
    """,
    "CREATE INDEX import_run_by_hash ON import_run (file_hash)",
    """
    CREATE TABLE import_pending (             -- new conversations, hidden until the import ends
        conversation_id TEXT PRIMARY KEY,
        run_id TEXT NOT NULL REFERENCES import_run (id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX import_pending_by_run ON import_pending (run_id)",
    """
    CREATE TABLE import_late (                -- what older conversations get when the import ends
        number INTEGER PRIMARY KEY,
        run_id TEXT NOT NULL REFERENCES import_run (id),
        rows TEXT NOT NULL                    -- JSON list of [table, column values]
    ) STRICT
    """,
    "CREATE INDEX import_late_by_run ON import_late (run_id)",
)
"""Statements that add them."""
