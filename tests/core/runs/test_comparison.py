"""The lanes of one question: asked at once, one after another, or as a race."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.comparison import ComparisonSettings, Order
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.runs.lane import LaneEnded, LaneEvent, LaneSpoke, LaneStarted
from tests.core.runs.asked import Asked, asked_at
from tests.faults.contract import Ending
from tests.faults.looking import archived_replies
from tests.faults.server import FaultServer, Gate, Hold, Reach, Send, by_model
from tests.faults.wire import DONE, answer, error, finish, head, said, usage
from tests.support import until

_WHOLE = Ending(Outcome.COMPLETE, "It is 4.")
_BEGUN = Send(head() + answer("It is"))


def _ordered(asked: Asked, order: Order, *, resting: Sequence[int] = ()) -> None:
    lanes = asked.conversation.lanes
    settings = ComparisonSettings(order, frozenset(lanes[number].id for number in resting))
    asked.conversation = replace(asked.conversation, settings=settings)


def _told(events: Sequence[LaneEvent]) -> list[str]:
    """Return what was told of the lanes, but for what they said."""
    told = []
    for event in events:
        if isinstance(event, LaneStarted):
            place = event.reply.queue_place
            told.append(f"{event.reply.identity.model} {'begins' if place is None else place}")
        elif isinstance(event, LaneEnded):
            told.append(f"{event.reply.identity.model} {event.reply.outcome}")
    return told


def _by_model(asked: Asked) -> dict[str, Reply]:
    return {reply.identity.model: reply for reply in asked.ended.values()}


async def test_one_after_another_even_where_one_in_the_middle_fails(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = by_model({"a": said(), "b": error(402, "No money."), "c": said()})
    async with asked_at(tmp_path, fault_server, "a", "b", "c") as asked:
        _ordered(asked, Order.SEQUENTIAL)
        turn = await asked.take()

    assert [request.model for request in fault_server.requests] == ["a", "b", "c"]
    assert [reply.outcome for reply in turn.replies] == [
        *(Outcome.COMPLETE, Outcome.REFUSED, Outcome.COMPLETE)
    ]
    assert _told(asked.events) == [
        *("b 1", "c 2", "a begins", "a complete"),
        *("c 1", "b begins", "b refused", "c begins", "c complete"),
    ]


async def test_a_lane_that_waits_can_be_stopped_and_the_others_move_up(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    gate = Gate()
    slow = (_BEGUN, Reach(gate), Send(answer(" 4.") + finish() + usage() + DONE))
    fault_server.answer = by_model({"a": slow, "b": said(), "c": said()})
    async with asked_at(tmp_path, fault_server, "a", "b", "c") as asked:
        _ordered(asked, Order.SEQUENTIAL)
        task = asked.begin()
        await until(lambda: "a begins" in _told(asked.events) and len(fault_server.requests) == 1)

        asked.stops.stop(_id_of(asked, "b"))
        await until(lambda: "b" in _by_model(asked))
        ended = _by_model(asked)["b"].outcome, _told(asked.events)[-1]
        gate.open()
        turn = await task

    assert ended == (Outcome.STOPPED, "b stopped")
    assert "c 1" in _told(asked.events)
    assert [request.model for request in fault_server.requests] == ["a", "c"]
    assert [reply.outcome for reply in turn.replies] == [
        *(Outcome.COMPLETE, Outcome.STOPPED, Outcome.COMPLETE)
    ]


async def test_those_that_wait_never_begin_once_all_are_stopped(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = (_BEGUN, Hold())
    async with asked_at(tmp_path, fault_server, "a", "b", "c") as asked:
        _ordered(asked, Order.SEQUENTIAL)
        task = asked.begin()
        await until(lambda: "It is" in repr(asked.events))

        asked.stops.stop_all()
        turn = await task

        stopped = Ending(Outcome.STOPPED)
        asked.hold_to_contract(turn, [Ending(Outcome.STOPPED, "It is"), stopped, stopped])
    assert [request.model for request in fault_server.requests] == ["a"]
    assert {entry.split()[1] for entry in _told(asked.events)[-3:]} == {"stopped"}


async def test_what_waits_is_stored_as_stopped_when_everything_is_cancelled(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = (_BEGUN, Hold())
    async with asked_at(tmp_path, fault_server, "a", "b", "c") as asked:
        _ordered(asked, Order.SEQUENTIAL)
        task = asked.begin()
        await until(lambda: "It is" in repr(asked.events))

        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

        assert {reply.outcome for reply in asked.ended.values()} == {Outcome.STOPPED}
        assert len(asked.ended) == 3
    assert _stored_outcomes(tmp_path) == dict.fromkeys("abc", "stopped")
    assert len(fault_server.requests) == 1


async def test_after_a_crash_it_is_told_who_was_never_asked(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = by_model({"a": said(), "b": (_BEGUN, Hold()), "c": said()})
    copy = tmp_path / "crashed"
    copy.mkdir()
    async with asked_at(tmp_path / "desk", fault_server, "a", "b", "c") as asked:
        _ordered(asked, Order.SEQUENTIAL)
        task = asked.begin()
        await until(lambda: "b begins" in _told(asked.events) and len(fault_server.requests) == 2)
        await asked.means.archive.keep_head("nobody", None)  # what was noted before is written
        with (
            closing(connect(tmp_path / "desk" / FILE_NAME)) as there,
            closing(connect(copy / FILE_NAME)) as here,
        ):
            there.backup(here)  # what a kill would leave behind
        asked.stops.stop_all()
        await task
    async with Archive(copy) as archive:
        (turn,) = (await archive.conversation(asked.conversation.id)).turns

    assert [reply.outcome for reply in turn.replies] == [
        *(Outcome.COMPLETE, Outcome.CRASHED, Outcome.UNASKED)
    ]
    one, two, three = (reply.timings.started_at for reply in turn.replies)
    assert one < two
    assert three < two


async def test_in_a_race_the_first_answer_stops_the_others_and_that_is_said(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    gate = Gate()
    winner = (_BEGUN, Reach(gate), Send(answer(" 4.") + finish() + usage() + DONE))
    fault_server.answer = by_model(
        {"fails": error(500, "Down."), "slow": (_BEGUN, Hold()), "mine": (Hold(),), "wins": winner}
    )
    async with asked_at(tmp_path, fault_server, "fails", "slow", "mine", "wins") as asked:
        _ordered(asked, Order.RACE)
        task = asked.begin()
        await until(lambda: "It is" in repr(asked.said_in(1)) and "It is" in repr(asked.said_in(3)))
        asked.stop(2)
        await until(lambda: {"mine", "fails"} <= _by_model(asked).keys())
        gate.open()  # who failed, or was stopped, has won nothing
        turn = await task

    assert [reply.outcome for reply in turn.replies if reply.identity.model != "fails"] == [
        *(Outcome.OUTRUN, Outcome.STOPPED, Outcome.COMPLETE)
    ]
    assert [reply.answer for reply in turn.replies] == ["", "It is", "", "It is 4."]
    stored = _stored_outcomes(tmp_path)
    assert (stored["slow"], stored["mine"]) == ("outrun", "stopped")


async def test_lanes_that_rest_are_not_asked_in_any_order(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path
) -> None:
    fault_server.answer = said()
    for order in Order:
        async with asked_at(tmp_path / order, fault_server, "a", "b", "c") as asked:
            _ordered(asked, order, resting=[1])
            turn = await asked.take()
        assert {reply.identity.model for reply in turn.replies} == {"a", "c"}
    assert "b" not in {request.model for request in fault_server.requests}


@pytest.mark.parametrize("order", list(Order))
async def test_a_bug_in_one_lane_harms_no_other(
    no_leaks: None, fault_server: FaultServer, tmp_path: Path, order: Order
) -> None:
    fault_server.answer = said()

    def publish(event: LaneEvent) -> None:
        asked.events.append(event)
        if isinstance(event, LaneSpoke) and event.reply_id == _id_of(asked, "a"):
            raise RuntimeError("a fault of ours")

    async with asked_at(tmp_path, fault_server, "a", "b") as asked:
        _ordered(asked, order)
        with pytest.raises(ExceptionGroup, match="bugs in lanes"):
            await asked.take(publish)

    assert _by_model(asked)["a"].outcome is Outcome.BROKEN
    assert _by_model(asked)["b"].outcome is Outcome.COMPLETE


def _id_of(asked: Asked, model: str) -> str:
    started = (event.reply for event in asked.events if isinstance(event, LaneStarted))
    return next(reply.id for reply in started if reply.identity.model == model)


def _stored_outcomes(folder: Path) -> dict[str, str]:
    return {row["model"]: row["outcome"] for row in archived_replies(folder)}
