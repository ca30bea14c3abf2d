"""Labels and values in two columns, each of which can be selected and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from deepseek_desktop.ui.details import Fact
from deepseek_desktop.ui.widgets.texts import PlainLabel

_LABEL_WIDTH = 110


class FactsCard(QFrame):
    """Shows facts; makes its labels anew only when they change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facts")
        self._facts: Sequence[Fact] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 10, 12, 10)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show `facts` in the place of those before."""
        if facts == self._facts:
            return
        self._facts = facts
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        for row, fact in enumerate(facts):
            label = PlainLabel("muted", fact.label)
            value = PlainLabel("", fact.value)
            for part in (label, value):
                part.setWordWrap(True)
                part.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            value.setAccessibleName(f"{fact.label}: {fact.value}")
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(value, row, 1)
