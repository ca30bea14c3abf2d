"""Answers of two lanes beside each other, and what is said of how they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct

from deepseek_desktop.core.evaluation.difference import Difference
from deepseek_desktop.core.evaluation.difference_words import summary
from deepseek_desktop.ui.presenters.comparing.lane_replies import LaneReply
from deepseek_desktop.ui.wording import translate

Key = tuple[str, str]
"""The ids of two replies."""


class Pair(Struct, frozen=True):
    """What the base and another lane say in a turn."""

    base: LaneReply
    other: LaneReply

    @property
    def key(self) -> Key | None:
        """The ids of two answers that can be compared; None while or where they cannot."""
        one, two = self.base.id, self.other.id
        return (one, two) if one and two else None


def said_of(
    pairs: Sequence[Pair], found: Mapping[Key, Difference], *, is_secret: bool
) -> list[str]:
    """Return a line for each pair; a single one while it `is_secret` which lane still writes."""
    is_running = any(pair.base.is_running or pair.other.is_running for pair in pairs)
    if is_running and is_secret:
        return [translate("Differing", "not all answers are complete yet")]
    said = [_said_of(pair, found) for pair in pairs]
    if len(pairs) == 1:
        return said
    return [f"{pair.other.letter}: {each}" for pair, each in zip(pairs, said, strict=True)]


def _said_of(pair: Pair, found: Mapping[Key, Difference]) -> str:
    running = [each.letter for each in (pair.base, pair.other) if each.is_running]
    if running:
        text = translate("Differing", "{letters} still being written, so nothing is marked yet")
        return text.format(letters=", ".join(running))
    if pair.key is None:
        return translate("Differing", "no answer to compare")
    if pair.key not in found:
        return translate("Differing", "comparing…")
    return summary(found[pair.key], partial(translate, "difference"))
