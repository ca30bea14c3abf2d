"""ChatGPT's export: `conversations.json`, a tree of messages with parts.

Thinking stands in messages of the kind `thoughts` before the answer; older exports have none.
"""

from __future__ import annotations

from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.interchange.imports.talk import (
    Json,
    Node,
    Speaker,
    Talk,
    joined,
    object_of,
    objects_of,
    speaker_of,
    text_of,
)
from deepseek_desktop.core.interchange.imports.times import Clock

_UNSEEN = {"user_editable_context", "model_editable_context", "reasoning_recap"}
_ENDINGS = {"max_tokens": Outcome.LIMIT, "interrupted": Outcome.STOPPED}


def fits(value: Json) -> bool:
    """Whether this is one of its conversations."""
    mapping = value.get("mapping")
    return isinstance(mapping, dict) and ("current_node" in value or "create_time" in value)


def read(value: Json, clock: Clock) -> Talk:
    """Return one of its conversations."""
    mapping = object_of(value.get("mapping"))
    nodes = tuple(
        node
        for node_id, each in mapping.items()
        if (node := _node(node_id, object_of(each), mapping, clock)) is not None
    )
    head = text_of(value.get("current_node"))
    return Talk(
        text_of(value.get("conversation_id") or value.get("id")),
        text_of(value.get("title")),
        clock.read(value.get("create_time")),
        nodes,
        head,
        models={0: text_of(value.get("default_model_slug"))},
    )


def _node(node_id: str, node: Json, mapping: Json, clock: Clock) -> Node | None:
    message = object_of(node.get("message"))
    if not message:
        return None
    metadata, content = object_of(message.get("metadata")), object_of(message.get("content"))
    kind = text_of(content.get("content_type"))
    speaker = speaker_of(object_of(message.get("author")).get("role"))
    is_hidden = metadata.get("is_visually_hidden_from_conversation") is True or kind in _UNSEEN
    text, reasoning, files = _said(content, kind)
    if is_hidden:
        speaker, text, reasoning = Speaker.SYSTEM, "", ""
    elif speaker is Speaker.MODEL and text_of(message.get("recipient")) not in {"", "all"}:
        speaker = Speaker.TOOL  # what a model writes to a tool is no answer to the person
    return Node(
        node_id,
        _parent(node, mapping),
        speaker,
        text,
        reasoning,
        text_of(metadata.get("model_slug")),
        clock.read(message.get("create_time")),
        files=(*files, *_attached(metadata)) if not is_hidden else (),
        outcome=_ENDINGS.get(
            text_of(object_of(metadata.get("finish_details")).get("type")), Outcome.COMPLETE
        ),
    )


def _said(content: Json, kind: str) -> tuple[str, str, tuple[str, ...]]:
    """Return text, reasoning and the names of what is no text."""
    if kind == "thoughts":
        thoughts = objects_of(content.get("thoughts"))
        return "", joined(_thought(each) for each in thoughts), ()
    parts = content.get("parts")
    texts: list[str] = []
    files: list[str] = []
    for part in parts if isinstance(parts, list) else [content.get("text")]:
        if isinstance(part, dict):
            texts.append(text_of(part.get("text")))
            if "asset_pointer" in part:
                files.append("")
        else:
            texts.append(text_of(part))
    text = joined(texts)
    if kind == "code" and text:
        text = f"```{text_of(content.get('language')).replace('unknown', '')}\n{text}\n```"
    return text, "", tuple(files)


def _thought(thought: Json) -> str:
    summary, content = text_of(thought.get("summary")), text_of(thought.get("content"))
    return joined([f"**{summary}**" if summary and content else summary, content])


def _attached(metadata: Json) -> tuple[str, ...]:
    return tuple(text_of(each.get("name")) for each in objects_of(metadata.get("attachments")))


def _parent(node: Json, mapping: Json) -> str | None:
    """Return the nearest message before; nodes without one are passed over, circles end."""
    parent = node.get("parent")
    passed: set[str] = set()
    while parent is not None:
        name = text_of(parent)
        if name not in mapping:
            return name
        before = object_of(mapping[name])
        if object_of(before.get("message")) or name in passed:
            return name
        passed.add(name)
        parent = before.get("parent")
    return None
