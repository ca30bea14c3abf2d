"""A line at the top of the window for what a person has to know; it never blocks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.texts import PlainLabel, set_mark


class Notice(QFrame):
    """Shows one notice until it is closed; a newer one takes its place."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._report = ""
        self._undo_it: Callable[[], None] | None = None
        self._text = PlainLabel()
        self._text.setObjectName("noticeText")
        self._text.setWordWrap(True)
        self._copy = QPushButton(self.tr("Copy report"))
        self._copy.setObjectName("copyReport")
        self._copy.clicked.connect(self._copy_report)
        self._undo = QPushButton(self.tr("&Undo"))
        self._undo.setObjectName("undo")
        self._undo.clicked.connect(self._take_back)
        self._close = QToolButton()
        self._close.setObjectName("closeNotice")
        self._close.setAccessibleName(self.tr("Close this notice"))
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.addWidget(self._text, stretch=1)
        layout.addWidget(self._copy)
        layout.addWidget(self._undo)
        layout.addWidget(self._close)
        self.retint(icons)
        self.hide()

    def show_news(self, text: str) -> None:
        """Show something that went as it should."""
        self._show(text, "", is_problem=False)

    def show_undo(self, text: str, undo: Callable[[], None]) -> None:
        """Show what was done, and offer to take it back."""
        self.show_offer(text, self.tr("&Undo"), undo)

    def show_offer(self, text: str, label: str, do: Callable[[], None]) -> None:
        """Show what was done, with a button that does more about it."""
        self._show(text, "", is_problem=False)
        self._undo_it = do
        self._undo.setText(label)
        self._undo.show()

    def show_problem(self, text: str, report: str = "") -> None:
        """Show what went wrong; with a `report`, offer to copy that."""
        self._show(text, report, is_problem=True)

    def _show(self, text: str, report: str, *, is_problem: bool) -> None:
        set_mark(self, "problem", is_problem)
        self._report = report
        self._text.setText(text)
        self._copy.setVisible(bool(report))
        self._undo_it = None
        self._undo.hide()
        self.show()

    def withdraw(self, text: str) -> None:
        """Show no longer what does not hold any more, if nothing newer took its place."""
        if self._text.text() == text:
            self.hide()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._close.setIcon(icons.get("close"))

    def _take_back(self) -> None:
        undo, self._undo_it = self._undo_it, None
        self.hide()
        if undo is not None:
            undo()

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
