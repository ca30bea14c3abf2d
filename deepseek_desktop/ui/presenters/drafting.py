"""Keeps what is typed and not sent yet, and what waits to be asked."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer

from deepseek_desktop.core.archive.drafts import Drafts
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.draft import Draft
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence

_REST_MS = 400  # at most so much typing is lost with a process that is killed


class Drafting(QObject):
    """Stores the draft of a tab soon after it changed; `draft` gives it as it is."""

    def __init__(
        self,
        tab: QObject,
        draft: Callable[[], Draft],
        drafts: Drafts,
        tasks: TaskScope,
        say: Callable[[str], None],
    ) -> None:
        super().__init__(tab)  # nobody types in a tab that is gone
        self._draft = draft
        self._drafts = drafts
        self._tasks = tasks
        self._say = say
        self._kept = draft()
        self._is_closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._keep_soon)

    def note_change(self) -> None:
        """Store the draft soon, however long a person goes on typing."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Store the draft now, without waiting: its tab or its window is being closed."""
        self._close()
        if (draft := self._draft()) != self._kept:
            self._drafts.keep_later(draft)

    def forget(self) -> None:
        """Store nothing any more: a person closed the tab before the first question."""
        self._close()
        self._drafts.keep_later(replace(self._draft(), question=Question(), queue=(), edit=None))

    def _close(self) -> None:
        self._timer.stop()
        self._is_closed = True

    def _keep_soon(self) -> None:
        if (draft := self._draft()) != self._kept:
            self._tasks.start(self._keep(draft), name="keep draft")

    async def _keep(self, draft: Draft) -> None:
        if self._is_closed:  # what is newer was queued before this began
            return
        try:
            await self._drafts.keep(draft)
        except ArchiveError as error:
            self._say(sentence(error.failure))
        else:
            self._kept = draft
