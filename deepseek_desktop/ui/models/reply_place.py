"""Where a question or a reply stands: which of several it is, and what has to be said with it."""

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


@dataclass(frozen=True, slots=True)
class PromptPlace:
    """`ids` are the turns with all versions of a question, `shown` the one that is seen.

    `later` is how many questions go on from the other versions.
    """

    ids: tuple[str, ...] = ()
    shown: str = ""
    is_asked: bool = True
    later: int = 0
