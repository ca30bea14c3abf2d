"""How an archive gets a place for where a conversation comes from."""

from __future__ import annotations

REPORTS = (
    # JSON object: the report that it was opened from, with the verdicts in it; NULL: none
    "ALTER TABLE conversation ADD COLUMN report TEXT",
)
"""Statements that lead from version 5 to 6."""
