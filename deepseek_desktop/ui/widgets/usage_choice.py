"""The row in which a person chooses which use is shown, and how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from deepseek_desktop.core.domain.usage_groups import By, Span
from deepseek_desktop.ui.models.usage_words import by_word, span_word
from deepseek_desktop.ui.widgets.flow_layout import FlowLayout


class UsageChoice(QWidget):
    """Announces that something else is chosen; `currency` is empty where tokens are."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._span = self._choice("usageSpan", self.tr("Which days"))
        for span in Span:
            self._span.addItem(span_word(span), span)
        self._span.setCurrentIndex([*Span].index(Span.DAYS_30))
        self._by = self._choice("usageBy", self.tr("What is put together"))
        for by in By:
            self._by.addItem(by_word(by), by)
        self._measure = self._choice("usageMeasure", self.tr("Tokens or money"))
        self.offer(())
        layout = FlowLayout(self, 8)
        for choice in (self._span, self._by, self._measure):
            layout.addWidget(choice)
            choice.currentIndexChanged.connect(self.changed)

    @property
    def span(self) -> Span:
        """Which days."""
        return Span(self._span.currentData())  # Qt keeps the text of an enum, not its member

    @property
    def by(self) -> By:
        """What is put together."""
        return By(self._by.currentData())

    @property
    def currency(self) -> str:
        """Which money is shown; empty: tokens."""
        return str(self._measure.currentData() or "")

    def offer(self, currencies: Sequence[str]) -> None:
        """Offer the currencies that there are; what is chosen stays so, without announcing it."""
        offered = sorted({*currencies, self.currency} - {""})
        self._measure.blockSignals(True)  # noqa: FBT003 Qt's own
        before = self.currency
        self._measure.clear()
        self._measure.addItem(self.tr("Tokens"), "")
        for currency in offered:
            self._measure.addItem(self.tr("Money, {name}").format(name=currency), currency)
        self._measure.setCurrentIndex(max(0, self._measure.findData(before)))
        self._measure.blockSignals(False)  # noqa: FBT003 Qt's own

    def _choice(self, name: str, what: str) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName(name)
        choice.setAccessibleName(what)
        choice.setToolTip(what)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return choice
