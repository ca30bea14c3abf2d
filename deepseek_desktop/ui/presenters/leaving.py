"""What happens when a window is closed while something is in memory only."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.archive.health import Health
from deepseek_desktop.ui.dialogs.asking import confirm
from deepseek_desktop.ui.tasks import TaskScope


class Leaving(QObject):
    """Asks whether to lose what the disk refused; the window is closed once a person says so."""

    def __init__(self, window: QWidget, health: Health, tasks: TaskScope) -> None:
        super().__init__(window)
        self._window = window
        self._health = health
        self._tasks = tasks
        self._is_sure = False
        self._is_asking = False

    def may_close(self) -> bool:
        """Whether nothing would be lost; else a person is asked."""
        if self._health.trouble is None or self._is_sure:
            return True
        if not self._is_asking:
            self._tasks.start(self._ask(), name="ask before closing")
        return False

    def close_at_once(self) -> None:
        """Close without a question: whoever ends the app from outside does not answer one."""
        self._is_sure = True
        self._window.close()

    async def _ask(self) -> None:
        self._is_asking = True
        self._is_sure = await confirm(
            self._window,
            self.tr("Not everything is saved"),
            self.tr(
                "The disk refuses to store what arrived last, so it is only in memory. It is tried "
                "again every few seconds. If you close now, that may be lost."
            ),
            self.tr("&Close all the same"),
        )
        self._is_asking = False
        if self._is_sure:
            self._window.close()
