"""Which branch of a conversation is shown, and which of several replies in each turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from deepseek_desktop.core.domain.branches import Branches
from deepseek_desktop.core.domain.conversation import Basis, Turn
from deepseek_desktop.core.domain.reply import Reply, is_in_vain
from deepseek_desktop.core.domain.turn_state import TurnState


class ShownBranch:
    """Knows all turns of a conversation; `reply` gives a reply as it stands.

    What a turn goes on from decides which reply of the turn before is shown; where that is not
    known, as with turns of older files, it is the newest answer, because that is what is sent. At
    the end of the branch it is the one that a person chose, else the newest that answers or still
    runs.
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
        # What was shown before: by the turn that is asked again, by the reply that is awaited.
        self._heads: dict[str, str | None] = {}
        self._chosen: dict[str, str | None] = {}

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

    def add_turn(self, turn: Turn, awaited: Iterable[str] = ()) -> None:
        """Take a turn; its replies come by themselves, `awaited` are lanes that will answer."""
        self._states[turn.id] = TurnState(turn, awaited=frozenset(awaited))
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
        for gone in self.branches.with_all_below(turn_id):
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
        is_followed = self._next(turn_id) is not None
        chosen = self._gone_on_from(turn_id, lane_id)
        if chosen is None and not is_followed:
            chosen = self.choices.get((turn_id, lane_id))
        if chosen in self._ids(turn_id, lane_id):
            return self._reply(chosen)
        newest = self.newest(turn_id, lane_id)
        is_awaited = newest is not None and newest.is_running and not is_followed
        return newest if is_awaited else self._worth_most(turn_id, lane_id)

    def is_chosen(self, turn_id: str, lane_id: str) -> bool:
        """Whether a person decided which reply is shown, and not that a newer one failed."""
        if self._next(turn_id) is not None:
            return self._gone_on_from(turn_id, lane_id) is not None
        newest = self.newest(turn_id, lane_id)
        has_failed = newest is not None and self._is_in_vain(newest)
        return (turn_id, lane_id) in self.choices and not has_failed

    def show(self, turn_id: str, lane_id: str, reply_id: str) -> None:
        """Show a reply, and what was asked after it."""
        sent = self._worth_most(turn_id, lane_id)
        unknown = Basis(sent.id if sent else "")  # what a turn without a basis sends
        after = [
            child
            for child in self.branches.children(turn_id)
            if self._goes_on_from(child.bases.get(lane_id, unknown).reply_id, reply_id)
        ]
        self.choices[turn_id, lane_id] = reply_id
        self.end_at(self.branches.last_below(after[-1].id) if after else turn_id)

    def begin_again(self, turn_id: str, reply: Reply) -> bool:
        """Show a turn's newest reply, which is awaited; return whether other turns came after it.

        They go on from an earlier reply, so they are not shown.
        """
        self._chosen[reply.id] = self.choices.pop((turn_id, reply.lane_id), None)
        is_cut = bool(self.path) and self.path[-1].id != turn_id
        if is_cut:
            self._heads[turn_id] = self.head
            self.end_at(turn_id)
        return is_cut

    def end_again(self, turn_id: str, reply: Reply) -> bool:
        """Show what was shown before where what ended brought nothing, nor any lane beside it."""
        if reply.id not in self._chosen:
            return False
        chosen = self._chosen.pop(reply.id)
        if not self._is_in_vain(reply):
            self._heads.pop(turn_id, None)
            return False
        if chosen is not None:
            self.choices.setdefault((turn_id, reply.lane_id), chosen)
        awaited = {self._turn_ids[reply_id] for reply_id in self._chosen}
        if turn_id in awaited or turn_id not in self._heads:
            return chosen is not None
        head, is_back = self._heads.pop(turn_id), self.head == turn_id
        if is_back:
            self.end_at(head)
        return is_back or chosen is not None

    def bases(self, lanes: Iterable[str], context: str = "") -> Mapping[str, Basis]:
        """Return what a question that is asked now goes on from in `lanes`; all from `context`."""
        if not self.path:
            return {}
        turn_id = self.path[-1].id
        if self._turn_ids.get(context) == turn_id:
            return dict.fromkeys(lanes, Basis(context, is_partial=True))
        shown = {lane_id: self.shown(turn_id, lane_id) for lane_id in lanes}
        return {n: Basis(r.id, r.id in self.partial) for n, r in shown.items() if r is not None}

    def _goes_on_from(self, basis_id: str, reply_id: str) -> bool:
        """Whether a turn with this basis may follow a reply: it is that, or of another lane."""
        basis, reply = self._reply(basis_id), self._reply(reply_id)
        is_of_another = basis is not None and reply is not None and basis.lane_id != reply.lane_id
        return basis_id == reply_id or is_of_another

    def _next(self, turn_id: str) -> Turn | None:
        """Return the turn after one on the branch that is shown."""
        place = self.place(turn_id)
        return self.path[place + 1].turn if 0 <= place < len(self.path) - 1 else None

    def _gone_on_from(self, turn_id: str, lane_id: str) -> str | None:
        """Return the reply that the next turn of this branch goes on from."""
        after = self._next(turn_id)
        bases = after.bases.values() if after is not None else ()
        known = self._ids(turn_id, lane_id)
        return next((basis.reply_id for basis in bases if basis.reply_id in known), None)

    def _worth_most(self, turn_id: str, lane_id: str) -> Reply | None:
        """Return the newest answer of a lane, else the newest reply that brought anything."""
        ids = self._ids(turn_id, lane_id)
        replies = [reply for known in reversed(ids) if (reply := self._reply(known))]
        answers = (reply for reply in replies if reply.is_answered)
        brought = (reply for reply in replies if not (reply.continued and self._is_in_vain(reply)))
        return next(answers, next(brought, None))

    def _is_in_vain(self, reply: Reply) -> bool:
        return is_in_vain(reply, self._reply(reply.continued) if reply.continued else None)

    def _ids(self, turn_id: str, lane_id: str) -> list[str]:
        state = self._states.get(turn_id)
        return state.reply_ids.get(lane_id, []) if state else []

    def _changed(self) -> None:
        self._branches = self._path = None
