"""The figures of a lane: they can be selected, and copied as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy
from typing_extensions import override

from deepseek_desktop.ui.models.figure_words import FigureText


class LaneFigures(QLabel):
    """Keeps its lines in one order, so that those of lanes side by side can be compared."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("figures")
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setIndent(0)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # by keyboard it can be copied, too
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        font = QFont()
        font.setFeature(QFont.Tag("tnum"), 1)  # what counts up does not push what is beside it
        self.setFont(font)
        self._figures = FigureText()
        self._heading = ""
        self.hide()

    def show_letter(self, letter: str) -> None:
        """Go by this lane's letter from now on."""
        self.setAccessibleName(self.tr("Figures of lane {letter}").format(letter=letter))

    def show_figures(self, figures: FigureText, heading: str) -> None:
        """Show figures; `heading` stands above them where they are copied."""
        self._heading = heading
        if figures != self._figures:
            self._figures = figures
            self.setToolTip(figures.origin.replace("<", "‹"))
            self._show_lines()
            self.setVisible(bool(figures.lines))

    @property
    def as_text(self) -> str:
        """Who answered, how it stands, the figures and where they come from, as plain text."""
        text = "\n".join((self._heading, *self._figures.lines, self._figures.origin))
        return text.replace("\u00a0", " ").strip()

    def copy_all(self) -> None:
        """Put all of it on the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setObjectName("figuresMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Copy selection"), self._copy_selected).setEnabled(
            self.hasSelectedText()
        )
        menu.addAction(self.tr("Copy &figures"), self.copy_all)
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.mapToGlobal(self.rect().bottomLeft())
        menu.popup(place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and not self.hasSelectedText():
            self.copy_all()
        else:
            super().keyPressEvent(event)

    def _copy_selected(self) -> None:
        QGuiApplication.clipboard().setText(self.selectedText().replace("\u00a0", " "))

    def _show_lines(self) -> None:
        text = "\n".join(self._figures.shown)
        if text != self.text():
            start, length = self.selectionStart(), len(self.selectedText())
            self.setText(text)
            if start >= 0 and start + length <= len(text):
                self.setSelection(start, length)
