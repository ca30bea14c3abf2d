from __future__ import annotations

import csv
import io

from deepseek_desktop.core.domain.verdict import Choice, Judged, Reason
from deepseek_desktop.core.evaluation.contestants import Grouping
from deepseek_desktop.core.evaluation.counting import Counting, counted
from deepseek_desktop.core.evaluation.methods import finding_text, votes_told
from deepseek_desktop.core.evaluation.standings import standings
from deepseek_desktop.core.evaluation.standings_tables import pairs_csv, strengths_csv
from deepseek_desktop.core.evaluation.tallies import Which
from tests.core.evaluation.comparands import pair, reply

_A, _B, _C = "h/a", "h/b", "h/c"


def test_what_is_counted_and_what_else_could_be() -> None:
    compared = [
        pair(reply("1", _A), reply("2", _B), 0, reasons={Reason.CLEAR}),
        pair(reply("3", _A), reply("4", _B), 1, reasons={Reason.CLEAR, Reason.STYLE}),
        pair(reply("5", _B), reply("6", _C), 2, "other", reasons={Reason.SAFE}),
    ]

    found = counted(compared, Counting(Grouping.MODEL, (_A, _B), Which(Reason.STYLE)))

    assert found.everything == 3
    assert found.sets == ((_A, _B), (_B, _C))
    assert found.reasons == {Reason.CLEAR: 2, Reason.STYLE: 1}
    assert found.standings.verdicts == 1
    assert counted(compared, Counting()).standings.verdicts == 3


def _votes(first: str, second: str, wins: int, losses: int) -> list[Judged]:
    choices = [Choice.LEFT] * wins + [Choice.RIGHT] * losses
    return [Judged(f"q{n}", first, second, choice) for n, choice in enumerate(choices)]


def test_tables_for_spreadsheets_hold_every_number_and_no_formula() -> None:
    found = standings(_votes('=cmd|"x"!A1', "v,3", 8, 1))

    (row,) = csv.DictReader(io.StringIO(pairs_csv(found)))
    strong, weak = csv.DictReader(io.StringIO(strengths_csv(found)))

    assert (row["first"], row["second"]) == ('\'=cmd|"x"!A1', "v,3")
    assert (row["first_wins"], row["second_wins"], row["questions"]) == ("8", "1", "9")
    assert (float(row["p"]), float(row["first_share"])) == (0.0390625, 8 / 9)
    assert (row["finding"], row["preferred"]) == ("preferred", '\'=cmd|"x"!A1')
    assert (strong["contestant"], weak["contestant"]) == (row["first"], row["second"])
    assert float(weak["log_strength"]) < 0  # a number, not a text
    assert (weak["best_place"], weak["worst_place"], weak["of"]) == ("1", "2", "2")


def test_nobody_is_told_to_vote_a_million_times() -> None:
    (far,) = standings(_votes("a", "b", 30, 29)).pairs
    (near,) = standings(_votes("a", "b", 5, 0)).pairs

    assert far.needed_votes is not None
    assert far.needed_votes > 10_000
    assert "more than {votes}" in finding_text(far)
    assert votes_told(far) == 10_000
    assert "about {votes}" in finding_text(near)
    assert votes_told(near) == near.needed_votes == 7
