"""Claude's export: `conversations.json`, messages in order, newer ones with parents and blocks."""

from __future__ import annotations

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.interchange.imports.talk import (
    Json,
    Node,
    Talk,
    chain,
    joined,
    objects_of,
    speaker_of,
    text_of,
)
from deepseek_desktop.core.interchange.imports.times import Clock

_ROOT = "00000000-0000-4000-8000-000000000000"


def fits(value: Json) -> bool:
    """Whether this is one of its conversations."""
    return isinstance(value.get("chat_messages"), list)


def read(value: Json, clock: Clock) -> Talk:
    """Return one of its conversations."""
    messages = objects_of(value.get("chat_messages"))
    nodes = [_node(message, number, clock) for number, message in enumerate(messages)]
    if not any("parent_message_uuid" in message for message in messages):
        nodes = chain(nodes)
    model = text_of(value.get("model"))
    return Talk(
        text_of(value.get("uuid")),
        text_of(value.get("name")),
        clock.read(value.get("created_at")),
        tuple(nodes),
        text_of(value.get("current_leaf_message_uuid")),
        models={0: model} if model else {},
    )


def _node(message: Json, number: int, clock: Clock) -> Node:
    blocks = objects_of(message.get("content"))
    text = joined(text_of(block.get("text")) for block in blocks if block.get("type") == "text")
    thinking = joined(
        text_of(block.get("thinking")) for block in blocks if block.get("type") == "thinking"
    )
    parent = text_of(message.get("parent_message_uuid"))
    texts = [
        Attachment(text_of(each.get("file_name")) or "file", text_of(each.get("extracted_content")))
        for each in objects_of(message.get("attachments"))
    ]
    files = [text_of(each.get("file_name")) for each in objects_of(message.get("files"))]
    return Node(
        text_of(message.get("uuid")) or f"#{number}",
        parent if parent not in {"", _ROOT} else None,
        speaker_of(message.get("sender") or message.get("role")),
        text or text_of(message.get("text")),
        thinking,
        text_of(message.get("model")),
        clock.read(message.get("created_at")),
        tuple(each for each in texts if each.text),
        (*(each.name for each in texts if not each.text), *files),
        sum(text_of(block.get("type")) not in {"text", "thinking"} for block in blocks),
    )
