"""Limits for spending hold in a terminal, too."""

from __future__ import annotations

from tests.cli.conftest import Terminal
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Send
from tests.ui.priced import know_models


def _limit(terminal: Terminal, *lines: str) -> None:
    path = terminal.data_dir / "settings.toml"
    path.write_text("\n".join(lines) + "\n" + path.read_text("utf-8"), "utf-8")


def test_what_would_pass_a_limit_is_not_sent_unless_it_is_let(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    know_models(terminal.data_dir, fault_server.base_url)
    _limit(terminal, 'limit_day = "0.01 USD"')
    fault_server.answer = wire.said("4.")

    held = terminal.run("ask", "What is it?", "--model", "host/dear")
    lanes = ("--lane", "host/small", "--lane", "host/dear")
    both = terminal.run("compare", "What is it?", *lanes)
    assert fault_server.requests == []
    let = terminal.run("ask", "What is it?", "--model", "host/dear", "--over-limit")
    again = terminal.run("ask", "What is it?", "--model", "host/small")
    free = terminal.run("ask", "What is it?", "--model", "demo/demo-v3")

    assert (held.code, both.code, held.out) == (1, 1, "")
    assert "This would pass today's limit of 0.01 USD (0.000000 USD spent)." in held.err
    assert "Nothing was sent." in held.err
    assert both.err == held.err
    assert (let.code, "is passed" in let.err) == (0, True)
    assert (again.code, "Nothing was sent." in again.err) == (1, True)
    assert (free.code, "limit" in free.err) == (0, False)  # who takes no money passes no limit


def test_a_reply_that_passes_a_limit_is_stopped_with_its_text_kept(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    know_models(terminal.data_dir, fault_server.base_url)
    _limit(terminal, 'limit_month = "0.00006 USD"')
    words = b"".join(wire.answer("word ") for _ in range(20))  # 0.00004 for ten of them
    fault_server.answer = (Send(wire.head() + words), Hold())

    ran = terminal.run("ask", "Hi", "--model", "host/small")

    assert ran.code == 1
    assert "passed your limit for spending. What had arrived is kept." in ran.err
    (conversation,) = terminal.json("conversations")["conversations"]
    (turn,) = terminal.json("show", conversation["id"])["turns"]
    (reply,) = turn["replies"]
    assert reply["outcome"] == "over_limit"
    assert reply["answer"].count("word") > 10


def test_a_lane_whose_turn_comes_behind_a_limit_is_not_asked(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    know_models(terminal.data_dir, fault_server.base_url)
    _limit(terminal, 'limit_day = "0.00006 USD"')
    words = b"".join(wire.answer("word ") for _ in range(20))
    fault_server.answer = (Send(wire.head() + words), Hold())
    lanes = ("--lane", "host/small", "--lane", "host/small")

    ran = terminal.run("compare", "Hi", *lanes, "--order", "one-after-another")

    assert (ran.code, ran.err.count("passed your limit for spending")) == (1, 2)
    assert len(fault_server.requests) == 1


def test_what_is_asked_again_keeps_to_a_limit_too(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    know_models(terminal.data_dir, fault_server.base_url)
    counted = wire.usage(prompt=80, completion=20, thinking=15)
    fault_server.answer = wire.stream(wire.answer("4."), wire.finish(), counted, wire.DONE)
    assert terminal.run("ask", "Hi", "--model", "host/small").code == 0
    _limit(terminal, 'limit_day = "0.0001 USD"')  # 0.000156 were spent
    (conversation,) = terminal.json("conversations")["conversations"]

    ran = terminal.run("run-again", conversation["id"])
    assert (ran.code, "passed your limit for spending" in ran.err) == (1, True)
    assert len(fault_server.requests) == 1
    assert terminal.run("run-again", conversation["id"], "--over-limit").code == 0


def test_a_soft_limit_only_warns(terminal: Terminal, fault_server: FaultServer) -> None:
    know_models(terminal.data_dir, fault_server.base_url)
    _limit(terminal, 'limit_day = "0.01 USD"', "limit_hard = false")
    fault_server.answer = wire.said("4.")

    ran = terminal.run("ask", "What is it?", "--model", "host/dear")

    assert (ran.code, "today's limit of 0.01 USD" in ran.err) == (0, True)
