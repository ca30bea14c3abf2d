from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.token_estimate import estimate_tokens

_ENGLISH = (
    "A conversation is a tree: whoever edits a question begins another branch, and nothing that "
    "was asked or answered before is lost. The answer to each question stands below it. "
)
_CHINESE = "注意力机制是一种允许模型在处理序列时动态地关注输入不同部分的技术。"
_CODE = "def area(width: int, height: int) -> int:\n    return width * height  # px2\n"


@pytest.mark.parametrize(
    ("text", "tokens_per_character"),
    [(_ENGLISH, 0.3), (_CHINESE, 0.6), (_CODE, 0.33), ("1234567890", 0.4)],
    ids=["English", "Chinese", "code", "digits"],
)
def test_an_estimate_is_near_what_hosts_say_of_each_script(
    text: str, tokens_per_character: float
) -> None:
    text *= 20

    assert estimate_tokens(text) == pytest.approx(len(text) * tokens_per_character, rel=0.15)


def test_nothing_is_no_token_and_anything_is_one_at_least() -> None:
    assert [estimate_tokens(text) for text in ("", "a", "。", "\ud800")] == [0, 1, 1, 1]


def test_an_estimate_grows_with_the_text_and_indents_cost_little() -> None:
    flat = "x = 1\n" * 50

    assert estimate_tokens(_ENGLISH + _CHINESE) == pytest.approx(
        estimate_tokens(_ENGLISH) + estimate_tokens(_CHINESE), abs=1
    )
    assert estimate_tokens(flat) < estimate_tokens(f"    {flat}") < estimate_tokens(f"abcd{flat}")
