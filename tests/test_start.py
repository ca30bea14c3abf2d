"""What the first paint of the window does not wait for."""

from __future__ import annotations

import subprocess
import sys

_LATER = (
    "markdown",
    "markdown_it",
    "mdit_py_plugins",
    "pygments",
    "idna",
    "jeepney",
    "PySide6.QtQml",
    "deepseek_desktop.core.markup.parser",
    "deepseek_desktop.ui.dialogs.command_palette",
    "deepseek_desktop.ui.dialogs.shortcuts",
    "deepseek_desktop.ui.maths.setting",
    "deepseek_desktop.ui.transcript.view",
    "deepseek_desktop.ui.widgets.find_bar",
)
_PROGRAM = """
import sys
import deepseek_desktop.app
print(*[name for name in sys.argv[1:] if name in sys.modules])
"""


def test_what_only_a_shown_reply_needs_is_not_loaded_at_the_start() -> None:
    command = [sys.executable, "-c", _PROGRAM, *_LATER]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)

    assert loaded.stdout.split() == []
