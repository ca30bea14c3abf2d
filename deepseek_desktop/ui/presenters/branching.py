"""What happens when a person goes to another branch, makes one, or deletes one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.forking import forked
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.core.runs.turn import new_turn
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.wishes import Act, Wish
from deepseek_desktop.ui.presenters.asking import Asking
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence

Hinders: TypeAlias = Callable[[str, Callable[[], None]], bool]
_PAID = {Act.RETRY, Act.RETRY_WITH, Act.GO_ON}


class Branching(QObject):
    """Does what is wished of the turns of one conversation; what is shown is stored, too.

    `other_model_asked` has a turn's and a lane's id, `forked` the id of the new conversation,
    `kept` says that the archive holds more or less than before, `failed` says why something was
    not done, `deleted` what is in the bin now. `hinders` is asked before a turn is asked again,
    with what does so; where it says yes, it sees to that itself.
    """

    other_model_asked = Signal(str, str)
    forked = Signal(str)
    kept = Signal()
    failed = Signal(str)
    deleted = Signal(str)

    def __init__(
        self, state: ConversationState, asking: Asking, means: Means, tasks: TaskScope
    ) -> None:
        super().__init__()
        self._state = state
        self._asking = asking
        self._means = means
        self._tasks = tasks
        self.hinders: Hinders = lambda *_: False

    def fulfil(self, wish: Wish) -> None:
        """Do what a person wants of a turn; what costs money may have to wait for a decision."""
        if wish.act not in _PAID or not self.hinders(wish.turn_id, partial(self._do, wish)):
            self._do(wish)

    def _do(self, wish: Wish) -> None:
        turn_id, lane_id = wish.turn_id, wish.lane_id
        match wish.act:
            case Act.RETRY if not self._state.turn(turn_id).replies:
                for lane in self._state.lanes:
                    self._asking.retry(turn_id, lane.id)
            case Act.RETRY:
                self._asking.retry(turn_id, lane_id, without=wish.detail)
            case Act.RETRY_WITH:
                self.other_model_asked.emit(turn_id, lane_id)
            case Act.GO_ON:
                self._asking.go_on(turn_id, lane_id)
            case Act.SHOW_REPLY:
                self._state.show_reply(turn_id, lane_id, wish.detail)
                self._keep_view((turn_id, lane_id, wish.detail))
            case Act.SHOW_TURN:
                self.show_turn(wish.detail)
            case Act.FORK:
                self.fork(turn_id)
            case Act.DELETE:
                self._delete(turn_id)
            case _:
                raise ValueError(wish.act)

    def show_turn(self, turn_id: str) -> None:
        """Show the branch that a turn is on."""
        self._state.show_turn(turn_id)
        self._keep_view()

    def edit(self, turn_id: str, question: Question, is_asked: bool) -> None:
        """Put an edited question beside the earlier one; ask it, or only keep it."""
        before = self._state.turn(turn_id)
        chosen = self._state.shown.leave_out
        left_out = before.left_out if chosen is None else chosen
        turn = new_turn(question, self._means, before.parent_id, before.bases, left_out)
        if is_asked:
            self._asking.ask_turn(turn)
            return
        conversation = self._state.conversation
        if conversation is None:
            return

        async def keep() -> None:
            await self._means.archive.begin_turn(conversation, turn, ())
            self._state.add_unasked(turn)
            self.kept.emit()

        self._start(keep, "save question")

    def fork(self, turn_id: str | None = None) -> None:
        """Copy what is shown, up to a turn, into a conversation of its own."""
        conversation = self._state.conversation
        if conversation is None or not self._state.turns:
            return
        ids = [state.id for state in self._state.turns]
        last = ids.index(turn_id) if turn_id in ids else len(ids) - 1
        branch = [self._state.turn(turn_id) for turn_id in ids[: last + 1]]
        lanes = [lane.id for lane in self._state.lanes]
        shown = {
            turn.id: [r for n in lanes if (r := self._state.shown.shown(turn.id, n))]
            for turn in branch
        }
        title = self.tr("Fork: {title}").format(title=conversation.title)
        copy = forked(conversation, branch, shown, title, self._means.now())

        async def keep() -> None:
            await self._means.archive.keep_whole(copy, branch[-1].id)
            self.kept.emit()
            self.forked.emit(copy.id)

        self._start(keep, "fork")

    def _delete(self, turn_id: str) -> None:
        for state in self._state.turns[[s.id for s in self._state.turns].index(turn_id) :]:
            for reply_ids in state.reply_ids.values():
                for reply_id in reply_ids:
                    self._asking.stop(reply_id)

        async def put_into_bin() -> None:
            await self._means.archive.bin.put_turn(turn_id)
            self._state.drop_turn(turn_id)
            await self._means.archive.keep_head(self._state.id, self._state.shown.head)
            self.kept.emit()
            self.deleted.emit(turn_id)

        self._start(put_into_bin, "delete turn")

    def _keep_view(self, choice: tuple[str, str, str] | None = None) -> None:
        async def keep() -> None:
            if choice is not None:
                await self._means.archive.keep_choice(*choice)
            await self._means.archive.keep_head(self._state.id, self._state.shown.head)

        self._start(keep, "keep what is shown")

    def _start(self, work: Callable[[], Awaitable[Any]], name: str) -> None:
        async def run() -> None:
            try:
                await work()
            except ArchiveError as error:
                self.failed.emit(sentence(error.failure))

        self._tasks.start(run(), name=name)
