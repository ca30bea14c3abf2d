"""A reply of a demo model on the wire: its pieces, its usage and the moment of each part."""

from __future__ import annotations

import json
import time
import uuid
import zlib
from collections.abc import Iterator, Mapping
from itertools import accumulate, chain, repeat
from random import Random
from typing import Any, Final, TypeAlias

from msgspec import Struct

from deepseek_desktop.demo.answers import Script
from deepseek_desktop.demo.asking import Asked
from deepseek_desktop.demo.pieces import cut

Timed: TypeAlias = tuple[float, bytes]  # seconds after the request, what to send then

_KEEP_ALIVE: Final = b": keep-alive\n\n"
_DONE: Final = b"data: [DONE]\n\n"


class Tempo(Struct, frozen=True):
    """How fast a model is."""

    wait_s: float
    reasoning_per_s: float
    answer_per_s: float


_REASONER: Final = Tempo(wait_s=0.9, reasoning_per_s=55, answer_per_s=60)
_CHATTER: Final = Tempo(wait_s=0.35, reasoning_per_s=75, answer_per_s=75)


class Reply(Struct, frozen=True):
    """What will be sent. A token is a piece, so the usage can be counted in the stream itself."""

    model: str
    seed: int
    prompt_tokens: int
    reasoning: tuple[str, ...] | None
    answer: tuple[str, ...]
    finish_reason: str

    def usage(self) -> dict[str, object]:
        """Count the tokens as the real host does: those of the reasoning are in both counts."""
        thought = len(self.reasoning or ())
        said = thought + len(self.answer)
        return {
            "prompt_tokens": self.prompt_tokens,
            "completion_tokens": said,
            "total_tokens": self.prompt_tokens + said,
            "prompt_tokens_details": {"cached_tokens": 0},
            "completion_tokens_details": {"reasoning_tokens": thought},
            "prompt_cache_hit_tokens": 0,
            "prompt_cache_miss_tokens": self.prompt_tokens,
        }


def make_reply(asked: Asked, script: Script) -> Reply:
    """Cut `script` into pieces, no more of them than were asked for."""
    is_silent = script.reasoning is None or not asked.may_think
    reasoning = None if is_silent else cut(script.reasoning or "")
    thought = reasoning or ()
    whole = cut(script.answer)
    most = asked.most_tokens or len(thought) + len(whole)
    answer = whole[: max(0, most - len(thought))]
    return Reply(
        model=asked.model,
        # Not hash(), which differs from one start to the next; a lone surrogate is no error.
        seed=zlib.crc32(asked.question.encode("utf-8", "surrogatepass")),
        prompt_tokens=asked.prompt_tokens,
        reasoning=None if reasoning is None else reasoning[:most],
        answer=answer,
        finish_reason="stop" if most >= len(thought) + len(whole) else "length",
    )


def moments(reply: Reply) -> list[float]:
    """Return when the wait ends and then when each piece comes, in seconds after the request."""
    tempo = _CHATTER if reply.reasoning is None else _REASONER
    uneven = Random(reply.seed)
    gaps = chain(
        repeat(1 / tempo.reasoning_per_s, len(reply.reasoning or ())),
        repeat(1 / tempo.answer_per_s, len(reply.answer)),
    )
    return list(accumulate((g * uneven.uniform(0.5, 1.5) for g in gaps), initial=tempo.wait_s))


def timed_stream(reply: Reply, *, include_usage: bool) -> Iterator[Timed]:
    """Yield the server-sent events of `reply`, each with its moment."""
    first, *rest = moments(reply)
    last = rest[-1] if rest else first
    chunk = _Chunks(reply.model)
    yield 0.0, _KEEP_ALIVE
    yield first / 2, _KEEP_ALIVE
    yield first, chunk.delta({"role": "assistant"} | _opening(reply))
    yield from zip(rest, map(chunk.delta, _deltas(reply)), strict=True)
    yield last, chunk.delta(_delta(reply, answer=""), reply.finish_reason)
    if include_usage:
        yield last, chunk.event([], reply.usage())
    yield last, _DONE


def timed_body(reply: Reply) -> Iterator[Timed]:
    """Yield the one JSON body of `reply`, and before it the empty lines that keep a line open."""
    last = moments(reply)[-1]
    lines = max(3, int(last))
    for line in range(lines):
        yield last * line / lines, b"\n"
    message: dict[str, object] = {"role": "assistant", "content": "".join(reply.answer)}
    if reply.reasoning is not None:
        message["reasoning_content"] = "".join(reply.reasoning)
    finish = {"finish_reason": reply.finish_reason}
    choice = {"index": 0, "message": message, "logprobs": None} | finish
    head = _envelope("chat.completion", reply.model)
    yield last, _dump(head | {"choices": [choice], "usage": reply.usage()})


class _Chunks:
    """Writes the chunks of one stream, which share an id and a time."""

    def __init__(self, model: str) -> None:
        self._head = _envelope("chat.completion.chunk", model)

    def delta(self, delta: Mapping[str, object], finish_reason: str | None = None) -> bytes:
        end = {"finish_reason": finish_reason}
        return self.event([{"index": 0, "delta": delta, "logprobs": None} | end], None)

    def event(self, choices: list[Any], usage: Mapping[str, object] | None) -> bytes:
        return b"data: %s\n\n" % _dump(self._head | {"choices": choices, "usage": usage})


def _opening(reply: Reply) -> dict[str, object]:
    if reply.reasoning is None:
        return {"content": ""}
    return {"content": None, "reasoning_content": ""}


def _deltas(reply: Reply) -> Iterator[dict[str, object]]:
    for piece in reply.reasoning or ():
        yield {"content": None, "reasoning_content": piece}
    for piece in reply.answer:
        yield _delta(reply, answer=piece)


def _delta(reply: Reply, *, answer: str) -> dict[str, object]:
    if reply.reasoning is None:
        return {"content": answer}
    return {"content": answer, "reasoning_content": None}


def _envelope(kind: str, model: str) -> dict[str, object]:
    return {
        "id": f"demo-{uuid.uuid4()}",
        "object": kind,
        "created": int(time.time()),
        "model": model,
        "system_fingerprint": "fp_demo",
    }


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
