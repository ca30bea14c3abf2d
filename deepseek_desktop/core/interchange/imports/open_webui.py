"""Open WebUI's export: a list of chats, each with a tree of messages; models answer in columns.

Its thinking stands in the answer, in a details element.
"""

from __future__ import annotations

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.outcome import Outcome
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
    """Whether this is one of its chats."""
    chat = object_of(value.get("chat")) or value
    return bool(object_of(object_of(chat.get("history")).get("messages"))) or (
        isinstance(value.get("chat"), dict) and isinstance(chat.get("messages"), list)
    )


def read(value: Json, clock: Clock) -> Talk:
    """Return one of its chats."""
    chat = object_of(value.get("chat")) or value
    history = object_of(chat.get("history"))
    tree = object_of(history.get("messages"))
    if tree:
        nodes = [_node(key, object_of(each), clock) for key, each in tree.items()]
    else:
        listed = enumerate(objects_of(chat.get("messages")))
        nodes = chain(_node(f"#{number}", each, clock) for number, each in listed)
    models = chat.get("models")
    named = enumerate(models if isinstance(models, list) else ())
    return Talk(
        text_of(value.get("id") or chat.get("id")),
        text_of(value.get("title") or chat.get("title")),
        clock.read(value.get("created_at") or chat.get("timestamp")),
        tuple(nodes),
        text_of(history.get("currentId")),
        text_of(object_of(chat.get("params")).get("system") or chat.get("system")),
        {number: text_of(model) for number, model in named},
    )


def _node(key: str, message: Json, clock: Clock) -> Node:
    content = message.get("content")
    if isinstance(content, list):
        content = joined(text_of(part.get("text")) for part in objects_of(content))
    text, reasoning = text_of(content), text_of(message.get("reasoning_content"))
    speaker = speaker_of(message.get("role"))
    if speaker is Speaker.MODEL:
        marked, text = parted(text)
        reasoning = joined([reasoning, marked])
    parent, seat = message.get("parentId"), message.get("modelIdx")
    attached, files = _files(message)
    return Node(
        text_of(message.get("id")) or key,
        None if parent is None else text_of(parent),
        speaker,
        text,
        reasoning,
        text_of(message.get("model") or message.get("modelName")),
        clock.read(message.get("timestamp")),
        attached,
        files,
        seat=seat if isinstance(seat, int) else 0,
        outcome=Outcome.CUT if message.get("done") is False else Outcome.COMPLETE,
    )


def _files(message: Json) -> tuple[tuple[Attachment, ...], tuple[str, ...]]:
    texts: list[Attachment] = []
    names: list[str] = []
    for each in objects_of(message.get("files")):
        inner = object_of(each.get("file"))
        name = text_of(each.get("name") or inner.get("filename"))
        content = text_of(object_of(inner.get("data")).get("content"))
        if content:
            texts.append(Attachment(name or "file", content))
        else:
            names.append(name)
    return tuple(texts), tuple(names)
