"""Finds formulas and code in running text, in one pass over it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache

from msgspec import Struct

_ENVIRONMENT = re.compile(
    r"(?:align(?:ed)?(?:at)?|array|[bBpvV]?matrix|smallmatrix|[dr]?r?cases|CD|d?array|displaymath"
    r"|eqnarray|equation|flalign|gather(?:ed)?|math|multlined?|split|subarray)\*?"
)
_SIGN = re.compile(
    r"\\(?P<edge>begin|end)\{(?P<name>[A-Za-z]+\*?)\}|\\.|(?P<ticks>`+)|(?P<dollars>\$+)"
    r"|https?://[^\s\\`<>{}|]*",  # a dollar in an address opens nothing
    re.DOTALL,
)
_BRACKETS = {r"\(": "(", r"\)": ")", r"\[": "[", r"\]": "]"}
_FAMILY = {"(": "()", ")": "()", "[": "[]", "]": "[]", "$": "$", "$$": "$"}
_CITATION = re.compile(r"\d+(?:[,–-] ?\d+)*\Z")
_PROSE = re.compile(r"(?<=\s)[A-Za-z]{2,}")


class Formula(Struct, frozen=True):
    """A formula at `start`; `markup` is what opened it, `tex` what is between its delimiters."""

    start: int
    end: int
    tex: str
    markup: str
    is_display: bool


class Scan(Struct, frozen=True):
    """What one text holds; `opened` is the first display formula that it does not close."""

    formulas: dict[int, Formula]
    codes: tuple[tuple[int, int], ...]
    opened: tuple[str, int] | None


class _Mark(Struct, frozen=True):
    kind: str
    start: int
    end: int


def is_environment(name: str) -> bool:
    """Return whether `\\begin{name}` is maths rather than a document."""
    return _ENVIRONMENT.fullmatch(name) is not None


def is_citation(tex: str) -> bool:
    """Return whether what is in brackets is a source's number, as in `\\[1\\]`."""
    return _CITATION.match(tex) is not None


@lru_cache(maxsize=16)  # the rules ask at each sign of the same text
def scan(text: str) -> Scan:
    """Return the formulas and the code in `text`; code wins over formulas."""
    marks = _marks(text)
    partners = _partners(marks)
    formulas: dict[int, Formula] = {}
    opened: tuple[str, int] | None = None
    index = 0
    while index < len(marks):
        mark, partner = marks[index], partners.get(index)
        formula = _formula(text, mark, marks[partner]) if partner is not None else None
        if formula is None:
            if opened is None and _opens_display(mark.kind):
                opened = (mark.kind, mark.end)
            index += 1
        else:
            formulas[formula.start] = formula
            opened = None if formula.is_display else opened
            index = (partner or index) + 1
    codes = tuple((mark.start, mark.end) for mark in marks if mark.kind == "code")
    return Scan(formulas, codes, opened)


def _opens_display(kind: str) -> bool:
    return kind in {"[", "$$"} or kind.startswith("\\begin")


def _marks(text: str) -> list[_Mark]:
    ticks: defaultdict[int, list[int]] = defaultdict(list)
    for run in re.finditer("`+", text):
        ticks[run.end() - run.start()].append(run.start())
    marks: list[_Mark] = []
    position = 0
    while found := _SIGN.search(text, position):
        start, position = found.span()
        if found["ticks"]:
            length = position - start
            starts = ticks[length]
            later = bisect_right(starts, start)
            if later < len(starts):
                position = starts[later] + length
                marks.append(_Mark("code", start, position))
        elif (kind := _kind(found)) is not None:
            marks.append(_Mark(kind, start, position))
    return marks


def _kind(found: re.Match[str]) -> str | None:
    if found["edge"]:
        is_maths = is_environment(found["name"])
        return f"\\{found['edge']}{{{found['name']}}}" if is_maths else None
    if dollars := found["dollars"]:
        return dollars if len(dollars) <= len("$$") else None
    return _BRACKETS.get(found[0])


def _partners(marks: list[_Mark]) -> dict[int, int]:
    """Return for each mark that opens a formula the mark that closes it."""
    partners: dict[int, int] = {}
    following: dict[str, int] = {}  # the nearest later mark of each kind or family
    ends: defaultdict[str, list[int]] = defaultdict(list)
    for index in range(len(marks) - 1, -1, -1):
        kind = marks[index].kind
        partner = _partner(kind, marks, following, ends)
        if partner is not None and following.get("code", partner) >= partner:
            partners[index] = partner
        if kind.startswith("\\end"):
            ends[kind].append(index)
        following[kind] = following[_FAMILY.get(kind, kind)] = index
        if kind == "$$":
            following["$$"] = index
    return partners


def _partner(
    kind: str, marks: list[_Mark], following: dict[str, int], ends: dict[str, list[int]]
) -> int | None:
    if kind.startswith("\\begin"):
        closing = ends[kind.replace("begin", "end", 1)]
        return closing.pop() if closing else None
    if kind == "$$":
        return following.get("$$")
    if kind not in {"(", "[", "$"}:
        return None
    index = following.get(_FAMILY[kind])
    wanted = {"(": ")", "[": "]"}.get(kind, kind)
    return index if index is not None and marks[index].kind == wanted else None


def _formula(text: str, opening: _Mark, closing: _Mark) -> Formula | None:
    inside = text[opening.end : closing.start]
    if opening.kind.startswith("\\"):
        tex = text[opening.start : closing.end]
        return Formula(opening.start, closing.end, tex, opening.kind, is_display=True)
    if not inside.strip():
        return None
    if opening.kind == "$" and not _is_maths(text, opening.start, closing.end):
        return None
    if opening.kind == "[" and is_citation(inside):
        return None
    markup = text[opening.start : opening.end]
    is_display = opening.kind in {"[", "$$"}
    return Formula(opening.start, closing.end, inside.strip(), markup, is_display)


def _is_maths(text: str, start: int, end: int) -> bool:
    """Return whether two dollars are about a formula, and not money or variables of a shell."""
    inside = text[start + 1 : end - 1]
    before, after = text[start - 1 : start], text[end : end + 1]
    if inside[0].isspace() or inside[-1].isspace():
        return False
    if _is_plain_digit(before) or _is_plain_digit(after):
        return False
    if after.isascii() and after.isalpha() and inside[-1] in "/:,;.-–=+(":
        return False  # $HOME/$USER
    if not _is_plain_digit(inside[0]):
        return True
    is_price = before.isascii() and before.isalpha()  # US$5
    return not is_price and (any(sign in inside for sign in "\\^_={") or not _PROSE.search(inside))


def _is_plain_digit(character: str) -> bool:
    return character.isascii() and character.isdigit()
