"""What a lane offers to choose from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offered:
    """Models as PROVIDER/MODEL; a person's favourites stand before the others."""

    favourites: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
