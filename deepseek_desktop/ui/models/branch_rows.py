"""The tree of a conversation as rows with rails, as version control draws its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from deepseek_desktop.core.domain.branches import Branches
from deepseek_desktop.core.domain.conversation import Turn


class BranchRow(Struct, frozen=True):
    """A turn on a rail, counted from 0 on the left.

    `passing` are rails that go by, `from_above` says whether its own comes from a turn above,
    `to_below` are the rails of those that go on from it. `replies` is how many it has.
    """

    turn: Turn
    rail: int
    passing: frozenset[int]
    from_above: bool
    to_below: frozenset[int]
    is_shown: bool
    replies: int


def branch_rows(
    turns: Iterable[Turn], shown: Iterable[str], replies: Mapping[str, int]
) -> tuple[BranchRow, ...]:
    """Return a row for each turn in the order of asking; a first follow-up keeps its rail."""
    asked = tuple(turns)
    tree, on_branch = Branches(asked), set(shown)
    places = {turn.id: number for number, turn in enumerate(asked)}
    rails: dict[str, int] = {}
    count = 0
    for turn in asked:
        first = tree.children(turn.parent_id if turn.parent_id in places else None)[0]
        if turn.parent_id in rails and first is turn:
            rails[turn.id] = rails[turn.parent_id]
        else:
            rails[turn.id] = count
            count += 1
    ways = [(places[turn.parent_id], n) for n, turn in enumerate(asked) if turn.parent_id in places]
    return tuple(
        BranchRow(
            turn=turn,
            rail=rails[turn.id],
            passing=frozenset(rails[asked[end].id] for begin, end in ways if begin < n < end),
            from_above=turn.parent_id in places,
            to_below=frozenset(rails[child.id] for child in tree.children(turn.id)),
            is_shown=turn.id in on_branch,
            replies=replies.get(turn.id, 0),
        )
        for n, turn in enumerate(asked)
    )
