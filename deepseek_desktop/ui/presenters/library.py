"""Keeps the library list true and reads conversations from the archive."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from functools import wraps
from typing import ParamSpec, TypeAlias

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.draft import Draft
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence

log = logging.getLogger(__name__)

_FEW = 200  # conversations; more are put in their places faster together with all others

P = ParamSpec("P")
Show: TypeAlias = Callable[[Conversation, Draft | None], None]


class Library:
    """Knows the archive and `model`, the list; knows no widget."""

    def __init__(
        self,
        archive: Archive,
        model: LibraryModel,
        tasks: TaskScope,
        say: Callable[[str], None],
    ) -> None:
        self._archive = archive
        self.model = model
        self._tasks = tasks
        self._say = say
        self._listing = asyncio.Lock()

    def refresh(self, ids: Collection[str] | None = None) -> None:
        """Read the list anew, or only some of it and what was asked meanwhile, by whomever."""
        few = ids if ids is not None and len(ids) <= _FEW else None
        self._tasks.start(self._refresh(few), name="library")

    def open(self, conversation_id: str, show: Show) -> None:
        """Read a conversation and hand it to `show`, with what was typed there."""
        self._tasks.start(self._open(conversation_id, show), name="open conversation")

    def open_all(
        self,
        conversation_ids: Sequence[str],
        show: Show,
        show_draft: Callable[[Draft], None],
        then: Callable[[], None],
    ) -> None:
        """Read conversations and hand each to `show`; those that are gone are left out.

        `show_draft` is given what was typed in conversations that have not begun.
        """
        work = self._open_all(conversation_ids, show, show_draft, then)
        self._tasks.start(work, name="open tabs")

    def follow(self, conversation_id: str, show: Callable[[Conversation], None]) -> None:
        """Read a conversation that another process writes; should that have died, say so there."""
        self._tasks.start(self._follow(conversation_id, show), name="follow conversation")

    async def _open_all(
        self,
        conversation_ids: Sequence[str],
        show: Show,
        show_draft: Callable[[Draft], None],
        then: Callable[[], None],
    ) -> None:
        try:
            for conversation_id in conversation_ids:
                with suppress(ArchiveError):
                    await self._read(conversation_id, _harmless(show))
            with suppress(ArchiveError):
                for draft in await self._archive.drafts.not_begun():
                    _harmless(show_draft)(draft)
        finally:
            then()

    async def _read(self, conversation_id: str, show: Show) -> None:
        conversation = await self._archive.conversation(conversation_id)
        show(conversation, await self._archive.drafts.of(conversation_id))

    async def _refresh(self, ids: Collection[str] | None) -> None:
        try:
            async with self._listing:  # what is newest is known when all was read once
                await self._list(ids)
        except ArchiveError as error:
            self._say(sentence(error.failure))

    async def _list(self, ids: Collection[str] | None) -> None:
        if ids is not None:
            summaries = await self._archive.summaries(ids, self.model.newest)
            if len(summaries) <= _FEW:
                self.model.update({*ids, *(summary.id for summary in summaries)}, summaries)
                return
        self.model.show(await self._archive.summaries())

    async def _follow(self, conversation_id: str, show: Callable[[Conversation], None]) -> None:
        try:
            await self._archive.mark_interrupted()
        except ArchiveError as error:
            self._say(sentence(error.failure))
        else:
            await self._open(conversation_id, lambda conversation, _: show(conversation))

    async def _open(self, conversation_id: str, show: Show) -> None:
        try:
            await self._read(conversation_id, show)
        except ArchiveError as error:
            self._say(sentence(error.failure))


def _harmless(show: Callable[P, None]) -> Callable[P, None]:
    """Let one tab that cannot be opened keep no other one closed."""

    @wraps(show)
    def harmless(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            show(*args, **kwargs)
        except Exception:
            log.exception("A tab of an earlier window could not be opened.")

    return harmless
