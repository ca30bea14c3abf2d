"""What happens when a person goes to another branch, makes one, or deletes one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeAlias

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import Lane
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.forking import forked
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.core.runs.turn import new_turn
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.wishes import Act, Wish
from deepseek_desktop.ui.presenters.asking import Asking
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence

Hinders: TypeAlias = Callable[[str, tuple[Lane, ...], Callable[[], None]], bool]
Elsewhere: TypeAlias = Callable[[Callable[[str, str, ModelRef], None], str, str], None]
_PAID = {Act.RETRY, Act.GO_ON}
_TRIED = {Act.HAND, Act.ANSWER_NOW}


class Branching(QObject):
    """Does what is wished of the turns of one conversation; what is shown is stored, too.

    `forked` has the id of the new conversation, `kept` says that the archive holds more or less
    than before, `failed` says why something was not done, `refused` which question could not be
    stored, and why, `deleted` has the ids of the conversation and of the turn that is in the bin
    now. `hinders` is asked before a turn is asked again, with what does so; where it says yes, it
    sees to that itself. `ask_elsewhere` lets a person choose who else shall answer a turn in a
    lane, given both ids; `experiment` does what is tried with the thinking of a reply.
    """

    forked = Signal(str)
    kept = Signal()
    failed = Signal(str)
    refused = Signal(object, str)
    deleted = Signal(str, str)

    def __init__(
        self, state: ConversationState, asking: Asking, means: Means, tasks: TaskScope
    ) -> None:
        super().__init__()
        self._state = state
        self._asking = asking
        self._means = means
        self._tasks = tasks
        self.hinders: Hinders = lambda *_: False
        self.ask_elsewhere: Elsewhere = lambda *_: None
        self.experiment: Callable[[Wish], None] = lambda _: None

    def fulfil(self, wish: Wish) -> None:
        """Do what a person wants of a turn; what costs money may have to wait for a decision."""
        if wish.act in _TRIED:
            self.experiment(wish)
            return
        do = partial(self._do, wish)
        if wish.act not in _PAID or not self.hinders(wish.turn_id, self._asked(wish), do):
            do()

    def retry_with(self, turn_id: str, lane_id: str, model: ModelRef) -> None:
        """Ask another model once more what one lane answered, which stays as it is."""
        (lane,) = (lane for lane in self._state.lanes if lane.id == lane_id)
        again = partial(self._asking.retry, turn_id, lane_id, model=model)
        if not self.hinders(turn_id, (replace(lane, model=model),), again):
            again()

    def _asked(self, wish: Wish) -> tuple[Lane, ...]:
        """Return who would answer; an answer that is gone on with, by who began it."""
        if not self._state.turn(wish.turn_id).replies:
            return self._state.asked_lanes
        (lane,) = (lane for lane in self._state.lanes if lane.id == wish.lane_id)
        cut = self._state.shown.shown(wish.turn_id, lane.id)
        if wish.act is Act.GO_ON and cut is not None:
            return (lane.as_for(cut),)
        return (lane,)

    def _do(self, wish: Wish) -> None:
        turn_id, lane_id = wish.turn_id, wish.lane_id
        match wish.act:
            case Act.RETRY if not self._state.turn(turn_id).replies:
                self._asking.retry_all(turn_id, self._state.asked_lanes)
            case Act.RETRY:
                self._asking.retry(turn_id, lane_id, without=wish.detail)
            case Act.RETRY_WITH:
                self.ask_elsewhere(self.retry_with, turn_id, lane_id)
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
            try:
                await self._means.archive.begin_turn(conversation, turn, ())
            except ArchiveError as error:
                self.refused.emit(question, sentence(error.failure))
                return
            self._state.add_unasked(turn)
            self.kept.emit()

        self._tasks.start(keep(), name="save question")

    def fork(self, turn_id: str | None = None) -> None:
        """Copy what is shown, up to a turn, into a conversation of its own."""
        conversation = self._state.conversation
        if conversation is None or not self._state.turns:
            return
        if (veil := self._state.arrangement.veil).is_down:  # a copy would show who answered
            self.failed.emit(veil.hindrance())
            return
        ids = [state.id for state in self._state.turns]
        last = ids.index(turn_id) if turn_id in ids else len(ids) - 1
        branch = [self._state.turn(turn_id) for turn_id in ids[: last + 1]]
        lanes = [lane.id for lane in self._state.lanes]
        shown = {
            turn.id: [r for n in lanes if (r := self._state.shown.shown(turn.id, n))]
            for turn in branch
        }
        fork = self.tr("Fork: {title}")
        title = fork.format(title=conversation.title.removeprefix(fork.format(title="")))
        copy = forked(conversation, branch, shown, title, self._means.now())

        async def keep() -> None:
            await self._means.archive.keep_whole(copy, branch[-1].id)
            self.kept.emit()
            self.forked.emit(copy.id)

        self._start(keep, "fork")

    def _delete(self, turn_id: str) -> None:
        for gone in self._state.shown.branches.with_all_below(turn_id):
            for reply in self._state.turn(gone).replies:
                self._asking.stop(reply.id)

        async def put_into_bin() -> None:
            await self._means.archive.bin.put_turn(turn_id)
            self._state.drop_turn(turn_id)
            await self._means.archive.keep_head(self._state.id, self._state.shown.head)
            self.kept.emit()
            self.deleted.emit(self._state.id, turn_id)

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
