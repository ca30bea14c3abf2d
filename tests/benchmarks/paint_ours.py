"""A process that starts the app in an empty profile and ends at the window's first paint.

Prints the CPU seconds of the whole process until then. Everything is imported in the order in
which the real start imports it, which is why nothing is imported up here.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from time import process_time


def end_now(*_: object) -> None:
    """Print what it took and end without a farewell: only the start is measured."""
    sys.stdout.write(f"{process_time()}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    command_line = import_module("deepseek_desktop.cli.main")
    import_module("deepseek_desktop.app")
    import_module("deepseek_desktop.ui.main_window").MainWindow.paintEvent = end_now
    command_line.main(["--data-dir", sys.argv[1]])
