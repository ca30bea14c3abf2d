"""Where hosts put reasoning, and that it is found there."""

from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.events import (
    AnswerRelabelled,
    ReasoningDelta,
    ReasoningFound,
)
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.usage import Usage
from tests.faults.asking import hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer
from tests.faults.wire import (
    DONE,
    answer,
    delta,
    event,
    finish,
    reasoning,
    stream,
)

_COUNTED = Usage(prompt_tokens=20, completion_tokens=35, reasoning_tokens=24, cached_tokens=5)
_COMPLETE = Ending(Outcome.COMPLETE, "It is 4.", "Two and two.")


@pytest.mark.parametrize(
    "fields",
    [
        {"reasoning_content": "Two and two."},
        {"reasoning": "Two and two."},
        {"thinking": "Two and two."},
        {"reasoning_details": [{"type": "reasoning.text", "text": "Two and two."}]},
        {"reasoning": "Two and two.", "reasoning_details": [{"text": "Two and two."}]},
        {"reasoning_content": "Two and two.", "reasoning": "Two and two.", "content": ""},
        {"reasoning_content": None, "reasoning": "Two and two.", "content": None},
        {"content": [{"type": "thinking", "thinking": [{"type": "text", "text": "Two and two."}]}]},
        {"content": [{"type": "thinking", "thinking": "Two and two."}]},
        {"content": [{"type": "reasoning", "text": "Two and two."}]},
    ],
)
async def test_reasoning_is_found_wherever_a_host_puts_it(  # P22
    fault_server: FaultServer, fields: dict[str, object]
) -> None:
    fault_server.answer = stream(event(delta(None, **fields)), answer("It is 4."), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _COMPLETE)


@pytest.mark.parametrize("width", [1, 2, 3, 5, 8, 100])
@pytest.mark.parametrize(
    "text", ["<think>Two and two.</think>It is 4.", "Two and two.</think>\n\nIt is 4."]
)
async def test_reasoning_between_tags_is_found_however_it_is_split(
    fault_server: FaultServer, text: str, width: int
) -> None:
    pieces = [text[at : at + width] for at in range(0, len(text), width)]
    fault_server.answer = stream(*map(answer, pieces), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _COMPLETE)


async def test_a_missing_opening_tag_relabels_what_was_said(fault_server: FaultServer) -> None:
    fault_server.answer = stream(answer("Two and two."), answer("</think>It is 4."), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert AnswerRelabelled() in heard.events
    assert_ended(heard.reply, _COMPLETE)


async def test_without_a_closing_tag_all_of_it_is_reasoning(fault_server: FaultServer) -> None:
    fault_server.answer = stream(answer("<think>Two"), answer(" and two."), finish("length"), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.LIMIT, "", "Two and two."))


async def test_a_tag_in_the_answer_of_a_host_with_fields_is_text(fault_server: FaultServer) -> None:
    fault_server.answer = stream(
        reasoning("Two and two."), answer("Write </think> there."), finish(), DONE
    )

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.answer == "Write </think> there."


async def test_empty_reasoning_is_none(fault_server: FaultServer) -> None:
    first = event(delta(role="assistant", content=None, reasoning_content=""))
    fault_server.answer = stream(first, answer("It is 4."), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert not any(isinstance(e, ReasoningDelta) for e in heard.events)
    assert heard.reply.timings.first_reasoning_s is None


async def test_the_place_of_reasoning_is_told_once(fault_server: FaultServer) -> None:
    fault_server.answer = stream(
        event(delta(reasoning="Two ")), event(delta(reasoning_content="and two.")), finish(), DONE
    )

    heard = await hear_at(fault_server.base_url)

    assert [e.place for e in heard.events if isinstance(e, ReasoningFound)] == ["reasoning"]
    assert heard.reply.identity.reasoning_place == "reasoning"
    assert heard.reply.reasoning == "Two and two."


async def test_parts_of_one_content_are_told_apart(fault_server: FaultServer) -> None:
    parts = [
        {"type": "thinking", "thinking": [{"type": "text", "text": "Two "}, 5, {"text": None}]},
        {"type": "thinking", "thinking": [{"type": "text", "text": "and two."}]},
        {"type": "text", "text": "It is 4."},
    ]
    fault_server.answer = stream(event(delta(content=parts)), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _COMPLETE)


async def test_reasoning_after_the_answer_began_is_still_reasoning(
    fault_server: FaultServer,
) -> None:
    fault_server.answer = stream(
        reasoning("Two "), answer("It is"), reasoning("and two."), answer(" 4."), finish(), DONE
    )

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _COMPLETE)


@pytest.mark.parametrize(
    ("text", "thought", "said"),
    [
        ("<think>a<think>b</think>c</think>d", "a<think>b", "c</think>d"),
        ("```\n</think>\n```", "", "```\n</think>\n```"),
        ("<think>a</think>`<think>b</think>`", "a", "`<think>b</think>`"),
        ("<thinking>a</thinking>b", "", "<thinking>a</thinking>b"),
        ("<think>\n\n</think>\n\nb", "", "b"),
    ],
    ids=["nested", "in code", "in code after thinking", "another tag", "empty"],
)
async def test_only_the_tags_of_thinking_are_taken_out(  # P22
    fault_server: FaultServer, text: str, thought: str, said: str
) -> None:
    fault_server.answer = stream(answer(text), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, said, thought))
