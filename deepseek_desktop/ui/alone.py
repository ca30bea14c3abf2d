"""A window that only says something, where there is no other window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from deepseek_desktop.ui.dialogs.asking import tell
from deepseek_desktop.ui.loop import run_in_qt


def show_alone(text: str) -> None:
    """Show a text and wait until its window is closed; no other loop may be running."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["deepseek-desktop"])
    application.setQuitOnLastWindowClosed(False)  # else the loop ends before the window has
    run_in_qt(application, tell(None, "DeepSeek Desktop", text))
