"""What stands above the replies of a turn: what is otherwise than in the turn before."""

from __future__ import annotations

from PySide6.QtCore import QObject

from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.turn_state import TurnState
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.details import answered_by, changed_text, from_here_on
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.widgets.lanes.lanes_area import LanesArea


class TurnMarks(QObject):
    """Remembers what it said of each turn: while replies run it is asked again and again."""

    def __init__(self, state: ConversationState, lanes: LanesArea) -> None:
        super().__init__(lanes)
        self._state = state
        self._lanes = lanes
        self._known: dict[str, dict[str, str]] = {}

    def note(self, state: TurnState) -> None:
        """Look at the replies of a turn that are shown now."""
        self._known[state.id] = {n.id: self._above(state, n.id) for n in self._state.lanes}

    def above(self, state: TurnState, lane_id: str) -> str:
        """Return what is said above a reply, as it was noted; mostly nothing."""
        return self._known.get(state.id, {}).get(lane_id, "")

    def is_outdated(self, state: TurnState, lane_id: str) -> bool:
        """Whether something else is to be said of a lane than was noted."""
        return self._above(state, lane_id) != self.above(state, lane_id)

    def _above(self, state: TurnState, lane_id: str) -> str:
        reply = self._state.shown.shown(state.id, lane_id)
        return self._change_before(state, reply) if reply is not None else ""

    def _change_before(self, state: TurnState, reply: Reply) -> str:
        """Return what is otherwise than in the turn before: who answers, and how."""
        path = self._state.turns
        number = self._state.shown.place(state.id)
        said = []
        before = None
        if number:
            before = self._state.shown.shown(path[number - 1].id, reply.lane_id)
            left_out = state.turn.left_out
            if left_out != path[number - 1].turn.left_out:
                text = self.tr("From here on the oldest questions are not sent along: {count}")
                said.append(text.format(count=left_out))
        lane = next((lane for lane in self._state.lanes if lane.id == reply.lane_id), None)
        if before is not None:
            said += _changes(before, reply)
        elif lane and lane.model != reply.identity.asked:
            said.append(answered_by(reply.identity))
        if context := self._context_of(state):
            said.append(context)
        if (handed := self._state.reply(reply.handed or "")) is not None:
            said.append(self._handed_by(handed, reply))
        return "\n".join(said)

    def _context_of(self, state: TurnState) -> str:
        """Return whose answer all lanes go on from in a turn, if it is not each its own."""
        bases = [(n, self._state.reply(basis.reply_id)) for n, basis in state.turn.bases.items()]
        of_others = (reply for n, reply in bases if reply is not None and reply.lane_id != n)
        if (reply := next(of_others, None)) is None:
            return ""
        text = self.tr("Goes on from {letter}'s answer ({model}).")
        return text.format(letter=self._letter_of(reply.lane_id), model=reply.identity.model)

    def _handed_by(self, handed: Reply, reply: Reply) -> str:
        """Return whose thinking the model was given."""
        if handed.lane_id == reply.lane_id:
            return self.tr("Answered without thinking on, with what was thought before.")
        text = self.tr("Answered with the thinking of lane {letter}.")
        return text.format(letter=self._letter_of(handed.lane_id))

    def _letter_of(self, lane_id: str) -> str:
        columns = {column.lane_id: column for column in self._lanes.columns}
        return columns[lane_id].header.letter if lane_id in columns else "?"


def _changes(before: Reply, reply: Reply) -> list[str]:
    """Return in words what a person changed between two replies of a lane."""
    one, other = before.identity, reply.identity
    said = []
    if (one.provider, one.model) != (other.provider, other.model):
        said.append(from_here_on(other))
    prompts = (before.system_prompt, reply.system_prompt)
    if None not in prompts and prompts[0] != prompts[1]:
        said.append(wording.translate("wording", "From here on with other instructions."))
    if changed := changed_text(one, other):
        said.append(changed)
    return said
