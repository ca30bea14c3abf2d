"""Finds words in all conversations, at the top of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.hits import Hit
from deepseek_desktop.ui.models.hit_rows import HitRows
from deepseek_desktop.ui.widgets.hit_list import HitList
from deepseek_desktop.ui.widgets.line_field import SteeringField
from deepseek_desktop.ui.widgets.texts import plain_label
from deepseek_desktop.ui.wording import number

_WORDS_LIMIT = 1000
_SIZE = (860, 560)
_BELOW_TOP = 48


class SearchAllDialog(QDialog):
    """Announces what is `typed`; is accepted when `chosen` is a hit to go to."""

    MOST = 200
    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("searchAll")
        self.setWindowTitle(self.tr("Search all conversations"))
        self.chosen: Hit | None = None
        self._is_done = False
        self._is_looking = False
        self._is_entered = False
        self._field = SteeringField()
        self._field.setObjectName("searchField")
        self._field.setMaxLength(_WORDS_LIMIT)
        self._field.setPlaceholderText(self.tr("Search all conversations"))
        self._field.setAccessibleName(self.tr("Search all conversations"))
        self._rows = HitRows()
        self._list = HitList(self._rows)
        self._said = plain_label("muted")
        self._said.setObjectName("searchSaid")
        self._said.setWordWrap(True)
        self._lay_out()
        self._field.textChanged.connect(self._begin)
        self._field.stepped.connect(self._step)
        self._field.entered.connect(self._enter)
        self._list.chosen.connect(self._choose)
        self._show_hint()
        width, height = min(_SIZE[0], parent.width() - 32), min(_SIZE[1], parent.height() - 96)
        self.resize(width, height)
        self.move(parent.mapToGlobal(QPoint((parent.width() - width) // 2, _BELOW_TOP)))

    def begin_with(self, words: str) -> None:
        """Search for words that can be typed over."""
        self._field.setText(words)
        self._field.selectAll()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show what was found: at most `MOST`; one more says that there are others."""
        self._is_looking = False
        self._rows.show(hits[: self.MOST])
        self._list.setVisible(bool(hits))
        self._list.step(1)
        if not hits:
            self._say(self.tr("Nothing was found."))
        elif len(hits) > self.MOST:
            text = self.tr("The newest {count} are shown, and there are more. Add a word.")
            self._say(text.format(count=number(self.MOST)))
        else:
            self._say(self.tr("Found: {count}").format(count=number(len(hits))))
        if self._is_entered:
            self._enter()

    def show_problem(self, text: str) -> None:
        """Say why nothing could be searched."""
        self._is_looking = False
        self._rows.show(())
        self._list.hide()
        self._say(text)

    @override
    def open(self) -> None:
        # Not modal: a click beside it then goes where it was meant to, and closes this.
        self.show()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowDeactivate and self.isVisible():
            self.reject()
        return super().event(event)

    @override
    def done(self, result: int) -> None:
        # A window that is hidden is left, too: what was decided first holds.
        if not self._is_done:
            self._is_done = True
            super().done(result)

    def _begin(self, words: str) -> None:
        self._is_looking, self._is_entered = bool(words.strip()), False
        if not self._is_looking:
            self._rows.show(())
            self._show_hint()
        self.typed.emit(words)

    def _show_hint(self) -> None:
        self._list.hide()
        self._said.setText(
            self.tr(
                "Titles, questions, attachments, thinking and answers, also on branches that are "
                "not shown. Every word has to occur, in any order."
            )
        )

    def _step(self, rows: int) -> None:
        self._list.step(rows)
        said = self._list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, said))

    def _enter(self) -> None:
        # What is listed while the last letters are looked up is not what was meant.
        self._is_entered = self._is_looking
        if not self._is_looking:
            self._choose(self._list.current)

    def _choose(self, hit: Hit | None) -> None:
        if hit is not None:
            self.chosen = hit
            self.accept()

    def _say(self, text: str) -> None:
        self._said.setText(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, text))

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setObjectName("paletteFrame")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.setSpacing(6)
        inside.addWidget(self._field)
        inside.addWidget(self._said)
        inside.addWidget(self._list, stretch=1)
        inside.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
