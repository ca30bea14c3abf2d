"""What verdicts add up to as Markdown, to put into a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.evaluation.counting import Counted
from deepseek_desktop.core.evaluation.methods import methods
from deepseek_desktop.core.evaluation.strengths import Group
from deepseek_desktop.core.markup.writing.spans import escaped
from deepseek_desktop.ui.models import standings_words as words

translate = QCoreApplication.translate


def pair_headings() -> tuple[str, ...]:
    """Return what the columns of pairs are called."""
    return (
        translate("standings", "Contestants"),
        translate("standings", "Wins"),
        translate("standings", "Ties"),
        translate("standings", "Both bad"),
        translate("standings", "Questions"),
        translate("standings", "Share of wins (95 %)"),
        translate("standings", "p"),
        translate("standings", "p, adjusted"),
        translate("standings", "Finding"),
    )


def strength_headings() -> tuple[str, ...]:
    """Return what the columns of strengths are called."""
    return (
        translate("standings", "Contestant"),
        translate("standings", "Place"),
        translate("standings", "Log strength (95 %)"),
    )


def markdown(counted: Counted) -> str:
    """Return everything that is shown, the names of the methods included."""
    found = counted.standings
    blocks = [escaped(words.summary(counted)), _table(pair_headings(), _pairs(counted))]
    for group in found.groups:
        if group.is_decided:
            blocks.append(_table(strength_headings(), _strengths(group)))
        blocks += filter(None, [words.group_remark(group)])
    blocks += map(escaped, words.apart_remarks(found))
    blocks.append(escaped(words.side_words(found.side_bias)))
    blocks.append("\n".join(_methods()))
    return "\n\n".join(blocks) + "\n"


def _pairs(counted: Counted) -> Iterator[Sequence[str]]:
    for pair in sorted(counted.standings.pairs, key=lambda pair: -pair.questions.total):
        told = words.pair_words(pair)
        yield (
            f"{told.first} / {told.second}",
            " / ".join(told.wins),
            told.ties,
            told.both_bad,
            f"{told.questions} {told.verdicts}".strip(),
            " / ".join(told.shares),
            told.p_value,
            told.adjusted_p,
            told.finding,
        )


def _strengths(group: Group) -> Iterator[Sequence[str]]:
    size = len(group.strengths)
    for one in group.strengths:
        yield (one.contestant, words.place_text(one, size), words.strength_text(one))


def _methods() -> Iterator[str]:
    for method in methods():
        sources = "; ".join(method.sources)
        name = translate("statistics", method.name)
        yield f"* {escaped(f'{name}: {sources}' if sources else name)}"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *([_cell(text) for text in row] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(text: str) -> str:
    return escaped(text).replace("|", r"\|")
