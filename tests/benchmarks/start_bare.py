"""A process that shows a bare main window with a text field until a key is seen: the floor."""

from __future__ import annotations

import sys
from importlib import import_module

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
from typing_extensions import override


class Bare(QMainWindow):
    """Nothing but a frame around a field to type in."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        first_key.press()


if __name__ == "__main__":
    application = QApplication([])
    window = Bare()
    field = QPlainTextEdit()
    window.setCentralWidget(field)
    window.resize(1280, 800)
    field.setFocus()
    first_key = import_module("first_key").FirstKey(float(sys.argv[1]))
    window.show()
    application.exec()
