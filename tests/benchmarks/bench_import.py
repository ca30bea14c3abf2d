"""An import, against bare SQLite that reads the same file and writes the same texts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import most

_ROOT = Path(__file__).parents[2]
_CONVERSATIONS, _MANY, _QUESTIONS = 1_000, 4_000, 4
_PROMPT, _REASONING, _ANSWER = 40, 650, 350  # words of about six letters
_WORDS = 5000
_AT = "2025-01-27T10:00:00+08:00"
_MEMORY_LIMIT_MB = 256
_WAIT_LIMIT_MS = 100


def measure() -> list[Figure]:
    """Return how long it takes, how much memory it needs, and how long others have to wait."""
    return _measured(_CONVERSATIONS)


def measure_at_length() -> list[Figure]:
    """Return the same of 100 MB."""
    return _measured(_MANY)


def _measured(conversations: int) -> list[Figure]:
    with TemporaryDirectory(prefix="deepseek-desktop-bench-") as made:
        folder = Path(made)
        path = folder / "conversations.json"
        _write(path, conversations)
        bare, ours = _imported("bare", folder, path), _imported("ours", folder, path)
        assert ours["replies"] == conversations * _QUESTIONS
        name = f"import of {path.stat().st_size / 1e6:.0f} MB"
    memory = ours["peak_mb"], bare["peak_mb"]
    waits = {
        "longest write": (ours["longest_wait_s"], ours["wait_alone_s"], _WAIT_LIMIT_MS),
        "loop held at most": (ours["longest_hold_s"], ours["hold_alone_s"], _WAIT_LIMIT_MS / 2),
    }
    return [
        Figure(name, ours["took_s"], "s", bare["took_s"], budget=8),
        *most(f"{name}: memory", *memory, limit_mb=_MEMORY_LIMIT_MB),
        *(
            limited(f"{name}: {what}", ours_s * 1e3, alone_s * 1e3, limit_ms=limit_ms, unit="ms")
            for what, (ours_s, alone_s, limit_ms) in waits.items()
        ),
    ]


def _imported(kind: str, folder: Path, path: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.importing", kind, str(folder), str(path)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def _write(path: Path, conversations: int) -> None:
    """Write an export as DeepSeek's are, with thinking."""
    random = Random(7)
    words = ["".join(random.choices("abcdefghijklmno", k=6)) for _ in range(_WORDS)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(conversations):
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
