"""Conversations: lanes, turns, and what of them the next request may repeat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from deepseek_desktop.core.domain.attachment import Attachment, Question
from deepseek_desktop.core.domain.comparison import USUAL, ComparisonSettings
from deepseek_desktop.core.domain.from_report import FromReport
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.instructions import GIVEN, GO_ON
from deepseek_desktop.core.domain.parameters import Parameters
from deepseek_desktop.core.domain.reply import Reply

MOST_IN_TITLE = 200
"""Characters in a title that a person types."""

_TITLE_LENGTH = 80


class Role(StrEnum):
    """Who speaks in a message."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


class Message(Struct, frozen=True):
    """One message of a request."""

    role: Role
    content: str


class Request(Struct, frozen=True):
    """What a provider is asked: a model, what was said so far, and what a person set."""

    model: str
    messages: tuple[Message, ...]
    parameters: Parameters = field(default_factory=dict)


class LaneSetup(Struct, frozen=True):
    """What a person chose for a lane besides the model: instructions and parameters."""

    system_prompt: str = ""
    parameters: Parameters = field(default_factory=dict)


class Lane(Struct, frozen=True):
    """One model's column; a conversation with one model has one."""

    id: str
    model: ModelRef
    setup: LaneSetup = LaneSetup()

    def as_for(self, reply: Reply) -> Lane:
        """Return the lane with the model that gave `reply`, which may be another one."""
        return replace(self, model=reply.identity.asked)


class Basis(Struct, frozen=True):
    """The reply that a turn goes on from in one lane, maybe one of another lane.

    A reply that was cut is sent along only where `is_partial` says that a person wants it.
    """

    reply_id: str
    is_partial: bool = False


class Turn(Struct, frozen=True):
    """One prompt and its replies, oldest first; a retried lane has several.

    Turns are a tree: `parent_id` is the turn before (None for a first question), `bases` says by
    lane what this one goes on from. `left_out` is how many of the oldest turns were not sent.
    """

    id: str
    prompt: str
    asked_at: datetime
    replies: tuple[Reply, ...] = ()
    parent_id: str | None = None
    bases: Mapping[str, Basis] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    left_out: int = 0

    @property
    def question(self) -> Question:
        """What was asked."""
        return Question(self.prompt, self.attachments)

    def reply_of(self, lane_id: str) -> Reply | None:
        """Return the newest reply of a lane."""
        return next((r for r in reversed(self.replies) if r.lane_id == lane_id), None)

    def answered_reply_of(self, lane_id: str) -> Reply | None:
        """Return the newest reply of a lane that answers; a failed retry takes none away."""
        replies = (r for r in reversed(self.replies) if r.lane_id == lane_id)
        return next((r for r in replies if r.is_answered), None)

    def is_lost_to(self, lane_id: str) -> bool:
        """Whether others were asked and a lane was not, or nothing came of it but failures."""
        replies = [r for r in self.replies if r.lane_id == lane_id]
        was_left_out = bool(self.replies) and not replies
        return was_left_out or (bool(replies) and all(r.is_bare_failure for r in replies))


class Conversation(Struct, frozen=True):
    """Lanes that answer the same prompts; with two lanes or more it is a comparison.

    `turns` are those of all branches, `head` is the last one of the branch that is shown (None:
    the newest), `choices` the reply that is shown where it is not the newest, by turn and lane.
    """

    id: str
    title: str
    created_at: datetime
    lanes: tuple[Lane, ...]
    turns: tuple[Turn, ...] = ()
    head: str | None = None
    choices: Mapping[tuple[str, str], str] = field(default_factory=dict)
    settings: ComparisonSettings = USUAL

    @property
    def asked_lanes(self) -> tuple[Lane, ...]:
        """The lanes that take part in the next turn: those that do not rest, or all."""
        return self.settings.asked(self.lanes)

    from_report: FromReport | None = None


class Summary(Struct, frozen=True):
    """What the library shows of a conversation without opening it.

    `folder` is the name of the one that it is in, `newest` the number of its newest question: it
    orders what was asked in the same moment. `is_running` says that a reply is being written,
    by whichever process, `is_unread` that one has ended while nobody looked.
    """

    id: str
    title: str
    created_at: datetime
    models: tuple[ModelRef, ...]
    is_interrupted: bool = False
    asked_at: datetime | None = None
    newest: int = 0
    folder: str | None = None
    tags: tuple[str, ...] = ()
    is_pinned: bool = False
    is_unread: bool = False
    is_running: bool = False

    @property
    def used_at(self) -> datetime:
        """When something was asked in it last, or it was made: a copy is newer than its turns."""
        return max(self.created_at, self.asked_at or self.created_at)


class Binned(Struct, frozen=True):
    """A conversation in the bin, or a turn with all that came after it; `text` says which.

    `title` is that of the conversation, `questions` how many go with it.
    """

    id: str
    text: str
    deleted_at: datetime
    conversation_id: str
    title: str
    questions: int
    is_turn: bool


def title_of(prompt: str) -> str:
    """Return the first words of a prompt on one line, at most 80 characters."""
    line = " ".join(prompt.split())
    return line if len(line) <= _TITLE_LENGTH else f"{line[: _TITLE_LENGTH - 1].rstrip()}…"


class Past(Struct, frozen=True):
    """An earlier turn as a lane knows it; `reply` is None where none of its answers is sent."""

    question: Question
    reply: Reply | None


def messages_for(
    past: Iterable[Past],
    setup: LaneSetup,
    question: Question,
    unfinished: str = "",
    thoughts: str = "",
) -> tuple[Message, ...]:
    """Return what a lane sends to answer `question` after its `past`.

    Reasoning is never sent back, unless a person gives a model the `thoughts` of a reply.
    Neighbours of the same role are joined, because some hosts refuse two in a row. `unfinished`
    is an answer that was cut and is to be gone on with.
    """
    messages: list[Message] = []
    if system_prompt := setup.system_prompt.strip():
        messages.append(Message(Role.SYSTEM, system_prompt))
    for turn in past:
        messages.append(Message(Role.USER, turn.question.text))
        if turn.reply is not None:
            messages.append(Message(Role.ASSISTANT, turn.reply.answer))
    given = GIVEN.format(thoughts=thoughts.strip()) if thoughts.strip() else ""
    messages.append(Message(Role.USER, "\n\n".join(filter(None, (question.text, given)))))
    if unfinished:
        messages += [Message(Role.ASSISTANT, unfinished), Message(Role.USER, GO_ON)]
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
