"""Asking again by itself: rarely, in sight, and never once a reply has begun (contract, 9)."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
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
from deepseek_desktop.core.domain.reply import Phase
from deepseek_desktop.core.providers import connections
from deepseek_desktop.core.providers.catalogue import read_catalogue
from deepseek_desktop.core.runs.lane import Means
from tests.core.runs.asked import QUICK, Asked, asked_at
from tests.fakes import ScriptedProvider, ScriptedProviders
from tests.faults.contract import Ending, assert_plain
from tests.faults.looking import archived_prompts, archived_replies
from tests.faults.server import (
    Answer,
    FaultServer,
    Finish,
    Gate,
    Hold,
    Reach,
    Request,
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
from tests.support import until

_WHOLE = Ending(Outcome.COMPLETE, "It is 4.")
_LOADING = error(503, "Loading model")


def _by_lane(scripts: Mapping[str, Sequence[Script]]) -> Answer:
    """Answer the requests for each model in turn."""
    answers = {model: in_turn(*turns) for model, turns in scripts.items()}

    def choose(request: Request) -> Script:
        chosen = answers[request.model]
        return chosen(request) if callable(chosen) else chosen

    return choose


@pytest.mark.parametrize("failures", [1, 2])
@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 520, 529])
async def test_a_failure_that_passes_is_tried_again_up_to_twice(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path, status: int, failures: int
) -> None:
    fault_server.answer = in_turn(*[error(status)] * failures, said())
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [_WHOLE])
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

        asked.hold_to_contract(turn, [_WHOLE])
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


@pytest.mark.parametrize(
    ("value", "wait_s"),
    [("3", 3.0), ("60", 60.0), ("0.5", 0.5)],
)
@pytest.mark.parametrize("status", [429, 503])
async def test_a_wait_that_a_host_asks_for_is_announced_to_the_second(  # P08
    no_leaks: None,
    fault_server: FaultServer,
    tmp_path: Path,
    status: int,
    value: str,
    wait_s: float,
) -> None:
    fault_server.answer = in_turn(error(status, Retry_After=value), (Hold(),))
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        task = asked.begin()
        await until(lambda: asked.retries_of(0))

        assert [retry.wait_s for retry in asked.retries_of(0)] == [wait_s]

        asked.stop(0)
        asked.hold_to_contract(await task, [Ending(Outcome.STOPPED)])


@pytest.mark.parametrize("value", ["0", "-5", "Fri, 31 Dec 1999 23:59:59 GMT"])
async def test_a_host_that_says_at_once_is_not_stormed(  # P08
    no_leaks: None, fault_server: FaultServer, tmp_path: Path, value: str
) -> None:
    fault_server.answer = in_turn(error(429, Retry_After=value), said())
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [_WHOLE])
        assert [retry.wait_s for retry in asked.retries_of(0)] == [QUICK.base_s * 0.75]


async def test_a_date_to_wait_for_is_a_number_of_seconds(  # P08
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    fault_server.answer = error(429, Retry_After=soon)
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        task = asked.begin()
        await until(lambda: asked.retries_of(0))

        assert 10 < asked.retries_of(0)[0].wait_s <= 30

        asked.stop(0)
        await task


async def test_nothing_is_sent_before_the_wait_is_over(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = in_turn(error(429, Retry_After="0.1"), said())
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [_WHOLE])
    first, second = fault_server.requests
    assert second.arrived_at - first.arrived_at >= 0.1


@pytest.mark.parametrize("value", ["61", "3600", "99999999", "Fri, 31 Dec 2099 23:59:59 GMT"])
async def test_a_wait_that_is_too_long_is_left_to_a_person(  # P08
    no_leaks: None, fault_server: FaultServer, tmp_path: Path, value: str
) -> None:
    fault_server.answer = in_turn(error(429, Retry_After=value), said())
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [Ending(Outcome.REFUSED, fault=Fault.YOU)])
        assert turn.replies[0].failure is not None
        assert "too long to wait for here" in turn.replies[0].failure.sentence
        assert turn.replies[0].retried == ()
    assert len(fault_server.requests) == 1


@pytest.mark.parametrize("value", ["soon", "", "1e3", "9" * 400])
async def test_a_wait_that_is_nonsense_is_ours_to_choose(  # P08
    no_leaks: None, fault_server: FaultServer, tmp_path: Path, value: str
) -> None:
    fault_server.answer = in_turn(error(429, Retry_After=value), said())
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [_WHOLE])
        assert [retry.wait_s for retry in asked.retries_of(0)] == [QUICK.base_s * 0.75]


async def test_a_model_that_loads_is_asked_until_it_answers(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = in_turn(*[_LOADING] * 20, said())
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [_WHOLE])
        assert [retry.most for retry in asked.retries_of(0)] == [None] * 20
        assert [failure.kind for failure in turn.replies[0].retried] == ["model_loading"]
    assert len(fault_server.requests) == 21


async def test_a_model_that_loads_for_ever_is_given_up(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = _LOADING
    now_s = 0.0

    def clock() -> float:
        nonlocal now_s
        now_s += 5.0
        return now_s

    async with asked_at(tmp_path, fault_server, "m1") as asked:
        asked.means = replace(asked.means, monotonic=clock)
        turn = await asked.take()

        asked.hold_to_contract(turn, [Ending(Outcome.REFUSED, fault=Fault.PROVIDER)])
        assert turn.replies[0].failure is not None
        assert turn.replies[0].failure.kind == "model_loading"
    assert len(fault_server.requests) > 20


async def test_the_time_in_the_queue_is_not_the_time_of_loading(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    gate = Gate()
    first: Script = (Send(head() + answer("It is 4.")), Reach(gate), Send(finish() + DONE))
    fault_server.answer = _by_lane({"first": [first], "later": [_LOADING, said()]})
    now_s = 0.0
    async with asked_at(tmp_path, fault_server, "first", "later", most_at_once=1) as asked:
        asked.means = replace(asked.means, monotonic=lambda: now_s)
        task = asked.begin()
        await until(lambda: asked.said_in(1) == [Queued(1)])
        await until(lambda: "It is 4." in repr(asked.said_in(0)))

        now_s = 3600.0
        gate.open()
        turn = await task

        asked.hold_to_contract(turn, [_WHOLE, _WHOLE])


async def test_each_lane_waits_alone(  # P09
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = _by_lane(
        {"limited": [error(429, Retry_After="60")]} | {f"m{n}": [said()] for n in range(3)}
    )
    async with asked_at(
        tmp_path, fault_server, "m0", "limited", "m1", "m2", most_at_once=1
    ) as asked:
        task = asked.begin()
        await until(lambda: len(asked.ended) == 3 and asked.retries_of(1))
        assert asked.reply_ids[1] not in asked.ended

        asked.stop(1)
        turn = await task

        endings = [_WHOLE, Ending(Outcome.STOPPED), _WHOLE, _WHOLE]
        asked.hold_to_contract(turn, endings)


async def test_one_who_waits_to_try_again_goes_to_the_end_of_the_line(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = _by_lane({"a": [error(500), said()], "b": [said()], "c": [said()]})
    async with asked_at(tmp_path, fault_server, "a", "b", "c", most_at_once=1) as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [_WHOLE] * 3)
        assert len([e for e in asked.said_in(0) if isinstance(e, RequestSent)]) == 2
    assert [request.model for request in fault_server.requests][:2] == ["a", "b"]


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

        asked.hold_to_contract(turn, [_WHOLE])


async def test_while_it_waits_a_reply_says_so(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = error(429, Retry_After="60")
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        task = asked.begin()
        await until(lambda: asked.retries_of(0))
        (announced,) = asked.retries_of(0)
        assert_plain(announced.failure)
        row = archived_replies(tmp_path)[0]
        assert row["outcome"] is None

        asked.stop(0)
        turn = await task

        assert turn.replies[0].phase is Phase.ENDED
        assert turn.replies[0].retried == (announced.failure,)


async def test_however_often_it_is_asked_there_is_one_prompt_and_one_reply(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = in_turn(error(500), error(502), said())
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [_WHOLE])
        assert len(archived_prompts(tmp_path)) == 1
        (row,) = archived_replies(tmp_path)
        assert [failure["status"] for failure in json.loads(row["retried"])] == [500, 502]
        assert all(request.archived_prompts for request in fault_server.requests)


async def test_chance_decides_within_its_bounds(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = error(500)
    chances = iter([0.0, 1.0])
    async with asked_at(tmp_path, fault_server, "m1", chance=lambda: next(chances, 0.5)) as asked:
        await asked.take()

        waits = [retry.wait_s for retry in asked.retries_of(0)]
        assert waits == [QUICK.base_s, QUICK.base_s]  # all of 1, half of 2


async def test_a_hundred_lanes_that_try_again_leave_nothing_open(  # N31
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    await end_after_retries(fault_server, tmp_path)


async def end_after_retries(fault_server: FaultServer, data_dir: Path) -> None:
    """Let a hundred lanes queue, fail, try again, and end in one way or another."""
    ends = [[error(500), said()], [error(503)] * 3, [_LOADING] * 4 + [said()], [error(401)]]
    lanes = {f"m{n}": ends[n % len(ends)] for n in range(100)}
    fault_server.answer = _by_lane(lanes)
    async with asked_at(data_dir, fault_server, *lanes) as asked:
        turn = await asked.take()

        refused = {1: Fault.PROVIDER, 3: Fault.YOU}
        endings = [
            Ending(Outcome.REFUSED, fault=refused[n % 4]) if n % 4 in refused else _WHOLE
            for n in range(100)
        ]
        asked.hold_to_contract(turn, endings)
    assert len(fault_server.requests) == fault_server.connections == 25 * (2 + 3 + 5 + 1)


def _catalogued(name: str) -> Profile:
    catalogue, _ = read_catalogue([asset("catalogue")])
    return next(host.profile for host in catalogue.hosts if host.profile.name == name)
