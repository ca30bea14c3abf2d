from __future__ import annotations

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.verdict import Choice, Reason
from deepseek_desktop.core.evaluation.contestants import Contest, Grouping, among, contest_of
from tests.core.evaluation.comparands import pair, reply


def _named(contest: Contest) -> list[tuple[str, str]]:
    return [(one.left, one.right) for one in contest.judged]


_R1 = "deepseek/deepseek-reasoner"


def test_by_model_settings_do_not_matter_and_all_of_a_verdict_is_kept() -> None:
    left, right = reply("1", _R1, {"temperature": 0.2}), reply("2", "host/V3")
    one = pair(left, right)
    full = replace(
        one.verdict, reasons=frozenset({Reason.CLEAR}), is_blind=True, named=frozenset({"2"})
    )

    (judged,) = contest_of([replace(one, verdict=full)]).judged

    assert (judged.question, judged.left, judged.right) == ("t0", _R1, "host/V3")
    assert judged.choice is Choice.LEFT
    assert judged.reasons == {Reason.CLEAR}
    assert (judged.is_blind, judged.is_named) == (True, True)


def test_one_model_twice_is_told_apart_by_what_differs_only() -> None:
    same = {"top_p": 0.9, "stream": True}
    cold = reply("1", _R1, {**same, "temperature": 0.2, "thinking": True}, system="Be brief.")
    warm = reply("2", _R1, {**same, "temperature": 1.0, "thinking": False, "stream": False})
    plain = reply("3", _R1, same)
    other = reply("4", "host/V3", {"temperature": 0.7}, system="Whatever.")
    pairs = [pair(cold, warm), pair(plain, other, 1)]

    assert _named(contest_of(pairs)) == [(_R1, _R1), (_R1, "host/V3")]
    assert _named(contest_of(pairs, Grouping.IDENTITY)) == [
        (
            f"{_R1} (temperature=0.2, thinking=on, system=Be brief.)",
            f"{_R1} (temperature=1.0, thinking=off)",
        ),
        (_R1, "host/V3"),
    ]


def test_what_answered_behind_a_name_tells_identities_apart() -> None:
    pairs = [
        pair(reply("1", "r/m", upstream="One", echoed="m-2"), reply("2", "r/m", upstream="Two"))
    ]

    assert _named(contest_of(pairs, Grouping.IDENTITY)) == [
        ("r/m (answered-by=m-2, upstream=One)", "r/m (upstream=Two)")
    ]


def test_long_values_that_begin_alike_stay_apart() -> None:
    start = "Answer in the style of an old sailor who "
    pairs = [
        pair(reply("1", "h/m", system=f"{start}sings."), reply("2", "h/m", system=f"{start}\nx"))
    ]

    ((one, other),) = _named(contest_of(pairs, Grouping.IDENTITY))

    assert one == "h/m (system=Answer in the style of an old s…)"
    assert other == f"{one} #2"


def test_over_hosts_one_name_in_the_spelling_that_is_usual() -> None:
    models = (
        "or/deepseek/DeepSeek-R1:free",
        "az/deepseek-r1",
        "ai/deepseek-r1",
        "o/deepseek-r1:7b",
    )
    first, second, third, small = (reply(m, m) for m in models)
    pairs = [pair(first, second), pair(third, small, 1)]

    assert _named(contest_of(pairs, Grouping.NAME)) == [
        ("deepseek-r1", "deepseek-r1"),
        ("deepseek-r1", "deepseek-r1:7b"),
    ]


@pytest.mark.parametrize("grouping", Grouping)
def test_who_was_handed_the_reasoning_of_another_is_another(grouping: Grouping) -> None:
    one = pair(reply("1", "h/m"), reply("2", "h/m", handed="0"))

    ((alone, handed),) = _named(contest_of([one], grouping))

    assert handed == f"{alone} (reasoning=handed)"


def test_of_two_verdicts_on_the_same_replies_the_newer_holds() -> None:
    left, right = reply("1", _R1), reply("2", "host/V3")
    first, second = pair(left, right, 1), pair(right, left, 2)
    retried = pair(reply("3", _R1), right, 3)

    judged = contest_of([first, second, retried]).judged

    assert [(one.question, one.left) for one in judged] == [("t2", "host/V3"), ("t3", _R1)]


def test_copies_of_replies_are_not_judged_twice() -> None:
    left, right = reply("1", _R1), reply("2", "host/V3")
    copied = (replace(left, id="3", copied_from="1"), replace(right, id="4", copied_from="2"))

    judged = contest_of([pair(left, right, 1), pair(copied[0], copied[1], 2)]).judged

    assert [one.question for one in judged] == ["t2"]


def test_sets_are_who_was_compared_together_the_most_telling_first() -> None:
    a, b, c = (reply(name, f"h/{name}") for name in "abc")
    again = [replace(each, id=f"{each.id}{n}") for n in range(2) for each in (a, b)]
    pairs = [
        pair(a, b, 0, "one"),
        pair(b, c, 1, "one"),
        pair(again[0], again[1], 2, "two"),
        pair(again[2], again[3], 3, "three"),
        pair(replace(a, id="x"), replace(a, id="y"), 4, "alone"),
    ]

    contest = contest_of(pairs)

    assert contest.sets == (("h/a", "h/b", "h/c"), ("h/a", "h/b"))
    assert [one.question for one in among(contest.judged, ("h/a", "h/b"))] == [
        "t0",
        "t2",
        "t3",
        "t4",
    ]
