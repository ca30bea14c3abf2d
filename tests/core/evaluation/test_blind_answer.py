"""What is left of an answer whose author is not to be known."""

from __future__ import annotations

import pytest

from deepseek_desktop.core.evaluation.blind_answer import blind_answer, portion


@pytest.mark.parametrize(
    ("answer", "seen"),
    [
        ("It is 4.", "It is 4."),
        ("Great question! It is 4.", "… It is 4."),
        ("Certainly!\n\nIt is 4.", "…\n\nIt is 4."),
        ("It is 4. Let me know if you have questions!", "It is 4. …"),
        ("# 🚀 Result\n\nIt is 4.", "# Result\n\nIt is 4."),
        ("Sure!", "Sure!"),  # nothing else would be left
        ("", ""),
    ],
)
def test_phrases_that_tell_the_author_are_replaced_by_dots(answer: str, seen: str) -> None:
    assert blind_answer(answer) == seen


def test_a_portion_is_as_long_as_its_share() -> None:
    assert [portion("abcd", share) for share in (-1, 0, 0.5, 1, 2)] == [
        "",
        "",
        "ab",
        "abcd",
        "abcd",
    ]
