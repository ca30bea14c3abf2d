"""Asks for what is to stand in the places of a saved prompt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from deepseek_desktop.core.domain.prompt_template import CLIPBOARD, SELECTION, Variable
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.widgets.texts import PlainLabel

_LINES = 3


class PromptValuesDialog(QDialog):
    """One field of several lines for each place; Ctrl+Enter is enough when all is written."""

    def __init__(
        self,
        name: str,
        variables: Sequence[Variable],
        values: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("promptValues")
        self.setWindowTitle(self.tr("Fill in /{name}").format(name=name))
        self._fields = {
            variable.name: self._field(variable, values.get(variable.name, ""))
            for variable in variables
        }
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        put = buttons.addButton(self.tr("Insert"), QDialogButtonBox.ButtonRole.AcceptRole)
        put.setObjectName("putValues")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self._make_form())
        layout.addWidget(PlainLabel("muted", self.tr("Nothing is sent yet.")))
        layout.addWidget(buttons)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)
        fit_into(self, parent, 520, min(140 + 110 * len(self._fields), 560))
        next(iter(self._fields.values())).setFocus()

    @property
    def values(self) -> dict[str, str]:
        """What is written, by the names of the places."""
        return {name: field.toPlainText() for name, field in self._fields.items()}

    def _field(self, variable: Variable, value: str) -> QPlainTextEdit:
        field = QPlainTextEdit(value or variable.default)
        field.setObjectName("promptValue")
        field.setAccessibleName(self._label(variable.name))
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + 14)
        field.selectAll()
        return field

    def _label(self, name: str) -> str:
        if name == SELECTION:
            return self.tr("What is selected (nothing is)")
        if name == CLIPBOARD:
            return self.tr("What was copied (no text was)")
        return name

    def _make_form(self) -> QScrollArea:
        page = QWidget()
        page.setObjectName("settingsPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(2, 2, 12, 2)
        column.setSpacing(4)
        for name, field in self._fields.items():
            label = QLabel(self._label(name).replace("&", "&&"))
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(6)
        column.addStretch()
        area = QScrollArea()
        area.setObjectName("settingsArea")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab leads through what is in it
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area
