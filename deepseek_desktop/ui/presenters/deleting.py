"""What happens when a person deletes something, or wants it back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.conversation import Binned
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.ui.dialogs.asking import confirm, is_there, result_of
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.presenters.titling import StateOf
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.texts import shortened
from deepseek_desktop.ui.wording import number, sentence

if TYPE_CHECKING:  # a window is to be seen before what comes later is loaded
    from deepseek_desktop.ui.dialogs.bin import BinDialog


class Deleting(QObject):
    """Puts into the bin and takes out again; `offer_undo` tells what was done.

    `restored` has the id of a conversation that is back. Of one that is open `state_of` knows the
    state.
    """

    restored = Signal(str)

    def __init__(
        self,
        archive: Archive,
        tasks: TaskScope,
        library: Library,
        state_of: StateOf,
        *,
        offer_undo: Callable[[str, Callable[[], None]], None],
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._archive = archive
        self._tasks = tasks
        self._library = library
        self._state_of = state_of
        self._offer_undo = offer_undo
        self._say = say

    def delete(self, conversation_id: str, title: str) -> None:
        """Put a conversation into the bin; its tab is closed already."""

        async def put() -> None:
            await self._archive.bin.put_conversation(conversation_id)
            self._library.refresh([conversation_id])
            text = self.tr("“{title}” is in the bin.").format(title=shortened(title))
            self._offer_undo(text, lambda: self._restore(conversation_id, conversation_id, ""))

        self._start(put, "delete conversation")

    def delete_all(self, ids: Sequence[str]) -> None:
        """Put several conversations into the bin, which can be taken back as a whole."""

        async def put() -> None:
            await self._archive.bin.put_conversations(ids)
            self._library.refresh(ids)
            text = self.tr("In the bin: {count}").format(count=number(len(ids)))
            self._offer_undo(text, lambda: self._start(restore, "restore"))

        async def restore() -> None:
            await self._archive.bin.restore_conversations(ids)
            self._library.refresh(ids)
            for conversation_id in ids:
                self.restored.emit(conversation_id)

        self._start(put, "delete conversations")

    def tell_turn(self, conversation_id: str, turn_id: str) -> None:
        """Tell that a question is in the bin, and offer to have it back."""
        self._offer_undo(
            self.tr("The question and what came after it are in the bin."),
            lambda: self._restore(turn_id, conversation_id, turn_id),
        )

    def show_bin(self, window: QWidget) -> None:
        """Show what is in the bin until the dialog is closed."""
        from deepseek_desktop.ui.dialogs.bin import BinDialog  # noqa: PLC0415 a window is to be seen first

        self._tasks.start(self._show_bin(BinDialog(window)), name="bin")

    async def _show_bin(self, dialog: BinDialog) -> None:
        def start(work: Callable[[], Awaitable[Any]]) -> None:
            self._start(work, "bin", say)

        def say(problem: str) -> None:
            (dialog.show_problem if is_there(dialog) else self._say)(problem)

        async def show() -> None:
            content = await self._archive.bin.content()
            if is_there(dialog):
                dialog.show_content(content)

        async def restore(binned: Binned) -> None:
            turn_id = binned.id if binned.is_turn else ""
            await self._take_out(binned.id, binned.conversation_id, turn_id)
            await show()

        async def delete(binned: Binned | None) -> None:
            text, yes = self._loss(binned)
            if await confirm(dialog, self.tr("Delete for good"), text, yes):
                try:
                    await self._archive.bin.empty(None if binned is None else binned.id)
                finally:
                    await show()

        dialog.restore_asked.connect(lambda binned: start(lambda: restore(binned)))
        dialog.delete_asked.connect(lambda binned: start(lambda: delete(binned)))
        dialog.empty_asked.connect(lambda: start(lambda: delete(None)))
        start(show)
        await result_of(dialog)

    def _loss(self, binned: Binned | None) -> tuple[str, str]:
        """Return what would be lost for good, and what the button says that does so."""
        rest = self.tr("It cannot be had back. What it has cost stays counted.")
        if binned is None:
            what = self.tr("All that is in the bin is deleted: questions, thinking and answers.")
            return f"{what}\n{rest}", self.tr("Empty the bin")
        name = shortened(" ".join(binned.text.split()))
        what = self.tr(
            "“{name}” is deleted, with all thinking and answers. Questions: {count}."
        ).format(name=name, count=number(binned.questions))
        return f"{what}\n{rest}", self.tr("Delete for good")

    def _restore(self, binned_id: str, conversation_id: str, turn_id: str) -> None:
        self._start(lambda: self._take_out(binned_id, conversation_id, turn_id), "restore")

    async def _take_out(self, binned_id: str, conversation_id: str, turn_id: str) -> None:
        """Restore something; a turn is shown at once where its conversation is open."""
        await self._archive.bin.restore(binned_id)
        self._library.refresh([conversation_id])
        state = self._state_of(conversation_id)
        if turn_id and state is not None:
            state.take_anew(await self._archive.conversation(conversation_id), turn_id)
            await self._archive.keep_head(conversation_id, state.shown.head)
        elif not turn_id:
            self.restored.emit(conversation_id)

    def _start(
        self,
        work: Callable[[], Awaitable[Any]],
        name: str,
        say: Callable[[str], None] | None = None,
    ) -> None:
        async def run() -> None:
            try:
                await work()
            except ArchiveError as error:
                (say or self._say)(sentence(error.failure))

        self._tasks.start(run(), name=name)
