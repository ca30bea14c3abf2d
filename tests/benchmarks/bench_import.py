"""An import of 100 MB, against bare SQLite that reads the same file and writes the same texts."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.queries import insert
from tests.benchmarks.figures import Figure, seconds

_ROOT = Path(__file__).parents[2]
_CONVERSATIONS, _QUESTIONS = 4000, 4
_PROMPT, _REASONING, _ANSWER = 40, 650, 350  # words of about six letters
_WORDS = 5000
_AT = "2025-01-27T10:00:00+08:00"
_MEMORY_LIMIT_MB = 256
_WAIT_LIMIT_MS = 100


def measure() -> list[Figure]:
    """Return how long it takes, how much memory the app needs, and how long the journal waits."""
    with TemporaryDirectory(prefix="deepseek-desktop-bench-") as name:
        folder = Path(name)
        path = folder / "conversations.json"
        _write(path)
        floor_s = seconds(lambda: _bare(path, folder / "bare.db"))
        ran = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.import_ours", str(folder / "ours"), str(path)],
            cwd=_ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        told = json.loads(ran.stdout)
        assert told["replies"] == _CONVERSATIONS * _QUESTIONS
        size_mb = path.stat().st_size / 1e6
        wait_ms, hold_ms = told["longest_wait_s"] * 1e3, told["longest_hold_s"] * 1e3
        return [
            Figure(f"import {size_mb:.0f} MB", told["took_s"], "s", floor_s, budget=8),
            Figure("import memory", told["peak_mb"], "MB", _MEMORY_LIMIT_MB, budget=1),
            Figure("import, longest write", wait_ms, "ms", _WAIT_LIMIT_MS, budget=1),
            Figure("import, loop held", hold_ms, "ms", _WAIT_LIMIT_MS / 2, budget=1),
        ]


def _write(path: Path) -> None:
    """Write an export as DeepSeek's are, with thinking."""
    random = Random(7)
    words = ["".join(random.choices("abcdefghijklmno", k=6)) for _ in range(_WORDS)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(_CONVERSATIONS):
            file.write("," if number else "[")
            json.dump(_talk(number, random, words), file)
        file.write("]")


def _talk(number: int, random: Random, words: list[str]) -> dict[str, Any]:
    mapping: dict[str, Any] = {"root": {"id": "root", "parent": None, "message": None}}
    before = "root"
    for turn in range(_QUESTIONS):
        asked, answered = f"{turn}q", f"{turn}a"
        said = (("REQUEST", _PROMPT),), (("THINK", _REASONING), ("RESPONSE", _ANSWER))
        for name, parent, parts in ((asked, before, said[0]), (answered, asked, said[1])):
            fragments = [
                {"type": kind, "content": " ".join(random.choices(words, k=count))}
                for kind, count in parts
            ]
            message = {"model": "deepseek-reasoner", "inserted_at": _AT, "fragments": fragments}
            mapping[name] = {"id": name, "parent": parent, "children": [], "message": message}
        before = answered
    return {"id": f"c{number}", "title": f"Talk {number}", "inserted_at": _AT, "mapping": mapping}


def _bare(path: Path, archive: Path) -> None:
    """Read the file at once and write its texts into the same tables in one transaction."""
    talks = json.loads(path.read_bytes())
    with closing(sqlite3.connect(archive, isolation_level=None)) as connection:
        schema.prepare(connection, lambda: None)
        connection.execute("BEGIN IMMEDIATE")
        for talk in talks:
            _write_bare(connection, talk)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _write_bare(connection: sqlite3.Connection, talk: dict[str, Any]) -> None:
    talk_id, at = talk["id"], talk["inserted_at"]
    insert(connection, "conversation", {"id": talk_id, "title": talk["title"], "created_at": at})
    who = {"provider": "p", "model": "m"}
    lane = {"id": talk_id, "conversation_id": talk_id, "position": 0}
    insert(connection, "lane", lane | who)
    for turn in range(_QUESTIONS):
        turn_id = f"{talk_id}-{turn}"
        (prompt,) = talk["mapping"][f"{turn}q"]["message"]["fragments"]
        thought, said = talk["mapping"][f"{turn}a"]["message"]["fragments"]
        asked = {"id": turn_id, "conversation_id": talk_id, "prompt": prompt["content"]}
        insert(connection, "turn", asked | {"asked_at": at})
        texts = {"reasoning": thought["content"], "answer": said["content"], "outcome": "complete"}
        rest = {"session": "", "parameters": "{}", "flaws": "{}", "started_at": at}
        ids = {"id": turn_id, "turn_id": turn_id, "lane_id": talk_id}
        insert(connection, "reply", ids | who | texts | rest)
