"""The catalogue that ships, to be looked into."""

from __future__ import annotations

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.catalogue import Catalogue, Host, ModelCard
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.catalogue import read_catalogue

SHIPPED, PROBLEMS = read_catalogue([asset("catalogue")], asset("families"))


def shipped_host(name: str) -> Host:
    """Return a host that ships."""
    host = SHIPPED.host(name)
    assert host is not None
    return host


def shipped_profile(name: str) -> Profile:
    """Return the profile of a host that ships."""
    return shipped_host(name).profile


def card_of(catalogue: Catalogue, provider: str, model: str) -> ModelCard:
    """Return what a catalogue knows of a model."""
    card = catalogue.card(provider, model)
    assert card is not None
    return card
