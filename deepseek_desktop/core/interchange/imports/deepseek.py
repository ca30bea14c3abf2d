"""DeepSeek's own export: `conversations.json`, a tree of messages, mostly in fragments.

Messages have no role: fragments of the kind REQUEST are the person's, THINK and RESPONSE the
model's. Exports of the first months had `role` with `content` and `reasoning_content` instead.
"""

from __future__ import annotations

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
from deepseek_desktop.core.interchange.imports.thinking_marks import parted
from deepseek_desktop.core.interchange.imports.times import Clock

_KINDS = ("REQUEST", "THINK", "RESPONSE")


def fits(value: Json) -> bool:
    """Whether this is one of its conversations."""
    if not isinstance(value.get("mapping"), dict):
        return False
    messages = [object_of(node.get("message")) for node in objects_of(value["mapping"])]
    return "inserted_at" in value or any("fragments" in message for message in messages)


def read(value: Json, clock: Clock) -> Talk:
    """Return one of its conversations."""
    mapping = object_of(value.get("mapping"))
    nodes = tuple(
        _node(node_id, object_of(node), mapping, clock)
        for node_id, node in mapping.items()
        if object_of(object_of(node).get("message"))
    )
    return Talk(
        text_of(value.get("id")),
        text_of(value.get("title")),
        clock.read(value.get("inserted_at")),
        nodes,
    )


def _node(node_id: str, node: Json, mapping: Json, clock: Clock) -> Node:
    message = object_of(node.get("message"))
    fragments = objects_of(message.get("fragments"))
    said = {kind: _said(fragments, kind) for kind in _KINDS}
    text, reasoning = text_of(message.get("content")), text_of(message.get("reasoning_content"))
    speaker = speaker_of(message.get("role"))
    if said["REQUEST"]:
        speaker, text = Speaker.PERSON, said["REQUEST"]
    elif fragments:
        speaker, text, reasoning = Speaker.MODEL, said["RESPONSE"], said["THINK"]
    elif speaker is Speaker.MODEL and not reasoning:
        reasoning, text = parted(text)
    files = objects_of(message.get("files"))
    return Node(
        node_id,
        _parent(node, mapping),
        speaker,
        text,
        reasoning,
        text_of(message.get("model")) if speaker is Speaker.MODEL else "",
        clock.read(message.get("inserted_at")),
        files=tuple(text_of(each.get("file_name") or each.get("name")) for each in files),
        tools=sum(each.get("type") not in _KINDS for each in fragments),
    )


def _said(fragments: list[Json], kind: str) -> str:
    return joined(text_of(f.get("content")) for f in fragments if f.get("type") == kind)


def _parent(node: Json, mapping: Json) -> str | None:
    """Return the message before; the root of the tree is none."""
    parent = node.get("parent")
    if parent is None or (
        text_of(parent) in mapping
        and not object_of(object_of(mapping[text_of(parent)]).get("message"))
    ):
        return None
    return text_of(parent)
