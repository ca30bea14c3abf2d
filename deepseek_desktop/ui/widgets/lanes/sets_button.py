"""The button behind the chips that offers sets of lanes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton

from deepseek_desktop.ui.widgets.texts import shortened


class SetsButton(QToolButton):
    """Asks with `opening` for what is to be offered; announces what was chosen.

    `used` has the id of a set, `suggestion_used` the number of a suggestion.
    """

    opening = Signal()
    used = Signal(str)
    suggestion_used = Signal(int)
    save_asked = Signal()
    manage_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("laneSets")
        self.setText(self.tr("Sets ▾"))
        self.setAccessibleName(self.tr("Sets of lanes"))
        self.setToolTip(self.tr("Sets of lanes: who is compared, kept under a name"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.opening)
        self.setMenu(self._menu)
        self.offer((), ())

    def offer(self, sets: Sequence[tuple[str, str]], suggestions: Sequence[str]) -> None:
        """Offer sets by id and name, and suggestions by their names."""
        self._menu.clear()
        for set_id, name in sets:
            self._menu.addAction(_entry(name), partial(self.used.emit, set_id))
        if not sets:
            self._menu.addAction(self.tr("No set yet")).setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Suggestions")).setEnabled(False)
        for number, name in enumerate(suggestions):
            self._menu.addAction(_entry(name), partial(self.suggestion_used.emit, number))
        if not suggestions:
            nothing = self.tr("None yet: give a provider with several models its key")
            self._menu.addAction(nothing).setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("&Save these lanes as a set…"), self.save_asked.emit)
        self._menu.addAction(self.tr("&Manage sets…"), self.manage_asked.emit)


def _entry(name: str) -> str:
    return shortened(name).replace("&", "&&")
