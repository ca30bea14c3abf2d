"""Ways to cut an input into pieces: everything that reads pieces must not care which."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import TypeVar

Text = TypeVar("Text", str, bytes)


def cut_once(whole: Text) -> Iterator[list[Text]]:
    """Yield `whole` in two pieces, cut at every position."""
    for at in range(len(whole) + 1):
        yield [whole[:at], whole[at:]]


def cut_everywhere(whole: Text) -> list[Text]:
    """Return `whole` in pieces of one."""
    return [whole[at : at + 1] for at in range(len(whole))]


def cut_at_random(whole: Text, times: int, seed: int = 1) -> Iterator[list[Text]]:
    """Yield `whole` in pieces of random sizes, empty ones among them."""
    random = Random(seed)
    for _ in range(times):
        cuts: list[int] = sorted(random.choices(range(len(whole) + 1), k=random.randrange(12)))
        edges = zip([0, *cuts], [*cuts, len(whole)], strict=True)
        yield [whole[start:end] for start, end in edges]
