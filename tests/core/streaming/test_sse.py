from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from random import Random

import pytest

from deepseek_desktop.core.streaming.sse import (
    OversizedEventError,
    SseComment,
    SseDecoder,
    SseEvent,
    SseItem,
)
from tests.core.streaming.cutting import cut_at_random, cut_everywhere, cut_once

_EVERYTHING = (
    b"\xef\xbb\xbf: hello\r\n\r\n"
    b"data: one\n\n"
    b"data:two\rdata: and a half\r\r"
    b"event: error\r\ndata: three\r\n\r\n"
    b"id: 7\nretry: 0\nunknown: x\ndata: fo\xe2\x80\xa8ur\n\n"
    b":\ndata\ndata:\n\n"
    b"data: [DONE]"
)
_EVERYTHING_READ = [
    SseComment(),
    SseEvent(b"one"),
    SseEvent(b"two\nand a half"),
    SseEvent(b"three", b"error"),
    SseEvent(b"fo\xe2\x80\xa8ur"),
    SseComment(),
    SseEvent(b"\n"),
    SseEvent(b"[DONE]"),
]


def _read(pieces: Iterable[bytes], limit_bytes: int = 10_000) -> list[SseItem]:
    decoder = SseDecoder(limit_bytes)
    items = [item for piece in pieces for item in decoder.feed(piece)]
    return items + decoder.close()


def test_every_part_of_the_format_is_read() -> None:  # J09
    assert _read([_EVERYTHING]) == _EVERYTHING_READ


def test_no_single_cut_changes_what_is_read() -> None:
    for pieces in cut_once(_EVERYTHING):
        assert _read(pieces) == _EVERYTHING_READ, pieces


def test_bytes_one_by_one_read_the_same() -> None:
    assert _read(cut_everywhere(_EVERYTHING)) == _EVERYTHING_READ


def test_random_cuts_read_the_same() -> None:
    for pieces in cut_at_random(_EVERYTHING, times=2000):
        assert _read(pieces) == _EVERYTHING_READ, pieces


def test_random_streams_read_the_same_however_they_are_cut() -> None:  # J26
    random = Random(7)
    for seed, stream in enumerate(_random_streams(random, 200)):
        whole = _read([stream])
        for pieces in cut_at_random(stream, times=20, seed=seed):
            assert _read(pieces) == whole, pieces


def _random_streams(random: Random, count: int) -> Iterator[bytes]:
    parts = [b"\r", b"\n", b"\r\n", b"data:", b" ", b"x", b":", b"event:", b"\xef\xbb\xbf", b"\0"]
    for _ in range(count):
        yield b"".join(random.choices(parts, k=random.randrange(40)))


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_any_line_end_ends_a_line(end: bytes) -> None:  # J01
    stream = end.join([b"data: a", b"data: b", b"", b"data: c", b"", b""])

    for pieces in cut_once(stream):
        assert _read(pieces) == [SseEvent(b"a\nb"), SseEvent(b"c")]


def test_line_ends_of_all_kinds_may_stand_in_one_stream() -> None:  # J01
    assert _read([b"data: a\r\n\ndata: b\r\r\ndata: c\n\r"]) == [
        SseEvent(b"a"),
        SseEvent(b"b"),
        SseEvent(b"c"),
    ]


def test_an_event_is_given_as_soon_as_its_blank_line_is_there() -> None:
    decoder = SseDecoder()

    assert decoder.feed(b"data: a\r\n\r") == [SseEvent(b"a")]
    assert decoder.feed(b"\ndata: b\r\n\r") == [SseEvent(b"b")]
    assert decoder.feed(b"\n") == []
    assert decoder.close() == []


def test_an_empty_piece_between_cr_and_lf_does_not_make_a_blank_line() -> None:  # J01
    assert _read([b"data: a\r", b"", b"\n", b"data: b\r\n\r\n"]) == [SseEvent(b"a\nb")]


def test_only_the_first_bytes_can_be_a_byte_order_mark() -> None:  # J02
    assert _read([b"\xef", b"\xbb", b"\xbf", b"data: a\n\n"]) == [SseEvent(b"a")]
    assert _read([b"\n\xef\xbb\xbfdata: a\n\n"]) == []
    assert _read([b"data: \xef\xbb\xbfa\n\n"]) == [SseEvent(b"\xef\xbb\xbfa")]


def test_one_blank_after_the_colon_belongs_to_the_format_and_no_more() -> None:  # J09
    assert _read([b"data:a\n\ndata: a\n\ndata:  a\n\ndata:\ta\n\n"]) == [
        SseEvent(b"a"),
        SseEvent(b"a"),
        SseEvent(b" a"),
        SseEvent(b"\ta"),
    ]


def test_a_field_without_a_colon_has_an_empty_value() -> None:
    assert _read([b"data\n\n"]) == [SseEvent(b"")]
    assert _read([b"event: error\nevent\ndata: a\n\n"]) == [SseEvent(b"a")]


def test_a_name_counts_for_one_event_only() -> None:
    assert _read([b"event: error\ndata: a\n\ndata: b\n\n"]) == [
        SseEvent(b"a", b"error"),
        SseEvent(b"b"),
    ]


def test_a_name_without_data_is_no_event() -> None:
    assert _read([b"event: ping\n\ndata: a\n\n"]) == [SseEvent(b"a")]


@pytest.mark.parametrize("line", [b"id: 1", b"retry: 0", b"Data: a", b" data: a", b"dat", b"datax"])
def test_a_field_that_nobody_knows_is_passed_over(line: bytes) -> None:  # J09
    assert _read([line + b"\ndata: b\n\n"]) == [SseEvent(b"b")]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085", "\x0b", "\x0c", "\x1c", "\x1e"])
def test_what_only_text_tools_take_for_a_line_end_is_kept(mark: str) -> None:  # J03
    payload = json.dumps(f"a{mark}b", ensure_ascii=False).encode()

    for pieces in cut_once(b"data: " + payload + b"\n\n"):
        assert _read(pieces) == [SseEvent(payload)]


def test_the_last_event_needs_no_blank_line() -> None:
    assert _read([b"data: a\n\ndata: b"]) == [SseEvent(b"a"), SseEvent(b"b")]
    assert _read([b"event: error\ndata: b\n"]) == [SseEvent(b"b", b"error")]


def test_nothing_is_read_from_nothing() -> None:
    assert _read([]) == []
    assert _read([b"\xef\xbb\xbf"]) == []
    assert _read([b"\r\n\r\n\n\r"]) == []


def test_whether_anything_was_found_tells_a_stream_from_a_page() -> None:
    page, stream, comments = SseDecoder(), SseDecoder(), SseDecoder()

    page.feed(b"<html>\n\n</html>\n\n")
    stream.feed(b"data: a\n\n")
    comments.feed(b": keep-alive\n")

    assert not page.has_found_items
    assert stream.has_found_items
    assert comments.has_found_items


@pytest.mark.parametrize("size", [63, 64])
def test_an_event_up_to_the_limit_is_read_however_it_is_cut(size: int) -> None:
    event = b"data: " + b"x" * (size - len(b"data: "))

    for pieces in _all_cuts(event + b"\n\n" + event + b"\r\n\r\n"):
        assert _read(pieces, limit_bytes=64) == [SseEvent(event[6:])] * 2


@pytest.mark.parametrize(
    "event",
    [
        b"data: " + b"x" * 59,
        b"data: " + b"x" * 20 + b"\ndata: " + b"x" * 33,
        b"data:\n" * 12 + b"data:",
        b": " + b"x" * 63,
        b"unknown: " + b"x" * 56,
    ],
)
def test_an_event_over_the_limit_is_refused_however_it_is_cut(event: bytes) -> None:
    assert len(event.replace(b"\n", b"")) == 65

    for pieces in _all_cuts(event + b"\n\n"):
        with pytest.raises(OversizedEventError):
            _read(pieces, limit_bytes=64)


def test_a_line_that_never_ends_is_refused_at_the_limit() -> None:
    decoder = SseDecoder(limit_bytes=64)
    decoder.feed(b"x" * 64)

    with pytest.raises(OversizedEventError):
        decoder.feed(b"x")


def test_what_is_done_with_does_not_count_towards_the_limit() -> None:
    stream = b": keep-alive\n" * 100 + b"data: a\n\n" * 100 + b"event: x\n" * 100

    for pieces in ([stream], cut_everywhere(stream)):
        assert _read(pieces, limit_bytes=64).count(SseEvent(b"a")) == 100


def _all_cuts(stream: bytes) -> Iterator[list[bytes]]:
    yield [stream]
    yield cut_everywhere(stream)
    yield from cut_once(stream)
