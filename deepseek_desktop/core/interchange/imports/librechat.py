"""LibreChat's export: one conversation in a file, its messages in a list or inside each other."""

from __future__ import annotations

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
    text_of,
)
from deepseek_desktop.core.interchange.imports.thinking_marks import parted
from deepseek_desktop.core.interchange.imports.times import Clock

_ROOT = "00000000-0000-0000-0000-000000000000"


def fits(value: Json) -> bool:
    """Whether this is one of its conversations."""
    return "conversationId" in value and isinstance(_messages(value), list)


def read(value: Json, clock: Clock) -> Talk:
    """Return one of its conversations."""
    flat: list[tuple[Json, str | None]] = []
    inside: list[tuple[Json, str | None]] = [
        (each, None) for each in reversed(objects_of(_messages(value)))
    ]
    while inside:
        message, above = inside.pop()
        flat.append((message, above))
        name = text_of(message.get("messageId"))
        inside += [(each, name) for each in reversed(objects_of(message.get("children")))]
    nodes = [_node(each, above, number, clock) for number, (each, above) in enumerate(flat)]
    if not any("parentMessageId" in each or above for each, above in flat):
        nodes = chain(nodes)
    options = object_of(value.get("options"))
    model = text_of(options.get("model") or value.get("model"))
    return Talk(
        text_of(value.get("conversationId")),
        text_of(value.get("title")),
        clock.read(value.get("createdAt")),
        tuple(nodes),
        system_prompt=text_of(options.get("promptPrefix") or options.get("system")),
        models={0: model} if model else {},
    )


def _messages(value: Json) -> object:
    tree = value.get("messagesTree")
    return tree if isinstance(tree, list) else value.get("messages")


def _node(message: Json, above: str | None, number: int, clock: Clock) -> Node:
    is_person = message.get("isCreatedByUser") is True or message.get("sender") == "User"
    texts, thoughts = _blocks(message)
    text, reasoning = texts or text_of(message.get("text")), thoughts
    if not is_person and not reasoning:
        reasoning, text = parted(text)
    parent = text_of(message.get("parentMessageId")) or above or ""
    is_cut = message.get("unfinished") is True or message.get("error") is True
    return Node(
        text_of(message.get("messageId")) or f"#{number}",
        parent if parent not in {"", _ROOT} else None,
        Speaker.PERSON if is_person else Speaker.MODEL,
        text,
        reasoning,
        "" if is_person else text_of(message.get("model")),
        clock.read(message.get("createdAt")),
        files=tuple(text_of(f.get("filename")) for f in objects_of(message.get("files"))),
        tools=sum(b.get("type") == "tool_call" for b in objects_of(message.get("content"))),
        outcome=Outcome.CUT if is_cut and not is_person else Outcome.COMPLETE,
    )


def _blocks(message: Json) -> tuple[str, str]:
    """Return text and thinking of a message that is written in blocks."""
    texts: list[str] = []
    thoughts: list[str] = []
    for block in objects_of(message.get("content")):
        kind = text_of(block.get("type"))
        said = block.get(kind)
        inner = text_of(said) or text_of(object_of(said).get("value"))
        if kind == "think":
            thoughts.append(inner)
        elif kind == "text":
            texts.append(inner)
    return joined(texts), joined(thoughts)
