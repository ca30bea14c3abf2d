"""Reads the list of models that a host serves, in each of the shapes that hosts give it.

Tolerant: a field of the wrong type counts as missing, an entry without a usable id as not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from deepseek_desktop.core.domain.catalogue import ModelCard, Price
from deepseek_desktop.core.providers.balance import EXACT, currency_in, exact, json_in

MODELS_LIMIT = 5_000
ID_LENGTH = 200

_ALIASES_LIMIT = 20
_TOKENS_LIMIT = 10**9
_QUANTISATION_LENGTH = 40
_MILLION = 1_000_000
# For a million tokens, in any currency; the dearest model of 2026 is far below.
_PRICE_LIMIT = Decimal(10_000)

_ID_FIELDS = ("id", "key", "model", "name")
_CONTEXT_FIELDS = ("context_length", "max_context_length", "max_model_len", "context_window")


class NoModelListError(Exception):
    """What a host sent is no list of models."""


def models_in(body: bytes | object, *, source: str, as_of: str) -> tuple[ModelCard, ...]:
    """Return the models that a host lists; raise `NoModelListError` where that is no list.

    `body` is what came, or JSON that `json_in` has read. Each card says who said so and when.
    """
    try:
        value = json_in(body) if isinstance(body, bytes) else body
    except ValueError as error:
        raise NoModelListError from error
    cards: dict[str, ModelCard] = {}
    for entry in _entries(value):
        name = _usable(next((entry[field] for field in _ID_FIELDS if field in entry), None))
        if name and name not in cards and not _is_left_out(entry):
            cards[name] = _card(name, entry, source, as_of)
        if len(cards) == MODELS_LIMIT:
            break
    return tuple(cards.values())


def family_of(model: str, size: str = "") -> str | None:
    """Return the DeepSeek family that a model's id names; None where that is not sure.

    `size` is the number of weights as Ollama says it ("8.2B").
    """
    name = re.split(r"[/\\]", model.lower())[-1]
    if _MADE_BY_OTHERS.intersection(re.split(r"[^a-z0-9]+", name)):
        return None
    family = next((family for family, pattern in _FAMILIES if pattern.match(name)), None)
    if any(mark in name for mark in _MARKS_OF_DISTILLS):
        return "R1-distill" if family == "R1" else None
    if family != "R1":
        return family
    billions = _BILLIONS.search(f"{name} {size.lower()}")
    if billions is None:
        # Ollama calls a distill that, and elsewhere nobody knows what is latest.
        return None if name.endswith(":latest") else "R1"
    return "R1" if float(billions[1]) >= _R1_BILLIONS else "R1-distill"


def _entries(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield what may be a model; raise `NoModelListError` if there is no list of them."""
    entries = value
    if isinstance(value, dict):
        # llama.cpp sends both, with more to read in the first.
        entries = value.get("data") if "data" in value else value.get("models")
        if _is_empty_of_ollama(value):
            entries = []
    if not isinstance(entries, list):
        raise NoModelListError
    return (entry for entry in entries if isinstance(entry, dict))


def _is_empty_of_ollama(value: Mapping[str, Any]) -> bool:
    """Whether this is a list of nothing in Go's writing; others send such a null with an error."""
    if value.get("object") == "list" and "data" in value:
        return value["data"] is None
    return value == {"models": None}


_OTHER_KINDS = re.compile(r"(?i)embed|image|video|audio|speech|music|tts|stt|rerank|moderation|3d")


def _is_left_out(entry: Mapping[str, Any]) -> bool:
    """Whether this cannot be asked: it is switched off, or it gives numbers and no text."""
    kind = entry.get("type")
    is_other = isinstance(kind, str) and _OTHER_KINDS.search(kind) is not None
    return entry.get("active") is False or is_other


def _card(name: str, entry: Mapping[str, Any], source: str, as_of: str) -> ModelCard:
    info, details = _object(entry.get("info")), _object(entry.get("details"))
    contexts = (
        *(entry.get(field) for field in _CONTEXT_FIELDS),
        info.get("contextLength"),
        _object(entry.get("meta")).get("n_ctx_train"),
    )
    outputs = (
        _object(entry.get("top_provider")).get("max_completion_tokens"),
        entry.get("max_completion_tokens"),
        info.get("outputMax"),
    )
    price = _price(_object(entry.get("pricing")))
    return ModelCard(
        id=name,
        aliases=_aliases(entry.get("aliases"), name),
        family=family_of(name, _usable(details.get("parameter_size"))),
        context=_first_count(contexts),
        max_output=_first_count(outputs),
        quantisation=_quantisation(details.get("quantization_level")),
        prices=() if price is None else (replace(price, source=source, as_of=as_of),),
        source=source,
        as_of=as_of,
    )


def _price(pricing: Mapping[str, Any]) -> Price | None:
    """Return the price for a million tokens; None for one that is not the same for all tokens."""
    if pricing.get("overrides"):
        return None  # it changes with the hour or the length of the prompt
    if "units" in pricing:
        return _price_of_units(pricing)
    # OpenRouter: USD for one token. Its routers say -1, for they cannot know.
    paid, answered = _per_million(pricing.get("prompt")), _per_million(pricing.get("completion"))
    if paid is None or answered is None:
        return None
    return Price("USD", paid, answered, _per_million(pricing.get("input_cache_read")))


def _price_of_units(pricing: Mapping[str, Any]) -> Price | None:
    """Return the price that AI/ML API puts together from units."""
    units, currency = pricing["units"], currency_in(pricing.get("currency"))
    if pricing.get("kind") != "fixed" or not currency or not isinstance(units, list):
        return None
    found: dict[str, Decimal | None] = {}
    for unit in units:
        name = unit.get("name") if isinstance(unit, dict) else None
        if isinstance(name, str) and unit.get("measure") == "token":
            found.setdefault(name, _per_million(unit.get("price"), unit.get("per")))
    paid, answered = found.get("input"), found.get("output")
    if paid is None or answered is None:
        return None
    return Price(currency, paid, answered)


def _per_million(value: object, per: object = 1) -> Decimal | None:
    """Return the exact price of a million tokens from that of `per`; None for what is no price."""
    amount, tokens = exact(value), _count(per)
    if amount is None or tokens is None or _MILLION % tokens:
        return None
    price = EXACT.multiply(amount, Decimal(_MILLION // tokens))
    return price if 0 <= price <= _PRICE_LIMIT else None


def _usable(value: object) -> str:
    """Return a name that can be sent, stored and shown as it is; empty for all others.

    None is cleaned: a name that was changed is another name.
    """
    if not isinstance(value, str) or len(value) > ID_LENGTH or value != value.strip():
        return ""
    return value if value.isprintable() and "\ufffd" not in value else ""


def _aliases(value: object, name: str) -> tuple[str, ...]:
    names = (_usable(alias) for alias in (value if isinstance(value, list) else ()))
    unique = dict.fromkeys(alias for alias in names if alias not in {"", name})
    return tuple(unique)[:_ALIASES_LIMIT]


def _quantisation(value: object) -> str | None:
    name = _usable(value)
    is_known = 0 < len(name) <= _QUANTISATION_LENGTH and name.lower() != "unknown"
    return name if is_known else None


def _first_count(values: Iterable[object]) -> int | None:
    return next((count for value in values if (count := _count(value))), None)


def _count(value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 < value <= _TOKENS_LIMIT else None


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _family(name: str, mark: str) -> tuple[str, re.Pattern[str]]:
    """Return a family and what the end of an id looks like; a longer number is another version."""
    kinds = r"(?:(?:chat|(?:non-)?(?:reasoner|thinking))-)?"
    return name, re.compile(rf"deepseek-{kinds}{mark}(?![a-z0-9]|\.[0-9]|-[0-9]\b)")


# The first that fits counts. "p" is Fireworks' way to write a point, "-" that of Volcengine.
_FAMILIES = (
    _family("R1", "r1"),
    _family("V4.1", "v4[.p-]1"),
    _family("V4", "v4"),
    _family("V3.2", "v3[.p-]2"),
    _family("V3.1", "v3[.p-]1"),
    _family("V3", "v3"),
)
# Words in the ids of what others trained from these models, and of what came before them.
_MADE_BY_OTHERS = {"abliterated", "base", "chimera", "nex", "uncensored", "zero"}
# Their ids end in those of the models that learned from R1.
_MARKS_OF_DISTILLS = ("distill", "qwen", "llama")
_BILLIONS = re.compile(r"(?<![a-z0-9.])([0-9]{1,4}(?:\.[0-9]{1,4})?)b(?![a-z0-9])")
_R1_BILLIONS = 600  # it has 671, its largest distill 70
