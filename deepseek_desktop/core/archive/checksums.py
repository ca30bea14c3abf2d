"""Checksums of what was said: a bit that turned on the disk is seen, which SQLite itself does not.

They show accidents, not what somebody did on purpose.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from hashlib import sha256

_PORTION_CHARS = 4_000_000  # of text in one transaction: a moment, then journals are written
_PORTION = 200
_PART_CHARS = 100_000


def checksum_of(reasoning: str, answer: str) -> str:
    """Return the SHA-256, in hex, of the JSON list of both texts, without blanks, as UTF-8."""
    made = sha256(b'["')
    _add(made.update, reasoning)
    made.update(b'","')
    _add(made.update, answer)
    made.update(b'"]')
    return made.hexdigest()


def _add(take: Callable[[bytes], None], text: str) -> None:
    """Hand over a text as it stands in JSON; in parts, between which other threads go on."""
    for first in range(0, len(text), _PART_CHARS):
        part = json.dumps(text[first : first + _PART_CHARS], ensure_ascii=False)
        take(part[1:-1].encode("utf-8", "replace"))


def damaged_replies(connection: sqlite3.Connection) -> list[str]:
    """Return the ids of replies whose texts are not those that were stored, in order of asking.

    What has no checksum yet cannot be told, and is not among them.
    """
    found = connection.execute(
        "SELECT id, reasoning, answer, checksum FROM reply WHERE checksum IS NOT NULL"
        " ORDER BY number"
    )
    return [
        reply_id
        for reply_id, reasoning, answer, checksum in found
        if checksum_of(reasoning, answer) != checksum
    ]


def seal_some(connection: sqlite3.Connection) -> bool:
    """Give some replies of an older version their checksums; return whether there may be more."""
    found = connection.execute(
        "SELECT id, reasoning, answer FROM reply WHERE checksum IS NULL AND outcome IS NOT NULL"
        " ORDER BY number LIMIT ?",
        (_PORTION,),
    )
    sealed: list[tuple[str, str]] = []
    seen_chars = 0
    for reply_id, reasoning, answer in found:
        sealed.append((checksum_of(reasoning, answer), reply_id))
        seen_chars += len(reasoning) + len(answer)
        if seen_chars > _PORTION_CHARS:
            break
    found.close()
    connection.executemany("UPDATE reply SET checksum = ? WHERE id = ?", sealed)
    return bool(sealed)
