"""What verdicts add up to, in words: no number without how sure it is."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.evaluation.counting import Counted
from deepseek_desktop.core.evaluation.intervals import Interval
from deepseek_desktop.core.evaluation.methods import finding_text, votes_told
from deepseek_desktop.core.evaluation.standings import PairTable, SideBias, Standings
from deepseek_desktop.core.evaluation.strengths import Group, Strength
from deepseek_desktop.ui.wording import number

translate = QCoreApplication.translate

_LEAST_P = 0.001
MINUS = "−"  # as wide as a plus


class PairWords(Struct, frozen=True):
    """A pair as it is told: of two values in one, the first belongs to `first`.

    `verdicts` is how many there are, empty where each question has one.
    """

    first: str
    second: str
    wins: tuple[str, str]
    ties: str
    both_bad: str
    questions: str
    verdicts: str
    shares: tuple[str, str]
    p_value: str
    adjusted_p: str
    finding: str


def pair_words(pair: PairTable) -> PairWords:
    """Return what is known of two contestants."""
    won, share = pair.questions, pair.first_share
    nothing = translate("standings", "—")
    verdicts = pair.verdicts.total
    interval = pair.share_interval
    other = Interval(1.0 - interval.high, 1.0 - interval.low)
    return PairWords(
        pair.first,
        pair.second,
        (number(won.first), number(won.second)),
        number(won.ties),
        number(won.both_bad),
        number(won.total),
        "" if verdicts == won.total else f"({_verdicts(verdicts)})",
        (nothing, nothing)
        if share is None
        else (_share(share, interval), _share(1.0 - share, other)),
        p_text(pair.p_value) if won.decided else nothing,
        p_text(pair.adjusted_p) if won.decided else nothing,
        finding(pair),
    )


def _verdicts(count: int) -> str:
    if count == 1:
        return translate("standings", "1 verdict")
    return translate("standings", "{count} verdicts").format(count=number(count))


def _questions(count: int) -> str:
    if count == 1:
        return translate("standings", "1 question")
    return translate("standings", "{count} questions").format(count=number(count))


def finding(pair: PairTable) -> str:
    """Return what may be said of a pair, in a sentence."""
    text = translate("statistics", finding_text(pair))
    return text.format(better=pair.better or "", votes=number(votes_told(pair)))


def summary(counted: Counted) -> str:
    """Return how many verdicts count, and why others do not."""
    found = counted.standings
    left_out = counted.everything - found.verdicts
    parts = [
        translate("standings", "{verdicts} on {questions}").format(
            verdicts=_verdicts(found.verdicts), questions=_questions(found.questions)
        )
    ]
    if left_out:
        text = translate("standings", "not counted, as chosen above: {count}")
        parts.append(text.format(count=number(left_out)))
    if found.same_on_both_sides:
        text = translate("standings", "of one contestant with itself, for the sides only: {count}")
        parts.append(text.format(count=number(found.same_on_both_sides)))
    return " · ".join(parts)


def side_words(bias: SideBias) -> str:
    """Return whether a side was liked better."""
    won, share = bias.questions, bias.left_share
    if share is None:
        return translate("standings", "Sides: no question is decided yet.")
    told = translate(
        "standings",
        "Sides: the left reply won {wins} of {decided} decided questions: {share}; {p}.",
    ).format(
        wins=number(won.first),
        decided=number(won.decided),
        share=_share(share, bias.share_interval),
        p=p_equation(bias.p_value),
    )
    lines = [f"{told} {_liking(is_biased=bias.is_biased)}"]
    for first, second in bias.never_swapped:
        text = translate(
            "standings",
            "Always seen on the same sides, so that a liking for a side and one for a contestant "
            "look the same: {first} and {second}.",
        )
        lines.append(text.format(first=first, second=second))
    return "\n".join(lines)


def _liking(*, is_biased: bool) -> str:
    if is_biased:
        return translate(
            "standings", "One side was found better more often than by chance: judge blind."
        )
    return translate("standings", "No liking for a side is seen.")


def strength_text(one: Strength) -> str:
    """Return a log strength with its interval."""
    text = translate("standings", "{value} ({low} to {high})")
    low, high = signed(one.interval.low), signed(one.interval.high)
    return text.format(value=signed(one.log_strength), low=low, high=high)


def place_text(one: Strength, size: int) -> str:
    """Return the places that are possible among `size` contestants."""
    if one.rank is not None:
        return translate("standings", "{place} of {count}").format(
            place=number(one.rank), count=number(size)
        )
    return translate("standings", "{best} to {worst} of {count}").format(
        best=number(one.best_rank), worst=number(one.worst_rank), count=number(size)
    )


def group_remark(group: Group) -> str:
    """Return what is to be known of a group's strengths; empty where there is nothing."""
    if not group.is_decided:
        return translate("standings", "Nothing is decided yet, so there are no strengths to tell.")
    lines = []
    if not any(one.is_told_apart for one in group.differences):
        lines.append(translate("standings", "Nobody is told apart yet: every place is possible."))
    if group.rests_on_prior:
        lines.append(
            translate("standings", "Somebody won or lost everything: these strengths are rough.")
        )
    return " ".join(lines)


def apart_remarks(standings: Standings) -> Iterator[str]:
    """Yield who cannot be compared with whom."""
    if len(standings.groups) > 1:
        yield translate(
            "standings",
            "No votes connect these groups, so that strengths of one say nothing about another.",
        )
    if standings.unrated:
        text = translate("standings", "Not compared with anybody yet: {names}.")
        yield text.format(names=", ".join(standings.unrated))


def p_text(value: float) -> str:
    """Return a p-value; a tiny one is not written as zero."""
    if value < _LEAST_P:
        return translate("standings", "< {value}").format(value=number(_LEAST_P, 3))
    return number(value, 3)


def p_equation(value: float) -> str:
    """Return a p-value with what it is."""
    text = p_text(value)
    return f"p {text}" if value < _LEAST_P else f"p = {text}"


def signed(value: float) -> str:
    """Return a number with its sign, as this language writes it."""
    if not round(value, 2):
        return number(0, 2)
    return f"{'+' if value > 0 else MINUS}{number(abs(value), 2)}"


def _share(share: float, interval: Interval) -> str:
    return translate("standings", "{share} % ({low}–{high})").format(
        share=number(100 * share),
        low=number(100 * interval.low),
        high=number(100 * interval.high),
    )
