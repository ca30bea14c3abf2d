"""Finding words in all lanes of a conversation."""

from __future__ import annotations

from PySide6.QtCore import QObject

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.finding.find_session import FindSession
from deepseek_desktop.ui.widgets.find_bar import FindBar
from deepseek_desktop.ui.widgets.lanes_area import LanesArea


class Finding(QObject):
    """Joins the find bar with what finds in each lane."""

    def __init__(self, lanes: LanesArea, icons: Icons) -> None:
        super().__init__(lanes)
        self._lanes = lanes
        self._session = FindSession(self)
        self._session.changed.connect(self._show_counts)
        self._session.entered.connect(lanes.bring_into_view)
        self.bar = FindBar(icons)
        self.bar.wanted.connect(self._session.search)
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

    def _show_counts(self) -> None:
        session = self._session
        self.bar.show_counts(session.current, session.total, is_complete=session.is_complete)
