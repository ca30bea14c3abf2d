"""Finds a model at other hosts, which call it by other names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deepseek_desktop.core.domain.catalogue import Catalogue, ModelCard
from deepseek_desktop.core.domain.identity import ModelRef

_GONE = "retired"
_NO_KIND = {"deepseek", "chat", "reasoner", "non", "thinking", "latest"}
"""Words in the names of models that do not tell one kind of a family from another."""


def same_elsewhere(
    catalogue: Catalogue, providers: Iterable[str], ref: ModelRef
) -> tuple[ModelRef, ...]:
    """Return the same model at other `providers`, those called most alike first.

    Of one family are those of one name, too: Flash is not Pro, a distilled model not the one it
    was distilled from. Where nothing is known of the model, its bare name has to be the same.
    """
    asked = catalogue.card_asked(ref.provider, ref.model)
    names = {_bare(ref.model), *(map(_bare, _names_of(asked)) if asked else ())}
    others = [
        (ModelRef(provider, card.id), card)
        for provider in providers
        if provider != ref.provider and (host := catalogue.host(provider))
        for card in host.models
        if card.status != _GONE and _is_same(card, asked, names)
    ]
    # A name that is the same may tell the very build, so it counts before the rest.
    others.sort(key=lambda other: names.isdisjoint(map(_bare, _names_of(other[1]))))
    return tuple(found for found, _ in others)


def kind_words(name: str) -> tuple[str, ...]:
    """Return what tells apart models of one family: flash, pro, terminus."""
    last = name.rsplit("/", maxsplit=1)[-1].lower()
    return tuple(word for word in re.findall(r"[a-z]{2,}", last) if word not in _NO_KIND)


def _is_same(card: ModelCard, asked: ModelCard | None, names: set[str]) -> bool:
    if not names.isdisjoint(map(_bare, _names_of(card))):
        return True
    if asked is None or asked.family is None or asked.family != card.family:
        return False
    return set(kind_words(asked.id)) == set(kind_words(card.id))


def _names_of(card: ModelCard) -> tuple[str, ...]:
    return (card.id, *card.aliases)


def _bare(name: str) -> str:
    """Return a model's name without what hosts put in front, and with one way to write it."""
    last = name.rsplit("/", maxsplit=1)[-1].lower()
    return re.sub(r"[^a-z0-9]", "", last.removeprefix("deepseek-"))
