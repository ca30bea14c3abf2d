"""What a provider reports while a reply streams: small values, one kind each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from deepseek_desktop.core.domain.usage import Usage


class Flaw(StrEnum):
    """Damage in a stream that did not stop us from reading on."""

    MALFORMED_EVENT = "malformed_event"
    INVALID_TEXT = "invalid_text"


@dataclass(frozen=True, slots=True)
class RequestSent:
    """The request goes out with these parameters, besides the model and the messages."""

    parameters: Mapping[str, object]


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
    RequestSent
    | Opened
    | KeptAlive
    | Identified
    | ReasoningDelta
    | AnswerDelta
    | AnswerRelabelled
    | UsageReported
    | FlawFound
    | Finished
)
