"""What a provider reports while a reply streams: small values, one kind each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct, field

from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.usage import Usage


class Flaw(StrEnum):
    """Damage in a stream that did not stop us from reading on."""

    MALFORMED_EVENT = "malformed_event"
    INVALID_TEXT = "invalid_text"
    REPEATED_TEXT = "repeated_text"


class Queued(Struct, frozen=True):
    """The request waits for `place - 1` others at the same provider to begin first."""

    place: int


class RetryScheduled(Struct, frozen=True):
    """Asking failed in a way that passes; it is tried again after `wait_s` seconds.

    `attempt` is the number of the coming attempt; `most` how many there may be, None for as many
    as it takes.
    """

    failure: Failure
    wait_s: float
    attempt: int
    most: int | None


class RequestSent(Struct, frozen=True):
    """The request goes out for this model with these parameters, besides the messages.

    `effects` says what became of parameters that did not go out as they were set.
    """

    model: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    effects: Mapping[str, Effect] = field(default_factory=dict)
    thinking: bool | None = None
    effort: str | None = None


class Opened(Struct, frozen=True):
    """The host accepted the request: the first bytes of its response are here."""


class KeptAlive(Struct, frozen=True):
    """The host has nothing to say yet, but lives."""


class Identified(Struct, frozen=True):
    """The host named what answers; unknown parts are None."""

    model: str | None = None
    fingerprint: str | None = None
    generation_id: str | None = None
    upstream: str | None = None


class CreditsReported(Struct, frozen=True):
    """What is left on the account, in the host's own words."""

    left: str


class ReasoningFound(Struct, frozen=True):
    """Where the host puts reasoning: the name of a field, or of a tag inside the answer."""

    place: str


class ToolCallDelta(Struct, frozen=True):
    """More of a call that the model wants made; `index` tells several apart."""

    index: int
    name: str = ""
    arguments: str = ""


class ReasoningDelta(Struct, frozen=True):
    """More reasoning; never empty."""

    text: str


class AnswerDelta(Struct, frozen=True):
    """More of the answer; never empty."""

    text: str


class AnswerRelabelled(Struct, frozen=True):
    """All answer text up to here was reasoning: its opening tag was missing."""


class UsageReported(Struct, frozen=True):
    """The host's own count; the last one is the one that holds."""

    usage: Usage


class FlawFound(Struct, frozen=True):
    """A part of the stream was damaged and skipped or repaired."""

    flaw: Flaw


class Finished(Struct, frozen=True):
    """The model stopped; `reason` is the host's word for why, if it gave one."""

    reason: str | None


StreamEvent: TypeAlias = (
    Queued
    | RetryScheduled
    | RequestSent
    | Opened
    | KeptAlive
    | Identified
    | CreditsReported
    | ReasoningFound
    | ReasoningDelta
    | AnswerDelta
    | AnswerRelabelled
    | ToolCallDelta
    | UsageReported
    | FlawFound
    | Finished
)
