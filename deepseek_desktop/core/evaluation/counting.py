"""What is to be counted of all verdicts, and what it adds up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.domain.verdict import Reason
from deepseek_desktop.core.evaluation.contestants import Compared, Grouping, among, contest_of
from deepseek_desktop.core.evaluation.standings import Standings, standings
from deepseek_desktop.core.evaluation.tallies import EVERY, Which


class Counting(Struct, frozen=True):
    """What a person wants counted; `names` are the contestants that matter, none for all."""

    grouping: Grouping = Grouping.MODEL
    names: tuple[str, ...] = ()
    which: Which = EVERY


class Counted(Struct, frozen=True):
    """What it adds up to, and what else could be counted.

    `everything` is how many verdicts there are; `sets` are the contestants that were compared
    together, `reasons` how many verdicts have a tag, whatever reason is counted now.
    """

    counting: Counting
    everything: int
    sets: tuple[tuple[str, ...], ...]
    reasons: Mapping[Reason, int]
    standings: Standings


def counted(compared: Iterable[Compared], counting: Counting) -> Counted:
    """Count verdicts; takes seconds where there are dozens of contestants."""
    contest = contest_of(compared, counting.grouping)
    judged = among(contest.judged, counting.names) if counting.names else contest.judged
    of_any_reason = replace(counting.which, reason=None)
    tags = Counter(r for one in filter(of_any_reason.takes, judged) for r in one.reasons)
    return Counted(
        counting,
        len(contest.judged),
        contest.sets,
        {reason: tags[reason] for reason in Reason if tags[reason]},
        standings(judged, counting.which),
    )
