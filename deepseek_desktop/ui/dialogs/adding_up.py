"""What dialogs have in common that add something up: what is counted, the sum, a way to copy it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.widgets.buttons import quiet_button


class AddingUpDialog(QDialog):
    """Has its parts below each other, the last one as high as there is room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._copy = quiet_button(f"{name}Copy", self.tr("C&opy"))
        self._copy.setEnabled(False)

    def _lay_out(
        self,
        parts: Iterable[QWidget],
        copies: Iterable[tuple[str, Callable[[], None]]],
        width: int,
        height: int,
    ) -> None:
        menu = QMenu(self)
        for text, copy in copies:
            menu.addAction(text, copy)
        self._copy.setMenu(menu)
        close = quiet_button(f"{self.objectName()}Close", self.tr("&Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addStretch()
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for part in parts:
            layout.addWidget(part)
        layout.setStretch(layout.count() - 1, 1)
        layout.addLayout(buttons)
        fit_into(self, self.parentWidget(), width, height)
