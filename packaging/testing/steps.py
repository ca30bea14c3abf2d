"""Says of each step of a proof how it went, as it goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic


class StepError(Exception):
    """A step did not end as it has to; says in words what was found."""


@contextmanager
def step(name: str) -> Iterator[list[str]]:
    """Do a step and print a line about it; what is put into the list is printed along."""
    began_s = monotonic()
    found: list[str] = []
    try:
        yield found
    except BaseException:
        _say("FAILED", name, began_s, found)
        raise
    _say("ok", name, began_s, found)


def skip(name: str, reason: str) -> None:
    """Say that something was not tried, and why."""
    sys.stdout.write(f"SKIPPED {name}: {reason}\n")
    sys.stdout.flush()


def expect(is_so: bool, otherwise: str) -> None:
    """Raise `StepError` when something is not so."""
    if not is_so:
        raise StepError(otherwise)


def _say(how: str, name: str, began_s: float, found: list[str]) -> None:
    more = f"  ({'; '.join(found)})" if found else ""
    sys.stdout.write(f"{how:<7} {monotonic() - began_s:6.1f} s  {name}{more}\n")
    sys.stdout.flush()
