"""What is known of a model, as lines for a terminal and as JSON for scripts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import to_builtins

from deepseek_desktop.core.domain.catalogue import Family, Host, ModelCard, Period, Price, Texts


def list_models(cards: Sequence[ModelCard], *, as_json: bool) -> None:
    """Print models, one on each line."""
    if as_json:
        rows = [to_builtins(card) for card in cards]
        sys.stdout.write(json.dumps({"models": rows}, ensure_ascii=False, indent=2) + "\n")
        return
    width = max((len(card.id) for card in cards), default=0)
    for card in cards:
        price = _price(card.prices[0]) if card.prices else "price unknown"
        context = f"{card.context:,} tokens" if card.context else "context unknown"
        sys.stdout.write(f"{card.id:{width}}  {context}  {price}\n")
    if not cards:
        sys.stdout.write("No model of it is known. Ask it for its list with --refresh.\n")


def card_object(host: Host, card: ModelCard, family: Family | None) -> dict[str, Any]:
    """Return what is known of a model as JSON values; unknown is null."""
    return {
        "provider": host.profile.name,
        "model": to_builtins(card),
        "family": None if family is None else to_builtins(family),
        "notes": [dict(note) for note in host.notes],
    }


def card_lines(host: Host, card: ModelCard, family: Family | None) -> Iterator[str]:
    """Yield what is known of a model, line by line; unknown is said, not guessed."""
    yield f"{host.profile.name}/{card.id}" + (f"  ({family.title})" if family else "")
    yield f"  context     {_count(card.context)}"
    yield f"  max output  {_count(card.max_output)}"
    yield f"  thinking    {card.reasoning or 'unknown'}"
    if card.status not in {None, "active", "local"}:
        yield f"  status      {card.status}"
    if card.quantisation:
        yield f"  weights     {card.quantisation}, as the host says"
    for price in card.prices:
        yield f"  price       {_price(price)}  ({price.source}, {price.as_of})"
    if not card.prices:
        yield "  price       unknown"
    yield f"  source      {card.source}, {card.as_of}"
    yield from (f"  note        {_english(note)}" for note in (*card.notes, *host.notes))
    if family is not None:
        yield from _family_lines(family)


def _family_lines(family: Family) -> Iterator[str]:
    facts = {
        "released": family.released,
        "licence": family.licence,
        "size": family.size,
        "modalities": ", ".join(family.modalities),
    }
    yield from (f"  {name:11} {value}" for name, value in facts.items() if value)
    for title, texts in (
        ("strength", family.strengths),
        ("limit", family.limits),
        ("advice", family.advice),
    ):
        yield from (f"  {title:11} {_english(text)}" for text in texts)
    for row in family.benchmarks:
        yield f"  benchmark   {row.name}: {row.score}  ({row.source}, {row.as_of})"


def _price(price: Price) -> str:
    cached = "" if price.cached is None else f", cached {price.cached}"
    period = "" if price.period is Period.ALWAYS else f" ({price.period.value.replace('_', '-')})"
    return (
        f"{price.input} in{cached}, {price.output} out, {price.currency} per million tokens{period}"
    )


def _count(tokens: int | None) -> str:
    return "unknown" if tokens is None else f"{tokens:,} tokens"


def _english(texts: Texts) -> str:
    return texts.get("en", "")
