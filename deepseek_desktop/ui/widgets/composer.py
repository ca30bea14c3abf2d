"""Where a question is typed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from deepseek_desktop.ui.theme.icons import Icons

_MOST_LINES = 8


class Composer(QFrame):
    """Says what was asked; Enter sends, Shift+Enter starts a line. While replies run it stops."""

    submitted = Signal(str)
    stop_asked = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._is_running = False
        self._edit = _PromptEdit()
        self._edit.setObjectName("prompt")
        self._edit.setAccessibleName(self.tr("Your question"))
        self._edit.send_asked.connect(self._submit)
        self._edit.textChanged.connect(self._update)
        self._send = QPushButton(self.tr("Send"))
        self._send.setObjectName("send")
        self._send.setToolTip(self.tr("Send (Enter)"))
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
        self._update()

    @property
    def text(self) -> str:
        """What is typed."""
        return self._edit.toPlainText()

    def set_hint(self, text: str) -> None:
        """Say in the empty field what it is for."""
        self._edit.setPlaceholderText(text)

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
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.textChanged.connect(self._fit)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        # While an input method composes, Enter belongs to it and does not come here as a key.
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.send_asked.emit()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.fontMetrics().lineSpacing() + 10)

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
