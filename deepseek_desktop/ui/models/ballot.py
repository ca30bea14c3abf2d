"""What can be judged of a comparison now, as the vote bar shows it."""

from __future__ import annotations

from msgspec import Struct

from deepseek_desktop.core.domain.verdict import Choice, Reason


class Ballot(Struct, frozen=True):
    """Two replies by the letters of their lanes, and what was said of them so far.

    `pairs` are all that can be judged, in words, `pair` is the number of this one, `next_pair`
    that of the next one without a verdict. `choice` is None, `verdict_id` empty before there is a
    verdict; `said` puts it into words.
    """

    left: str
    right: str
    pairs: tuple[str, ...] = ()
    pair: int = 0
    next_pair: int | None = None
    choice: Choice | None = None
    reasons: frozenset[Reason] = frozenset()
    note: str = ""
    said: str = ""
    verdict_id: str = ""
