"""Finds the final answer in a reply, where one is clear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from deepseek_desktop.core.evaluation.final_code import code_value, final_code
from deepseek_desktop.core.evaluation.final_phrases import (
    chosen_option,
    concluding_number,
    is_announcement,
    stated,
)
from deepseek_desktop.core.evaluation.final_reading import is_terse, values_of
from deepseek_desktop.core.evaluation.final_values import Value
from deepseek_desktop.core.evaluation.read_answer import ReadAnswer
from deepseek_desktop.core.markup.leaves import Code, Heading, Kind, Maths, Paragraph
from deepseek_desktop.core.markup.reading import Spot, read_parts

_BOX = re.compile(r"\\f?boxed\s*\{|\\fbox\s*\{")
_LONGEST_BOX = 2_000


class Origin(StrEnum):
    """Where a final answer was found, the most trusted first."""

    BOXED = "boxed"
    STATED = "stated"
    OPTION = "option"
    NUMBER = "number"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class FinalAnswer:
    """What a reply answers in the end, as it is written and as values.

    It stands in the leaf `leaf` at `spot`, which counts characters of what is read there.
    """

    origin: Origin
    text: str
    values: tuple[Value, ...]
    leaf: int
    spot: Spot


@dataclass(frozen=True, slots=True)
class _Text:
    """What is read in a part of a leaf that is no code."""

    leaf: int
    part: int
    text: str
    is_running: bool
    is_listed: bool


def final_answer(answer: ReadAnswer) -> FinalAnswer | None:
    """Return the final answer of a reply; None where none is clear.

    In this order of trust: what is boxed last; what "the answer is" says last; an option that is
    chosen at the end; a number at the end that is concluded or all that is said; the only program.
    """
    texts = list(_texts(answer))
    boxed = next((each for each in reversed(texts) if _is_boxed(each.text)), None)
    if boxed is not None:
        return _boxed(boxed)
    ends = [each for each in texts if each.is_running]
    return _stated(answer, ends) or _at_end(answer, ends) or _code(answer)


def _texts(answer: ReadAnswer) -> Iterator[_Text]:
    for block in answer.blocks:
        leaf = answer.leaves[block.leaf]
        if isinstance(leaf.content, Code):
            continue
        is_running = isinstance(leaf.content, Paragraph | Heading | Maths)
        is_listed = any(each.kind is Kind.ITEM for each in leaf.containers)
        for part, text in read_parts(leaf, answer.definitions, lambda _: True):
            yield _Text(block.leaf, part, text, is_running, is_listed)


def _is_boxed(text: str) -> bool:
    return any(text[start:end].strip() for start, end in _boxes(text))


def _boxed(text: _Text) -> FinalAnswer | None:
    """Return what stands in the boxes of a text, None where that cannot be read or is cut off."""
    spans = [span for span in _boxes(text.text) if text.text[slice(*span)].strip()]
    read = [values_of(text.text[start:end]) for start, end in spans]
    if not all(read) or spans[-1][1] == len(text.text):
        return None
    values = tuple(dict.fromkeys(value for values in read for value in values))
    shown = ", ".join(text.text[start:end].strip() for start, end in spans)
    spot = Spot(text.part, spans[0][0], spans[-1][1])
    return FinalAnswer(Origin.BOXED, shown, read[0] if len(spans) == 1 else values, text.leaf, spot)


def _boxes(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands in boxes, without those in other boxes; an open one reaches to the end."""
    place = 0
    while found := _BOX.search(text, place):
        end = _closing(text, found.end())
        yield found.end(), len(text) if end is None else end
        place = len(text) if end is None else end


def _closing(text: str, start: int) -> int | None:
    depth, place = 1, start
    for place in range(start, min(len(text), start + _LONGEST_BOX)):
        if text[place] in "{}" and text[place - 1] != "\\":
            depth += 1 if text[place] == "{" else -1
            if not depth:
                return place
    return None


def _stated(answer: ReadAnswer, texts: Sequence[_Text]) -> FinalAnswer | None:
    for number in reversed(range(len(texts))):
        each = texts[number]
        for span in reversed(stated(each.text)):
            values = values_of(each.text[slice(*span)])
            if values and is_terse(values):
                return _found(Origin.STATED, each, span, values)
        if is_announcement(each.text):
            if number + 1 < len(texts) and texts[number + 1].leaf == each.leaf + 1:
                following = texts[number + 1]
                span = 0, len(following.text)
                values = values_of(following.text)
                if values and is_terse(values):
                    return _found(Origin.STATED, following, span, values)
            return _announced_code(answer, each.leaf + 1)
    return None


def _announced_code(answer: ReadAnswer, leaf: int) -> FinalAnswer | None:
    if leaf < len(answer.leaves) and isinstance(answer.leaves[leaf].content, Code):
        return _as_code(answer, leaf)
    return None


def _at_end(answer: ReadAnswer, texts: Sequence[_Text]) -> FinalAnswer | None:
    """Return what the last leaf chooses or concludes, if that is text."""
    if not texts or texts[-1].leaf != answer.blocks[-1].leaf:
        return None
    last = texts[-1]
    span = chosen_option(last.text, is_alone=len(texts) == 1)
    if span is not None:
        return _found(Origin.OPTION, last, span, values_of(last.text[slice(*span)]))
    if last.is_listed:
        return None
    span = concluding_number(last.text, is_alone=len(texts) == 1)
    values = values_of(last.text[slice(*span)]) if span is not None else ()
    return _found(Origin.NUMBER, last, span, values) if span is not None and values else None


def _found(
    origin: Origin, text: _Text, span: tuple[int, int], values: tuple[Value, ...]
) -> FinalAnswer:
    start, end = span
    shown = text.text[start:end].strip()
    return FinalAnswer(origin, shown, values, text.leaf, Spot(text.part, start, end))


def _code(answer: ReadAnswer) -> FinalAnswer | None:
    leaf = final_code(answer.leaves)
    return _as_code(answer, leaf) if leaf is not None else None


def _as_code(answer: ReadAnswer, leaf: int) -> FinalAnswer:
    ((part, text),) = read_parts(answer.leaves[leaf], answer.definitions, lambda _: True)
    return FinalAnswer(Origin.CODE, text, (code_value(text),), leaf, Spot(part, 0, len(text)))
