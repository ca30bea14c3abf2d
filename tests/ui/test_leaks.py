"""The same endings as on a plain loop, on the loop that the window runs on."""

from __future__ import annotations

from tests.core.providers.test_leaving import end_in_every_way
from tests.faults.server import FaultServer


async def test_hundreds_of_endings_of_all_kinds_leave_nothing_open_under_qt(
    hooked: None, no_leaks: None, fault_server: FaultServer
) -> None:
    await end_in_every_way(fault_server, times=17)
