"""What a lane offers to choose from."""

from __future__ import annotations

from msgspec import Struct


class Offered(Struct, frozen=True):
    """Models as PROVIDER/MODEL; a person's favourites stand before the others."""

    favourites: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
