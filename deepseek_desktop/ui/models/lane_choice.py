"""Who is to answer in a lane, and how: what a person chose before the first question."""

from __future__ import annotations

from dataclasses import dataclass, field

from deepseek_desktop.core.domain.conversation import LaneSetup


@dataclass(frozen=True, slots=True)
class LaneChoice:
    """A model as typed, PROVIDER/MODEL, and what was set for it."""

    model: str
    setup: LaneSetup = field(default_factory=LaneSetup)
