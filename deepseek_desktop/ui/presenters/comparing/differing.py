"""Marks where the answers of lanes differ, for as long as a person wants that."""

from __future__ import annotations

import asyncio
from collections import defaultdict

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from deepseek_desktop.core.evaluation.answer_difference import difference
from deepseek_desktop.core.evaluation.difference import Difference
from deepseek_desktop.core.evaluation.difference_steps import only, steps
from deepseek_desktop.core.evaluation.read_answer import read_answer
from deepseek_desktop.ui.presenters.comparing.lane_replies import compared_columns, reply_in
from deepseek_desktop.ui.presenters.comparing.pairs import Key, Pair, said_of
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.transcript.differing import Differs
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.widgets.comparing.difference_bar import (
    Base,
    DifferenceBar,
    DifferencesShown,
)
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.lanes.lane_column import LaneColumn
from deepseek_desktop.ui.widgets.lanes.lane_turns import LaneTurns

_PAUSE_MS = 50


class _Here(Struct, frozen=True):
    """The difference that a person went to."""

    key: Key
    turn_id: str
    number: int


class Differing(QObject):
    """Compares what is in view, in another thread; what was compared once is known from then on."""

    def __init__(self, tab: ConversationTab, tasks: TaskScope, bar: DifferenceBar) -> None:
        super().__init__(tab)
        self._tab = tab
        self._tasks = tasks
        self._bar = bar
        self._found: dict[Key, Difference] = {}
        self._under_way: set[Key] = set()
        self._seen_turns: set[str] = set()
        self._watched: dict[str, LaneTurns] = {}
        self._wanted_way = 0
        self._base = ""
        self._here: _Here | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._look)
        bar.toggled.connect(self.toggle)
        bar.base_chosen.connect(self._choose_base)
        bar.step_asked.connect(self.step)
        state = tab.state
        state.reply_changed.connect(self.look_soon)
        state.branch_changed.connect(self.look_soon)
        state.turn_added.connect(self.look_soon)
        state.arrangement.changed.connect(self._look)
        state.arrangement.veil.changed.connect(self.look_soon)
        state.arrangement.veil.uncovered.connect(self.look_soon)
        tab.arranging.changed.connect(self.look_soon)
        self._look()

    def toggle(self) -> None:
        """Mark differences, or no longer."""
        arrangement = self._tab.state.arrangement
        arrangement.change(shows_difference=not arrangement.settings.shows_difference)

    def step(self, way: int) -> None:
        """Go to the next difference of the turn in view, or with -1 to the one before."""
        if not self._tab.state.turns:
            return
        if not self._tab.state.arrangement.settings.shows_difference:
            self.toggle()
        turn_id = self._turn_here()
        there = self._stops(self._pairs(turn_id))
        if not there:
            self._wanted_way = way if self._under_way else 0
            return
        numbers = [number for number, (pair, at) in enumerate(there) if self._is_here(pair, at)]
        place = numbers[0] + way if numbers else min(0, way)
        pair, number = there[place % len(there)]
        if pair.key is not None:
            self._here = _Here(pair.key, turn_id, number)
            self._look()
            self._tasks.start(self._show(pair, number), name="show difference")

    async def _show(self, pair: Pair, number: int) -> None:
        if pair.key is not None:
            column = pair.other.column
            if column in self._tab.lanes.seated:
                self._tab.lanes.bring_into_view(self._tab.lanes.columns.index(column))
            for each, (leaf, spot) in zip(
                (pair.base, pair.other), steps(self._found[pair.key], number), strict=True
            ):
                await each.show(leaf, spot)

    def look_soon(self) -> None:
        """Look what there is to mark, once what is under way has happened."""
        if not self._later.isActive():
            self._later.start()

    def _look(self) -> None:
        """Show what is known, and find out what is to be seen and not known."""
        if not self._tab.isVisible():
            return
        columns = compared_columns(self._tab)
        is_on = self._tab.state.arrangement.settings.shows_difference
        marks: dict[LaneColumn, dict[Item, Differs]] = defaultdict(dict)
        if is_on and self._tab.state.turns:
            self._watch(columns)
            turn_id = self._turn_here()
            self._seen_turns |= {turn_id, *self._turns_in_view(columns)}
            for state in self._tab.state.turns:
                for pair in self._pairs(state.id) if state.id in self._seen_turns else ():
                    self._mark(pair, marks, are_two=len(columns) == 2)
        else:
            self._seen_turns, self._here = set(), None
        for column in self._tab.lanes.columns:
            if column.turns is not None:
                column.turns.differing.show(marks[column])
        self._bar.show_differences(self._shown(columns, is_on=is_on))

    def _mark(
        self, pair: Pair, marks: dict[LaneColumn, dict[Item, Differs]], *, are_two: bool
    ) -> None:
        if (key := pair.key) is None:
            return
        if (found := self._found.get(key)) is None:
            self._begin(pair, key)
            return
        here = self._here.number if self._here is not None and self._here.key == key else None
        base, other = pair.base, pair.other
        if other.item is not None:
            marks[other.column][other.item] = Differs(other.answer, found.right, here)
        if base.item is not None and (are_two or here is not None):
            side = found.left if are_two or here is None else only(found.left, here)
            marks[base.column][base.item] = Differs(base.answer, side, here)

    def _begin(self, pair: Pair, key: Key) -> None:
        if key not in self._under_way:
            self._under_way.add(key)
            work = self._compare(key, pair.base.answer, pair.other.answer)
            self._tasks.start(work, name="compare answers")

    async def _compare(self, key: Key, one: str, other: str) -> None:
        try:
            self._found[key] = await asyncio.to_thread(_difference, one, other)
        finally:
            self._under_way.discard(key)
        if not isValid(self):
            return
        self._look()
        way, self._wanted_way = self._wanted_way, 0
        if way and not self._under_way:
            self.step(way)

    def _pairs(self, turn_id: str) -> list[Pair]:
        """Return each lane with the one that it is compared with."""
        columns = compared_columns(self._tab)
        chosen = next((each for each in columns if each.lane_id == self._base), columns[0])
        base = reply_in(self._tab, chosen, turn_id)
        others = (each for each in columns if each is not chosen)
        return [Pair(base, reply_in(self._tab, other, turn_id)) for other in others]

    def _stops(self, pairs: list[Pair]) -> list[tuple[Pair, int]]:
        """Return the differences to go to, lane by lane."""
        known = [(pair, self._found.get(pair.key)) for pair in pairs if pair.key is not None]
        return [(pair, number) for pair, found in known if found for number in range(found.count)]

    def _is_here(self, pair: Pair, number: int) -> bool:
        here = self._here
        return here is not None and (here.key, here.number) == (pair.key, number)

    def _turns_in_view(self, columns: list[LaneColumn]) -> list[str]:
        """Return the turns of which an answer can be seen, in their order."""
        turns = [each.turns for each in columns if each.turns is not None and each.isVisible()]
        seen = {item for each in turns for item in each.seen}
        return [
            state.id
            for state in self._tab.state.turns
            if any((view := each.reply_to(state.id)) and view.answer in seen for each in turns)
        ]

    def _turn_here(self) -> str:
        """Return the turn that is spoken of: the one gone to, or the last one in view."""
        in_view = self._turns_in_view(compared_columns(self._tab))
        if self._here is not None and self._here.turn_id in in_view:
            return self._here.turn_id
        return in_view[-1] if in_view else self._tab.state.turns[-1].id

    def _watch(self, columns: list[LaneColumn]) -> None:
        for column in columns:
            turns = column.turns
            if turns is not None and self._watched.get(column.lane_id) is not turns:
                self._watched[column.lane_id] = turns
                turns.place_changed.connect(self.look_soon)

    def _choose_base(self, lane_id: str) -> None:
        self._base, self._here = lane_id, None
        self._look()

    def _shown(self, columns: list[LaneColumn], *, is_on: bool) -> DifferencesShown:
        """Return what the bar is to say."""
        if not is_on or not self._tab.state.turns or len(columns) < 2:
            return DifferencesShown(is_on=is_on)
        turn_id = self._turn_here()
        pairs = self._pairs(turn_id)
        there = self._stops(pairs)
        at = [number for number, (pair, n) in enumerate(there, 1) if self._is_here(pair, n)]
        return DifferencesShown(
            is_on=True,
            bases=tuple(Base(each.lane_id, each.header.letter) for each in columns),
            base=pairs[0].base.column.lane_id,
            said=tuple(self._said(pairs, turn_id)),
            at=at[0] if at else 0,
            count=len(there),
        )

    def _said(self, pairs: list[Pair], turn_id: str) -> list[str]:
        state = self._tab.state
        is_secret = state.arrangement.veil.is_down  # nobody is to know who is slower
        first, *rest = said_of(pairs, self._found, is_secret=is_secret)
        place = state.shown.place(turn_id)
        if place < len(state.turns) - 1:
            first = self.tr("Question {number}:").format(number=place + 1) + " " + first
        return [first, *rest]


def _difference(one: str, other: str) -> Difference:
    return difference(read_answer(one), read_answer(other))
