"""What changed between two results: ratios, for values depend on the machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.benchmarks.results import Result
from tests.benchmarks.table import printable


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and after, in the same unit."""

    old: Result
    new: Result

    @property
    def percent(self) -> float:
        """By how much its ratio grew; more is worse."""
        if not self.old.ratio:
            return 0.0 if not self.new.ratio else float("inf")
        return (self.new.ratio / self.old.ratio - 1) * 100

    @property
    def verdict(self) -> str:
        """What became of its pass, if that changed."""
        if self.old.is_good == self.new.is_good:
            return ""
        return "passes now" if self.new.is_good else "MISSES NOW"


def changes(old: Mapping[str, Result], new: Mapping[str, Result]) -> list[Change]:
    """Return what can be compared: first what misses now, then what got worse, most at first."""
    both = [Change(old[name], new[name]) for name in old if name in new]
    comparable = [change for change in both if change.old.unit == change.new.unit]
    return sorted(
        comparable,
        key=lambda each: (not each.old.is_good or each.new.is_good, -each.percent, each.old.name),
    )


def compared(old: Mapping[str, Result], new: Mapping[str, Result]) -> Iterator[str]:
    """Yield the lines of the comparison."""
    found = changes(old, new)
    width = max([len("figure"), *(len(change.old.name) for change in found)])
    yield f"{'figure':<{width}} {'old ratio':>10} {'new ratio':>10} {'change':>8}"
    for change in found:
        ratios = f"{printable(change.old.ratio):>10} {printable(change.new.ratio):>10}"
        line = f"{change.old.name:<{width}} {ratios} {change.percent:>+7.1f}%  {change.verdict}"
        yield line.rstrip()
    yield from _left_out(old, new)
    worse = sum(change.verdict == "MISSES NOW" for change in found)
    better = sum(change.verdict == "passes now" for change in found)
    yield f"{len(found)} compared: {worse} missing now that passed, {better} passing that missed"


def _left_out(old: Mapping[str, Result], new: Mapping[str, Result]) -> Iterator[str]:
    for name, before in old.items():
        if name not in new:
            yield f"only in the old file: {name}"
        elif before.unit != new[name].unit:
            yield f"not compared, its unit was {before.unit} and is {new[name].unit}: {name}"
    yield from (f"only in the new file: {name}" for name in new if name not in old)
