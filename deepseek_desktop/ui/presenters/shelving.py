"""What happens when a person orders the library: pins, tags, folders, what is unread."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.archive.shelves import Part
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.shelf import Folder
from deepseek_desktop.ui.dialogs.asking import confirm, is_there, result_of
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import number, sentence

if TYPE_CHECKING:  # a window is to be seen before what comes later is loaded
    from deepseek_desktop.ui.dialogs.folders import FoldersDialog


class Shelving(QObject):
    """Changes where conversations stand, one or many; each change can be taken back as a whole."""

    def __init__(
        self,
        archive: Archive,
        tasks: TaskScope,
        library: Library,
        *,
        offer_undo: Callable[[str, Callable[[], None]], None],
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._archive = archive
        self._shelves = archive.shelves
        self._tasks = tasks
        self._library = library
        self._offer_undo = offer_undo
        self._say = say

    def pin(self, ids: Collection[str], *, is_pinned: bool) -> None:
        """Keep conversations at the top, or no more."""
        text = self.tr("Pinned: {count}") if is_pinned else self.tr("No longer pinned: {count}")
        self._start(
            lambda: self._change(
                ids, Part.PIN, text, lambda: self._shelves.pin(ids, is_pinned=is_pinned)
            )
        )

    def mark_read(self, ids: Collection[str], *, is_read: bool) -> None:
        """Mark conversations as looked at, or not."""
        text = (
            self.tr("Marked as read: {count}") if is_read else self.tr("Marked as unread: {count}")
        )
        self._start(
            lambda: self._change(
                ids, Part.READING, text, lambda: self._shelves.mark_read(ids, is_read=is_read)
            )
        )

    def note_read(self, conversation_id: str, *, is_read: bool) -> None:
        """Note that a person has seen what ended, or that it ended unseen; nothing is told."""

        async def note() -> None:
            await self._shelves.mark_read([conversation_id], is_read=is_read)
            self._library.refresh([conversation_id])

        self._start(note)

    def ask_tags(self, ids: Collection[str], window: QWidget) -> None:
        """Let a person choose tags."""
        self._start(lambda: self._ask_tags(ids, window))

    def ask_folder(self, ids: Collection[str], window: QWidget) -> None:
        """Let a person choose a folder for conversations; without any, only see to the folders."""
        self._start(lambda: self._ask_folder(ids, window))

    async def _ask_tags(self, ids: Collection[str], window: QWidget) -> None:
        from deepseek_desktop.ui.dialogs.tags import TagsDialog  # noqa: PLC0415 not needed at once

        places = await self._shelves.places(ids)
        dialog = TagsDialog(await self._shelves.tags(), [place.tags for place in places], window)
        if await result_of(dialog):
            add, drop = dialog.added, dialog.dropped
            if add or drop:
                text = self.tr("Tags changed: {count}")
                tag = partial(self._shelves.tag, ids, add, drop)
                await self._change(ids, Part.TAGS, text, tag)

    async def _ask_folder(self, ids: Collection[str], window: QWidget) -> None:
        from deepseek_desktop.ui.dialogs.folders import FoldersDialog  # noqa: PLC0415 not needed at once

        dialog = FoldersDialog(len(ids), window)

        def say(problem: str) -> None:
            (dialog.show_problem if is_there(dialog) else self._say)(problem)

        dialog.make_asked.connect(lambda name: self._start(lambda: self._make(dialog, name), say))
        dialog.rename_asked.connect(
            lambda folder, name: self._start(lambda: self._rename(dialog, folder, name), say)
        )
        dialog.delete_asked.connect(
            lambda folder: self._start(lambda: self._delete(dialog, folder), say)
        )
        dialog.show_folders(await self._shelves.folders())
        if await result_of(dialog) and ids:
            folder = dialog.chosen
            text = (
                self.tr("Taken out of their folders: {count}")
                if folder is None
                else self.tr("Moved to “{name}”: {count}").replace("{name}", folder.name)
            )
            move = partial(self._shelves.move, ids, folder.id if folder else None)
            await self._change(ids, Part.FOLDER, text, move)

    async def _make(self, dialog: FoldersDialog, name: str) -> None:
        made = await self._shelves.make_folder(name)
        await self._show_folders(dialog, made.id)

    async def _show_folders(self, dialog: FoldersDialog, chosen: str = "") -> None:
        folders = await self._shelves.folders()
        if is_there(dialog):
            dialog.show_folders(folders, chosen)

    async def _rename(self, dialog: FoldersDialog, folder: Folder, name: str) -> None:
        await self._shelves.rename_folder(folder.id, name)
        await self._show_folders(dialog, folder.id)
        self._library.refresh()

    async def _delete(self, dialog: FoldersDialog, folder: Folder) -> None:
        text = self.tr(
            "The folder “{name}” is deleted. The conversations in it stay: {count}."
        ).format(name=folder.name, count=number(folder.count))
        if await confirm(dialog, self.tr("Delete the folder"), text, self.tr("Delete the folder")):
            await self._shelves.delete_folder(folder.id)
            await self._show_folders(dialog)
            self._library.refresh()

    async def _change(
        self, ids: Collection[str], part: Part, text: str, change: Callable[[], Awaitable[None]]
    ) -> None:
        """Do it, and offer to take it back; `text` has a place for how many."""
        before = await self._shelves.places(ids)
        await change()
        self._library.refresh(ids)
        told = text.replace("{count}", number(len(before)))

        async def put_back() -> None:
            await self._shelves.put_back(before, part)
            self._library.refresh(ids)

        self._offer_undo(told, lambda: self._start(put_back))

    def _start(
        self, work: Callable[[], Awaitable[Any]], say: Callable[[str], None] | None = None
    ) -> None:
        async def run() -> None:
            try:
                await work()
            except ArchiveError as error:
                (say or self._say)(sentence(error.failure))

        self._tasks.start(run(), name="order the library")
