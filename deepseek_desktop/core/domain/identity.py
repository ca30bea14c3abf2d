"""Who answered: what was asked for, and what the host says it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from msgspec import Struct, field
from typing_extensions import override

from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.typed import shown
from deepseek_desktop.core.domain.words import words

_SHOWN_LENGTH = 80
_LENGTH_LIMIT = 300


def _is_sound(text: str) -> bool:
    return text.strip().isprintable() and len(text) <= _LENGTH_LIMIT


class ModelRef(Struct, frozen=True):
    """A model at a provider, written `PROVIDER/MODEL`; the model may hold slashes itself."""

    provider: str
    model: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `PROVIDER/MODEL`; raise `SettingError` where a part is missing or unprintable."""
        provider, _, model = text.strip().partition("/")
        if not provider.strip() or not model.strip() or not _is_sound(text):
            raise SettingError(
                words("errors", "“{typed}” does not name a model. Write PROVIDER/MODEL."),
                typed=shown(text, _SHOWN_LENGTH),
            )
        return cls(provider.strip(), model.strip())

    @override
    def __str__(self) -> str:
        return f"{self.provider}/{self.model}"


class Identity(Struct, frozen=True):
    """Everything known about what gave a reply; what the host did not say is None.

    `model` is what a person asked for, `sent_model` the id that went out for it. `parameters` are
    those that were really sent, in the host's terms; `effects` says why others were not.
    `thinking` and `effort` are what was asked of the model, `reasoning_place` where the host put
    its reasoning. `card` is our catalogue's row at that time, with its source and date.
    """

    provider: str
    model: str
    sent_model: str | None = None
    echoed_model: str | None = None
    fingerprint: str | None = None
    generation_id: str | None = None
    upstream: str | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)
    effects: Mapping[str, Effect] = field(default_factory=dict)
    thinking: bool | None = None
    effort: str | None = None
    reasoning_place: str | None = None
    card: Mapping[str, object] | None = None

    @property
    def asked(self) -> ModelRef:
        """The model that a person asked for."""
        return ModelRef(self.provider, self.model)

    @property
    def is_echoed_differently(self) -> bool:
        """Whether the host names another model than the one that it was sent."""
        return self.echoed_model not in {None, self.sent_model or self.model}

    @property
    def is_translated(self) -> bool:
        """Whether another model name was sent than the one that was asked for."""
        return self.sent_model not in {None, self.model}

    @property
    def is_streamed(self) -> bool:
        """Whether the reply is asked for piece by piece; before a request went out, it seems so."""
        return self.sent_model is None or self.parameters.get("stream") is True
