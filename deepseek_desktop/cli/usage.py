"""The command that tells what was used and spent."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from deepseek_desktop.cli.opened_archive import opened_archive
from deepseek_desktop.cli.printing import safe_line, write
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER
from deepseek_desktop.core.domain.spending import Spent
from deepseek_desktop.core.domain.usage_groups import (
    By,
    DayUse,
    Group,
    Span,
    first_day,
    grouped,
    start_of,
    total,
)
from deepseek_desktop.core.interchange.usage_tables import key_of, usage_record
from deepseek_desktop.desk import all_profiles, read_hosts, settings_store

_HEADINGS = ("requests", "hit", "miss", "in?", "thinking", "answer", "out?", "money")


def tell_usage(arguments: argparse.Namespace, data_dir: Path) -> int:
    """Print what was used since a day; return the exit code."""
    today = datetime.now(UTC).astimezone().date()
    first = arguments.since or first_day(Span.DAYS_30, today)
    first = None if first == date.min else first
    by = By(arguments.by)
    uses = asyncio.run(_stored(data_dir, first))
    groups = grouped(uses, by, today, first)
    if arguments.json:
        since = None if first is None else first.isoformat()
        shape = {"since": since} | usage_record(groups, by, total(uses))
        write(sys.stdout, json.dumps(shape, ensure_ascii=False, indent=2) + "\n")
    else:
        write(sys.stdout, "".join(f"{line}\n" for line in _lines(groups, first, total(uses))))
    return 0


async def _stored(data_dir: Path, first: date | None) -> tuple[DayUse, ...]:
    async with opened_archive(data_dir) as archive:
        moment = None if first is None else start_of(first)
        return await archive.usage.since(moment, _free(data_dir))


def _free(data_dir: Path) -> Collection[str]:
    """Return the providers that take no money."""
    catalogue, _ = read_hosts(data_dir)
    profiles = all_profiles(settings_store(data_dir).load().providers, catalogue)
    return {DEMO_PROVIDER, *(profile.name for profile in profiles if not profile.is_paid)}


def _lines(groups: Sequence[Group], first: date | None, everything: Spent) -> Iterator[str]:
    when = "so far" if first is None else f"since {first.isoformat()}"
    if not everything.requests:
        yield f"Nothing was used {when}."
        return
    used = [group for group in groups if group.spent.requests]
    rows = [(safe_line(key_of(group)), *_cells(group.spent)) for group in used]
    table = [("", *_HEADINGS), *rows, ("together", *_cells(everything))]
    widths = [max(len(row[column]) for row in table) for column in range(len(_HEADINGS))]
    yield f"Used {when}, in tokens; in? and out? are those that no host told apart:"
    for row in table:
        name, *numbers = row[:-1]  # what is last needs no width
        cells = (f"{cell:>{width}}" for cell, width in zip(numbers, widths[1:], strict=True))
        yield f"{name:<{widths[0]}}  {'  '.join(cells)}  {row[-1]}"
    yield "Money: what hosts say they charged, and after ≈ our estimate. Currencies stay apart."
    if everything.unknown:
        yield f"Cost unknown, so not in it: {everything.unknown} of {everything.requests} requests."
    if everything.uncounted:
        yield f"Tokens not counted by the host: {everything.uncounted} requests."


def _cells(spent: Spent) -> tuple[str, ...]:
    counts = (
        *(spent.requests, spent.cached, spent.missed, spent.unsplit_prompt),
        *(spent.reasoning, spent.answer, spent.unsplit_completion),
    )
    return (*(f"{count:,}" for count in counts), _money(spent))


def _money(spent: Spent) -> str:
    told = [*_amounts("", spent.reported), *_amounts("≈ ", spent.estimated)]
    return " + ".join(told) or ("unknown" if spent.unknown else "-")


def _amounts(sign: str, amounts: Mapping[str, Decimal]) -> list[str]:
    return [f"{sign}{amounts[currency]:.6f} {currency}" for currency in sorted(amounts)]
