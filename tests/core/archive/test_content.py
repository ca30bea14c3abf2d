"""A text that is attached again and again is kept once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.attachment import Attachment
from tests.core.archive.samples import conversation, rows, turn

_LONG = "想 A long text.\n" * 70_000
_SAME_LENGTH = _LONG[:-1] + "!"


async def test_the_same_text_in_five_turns_is_one_row_until_the_last_is_gone(
    tmp_path: Path,
) -> None:
    attached = (Attachment("a.txt", _LONG), Attachment("b.txt", _SAME_LENGTH))
    async with Archive(tmp_path) as archive:
        for number in range(5):
            asked = replace(turn(f"t{number}"), attachments=attached)
            await archive.begin_turn(conversation(f"c{number}"), asked, [])
        assert rows(tmp_path, "SELECT count(*) FROM content") == [(2,)]
        size = (tmp_path / FILE_NAME).stat().st_size
        for number in range(5):
            found = await archive.conversation(f"c{number}")
            assert found.turns[0].attachments == attached
            await archive.bin.put_conversation(f"c{number}")
            await archive.bin.empty()
            left = [(2 if number < 4 else 0,)]
            assert rows(tmp_path, "SELECT count(*) FROM content") == left
    assert size < 5 * len(_LONG.encode())  # two texts and their index; without sharing it is ten
    assert rows(tmp_path, "PRAGMA foreign_key_check") == []


async def test_attachments_of_an_older_version_are_joined(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        for statement in (step for steps in schema.MIGRATIONS[:5] for step in steps):
            connection.execute(statement)
        connection.executescript(
            f"""
            PRAGMA application_id = {schema.APPLICATION_ID};
            PRAGMA user_version = 5;
            INSERT INTO conversation (id, title, created_at) VALUES ('c', 'c', '2025-01-20');
            INSERT INTO turn (id, conversation_id, prompt, asked_at)
                VALUES ('t', 'c', 'Why?', '2025-01-20T00:00:00+00:00');
            INSERT INTO attachment (turn_id, position, name, text)
                VALUES ('t', 0, 'a', 'same'), ('t', 1, 'b', 'same'), ('t', 2, 'c', 'sane');
            """
        )

    async with Archive(tmp_path) as archive:
        (found,) = (await archive.conversation("c")).turns

    assert [(each.name, each.text) for each in found.attachments] == [
        ("a", "same"),
        ("b", "same"),
        ("c", "sane"),
    ]
    assert rows(tmp_path, "SELECT text FROM content ORDER BY id") == [("same",), ("sane",)]
