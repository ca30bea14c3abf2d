"""In which kinds of text a search looks: a row of buttons that are on or off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.hits import Scope
from deepseek_desktop.ui.models.hit_rows import scope_names
from deepseek_desktop.ui.widgets.flow_layout import FlowLayout


class ScopeRow(QWidget):
    """Announces `changed`; with none of its buttons on, all kinds are looked through."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("searchScopes")
        layout = FlowLayout(self, 6)
        self._buttons: dict[Scope, QToolButton] = {}
        for scope, name in scope_names().items():
            button = QToolButton()
            button.setObjectName("searchScope")
            button.setText(name)
            button.setToolTip(self.tr("Look only where a button is on; in all texts if none is"))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the words
            button.toggled.connect(self.changed)
            layout.addWidget(button)
            self._buttons[scope] = button

    @property
    def scopes(self) -> frozenset[Scope]:
        """What is to be looked through; none stand for all."""
        return frozenset(scope for scope, button in self._buttons.items() if button.isChecked())

    def choose(self, scopes: frozenset[Scope]) -> None:
        """Switch the buttons of these scopes on, the others off, without a word."""
        self.blockSignals(True)  # noqa: FBT003 they are
        for scope, button in self._buttons.items():
            button.setChecked(scope in scopes)
        self.blockSignals(False)  # noqa: FBT003 no more

    @override
    def hasHeightForWidth(self) -> bool:
        return True
