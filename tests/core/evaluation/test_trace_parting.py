from __future__ import annotations

import pytest

from deepseek_desktop.core.evaluation.trace_parting import (
    MOST_STEPS,
    Parting,
    Reason,
    parting_of,
)

_TRACE = """The question asks for the total of 17, 25 and 8.

17 + 25 = 42. Then 42 + 8 = 50.

Let me double-check: 25 + 8 = 33 and 33 + 17 = 50.

So the answer is 50."""


@pytest.mark.parametrize(
    ("other", "parting"),
    [
        (_TRACE, None),
        # Another result of the same sum.
        (_TRACE.replace("= 42. Then 42", "= 43. Then 43"), Parting(Reason.OTHER_NUMBERS, 1, 1)),
        # All the way the same, and then another answer.
        (_TRACE.replace("answer is 50", "answer is 52"), Parting(Reason.OTHER_NUMBERS, 3, 3)),
        # It concludes where this one checks.
        (
            _TRACE.replace("Let me double-check: 25 + 8 = 33 and 33 + 17 = 50.\n\n", ""),
            Parting(Reason.OTHER_KIND, 2, 2),
        ),
        # A plan in only one of them is no other way.
        (_TRACE.replace("\n\n17 +", "\n\nLet me begin on the left.\n\n17 +"), None),
        (_TRACE.partition("\n\nSo ")[0], Parting(Reason.ONE_ENDS, 3, None)),
        (
            _TRACE.replace("25 + 8 = 33 and 33 + 17 = 50", "nobody paid twice at the table"),
            Parting(Reason.OTHER_WORDS, 2, 2),
        ),
    ],
)
def test_traces_part_at_the_first_step_that_goes_another_way(
    other: str, parting: Parting | None
) -> None:
    assert parting_of(_TRACE, other) == parting
    turned = parting and Parting(parting.reason, parting.right, parting.left)
    assert parting_of(other, _TRACE) == turned


def test_chinese_traces_are_compared_by_their_characters_and_numbers() -> None:
    left = "用户问鸡兔各有几只。\n\n脚数：50 + 4 = 54。\n\n所以答案是7。"
    right = "题目中问鸡和兔各几只。\n\n脚数：50 − 4 = 46。\n\n所以答案是3。"

    assert parting_of(left, right) == Parting(Reason.OTHER_NUMBERS, 2, 2)
    assert parting_of(left, left) is None


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ("", Reason.NO_REASONING),
        (" \n", Reason.NO_REASONING),
        ("用户问的是三个数的和。", Reason.OTHER_SCRIPT),
    ],
)
def test_where_nothing_can_be_compared_nothing_is_told(other: str, reason: Reason) -> None:
    assert parting_of(_TRACE, other) == Parting(reason)
    assert parting_of(other, _TRACE) == Parting(reason)
    assert reason.cannot_tell


def test_of_long_traces_only_the_beginning_is_compared_and_that_is_said() -> None:
    long = "\n\n".join(f"Wait, so {n}.\n\nChecking: {n}." for n in range(MOST_STEPS))

    assert parting_of(long, long + "\n\nSo the answer is 5.") == Parting(Reason.TOO_LONG)
    assert parting_of(long, long.replace("Checking: 0.", "1 + 1 = 2.")) == Parting(
        Reason.OTHER_KIND, 1, 1
    )
    assert not Reason.OTHER_KIND.cannot_tell
