"""What a chart of stacked bars shows, prepared."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class Part(Struct, frozen=True):
    """What a piece of each bar is; `colour` names its job in the theme, `pattern` its texture."""

    label: str
    colour: str
    pattern: int = 0


class Bar(Struct, frozen=True):
    """One bar: a value for each part; `told` says all of it in a sentence, `mark` in short."""

    mark: str
    told: str
    values: tuple[float, ...]

    @property
    def total(self) -> float:
        """How long the bar is."""
        return sum(self.values)


class Chart(Struct, frozen=True):
    """Bars beside each other in time, or below each other where they have names.

    `tick` writes a number of the axis, given how many decimals it needs.
    """

    name: str
    parts: tuple[Part, ...]
    bars: tuple[Bar, ...]
    tick: Callable[[float, int], str]
    is_time: bool = True
    least_step: float = 0.0

    @property
    def most(self) -> float:
        """How long the longest bar is."""
        return max((bar.total for bar in self.bars), default=0.0)
