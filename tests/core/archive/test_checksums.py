from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.checksums import damaged_replies
from deepseek_desktop.core.domain.events import AnswerDelta, ReasoningDelta
from tests.core.archive.samples import awaited, conversation, ended, journalled, rows, turn
from tests.support import until

_THOUGHT, _SAID = '想 "why"\n', "Because 🤔\x00 of \u2028it."


def _sealed(folder: Path) -> dict[str, str | None]:
    return dict(rows(folder, "SELECT id, checksum FROM reply"))


def _damaged(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return damaged_replies(connection)


async def test_what_was_said_is_sealed_however_it_ended(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        asked = [awaited("folded"), awaited("crashed")]
        await archive.begin_turn(conversation(), turn(), asked)
        assert _sealed(tmp_path) == {"folded": None, "crashed": None}
        archive.note("crashed", ReasoningDelta(_THOUGHT))
        archive.note("crashed", AnswerDelta(_SAID))
        await archive.finish(ended(awaited("folded"), _THOUGHT, _SAID))
        whole = ended(awaited("whole", "d-0"), _THOUGHT, _SAID)
        await archive.begin_turn(conversation("d"), turn("t2"), [whole])
        await until(lambda: journalled(tmp_path, "crashed"))
    async with Archive(tmp_path):
        pass

    # Whoever has only the file can compute it again.
    text = json.dumps([_THOUGHT, _SAID], ensure_ascii=False, separators=(",", ":"))
    expected = hashlib.sha256(text.encode()).hexdigest()
    assert _sealed(tmp_path) == dict.fromkeys(("folded", "crashed", "whole"), expected)
    assert _damaged(tmp_path) == []


async def test_text_that_is_not_what_was_stored_is_found(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        said = [ended(awaited(name), "Thinking.", "Yes.") for name in ("r", "s", "t", "u", "v")]
        await archive.begin_turn(conversation(), turn(), said)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.executescript(
            """
            UPDATE reply SET answer = 'Yes,' WHERE id = 's';
            UPDATE reply SET answer = CAST(x'59ff65732e' AS TEXT) WHERE id = 't';
            UPDATE reply SET reasoning = 'Thinking.Y', answer = 'es.' WHERE id = 'u';
            UPDATE reply SET answer = 'No.', checksum = NULL WHERE id = 'v';
            """
        )
        # As the archive reads: text that is no UTF-8 any more is read as far as it is whole.
        connection.text_factory = lambda data: data.decode("utf-8", "replace")

        assert damaged_replies(connection) == ["s", "t", "u"]


async def test_what_an_older_version_wrote_is_sealed_in_the_background(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        for statement in (step for steps in schema.MIGRATIONS[:5] for step in steps):
            connection.execute(statement)
        connection.executescript(
            f"""
            PRAGMA application_id = {schema.APPLICATION_ID};
            PRAGMA user_version = 5;
            INSERT INTO conversation (id, title, created_at) VALUES ('c', 'c', '2025-01-20');
            INSERT INTO lane (id, conversation_id, position, provider, model)
                VALUES ('l', 'c', 0, 'p', 'm');
            INSERT INTO turn (id, conversation_id, prompt, asked_at)
                VALUES ('t', 'c', 'Why?', '2025-01-20');
            WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 450)
            INSERT INTO reply (id, turn_id, lane_id, session, provider, model, parameters,
                               reasoning, answer, outcome, flaws, started_at)
                SELECT n, 't', 'l', 's', 'p', 'm', '{{}}', '', n, 'complete', '{{}}', '2025-01-20'
                FROM n;
            """
        )

    async with Archive(tmp_path):
        await until(lambda: all(_sealed(tmp_path).values()))

    assert len(_sealed(tmp_path)) == 450
    assert _damaged(tmp_path) == []
