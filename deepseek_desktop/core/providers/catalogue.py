"""Reads the catalogue: one JSON file a host, ours first, then the user's own."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from deepseek_desktop.core.domain.address import read_base_url
from deepseek_desktop.core.domain.catalogue import Catalogue, Host, ModelCard, Period, Price
from deepseek_desktop.core.domain.errors import Failure, SettingError
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.words import words

log = logging.getLogger(__name__)

_UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    InvalidOperation,
    RecursionError,
    SettingError,
)


def read_catalogue(folders: Iterable[Path]) -> tuple[Catalogue, tuple[Failure, ...]]:
    """Return what all folders know, a later folder's rows in the place of an earlier one's.

    A file that cannot be read is left out and told.
    """
    hosts: dict[str, Host] = {}
    problems: list[Failure] = []
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            try:
                host = read_host(json.loads(path.read_text("utf-8"), parse_float=Decimal))
            except _UNREADABLE as error:
                log.info("The catalogue file %s cannot be read: %s", path.name, error)
                problems.append(SettingError(_LEFT_OUT, path=str(path)).failure)
                continue
            known = hosts.get(host.profile.name)
            hosts[host.profile.name] = _merged(known, host) if known else host
    return Catalogue(hosts.values()), tuple(problems)


def read_host(values: dict[str, Any]) -> Host:
    """Return a host from the JSON of its file."""
    profile = Profile(
        name=values["name"],
        base_url=read_base_url(values["base_url"]),
        key_variable=values["key_variable"],
        auth_header=values["auth_header"],
        auth_prefix=values["auth_prefix"],
        reasoning_fields=tuple(values["reasoning_fields"]),
    )
    models = tuple(_card(entry) for entry in values["models"])
    return Host(profile, values["title"], models)


def _merged(ours: Host, theirs: Host) -> Host:
    """Return `theirs` with the models that only `ours` knows."""
    named = {card.id for card in theirs.models}
    rest = tuple(card for card in ours.models if card.id not in named)
    return Host(theirs.profile, theirs.title, (*theirs.models, *rest))


def _card(entry: dict[str, Any]) -> ModelCard:
    return ModelCard(
        id=entry["id"],
        aliases=tuple(entry.get("aliases", ())),
        family=entry.get("family"),
        context=entry.get("context"),
        max_output=entry.get("max_output"),
        reasoning=entry.get("reasoning"),
        status=entry.get("status"),
        prices=tuple(_price(row) for row in entry.get("prices", ())),
        source=entry["source"],
        as_of=entry["as_of"],
    )


def _price(row: dict[str, Any]) -> Price:
    cached = row.get("cached")
    return Price(
        currency=row["currency"],
        input=Decimal(row["input"]),
        output=Decimal(row["output"]),
        cached=None if cached is None else Decimal(cached),
        period=Period(row.get("period", "always")),
    )


_LEFT_OUT = words(
    "errors", "The catalogue file {path} cannot be read and was left out. Correct it or remove it."
)
