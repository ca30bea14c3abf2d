"""What is known of the prices of models that are just being asked."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from deepseek_desktop.core.domain.catalogue import ModelCard
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER


def _no_card(_identity: Identity) -> ModelCard | None:
    return None


def _is_demo(provider: str) -> bool:
    return provider == DEMO_PROVIDER


class Prices(Struct, frozen=True):
    """`card_of` finds the price rows of who answers; `is_free` says which provider takes none."""

    card_of: Callable[[Identity], ModelCard | None] = _no_card
    is_free: Callable[[str], bool] = _is_demo
