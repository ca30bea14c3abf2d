"""Hosts that send the whole message again and again, instead of what is new."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from deepseek_desktop.core.domain.events import AnswerDelta, Flaw, FlawFound
from deepseek_desktop.core.domain.outcome import Outcome
from tests.faults.asking import hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer
from tests.faults.wire import DONE, answer, event, finish, reasoning, stream

_COMPLETE = Ending(Outcome.COMPLETE, "It is 4.", "Two and two.")


def _message(content: object = None, thought: object = None, reason: str | None = None) -> bytes:
    message: dict[str, Any] = {"role": "assistant", "content": content}
    message["reasoning_content"] = thought
    return event({"choices": [{"index": 0, "message": message, "finish_reason": reason}]})


@pytest.mark.parametrize(
    "pieces",
    [
        [
            _message("", "Two"),
            _message("", "Two and two."),
            _message("It", "Two and two."),
            _message("It is 4.", "Two and two."),
            _message("It is 4.", "Two and two.", "stop"),
        ],
        [_message("<think>Two "), _message("<think>Two and two.</thi")]
        + [_message("<think>Two and two.</think>\n\nIt is 4."[:at]) for at in range(27, 40)],
    ],
    ids=["in fields", "between tags"],
)
async def test_text_that_only_grows_is_read_once(  # J19
    fault_server: FaultServer, pieces: list[bytes]
) -> None:
    fault_server.answer = stream(*pieces, DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _COMPLETE)
    assert heard.events.count(FlawFound(Flaw.REPEATED_TEXT)) == 1


async def test_messages_that_are_pieces_are_joined(fault_server: FaultServer) -> None:  # J19
    fault_server.answer = stream(
        _message(None, "Two "), _message(None, "and two."), _message("It is"), _message(" 4."), DONE
    )

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _COMPLETE)
    assert heard.reply.flaws == {}


async def test_pieces_may_be_alike(fault_server: FaultServer) -> None:
    fault_server.answer = stream(*map(answer, ["ha", "ha", "haha", "h", "ha"]), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.answer == "hahahahahha"
    assert heard.reply.flaws == {}


async def test_messages_may_be_alike(fault_server: FaultServer) -> None:
    fault_server.answer = stream(*[_message("ha")] * 3, finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.answer == "hahaha"


@pytest.mark.parametrize("said", ["It is 4.", "It is 4.\n", " It is 4.", ""])
async def test_the_whole_after_its_pieces_is_not_read_twice(  # J19
    fault_server: FaultServer, said: str
) -> None:
    last = _message(said, "Two and two." if said else "", "stop")
    fault_server.answer = stream(
        reasoning("Two "), reasoning("and two."), answer("It "), answer("is 4."), last, DONE
    )

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.answer.strip() == "It is 4."
    assert heard.reply.reasoning == "Two and two."
    assert heard.reply.flaws == {}


async def test_what_the_pieces_left_out_is_taken_from_the_whole(fault_server: FaultServer) -> None:
    fault_server.answer = stream(answer("It is"), _message("It is 4.", None, "stop"), DONE)

    heard = await hear_at(fault_server.base_url)

    assert [e for e in heard.events if isinstance(e, AnswerDelta)] == [
        AnswerDelta("It is"),
        AnswerDelta(" 4."),
    ]
    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))


@pytest.mark.parametrize("piece", [reasoning, answer])
async def test_pieces_that_repeat_all_before_them_are_noticed(  # J19
    fault_server: FaultServer, piece: Callable[[str], bytes]
) -> None:
    text = "So we add two and two, and what we get is four."
    pieces = [piece(text[:at]) for at in range(5, len(text), 6)]
    fault_server.answer = stream(*pieces, finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.flaws == {Flaw.REPEATED_TEXT: 1}
    assert text[:-6] in heard.reply.reasoning + heard.reply.answer


async def test_a_few_pieces_that_begin_alike_are_chance(fault_server: FaultServer) -> None:
    pieces = [" 1", " 12", " 123", " 1234", " 12345", " 123456", "*", "**", "***", "****", "*****"]
    fault_server.answer = stream(*map(answer, pieces), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.answer == "".join(pieces)
    assert heard.reply.flaws == {}
