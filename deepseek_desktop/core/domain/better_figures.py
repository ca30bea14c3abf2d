"""Which of several replies has the better value of a figure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from deepseek_desktop.core.domain.figures import Figure, FigureKind, Figures


class Better(StrEnum):
    """In which way a value is the better one."""

    SOONER = "sooner"
    BRIEFER = "briefer"
    FASTER = "faster"
    QUICKER = "quicker"
    CHEAPER = "cheaper"


class _Rule(Struct, frozen=True):
    """`sign` turns values so that the lower one is better; `least_share` is of the larger one."""

    word: Better
    sign: int
    least_share: Decimal
    least: Decimal


# A difference that does not show is none: seconds have one digit, speeds none, and money the two
# that count. Shares are below what the same request differs by when it is asked twice.
_FEW = Decimal("0.02")
_TWO_DIGITS = Decimal("0.05")
_LOWER, _HIGHER = 1, -1
_SECONDS, _SPEED = Decimal("0.1"), Decimal(1)
_RULES = {
    FigureKind.FIRST_TOKEN_S: _Rule(Better.SOONER, _LOWER, _FEW, _SECONDS),
    FigureKind.THINKING_S: _Rule(Better.BRIEFER, _LOWER, _FEW, _SECONDS),
    FigureKind.THINKING_SPEED: _Rule(Better.FASTER, _HIGHER, _FEW, _SPEED),
    FigureKind.ANSWER_SPEED: _Rule(Better.FASTER, _HIGHER, _FEW, _SPEED),
    FigureKind.SPEED: _Rule(Better.FASTER, _HIGHER, _FEW, _SPEED),
    FigureKind.TOTAL_S: _Rule(Better.QUICKER, _LOWER, _FEW, _SECONDS),
    FigureKind.COST: _Rule(Better.CHEAPER, _LOWER, _TWO_DIGITS, Decimal(0)),
}


class Mark(Struct, frozen=True):
    """The lane that has the better value of a kind, and in which way."""

    kind: FigureKind
    lane: str
    word: Better


def better(by_lane: Mapping[str, Figures]) -> tuple[Mark, ...]:
    """Return the lanes with the best value of each kind, at most one of each, by kind.

    Only whole replies and known values count, at least two of them and in one unit. Numbers of
    tokens are neither better nor worse. The best differs from the next by at least 2 % of the
    larger and 0.1 s or 1 token/s, money by 5 %: less than that is no difference. A cost that is
    at most something counts with that for its own lane, with the least it can be for others.
    """
    whole = {lane: figures for lane, figures in by_lane.items() if figures.is_whole}
    marks = []
    for kind, rule in _RULES.items():
        known = {lane: figure for lane, f in whole.items() if (figure := _known(f.of(kind)))}
        if len(known) > 1 and (lane := _best(known, rule)) is not None:
            marks.append(Mark(kind, lane, rule.word))
    return tuple(marks)


def _known(figure: Figure | None) -> Figure | None:
    return figure if figure and figure.value is not None and not figure.is_live else None


def _best(known: Mapping[str, Figure], rule: _Rule) -> str | None:
    if len({figure.unit for figure in known.values()}) > 1:
        return None
    values = {lane: Decimal(str(figure.value)) for lane, figure in known.items()}
    best = min(values, key=lambda lane: rule.sign * values[lane])
    others = [_least(figure) for lane, figure in known.items() if lane != best]
    nearest = min(others, key=lambda value: rule.sign * value)
    gap = rule.sign * (nearest - values[best])
    enough = max(rule.least, rule.least_share * max(nearest, values[best]))
    return best if gap > 0 and gap >= enough else None


def _least(figure: Figure) -> Decimal:
    return Decimal(str(figure.value if figure.least is None else figure.least))
