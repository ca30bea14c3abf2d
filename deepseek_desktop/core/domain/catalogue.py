"""What is known of hosts and their models. It is old the day it ships, so all of it is dated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.domain.profile import Profile


class Period(StrEnum):
    """When a price holds."""

    ALWAYS = "always"
    PEAK = "peak"
    OFF_PEAK = "off_peak"


Texts = Mapping[str, str]
"""One text in several languages, by language code; `en` is always there."""


class Price(Struct, frozen=True):
    """Money for one million tokens; `cached` is the price of prompt tokens found in a cache."""

    currency: str
    input: Decimal
    output: Decimal
    cached: Decimal | None = None
    period: Period = Period.ALWAYS
    source: str = ""
    as_of: str = ""


class Benchmark(Struct, frozen=True):
    """One published figure of a model family, as its source printed it."""

    name: str
    score: str
    source: str
    as_of: str


class Family(Struct, frozen=True):
    """What is known of a model wherever it is served."""

    name: str
    title: str
    released: str = ""
    licence: str = ""
    size: str = ""
    modalities: tuple[str, ...] = ()
    strengths: tuple[Texts, ...] = ()
    limits: tuple[Texts, ...] = ()
    advice: tuple[Texts, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    source: str = ""
    as_of: str = ""


class ModelCard(Struct, frozen=True):
    """One model at one host; `source` and `as_of` say who said so, and when.

    `reasoning` is always, never or optional. `quantisation` is what the host declares.
    """

    id: str
    title: str = ""
    aliases: tuple[str, ...] = ()
    family: str | None = None
    context: int | None = None
    max_output: int | None = None
    reasoning: str | None = None
    status: str | None = None
    quantisation: str | None = None
    prices: tuple[Price, ...] = ()
    notes: tuple[Texts, ...] = ()
    source: str = ""
    as_of: str = ""

    def price_at(self, at: datetime) -> Price | None:
        """Return the price of a request that starts at `at`; None when none is known."""
        wanted = Period.PEAK if is_peak(at) else Period.OFF_PEAK
        return next((p for p in self.prices if p.period in {wanted, Period.ALWAYS}), None)


def card_record(card: ModelCard) -> dict[str, object]:
    """Return as JSON values what a stored reply keeps of its model's card."""
    known: dict[str, object] = {
        "id": card.id,
        "family": card.family,
        "context": card.context,
        "max_output": card.max_output,
        "quantisation": card.quantisation,
        "source": card.source,
        "as_of": card.as_of,
    }
    return {name: value for name, value in known.items() if value is not None}


class Host(Struct, frozen=True):
    """A provider that the catalogue knows.

    With an empty base URL the address is the person's to say; `addresses` are those that are
    known, by title. `notes` say what nobody could verify.
    """

    profile: Profile
    title: str
    models: tuple[ModelCard, ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()
    notes: tuple[Texts, ...] = ()


class Catalogue:
    """Finds hosts by name and models by id or alias."""

    def __init__(self, hosts: Iterable[Host], families: Iterable[Family] = ()) -> None:
        self._hosts = {host.profile.name: host for host in hosts}
        self._families = {family.name: family for family in families}
        self._fitted: dict[str, Profile] = {}

    @property
    def hosts(self) -> tuple[Host, ...]:
        """All hosts."""
        return tuple(self._hosts.values())

    def renew(self, other: Catalogue) -> None:
        """Know what `other` knows of hosts, in the place of what was known before."""
        self._hosts = dict(other._hosts)

    def host(self, provider: str) -> Host | None:
        """Return the host of this name; one that a person added has its preset's models, too."""
        own = self._hosts.get(provider)
        fitted = self._fitted.get(provider)
        preset = self._hosts.get(fitted.preset) if fitted else None
        if fitted is None or preset is None or preset is own:
            return replace(own, profile=fitted) if own and fitted else own
        listed = own.models if own else ()
        named = {card.id for card in listed}
        rest = tuple(card for card in preset.models if card.id not in named)
        return replace(preset, profile=fitted, models=(*listed, *rest))

    def family(self, card: ModelCard | None) -> Family | None:
        """Return what is known of a card's model wherever it is served."""
        return self._families.get(card.family or "") if card else None

    def fit(self, profile: Profile) -> Profile:
        """Return what `fitted` does, and know from then on that the profile is there."""
        fitted = self.fitted(profile)
        self._fitted[profile.name] = fitted
        return fitted

    def fitted(self, profile: Profile) -> Profile:
        """Return `profile` with the ways of the known host that it names or is named like."""
        host = self._hosts.get(profile.preset or profile.name)
        return host.profile.at(profile) if host else profile

    def forget(self, provider: str) -> None:
        """Know no more that a profile of this name was fitted."""
        self._fitted.pop(provider, None)

    def card_asked(self, provider: str, model: str) -> ModelCard | None:
        """Return what is known of a model by the name a person asks for, translated if need be."""
        host = self.host(provider)
        profile = host.profile if host else Profile("", "")
        found = (profile.translation(model, is_refused=refused) for refused in (False, True))
        names = (model, *(translation.model for translation in found if translation))
        cards = (self.card(provider, name) for name in names)
        return next((card for card in cards if card is not None), None)

    def card(self, provider: str, model: str) -> ModelCard | None:
        """Return what is known of a model; an id counts before an alias."""
        host = self.host(provider)
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
