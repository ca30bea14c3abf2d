"""A title that a person types for a conversation."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import MOST_IN_TITLE
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.texts import PlainLabel

_WIDTH = 460


class TitleDialog(QDialog):
    """Is accepted with a `title` that says something."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("retitling")
        self.setWindowTitle(self.tr("Rename the conversation"))
        self._field = LineField()
        self._field.setObjectName("titleField")
        self._field.setAccessibleName(self.tr("Title"))
        self._field.setMaxLength(MOST_IN_TITLE)
        self._field.setText(title)
        self._field.selectAll()
        self._why = PlainLabel("muted")
        self._why.setObjectName("titleProblem")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._rename = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._rename.setText(self.tr("&Rename"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._field.textChanged.connect(self._weigh)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for widget in (self._field, self._why, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(_WIDTH)

    @property
    def title(self) -> str:
        """What is typed."""
        return self._field.text()

    @override
    def accept(self) -> None:
        # Enter that chooses what an input method offers is not for the dialog.
        if self.title.strip() and not self._field.is_composing:
            super().accept()

    def _weigh(self) -> None:
        has_title = bool(self.title.strip())
        self._rename.setEnabled(has_title)
        self._why.setText("" if has_title else self.tr("A title needs at least one character."))
