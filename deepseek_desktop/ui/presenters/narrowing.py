"""What happens when a person types into the field of the library."""

from __future__ import annotations

import asyncio

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.tasks import TaskScope


class Narrowing:
    """Titles are narrowed at once by the model; this adds what is found in the texts."""

    def __init__(self, archive: Archive, tasks: TaskScope, model: LibraryModel) -> None:
        self._archive = archive
        self._tasks = tasks
        self._model = model
        self._looking: asyncio.Task[None] | None = None

    def look_for(self, words: str) -> None:
        """Look through all texts for words; what was looked for before is given up."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        if words.strip():
            self._looking = self._tasks.start(self._find(words), name="narrow the library")

    async def _find(self, words: str) -> None:
        try:
            ids = await self._archive.search.conversations(words)
        except ArchiveError:
            return  # titles are narrowed all the same, and whoever opens one is told
        self._model.show_found(words, ids)
