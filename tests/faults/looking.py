"""Looks into an archive file from outside, as another program would, without changing it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from deepseek_desktop.core.archive.archive import FILE_NAME


@contextmanager
def looking_into(data_dir: Path) -> Iterator[sqlite3.Connection]:
    """Open the archive of a data folder read-only."""
    uri = f"{(data_dir / FILE_NAME).absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def archived_prompts(data_dir: Path) -> tuple[str, ...]:
    """Return all committed prompts, in the order of asking; none where there is no archive."""
    try:
        with looking_into(data_dir) as connection:
            rows = connection.execute("SELECT prompt FROM turn ORDER BY number").fetchall()
    except sqlite3.OperationalError:
        return ()
    return tuple(row["prompt"] for row in rows)


def archived_replies(data_dir: Path) -> tuple[dict[str, Any], ...]:
    """Return the rows of all replies as the file has them, oldest first."""
    with looking_into(data_dir) as connection:
        rows = connection.execute(
            "SELECT reply.*, turn.prompt FROM reply JOIN turn ON turn.id = reply.turn_id "
            "ORDER BY reply.number"
        ).fetchall()
    return tuple(dict(row) for row in rows)


def journal_entries(data_dir: Path) -> int:
    """Return how many pieces wait in the journal; after an ended reply there are none."""
    with looking_into(data_dir) as connection:
        return int(connection.execute("SELECT count(*) FROM journal").fetchone()[0])


def journaled_text(data_dir: Path, channel: str = "answer") -> str:
    """Return what the journal holds of a channel, all replies joined."""
    with looking_into(data_dir) as connection:
        rows = connection.execute(
            "SELECT text FROM journal WHERE channel = ? ORDER BY reply_id, seq", (channel,)
        ).fetchall()
    return "".join(row["text"] for row in rows)
