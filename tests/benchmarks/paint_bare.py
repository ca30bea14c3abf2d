"""A process that shows an empty main window and ends at its first paint: the floor.

Prints the CPU seconds of the whole process until then.
"""

from __future__ import annotations

import os
import sys
from time import process_time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from typing_extensions import override


def end_now() -> None:
    """Print what it took and end without a farewell: only the start is measured."""
    sys.stdout.write(f"{process_time()}\n")
    sys.stdout.flush()
    os._exit(0)


class Bare(QMainWindow):
    """Nothing but a frame."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        end_now()


if __name__ == "__main__":
    application = QApplication([])
    window = Bare()
    window.resize(1280, 800)
    window.show()
    application.exec()
