"""Recorded streams with damage of all kinds: never a crash, never a reply that only looks whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from random import Random

import pytest

from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    Finished,
    ReasoningDelta,
    StreamEvent,
    ToolCallDelta,
)
from tests.core.providers.replaying import FOLDER, Replayed, profile_of, recorded, replay
from tests.faults.contract import assert_plain

_NAMES = sorted(path.name for path in FOLDER.iterdir())
_STREAMS = {name: recorded(name) for name in _NAMES}
_EACH, _BATCHES = 10_000, 10  # J25 asks for 100,000

_PIECES = (
    b"\0",
    b"\xff",
    b"\r",
    b"\n\n",
    b"data: ",
    b"event: error\n",
    b": ",
    b"\xef\xbb\xbf",
    b"{",
    b"}",
    b"[",
    b'"',
    b"\\",
    b"\\ud83d",
    b"null",
    b"1e400",
    b"9" * 4400,
    b"[" * 1200,
    b"<think>",
    b"</think>",
)
_SAYS_THE_END = re.compile(rb'\[DONE\]|"finish_reason"\s*:\s*"|"done"\s*:\s*true')


@pytest.mark.parametrize("seed", range(_BATCHES))
async def test_no_damage_is_too_much_and_none_goes_unseen(seed: int) -> None:  # J25
    random = Random(seed)

    for number in range(_EACH):
        name = random.choice(_NAMES)
        damaged = _damage(_STREAMS[name], random)
        cut = random.randrange(len(damaged) + 1)

        replayed = await replay(profile_of(name), [damaged[:cut], damaged[cut:]])

        try:
            _check(replayed, damaged)
        except AssertionError as error:
            error.add_note(f"stream {number} of {name}, seed {seed}: {damaged!r}")
            raise


def _damage(stream: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        start = random.randrange(len(stream) + 1)
        end = min(len(stream), start + random.choice((1, 2, 9, 60, 300)))
        match random.randrange(7):
            case 0:
                stream = stream[:start] + random.randbytes(end - start) + stream[end:]
            case 1 if start < len(stream):
                flipped = stream[start] ^ 1 << random.randrange(8)
                stream = stream[:start] + bytes([flipped]) + stream[start + 1 :]
            case 2:
                stream = stream[:start] + stream[end:]
            case 3:
                stream = stream[:end] + stream[start:]
            case 4:
                stream = stream[:start]
            case 5:
                other = _STREAMS[random.choice(_NAMES)]
                stream = stream[:start] + other[random.randrange(len(other)) :]
            case _:
                stream = stream[:start] + random.choice(_PIECES) + stream[start:]
    return stream


def _check(replayed: Replayed, damaged: bytes) -> None:
    ends = [event for event in replayed.events if isinstance(event, Finished)]
    if ends:
        assert ends == [replayed.events[-1]]
        assert _SAYS_THE_END.search(damaged) or _is_whole(damaged)
    if replayed.error is None:
        assert ends
    else:
        assert_plain(replayed.error.failure)
    for text in _texts(replayed.events):
        assert "\0" not in text
        text.encode()


def _texts(events: tuple[StreamEvent, ...]) -> Iterator[str]:
    for event in events:
        match event:
            case AnswerDelta(text) | ReasoningDelta(text):
                assert text
                yield text
            case ToolCallDelta(_, name, arguments):
                assert name or arguments
                yield name
                yield arguments
            case _:
                pass


def _is_whole(damaged: bytes) -> bool:
    """Whether it is one reply in one piece, which needs no mark."""
    try:
        value = json.loads(damaged.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return False
    choices = value.get("choices") if isinstance(value, dict) else None
    pieces = [choice for choice in choices or () if isinstance(choice, dict)]
    return choices is not None and not any(isinstance(each.get("delta"), dict) for each in pieces)
