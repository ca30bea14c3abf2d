"""Sets of lanes in the archive: kept as they are, found by name, one at most to begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.comparison import ComparisonSettings, Order, ScrollLock
from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.lane_set import LaneSet, lane_set_of

_LANES = (
    LaneChoice("host/a", LaneSetup("Be brief. 请简短。", {"temperature": 0.2, "stop": ["x"]}), "1"),
    LaneChoice(" host/a ", LaneSetup("", {"thinking": False}), "2"),
)
_SETTINGS = ComparisonSettings(
    Order.RACE, resting=frozenset({"1"}), hidden=frozenset({"2"}), context="r", is_blind=True
)


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    """An open archive in a folder of its own."""
    async with Archive(tmp_path) as archive:
        yield archive


async def test_a_set_is_found_again_as_it_was_kept(archive: Archive) -> None:
    kept = lane_set_of("s", "Zwei", _LANES, _SETTINGS)
    other = LaneSet("o", "abc", _LANES[:1], replace(_SETTINGS, scroll_lock=ScrollLock.SECTION))
    await archive.lane_sets.keep(kept)
    await archive.lane_sets.keep(other)

    assert await archive.lane_sets.all() == (other, kept)
    assert [(lane.model, lane.id) for lane in kept.lanes] == [("host/a", "")] * 2
    assert kept.settings == ComparisonSettings(Order.RACE, is_blind=True)

    await archive.lane_sets.keep(replace(kept, name="Drei", lanes=_LANES[1:]))
    await archive.lane_sets.drop("o")
    (changed,) = await archive.lane_sets.all()
    assert (changed.id, changed.name, changed.lanes) == ("s", "Drei", _LANES[1:])


async def test_new_comparisons_begin_with_one_set_at_most(archive: Archive) -> None:
    one, other = LaneSet("1", "One", _LANES, begins=True), LaneSet("2", "Two", _LANES, begins=True)
    await archive.lane_sets.keep(one)
    await archive.lane_sets.keep(other)

    assert [known.begins for known in await archive.lane_sets.all()] == [False, True]
    await archive.lane_sets.keep(replace(other, begins=False))
    assert not any(known.begins for known in await archive.lane_sets.all())
