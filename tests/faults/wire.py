"""Builds what hosts put on the wire: heads, chunks of a stream, whole bodies, errors."""

from __future__ import annotations

import json
from typing import Any

from tests.faults.server import Finish, Script, Send

DONE = b"data: [DONE]\n\n"
KEEP_ALIVE = b": keep-alive\n\n"


def head(
    status: int = 200,
    content_type: str | None = "text/event-stream",
    *,
    length: int | None = None,
    **headers: str,
) -> bytes:
    """Return a response head; without a `length` the body ends where the connection does."""
    lines = [f"HTTP/1.1 {status} Whatever"]
    if content_type is not None:
        lines.append(f"Content-Type: {content_type}")
    if length is None:
        lines.append("Connection: close")
    else:
        lines.append(f"Content-Length: {length}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def event(value: object) -> bytes:
    """Return one event of a stream that carries `value` as JSON."""
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"


def delta(finish_reason: str | None = None, /, **fields: object) -> dict[str, Any]:
    """Return a chunk as DeepSeek sends it."""
    choice = {"index": 0, "delta": fields, "finish_reason": finish_reason}
    return {
        "id": "c1",
        "object": "chat.completion.chunk",
        "model": "host-name",
        "choices": [choice],
    }


def reasoning(text: str) -> bytes:
    """Return a chunk of reasoning."""
    return event(delta(reasoning_content=text, content=None))


def answer(text: str) -> bytes:
    """Return a chunk of the answer."""
    return event(delta(content=text, reasoning_content=None))


def finish(reason: str = "stop", **fields: object) -> bytes:
    """Return the chunk that ends a reply; `fields` go beside its choices."""
    return event(delta(reason, content="") | fields)


def counts(prompt: int = 20, completion: int = 35, thinking: int = 24) -> dict[str, Any]:
    """Return a usage object."""
    return {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "completion_tokens_details": {"reasoning_tokens": thinking},
        "prompt_cache_hit_tokens": 5,
    }


def usage(**values: int) -> bytes:
    """Return the trailing chunk that carries nothing but usage."""
    return event({"choices": [], "usage": counts(**values)})


def comment(text: str = "keep-alive") -> bytes:
    """Return a comment: no content, but a sign of life."""
    return f": {text}\n\n".encode()


def stream(*pieces: bytes) -> Script:
    """Send a stream as it is and hang up."""
    return (Send(head()), *(Send(piece) for piece in pieces), Finish())


def said(answered: str = "It is 4.", thought: str = "") -> Script:
    """Send a whole, faultless reply."""
    thoughts = [reasoning(thought)] if thought else []
    return stream(*thoughts, answer(answered), finish(), usage(), DONE)


def whole(
    body: bytes, status: int = 200, content_type: str = "application/json", **headers: str
) -> Script:
    """Send a response that has a length."""
    return (Send(head(status, content_type, length=len(body), **headers) + body), Finish())


def error(status: int, message: str = "Something is not right.", **headers: str) -> Script:
    """Send an error as DeepSeek words it."""
    body = {"error": {"message": message, "type": "unknown_error", "code": "invalid_request"}}
    return whole(json.dumps(body).encode(), status, **headers)


def page(title: str = "Sign in", status: int = 200) -> Script:
    """Send a web page where an answer was expected."""
    body = f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body>"
    return whole(body.encode(), status, "text/html; charset=utf-8")


def completion(answered: str, thought: str | None = None) -> bytes:
    """Return a reply as one JSON body."""
    message = {"role": "assistant", "content": answered, "reasoning_content": thought}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return json.dumps({"id": "c1", "choices": [choice], "usage": counts()}).encode()
