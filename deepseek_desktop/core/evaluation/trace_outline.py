"""A trace of reasoning as an outline: its steps, and where each begins as it is read."""

from __future__ import annotations

from msgspec import Struct

from deepseek_desktop.core.evaluation.trace_steps import Step, steps_of
from deepseek_desktop.core.markup.growing import Growing

_LOOKED_AHEAD = 40


class Outline(Struct, frozen=True):
    """Steps, and the number of the leaf of Markdown in which each begins; `length` of the text."""

    steps: tuple[Step, ...]
    leaves: tuple[int, ...]
    length: int


def outline_of(reasoning: str) -> Outline:
    """Return the outline of a trace; it takes about as long as to parse it once."""
    steps = steps_of(reasoning)
    growing = Growing()
    leaves: list[int] = []
    fed = 0
    for step in steps:
        # The first words decide which leaf it is: before them a paragraph may just be over.
        first_line = reasoning[step.start : min(step.end, step.start + _LOOKED_AHEAD)]
        end = step.start + len(first_line.split("\n", 1)[0])
        growing.feed(reasoning[fed:end])
        fed = max(fed, end)
        leaves.append(max(0, len(growing.leaves) - 1))
    return Outline(steps, tuple(leaves), len(reasoning))
