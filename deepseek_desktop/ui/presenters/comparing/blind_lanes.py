"""How a tab looks while nobody is to know who answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

from PySide6.QtCore import QObject

from deepseek_desktop.ui.transcript.accessible.attending import announce
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab


class BlindLanes(QObject):
    """Seats the lanes of a tab, and says in place of names what may be said."""

    def __init__(self, tab: ConversationTab) -> None:
        super().__init__(tab)
        self._tab = tab
        self._is_shuffled = False

    def seat(self, first: Sequence[str]) -> None:
        """Let these lanes, by their ids, stand left of all others."""
        self._is_shuffled = bool(first)
        rest = [lane.id for lane in self._tab.state.lanes if lane.id not in first]
        self._tab.lanes.place(order=[*first, *rest])
        self._tab.arranging.update()

    def seat_as_usual(self) -> None:
        """Let the lanes stand in their own order."""
        if self._is_shuffled:
            self.seat(())

    def hide_names(self, empty: frozenset[str] = frozenset()) -> None:
        """Hide all that may tell who answers; from the `empty` lanes no answer came."""
        self._be_discreet(is_discreet=True)
        for column in self._tab.lanes.columns:
            if column.lane_id in empty:
                column.veil(self.tr("No answer came from this one."))
            else:
                column.veil(self.tr("Hidden until you have judged"))

    def show_names(self) -> None:
        """Show again who answers."""
        self._be_discreet(is_discreet=False)
        for column in self._tab.lanes.columns:
            column.veil(None)

    def hold(self) -> None:
        """Follow the newest answers no further than to where they begin."""
        for turns in self._tab.lanes.turns:
            turns.hold_at(turns.replies[-1].answer)

    @contextmanager
    def kept_place(self, turn_ids: Iterable[str]) -> Iterator[None]:
        """Keep the answers that are read where they are; nothing that comes to light is news.

        The thinking in these turns is closed, so that the answers stay in view.
        """
        with ExitStack() as stack:
            for turns in self._tab.lanes.turns:
                answers = [view.answer for view in turns.replies]
                stack.enter_context(turns.without_news(answers))
                for view in filter(None, map(turns.reply_to, turn_ids)):
                    view.band.set_open(is_open=False)
            yield

    def tell_all_there(self) -> None:
        """Tell those who listen that there is something to read."""
        announce(self._tab.lanes.turns[0], self.tr("All answers are there."))

    def _be_discreet(self, *, is_discreet: bool) -> None:
        self._tab.comparison_bar.be_discreet(is_discreet=is_discreet)
        self._tab.asking.gauge.be_discreet(is_discreet=is_discreet)
