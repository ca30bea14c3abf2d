"""How figures are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.benchmarks.figures import Figure

_NAME, _UNIT, _NUMBER = 49, 14, 9


def heading() -> str:
    """Return the first line of the table."""
    return _row("figure", "value", "unit", "floor", "ratio", "budget", "pass")


def row(figure: Figure) -> str:
    """Return the line of a figure."""
    return _row(
        figure.name,
        printable(figure.value),
        figure.unit,
        printable(figure.floor),
        printable(figure.ratio),
        printable(figure.budget),
        "yes" if figure.is_good else "NO",
    )


def summary(figures: Sequence[Figure], took_s: float) -> Iterator[str]:
    """Yield how many figures pass, and which miss by how much."""
    misses = [figure for figure in figures if not figure.is_good]
    clock = f"{took_s // 60:.0f} min {took_s % 60:.0f} s"
    yield f"{len(figures) - len(misses)} of {len(figures)} figures pass, measured in {clock}"
    for each in misses:
        yield f"misses: {each.name}, {printable(each.ratio)} against {printable(each.budget)}"


def printable(number: float) -> str:
    """Return a number with three significant digits, or all of those before the point."""
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.{1 if number >= 10 else 2 if number >= 1 else 3}f}"


def _row(name: str, value: str, unit: str, *rest: str) -> str:
    numbers = "".join(f"{text:>{_NUMBER}}" for text in rest)
    return f"{name:<{_NAME}}{value:>{_NUMBER}} {unit:<{_UNIT}}{numbers}"
