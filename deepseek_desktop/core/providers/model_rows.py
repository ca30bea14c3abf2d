"""Reads the models of a host's file; lays a later file's rows over an earlier one's."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from deepseek_desktop.core.domain.catalogue import ModelCard, Period, Price
from deepseek_desktop.core.providers.json_values import (
    Values,
    name_of,
    objects,
    optional,
    strings,
    translated,
    value_of,
)

_OWN = "your own row"
_NO_FACTS = {"id", "prices", "source", "as_of", "aliases", "notes"}


def read_card(row: Values) -> ModelCard:
    """Return a model from its row; only the id has to be there."""
    source = value_of(row, "source", str, "")
    as_of = value_of(row, "as_of", str, "")
    return ModelCard(
        id=name_of(row, "id"),
        title=value_of(row, "title", str, ""),
        aliases=strings(row, "aliases"),
        family=optional(row, "family", str),
        context=_count(row, "context"),
        max_output=_count(row, "max_output"),
        reasoning=optional(row, "reasoning", str),
        status=optional(row, "status", str),
        quantisation=optional(row, "quantisation", str),
        prices=tuple(_price(price, source, as_of) for price in objects(row, "prices")),
        notes=translated(row, "notes"),
        source=source,
        as_of=as_of,
    )


def sound_row(row: Any) -> tuple[dict[str, Any], ModelCard]:
    """Return what a row gives, ready to be laid over another, and its model; raise for no model.

    What is null is not known, so it is not given. What is given comes with the source and the
    date of its own row: no price may go by another row's. A row without a source is the person's.
    """
    given = {name: value for name, value in row.items() if value is not None}
    given.setdefault("source", _OWN)
    given.setdefault("as_of", "")
    card = read_card(given)
    if "prices" in given:
        said = {"source": given["source"], "as_of": given["as_of"]}
        given["prices"] = [{**said, **price} for price in given["prices"]]
    return given, card


def merged_rows(earlier: Iterable[Values], later: Iterable[Values]) -> list[Values]:
    """Return the earlier rows with the later ones' fields in them, then the new rows."""
    rows = {row["id"]: row for row in earlier}
    for row in later:
        known = rows.get(row["id"])
        rows[row["id"]] = row if known is None else {**known, **row, **_origin(known, row)}
    return list(rows.values())


def _origin(earlier: Values, later: Values) -> dict[str, str]:
    """Return who says what two rows say together; prices name their own source."""
    facts = {name for name in later if name not in _NO_FACTS}
    if not facts:
        return {"source": earlier["source"], "as_of": earlier["as_of"]}
    if not {name for name in earlier if name not in _NO_FACTS} - facts:
        return {"source": later["source"], "as_of": later["as_of"]}
    both = (earlier["source"], earlier["as_of"]), (later["source"], later["as_of"])
    told = dict.fromkeys(", ".join(filter(None, origin)) for origin in both)
    return {"source": "; ".join(filter(None, told)), "as_of": ""}


def _price(row: Values, source: str, as_of: str) -> Price:
    return Price(
        currency=name_of(row, "currency"),
        input=_money(row["input"]),
        output=_money(row["output"]),
        cached=None if row.get("cached") is None else _money(row["cached"]),
        period=Period(row.get("period", "always")),
        source=value_of(row, "source", str, source),
        as_of=value_of(row, "as_of", str, as_of),
    )


def _money(value: object) -> Decimal:
    amount = Decimal(str(value))
    if not amount.is_finite() or amount < 0:
        raise ValueError("an impossible price")
    return amount


def _count(row: Values, name: str) -> int | None:
    count = optional(row, name, int)
    if count is not None and count < 1:
        raise ValueError(f"{name} is below 1")
    return count
