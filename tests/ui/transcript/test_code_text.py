from __future__ import annotations

import pytest

from deepseek_desktop.ui.transcript.leaves.block_state import FIRST_LETTERS, first_part
from deepseek_desktop.ui.transcript.leaves.code_text import broken, language_of


def test_only_the_first_lines_are_the_first_part() -> None:
    assert first_part("a\nb\nc", 2) == "a\nb"
    assert first_part("a\nb", 2) == "a\nb"
    assert first_part("a\nb\nc", 0) == "a\nb\nc"


def test_the_first_part_of_one_endless_line_is_cut() -> None:
    assert len(first_part("x" * 1_000_000, 400)) == FIRST_LETTERS


def test_the_first_part_ends_with_a_line() -> None:
    part = first_part(f"{'x' * 60_000}\n{'y' * 60_000}", 400)

    assert part == "x" * 60_000


@pytest.mark.parametrize("size", [1, 700, 4000, 9001])
def test_a_long_line_has_the_same_breaks_in_whatever_pieces_it_comes(size: int) -> None:
    line = "x" * 9500

    written = ""
    for at in range(0, len(line), size):
        written += broken(line[at : at + size], len(written))

    assert written.replace("\u2028", "") == line
    assert max(map(len, written.split("\u2028"))) <= 4000
    assert written.count("\u2028") == 2


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("python", "python"),
        ("{.python", "python"),
        ("rust,no_run", "rust"),
        ("python{1,3}", "python"),
        ("C++", "C++"),
        ("", ""),
        ("x" * 1_000_000, "x" * 60),
    ],
)
def test_the_language_is_found_in_what_stands_behind_a_fence(info: str, language: str) -> None:
    assert language_of(info) == language
