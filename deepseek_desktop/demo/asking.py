"""Understands the body of a chat request."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from msgspec import Struct

from deepseek_desktop.demo.answers import MODELS
from deepseek_desktop.demo.http import RefusalError
from deepseek_desktop.demo.pieces import cut


class Asked(Struct, frozen=True):
    """What a client wants: which model, on which question, sent in which way."""

    model: str
    question: str
    prompt_tokens: int
    most_tokens: int | None
    stream: bool
    include_usage: bool
    may_think: bool = True


def parse_asked(body: bytes) -> Asked:
    """Read a chat request, or refuse it as the real host does."""
    wanted = _json_object(body)
    if (model := wanted.get("model")) not in MODELS:
        known = " and ".join(MODELS)
        raise RefusalError(HTTPStatus.NOT_FOUND, f"Model Not Exist; the demo host has {known}.")
    spoken = _messages(wanted.get("messages"))
    questions = [text for role, text in spoken if role == "user"]
    if not questions:
        raise RefusalError(HTTPStatus.BAD_REQUEST, "Among the messages is none of a user.")
    options = wanted.get("stream_options")
    return Asked(
        model=model,
        question=questions[-1],
        prompt_tokens=sum(len(cut(text)) for _, text in spoken),
        most_tokens=_most_tokens(wanted.get("max_tokens")),
        stream=wanted.get("stream") is True,
        include_usage=isinstance(options, dict) and options.get("include_usage") is True,
        may_think=wanted.get("thinking") != {"type": "disabled"},
    )


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        wanted = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RefusalError(HTTPStatus.BAD_REQUEST, "The body is not JSON.") from error
    if not isinstance(wanted, dict):
        raise RefusalError(HTTPStatus.BAD_REQUEST, "The body is not a JSON object.")
    return wanted


def _messages(messages: object) -> list[tuple[object, str]]:
    if not isinstance(messages, list) or not messages:
        raise RefusalError(HTTPStatus.BAD_REQUEST, "There are no messages.")
    if not all(isinstance(message, dict) for message in messages):
        raise RefusalError(HTTPStatus.BAD_REQUEST, "A message is not a JSON object.")
    return [(message.get("role"), _text(message.get("content"))) for message in messages]


def _text(content: object) -> str:
    if isinstance(content, str):
        return content
    # The longer spelling of a message: a list of parts, of which the text is understood.
    parts = content if isinstance(content, list) else []
    texts = (part.get("text") for part in parts if isinstance(part, Mapping))
    return "".join(text for text in texts if isinstance(text, str))


def _most_tokens(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise RefusalError(HTTPStatus.BAD_REQUEST, "Invalid max_tokens value.")
    return value
