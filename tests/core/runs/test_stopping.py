"""A stop at any point ends a reply in one way, keeps its text, and the host sees it (N32)."""

from __future__ import annotations

import asyncio
import socket
import threading
from pathlib import Path

import pytest

from deepseek_desktop.core.domain.events import Queued, RequestSent
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.streaming.retrying import RetryPolicy
from tests.core.runs.asked import Asked, asked_at
from tests.faults.contract import Ending
from tests.faults.looking import archived_replies
from tests.faults.server import FaultServer, Hold, Script, Send
from tests.faults.wire import DONE, answer, error, finish, head, reasoning, said
from tests.support import until

_LANES = [f"m{n}" for n in range(50)]
_BEGUN = reasoning("Two and two.") + answer("It is 4.")
_STOPPED = Ending(Outcome.STOPPED)
_STOPPED_LATE = Ending(Outcome.STOPPED, "It is 4.", "Two and two.")


def _is_sent(asked: Asked, lane: int) -> bool:
    return any(isinstance(event, RequestSent) for event in asked.said_in(lane))


@pytest.mark.parametrize(
    ("script", "ending"),
    [
        ((Hold(),), _STOPPED),
        ((Send(b"HTTP/1.1 200 OK\r\n"), Hold()), _STOPPED),
        ((Send(head()), Hold()), _STOPPED),
        ((Send(head() + _BEGUN), Hold()), _STOPPED_LATE),
        ((Send(head() + _BEGUN + finish()), Hold()), _STOPPED_LATE),
    ],
    ids=["before the head", "in the head", "before a word", "in the stream", "after the last word"],
)
@pytest.mark.parametrize("times", [1, 2])
async def test_a_stop_while_the_host_holds_the_line(
    no_leaks: None,
    fault_server: FaultServer,
    tmp_path: Path,
    script: Script,
    ending: Ending,
    times: int,
) -> None:
    fault_server.answer = script
    async with asked_at(tmp_path, fault_server, *_LANES, most_at_once=50) as asked:
        task = asked.begin()
        await until(lambda: len(fault_server.requests) == len(_LANES))
        if ending.answer:
            await until(lambda: all("4." in repr(asked.said_in(n)) for n in range(len(_LANES))))

        for _ in range(times):
            for lane in range(len(_LANES)):
                asked.stop(lane)
        turn = await task
        await until(lambda: len(asked.ended) == len(_LANES))

        asked.hold_to_contract(turn, [ending] * len(_LANES))


async def test_a_stop_before_the_first_step(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = said()
    async with asked_at(tmp_path, fault_server, *_LANES) as asked:
        asked.stops.stop_all()
        turn = await asked.take()

        asked.hold_to_contract(turn, [_STOPPED] * len(_LANES))
    assert fault_server.connections == 0


async def test_a_stop_while_the_name_is_looked_up(
    no_leaks: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = threading.Event()
    asked_for: list[object] = []

    def look_up(*what: object, **_: object) -> None:
        asked_for.append(what)
        released.wait(10)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    async with asked_at(tmp_path, "https://slow.invalid/v1", "m1", "m2") as asked:
        task = asked.begin()
        await until(lambda: len(asked_for) == 2)

        asked.stops.stop_all()
        turn = await task

        assert not released.is_set()
        released.set()
        asked.hold_to_contract(turn, [_STOPPED] * 2)


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_stop_before_anybody_takes_the_call(
    no_leaks: None, tmp_path: Path, scheme: str
) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=100) as server:
        server.settimeout(5)
        url = f"{scheme}://127.0.0.1:{server.getsockname()[1]}/v1"
        async with asked_at(tmp_path, url, *_LANES, most_at_once=50) as asked:
            task = asked.begin()
            calls = [(await asyncio.to_thread(server.accept))[0] for _ in _LANES]
            for call in calls:
                call.settimeout(5)
                assert await asyncio.to_thread(call.recv, 1)  # of the greeting, or of the request

            asked.stops.stop_all()
            turn = await task

            for call in calls:
                assert await asyncio.to_thread(_has_hung_up, call)
                call.close()
            asked.hold_to_contract(turn, [_STOPPED] * len(_LANES))


def _has_hung_up(call: socket.socket) -> bool:
    try:
        while call.recv(65536):
            pass
    except ConnectionResetError:
        return True
    return True  # and a host that stays fails with TimeoutError


async def test_a_stop_in_the_queue_lets_the_others_move_up(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = (Send(head() + _BEGUN), Hold())
    async with asked_at(tmp_path, fault_server, *_LANES[:6], most_at_once=2) as asked:
        task = asked.begin()
        await until(lambda: len(fault_server.requests) == 2)
        await until(lambda: asked.said_in(5) == [Queued(4)])

        asked.stop(3)
        await until(lambda: len(asked.ended) == 1)
        await until(lambda: asked.said_in(5) == [Queued(4), Queued(3)])
        assert asked.said_in(2) == [Queued(1)]

        asked.stop(0)
        await until(lambda: len(fault_server.requests) == 3)
        await until(lambda: asked.said_in(5) == [Queued(4), Queued(3), Queued(2)])

        asked.stops.stop_all()
        turn = await task

        endings = [ending for _, ending in sorted(_endings(asked).items())]
        asked.hold_to_contract(turn, endings)
        assert [reply.outcome for reply in turn.replies] == [Outcome.STOPPED] * 6
    assert len(fault_server.requests) == 3


def _endings(asked: Asked) -> dict[int, Ending]:
    """Return how each lane must have ended: with what it had heard, lane by lane."""
    heard = {lane: _is_sent(asked, lane) and "4." in repr(asked.said_in(lane)) for lane in range(6)}
    return {lane: _STOPPED_LATE if has_text else _STOPPED for lane, has_text in heard.items()}


@pytest.mark.parametrize("failing", [error(500), error(429, Retry_After="60"), error(503)])
async def test_a_stop_while_a_retry_counts_down(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path, failing: Script
) -> None:
    fault_server.answer = failing
    patient = RetryPolicy(base_s=60, cap_s=60)
    async with asked_at(tmp_path, fault_server, *_LANES, retries=patient, most_at_once=50) as asked:
        task = asked.begin()
        await until(lambda: all(asked.retries_of(lane) for lane in range(len(_LANES))))

        asked.stops.stop_all()
        async with asyncio.timeout(10):
            turn = await task

        asked.hold_to_contract(turn, [_STOPPED] * len(_LANES))
        for reply in turn.replies:
            assert [failure.kind for failure in reply.retried] in (
                ["provider_unavailable"],
                ["rate_limited"],
            )
            assert reply.next_attempt is None
    assert len(fault_server.requests) == len(_LANES)


async def test_a_stop_after_the_end_changes_nothing(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = (Send(head() + _BEGUN + finish() + DONE), Hold())
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        turn = await asked.take()

        asked.stop(0)
        asked.stops.stop_all()
        await asyncio.sleep(0)

        complete = Ending(Outcome.COMPLETE, "It is 4.", "Two and two.")
        asked.hold_to_contract(turn, [complete])


@pytest.mark.parametrize("steps", range(1, 40, 3))
async def test_a_stop_at_any_step_of_the_loop(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path, steps: int
) -> None:
    fault_server.answer = said("It is 4.", "Two and two.")
    async with asked_at(tmp_path, fault_server, "m1", "m2", "m3") as asked:
        task = asked.begin()
        await until(lambda: asked.reply_ids)
        for _ in range(steps):
            await asyncio.sleep(0)

        asked.stops.stop_all()
        turn = await task

        # What is stopped while it is being stored is written without being awaited.
        await until(lambda: all(row["outcome"] for row in archived_replies(tmp_path)))
        asked.hold_to_contract(turn, [_as_it_says(reply) for reply in turn.replies])
        for reply in turn.replies:
            assert reply.outcome in {Outcome.STOPPED, Outcome.COMPLETE}
            assert (reply.outcome is Outcome.STOPPED) or reply.answer == "It is 4."


def _as_it_says(reply: Reply) -> Ending:
    assert reply.outcome is not None
    return Ending(reply.outcome, reply.answer, reply.reasoning)
