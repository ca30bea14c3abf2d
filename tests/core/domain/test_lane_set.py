"""Which sets of lanes may be kept, and how they are found."""

from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.lane_set import NAME_LIMIT, LaneSet, LaneSetBook

_LANE = LaneChoice("host/a")
_KEPT = LaneSet("1", "R1 vs V3", (LaneChoice("host/r1"), LaneChoice("host/v3")), begins=True)


@pytest.mark.parametrize(
    ("name", "lanes", "why"),
    [
        (" ", (_LANE,), "Give"),
        ("x" * (NAME_LIMIT + 1), (_LANE,), "too long"),
        ("r1 VS v3", (_LANE,), "There is a set"),
        ("none", (), "between 1 and 6"),
        ("many", (_LANE,) * 7, "between 1 and 6"),
        ("typed", (_LANE, LaneChoice("no-slash")), "no-slash"),
    ],
)
def test_what_may_not_be_kept_says_why(name: str, lanes: tuple[LaneChoice, ...], why: str) -> None:
    with pytest.raises(SettingError, match=why):
        LaneSetBook([_KEPT]).checked(LaneSet("2", name, lanes))


def test_a_set_is_found_by_its_name_and_its_models_and_one_takes_the_beginning() -> None:
    book = LaneSetBook([_KEPT])
    second = book.checked(LaneSet("2", "  Six \n hosts", (_LANE,) * 6, begins=True))
    book.put(second)

    assert second.name == "Six hosts"
    assert [found.id for found in book.found("R1")] == ["1"]
    assert [found.id for found in book.found("host/a")] == ["2"]
    assert [found.begins for found in book.found()] == [False, True]
