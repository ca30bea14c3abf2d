"""A process that is killed costs the last moment of its streams, and nothing else."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.core.runs.kills import MODELS, host, kill
from tests.faults.server import FaultServer


async def test_a_kill_with_four_streams_leaves_prompts_and_a_prefix_of_each(tmp_path: Path) -> None:
    lives_s = (0.05, 0.3, 0.6, 0.9, 1.2, 1.6)
    with FaultServer(host()) as server:
        async with asyncio.TaskGroup() as tasks:
            killed = [
                tasks.create_task(kill(tmp_path / f"{lived_s}", server.base_url, lived_s))
                for lived_s in lives_s
            ]

    # How much was lost is a matter of time, which `./dev bench kills` measures.
    assert any(len(task.result()) == len(MODELS) for task in killed)
