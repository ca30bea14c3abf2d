"""Where a question is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from deepseek_desktop.core.settings.choices import SendKey
from deepseek_desktop.ui.theme.icons import Icons

_MOST_LINES = 8


class Composer(QFrame):
    """Says what was asked. One key sends, another starts a line. While replies run it stops."""

    submitted = Signal(str)
    stop_asked = Signal()

    def __init__(self, icons: Icons, *, is_comparison: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._is_comparison = is_comparison
        self._is_running = False
        self._edit = _PromptEdit()
        self._edit.setObjectName("prompt")
        self._edit.setAccessibleName(self.tr("Your question"))
        self._edit.send_asked.connect(self._submit)
        self._edit.textChanged.connect(self._update)
        self._send = QPushButton(self.tr("Send"))
        self._send.setObjectName("send")
        self._send.clicked.connect(self._submit)
        self._stop = QPushButton(self.tr("Stop all"))
        self._stop.setObjectName("stopAll")
        self._stop.setToolTip(self.tr("Stop all replies of this tab (Esc)"))
        self._stop.clicked.connect(self.stop_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._edit, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self._stop, self._send):
            layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignBottom)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(self._edit)
        self.retint(icons)
        self.send_with(SendKey.ENTER)
        self._update()

    @property
    def text(self) -> str:
        """What is typed."""
        return self._edit.toPlainText()

    def send_with(self, key: SendKey) -> None:
        """Send with `key` from now on, and say so in the empty field."""
        self._edit.send_key = key
        match key, self._is_comparison:
            case SendKey.ENTER, True:
                hint = self.tr("Ask all lanes… (Shift+Enter for a new line)")
            case SendKey.ENTER, False:
                hint = self.tr("Ask… (Shift+Enter for a new line)")
            case SendKey.CTRL_ENTER, True:
                hint = self.tr("Ask all lanes… (Ctrl+Enter sends, Enter for a new line)")
            case _:
                hint = self.tr("Ask… (Ctrl+Enter sends, Enter for a new line)")
        is_plain = key is SendKey.ENTER
        self._edit.setPlaceholderText(hint)
        self._send.setToolTip(self.tr("Send (Enter)") if is_plain else self.tr("Send (Ctrl+Enter)"))

    def set_running(self, *, is_running: bool) -> None:
        """Offer to stop instead of to send."""
        self._is_running = is_running
        self._update()

    def fill(self, text: str) -> None:
        """Put `text` in front of what is typed, and the cursor behind it."""
        typed = self._edit.toPlainText()
        joined = f"{text}\n{typed}" if typed.strip() and typed.strip() != text.strip() else text
        self._edit.setPlainText(joined)
        self._edit.moveCursor(self._edit.textCursor().MoveOperation.End)
        self._edit.setFocus()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._stop.setIcon(icons.get("stop"))

    def _submit(self) -> None:
        text = self._edit.toPlainText()
        if text.strip() and not self._is_running:
            self._edit.clear()
            self.submitted.emit(text)

    def _update(self) -> None:
        self._send.setVisible(not self._is_running)
        self._stop.setVisible(self._is_running)
        self._send.setEnabled(bool(self._edit.toPlainText().strip()))


class _PromptEdit(QPlainTextEdit):
    """Grows with its text up to some lines, then scrolls; pastes text only."""

    send_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.send_key = SendKey.ENTER
        self._is_composing = False
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.textChanged.connect(self._fit)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif not self._is_composing:  # then Enter is for the input method, even where it is heard
            self._enter(event.modifiers())

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

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

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        """Send, or start a line with what is not the key for it."""
        is_shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        has_ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if not is_shifted and has_ctrl is (self.send_key is SendKey.CTRL_ENTER):
            self.send_asked.emit()
        else:
            self.insertPlainText("\n")
            self.ensureCursorVisible()

    def _fit(self) -> None:
        # Lines of Chinese or emoji are taller than the font says, so the layout is asked.
        most = self.fontMetrics().lineSpacing() * _MOST_LINES
        height = 0.0
        block = self.document().firstBlock()
        while block.isValid() and height < most:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        margins = 2 * self.document().documentMargin() + 2
        self.setFixedHeight(int(min(height, most) + margins))
