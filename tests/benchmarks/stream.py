"""A long reply as a host streams it."""

from __future__ import annotations

import json
from random import Random

CHUNKS = 10_000
_READ_BYTES = 16 * 1024
_WORDS = ("Let", " me", " see", ",", " 17", " is", " prime", ".", "\n\n", "素数", " so", " the")


def payloads() -> list[bytes]:
    """Return the JSON of each chunk: half of them reasoning, then the answer, then the usage."""
    random = Random(1)
    return [
        *(_chunk({_field(n): random.choice(_WORDS)}, None) for n in range(CHUNKS - 2)),
        _chunk({}, "stop"),
        _json({"choices": [], "usage": {"prompt_tokens": 12, "completion_tokens": CHUNKS}}),
    ]


def stream() -> bytes:
    """Return the whole body of the response."""
    return b"".join(b"data: " + data + b"\n\n" for data in [*payloads(), b"[DONE]"])


def reads(body: bytes) -> list[bytes]:
    """Return `body` in the pieces in which a socket gives it."""
    return [body[at : at + _READ_BYTES] for at in range(0, len(body), _READ_BYTES)]


def _field(number: int) -> str:
    return "reasoning_content" if number < CHUNKS // 2 else "content"


def _chunk(delta: dict[str, str], finish_reason: str | None) -> bytes:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
    return _json(
        {
            "id": "d2a9f1a5-3f5e-4b57-9a6e-0b1c2d3e4f50",
            "object": "chat.completion.chunk",
            "created": 1737376215,
            "model": "deepseek-reasoner",
            "system_fingerprint": "fp_7e73fd9a08",
            "choices": [choice],
        }
    )


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
