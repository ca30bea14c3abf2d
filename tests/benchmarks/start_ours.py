"""A process that starts the app until a key is seen in the composer.

Everything is imported in the order in which the real start imports it, which is why nothing of it
is imported up here, and why Qt's part is hooked in when Qt has been loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any


def main(began_s: float) -> None:
    """Start the app as a double-click does."""
    command_line: Any = import_module("deepseek_desktop.cli.main")
    load_qt = command_line._why_no_window

    def load_and_watch(environment: Mapping[str, str]) -> str | None:
        problem: str | None = load_qt(environment)
        with command_line._uncollected():
            _press_at_first_paint(began_s)
        return problem

    command_line._why_no_window = load_and_watch
    command_line.main([])


def _press_at_first_paint(began_s: float) -> None:
    import_module("deepseek_desktop.app")
    window_class = import_module("deepseek_desktop.ui.main_window").MainWindow
    first_key = import_module("first_key").FirstKey(began_s)
    paint = window_class.paintEvent

    def paint_and_press(window: object, event: object) -> None:
        paint(window, event)
        first_key.press()

    window_class.paintEvent = paint_and_press


if __name__ == "__main__":
    main(float(sys.argv[1]))
