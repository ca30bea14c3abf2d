"""What happens when a person asks, stops or retries in one conversation."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.errors import ArchiveError, SettingError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.runs.comparison import Stops
from deepseek_desktop.core.runs.lane import LaneEvent, Means, TurnStarted
from deepseek_desktop.core.runs.turn import new_conversation, retry, take_turn
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.lane_choice import LaneChoice
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence


class Asking(QObject):
    """Knows a conversation's state and how to ask; knows no widget.

    `refused` carries a prompt that could not be asked, and why, so that nothing typed is lost.
    `kept` says that the archive holds something new: a prompt, or the reply of a retry.
    """

    refused = Signal(str, str)
    kept = Signal()

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

    def ask(self, prompt: str, choices: tuple[LaneChoice, ...]) -> None:
        """Ask; the first question also settles who answers, and how."""
        if self._state.is_running:
            self.refused.emit(prompt, self.tr("Wait for the running replies, or stop them."))
            return
        conversation = self._state.conversation
        if conversation is None:
            try:
                refs = tuple(ModelRef.parse(choice.model) for choice in choices)
            except SettingError as error:
                self.refused.emit(prompt, sentence(error.failure))
                return
            setups = tuple(choice.setup for choice in choices)
            conversation = new_conversation(refs, prompt, self._means, setups)
            self._state.begin(conversation)
        self._stops.begin()
        self._state.asking_began()
        self._tasks.start(self._take_turn(conversation, prompt), name="turn")

    def retry(self, turn_id: str, lane_id: str, without: str = "") -> None:
        """Ask one lane once more, maybe `without` a parameter; its earlier reply is kept."""
        reply = self._state.newest(turn_id, lane_id)
        if (reply is not None and reply.is_running) or (turn_id, lane_id) in self._retrying:
            return
        self._stops.begin()
        self._retrying.add((turn_id, lane_id))
        self._state.asking_began()
        self._tasks.start(self._retry(turn_id, lane_id, without), name="retry")

    def stop(self, reply_id: str) -> None:
        """Stop one reply; what had arrived is kept."""
        self._stops.stop(reply_id)

    def stop_all(self) -> None:
        """Stop every running reply of this conversation."""
        self._stops.stop_all()

    async def _take_turn(self, conversation: Conversation, prompt: str) -> None:
        try:
            await take_turn(conversation, prompt, self._means, self._publish, self._stops)
        except ArchiveError as error:
            self.refused.emit(prompt, sentence(error.failure))
        finally:
            self._state.asking_ended()

    async def _retry(self, turn_id: str, lane_id: str, without: str) -> None:
        lane = next(lane for lane in self._state.lanes if lane.id == lane_id)
        try:
            await retry(
                self._state.before(turn_id),
                self._state.turn(turn_id),
                lane,
                means=self._means,
                publish=self._publish,
                stops=self._stops,
                without=(without,) if without else (),
            )
        except ArchiveError as error:
            self.refused.emit("", sentence(error.failure))
        else:
            self.kept.emit()
        finally:
            self._retrying.discard((turn_id, lane_id))
            self._state.asking_ended()

    def _publish(self, event: LaneEvent) -> None:
        self._state.apply(event)
        if isinstance(event, TurnStarted):
            self.kept.emit()
