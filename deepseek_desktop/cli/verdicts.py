"""The command that says what all verdicts add up to."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from deepseek_desktop.cli.opened_archive import opened_archive
from deepseek_desktop.cli.printing import safe_line, write
from deepseek_desktop.core.archive.verdicts import Comparand
from deepseek_desktop.core.domain.verdict import Reason
from deepseek_desktop.core.evaluation.contestants import Grouping, contest_of
from deepseek_desktop.core.evaluation.counting import Counted, Counting, counted
from deepseek_desktop.core.evaluation.intervals import Interval
from deepseek_desktop.core.evaluation.methods import finding_text, methods, votes_told
from deepseek_desktop.core.evaluation.sign_test import ALPHA, sign_test
from deepseek_desktop.core.evaluation.standings import Finding, PairTable, SideBias, by_reason
from deepseek_desktop.core.evaluation.standings_record import standings_record
from deepseek_desktop.core.evaluation.strengths import Group, Strength
from deepseek_desktop.core.evaluation.tallies import Which


def tell_verdicts(arguments: argparse.Namespace, data_dir: Path) -> int:
    """Print what the verdicts add up to; return the exit code."""
    compared = asyncio.run(_stored(data_dir))
    is_blind = True if arguments.blind else False if arguments.open else None
    reason = Reason(arguments.reason) if arguments.reason else None
    which = Which(reason, is_blind, with_named=not arguments.without_named)
    found = counted(compared, Counting(Grouping(arguments.by), which=which))
    if arguments.json:
        shape = _object(found, compared)
        write(sys.stdout, json.dumps(shape, ensure_ascii=False, indent=2) + "\n")
    else:
        write(sys.stdout, "".join(f"{line}\n" for line in _lines(found)))
    return 0


async def _stored(data_dir: Path) -> tuple[Comparand, ...]:
    async with opened_archive(data_dir) as archive:
        return await archive.verdicts.all()


def _object(found: Counted, compared: Iterable[Comparand]) -> Mapping[str, Any]:
    shape: dict[str, Any] = {"by": found.counting.grouping.value}
    shape |= standings_record(found.standings)
    if found.counting.which.reason is None:
        judged = contest_of(compared, found.counting.grouping).judged
        of_reasons = by_reason(judged, found.counting.which)
        shape["by_reason"] = {reason: standings_record(of) for reason, of in of_reasons.items()}
    shape["methods"] = [{"name": m.name, "text": m.text, "sources": m.sources} for m in methods()]
    return shape


def _lines(found: Counted) -> Iterator[str]:
    if not found.everything:
        yield (
            "There are no verdicts yet. Give some below the answers of a comparison, or here: "
            "deepseek-desktop verdict --help"
        )
        return
    standings = found.standings
    yield (
        f"{_count(standings.verdicts, 'verdict')} on {_count(standings.questions, 'question')}; "
        f"left out: {standings.left_out}; of one with itself: {standings.same_on_both_sides}"
    )
    for pair in standings.pairs:
        yield ""
        yield from _pair(pair)
    for group in standings.groups:
        yield ""
        yield from _group(group)
    if standings.unrated:
        yield ""
        yield f"Not compared with anybody: {', '.join(map(safe_line, standings.unrated))}"
    yield ""
    yield from _sides(standings.side_bias)
    yield ""
    yield "How this is counted (with sources in --json):"
    yield from (f"* {method.name}" for method in methods())


def _pair(pair: PairTable) -> Iterator[str]:
    first, second, won = safe_line(pair.first), safe_line(pair.second), pair.questions
    width = max(len(first), len(second))
    yield f"{first:{width}}  won {won.first}"
    yield f"{second:{width}}  won {won.second}"
    votes = f" ({_count(pair.verdicts.total, 'verdict')})"
    yield (
        f"ties {won.ties}, both bad {won.both_bad}, {_count(won.total, 'question')}"
        f"{votes if pair.verdicts.total != won.total else ''}"
    )
    if pair.first_share is not None:
        share = f"{_percent(pair.first_share)} ({_percents(pair.share_interval)})"
        adjusted = f"p {_p(pair.p_value)}, adjusted for all pairs {_p(pair.adjusted_p)}"
        yield f"of the decided {first} won {share}; {adjusted}"
    better = safe_line(pair.better or "")
    text = finding_text(pair).format(better=better, votes=f"{votes_told(pair):,}")
    yield f"{'=>' if pair.finding is Finding.PREFERRED else '--'} {text}"


def _group(group: Group) -> Iterator[str]:
    if not group.is_decided:
        yield "Nothing is decided yet, so there are no strengths to tell."
        return
    yield "Strengths (natural log around the mean, 95 %) and the places that are possible:"
    width = max(len(safe_line(one.contestant)) for one in group.strengths)
    for one in group.strengths:
        yield f"{safe_line(one.contestant):{width}}  {_strength(one, len(group.strengths))}"
    if group.rests_on_prior:
        yield "Somebody won or lost everything here: these strengths are rough."


def _strength(one: Strength, size: int) -> str:
    places = f"{one.best_rank} to {one.worst_rank}" if one.rank is None else f"{one.rank}"
    low, high = one.interval.low, one.interval.high
    return f"{one.log_strength:+.2f} ({low:+.2f} to {high:+.2f})  place {places} of {size}"


def _sides(bias: SideBias) -> Iterator[str]:
    won = bias.questions
    if bias.left_share is None:
        yield "Sides: no question is decided."
    else:
        share = f"{_percent(bias.left_share)} ({_percents(bias.share_interval)})"
        yield (
            f"Sides: the left reply won {won.first} of {_count(won.decided, 'decided question')}, "
            f"{share}; p {_p(bias.p_value)}: "
            f"{_liking(bias)}"
        )
    for first, second in bias.never_swapped:
        yield f"Always seen on the same sides: {safe_line(first)}, {safe_line(second)}"


def _liking(bias: SideBias) -> str:
    if bias.is_biased:
        return "more often one side than by chance"
    if sign_test(bias.questions.decided, 0) > ALPHA:  # whoever won them all
        return "too few to tell whether one side is liked better"
    return "no liking for a side is seen"


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _percents(interval: Interval) -> str:
    return f"{100 * interval.low:.0f} to {_percent(interval.high)}"


def _p(value: float) -> str:
    return f"{value:.3f}" if value >= _LEAST_P else f"below {_LEAST_P}"


_LEAST_P = 0.001
