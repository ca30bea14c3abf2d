"""A card that comes up over a button of the comparison bar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from typing_extensions import override

_WIDTH, _GAP = 460, 4


class BarCard(QFrame):
    """Shows over its opener, on `page`; Escape closes it, and so does going on elsewhere."""

    def __init__(self, opener: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self.opener = opener
        self._page = page
        self.setProperty("card", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._follow_focus)
        page.installEventFilter(self)
        self.hide()

    @property
    def first_stop(self) -> QWidget:
        """What has the focus when the card comes up."""
        return self

    def toggle(self) -> None:
        """Come up over the opener; or go."""
        if self.isVisible():
            self.close()
            return
        self.fit()
        self.show()
        self.raise_()
        self.first_stop.setFocus()

    def fit(self) -> None:
        """Be as large as what is in here, over the opener."""
        page = self._page
        width = min(max(self.sizeHint().width(), _WIDTH), page.width() - 2 * _GAP)
        self.resize(width, self.heightForWidth(width))
        corner = self.opener.mapTo(page, QPoint(0, -self.height() - _GAP))
        self.move(max(_GAP, min(corner.x(), page.width() - width - _GAP)), max(0, corner.y()))

    def leave(self) -> None:
        """Close, and lead back to where the card was opened."""
        self.close()
        self.opener.setFocus()

    @override
    def event(self, event: QEvent) -> bool:
        # While the card is open, Escape is for it, not for stopping what runs.
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self.leave()
            return True
        return super().event(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            QTimer.singleShot(0, self, self.fit)  # once the opener has its place
        return super().eventFilter(watched, event)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Go when a person goes on elsewhere."""
        is_inside = now is None or now is self or self.isAncestorOf(now)
        if not is_inside and self.isVisible():
            self.close()
