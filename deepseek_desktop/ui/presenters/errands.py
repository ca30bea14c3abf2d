"""What a dialog has set going; all of it ends with the dialog."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from PySide6.QtWidgets import QDialog

from deepseek_desktop.ui.tasks import TaskScope


class Errands:
    """Runs one task of a name for a dialog; the same name again stops the one before.

    A task that was stopped takes no further step but its clean-up, so it never touches a dialog
    that is gone.
    """

    def __init__(self, dialog: QDialog, tasks: TaskScope) -> None:
        self._tasks = tasks
        self._running: dict[str, asyncio.Task[Any]] = {}
        dialog.finished.connect(self.stop_all)

    def start(self, work: Coroutine[Any, Any, Any], *, name: str) -> None:
        """Run `work` until it ends or is stopped."""
        self.stop(name)
        self._running[name] = self._tasks.start(work, name=name)

    def stop(self, name: str) -> None:
        """Stop the task of a name, if it runs."""
        if task := self._running.pop(name, None):
            task.cancel()

    def stop_all(self) -> None:
        """Stop all tasks."""
        for name in tuple(self._running):
            self.stop(name)
