"""Lets a person find a model, at whichever host, and says what is known of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.models.model_entries import ModelEntry
from deepseek_desktop.ui.widgets.line_field import SteeringField
from deepseek_desktop.ui.widgets.model_list import ModelList
from deepseek_desktop.ui.widgets.texts import PlainLabel


class PickModel(QDialog):
    """Is accepted when `chosen` names a model as PROVIDER/MODEL; `about` says what it is for."""

    def __init__(
        self, title: str, about: str, yes: str, entries: Sequence[ModelEntry], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pickModel")
        self.setWindowTitle(title)
        self.chosen = ""
        self._field = SteeringField()
        self._field.setObjectName("modelField")
        self._field.setPlaceholderText(self.tr("Find a model, or type PROVIDER/MODEL"))
        self._field.setAccessibleName(self.tr("Find a model, or type PROVIDER/MODEL"))
        self._list = ModelList(entries)
        self._none = PlainLabel(
            "muted", self.tr("No model is called that. Type PROVIDER/MODEL to ask any other.")
        )
        self._none.setObjectName("noModel")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._none.setWordWrap(True)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._buttons.button(kinds.Ok).setText(yes)
        self._lay_out(about)
        self._field.textChanged.connect(self._find)
        self._field.stepped.connect(self._step)
        self._field.entered.connect(self.accept)
        self._list.picked.connect(self.accept)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._find("")
        self._field.setFocus()
        fit_into(self, parent, 780, 560)

    @override
    def accept(self) -> None:
        if chosen := self._list.chosen:
            self.chosen = chosen
            super().accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter is for the field alone: it may belong to an input method there.
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def _find(self, typed: str) -> None:
        self._list.list_found(typed)
        is_empty = not self._list.chosen
        self._none.setVisible(is_empty)
        self._list.setVisible(not is_empty)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not is_empty)
        self._announce()

    def _step(self, rows: int) -> None:
        self._list.step(rows)
        self._announce()

    def _announce(self) -> None:
        if self._list.chosen and self.isVisible():
            said = str(self._list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, said))

    def _lay_out(self, about: str) -> None:
        explained = PlainLabel("muted", about)
        explained.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(explained)
        layout.addWidget(self._field)
        layout.addWidget(self._list, stretch=1)
        layout.addWidget(self._none, stretch=1)
        layout.addWidget(self._buttons)
