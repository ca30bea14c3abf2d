"""A process that is killed costs the last moment of its streams, and nothing else."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.core.runs.kills import MODELS, host, kill
from tests.faults.server import FaultServer


async def test_a_kill_with_four_streams_leaves_prompts_and_a_prefix_of_each(tmp_path: Path) -> None:
    pieces = (0, 1, 50, 81, 130, 300)  # 80 are the first turn's
    with FaultServer(host()) as server:
        async with asyncio.TaskGroup() as tasks:
            killed = [
                tasks.create_task(kill(tmp_path / f"{number}", server.base_url, pieces=number))
                for number in pieces
            ]

    # How much was lost is a matter of time, which `./dev bench kills` measures.
    assert len(killed[-1].result()) == len(MODELS)
