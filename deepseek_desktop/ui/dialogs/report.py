"""Asks how much of a conversation goes into a report."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.wording import number

_WIDTH = 480


class ReportDialog(QDialog):
    """Is accepted with what a person chose.

    `questions` is how many are shown; with one there is nothing to choose between. `is_blind` says
    that the person does not know yet who answered.
    """

    def __init__(
        self,
        questions: int,
        *,
        has_verdicts: bool,
        is_blind: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self.setWindowTitle(self.tr("Save a report"))
        only = self.tr("&Only this question of {count}").format(count=number(questions))
        self._turn = self._box("reportTurn", only)
        self._turn.setChecked(False)
        self._turn.setVisible(questions > 1)
        self._reasoning = self._box("reportThinking", self.tr("With the &thinking"))
        self._verdicts = self._box("reportVerdicts", self.tr("With &verdicts, reasons and notes"))
        self._verdicts.setVisible(has_verdicts)
        self._about = PlainLabel("muted", self._said())
        self._about.setWordWrap(True)
        self._warning = PlainLabel("danger", self._blind_said())
        self._warning.setObjectName("reportBlind")
        self._warning.setWordWrap(True)
        self._warning.setVisible(is_blind)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton(self.tr("&Save as…"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setObjectName("reportSave")
        save.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (
            self._turn,
            self._reasoning,
            self._verdicts,
            self._about,
            self._warning,
            buttons,
        ):
            layout.addWidget(part)
        save.setFocus()
        self._column = layout

    @property
    def is_whole(self) -> bool:
        """Whether all questions are wanted."""
        return not self._turn.isChecked()

    @property
    def has_reasoning(self) -> bool:
        """Whether the thinking is wanted."""
        return self._reasoning.isChecked()

    @property
    def has_verdicts(self) -> bool:
        """Whether verdicts are wanted."""
        return self._verdicts.isChecked()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # Only now is it known how wide the texts are, and so how high.
        width = max(_WIDTH, self._column.totalMinimumSize().width())
        height = self._column.totalHeightForWidth(width)
        self.setMinimumSize(width, height)  # smaller, its texts would be cut
        self.resize(width, height)
        super().showEvent(event)

    def _box(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(name)
        box.setChecked(True)
        return box

    def _said(self) -> str:
        return self.tr(
            "Two files are saved: a page that every browser shows, without script and without "
            "anything from the network, and beside it the same as data, which this app can open "
            "again. Keys, accounts and folders are in neither."
        )

    def _blind_said(self) -> str:
        return self.tr("The report tells who answered, and you have not judged yet.")
