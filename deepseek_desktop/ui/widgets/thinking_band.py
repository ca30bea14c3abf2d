"""The thinking of one reply: a band with its own height and scroll place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.texts import StreamedText

_LINES = 9


class ThinkingBand(QFrame):
    """Opens and closes by its heading; the same height in every lane, so that answers align."""

    toggled = Signal(bool)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("band")
        self._icons = icons
        self._is_open = True
        self._heading = QToolButton()
        self._heading.setObjectName("bandHeading")
        self._heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._heading.setMinimumWidth(60)  # a long heading gives way to a narrow lane
        self._heading.clicked.connect(self._toggle)
        self._text = StreamedText("reasoning", grows=False)
        self._text.setAccessibleName(self.tr("Thinking"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 6, 8)
        layout.setSpacing(4)
        layout.addWidget(self._heading, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit()
        self.set_open(is_open=True)

    @property
    def is_open(self) -> bool:
        """Whether the text is shown."""
        return self._is_open

    def set_open(self, *, is_open: bool) -> None:
        """Open or close, without telling."""
        self._is_open = is_open
        self._text.setVisible(is_open)
        self.retint(self._icons)

    def show_reply(self, reply: Reply, elapsed_s: float) -> None:
        """Show the thinking of `reply`."""
        self._heading.setText(wording.thinking_title(reply, elapsed_s))
        self._text.show_text(reply.reasoning)
        is_empty = not reply.reasoning
        if self.property("empty") != is_empty:
            self.setProperty("empty", is_empty)
            self.style().polish(self)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        self._heading.setIcon(icons.get("open" if self._is_open else "closed"))

    def _fit(self) -> None:
        self._text.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES)

    def _toggle(self) -> None:
        self.set_open(is_open=not self._is_open)
        self.toggled.emit(self._is_open)
