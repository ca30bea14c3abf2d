"""What leads to the providers: menus, the start page, a reply that failed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.ui.presenters.first_key import FirstKey
from deepseek_desktop.ui.presenters.providing import Providing
from deepseek_desktop.ui.tasks import TaskScope


class ProviderActions(QObject):
    """Opens the dialogs about providers over a window, and says what came of them.

    `offers_changed` says that other models can be asked now, `model_chosen` that a person is about
    to ask this one.
    """

    offers_changed = Signal()
    model_chosen = Signal(str)

    def __init__(
        self,
        window: QWidget,
        providing: Providing,
        first_key: FirstKey,
        tasks: TaskScope,
        say_news: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._providing = providing
        self._first_key = first_key
        self._tasks = tasks
        self._say_news = say_news

    def add(self) -> None:
        """Let a person add a provider."""
        adding = self._providing.add(self._window, self._tell_added)
        self._tasks.start(adding, name="add provider")

    def show(self, chosen: str = "", wants_key: bool = False) -> None:
        """Show all providers, one of them in front; with `wants_key` its key."""
        self._show(chosen, wants_key=wants_key)

    def find(self) -> None:
        """Show what servers there are on this machine."""
        self._show(finds=True)

    def paste_key(self) -> None:
        """Take a key, and what it is good for."""
        taking = self._first_key.take(self._window, self._begin_with, self._say_news)
        self._tasks.start(taking, name="first key")

    def _show(self, chosen: str = "", *, wants_key: bool = False, finds: bool = False) -> None:
        showing = self._providing.show(
            self._window, self.offers_changed.emit, chosen, wants_key=wants_key, finds=finds
        )
        self._tasks.start(showing, name="providers")

    def _begin_with(self, model: str) -> None:
        self.offers_changed.emit()
        self.model_chosen.emit(model)

    def _tell_added(self, profile: Profile) -> None:
        self.offers_changed.emit()
        text = self.tr("{name} is added. Choose it above a new conversation: {name}/MODEL")
        self._say_news(text.format(name=profile.name))
