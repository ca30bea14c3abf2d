"""Where a reply stands: which of several it is, and what has to be said above and below it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReplyPlace:
    """`ids` are all replies of the lane in this turn; `mark` says what changed before this one.

    `note` is said besides how the reply ended. `is_last` is at the end of the branch, where a cut
    answer may be sent along with the next question: `is_included`.
    """

    ids: tuple[str, ...] = ()
    mark: str = ""
    note: str = ""
    is_last: bool = False
    is_included: bool = False
