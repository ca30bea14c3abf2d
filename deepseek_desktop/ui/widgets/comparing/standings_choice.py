"""The row in which a person chooses what is counted of all verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from deepseek_desktop.core.domain.verdict import Reason
from deepseek_desktop.core.evaluation.contestants import Grouping
from deepseek_desktop.core.evaluation.counting import Counted, Counting
from deepseek_desktop.core.evaluation.tallies import Which
from deepseek_desktop.ui.models.verdict_words import reason_word
from deepseek_desktop.ui.widgets.flow_layout import FlowLayout
from deepseek_desktop.ui.widgets.texts import shortened
from deepseek_desktop.ui.wording import number

_LONGEST_NAME, _LONGEST_SET = 32, 64
_MOST_SETS = 50


class StandingsChoice(QWidget):
    """Announces that what is to be counted has changed; `counting` says what it is."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names = self._choice("countedSet", self.tr("Contestants that are counted"))
        self._grouping = self._choice("countedAs", self.tr("Who counts as one contestant"))
        self._grouping.addItem(self.tr("By host and model"), Grouping.MODEL)
        self._grouping.addItem(self.tr("By host, model and settings"), Grouping.IDENTITY)
        self._grouping.addItem(self.tr("By model, over all hosts"), Grouping.NAME)
        self._reason = self._choice("countedReason", self.tr("Reason of the verdict"))
        self._blind = self._choice("countedBlind", self.tr("Blind or open"))
        for text, is_blind in (
            (self.tr("Blind and open"), None),
            (self.tr("Blind only"), True),
            (self.tr("Open only"), False),
        ):
            self._blind.addItem(text, is_blind)
        self._without_named = QCheckBox(self.tr("Without answers that name their model"))
        self._without_named.setObjectName("withoutNamed")
        self._fill(self._names, [(self.tr("All contestants"), ())])
        self._fill(self._reason, [(self.tr("Any reason"), None)])
        layout = FlowLayout(self, 8)
        for part in (self._names, self._grouping, self._reason, self._blind, self._without_named):
            layout.addWidget(part)
        for choice in (self._names, self._grouping, self._reason, self._blind):
            choice.currentIndexChanged.connect(self._announce)
        self._without_named.toggled.connect(self._announce)

    @property
    def counting(self) -> Counting:
        """What is to be counted."""
        # Qt keeps the text of an enum, not its member.
        grouping = Grouping(self._grouping.currentData())
        names = tuple(self._names.currentData() or ())
        with_named = not self._without_named.isChecked()
        which = Which(self._reason_chosen, self._blind.currentData(), with_named=with_named)
        return Counting(grouping, names, which)

    @property
    def _reason_chosen(self) -> Reason | None:
        reason = self._reason.currentData()
        return Reason(reason) if reason else None

    def offer(self, counted: Counted) -> None:
        """Offer the sets and reasons that there are; what is chosen stays so."""
        sets: list[tuple[str, object]] = [(self.tr("All contestants"), ())]
        sets += [(_set_text(names), names) for names in counted.sets[:_MOST_SETS]]
        self._fill(self._names, sets)
        reasons: list[tuple[str, object]] = [(self.tr("Any reason"), None)]
        text = self.tr("{reason} ({count})")
        for reason in Reason:
            count = counted.reasons.get(reason, 0)
            if count or reason is self._reason_chosen:
                reasons.append(
                    (text.format(reason=reason_word(reason), count=number(count)), reason)
                )
        self._fill(self._reason, reasons)

    def _fill(self, choice: QComboBox, entries: Sequence[tuple[str, Any]]) -> None:
        """Put entries into a choice without announcing it."""
        before = choice.currentData()
        choice.blockSignals(True)  # noqa: FBT003 Qt's own
        choice.clear()
        for text, data in entries:
            choice.addItem(text, data)
            if isinstance(data, tuple) and data:
                tip = "\n".join(data).replace("<", "‹")
                choice.setItemData(choice.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        known = [choice.itemData(row) for row in range(choice.count())]
        choice.setCurrentIndex(known.index(before) if before in known else 0)
        choice.blockSignals(False)  # noqa: FBT003 Qt's own

    def _choice(self, name: str, what: str) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName(name)
        choice.setAccessibleName(what)
        choice.setToolTip(what)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return choice

    def _announce(self) -> None:
        if self.sender() is self._grouping:
            self._fill(self._names, [(self.tr("All contestants"), ())])  # they have other names
        self.changed.emit()


def _set_text(names: tuple[str, ...]) -> str:
    """Return who is in a set, as far as there is room."""
    return shortened(" · ".join(shortened(name, _LONGEST_NAME) for name in names), _LONGEST_SET)
