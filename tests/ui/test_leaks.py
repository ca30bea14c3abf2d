"""The same endings as on a plain loop, on the loop that the window runs on (N31)."""

from __future__ import annotations

from pathlib import Path

from tests.core.providers.test_leaving import end_a_thousand_times
from tests.core.runs.test_retries import end_after_retries
from tests.faults.server import FaultServer


async def test_a_thousand_endings_of_all_kinds_leave_nothing_open_under_qt(
    hooked: None, no_leaks: None, fault_server: FaultServer
) -> None:
    await end_a_thousand_times(fault_server)


async def test_a_hundred_lanes_that_try_again_leave_nothing_open_under_qt(
    hooked: None, no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    await end_after_retries(fault_server, tmp_path)
