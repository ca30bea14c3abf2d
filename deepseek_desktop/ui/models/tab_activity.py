"""What a tab's mark tells: how far its replies are, and what ended while nobody looked."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.ui.models.conversation_state import ConversationState


class Activity(Enum):
    """The one thing to know of a tab that is not in front."""

    IDLE = "idle"
    WAITING = "waiting"
    THINKING = "thinking"
    ANSWERING = "answering"
    DONE = "done"
    FAILED = "failed"


def activity_of(running: Iterable[Phase], unread: Iterable[Reply]) -> Activity:
    """Return what counts most: first the lane that is farthest, then what failed unseen."""
    phases = set(running)
    if Phase.ANSWERING in phases:
        return Activity.ANSWERING
    if Phase.THINKING in phases:
        return Activity.THINKING
    if phases:
        return Activity.WAITING
    endings = {is_failed(reply) for reply in unread}
    if not endings:
        return Activity.IDLE
    return Activity.FAILED if True in endings else Activity.DONE


def is_failed(reply: Reply) -> bool:
    """Whether an ended reply is not what was asked for, and not because a person stopped it."""
    return not _is_meant(reply) and not reply.tool_calls and not reply.is_answered


def _is_meant(reply: Reply) -> bool:
    return reply.outcome is not None and reply.outcome.is_meant


class TabActivity(QObject):
    """Follows one conversation; `changed` says that its mark is another one.

    `ended` says that all that ran has ended; what that was is in `just_ended`.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, state: ConversationState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._running: dict[str, Phase] = {}
        self._unread: dict[str, Reply] = {}
        self._over: set[str] = set()
        self._batch: list[Reply] = []
        self._told = Activity.IDLE
        self.just_ended: tuple[Reply, ...] = ()
        state.reply_changed.connect(self._note)
        state.running_changed.connect(self._note_running)

    @property
    def now(self) -> Activity:
        """How far the replies are."""
        running = list(self._running.values())
        if not running and self._state.is_running:
            running = [Phase.CONNECTING]  # the question is on its way
        return activity_of(running, self._unread.values())

    @property
    def elapsed_s(self) -> float | None:
        """Seconds since the oldest of the running replies was asked for; None where none runs."""
        replies = self._state.replies
        return max(map(replies.elapsed_s, replies.running_ids), default=None)

    def see(self) -> None:
        """Note that a person sees what has ended."""
        self._unread.clear()
        self._tell()

    def _note(self, reply_id: str) -> None:
        known = self._running.get(reply_id)
        if known is Phase.ANSWERING and reply_id in self._state.replies.running_ids:
            return  # its text may be long by now, and putting it together costs
        reply = self._state.reply(reply_id)
        if reply is None:
            return
        if reply.is_running:
            self._running[reply_id] = reply.phase
        elif reply_id not in self._over:  # a short one is seen here for the first time
            self._over.add(reply_id)
            self._running.pop(reply_id, None)
            self._batch.append(reply)
            if not _is_meant(reply):
                self._unread[reply_id] = reply
        self._tell()

    def _note_running(self) -> None:
        if not self._state.is_running:
            self.just_ended = tuple(self._batch)
            self.ended.emit()
        self._batch.clear()  # what another process ran is no part of what begins now
        self._tell()

    def _tell(self) -> None:
        if self._told is not self.now:
            self._told = self.now
            self.changed.emit()
