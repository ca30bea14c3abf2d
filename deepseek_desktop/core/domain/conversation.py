"""Conversations: lanes, turns, and what of them the next request may repeat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.parameters import Parameters
from deepseek_desktop.core.domain.reply import Reply

_TITLE_LENGTH = 80


class Role(StrEnum):
    """Who speaks in a message."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a request."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """What a provider is asked: a model, what was said so far, and what a person set."""

    model: str
    messages: tuple[Message, ...]
    parameters: Parameters = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LaneSetup:
    """What a person chose for a lane besides the model: instructions and parameters."""

    system_prompt: str = ""
    parameters: Parameters = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lane:
    """One model's column; a conversation with one model has one."""

    id: str
    model: ModelRef
    setup: LaneSetup = LaneSetup()


@dataclass(frozen=True, slots=True)
class Turn:
    """One prompt and its replies, oldest first; a retried lane has several."""

    id: str
    prompt: str
    asked_at: datetime
    replies: tuple[Reply, ...] = ()

    def reply_of(self, lane_id: str) -> Reply | None:
        """Return the newest reply of a lane."""
        return next((r for r in reversed(self.replies) if r.lane_id == lane_id), None)

    def answered_reply_of(self, lane_id: str) -> Reply | None:
        """Return the newest reply of a lane that answers; a failed retry takes none away."""
        replies = (r for r in reversed(self.replies) if r.lane_id == lane_id)
        return next((r for r in replies if r.is_answered), None)

    def is_lost_to(self, lane_id: str) -> bool:
        """Whether a lane was asked, and nothing came of it but failures."""
        replies = [r for r in self.replies if r.lane_id == lane_id]
        return bool(replies) and all(r.is_bare_failure for r in replies)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Lanes that answer the same prompts; with two lanes or more it is a comparison."""

    id: str
    title: str
    created_at: datetime
    lanes: tuple[Lane, ...]
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What the library shows of a conversation without opening it."""

    id: str
    title: str
    created_at: datetime
    models: tuple[ModelRef, ...]
    is_interrupted: bool = False


def title_of(prompt: str) -> str:
    """Return the first words of a prompt on one line, at most 80 characters."""
    line = " ".join(prompt.split())
    return line if len(line) <= _TITLE_LENGTH else f"{line[: _TITLE_LENGTH - 1].rstrip()}…"


def messages_for(turns: Iterable[Turn], lane: Lane, prompt: str) -> tuple[Message, ...]:
    """Return what a lane sends to answer `prompt` after its earlier `turns`.

    Reasoning is never sent back. A turn that failed before a word came is left out as a whole: a
    question that a host refused would be refused again with every later one. Of a reply that
    broke or was stopped only the answer is left out; neighbours of the same role are joined,
    because some hosts refuse two in a row.
    """
    messages: list[Message] = []
    if system_prompt := lane.setup.system_prompt.strip():
        messages.append(Message(Role.SYSTEM, system_prompt))
    for turn in turns:
        if turn.is_lost_to(lane.id):
            continue
        messages.append(Message(Role.USER, turn.prompt))
        if reply := turn.answered_reply_of(lane.id):
            messages.append(Message(Role.ASSISTANT, reply.answer))
    messages.append(Message(Role.USER, prompt))
    return _joined(messages)


def _joined(messages: Sequence[Message]) -> tuple[Message, ...]:
    joined: list[Message] = []
    for message in messages:
        if joined and joined[-1].role == message.role:
            content = f"{joined[-1].content}\n\n{message.content}"
            joined[-1] = Message(message.role, content)
        else:
            joined.append(message)
    return tuple(joined)


def without_system(messages: Sequence[Message]) -> tuple[Message, ...]:
    """Return `messages` with the instructions in front of the first question.

    For models that were trained without a system prompt: DeepSeek advises so for R1.
    """
    return _joined(
        [Message(Role.USER, m.content) if m.role is Role.SYSTEM else m for m in messages]
    )
