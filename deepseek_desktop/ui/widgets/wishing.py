"""What a person wants of the turns in the lanes, by mouse or by commands."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.reply_place import can_be_context
from deepseek_desktop.ui.models.wishes import Act, Wish
from deepseek_desktop.ui.widgets.lanes.lanes_area import LanesArea

_TELLING = {
    Act.RETRY_WITH,
    Act.HAND,
    Act.ANSWER_NOW,
    Act.CONTEXT,
    Act.GIVE_KEY,
    Act.SEE_MODELS,
}


class Wishing(QObject):
    """Does what needs nobody else; announces the rest with `wished`.

    `edit_asked` has a turn's id and its `Question`, `provider_asked` a provider's name (True: its
    key), `reply_changed` the id of a reply whose foot says something else now. `noticed` says why
    something is not done: nobody is to know who answers.
    """

    wished = Signal(object)
    noticed = Signal(str)
    edit_asked = Signal(str, object)
    provider_asked = Signal(str, bool)
    reply_changed = Signal(str)

    def __init__(self, state: ConversationState, lanes: LanesArea) -> None:
        super().__init__(lanes)
        self._state = state
        self._lanes = lanes
        lanes.wished.connect(self._wish)

    def walk(self, *, forward: bool) -> None:
        """Go to the next message of the lane where a person is, or to the one before."""
        if self._lanes.turns:
            self._lanes.turns[self._lanes.lane_here].walking.step(forward=forward)

    def wish_here(self, act: Act) -> None:
        """Wish something of the turn that a person walked to, or of the last one."""
        if self._lanes.turns:
            number = self._lanes.lane_here
            if turn_id := self._lanes.turns[number].turn_here:
                self._wish(act, turn_id, number, "")

    def page_here(self, steps: int) -> None:
        """Show the next reply of the turn that a person walked to, or the one before.

        At a question, or where there is one reply only, it is the next version of the question.
        """
        if not self._lanes.turns:
            return
        number = self._lanes.lane_here
        turns, lane_id = self._lanes.turns[number], self._state.lanes[number].id
        turn_id = turns.turn_here
        ids = self._state.shown.alternatives(turn_id, lane_id)
        versions = [turn.id for turn in self._state.shown.branches.alternatives(turn_id)]
        if len(versions) > 1 and (turns.is_at_prompt or len(ids) < 2):
            place = versions.index(turn_id) + steps
            if 0 <= place < len(versions):
                self._wish(Act.SHOW_TURN, turn_id, number, versions[place])
            return
        shown = self._state.shown.shown(turn_id, lane_id)
        place = ids.index(shown.id) + steps if shown is not None else -1
        if 0 <= place < len(ids):
            self._wish(Act.SHOW_REPLY, turn_id, number, ids[place])

    def show_later(self) -> None:
        """Show the branch that goes on from what is seen."""
        turn_id = self._state.turns[-1].id
        self.wished.emit(Wish(Act.SHOW_TURN, turn_id, "", turn_id))

    def _wish(self, act: Act, turn_id: str, number: int, detail: str) -> None:
        lane, veil = self._state.lanes[number], self._state.arrangement.veil
        match act:
            case _ if act in _TELLING and veil.is_down:
                self.noticed.emit(veil.hindrance())
            case Act.GIVE_KEY | Act.SEE_MODELS:
                reply = self._state.shown.shown(turn_id, lane.id)
                provider = reply.identity.provider if reply else lane.model.provider
                self.provider_asked.emit(provider, act is Act.GIVE_KEY)
            case Act.EDIT:
                self.edit_asked.emit(turn_id, self._state.turn(turn_id).question)
            case Act.INCLUDE:
                self._include(turn_id, lane.id)
            case Act.CONTEXT:
                self._use(turn_id, lane.id)
            case _:
                self.wished.emit(Wish(act, turn_id, lane.id, detail))

    def _use(self, turn_id: str, lane_id: str) -> None:
        """Let all lanes go on from the last answer of one, or each from its own again."""
        reply, arrangement = self._state.shown.shown(turn_id, lane_id), self._state.arrangement
        is_last = turn_id == self._state.turns[-1].id
        if is_last and len(self._state.lanes) > 1 and reply is not None and can_be_context(reply):
            is_used = arrangement.settings.context == reply.id
            arrangement.change(context="" if is_used else reply.id)

    def _include(self, turn_id: str, lane_id: str) -> None:
        """Send a cut answer along with the next question, or no longer."""
        if reply := self._state.shown.shown(turn_id, lane_id):
            self._state.shown.partial ^= {reply.id}
            self.reply_changed.emit(reply.id)
