"""The thinking of one reply: a band with its own height and scroll place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton

from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.view import TranscriptView


class ThinkingBand(QObject):
    """Opens and closes by its heading; where it `keeps_height`, answers beside it align."""

    toggled = Signal(bool)

    def __init__(self, transcript: TranscriptView, icons: Icons, *, keeps_height: bool) -> None:
        super().__init__(transcript)
        self._transcript = transcript
        self._icons = icons
        self._can_open = True
        self._heading = QToolButton()
        self._heading.setObjectName("bandHeading")
        self._heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._heading.setMinimumWidth(60)  # a long heading gives way to a narrow lane
        self._heading.clicked.connect(self._toggle)
        self.item = BandItem(self._heading, transcript.viewport())
        self.item.bar.setAccessibleName(self.tr("Thinking"))
        self.item.keeps_height = keeps_height
        self.retint(icons)

    @property
    def is_open(self) -> bool:
        """Whether the text is shown."""
        return self.item.is_open

    def set_open(self, *, is_open: bool) -> None:
        """Open or close, without telling."""
        if is_open != self.item.is_open:
            self.item.is_open = is_open
            self.retint(self._icons)
            self._transcript.changed()

    def set_shown(self, *, is_shown: bool) -> None:
        """Show the band, or no sign of it."""
        if is_shown != self.item.is_shown:
            self.item.is_shown = is_shown
            self._transcript.changed()

    def show_reply(self, reply: Reply, elapsed_s: float) -> None:
        """Show the thinking of `reply`."""
        self._heading.setText(wording.thinking_title(reply, elapsed_s))
        can_open = bool(reply.reasoning) or (reply.is_running and not reply.answer)
        if can_open != self._can_open:
            self._can_open = can_open
            self.retint(self._icons)
        self.item.passage.is_growing = reply.phase is Phase.THINKING
        self.item.passage.show_text(reply.reasoning)

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        icon = icons.get("open" if self.is_open else "closed")
        self._heading.setIcon(icon if self._can_open else QIcon())
        self._heading.setEnabled(self._can_open)
        said = self.tr("shown") if self.is_open else self.tr("hidden")
        self._heading.setAccessibleDescription(said if self._can_open else "")

    def _toggle(self) -> None:
        self._transcript.stay()  # the heading stays under the mouse
        self.set_open(is_open=not self.is_open)
        self.toggled.emit(self.is_open)
