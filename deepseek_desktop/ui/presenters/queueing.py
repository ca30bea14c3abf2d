"""Remembers which turn each waiting question follows, so that it is asked nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab


class _Waiting(Struct, frozen=True):
    """A question, the turn that ended the branch when it began to wait, and its replies then."""

    question: Question
    after: str | None
    replies: Mapping[str, str]


class Queueing(QObject):
    """Knows the queue of one tab. What is asked next is followed by what followed the same turn."""

    def __init__(self, tab: ConversationTab) -> None:
        super().__init__(tab)
        self._state = tab.state
        self._composer = tab.composer
        self._known: list[_Waiting] = []
        self._note()
        tab.composer.queue_changed.connect(self._note)
        tab.state.turn_added.connect(self._follow)

    @property
    def is_due(self) -> bool:
        """Whether the next question can be asked: what it follows was answered in every lane."""
        after = self._next.after
        asked = self._state.shown.state(after or "")
        newest = [self._state.shown.newest(asked.id, n) for n in asked.reply_ids] if asked else []
        is_answered = bool(newest) and all(reply and reply.is_answered for reply in newest)
        return is_answered and not self._state.is_running

    @property
    def is_elsewhere(self) -> bool:
        """Whether the next question follows another turn than the last that is shown."""
        after = self._next.after
        return after != self._end and self._state.shown.state(after or "") is not None

    def go_there(self) -> None:
        """Show the branch that the next question goes on from."""
        waiting = self._next
        if waiting.after is None:
            return
        self._state.show_turn(waiting.after)
        for lane_id, reply_id in waiting.replies.items():
            reply = self._state.reply(reply_id)
            if reply is not None and reply.is_answered:
                self._state.show_reply(waiting.after, lane_id, reply_id)
        self._move(waiting.after, self._end)

    @property
    def _next(self) -> _Waiting:
        self._note()  # what waited another time is shown without a word
        return self._known[0]

    @property
    def _end(self) -> str | None:
        return self._state.turns[-1].id if self._state.turns else None

    def _note(self) -> None:
        known = {id(waiting.question): waiting for waiting in self._known}
        queue = self._composer.queue
        self._known = [known.get(id(question)) or self._begin(question) for question in queue]

    def _begin(self, question: Question) -> _Waiting:
        end, shown = self._end, self._state.shown
        replies = {lane.id: shown.shown(end or "", lane.id) for lane in self._state.lanes}
        return _Waiting(question, end, {n: r.id for n, r in replies.items() if r is not None})

    def _follow(self, turn_id: str) -> None:
        """Let what follows the turn before a new one follow the new one."""
        self._note()
        self._move(self._state.turn(turn_id).parent_id, turn_id)

    def _move(self, before: str | None, after: str | None) -> None:
        self._known = [
            replace(waiting, after=after, replies={}) if waiting.after == before else waiting
            for waiting in self._known
        ]
