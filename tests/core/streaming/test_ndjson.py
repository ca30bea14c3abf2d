from __future__ import annotations

import json

import pytest

from deepseek_desktop.core.streaming.ndjson import NdjsonDecoder
from deepseek_desktop.core.streaming.sse import OversizedEventError, SseEvent
from tests.core.streaming.cutting import cut_at_random, cut_everywhere, cut_once

_LINES = b'{"a": "\\n"}\n\r\n  \n{"b": "\xe2\x80\xa8 \xc2\x85 \x0b \x0c \xe6\xaf\x94"}\r\n{"c":\r3}'
_EVENTS = [
    b'{"a": "\\n"}',
    b'{"b": "\xe2\x80\xa8 \xc2\x85 \x0b \x0c \xe6\xaf\x94"}',
    b'{"c":\r3}',
]


def _read(pieces: list[bytes], decoder: NdjsonDecoder | None = None) -> list[bytes]:
    decoder = decoder or NdjsonDecoder()
    items = [item for piece in pieces for item in decoder.feed(piece)] + decoder.close()
    return [item.data for item in items if isinstance(item, SseEvent)]


def test_each_line_is_an_event_and_the_last_needs_no_end() -> None:
    assert _read([_LINES]) == _EVENTS
    assert _read([_LINES + b"\n"]) == _EVENTS


def test_however_it_is_cut_the_lines_are_the_same() -> None:
    for pieces in (*cut_once(_LINES), cut_everywhere(_LINES), *cut_at_random(_LINES, 200)):
        assert _read(pieces) == _EVENTS, pieces


def test_only_a_line_feed_ends_a_line() -> None:
    line = json.dumps({"text": "\u2028\u2029\u0085\x1c\x1d\x1e"}, ensure_ascii=False).encode()

    assert _read([line + b"\n"]) == [line]


@pytest.mark.parametrize("blank", [b"", b"\n", b"\r\n\r\n", b" \t \n\n"])
def test_blanks_are_no_events(blank: bytes) -> None:
    decoder = NdjsonDecoder()

    assert _read([blank], decoder) == []
    assert not decoder.has_found_items


def test_whole_lines_come_before_the_end_of_the_input() -> None:
    decoder = NdjsonDecoder()

    assert decoder.feed(b'{"a":') == []
    assert not decoder.has_found_items
    assert decoder.feed(b" 1}\n{") == [SseEvent(b'{"a": 1}')]
    assert decoder.has_found_items


@pytest.mark.parametrize("width", [1, 7, 100])
def test_a_line_beyond_the_limit_ends_it_with_what_was_whole(width: int) -> None:
    decoder = NdjsonDecoder(limit_bytes=20)
    whole = b'{"a": 1}\n{"b": 2}\n'
    text = whole + b"x" * 21
    found: list[object] = []

    def feed_all() -> None:
        for at in range(0, len(text), width):
            found.extend(decoder.feed(text[at : at + width]))

    with pytest.raises(OversizedEventError) as raised:
        feed_all()

    assert found + raised.value.items == [SseEvent(b'{"a": 1}'), SseEvent(b'{"b": 2}')]


def test_the_limit_is_for_one_line_not_for_all() -> None:
    line = b'{"a": "xxxxxxxx"}'

    assert _read([line + b"\n"] * 100, NdjsonDecoder(limit_bytes=len(line))) == [line] * 100
