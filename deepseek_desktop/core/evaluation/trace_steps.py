"""Cuts reasoning into steps, by a rule of thumb that reads only how sentences begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.evaluation.trace_cues import (
    STRONG,
    Cue,
    StepKind,
    cue_at,
    skip_marks,
)

_TITLE_LENGTH = 80
_SHORT = 160  # in a paragraph of this many characters one calculation says what it is about
_CHARACTERS_PER_CALCULATION = 120

# Where a sentence may begin: after a line's end, after a full stop, after a Chinese one.
_BOUNDARY = re.compile(
    r"\n\s*|(?:(?<=[.!?…])|(?<=[.!?…][)\"'*”’]))[ \t]+(?=\S)|(?<=[。！？])(?=[^\s”」）。！？])"
)
_CALCULATION = re.compile(
    r"[\w)\]}²³%]\s?(?:[=≈≡≤≥×÷·^]|\\(?:times|cdot|le|ge|equiv|approx)\b)\s?[-−(\\$√]?\w"
    r"|[\d)²³]\s[-+*/−]\s[\d(]|\d[+*]\d|\\(?:frac|sqrt|sum|int|binom|boxed)\b"
)
_TERM_LENGTH = 12
_TERM = re.compile(r"[A-Za-z0-9²³().\\{}%√]")
_EXPRESSION = re.compile(
    rf"{_TERM.pattern}{{1,24}}(?:\s?[=≈≡≤≥<>×÷·^*/+−-]\s?{_TERM.pattern}{{1,16}}){{1,6}}"
)
_FENCE = "```"
_BOXED = "\\boxed"


class Step(Struct, frozen=True):
    """Characters `start` to `end` of a trace, what they seem to do, and the words that say so.

    `cue` is as it stands in the text: the words at the start, for `COMPUTE` its first
    calculation; empty for `OTHER`. `title` is one line of the first words.
    """

    kind: StepKind
    start: int
    end: int
    title: str
    cue: str


class _Piece(Struct, frozen=True):
    start: int
    end: int
    cue: Cue | None
    is_paragraph: bool


def steps_of(reasoning: str) -> tuple[Step, ...]:
    """Return the steps of a trace in its order; a heuristic: it reads cues, not meaning.

    A step begins at a paragraph, at a line with a cue, or at a sentence that begins with a strong
    one ("Wait,", "Let me check", "所以答案是"). Its kind is that of its cue; without one it
    computes where calculations are dense, and a plan that is dense with them computes, too.
    Neighbours of one kind are one step. More text changes at most the last two steps, and the
    time is linear in the length.
    """
    steps: list[Step] = []
    for piece in _pieces(reasoning):
        cue = _judged(reasoning, piece)
        last = steps[-1] if steps else None
        if last and (cue.kind is last.kind or _goes_on(reasoning, piece, cue)):
            steps[-1] = replace(last, end=piece.end)
        else:
            steps.append(Step(cue.kind, piece.start, piece.end, "", cue.words))
    return tuple(replace(step, title=_title(reasoning, step)) for step in steps)


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the parts of the text that have one cue each, without the blanks between them."""
    start = len(text) - len(text.lstrip())
    cue = cue_at(text, start, is_first=True)
    is_paragraph, is_in_code = True, _opens_code(text, start)
    for found in _BOUNDARY.finditer(text, start):
        at, gap = found.end(), found[0]
        if "\n" in gap and (is_in_code or _opens_code(text, at)):
            is_in_code = is_in_code != text.startswith(_FENCE, at)
            continue
        if is_in_code or at == len(text):
            continue
        is_new = gap.count("\n") > 1
        next_cue = cue_at(text, at)
        if is_new or (next_cue and (next_cue.kind in STRONG or "\n" in gap)):
            yield _Piece(start, _stripped_end(text, start, found.start()), cue, is_paragraph)
            start, cue, is_paragraph = at, next_cue, is_new
    if start < len(text):
        yield _Piece(start, _stripped_end(text, start, len(text)), cue, is_paragraph)


def _opens_code(text: str, at: int) -> bool:
    if not text.startswith(_FENCE, at):
        return False
    line_end = text.find("\n", at)
    return _FENCE not in text[at + len(_FENCE) : line_end if line_end >= 0 else len(text)]


def _stripped_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _judged(text: str, piece: _Piece) -> Cue:
    """Return the cue that decides on a piece."""
    cue, words = piece.cue, text[piece.start : piece.end]
    if cue and cue.kind is not StepKind.PLAN:
        return cue
    if _BOXED in words:
        return Cue(StepKind.CONCLUDE, _BOXED)
    if found := _calculation(words):
        return Cue(StepKind.COMPUTE, found)
    return cue or Cue(StepKind.OTHER, "")


def _calculation(words: str) -> str:
    """Return the first calculation where there are enough of them for the length, else nothing."""
    if words.startswith(_FENCE):
        return _FENCE
    first, count = None, 0
    for found in _CALCULATION.finditer(words):
        first, count = first or found, count + 1
    is_dense = count * _CHARACTERS_PER_CALCULATION >= len(words)
    if first is None or not (is_dense or len(words) <= _SHORT):
        return ""
    return _whole(words, first)


def _whole(words: str, found: re.Match[str]) -> str:
    """Return a calculation with the terms on both sides of what was found of it."""
    start = found.start()
    while start > max(0, found.start() - _TERM_LENGTH) and _TERM.match(words[start - 1]):
        start -= 1
    whole = _EXPRESSION.match(words, start)
    return (whole or found)[0].strip(" .,;")


def _goes_on(text: str, piece: _Piece, cue: Cue) -> bool:
    """Whether a piece without a sign of its own belongs to the step before it."""
    if cue.kind is not StepKind.OTHER or not piece.is_paragraph:
        return cue.kind is StepKind.OTHER
    before = text[max(0, piece.start - 8) : piece.start].rstrip()
    is_item = skip_marks(text, piece.start) > piece.start
    return before.endswith((":", "：")) or is_item or text[piece.start].islower()


def _title(text: str, step: Step) -> str:
    """Return the first words of a step on one line, without marks of headings and lists."""
    start = min(skip_marks(text, step.start), step.end)
    line = text[start : min(step.end, start + 4 * _TITLE_LENGTH)].partition("\n")[0]
    words = " ".join(line.replace("**", "").split()) or text[step.start : step.end][:3]
    if len(words) <= _TITLE_LENGTH:
        return words
    cut = words[: _TITLE_LENGTH - 1]
    at_blank = cut.rfind(" ")
    return f"{cut[:at_blank] if at_blank > _TITLE_LENGTH // 2 else cut}…"
