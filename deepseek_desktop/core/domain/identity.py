"""Who answered: what was asked for, and what the host says it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from typing_extensions import override

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words

_SHOWN_LENGTH = 80
_LENGTH_LIMIT = 300


def _is_sound(text: str) -> bool:
    return text.strip().isprintable() and len(text) <= _LENGTH_LIMIT


@dataclass(frozen=True, slots=True)
class ModelRef:
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
                typed="".join(c if c.isprintable() else "·" for c in text)[:_SHOWN_LENGTH],
            )
        return cls(provider.strip(), model.strip())

    @override
    def __str__(self) -> str:
        return f"{self.provider}/{self.model}"


@dataclass(frozen=True, slots=True)
class Identity:
    """Everything known about what gave a reply; what the host did not say is None."""

    provider: str
    model: str
    echoed_model: str | None = None
    fingerprint: str | None = None
    generation_id: str | None = None
    upstream: str | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_echoed_differently(self) -> bool:
        """Whether the host names another model than the one that was asked for."""
        return self.echoed_model is not None and self.echoed_model != self.model
