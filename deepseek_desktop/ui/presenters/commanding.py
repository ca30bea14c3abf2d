"""Lets a person find commands, and choose the keys for them."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.settings.store import SettingsStore
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence

_MOST_RECENT = 10
_FRONT_LIMIT_S = 0.3


class Commanding:
    """Shows the palette and the shortcuts over the window in use; what was used last, it knows."""

    def __init__(
        self, window: QWidget, commands: Commands, store: SettingsStore, tasks: TaskScope
    ) -> None:
        self._window = window
        self._commands = commands
        self._store = store
        self._tasks = tasks
        self._recent: list[str] = []
        commands.on("palette", lambda: tasks.start(self._find(), name="palette"))
        commands.on("shortcuts", lambda: tasks.start(self._choose_keys(), name="shortcuts"))

    async def _find(self) -> None:
        from deepseek_desktop.ui.dialogs.command_palette import (  # noqa: PLC0415 the first paint would wait for it
            CommandPalette,
        )

        window = self._in_use()
        known = (*self._commands.entries(), *self._commands.offered)
        entries = [entry for entry in known if entry.name != "palette"]
        palette = CommandPalette(entries, self._recent, window)
        if await result_of(palette):
            await _be_in_front(window)
            chosen = palette.chosen
            self._recent = [chosen, *(name for name in self._recent if name != chosen)]
            del self._recent[_MOST_RECENT:]
            self._commands.run(chosen)

    async def _choose_keys(self) -> None:
        from deepseek_desktop.ui.dialogs.shortcuts import (  # noqa: PLC0415 the first paint would wait for it
            ShortcutsDialog,
        )

        await result_of(ShortcutsDialog(self._commands, self._keep, self._in_use()))

    def _keep(self) -> str:
        """Store what keys are chosen; return in a sentence why that cannot be, else nothing."""
        try:
            self._store.save_shortcuts(self._commands.chosen)
        except SettingError as error:
            return sentence(error.failure)
        return ""

    def _in_use(self) -> QWidget:
        """Return the window that a person works in; a conversation may have one of its own."""
        active = QApplication.activeWindow()
        return active if isinstance(active, QMainWindow) else self._window


async def _be_in_front(window: QWidget) -> None:
    """Wait a moment for a window to be the one in use again: commands are about that one."""
    window.activateWindow()
    if window.isActiveWindow():
        return
    changed = asyncio.Event()
    window.windowHandle().activeChanged.connect(changed.set)
    # A desktop may give no focus back; the command is still what was chosen.
    with suppress(TimeoutError):
        await asyncio.wait_for(changed.wait(), _FRONT_LIMIT_S)
    window.windowHandle().activeChanged.disconnect(changed.set)
