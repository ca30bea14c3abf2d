"""Finds the final answer in a reply, where one is clear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.evaluation.final_code import code_value, final_code
from deepseek_desktop.core.evaluation.final_phrases import (
    chosen_option,
    concluding_number,
    is_announcement,
    is_further_part,
    is_taken_back,
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


class FinalAnswer(Struct, frozen=True):
    """What a reply answers in the end, as it is written and as values.

    It stands in the leaf `leaf` at `spot`, which counts characters of what is read there. Where a
    reply `has_parts`, it has several answers, to parts of a question or one that corrects another;
    the values are those of all, and the place is that of the last.
    """

    origin: Origin
    text: str
    values: tuple[Value, ...]
    leaf: int
    spot: Spot
    has_parts: bool = False


class _Text(Struct, frozen=True):
    """What is read in a part of a leaf that is no code."""

    leaf: int
    part: int
    text: str
    is_running: bool
    is_listed: bool


def final_answer(answer: ReadAnswer) -> FinalAnswer | None:
    """Return the final answer of a reply; None where none is clear.

    In this order of trust: what is boxed; what "the answer is" says; an option that is chosen at
    the end; a number at the end that is concluded or all that is said; the only program. None is
    clear where a reply takes it back afterwards.
    """
    texts = list(_texts(answer))
    if any(_boxes_in(each.text) for each in texts):
        return _kept(_joined([found for each in texts for found in _boxed(each)]), texts)
    ends = [each for each in texts if each.is_running]
    found = list(_stated(answer, ends))
    if found and found[-1] is not None:
        return _kept(_joined([each for each in found if each is not None]), ends)
    return _at_end(answer, ends) or _code(answer)


def _joined(found: Sequence[FinalAnswer | None]) -> FinalAnswer | None:
    """Return answers as one; None where one of them cannot be read."""
    known = [each for each in found if each is not None]
    if not known or len(known) < len(found):
        return None
    if all(_is_same(each.values, known[-1].values) for each in known):
        return known[-1]
    text = ", ".join(each.text for each in known)
    values = tuple(value for each in known for value in each.values)
    return replace(known[-1], text=text, values=values, has_parts=True)


def _is_same(one: Sequence[Value], other: Sequence[Value]) -> bool:
    """Return whether values are the same, apart from a unit that only one of them names."""
    return len(one) == len(other) and all(
        a.form is b.form
        and (a.key == b.key if a.number is None else a.number == b.number)
        and (a.unit == b.unit or not (a.unit and b.unit))
        for a, b in zip(one, other, strict=True)
    )


def _kept(found: FinalAnswer | None, texts: Sequence[_Text]) -> FinalAnswer | None:
    """Return an answer unless what comes after it takes it back."""
    if found is None:
        return None
    at = found.leaf, found.spot.part
    after = [each for each in texts if (each.leaf, each.part) >= at]
    rest = [
        each.text[found.spot.end :] if (each.leaf, each.part) == at else each.text for each in after
    ]
    return None if any(map(is_taken_back, rest)) else found


def _texts(answer: ReadAnswer) -> Iterator[_Text]:
    for block in answer.blocks:
        leaf = answer.leaves[block.leaf]
        if isinstance(leaf.content, Code):
            continue
        is_running = isinstance(leaf.content, Paragraph | Heading | Maths)
        is_listed = any(each.kind is Kind.ITEM for each in leaf.containers)
        for part, text in read_parts(leaf, answer.definitions, lambda _: True):
            yield _Text(block.leaf, part, text, is_running, is_listed)


def _boxes_in(text: str) -> list[tuple[int, int]]:
    return [span for span in _boxes(text) if text[slice(*span)].strip()]


def _boxed(text: _Text) -> Iterator[FinalAnswer | None]:
    """Yield what stands in each box of a text, None where that cannot be read or is cut off."""
    for span in _boxes_in(text.text):
        values = values_of(text.text[slice(*span)])
        is_whole = bool(values) and span[1] < len(text.text)
        yield _found(Origin.BOXED, text, span, values) if is_whole else None


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


def _stated(answer: ReadAnswer, texts: Sequence[_Text]) -> Iterator[FinalAnswer | None]:
    """Yield what is said to be the answer, None where one is announced that does not follow."""
    for each, following in zip_longest(texts, texts[1:]):
        for span in stated(each.text):
            values = values_of(each.text[slice(*span)])
            if values and is_terse(values):
                yield _found(Origin.STATED, each, span, values)
        if is_announcement(each.text):
            yield _announced(each, following) or _announced_code(answer, each.leaf + 1)


def _announced(text: _Text, following: _Text | None) -> FinalAnswer | None:
    if following is None or following.leaf != text.leaf + 1:
        return None
    values = values_of(following.text)
    if not values or not is_terse(values):
        return None
    return _found(Origin.STATED, following, (0, len(following.text)), values)


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
    if last.is_listed or any(is_further_part(each.text) for each in texts):
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
