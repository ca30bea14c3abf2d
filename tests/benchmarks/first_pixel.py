"""A process that watches one pixel of a screen and prints when it is painted.

It says `ready` once it watches. Both times are by the clock of `perf_counter`, which all processes
of a machine share.
"""

from __future__ import annotations

import sys
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

_PATIENCE_S = 30


def main() -> None:
    """Watch the middle of the screen, which is black until a window is there."""
    application = QGuiApplication(["first-pixel"])
    screen = application.primaryScreen()
    middle = screen.geometry().center() / 2
    ends_s = perf_counter() + _PATIENCE_S
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while perf_counter() < ends_s:
        seen = screen.grabWindow(0, middle.x(), middle.y(), 1, 1).toImage()
        if seen.pixelColor(0, 0) != Qt.GlobalColor.black:
            sys.stdout.write(f"{perf_counter()}\n")
            return
    sys.exit("Nothing was painted.")


if __name__ == "__main__":
    main()
