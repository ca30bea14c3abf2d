"""From the moment a host says its first token to its pixels, against bare httpx and a bare field.

Both processes have one clock. It is stopped when what draws the text has drawn it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import httpx
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.desk import Desk
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from tests.benchmarks.figures import Figure
from tests.benchmarks.real_window import open_tab, run, until
from tests.benchmarks.showing import end
from tests.benchmarks.token_host import moment_in, token_host

_ROUNDS, _MANY_ROUNDS = 7, 40
_FRAME_MS = 1000 / 60
_MORE_FRAMES = 2


def measure() -> list[Figure]:
    """Return how long the first token of an answer, and of a thought, takes to be seen."""
    return _measured(_ROUNDS)


def measure_at_length() -> list[Figure]:
    """Return the same of more replies."""
    return _measured(_MANY_ROUNDS)


def _measured(rounds: int) -> list[Figure]:
    with token_host() as base_url:
        return [
            _figure(f"first token of {what}", run(partial(_measure, base_url, model, rounds)))
            for what, model in (("an answer", "answers"), ("a thought", "thinks"))
        ]


def _figure(name: str, waits: tuple[list[float], list[float]]) -> Figure:
    ours_ms, floor_ms = map(median, waits)
    budget = round(1 + _MORE_FRAMES * _FRAME_MS / floor_ms, 2)
    return Figure(f"{name} to pixel", ours_ms, "ms", floor_ms, budget)


@dataclass(slots=True)
class _Seen:
    """When what a host said at which moment was drawn first."""

    at_s: dict[float, float] = field(default_factory=dict)

    def look(self, text: str) -> None:
        """Take in what has just been drawn."""
        if (moment_s := moment_in(text)) is not None:
            self.at_s.setdefault(moment_s, perf_counter())

    def waits_ms(self) -> list[float]:
        """Return how long each took."""
        return [(at_s - moment_s) * 1e3 for moment_s, at_s in self.at_s.items()]


class _Bare(QPlainTextEdit):
    """The floor."""

    seen = _Seen()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.seen.look(self.toPlainText())


async def _measure(
    base_url: str, model: str, rounds: int, folder: Path
) -> tuple[list[float], list[float]]:
    ours, edit = _Seen(), _Bare()
    edit.seen = _Seen()
    edit.resize(800, 900)
    edit.show()
    async with (
        httpx.AsyncClient(trust_env=False) as client,
        open_tab(folder, [f"host/{model}"], partial(_add_host, base_url)) as tab,
    ):
        with _watching(ours):
            for number in range(1, rounds + 2):
                await _ask(tab, ours, number)
                await _ask_bare(client, f"{base_url}/chat/completions", model, edit)
    end(edit)
    return ours.waits_ms()[1:], edit.seen.waits_ms()[1:]  # the first of each does not count


def _add_host(base_url: str, desk: Desk) -> None:
    desk.providers.add(Profile("host", base_url))


async def _ask(tab: ConversationTab, ours: _Seen, number: int) -> None:
    tab.ask(Question(f"When, for the {number}th time?"))
    await until(lambda: len(ours.at_s) == number)
    await until(lambda: not tab.state.is_running)


async def _ask_bare(client: httpx.AsyncClient, url: str, model: str, edit: _Bare) -> None:
    """Write down the stream as it comes."""
    edit.clear()
    known = len(edit.seen.at_s)
    async with client.stream("POST", url, json={"model": model}) as response:
        async for chunk in response.aiter_raw():
            edit.appendPlainText(chunk.decode())
    await until(lambda: len(edit.seen.at_s) > known)


@contextmanager
def _watching(seen: _Seen) -> Iterator[None]:
    """Note when each leaf of a text has been drawn."""
    paint: Any = LeafBox.paint

    def note(box: LeafBox, *arguments: Any) -> None:
        paint(box, *arguments)
        seen.look(box.document.toPlainText())

    LeafBox.paint = note  # type: ignore[assignment, method-assign] # only watched
    try:
        yield
    finally:
        LeafBox.paint = paint  # type: ignore[method-assign] # as it was
