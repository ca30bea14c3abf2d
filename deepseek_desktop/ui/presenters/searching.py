"""What happens when a person searches all conversations."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.hits import Hit
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence

if TYPE_CHECKING:  # a window is to be seen before what comes later is loaded
    from deepseek_desktop.ui.dialogs.search_all import SearchAllDialog


class Searching:
    """Looks up what is typed, letter by letter; gives what is chosen to `show`."""

    def __init__(self, archive: Archive, tasks: TaskScope, show: Callable[[Hit], None]) -> None:
        self._archive = archive
        self._tasks = tasks
        self._show = show
        self._looking: asyncio.Task[None] | None = None
        self._last = ""

    def begin(self, window: QWidget, words: str = "") -> None:
        """Let a person search, over a window: for `words`, else for what they did last."""
        self._last = words or self._last
        self._tasks.start(self._search(window), name="search all")

    async def _search(self, window: QWidget) -> None:
        from deepseek_desktop.ui.dialogs.search_all import (  # noqa: PLC0415 see above
            SearchAllDialog,
        )

        dialog = SearchAllDialog(window)
        dialog.typed.connect(lambda words: self._look_up(dialog, words))
        dialog.begin_with(self._last)
        is_chosen = await result_of(dialog)
        self._give_up()
        if is_chosen and dialog.chosen is not None:
            self._show(dialog.chosen)

    def _look_up(self, dialog: SearchAllDialog, words: str) -> None:
        self._give_up()
        self._last = words
        if words.strip():
            self._looking = self._tasks.start(self._find(dialog, words), name="find")

    def _give_up(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    async def _find(self, dialog: SearchAllDialog, words: str) -> None:
        try:
            dialog.show_hits(await self._archive.search.find(words, dialog.MOST + 1))
        except ArchiveError as error:
            dialog.show_problem(sentence(error.failure))
