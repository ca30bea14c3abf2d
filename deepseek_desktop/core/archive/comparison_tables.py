"""How an archive gets verdicts, sets of lanes, reports, settings and the pace of replies."""

from __future__ import annotations

COMPARISONS = (
    # JSON object: the report that it was opened from, with the verdicts in it; NULL: none
    "ALTER TABLE conversation ADD COLUMN report TEXT",
    # JSON object: how the lanes of a conversation are asked and shown
    "ALTER TABLE conversation ADD COLUMN comparison TEXT NOT NULL DEFAULT '{}'",
    # JSON list of [seconds, characters of reasoning, characters of answer], as they arrived
    "ALTER TABLE reply ADD COLUMN pace TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE reply ADD COLUMN handed TEXT",  # the reply whose reasoning the model was given
    """
    CREATE TABLE verdict (
        id TEXT PRIMARY KEY,
        turn_id TEXT NOT NULL REFERENCES turn (id),
        left_reply TEXT NOT NULL,             -- what a person saw on the left
        right_reply TEXT NOT NULL,
        has_sides INTEGER NOT NULL,           -- 0: judged in a terminal, where there are no sides
        choice TEXT NOT NULL,                 -- left | tie | both_bad | right
        reasons TEXT NOT NULL,                -- JSON list
        note TEXT NOT NULL,
        is_blind INTEGER NOT NULL,
        named TEXT NOT NULL,                  -- JSON list: replies whose text tells who answered
        made_at TEXT NOT NULL
    ) STRICT
    """,
    # JSON object, as in conversation.comparison
    "ALTER TABLE draft ADD COLUMN comparison TEXT NOT NULL DEFAULT '{}'",
    "CREATE INDEX verdict_by_turn ON verdict (turn_id)",
    """
    CREATE TABLE lane_set (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        lanes TEXT NOT NULL,                  -- JSON list: model, instructions, parameters
        settings TEXT NOT NULL,               -- JSON object, as in conversation.comparison
        begins INTEGER NOT NULL               -- 1: new comparisons begin with it; one at most does
    ) STRICT
    """,
)
"""Statements that lead from version 4 to 5."""
