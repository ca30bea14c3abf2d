"""What a provider reports while a reply streams: small values, one kind each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.usage import Usage


class Flaw(StrEnum):
    """Damage in a stream that did not stop us from reading on."""

    MALFORMED_EVENT = "malformed_event"
    INVALID_TEXT = "invalid_text"
    REPEATED_TEXT = "repeated_text"


@dataclass(frozen=True, slots=True)
class Queued:
    """The request waits for `place - 1` others at the same provider to begin first."""

    place: int


@dataclass(frozen=True, slots=True)
class RetryScheduled:
    """Asking failed in a way that passes; it is tried again after `wait_s` seconds.

    `attempt` is the number of the coming attempt; `most` how many there may be, None for as many
    as it takes.
    """

    failure: Failure
    wait_s: float
    attempt: int
    most: int | None


@dataclass(frozen=True, slots=True)
class RequestSent:
    """The request goes out for this model with these parameters, besides the messages.

    `effects` says what became of parameters that did not go out as they were set.
    """

    model: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    effects: Mapping[str, Effect] = field(default_factory=dict)
    thinking: bool | None = None
    effort: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """The host accepted the request: the first bytes of its response are here."""


@dataclass(frozen=True, slots=True)
class KeptAlive:
    """The host has nothing to say yet, but lives."""


@dataclass(frozen=True, slots=True)
class Identified:
    """The host named what answers; unknown parts are None."""

    model: str | None = None
    fingerprint: str | None = None
    generation_id: str | None = None
    upstream: str | None = None


@dataclass(frozen=True, slots=True)
class CreditsReported:
    """What is left on the account, in the host's own words."""

    left: str


@dataclass(frozen=True, slots=True)
class ReasoningFound:
    """Where the host puts reasoning: the name of a field, or of a tag inside the answer."""

    place: str


@dataclass(frozen=True, slots=True)
class ToolCallDelta:
    """More of a call that the model wants made; `index` tells several apart."""

    index: int
    name: str = ""
    arguments: str = ""


@dataclass(frozen=True, slots=True)
class ReasoningDelta:
    """More reasoning; never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerDelta:
    """More of the answer; never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerRelabelled:
    """All answer text up to here was reasoning: its opening tag was missing."""


@dataclass(frozen=True, slots=True)
class UsageReported:
    """The host's own count; the last one is the one that holds."""

    usage: Usage


@dataclass(frozen=True, slots=True)
class FlawFound:
    """A part of the stream was damaged and skipped or repaired."""

    flaw: Flaw


@dataclass(frozen=True, slots=True)
class Finished:
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
