"""In which order hits are shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from deepseek_desktop.core.domain.hits import Found, Scope

_SATURATION = 1.2  # k1 and b of BM25, at their usual values
_BY_LENGTH = 0.75
_USUAL_LENGTH = 2000.0  # characters of a text
_TOGETHER = 1.5
_HALVED_AFTER = timedelta(days=365)
_WEIGHTS: Mapping[Scope, float] = {
    Scope.TITLE: 3.0,
    Scope.QUESTION: 2.0,
    Scope.NOTE: 2.0,
    Scope.ANSWER: 1.5,
    Scope.ATTACHMENT: 1.0,
    Scope.REASONING: 1.0,
}


def rank(scope: Scope, found: Found, length: int, at: datetime, now: datetime) -> float:
    """Return how high a hit stands: what is higher is shown before.

    The more often words occur in a short text, the higher; the saturation is that of BM25
    (Robertson and Zaragoza 2009, The Probabilistic Relevance Framework), without the rarity of
    words, for every hit has all of them. What people wrote themselves weighs more than what models
    wrote, words that stand together more than scattered ones, and half as much what is a year old.
    """
    norm = _SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * length / _USUAL_LENGTH)
    frequency = sum(count / (count + norm) for count in found.counts)
    age = max(timedelta(), now - at) / _HALVED_AFTER
    together = _TOGETHER if found.are_together else 1.0
    return float(_WEIGHTS[scope] * frequency * together * 0.5**age)
