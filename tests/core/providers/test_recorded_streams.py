"""Streams as hosts send them, one file for each quirk, cut wherever a network may cut them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from functools import partial
from pathlib import Path

import httpx
import pytest
from typing_extensions import override

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.events import Flaw
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.openai_compatible import OpenAiCompatible
from tests.faults.asking import Heard, hear
from tests.faults.contract import Ending, assert_ended

_FOLDER = Path(__file__).parents[2] / "data/streams"
_THOUGHT, _SAID = "Compare tenths.", "9.9 > 9.11: 是 👍"

_WHOLE = Ending(Outcome.COMPLETE, _SAID, _THOUGHT)
_ENDINGS = {
    "after_done": _WHOLE,
    "content_filter": Ending(Outcome.FILTERED, _SAID, _THOUGHT),
    "cr": _WHOLE,
    "crlf": _WHOLE,
    "deepseek": _WHOLE,
    "error_in_stream": Ending(Outcome.REFUSED, _SAID, _THOUGHT, Fault.PROVIDER),
    "invalid_utf8": Ending(Outcome.COMPLETE, _SAID.replace("是", "\ufffd"), _THOUGHT),
    "line_separators": Ending(Outcome.COMPLETE, "e\u2028f", "a\u2028b\u2029c\u0085d"),
    "malformed_event": _WHOLE,
    "mixed_ends_and_bom": _WHOLE,
    "no_blank_line_at_the_end": _WHOLE,
    "no_done": _WHOLE,
    "no_end_mark": Ending(Outcome.CUT, _SAID, _THOUGHT, Fault.NETWORK),
    "nothing_to_say": _WHOLE,
    "openrouter": _WHOLE,
    "reasoning_details": _WHOLE,
    "several_data_lines": _WHOLE,
    "surrogate_halves": Ending(Outcome.COMPLETE, "9 👍 \ufffd!", f"{_THOUGHT} \ufffd"),
    "think_no_closer": Ending(Outcome.LIMIT, "", _THOUGHT),
    "think_no_opener": _WHOLE,
    "think_tags": _WHOLE,
}
_FLAWS = {
    "invalid_utf8": {Flaw.INVALID_TEXT: 1},
    "malformed_event": {Flaw.MALFORMED_EVENT: 1},
}

each_stream = pytest.mark.parametrize("name", _ENDINGS)


def test_every_recorded_stream_is_tried() -> None:
    assert {path.stem for path in _FOLDER.glob("*.sse")} == set(_ENDINGS)


@each_stream
async def test_a_recorded_stream_is_read(name: str) -> None:
    heard = await _hear([_recorded(name)])

    assert_ended(heard.reply, _ENDINGS[name])
    assert heard.reply.flaws == _FLAWS.get(name, {})


@each_stream
async def test_cutting_a_stream_in_two_anywhere_changes_nothing(name: str) -> None:
    recorded = _recorded(name)
    whole = await _hear([recorded])

    for place in range(1, len(recorded)):
        heard = await _hear([recorded[:place], recorded[place:]])

        assert heard.events == whole.events, place
        assert heard.reply.outcome is whole.reply.outcome
        assert heard.reply.failure == whole.reply.failure


@each_stream
async def test_a_stream_that_comes_byte_by_byte_is_the_same(name: str) -> None:
    recorded = _recorded(name)

    heard = await _hear(bytes([byte]) for byte in recorded)

    assert heard.events == (await _hear([recorded])).events


@each_stream
async def test_a_stream_that_ends_too_early_is_never_complete(name: str) -> None:
    recorded = _recorded(name)
    marks = (b'"finish_reason": "', b'"finish_reason":"', b"[DONE]")
    end_mark = min((recorded.find(mark) for mark in marks if mark in recorded), default=None)
    whole = _ENDINGS[name]

    for place in range(len(recorded) if end_mark is None else end_mark):
        heard = await _hear([recorded[:place]])

        assert heard.reply.outcome in {Outcome.CUT, Outcome.BROKEN, Outcome.REFUSED}, place
        assert heard.error is not None
        if not name.startswith("think"):  # half a tag is text
            assert whole.answer.startswith(heard.reply.answer.rstrip("\ufffd"))
            assert whole.reasoning.startswith(heard.reply.reasoning.rstrip("\ufffd"))


def _recorded(name: str) -> bytes:
    return (_FOLDER / f"{name}.sse").read_bytes()


class _Pieces(httpx.AsyncByteStream):
    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece


def _respond(pieces: Iterable[bytes], request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, stream=_Pieces(pieces), request=request)


async def _hear(pieces: Iterable[bytes]) -> Heard:
    """Hear a stream whose bytes arrive in these pieces, without a network."""
    transport = httpx.MockTransport(partial(_respond, pieces))
    async with httpx.AsyncClient(transport=transport, trust_env=False) as client:
        return await hear(OpenAiCompatible(Profile("host", "http://127.0.0.1/v1"), client, None))
