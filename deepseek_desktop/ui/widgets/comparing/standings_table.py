"""A table as high as its rows, to be read and copied from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)
from typing_extensions import override

_LEAST_WIDE = 165
_MOST = 250  # of the other columns


class _Names(QStyledItemDelegate):
    """Keeps each name on a line of its own, so that numbers stand beside what they belong to."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText


class StandingsTable(QTableWidget):
    """Shows texts; what is marked is copied with tabs between cells.

    The column `wide` takes the room that is left, at least enough for a name.
    """

    def __init__(self, name: str, wide: int = 0) -> None:
        super().__init__()
        self._wide = wide
        self._wanted: tuple[int, ...] = ()  # width of each column, once it is known
        self._room = 0
        self.setObjectName("standings")
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMinimumWidth(200)
        self.setItemDelegateForColumn(0, _Names(self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show rows of texts in the place of those before."""
        self.clear()
        self.setColumnCount(len(headings))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(headings)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text.replace("<", "‹"))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, _told(headings[column], text))
                self.setItem(row, column, item)
        if rows:
            self.setCurrentCell(0, 0)
            self.clearSelection()
        self._measure()

    @property
    def selected_text(self) -> str:
        """What is marked, a line for each row."""
        return "\n".join(
            "\t".join(
                self._text(row, column)
                for column in range(part.leftColumn(), part.rightColumn() + 1)
            )
            for part in self.selectedRanges()
            for row in range(part.topRow(), part.bottomRow() + 1)
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            if text := self.selected_text:
                QGuiApplication.clipboard().setText(text)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._measure()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return " / ".join(item.text().split("\n")) if item is not None else ""

    def _measure(self) -> None:
        """Find out anew how much room the texts want."""
        self._wanted = ()
        self._fit()

    def _fit(self) -> None:
        """Give columns the width of what they hold, the wide one the rest, and take the height."""
        room = self.viewport().width()
        if not self.isVisible() or not self.columnCount() or (self._wanted and room == self._room):
            return  # measuring takes a while where there are many rows
        if not self._wanted:
            self.resizeColumnsToContents()
            self._wanted = tuple(self.columnWidth(n) for n in range(self.columnCount()))
        self._room = room
        for column, wanted in enumerate(self._wanted):
            if column != self._wide:
                is_last = column == self.columnCount() - 1
                # What ends a row is a sentence, which may take more than one line.
                width = min(wanted, max(_LEAST_WIDE, room // 2) if is_last else _MOST)
                self.setColumnWidth(column, width)
                room -= width
        self.setColumnWidth(self._wide, max(_LEAST_WIDE, room))
        self.resizeRowsToContents()
        bar = self.horizontalScrollBar().sizeHint().height() if room < _LEAST_WIDE else 0
        height = self.horizontalHeader().height() + self.verticalHeader().length()
        self.setFixedHeight(height + 2 * self.frameWidth() + 2 + bar)


def _told(heading: str, text: str) -> str:
    """Return what a screen reader says of a cell, whose heading may have as many lines."""
    headings, texts = heading.split("\n"), text.split("\n")
    if len(headings) == len(texts):
        return "; ".join(f"{h}: {t}" for h, t in zip(headings, texts, strict=True))
    return f"{', '.join(headings)}: {', '.join(texts)}"
