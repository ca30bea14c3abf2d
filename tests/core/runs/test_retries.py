"""Asking again by itself: rarely, in sight, and never once a reply has begun (contract, 9)."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest

from deepseek_desktop.assets import asset
from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.dialect import Dialect
from deepseek_desktop.core.domain.errors import (
    Fault,
    ModelLoadingError,
    ProviderError,
    RateLimitedError,
)
from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    Queued,
    ReasoningDelta,
    RequestSent,
    StreamEvent,
    ToolCallDelta,
)
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers import connections
from deepseek_desktop.core.providers.catalogue import read_catalogue
from deepseek_desktop.core.runs.lane import Means
from tests.core.runs.asked import QUICK, Asked, asked_at
from tests.core.runs.asked_again import LOADING, WHOLE, by_lane
from tests.fakes import ScriptedProvider, ScriptedProviders
from tests.faults.contract import Ending, assert_plain
from tests.faults.looking import archived_prompts, archived_replies
from tests.faults.server import (
    FaultServer,
    Finish,
    Reset,
    Script,
    Send,
    in_turn,
)
from tests.faults.wire import (
    DONE,
    answer,
    comment,
    completion,
    error,
    event,
    finish,
    head,
    said,
    stream,
    usage,
    whole,
)


@pytest.mark.parametrize("failures", [1, 2])
@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 520, 529])
async def test_a_failure_that_passes_is_tried_again_up_to_twice(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path, status: int, failures: int
) -> None:
    fault_server.answer = in_turn(*[error(status)] * failures, said())
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [WHOLE])
        (reply,) = turn.replies
        assert [failure.status for failure in reply.retried] == [status] * failures
        kept = await asked.means.archive.conversation(asked.conversation.id)
        assert kept.turns[0].replies[0].retried == reply.retried
        announced = [(retry.attempt, retry.most) for retry in asked.retries_of(0)]
        assert announced == [(2, 3), (3, 3)][:failures]
    assert len(fault_server.requests) == 1 + failures
    assert len({request.body for request in fault_server.requests}) == 1


@pytest.mark.parametrize(
    ("status", "outcome", "fault"),
    [
        (408, Outcome.TIMEOUT, Fault.PROVIDER),
        (429, Outcome.REFUSED, Fault.YOU),
        (500, Outcome.REFUSED, Fault.PROVIDER),
        (503, Outcome.REFUSED, Fault.PROVIDER),
    ],
)
async def test_after_the_third_failure_a_person_is_told(
    no_leaks: None,
    fault_server: FaultServer,
    tmp_path: Path,
    status: int,
    outcome: Outcome,
    fault: Fault,
) -> None:
    fault_server.answer = error(status)
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [Ending(outcome, fault=fault)])
        assert len(turn.replies[0].retried) == 2
        for failure in turn.replies[0].retried:
            assert_plain(failure)
    assert len(fault_server.requests) == 3


@pytest.mark.parametrize(
    "status", [301, 400, 401, 402, 403, 404, 405, 407, 413, 415, 418, 422, 451]
)
async def test_a_failure_that_does_not_pass_is_told_at_once(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path, status: int
) -> None:
    fault_server.answer = error(status)
    async with asked_at(tmp_path, f"{fault_server.base_url}/api", "m1") as asked:
        turn = await asked.take()

        assert asked.retries_of(0) == []
        assert turn.replies[0].retried == ()
    assert len(fault_server.requests) == (2 if status in {404, 405} else 1)  # two addresses


@pytest.mark.parametrize(
    "script",
    [
        stream(answer("It is")),
        stream(comment()),
        stream(),
        stream(comment(), usage()),
        stream(event({"error": {"message": "The engine is overloaded.", "code": 503}})),
        stream(event({"error": {"message": "Loading model", "code": 503}})),
        stream(answer("It is"), event({"error": {"message": "slow down", "code": 429}})),
        stream(finish(), DONE),
        (Send(head()), Reset()),
        (Send(head(length=9999)), Finish()),
        whole(b'{"error": {"message": "overloaded", "code": 500}}'),
        whole(b"<html>"),
        whole(b""),
        (Send(head(200, "application/json", length=999) + completion("4")[:20]), Finish()),
        (Finish(),),
        (Reset(),),
        (Send(b"HTTP/1.1 2"), Finish()),
    ],
)
async def test_what_may_have_been_charged_is_never_asked_again(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path, script: Script
) -> None:
    fault_server.answer = in_turn(script, said())
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        turn = await asked.take()

        (reply,) = turn.replies
        assert reply.failure is not None
        ending = Ending(Outcome(reply.outcome or ""), reply.answer, fault=reply.failure.fault)
        asked.hold_to_contract(turn, [ending])
        assert reply.outcome is not Outcome.COMPLETE
        assert asked.retries_of(0) == []
    assert len(fault_server.requests) == 1


@pytest.mark.parametrize(
    "said_before", [AnswerDelta("It"), ReasoningDelta("Two"), ToolCallDelta(0, "weather", "{}")]
)
@pytest.mark.parametrize("kind", [RateLimitedError, ModelLoadingError])
async def test_once_anything_was_said_no_failure_is_tried_again(
    archive: Archive, tmp_path: Path, said_before: StreamEvent, kind: type[ProviderError]
) -> None:
    failure = kind("{provider} is too busy to go on.", provider="host")
    failure.passes = True
    provider = ScriptedProvider((said_before,), error=failure)
    means = Means(archive, ScriptedProviders({"host": provider}), retries=QUICK)
    asked = Asked(tmp_path, means, [ModelRef("host", "m1")])

    turn = await asked.take()

    assert len(provider.requests) == 1
    assert turn.replies[0].outcome is Outcome.REFUSED
    assert turn.replies[0].retried == ()


async def test_what_is_no_word_of_a_reply_does_not_hinder_a_retry(
    archive: Archive, tmp_path: Path
) -> None:
    failure = RateLimitedError("{provider} is too busy.", provider="host")
    failure.passes = True
    provider = ScriptedProvider((Queued(1), RequestSent("m1")), error=failure)
    means = Means(archive, ScriptedProviders({"host": provider}), retries=QUICK)
    asked = Asked(tmp_path, means, [ModelRef("host", "m1")])

    turn = await asked.take()

    assert len(provider.requests) == 3
    assert turn.replies[0].retried == (failure.failure,) * 2


async def test_a_name_that_is_found_the_second_time_is_asked(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault_server.answer = said()
    look_up = socket.getaddrinfo
    tries: list[object] = []

    def look_up_badly(host: Any, *more: Any, **others: Any) -> Any:
        tries.append(host)
        if len(tries) == 1:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return look_up("127.0.0.1", *more, **others)

    monkeypatch.setattr(socket, "getaddrinfo", look_up_badly)
    async with asked_at(tmp_path, f"http://host.invalid:{fault_server.port}/v1", "m1") as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [WHOLE])
        (failure,) = turn.replies[0].retried
        assert "host.invalid" in failure.sentence
    assert len(tries) == 2


async def test_a_refused_connection_is_tried_again_and_then_told(
    no_leaks: None, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
    async with asked_at(tmp_path, url, "m1") as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [Ending(Outcome.REFUSED, fault=Fault.NETWORK)])
        assert len(asked.retries_of(0)) == len(turn.replies[0].retried) == 2


async def test_a_connection_that_takes_too_long_is_tried_again(
    no_leaks: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_CONNECT_LIMIT_S", 0.02)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes the call, agrees on no TLS
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/v1"
        async with asked_at(tmp_path, url, "m1") as asked:
            turn = await asked.take()

            asked.hold_to_contract(turn, [Ending(Outcome.TIMEOUT, fault=Fault.NETWORK)])
            assert len(turn.replies[0].retried) == 2


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_a_host_that_does_not_stream_may_have_charged_before_it_failed(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path, status: int
) -> None:
    segmind = _catalogued("segmind")
    assert not segmind.dialect.streams
    fault_server.answer = error(status)
    async with asked_at(tmp_path, fault_server, "m1", ways=segmind) as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [Ending(Outcome.REFUSED, fault=Fault.PROVIDER)])
        assert asked.retries_of(0) == []
    assert len(fault_server.requests) == 1


@pytest.mark.parametrize("status", [429, 503])
async def test_a_host_that_does_not_stream_is_asked_again_where_it_did_not_begin(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path, status: int
) -> None:
    fault_server.answer = in_turn(error(status), whole(completion("It is 4.")))
    ways = Profile("host", "", dialect=Dialect(streams=False))
    async with asked_at(tmp_path, fault_server, "m1", ways=ways) as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [WHOLE])


async def test_however_often_it_is_asked_there_is_one_prompt_and_one_reply(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = in_turn(error(500), error(502), said())
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [WHOLE])
        assert len(archived_prompts(tmp_path)) == 1
        (row,) = archived_replies(tmp_path)
        assert [failure["status"] for failure in json.loads(row["retried"])] == [500, 502]
        assert all(request.archived_prompts for request in fault_server.requests)


async def test_a_hundred_lanes_that_try_again_leave_nothing_open(  # N31
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    await end_after_retries(fault_server, tmp_path)


async def end_after_retries(fault_server: FaultServer, data_dir: Path) -> None:
    """Let a hundred lanes queue, fail, try again, and end in one way or another."""
    ends = [[error(500), said()], [error(503)] * 3, [LOADING] * 4 + [said()], [error(401)]]
    lanes = {f"m{n}": ends[n % len(ends)] for n in range(100)}
    fault_server.answer = by_lane(lanes)
    async with asked_at(data_dir, fault_server, *lanes) as asked:
        turn = await asked.take()

        refused = {1: Fault.PROVIDER, 3: Fault.YOU}
        endings = [
            Ending(Outcome.REFUSED, fault=refused[n % 4]) if n % 4 in refused else WHOLE
            for n in range(100)
        ]
        asked.hold_to_contract(turn, endings)
    assert len(fault_server.requests) == fault_server.connections == 25 * (2 + 3 + 5 + 1)


def _catalogued(name: str) -> Profile:
    catalogue, _ = read_catalogue([asset("catalogue")])
    return next(host.profile for host in catalogue.hosts if host.profile.name == name)
