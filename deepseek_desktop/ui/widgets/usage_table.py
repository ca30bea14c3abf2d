"""What was used and spent in numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from typing_extensions import override

from deepseek_desktop.ui.widgets.comparing.standings_table import StandingsTable

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROOM_ROUND = 14


class UsageTable(StandingsTable):
    """Has numbers below each other by their last digit; the last row is the sum."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setWordWrap(False)

    @override
    def resizeRowsToContents(self) -> None:
        """Give every row one line: to measure each takes long where there are many."""
        height = self.fontMetrics().height() + _ROOM_ROUND
        header = self.verticalHeader()
        header.setMinimumSectionSize(height)
        header.setDefaultSectionSize(height)

    @override
    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        super().show_rows([_in_two_lines(heading) for heading in headings], rows)
        self._align_numbers()
        self._measure()  # bold is wider

    def _align_numbers(self) -> None:
        """Put numbers to the right, and set the sum off."""
        last = self.rowCount() - 1
        font = self.font()
        font.setBold(True)
        for column in range(self.columnCount()):
            if column and (heading := self.horizontalHeaderItem(column)) is not None:
                heading.setTextAlignment(_RIGHT)
            for row in range(self.rowCount()):
                item = self.item(row, column)
                if item is not None and column:
                    item.setTextAlignment(_RIGHT)
                if item is not None and row == last:
                    item.setFont(font)


def _in_two_lines(heading: str) -> str:
    """Return a heading that makes its column no wider than its numbers, where it has two parts."""
    first, sign, rest = re.sub("（", "\n（", heading, count=1).partition(", ")
    return f"{first},\n{rest}" if sign else first
