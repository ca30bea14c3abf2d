"""What a tab begins with."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.models.prices import Prices
from deepseek_desktop.ui.transcript.reading import Reading


class Offer(Struct, frozen=True):
    """Models to choose from, one per lane chosen, and questions to begin with."""

    models: Offered
    chosen: Sequence[LaneChoice]
    questions: Sequence[str]
    reading: Reading
    thinking_is_open: bool = True
    prices: Prices = field(default_factory=Prices)
