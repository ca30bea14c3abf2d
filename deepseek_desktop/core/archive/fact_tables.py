"""How an archive gets an identity of its own, and says which version of the app wrote it."""

from __future__ import annotations

FACTS = (
    """
    CREATE TABLE archive_fact (
        name TEXT PRIMARY KEY,                -- archive_id | made_by | last_written_by | changes
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "INSERT INTO archive_fact (name, value) VALUES ('archive_id', lower(hex(randomblob(16))))",
    "INSERT INTO archive_fact (name, value) VALUES ('changes', '0')",
)
"""Statements that give it facts about itself."""
