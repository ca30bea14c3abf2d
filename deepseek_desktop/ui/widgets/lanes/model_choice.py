"""Where a model is chosen or typed before the first question."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QSizePolicy

from deepseek_desktop.ui.models.offered import Offered


class ModelChoice(QComboBox):
    """Takes any PROVIDER/MODEL; a person's favourites stand first."""

    def __init__(self) -> None:
        super().__init__()
        self._offered = Offered()
        self.setObjectName("modelChoice")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(16)
        self.setToolTip(self.tr("Choose a model, or type PROVIDER/MODEL"))

    def offer(self, models: Offered, chosen: str) -> None:
        """Offer models to choose from; `chosen` stands there unless something was typed."""
        typed = self.currentText()
        if models != self._offered:
            self._offered = models
            with QSignalBlocker(self):  # nothing else is chosen by that
                self._fill(models)
                self.setEditText(typed)
        if not typed:
            self.setEditText(chosen)

    def _fill(self, models: Offered) -> None:
        self.clear()
        self.addItems(list(models.favourites))
        if models.favourites and models.others:
            self.insertSeparator(len(models.favourites))
        self.addItems(list(models.others))
