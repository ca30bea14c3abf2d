"""Pasting a long text, which becomes a chip, against pasting it into a bare field."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from statistics import median
from time import thread_time

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from tests.benchmarks.answers import answer
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.benchmarks.real_window import open_tab, run
from tests.benchmarks.showing import application, cpu_ms, end

_LINES = 20_000
_ROUNDS = 3
_LIMIT_MS = 50
_REST_S = 1.0  # until the draft is stored and the context gauge has been renewed


def measure() -> list[Figure]:
    """Return the work of the main thread until the chip is seen, and what follows soon after."""
    seen, later, bare = zip(*run(_measure)[1:], strict=True)
    name, floor_ms = f"pasting {_LINES:,} lines", median(bare)
    return [
        limited(f"{name}: seen", median(seen), floor_ms, limit_ms=_LIMIT_MS),
        limited(f"{name}: what follows", median(later), floor_ms, limit_ms=_LIMIT_MS),
    ]


async def _measure(folder: Path) -> list[tuple[float, float, float]]:
    """Paste some times; the first one does not count."""
    QGuiApplication.clipboard().setText(_text())
    costs = []
    async with open_tab(folder, ["demo/demo-r1"]) as tab:
        for _ in range(_ROUNDS + 1):
            edit = tab.composer.findChild(QPlainTextEdit, "prompt")
            assert edit is not None
            seen_ms = cpu_ms(partial(_paste, edit))
            assert len(tab.composer.draft.attachments) == 1
            began_s = thread_time()
            await asyncio.sleep(_REST_S)
            later_ms = (thread_time() - began_s) * 1e3
            costs.append((seen_ms, later_ms, _bare_ms()))
            tab.composer.remove_attachment(0)
            await asyncio.sleep(_REST_S)
    return costs


def _paste(edit: QPlainTextEdit) -> None:
    edit.paste()
    for _ in range(2):  # what is laid out is painted in the next turn
        application().processEvents()


def _bare_ms() -> float:
    edit = QPlainTextEdit()
    edit.resize(800, 200)
    edit.show()
    application().processEvents()
    cost_ms = cpu_ms(partial(_paste, edit))
    end(edit)
    return cost_ms


def _text() -> str:
    """Return code and words, so many lines of them."""
    lines = answer(_LINES * 80).split("\n")
    return "\n".join(lines[number % len(lines)] for number in range(_LINES))
