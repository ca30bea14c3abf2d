"""Leads from one of several to the next: ‹ 2/3 ›."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.texts import PlainLabel


class Pager(QWidget):
    """Announces with `chosen` the id of what is to be seen; with one thing only it is hidden."""

    chosen = Signal(str)

    def __init__(self, icons: Icons, names: tuple[str, str], parent: QWidget | None = None) -> None:
        """`names` say what the two buttons lead to."""
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._number = 0
        self._back = self._button("earlier", names[0], -1)
        self._place = PlainLabel("muted")
        self._place.setObjectName("pagerPlace")
        self._on = self._button("later", names[1], 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self._back, self._place, self._on):
            layout.addWidget(part)
        self.retint(icons)
        self.hide()

    def show_place(self, ids: Sequence[str], shown: str) -> None:
        """Show which of `ids` is seen now."""
        self._ids = tuple(ids)
        self._number = self._ids.index(shown) if shown in self._ids else 0
        self._place.setText(f"{self._number + 1}/{len(self._ids)}")
        self._back.setEnabled(self._number > 0)
        self._on.setEnabled(self._number + 1 < len(self._ids))
        self.setVisible(len(self._ids) > 1)

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._back.setIcon(icons.get("earlier"))
        self._on.setIcon(icons.get("closed"))

    def _button(self, name: str, what: str, step: int) -> QToolButton:
        button = tool_button(name, what)
        button.clicked.connect(lambda: self.chosen.emit(self._ids[self._number + step]))
        return button
