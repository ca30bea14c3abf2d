"""A thinking of 100 KB: streamed, opened, unfolded and made narrower, against a bare field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from msgspec.structs import replace
from PySide6.QtWidgets import QToolButton, QWidget

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.ui.main_window import MainWindow
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.offer import Offer
from tests.benchmarks.answers import answer
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.benchmarks.paced_host import Pace, paced_host
from tests.benchmarks.real_window import open_tab, run
from tests.benchmarks.showing import (
    HEIGHT,
    WIDTH,
    application,
    bare_edit,
    cpu_ms,
    end,
    idle,
    typesetter,
)
from tests.benchmarks.streams import Measured, add_host, painted, streamed_beside
from tests.core.archive.samples import awaited, conversation, ended, turn

_LENGTH = 100_000  # characters
_RATE, _STREAMED_S = 200, 3.0
_ROUNDS = 7
_STEP_PX = 40
_BUDGET = 6
_OPEN_MS, _UNFOLD_MS, _RESIZE_MS = 100, 50, 30


def measure() -> list[Figure]:
    """Return what a long thinking costs the main thread."""
    pace = Pace(_RATE, _LENGTH, thinks=True)
    with paced_host() as base_url:
        measured = run(partial(_stream, base_url, pace))
    ours_us, bare_us = (median(each.token_us for each in rounds) for rounds in measured)
    costs = [_moved() for _ in range(_ROUNDS + 1)][1:]  # the first round does not count
    return [
        Figure("thinking of 100 K grows: a token", ours_us, "µs cpu", bare_us, _BUDGET),
        *_figures(costs),
    ]


async def _stream(base_url: str, pace: Pace, folder: Path) -> Measured:
    async with open_tab(folder, ["demo/demo-r1"], partial(add_host, base_url)) as first:
        window = first.window()
        assert isinstance(window, MainWindow)
        return await streamed_beside(window, [pace], _STREAMED_S)


def _figures(costs: Sequence[Sequence[tuple[float, float]]]) -> Iterator[Figure]:
    limits_ms = {"open": _OPEN_MS, "unfold": _UNFOLD_MS, "resize step": _RESIZE_MS}
    for (what, limit_ms), some in zip(limits_ms.items(), zip(*costs, strict=True), strict=True):
        ours_ms, bare_ms = map(median, zip(*some, strict=True))
        yield limited(f"thinking of 100 K: {what}", ours_ms, bare_ms, limit_ms=limit_ms)


def _moved() -> tuple[tuple[float, float], ...]:
    """Return what it costs to open it, to fold and unfold it, and to make it narrower: both."""
    kept, text = _kept(), answer(_LENGTH)
    made: list[ConversationTab] = []
    edit = bare_edit("")
    opened = (
        _shown_ms(lambda: made.append(_tab(kept))),
        _shown_ms(partial(edit.setPlainText, text)),
    )
    (tab,) = made
    heading = tab.findChild(QToolButton, "bandHeading")
    assert heading is not None
    heading.click()
    edit.hide()
    idle()
    unfolded = _shown_ms(heading.click), _shown_ms(edit.show)
    idle()
    resized = _shown_ms(partial(_narrow, tab)), _shown_ms(partial(_narrow, edit))
    end(tab, edit)
    return opened, unfolded, resized


def _shown_ms(work: Callable[[], object]) -> float:
    def show() -> None:
        work()
        painted()

    return cpu_ms(show)


def _narrow(widget: QWidget) -> None:
    widget.resize(widget.width() - _STEP_PX, widget.height())


def _kept() -> Conversation:
    kept = conversation()
    said = ended(awaited("r", kept.lanes[0].id), answer(_LENGTH), "So it is.")
    return replace(kept, turns=(replace(turn(), replies=(said,)),))


def _tab(kept: Conversation) -> ConversationTab:
    application()
    state = ConversationState()
    state.begin(kept)
    icons = Icons(asset("icons"), lambda _: "#808080")
    tab = ConversationTab(state, Offer(Offered(), [], (), Reading(typesetter())), icons)
    tab.resize(WIDTH, HEIGHT)
    tab.show()
    return tab
