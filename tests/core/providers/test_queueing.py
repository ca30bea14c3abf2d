"""The queue of a provider: only so many at once, everybody sees their place (N28)."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from functools import partial
from random import Random

import pytest

from deepseek_desktop.core.domain.events import AnswerDelta, Finished, Queued, StreamEvent
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.base import Provider
from deepseek_desktop.core.providers.queueing import Queue, Ticket
from deepseek_desktop.core.providers.registry import Providers
from tests.faults.asking import asking, hear, provider_at
from tests.faults.server import FaultServer, Finish, Gate, Hold, Reach, Script, Send, by_model
from tests.faults.wire import DONE, answer, error, finish, head, said
from tests.support import abandoned_streams_closed, until

_MOST = 8


def _gated(gate: Gate) -> Script:
    return (Send(head() + answer("4")), Reach(gate), Send(finish() + DONE), Finish())


class _Listener:
    """Somebody who asks and notes what comes."""

    def __init__(self, provider: Provider, model: str = "some-model") -> None:
        self.events: list[StreamEvent] = []
        self.task = asyncio.create_task(self._listen(provider, model))

    async def _listen(self, provider: Provider, model: str) -> None:
        async with aclosing(asking(provider, model)) as events:
            async for event in events:
                self.events.append(event)

    @property
    def places(self) -> list[int]:
        return [event.place for event in self.events if isinstance(event, Queued)]

    @property
    def has_answer(self) -> bool:
        return AnswerDelta("4") in self.events

    async def stop(self) -> None:
        self.task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await self.task


async def test_forty_streams_at_once_wait_in_line(
    no_leaks: None, fault_server: FaultServer
) -> None:
    gate = Gate()
    fault_server.answer = _gated(gate)
    profile = Profile("host", fault_server.base_url, most_at_once=_MOST)
    async with Providers([profile], lambda _: None) as providers:
        all_of_them = [_Listener(providers.open("host")) for _ in range(40)]
        begun, waiting = all_of_them[:_MOST], all_of_them[_MOST:]
        await until(lambda: all(listener.has_answer for listener in begun))

        assert len(fault_server.requests) == fault_server.connections == _MOST
        assert [listener.places for listener in begun] == [[]] * _MOST
        assert [listener.places for listener in waiting] == [[place] for place in range(1, 33)]

        gate.open()
        await until(lambda: all(listener.task.done() for listener in all_of_them))

        for listener in all_of_them:
            assert listener.events[-1] == Finished("stop")  # and no error of a pool
            assert listener.places == sorted(set(listener.places), reverse=True)
    assert fault_server.connections == 40
    assert fault_server.wait_until_idle()


async def test_every_place_on_the_way_is_seen(no_leaks: None, fault_server: FaultServer) -> None:
    gates = {f"m{n}": Gate() for n in range(5)}
    fault_server.answer = by_model({model: _gated(gate) for model, gate in gates.items()})
    async with provider_at(fault_server.base_url, queue=Queue(1)) as provider:
        listeners = [_Listener(provider, model) for model in gates]

        for listener, gate in zip(listeners, gates.values(), strict=True):
            await until(partial(getattr, listener, "has_answer"))
            gate.open()
            await listener.task

    assert [listener.places for listener in listeners] == [[], [1], [2, 1], [3, 2, 1], [4, 3, 2, 1]]
    assert [request.model for request in fault_server.requests] == list(gates)


async def test_one_who_leaves_the_line_lets_those_behind_move_up(
    no_leaks: None, fault_server: FaultServer
) -> None:
    fault_server.answer = (Send(head() + answer("4")), Hold())
    async with provider_at(fault_server.base_url, queue=Queue(1)) as provider:
        running, first, second, third = (_Listener(provider) for _ in range(4))
        await until(lambda: running.has_answer)

        await second.stop()
        await until(lambda: third.places == [3, 2])
        assert first.places == [1]
        assert len(fault_server.requests) == 1

        await running.stop()
        await until(lambda: first.has_answer)
        await until(lambda: third.places == [3, 2, 1])

        await first.stop()
        await until(lambda: third.has_answer)
        await third.stop()
        await until(lambda: fault_server.busy == 0)

    assert len(fault_server.requests) == 3


@pytest.mark.parametrize("kind", ["refused", "complete", "abandoned", "closed", "stopped"])
async def test_however_one_ends_the_next_begins(
    no_leaks: None, fault_server: FaultServer, kind: str
) -> None:
    held: Script = (Send(head() + answer("4")), Hold())
    ends: dict[str, Script] = {"refused": error(500), "complete": said("4")}
    fault_server.answer = by_model({"first": ends.get(kind, held), "next": said("4")})
    async with provider_at(fault_server.base_url, queue=Queue(1)) as provider:
        match kind:
            case "abandoned":
                async for event in asking(provider, "first"):
                    if isinstance(event, AnswerDelta):
                        break
                await abandoned_streams_closed()
            case "closed":
                stream = asking(provider, "first")
                await anext(stream)
                await stream.aclose()
            case "stopped":
                listener = _Listener(provider, "first")
                await until(lambda: listener.has_answer)
                await listener.stop()
            case _:
                await hear(provider, "first")

        async with asyncio.timeout(20):  # what hangs shall fail, not hang
            heard = await hear(provider, "next")

    assert heard.error is None
    assert not any(isinstance(event, Queued) for event in heard.events)


async def test_providers_do_not_wait_for_each_other(
    no_leaks: None, fault_server: FaultServer
) -> None:
    fault_server.answer = (Send(head() + answer("4")), Hold())
    profiles = [Profile(name, fault_server.base_url, most_at_once=1) for name in ("one", "two")]
    async with Providers(profiles, lambda _: None) as providers:
        listeners = [_Listener(providers.open(name)) for name in ("one", "two")]
        await until(lambda: all(listener.has_answer for listener in listeners))
        for listener in listeners:
            await listener.stop()

    assert fault_server.wait_until_idle()


async def test_a_move_that_comes_while_nobody_looks_is_not_missed() -> None:
    queue = Queue(1)
    first, second = queue.enter(), queue.enter()
    assert (first.place, second.place) == (0, 1)

    first.leave()
    async with asyncio.timeout(20):
        await second.wait()

    assert second.place == 0


@pytest.mark.parametrize("seed", range(20))
def test_places_are_those_of_the_line_and_only_fall(seed: int) -> None:
    random = Random(seed)
    most = random.randint(1, 4)
    queue = Queue(most)
    line: list[Ticket] = []
    seen: dict[Ticket, int] = {}
    for _ in range(300):
        if line and random.random() < 0.5:
            ticket = line.pop(random.randrange(len(line)))
            ticket.leave()
            ticket.leave()  # twice is once
        else:
            line.append(queue.enter())

        for number, ticket in enumerate(line):
            assert ticket.place == max(0, number + 1 - most)
            has_moved = seen.get(ticket, ticket.place) > ticket.place
            assert ticket.moved.is_set() == has_moved
            ticket.moved.clear()
            seen[ticket] = ticket.place
