"""Waiting for what happens elsewhere: the one place that polls."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable


async def until(condition: Callable[[], object], timeout_s: float = 30.0) -> None:
    """Return once `condition` is true; fail when it does not come true in time."""
    try:
        async with asyncio.timeout(timeout_s):
            while not condition():
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError(f"not within {timeout_s} s: {condition}") from None


async def abandoned_streams_closed() -> None:
    """Let the loop close streams that nobody reads any more, layer by layer.

    Each layer is closed by a task of its own. qasync takes a last step with what is still there
    after it has stopped, and what it does then believes that there is no loop.
    """
    gc.collect()
    for _ in range(10):
        await asyncio.sleep(0)
