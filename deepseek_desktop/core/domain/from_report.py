"""Where a conversation comes from that was opened from a report."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from deepseek_desktop.core.domain.verdict import Verdict


class FromReport(Struct, frozen=True):
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
