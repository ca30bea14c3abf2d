"""Chatbox's export: sessions with messages in order, earlier threads, and forks of a message."""

from __future__ import annotations

from collections.abc import Iterator

from deepseek_desktop.core.interchange.imports.talk import (
    Json,
    Node,
    Speaker,
    Talk,
    chain,
    joined,
    object_of,
    objects_of,
    speaker_of,
    text_of,
)
from deepseek_desktop.core.interchange.imports.thinking_marks import parted
from deepseek_desktop.core.interchange.imports.times import Clock


def fits(value: Json) -> bool:
    """Whether this is one of its sessions."""
    messages = value.get("messages")
    return (
        isinstance(messages, list)
        and "name" in value
        and all("role" in message for message in objects_of(messages))
    )


def read(value: Json, clock: Clock) -> Talk:
    """Return one of its sessions; an earlier thread is a beginning of its own."""
    nodes: list[Node] = []
    for thread in objects_of(value.get("threads")):
        nodes += _chained(thread.get("messages"), clock, "thread" + text_of(thread.get("id")))
    main = _chained(value.get("messages"), clock, "")
    nodes += main
    forks = object_of(value.get("messageForksHash"))
    for name, fork in forks.items():
        for number, each in enumerate(objects_of(object_of(fork).get("lists"))):
            branch = _chained(each.get("messages"), clock, f"fork{name}{number}", parent=name)
            nodes += branch
    times = [node.at for node in nodes if node.at is not None]
    return Talk(
        text_of(value.get("id")),
        text_of(value.get("name")),
        min(times, default=None),
        tuple(nodes),
        main[-1].id if main else "",
        models={0: _model(value)},
    )


def _chained(messages: object, clock: Clock, place: str, parent: str | None = None) -> list[Node]:
    return chain(_nodes(messages, clock, place), parent)


def _nodes(messages: object, clock: Clock, place: str) -> Iterator[Node]:
    for number, message in enumerate(objects_of(messages)):
        parts = objects_of(message.get("contentParts"))
        said = joined(text_of(p.get("text")) for p in parts if p.get("type") == "text")
        thought = joined(text_of(p.get("text")) for p in parts if p.get("type") == "reasoning")
        text = said or text_of(message.get("content"))
        reasoning = thought or text_of(message.get("reasoningContent"))
        speaker = speaker_of(message.get("role"))
        if speaker is Speaker.MODEL and not reasoning:
            reasoning, text = parted(text)
        files = [text_of(each.get("name")) for each in objects_of(message.get("files"))]
        yield Node(
            text_of(message.get("id")) or f"{place}#{number}",
            None,
            speaker,
            text,
            reasoning,
            text_of(message.get("model")) if speaker is Speaker.MODEL else "",
            clock.read(message.get("timestamp")),
            files=(*files, *("" for part in parts if part.get("type") == "image")),
            tools=sum(part.get("type") == "tool-call" for part in parts),
        )


def _model(session: Json) -> str:
    settings = object_of(session.get("settings"))
    return text_of(settings.get("modelId") or settings.get("model"))
