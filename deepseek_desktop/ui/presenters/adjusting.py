"""What happens when a person changes a setting: it takes effect at once, and is stored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.settings.about import Value
from deepseek_desktop.core.settings.schema import Chosen
from deepseek_desktop.core.settings.store import SettingsStore
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.style import Appearance
from deepseek_desktop.ui.wording import sentence


class Adjusting(QObject):
    """Holds what is chosen now; `changed` gives the `Chosen` that holds from now on."""

    changed = Signal(object)

    def __init__(
        self,
        chosen: Chosen,
        store: SettingsStore,
        *,
        appearance: Appearance,
        providers: Providers,
        tasks: TaskScope,
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._chosen = chosen
        self._store = store
        self._appearance = appearance
        self._providers = providers
        self._tasks = tasks
        self._say = say

    def show(self, parent: QWidget) -> None:
        """Show the settings until their dialog is closed."""
        self._tasks.start(self._show(parent), name="settings")

    def choose_theme(self, name: str) -> None:
        """Change the theme."""
        if problem := self._change("theme", name):
            self._say(problem)

    async def _show(self, parent: QWidget) -> None:
        from deepseek_desktop.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415 not needed at once

        await result_of(SettingsDialog(self._chosen, self._store.folder, self._change, parent))

    def _change(self, name: str, value: Value) -> str:
        """Choose a value; return in a sentence why it cannot be used or stored, else nothing.

        What cannot be stored holds until the app ends.
        """
        try:
            self._chosen = self._chosen.with_value(name, value)
            self._take_effect()
            self._store.save_value(name, value)
        except SettingError as error:
            return sentence(error.failure)
        return ""

    def _take_effect(self) -> None:
        self._appearance.choose(self._chosen)
        self._providers.idle_limit_s = self._chosen.idle_limit_min * 60.0
        self._providers.proxy = self._chosen.proxying
        self.changed.emit(self._chosen)
