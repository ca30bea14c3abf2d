"""The tables of the archive, and how an older file becomes a newer one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from deepseek_desktop.core.archive import facts
from deepseek_desktop.core.archive.branch_tables import BRANCHES
from deepseek_desktop.core.archive.checksum_tables import CHECKSUMS
from deepseek_desktop.core.archive.comparison_tables import COMPARISONS
from deepseek_desktop.core.archive.content_tables import CONTENT
from deepseek_desktop.core.archive.fact_tables import FACTS
from deepseek_desktop.core.archive.import_tables import IMPORTS
from deepseek_desktop.core.archive.library_tables import LIBRARY
from deepseek_desktop.core.archive.search_tables import FILL, SEARCH
from deepseek_desktop.core.domain.archive_state import Condition
from deepseek_desktop.core.domain.errors import UnopenedArchiveError
from deepseek_desktop.core.domain.words import words

APPLICATION_ID = 0x4453_4B41  # "DSKA" in the file's header, so that `file` can tell what it is

_FIRST = (
    """
    CREATE TABLE conversation (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        created_at TEXT NOT NULL              -- ISO 8601, UTC
    ) STRICT
    """,
    """
    CREATE TABLE lane (
        id TEXT PRIMARY KEY,
        conversation_id TEXT NOT NULL REFERENCES conversation (id),
        position INTEGER NOT NULL,
        provider TEXT NOT NULL,
        model TEXT NOT NULL,
        UNIQUE (conversation_id, position)
    ) STRICT
    """,
    """
    CREATE TABLE turn (
        number INTEGER PRIMARY KEY,           -- order of asking; clocks can go back
        id TEXT NOT NULL UNIQUE,
        conversation_id TEXT NOT NULL REFERENCES conversation (id),
        prompt TEXT NOT NULL,
        asked_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX turn_by_conversation ON turn (conversation_id, number)",
    """
    CREATE TABLE reply (
        number INTEGER PRIMARY KEY,           -- order of attempts; a retry adds a row
        id TEXT NOT NULL UNIQUE,
        turn_id TEXT NOT NULL REFERENCES turn (id),
        lane_id TEXT NOT NULL REFERENCES lane (id),
        session TEXT NOT NULL,                -- the process that streams it, while outcome is NULL
        provider TEXT NOT NULL,
        model TEXT NOT NULL,                  -- as asked for
        echoed_model TEXT,                    -- as the host named it
        fingerprint TEXT,
        generation_id TEXT,
        upstream TEXT,
        parameters TEXT NOT NULL,             -- JSON object: what the request carried
        reasoning TEXT NOT NULL,
        answer TEXT NOT NULL,
        outcome TEXT,                         -- NULL: still running, its text is in the journal
        finish_reason TEXT,
        failure TEXT,                         -- JSON object
        flaws TEXT NOT NULL,                  -- JSON object: damage read over, by kind
        pieces INTEGER,                       -- NULL: not counted to the end
        prompt_tokens INTEGER,                -- NULL: unknown, in all counts
        completion_tokens INTEGER,            -- includes reasoning_tokens
        reasoning_tokens INTEGER,
        cached_tokens INTEGER,                -- part of prompt_tokens
        started_at TEXT NOT NULL,
        first_byte_s REAL,                    -- seconds after started_at, by the monotonic clock
        first_reasoning_s REAL,
        first_answer_s REAL,
        ended_s REAL
    ) STRICT
    """,
    "CREATE INDEX reply_by_turn ON reply (turn_id, number)",
    "CREATE INDEX reply_running ON reply (session) WHERE outcome IS NULL",
    """
    CREATE TABLE journal (
        reply_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        channel TEXT NOT NULL,                -- reasoning | answer | relabel
        text TEXT NOT NULL,
        PRIMARY KEY (reply_id, seq)
    ) STRICT, WITHOUT ROWID
    """,
)

_COST = (
    "ALTER TABLE reply ADD COLUMN cost TEXT",  # JSON object: our estimate and its price row
    "ALTER TABLE reply ADD COLUMN reported_cost_usd TEXT",  # what the host says, as a decimal
)

_WAYS = (
    "ALTER TABLE lane ADD COLUMN system_prompt TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE lane ADD COLUMN parameters TEXT NOT NULL DEFAULT '{}'",  # JSON: as a person set
    "ALTER TABLE reply ADD COLUMN sent_model TEXT",  # the id that went out for `model`
    "ALTER TABLE reply ADD COLUMN effects TEXT NOT NULL DEFAULT '{}'",  # JSON: why not as set
    "ALTER TABLE reply ADD COLUMN thinking INTEGER",  # asked to think: 1, not to: 0, unknown: NULL
    "ALTER TABLE reply ADD COLUMN effort TEXT",
    "ALTER TABLE reply ADD COLUMN reasoning_place TEXT",  # the host's field, or a tag
    "ALTER TABLE reply ADD COLUMN card TEXT",  # JSON: our catalogue's row at that time
    "ALTER TABLE reply ADD COLUMN credits_left TEXT",  # in the host's own words
    "ALTER TABLE reply ADD COLUMN tool_calls TEXT NOT NULL DEFAULT '[]'",  # JSON: never made
    "ALTER TABLE reply ADD COLUMN retried TEXT NOT NULL DEFAULT '[]'",  # JSON: failures before it
)

_PRAGMAS = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",  # what is deleted is overwritten, not only let go
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    _FIRST,
    _COST,
    _WAYS,
    BRANCHES,
    COMPARISONS,
    (*CHECKSUMS, *CONTENT, *FACTS, *LIBRARY, *IMPORTS, *SEARCH, *FILL),
)
"""Statements that lead from version n to n + 1; only ever appended to."""


def version_of(connection: sqlite3.Connection) -> int:
    """Return which version the file has, 0 for a new one; raise where it is none of ours."""
    application = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    has_tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] > 0
    is_ours = application == APPLICATION_ID or not (has_tables or application or version)
    if not is_ours or version < 0:
        error = UnopenedArchiveError(
            words("errors", "The archive file belongs to another program. Nothing was changed.")
        )
        error.condition = Condition.FOREIGN
        raise error
    return version


def prepare(
    connection: sqlite3.Connection,
    before_migration: Callable[[], None],
    journal_mode: str = "WAL",
) -> None:
    """Set the connection up and bring the file to the newest version, or leave it untouched.

    `before_migration` is called before a file with something in it is changed; what it raises
    leaves it untouched.
    """
    version = version_of(connection)
    if 0 < version < len(MIGRATIONS):
        before_migration()
    for pragma in (f"journal_mode = {journal_mode}", *_PRAGMAS):
        connection.execute(f"PRAGMA {pragma}")
    if version < len(MIGRATIONS) or not facts.is_signed(connection):
        _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have migrated while this one waited for the lock.
        version = _pragma(connection, "user_version")
        make(connection, version, len(MIGRATIONS))
        facts.sign(connection, is_new=not version)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def make(connection: sqlite3.Connection, version: int, wanted: int) -> None:
    """Bring tables from one version to another, inside a transaction."""
    for statements in MIGRATIONS[version:wanted]:
        for statement in statements:
            connection.execute(statement)
    if version < wanted:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {wanted}")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
