"""Whoever leaves a stream, in whatever way, leaves nothing open behind (N31, N32)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing

import pytest

from deepseek_desktop.core.domain.events import AnswerDelta
from deepseek_desktop.core.providers.base import Provider
from deepseek_desktop.core.providers.queueing import Queue
from tests.faults.asking import asking, hear, provider_at
from tests.faults.server import FaultServer, Hold, ReadAgain, Reset, Send, by_model
from tests.faults.wire import DONE, answer, completion, error, finish, head, said, stream
from tests.support import abandoned_streams_closed, until

_HELD = (Send(head() + answer("It is")), Hold())
_SCRIPTS = {
    "held": _HELD,
    "silent": (Hold(),),
    "whole": said(),
    "kept open": (Send(head(length=len(completion("4"))) + completion("4")), ReadAgain()),
    "open after the end": (Send(head() + answer("4") + finish() + DONE), Hold()),
    "cut": stream(answer("It is")),
    "reset": (Send(head() + answer("It is")), Reset()),
    "refused": error(500),
}


class _OnPurposeError(Exception):
    pass


async def listen(provider: Provider, model: str) -> None:
    await hear(provider, model)


async def close_after_a_word(provider: Provider, model: str) -> None:
    async with aclosing(asking(provider, model)) as events:
        async for event in events:
            if isinstance(event, AnswerDelta):
                break


async def break_after_a_word(provider: Provider, model: str) -> None:
    async for event in asking(provider, model):
        if isinstance(event, AnswerDelta):
            break


async def raise_after_a_word(provider: Provider, model: str) -> None:
    async def work() -> None:
        async for event in asking(provider, model):
            if isinstance(event, AnswerDelta):
                raise _OnPurposeError

    with pytest.raises(_OnPurposeError):
        await work()


async def cancel_after_a_word(provider: Provider, model: str) -> None:
    has_heard = asyncio.Event()

    async def work() -> None:
        async with aclosing(asking(provider, model)) as events:
            async for event in events:
                if isinstance(event, AnswerDelta):
                    has_heard.set()

    task = asyncio.create_task(work())
    await has_heard.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def cancel_at_once(provider: Provider, model: str) -> None:
    task = asyncio.create_task(hear(provider, model))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def cancel_before_a_response(provider: Provider, model: str) -> None:
    task = asyncio.create_task(hear(provider, model))
    for _ in range(5):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


Ending = Callable[[Provider, str], Awaitable[None]]
EVERY_ENDING: list[tuple[Ending, str]] = [
    *((listen, model) for model in _SCRIPTS if model not in {"held", "silent"}),
    (close_after_a_word, "held"),
    (break_after_a_word, "held"),
    (raise_after_a_word, "held"),
    (cancel_after_a_word, "held"),
    (cancel_at_once, "silent"),
    (cancel_before_a_response, "silent"),
]


@pytest.mark.parametrize(("end", "model"), EVERY_ENDING)
async def test_the_host_sees_at_once_that_the_client_left(
    no_leaks: None, fault_server: FaultServer, end: Ending, model: str
) -> None:
    fault_server.answer = by_model(_SCRIPTS)

    async with provider_at(fault_server.base_url) as provider:
        await end(provider, model)

        await until(lambda: fault_server.busy == 0)


async def test_a_thousand_endings_of_all_kinds_leave_nothing_open(  # N31
    no_leaks: None, fault_server: FaultServer
) -> None:
    await end_a_thousand_times(fault_server)


async def end_a_thousand_times(fault_server: FaultServer) -> None:
    """End streams in every way there is, one after the other, and many at once in a queue."""
    fault_server.answer = by_model(_SCRIPTS)
    endings = 0
    async with provider_at(fault_server.base_url, queue=Queue(5)) as provider:
        while endings < 700:
            for end, model in EVERY_ENDING:
                await end(provider, model)
                endings += 1
        while endings < 1000:
            async with asyncio.TaskGroup() as group:
                for end, model in EVERY_ENDING * 5:
                    group.create_task(_awaited(end(provider, model)))
                    endings += 1
        await until(lambda: fault_server.busy == 0)
    await abandoned_streams_closed()


async def _awaited(ending: Awaitable[None]) -> None:
    await ending
