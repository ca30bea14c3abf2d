"""Sentences about where two answers differ."""

from __future__ import annotations

from collections.abc import Callable
from math import floor

from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.evaluation.difference import Difference

ALIKE = words(
    "difference",
    "Alike is the share of the words of both answers that stand in both of them, in the same order "
    "or in a part that moved as a whole. Numbers, signs, formulas and Chinese characters count as "
    "words; punctuation, blanks and styles do not.",
)

_SAME = words("difference", "the same words")
_ONE = words("difference", "1 difference")
_SEVERAL = words("difference", "{count} differences")
_IN_NUMBERS = words("difference", "{count} in numbers")
_ALIKE = words("difference", "{percent} % alike")
_COARSE = words("difference", "a long part is marked as a whole")


def summary(found: Difference, say: Callable[[str], str] = str) -> str:
    """Return on one line how many differences there are; `say` translates a sentence of these."""
    if not found.count:
        return say(_SAME)
    count = say(_ONE) if found.count == 1 else say(_SEVERAL).format(count=found.count)
    numbers = found.number_count
    if numbers:
        count += ", " + say(_IN_NUMBERS).format(count=numbers)
    parts = [count, say(_ALIKE).format(percent=percent(found.similarity))]
    return " · ".join([*parts, *([say(_COARSE)] if found.is_coarse else [])])


def percent(similarity: float) -> int:
    """Return a share in percent; only all of it is 100, and only nothing is 0."""
    return (
        min(99, max(1, floor(100 * similarity))) if 0 < similarity < 1 else round(similarity) * 100
    )
