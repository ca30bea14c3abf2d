"""Keeps which lanes a conversation has, and how they are asked and shown."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence


class KeepingLanes(QObject):
    """Stores what changes once a conversation has begun; before that its draft has it."""

    def __init__(
        self,
        state: ConversationState,
        archive: Archive,
        tasks: TaskScope,
        say: Callable[[str], None],
    ) -> None:
        super().__init__(state)
        self._state = state
        self._archive = archive
        self._tasks = tasks
        self._say = say
        state.lanes_changed.connect(self._keep_lanes)
        state.arrangement.changed.connect(self._keep_settings)

    def _keep_lanes(self) -> None:
        if (conversation := self._state.conversation) is not None:
            self._start(self._archive.keep_lanes(conversation))

    def _keep_settings(self) -> None:
        if self._state.has_begun:
            settings = self._state.arrangement.settings
            self._start(self._archive.keep_settings(self._state.id, settings))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        async def keep() -> None:
            try:
                await work
            except ArchiveError as error:
                self._say(sentence(error.failure))

        self._tasks.start(keep(), name="keep lanes")
