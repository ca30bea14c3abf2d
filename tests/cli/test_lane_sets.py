"""Sets of lanes in a terminal: kept, listed, compared with, deleted; and the order of asking."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Send, by_model

_A, _B = ("--lane", "host/a"), ("--lane", "host/b")


@pytest.fixture(autouse=True)
def _answers(fault_server: FaultServer) -> None:
    fault_server.answer = wire.said()


def test_a_set_is_kept_compared_with_and_forgotten(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    kept = terminal.run(
        *("sets", "add", "Mine \x1b", *_A, *_B, "--set", "B:temperature=0.5"),
        *("--order", "one-after-another", "--begin"),
    )
    shown = terminal.run("sets", "show", "mine \x1b")
    asked = terminal.json(
        *(
            "compare",
            "One?",
            "--lane-set",
            "MINE \x1b",
            "--set",
            "A:top_p=0.9",
            "--system",
            "Short.",
        )
    )
    listed = terminal.json("sets")
    again = terminal.run("sets", "add", "mine \x1b", *_A)
    terminal.run("sets", "delete", "Mine \x1b")

    assert (kept.code, kept.out, kept.err) == (0, "", "")
    assert shown.out.splitlines() == [
        *("Mine \ufffd, one-after-another", "A │ host/a", "B │ host/b temperature=0.5")
    ]
    assert [lane["answer"] for lane in asked["lanes"]] == ["It is 4."] * 2
    first, second = (request.json for request in fault_server.requests)
    assert (first["model"], first["top_p"], first["messages"][0]["content"]) == ("a", 0.9, "Short.")
    assert (second["model"], second["temperature"]) == ("b", 0.5)
    assert [(known["name"], known["begins"]) for known in listed["sets"]] == [("Mine \x1b", True)]
    assert [lane["model"] for lane in listed["sets"][0]["lanes"]] == ["host/a", "host/b"]
    assert (again.code, again.err.count("\n")) == (2, 1)
    assert terminal.json("sets", "list")["sets"] == []


def test_a_set_is_taken_from_a_comparison_as_it_is_stored(terminal: Terminal) -> None:
    options = (*_A, *_B, "--set", "A:seed=7", "--order", "race")
    stored = terminal.json("compare", "One?", *options)["conversation_id"]

    terminal.run("sets", "add", "Raced", "--from", stored[:8])

    shown = terminal.json("sets", "show", "raced")
    assert (shown["order"], shown["begins"]) == ("race", False)
    assert [(lane["model"], lane["parameters"]) for lane in shown["lanes"]] == [
        *(("host/a", {"seed": 7}), ("host/b", {}))
    ]


def test_what_a_race_stopped_is_said_and_is_no_failure(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    slow = (Send(wire.head() + wire.answer("It is")), Hold())
    fault_server.answer = by_model({"a": slow, "b": wire.said()})

    ran = terminal.run("compare", "One?", *_A, *_B, "--order", "race")

    assert ran.code == 0
    assert ran.err.startswith("host/a: Stopped because another lane had answered.")


def test_the_demo_can_always_be_suggested(terminal: Terminal) -> None:
    listed = terminal.run("sets")

    assert "Suggestion: demo-r1 vs demo-v3 at the demo: demo/demo-r1, demo/demo-v3" in listed.out
    assert "No set is kept yet" in listed.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare", "One?", "--lane-set", "nobody’s"), "no set of lanes called “nobody’s”"),
        (("compare", "One?"), "--lane"),
        (("compare", "One?", *_A), "2 to 6 lanes"),
        (("compare", "One?", *_A, *_B, "--order", "best"), "--order"),
        (("sets", "add", "x"), "--from"),
        (("sets", "add", " ", *_A), "name"),
        (("sets", "add", "x", *_A * 7), "between 1 and 6"),
        (("sets", "add", "x", "--from", "1", "--order", "race"), "--from takes all"),
        (("sets", "delete", "x"), "no set"),
    ],
)
def test_what_means_nothing_is_told(
    terminal: Terminal, arguments: tuple[str, ...], said: str
) -> None:
    ran = terminal.run(*arguments)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
