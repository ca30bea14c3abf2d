"""Questions that are stopped in the terminal."""

from __future__ import annotations

import asyncio
import json

import pytest

from deepseek_desktop.cli.arguments import parser
from deepseek_desktop.cli.asking import ask
from deepseek_desktop.core.domain.attachment import Question
from tests.cli.conftest import Terminal
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Send
from tests.support import until


async def test_who_stops_a_comparison_gets_what_had_arrived_as_json(
    terminal: Terminal, fault_server: FaultServer
) -> None:
    fault_server.answer = (Send(wire.head() + wire.answer("It is")), Hold())
    lanes = ("--lane", "host/a", "--lane", "host/b", "--order", "one-after-another")
    arguments = parser().parse_args(["compare", "How many?", *lanes, "--json"])
    asked = asyncio.create_task(ask(arguments, Question("How many?"), terminal.data_dir, {}))
    await until(lambda: fault_server.requests)

    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked

    shown = json.loads(terminal.capfd.readouterr().out)
    assert [lane["outcome"] for lane in shown["lanes"]] == ["stopped", "stopped"]
    assert [lane["identity"]["model"] for lane in shown["lanes"]] == ["a", "b"]
