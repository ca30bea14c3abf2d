"""How a host wants to be asked, and what its models make of a parameter."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Any

from msgspec import Struct, field


class Protocol(StrEnum):
    """What a host speaks."""

    CHAT_COMPLETIONS = "chat-completions"
    OLLAMA = "ollama"


class Effect(StrEnum):
    """Why a parameter that was set did not go out as it was set."""

    NO_EFFECT = "no_effect"
    REFUSED = "refused"
    CHANGED = "changed"
    NOT_HERE = "not_here"
    MOVED = "moved"


class Dialect(Struct, frozen=True):
    """The facts of a host's requests that differ; the default is what most hosts understand.

    `effort` and `max_tokens` are field names, with a dot for a field inside another.
    `thinking_on` and `thinking_off` are what switches thinking; empty where nobody knows how.
    `assistant_with_tools` goes along with the model's own messages where tools are offered.
    `only` are the parameters that the host takes at all; empty for any.
    """

    protocol: Protocol = Protocol.CHAT_COMPLETIONS
    model_in_url: bool = False
    streams: bool = True
    stream_options: bool = True
    max_tokens: str = "max_tokens"
    thinking_on: Mapping[str, Any] = field(default_factory=dict)
    thinking_off: Mapping[str, Any] = field(default_factory=dict)
    effort: str = ""
    efforts: tuple[str, ...] = ()
    upstream: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    assistant_with_tools: Mapping[str, Any] = field(default_factory=dict)
    query: str = ""


class Rule(Struct, frozen=True):
    """What some models of a host make of parameters and messages; `models` are patterns.

    With `thinking` set, the rule holds only while the model does or does not think.
    `thinks` is what a model does when nobody says anything. `choices` are the values that a
    parameter may have; any other is refused.
    """

    models: tuple[str, ...] = ("*",)
    thinking: bool | None = None
    thinks: bool | None = None
    no_effect: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    limits: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    system_in_question: bool = False
    source: str = ""
    as_of: str = ""

    @property
    def origin(self) -> str:
        """Who says so, and when; empty where that is not known."""
        return ", ".join(filter(None, (self.source, self.as_of)))

    def concerns(self, model: str) -> bool:
        """Whether the rule is about a model."""
        return any(fnmatchcase(model.lower(), pattern.lower()) for pattern in self.models)


class Translation(Struct, frozen=True):
    """A model name that a host does not know, and what to ask for in its place.

    With `when_refused`, the name is tried as it is first. `thinking` is set along, unless a
    person set it themselves.
    """

    asked: str
    model: str
    thinking: bool | None = None
    when_refused: bool = False
    source: str = ""
    as_of: str = ""
