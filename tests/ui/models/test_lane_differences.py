from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.ui.models.lane_differences import differences

_R1 = LaneChoice("host/r1", LaneSetup("", {"temperature": 0.2}))


@pytest.mark.parametrize(
    ("mine", "neighbour", "told"),
    [
        (_R1, LaneChoice("host/r1", LaneSetup("  ", {"temperature": 0.2})), []),
        (_R1, LaneChoice("other/r1", _R1.setup), ["other host"]),
        (_R1, LaneChoice("host/v3", _R1.setup), []),
        (_R1, LaneChoice("other/org/r1", _R1.setup), []),
        (_R1, LaneChoice("host/r1"), ["Temperature 0.2"]),
        (LaneChoice("host/r1"), _R1, ["Temperature not set"]),
        (
            LaneChoice("host/r1", LaneSetup("Be brief.", {"effort": "low", "thinking": False})),
            LaneChoice("host/r1"),
            ["Thinking off", "Effort low", "own instructions"],
        ),
        (
            LaneChoice("m", LaneSetup("One.")),
            LaneChoice("m", LaneSetup("2.")),
            ["other instructions"],
        ),
        (LaneChoice("m"), LaneChoice("m", LaneSetup("Two.")), ["no instructions"]),
    ],
)
def test_what_differs_is_told_in_few_words(
    mine: LaneChoice, neighbour: LaneChoice, told: list[str]
) -> None:
    assert list(differences(mine, neighbour).values()) == told
