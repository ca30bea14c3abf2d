"""Standings as CSV for spreadsheets: every number as it is, no name a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from deepseek_desktop.core.domain.formula_safe import formula_safe
from deepseek_desktop.core.evaluation.standings import Finding, PairTable, Standings

_PAIRS = (
    *("first", "second", "first_wins", "second_wins", "ties", "both_bad", "questions"),
    *("verdicts", "first_share", "share_low", "share_high", "p", "adjusted_p", "needed_votes"),
    *("finding", "preferred"),
)
_STRENGTHS = (
    *("group", "contestant", "log_strength", "low", "high", "best_place", "worst_place"),
    *("of", "rests_on_prior"),
)


def pairs_csv(standings: Standings) -> str:
    """Return one line for each pair; counts are of questions, `verdicts` is of votes."""
    return _written(_PAIRS, (_pair(pair) for pair in standings.pairs))


def strengths_csv(standings: Standings) -> str:
    """Return one line for each contestant; only those of one group can be compared."""
    return _written(
        _STRENGTHS,
        (
            (
                number,
                formula_safe(one.contestant),
                one.log_strength,
                one.interval.low,
                one.interval.high,
                one.best_rank,
                one.worst_rank,
                len(group.strengths),
                group.rests_on_prior,
            )
            for number, group in enumerate(standings.groups, 1)
            for one in group.strengths
        ),
    )


def _pair(pair: PairTable) -> Sequence[object]:
    questions = pair.questions
    return (
        formula_safe(pair.first),
        formula_safe(pair.second),
        questions.first,
        questions.second,
        questions.ties,
        questions.both_bad,
        questions.total,
        pair.verdicts.total,
        pair.first_share,
        pair.share_interval.low,
        pair.share_interval.high,
        pair.p_value,
        pair.adjusted_p,
        pair.needed_votes,
        pair.finding.value,
        formula_safe(pair.better or "") if pair.finding is Finding.PREFERRED else "",
    )


def _written(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
