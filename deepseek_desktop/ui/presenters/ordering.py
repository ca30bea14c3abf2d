"""Which conversations a person means when they order the library, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.models.library_wishes import Deed, LibraryWish
from deepseek_desktop.ui.presenters.shelving import Shelving
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.library_list import LibraryList


class Ordering:
    """Takes wishes from the list and from commands; those that are not about order are not its."""

    def __init__(
        self,
        shelving: Shelving,
        shown: LibraryList,
        model: LibraryModel,
        *,
        front: Callable[[], ConversationTab | None],
        window: Callable[[], QWidget],
    ) -> None:
        self._shelving = shelving
        self._shown = shown
        self._model = model
        self._front = front
        self._window = window

    def take_commands(self, commands: Commands) -> None:
        """Do what the commands ask for."""
        for name, deed in (("pin", Deed.PIN), ("tags", Deed.TAG), ("move", Deed.MOVE)):
            commands.on(name, partial(self._command, deed))
        commands.on("mark_unread", partial(self._command, Deed.MARK_UNREAD))

    def show_folders(self) -> None:
        """Let a person see to the folders themselves."""
        self._shelving.ask_folder((), self._window())

    def fulfil(self, wish: LibraryWish) -> None:
        """Do what was wished."""
        match wish.deed:
            case Deed.PIN | Deed.UNPIN:
                self._shelving.pin(wish.ids, is_pinned=wish.deed is Deed.PIN)
            case Deed.MOVE:
                self._shelving.ask_folder(wish.ids, self._window())
            case Deed.TAG:
                self._shelving.ask_tags(wish.ids, self._window())
            case Deed.MARK_READ | Deed.MARK_UNREAD:
                self._shelving.mark_read(wish.ids, is_read=wish.deed is Deed.MARK_READ)
            case Deed.OPEN_IN_WINDOW | Deed.DELETE:
                return

    def _command(self, deed: Deed) -> None:
        """Do it, or undo it where it is done already for all that are meant."""
        known = map(self._model.summary_of, self._meant)
        meant = [summary for summary in known if summary is not None]
        if deed is Deed.PIN and all(summary.is_pinned for summary in meant):
            deed = Deed.UNPIN
        if deed is Deed.MARK_UNREAD and all(summary.is_unread for summary in meant):
            deed = Deed.MARK_READ
        if meant:
            self.fulfil(LibraryWish(deed, tuple(summary.id for summary in meant)))

    @property
    def _meant(self) -> tuple[str, ...]:
        front = self._front()
        if self._shown.has_focus or front is None:
            return self._shown.selected_ids
        return (front.state.id,) if front.state.has_begun else ()
