"""The library beside the tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from deepseek_desktop.ui.widgets.tab_stack import TabStack

_ROOMY_WIDTH = 980  # two lanes and the library side by side
_LEAST_LIBRARY = 160
_LIBRARY = 230


class MainSplit(QSplitter):
    """Gives the library its width, and takes it away where the window is narrow.

    `shows_library` is what a person wants; None: as long as there is room.
    """

    def __init__(self, library: QWidget, tabs: TabStack, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("split")
        self.shows_library: bool | None = None
        self._library = library
        self._tabs = tabs
        self._library_width = _LIBRARY
        library.setMinimumWidth(_LEAST_LIBRARY)
        self.addWidget(library)
        self.addWidget(tabs)
        self.setStretchFactor(1, 1)
        self.setCollapsible(1, False)  # noqa: FBT003 as Qt names it
        self.setSizes([_LIBRARY, 1280 - _LIBRARY])
        self.splitterMoved.connect(self._note_width)

    @property
    def library_width(self) -> int:
        """How wide the library is while it is shown."""
        return self._library_width

    def toggle_library(self) -> None:
        """Show the library or hide it, from now on whatever the width."""
        if self._library.isVisible():
            self.shows_library = False
            self._show_library(is_shown=False)
        else:
            self.show_library()

    def show_library(self) -> None:
        """Show the library, from now on whatever the width."""
        self.shows_library = True
        self._library.show()

    def give_way(self, width: int) -> None:
        """Show the library where a window of `width` has room for it, or where it is wanted."""
        wanted = self.shows_library
        is_shown = width >= _ROOMY_WIDTH if wanted is None else wanted
        self._show_library(is_shown=is_shown)

    def restore(self, library_width: int | None, width: int, *, shows: bool | None) -> None:
        """Take the state of an earlier window, as far as it fits into one of `width`."""
        self.shows_library = shows
        if library_width is not None:
            self._library_width = min(max(library_width, _LEAST_LIBRARY), max(_LIBRARY, width // 2))
            self.setSizes([self._library_width, max(0, width - self._library_width)])
        self.give_way(width)

    def _show_library(self, *, is_shown: bool) -> None:
        focused, tab = QApplication.focusWidget(), self._tabs.front
        if not is_shown and focused is not None and self._library.isAncestorOf(focused) and tab:
            tab.composer.setFocus()  # else Qt gives it to what comes next, the bar of the tabs
        self._library.setVisible(is_shown)

    def _note_width(self) -> None:
        if self._library.isVisible():
            self._library_width = self._library.width()
