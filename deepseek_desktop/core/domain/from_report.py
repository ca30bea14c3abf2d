"""Where a conversation comes from that was opened from a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from deepseek_desktop.core.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class FromReport:
    """What the report says of itself, and what holds of it.

    `checksum` is what was computed over it here, `is_intact` whether it and those of all texts are
    what the report claims. `verdicts` were given by whoever made it: they are shown, and count in
    no table of this archive.
    """

    made_at: datetime
    app_version: str
    checksum: str
    is_intact: bool
    verdicts: tuple[Verdict, ...] = ()
