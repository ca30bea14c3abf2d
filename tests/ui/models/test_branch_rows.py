from __future__ import annotations

from datetime import UTC, datetime

from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.ui.models.branch_rows import branch_rows

_AT = datetime(2025, 1, 20, 12, tzinfo=UTC)


def test_a_first_follow_up_keeps_its_rail_and_the_others_get_their_own() -> None:
    parents = {"a": None, "b": "a", "c": "a", "d": "b", "e": "c", "f": None}
    turns = [Turn(name, name, _AT, parent_id=parent) for name, parent in parents.items()]

    rows = branch_rows(turns, ["a", "c", "e"], {"a": 3})

    assert [row.rail for row in rows] == [0, 0, 1, 0, 1, 2]
    assert [sorted(row.to_below) for row in rows] == [[0, 1], [0], [1], [], [], []]
    assert [sorted(row.passing) for row in rows] == [[], [1], [0], [1], [], []]
    assert [row.from_above for row in rows] == [False, True, True, True, True, False]
    assert "".join(row.turn.id for row in rows if row.is_shown) == "ace"
    assert rows[0].replies == 3
