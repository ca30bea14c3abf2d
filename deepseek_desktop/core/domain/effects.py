"""What a person is told about a parameter that did not go out as they set it."""

from __future__ import annotations

from collections.abc import Mapping

from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.words import words

EFFECT_TEXTS: Mapping[Effect, str] = {
    Effect.NO_EFFECT: words("effects", "{name} has no effect with this model, so it is not sent."),
    Effect.REFUSED: words("effects", "{name} is refused by this model, so it is not sent."),
    Effect.CHANGED: words("effects", "{name} is sent as the nearest value that this model takes."),
    Effect.NOT_HERE: words(
        "effects", "{name} cannot be said to this provider in any way we know, so it is not sent."
    ),
    Effect.MOVED: words(
        "effects", "The instructions went out in front of the first question, as it takes them."
    ),
}

TRANSLATED = words(
    "effects", "{provider} does not know {asked} by this name. It was asked for {sent}."
)
ECHOED = words("effects", "The host says that {echoed} answered, not {asked}.")
