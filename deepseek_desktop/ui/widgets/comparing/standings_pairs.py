"""Two contestants in each row: how often either won, and what that lets one say."""

from __future__ import annotations

from collections.abc import Sequence

from deepseek_desktop.core.evaluation.standings import Finding, PairTable
from deepseek_desktop.ui.models.standings_words import PairWords, pair_words
from deepseek_desktop.ui.widgets.comparing.standings_table import StandingsTable

_FINDING = 6


class PairsTable(StandingsTable):
    """Shows pairs, with two lines in most cells: one for each of the two."""

    def __init__(self) -> None:
        super().__init__(self.tr("Pairs"))

    def show_pairs(self, pairs: Sequence[PairTable]) -> None:
        """Show pairs in the place of those before; what is found out stands out."""
        headings = (
            self.tr("Contestants"),
            self.tr("Wins"),
            self.tr("Ties\nboth bad"),
            self.tr("Questions"),
            self.tr("Share of wins\n95 % interval"),
            self.tr("p\nadjusted"),
            self.tr("Finding"),
        )
        self.show_rows(headings, [_cells(pair_words(pair)) for pair in pairs])
        for row, pair in enumerate(pairs):
            item = self.item(row, _FINDING)
            if item is not None and pair.finding is Finding.PREFERRED:
                bold = item.font()
                bold.setBold(True)
                item.setFont(bold)


def _cells(told: PairWords) -> tuple[str, ...]:
    return (
        f"{told.first}\n{told.second}",
        "\n".join(told.wins),
        f"{told.ties}\n{told.both_bad}",
        f"{told.questions}\n{told.verdicts}".strip(),
        "\n".join(told.shares),
        f"{told.p_value}\n{told.adjusted_p}",
        told.finding,
    )
