"""What helps with a question in every tab: files, saved prompts, quotations, slashes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace
from PySide6.QtCore import QObject

from deepseek_desktop.core.domain.key_finding import FoundKey, found_key
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.presenters.attaching import Attaching
from deepseek_desktop.ui.presenters.prompts import Prompts
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.composing.slashes import Slash
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab


class Composing(QObject):
    """Serves the composer of each tab; does the commands that are about the one in front.

    No question is sent unasked with one of the `known_keys`, or with what looks like a key.
    """

    def __init__(self, means: Means, tasks: TaskScope, say: Callable[[str], None]) -> None:
        super().__init__()
        self.known_keys: Callable[[], Iterable[str]] = tuple
        self._catalogue = means.catalogue
        self._attaching = Attaching(tasks)
        self._prompts = Prompts(means.archive.prompts, tasks, say)
        self._front: Callable[[], ConversationTab | None] = lambda: None

    def serve(self, tab: ConversationTab) -> None:
        """Help in a tab: files that are dropped anywhere in it go to its composer."""
        self._attaching.serve(tab.composer)
        self._prompts.serve(tab.composer, lambda: tab.lanes.selected_text)
        tab.composer.take_drops_on(tab)
        tab.composer.find_key = self.find_key
        tab.composer.set_history([turn.prompt for turn in tab.state.turns])

    def take_commands(
        self, commands: Commands, front: Callable[[], ConversationTab | None]
    ) -> None:
        """Do what the commands ask for; `front` gives the tab that is seen."""
        self._front = front
        commands.on("attach", self._attach)
        commands.on("quote", self._quote)
        commands.on("prompt_library", self._show_library)
        actions = self._actions()
        slashes = [
            Slash(name, commands.label(does), is_action=True) for name, does in actions.items()
        ]
        self._prompts.offer_actions(slashes, lambda name: commands.run(actions[name]))
        self._prompts.load()

    def _actions(self) -> dict[str, str]:
        """Return what can be typed behind a slash, and the command that does it."""
        return {
            self.tr("attach"): "attach",
            self.tr("prompts"): "prompt_library",
            self.tr("new"): "new_conversation",
            self.tr("compare"): "new_comparison",
            self.tr("find"): "find",
            self.tr("settings"): "settings",
            self.tr("help"): "help",
        }

    def find_key(self, text: str) -> FoundKey | None:
        """Look for a key in a text; name those who may have given it as they call themselves."""
        found = found_key(text, self.known_keys())
        if found is None:
            return None
        hosts = [(name, self._catalogue.host(name)) for name in found.givers]
        return replace(found, givers=tuple(host.title if host else name for name, host in hosts))

    def _attach(self) -> None:
        if tab := self._front():
            self._attaching.choose(tab.composer)

    def _quote(self) -> None:
        if (tab := self._front()) and (text := tab.lanes.selected_text):
            tab.composer.quote(text)

    def _show_library(self) -> None:
        if tab := self._front():
            self._prompts.show_library(tab.composer, tab.lanes.selected_text)
