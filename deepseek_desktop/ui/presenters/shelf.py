"""What a person keeps under names, at hand: read once, changed as dialogs say, and stored."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from deepseek_desktop.core.domain.book import Named, by_name
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence

if TYPE_CHECKING:  # few need it, so the start does not wait for it
    from deepseek_desktop.ui.dialogs.book_dialog import BookDialog

T = TypeVar("T", bound=Named)


class Keeper(Protocol[T]):
    """Where things are stored; raises `ArchiveError`."""

    async def all(self) -> tuple[T, ...]:
        """Return all things."""
        ...

    async def keep(self, thing: T, /) -> None:
        """Store a thing in the place of the earlier one of its id."""
        ...

    async def drop(self, thing_id: str, /) -> None:
        """Forget a thing."""
        ...


class Shelf(QObject, Generic[T]):
    """Holds what the archive keeps; `changed` says that there is more, less or other of it."""

    changed = Signal()

    def __init__(self, keeper: Keeper[T], tasks: TaskScope, say: Callable[[str], None]) -> None:
        super().__init__()
        self._keeper = keeper
        self._tasks = tasks
        self._say = say
        self._things: dict[str, T] = {}

    @property
    def all(self) -> tuple[T, ...]:
        """The things by their names."""
        return tuple(by_name(self._things.values()))

    def get(self, thing_id: str) -> T | None:
        """Return a thing; None for one that is not held."""
        return self._things.get(thing_id)

    def load(self) -> None:
        """Read the things from the archive."""
        self._tasks.start(self._load(), name="load shelf")

    def serve(self, dialog: BookDialog[T]) -> None:
        """Hold and store what a dialog announces."""
        dialog.kept.connect(lambda thing: self._keep(dialog, thing))
        dialog.dropped.connect(lambda thing_id: self._drop(dialog, thing_id))

    async def _load(self) -> None:
        try:
            self._things = {thing.id: thing for thing in await self._keeper.all()}
        except ArchiveError as error:
            self._say(sentence(error.failure))
        self.changed.emit()

    def _keep(self, dialog: BookDialog[T], thing: T) -> None:
        self._things[thing.id] = thing
        self._store(dialog, self._keeper.keep(thing))

    def _drop(self, dialog: BookDialog[T], thing_id: str) -> None:
        self._things.pop(thing_id, None)
        self._store(dialog, self._keeper.drop(thing_id))

    def _store(self, dialog: BookDialog[T], work: Coroutine[Any, Any, None]) -> None:
        """Do what keeps a change; changes reach the archive in their order."""
        self.changed.emit()
        self._tasks.start(self._told(dialog, work), name="store on shelf")

    async def _told(self, dialog: BookDialog[T], work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except ArchiveError as error:
            if isValid(dialog) and dialog.isVisible():
                dialog.show_problem(sentence(error.failure))
            else:
                self._say(sentence(error.failure))
