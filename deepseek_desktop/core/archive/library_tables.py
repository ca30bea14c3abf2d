"""How an archive gets what the library is ordered by: folders, tags, pins, what is unread."""

from __future__ import annotations

LIBRARY = (
    """
    CREATE TABLE folder (                     -- one level: what is in two places has two tags
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE
    ) STRICT
    """,
    "ALTER TABLE conversation ADD COLUMN folder_id TEXT REFERENCES folder (id)",  # NULL: in none
    "ALTER TABLE conversation ADD COLUMN pinned_at TEXT",  # NULL: it stands where its date is
    "ALTER TABLE conversation ADD COLUMN is_unread INTEGER NOT NULL DEFAULT 0",  # ended unseen
    # What the newest turn says, kept here by triggers: the list must not walk through all turns.
    "ALTER TABLE conversation ADD COLUMN last_turn INTEGER",  # turn.number; NULL: nothing asked
    "ALTER TABLE conversation ADD COLUMN last_asked_at TEXT",
    """
    UPDATE conversation SET (last_turn, last_asked_at) = (
        SELECT number, asked_at FROM turn WHERE conversation_id = conversation.id
        ORDER BY number DESC LIMIT 1
    )
    """,
    # What another process has asked meanwhile is found without looking at the rest.
    "CREATE INDEX conversation_by_turn ON conversation (last_turn)",
    """
    CREATE TRIGGER turn_asked AFTER INSERT ON turn BEGIN
        UPDATE conversation SET last_turn = NEW.number, last_asked_at = NEW.asked_at
        WHERE id = NEW.conversation_id;
    END
    """,
    """
    CREATE TRIGGER turn_gone AFTER DELETE ON turn BEGIN
        UPDATE conversation SET (last_turn, last_asked_at) = (
            SELECT number, asked_at FROM turn WHERE conversation_id = OLD.conversation_id
            ORDER BY number DESC LIMIT 1
        )
        WHERE id = OLD.conversation_id AND last_turn = OLD.number;
    END
    """,
    """
    CREATE TABLE tag (
        conversation_id TEXT NOT NULL REFERENCES conversation (id),
        name TEXT NOT NULL COLLATE NOCASE,    -- as it was typed first
        PRIMARY KEY (conversation_id, name)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX tag_by_name ON tag (name)",
    "CREATE INDEX conversation_by_folder ON conversation (folder_id) WHERE folder_id IS NOT NULL",
    # Whether a conversation has a first question, without its text.
    """
    CREATE INDEX turn_first ON turn (conversation_id)
    WHERE parent_id IS NULL AND deleted_at IS NULL
    """,
    # What died in mid-reply is little among all replies.
    "CREATE INDEX reply_interrupted ON reply (turn_id) WHERE outcome IN ('crashed', 'unasked')",
)
"""Statements that are a part of those that lead from version 5 to 6."""
