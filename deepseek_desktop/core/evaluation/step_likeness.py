"""How alike two steps of reasoning are, by the words and numbers in them."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from deepseek_desktop.core.evaluation.trace_cues import StepKind
from deepseek_desktop.core.evaluation.trace_steps import Step

_MOST_WORDS = 400  # of one step: more say nothing new about what it is about
_SAME_NUMBERS = 0.5
_SAME_WORDS = 0.3
_SURELY_SAME = 0.6  # said alike, so that the rule of thumb for kinds must have been wrong
_WITH_RESULTS = {StepKind.COMPUTE, StepKind.CONCLUDE}

_OFTEN = (
    "the and that this for with are was were but not you have has had from they which what when "
    "then than there here can could would should will let its also just our into because since "
    "where how all any one two more some other"
)
_COMMON = frozenset(_OFTEN.split())
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]{3,}")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.])\d[\d,]*(?:\.\d+)?")
_RESULT = re.compile(r"\s*([-−]?\s?\d[\d,]*(?:\.\d+)?)(?![\w.]*[+*/×÷·^(])")
_LEFT_SIDE = re.compile(r"[^=≈\n,;:，；：。？！?!$]{1,40}$")


class Said(Struct, frozen=True):
    """What a step says, as far as it is compared."""

    kind: StepKind
    words: frozenset[str]
    numbers: frozenset[str]
    results: dict[str, frozenset[str]]


def is_chinese(text: str) -> bool:
    """Whether a text has more Chinese characters than letters in longer words of other scripts."""
    chinese = sum(map(len, _CHINESE.findall(text)))
    return chinese > sum(map(len, _WORD.findall(text)))


def said_in(text: str, step: Step) -> Said:
    """Return what a step of `text` says."""
    words = text[step.start : step.end]
    if step.kind is not StepKind.COMPUTE:
        words = words.replace(step.cue, "", 1)  # it has been counted as the kind
    latin = [word for word in _WORD.findall(words.lower()) if word not in _COMMON]
    pairs = [run[i : i + 2] for run in _CHINESE.findall(words) for i in range(len(run) - 1)]
    return Said(
        step.kind,
        frozenset(latin[:_MOST_WORDS] + pairs[:_MOST_WORDS]),
        frozenset(map(_plain, _NUMBER.findall(words)[:_MOST_WORDS])),
        _results(words),
    )


def _plain(number: str) -> str:
    return number.replace(",", "").replace("−", "-").replace(" ", "")


def _results(words: str) -> dict[str, frozenset[str]]:
    """Return the numbers that stand right of an equals sign, by what stands left of it."""
    found: dict[str, frozenset[str]] = {}
    parts = words.split("=", _MOST_WORDS)
    for before, after in pairwise(parts):
        side, result = _LEFT_SIDE.search(before[-40:]), _RESULT.match(after[:40])
        # Of a sentence only its last term is meant; of a calculation all of it is.
        term = _last_term(side[0]) if side else ""
        if term and result:
            found[term] = found.get(term, frozenset()) | {_plain(result[1])}
    return found


def _last_term(side: str) -> str:
    terms = re.findall(r"[A-Za-z0-9²³().\\{}%_^+*/×÷·−-]+", side)
    kept: list[str] = []
    for term in reversed(terms):
        if kept and len(term) > 1 and term.isalpha():
            break
        kept.append(term)
    return "".join(reversed(kept))


def contradicts(a: Said, b: Said) -> bool:
    """Whether the same left side has other results, or all that was found is other numbers."""
    has_numbers = a.kind is b.kind and a.kind in _WITH_RESULTS and a.numbers and b.numbers
    if has_numbers and a.numbers.isdisjoint(b.numbers):
        return True
    return any(a.results[s].isdisjoint(b.results[s]) for s in a.results.keys() & b.results.keys())


def has_other_numbers(a: Said, b: Said) -> bool:
    """Whether both have numbers, and share less than half of those of the shorter one."""
    return bool(a.numbers and b.numbers) and _overlap(a.numbers, b.numbers) < _SAME_NUMBERS


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Return how much of the smaller set is in the other one, from 0 to 1."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def likeness(a: Said, b: Said) -> float:
    """Return how well two steps go together; 0 where they do not."""
    words, numbers = _overlap(a.words, b.words), _overlap(a.numbers, b.numbers)
    if a.kind is b.kind:
        is_bare = not (a.words or a.numbers) or not (b.words or b.numbers)
        is_close = is_bare or words >= _SAME_WORDS or numbers >= _SAME_NUMBERS
        return 1 + words + numbers if is_close else 0.0
    is_close = words >= _SURELY_SAME and (numbers >= _SURELY_SAME or not (a.numbers or b.numbers))
    return words + numbers if is_close else 0.0
