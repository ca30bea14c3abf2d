"""How long is waited before a failure is tried again, and what is told meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.errors import (
    Fault,
)
from deepseek_desktop.core.domain.events import (
    Queued,
    RequestSent,
)
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Phase
from tests.core.runs.asked import QUICK, asked_at
from tests.core.runs.asked_again import LOADING, WHOLE, by_lane
from tests.faults.contract import Ending, assert_plain
from tests.faults.looking import archived_replies
from tests.faults.server import (
    FaultServer,
    Gate,
    Hold,
    Reach,
    Script,
    Send,
    in_turn,
)
from tests.faults.wire import (
    DONE,
    answer,
    error,
    finish,
    head,
    said,
)
from tests.support import until


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

        asked.hold_to_contract(turn, [WHOLE])
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

        asked.hold_to_contract(turn, [WHOLE])
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

        asked.hold_to_contract(turn, [WHOLE])
        assert [retry.wait_s for retry in asked.retries_of(0)] == [QUICK.base_s * 0.75]


async def test_a_model_that_loads_is_asked_until_it_answers(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = in_turn(*[LOADING] * 20, said())
    async with asked_at(tmp_path, fault_server, "m1") as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [WHOLE])
        assert [retry.most for retry in asked.retries_of(0)] == [None] * 20
        assert [failure.kind for failure in turn.replies[0].retried] == ["model_loading"]
    assert len(fault_server.requests) == 21


async def test_a_model_that_loads_for_ever_is_given_up(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = LOADING
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
    fault_server.answer = by_lane({"first": [first], "later": [LOADING, said()]})
    now_s = 0.0
    async with asked_at(tmp_path, fault_server, "first", "later", most_at_once=1) as asked:
        asked.means = replace(asked.means, monotonic=lambda: now_s)
        task = asked.begin()
        await until(lambda: asked.said_in(1) == [Queued(1)])
        await until(lambda: "It is 4." in repr(asked.said_in(0)))

        now_s = 3600.0
        gate.open()
        turn = await task

        asked.hold_to_contract(turn, [WHOLE, WHOLE])


async def test_each_lane_waits_alone(  # P09
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = by_lane(
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

        endings = [WHOLE, Ending(Outcome.STOPPED), WHOLE, WHOLE]
        asked.hold_to_contract(turn, endings)


async def test_one_who_waits_to_try_again_goes_to_the_end_of_the_line(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = by_lane({"a": [error(500), said()], "b": [said()], "c": [said()]})
    async with asked_at(tmp_path, fault_server, "a", "b", "c", most_at_once=1) as asked:
        turn = await asked.take()

        asked.hold_to_contract(turn, [WHOLE] * 3)
        assert len([e for e in asked.said_in(0) if isinstance(e, RequestSent)]) == 2
    assert [request.model for request in fault_server.requests][:2] == ["a", "b"]


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


async def test_chance_decides_within_its_bounds(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = error(500)
    chances = iter([0.0, 1.0])
    async with asked_at(tmp_path, fault_server, "m1", chance=lambda: next(chances, 0.5)) as asked:
        await asked.take()

        waits = [retry.wait_s for retry in asked.retries_of(0)]
        assert waits == [QUICK.base_s, QUICK.base_s]  # all of 1, half of 2
