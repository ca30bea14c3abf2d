"""Comparisons that are worth making with the models that a person can ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, groupby, repeat

from msgspec import Struct

from deepseek_desktop.core.domain.catalogue import Catalogue, Host, ModelCard
from deepseek_desktop.core.domain.comparison import MOST_LANES
from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.same_model import kind_words, same_elsewhere
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.providers.planning import plan_at

_MOST_OF_A_KIND = 2
_GONE = {"retired", "deprecated"}


class SuggestedSet(Struct, frozen=True):
    """Lanes from left to right; `text` is their name in English, with `facts` to put into it."""

    text: str
    facts: Mapping[str, str]
    lanes: tuple[LaneChoice, ...]

    @property
    def name(self) -> str:
        """The name in English."""
        return self.text.format(**self.facts)


def suggested_sets(catalogue: Catalogue, hosts: Sequence[Host]) -> tuple[SuggestedSet, ...]:
    """Return the comparisons that fit `hosts`, which can all be asked, as a person orders them.

    A model that thinks beside one of its makers that does not, at one host; one model at several
    hosts; one model with and without its thinking.
    """
    usable = [
        (host, [c for c in host.models if c.family and c.status not in _GONE]) for host in hosts
    ]
    return (
        *_some(_reasoning(host, cards) for host, cards in usable),
        *_some(_elsewhere(catalogue, usable)),
        *_some(_thinking(host, cards) for host, cards in usable),
    )


def demo_cards(models: Iterable[str]) -> tuple[ModelCard, ...]:
    """Return what is to be known of the demo's models: the first one thinks, no other does."""
    ways = chain(["always"], repeat("never"))
    pairs = zip(models, ways, strict=False)
    return tuple(ModelCard(name, name, family=name, reasoning=way) for name, way in pairs)


def _some(found: Iterable[SuggestedSet | None]) -> list[SuggestedSet]:
    """Return the first few, each name once."""
    named: dict[str, SuggestedSet] = {}
    for suggested in found:
        if suggested is not None:
            named.setdefault(suggested.name, suggested)
    return list(named.values())[:_MOST_OF_A_KIND]


def _reasoning(host: Host, cards: Sequence[ModelCard]) -> SuggestedSet | None:
    """Compare the first model that always thinks with the first that never does."""
    thinks = next((card for card in cards if card.reasoning == "always"), None)
    answers = next((card for card in cards if card.reasoning == "never"), None)
    if thinks is None or answers is None:
        return None
    facts = {"thinking": _called(thinks), "plain": _called(answers), "host": host.title}
    lanes = (_lane(host, thinks), _lane(host, answers))
    return SuggestedSet(_REASONING, facts, lanes)


def _elsewhere(
    catalogue: Catalogue, usable: Sequence[tuple[Host, Sequence[ModelCard]]]
) -> Iterable[SuggestedSet]:
    """Compare a model at all hosts that have it; those that most hosts have come first."""
    names = [host.profile.name for host, _ in usable]
    found: list[SuggestedSet] = []
    for host, card in ((host, card) for host, cards in usable for card in cards):
        ref = ModelRef(host.profile.name, card.id)
        others = sorted(
            same_elsewhere(catalogue, names, ref), key=lambda r: names.index(r.provider)
        )
        at_each = [next(same) for _, same in groupby(others, key=lambda r: r.provider)]
        refs = sorted((ref, *at_each), key=lambda r: names.index(r.provider))[:MOST_LANES]
        facts = {"model": _called_anywhere(card), "count": str(len(refs))}
        lanes = tuple(LaneChoice(str(each)) for each in refs)
        if len(refs) > 1:
            found.append(SuggestedSet(_ELSEWHERE, facts, lanes))
    return sorted(found, key=lambda suggested: -len(suggested.lanes))


def _thinking(host: Host, cards: Sequence[ModelCard]) -> SuggestedSet | None:
    """Compare the first model whose thinking the host switches on and off with itself."""
    for card in cards:
        plans = [plan_at(host.profile, card.id, {"thinking": is_on}) for is_on in (True, False)]
        if [plan.thinking for plan in plans] == [True, False] and not any(p.effects for p in plans):
            lanes = tuple(
                LaneChoice(f"{host.profile.name}/{card.id}", LaneSetup("", {"thinking": is_on}))
                for is_on in (True, False)
            )
            return SuggestedSet(_THINKING, {"model": _called(card), "host": host.title}, lanes)
    return None


def _lane(host: Host, card: ModelCard) -> LaneChoice:
    return LaneChoice(f"{host.profile.name}/{card.id}")


def _called(card: ModelCard) -> str:
    """Return a short name for a model at one host."""
    return card.title.removeprefix("DeepSeek ") or _called_anywhere(card)


def _called_anywhere(card: ModelCard) -> str:
    """Return a name that holds at all hosts: the family, and what tells it apart there."""
    family = card.family or ""
    kind = (word for word in kind_words(card.id) if word not in family.casefold())
    return " ".join((family, *map(str.capitalize, kind)))


_REASONING = words("lane_sets", "{thinking} vs {plain} at {host}")
_ELSEWHERE = words("lane_sets", "{model} at {count} hosts")
_THINKING = words("lane_sets", "{model}: thinking on vs off, at {host}")
