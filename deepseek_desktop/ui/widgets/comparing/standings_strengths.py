"""Strengths in a table: places, numbers, and a drawing of them on one scale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem

from deepseek_desktop.core.evaluation.strengths import Group
from deepseek_desktop.ui.models.standings_markdown import strength_headings
from deepseek_desktop.ui.models.standings_words import place_text, strength_text
from deepseek_desktop.ui.widgets.comparing.standings_table import StandingsTable
from deepseek_desktop.ui.widgets.comparing.standings_whiskers import SCALE, VALUE, Whiskers

_DRAWING = 3


class StrengthsTable(StandingsTable):
    """Shows contestants that votes connect, the strongest first; the last row is the scale."""

    def __init__(self, name: str) -> None:
        super().__init__(name, wide=_DRAWING)
        self._whiskers = Whiskers(self)
        self.setItemDelegateForColumn(_DRAWING, self._whiskers)

    def show_group(self, group: Group) -> None:
        """Show the strengths of a group."""
        strengths = group.strengths
        rows = [
            (one.contestant, place_text(one, len(strengths)), strength_text(one), "")
            for one in strengths
        ]
        self._whiskers.span(
            min(one.interval.low for one in strengths), max(one.interval.high for one in strengths)
        )
        scale = (self.tr("Scale"), "", "", "")
        drawing = self.tr("Weaker ← 0 is the mean → stronger")
        self.show_rows((*strength_headings(), drawing), (*rows, scale))
        for row, one in enumerate(strengths):
            bounds = (one.interval.low, one.interval.high)
            self._drawn(row).setData(VALUE, (one.log_strength, *bounds))
            self._drawn(row).setData(Qt.ItemDataRole.AccessibleTextRole, strength_text(one))
        self._drawn(len(strengths)).setData(SCALE, True)  # noqa: FBT003 Qt's own
        told = ", ".join(self._whiskers.marks)
        self._drawn(len(strengths)).setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def _drawn(self, row: int) -> QTableWidgetItem:
        item = self.item(row, _DRAWING)
        assert item is not None
        return item
