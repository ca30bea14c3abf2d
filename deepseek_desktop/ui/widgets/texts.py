"""Text on screen. All of it is plain: nothing that came from outside is ever markup."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

_LINE_LIMIT = 5000
_WIDTH_UNTIL_SHOWN = 500
_BUTTON_PADDING_PX = 32


class PlainLabel(QLabel):
    """Shows its text as it is; once it has been seen, that can be selected and copied.

    Qt lays out a document for that, of which a label that is not shown has no need.
    """

    def __init__(self, role: str = "", text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            policy = self.focusPolicy()
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setFocusPolicy(policy)
        super().showEvent(event)


def set_role(label: QLabel, role: str) -> None:
    """Let a label look as its text is meant now."""
    set_mark(label, "role", role)


def set_mark(widget: QWidget, name: str, value: object) -> None:
    """Let a widget look as the style sheet says for a property; nothing is done for nothing new."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        polish(widget)


def polish(widget: QWidget) -> None:
    """Let a widget look as the style sheet says for what its properties are now.

    Asking Qt for it by an event spares Python the class of styles with its 560 constants.
    """
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.Polish))


def shortened(text: str, most: int = 60) -> str:
    """Return `text`, without its middle where it is longer than `most` characters.

    For names inside a sentence: a label breaks its lines only between words.
    """
    if len(text) <= most:
        return text
    half = (most - 1) // 2
    return f"{text[:half]}…{text[-half:]}"


class ElidedLabel(QLabel):
    """A one-line label that gives way: what does not fit becomes an ellipsis and a tooltip."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(60)
        if role:
            self.setProperty("role", role)

    def show_text(self, text: str) -> None:
        """Show `text`, as much of it as fits."""
        if text == self._full:
            return
        self._full = text
        self.setAccessibleName(text)
        # Qt would read markup in a tooltip; model names come from outside.
        self.setToolTip(text.replace("<", "‹"))
        self._elide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._full, Qt.TextElideMode.ElideMiddle, self.width()))


class ElidedButton(QPushButton):
    """A button that gives way: what of its text does not fit becomes an ellipsis and a tooltip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._full = text
        self.setAccessibleName(text)
        self.setToolTip(text.replace("<", "‹"))
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _BUTTON_PADDING_PX
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))

    @override
    def sizeHint(self) -> QSize:
        # Without a text yet, the height would be that of an empty button.
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() + 22)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class GrowingText(QTextEdit):
    """Read-only plain text, as high as it is long; a selection survives when more is added."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._line_length = 0
        self.setObjectName(name)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        # With a width of its own, growing in height does not lay out the whole text again.
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(_WIDTH_UNTIL_SHOWN)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show `text`; when it continues what is shown, only the rest is added."""
        if text == self._shown:
            return
        selected = self.textCursor()
        anchor, position = selected.anchor(), selected.position()
        cursor = QTextCursor(self.document())
        if text.startswith(self._shown):
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(self._broken(text[len(self._shown) :]))
        else:
            cursor.select(QTextCursor.SelectionType.Document)
            self._line_length = 0
            cursor.insertText(self._broken(text))
        if anchor != position:
            # A selection that reaches to the end would swallow what is added there.
            selected.setPosition(anchor)
            selected.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(selected)
        self._shown = text
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.viewport().width()
        if width != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(width)
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
            self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _broken(self, added: str) -> str:
        """Return `added` with a break in lines so long that laying them out would take seconds.

        Only for display: what is copied by the buttons is the reply itself.
        """
        pieces = []
        for number, line in enumerate(added.split("\n")):
            if number:
                pieces.append("\n")
                self._line_length = 0
            rest = line
            while self._line_length + len(rest) > _LINE_LIMIT:
                room = _LINE_LIMIT - self._line_length
                pieces += (rest[:room], "\n")
                rest, self._line_length = rest[room:], 0
            pieces.append(rest)
            self._line_length += len(rest)
        return "".join(pieces)

    def _fit(self) -> None:
        if not self.isVisible():
            return  # before it is shown it has no width worth laying anything out for
        margins = self.contentsMargins()
        height = int(self.document().size().height()) + margins.top() + margins.bottom() + 1
        if height != self.height():
            self.setFixedHeight(height)
