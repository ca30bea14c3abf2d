"""Tells a person who is elsewhere that a long reply has ended."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.tab_activity import TabActivity
from deepseek_desktop.ui.tasks import TaskScope

if TYPE_CHECKING:  # loaded when there is something to tell
    from deepseek_desktop.ui.notifications.note import Note
    from deepseek_desktop.ui.notifications.session_bus import SessionBus
    from deepseek_desktop.ui.notifications.tray import Tray

LONG_S = 10.0
"""Seconds that a person does not just sit through."""


class Notifying(QObject):
    """Watches conversations; as long as a window of ours is active, the person is here.

    `due` and `clicked` give the id of a conversation: it ended, and a person clicked on its note.
    """

    due = Signal(str)
    clicked = Signal(str)

    def __init__(self, icon: QIcon, tasks: TaskScope) -> None:
        super().__init__()
        self.is_wanted = True
        self._icon = icon
        self._tasks = tasks
        self._bus: SessionBus | None = None
        self._tray: Tray | None = None

    def watch(self, state: ConversationState, activity: TabActivity) -> None:
        """Tell of what ends in a conversation, as long as its tab is open."""
        activity.ended.connect(partial(self._weigh, state, activity))

    def _weigh(self, state: ConversationState, activity: TabActivity) -> None:
        places = {lane.id: number for number, lane in enumerate(state.lanes)}
        ended = sorted(activity.just_ended, key=lambda reply: places.get(reply.lane_id, 0))
        replies = [r for r in ended if r.outcome is None or not r.outcome.is_meant]
        longest_s = max((state.replies.elapsed_s(reply.id) for reply in replies), default=-1.0)
        if self.is_wanted and longest_s >= LONG_S and QApplication.activeWindow() is None:
            from deepseek_desktop.ui.notifications.note import note_of  # noqa: PLC0415 not needed at once

            self._show(note_of(state.id, state.title, replies))
            self.due.emit(state.id)

    def _show(self, note: Note) -> None:
        if sys.platform == "linux":
            self._put_on_bus(note)
        else:
            from deepseek_desktop.ui.notifications.tray import Tray  # noqa: PLC0415 not needed at once

            self._tray = self._tray or Tray(self._icon, self.clicked.emit)
            self._tray.put(note)

    def _put_on_bus(self, note: Note) -> None:
        if self._bus is None:
            from deepseek_desktop.ui.notifications.session_bus import SessionBus  # noqa: PLC0415 not needed at once

            self._bus = SessionBus(self.clicked.emit)
            task = self._tasks.start(self._bus.serve(), name="notifications")
            task.add_done_callback(lambda _: self._let_go())
        self._bus.put(note)

    def _let_go(self) -> None:
        self._bus = None  # the next note tries again
