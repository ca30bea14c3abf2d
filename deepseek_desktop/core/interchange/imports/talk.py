"""A conversation as another app keeps it, brought into one form: messages that name each other.

The ids that we give come from the format, the ids there and the content, so the same export gives
the same ones, and a later export of the account only what is new. Who answered is named
`FORMAT-export`: the file says which app it was, hardly ever which host; no provider has such a
name, so nothing can be sent to one by accident.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum
from uuid import UUID, uuid5

from msgspec import Struct, field
from msgspec.structs import replace

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.outcome import Outcome

_OURS = UUID("6f1c8a52-3d0e-5b6b-9a3f-2f0d6a1c7e44")

Json = Mapping[str, object]


class Speaker(Enum):
    """Who says something."""

    PERSON = "person"
    MODEL = "model"
    SYSTEM = "system"
    TOOL = "tool"


_SPEAKERS = {
    **dict.fromkeys(("user", "human", "you", "request"), Speaker.PERSON),
    **dict.fromkeys(("assistant", "model", "ai", "bot", "gpt", "chatgpt"), Speaker.MODEL),
    **dict.fromkeys(("system", "developer"), Speaker.SYSTEM),
}


class Node(Struct, frozen=True):
    """One message; `seat` is the column in which it answers beside other models.

    `files` are names of what was sent along and whose text is not there, `tools` how many steps of
    tools it had.
    """

    id: str
    parent: str | None
    speaker: Speaker
    text: str = ""
    reasoning: str = ""
    model: str = ""
    at: datetime | None = None
    attachments: tuple[Attachment, ...] = ()
    files: tuple[str, ...] = ()
    tools: int = 0
    seat: int = 0
    outcome: Outcome = Outcome.COMPLETE


class Talk(Struct, frozen=True):
    """A conversation with its messages in the order of the file; `head` is the last one shown."""

    id: str
    title: str
    created_at: datetime | None
    nodes: tuple[Node, ...]
    head: str = ""
    system_prompt: str = ""
    models: Mapping[int, str] = field(default_factory=dict)


def id_of(*parts: object) -> str:
    """Return the id of what these parts tell apart from all else."""
    return uuid5(_OURS, json.dumps(parts, ensure_ascii=True)).hex


def speaker_of(role: object) -> Speaker:
    """Return who a role is; what nobody knows is taken for a tool, which is only counted."""
    return _SPEAKERS.get(text_of(role).strip().lower(), Speaker.TOOL)


def text_of(value: object) -> str:
    """Return a value if it is text or a number, else nothing."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return value if isinstance(value, str) else str(value)


def object_of(value: object) -> Json:
    """Return a value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def objects_of(value: object) -> list[Json]:
    """Return the objects in a list, or among the values of an object."""
    inside: Iterable[object] = value.values() if isinstance(value, dict) else ()
    if isinstance(value, list):
        inside = value
    return [each for each in inside if isinstance(each, dict)]


def joined(texts: Iterable[str]) -> str:
    """Return texts as paragraphs; empty ones leave no gap."""
    return "\n\n".join(text for text in texts if text.strip())


def chain(messages: Iterable[Node], parent: str | None = None) -> list[Node]:
    """Return messages that only stand in order so that each follows the one before."""
    linked: list[Node] = []
    for node in messages:
        linked.append(replace(node, parent=parent))
        parent = node.id
    return linked
