"""What texts of each kind have to fulfil in one search, besides having its words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from msgspec import Struct, field

from deepseek_desktop.core.archive.rows import time_text
from deepseek_desktop.core.archive.search import periods
from deepseek_desktop.core.archive.search.conditions import (
    NAMED,
    PLACES,
    TAGGED,
    UNVEILED,
    escaped,
    judged_in,
)
from deepseek_desktop.core.archive.search.periods import Period
from deepseek_desktop.core.archive.search_tables import (
    ANSWER,
    ATTACHMENT,
    KIND_SHIFT,
    NAME,
    NAMES,
    NOTE,
    REASONING,
)
from deepseek_desktop.core.domain.query import Conditions

_WRAPPED = {ATTACHMENT, NOTE}  # their numbers are not those of the rows with a time


class Narrowing(Struct):
    """Conditions on a `{number}` from `least` to `most`, and the values in them."""

    kind: int
    conditions: list[str] = field(default_factory=list)
    values: list[str | int] = field(default_factory=list)
    least: int = 0
    most: int | None = None

    @property
    def entries(self) -> tuple[int, int]:
        """The first and the last entry that numbers can be of; there may be none between them."""
        first, each = self.kind << KIND_SHIFT, NAMES if self.kind == NAME else 1
        last = first + (1 << KIND_SHIFT) - 1
        if self.most is not None:
            last = min(last, first + (self.most + 1) * each - 1)
        return first + self.least * each, last

    def on(self, number: str) -> str:
        """Return the conditions on an expression for the number."""
        return "".join(f" AND {each.format(number=number)}" for each in self.conditions)

    def ask(self, condition: str, *values: str | int) -> None:
        """Narrow it further, by what is looked up for each text that is found."""
        self.conditions.append(condition)
        self.values += values

    def be_in(self, query: str, *values: str) -> None:
        """Narrow it further, to numbers that a query gives at once."""
        self.ask(f"{{number}} IN ({query})", *values)

    def be_of(self, period: Period) -> None:
        """Narrow it further, to rows of a time."""
        self.ask(period.condition, *period.values)
        self.least = max(self.least, period.least)
        self.most = period.most if self.most is None else min(self.most, period.most)


class Narrowings:
    """Makes of the conditions of a search what narrows each kind of text.

    Of `veiled` turns it tells nobody who answers.
    """

    def __init__(
        self, connection: sqlite3.Connection, conditions: Conditions, veiled: Collection[str]
    ) -> None:
        self._connection = connection
        self._conditions = conditions
        self._veiled = veiled
        self._periods: dict[str, list[Period]] = {}

    def of(self, kind: int) -> Narrowing:
        """Return what a text of a kind has to fulfil."""
        conditions, wanted = self._conditions, Narrowing(kind)
        table, wrap = PLACES[kind]
        if self._veiled and _tells_who(kind, conditions):
            wanted.ask(UNVEILED, json.dumps(sorted(self._veiled)))
        names = (("model", conditions.models), ("provider", conditions.hosts))
        for column, parts in names:
            for part in parts:
                named = NAMED[kind].format(column=column, number="{number}")
                wanted.ask(named, f"%{escaped(part)}%")
        for tag in conditions.tags:
            wanted.be_in(wrap(TAGGED[table]), tag)
        self._be_timed(wanted)
        for judged in conditions.judged:
            wanted.be_in(wrap(judged_in(table, judged)))
        return wanted

    def _be_timed(self, wanted: Narrowing) -> None:
        table, wrap = PLACES[wanted.kind]
        limits = ((self._conditions.before, "<"), (self._conditions.since, ">="))
        if wanted.kind in _WRAPPED:
            for at, sign in limits:
                if at is not None:
                    wanted.be_in(wrap(periods.numbers(table, sign)), time_text(at))
            return
        if table not in self._periods:
            self._periods[table] = [
                periods.period(self._connection, table, sign, time_text(at))
                for at, sign in limits
                if at is not None
            ]
        for period in self._periods[table]:
            wanted.be_of(period)


def _tells_who(kind: int, conditions: Conditions) -> bool:
    """Whether that a text of a kind is found tells who wrote it."""
    by_who = bool(conditions.models or conditions.hosts)
    return kind == REASONING or (kind == ANSWER and by_who)
