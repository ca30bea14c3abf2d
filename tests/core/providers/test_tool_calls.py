"""Calls that a model wants made: put together, shown, and never made."""

from __future__ import annotations

import json

import pytest

from deepseek_desktop.core.domain.events import AnswerDelta, ToolCallDelta
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import ToolCall
from tests.faults.asking import hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer
from tests.faults.wire import DONE, answer, delta, event, finish, stream, whole

_WEATHER, _TIME = ToolCall("weather", '{"in": "Ulm"}'), ToolCall("time", "{}")


def _call(name: str = "", arguments: object = "", **fields: object) -> dict[str, object]:
    function = {"name": name} if name else {}
    return {"type": "function", "function": function | {"arguments": arguments}, **fields}


@pytest.mark.parametrize(
    "pieces",
    [
        [
            [_call("weather", "", index=0, id="c1")],
            [_call("", '{"in":', index=0)],
            [_call("", ' "Ulm"}', index=0)],
            [_call("time", "{}", index=1)],
        ],
        [[_call("weather", '{"in": "Ulm"}'), _call("time", "{}")]],
        [[_call("weather", '{"in":')], [_call("", ' "Ulm"}')], [_call("time", "{}")]],
        [[_call("weather", '{"in": "Ulm"}')], [_call("time", {})]],
        [
            [_call("weather", '{"in":', index=0)],
            [_call("weather", ' "Ulm"}', index=0)],
            [_call("time", "{}", index=1)],
        ],
        [[_call("weather", {"in": "Ulm"}, index=None)], [_call("time", {}, index="1")]],
        [
            [_call("wea", "", index=0)],
            [_call("ther", '{"in": "Ulm"}', index=0), _call("time", "{}", index=1)],
        ],
    ],
    ids=[
        "numbered",
        "all at once",
        "not numbered",
        "whole and not numbered",
        "named again and again",
        "objects",
        "a name in pieces",
    ],
)
async def test_calls_are_put_together(  # J22
    fault_server: FaultServer, pieces: list[object]
) -> None:
    calls = [event(delta(content=None, tool_calls=piece)) for piece in pieces]
    fault_server.answer = stream(*calls, finish("tool_calls"), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE))
    assert heard.reply.tool_calls == (_WEATHER, _TIME)
    assert heard.reply.finish_reason == "tool_calls"


async def test_a_call_in_the_old_form_is_one_too(fault_server: FaultServer) -> None:
    fault_server.answer = stream(
        event(delta(function_call={"name": "weather", "arguments": ""})),
        event(delta(function_call={"arguments": '{"in": "Ulm"}'})),
        finish("function_call"),
        DONE,
    )

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.tool_calls == (_WEATHER,)


async def test_calls_in_a_whole_body_are_found(fault_server: FaultServer) -> None:
    body = (
        b'{"choices": [{"message": {"content": null, "tool_calls": [{"function":'
        b' {"name": "time", "arguments": "{}"}}]}, "finish_reason": "tool_calls"}]}'
    )
    fault_server.answer = whole(body)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE))
    assert heard.reply.tool_calls == (_TIME,)


async def test_a_call_is_shown_and_nothing_comes_of_it(fault_server: FaultServer) -> None:  # J22
    call = _call("__import__", "('os').abort()", index=0)
    fault_server.answer = stream(
        answer("Let me see."), event(delta(tool_calls=[call])), finish("tool_calls"), DONE
    )

    heard = await hear_at(fault_server.base_url)

    assert [e for e in heard.events if isinstance(e, AnswerDelta | ToolCallDelta)] == [
        AnswerDelta("Let me see."),
        ToolCallDelta(0, "__import__", "('os').abort()"),
    ]
    assert len(fault_server.requests) == 1


@pytest.mark.parametrize(
    "calls",
    [
        [],
        {},
        "time",
        [None, 5, []],
        [{"function": None}],
        [{"function": []}],
        [{"function": {"name": 5, "arguments": []}}],
        [{"index": 0}],
    ],
)
async def test_what_is_no_call_is_none(fault_server: FaultServer, calls: object) -> None:
    piece = event(delta(content="It is 4.", tool_calls=calls))
    fault_server.answer = stream(piece, finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))
    assert heard.reply.tool_calls == ()


@pytest.mark.parametrize("index", [-1, 10**18, True, 1.5, "0", [], {}])
async def test_a_call_with_an_absurd_number_is_still_one(
    fault_server: FaultServer, index: object
) -> None:
    piece = event(delta(tool_calls=[_call("time", "{}", index=index)]))
    fault_server.answer = stream(piece, finish("tool_calls"), DONE)

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.tool_calls == (_TIME,)


async def test_thousands_of_calls_are_not_all_kept_apart(fault_server: FaultServer) -> None:
    flood = [_call(f"f{number}", "") for number in range(5000)]
    fault_server.answer = stream(event(delta(tool_calls=flood)), finish("tool_calls"), DONE)

    heard = await hear_at(fault_server.base_url)

    assert len(heard.reply.tool_calls) <= 101


async def test_what_cannot_be_stored_is_mended_in_calls_too(fault_server: FaultServer) -> None:
    call = delta(tool_calls=[_call("a\0", {"b": "\0c\ud83d"}, index=0)])
    piece = b"data: " + json.dumps(call).encode() + b"\n\n"
    fault_server.answer = stream(piece, finish("tool_calls"), DONE)

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.tool_calls == (ToolCall("a\u2400", '{"b": "\\u0000c\ufffd"}'),)
