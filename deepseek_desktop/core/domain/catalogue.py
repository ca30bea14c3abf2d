"""What is known of hosts and their models. It is old the day it ships, so all of it is dated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from decimal import Decimal
from enum import StrEnum

from deepseek_desktop.core.domain.profile import Profile


class Period(StrEnum):
    """When a price holds."""

    ALWAYS = "always"
    PEAK = "peak"
    OFF_PEAK = "off_peak"


@dataclass(frozen=True, slots=True)
class Price:
    """Money for one million tokens; `cached` is the price of prompt tokens found in a cache."""

    currency: str
    input: Decimal
    output: Decimal
    cached: Decimal | None = None
    period: Period = Period.ALWAYS


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One model at one host; `source` and `as_of` say who said so, and when."""

    id: str
    aliases: tuple[str, ...] = ()
    family: str | None = None
    context: int | None = None
    max_output: int | None = None
    reasoning: str | None = None
    status: str | None = None
    prices: tuple[Price, ...] = ()
    source: str = ""
    as_of: str = ""

    def price_at(self, at: datetime) -> Price | None:
        """Return the price of a request that starts at `at`; None when none is known."""
        wanted = Period.PEAK if is_peak(at) else Period.OFF_PEAK
        return next((p for p in self.prices if p.period in {wanted, Period.ALWAYS}), None)


@dataclass(frozen=True, slots=True)
class Host:
    """A provider that the catalogue knows."""

    profile: Profile
    title: str
    models: tuple[ModelCard, ...] = ()


class Catalogue:
    """Finds hosts by name and models by id or alias."""

    def __init__(self, hosts: Iterable[Host]) -> None:
        self._hosts: Mapping[str, Host] = {host.profile.name: host for host in hosts}

    @property
    def hosts(self) -> tuple[Host, ...]:
        """All hosts."""
        return tuple(self._hosts.values())

    def host(self, provider: str) -> Host | None:
        """Return the host of this name."""
        return self._hosts.get(provider)

    def card(self, provider: str, model: str) -> ModelCard | None:
        """Return what is known of a model; an id counts before an alias."""
        host = self._hosts.get(provider)
        cards = host.models if host else ()
        by_id = next((card for card in cards if card.id == model), None)
        return by_id or next((card for card in cards if model in card.aliases), None)


_PEAK_HOURS_UTC = ((time(1), time(4)), (time(6), time(10)))


def is_peak(at: datetime) -> bool:
    """Whether DeepSeek's peak prices hold: 09-12 and 14-18 o'clock in Beijing, Monday to Friday.

    Source: DeepSeek's price page, 2026-11-15. Chinese public holidays are off-peak there and
    count as working days here, which is one reason why a cost is called an estimate.
    """
    utc = at.astimezone(UTC)
    if utc.weekday() >= 5:
        return False
    return any(start <= utc.time() < end for start, end in _PEAK_HOURS_UTC)
