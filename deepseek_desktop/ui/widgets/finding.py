"""Finding words in all lanes of a conversation."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from deepseek_desktop.core.domain.hits import Hit, Scope
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.finding.find_session import FindSession
from deepseek_desktop.ui.transcript.finding.matching import Wanted
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.selection import Place
from deepseek_desktop.ui.widgets.find_bar import FindBar
from deepseek_desktop.ui.widgets.lanes.lane_turns import LaneTurns
from deepseek_desktop.ui.widgets.lanes.lanes_area import LanesArea


class Finding(QObject):
    """Joins the find bar with what finds in each lane."""

    def __init__(self, lanes: LanesArea, icons: Icons) -> None:
        super().__init__(lanes)
        self._lanes = lanes
        self._session = FindSession(self)
        self._session.changed.connect(self._show_counts)
        self._session.entered.connect(lanes.bring_into_view)
        self._session.missed.connect(self._reveal)
        self._target: tuple[int, Item] | None = None
        self.bar = FindBar(icons)
        self.bar.wanted.connect(self._search)
        self.bar.next_asked.connect(self._session.next)
        self.bar.previous_asked.connect(self._session.previous)
        self.bar.closed.connect(self._session.clear)

    def begin(self) -> None:
        """Let a person type what to find; what they selected is found at once."""
        self._session.join([turns.finder for turns in self._lanes.turns])
        self.bar.open_bar(self._lanes.selected_text)

    def next(self) -> None:
        """Show the next place."""
        if self.bar.isVisible():
            self._session.next()
        else:
            self.begin()

    def previous(self) -> None:
        """Show the place before."""
        if self.bar.isVisible():
            self._session.previous()
        else:
            self.begin()

    def show_hit(self, hit: Hit, lane: int) -> None:
        """Bring into view what was found in a turn that is shown, and mark it if it can be read."""
        item = _item_of(self._lanes.turns[lane], hit)
        if item is None:
            return
        if hit.scope is Scope.ATTACHMENT:  # only its name stands here, under the question
            QTimer.singleShot(0, self, lambda: self._reveal(lane, item))
            return
        self._target = (lane, item)
        self._session.join([turns.finder for turns in self._lanes.turns])
        self.bar.find_words(hit.found)

    def _search(self, wanted: Wanted) -> None:
        target, self._target = self._target, None
        if target is None:
            self._session.search(wanted)
        else:
            self._session.search_at(wanted, *target)

    def _reveal(self, lane: int, item: Item) -> None:
        """Bring the beginning of a text into view."""
        turns = self._lanes.turns[lane]
        turns.stay()
        turns.reveal(Place(item.number, 0, 0))
        self._lanes.bring_into_view(lane)

    def _show_counts(self) -> None:
        session = self._session
        self.bar.show_counts(session.current, session.total, is_complete=session.is_complete)


def _item_of(turns: LaneTurns, hit: Hit) -> Item | None:
    """Return the text in which something was found."""
    prompt, reply = turns.prompt_of(hit.turn_id or ""), turns.reply_to(hit.turn_id or "")
    if prompt is None or reply is None:
        return None
    match hit.scope:
        case Scope.ANSWER:
            return reply.answer
        case Scope.REASONING:
            return reply.band.item
        case _:
            return prompt.text
