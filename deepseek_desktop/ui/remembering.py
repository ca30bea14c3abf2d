"""Brings the window back as it was when it was last closed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from deepseek_desktop.ui import view_state
from deepseek_desktop.ui.open_tabs import OpenTabs
from deepseek_desktop.ui.view_state import ViewState, fitted
from deepseek_desktop.ui.widgets.main_split import MainSplit

_TITLE_PX = 40  # nobody tells how much it is before a window is shown
_SIDES_PX = 8
_REST_MS = 1000


class Remembering:
    """Keeps place, library and tabs of a window in a file; without one, keeps nothing."""

    def __init__(self, window: QMainWindow, split: MainSplit, tabs: OpenTabs) -> None:
        self._window = window
        self._split = split
        self._tabs = tabs
        self._path: Path | None = None
        self._soon = QTimer(window)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REST_MS)
        self._soon.timeout.connect(self.store)
        tabs.restored.connect(self._watch)

    def restore(self, path: Path | None) -> None:
        """Take over what the file tells, before the window is shown."""
        self._path = path
        state = view_state.load(path) if path else ViewState()
        place = fitted(state.place, _screens())
        if state.place is not None:
            self._window.move(place.topLeft())
        self._window.resize(place.size())  # where a first window goes is for the desktop to say
        if state.is_maximized:
            self._window.setWindowState(Qt.WindowState.WindowMaximized)
        self._split.restore(state.library_width, place.width(), shows=state.shows_library)
        self._tabs.habits.set_zoom(state.zoom)
        self._tabs.note_thinking(state.thinking_was_open)
        self._tabs.restore(state.tabs, state.front, state.pinned)

    def _watch(self) -> None:
        """Write soon what is open, whenever that changes: who is killed says nothing."""
        if self._path is not None:
            self._tabs.changed.connect(self._soon.start)

    def store(self) -> None:
        """Write how the window looks now."""
        self._soon.stop()
        if self._path is None:
            return
        window = self._window
        frame = window.geometry().topLeft() - window.pos()
        state = ViewState(
            place=window.normalGeometry().translated(-frame),
            is_maximized=window.isMaximized(),
            library_width=self._split.library_width,
            shows_library=self._split.shows_library,
            tabs=self._tabs.open_ids,
            pinned=self._tabs.pinned_ids,
            front=self._tabs.front_id,
            thinking_was_open=self._tabs.habits.thinking_was_open,
            zoom=self._tabs.habits.reading.zoom,
        )
        view_state.save(self._path, state)


def _screens() -> list[QRect]:
    """Return the free room of each screen, without what a frame takes, the main one first."""
    main = QGuiApplication.primaryScreen()
    screens = sorted(QGuiApplication.screens(), key=lambda screen: screen is not main)
    return [screen.availableGeometry().adjusted(0, 0, -_SIDES_PX, -_TITLE_PX) for screen in screens]
