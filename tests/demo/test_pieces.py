from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from deepseek_desktop.demo.pieces import cut


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ()),
        ("Which is it?", ("Which", " is", " it", "?")),
        ("a\n\n    return x", ("a", "\n\n", "   ", " return", " x")),
        (r"\( \boxed{10} \)", ("\\", "(", r" \boxed", "{", "10", "}", " \\", ")")),
        ("笼中鸡兔共 20 只。", ("笼中", "鸡兔", "共", " 20", " 只", "。")),
        ("```", ("```",)),
        ("1000000", ("100", "000", "0")),
        ("split_bill \t", ("split", "_", "bill", " \t")),
    ],
)
def test_text_is_cut_where_a_tokenizer_might(text: str, pieces: tuple[str, ...]) -> None:
    assert cut(text) == pieces


def test_joined_pieces_give_the_text_of_every_file(answers: Path) -> None:
    for path in answers.glob("*.toml"):
        text = path.read_text("utf-8")

        assert "".join(cut(text)) == text


def test_joined_pieces_give_any_text() -> None:
    chance = Random(1)
    signs = "aZé9_ \t\n\r\\`*|.,(²√中文字。\u3000\u2028\u200d\U0001f642\U00020000\0"

    for _ in range(500):
        text = "".join(chance.choices(signs, k=40))

        assert "".join(cut(text)) == text
        assert all(cut(text))
