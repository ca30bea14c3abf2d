"""A provider as the window shows it."""

from __future__ import annotations

from urllib.parse import urlsplit

from msgspec import Struct

from deepseek_desktop.core.domain.catalogue import ModelCard, Texts
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.hosts import is_loopback
from deepseek_desktop.core.domain.keys import KeyState
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER, Profile
from deepseek_desktop.core.runs.checking import model_to_check

_GONE = {"retired", "deprecated"}


class ProviderEntry(Struct, frozen=True):
    """What is known of a provider; the key itself is never part of it.

    `key_problem` says why the key cannot be used, `key_trouble` why no key store keeps it.
    `is_own` marks what the person added, `is_key_kept` a key that they gave.
    """

    profile: Profile
    title: str
    is_own: bool = False
    is_hidden: bool = False
    key: KeyState | None = None
    key_problem: Failure | None = None
    key_trouble: Failure | None = None
    is_key_kept: bool = False
    cards: tuple[ModelCard, ...] = ()
    notes: tuple[Texts, ...] = ()

    @property
    def name(self) -> str:
        """The name that stands before the slash in PROVIDER/MODEL."""
        return self.profile.name

    @property
    def is_demo(self) -> bool:
        """Whether it is the demo, which is always there, in the first place."""
        return self.name == DEMO_PROVIDER

    @property
    def heading(self) -> str:
        """How it is called; several that a person added may be like one known host."""
        return self.name if self.is_own else self.title

    @property
    def place(self) -> str:
        """Its other name, where it has one, and where it is."""
        other = self.title if self.is_own else self.name
        parts = ("" if other == self.heading else other, self.profile.base_url)
        return " · ".join(part for part in parts if part)

    @property
    def has_address(self) -> bool:
        """Whether it is known where it is asked; else the person has to say."""
        return bool(self.profile.base_url)

    @property
    def can_be_asked(self) -> bool:
        """Whether nothing is missing to ask it."""
        return self.has_address and self.key_problem is None

    @property
    def takes_key(self) -> bool:
        """Whether a key could be given for it: it has an address, and is not the demo."""
        return self.has_address and self.name != DEMO_PROVIDER

    @property
    def is_here(self) -> bool:
        """Whether it is a server on this machine that takes no key."""
        host = urlsplit(self.profile.base_url).hostname or ""
        return self.profile.key_variable is None and is_loopback(host)

    @property
    def is_paid(self) -> bool:
        """Whether a request to it may cost money; what only might be free counts as paid."""
        return self.profile.is_paid

    @property
    def models(self) -> tuple[str, ...]:
        """The models that may be asked, as far as they are known."""
        return tuple(card.id for card in self.cards if card.status not in _GONE)

    @property
    def model_to_check(self) -> str:
        """The model for a small request; empty when none is known."""
        return model_to_check(self.cards) or ""

    @property
    def listed_from(self) -> str:
        """The oldest date in its list of models."""
        return min((card.as_of for card in self.cards if card.as_of), default="")

    @property
    def listed_to(self) -> str:
        """The newest date in its list of models."""
        return max((card.as_of for card in self.cards if card.as_of), default="")
