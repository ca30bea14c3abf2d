"""What happens when a person searches all conversations."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.hits import Hit, Scope
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence

if TYPE_CHECKING:  # loaded when it is opened
    from deepseek_desktop.ui.dialogs.search_all import SearchAllDialog


class Searching:
    """Looks up what is typed, letter by letter; gives what is chosen to `show`."""

    def __init__(self, archive: Archive, tasks: TaskScope, show: Callable[[Hit], None]) -> None:
        self._archive = archive
        self._tasks = tasks
        self._show = show
        self._looking: asyncio.Task[None] | None = None
        self._last: tuple[str, frozenset[Scope]] = ("", frozenset())

    def begin(self, window: QWidget, words: str = "") -> None:
        """Let a person search, over a window: for `words`, else for what they did last."""
        if words:
            self._last = words, frozenset()
        self._tasks.start(self._search(window), name="search all")

    async def _search(self, window: QWidget) -> None:
        # A window is to be seen before what comes later is loaded.
        from deepseek_desktop.ui.dialogs.search_all import (  # noqa: PLC0415 not needed at once
            SearchAllDialog,
        )

        dialog = SearchAllDialog(window)
        dialog.typed.connect(lambda words, scopes: self._look_up(dialog, words, scopes))
        dialog.begin_with(*self._last)
        is_chosen = await result_of(dialog)
        self._give_up()
        if is_chosen and dialog.chosen is not None:
            self._show(dialog.chosen)

    def _look_up(self, dialog: SearchAllDialog, words: str, scopes: frozenset[Scope]) -> None:
        self._give_up()
        self._last = words, scopes
        if words.strip():
            self._looking = self._tasks.start(self._find(dialog, words, scopes), name="find")

    def _give_up(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    async def _find(self, dialog: SearchAllDialog, words: str, scopes: frozenset[Scope]) -> None:
        """Show what the index knows at once, then what only a look at all texts finds."""
        search, most = self._archive.search, dialog.MOST
        try:
            hits = await search.look_up(words, most + 1, scopes)
            dialog.show_hits(hits[:most])
            room = most + 1 - len(hits)
            rest = await search.scan(words, room, hits, scopes) if room else ()
            dialog.show_rest(rest[: most - len(hits)], is_all=len(hits) + len(rest) <= most)
        except ArchiveError as error:
            dialog.show_problem(sentence(error.failure))
