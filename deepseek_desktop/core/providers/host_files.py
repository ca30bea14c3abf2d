"""Reads from a host's file in the catalogue how that host is asked."""

from __future__ import annotations

from deepseek_desktop.core.domain.address import read_base_url
from deepseek_desktop.core.domain.dialect import Dialect, Protocol, Rule, Translation
from deepseek_desktop.core.domain.profile import BalanceSource, Profile
from deepseek_desktop.core.providers.json_values import (
    Values,
    items,
    name_of,
    numbers,
    objects,
    optional,
    plain,
    strings,
    switch_of,
    value_of,
)

_USUAL = Profile("", "")
_USUAL_DIALECT = Dialect()


def read_profile(values: Values) -> Profile:
    """Return a host's profile; what its file does not say is as with most hosts."""
    base_url = value_of(values, "base_url", str, "")
    return Profile(
        name=name_of(values, "name"),
        base_url=read_base_url(base_url) if base_url else "",
        key_variable=optional(values, "key_variable", str) or None,
        auth_header=value_of(values, "auth_header", str, _USUAL.auth_header),
        auth_prefix=value_of(values, "auth_prefix", str, _USUAL.auth_prefix),
        reasoning_fields=strings(values, "reasoning_fields", _USUAL.reasoning_fields),
        dialect=_dialect(value_of(values, "dialect", dict, {})),
        rules=tuple(_rule(row) for row in objects(values, "rules")),
        translations=tuple(_translation(row) for row in objects(values, "translations")),
        quota_statuses=numbers(values, "quota_statuses"),
        credits_header=value_of(values, "credits_header", str, ""),
        balance=tuple(_balance(row) for row in objects(values, "balance")),
        models_path=value_of(values, "models_path", str, _USUAL.models_path),
        is_local=value_of(values, "is_local", bool, _USUAL.is_local),
        most_at_once=_at_least_one(value_of(values, "most_at_once", int, _USUAL.most_at_once)),
    )


def read_addresses(values: Values) -> tuple[tuple[str, str], ...]:
    """Return the addresses a host is known under, each with its title."""
    addresses = []
    for title, url in items(values, "addresses"):
        if not isinstance(title, str) or not isinstance(url, str):
            raise TypeError("addresses are pairs of a title and a URL")
        addresses.append((title, url))
    return tuple(addresses)


def _dialect(values: Values) -> Dialect:
    usual = _USUAL_DIALECT
    return Dialect(
        protocol=Protocol(values.get("protocol", usual.protocol)),
        model_in_url=value_of(values, "model_in_url", bool, usual.model_in_url),
        streams=value_of(values, "streams", bool, usual.streams),
        stream_options=value_of(values, "stream_options", bool, usual.stream_options),
        max_tokens=value_of(values, "max_tokens", str, usual.max_tokens),
        thinking_on=plain(value_of(values, "thinking_on", dict, {})),
        thinking_off=plain(value_of(values, "thinking_off", dict, {})),
        effort=value_of(values, "effort", str, usual.effort),
        efforts=strings(values, "efforts"),
        upstream=plain(value_of(values, "upstream", dict, {})),
        extra=plain(value_of(values, "extra", dict, {})),
        only=strings(values, "only"),
        assistant_with_tools=plain(value_of(values, "assistant_with_tools", dict, {})),
        query=value_of(values, "query", str, usual.query),
    )


def _rule(values: Values) -> Rule:
    return Rule(
        models=strings(values, "models", ("*",)),
        thinking=optional(values, "thinking", bool),
        thinks=optional(values, "thinks", bool),
        no_effect=strings(values, "no_effect"),
        refused=strings(values, "refused"),
        limits=_limits(value_of(values, "limits", dict, {})),
        choices=_choices(value_of(values, "choices", dict, {})),
        system_in_question=switch_of(values, "system_in_question"),
        source=value_of(values, "source", str, ""),
        as_of=value_of(values, "as_of", str, ""),
    )


def _limits(values: Values) -> dict[str, tuple[float, float]]:
    limits = {}
    for name, (least, most) in plain(values).items():
        if not (isinstance(least, int | float) and isinstance(most, int | float)):
            raise TypeError(f"the limits of {name} are no numbers")
        limits[name] = (least, most)
    return limits


def _choices(values: Values) -> dict[str, tuple[str, ...]]:
    return {name: strings(values, name) for name in values}


def _translation(values: Values) -> Translation:
    return Translation(
        asked=name_of(values, "asked"),
        model=name_of(values, "model"),
        thinking=optional(values, "thinking", bool),
        when_refused=switch_of(values, "when_refused"),
        source=value_of(values, "source", str, ""),
        as_of=value_of(values, "as_of", str, ""),
    )


def _balance(values: Values) -> BalanceSource:
    return BalanceSource(
        url=name_of(values, "url"),
        amount=name_of(values, "amount"),
        currency=value_of(values, "currency", str, ""),
        unit=value_of(values, "unit", str, ""),
    )


def _at_least_one(number: int) -> int:
    if number < 1:
        raise ValueError("most_at_once is below 1")
    return number
