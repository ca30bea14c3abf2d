"""A process that starts the app in an empty profile until a key is seen in the composer.

Everything is imported in the order in which the real start imports it, which is why nothing of it
is imported up here.
"""

from __future__ import annotations

import sys
from importlib import import_module


def main(began_s: float, data_dir: str) -> None:
    """Start the app as its command does."""
    command_line = import_module("deepseek_desktop.cli.main")
    import_module("deepseek_desktop.app")
    window_class = import_module("deepseek_desktop.ui.main_window").MainWindow
    first_key = import_module("first_key").FirstKey(began_s)
    paint = window_class.paintEvent

    def paint_and_press(window: object, event: object) -> None:
        paint(window, event)
        first_key.press()

    window_class.paintEvent = paint_and_press
    command_line.main(["--data-dir", data_dir])


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2])
