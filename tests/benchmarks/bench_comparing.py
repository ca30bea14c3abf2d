"""A stored comparison of six long replies, opened, against six bare text fields."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from deepseek_desktop.assets import asset
from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.offer import Offer
from tests.benchmarks.answers import answer
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.benchmarks.showing import application, cpu_ms, end, typesetter
from tests.benchmarks.streams import HEIGHT, WIDTH, bare_page, painted
from tests.core.archive.samples import awaited, conversation, ended, turn

_LANES = 6
_LONG = 100_000  # characters of each reply that is opened, half of them reasoning
_ROUNDS = 4
_OPEN_LIMIT_MS = 200


def measure() -> list[Figure]:
    """Return what it costs until its first paint."""
    application()
    return [_opening()]


def _opening() -> Figure:
    """Read a comparison from the archive and show it, until its first paint."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        asyncio.run(_store(folder, _long()))
        costs = [(_open_ms(folder), _bare_open_ms(folder)) for _ in range(_ROUNDS + 1)]
    ours_ms, floor_ms = map(median, zip(*costs[1:], strict=True))
    return limited("six replies of 100 KB: open", ours_ms, floor_ms, limit_ms=_OPEN_LIMIT_MS)


async def _store(folder: Path, kept: Conversation) -> None:
    async with Archive(folder) as archive:
        await archive.keep_whole(kept)


def _open_ms(folder: Path) -> float:
    stored, read_ms = asyncio.run(_read(folder))
    state = ConversationState()
    tab: list[ConversationTab] = []

    def show() -> None:
        state.begin(stored)
        tab.append(_tab(state))
        painted()

    shown_ms = cpu_ms(show)
    end(tab[0])
    return read_ms + shown_ms


async def _read(folder: Path) -> tuple[Conversation, float]:
    async with Archive(folder) as archive:
        began_s = perf_counter()
        stored = await archive.conversation("c")
        return stored, (perf_counter() - began_s) * 1e3


def _bare_open_ms(folder: Path) -> float:
    connection = sqlite3.connect(folder / FILE_NAME)
    began_s = perf_counter()
    rows = connection.execute("SELECT reasoning || answer FROM reply").fetchall()
    read_ms = (perf_counter() - began_s) * 1e3
    connection.close()
    bare: list[QWidget] = []

    def show() -> None:
        bare.append(bare_page([text for (text,) in rows])[0])
        painted()

    shown_ms = cpu_ms(show)
    end(bare[0])
    return read_ms + shown_ms


def _long() -> Conversation:
    kept = conversation(lanes=_LANES)
    replies = tuple(
        replace(
            ended(awaited(f"r{number}", lane.id), answer=answer(_LONG // 2, number)),
            reasoning=answer(_LONG // 2, number + _LANES),
        )
        for number, lane in enumerate(kept.lanes)
    )
    return replace(kept, turns=(replace(turn(), replies=replies),))


def _tab(state: ConversationState) -> ConversationTab:
    icons = Icons(asset("icons"), lambda _: "#808080")
    offer = Offer(Offered(), [], (), Reading(typesetter()))
    tab = ConversationTab(state, offer, icons)
    tab.resize(WIDTH, HEIGHT)
    tab.show()
    return tab
