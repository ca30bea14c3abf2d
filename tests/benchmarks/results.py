"""The file that a run leaves behind: a list of figures, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Figure

_KINDS: dict[str, type | tuple[type, ...]] = {
    "name": str,
    "value": (int, float),
    "unit": str,
    "floor": (int, float),
    "ratio": (int, float),
    "budget": (int, float),
    "pass": bool,
}


class ResultError(Exception):
    """A file holds no results; says in a sentence which, and why."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a file says of a figure; its ratio is the rounded one that was printed."""

    name: str
    unit: str
    ratio: float
    is_good: bool


def write_results(path: Path, figures: Iterable[Figure]) -> None:
    """Write what was measured."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps([figure.as_json() for figure in figures], indent=1, ensure_ascii=False)
    path.write_text(f"{text}\n", encoding="utf-8")


def read_results(path: Path) -> dict[str, Result]:
    """Return the figures of a file by name; raises `ResultError` where there are none."""
    try:
        entries = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ResultError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise ResultError(f"{path} is no JSON: {error}.") from error
    if not isinstance(entries, list):
        raise ResultError(f"{path} holds no list of figures.")
    results = [_result(path, number, entry) for number, entry in enumerate(entries, start=1)]
    if doubles := doubled([result.name for result in results]):
        raise ResultError(f"{path} has two figures of one name: {', '.join(doubles)}.")
    return {result.name: result for result in results}


def doubled(names: Sequence[str]) -> list[str]:
    """Return the names that stand there more than once."""
    return sorted({name for name in names if names.count(name) > 1})


def _result(path: Path, number: int, entry: Any) -> Result:
    known = entry if isinstance(entry, dict) else {}
    for key, kind in _KINDS.items():
        value = known.get(key)
        if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            raise ResultError(f"{path}: figure {number} has no {key}, or none that fits.")
    return Result(known["name"], known["unit"], known["ratio"], known["pass"])
