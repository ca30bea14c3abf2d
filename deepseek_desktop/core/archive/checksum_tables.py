"""How an archive gets checksums of what was said."""

from __future__ import annotations

CHECKSUMS = (
    # SHA-256 in hex of the JSON list [reasoning, answer]; NULL while the reply runs, and for what
    # an older version wrote until the writer has come to it
    "ALTER TABLE reply ADD COLUMN checksum TEXT",
    # Finds those that have none without a look at any text; it is empty most of the time.
    "CREATE INDEX reply_unsealed ON reply (number) WHERE checksum IS NULL",
)
"""Statements that lead from version 5 to 6."""
