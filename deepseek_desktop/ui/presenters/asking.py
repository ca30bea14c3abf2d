"""What happens when a person asks, stops or retries in one conversation."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import Conversation, Lane, Turn
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.errors import ArchiveError, SettingError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.runs.comparison import Stops
from deepseek_desktop.core.runs.lane import LaneEvent, Means, TurnStarted
from deepseek_desktop.core.runs.turn import new_conversation, next_turn, retry, take_turn
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence


class Asking(QObject):
    """Knows a conversation's state and how to ask; knows no widget.

    `refused` carries a question that could not be asked, and why, so that nothing typed is lost.
    `kept` says that the archive holds something new: a prompt, or the reply of a retry. `is_free`
    says that nothing runs any more, and that what ended last was not stopped and did not fail.
    """

    refused = Signal(object, str)
    kept = Signal()
    is_free = Signal()

    def __init__(
        self,
        state: ConversationState,
        means: Means,
        tasks: TaskScope,
    ) -> None:
        # No parent: it lives as long as its tasks, which may outlive the tab that asked.
        super().__init__()
        self._state = state
        self._means = means
        self._tasks = tasks
        self._stops = Stops()
        self._retrying: set[tuple[str, str]] = set()

    def ask(self, question: Question, choices: tuple[LaneChoice, ...]) -> None:
        """Ask at the end of what is shown; the first question also settles who answers."""
        conversation = self._state.conversation
        if conversation is None:
            try:
                refs = tuple(ModelRef.parse(choice.model) for choice in choices)
            except SettingError as error:
                self.refused.emit(question, sentence(error.failure))
                return
            setups = tuple(choice.setup for choice in choices)
            conversation = new_conversation(
                refs,
                question.heading,
                self._means,
                setups,
                self._state.id,
                lane_ids=[choice.id for choice in choices],
                settings=self._state.arrangement.settings,
            )
        context = self._state.arrangement.settings.context
        turn = next_turn(question, self._state.shown, self._state.asked_lanes, self._means, context)
        self._start(conversation, turn)

    def ask_turn(self, turn: Turn) -> None:
        """Ask the question of a turn that is not stored yet."""
        if (conversation := self._state.conversation) is not None:
            self._start(conversation, turn)

    def _start(self, conversation: Conversation, turn: Turn) -> None:
        why = ""
        if self._state.is_running:
            why = self.tr("Wait for the running replies, or stop them.")
        elif turn.parent_id is not None and self._state.is_written_elsewhere(turn.parent_id):
            why = self.tr(
                "The reply before is still being written elsewhere. Wait until it has ended."
            )
        if why:
            self.refused.emit(turn.question, why)
            return
        self._stops.begin()
        self._state.asking_began()
        self._tasks.start(self._take_turn(conversation, turn), name="turn")

    def retry(
        self, turn_id: str, lane_id: str, *, without: str = "", model: ModelRef | None = None
    ) -> None:
        """Ask one lane once more, maybe another `model`, maybe `without` a parameter.

        The earlier replies are kept, and the lane itself stays as it is.
        """
        lane = next(lane for lane in self._state.lanes if lane.id == lane_id)
        self._ask_again(turn_id, [replace(lane, model=model) if model else lane], without)

    def retry_all(self, turn_id: str, lanes: Iterable[Lane]) -> None:
        """Ask several lanes once more, in the order that a person chose for all."""
        self._ask_again(turn_id, lanes)

    def go_on(self, turn_id: str, lane_id: str) -> None:
        """Let a lane go on with the cut answer that is shown."""
        lane = next(lane for lane in self._state.lanes if lane.id == lane_id)
        cut = self._state.shown.shown(turn_id, lane_id)
        if cut is not None and cut.can_be_continued:
            self._ask_again(turn_id, [lane.as_for(cut)], cut=cut)
        else:
            self.refused.emit(Question(), self.tr("There is no cut answer here to go on with."))

    def give(self, turn_id: str, lane: Lane, handed: Reply) -> None:
        """Ask a lane once more, maybe set otherwise, and give it the reasoning of a reply."""
        self._ask_again(turn_id, [lane], handed=handed)

    def let_pass(self, may_pass_limits: bool) -> None:
        """Let what is asked next pass limits for spending, or not."""
        self._stops.may_pass_limits = may_pass_limits

    def stop(self, reply_id: str) -> None:
        """Stop one reply; what had arrived is kept."""
        self._stops.stop(reply_id)

    def stop_all(self) -> None:
        """Stop every running reply of this conversation."""
        self._stops.stop_all()

    def _ask_again(
        self,
        turn_id: str,
        lanes: Iterable[Lane],
        without: str = "",
        *,
        cut: Reply | None = None,
        handed: Reply | None = None,
    ) -> None:
        asked = tuple(lane for lane in lanes if not self._is_asked(turn_id, lane.id))
        if not asked:
            return
        self._stops.begin()
        self._retrying.update((turn_id, lane.id) for lane in asked)
        self._state.asking_began()
        again = self._retry(turn_id, asked, without, cut=cut, handed=handed)
        self._tasks.start(again, name="retry")

    def _is_asked(self, turn_id: str, lane_id: str) -> bool:
        """Whether a lane is answering a turn, or about to."""
        newest = self._state.shown.newest(turn_id, lane_id)
        is_running = newest is not None and newest.is_running
        return is_running or (turn_id, lane_id) in self._retrying

    async def _take_turn(self, conversation: Conversation, turn: Turn) -> None:

        def publish(event: LaneEvent) -> None:
            if not self._state.has_begun:  # nothing begins before its first question is stored
                self._state.begin(conversation)
            self._publish(event)

        try:
            await take_turn(conversation, turn, self._means, publish, self._stops)
        except ArchiveError as error:
            self.refused.emit(turn.question, sentence(error.failure))
        finally:
            self._state.asking_ended()
        # What failed at first may have been asked again meanwhile.
        asked = self._state.shown.state(turn.id)
        newest = [self._state.shown.newest(turn.id, n) for n in (asked.reply_ids if asked else ())]
        self._tell_free(is_answered=all(reply and reply.is_answered for reply in newest))

    async def _retry(
        self,
        turn_id: str,
        lanes: tuple[Lane, ...],
        without: str,
        *,
        cut: Reply | None,
        handed: Reply | None,
    ) -> None:
        conversation = self._state.conversation
        is_answered = False
        try:
            replies = await retry(
                conversation.turns if conversation else (),
                self._state.turn(turn_id),
                *lanes,
                means=self._means,
                publish=self._publish,
                stops=self._stops,
                order=self._state.arrangement.settings.order,
                without=(without,) if without else (),
                cut=cut,
                handed=handed,
            )
            is_answered = all(reply.is_answered for reply in replies)
            for lane in lanes:
                if chosen := self._state.shown.choices.get((turn_id, lane.id)):  # put back, in vain
                    await self._means.archive.keep_choice(turn_id, lane.id, chosen)
            await self._means.archive.keep_head(self._state.id, self._state.shown.head)
        except ArchiveError as error:
            self.refused.emit(Question(), sentence(error.failure))
        else:
            self.kept.emit()
        finally:
            self._retrying.difference_update((turn_id, lane.id) for lane in lanes)
            self._state.asking_ended()
        self._tell_free(is_answered=is_answered)

    def _tell_free(self, *, is_answered: bool) -> None:
        if is_answered and not self._state.is_running:
            self.is_free.emit()

    def _publish(self, event: LaneEvent) -> None:
        self._state.apply(event)
        if isinstance(event, TurnStarted):
            self.kept.emit()
