"""What changes in the library by itself: replies begin and end, are seen or not, days go by."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDateTime, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from deepseek_desktop.ui.models.tab_activity import Activity
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.presenters.shelving import Shelving
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab

_LOOK_MS = 3_000
_HOUR_MS = 3_600_000
_ENDED = {Activity.DONE, Activity.FAILED}


class WatchingLibrary(QObject):
    """Keeps the marks of the library true while a person works elsewhere.

    Replies of tabs tell of themselves. Those that another process writes are looked for every
    three seconds, as long as there are any.
    """

    def __init__(self, library: Library, shelving: Shelving, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._shelving = shelving
        self._own: set[str] = set()
        self._elsewhere = QTimer(self)
        self._elsewhere.setInterval(_LOOK_MS)
        self._elsewhere.timeout.connect(self._look_elsewhere)
        self._midnight = QTimer(self)
        self._midnight.setSingleShot(True)
        self._midnight.timeout.connect(self._begin_day)
        self._begin_day()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._come_back)
        library.model.listed.connect(self._weigh)

    def _begin_day(self) -> None:
        """Let the headings be true, now and after midnight; the computer may sleep meanwhile."""
        self._library.model.begin_day()
        now = QDateTime.currentDateTime()
        left_ms = now.msecsTo(now.date().addDays(1).startOfDay())
        self._midnight.start(min(left_ms + 1, _HOUR_MS))

    def attend(self, tab: ConversationTab) -> None:
        """Follow what runs in a tab, and whether its end is seen."""
        tab.activity.changed.connect(partial(self._note_activity, tab))

    def note_seen(self, tab: ConversationTab) -> None:
        """Note whether a person looks at a tab in which replies have ended."""
        if not tab.state.has_begun:
            return
        summary = self._library.model.summary_of(tab.state.id)
        is_unread = summary is not None and summary.is_unread
        is_looked_at = tab.isVisible() and tab.isActiveWindow()
        if is_looked_at and is_unread:
            self._shelving.note_read(tab.state.id, is_read=True)
        elif not is_looked_at and tab.activity.now in _ENDED and not is_unread:
            self._shelving.note_read(tab.state.id, is_read=False)

    def _come_back(self, state: Qt.ApplicationState) -> None:
        """Look for what was asked in a terminal while the app was not in front."""
        if state is Qt.ApplicationState.ApplicationActive:
            self._library.refresh(())

    def _note_activity(self, tab: ConversationTab) -> None:
        state = tab.state
        if state.is_running != (state.id in self._own):
            self._own ^= {state.id}
            if state.has_begun:
                self._library.refresh([state.id])
        self.note_seen(tab)

    def _weigh(self) -> None:
        is_wanted = bool(self._foreign_ids)
        if is_wanted and not self._elsewhere.isActive():
            self._elsewhere.start()
        elif not is_wanted:
            self._elsewhere.stop()

    def _look_elsewhere(self) -> None:
        if ids := self._foreign_ids:
            self._library.refresh(ids)

    @property
    def _foreign_ids(self) -> set[str]:
        """The conversations in which another process was writing when the archive was read."""
        running = {summary.id for summary in self._library.model.summaries if summary.is_running}
        return running - self._own
