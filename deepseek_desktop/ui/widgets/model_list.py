"""The models to choose from, under headings; what is typed in full is offered on top."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyleOptionViewItem
from typing_extensions import override

from deepseek_desktop.ui.models.library_model import Index
from deepseek_desktop.ui.models.model_entries import ModelEntry, found, section_title, typed_ref
from deepseek_desktop.ui.widgets.line_field import stepped
from deepseek_desktop.ui.widgets.two_lines import PADDING, TwoLines

_REF = Qt.ItemDataRole.UserRole


class ModelList(QListWidget):
    """Announces the model, PROVIDER/MODEL, that is clicked."""

    picked = Signal(str)

    def __init__(self, entries: Sequence[ModelEntry]) -> None:
        super().__init__()
        self.setObjectName("modelList")
        self.setAccessibleName(self.tr("Models"))
        self._entries = entries
        self.setItemDelegate(_Rows(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with what is typed
        self.itemDoubleClicked.connect(lambda item: self.picked.emit(item.data(_REF) or ""))

    @property
    def chosen(self) -> str:
        """The model that is marked; empty for none."""
        return str(self.currentIndex().data(_REF) or "")

    def list_found(self, typed: str) -> None:
        """List what fits, and mark the first."""
        self.clear()
        if ref := typed_ref(typed, self._entries):
            said = self.tr("as typed; nothing is known of it")
            self._add(ref.replace("\n", " "), said, ref)
        section = None
        for entry in found(typed, self._entries):
            if entry.section is not section:
                section = entry.section
                heading = QListWidgetItem(section_title(section), self)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self._add(entry.title, entry.facts, str(entry.ref))
        self.step(1)

    def step(self, rows: int) -> None:
        """Go some rows down, or up, to one that can be chosen; past headings, and around."""
        items = [self.item(row) for row in range(self.count())]
        able = [item for item in items if item.data(_REF)]
        if not able:
            return
        current = self.currentItem()
        wanted = stepped(able.index(current), rows, len(able)) if current in able else 0
        if wanted == 0:
            self.scrollToTop()  # the heading above it is worth seeing, too
        self.setCurrentItem(able[wanted])

    def _add(self, title: str, facts: str, ref: str) -> None:
        item = QListWidgetItem(f"{title}\n{facts}", self)
        item.setData(_REF, ref)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {facts}")
        item.setToolTip(f"{ref}\n{facts}".replace("<", "‹"))


class _Rows(TwoLines):
    """Paints headings in one line."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(_REF):
            return super().sizeHint(option, index)
        return QSize(120, option.fontMetrics.lineSpacing() + PADDING + PADDING // 2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(_REF):
            super().paint(painter, option, index)
            return
        area = QRect(option.rect).adjusted(PADDING, PADDING, -PADDING, 0)
        font = option.font
        font.setWeight(font.Weight.DemiBold)
        painter.save()
        painter.setFont(font)
        painter.setPen(QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        self._draw(painter, area, str(index.data()))
        painter.restore()
