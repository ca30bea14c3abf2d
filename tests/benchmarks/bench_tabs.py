"""Twenty tabs of which four stream, against bare text fields in a bare tab widget."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from time import perf_counter

from msgspec.structs import replace
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.events import AnswerDelta
from deepseek_desktop.core.runs.lane import LaneSpoke, LaneStarted, TurnStarted
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.pacing import INTERVAL_MS
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.offer import Offer
from deepseek_desktop.ui.widgets.tab_stack import TabStack
from tests.benchmarks.answers import answer
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.benchmarks.showing import (
    HEIGHT,
    WIDTH,
    append,
    application,
    bare_edit,
    cpu_ms,
    end,
    idle,
    typesetter,
    wait_until,
)
from tests.core.archive.samples import awaited, conversation, ended, turn

_TABS, _STREAMING = 20, 4
_RATE, _TOKEN = 200, 4  # tokens a second in each, characters of one
_KNOWN = 20_000  # characters in every tab before it is measured
_STREAMED_S = 3
_LIMIT_MS = 400  # of each second


def measure() -> list[Figure]:
    """Return how busy the main thread is in a second of four streams, one of them in front."""
    pace = _RATE * _TOKEN * INTERVAL_MS // 1000
    texts = [answer(_KNOWN + _STREAMED_S * _RATE * _TOKEN, seed) for seed in range(_STREAMING)]
    stack, states = _tabs(texts)
    bare = QTabWidget()
    edits = [bare_edit(text[:_KNOWN]) for text in texts]
    for edit in (*edits, *(bare_edit(texts[0][:_KNOWN]) for _ in range(_TABS - _STREAMING))):
        bare.addTab(edit, "")
    for widget in (stack, bare):
        widget.resize(WIDTH, HEIGHT)
        widget.show()
    idle()
    ours_ms, floor_ms = 0.0, 0.0
    for start in range(_KNOWN, len(texts[0]), pace):
        next_s = perf_counter() + INTERVAL_MS / 1e3
        pieces = [text[start : start + pace] for text in texts]
        ours_ms += cpu_ms(partial(_say, states, pieces)) + cpu_ms(partial(wait_until, next_s))
        floor_ms += cpu_ms(partial(_append, edits, pieces))
    end(stack, bare)
    seconds = (len(texts[0]) - _KNOWN) / (_RATE * _TOKEN)
    name = f"{_TABS} tabs of which {_STREAMING} stream 200/s: each second"
    return [limited(name, ours_ms / seconds, floor_ms / seconds, limit_ms=_LIMIT_MS)]


def _tabs(texts: Sequence[str]) -> tuple[TabStack, list[ConversationState]]:
    """Return twenty tabs with an answer each; those that stream are the first ones."""
    application()
    icons = Icons(asset("icons"), lambda _: "#808080")
    stack, states = TabStack(icons), []
    for number in range(_TABS):
        state = ConversationState()
        _fill(state, conversation(f"c{number}"), texts[number % len(texts)][:_KNOWN], number)
        offer = Offer(Offered(), [LaneChoice("demo/a")], (), Reading(typesetter()))
        stack.add(ConversationTab(state, offer, icons))
        states.append(state)
    stack.setCurrentIndex(0)
    return stack, states[:_STREAMING]


def _fill(state: ConversationState, kept: Conversation, text: str, number: int) -> None:
    asked, lane_id = turn(), kept.lanes[0].id
    if number >= _STREAMING:
        said = ended(awaited("r", lane_id), answer=text)
        state.begin(replace(kept, turns=(replace(asked, replies=(said,)),)))
        return
    state.begin(kept)
    state.apply(TurnStarted(kept.id, asked))
    state.apply(LaneStarted(asked.id, awaited("r", lane_id)))
    state.apply(LaneSpoke(asked.id, "r", AnswerDelta(text), 0.1))


def _say(states: Sequence[ConversationState], pieces: Sequence[str]) -> None:
    for state, piece in zip(states, pieces, strict=True):
        state.apply(LaneSpoke("t", "r", AnswerDelta(piece), 0.2))


def _append(edits: Sequence[QPlainTextEdit], pieces: Sequence[str]) -> None:
    for edit, piece in zip(edits, pieces, strict=True):
        append(edit, piece)
        if edit.isVisible():
            edit.viewport().repaint()
