"""Which branch of a conversation is shown, and which of several replies in each turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from deepseek_desktop.core.domain.branches import Branches
from deepseek_desktop.core.domain.conversation import Basis, Turn
from deepseek_desktop.core.domain.reply import Reply


@dataclass(slots=True)
class TurnState:
    """A turn and, for each lane, its replies from the first attempt to the newest."""

    turn: Turn
    reply_ids: dict[str, list[str]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the turn."""
        return self.turn.id

    @property
    def prompt(self) -> str:
        """What was asked."""
        return self.turn.prompt


class ShownBranch:
    """Knows all turns of a conversation; `reply` gives a reply as it stands.

    What a turn goes on from decides which reply of the turn before is shown. At the end of the
    branch it is the one that a person chose, else the newest that answers or still runs.
    `partial` are cut replies that are sent along with the next question.
    """

    def __init__(self, reply: Callable[[str], Reply | None]) -> None:
        self._reply = reply
        self._states: dict[str, TurnState] = {}
        self._turn_ids: dict[str, str] = {}
        self._branches: Branches | None = None
        self._path: tuple[TurnState, ...] | None = None
        self._places: dict[str, int] = {}
        self.head: str | None = None
        self.choices: dict[tuple[str, str], str] = {}
        self.partial: set[str] = set()
        self.leave_out: int | None = None
        self._cut_from: dict[str, str | None] = {}

    @property
    def states(self) -> tuple[TurnState, ...]:
        """The turns of all branches, in the order of asking."""
        return tuple(self._states.values())

    @property
    def path(self) -> tuple[TurnState, ...]:
        """The turns of the branch that is shown, from the first question on."""
        if self._path is None:
            turns = self.branches.path(self.head)
            self._path = tuple(self._states[turn.id] for turn in turns)
            self._places = {turn.id: number for number, turn in enumerate(turns)}
        return self._path

    def place(self, turn_id: str) -> int:
        """Return the number of a turn on the branch that is shown, from 0; -1 where it is not."""
        return self._places.get(turn_id, -1) if self.path else -1

    @property
    def branches(self) -> Branches:
        """The tree; its turns are without their replies."""
        if self._branches is None:
            self._branches = Branches(state.turn for state in self._states.values())
        return self._branches

    @property
    def left_out(self) -> int:
        """How many of the oldest questions the next one does not send along.

        It stays as it was, so that hosts find what came before in their caches, until a person
        sets `leave_out`.
        """
        if self.leave_out is not None:
            return self.leave_out
        return self.path[-1].turn.left_out if self.path else 0

    @property
    def count_after(self) -> int:
        """How many turns go on from the last one that is shown, on other branches."""
        return self.branches.count_below(self.path[-1].id) if self.path else 0

    def state(self, turn_id: str) -> TurnState | None:
        """Return a turn of any branch."""
        return self._states.get(turn_id)

    def turn_of(self, reply_id: str) -> str:
        """Return the id of the turn that a reply belongs to."""
        return self._turn_ids[reply_id]

    def add_turn(self, turn: Turn) -> None:
        """Take a turn; its replies come by themselves."""
        self._states[turn.id] = TurnState(turn)
        self._changed()

    def add_reply(self, turn_id: str, reply: Reply) -> None:
        """Note where a reply belongs."""
        self._turn_ids[reply.id] = turn_id
        ids = self._states[turn_id].reply_ids.setdefault(reply.lane_id, [])
        if reply.id not in ids:
            ids.append(reply.id)

    def put_back(self, turns: Iterable[Turn]) -> None:
        """Take turns that came back, each to its place; `turns` are all, in the order of asking."""
        known, self._states = self._states, {}
        for turn in turns:
            back = TurnState(replace(turn, replies=()))
            self._states[turn.id] = known.pop(turn.id, back)
            for reply in turn.replies:
                self.add_reply(turn.id, reply)
        self._states |= known  # begun meanwhile
        self._changed()

    def drop(self, turn_id: str) -> None:
        """Forget a turn and what comes after it; the turn before ends the branch."""
        parent_id = self._states[turn_id].turn.parent_id
        waiting = [turn_id]
        while waiting:
            gone = waiting.pop()
            waiting += [child.id for child in self.branches.children(gone)]
            del self._states[gone]
        self._changed()
        self.end_at(self.branches.last_below(parent_id) if parent_id in self._states else None)

    def end_at(self, turn_id: str | None) -> None:
        """Show the branch that ends with a turn; None: with the newest."""
        self.head = turn_id
        self._path = None

    def newest(self, turn_id: str, lane_id: str) -> Reply | None:
        """Return the newest reply of a lane in a turn."""
        ids = self._ids(turn_id, lane_id)
        return self._reply(ids[-1]) if ids else None

    def alternatives(self, turn_id: str, lane_id: str) -> tuple[str, ...]:
        """Return the replies that a lane has in a turn, the oldest first."""
        return tuple(self._ids(turn_id, lane_id))

    def shown(self, turn_id: str, lane_id: str) -> Reply | None:
        """Return the reply that is shown, and gone on from."""
        ids = self._ids(turn_id, lane_id)
        chosen = self._gone_on_from(turn_id, lane_id) or self.choices.get((turn_id, lane_id))
        if chosen in ids:
            return self._reply(chosen)
        replies = [reply for reply_id in ids if (reply := self._reply(reply_id))]
        if not replies:
            return None
        worth = (r for r in reversed(replies) if r.is_answered)
        return replies[-1] if replies[-1].is_running else next(worth, replies[-1])

    def is_chosen(self, turn_id: str, lane_id: str) -> bool:
        """Whether something else than its age decides which reply is shown."""
        chosen = self._gone_on_from(turn_id, lane_id) or self.choices.get((turn_id, lane_id))
        return chosen is not None

    def show(self, turn_id: str, lane_id: str, reply_id: str) -> None:
        """Show a reply, and what was asked after it."""
        after = [
            child
            for child in self.branches.children(turn_id)
            if (basis := child.bases.get(lane_id)) and basis.reply_id == reply_id
        ]
        self.choices[turn_id, lane_id] = reply_id
        self.end_at(self.branches.last_below(after[-1].id) if after else turn_id)

    def begin_again(self, turn_id: str, reply: Reply) -> bool:
        """Show a turn's newest reply, which is awaited; return whether other turns came after it.

        They go on from an earlier reply, so they are not shown.
        """
        self.choices.pop((turn_id, reply.lane_id), None)
        is_cut = bool(self.path) and self.path[-1].id != turn_id
        if is_cut:
            self._cut_from[reply.id] = self.head
            self.end_at(turn_id)
        return is_cut

    def end_again(self, turn_id: str, reply: Reply) -> bool:
        """Show again what came after a turn where the reply that ended brought no answer."""
        if reply.id not in self._cut_from:
            return False
        head = self._cut_from.pop(reply.id)
        is_in_vain = self.head == turn_id and not reply.is_answered and not reply.answer
        if is_in_vain:
            self.end_at(head)
        return is_in_vain

    def bases(self, lanes: Iterable[str]) -> Mapping[str, Basis]:
        """Return what a question that is asked now goes on from in `lanes`."""
        if not self.path:
            return {}
        turn_id = self.path[-1].id
        shown = {lane_id: self.shown(turn_id, lane_id) for lane_id in lanes}
        return {n: Basis(r.id, r.id in self.partial) for n, r in shown.items() if r is not None}

    def _gone_on_from(self, turn_id: str, lane_id: str) -> str | None:
        """Return the reply that the next turn of this branch goes on from."""
        place = self.place(turn_id)
        is_followed = 0 <= place < len(self.path) - 1
        bases = self.path[place + 1].turn.bases.values() if is_followed else ()
        known = self._ids(turn_id, lane_id)
        return next((basis.reply_id for basis in bases if basis.reply_id in known), None)

    def _ids(self, turn_id: str, lane_id: str) -> list[str]:
        state = self._states.get(turn_id)
        return state.reply_ids.get(lane_id, []) if state else []

    def _changed(self) -> None:
        self._branches = self._path = None
