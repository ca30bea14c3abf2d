"""The one application of Qt: its names, and the files that the desktop wants it to open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from deepseek_desktop import __version__


class Application(QApplication):
    """Tells whoever hears which files are to be opened; until somebody does, they wait.

    macOS says so in an event, maybe before there is a window. `arguments` may have those of Qt.
    """

    def __init__(self, arguments: Sequence[str] = ("deepseek-desktop",)) -> None:
        # The same controls on each system. To set them later costs the start Python's class of
        # styles, with its 560 constants.
        super().__init__([*arguments, "-style", "fusion"])
        self._waiting: list[str] = []
        self._open: Callable[[str], object] | None = None
        self.setApplicationName("deepseek-desktop")
        self.setApplicationDisplayName("DeepSeek Desktop")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName("deepseek-desktop")
        # The last window's closing must not end the loop: there is text to be stored first.
        self.setQuitOnLastWindowClosed(False)

    def open_with(self, open_file: Callable[[str], object] | None) -> None:
        """Give files to `open_file` from now on, those first that wait; None lets them wait."""
        self._open = open_file
        while self._waiting and open_file is not None:
            open_file(self._waiting.pop(0))

    @override
    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        path = event.file() or event.url().toLocalFile()
        if path and self._open is not None:
            self._open(path)
        elif path:
            self._waiting.append(path)
        return True
