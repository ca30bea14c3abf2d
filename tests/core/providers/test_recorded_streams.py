"""Streams as hosts send them, one file for each quirk, cut wherever a network may cut them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.events import Flaw, KeptAlive, StreamEvent
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply, ToolCall
from deepseek_desktop.core.domain.reply_builder import ReplyBuilder
from deepseek_desktop.core.domain.usage import Timings, Usage
from tests.core.providers.replaying import FOLDER, Replayed, profile_of, recorded, replay
from tests.core.streaming.cutting import cut_at_random, cut_everywhere, cut_once
from tests.faults.contract import Ending, assert_ended

_THOUGHT, _SAID = "Compare tenths.", "9.9 > 9.11: 是 👍"
_WHOLE = Ending(Outcome.COMPLETE, _SAID, _THOUGHT)
_ANSWERED = Ending(Outcome.COMPLETE, _SAID)
_FAILED = Ending(Outcome.REFUSED, _SAID, _THOUGHT, Fault.PROVIDER)
_COUNTED = Usage(20, 35)
_CALLS = (ToolCall("weather", '{"in": "Ulm"}'), ToolCall("time", "{}"))


@dataclass(frozen=True, slots=True)
class _Expected:
    """What a stream comes to; `place` is where its reasoning was."""

    ending: Ending = _WHOLE
    place: str | None = "reasoning_content"
    usage: Usage | None = None
    flaws: Mapping[Flaw, int] = field(default_factory=dict)
    calls: tuple[ToolCall, ...] = ()


_EXPECTED = {
    "after_done.sse": _Expected(),
    "aimlapi_deepseek.sse": _Expected(usage=Usage(3, 98, 98, 0, Decimal("0.00027"))),
    "aimlapi_details.sse": _Expected(
        place="reasoning", usage=Usage(9, 120, reported_cost_usd=Decimal("0.00027"))
    ),
    "aimlapi_openrouter.sse": _Expected(
        _ANSWERED, None, Usage(9, 12, reported_cost_usd=Decimal("0.00002"))
    ),
    "aimlapi_together.sse": _Expected(
        _ANSWERED, None, Usage(5, 74, reported_cost_usd=Decimal("0.00027"))
    ),
    "azure.sse": _Expected(place="<think>", usage=_COUNTED),
    "content_filter.sse": _Expected(Ending(Outcome.FILTERED, _SAID, _THOUGHT)),
    "cr.sse": _Expected(),
    "crlf.sse": _Expected(),
    "dashscope.sse": _Expected(usage=_COUNTED),
    "deepseek.sse": _Expected(usage=Usage(20, 35, 24, 5)),
    "deepseek_usage_twice.sse": _Expected(usage=Usage(20, 35, 24, 5)),
    "deepseek_whole.json": _Expected(usage=Usage(20, 35, 24, 5)),
    "error_in_stream.sse": _Expected(_FAILED),
    "groq.sse": _Expected(place="reasoning", usage=_COUNTED),
    "invalid_utf8.sse": _Expected(
        Ending(Outcome.COMPLETE, _SAID.replace("是", "\ufffd"), _THOUGHT),
        flaws={Flaw.INVALID_TEXT: 1},
    ),
    "keepalive_events.sse": _Expected(),
    "line_separators.sse": _Expected(
        Ending(Outcome.COMPLETE, "e\u2028f", "a\u2028b\u2029c\u0085d")
    ),
    "llamacpp.sse": _Expected(usage=Usage(20, 35, None, 5)),
    "llamacpp_legacy.sse": _Expected(usage=Usage(20, 35, None, 5)),
    "lmstudio_inline.sse": _Expected(place="<think>", usage=_COUNTED),
    "malformed_event.sse": _Expected(flaws={Flaw.MALFORMED_EVENT: 1}),
    "mistral.sse": _Expected(place="content[].thinking", usage=_COUNTED),
    "mixed_ends_and_bom.sse": _Expected(),
    "no_blank_line_at_the_end.sse": _Expected(),
    "no_done.sse": _Expected(),
    "no_end_mark.sse": _Expected(Ending(Outcome.CUT, _SAID, _THOUGHT, Fault.NETWORK)),
    "nothing_to_say.sse": _Expected(),
    "ollama.ndjson": _Expected(place="thinking", usage=_COUNTED),
    "ollama_error.ndjson": _Expected(_FAILED, "thinking"),
    "ollama_tools.ndjson": _Expected(
        Ending(Outcome.COMPLETE, "", _THOUGHT),
        "thinking",
        Usage(completion_tokens=35),
        calls=_CALLS,
    ),
    "ollama_unloaded.ndjson": _Expected(Ending(Outcome.CUT, _SAID, _THOUGHT), "thinking"),
    "openrouter.sse": _Expected(place="reasoning", usage=Usage(20, 35, 24, 5)),
    "openrouter_error.sse": _Expected(_FAILED, "reasoning"),
    "openrouter_error_and_done.sse": _Expected(_FAILED, "reasoning"),
    "openrouter_late_reasoning.sse": _Expected(
        place="reasoning", usage=Usage(8, 60, 51, 0, Decimal("0.00016"))
    ),
    "reasoning_details.sse": _Expected(place="reasoning_details"),
    "repeated_messages.sse": _Expected(flaws={Flaw.REPEATED_TEXT: 1}),
    "segmind.json": _Expected(place="<think>", usage=_COUNTED),
    "segmind_blocks.json": _Expected(place="content[].thinking", usage=_COUNTED),
    "several_data_lines.sse": _Expected(),
    "sglang_closer_only.sse": _Expected(place="<think>"),
    "surrogate_halves.sse": _Expected(
        Ending(Outcome.COMPLETE, "9 👍 \ufffd!", f"{_THOUGHT} \ufffd")
    ),
    "think_no_closer.sse": _Expected(Ending(Outcome.LIMIT, "", _THOUGHT), "<think>"),
    "think_no_opener.sse": _Expected(place="<think>"),
    "think_tags.sse": _Expected(place="<think>"),
    "tokenhub.sse": _Expected(usage=Usage(20, 35, None, 5)),
    "too_damaged.sse": _Expected(
        Ending(Outcome.BROKEN, _SAID, _THOUGHT, Fault.PROVIDER), flaws={Flaw.MALFORMED_EVENT: 3}
    ),
    "tool_calls.sse": _Expected(Ending(Outcome.COMPLETE, "", _THOUGHT), calls=_CALLS),
    "vllm_both.sse": _Expected(usage=_COUNTED),
    "vllm_error.sse": _Expected(_FAILED, "reasoning"),
    "vllm_new.sse": _Expected(place="reasoning", usage=_COUNTED),
    "vllm_old.sse": _Expected(usage=_COUNTED),
    "whole_after_pieces.sse": _Expected(usage=_COUNTED),
}

each_stream = pytest.mark.parametrize("name", _EXPECTED)


def test_every_recorded_stream_is_tried() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(_EXPECTED)


@each_stream
async def test_a_recorded_stream_is_read(name: str) -> None:
    reply = _reply(await _replay(name, [recorded(name)]))

    expected = _EXPECTED[name]
    assert_ended(reply, expected.ending)
    assert reply.usage == expected.usage
    assert reply.flaws == expected.flaws
    assert reply.tool_calls == expected.calls
    assert reply.identity.reasoning_place == expected.place


@each_stream
async def test_cutting_a_stream_in_two_anywhere_changes_nothing(name: str) -> None:  # J01, J05
    whole = _essence(await _replay(name, [recorded(name)]))

    for pieces in cut_once(recorded(name)):
        assert _essence(await _replay(name, pieces)) == whole, pieces


@each_stream
async def test_a_stream_in_random_pieces_is_the_same(name: str) -> None:  # J26
    whole = _essence(await _replay(name, [recorded(name)]))

    for pieces in cut_at_random(recorded(name), times=50):
        assert _essence(await _replay(name, pieces)) == whole, pieces


@each_stream
async def test_a_stream_that_comes_byte_by_byte_is_the_same(name: str) -> None:
    whole = _essence(await _replay(name, [recorded(name)]))

    assert _essence(await _replay(name, cut_everywhere(recorded(name)))) == whole


@each_stream
async def test_a_stream_that_ends_too_early_is_never_complete(name: str) -> None:
    whole = _EXPECTED[name].ending
    has_tags = b"<" in recorded(name)  # half a tag is text

    for place in range(_end_mark(recorded(name))):
        reply = _reply(await _replay(name, [recorded(name)[:place]]))

        assert reply.outcome in {Outcome.CUT, Outcome.BROKEN, Outcome.REFUSED}, place
        assert reply.failure is not None
        if not has_tags:
            assert whole.answer.startswith(reply.answer.rstrip("\ufffd"))
            assert whole.reasoning.startswith(reply.reasoning.rstrip("\ufffd"))


def _end_mark(stream: bytes) -> int:
    """Return where a stream first says that it is the end."""
    marks = (b'"finish_reason": "', b'"finish_reason":"', b"[DONE]", b'"done":true')
    found = [stream.find(mark) for mark in marks if mark in stream]
    is_whole = stream.lstrip().startswith(b"{") and b'"object": "chat.completion"' in stream
    return stream.rfind(b"}") if is_whole else min(found, default=len(stream))


async def _replay(name: str, pieces: Iterable[bytes]) -> Replayed:
    return await replay(profile_of(name), pieces)


def _essence(replayed: Replayed) -> tuple[tuple[StreamEvent, ...], object]:
    # How often a host is seen to be alive depends on how often one looks.
    events = tuple(event for event in replayed.events if event != KeptAlive())
    return events, replayed.error and replayed.error.failure


def _reply(replayed: Replayed) -> Reply:
    builder = ReplyBuilder(
        Reply("reply", "lane", Identity("host", "model"), Timings(datetime.now(UTC)))
    )
    for event in replayed.events:
        builder.add(event, 0.0)
    if replayed.error is None:
        builder.end(0.0)
    else:
        builder.fail(replayed.error, 0.0)
    return builder.snapshot()
