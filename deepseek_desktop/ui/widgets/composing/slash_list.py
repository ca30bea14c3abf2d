"""The list that a slash in the empty field opens: saved prompts and actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from deepseek_desktop.ui.widgets.composing.slashes import Slash, matching
from deepseek_desktop.ui.widgets.line_field import stepped
from deepseek_desktop.ui.widgets.texts import shortened
from deepseek_desktop.ui.widgets.two_lines import TwoLines

_MOST_SEEN = 5
_WIDTH = 420
_MARGIN = 4
_LONGEST_HINT = 120
_CHOSEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_MOST_SEEN,
    Qt.Key.Key_PageDown: _MOST_SEEN,
}


class SlashList(QListWidget):
    """Floats above the field, which keeps the focus; announces the name that is chosen."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Slash], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("slashes")
        self.setAccessibleName(self.tr("Prompts and actions"))
        self.setItemDelegate(TwoLines(self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.offer(entries)
        self.hide()

    def offer(self, entries: Sequence[Slash]) -> None:
        """Offer these from the next slash on."""
        self._entries = tuple(entries)

    def show_for(self, typed: str, anchor: QWidget) -> None:
        """Show above `anchor` what fits `typed`; nothing is seen where nothing fits."""
        found = matching(self._entries, typed)
        self.clear()
        for entry in found:
            item = QListWidgetItem(self._words(entry), self)
            item.setData(Qt.ItemDataRole.UserRole, entry.name)
        self.setCurrentRow(0 if found else -1)
        self.setVisible(bool(found))
        if found:
            self._place(anchor)

    def wants(self, key: Qt.Key) -> bool:
        """Return whether a key is answered here."""
        return self.isVisible() and (key in _CHOSEN or key in _STEPS or key == Qt.Key.Key_Escape)

    def press(self, key: Qt.Key) -> None:
        """Answer a key that is pressed in the field."""
        if key == Qt.Key.Key_Escape:
            self.hide()
        elif key in _CHOSEN and (item := self.currentItem()) is not None:
            self._choose(item)
        elif step := _STEPS.get(key, 0):
            self.setCurrentRow(stepped(self.currentRow(), step, self.count()))

    def _choose(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _words(self, entry: Slash) -> str:
        hint = " ".join(shortened(entry.hint, _LONGEST_HINT).split())
        kind = self.tr("Action") if entry.is_action else self.tr("Prompt")
        return f"/{entry.name}\n{kind} · {hint}" if hint else f"/{entry.name}\n{kind}"

    def _place(self, anchor: QWidget) -> None:
        """Stand right above `anchor`, in its window, over whatever is there."""
        window = anchor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            self.show()
        top_left = anchor.mapTo(window, QPoint(0, 0))
        rows = min(self.count(), _MOST_SEEN)
        frame = 2 * self.frameWidth() + 8
        height = min(rows * self.sizeHintForRow(0) + frame, top_left.y() - 2 * _MARGIN)
        size = QSize(min(_WIDTH, anchor.width()), max(height, self.sizeHintForRow(0) + frame))
        self.resize(size)
        self.move(top_left.x(), max(0, top_left.y() - size.height() - _MARGIN))
        self.raise_()
