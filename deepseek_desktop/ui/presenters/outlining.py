"""What happens when a person wants to see a thinking in steps."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject
from shiboken6 import isValid

from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.transcript.selection import Place
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab

if TYPE_CHECKING:  # few need it, so the start does not wait for it
    from deepseek_desktop.ui.dialogs.outline import OutlineDialog, Parted, Traced

_SHARE, _LEAST_HEIGHT = 0.45, 280  # of the height of a tab; in pixels

Front = Callable[[], ConversationTab | None]


class _Thought(Struct, frozen=True):
    number: int
    letter: str
    name: str
    reasoning: str


class Outlining(QObject):
    """Shows the steps of the turn that a person is at, in the tab that is seen."""

    def __init__(
        self, commands: Commands, front: Front, tasks: TaskScope, say: Callable[[str], None]
    ) -> None:
        super().__init__(commands)
        self._front = front
        self._tasks = tasks
        self._say = say
        commands.on("outline", self._show)

    def _show(self) -> None:
        tab = self._front()
        if tab is None or not tab.state.turns:
            return
        if tab.state.arrangement.veil.is_down:
            self._say(self.tr("The thinking is hidden until you have judged the answers."))
            return
        turns = tab.lanes.turns[tab.lanes.lane_here]
        turn_id = turns.turn_here
        thoughts = _thoughts(tab, turn_id)
        self._tasks.start(self._open(tab, turn_id, thoughts), name="outline")

    async def _open(self, tab: ConversationTab, turn_id: str, thoughts: Sequence[_Thought]) -> None:
        from deepseek_desktop.ui.dialogs.outline import OutlineDialog  # noqa: PLC0415 few need it

        traces, parted = await asyncio.to_thread(_traced, thoughts)
        if not isValid(tab):
            return
        dialog = OutlineDialog(tab.window())
        dialog.chosen.connect(lambda lane, step: _reveal(tab, turn_id, traces, lane, step))
        tab.destroyed.connect(dialog.close)
        tab.state.branch_changed.connect(dialog.close)
        dialog.show_outlines(traces, parted)
        _show_beside(dialog, tab)


def _thoughts(tab: ConversationTab, turn_id: str) -> list[_Thought]:
    """Return what was thought in the lanes that are seen."""
    state = tab.state
    found = []
    for column in tab.lanes.seated:
        reply = state.shown.shown(turn_id, column.lane_id)
        if reply is not None and reply.reasoning.strip():
            number, letter = tab.lanes.columns.index(column), column.header.letter
            found.append(_Thought(number, letter, reply.identity.model, reply.reasoning))
    return found


def _traced(thoughts: Sequence[_Thought]) -> tuple[list[Traced], list[Parted]]:
    """Return the outlines, and where the first trace and each other one part."""
    from deepseek_desktop.core.evaluation.trace_outline import outline_of  # noqa: PLC0415 few need it
    from deepseek_desktop.core.evaluation.trace_parting import parting_of  # noqa: PLC0415 few need it
    from deepseek_desktop.ui.dialogs.outline import Parted, Traced  # noqa: PLC0415 few need it

    traces = [Traced(t.number, t.letter, t.name, outline_of(t.reasoning)) for t in thoughts]
    parted = [
        Parted(0, place, parting_of(thoughts[0].reasoning, other.reasoning))
        for place, other in enumerate(thoughts[1:], start=1)
    ]
    return traces, parted


def _reveal(
    tab: ConversationTab, turn_id: str, traces: Sequence[Traced], lane: int, step: int
) -> None:
    """Bring a step into view in its lane; its band is opened, as in all lanes."""
    traced = next((t for t in traces if t.number == lane), None)
    view = tab.lanes.turns[lane].reply_to(turn_id) if isValid(tab) else None
    if traced is None or view is None:
        return
    turns, item = tab.lanes.turns[lane], view.band.item
    if not view.band.is_open:
        turns.band_toggled.emit(turn_id, True)  # noqa: FBT003 open it
    turns.stay()
    tab.lanes.bring_into_view(lane)
    leaf = traced.outline.leaves[step]
    if item.passage.is_parsed and leaf < len(item.passage.leaves):
        turns.reveal(Place(item.number, leaf, 0))
    else:  # of a long text only the end was parsed so far
        share = traced.outline.steps[step].start / max(1, traced.outline.length)
        item.bar.setValue(round(item.bar.maximum() * share))


def _show_beside(dialog: OutlineDialog, tab: ConversationTab) -> None:
    """Show the dialog below the lanes, so that a step that is chosen is seen in any of them."""
    corner = tab.mapToGlobal(tab.rect().topLeft())
    height = max(_LEAST_HEIGHT, round(tab.height() * _SHARE))
    dialog.resize(tab.width(), height)
    dialog.move(corner.x(), corner.y() + tab.height() - height)
    dialog.show()
    dialog.raise_()
