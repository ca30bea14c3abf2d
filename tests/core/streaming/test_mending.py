from __future__ import annotations

import json
from collections.abc import Iterable
from random import Random

import pytest

from deepseek_desktop.core.streaming.mending import TextMender, mended
from tests.core.streaming.cutting import cut_at_random, cut_everywhere, cut_once

_HIGH, _LOW = "\ud83d", "\ude00"  # the halves of 😀
_NUL_SHOWN = "\u2400"


def _mend(pieces: Iterable[str]) -> str:
    mender = TextMender()
    return "".join([*(mender.feed(piece) for piece in pieces), mender.close()])


@pytest.mark.parametrize("text", ["", "plain", "日本語", "a😀b", "line\r\n\ttab", "\u2028\u0085"])
def test_whole_text_passes_unchanged(text: str) -> None:
    assert mended(text) == text
    assert _mend([text]) == text
    assert _mend(cut_everywhere(text)) == text


def test_halves_in_two_pieces_become_one_character() -> None:  # J07
    assert _mend([f"a{_HIGH}", f"{_LOW}b"]) == "a😀b"
    assert _mend([_HIGH, "", _LOW]) == "😀"
    assert _mend([_HIGH + _LOW]) == "😀"


def test_a_half_is_held_back_until_the_next_piece() -> None:
    mender = TextMender()

    assert mender.feed(f"a{_HIGH}") == "a"
    assert mender.feed(_LOW) == "😀"
    assert mender.close() == ""


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        ([_HIGH], "\ufffd"),
        ([_LOW], "\ufffd"),
        ([_HIGH, "a"], "\ufffda"),
        ([_HIGH, "日"], "\ufffd日"),
        ([_HIGH, _HIGH, _LOW], "\ufffd😀"),
        ([_LOW, _HIGH], "\ufffd\ufffd"),
        ([f"a{_LOW}b{_HIGH}c"], "a\ufffdb\ufffdc"),
        ([_HIGH, "\0"], f"\ufffd{_NUL_SHOWN}"),
    ],
)
def test_a_half_that_stays_alone_is_replaced(pieces: list[str], whole: str) -> None:  # J07
    assert _mend(pieces) == whole


def test_a_half_at_the_end_is_replaced_once() -> None:
    mender = TextMender()
    mender.feed(_HIGH)

    assert mender.close() == "\ufffd"
    assert mender.close() == ""


def test_nul_is_shown_as_a_symbol() -> None:  # J08
    assert mended("a\0b") == f"a{_NUL_SHOWN}b"
    assert _mend(["a\0", "\0b"]) == f"a{_NUL_SHOWN}{_NUL_SHOWN}b"
    assert _mend(["日\0"]) == f"日{_NUL_SHOWN}"


def test_no_cut_changes_the_text() -> None:
    text = f"a{_HIGH}{_LOW}b{_HIGH}c{_LOW}\0{_HIGH}{_HIGH}{_LOW}日😀{_LOW}{_HIGH}"

    for pieces in cut_once(text):
        assert _mend(pieces) == mended(text), pieces
    for pieces in cut_at_random(text, times=2000):
        assert _mend(pieces) == mended(text), pieces
    assert _mend(cut_everywhere(text)) == mended(text)


def test_anything_that_json_can_carry_becomes_storable() -> None:
    random = Random(3)
    units = ["a", "\\u0000", "\\ud83d", "\\ude00", "\\udbff", "\\udc00", "日", "\\n"]

    for _ in range(2000):
        text = json.loads('"' + "".join(random.choices(units, k=8)) + '"')

        stored = _mend(cut_everywhere(text))

        assert stored.encode("utf-8").decode("utf-8") == stored
        assert "\0" not in stored
        assert len(stored) <= len(text)
