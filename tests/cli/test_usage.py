"""What was used and spent, in a terminal."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.cli.conftest import Terminal
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.ui.priced import know_models


def test_usage_is_told_by_day_and_by_model(terminal: Terminal, fault_server: FaultServer) -> None:
    know_models(terminal.data_dir, fault_server.base_url)
    counted = wire.usage(prompt=80, completion=20, thinking=15)
    fault_server.answer = wire.stream(wire.answer("4."), wire.finish(), counted, wire.DONE)
    assert "Nothing was used since 20" in terminal.run("usage").out
    for model in ("small", "small", "nobody-knows"):
        assert terminal.run("ask", "What?", "--model", f"host/{model}").code == 0

    told = terminal.json("usage", "--by", "model", "--since", "all")
    by_day = terminal.json("usage")
    lines = terminal.run("usage", "--by", "model").out.splitlines()

    small, unknown = told["groups"][1], told["groups"][0]
    assert small == {
        "model": "host/small",
        "requests": 2,
        "prompt_tokens": 160,
        "cache_hit": 10,
        "cache_miss": 150,
        "prompt_not_split": 0,
        "completion_tokens": 40,
        "reasoning": 30,
        "answer": 10,
        "completion_not_split": 0,
        "tokens_unknown": 0,
        "cost_unknown": 0,
        "reported": {},
        # twice 5 x 0.20 + 75 x 1.00 + 20 x 4.00 millionths
        "estimated": {"USD": "0.000312"},
    }
    assert (unknown["model"], unknown["cost_unknown"], unknown["estimated"]) == (
        "host/nobody-knows",
        1,
        {},
    )
    assert len(by_day["groups"]) == 30
    today = datetime.now(UTC).astimezone().date().isoformat()
    assert (by_day["groups"][-1]["day"], by_day["total"]["requests"]) == (today, 3)
    assert by_day["total"] == told["total"]
    assert [line.split() for line in lines if line.startswith("host/small")] == [
        ["host/small", "2", "10", "150", "0", "30", "10", "0", "≈", "0.000312", "USD"]
    ]
    assert "Cost unknown, so not in it: 1 of 3 requests." in lines


def test_a_day_that_is_none_is_refused(terminal: Terminal) -> None:
    ran = terminal.run("usage", "--since", "yesterday")

    assert (ran.code, "no day like" in ran.err) == (2, True)
