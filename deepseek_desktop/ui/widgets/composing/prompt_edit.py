"""The field of the composer: it grows, tells Enter from Enter, and takes text only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit
from typing_extensions import override

from deepseek_desktop.core.settings.choices import SendKey
from deepseek_desktop.ui.widgets.composing.pasting import (
    are_reports,
    fits_field,
    is_long,
    local_paths,
    plain,
)
from deepseek_desktop.ui.widgets.composing.still_cursor import StillCursor

_MOST_LINES = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class PromptEdit(QPlainTextEdit):
    """Grows with its text up to some lines, then scrolls; pastes text only.

    `history_asked` has -1 for the prompt before, 1 for the one after. A long text that is pasted
    or dropped is announced, not put in; so are files. Keys that `wants_key` says yes to, without
    a modifier, are announced by `key_pressed`; it is not asked while an input method composes.
    """

    send_asked = Signal()
    history_asked = Signal(int)
    key_pressed = Signal(Qt.Key)
    long_text_pasted = Signal(str)
    files_given = Signal(list)
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.send_key = SendKey.ENTER
        self.wants_key: Callable[[Qt.Key], bool] = lambda _: False
        self.undoes_outside: Callable[[], bool] = lambda: False
        self._is_composing = False
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.textChanged.connect(self._fit)
        self._cursor = StillCursor(self)
        self.cursorPositionChanged.connect(self._stir)
        self._fit()

    @property
    def is_composing(self) -> bool:
        """Whether an input method has text that is not handed over yet."""
        return self._is_composing

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space is typed; looks no further than needed."""
        block = self.document().firstBlock()
        while block.isValid():
            if block.text().strip():
                return False
            block = block.next()
        return True

    def put(self, text: str) -> None:
        """Show `text` instead, the cursor behind it; it can be undone."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def quote(self, text: str) -> None:
        """Put `text` in as a quotation at the cursor, and go on below it."""
        cursor = self.textCursor()
        lines = [f"> {line}".rstrip() for line in plain(text).strip("\n").split("\n")]
        gap = "" if cursor.atBlockStart() else "\n\n"
        cursor.insertText(gap + "\n".join(lines) + "\n\n")
        self.setTextCursor(cursor)
        self.setFocus()
        self.ensureCursorVisible()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Esc belongs to the input method or a list above the field before it is a shortcut.
            is_escape = event.key() == Qt.Key.Key_Escape
            if is_escape and (self._is_composing or self.wants_key(Qt.Key.Key_Escape)):
                event.accept()
                return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # Tab would move the focus before it is a key that is pressed here.
            is_tab = event.key() == Qt.Key.Key_Tab and not self._is_composing
            if is_tab and self.wants_key(Qt.Key.Key_Tab):
                self.key_pressed.emit(Qt.Key.Key_Tab)
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if self._is_composing:
            if key not in _ENTER:  # Enter is for the input method, even where it is heard
                super().keyPressEvent(event)
        elif not modifiers and self.wants_key(key):
            self.key_pressed.emit(key)
        elif key in _ENTER:
            self._enter(modifiers)
        elif not modifiers and key in _STEPS and self._is_at_edge(_STEPS[key]):
            self.history_asked.emit(_STEPS[key])
        elif event.matches(QKeySequence.StandardKey.Undo) and self.undoes_outside():
            self.undo_asked.emit()
        elif modifiers == _CTRL_SHIFT and key == Qt.Key.Key_V:
            self._paste_whole()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._cursor.stir()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._cursor.leave()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if are_reports(local_paths(event.mimeData())):
            event.ignore()  # the window takes them
        else:
            super().dragEnterEvent(event)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(local_paths(source)) or super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if paths := local_paths(source):
            self.files_given.emit(paths)
        elif is_long(text := plain(source.text())):
            self.long_text_pasted.emit(text)
        else:
            super().insertFromMimeData(source)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.fontMetrics().lineSpacing() + 10)

    def _stir(self) -> None:
        if self.hasFocus():  # what is typed may also come from elsewhere
            self._cursor.stir()

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        """Send, or start a line with what is not the key for it."""
        is_shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        has_ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if not is_shifted and has_ctrl is (self.send_key is SendKey.CTRL_ENTER):
            self.send_asked.emit()
        else:
            self.insertPlainText("\n")
            self.ensureCursorVisible()

    def _paste_whole(self) -> None:
        """Paste a text between what is typed however long it is, within reason."""
        text = plain(QGuiApplication.clipboard().text())
        if fits_field(text):
            self.insertPlainText(text)
            self.ensureCursorVisible()
        else:
            self.long_text_pasted.emit(text)

    def _is_at_edge(self, step: int) -> bool:
        """Return whether the cursor is on the first line, or the last, and nothing is selected."""
        cursor = self.textCursor()
        block = cursor.block()
        if cursor.hasSelection() or (block.next() if step > 0 else block.previous()).isValid():
            return False
        layout = block.layout()
        line = layout.lineForTextPosition(cursor.positionInBlock()).lineNumber()
        return line >= layout.lineCount() - 1 if step > 0 else line <= 0

    def _fit(self) -> None:
        # Lines of Chinese or emoji are taller than the font says, so the layout is asked.
        most = self.fontMetrics().lineSpacing() * _MOST_LINES
        height = 0.0
        block = self.document().firstBlock()
        while block.isValid() and height < most:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        margins = self.document().documentMargin() + 4  # the last line brings one more
        self.setFixedHeight(int(min(height, most) + margins))
