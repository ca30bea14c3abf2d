"""Lists of models as hosts give them, and what they are to become."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from deepseek_desktop.core.domain.catalogue import ModelCard, Price
from deepseek_desktop.core.providers.model_list import models_in

SOURCE, AS_OF = "host.example/models", "2026-11-20"


def short(value: object) -> str:
    return ascii(value)[:24]


def cards_in(body: object) -> tuple[ModelCard, ...]:
    return models_in(body, source=SOURCE, as_of=AS_OF)


def read(value: object) -> tuple[ModelCard, ...]:
    return cards_in(json.dumps(value).encode())


def card(model: str, **facts: Any) -> ModelCard:
    return ModelCard(id=model, **facts, source=SOURCE, as_of=AS_OF)


def price(currency: str, paid: str, answered: str, cached: str | None = None) -> Price:
    cheap = None if cached is None else Decimal(cached)
    return Price(currency, Decimal(paid), Decimal(answered), cheap, source=SOURCE, as_of=AS_OF)
