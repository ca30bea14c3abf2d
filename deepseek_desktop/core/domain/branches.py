"""The turns of a conversation as a tree: what stands on a branch, beside it and below it."""

from __future__ import annotations

from collections.abc import Iterable

from deepseek_desktop.core.domain.conversation import Past, Turn
from deepseek_desktop.core.domain.reply import Reply


class Branches:
    """Finds its way among turns, which are given in the order in which they were asked."""

    def __init__(self, turns: Iterable[Turn]) -> None:
        self._turns = {turn.id: turn for turn in turns}
        self._children: dict[str | None, list[Turn]] = {}
        for turn in self._turns.values():
            parent_id = turn.parent_id if turn.parent_id in self._turns else None
            self._children.setdefault(parent_id, []).append(turn)

    def turn(self, turn_id: str) -> Turn:
        """Return the turn of an id."""
        return self._turns[turn_id]

    @property
    def newest(self) -> Turn | None:
        """The turn that was asked last."""
        return next(reversed(self._turns.values()), None)

    def path(self, head: str | None) -> tuple[Turn, ...]:
        """Return the turns from the first one to `head`; to the newest where that is not there."""
        turn = self._turns.get(head or "") or self.newest
        path: list[Turn] = []
        while turn is not None:
            path.append(turn)
            turn = self._turns.get(turn.parent_id or "")
        return tuple(reversed(path))

    def children(self, turn_id: str | None) -> tuple[Turn, ...]:
        """Return the turns that come right after one; with None the first questions."""
        return tuple(self._children.get(turn_id, ()))

    def alternatives(self, turn_id: str) -> tuple[Turn, ...]:
        """Return the turns that go on from the same replies, this one among them."""
        turn = self._turns[turn_id]
        parent_id = turn.parent_id if turn.parent_id in self._turns else None
        known = {lane: basis.reply_id for lane, basis in turn.bases.items()}
        return tuple(
            other
            for other in self._children[parent_id]
            if {lane: basis.reply_id for lane, basis in other.bases.items()} == known
        )

    def last_below(self, turn_id: str) -> str:
        """Return the end of the branch below a turn, at each fork the one asked last."""
        while children := self._children.get(turn_id):
            turn_id = children[-1].id
        return turn_id

    def count_below(self, turn_id: str) -> int:
        """Return how many turns come after one, on all branches."""
        return len(self.with_all_below(turn_id)) - 1

    def with_all_below(self, turn_id: str) -> tuple[str, ...]:
        """Return the ids of a turn and of those that come after it, on all branches."""
        ids = [turn_id]
        for known in ids:  # which grows meanwhile
            ids += [child.id for child in self._children.get(known, ())]
        return tuple(ids)

    def past_of(self, turn: Turn, lane_id: str) -> tuple[Past, ...]:
        """Return what came before `turn` as a lane knows it, oldest first, what is left out not.

        A turn that failed before a word came is left out as a whole: a question that a host
        refused would be refused again with every later one. Of a reply that was cut or stopped
        only the answer is left out, unless a person wants to go on from it.
        """
        path = self.path(turn.parent_id)[turn.left_out :] if turn.parent_id in self._turns else ()
        past: list[Past] = []
        after = turn
        for before in reversed(path):
            reply, is_lost = _goes_on_from(before, after, lane_id)
            if not is_lost:
                past.append(Past(before.question, reply))
            lane_id = reply.lane_id if reply is not None else lane_id
            after = before
        return tuple(reversed(past))


def _goes_on_from(before: Turn, after: Turn, lane_id: str) -> tuple[Reply | None, bool]:
    """Return the reply of `before` that a lane goes on from, and whether `before` is lost to it."""
    basis = after.bases.get(lane_id)
    reply = next((r for r in before.replies if basis and r.id == basis.reply_id), None)
    if basis is None or reply is None:
        return before.answered_reply_of(lane_id), before.is_lost_to(lane_id)
    is_sent = reply.is_answered or (basis.is_partial and bool(reply.answer))
    return (reply if is_sent else None), reply.is_bare_failure
