"""How an archive keeps an attached text once, however often it is sent along.

`attachment` becomes a view, so that whoever reads, adds or removes attachments need not know. Texts
are the same where they are equal: a hash would be one more thing that only the app can compute.
"""

from __future__ import annotations

CONTENT = (
    "ALTER TABLE attachment RENAME TO attachment_before",
    """
    CREATE TABLE content (                    -- texts that were attached, each once
        id INTEGER PRIMARY KEY,
        chars INTEGER NOT NULL,               -- its length, by which an equal one is found
        text TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX content_by_length ON content (chars)",
    """
    CREATE TABLE attached (                   -- what was sent with a prompt
        turn_id TEXT NOT NULL REFERENCES turn (id),
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        content_id INTEGER NOT NULL REFERENCES content (id),
        PRIMARY KEY (turn_id, position)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX attached_by_content ON attached (content_id)",
    "INSERT INTO content (chars, text) SELECT DISTINCT length(text), text FROM attachment_before",
    """
    INSERT INTO attached (turn_id, position, name, content_id)
        SELECT turn_id, position, name, content.id
        FROM attachment_before AS before
        JOIN content ON chars = length(before.text) AND content.text = before.text
    """,
    "DROP TABLE attachment_before",
    """
    CREATE VIEW attachment (turn_id, position, name, text, content_id) AS
        SELECT turn_id, position, name, text, content_id
        FROM attached JOIN content ON content.id = content_id
    """,
    """
    CREATE TRIGGER attachment_added INSTEAD OF INSERT ON attachment BEGIN
        INSERT INTO content (chars, text)
            SELECT length(NEW.text), NEW.text WHERE NOT EXISTS (
                SELECT 1 FROM content WHERE chars = length(NEW.text) AND text = NEW.text
            );
        INSERT INTO attached (turn_id, position, name, content_id)
            SELECT NEW.turn_id, NEW.position, NEW.name, id
            FROM content WHERE chars = length(NEW.text) AND text = NEW.text;
    END
    """,
    """
    CREATE TRIGGER attachment_removed INSTEAD OF DELETE ON attachment BEGIN
        DELETE FROM attached WHERE turn_id = OLD.turn_id AND position = OLD.position;
        DELETE FROM content WHERE id = OLD.content_id AND NOT EXISTS (
            SELECT 1 FROM attached WHERE content_id = OLD.content_id
        );
    END
    """,
)
"""Statements that lead from version 5 to 6."""
