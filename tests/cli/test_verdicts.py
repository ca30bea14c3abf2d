"""What verdicts add up to, in a terminal."""

from __future__ import annotations

import asyncio

import pytest

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.verdict import Reason
from deepseek_desktop.core.evaluation.contestants import Grouping
from tests.cli.conftest import Terminal
from tests.judged import Votes, judge

_R1, _V3 = "deepseek/deepseek-reasoner", "deepseek/deepseek-chat"


def _judged(terminal: Terminal, *votes: Votes) -> None:
    async def store() -> None:
        async with Archive(terminal.data_dir) as archive:
            await judge(archive, votes)

    asyncio.run(store())


def test_without_verdicts_it_says_where_to_give_some(terminal: Terminal) -> None:
    ran = terminal.run("verdicts")

    assert (ran.code, ran.out.count("\n")) == (0, 1)
    assert "no verdicts yet" in ran.out
    assert terminal.json("verdicts")["pairs"] == []


def test_a_pair_is_told_with_how_sure_one_can_be(terminal: Terminal) -> None:
    # 8 to 1: p is 2 · (1 + 9) / 2^9. Every second question was seen the other way round.
    _judged(terminal, Votes(_R1, _V3, "llllllllr" + "ttb"))

    lines = terminal.run("verdicts").out.splitlines()

    assert lines[0].startswith("12 verdicts on 12 questions; left out: 0;")
    assert lines[2:7] == [
        "deepseek/deepseek-chat      won 1",
        "deepseek/deepseek-reasoner  won 8",
        "ties 2, both bad 1, 12 questions",
        "of the decided deepseek/deepseek-chat won 11 % (0 to 48 %); "
        "p 0.039, adjusted for all pairs 0.039",
        "=> deepseek/deepseek-reasoner is preferred",
    ]
    # ln(8.5 / 1.5) / 2 = 0.867; the sign test's p-value is the larger one.
    assert "deepseek/deepseek-reasoner  +0.87 (" in "\n".join(lines)
    assert "Sides: the left reply won 4 of 9 decided questions, 44 %" in "\n".join(lines)
    assert "* Paired sign test (exact, two-sided)" in lines


def test_of_one_verdict_it_is_not_told_that_no_side_is_liked(terminal: Terminal) -> None:
    _judged(terminal, Votes("a/a", "b/b", "l"))

    assert "p 1.000: too few to tell whether" in terminal.run("verdicts").out


def test_a_chance_so_small_needs_no_number(terminal: Terminal) -> None:
    _judged(terminal, Votes("a/a", "b/b", "l" * 30 + "r" * 29))

    out = terminal.run("verdicts").out

    assert "-- Not separable yet: more than 10,000 more votes" in out
    assert out.count("place 1 to 2 of 2") == 2
    assert terminal.json("verdicts")["pairs"][0]["needed_votes"] > 10_000


def test_only_what_is_chosen_counts(terminal: Terminal) -> None:
    _judged(
        terminal,
        Votes("a/a", "b/b", "ll", frozenset({Reason.CLEAR, Reason.BRIEF}), is_blind=True),
        Votes("a/a", "b/b", "r", frozenset({Reason.CLEAR}), is_blind=True, is_named=True),
        Votes("a/a", "b/b", "rrr"),
    )

    def won(*options: str) -> tuple[int, int, int]:
        told = terminal.json("verdicts", *options)
        (pair,) = told["pairs"]
        return pair["questions"]["first"], pair["questions"]["second"], told["left_out"]

    assert won() == (2, 4, 0)
    assert won("--blind") == (2, 1, 3)
    assert won("--open") == (0, 3, 3)
    assert won("--without-named") == (2, 3, 1)
    assert won("--reason", "clear") == (2, 1, 3)
    assert won("--reason", "brief", "--blind", "--without-named") == (2, 0, 4)
    by_reason = terminal.json("verdicts")["by_reason"]
    assert {reason: told["verdicts"] for reason, told in by_reason.items()} == {
        "clear": 3,
        "brief": 2,
    }
    assert terminal.run("verdicts", "--blind", "--open").code == 2
    assert terminal.run("verdicts", "--reason", "nice").code == 2


def test_one_model_twice_is_compared_by_identity(terminal: Terminal) -> None:
    _judged(terminal, Votes(_V3, _V3, "llr", thinking=(True, False)))

    by_model, by_identity = terminal.json("verdicts"), terminal.json("verdicts", "--by", "identity")

    assert (by_model["pairs"], by_model["same_on_both_sides"]) == ([], 3)
    (pair,) = by_identity["pairs"]
    assert (pair["first"], pair["second"]) == (f"{_V3} (thinking=off)", f"{_V3} (thinking=on)")
    assert (pair["questions"]["first"], pair["questions"]["second"]) == (1, 2)
    assert pair["finding"] == "not_yet"


@pytest.mark.parametrize("grouping", Grouping)
def test_every_grouping_can_be_typed_and_steers_no_terminal(
    terminal: Terminal, grouping: Grouping
) -> None:
    _judged(terminal, Votes("a/x\x1b[31m", "b/y", "l"))

    ran = terminal.run("verdicts", "--by", grouping)

    assert ran.code == 0
    assert "\x1b" not in ran.out
    assert "x\ufffd[31m" in ran.out
