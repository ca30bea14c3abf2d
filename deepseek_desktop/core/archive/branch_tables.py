"""How an archive gets branches, the bin, drafts, saved prompts, personas and expenses."""

from __future__ import annotations

BRANCHES = (
    "ALTER TABLE conversation ADD COLUMN head TEXT",  # the last turn of the branch that is shown
    "ALTER TABLE conversation ADD COLUMN deleted_at TEXT",  # in the bin since then
    "ALTER TABLE conversation ADD COLUMN forked_from TEXT",  # a turn of the one it was copied from
    "ALTER TABLE turn ADD COLUMN parent_id TEXT REFERENCES turn (id)",  # NULL: a first question
    "ALTER TABLE turn ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0",  # oldest turns not sent
    "ALTER TABLE turn ADD COLUMN deleted_at TEXT",
    """
    UPDATE turn SET parent_id = (
        SELECT before.id FROM turn AS before
        WHERE before.conversation_id = turn.conversation_id AND before.number < turn.number
        ORDER BY before.number DESC LIMIT 1
    )
    """,
    """
    CREATE TABLE basis (                      -- which replies a turn goes on from
        turn_id TEXT NOT NULL REFERENCES turn (id),
        lane_id TEXT NOT NULL,
        reply_id TEXT NOT NULL,
        is_partial INTEGER NOT NULL,          -- 1: sent along though the reply was cut
        PRIMARY KEY (turn_id, lane_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE choice (                     -- which of several replies is shown
        turn_id TEXT NOT NULL REFERENCES turn (id),
        lane_id TEXT NOT NULL,
        reply_id TEXT NOT NULL,
        PRIMARY KEY (turn_id, lane_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE attachment (                 -- texts that were sent with a prompt
        turn_id TEXT NOT NULL REFERENCES turn (id),
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (turn_id, position)
    ) STRICT
    """,
    "ALTER TABLE reply ADD COLUMN system_prompt TEXT",  # as set; NULL: not known
    "ALTER TABLE reply ADD COLUMN continued TEXT",  # the cut reply that this one goes on with
    "ALTER TABLE reply ADD COLUMN copied_from TEXT",  # the reply that was paid for
    "CREATE INDEX reply_by_start ON reply (started_at)",
    "CREATE INDEX turn_by_parent ON turn (parent_id)",  # looked at for each turn that is deleted
    "CREATE INDEX reply_by_lane ON reply (lane_id)",  # the same for lanes
    """
    CREATE TABLE draft (                      -- what was typed and not sent yet
        conversation_id TEXT PRIMARY KEY,     -- maybe of a conversation that has not begun
        text TEXT NOT NULL,
        queue TEXT NOT NULL,                  -- JSON list of questions that wait
        lanes TEXT NOT NULL,                  -- JSON list: who would answer a first question
        edited TEXT,                          -- JSON [turn, prompt]: what is being edited
        saved_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE draft_attachment (
        conversation_id TEXT NOT NULL,
        question INTEGER NOT NULL,            -- 0: typed, 1 and up: waits, -1: edited
        position INTEGER NOT NULL,
        name TEXT NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (conversation_id, question, position)
    ) STRICT
    """,
    """
    CREATE TABLE saved_prompt (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE persona (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        system_prompt TEXT NOT NULL,
        parameters TEXT NOT NULL,             -- JSON object
        model TEXT NOT NULL                   -- PROVIDER/MODEL; empty: whichever is chosen
    ) STRICT
    """,
    """
    CREATE TABLE expense (                    -- requests that are no reply to a person
        number INTEGER PRIMARY KEY,
        conversation_id TEXT,
        purpose TEXT NOT NULL,                -- title | deleted
        provider TEXT NOT NULL,
        model TEXT NOT NULL,
        prompt_tokens INTEGER,
        completion_tokens INTEGER,
        reasoning_tokens INTEGER,
        cached_tokens INTEGER,
        cost TEXT,                            -- JSON object, as in reply
        reported_cost_usd TEXT,
        at TEXT NOT NULL
    ) STRICT
    """,
)
"""Statements that lead from version 3 to 4."""
